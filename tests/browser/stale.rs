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
    tab.open(served.address());
    tab.to_row("helicopters");
    // The page cannot ask while it is frozen so: whatever it does then, it does on what it showed.
    tab.eval("(() => { const ask = window.fetch; window.fetch = (url, ...rest) => String(url).includes('/state') ? new Promise(() => {}) : ask(url, ...rest); return true; })()");
    folder.edit("articles/meridian.txt", "Five helicopters", "Six helicopters");
    let said = tab.decide("a");
    if folder.counting().is_empty() {
        assert!(said.contains("nothing was written"), "{said}");
        assert!(tab.eval_text("document.querySelector('#row').innerText").contains("Six helicopters"));
    } else {
        // The page had asked just before: then what was decided is what is there.
        let counting = folder.counting();
        assert_eq!(counting[0].ruling.claims()[1].says, "6", "decided on a row that nobody saw");
    }
}
