//! What a row asks, the verdict on it with who ruled and why, and what people said of it.

use crate::page::view::badge::badge;
use crate::page::view::row::key;
use crate::page::view::{Screen, form};
use dissensus::desk::{Gone, Sheet};
use maud::{Markup, html};

/// Longer labels are set in smaller letters.
const LONG: usize = 100;

pub(super) fn asks(screen: &Screen, sheet: &Sheet) -> Markup {
    html! {
        header .asks {
            div .title data-long[sheet.label.chars().count() > LONG] {
                // What is dragged onto another row; the key `m` does the same, so that whoever has no mouse misses nothing.
                span .handle draggable="true" data-row=(sheet.id) title="Drag this row onto another one to merge them (or press m)" aria-hidden="true" { "⠿" }
                h2 #label tabindex="-1" dir="auto" { (sheet.label) }
                (badge(sheet.verdict))
            }
            dl .stands {
                @if let Some(ruled) = &sheet.ruled {
                    dt { "Ruled" }
                    dd { (ruled) }
                }
                dt { "The rules say" }
                dd { (sheet.standing) span .meaning { " " (sheet.meaning) } }
                @if let Some(flagged) = &sheet.flagged {
                    dt { span aria-hidden="true" { "⚑ " } "Flagged" }
                    dd { "for another look by " (flagged) }
                }
                @if !sheet.notes.is_empty() {
                    dt { @if sheet.notes.len() == 1 { "Note" } @else { "Notes" } }
                    @for note in &sheet.notes { dd dir="auto" { (note) } }
                }
                @if !sheet.rejected.is_empty() {
                    dt { "No claim" }
                    @for rejected in &sheet.rejected { dd { (rejected) } }
                }
                @if !sheet.shaped.is_empty() {
                    dt { "By hand" }
                    @for shaped in &sheet.shaped {
                        dd {
                            @match &shaped.short {
                                Some(short) => details { summary { (short) } (shaped.full) },
                                None => (shaped.full),
                            }
                        }
                    }
                }
            }
            (stale(screen, sheet))
        }
    }
}

/// The decisions that hold no longer, with what changed since, and the two ways to be done with them.
fn stale(screen: &Screen, sheet: &Sheet) -> Markup {
    if sheet.stale.is_empty() {
        return html! {};
    }
    html! {
        section #stale .notice.bad aria-labelledby="stale-title" {
            h3 #stale-title {
                span aria-hidden="true" { "! " }
                @if sheet.stale.len() == 1 { "A decision on this row holds no longer" } @else { "Decisions on this row hold no longer" }
            }
            ul { @for gone in &sheet.stale { (one_stale(gone)) } }
            form .bar method="post" action="/decide" {
                (form::hidden(screen))
                @if !sheet.renewable.is_empty() {
                    button name="ruling" value="renew" data-key="R" { "Rule the same again: " (sheet.renewable) (key("R")) }
                }
                button name="ruling" value="aside" data-key="d" { "Set aside" (key("d")) }
            }
        }
    }
}

fn one_stale(gone: &Gone) -> Markup {
    html! {
        li {
            p dir="auto" { (gone.decided) " " small .dim { (gone.decision) } }
            ul .changes { @for change in &gone.changes { li dir="auto" { (change) } } }
        }
    }
}
