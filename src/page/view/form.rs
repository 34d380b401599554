//! Forms: each brings the token, where the person is, and what they saw of the row.

use super::Screen;
use dissensus::desk;
use maud::{Markup, html};

/// The hidden fields of every form that changes something on the row that is shown.
pub(super) fn hidden(screen: &Screen) -> Markup {
    let seen = screen.sheet.as_ref().map(|sheet| desk::seen(screen.state.desk.comparison(), sheet.question));
    // What a form asks for itself is typed in it, and is no hidden field.
    let own = |key: &str| matches!(key, "row" | "filter" | "all" | "open");
    html! {
        input type="hidden" name="token" value=(screen.token);
        @for (key, text) in screen.place.pairs().iter().filter(|(key, _)| own(key)) {
            input type="hidden" name=(key) value=(text);
        }
        input type="hidden" name="last" value=(screen.state.last());
        @if let Some(seen) = seen {
            input type="hidden" name="seen" value=(seen);
        }
    }
}
