//! How long a key takes, from the press to the new row painted: printed, with a bound that only something broken passes.

use crate::chromium::Chromium;
use crate::served::{Folder, Served};
use std::io::Write;

/// In milliseconds, for a debug build on a busy machine.
const BOUND: f64 = 1000.0;

/// Two frames after the parts were put in, what is new has been painted.
const WATCH: &str = "(() => {
    window.took = [];
    let pressed = null;
    addEventListener('keydown', () => { pressed = performance.now(); }, true);
    document.addEventListener('arrived', () => {
        const began = pressed;
        pressed = null;
        if (began === null) return;
        requestAnimationFrame(() => requestAnimationFrame(() => window.took.push(performance.now() - began)));
    });
    return true;
})()";

#[test]
fn a_key_is_answered_at_once() {
    let Some(chromium) = Chromium::start() else { return };
    let folder = Folder::ferry();
    let served = Served::start(&folder, "Ana Marek");
    let tab = chromium.first();
    tab.open(served.address());
    tab.eval(WATCH);
    for (key, what) in [("j", "the next row"), ("a", "accepted, and the next row")] {
        tab.eval("window.took.length = 0");
        for count in 1..=20 {
            tab.go(key);
            tab.until("the row is painted", &format!("window.took.length >= {count}"));
        }
        let mut took: Vec<f64> = tab
            .eval("window.took")
            .as_array()
            .unwrap()
            .iter()
            .filter_map(serde_json::Value::as_f64)
            .collect();
        took.sort_by(f64::total_cmp);
        let median = (took[9] + took[10]) / 2.0;
        let line = format!(
            "key {key} ({what}): {median:.0} ms from the press to the paint, median of 20; {:.0} to {:.0}\n",
            took[0], took[19]
        );
        std::io::stderr().write_all(line.as_bytes()).unwrap();
        assert!(median < BOUND, "{line}");
        tab.open(served.address());
        tab.eval(WATCH);
    }
}
