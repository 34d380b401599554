//! The articles of a row as HTML, of invented cases in folders of their own.

use crate::page::guard::Arrival;
use crate::page::place::{Panel, Place};
use crate::page::state::State;
use crate::page::view::page;
use dissensus::claim::file::quote::Searched;
use dissensus::desk::{Desk, Scope};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const COURIER: &str = "---\nsource: The Courier\ntitle: Tram accident in Ostrand\npublished: 2031-05-09\n---\nA tram left the rails in Ostrand on Thursday. Nine people were \
                       killed in the accident, police said. The tram was built in 1998.\n";
const POST: &str = "---\nsource: Harbour Post\npublished: 2031-05-10\n---\nThe tram accident in Ostrand happened on Thursday. Fourteen people were killed in the accident, the \
                    fire brigade said. The tram was built in 1998.\n";

fn case(articles: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("articles")).unwrap();
    for (name, text) in articles {
        fs::write(folder.path().join("articles").join(name), text).unwrap();
    }
    folder
}

/// The page of the row whose label has these words.
#[track_caller]
fn shown(folder: &Path, row: &str, panel: Option<Panel>) -> String {
    let state = State::new(Desk::open(folder, "Ana").unwrap(), "0".into());
    let questions = &state.desk.comparison().questions;
    let labels: Vec<&str> = questions.iter().map(|question| question.label.as_str()).collect();
    let asked = questions.iter().find(|question| question.label.contains(row));
    let row = asked.unwrap_or_else(|| panic!("{row} in {labels:?}")).id.clone();
    let place =
        Place { row: Some(row), filter: String::new(), scope: Scope::All, panel, why: None, said: None };
    page(&state, &place, "token", Arrival::Own).into_string()
}

fn read(article: Option<&str>, part: Option<usize>) -> Option<Panel> {
    Some(Panel::Read { article: article.map(str::to_owned), part })
}

/// What a person copies: the text of the first element with `begins` in its tag, without what only its style shows.
#[track_caller]
fn copied(html: &str, begins: &str) -> String {
    let (_, rest) = html.split_once(begins).unwrap_or_else(|| panic!("{begins} in {html}"));
    let (_, rest) = rest.split_once('>').unwrap();
    let (inner, _) = rest.split_once("</div>").unwrap();
    let mut text = String::new();
    let mut is_tag = false;
    for c in inner.replace("</p>", "\n").chars() {
        match c {
            '<' => is_tag = true,
            '>' => is_tag = false,
            c if !is_tag => text.push(c),
            _ => {}
        }
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[test]
fn each_article_of_the_row_is_a_column_with_its_quote_and_its_figure() {
    let folder = case(&[("courier.md", COURIER), ("post.md", POST)]);
    let html = shown(folder.path(), "killed", None);
    assert_eq!(html.matches("<article").count(), 2);
    for expected in [
        "id=\"telling-1\" aria-labelledby=\"telling-1-title\"",
        ">The Courier</h4>",
        "Tram accident in Ostrand",
        "published 2031-05-09",
        "articles/courier.md, line",
        "data-article=\"courier\" tabindex=\"0\"",
        "<u>Nine</u> people were killed",
        "<u>Fourteen</u> people were killed",
    ] {
        assert!(html.contains(expected), "{expected} in {html}");
    }
    assert_eq!(html.matches("<u>").count(), 2);
    assert_eq!(html.matches("id=\"quote-1\"").count(), 1);
    assert_eq!(html.matches("id=\"quote-2\"").count(), 1);
    // The claim is amended by a click on its words; those of another row lead there.
    let (_, mark) = html.split_once("<mark id=\"quote-1\">").unwrap();
    assert!(
        mark.starts_with("<a href=\"/?row=courier-") && mark.contains("&amp;open=amend&amp;claim=courier-"),
        "{mark}"
    );
    assert!(html.contains("class=\"other\"") && html.contains("built in 1998</a>"), "{html}");
}

#[test]
fn an_article_of_which_the_row_has_two_claims_stands_once() {
    let text = POST
        .replace("The tram was", "Later ten people were killed in the accident, police said. The tram was");
    let folder = case(&[("courier.md", COURIER), ("post.md", &text)]);
    let html = shown(folder.path(), "killed", None);
    assert_eq!(html.matches("<article").count(), 2);
    assert!(html.contains("id=\"quote-3\""), "{html}");
}

#[test]
fn hostile_text_is_text() {
    let hostile = "---\nsource: <i>Alpha</i>\ntitle: <script>alert(1)</script>\npublished: 2031-05-09\n---\n\
                   <script>alert(2)</script>: Nine people were killed in the tram accident in Ostrand. <img src=x onerror=alert(3)> \"'&\n\n\
                   A \u{202e}forward\u{202c} word and a \u{1b}[31m control\0 sign.\u{2028}After \u{2067}שלום\u{2069}.\n";
    let folder = case(&[("alpha.md", hostile), ("post.md", POST)]);
    for panel in [None, read(Some("alpha"), None)] {
        let html = shown(folder.path(), "killed", panel);
        assert!(!html.contains("<script>") && !html.contains("<img") && !html.contains("<i>"), "{html}");
        assert!(html.contains("&lt;script&gt;alert(2)&lt;/script&gt;"), "{html}");
        assert!(html.contains("data-code=\"U+202E\"") && html.contains("data-code=\"U+0000\""), "{html}");
        assert!(!html.contains(['\u{202e}', '\u{202c}', '\u{1b}', '\0']), "{html}");
        assert!(html.contains("\u{2067}שלום\u{2069}"), "{html}");
    }
}

#[test]
fn what_is_copied_is_found_in_the_article() {
    let text = "---\nsource: Alpha\npublished: 2031-05-09\n---\nNine people were  killed in the “tram” accident in Ostrand, the mayor’s office said.\n\n\
                A \u{202e}forward\u{202c} word\u{85}and a \u{1b}[31m control\0 sign, 👩\u{200d}👧 é.\n";
    let folder = case(&[("alpha.md", text), ("post.md", POST)]);
    let html = shown(folder.path(), "killed", None);
    let copied = copied(&html, "data-article=\"alpha\"");
    let body = text.split_once("---\n").unwrap().1.split_once("---\n").unwrap().1;
    for paragraph in copied.lines().filter(|line| !line.is_empty()) {
        assert_eq!(Searched::new(body).find(paragraph).len(), 1, "{paragraph:?}");
    }
    assert_eq!(copied.lines().filter(|line| !line.is_empty()).count(), 2);
}

#[test]
fn an_article_whose_text_is_not_here_is_said_to_be() {
    let folder = case(&[("courier.md", COURIER)]);
    let curated = "schema: dissensus/claims/1\nclaims:\n  - {id: a, article: courier, quote: built in 1998, date: 1998, question: when was the tram built}\n  \
                   - {id: b, article: register, quote: \"<i>year</i> 1997\", date: 1997, question: when was the tram built}\n";
    fs::write(folder.path().join("curated.yaml"), curated).unwrap();
    fs::write(folder.path().join("case.yaml"), "articles:\n  register:\n    source: Tram Register\n")
        .unwrap();
    let html = shown(folder.path(), "when was the tram built", None);
    assert!(html.contains("The text of this article is not here"), "{html}");
    assert!(html.contains(">Tram Register</h4>") && html.contains("&lt;i&gt;year&lt;/i&gt; 1997"), "{html}");
    assert!(html.contains("built in <u>1998</u>"), "{html}");
}

#[test]
fn of_many_articles_the_last_are_short() {
    let numbers = [
        "Nine",
        "Ten",
        "Eleven",
        "Twelve",
        "Thirteen",
        "Fourteen",
        "Fifteen",
        "Sixteen",
        "Seventeen",
        "Eighteen",
        "Nineteen",
        "Twenty",
        "Thirty",
        "Forty",
    ];
    let texts: Vec<(String, String)> = numbers
        .iter()
        .map(|number| {
            (
                format!("{}.md", number.to_lowercase()),
                COURIER.replace("Nine", number).replace("The Courier", number),
            )
        })
        .collect();
    let texts: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let folder = case(&texts);
    let html = shown(folder.path(), "killed", None);
    assert_eq!(html.matches("<article").count(), 14, "{html}");
    assert_eq!(html.matches("class=\"prose text\"").count(), 12);
    assert!(
        html.contains("In 2 more") && html.contains("id=\"telling-14\"") && html.contains("id=\"quote-14\""),
        "{html}"
    );
}

#[test]
fn an_article_is_read_sentence_by_sentence_from_its_quote_on() {
    let folder = case(&[("courier.md", COURIER), ("post.md", POST)]);
    let html = shown(folder.path(), "killed", read(None, None));
    assert_eq!(html.matches("data-sentence").count(), 3);
    assert_eq!(html.matches("data-sentence tabindex=\"0\" autofocus").count(), 1);
    let (_, first) = html.split_once("autofocus>").unwrap();
    assert!(first.starts_with("<mark id=\"read-quote-1\">"), "{first}");
    assert_eq!(html.matches("id=\"quote-1\"").count(), 1);
    assert!(html.contains("article=post\" data-key=\"]\"") && !html.contains("data-key=\"[\""), "{html}");
    let html = shown(folder.path(), "killed", read(Some("post"), None));
    assert!(
        html.contains("article=courier\" data-key=\"[\"") && html.contains("id=\"read-quote-2\""),
        "{html}"
    );
    // Whose words these are, and whose the others, stays at the top with the steps.
    let (_, top) = html.split_once("class=\"read-top\"").unwrap();
    let (top, _) = top.split_once("data-article").unwrap();
    assert!(top.contains("id=\"panel-title\"") && top.contains("previous: "), "{top}");
    // An article that is none of the row's, whatever it is called.
    for odd in ["nowhere", "../../etc/passwd", ""] {
        let html = shown(folder.path(), "killed", read(Some(odd), None));
        assert!(html.contains("This row has no such article"), "{html}");
    }
}

#[test]
fn a_very_long_article_is_read_in_parts_and_opened_around_its_quotes() {
    let filler = "The harbour of Ostrand was quiet, and the boats lay at the quay.\n\n".repeat(4000);
    let long = format!(
        "---\nsource: Delta\npublished: 2031-05-09\n---\n{filler}Nine people were killed in the tram accident in Ostrand.\n\n{filler}"
    );
    let folder = case(&[("delta.md", &long), ("post.md", POST)]);
    let html = shown(folder.path(), "killed", None);
    assert!(html.len() < 60_000, "{}", html.len());
    assert_eq!(html.matches("more of the article").count(), 2, "{html}");
    let html = shown(folder.path(), "killed", read(Some("delta"), None));
    assert!(
        html.contains("id=\"read-quote-1\"") && html.contains("part=1\">Earlier part (1 of 4)"),
        "{}",
        html.len()
    );
    assert!(html.contains("part=3\">Later part (3 of 4)"));
    let html = shown(folder.path(), "killed", read(Some("delta"), Some(4)));
    assert!(
        !html.contains("Later part") && html.contains("article=delta&amp;part=2\" title"),
        "{}",
        html.len()
    );
    let beyond = shown(folder.path(), "killed", read(Some("delta"), Some(usize::MAX)));
    assert_eq!(beyond.matches("data-sentence").count(), html.matches("data-sentence").count());
}
