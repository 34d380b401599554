//! The keys, and the switch that turns them off.

use maud::{Markup, html};

pub(super) fn keys() -> Markup {
    html! { h2 #panel-title { "Keys" } }
}
