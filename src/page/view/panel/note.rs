//! A remark on the row.

use crate::page::view::row::key;
use crate::page::view::{Screen, form};
use dissensus::desk::Sheet;
use maud::{Markup, html};

pub(super) fn note(screen: &Screen, sheet: &Sheet, text: &str) -> Markup {
    html! {
        h2 #panel-title { "Note" }
        p dir="auto" { (sheet.label) }
        @if !sheet.notes.is_empty() {
            ul .dim { @for note in &sheet.notes { li dir="auto" { (note) } } }
        }
        form method="post" action="/decide" {
            (form::hidden(screen))
            div .field {
                label for="note" { "Your note on this row" }
                textarea #note name="note" rows="4" dir="auto" required autofocus { (text) }
            }
            div .bar.send {
                button .main name="ruling" value="note" data-key="Ctrl+Enter" { "Note it" (key("Ctrl+Enter")) }
            }
        }
    }
}
