//! The pages as HTML: pure functions from what the server has in its hands and from where the person is.
//!
//! Keys are attributes: what has `data-key="a"` is clicked, or focused, by the key `a`; while a panel is open only what stands in it
//! (and what has `data-key` with `Escape`). So there is no key without something to see and to click.

mod badge;
mod facets;
mod form;
mod head;
mod panel;
mod prose;
mod queue;
mod row;
mod telling;

use super::guard::Arrival;
use super::place::Place;
use super::state::State;
use dissensus::desk::{self, Sheet};
use maud::{DOCTYPE, Markup, html};

/// What one page shows.
pub(super) struct Screen<'s> {
    pub(super) state: &'s State,
    /// Where the person is; the row is one of the queue, where there is any.
    pub(super) place: Place,
    /// The rows that are gone through, as places among the questions.
    pub(super) rows: Vec<usize>,
    /// The row that is shown.
    pub(super) sheet: Option<Sheet>,
    pub(super) token: &'s str,
}

impl<'s> Screen<'s> {
    fn new(state: &'s State, place: &Place, token: &'s str) -> Screen<'s> {
        let comparison = state.desk.comparison();
        let rows = state.rows(place);
        let asked = place.row.as_deref().and_then(|claim| state.row_of(claim));
        let row = match &place.row {
            Some(_) => asked,
            None => desk::next_open(comparison, &rows, 0).or(rows.first().copied()),
        };
        let sheet = row.and_then(|row| Sheet::of(&state.desk, row));
        let mut place = place.clone();
        let is_named = place.row.as_deref().is_some_and(|claim| desk::row_of(comparison, claim).is_some());
        if let (false, Some(sheet)) = (is_named, &sheet) {
            place.row = Some(sheet.id.clone());
        }
        Screen { state, place, rows, sheet, token }
    }

    /// The place of the shown row among those gone through, from 0; `None` where the filter does not let it through.
    pub(super) fn at(&self) -> Option<usize> {
        let shown = self.sheet.as_ref()?.question;
        self.rows.iter().position(|row| *row == shown)
    }
}

/// The whole page of a place.
pub(super) fn page(state: &State, place: &Place, token: &str, arrival: Arrival) -> Markup {
    let screen = Screen::new(state, place, token);
    let name = state.desk.case().name.as_str();
    let title = screen
        .sheet
        .as_ref()
        .map(|sheet| format!("{} · {name}", sheet.label))
        .unwrap_or_else(|| name.to_owned());
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                link rel="icon" href="/assets/sign.svg" type="image/svg+xml";
                link rel="stylesheet" href="/assets/page.css";
                link rel="stylesheet" href="/assets/row.css";
                link rel="stylesheet" href="/assets/telling.css";
                script type="module" src="/assets/page.js" {}
            }
            body data-revision=(state.revision()) data-from-elsewhere[arrival == Arrival::FromElsewhere] {
                (head::head(&screen))
                div #work {
                    (queue::queue(&screen))
                    main #row {
                        (row::row(&screen))
                    }
                }
                @if screen.place.panel.is_some() {
                    (panel::panel(&screen))
                }
            }
        }
    }
}
