//! A decision that holds no longer: an article changes on disk, and the page shows it by itself, with what changed.

use crate::chromium::Chromium;
use crate::served::{Folder, Served};
use dissensus::compare::Verdict;
use dissensus::review::Ruling;

#[test]
fn a_stale_decision_appears_by_itself_and_is_renewed() {
    let Some(chromium) = Chromium::start() else { return };
    let folder = Folder::ferry();
    let served = Served::start(&folder, "Ana Marek");
    let tab = chromium.first();
    tab.open(served.address());
    tab.to_row("helicopters");
    tab.decide("a");
    tab.to_row("helicopters");
    let loaded = tab.eval("performance.timeOrigin");
    assert!(!tab.eval_text("document.querySelector('#row').innerText").to_lowercase().contains("stale"));

    folder.edit("articles/meridian.txt", "Five helicopters", "Six helicopters");
    tab.until(
        "the stale decision is shown with what changed",
        "(text => /stale/i.test(text) && /5\\s*→\\s*6/.test(text))(document.querySelector('#row').innerText)",
    );
    assert_eq!(tab.eval("performance.timeOrigin"), loaded, "the page was loaded anew");
    assert!(tab.row().contains("helicopters"), "{}", tab.row());
    // What the articles say now is shown, too.
    assert!(tab.eval_text("document.querySelector('#row').innerText").contains("Six helicopters"));

    let said = tab.decide("R");
    assert!(said.contains("renewed"), "{said}");
    let counting = folder.counting();
    let last = counting.last().unwrap();
    let Ruling::Verdict { on, verdict, .. } = &last.ruling else { panic!("{last:?}") };
    assert_eq!((*verdict, on.claims[1].says.as_str()), (Verdict::Conflict, "6"));
    let standings = folder.case().compare().unwrap().review.standings;
    assert!(standings.iter().all(|standing| standing.stale.is_empty()), "it is not settled");
}

#[test]
fn a_decision_on_a_row_that_changed_unseen_is_not_made() {
    let Some(chromium) = Chromium::start() else { return };
    let folder = Folder::ferry();
    let served = Served::start(&folder, "Ana Marek");
    let tab = chromium.first();
    tab.look_away();
    tab.open(served.address());
    tab.to_row("helicopters");
    folder.edit("articles/meridian.txt", "Five helicopters", "Six helicopters");
    let said = tab.decide("a");
    assert!(said.contains("nothing was written"), "{said}");
    assert_eq!(folder.counting(), [], "decided on a row that nobody saw");
    assert!(tab.eval_text("document.querySelector('#row').innerText").contains("Six helicopters"));
    // Now it was seen.
    tab.decide("a");
    assert_eq!(folder.counting()[0].ruling.claims()[1].says, "6");
}

#[test]
fn after_a_new_start_of_the_server_a_key_writes_nothing_and_the_second_decides() {
    let Some(chromium) = Chromium::start() else { return };
    let folder = Folder::ferry();
    let served = Served::start(&folder, "Ana Marek");
    let tab = chromium.first();
    tab.look_away();
    tab.open(served.address());
    let row = tab.row();
    let served = served.again(&folder, "Ana Marek");
    let said = tab.decide("a");
    assert!(said.contains("nothing was written"), "{said}");
    assert_eq!(folder.counting(), []);
    assert_eq!(tab.row(), row);
    let said = tab.decide("a");
    assert!(said.contains("accepted"), "{said}");
    assert_eq!(folder.counting().len(), 1);

    // What was typed is still there, and is sent by the second press.
    tab.go("n");
    tab.type_in("asked the ministry");
    let _served = served.again(&folder, "Ana Marek");
    tab.press("Ctrl+Enter");
    tab.until(
        "it is said that nothing was written",
        "/nothing was written/.test(document.querySelector('#wrong')?.textContent)",
    );
    assert_eq!(folder.counting().len(), 1);
    assert_eq!(tab.eval_text("document.querySelector('#panel textarea').value"), "asked the ministry");
    assert_eq!(tab.eval("document.activeElement.matches('#panel textarea')"), true, "the focus is elsewhere");
    tab.go("Ctrl+Enter");
    assert_eq!(folder.counting().last().unwrap().note.as_deref(), Some("asked the ministry"));
}
