//! Any decisions, in any order, on any rows of the sample case: what must hold whatever people do.

use super::desk::{Desk, marks_of_row};
use super::document;
use dissensus::case::{Case, Comparison, Extraction};
use dissensus::compare::Verdict;
use dissensus::review::standing::mark_of;
use dissensus::review::{Decision, Mark, Row, Ruling, Stale, line, log, store};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

pub(super) static FERRY: LazyLock<(Case, Extraction, String)> = LazyLock::new(|| {
    let case = Case::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("claims/ferry-2031")).unwrap();
    let desk = Desk::of(&case);
    let untouched = document(&desk, &desk.now());
    (case, desk.extraction, untouched)
});

/// What to do, and on which row and claims: numbers that are taken modulo what there is.
pub(super) type Act = (u8, usize, usize, usize);

fn ruled(desk: &mut Desk, act: Act) {
    if let Some(ruling) = ruling_of(&desk.case, &desk.now(), &desk.made, act) {
        desk.make(["ana", "ben"][act.3 % 2], ruling, None);
    }
}

/// The ruling of an act on what stands now; `None` where there is nothing to undo.
pub(super) fn ruling_of(
    case: &Case,
    now: &Comparison,
    made: &[Decision],
    (verb, a, b, c): Act,
) -> Option<Ruling> {
    let row = |n: usize| -> Row {
        let rows = now.questions.len();
        // Few rows, so that decisions meet.
        let question = &now.questions[(n % 12) * 5 % rows];
        marks_of_row(now, question)
    };
    let one = row(a);
    let claim = one.claims[b % one.claims.len()].clone();
    Some(match verb % 12 {
        0 | 1 => {
            let verdict = Verdict::ALL[c % Verdict::ALL.len()];
            Ruling::Verdict { on: one, verdict, was: "conflict, values-apart".to_owned() }
        }
        2 => Ruling::Flag { on: one },
        3 => Ruling::Unflag { on: one },
        4 => Ruling::Note { on: one },
        5 | 6 => {
            let mut claims = one.claims;
            let more: Vec<Mark> = row(b).claims.into_iter().filter(|mark| !claims.contains(mark)).collect();
            claims.extend(more);
            Ruling::Same { on: Row { claims, ..Row::default() } }
        }
        7 => {
            let leaving = one.claims.iter().skip(b % one.claims.len()).step_by(1 + c % 2);
            Ruling::Apart { leaving: leaving.map(|mark| mark.id.clone()).collect(), on: one }
        }
        8 => {
            let articles = &case.articles;
            let mark = |n: usize| {
                let article = &articles[n % articles.len()];
                Mark { id: article.id.clone(), mark: mark_of(article), says: article.id.clone() }
            };
            Ruling::SameOrigin { articles: vec![mark(a), mark(b)] }
        }
        9 => Ruling::Reject { claim },
        10 => Ruling::Amend { claim, to: vec![("said_by".to_owned(), "Harbour Board".to_owned())] },
        _ if made.is_empty() => return None,
        _ => Ruling::Undo { of: made[a % made.len()].id.clone() },
    })
}

fn at_work(acts: &[Act]) -> Desk {
    let (case, extraction, _) = &*FERRY;
    let mut desk = Desk { case: case.clone(), extraction: extraction.clone(), made: Vec::new() };
    for act in acts {
        ruled(&mut desk, *act);
    }
    desk
}

/// The decisions that count, worked out once more: an undo counts unless one that counts undoes it.
fn counting(made: &[Decision]) -> Vec<&Decision> {
    fn counts(made: &[Decision], decision: &Decision) -> bool {
        !made.iter().any(|other| {
            matches!(&other.ruling, Ruling::Undo { of } if *of == decision.id) && counts(made, other)
        })
    }
    let is_undo = |decision: &&Decision| matches!(decision.ruling, Ruling::Undo { .. });
    made.iter().filter(|decision| !is_undo(decision) && counts(made, decision)).collect()
}

/// Every decision that counts is stale, or stands where it belongs, or is replaced by a later one of its sort there.
fn is_accounted_for(desk: &Desk, now: &Comparison) {
    let counting = counting(&desk.made);
    let review = &now.review;
    assert_eq!(review.decisions, counting.len());
    assert_eq!(review.by.values().sum::<usize>(), counting.len());
    assert_eq!(review.standings.len(), now.questions.len());
    let ids = |stale: &Stale| stale.decision.id.clone();
    let stale: BTreeSet<String> = review.stale.iter().map(ids).collect();
    assert_eq!(stale.len(), review.stale.len(), "none twice");
    let all: BTreeSet<&str> = now.claims.iter().map(|claim| claim.id.as_str()).collect();
    for decision in counting {
        let places: Vec<usize> = (0..now.questions.len())
            .filter(|q| {
                let standing = &review.standings[*q];
                let ruled = standing.ruled.iter().map(|ruled| &ruled.decision);
                let told = ruled.chain(&standing.flagged).chain(&standing.notes).chain(&standing.shaped);
                told.into_iter().any(|told| told.id == decision.id)
            })
            .collect();
        let beside = review.beside.iter().any(|told| told.id == decision.id);
        if stale.contains(&decision.id) {
            assert!(places.is_empty() && !beside, "{decision:?} holds and is stale");
            continue;
        }
        let row = |q: &usize| -> BTreeSet<&str> {
            now.questions[*q].claims.iter().map(|i| now.claims[*i].id.as_str()).collect()
        };
        let own: BTreeSet<&str> = decision.ruling.claims().iter().map(|mark| mark.id.as_str()).collect();
        match decision.ruling {
            // What is said of a row goes with it when people merge and split it.
            Ruling::Flag { .. } | Ruling::Unflag { .. } | Ruling::Note { .. } => {
                assert!(places.len() <= 1 && places.iter().all(|place| !row(place).is_disjoint(&own)));
                let is_shown = places.first().is_some_and(|q| review.standings[*q].notes.contains(decision));
                assert!(!matches!(decision.ruling, Ruling::Note { .. }) || is_shown);
            }
            Ruling::Verdict { .. } => {
                let home = (0..now.questions.len()).find(|q| row(q) == own);
                let home = home.unwrap_or_else(|| panic!("{decision:?} holds on no row"));
                let standing = &review.standings[home];
                assert!(places.iter().all(|place| *place == home));
                if let Ruling::Verdict { verdict, .. } = decision.ruling {
                    let last = standing.ruled.as_ref().unwrap();
                    assert!(last.decision.at >= decision.at);
                    assert!(last.decision.id != decision.id || now.questions[home].verdict == verdict);
                }
            }
            Ruling::Same { .. } => assert_eq!(places.len(), 1, "{decision:?}"),
            Ruling::Apart { .. } => assert!(!places.is_empty(), "{decision:?}"),
            Ruling::Amend { .. } => {
                let is_there = own.iter().all(|id| all.contains(id));
                assert_eq!(places.len(), usize::from(is_there), "{decision:?}");
            }
            Ruling::Reject { .. } if beside => assert!(own.iter().all(|id| !all.contains(id))),
            Ruling::Reject { .. } | Ruling::SameOrigin { .. } | Ruling::Undo { .. } => {}
        }
    }
}

/// Every claim stands in one row.
fn is_whole(now: &Comparison) {
    let mut placed: Vec<usize> = now.questions.iter().flat_map(|question| question.claims.clone()).collect();
    placed.sort_unstable();
    assert_eq!(placed, (0..now.claims.len()).collect::<Vec<_>>());
    let ids: BTreeSet<&str> = now.questions.iter().map(|question| question.id.as_str()).collect();
    assert_eq!(ids.len(), now.questions.len());
}

/// The last act, if it changed rows, changed them as it says and left the others alone.
fn surprises_nobody(before: &Comparison, now: &Comparison, last: &Decision) {
    type Rows<'c> = BTreeSet<BTreeSet<&'c str>>;
    fn rows(comparison: &Comparison) -> Rows<'_> {
        let ids = |claims: &Vec<usize>| claims.iter().map(|i| comparison.claims[*i].id.as_str()).collect();
        comparison.questions.iter().map(|question| ids(&question.claims)).collect()
    }
    let own: BTreeSet<&str> = last.ruling.claims().iter().map(|mark| mark.id.as_str()).collect();
    let mut expected = rows(before);
    match &last.ruling {
        Ruling::Same { .. } => {
            expected.retain(|row| row.is_disjoint(&own));
            expected.insert(own);
        }
        Ruling::Apart { leaving, .. } => {
            expected.retain(|row| row.is_disjoint(&own));
            let leaving: BTreeSet<&str> = leaving.iter().map(String::as_str).collect();
            let kept: BTreeSet<&str> = own.difference(&leaving).copied().collect();
            expected.extend([leaving, kept].into_iter().filter(|half| !half.is_empty()));
        }
        Ruling::Verdict { .. } | Ruling::Flag { .. } | Ruling::Unflag { .. } | Ruling::Note { .. } => {}
        _ => return,
    }
    assert_eq!(rows(now), expected, "{last:?}");
}

pub(super) fn acts() -> impl Strategy<Value = Vec<Act>> {
    prop::collection::vec((0u8..12, 0usize..40, 0usize..40, 0usize..40), 1..14)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_decision_holds_or_is_stale(acts in acts()) {
        let desk = at_work(&acts);
        let now = desk.now();
        is_accounted_for(&desk, &now);
        is_whole(&now);
        if let Some((last, earlier)) = desk.made.split_last() {
            surprises_nobody(&desk.with(earlier), &now, last);
        }
    }

    #[test]
    fn the_same_decisions_give_the_same_bytes_in_whatever_order_their_lines_stand(acts in acts(), turn in 0usize..9) {
        let desk = at_work(&acts);
        let first = document(&desk, &desk.now());
        prop_assert_eq!(&document(&desk, &desk.now()), &first);
        let mut lines: Vec<String> = desk.made.iter().map(line::write).collect();
        lines.reverse();
        let turn = turn % lines.len().max(1);
        lines.rotate_left(turn);
        let log = log::of(Path::new("review.yaml"), &(store::head() + &lines.concat()));
        prop_assert_eq!(&log.problems, &[]);
        let replayed = desk.case.with_log(log).compare_found(&desk.extraction).unwrap();
        prop_assert_eq!(&document(&desk, &replayed), &first);
    }

    #[test]
    fn undoing_all_gives_what_no_decision_gives(acts in acts()) {
        let mut desk = at_work(&acts);
        loop {
            let undone = counting(&desk.made).last().map(|last| last.id.clone());
            let Some(of) = undone else { break };
            desk.make("cleo", Ruling::Undo { of }, None);
        }
        let now = desk.now();
        prop_assert_eq!(&document(&desk, &now), &FERRY.2);
        prop_assert!(now.review.stale.is_empty() && now.review.decisions == 0);
    }

    #[test]
    fn an_undo_gives_back_what_was_there(acts in acts(), last in (0u8..11, 0usize..40, 0usize..40, 0usize..40)) {
        let mut desk = at_work(&acts);
        let before = desk.now();
        let made = desk.made.len();
        ruled(&mut desk, last);
        prop_assert_eq!(desk.made.len(), made + 1);
        let of = desk.made[made].id.clone();
        desk.make("cleo", Ruling::Undo { of }, None);
        let now = desk.now();
        prop_assert_eq!(document(&desk, &now), document(&desk, &before));
        prop_assert_eq!(now.review.standings, before.review.standings);
        prop_assert_eq!(now.review.stale, before.review.stale);
    }
}
