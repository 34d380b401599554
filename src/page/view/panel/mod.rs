//! What is open over the row: a form to fill in, an article to read, the keys.

mod keys;
mod read;

use super::{Screen, head};
use crate::page::place::Panel;
use maud::{Markup, html};

pub(super) fn panel(screen: &Screen) -> Markup {
    html! {
        section #panel role="dialog" aria-modal="true" aria-labelledby="panel-title" {
            a .close href=(screen.place.open(None).href()) data-key="Escape" { "Close" kbd { "Esc" } }
            (head::lines(screen))
            @match &screen.place.panel {
                Some(Panel::Keys) => (keys::keys()),
                Some(Panel::Read { article, part }) => (read::read(screen, article.as_deref(), *part)),
                _ => {},
            }
        }
    }
}
