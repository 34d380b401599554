//! The row as HTML on the sample case and on made ones: what stands there, what can be pressed, and that no text is markup.

use crate::page::decide::decide;
use crate::page::fields::Fields;
use crate::page::guard::Arrival;
use crate::page::place::{Panel, Place};
use crate::page::state::State;
use crate::page::view::page;
use dissensus::desk::{self, Desk, Sheet};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A server's state on a case in a folder of its own, and the place that is shown.
pub(in crate::page::view) struct Page {
    pub(in crate::page::view) folder: TempDir,
    pub(in crate::page::view) state: State,
    pub(in crate::page::view) place: Place,
}

impl Page {
    /// The sample case.
    pub(in crate::page::view) fn sample() -> Page {
        let folder = tempfile::tempdir().unwrap();
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("claims/ferry-2031");
        copy(&sample, folder.path());
        Page::of(folder)
    }

    /// A case of these articles, each with its name, and of claims by hand.
    pub(in crate::page::view) fn made(articles: &[(&str, &str)], curated: &str) -> Page {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("articles")).unwrap();
        for (name, text) in articles {
            fs::write(folder.path().join("articles").join(name), text).unwrap();
        }
        fs::write(
            folder.path().join("curated.yaml"),
            format!("schema: dissensus/claims/1\nclaims:\n{curated}"),
        )
        .unwrap();
        Page::of(folder)
    }

    fn of(folder: TempDir) -> Page {
        let state = State::new(Desk::open(folder.path(), "Ana Marek").unwrap(), "run".to_owned());
        Page { folder, state, place: Place::of(&Fields::default()) }
    }

    /// The row with these words in its label is shown.
    #[track_caller]
    pub(in crate::page::view) fn go(&mut self, words: &str) {
        let questions = &self.state.desk.comparison().questions;
        let found = questions.iter().find(|asked| asked.label.contains(words));
        let id = found.unwrap_or_else(|| panic!("no row is about {words}")).id.clone();
        self.place = self.place.at(Some(id));
    }

    /// Opens a panel, and gives its HTML alone.
    pub(in crate::page::view) fn open(&mut self, panel: Panel) -> String {
        self.place = self.place.open(Some(panel));
        self.panel()
    }

    pub(in crate::page::view) fn panel(&self) -> String {
        let html = self.html();
        html.find("id=\"panel\"").map(|at| html[at..].to_owned()).unwrap_or_default()
    }

    pub(in crate::page::view) fn html(&self) -> String {
        page(&self.state, &self.place, "token", Arrival::Own).into_string()
    }

    /// The HTML of the row alone.
    pub(in crate::page::view) fn row(&self) -> String {
        let html = self.html();
        let from = html.find("id=\"row\"").unwrap();
        let to = html[from..].find("</main>").unwrap();
        html[from..from + to].to_owned()
    }

    #[track_caller]
    pub(in crate::page::view) fn sheet(&self) -> Sheet {
        let comparison = self.state.desk.comparison();
        let row = self.place.row.as_deref().and_then(|claim| desk::row_of(comparison, claim)).unwrap();
        Sheet::of(&self.state.desk, row).unwrap()
    }

    /// Sends a form of the page as it stands, and goes where the answer leads; gives what was said.
    #[track_caller]
    pub(in crate::page::view) fn send(&mut self, fields: &[(&str, &str)]) -> String {
        let mut form = form_urlencoded::Serializer::new(String::new());
        for (key, text) in
            self.place.pairs().iter().filter(|(key, _)| matches!(*key, "row" | "filter" | "all" | "open"))
        {
            form.append_pair(key, text);
        }
        let comparison = self.state.desk.comparison();
        let row = self.place.row.as_deref().and_then(|claim| desk::row_of(comparison, claim));
        if let Some(row) = row {
            form.append_pair("seen", &desk::seen(comparison, row));
        }
        for (key, text) in fields {
            form.append_pair(key, text);
        }
        self.place = decide(&mut self.state, &Fields::of(&form.finish()));
        let said = self.place.said.as_deref().and_then(|mark| self.state.said(mark));
        said.map(|said| said.text.clone()).unwrap_or_default()
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name())).unwrap();
        if path.is_dir() {
            fs::create_dir(to.join(&name)).unwrap();
            copy(&path, &to.join(&name));
        } else {
            fs::copy(&path, to.join(&name)).unwrap();
        }
    }
}

const KEYS: [&str; 17] =
    ["a", "1", "2", "3", "4", "5", "6", "7", "f", "n", "x", "m", "s", "e", "o", "+", "w"];

/// Of each key, how many elements it would press.
#[track_caller]
pub(in crate::page::view) fn presses(html: &str, keys: &[&str]) {
    for key in keys {
        assert_eq!(html.matches(&format!("data-key=\"{key}\"")).count(), 1, "{key}");
    }
}

#[test]
fn every_decision_has_its_key_and_its_button_once() {
    let mut page = Page::sample();
    page.go("people killed (sinking)");
    let row = page.row();
    presses(&row[row.find("class=\"decisions\"").unwrap()..], &KEYS);
    for (digit, word) in
        (1..).zip(["conflict", "disputed", "updated", "compatible", "agree", "unsure", "single"])
    {
        assert!(row.contains(&format!("value=\"verdict-{word}\" data-key=\"{digit}\"")), "{word}");
    }
    assert!(row.contains("Accept updated") && row.contains("later report (likely)"));
    assert!(row.contains("<h2 id=\"label\" tabindex=\"-1\" dir=\"auto\">people killed (sinking)</h2>"));
    // Nothing is stale: there is nothing to renew and nothing to set aside.
    assert!(!row.contains("data-key=\"R\"") && !row.contains("data-key=\"d\""));
}

#[test]
fn every_cell_leads_to_its_article_and_to_its_amendment() {
    let mut page = Page::sample();
    page.go("people killed (sinking)");
    let (row, sheet) = (page.row(), page.sheet());
    let mut articles: Vec<&str> = sheet.claims.iter().map(|told| told.article.as_str()).collect();
    articles.dedup();
    assert!(articles.len() < sheet.claims.len());
    for told in &sheet.claims {
        assert_eq!(row.matches(&format!("data-claim=\"{}\"", told.id)).count(), 1, "{}", told.id);
        assert!(row.contains(&format!("open=amend&amp;claim={}", told.id)), "{}", told.id);
    }
    for (number, article) in (1..).zip(&articles) {
        let link = format!("<a href=\"#telling-{number}\" draggable=\"false\">{article}</a>");
        assert_eq!(
            row.matches(&link).count(),
            sheet.claims.iter().filter(|told| told.article == **article).count()
        );
        assert_eq!(row.matches(&format!("id=\"telling-{number}\"")).count(), 1, "{number}");
    }
    // Who vouches is named, be it in the value or beside it.
    assert!(row.contains("25 (coastguard)"));
}

#[test]
fn a_claim_without_a_text_or_by_hand_says_so() {
    let mut page = Page::sample();
    page.go("purchase of the Halcyon");
    let row = page.row();
    let at = row.find("data-claim=\"bought-register\"").unwrap();
    let cell = &row[at..at + row[at..].find("</li>").unwrap()];
    assert!(cell.contains("its text is not here"), "{cell}");
    assert!(cell.contains("<small>by hand</small>"), "{cell}");
}

#[test]
fn related_rows_are_links_that_keep_the_filter() {
    let mut page = Page::sample();
    page.place = page.place.filtered("unseen".to_owned());
    page.go("people killed (sinking)");
    let row = page.row();
    assert!(row.contains("a part of it: <a href=\"/?row=harbour-post-casualties-"), "{row}");
    let at = row.find("a part of it: ").unwrap();
    assert!(row[at..at + 120].contains("filter=unseen"));
}

#[test]
fn the_history_has_the_earliest_first_and_gives_back_what_counts() {
    let mut page = Page::sample();
    page.go("people killed (sinking)");
    assert!(!page.row().contains("id=\"history\""));
    for fields in [
        vec![("ruling", "flag")],
        vec![("ruling", "note"), ("note", "ask the <coastguard>")],
        vec![("ruling", "verdict-disputed")],
    ] {
        page.send(&fields);
        page.go("people killed (sinking)");
    }
    let row = page.row();
    let order = ["flagged for another look", "noted", "ruled disputed; the rules said updated"];
    let history = &row[row.find("id=\"history\"").unwrap()..];
    let places: Vec<usize> =
        order.iter().map(|words| history.find(words).unwrap_or_else(|| panic!("{words}"))).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(history.contains("History: 3 decisions") && history.contains("ask the &lt;coastguard&gt;"));
    assert_eq!(history.matches("name=\"of\"").count(), 3);
    assert!(row.contains("<dd>disputed, Ana Marek, ") && row.contains("for another look by Ana Marek, "));
    assert!(row.contains(
        "value=\"verdict-disputed\" data-key=\"2\" data-verdict=\"disputed\" aria-pressed=\"true\""
    ));
    assert!(row.contains("unflag"));
    let of = desk::history(&page.state.desk, page.sheet().question)[0].id.clone();
    let said = page.send(&[("ruling", "undo-of"), ("of", &of)]);
    assert!(said.contains("taken back") && said.ends_with("on disk"), "{said}");
    let row = page.row();
    assert_eq!(row.matches("name=\"of\"").count(), 2);
    assert!(row.contains("History: 3 decisions") && !row.contains("unflag"));
}

#[test]
fn what_is_stale_says_what_changed_and_is_ruled_again_or_set_aside() {
    let mut page = Page::sample();
    page.go("helicopters");
    page.send(&[("ruling", "accept")]);
    page.go("helicopters");
    page.send(&[("ruling", "note"), ("note", "rang the harbour")]);
    let article = page.folder.path().join("articles/meridian.txt");
    let text = fs::read_to_string(&article).unwrap();
    fs::write(&article, text.replace("Five helicopters", "Six helicopters")).unwrap();
    page.state.look();
    page.go("helicopters");
    let row = page.row();
    presses(&row, &["R", "d"]);
    assert!(row.contains("Decisions on this row hold no longer") && row.contains("meridian 5 → 6"), "{row}");
    assert!(row.contains("Rule the same again: verdict conflict, note"));
    let said = page.send(&[("ruling", "renew")]);
    assert!(said.contains("renewed: verdict conflict, note"), "{said}");
    assert!(!page.row().contains("data-key=\"R\"") && page.row().contains("accepted, Ana Marek"));
}

#[test]
fn no_text_is_markup_and_every_text_has_its_direction() {
    let article = "---\nsource: '<script>alert(1)</script> \u{202e}'\npublished: 2031-05-09\n---\nA tram left the rails.\n";
    let curated = "  - id: rails-1\n    article: a\n    quote: A tram left\n    statement: '<b>خرج الترام</b>'\n    question: '<img src=x onerror=alert(2)> ماذا حدث؟'\n  \
                   - id: rails-2\n    article: b\n    quote: A tram left\n    statement: 'الترام'\n    question: '<img src=x onerror=alert(2)> ماذا حدث؟'\n";
    let other = "---\nsource: Post\npublished: 2031-05-09\n---\nA tram left the rails.\n";
    let mut page = Page::made(&[("a.md", article), ("b.md", other)], curated);
    page.go("<img");
    let html = page.html();
    assert!(!html.contains("<img") && !html.contains("<b>خ") && !html.contains("<script>"), "{html}");
    assert!(html.contains("&lt;img src=x onerror=alert(2)&gt;") && html.contains("&lt;b&gt;"));
    let row = page.row();
    assert!(row.contains("<p class=\"says\" dir=\"auto\">") && row.contains("dir=\"auto\">&lt;img"));
    // No sign that turns the direction of the page around.
    assert!(!row.contains('\u{202e}'));
}

#[test]
fn every_form_that_changes_something_brings_what_was_seen_and_no_address_has_the_token() {
    let mut page = Page::sample();
    page.go("people killed (sinking)");
    page.send(&[("ruling", "flag")]);
    for panel in [
        None,
        Some(Panel::Split { claims: Vec::new() }),
        Some(Panel::Merge { find: "people".to_owned(), other: None }),
        Some(Panel::Amend { claim: None, to: Vec::new() }),
        Some(Panel::Amend { claim: Some("cpa-casualties-99ab6f".to_owned()), to: Vec::new() }),
        Some(Panel::Origin),
        Some(Panel::Note { text: String::new() }),
    ] {
        page.place = page.place.open(panel.clone());
        let html = if panel.is_none() { page.row() } else { page.panel() };
        let mut changing = 0;
        for form in html.split("<form ").skip(1) {
            let form = &form[..form.find("</form>").unwrap()];
            let is_post = form[..form.find('>').unwrap()].contains("method=\"post\"");
            assert_eq!(form.contains("name=\"token\""), is_post, "{form}");
            assert_eq!(form.contains("name=\"seen\""), is_post, "{form}");
            changing += usize::from(is_post);
        }
        assert!(changing > 0, "{panel:?}");
    }
}

#[test]
fn a_long_row_scrolls_in_its_own_frame_and_a_row_of_one_claim_has_nothing_to_split() {
    let text: String = (1..=40)
        .map(|i| format!("On the stretch of track number {i} the tram left the rails {i} times. "))
        .collect();
    let claims: String = (1..=100)
        .map(|i| {
            let (article, n) = if i % 2 == 0 { ("a", i / 2 % 40 + 1) } else { ("b", i / 2 % 40 + 1) };
            format!("  - id: c{i}\n    article: {article}\n    quote: number {n} the\n    statement: a thing was said\n    question: what was said\n")
        })
        .collect();
    let alone = "  - id: only\n    article: a\n    quote: number 3 the\n    statement: once\n    question: what one said\n";
    let mut page = Page::made(&[("a.md", &text), ("b.md", &text)], &format!("{claims}{alone}"));
    page.place.scope = desk::Scope::All;
    page.go("what was said");
    let row = page.row();
    assert_eq!(row.matches("class=\"cell\"").count(), 100);
    assert!(row.contains("data-long"));
    page.go("what one said");
    let row = page.row();
    assert!(!row.contains("data-long") && !row.contains("drag-split") && row.contains("drag-merge"));
    assert!(page.open(Panel::Split { claims: Vec::new() }).contains("cannot be split"));
}

#[test]
fn where_no_row_is_there_is_a_way_on() {
    let mut page = Page::sample();
    page.place = page.place.filtered("nothinghasthis".to_owned());
    assert!(page.row().contains("No row fits this filter") && page.row().contains("href=\"/\""));
    page.place = page.place.filtered(String::new()).at(Some("../../etc/passwd".to_owned()));
    assert!(page.row().contains("This row is gone"));
}

#[test]
fn what_is_dragged_opens_the_panel_with_the_choice() {
    let mut page = Page::sample();
    page.go("people killed (sinking)");
    // Where a row is dropped: the link of another one says which it is.
    let (html, id) = (page.html(), page.sheet().id);
    let queue = &html[html.find("id=\"queue\"").unwrap()..html.find("id=\"row\"").unwrap()];
    assert_eq!(queue.matches(&format!("data-claim=\"{id}\"")).count(), 1);
    page.place.filter = "seen".to_owned();
    let row = page.row();
    for (id, open, field) in [("drag-split", "split", "claim"), ("drag-merge", "merge", "other")] {
        let form = &row[row.find(&format!("<form id=\"{id}\" method=\"get\"")).unwrap()..];
        let form = &form[..form.find("</form>").unwrap()];
        assert!(form.contains(&format!("name=\"open\" value=\"{open}\"")), "{form}");
        assert!(form.contains(&format!("name=\"{field}\" value=\"\" data-dragged")), "{form}");
        assert!(form.contains("name=\"filter\" value=\"seen\"") && form.contains("name=\"row\""), "{form}");
    }
}
