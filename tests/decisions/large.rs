//! Thousands of decisions on thousands of rows: how long reading and judging them takes. Claims and rows are made of the sample case's;
//! comparing so many would take far longer than what is measured here.

use super::desk::{Desk, marks_of_row};
use dissensus::case::Case;
use dissensus::claim::Claim;
use dissensus::compare::Question;
use dissensus::review::judge::{self, Marks, Tellings};
use dissensus::review::{Row, Ruling, line, log, store};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

const ROWS: usize = 4000;
const CLAIMS_A_ROW: usize = 5;

fn measured(decisions: usize) {
    let case = Case::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("claims/ferry-2031")).unwrap();
    let mut desk = Desk::of(&case);
    let mut now = desk.now();
    let claims: Vec<Claim> = (0..ROWS * CLAIMS_A_ROW)
        .map(|n| Claim { id: format!("claim-{n}"), ..now.claims[n % now.claims.len()].clone() })
        .collect();
    let mut questions: Vec<Question> = (0..ROWS)
        .map(|n| {
            let own = (n * CLAIMS_A_ROW..(n + 1) * CLAIMS_A_ROW).collect();
            Question { id: format!("claim-{}", n * CLAIMS_A_ROW), claims: own, ..now.questions[0].clone() }
        })
        .collect();
    now.claims = Arc::new(claims.clone());
    let mut random = fastrand::Rng::with_seed(5);
    for n in 0..decisions {
        let on = marks_of_row(&now, random.choice(&questions).unwrap());
        let claim = random.choice(&on.claims).unwrap().clone();
        let ruling = match n % 10 {
            0..=4 => Ruling::Verdict { on, verdict: questions[0].verdict, was: String::new() },
            5 => Ruling::Note { on },
            6 => {
                let other = marks_of_row(&now, random.choice(&questions).unwrap());
                let claims = on.claims.into_iter().chain(other.claims).collect();
                Ruling::Same { on: Row { claims, ..Row::default() } }
            }
            7 => Ruling::Apart { leaving: vec![claim.id], on },
            8 => Ruling::Reject { claim },
            _ => Ruling::Amend { claim, to: vec![("said_by".to_owned(), "Harbour Board".to_owned())] },
        };
        desk.make("ana", ruling, None);
    }
    let file = store::head() + &desk.made.iter().map(line::write).collect::<String>();
    let start = Instant::now();
    let log = log::of(Path::new("review.yaml"), &file);
    let read = start.elapsed();
    assert_eq!((log.problems.first(), log.entries.len()), (None, decisions));
    let start = Instant::now();
    let counting = log.counting();
    let read_as = judge::claims(&counting, claims, |claim, _| Some(claim.clone()));
    let on_claims = start.elapsed();
    let marks = Marks::of(&read_as.claims);
    let shape = judge::shape(&counting, &marks, &read_as);
    let linked = start.elapsed();
    let present = |i: &usize| *i < read_as.claims.len();
    questions.iter_mut().for_each(|question| question.claims.retain(present));
    let stages = (&read_as, &Tellings::default(), &shape);
    let review = judge::rows(&counting, &read_as.claims, &marks, stages, &mut questions);
    let all = start.elapsed();
    println!(
        "{decisions} decisions, {} bytes: read {read:.0?}, judged {all:.0?} (claims {on_claims:.0?}, links {:.0?}, rows {:.0?}); {} merges, {} stale",
        file.len(),
        linked - on_claims,
        all - linked,
        shape.links.same.len(),
        review.stale.len(),
    );
}

#[test]
#[ignore = "a measurement: cargo test --test decisions large -- --ignored --nocapture"]
fn thousands_of_decisions() {
    for decisions in [1250, 2500, 5000, 10_000] {
        measured(decisions);
    }
}
