//! A verdict with its sign, its word and its colour; never the colour alone.

use dissensus::compare::Verdict;
use maud::{Markup, html};

/// The sign and the word.
pub(super) fn badge(verdict: Verdict) -> Markup {
    html! { span .badge data-verdict=(verdict.word()) { (sign(verdict)) (verdict.word()) } }
}

/// The sign alone, which a screen reader passes over: the word has to stand close by.
pub(super) fn sign(verdict: Verdict) -> Markup {
    html! { span .sign aria-hidden="true" { (verdict.sign()) } }
}
