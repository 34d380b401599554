//! A row: what it asks, its verdict and why, its cells, what can be ruled, what was ruled, and the articles below it.

use super::{Screen, form, telling};
use maud::{Markup, html};

pub(super) fn row(screen: &Screen) -> Markup {
    let Some(sheet) = &screen.sheet else { return html! { p { "No row fits this filter." } } };
    html! {
        h2 #label tabindex="-1" { (sheet.label) }
        p { (sheet.standing) }
        form method="post" action="/decide" {
            (form::hidden(screen))
            button name="ruling" value="accept" data-key="a" { "Accept" }
        }
        (telling::tellings(screen, sheet))
    }
}
