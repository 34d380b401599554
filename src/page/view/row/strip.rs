//! The cells of a row: what each article says, and who vouches for it. Each leads to its article below.

use crate::page::place::Panel;
use crate::page::view::Screen;
use dissensus::case::origin::Why;
use dissensus::claim::Check;
use dissensus::desk::{Sheet, Told};
use dissensus::report::wording::printable;
use maud::{Markup, html};

/// Rows with more cells than this scroll in a frame of their own, so that the articles stay near.
const LONG: usize = 12;

pub(super) fn strip(screen: &Screen, sheet: &Sheet) -> Markup {
    let mut articles: Vec<&str> = Vec::new();
    for told in &sheet.claims {
        if !articles.contains(&told.article.as_str()) {
            articles.push(&told.article);
        }
    }
    let is_long = sheet.claims.len() > LONG;
    html! {
        section .strip data-long[is_long] aria-label="Who says what" {
            ol #strip {
                @for told in &sheet.claims {
                    (cell(screen, told, articles.iter().position(|id| *id == told.article).unwrap_or_default()))
                }
            }
            // Shown while a cell is dragged.
            p #apart hidden aria-hidden="true" { "A row of its own: drop the claim here" }
        }
    }
}

/// `telling` is the place of its article among those of the row, from 0.
fn cell(screen: &Screen, told: &Told, telling: usize) -> Markup {
    let amend = screen.place.open(Some(Panel::Amend { claim: Some(told.id.clone()), to: Vec::new() }));
    let claim = screen.state.desk.comparison().claims.get(told.claim);
    let is_there = claim.is_some_and(|claim| claim.evidence.check == Check::Verbatim);
    html! {
        li .cell draggable="true" data-claim=(told.id) {
            p .of {
                span {
                    a href=(format!("#telling-{}", telling + 1)) draggable="false" { (told.article) }
                    @if let Some(outlet) = &told.outlet { " " small dir="auto" { (outlet) } }
                }
                a .amend href=(amend.href()) draggable="false" aria-label=(format!("Amend {}: {}", told.article, told.says)) { "amend" }
            }
            p .says dir="auto" { (told.says) }
            (in_short(screen, told))
            // Where the words of the others stand is told beside them.
            @if !is_there { p .place { small { (told.place) } } }
        }
    }
}

/// What sets the claim apart from the others, in a few words: the article below and the panel to amend it tell all.
fn in_short(screen: &Screen, told: &Told) -> Markup {
    let desk = &screen.state.desk;
    let claim = desk.comparison().claims.get(told.claim);
    // The article that the telling has its name from is not one telling with itself.
    let origin = claim
        .filter(|_| told.origin.is_some())
        .and_then(|claim| desk.comparison().origins.of(&claim.article))
        .filter(|origin| origin.name != origin.article && origin.why != Why::Agency)
        .filter(|origin| told.outlet.as_deref() != Some(printable(&origin.name).as_str()));
    let is_written = desk.written_at(&told.id).is_some();
    html! {
        (said_by(told))
        @if let Some(origin) = origin { p .origin { small { "one telling with " bdi { (printable(&origin.name)) } } } }
        @if told.by_hand.is_some() { p .hand { small { @if is_written { "by hand" } @else { "amended" } } } }
    }
}

/// Who vouches for it, whose telling it is, and what people changed.
pub(in crate::page::view) fn about(told: &Told) -> Markup {
    html! {
        (said_by(told))
        @if let Some(origin) = &told.origin { p .origin { small { "one telling with others: " (origin) } } }
        @if let Some(by_hand) = &told.by_hand { p .hand { small { (by_hand) } } }
    }
}

fn said_by(told: &Told) -> Markup {
    let name = told.said_by.as_ref().filter(|name| !is_said(&told.says, name));
    html! { @if let Some(name) = name { p .by dir="auto" { small { "said by " (name) } } } }
}

/// True where the value's words name the speaker already.
fn is_said(says: &str, name: &str) -> bool {
    let name = name.to_lowercase();
    let bare = ["the ", "a ", "an "].iter().find_map(|article| name.strip_prefix(article)).unwrap_or(&name);
    says.to_lowercase().contains(bare)
}
