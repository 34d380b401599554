//! The panels as HTML, and what their forms do when they are sent.

use crate::page::place::Panel;
use crate::page::view::row::tests::{Page, presses};
use dissensus::desk::{self, Choices};
use dissensus::review::log;

fn split(claims: &[&str]) -> Panel {
    Panel::Split { claims: claims.iter().map(|claim| (*claim).to_owned()).collect() }
}

fn merge(find: &str, other: Option<&str>) -> Panel {
    Panel::Merge { find: find.to_owned(), other: other.map(str::to_owned) }
}

fn amend(claim: Option<&str>, to: &[(&str, &str)]) -> Panel {
    let to = to.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
    Panel::Amend { claim: claim.map(str::to_owned), to }
}

fn words(page: &Page) -> Vec<String> {
    let log = log::read(page.folder.path()).unwrap();
    log.entries.iter().map(|entry| entry.decision.ruling.word().to_owned()).collect()
}

/// The tag of the choice with this value.
#[track_caller]
fn tag<'h>(html: &'h str, value: &str) -> &'h str {
    let html = &html[html.find("<fieldset").unwrap_or_default()..];
    let at = html.find(&format!("value=\"{value}\"")).unwrap_or_else(|| panic!("{value} in {html}"));
    let from = html[..at].rfind('<').unwrap();
    &html[from..at + html[at..].find('>').unwrap()]
}

#[test]
fn claims_are_marked_to_leave_and_leave() {
    let mut page = Page::sample();
    page.go("helicopters");
    let ids: Vec<String> = page.sheet().claims.iter().map(|told| told.id.clone()).collect();
    let panel = page.open(split(&[&ids[1]]));
    presses(&panel, &["1", "2", "Escape"]);
    assert!(!tag(&panel, &ids[0]).contains("checked") && tag(&panel, &ids[1]).contains("checked"));
    assert!(tag(&panel, &ids[0]).contains("autofocus") && panel.contains("›Three helicopters‹"));
    // None, and all, are told back with the panel open, and what was marked stays.
    let said = page.send(&[("ruling", "split")]);
    assert!(said.starts_with("mark the claims that leave"), "{said}");
    let all: Vec<(&str, &str)> =
        ids.iter().map(|id| ("claim", id.as_str())).chain([("ruling", "split")]).collect();
    page.send(&all);
    assert!(ids.iter().all(|id| tag(&page.panel(), id).contains("checked")));
    assert!(words(&page).is_empty());
    let said = page.send(&[("ruling", "split"), ("claim", &ids[1])]);
    assert!(said.contains("split: meridian 5 from ansel-courier 3: on disk"), "{said}");
    assert_eq!((words(&page), page.place.panel.is_none()), (vec!["apart".to_owned()], true));
}

#[test]
fn rows_to_merge_with_are_listed_found_and_merged() {
    let mut page = Page::sample();
    page.go("helicopters");
    let panel = page.open(merge("", None));
    assert_eq!(panel.matches("type=\"radio\"").count(), 50);
    assert!(panel.contains("the first 50 shown") && !panel.contains(" checked"));
    presses(&panel, &["/", "Escape"]);
    let state = &page.state;
    let queue = &state.queue;
    let own = page.sheet().question;
    let Choices { first, .. } = desk::choices(state.desk.comparison(), queue, own, "life rafts", None, 50);
    let rafts = first[0].id.clone();
    let panel = page.open(merge("life rafts", None));
    assert_eq!(panel.matches("type=\"radio\"").count(), first.len());
    assert!(tag(&panel, &rafts).contains("checked") && tag(&panel, &rafts).contains("autofocus"));
    // Chosen by a drag: it stands first, and is chosen.
    assert!(tag(&page.open(merge("", Some(&rafts))), &rafts).contains("checked"));
    assert!(page.open(merge("nobody says this", None)).contains("No row has these words"));
    page.open(merge("life rafts", None));
    let said = page.send(&[("ruling", "merge"), ("find", "life rafts")]);
    assert_eq!(said, "choose a row that asks the same");
    assert!(page.panel().contains("value=\"life rafts\""));
    let said = page.send(&[("ruling", "merge"), ("other", &rafts)]);
    assert_eq!(said, "the other row is not what you saw any more: look again");
    let row = desk::row_of(page.state.desk.comparison(), &rafts).unwrap();
    let (mark, seen) = (format!("seen:{rafts}"), desk::seen(page.state.desk.comparison(), row));
    assert!(page.panel().contains(&format!("name=\"{mark}\" value=\"{seen}\"")));
    let said = page.send(&[("ruling", "merge"), ("other", &rafts), (&mark, &seen)]);
    assert!(said.contains("merged with life rafts") && said.ends_with("on disk"), "{said}");
    assert_eq!(words(&page), ["same"]);
}

#[test]
fn a_claim_is_chosen_then_amended_or_rejected() {
    let mut page = Page::sample();
    page.go("helicopters");
    let ids: Vec<String> = page.sheet().claims.iter().map(|told| told.id.clone()).collect();
    let panel = page.open(amend(None, &[]));
    presses(&panel, &["1", "2", "r", "Escape"]);
    assert!(tag(&panel, &ids[0]).contains("checked") && !panel.contains("type=\"text\""));
    assert_eq!(page.send(&[("ruling", "choose"), ("claim", &ids[1])]), "");
    let panel = page.panel();
    assert!(
        panel.contains("Amend meridian: <bdi>5</bdi>") && panel.contains("name=\"to-figure\" value=\"5\""),
        "{panel}"
    );
    assert!(panel.contains("<mark>Five helicopters</mark>"));
    // What the quote does not say is told beside the fields, and what was typed stays.
    page.send(&[("ruling", "amend"), ("claim", &ids[1]), ("to-figure", "8"), ("to-said_by", "the navy")]);
    let panel = page.panel();
    assert_eq!(panel.matches("is not what the quote says").count(), 1, "{panel}");
    assert!(!panel.contains("id=\"amend-wrong\""));
    assert!(
        panel.contains("name=\"to-figure\" value=\"8\"")
            && panel.contains("name=\"to-said_by\" value=\"the navy\"")
    );
    assert!(words(&page).is_empty());
    let said =
        page.send(&[("ruling", "amend"), ("claim", &ids[1]), ("to-figure", "5"), ("to-said_by", "the navy")]);
    assert!(said.contains("said by: the navy") && said.ends_with("on disk"), "{said}");
    page.go("helicopters");
    assert!(page.row().contains("amended: meridian 5, now said by: the navy"));
    assert_eq!(page.row().matches("<small>amended</small>").count(), 1);
    page.open(amend(None, &[]));
    let said = page.send(&[("ruling", "reject"), ("claim", &ids[0])]);
    assert!(said.contains("is no claim"), "{said}");
    assert_eq!(words(&page), ["amend", "reject"]);
    page.go("helicopters");
    assert!(page.row().contains("rejected by Ana Marek"));
}

#[test]
fn a_claim_by_hand_says_where_it_is_edited() {
    let mut page = Page::sample();
    page.go("purchase of the Halcyon");
    let panel = page.open(amend(None, &[]));
    assert!(
        panel.contains("edit it in ")
            && !panel.contains("type=\"radio\"")
            && !panel.contains("data-key=\"r\""),
        "{panel}"
    );
    let panel = page.open(amend(Some("bought-register"), &[]));
    assert!(panel.contains("written by hand: edit it in") && !panel.contains("value=\"amend\""), "{panel}");
}

#[test]
fn articles_are_marked_as_one_telling() {
    let mut page = Page::sample();
    page.go("people killed (sinking)");
    let panel = page.open(Panel::Origin);
    presses(&panel, &["1", "2", "3", "4", "5", "Escape"]);
    assert!(panel.contains("now of Calder Press Agency: is of it by what you wrote"), "{panel}");
    assert!(panel.contains("now: is a telling of its own"), "{panel}");
    assert_eq!(page.send(&[("ruling", "origin"), ("article", "cpa")]), "mark two articles at least");
    assert!(matches!(page.place.panel, Some(Panel::Origin)));
    let said = page.send(&[("ruling", "origin"), ("article", "cpa"), ("article", "meridian")]);
    assert!(said.contains("one telling: cpa, meridian"), "{said}");
    page.go("people killed (sinking)");
    assert!(page.row().contains("by a decision of Ana Marek on"));
    assert_eq!(
        page.row().matches("one telling with <bdi>Calder Press Agency</bdi>").count(),
        1,
        "the agency's own article is no copy"
    );
    page.go("purchase of the Halcyon");
    assert_eq!(page.open(Panel::Origin).matches("type=\"checkbox\"").count(), 2);
}

#[test]
fn a_note_is_written_and_an_empty_one_is_none() {
    let mut page = Page::sample();
    page.go("helicopters");
    let panel = page.open(Panel::Note { text: "half </textarea> done".to_owned() });
    assert!(panel.contains(">half &lt;/textarea&gt; done</textarea>"), "{panel}");
    presses(&panel, &["Escape", "Ctrl+Enter"]);
    assert_eq!(page.send(&[("ruling", "note"), ("note", "  ")]), "an empty note is none");
    assert!(matches!(page.place.panel, Some(Panel::Note { .. })));
    page.send(&[("ruling", "note"), ("note", "rang the harbour")]);
    page.go("helicopters");
    assert!(page.row().contains("“rang the harbour” Ana Marek"));
}

#[test]
fn why_has_the_pairs_before_the_claims() {
    let mut page = Page::sample();
    page.go("helicopters");
    let panel = page.open(Panel::Why);
    let (pairs, claims) =
        (panel.find("The pair that decides").unwrap(), panel.find("How each claim was read").unwrap());
    assert!(pairs < claims && panel.contains("values-apart"));
    assert!(!panel.contains("To say otherwise"));
    page.place.row = Some("nothing".to_owned());
    assert!(page.panel().contains("No row is shown"));
}

#[test]
fn a_split_of_many_claims_is_told_in_a_line_with_the_list_folded() {
    let mut page = Page::sample();
    page.go("people killed (sinking)");
    let ids: Vec<String> = page.sheet().claims.iter().map(|told| told.id.clone()).collect();
    assert!(ids.len() > 4);
    page.open(split(&[]));
    page.send(&[("ruling", "split"), ("claim", &ids[0]), ("note", "two bodies of water")]);
    assert_eq!(
        log::read(page.folder.path()).unwrap().entries[0].decision.note.as_deref(),
        Some("two bodies of water")
    );
    let row = page.row();
    let short = format!("<details><summary>split: 1 claim from {}", ids.len() - 1);
    // At the top with who and when, and in the history.
    assert_eq!(
        (row.matches(&short).count(), row.matches(&format!("{short} · Ana Marek, ")).count()),
        (2, 1),
        "{row}"
    );
}

#[test]
fn the_reason_is_asked_for_and_stays_while_something_has_to_be_put_right() {
    let mut page = Page::sample();
    page.go("helicopters");
    let ids: Vec<String> = page.sheet().claims.iter().map(|told| told.id.clone()).collect();
    let said = |page: &Page| page.panel().contains("name=\"note\" value=\"rang them\"");
    for panel in [split(&[]), merge("", None), amend(Some(&ids[1]), &[])] {
        let ruling = match panel {
            Panel::Split { .. } => "split",
            Panel::Merge { .. } => "merge",
            _ => "amend",
        };
        assert!(page.open(panel).contains("name=\"note\" value=\"\""), "{ruling}");
        page.send(&[
            ("ruling", ruling),
            ("claim", &ids[1]),
            ("claim", &ids[0]),
            ("to-figure", "9"),
            ("note", "rang them"),
        ]);
        assert!(said(&page), "{ruling}");
    }
    assert!(words(&page).is_empty());
    // Another claim is another matter.
    assert!(!page.open(amend(Some(&ids[0]), &[])).contains("rang them"));
}

#[test]
fn the_form_of_a_claim_has_no_key_that_would_be_typed_into_it() {
    let mut page = Page::sample();
    page.go("helicopters");
    let id = page.sheet().claims[1].id.clone();
    let panel = page.open(amend(Some(&id), &[]));
    let form = &panel[panel.find("<form").unwrap()..];
    assert!(form.contains("value=\"reject\"") && !form.contains("data-key=\"r\""), "{form}");
    assert_eq!(form.matches("data-key=").count(), 1, "{form}");
    assert!(form.contains("<textarea id=\"to-quote\" name=\"to-quote\" rows=\"2\""), "{form}");
}
