//! Several at once: two tabs, two servers on one case. Each shows what the other did, and nothing is lost.

use crate::chromium::Chromium;
use crate::served::{Folder, Served};

const MARKED_SEEN: &str = "document.querySelector('#head').innerText";

#[test]
fn two_tabs_show_what_the_other_did() {
    let Some(chromium) = Chromium::start() else { return };
    let folder = Folder::ferry();
    let served = Served::start(&folder, "Ana Marek");
    let one = chromium.first();
    one.open(served.address());
    let label = one.row();
    let other = chromium.another();
    other.open(served.address());
    assert_eq!(other.row(), label);
    let said = other.decide("5");
    assert!(said.contains("agree"), "{said}");
    one.come();
    one.until(
        "the first tab shows the ruling of the second",
        "/ruled agree|agree, by|Ana Marek/.test(document.querySelector('#row').innerText)",
    );
    one.until(
        "it counts it",
        &format!("/\\b1 of \\d+ /.test({MARKED_SEEN}) || /\\b1 (ruled|seen)/.test({MARKED_SEEN})"),
    );
    assert_eq!(one.row(), label, "it stays where it is");
    // An undo here is seen there.
    one.decide("u");
    other.come();
    other.until(
        "the second tab counts no more",
        &format!("/\\b0 of \\d+ /.test({MARKED_SEEN}) || /\\b0 (ruled|seen)/.test({MARKED_SEEN})"),
    );
    assert!(folder.counting().is_empty());
}

#[test]
fn two_servers_on_one_case_lose_nothing() {
    let Some(chromium) = Chromium::start() else { return };
    let folder = Folder::ferry();
    let anas = Served::start(&folder, "Ana Marek");
    let bens = Served::start(&folder, "Ben");
    let ana = chromium.first();
    ana.open(anas.address());
    let ben = chromium.another();
    ben.open(bens.address());
    let first = ben.row();
    ben.go("j");
    let second = ben.row();
    ben.decide("f");
    ana.come();
    ana.until("Ana is shown that a row was seen", &format!("/\\b1 of \\d+ /.test({MARKED_SEEN})"));
    assert!(ana.said().contains("1 decision by Ben"), "it is not said whose: {}", ana.said());
    ana.decide("a");
    ana.to_row(&second);
    ana.until("Ana is shown who flagged", "/Ben/.test(document.querySelector('#row').innerText)");
    ben.come();
    ben.until("Ben is shown that another row was seen", &format!("/\\b2 of \\d+ /.test({MARKED_SEEN})"));
    ben.to_row(&first);
    ben.until("Ben is shown who accepted", "/Ana Marek/.test(document.querySelector('#row').innerText)");
    let mut by: Vec<String> = folder.counting().into_iter().map(|decision| decision.by).collect();
    by.sort();
    assert_eq!(by, ["Ana Marek", "Ben"]);
    // An undo takes back one's own.
    ben.decide("u");
    let by: Vec<String> = folder.counting().into_iter().map(|decision| decision.by).collect();
    assert_eq!(by, ["Ana Marek"]);
}

#[test]
fn a_key_overtakes_what_the_page_asks_for_by_itself() {
    let Some(chromium) = Chromium::start() else { return };
    let folder = Folder::ferry();
    let served = Served::start(&folder, "Ana Marek");
    let tab = chromium.first();
    tab.open(served.address());
    let row = tab.row();
    // What the page asks for by itself goes out and does not come back until it is let go.
    tab.eval(
        "(() => {
            const ask = window.fetch;
            window.held = [];
            window.fetch = async (url, ...rest) => {
                const answer = await ask(url, ...rest);
                if (String(url) === location.href && window.held) await new Promise((go) => window.held.push(go));
                return answer;
            };
            return true;
        })()",
    );
    folder.tell("review", &["--by", "Ben", "--row", "life rafts", "--flag"]);
    tab.until("the page asks for itself", "window.held.length > 0");
    tab.go("j");
    let next = tab.row();
    assert_ne!(next, row, "the key was lost");
    tab.go("j");
    let third = tab.row();
    tab.eval("window.held.splice(0).forEach((go) => go()) ?? true");
    // What the answer had to say is said, and it takes nobody back.
    tab.until(
        "it is said who decided",
        "/1 decision by Ben/.test(document.querySelector('#said').textContent)",
    );
    assert_eq!(tab.row(), third);
    assert!(!third.is_empty() && third != next);
}
