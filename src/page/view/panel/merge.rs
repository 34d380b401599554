//! Another row is chosen that asks the same.

use super::claim::why_note;
use crate::page::place::{Panel, Place};
use crate::page::view::badge::badge;
use crate::page::view::row::key;
use crate::page::view::{Screen, form};
use dissensus::desk::{self, Choice, Sheet, choices};
use dissensus::report::wording::count;
use maud::{Markup, html};

/// So many rows are listed; more are found by words.
const MOST: usize = 50;
/// So many values of a row say which one it is.
const VALUES: usize = 4;

pub(super) fn merge(screen: &Screen, sheet: &Sheet, find: &str, other: Option<&str>) -> Markup {
    let state = screen.state;
    let found = choices(state.desk.comparison(), &state.queue, sheet.question, find, other, MOST);
    let is_chosen = other.is_some() || !find.is_empty();
    // Once rows were found the focus goes on to the first of them.
    let is_sought = !is_chosen || found.first.is_empty();
    html! {
        h2 #panel-title { "Merge: which row asks the same?" }
        p dir="auto" { (sheet.label) }
        p .dim { (said(&sheet.claims.iter().map(|told| format!("{}: {}", told.article, told.says)).collect::<Vec<_>>())) }
        form .find method="get" action="/" role="search" {
            @for (key, text) in place(screen).pairs() { input type="hidden" name=(key) value=(text); }
            label for="find" { "Find rows by words of the question, an article or a value" }
            div .bar {
                input #find name="find" type="search" value=(find) data-key="/" autocomplete="off" autofocus[is_sought];
                button { "Find" }
            }
        }
        @if found.first.is_empty() {
            p role="status" { "No row has these words." }
        } @else {
            form method="post" action="/decide" {
                (form::hidden(screen))
                // What was looked for is still there when something has to be put right.
                input type="hidden" name="find" value=(find);
                fieldset {
                    legend .dim {
                        (count(found.all, "row"))
                        @if found.all > found.first.len() { ", the first " (found.first.len()) " shown: words find the others" }
                    }
                    @for (place, choice) in found.first.iter().enumerate() {
                        (one(screen, choice, is_chosen && place == 0))
                    }
                }
                (why_note(screen))
                div .bar.send {
                    button .main name="ruling" value="merge" { "Merge" (key("Enter")) }
                }
            }
        }
    }
}

fn one(screen: &Screen, choice: &Choice, is_chosen: bool) -> Markup {
    let comparison = screen.state.desk.comparison();
    html! {
        @if let Some(row) = desk::row_of(comparison, &choice.id) {
            input type="hidden" name={ "seen:" (choice.id) } value=(desk::seen(comparison, row));
        }
        label .choice {
            input type="radio" name="other" value=(choice.id) checked[is_chosen] autofocus[is_chosen] required;
            span {
                span .says dir="auto" { (choice.label) } " " (badge(choice.verdict))
                span .quote.dim dir="auto" { (said(&choice.says)) }
            }
        }
    }
}

/// The first values, and how many more there are.
fn said(says: &[String]) -> String {
    let first = says.iter().take(VALUES).map(String::as_str).collect::<Vec<_>>().join("; ");
    match says.len().saturating_sub(VALUES) {
        0 => first,
        more => format!("{first}; and {more} more"),
    }
}

/// Where looking for rows leads: here, with nothing chosen.
fn place(screen: &Screen) -> Place {
    screen.place.open(Some(Panel::Merge { find: String::new(), other: None }))
}
