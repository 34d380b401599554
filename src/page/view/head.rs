//! The head of the page: the case, how far the work is, the filter, undo and redo, what was said last, and what is out of order.

use super::{Screen, form};
use crate::page::place::{Panel, Place};
use dissensus::desk::{self, Filter, Scope, progress};
use dissensus::report::wording::{count, printable};
use maud::{Markup, html};

pub(super) fn head(screen: &Screen) -> Markup {
    let case = screen.state.desk.case();
    html! {
        header #head {
            a .skip href="#label" { "To the row" }
            div .top {
                h1 {
                    (printable(case.title.as_deref().unwrap_or(&case.name)))
                    small { (count(case.articles.len(), "article")) " · by " (printable(screen.state.desk.by())) }
                }
                (work(screen))
                (search(screen))
                div .tools {
                    (scope(screen))
                    (taking_back(screen))
                    a .button href=(screen.place.open(Some(Panel::Keys)).href()) data-key="?" { "Help" kbd aria-hidden="true" { "?" } }
                }
            }
            (trouble(screen))
            (homeless(screen))
            (notices(screen))
            @if screen.place.panel.is_none() { (lines(screen)) }
        }
    }
}

/// What was said last: what was done, and what went wrong. It stands in the panel where one is open, as that covers the head.
pub(super) fn lines(screen: &Screen) -> Markup {
    let said = screen.place.said.as_deref().and_then(|mark| screen.state.said(mark));
    html! {
        p #said role="status" data-done[said.is_some_and(|said| said.is_done)] {
            @if let Some(said) = said.filter(|said| said.is_done) { (said.text) }
        }
        p #wrong role="alert" {
            @if let Some(said) = said.filter(|said| !said.is_done) { (said.text) }
        }
    }
}

/// How far the work is; what needs somebody is a way there.
fn work(screen: &Screen) -> Markup {
    let done = progress(screen.state.desk.comparison(), screen.place.scope);
    let way = |word: &str, number: usize| {
        let text = format!("{number} {word}");
        let href = screen.place.filtered(word.to_owned()).at(None).href();
        html! { @if number > 0 { a href=(href) { (text) } } @else { (text) } }
    };
    html! {
        div .progress {
            progress max=(done.rows.max(1)) value=(done.seen) aria-label="Rows seen" {}
            span .num {
                b { (done.seen) } " of " (count(done.rows, "row")) " seen, " (done.ruled) " ruled, "
                (way("flagged", done.flagged)) ", " (way("stale", done.stale))
            }
        }
    }
}

fn search(screen: &Screen) -> Markup {
    html! {
        form .search method="get" action="/" role="search" {
            @if screen.place.scope == Scope::All { input type="hidden" name="all" value="1"; }
            label for="filter" { "Filter" }
            input #filter name="filter" type="search" value=(screen.place.filter) data-key="/" dir="auto"
                autocomplete="off" spellcheck="false" aria-keyshortcuts="/" placeholder="words, unseen, conflict, article:…";
            button .go { "Show" kbd aria-hidden="true" { "/" } }
            @if !screen.place.filter.is_empty() {
                a .button href=(everything(screen)) data-key="Escape" { "All rows" kbd aria-hidden="true" { "Esc" } }
            }
        }
    }
}

/// The row stays on the screen when the filter is taken away.
fn everything(screen: &Screen) -> String {
    screen.place.filtered(String::new()).href()
}

/// The switch between the rows that articles can be compared on, and all.
fn scope(screen: &Screen) -> Markup {
    let place = &screen.place;
    let (other, label) = match place.scope {
        Scope::Compared => (Scope::All, "Show one-article rows"),
        Scope::All => (Scope::Compared, "Hide one-article rows"),
    };
    let href = Place { scope: other, ..place.at(place.row.clone()) }.href();
    html! {
        a #scope .button href=(href) data-key="A" title="Rows that one article alone answers have nothing to be compared with" {
            (label) kbd aria-hidden="true" { "A" }
        }
    }
}

fn taking_back(screen: &Screen) -> Markup {
    html! {
        form method="post" action="/decide" {
            (form::hidden(screen))
            button name="ruling" value="undo" data-key="u" { "Undo" kbd aria-hidden="true" { "u" } }
            button name="ruling" value="redo" data-key="U" { "Redo" kbd aria-hidden="true" { "U" } }
        }
    }
}

/// A file of the case that can't be read: what is on the screen is what stood before.
fn trouble(screen: &Screen) -> Markup {
    html! {
        @if let Some(why) = &screen.state.trouble {
            p #trouble .notice.bad {
                "The case was changed on disk and cannot be read: " (why) ". You see it as it stood before."
            }
        }
    }
}

/// Decisions that hold no longer and of which no row is left, and a last line of review.yaml that was cut short.
fn homeless(screen: &Screen) -> Markup {
    let desk = &screen.state.desk;
    let lost = desk::homeless(desk.comparison());
    html! {
        @if let Some(cut) = &desk.case().log().cut {
            p .notice.bad { "review.yaml: " (cut.message) "." }
        }
        @if !lost.is_empty() {
            details .notice {
                summary { (count(lost.len(), "stale decision")) " of which no row is left" }
                @for gone in &lost {
                    form method="post" action="/decide" {
                        (form::hidden(screen))
                        input type="hidden" name="of" value=(gone.decision);
                        p dir="auto" { (gone.decided) @for change in &gone.changes { "; " (change) } }
                        button name="ruling" value="undo-of" { "Set aside" }
                    }
                }
            }
        }
    }
}

/// What does not fit together: a row outside of the filter, a filter that nothing fits. Of a row that is gone its own place tells.
fn notices(screen: &Screen) -> Markup {
    let place = &screen.place;
    let unknown = Filter::unknown(&place.filter);
    let is_outside = screen.sheet.is_some() && screen.at().is_none();
    html! {
        @if let Some(key) = unknown {
            p .notice.bad {
                "No filter is called “" (printable(&key)) ":”. There are "
                @for (i, known) in desk::KEYS.iter().enumerate() {
                    @if i > 0 { ", " }
                    b { (known) ":" }
                }
                ", and what stands in quotation marks is looked for as it stands."
            }
        }
        @if screen.rows.is_empty() {
            (nothing_fits(screen))
        } @else if is_outside {
            p .notice {
                "This row is not among the " (count(screen.rows.len(), "row"))
                @if place.filter.is_empty() { " of the queue: one article alone answers it." } @else { " that the filter shows." }
                " " a href=(place.at(None).href()) { "To the rows of the queue" }
            }
        }
    }
}

fn nothing_fits(screen: &Screen) -> Markup {
    let place = &screen.place;
    let all = Place { scope: Scope::All, ..place.at(None) };
    let alone = if place.scope == Scope::All { 0 } else { screen.state.rows(&all).len() };
    let more = if alone == 1 {
        "1 row that one article alone answers does".to_owned()
    } else {
        format!("{alone} rows that one article alone answers do")
    };
    html! {
        p .notice {
            @if place.filter.is_empty() { "The queue has no row" } @else { "No row fits the filter" }
            @if alone > 0 { "; " a href=(all.href()) { (more) } }
            ". "
            @if !place.filter.is_empty() { a href=(everything(screen)) { "All rows again" } }
        }
    }
}
