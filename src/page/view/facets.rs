//! The facets of the queue with their counts, each a link that narrows it or widens it again.

use super::Screen;
use maud::{Markup, html};

pub(super) fn facets(_screen: &Screen) -> Markup {
    html! {}
}
