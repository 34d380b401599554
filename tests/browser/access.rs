//! For everybody: what axe-core finds, all of it by Tab, the focus where a person expects it.

use crate::chromium::{Chromium, folder, pass_over};
use crate::served::{Folder, Served};
use crate::tab::Tab;
use serde_json::{Value, json};
use std::env;
use std::fs;
use std::path::PathBuf;

/// What is open in turn; "" for the row alone.
pub(crate) const PANELS: &[&str] =
    &["", "keys", "why", "split", "merge", "amend", "origin", "note", "read", "add"];

const AXE: &str = "const done = arguments[arguments.length - 1];
    axe.run(document, { ...only, resultTypes: ['violations'] }).then(
        (found) => done(found.violations.filter((one) => ['serious', 'critical'].includes(one.impact)).map((one) => ({
            id: one.id, impact: one.impact, help: one.help,
            nodes: one.nodes.slice(0, 4).map((node) => `${node.html.slice(0, 160)} :: ${node.failureSummary}`),
        }))),
        (error) => done([{ id: 'axe itself', help: String(error) }]),
    );";

#[test]
fn axe_finds_nothing_serious() {
    let path = env::var_os("DISSENSUS_AXE").map(PathBuf::from);
    let path = path.unwrap_or_else(|| folder().join("node_modules/axe-core/axe.min.js"));
    let Ok(axe) = fs::read_to_string(&path) else {
        return pass_over(&format!("axe-core is not at {}; .ci/run puts it there", path.display()));
    };
    let Some(chromium) = Chromium::start() else { return };
    let folder = Folder::ferry();
    folder.tell(
        "review",
        &["--by", "Ben", "--row", "helicopters (search)", "--accept", "--note", "asked the desk"],
    );
    folder.tell("review", &["--by", "Ben", "--row", "life rafts", "--flag"]);
    folder.tell("review", &["--by", "Ben", "--row", "crew (ship)", "--accept"]);
    folder.edit("articles/meridian.txt", "18 crew", "19 crew");
    let served = Served::start(&folder, "Ana Marek");
    let tab = chromium.first();
    let claim = crate::links::claim_of(&folder, "helicopters (search)", "meridian");
    let stale = crate::links::claim_of(&folder, "crew (ship)", "meridian");
    let mut places: Vec<String> = PANELS.iter().map(|panel| format!("row={claim}&open={panel}")).collect();
    places.push(format!("row={claim}&open=amend&claim={claim}"));
    places.push(format!("row={claim}&open=read&article=meridian"));
    places.push(format!("row={stale}"));
    places.push("row=no-such-claim".to_owned());
    places.push("filter=nothing-has-these-words".to_owned());
    places.push("all=1&filter=autor:ana".to_owned());
    let mut found = String::new();
    for (width, height) in [(360, 740), (1600, 1000)] {
        tab.size(width, height);
        for place in &places {
            tab.open(&format!("{}/?{place}", served.address()));
            judge(&tab, &axe, &format!("{place}, {width} px"), &mut found);
        }
        // What went wrong stands on the page: a split that leaves nothing.
        tab.open(&format!("{}/?row={claim}&open=split", served.address()));
        tab.tab_to("#panel button:not([type=button])");
        tab.press("Enter");
        tab.until("it is said that nothing was split", "/mark the claims/.test(document.body.innerText)");
        judge(&tab, &axe, &format!("an error, {width} px"), &mut found);
    }
    assert!(found.is_empty(), "{found}");
}

/// By light and by dark, which differ in colours alone.
fn judge(tab: &Tab, axe: &str, place: &str, found: &mut String) {
    if tab.eval("typeof axe === 'undefined'") == true {
        tab.run(&format!("{axe}; arguments[arguments.length - 1](true);"));
    }
    for (scheme, only) in [("light", "{}"), ("dark", "{ runOnly: ['color-contrast'] }")] {
        tab.scheme(scheme);
        for violation in tab.run(&format!("const only = {only}; {AXE}")).as_array().unwrap() {
            found.push_str(&format!("{place}, {scheme}: {violation:#}\n"));
        }
    }
}

/// What can have the focus and is in sight; each with a number.
const REACHABLE: &str = "(() => {
    const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter((one) =>
        one.tabIndex >= 0 && !one.disabled && one.type !== 'hidden' && !one.closest('[inert]') && one.checkVisibility({ visibilityProperty: true }) &&
        !(one.closest('details:not([open])') && one.closest('details:not([open])').querySelector('summary') !== one));
    const radios = new Set();
    window.reachable = all.filter((one) => {
        // Of a group of radio buttons Tab reaches one; the arrows lead to the others.
        if (one.type !== 'radio') return true;
        const group = `${one.form?.id} ${one.name}`;
        return !radios.has(group) && radios.add(group);
    });
    window.reached = new Set();
    return window.reachable.length;
})()";

/// Notes, at each press of Tab, what had the focus until then: whether it can be seen there, and which of those that can be reached it is.
const WATCH: &str = "(() => {
    window.steps = [];
    const look = () => {
        const one = document.activeElement;
        if (!one || one === document.body) return null;
        const look = getComputedStyle(one);
        const group = one.type === 'radio' ? window.reachable.find((other) => other.type === 'radio' && other.name === one.name) : null;
        window.reached.add(group ?? one);
        const box = one.getBoundingClientRect();
        return {
            html: one.outerHTML.slice(0, 160),
            seen: (look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0) || look.boxShadow !== 'none',
            there: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
            inside: one.closest('#panel') !== null,
            last: window.reachable.at(-1) === (group ?? one),
        };
    };
    addEventListener('keydown', () => window.steps.push(look()), true);
    return true;
})()";

#[test]
fn tab_reaches_all_of_it_and_the_focus_is_seen() {
    let Some(chromium) = Chromium::start() else { return };
    let folder = Folder::ferry();
    let served = Served::start(&folder, "Ana Marek");
    let tab = chromium.first();
    let claim = crate::links::claim_of(&folder, "helicopters (search)", "meridian");
    for width in [360, 1600] {
        tab.size(width, 900);
        for panel in PANELS {
            tab.open(&format!("{}/?row={claim}&open={panel}", served.address()));
            let all = tab.eval(REACHABLE).as_u64().unwrap();
            assert!(all > 0, "{panel}: nothing can be reached");
            let place = format!("open={panel}, {width} px");
            tab.eval(WATCH);
            tab.press_often("Tab", all + 5);
            let steps = tab.eval("window.steps");
            let steps = steps.as_array().unwrap();
            assert_eq!(steps.len() as u64, all + 5, "{place}: a key did not reach the page");
            assert!(steps[0]["html"].is_string(), "{place}: the page begins with the focus nowhere");
            let mut is_last = steps[0]["last"] == true;
            // The first was put there by the page, the others by Tab.
            for focus in &steps[1..] {
                if focus.is_null() {
                    // Behind the last comes what is the browser's own, and then the first again.
                    assert!(is_last, "{place}: nothing has the focus");
                    is_last = false;
                    continue;
                }
                is_last = focus["last"] == true;
                assert!(focus["seen"] == true, "{place}: the focus is not seen on {focus}");
                assert!(focus["there"] == true, "{place}: the focus is out of sight on {focus}");
                assert!(
                    panel.is_empty() || focus["inside"] == true,
                    "{place}: the focus left the dialog for {focus}"
                );
            }
            let missed = tab.eval("window.reachable.filter(one => !window.reached.has(one)).map(one => one.outerHTML.slice(0, 160))");
            assert_eq!(missed, json!([]), "{place}: Tab does not reach these");
        }
    }
}

#[test]
fn the_focus_is_never_lost() {
    let Some(chromium) = Chromium::start() else { return };
    let folder = Folder::ferry();
    let served = Served::start(&folder, "Ana Marek");
    let tab = chromium.first();
    tab.open(served.address());
    let id = |tab: &Tab| tab.eval_text("document.activeElement.id");
    for key in ["a", "5", "f", "j", "k", "u", "U", "J", "G", "g"] {
        tab.go(key);
        assert_eq!(id(&tab), "label", "after the key {key} the focus is elsewhere: {}", tab.look());
    }
    // The mouse, or Enter on a button, is no other way.
    tab.tab_to("#row button[data-key~=a]");
    tab.go("Enter");
    assert_eq!(id(&tab), "label");
    for (key, panel) in [
        ("n", "note"),
        ("x", "split"),
        ("m", "merge"),
        ("e", "amend"),
        ("s", "origin"),
        ("o", "read"),
        ("?", "keys"),
    ] {
        tab.go(key);
        let inside: Value = tab.eval("document.activeElement.closest('#panel') !== null");
        assert_eq!(inside, true, "{panel} opens without the focus in it");
        tab.go("Escape");
        let lost =
            tab.eval("document.activeElement === document.body || document.querySelector('#panel') !== null");
        assert_eq!(lost, false, "{panel} closes, and the focus is lost");
    }
}
