//! The cells of a row: what each article says, and who vouches for it. Each leads to its article below.

use crate::page::place::Panel;
use crate::page::view::Screen;
use dissensus::desk::{Sheet, Told};
use maud::{Markup, html};

/// Rows with more cells than this scroll in a frame of their own, so that the articles stay near.
const LONG: usize = 12;

pub(super) fn strip(screen: &Screen, sheet: &Sheet) -> Markup {
    let here = sheet.articles(screen.state.desk.case());
    let is_long = sheet.claims.len() > LONG;
    html! {
        section .strip data-long[is_long] aria-label="Who says what" {
            ol #strip {
                @for told in &sheet.claims {
                    (cell(screen, told, here.iter().position(|id| *id == told.article)))
                }
            }
            // Shown while a cell is dragged.
            p #apart hidden aria-hidden="true" { "A row of its own: drop the claim here" }
        }
    }
}

/// `telling` is the place of its article among those that are shown, from 0; `None` where its text is not here.
fn cell(screen: &Screen, told: &Told, telling: Option<usize>) -> Markup {
    let amend = screen.place.open(Some(Panel::Amend { claim: Some(told.id.clone()), to: Vec::new() }));
    html! {
        li .cell draggable="true" data-claim=(told.id) {
            p .of {
                @match telling {
                    Some(place) => a href=(format!("#telling-{}", place + 1)) draggable="false" { (told.article) },
                    None => span { (told.article) },
                }
                @if let Some(outlet) = &told.outlet { " " small dir="auto" { (outlet) } }
            }
            p .says dir="auto" { (told.says) }
            (about(told))
            p .tail {
                small { (told.place) }
                a href=(amend.href()) draggable="false" aria-label=(format!("Amend {}: {}", told.article, told.says)) { "amend" }
            }
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
