//! Articles are hostile text: nothing of them runs, nothing is asked of elsewhere, and the quotes are still marked at their words.

use crate::chromium::Chromium;
use crate::served::{Folder, Served};
use crate::tab::Tab;
use serde_json::json;
use std::time::{Duration, Instant};

/// What sets a global wherever it gets to run.
const SCRIPT: &str = "<script>window.ran = 1; alert(1)</script><img src=x onerror=\"window.ran = 2; alert(2)\"><svg onload=\"window.ran = 3\">";
const BREAKS_OUT: &str = "\"'></p></article><script>window.ran = 4</script><style>*{display:none}</style><a href=\"javascript:window.ran=5\">x</a>";

/// Loading a page with such articles takes at most this, in a debug build on a busy machine.
const LIMIT: Duration = Duration::from_secs(15);

fn case() -> Folder {
    let title = SCRIPT.replace('"', "'");
    let front = |source: &str, title: &str| {
        format!(
            "---\nsource: {}\ntitle: {}\npublished: 2031-05-09\nurl: \"javascript:window.ran=6\"\n---\n",
            json!(source),
            json!(title)
        )
    };
    let long = "The tram went on and on along the harbour road. ".repeat(4200);
    assert!(long.len() > 200_000);
    let word = "x".repeat(200_000);
    let courier = format!(
        "{}A tram left the rails in Ostrand on Thursday {SCRIPT}. Nine people were killed in the accident, police said {BREAKS_OUT}. The tram was built in 1998.\n",
        front(&format!("The Courier {SCRIPT}"), &title)
    );
    let post = format!(
        "{}{long}Fourteen people were killed in the accident in Ostrand, the fire brigade said. {long}\n\nThe tram was built in 1999.\n",
        front("Harbour Post \u{202e}tsoP", "\u{202e}gnol")
    );
    let mixed = format!(
        "{}\u{5d4}\u{5e8}\u{5db}\u{5d1}\u{5ea} \u{5d4}\u{5d7}\u{5e9}\u{5de}\u{5dc}\u{5d9}\u{5ea}. \u{200f}Eleven people were killed in the accident in Ostrand\u{200f}, \u{5de}\u{5e9}\u{5d4} \u{5db}\u{5d4}\u{5df} said.\n\n\
        \u{642}\u{627}\u{644} \u{627}\u{644}\u{645}\u{62a}\u{62d}\u{62f}\u{62b}: 9 \u{642}\u{62a}\u{644}\u{649}. The tram was built in 1998.\n",
        front(
            "\u{5d4}\u{5e2}\u{5d9}\u{5ea}\u{5d5}\u{5df}",
            "\u{5d0}\u{5e1}\u{5d5}\u{5df} \u{5d4}\u{5d7}\u{5e9}\u{5de}\u{5dc}\u{5d9}\u{5ea}"
        )
    );
    let control = format!(
        "{}Twelve people were killed in the accident in Ostrand, the \u{7}hospital\u{1b}[31m said. \u{1}\u{2}\u{8}\u{7f}\u{85}\u{feff}\u{2028}{word} The tram was built in 1997.\n",
        front("Control\u{9}Gazette", "Bells")
    );
    Folder::of(&[
        ("courier.md", &courier),
        ("<img src=x onerror=window.ran=7>.txt", &post),
        ("mixed.txt", &mixed),
        ("control.txt", &control),
    ])
}

/// Nothing ran, and nothing was asked of elsewhere; a dialog makes every look at the page fail.
#[track_caller]
fn is_quiet(tab: &Tab, served: &Served) {
    assert_eq!(
        tab.eval("window.ran === undefined"),
        true,
        "something of an article ran: {}",
        tab.eval("window.ran")
    );
    let own = json!(served.address());
    let foreign = tab.eval(&format!(
        "performance.getEntriesByType('resource').map(one => one.name).filter(name => !name.startsWith({own} + '/'))"
    ));
    assert_eq!(foreign, json!([]), "something was asked of elsewhere");
    let scripts = tab.eval("[...document.querySelectorAll('script')].filter(one => !one.src.startsWith(location.origin + '/assets/')).length");
    assert_eq!(scripts, 0, "a script of an article is in the page");
    let odd = tab.eval("[...document.querySelectorAll('a[href]')].filter(one => !/^(https?):/.test(one.href)).map(one => one.href)");
    assert_eq!(odd, json!([]), "a link that runs something");
    // The page's own script sets how high a column is, and no other style.
    let handlers = tab.eval("[...document.querySelectorAll('*')].flatMap(one => [...one.attributes]).filter(one => one.name.startsWith('on') || (one.name === 'style' && !/^--room: \\d+px;$/.test(one.value))).map(one => one.name + '=' + one.value)");
    assert_eq!(handlers, json!([]), "an element with a handler or a style of its own");
}

#[test]
fn nothing_of_a_hostile_article_runs_and_its_quotes_are_marked() {
    let Some(chromium) = Chromium::start() else { return };
    let folder = case();
    let comparison = folder.case().compare().unwrap();
    let served = Served::start(&folder, "Ana <b>Marek</b>");
    let tab = chromium.first();
    let mut quotes = 0;
    for question in &comparison.questions {
        let began = Instant::now();
        let claims: Vec<_> = question.claims.iter().map(|i| &comparison.claims[*i]).collect();
        tab.open(&format!("{}/?row={}", served.address(), claims[0].id));
        assert!(began.elapsed() < LIMIT, "{} took {:?}", question.label, began.elapsed());
        is_quiet(&tab, &served);
        let marked = tab.eval("[...document.querySelectorAll('#row mark')].map(one => one.textContent)");
        let plain = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
        let marked: Vec<String> =
            marked.as_array().unwrap().iter().map(|text| plain(text.as_str().unwrap())).collect();
        for claim in claims {
            let quote = plain(&claim.evidence.quote);
            assert!(
                marked.iter().any(|mark| mark.contains(&quote)),
                "{} is not marked: {marked:?}",
                claim.evidence.quote
            );
            quotes += 1;
        }
    }
    let rows: Vec<&str> = comparison.questions.iter().map(|row| row.label.as_str()).collect();
    assert!(
        quotes >= 6 && rows.iter().any(|row| row.contains("killed")),
        "too little was read: {quotes} quotes, {rows:?}"
    );
}

#[test]
fn nothing_of_a_hostile_article_runs_where_it_is_read_or_searched_for() {
    let Some(chromium) = Chromium::start() else { return };
    let folder = case();
    let case = folder.case();
    let claim = crate::links::claim_of(&folder, "people killed", "courier");
    let served = Served::start(&folder, "Ana Marek");
    let tab = chromium.first();
    for article in &case.articles {
        let id: String = url::form_urlencoded::byte_serialize(article.id.as_bytes()).collect();
        let began = Instant::now();
        tab.open(&format!("{}/?row={claim}&open=read&article={id}", served.address()));
        assert!(began.elapsed() < LIMIT, "{} took {:?}", article.id, began.elapsed());
        is_quiet(&tab, &served);
        assert!(
            tab.eval_text("document.querySelector('#panel').innerText").contains("tram"),
            "{} is not shown",
            article.id
        );
    }
    for panel in ["why", "split", "merge", "amend", "origin", "note", "add", "keys"] {
        tab.open(&format!(
            "{}/?row={claim}&open={panel}&filter={}",
            served.address(),
            "%3Cscript%3Ewindow.ran=8%3C/script%3E"
        ));
        is_quiet(&tab, &served);
    }
    // A remark and a name that a person types are no different.
    tab.open(&format!("{}/?row={claim}", served.address()));
    tab.go("n");
    tab.type_in(SCRIPT);
    tab.tab_to("#panel button:not([type=button])");
    tab.go("Enter");
    assert_eq!(folder.counting().len(), 1);
    is_quiet(&tab, &served);
    assert!(
        tab.eval_text("document.querySelector('#row').innerText").contains("window.ran = 1"),
        "the note is shown as it was typed"
    );
}
