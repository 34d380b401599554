//! A claim to choose: what it says, who says so, and its quote.

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
