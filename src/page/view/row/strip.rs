//! The cells of a row: what each article says, and who vouches for it. Each leads to its article below.

use crate::page::place::Panel;
use crate::page::view::Screen;
use dissensus::claim::Check;
use dissensus::desk::{Sheet, Told};
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
            (about(told))
            // Where the words of the others stand is told beside them.
            @if !is_there { p .place { small { (told.place) } } }
        }
    }
}

/// Who vouches for it, whose telling it is, and what people changed.
pub(in crate::page::view) fn about(told: &Told) -> Markup {
    let said_by = told.said_by.as_ref().filter(|name| !is_said(&told.says, name));
    html! {
        @if let Some(name) = said_by { p .by dir="auto" { small { "said by " (name) } } }
        @if let Some(origin) = &told.origin { p .origin { small { "one telling with others: " (origin) } } }
        @if let Some(by_hand) = &told.by_hand { p .hand { small { (by_hand) } } }
    }
}

/// True where the value's words name the speaker already.
fn is_said(says: &str, name: &str) -> bool {
    let name = name.to_lowercase();
    let bare = ["the ", "a ", "an "].iter().find_map(|article| name.strip_prefix(article)).unwrap_or(&name);
    says.to_lowercase().contains(bare)
}
