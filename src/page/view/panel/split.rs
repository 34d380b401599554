//! Claims are marked that leave the row for one of their own.

use super::claim::{quote, title, why_note};
use crate::page::view::row::key;
use crate::page::view::{Screen, form};
use dissensus::desk::Sheet;
use maud::{Markup, html};

pub(super) fn split(screen: &Screen, sheet: &Sheet, marked: &[String]) -> Markup {
    if sheet.claims.len() < 2 {
        return html! {
            h2 #panel-title { "Split" }
            p { "A row of one claim cannot be split." }
        };
    }
    html! {
        h2 #panel-title { "Split: which claims leave the row?" }
        p dir="auto" { (sheet.label) }
        form method="post" action="/decide" {
            (form::hidden(screen))
            fieldset {
                legend .unseen { "Claims that leave for a row of their own" }
                @for (number, told) in (1..).zip(&sheet.claims) {
                    label .choice {
                        input type="checkbox" name="claim" value=(told.id) checked[marked.contains(&told.id)]
                            autofocus[number == 1] data-key=[(number < 10).then_some(number)];
                        span { (title(told)) (quote(told)) }
                        @if number < 10 { (key(&number.to_string())) }
                    }
                }
            }
            (why_note(screen))
            div .bar.send {
                button .main name="ruling" value="split" { "Split" (key("Enter")) }
            }
        }
    }
}
