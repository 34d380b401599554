//! Claims are read from the temporary file as they were, blocks hold what belongs together, and what is split is told.

use super::*;
use crate::article::{Article, Metadata};
use crate::claim::Claim;
use crate::claim::find;
use crate::claim::record::Source;
use crate::compare::set::VagueWords;
use crate::compare::{self, Links};
use crate::mention::Anchor;
use crate::mention::anchor;
use borsh::BorshDeserialize;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::ops::ControlFlow;

fn records(id: &str, body: &str, day: Date) -> Vec<Record> {
    let article = Article {
        id: id.into(),
        path: None,
        metadata: Metadata::default(),
        body: body.into(),
        lines_before: 0,
        zones: Vec::new(),
    };
    let anchor = Anchor::on(day, anchor::From::Published);
    let source = Source { anchor, outlet: Some(format!("The {id}")), origin: id.into() };
    find::find(&article, &anchor)
        .claims
        .into_iter()
        .map(|claim| Record { claim, source: source.clone() })
        .collect()
}

/// The ids of the claims of each block, and how they were joined.
fn blocks(records: &[Record], bounds: Bounds) -> (Vec<Vec<String>>, Joined, Judged) {
    let mut claims = Claims::new(bounds).unwrap();
    for some in records.chunks(7) {
        claims.add(some).unwrap();
    }
    let blocks = claims.joined().unwrap();
    let mut all = Vec::new();
    let ids = |block: &Block| block.claims.iter().map(|claim| claim.id.clone()).collect();
    let judged = blocks.judge(&VagueWords::new(), ids, |ids| {
        all.push(ids);
        Ok(ControlFlow::Continue(()))
    });
    (all, blocks.joined().clone(), judged.unwrap())
}

const DAY: Date = date(2031, 5, 8);

fn two_incidents() -> Vec<Record> {
    let mut all = Vec::new();
    all.extend(records(
        "courier",
        "The ferry Halcyon sank off Skerry Point on 7 May, killing 14 people. Nine were injured.",
        DAY,
    ));
    all.extend(records(
        "post",
        "A blaze at the Ormond works in Dunmere killed three people on Tuesday.",
        DAY,
    ));
    all.extend(records(
        "herald",
        "Sixteen people died when the Halcyon sank off Skery Point. Officials said ten were injured.",
        DAY,
    ));
    all.extend(records(
        "gazette",
        "Four people were killed in a fire in Dunmere on Tuesday, police said.",
        date(2031, 5, 9),
    ));
    all
}

#[test]
fn a_block_is_an_incident_in_the_order_in_which_its_claims_came() {
    let records = two_incidents();
    let (blocks, joined, judged) = blocks(&records, Bounds::default());
    assert_eq!((joined.blocks, joined.articles, joined.claims), (2, 4, records.len()));
    assert_eq!(judged.doubles, 0);
    let of = |articles: [&str; 2]| -> Vec<String> {
        let own = records.iter().filter(|record| articles.contains(&record.claim.article.as_str()));
        own.map(|record| record.claim.id.clone()).collect()
    };
    assert_eq!(blocks, [of(["courier", "herald"]), of(["post", "gazette"])]);
}

#[test]
fn one_slip_or_gap_parts_no_articles() {
    let told = "The ferry Halcyon sank off Skerry Point on 7 May, killing 14 people.";
    let day_after = date(2031, 5, 9);
    for (body, day, expected) in [
        ("The ferry Halcyon sank off Skerry Point, killing 15 people.", day_after, 1),
        ("The ferry Halcyon sank off Sperry Point on 7 May, killing 15 people.", DAY, 1),
        ("The ferry Halcybn sank off Skerry Point on 7 May, killing 15 people.", DAY, 1),
        ("The ferry Merganser sank off Dunmere on 9 May, killing 14 people.", day_after, 2),
    ] {
        let mut all = records("courier", told, DAY);
        all.extend(records("post", body, day));
        assert_eq!(blocks(&all, Bounds::default()).1.blocks, expected, "{body}");
    }
}

#[test]
fn what_comes_twice_counts_once() {
    let mut records = two_incidents();
    records.extend(two_incidents());
    let (twice, _, judged) = blocks(&records, Bounds::default());
    assert_eq!(judged.doubles * 2, records.len());
    assert_eq!(twice, blocks(&two_incidents(), Bounds::default()).0);
}

#[test]
fn claims_of_one_article_stay_together_wherever_they_stand() {
    let mut records = two_incidents();
    let late = records.remove(0);
    records.push(late);
    assert_eq!(blocks(&records, Bounds::default()).1.blocks, 2);
}

#[test]
fn what_is_too_big_is_split_and_told() {
    let town = |i: usize| format!("A blaze at the Ormond works in Dunmere killed {} people on 7 May.", i + 3);
    let records: Vec<Record> = (0..60).flat_map(|i| records(&format!("a{i}"), &town(i), DAY)).collect();
    let whole = blocks(&records, Bounds::default());
    assert_eq!(whole.1.blocks, 1, "{:?}", whole.1);
    let bounds = Bounds { largest: 40, ..Bounds::default() };
    let (cut, joined, _) = blocks(&records, bounds);
    assert!(joined.cut > 0 && joined.blocks > 1 && joined.largest <= 40, "{joined:?}");
    let mut all: Vec<String> = cut.concat();
    all.sort();
    let mut expected: Vec<String> = records.iter().map(|record| record.claim.id.clone()).collect();
    expected.sort();
    assert_eq!(all, expected);
}

/// The labels of the flags that two articles of these days give.
fn flags(texts: [&str; 2], days: [Date; 2]) -> Vec<String> {
    let mut all = records("one", texts[0], days[0]);
    all.extend(records("two", texts[1], days[1]));
    let claims: Vec<Claim> = all.iter().map(|record| record.claim.clone()).collect();
    let source = |record: &Record| compare::Source {
        id: record.claim.article.clone(),
        anchor: record.source.anchor,
        outlet: record.source.outlet.clone(),
        origin: record.source.origin.clone(),
    };
    let mut sources: Vec<compare::Source> = all.iter().map(source).collect();
    sources.dedup();
    let questions = compare::compare(&claims, &sources, &VagueWords::new(), &Links::default());
    let flagged = questions.into_iter().filter(|question| question.verdict.is_flagged());
    flagged.map(|question| question.label).collect()
}

#[test]
fn a_fire_and_a_flood_in_one_town_are_not_held_against_each_other() {
    let fire = "A fire swept through a textile works in Dunmere on 7 May, killing nine people.";
    let flood = "Floods hit Dunmere on 7 May, leaving 14 people dead.";
    assert_eq!(flags([fire, flood], [DAY, DAY]), Vec::<String>::new());
    let other = "A fire destroyed a textile works in Dunmere on 7 May, leaving 14 people dead.";
    assert_eq!(flags([fire, other], [DAY, DAY]).len(), 1);
}

#[test]
fn what_is_sent_and_what_is_counted_up_grows_from_day_to_day() {
    let told = |sent: u32, cost: u32| {
        format!(
            "A fire swept through a textile works in Dunmere. The government sent {sent} rescuers to Dunmere after the fire. \
             The damage was put at {cost} million crowns."
        )
    };
    let (first, then) = (told(60, 36), told(82, 47));
    let later = DAY.checked_add(2.days()).unwrap();
    assert_eq!(flags([&first, &then], [DAY, later]), Vec::<String>::new());
    assert_eq!(flags([&first, &then], [DAY, DAY]).len(), 2);
}

#[track_caller]
fn comes_back(records: &[Record]) {
    for record in records {
        let mut bytes = borsh::to_vec(&record.source).unwrap();
        bytes.extend(borsh::to_vec(&record.claim).unwrap());
        let mut from = bytes.as_slice();
        assert_eq!(Source::deserialize(&mut from).unwrap(), record.source);
        assert_eq!(Claim::deserialize(&mut from).unwrap(), record.claim);
        assert!(from.is_empty());
        for end in 0..bytes.len() {
            let mut cut = &bytes[..end];
            assert!(Source::deserialize(&mut cut).and_then(|_| Claim::deserialize(&mut cut)).is_err());
        }
    }
}

#[test]
fn every_claim_comes_back_from_the_temporary_file() {
    let mut all = two_incidents();
    all.extend(records(
        "voice",
        "At least 14 sailors of Brennia drowned and about 7.60 million crowns were lost, Minister Ilse Korm told the Harbour Post. \
         The inquiry was put back from Monday to 2 June 2031. Norrland accused Brennia of shelling Port Ansel. Dozens were hurt, up from \
         nine. The accord was not signed. Édouard Łącki, the mayor, said 74 of 80 on board were safe.",
        DAY,
    ));
    comes_back(&all);
}

proptest! {
    #[test]
    fn claims_of_any_text_come_back(text in "([A-Zé][a-z]{2,8} |[0-9]{1,6}[.,]?[0-9]? (dead|injured|ships|km) |\\PC{1,4}|on 5 May |said\\. ){0,20}") {
        comes_back(&records("a", &text, DAY));
    }

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let mut from = bytes.as_slice();
        let _ = Source::deserialize(&mut from);
        let _ = Claim::deserialize(&mut bytes.as_slice());
    }
}
