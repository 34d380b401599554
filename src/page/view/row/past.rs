//! The history of a row: who decided what, when, and what became of it.

use crate::page::view::{Screen, form};
use dissensus::desk::{Past, Sheet, history};
use dissensus::report::wording::count;
use maud::{Markup, html};

pub(super) fn past(screen: &Screen, sheet: &Sheet) -> Markup {
    let past = history(&screen.state.desk, sheet.question);
    if past.is_empty() {
        return html! {};
    }
    let decisions = past.iter().filter(|one| !one.is_undo).count();
    html! {
        section .past aria-labelledby="past-title" {
            details #history open {
                summary { h3 #past-title { "History: " (count(decisions, "decision")) } }
                form method="post" action="/decide" {
                    (form::hidden(screen))
                    input type="hidden" name="ruling" value="undo-of";
                    ol { @for one in &past { (decision(one)) } }
                }
            }
        }
    }
}

fn decision(past: &Past) -> Markup {
    html! {
        li data-counts[past.counts] {
            div {
                @if let Some(short) = &past.short {
                    details { summary { (short) } (past.did) }
                    @if let Some(note) = &past.note { p { bdi { (note) } } }
                } @else {
                    p { (past.did) @if let Some(note) = &past.note { " " bdi { (note) } } }
                }
                p .dim { small { (past.by) " · " (past.became) " · " (past.id) } }
            }
            @if past.counts {
                button .plain name="of" value=(past.id) aria-label=(format!("Take back: {}, {}", past.short.as_ref().unwrap_or(&past.did), past.by)) { "take back" }
            }
        }
    }
}
