//! Keys: none acts while a person types, one that is held decides once, all can be switched off, and the help has them all.

use crate::chromium::Chromium;
use crate::served::{Folder, Served};
use crate::tab::Tab;
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[test]
fn no_key_acts_while_a_filter_or_a_note_is_typed() {
    let Some(chromium) = Chromium::start() else { return };
    let folder = Folder::ferry();
    let served = Served::start(&folder, "Ana Marek");
    let tab = chromium.first();
    tab.open(served.address());
    let row = tab.row();
    let letters = "a jkJK 1234567 fnxmseouURdgGA ? +/";

    tab.press("/");
    tab.until("the filter has the focus", "document.activeElement.id === 'filter'");
    tab.type_in(letters);
    assert_eq!(tab.eval_text("document.activeElement.value"), letters);
    assert_eq!(tab.row(), row, "a key went to another row");
    tab.press("Escape");
    tab.until("Escape leaves the filter", "document.activeElement.id !== 'filter'");

    tab.open(served.address());
    tab.go("n");
    tab.until(
        "the note has the focus",
        "document.activeElement.matches('#panel input[name=note], #panel textarea[name=note]')",
    );
    tab.type_in(letters);
    assert_eq!(tab.eval_text("document.activeElement.value"), letters);
    assert!(folder.counting().is_empty(), "a key decided something");

    // What comes after shows that nothing was on the way either.
    tab.open(served.address());
    tab.decide("a");
    assert_eq!(folder.counting().len(), 1);
}

#[test]
fn keys_that_were_meant_for_another_site_decide_nothing() {
    let Some(chromium) = Chromium::start() else { return };
    let folder = Folder::ferry();
    let served = Served::start(&folder, "Ana Marek");
    let tab = chromium.first();
    let other = format!("data:text/html,<a href='{}/'>press a to go on</a>", served.address());
    tab.devtools("Page.navigate", json!({ "url": other }));
    tab.until("the other site", "document.querySelector('a') !== null && location.protocol === 'data:'");
    tab.eval("(setTimeout(() => document.querySelector('a').click()), true)");
    tab.until(
        "the page",
        "document.body?.hasAttribute('data-from-elsewhere') && document.readyState === 'complete'",
    );
    for _ in 0..5 {
        tab.press("a");
    }
    let told = "document.querySelector('#wrong')?.textContent.includes('A link of another site')";
    tab.until("what the page says of them", told);
    assert_eq!(folder.counting().len(), 0);
    // Who waits and presses again means this page; each key that comes too early begins the time anew.
    tab.until("the keys act again", "(window.since ??= performance.now()) + 1500 < performance.now()");
    tab.decide("a");
    assert_eq!(folder.counting().len(), 1);
}

#[test]
fn a_key_that_is_held_accepts_one_row() {
    let Some(chromium) = Chromium::start() else { return };
    let folder = Folder::ferry();
    let served = Served::start(&folder, "Ana Marek");
    let tab = chromium.first();
    tab.open(served.address());
    let (first, before) = (tab.row(), tab.now());
    let key = |kind: &str, repeats: bool| {
        let event = json!({
            "type": kind, "key": "a", "code": "KeyA", "windowsVirtualKeyCode": 65, "text": if kind == "keyDown" { "a" } else { "" },
            "autoRepeat": repeats,
        });
        tab.devtools("Input.dispatchKeyEvent", event);
    };
    key("keyDown", false);
    for _ in 0..10 {
        key("keyDown", true);
    }
    tab.next(&before, "the next row");
    let second = tab.row();
    assert_ne!(first, second);
    // The row is there, and nothing is on the way any more: it has to be the repetition that keeps these from deciding.
    for _ in 0..10 {
        key("keyDown", true);
    }
    key("keyUp", false);
    tab.go("j");
    tab.go("k");
    assert_eq!(tab.row(), second);
    assert_eq!(folder.counting().len(), 1);
    tab.decide("a");
    assert_eq!(folder.counting().len(), 2, "a key that was let go acts again");
}

#[test]
fn keys_that_are_switched_off_stay_off_and_can_be_switched_on() {
    let Some(chromium) = Chromium::start() else { return };
    let folder = Folder::ferry();
    let served = Served::start(&folder, "Ana Marek");
    let tab = chromium.first();
    tab.open(served.address());
    tab.go("?");
    tab.tab_to("[data-keys-switch]");
    tab.press(" ");
    tab.go("Escape");
    let row = tab.row();
    let dead = |tab: &Tab| {
        for key in ["a", "j", "5", "f", "?"] {
            tab.press(key);
        }
    };
    dead(&tab);
    tab.reload();
    dead(&tab);
    assert_eq!(tab.row(), row);
    // All is still there without the keys; and had one of them decided, there would be more than this one.
    tab.tab_to("#row button[data-key~=a]");
    tab.go("Enter");
    assert_eq!(folder.counting().len(), 1);
    tab.tab_to("a[data-key~='?']");
    tab.go("Enter");
    tab.tab_to("[data-keys-switch]");
    tab.press(" ");
    tab.go("Escape");
    tab.go("j");
    tab.decide("a");
    assert_eq!(folder.counting().len(), 2);
}

/// Where keys are: the row, and all that can be open beside it.
const PLACES: &[&str] = &[
    "",
    "open=why",
    "open=split",
    "open=merge",
    "open=amend",
    "open=origin",
    "open=note",
    "open=read",
    "open=add",
    "open=keys",
];

#[test]
fn the_help_lists_every_key() {
    let Some(chromium) = Chromium::start() else { return };
    let folder = Folder::ferry();
    let served = Served::start(&folder, "Ana Marek");
    // With a stale decision there are the keys for it.
    folder.tell("review", &["--by", "Ana Marek", "--row", "helicopters (search)", "--accept"]);
    folder.edit("articles/ansel-courier.md", "Three helicopters", "Four helicopters");
    let claim = crate::links::claim_of(&folder, "helicopters (search)", "ansel-courier");
    let tab = chromium.first();
    let mut keys: BTreeSet<String> = BTreeSet::new();
    let mut open = |address: &str, row: &str, query: &str| {
        tab.open(&format!("{address}/?row={row}&{query}"));
        let found = tab
            .eval("[...document.querySelectorAll('[data-key]')].flatMap(one => one.dataset.key.split(' '))");
        keys.extend(texts(&found));
    };
    PLACES.iter().for_each(|place| open(served.address(), &claim, place));
    open(served.address(), &claim, &format!("open=amend&claim={claim}"));
    open(served.address(), &claim, "open=read&article=ansel-courier");
    // A row with more claims than there are digits.
    let long = long_row();
    let claim = crate::links::claim_of(&long, "people killed", "outlet-1");
    let long_served = Served::start(&long, "Ana Marek");
    for place in ["open=split", "open=origin", "open=amend"] {
        open(long_served.address(), &claim, place);
    }
    tab.open(&format!("{}/?open=keys", served.address()));
    let told: BTreeSet<String> =
        texts(&tab.eval("[...document.querySelectorAll('#panel kbd')].map(one => one.textContent.trim())"))
            .collect();
    for key in [
        "a", "1", "7", "8", "9", "f", "n", "x", "m", "s", "e", "o", "u", "U", "R", "d", "j", "k", "J", "K",
        "g", "G", "/", "A", "?",
    ] {
        assert!(
            keys.contains(key),
            "nothing on the page has the key {key} of the terminal's review: {keys:?}"
        );
    }
    let untold: Vec<&String> =
        keys.iter().filter(|key| !told.contains(*key) && !told.contains(shown(key))).collect();
    assert!(untold.is_empty(), "the help does not list {untold:?}; it lists {told:?}");
}

/// A case with a row of ten claims, each of an outlet of its own.
fn long_row() -> Folder {
    let articles: Vec<(String, String)> = (1..=10)
        .map(|number| {
            let text = format!(
                "A tram left the rails in Ostrand on Thursday. {} people were killed in the accident, police said.\n",
                number + 10
            );
            (format!("outlet-{number}.txt"), text)
        })
        .collect();
    let articles: Vec<(&str, &str)> =
        articles.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    Folder::of(&articles)
}

fn texts(value: &Value) -> impl Iterator<Item = String> {
    value.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned())
}

/// A key as people may call it.
fn shown(key: &str) -> &str {
    match key {
        "Escape" => "Esc",
        "ArrowDown" => "↓",
        "ArrowUp" => "↑",
        "ArrowLeft" => "←",
        "ArrowRight" => "→",
        "Ctrl+r" => "Ctrl-r",
        " " => "space",
        key => key,
    }
}
