//! A row: what it asks, its verdict and why, its cells, the articles below it, what was ruled, and what can be ruled.

mod asks;
mod beside;
mod decisions;
mod drag;
mod past;
mod strip;
#[cfg(test)]
pub(in crate::page::view) mod tests;

pub(in crate::page::view) use strip::about;

use super::{Screen, telling};
use maud::{Markup, html};

pub(super) fn row(screen: &Screen) -> Markup {
    let Some(sheet) = &screen.sheet else { return nothing(screen) };
    html! {
        a .skip href="#decide" { "To the decisions" }
        (asks::asks(screen, sheet))
        (strip::strip(screen, sheet))
        (beside::beside(screen, sheet))
        (telling::tellings(screen, sheet))
        (past::past(screen, sheet))
        (decisions::decisions(screen, sheet))
        (drag::forms(screen, sheet))
    }
}

fn nothing(screen: &Screen) -> Markup {
    let is_gone = screen.place.row.is_some();
    html! {
        h2 #label tabindex="-1" { @if is_gone { "This row is gone" } @else { "No row fits this filter" } }
        @if is_gone {
            p { "No row has this claim any more: its article was changed or taken away, or the claim was rejected." }
            p { a href=(screen.place.at(None).href()) { "The next row that nobody has seen" } }
        } @else if !screen.place.filter.is_empty() {
            p { a href=(screen.place.filtered(String::new()).href()) { "Take the filter away" } }
        } @else {
            p { "There is no row: put articles that tell of the same events into the folder of the case." }
        }
    }
}

/// A key as it stands in what it presses; whoever hears the page is told the keys by `?`.
pub(in crate::page::view) fn key(name: &str) -> Markup {
    html! { kbd aria-hidden="true" { (name) } }
}
