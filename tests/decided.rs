//! What people decided, as the table, the document, the JSON and `explain` show it: decisions made on the sample case in memory.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a case that does not read is a failed test"
)]

mod desk;

use desk::Desk;
use dissensus::claim::Claim;
use dissensus::compare::Verdict;
use dissensus::report::table::With;
use dissensus::report::{Look, Rows, View, explain, json, markdown, table};
use dissensus::review::{Mark, Row, Ruling, log};
use std::path::Path;

fn view(desk: &Desk, rows: Rows, is_asked: &dyn Fn(&str) -> bool) -> View {
    View::of(&desk.case, &desk.compared(), rows, is_asked, Some("claims/ferry-2031"))
}

/// The lines of the table above and below, and the rows whose label or quotes have one of these words.
fn shown(desk: &Desk, words: &[&str]) -> String {
    let view = view(desk, Rows::Compared, &|text| words.iter().any(|word| text.contains(word)));
    table::render(&view, 110, Look::Plain, With::RowsAlone)
}

fn explained(desk: &Desk, label: &str) -> String {
    let comparison = desk.compared();
    let row = comparison.questions.iter().position(|question| question.label.starts_with(label)).unwrap();
    explain::question(&desk.case, &comparison, row, 100, Look::Plain)
}

fn decision(desk: &Desk, id: &str) -> String {
    explain::decision(&desk.case, &desk.compared(), id, 100, Look::Plain).unwrap()
}

/// What an explanation says before its first claim, and what it says last.
fn ends(told: &str) -> String {
    let first = told.find("\n\nansel-courier").or(told.find("\n\ncpa")).unwrap_or(told.len());
    let last = told.rfind("\nTo say otherwise").unwrap_or(told.len());
    format!("{}\n\n…\n{}", &told[..first], &told[last..])
}

#[test]
fn an_accepted_verdict_stands_with_a_name() {
    let mut desk = Desk::ferry();
    desk.rule("Ana Marek", "helicopters", Verdict::Conflict, None);
    insta::assert_snapshot!("accepted", shown(&desk, &["helicopters"]));
}

#[test]
fn a_changed_verdict_stands_beside_that_of_the_rules() {
    let mut desk = Desk::ferry();
    let note = "The ministry's transcript has 25,000; the Courier heard it wrong and corrected its page on 16 March, a day after the hearing.";
    desk.rule("Ana Marek", "paid", Verdict::Agree, Some(note));
    insta::assert_snapshot!("changed", shown(&desk, &["crowns"]));
    insta::assert_snapshot!("changed_explained", ends(&explained(&desk, "paid")));
}

#[test]
fn a_flag_and_notes_stand_below_the_verdict() {
    let mut desk = Desk::ferry();
    let row = desk.row("people missing");
    desk.decide("Ana Marek", Ruling::Note { on: row.clone() }, Some("Asked the coastguard."));
    desk.decide("Ben", Ruling::Flag { on: row }, Some("No answer by noon; the desk calls again at five."));
    insta::assert_snapshot!("flagged", shown(&desk, &["missing"]));
}

#[test]
fn merged_split_amended_and_rejected_are_said_on_the_row() {
    let mut desk = Desk::ferry();
    let (sinking, west) = (desk.row("date: sinking (sank"), desk.row("date: coast, passengers"));
    let merged = Row { claims: [sinking.claims, west.claims].concat(), label: sinking.label };
    desk.decide("Ana Marek", Ruling::Same { on: merged }, None);
    let people = desk.row("people (association");
    let leaving = vec![desk.claim("people (association", "island-voice").id];
    desk.decide("Ana Marek", Ruling::Apart { on: people, leaving }, Some("30 are members, not passengers"));
    let claim = desk.claim("people injured", "cpa");
    desk.decide("Ben", Ruling::Amend { claim, to: vec![("who".into(), "passengers".into())] }, None);
    let claim = desk.claim("life rafts", "island-voice");
    desk.decide("Ben", Ruling::Reject { claim }, Some("what one of them saw, no count"));
    insta::assert_snapshot!("shaped", shown(&desk, &["12 March", "314", "injured", "rafts"]));
}

#[test]
fn articles_ruled_one_origin_say_by_whom() {
    let mut desk = Desk::ferry();
    let articles = desk.articles(&["cpa", "ansel-courier"]);
    let id = desk.decide("Ana Marek", Ruling::SameOrigin { articles }, None);
    insta::assert_snapshot!("same_origin", shown(&desk, &["built in 1998"]));
    insta::assert_snapshot!("same_origin_explained", decision(&desk, &id));
    let told = explained(&desk, "date: built");
    assert!(told.contains("the article is of it by a decision of Ana Marek on 2031-05-20"), "{told}");
}

#[test]
fn a_stale_decision_says_what_joined_left_and_changed() {
    let mut desk = Desk::ferry();
    let mut row = desk.row("people killed (sinking)");
    // What an earlier version of the rules read, and a claim that was found then.
    row.claims[0].mark = "0".repeat(16);
    row.claims[0].says = "at least 14".into();
    row.claims.retain(|mark| !mark.id.starts_with("harbour-post"));
    let gone = Mark { id: "meridian-casualties-000000".into(), mark: "0".repeat(16), says: "13".into() };
    row.claims.push(gone);
    let was = "updated, later-report".to_string();
    let note = Some("counts of four days, each right when it was made");
    let id = desk.decide("Ana Marek", Ruling::Verdict { on: row, verdict: Verdict::Agree, was }, note);
    insta::assert_snapshot!("stale", shown(&desk, &["people killed (sinking)", "people known to have died"]));
    insta::assert_snapshot!("stale_explained", ends(&explained(&desk, "people killed (sinking)")));
    insta::assert_snapshot!("stale_decision", decision(&desk, &id));
}

#[test]
fn a_sentence_written_anew_is_told_once_as_what_it_said_and_says() {
    let mut desk = Desk::ferry();
    desk.rule("Ana Marek", "helicopters", Verdict::Agree, None);
    desk.rule("Ben Okoye", "helicopters", Verdict::Conflict, None);
    desk.edit("ansel-courier", "Three helicopters", "Four helicopters");
    let told = shown(&desk, &["helicopters"]);
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        told.contains("stale: ruled conflict by Ben Okoye on 2031-05-20; changed: ansel-courier 3 → 4"),
        "{told}"
    );
    // Another ruling stood in the place of hers before the text was changed.
    assert!(!told.contains("ruled agree by Ana Marek"), "{told}");
    let states = &desk.compared().review.stale;
    assert_eq!(states.iter().filter(|stale| stale.settled_by.is_none()).count(), 1, "{states:?}");
}

/// What the table says of a row, its lines joined.
fn said(desk: &Desk, words: &[&str]) -> String {
    shown(desk, words).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_sentence_written_anew_with_the_same_value_is_no_loss() {
    let mut desk = Desk::ferry();
    desk.rule("Ana Marek", "helicopters", Verdict::Conflict, None);
    desk.edit("ansel-courier", "Three helicopters took part", "Then three helicopters took part");
    let told = said(&desk, &["helicopters"]);
    assert!(told.contains("; changed: ansel-courier 3 (its sentence was written anew)"), "{told}");
    assert!(!told.contains("joined") && !told.contains("left"), "{told}");
}

#[test]
fn of_several_sentences_written_anew_equal_values_belong_together() {
    let mut desk = Desk::ferry();
    let mut row = desk.row("people killed (sinking)");
    let all = desk.compared();
    let now: Vec<&Claim> =
        all.claims.iter().filter(|claim| row.claims.iter().any(|mark| mark.id == claim.id)).collect();
    let of_cpa: Vec<usize> = (0..now.len()).filter(|i| now[*i].article == "cpa").take(2).collect();
    assert_eq!(of_cpa.len(), 2, "{row:?}");
    // Two of its sentences were others, and the second had what the first has now.
    let says = row.claims[of_cpa[0]].says.clone();
    for (k, i) in of_cpa.iter().enumerate() {
        row.claims[*i].id = format!("cpa-casualties-00000{k}");
        row.claims[*i].mark = "0".repeat(16);
    }
    row.claims[of_cpa[1]].says = says;
    row.claims[of_cpa[0]].says = "9".into();
    desk.decide("Ana Marek", Ruling::Flag { on: row }, None);
    let told = explained(&desk, "people killed (sinking)");
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    let (told, _) = told.split_once("read as").unwrap();
    assert!(told.contains("(its sentence was written anew)") && told.contains("cpa 9 → "), "{told}");
    assert!(!told.contains("joined") && !told.contains("left"), "{told}");
}

#[test]
fn a_claim_that_left_says_what_people_did_to_it() {
    let mut desk = Desk::ferry();
    desk.rule("Ana Marek", "helicopters", Verdict::Conflict, None);
    let claim = desk.claim("helicopters", "meridian");
    desk.decide("Nora Vale", Ruling::Reject { claim }, None);
    let told = shown(&desk, &["helicopters"]).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("left: meridian 5 (rejected by Nora Vale)"), "{told}");

    let mut desk = Desk::ferry();
    desk.rule("Ana Marek", "people injured", Verdict::Agree, None);
    let claim = desk.claim("people injured", "cpa");
    desk.decide(
        "Nora Vale",
        Ruling::Amend { claim, to: vec![("said_by".into(), "Ove Brandt".into())] },
        None,
    );
    let told = explained(&desk, "people injured").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("(amended by Nora Vale)"), "{told}");

    let mut desk = Desk::ferry();
    desk.rule("Ana Marek", "helicopters", Verdict::Conflict, None);
    desk.case.articles.retain(|article| article.id != "meridian");
    let told = shown(&desk, &["helicopters"]).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("left: meridian 5 (its article is gone)"), "{told}");
}

#[test]
fn of_many_stale_decisions_the_table_has_the_last_two() {
    let mut desk = Desk::ferry();
    for name in ["Ana", "Ben", "Cleo", "Dan"] {
        let on = desk.row("helicopters");
        desk.decide(name, Ruling::Note { on }, Some("look again"));
    }
    desk.edit("ansel-courier", "Three helicopters", "Four helicopters");
    let told = said(&desk, &["helicopters"]);
    assert!(!told.contains("by Ana") && !told.contains("by Ben"), "{told}");
    assert!(told.contains("by Cleo on") && told.contains("by Dan on"), "{told}");
    assert!(told.contains("and 2 more stale decisions (explain CASE 1)"), "{told}");
    let all = explained(&desk, "helicopters");
    assert!(["Ana", "Ben", "Cleo", "Dan"].iter().all(|name| all.contains(name)), "{all}");
}

#[test]
fn a_decision_whose_claims_are_gone_stands_below_the_table() {
    let mut desk = Desk::ferry();
    desk.rule("Ana Marek", "helicopters", Verdict::Conflict, Some("two calls, two counts"));
    desk.edit("ansel-courier", "Three helicopters took part in the search", "Boats took part in the search");
    desk.edit("meridian", "Five helicopters took part in the search. ", "");
    insta::assert_snapshot!("homeless", shown(&desk, &["rafts"]));
}

#[test]
fn a_line_that_was_cut_short_is_told_above_the_table() {
    let mut desk = Desk::ferry();
    let text = "schema: dissensus/review/1\ndecisions:\n  - {id: \"1a2b3c4d\", at: \"2031-05-20T14:0";
    desk.case = desk.case.with_log(log::of(Path::new("claims/ferry-2031/review.yaml"), text));
    insta::assert_snapshot!("cut", shown(&desk, &["helicopters"]));
}

/// What two people left behind after a morning.
fn morning() -> Desk {
    let mut desk = Desk::ferry();
    desk.rule("Ana Marek", "helicopters", Verdict::Conflict, None);
    desk.rule("Ana Marek", "purchase", Verdict::Conflict, Some("the register | has *2016*"));
    desk.rule("Ana Marek", "paid", Verdict::Disputed, None);
    let undone = desk.rule("Ben", "paid", Verdict::Agree, None);
    desk.decide("Ben", Ruling::Undo { of: undone }, None);
    desk.rule("Ben", "life rafts", Verdict::Disputed, Some("call both again"));
    desk.rule("Ana Marek", "life rafts", Verdict::Unsure, Some("launched is not the same as on board"));
    let mut missing = desk.row("people missing");
    desk.decide("Ben", Ruling::Flag { on: missing.clone() }, None);
    missing.claims.pop();
    desk.decide("Ana Marek", Ruling::Note { on: missing }, Some("only the agency has it"));
    let claim = desk.claim("office of Piet Rosskar", "ansel-courier");
    desk.decide("Ben", Ruling::Reject { claim }, None);
    let articles = desk.articles(&["harbour-post", "meridian"]);
    desk.decide("Ana Marek", Ruling::SameOrigin { articles }, None);
    desk.edit("harbour-post", "Halcyon inquiry put back by three days", "Halcyon inquiry put back");
    desk
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let view = View { path: None, ..view(&morning(), Rows::Compared, &|_| true) };
    for width in (60..180).step_by(7) {
        let drawn = table::render(&view, width, Look::Plain, With::RowsAlone);
        let widest = drawn.lines().map(|line| line.chars().count()).max().unwrap_or(0);
        assert!(widest <= width, "{widest} > {width}\n{drawn}");
    }
}

#[test]
fn the_document_has_every_decision_with_who_and_when() {
    let view = view(&morning(), Rows::Flagged, &|_| true);
    insta::assert_snapshot!("document", markdown::render(&view, With::RowsAlone));
}

#[test]
fn what_nobody_has_seen_and_what_is_stale_can_be_shown_alone() {
    let desk = morning();
    let numbers = |rows: Rows| -> Vec<usize> {
        view(&desk, rows, &|_| true).rows.iter().map(|row| row.number).collect()
    };
    let (compared, unseen, stale) = (numbers(Rows::Compared), numbers(Rows::Unseen), numbers(Rows::Stale));
    assert_eq!((compared.len(), unseen.len(), stale.len()), (32, 27, 1));
    assert!(unseen.iter().all(|number| compared.contains(number)));
    insta::assert_snapshot!(
        "only_stale",
        table::render(&view(&desk, Rows::Stale, &|_| true), 110, Look::Plain, With::RowsAlone)
    );
    let head = view(&desk, Rows::Unseen, &|_| true).head.join("\n");
    assert!(head.contains("5 seen by a person are left out (--only unseen)"), "{head}");
}

#[test]
fn programs_get_the_same() {
    let desk = morning();
    let comparison = desk.compared();
    let report = serde_json::to_value(json::report(&desk.case, &comparison, None)).unwrap();
    let question = |label: &str| {
        let mut all = report["questions"].as_array().unwrap().iter();
        all.find(|question| question["label"].as_str().unwrap().starts_with(label)).unwrap().clone()
    };
    let parts: Vec<serde_json::Value> = ["helicopters", "life rafts", "people missing", "waves"]
        .iter()
        .map(|label| {
            let question = question(label);
            serde_json::json!({
                "label": question["label"],
                "verdict": question["verdict"],
                "reason": question["reason"],
                "machine": question["machine"],
                "review": question["review"],
            })
        })
        .collect();
    let told = serde_json::json!({"questions": parts, "review": report["review"]});
    insta::assert_snapshot!("json", serde_json::to_string_pretty(&told).unwrap());
    // Without decisions there is nothing to tell.
    let (ferry, compared) = (Desk::ferry().case, Desk::ferry().compared());
    let report = serde_json::to_value(json::report(&ferry, &compared, None)).unwrap();
    assert_eq!(report["review"], serde_json::Value::Null);
    for question in report["questions"].as_array().unwrap() {
        assert_eq!(question["review"], serde_json::Value::Null);
        assert_eq!(
            (&question["machine"]["verdict"], &question["machine"]["reason"]),
            (&question["verdict"], &question["reason"])
        );
    }
}

#[test]
fn a_row_tells_its_decisions_in_order() {
    let desk = morning();
    insta::assert_snapshot!("history", ends(&explained(&desk, "life rafts")));
    insta::assert_snapshot!("history_undone", ends(&explained(&desk, "paid")));
}

#[test]
fn merged_and_split_claims_say_who_did_it() {
    let mut desk = Desk::ferry();
    let (one, other) = (desk.row("date: sinking (sank"), desk.row("date: coast, passengers"));
    let merged = Row { claims: [one.claims, other.claims].concat(), label: one.label };
    desk.decide("Ana Marek", Ruling::Same { on: merged }, None);
    let told = explained(&desk, "date: sinking (sank");
    assert!(told.contains("in one row by a person's decision"), "{told}");
    let people = desk.row("people (association");
    let leaving = vec![desk.claim("people (association", "island-voice").id];
    desk.decide("Ana Marek", Ruling::Apart { on: people.clone(), leaving }, None);
    let comparison = desk.compared();
    let place =
        |i: usize| comparison.claims.iter().position(|claim| claim.id == people.claims[i].id).unwrap();
    let told = explain::pair(&desk.case, &comparison, place(0), place(1), 110, Look::Plain);
    assert!(
        told.contains("They stand in two rows by a decision of Ana Marek, 2031-05-20 14:04 UTC"),
        "{told}"
    );
}

#[test]
fn two_rows_are_held_against_each_other_by_their_likest_claims() {
    let desk = Desk::ferry();
    let told = explain::rows(&desk.case, &desk.compared(), 4, 5, 100, Look::Plain);
    let head: Vec<&str> = told.lines().take(5).collect();
    assert_eq!(
        head,
        [
            "5. people killed (sinking)",
            "6. people missing (sinking)",
            "Of their claims these two are most alike.",
            "",
            "They stand in two rows, 5 and 6."
        ]
    );
    assert!(told.contains("veto"), "{told}");
}

/// What a command prints, of a case that lies where it is run.
fn printed(folder: &Path, arguments: &[&str]) -> String {
    let mut command = assert_cmd::Command::cargo_bin("dissensus").unwrap();
    let command = command.current_dir(folder).args(arguments).env("COLUMNS", "100").env("NO_COLOR", "1");
    String::from_utf8(command.output().unwrap().stdout).unwrap()
}

#[test]
fn the_commands_read_what_was_decided() {
    let desk = morning();
    let folder = desk.on_disk();
    let run = |arguments: &[&str]| printed(folder.path(), arguments);
    let case = "claims/ferry-2031";
    let all = run(&["check", case]);
    assert!(all.contains("· accepted, Ana Marek"), "{all}");
    let unseen = run(&["check", case, "--only", "unseen"]);
    assert!(unseen.contains("are left out (--only unseen)") && !unseen.contains("helicopters"), "{unseen}");
    let stale = run(&["check", case, "--only", "stale"]);
    assert!(stale.contains("stale: noted by Ana Marek") && !stale.contains("helicopters"), "{stale}");
    // The article is as it was there: the ruling on its origin holds.
    let id = &desk.case.log().entries.last().unwrap().decision.id;
    let told = run(&["explain", case, id]);
    assert!(
        told.starts_with(&format!("Decision {id}: ruled one origin")) && told.contains("Yes: the articles"),
        "{told}"
    );
    let rows = run(&["explain", case, "1", "4"]);
    assert!(
        rows.starts_with("1. helicopters") && rows.contains("They stand in two rows, 1 and 4."),
        "{rows}"
    );
}

#[test]
fn an_amendment_that_its_quote_does_not_bear_out_is_told_and_not_applied() {
    let mut desk = Desk::ferry();
    let claim = desk.claim("people injured", "cpa");
    desk.decide("Ben", Ruling::Amend { claim, to: vec![("figure".into(), "35".into())] }, None);
    let folder = desk.on_disk();
    insta::assert_snapshot!(
        "not_applied",
        printed(folder.path(), &["check", "claims/ferry-2031", "--match", "injured"])
    );
}
