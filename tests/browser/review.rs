//! A full review of the sample case by keys alone, and what is on disk after it.

use crate::chromium::Chromium;
use crate::links::claim_of;
use crate::served::{Folder, Served};
use crate::tab::Tab;
use dissensus::compare::Verdict;
use dissensus::desk::{Scope, progress};
use dissensus::review::{Decision, Ruling};
use std::fs;

const ANA: &str = "Ana Marek";

#[test]
fn the_sample_case_is_reviewed_by_keys_alone() {
    let Some(chromium) = Chromium::start() else { return };
    let folder = Folder::ferry();
    let served = Served::start(&folder, ANA);
    let tab = chromium.first();
    tab.open(served.address());

    // One key decides and goes on.
    assert!(tab.row().contains("helicopters (search)"), "{}", tab.row());
    assert!(tab.decide("a").contains("accepted conflict"), "{}", tab.said());
    assert_eq!(last(&folder), "helicopters (search): verdict conflict");
    assert!(tab.row().contains("paid"), "{}", tab.row());
    tab.decide("5");
    assert_eq!(last(&folder), "paid (family, bereaved, government): verdict agree");
    assert!(tab.row().contains("purchase"), "{}", tab.row());

    // These stay.
    tab.decide("f");
    assert_eq!(last(&folder), "purchase of the Halcyon by Ansel Line: flag");
    assert!(tab.row().contains("purchase"), "{}", tab.row());
    tab.go("n");
    tab.type_in("ask the register: 2016 or 2018? a j u");
    submit(&tab, "Ctrl+Enter");
    assert_eq!(last(&folder), "purchase of the Halcyon by Ansel Line: note");
    assert_eq!(made(&folder).note.as_deref(), Some("ask the register: 2016 or 2018? a j u"));
    assert!(tab.row().contains("purchase"), "{}", tab.row());

    // One row becomes two, and two become one.
    tab.to_row("life rafts");
    let raft = claim_of(&folder, "life rafts", "island-voice");
    tab.go("x");
    tab.press("2");
    assert_eq!(tab.eval_text("document.querySelector('#panel input:checked').value"), raft);
    submit(&tab, "Enter");
    let Ruling::Apart { leaving, .. } = made(&folder).ruling else { panic!("{}", last(&folder)) };
    assert_eq!(leaving, [raft.as_str()]);
    tab.to_row("office of Joren Hale");
    tab.go("m");
    // What is found first has the focus, however often somebody looks.
    for words in ["rafts", "hale"] {
        tab.type_over(words);
        tab.go("Enter");
        assert_eq!(tab.eval_text("document.activeElement.name"), "other", "{}", tab.look());
        if words == "rafts" {
            tab.press("/");
            tab.until("the field is gone into", "document.activeElement.name === 'find'");
        }
    }
    submit(&tab, "Enter");
    let Ruling::Same { on } = made(&folder).ruling else { panic!("{}", last(&folder)) };
    assert_eq!(on.claims.len(), 4);

    // What was misread, and what is no claim.
    tab.to_row("people injured (sinking)");
    let injured = claim_of(&folder, "people injured (sinking)", "cpa");
    tab.go("e");
    tab.go("2");
    tab.tab_to("#panel [name=to-said_by]");
    tab.type_over("Harbour Hospital");
    submit(&tab, "Enter");
    let Ruling::Amend { claim, to } = made(&folder).ruling else { panic!("{}", last(&folder)) };
    assert_eq!(
        (claim.id.as_str(), to),
        (injured.as_str(), vec![("said_by".to_owned(), "Harbour Hospital".to_owned())])
    );
    tab.to_row("people (crew, green, coast)");
    let green = claim_of(&folder, "people (crew, green, coast)", "island-voice");
    tab.go("e");
    assert_eq!(tab.eval_text("document.querySelector('#panel input:checked').value"), green);
    submit(&tab, "r");
    let Ruling::Reject { claim } = made(&folder).ruling else { panic!("{}", last(&folder)) };
    assert_eq!(claim.id, green);

    // Back and forth, and back beyond a restart of the server.
    let with = folder.counting().len();
    assert!(tab.decide("u").contains("undone") || folder.counting().len() == with - 1, "{}", tab.said());
    assert_eq!(folder.counting().len(), with - 1);
    tab.decide("U");
    assert_eq!(folder.counting().len(), with);
    tab.decide("u");
    tab.decide("U");
    assert_eq!(folder.counting().len(), with);
    let served = served.again(&folder, ANA);
    tab.open(served.address());
    tab.decide("u");
    assert_eq!(folder.counting().len(), with - 1);
    assert!(matches!(made(&folder).ruling, Ruling::Amend { .. }), "{}", last(&folder));

    // A claim out of a sentence that no rule made one of.
    tab.to_row("crew (ship)");
    tab.go("o");
    read_to(&tab, "65 witnesses");
    tab.go("+");
    assert!(
        tab.eval_text("document.querySelector('#panel [name=quote]').value").contains("65 witnesses"),
        "{}",
        tab.look()
    );
    tab.tab_to("#panel [name=question]");
    tab.type_over("how many witnesses will be heard?");
    assert!(
        tab.eval_text("document.querySelector('#panel [name=figure]').value").contains("65"),
        "{}",
        tab.look()
    );
    // What comes of it is looked at first.
    tab.go("Enter");
    tab.tab_to("#panel .send button.main:not([name])");
    tab.go("Enter");
    tab.until("the added claim is shown", "/witnesses/.test(document.querySelector('#label')?.textContent)");
    let curated = fs::read_to_string(folder.path().join("curated.yaml")).unwrap();
    assert!(
        curated.contains("65 witnesses") && curated.contains("how many witnesses will be heard?"),
        "{curated}"
    );

    // What is on disk is what was done; the commands of the terminal read the same.
    let rulings: Vec<&str> = folder.counting().iter().map(|decision| decision.ruling.word()).collect();
    assert_eq!(rulings, ["verdict", "verdict", "flag", "note", "apart", "same", "amend"]);
    assert!(folder.counting().iter().all(|decision| decision.by == ANA));
    let case = folder.case();
    assert_eq!(case.log().problems, []);
    let comparison = case.compare().unwrap();
    assert_eq!(comparison.review.stale.len(), 0);
    assert!(comparison.claims.iter().any(|claim| claim.evidence.quote.contains("65 witnesses")));
    let together = |claim: &str| {
        comparison
            .questions
            .iter()
            .map(|row| row.claims.iter().map(|i| comparison.claims[*i].id.as_str()).collect())
            .find(|row: &Vec<&str>| row.contains(&claim))
            .unwrap()
    };
    assert_eq!(together(&raft), [raft.as_str()]);
    assert_eq!(together("hale-cpa").len(), 4);
    let told = folder.tell("replay", &["--log"]);
    assert!(told.contains("7 decisions count: 7 hold"), "{told}");
    let told = folder.tell("check", &[]);
    assert!(told.contains("agree, ruled by Ana Marek"), "{told}");

    all_are_accepted(&tab, &folder);
}

/// Goes on with `a` until it is said that nothing is left.
#[track_caller]
fn all_are_accepted(tab: &Tab, folder: &Folder) {
    tab.go("g");
    tab.go("J");
    for _ in 0..80 {
        let said = tab.decide("a");
        if said.contains("are seen") {
            let comparison = folder.case().compare().unwrap();
            let progress = progress(&comparison, Scope::Compared);
            assert_eq!(progress.seen, progress.rows, "{said}");
            let focus = tab.eval_text("document.activeElement.id");
            assert_eq!(focus, "label", "where there is no way on the focus is lost");
            let verdicts: Vec<Verdict> = comparison.questions.iter().map(|row| row.verdict).collect();
            assert!(verdicts.contains(&Verdict::Agree));
            let told = folder.tell("review", &["--status", "--fail-on", "unseen"]);
            assert!(told.contains(" 0 unseen"), "{told}");
            return;
        }
    }
    panic!("the key a does not come to an end\n{}", tab.look());
}

/// The decision that was made last.
#[track_caller]
fn made(folder: &Folder) -> Decision {
    folder.counting().pop().unwrap()
}

/// The same in words: "helicopters (search): verdict conflict".
#[track_caller]
fn last(folder: &Folder) -> String {
    let decision = made(folder);
    let label = decision.ruling.row().map(|row| row.label.clone()).unwrap_or_default();
    let verdict = match &decision.ruling {
        Ruling::Verdict { verdict, .. } => format!(" {}", verdict.word()),
        _ => String::new(),
    };
    format!("{label}: {}{verdict}", decision.ruling.word())
}

/// Sends the form of the panel by a key, and waits until it is done.
#[track_caller]
fn submit(tab: &Tab, key: &str) {
    tab.go(key);
    assert_eq!(
        tab.eval("document.querySelector('#panel') === null"),
        true,
        "the panel stays open: {}",
        tab.look()
    );
}

/// Goes up the article with `k` until a sentence with these words is the one that a key would take.
#[track_caller]
fn read_to(tab: &Tab, words: &str) {
    for _ in 0..80 {
        let current = tab.eval_text(
            "(document.querySelector('#panel [aria-current=true]') ?? document.activeElement).textContent",
        );
        if current.len() < 1000 && current.contains(words) {
            return;
        }
        tab.press("k");
    }
    panic!("the key k does not lead to {words}\n{}", tab.look());
}
