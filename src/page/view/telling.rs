//! The articles of a row side by side, each opened at its quote.

use super::Screen;
use dissensus::desk::Sheet;
use maud::{Markup, html};

pub(super) fn tellings(_screen: &Screen, sheet: &Sheet) -> Markup {
    html! {
        @for told in &sheet.claims {
            article { p dir="auto" { (told.context.before) mark { (told.context.quote) } (told.context.after) } }
        }
    }
}
