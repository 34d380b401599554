//! What several panels have: a claim to choose, with what it says, who says so, and its quote; and the field for the reason.

use crate::page::view::Screen;
use dissensus::desk::Told;
use maud::{Markup, html};

/// "courier: 9 (police)", and where it stands.
pub(super) fn title(told: &Told) -> Markup {
    html! {
        span .says { (told.article) ": " bdi { (told.says) } }
        " "
        small .dim { (told.place) }
    }
}

/// The words that it rests on.
pub(super) fn quote(told: &Told) -> Markup {
    html! { span .quote dir="auto" { "›" (told.context.quote) "‹" } }
}

/// Why it is ruled so; whoever rules may leave it out.
pub(super) fn why_note(screen: &Screen) -> Markup {
    html! {
        div .field {
            label for="why-note" { "Why (a note)" }
            input #why-note name="note" value=(screen.place.why.as_deref().unwrap_or_default()) dir="auto" autocomplete="off";
        }
    }
}
