//! The head of the page: the case, how far the work is, the filter, what was said last.

use super::Screen;
use dissensus::desk::{Scope, progress};
use maud::{Markup, html};

pub(super) fn head(screen: &Screen) -> Markup {
    let desk = &screen.state.desk;
    let progress = progress(desk.comparison(), screen.place.scope);
    let said = screen.place.said.as_deref().and_then(|mark| screen.state.said(mark));
    html! {
        header #head {
            h1 { (desk.case().title.as_deref().unwrap_or(&desk.case().name)) }
            p { (progress.seen) " of " (progress.rows) " seen" }
            form method="get" action="/" role="search" {
                @if screen.place.scope == Scope::All { input type="hidden" name="all" value="1"; }
                label for="filter" { "Filter" }
                input #filter name="filter" type="search" value=(screen.place.filter) data-key="/";
            }
            p #said role="status" data-done[said.is_some_and(|said| said.is_done)] {
                @if let Some(said) = said { (said.text) }
            }
        }
    }
}
