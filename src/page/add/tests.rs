//! The form and what it writes, on a copy of the sample case.

use super::*;
use crate::page::guard::Arrival;
use crate::page::view;
use dissensus::desk::Desk;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

struct Page {
    folder: TempDir,
    state: State,
}

/// The sample case as the server has it.
fn ferry() -> Page {
    let folder = tempfile::tempdir().unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("claims/ferry-2031");
    fs::create_dir(folder.path().join("articles")).unwrap();
    for name in ["", "articles"] {
        for entry in fs::read_dir(from.join(name)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                fs::copy(&path, folder.path().join(name).join(path.file_name().unwrap())).unwrap();
            }
        }
    }
    let desk = Desk::open(folder.path(), "Ana Marek").unwrap();
    Page { state: State::new(desk, "run".to_owned()), folder }
}

impl Page {
    fn curated(&self) -> String {
        fs::read_to_string(self.folder.path().join("curated.yaml")).unwrap()
    }

    fn write(&self, text: &str) {
        fs::write(self.folder.path().join("curated.yaml"), text).unwrap();
    }

    /// A claim of the row whose label has a word.
    fn row(&self, word: &str) -> String {
        let questions = &self.state.desk.comparison().questions;
        questions.iter().find(|one| one.label.contains(word)).unwrap().id.clone()
    }

    /// What the row of a claim is, as a form brings it.
    fn seen(&self, claim: &str) -> String {
        let comparison = self.state.desk.comparison();
        desk::seen(comparison, desk::row_of(comparison, claim).unwrap())
    }

    fn shows(&self, place: &Place) -> String {
        view::page(&self.state, place, "token", Arrival::Own).into_string()
    }

    /// Sends a form, and gives the place with what was said there.
    fn send(&mut self, fields: &[(&str, &str)]) -> (Place, String, bool) {
        let place = add(&mut self.state, &form(fields));
        let said = place.said.as_deref().and_then(|mark| self.state.said(mark));
        let (text, is_done) = said.map_or((String::new(), false), |said| (said.text.clone(), said.is_done));
        (place, text, is_done)
    }
}

fn form(fields: &[(&str, &str)]) -> Fields {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("open", "add").extend_pairs(fields);
    Fields::of(&query.finish())
}

/// A claim that no row has.
const LICENCE: &[(&str, &str)] = &[
    ("article", "ansel-courier"),
    ("quote", "licensed to carry 350 passengers"),
    ("gives", "figure"),
    ("figure", "350 passengers"),
    ("joins", "own"),
    ("question", "passengers allowed"),
    ("read", "x"),
];

#[test]
fn an_empty_form_asks_for_the_words_and_finds_nothing_wrong() {
    let page = ferry();
    let html = page.shows(&Place::of(&form(&[])));
    assert!(html.contains("<textarea id=\"add-quote\" name=\"quote\""), "{html}");
    assert!(!html.contains("aria-invalid") && !html.contains("id=\"add-preview\""));
    // Sent empty it says what is missing, beside its field.
    let html = page.shows(&Place::of(&form(&[("joins", "own")])));
    assert!(
        html.contains("aria-describedby=\"add-quote-wrong add-quote-hint\" aria-invalid=\"true\""),
        "{html}"
    );
    assert!(html.contains("id=\"add-value-wrong\""));
}

#[test]
fn selected_words_come_with_their_place_their_value_and_the_row_on_the_screen() {
    let page = ferry();
    let row = page.row("life rafts");
    let html = page.shows(&Place::of(&form(&[
        ("row", &row),
        ("article", "ansel-courier"),
        ("quote", "said six life rafts had been launched"),
        ("prefix", "which runs the route,"),
        ("suffix", ". \"The crew did"),
    ])));
    assert!(
        html.contains("name=\"figure\" value=\"six\"")
            || html.contains("name=\"figure\" value=\"six life rafts\""),
        "{html}"
    );
    assert!(html.contains("name=\"gives\" value=\"figure\" checked"), "{html}");
    assert!(html.contains("name=\"joins\" value=\"row\" checked"));
    assert!(html.contains("name=\"said_by\" value=\"Ansel Line\""), "{html}");
    assert!(
        html.contains("id=\"add-preview\"")
            && html.contains("quote: &quot;") | html.contains("quote: said six"),
        "{html}"
    );
    assert!(html.contains("amend that claim"));
    assert_eq!(page.curated(), fs::read_to_string("claims/ferry-2031/curated.yaml").unwrap());

    // Of words that stand twice the place is chosen that fits, and the other is offered.
    let html = page.shows(&Place::of(&form(&[
        ("article", "ansel-courier"),
        ("quote", "off Skerry Point"),
        ("suffix", "when the ship went down"),
    ])));
    assert!(html.contains("name=\"after\" value=\"were measured\" checked"), "{html}");
    assert!(html.contains("name=\"after\" value=\"heavy seas\">"), "{html}");
}

#[test]
fn a_claim_is_written_and_its_row_is_shown() {
    let mut page = ferry();
    let before = page.curated();
    let (place, said, is_done) = page.send(LICENCE);
    assert!(is_done, "{said}");
    let added = page.curated();
    let added = added.strip_prefix(&before).unwrap();
    let lines = "  - id: passengers-allowed-ansel-courier
    article: ansel-courier
    quote: licensed to carry 350 passengers
    figure: \"350 passengers\"
    question: passengers allowed
";
    assert_eq!(added.trim_start_matches('\n'), lines);
    assert_eq!(place.row.as_deref(), Some("passengers-allowed-ansel-courier"));
    assert_eq!(place.panel, None);
    assert!(said.contains("then “passengers allowed”: "), "{said}");
    let first = page.curated().lines().position(|line| line.contains("passengers-allowed")).unwrap() + 1;
    assert!(
        said.contains(&format!("To take it back, delete lines {first} to {} of curated.yaml", first + 4)),
        "{said}"
    );
    let html = page.shows(&place);
    assert!(html.contains("passengers allowed") && html.contains("added: "));
}

#[test]
fn a_claim_joins_the_row_on_the_screen_as_it_was_seen() {
    let mut page = ferry();
    let row = page.row("life rafts");
    let seen = page.seen(&row);
    let mut fields = vec![
        ("row", row.as_str()),
        ("article", "ansel-courier"),
        ("quote", "Three helicopters took part"),
        ("gives", "figure"),
        ("figure", "Three"),
        ("joins", "row"),
        ("read", "x"),
    ];
    // A form that saw another row writes nothing.
    let before = page.curated();
    let (place, said, _) = page.send(&[&fields[..], &[("seen", "0")]].concat());
    assert!(said.contains("not what you saw"), "{said}");
    assert_eq!(page.curated(), before);
    assert!(matches!(&place.panel, Some(Panel::Add(typed)) if typed.len() == 6));
    fields.push(("seen", &seen));
    let (place, said, is_done) = page.send(&fields);
    assert!(is_done && said.contains("joins the row “"), "{said}");
    let comparison = page.state.desk.comparison();
    assert_eq!(desk::row_of(comparison, &place.row.unwrap()), desk::row_of(comparison, &row));
}

#[test]
fn the_row_on_the_screen_is_proposed_only_to_a_claim_that_can_stand_in_it() {
    let mut page = ferry();
    let row = page.row("life rafts");
    let own = "name=\"joins\" value=\"own\" checked";
    let words = |quote: &'static str| [("article", "ansel-courier"), ("quote", quote)];
    // A year, and a height in metres, under a count.
    for (quote, why) in [
        ("The Halcyon was built in 1998", "it is about figures, and this claim gives a date"),
        ("Waves of three to five metres were measured", "its figures measure something else"),
    ] {
        let html = page.shows(&Place::of(&form(&[&words(quote)[..], &[("row", &row)]].concat())));
        assert!(html.contains(own) && html.contains(why), "{quote}: {html}");
    }
    // A bare number is what it is in the quote, and one count fits another.
    let html = page
        .shows(&Place::of(&form(&[&words("Three helicopters took part")[..], &[("row", &row)]].concat())));
    assert!(!html.contains(own) && !html.contains("can't stand"), "{html}");

    // Chosen all the same it is told at that choice, and nothing is written.
    let before = page.curated();
    let seen = page.seen(&row);
    let chosen = [
        ("row", row.as_str()),
        ("seen", &seen),
        ("joins", "row"),
        ("gives", "date"),
        ("date", "1998"),
        ("read", "x"),
    ];
    let (place, said, is_done) = page.send(&[&words("The Halcyon was built in 1998")[..], &chosen].concat());
    assert!(!is_done && said.contains("The row on the screen: it is about figures"), "{said}");
    assert_eq!(page.curated(), before);
    let html = page.shows(&place);
    assert!(
        html.contains("value=\"row\" checked aria-describedby=\"add-joins-wrong\" aria-invalid=\"true\""),
        "{html}"
    );
    assert!(html.contains("id=\"add-result\"") && !html.contains("id=\"add-preview\""), "{html}");
}

#[test]
fn the_claims_that_it_would_stand_with_are_named() {
    let mut page = ferry();
    let row = page.row("life rafts");
    let label =
        page.state.desk.comparison().questions.iter().find(|one| one.id == row).unwrap().label.clone();
    let typed = [
        ("article", "ansel-courier"),
        ("quote", "Three helicopters took part"),
        ("gives", "figure"),
        ("figure", "Three"),
        ("joins", "own"),
        ("question", &label),
        ("read", "x"),
    ];
    let (place, ..) = page.send(&[&typed[..], &[("check", "1")]].concat());
    let html = page.shows(&place);
    let result = html.split("id=\"add-preview\"").nth(1).and_then(|rest| rest.split("</section>").next());
    let result = result.unwrap_or_else(|| panic!("{html}"));
    assert!(result.contains("It would stand with <b>") && result.contains("<q dir=\"auto\">"), "{result}");
    let (_, said, is_done) = page.send(&typed);
    assert!(is_done && said.contains("it stands with ") && said.contains("life rafts"), "{said}");
}

#[test]
fn check_shows_what_comes_of_it_and_writes_nothing() {
    let mut page = ferry();
    let before = page.curated();
    let (place, said, _) = page.send(&[LICENCE, &[("check", "1")]].concat());
    assert_eq!((said.as_str(), page.curated()), ("", before));
    let html = page.shows(&place);
    assert!(
        html.contains("then “passengers allowed”: ") && html.contains("passengers-allowed-ansel-courier"),
        "{html}"
    );
    // No secret of the page gets into an address.
    assert!(!place.href().contains("token"));
}

#[test]
fn what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost() {
    let mut page = ferry();
    let before = page.curated();
    let typed = [
        ("article", "ansel-courier"),
        ("quote", "licensed to carry 360 passengers"),
        ("gives", "figure"),
        ("figure", "360 “passengers” & <crew>"),
        ("joins", "own"),
        ("question", "passengers allowed"),
        ("said_by", "the owners"),
        ("date", "2031"),
        ("when", "2031"),
        ("note", "read twice"),
    ];
    let (place, said, is_done) = page.send(&typed);
    assert!(!is_done && said.starts_with("nothing was added: Quote: "), "{said}");
    assert_eq!(page.curated(), before);
    for (key, text) in typed {
        assert!(place.pairs().contains(&(key, text.to_owned())), "{key}");
    }
    let html = page.shows(&place);
    assert!(html.contains("id=\"add-quote-wrong\"") && html.contains("Take these words"), "{html}");
    assert!(html.contains("360 “passengers” &amp; &lt;crew&gt;"));
    assert!(html.contains("value=\"read twice\"") && html.contains("<details id=\"add-more\" open"));

    // Flags are words of the command line, and backticks those of the file.
    for (key, text, words) in [
        ("when", "soon", "Its day: "),
        ("same_as", "nonesuch", "Answers the same as: no claim"),
        ("figure", "12", "Figure: "),
    ] {
        let mut fields: Vec<(&str, &str)> =
            LICENCE.iter().filter(|(known, _)| *known != key).copied().collect();
        fields.push((key, text));
        let (place, said, _) = page.send(&fields);
        assert!(said.contains(words) && !said.contains("--"), "{said}");
        assert!(page.shows(&place).contains(&format!("id=\"add-{key}-wrong\"")), "{key}");
    }
    assert_eq!(page.curated(), before);
}

#[test]
fn a_field_that_was_emptied_stays_empty() {
    let mut page = ferry();
    let words = [("article", "ansel-courier"), ("quote", "six life rafts had been launched")];
    let html = page.shows(&Place::of(&form(&words)));
    let read = html
        .split("name=\"read\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap()
        .to_owned();
    assert!(html.contains("name=\"said_by\" value=\"Ansel Line\""), "{html}");
    let sent = [("joins", "own"), ("gives", "figure"), ("figure", "six"), ("read", &read), ("check", "1")];
    let (place, ..) = page.send(&[&words[..], &sent].concat());
    assert!(page.shows(&place).contains("name=\"said_by\" value=\"\""));
}

#[test]
fn another_quote_is_read_anew_and_what_was_typed_stays() {
    let page = ferry();
    let words = [("article", "ansel-courier"), ("quote", "six life rafts had been launched")];
    let html = page.shows(&Place::of(&form(&words)));
    let read = html.split("name=\"read\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let statement = "six life rafts had been launched";
    let mut sent = vec![
        ("article", "ansel-courier"),
        ("quote", "licensed to carry 350 passengers"),
        ("joins", "own"),
        ("gives", "figure"),
        ("figure", "six"),
        ("statement", statement),
        ("said_by", "Ansel Line"),
        ("read", read),
    ];
    let html = page.shows(&Place::of(&form(&sent)));
    assert!(html.contains("name=\"figure\" value=\"350"), "{html}");
    assert!(
        !html.contains(&format!("\n{statement}</textarea>"))
            && !html.contains("name=\"said_by\" value=\"Ansel Line\"")
    );
    sent[6].1 = "the owners";
    assert!(page.shows(&Place::of(&form(&sent))).contains("name=\"said_by\" value=\"the owners\""));
}

#[test]
fn what_another_program_added_meanwhile_is_not_lost() {
    let mut page = ferry();
    let others = format!(
        "{}  - id: other\n    article: ansel-courier\n    quote: was built in 1998\n    date: 1998\n    question: when built\n",
        page.curated()
    );
    page.write(&others);
    let (_, said, is_done) = page.send(LICENCE);
    assert!(is_done, "{said}");
    assert!(page.curated().starts_with(&others));
    assert!(page.curated().contains("passengers-allowed-ansel-courier"));
    for id in ["other", "passengers-allowed-ansel-courier"] {
        assert!(page.state.desk.comparison().claims.iter().any(|claim| claim.id == id), "{id}");
    }
}

#[test]
fn a_broken_file_is_told_and_left_alone() {
    let mut page = ferry();
    let broken = format!("{}  - id: [\n", page.curated());
    page.write(&broken);
    let (place, said, is_done) = page.send(LICENCE);
    assert!(!is_done && said.starts_with("nothing was added: "), "{said}");
    assert_eq!(page.curated(), broken);
    assert!(matches!(&place.panel, Some(Panel::Add(typed)) if typed.len() == LICENCE.len()));
    let html = page.shows(&place);
    assert!(html.contains("licensed to carry 350 passengers"), "{html}");
}

#[test]
fn a_form_of_anything_makes_no_panic() {
    let mut page = ferry();
    for text in ["\u{202e}{low: 1\u{0}", "w ".repeat(2000).as_str()] {
        for key in super::super::place::add_keys() {
            let (place, ..) = page.send(&[("quote", "some 300 passengers"), (key, text), ("check", "1")]);
            page.shows(&place);
        }
    }
}
