//! The forms of what is dragged (drag.js): each only opens the panel with the choice made, so that a slip of the mouse writes nothing.

use crate::page::place::{Panel, Place};
use crate::page::view::Screen;
use dissensus::desk::Sheet;
use maud::{Markup, html};

pub(super) fn forms(screen: &Screen, sheet: &Sheet) -> Markup {
    let row = |panel: Panel| Place { row: Some(sheet.id.clone()), ..screen.place.open(Some(panel)) };
    html! {
        @if sheet.claims.len() > 1 {
            (opening("drag-split", "claim", &row(Panel::Split { claims: Vec::new() })))
        }
        (opening("drag-merge", "other", &row(Panel::Merge { find: String::new(), other: None })))
    }
}

/// A form to a place with one field that is still to be filled in.
fn opening(id: &str, field: &str, place: &Place) -> Markup {
    html! {
        form id=(id) method="get" action="/" hidden {
            @for (key, text) in place.pairs() { input type="hidden" name=(key) value=(text); }
            input type="hidden" name=(field) value="" data-dragged;
        }
    }
}
