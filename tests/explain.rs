//! `dissensus explain`: it answers for every row without a gap, and for any two claims.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a case that does not read is a failed test"
)]

mod desk;

use desk::Desk;
use dissensus::case::{Case, Comparison};
use dissensus::claim::{Claim, Kind};
use dissensus::compare::Verdict;
use dissensus::report::{Look, explain};
use dissensus::review::{Row, Ruling};
use std::fs;
use std::path::Path;

fn compared(folder: &Path) -> (Case, Comparison) {
    let case = Case::open(folder).unwrap();
    let comparison = case.compare().unwrap();
    (case, comparison)
}

/// A text as one line, wherever it was wrapped.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a row's explanation lacks.
fn gaps(comparison: &Comparison, row: usize, told: &str) -> Vec<String> {
    let question = &comparison.questions[row];
    let words = flat(told);
    let mut gaps = Vec::new();
    for &i in &question.claims {
        let claim = &comparison.claims[i];
        if !words.contains(&format!("id {}", claim.id)) {
            gaps.push(format!("no {}", claim.id));
        }
        if !words.contains(&format!("›{}‹", flat(&claim.evidence.quote))) {
            gaps.push(format!("no quote of {}", claim.id));
        }
    }
    if question.claims.len() > 1 && !words.contains("The pair that decides") && !words.contains("The pairs") {
        gaps.push("no pair".into());
    }
    if question.articles < 2 && !words.contains("Why no other article stands here") {
        gaps.push("nothing on other articles".into());
    }
    // A person's verdict has no pair: what decides is told of the rules.
    let said = format!("{}, {}", question.reason.verdict().word(), question.reason.code());
    let decided = words.split("The pair that decides").nth(1);
    if decided.is_some_and(|decided| !decided.contains(&said)) {
        gaps.push(format!("the deciding pair does not say {said}"));
    }
    gaps
}

#[test]
fn every_row_of_the_casebook_is_explained_without_a_gap() {
    let casebook = Path::new(env!("CARGO_MANIFEST_DIR")).join("claims");
    let mut rows = 0;
    for folder in fs::read_dir(casebook).unwrap().map(|entry| entry.unwrap().path()) {
        if !Case::is_case(&folder) {
            continue;
        }
        let (case, comparison) = compared(&folder);
        for row in 0..comparison.questions.len() {
            let told = explain::question(&case, &comparison, row, 110, Look::Plain);
            let gaps = gaps(&comparison, row, &told);
            assert!(gaps.is_empty(), "{}, row {}: {gaps:?}\n{told}", folder.display(), row + 1);
            rows += 1;
        }
    }
    assert!(rows > 50, "{rows} rows");
}

#[test]
fn rows_that_people_merged_and_split_are_explained_without_a_gap() {
    let mut desk = Desk::ferry();
    for (one, other) in [
        ("people injured (sinking)", "people injured (protest)"),
        ("crew (ship)", "people (crew, green"),
        ("date: opening", "date: coast, passengers"),
    ] {
        let (one, other) = (desk.row(one), desk.row(other));
        let on = Row { claims: [one.claims, other.claims].concat(), label: one.label };
        desk.decide("Ana Marek", Ruling::Same { on }, None);
    }
    let on = desk.row("people killed (sinking)");
    let leaving = vec![on.claims[0].id.clone(), on.claims[3].id.clone()];
    desk.decide("Ben", Ruling::Apart { on, leaving }, None);
    desk.rule("Ben", "helicopters", Verdict::Agree, None);
    let comparison = desk.compared();
    assert!(comparison.review.stale.is_empty(), "{:?}", comparison.review.stale);
    for row in 0..comparison.questions.len() {
        let told = explain::question(&desk.case, &comparison, row, 110, Look::Plain);
        let gaps = gaps(&comparison, row, &told);
        assert!(gaps.is_empty(), "row {}: {gaps:?}\n{told}", row + 1);
    }
}

#[test]
fn any_two_claims_of_a_case_are_told_together_or_apart() {
    let (case, comparison) = compared(&Path::new(env!("CARGO_MANIFEST_DIR")).join("claims/ferry-2031"));
    // Some of each article, and the claims of some rows with one another.
    let mut chosen: Vec<usize> = (0..comparison.claims.len()).step_by(17).collect();
    chosen.extend(&comparison.questions[0].claims);
    for &a in &chosen {
        for &b in &chosen {
            let told = explain::pair(&case, &comparison, a, b, 110, Look::Plain);
            let first = told.lines().next().unwrap();
            let one = told.starts_with("Both answer question") || told.starts_with("This is one claim");
            let words = flat(&told);
            let why = ["is a veto", "one row takes", "was parted", "can't answer one question"];
            let apart =
                first.starts_with("They stand in two rows") && why.iter().any(|why| words.contains(why));
            assert!(one || apart, "{told}");
        }
    }
}

fn case_of(texts: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("articles")).unwrap();
    for (name, text) in texts {
        let text = format!("---\npublished: 2031-05-09\n---\n{text}\n");
        fs::write(folder.path().join("articles").join(format!("{name}.txt")), text).unwrap();
    }
    folder
}

#[test]
fn each_field_has_what_either_claim_says_and_what_it_weighs() {
    let folder = case_of(&[
        (
            "courier",
            "A tram left the rails in Ostrand on 7 May. Police said nine people were killed in the accident.",
        ),
        ("post", "The tram accident in Ostrand on 7 May killed 15 people, the hospital said. Trams stopped."),
    ]);
    let (case, comparison) = compared(folder.path());
    let row = comparison.questions.iter().position(|question| question.verdict == Verdict::Disputed).unwrap();
    let told = flat(&explain::question(&case, &comparison, row, 110, Look::Plain));
    for part in [
        "measure the same +0.30 killed | killed",
        "places much shared",
        "Ostrand | Ostrand",
        "vetoes tried, and none fitting: another kind of claim · another dimension",
        "disputed, other-speaker: Different people or bodies vouch for different values.",
        "tried before, in this order, and not fitting: comparable units",
    ] {
        assert!(told.contains(part), "{part}\n{told}");
    }
    assert!(told.contains("enough for one row"), "{told}");
}

#[test]
fn a_veto_is_told_with_what_both_say() {
    let folder = case_of(&[
        ("courier", "Police said nine people were killed in the tram accident in Ostrand."),
        ("post", "The tram accident in Ostrand injured 15 people, the hospital said."),
    ]);
    let (case, comparison) = compared(folder.path());
    let toll = |article: &str| {
        let is_toll = |claim: &Claim| claim.article == article && claim.kind == Kind::Casualties;
        comparison.claims.iter().position(is_toll).unwrap()
    };
    let told = flat(&explain::pair(&case, &comparison, toll("courier"), toll("post"), 110, Look::Plain));
    assert!(told.starts_with("They stand in two rows"), "{told}");
    assert!(told.contains("veto another measure: killed | injured"), "{told}");
    assert!(told.contains("Another measure is a veto: whatever else they share"), "{told}");
}
