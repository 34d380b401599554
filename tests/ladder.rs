//! The ladder at the size of heaps: what is not recorded is the same as what is, big blocks are split and told, rows of hundreds are judged.

use dissensus::article::Part;
use dissensus::case::Case;
use dissensus::claim::about::{About, Group, Word};
use dissensus::claim::{Check, Claim, Evidence, Kind, Value};
use dissensus::compare::{Gathered, Source, Verdict, ladder};
use dissensus::mention::Anchor;
use dissensus::mention::anchor::From;
use dissensus::mention::figure::{Dimension, Number};
use dissensus::text::Span;
use jiff::civil::date;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

#[test]
fn a_score_alone_is_that_of_the_recorded_levels() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("claims");
    let mut pairs = 0;
    for entry in std::fs::read_dir(cases).unwrap().map(Result::unwrap) {
        if !Case::is_case(&entry.path()) {
            continue;
        }
        let comparison = Case::open(&entry.path()).unwrap().compare().unwrap();
        let claims = comparison.prepared();
        for a in &claims {
            for b in &claims {
                let told = ladder::compare(a, b);
                let expected = told.veto.is_none().then_some(told.score);
                assert_eq!(ladder::score(a, b), expected, "{} and {}", a.claim.id, b.claim.id);
                let sum = told.levels.iter().fold(0.0, |sum, (.., weight)| sum + weight);
                assert_eq!(told.score, sum, "{} and {}", a.claim.id, b.claim.id);
                pairs += usize::from(expected.is_some());
            }
        }
    }
    assert!(pairs > 100, "{pairs} pairs that can answer one question");
}

/// A claim of an article of its own: so many people killed at a place.
fn killed(article: usize, number: i64, place: &str) -> Claim {
    let word = |concept: &str, weight| Word { concept: concept.into(), written: concept.into(), weight };
    let (id, article_id) =
        (format!("article-{article}-casualties-{article:06x}"), format!("article-{article}"));
    let number_told = Number::exactly(Decimal::from(number));
    let value = Value::Figure { number: number_told, unit: None, dimension: Dimension::Count };
    let evidence = Evidence {
        quote: format!("{number} people were killed at {place}, article {article} says"),
        span: Some(Span { start: 0, end: 40 }),
        sentence: Some(Span { start: 0, end: 50 }),
        part: Part::Body,
        check: Check::Verbatim,
    };
    Claim {
        about: About {
            measure: Some("killed".into()),
            event: Some("blaze".into()),
            counted: Some(Group {
                written: "people".into(),
                key: "person".into(),
                // Losses of two sides are two questions.
                side: Some(place.into()),
                side_inferred: false,
            }),
            words: vec![word("blaze", 0.8), word("hall", 0.5)],
            places: vec![word(place, 0.9)],
            ..About::default()
        },
        rule: "test".into(),
        ..Claim::plain(&id, &article_id, Kind::Casualties, value, evidence)
    }
}

fn sources(claims: &[Claim]) -> Vec<Source> {
    let source = |claim: &Claim| Source {
        id: claim.article.clone(),
        anchor: Anchor::on(date(2031, 5, 7), From::Published),
        outlet: None,
        origin: claim.article.clone(),
    };
    claims.iter().map(source).collect()
}

fn gathered(claims: &[Claim]) -> Gathered {
    Gathered::of(claims, &sources(claims), &BTreeMap::new())
}

/// The name of a place that is no other spelling of another one.
fn place(n: usize) -> String {
    let letter = |n: usize| char::from(b"abcdefghijklmnopqrstuvwxyz"[n % 26]);
    let part = |n: usize| letter(n).to_string().repeat(3);
    format!("{}{}{}", part(n), part(n / 26), part(n * 7 + 3))
}

#[test]
fn a_block_that_is_too_big_is_split_by_what_its_claims_are_about_and_told() {
    // Three articles on each of so many events, far from one another in the order of the articles.
    let events = 720;
    let claims: Vec<Claim> =
        (0..events * 3).map(|i| killed(i, (i % events) as i64 + 2, &place(i % events))).collect();
    let gathered = gathered(&claims);
    let [split] = gathered.splits() else { panic!("{:?}", gathered.splits()) };
    assert_eq!(
        (split.kind, split.what.as_deref(), split.claims),
        (Kind::Casualties, Some("killed"), claims.len())
    );
    assert!(split.parts > 1);
    // Whatever part they are in, those of one place were compared with one another.
    let part = |i: usize| gathered.groups().iter().position(|group| group.contains(&i)).unwrap();
    let together = (0..events).filter(|i| part(*i) == part(i + events) && part(*i) == part(i + 2 * events));
    assert!(together.count() > events * 9 / 10);
    let all: BTreeSet<usize> = gathered.groups().iter().flatten().copied().collect();
    assert_eq!(all.len(), claims.len(), "no claim is lost");
    // A claim less than the largest block, and nothing is split.
    assert_eq!(self::gathered(&claims[..300]).splits(), &[]);
}

#[test]
fn a_row_of_hundreds_is_judged() {
    let mut claims: Vec<Claim> = (0..1200).map(|i| killed(i, 9, "ansel")).collect();
    let row = |claims: &[Claim]| {
        let questions = dissensus::compare::compare(
            claims,
            &sources(claims),
            &BTreeMap::new(),
            &dissensus::compare::Links::default(),
        );
        questions.iter().map(|one| (one.verdict, one.claims.len(), one.origins)).collect::<Vec<_>>()
    };
    assert_eq!(row(&claims), [(Verdict::Agree, 1200, 1200)]);
    // One that differs is seen among a thousand that agree, wherever it stands.
    claims[1100] = killed(1100, 14, "ansel");
    assert_eq!(row(&claims), [(Verdict::Conflict, 1200, 1200)]);
}
