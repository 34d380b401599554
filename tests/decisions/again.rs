//! What a decision does not change is not made anew: whatever people decide, in whatever order, the case is the same to the byte as when
//! it goes the whole way from its files.

use super::desk::Desk;
use super::random::{Act, FERRY, acts, ruling_of};
use dissensus::case::{Case, Comparison};
use dissensus::desk::{self, Outcome};
use dissensus::report::json;
use dissensus::review::Log;
use jiff::Timestamp;
use proptest::prelude::*;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// All that is told of a case, and all that it keeps.
fn whole(case: &Case, now: &Comparison) -> String {
    let report = serde_json::to_string(&json::report(case, now, None)).unwrap();
    format!("{report}\n{:?}\n{:?}\n{:?}\n{:?}", now.questions, now.review, now.links, now.orphaned)
}

/// The sample case in a folder of its own.
fn copied() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("claims/ferry-2031");
    for place in ["", "articles"] {
        fs::create_dir_all(folder.path().join(place)).unwrap();
        for entry in fs::read_dir(from.join(place)).unwrap().flatten() {
            if entry.path().is_file() {
                fs::copy(entry.path(), folder.path().join(place).join(entry.file_name())).unwrap();
            }
        }
    }
    folder
}

/// One act at a desk that writes; what it would not take is left out.
fn at_desk(desk: &mut desk::Desk, act: Act, step: usize) {
    let now = Timestamp::from_second(1_935_000_000 + i64::try_from(step).unwrap()).unwrap();
    let note = act.3.is_multiple_of(3).then(|| format!("as {step}"));
    let made = match act.0 % 16 {
        12 | 13 => desk.undo(now),
        14 => desk.redo(now),
        15 => {
            let all = desk.case().log().counting();
            let Some(of) = all.get(act.1 % all.len().max(1)).map(|one| one.id.clone()) else { return };
            desk.undo_of(&of, now)
        }
        _ => {
            let Some(ruling) = ruling_of(desk.case(), desk.comparison(), &[], act) else { return };
            desk.decide(ruling, note, now)
        }
    };
    assert!(!matches!(made, Ok(Outcome::Held { .. })), "nobody else writes");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn decisions_one_by_one_give_what_all_of_them_give(acts in acts()) {
        let (case, extraction, _) = &*FERRY;
        let mut desk = Desk { case: case.clone(), extraction: extraction.clone(), made: Vec::new() };
        let mut now = desk.now();
        for act in acts {
            let Some(ruling) = ruling_of(case, &now, &desk.made, act) else { continue };
            desk.make(["ana", "ben"][act.3 % 2], ruling, None);
            let log = desk.made.iter().fold(Log::default(), |log, decision| log.with(decision.clone()));
            now = case.compare_again(&log, extraction, &now).unwrap();
            prop_assert_eq!(whole(case, &now), whole(case, &desk.now()));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_desk_shows_what_its_files_say(acts in prop::collection::vec((0u8..16, 0usize..40, 0usize..40, 0usize..40), 1..12)) {
        let folder = copied();
        let mut desk = desk::Desk::open(folder.path(), "ana").unwrap();
        let mut queue = desk::Queue::of(desk.comparison());
        for (step, act) in acts.into_iter().enumerate() {
            at_desk(&mut desk, act, step);
            let fresh = Case::open(folder.path()).unwrap();
            prop_assert_eq!(whole(desk.case(), desk.comparison()), whole(&fresh, &fresh.compare().unwrap()));
            queue.refresh(desk.comparison());
            let mut rows: Vec<usize> = queue.questions().collect();
            rows.sort_unstable();
            prop_assert_eq!(rows, (0..desk.comparison().questions.len()).collect::<Vec<_>>());
            let sheets = |desk: &desk::Desk| -> Vec<_> {
                (0..desk.comparison().questions.len()).map(|row| desk::Sheet::of(desk, row)).collect()
            };
            if step % 4 == 3 {
                prop_assert_eq!(sheets(&desk), sheets(&desk::Desk::open(folder.path(), "ana").unwrap()));
            }
        }
    }
}
