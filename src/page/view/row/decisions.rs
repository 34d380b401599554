//! All that can be decided on a row, each with its key; in reach wherever the row is scrolled.

use crate::page::place::Panel;
use crate::page::view::badge::sign;
use crate::page::view::row::key;
use crate::page::view::{Screen, form};
use dissensus::desk::{Sheet, ruling};
use maud::{Markup, html};

pub(super) fn decisions(screen: &Screen, sheet: &Sheet) -> Markup {
    let ruled = sheet.ruled.is_some();
    html! {
        div .decisions {
            (more(screen))
            form #decide .rule method="post" action="/decide" aria-label="Decide on this row" {
                (form::hidden(screen))
                button .main name="ruling" value="accept" data-key="a" { "Accept " (sheet.machine.word()) (key("a")) }
                fieldset .verdicts {
                    legend .unseen { "Rule another verdict" }
                    @for (digit, verdict) in (1..).zip(ruling::VERDICTS) {
                        button name="ruling" value=(format!("verdict-{}", verdict.word())) data-key=(digit) data-verdict=(verdict.word())
                            aria-pressed=[(ruled && sheet.verdict == verdict).then_some("true")] {
                            (sign(verdict)) (verdict.word()) (key(&digit.to_string()))
                        }
                    }
                }
                button name="ruling" value="flag" data-key="f" {
                    span .sign aria-hidden="true" { "⚑" }
                    @if sheet.flagged.is_some() { "unflag" } @else { "flag" }
                    (key("f"))
                }
            }
        }
    }
}

/// What opens something to fill in or to read.
fn more(screen: &Screen) -> Markup {
    let link = |panel: Panel, name: &str, words: &str| {
        let href = screen.place.open(Some(panel)).href();
        html! { a .button href=(href) data-key=(name) { (words) (key(name)) } }
    };
    html! {
        nav .more aria-label="More on this row" {
            (link(Panel::Note { text: String::new() }, "n", "note"))
            (link(Panel::Split { claims: Vec::new() }, "x", "split"))
            (link(Panel::Merge { find: String::new(), other: None }, "m", "merge"))
            (link(Panel::Origin, "s", "same origin"))
            (link(Panel::Amend { claim: None, to: Vec::new() }, "e", "amend"))
            (link(Panel::Read { article: None, part: None }, "o", "whole article"))
            (link(Panel::Add(Vec::new()), "+", "add a claim"))
            (link(Panel::Why, "w", "why"))
        }
    }
}
