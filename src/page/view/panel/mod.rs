//! What is open over the row: a form to fill in, an article to read, the keys.

mod add;
mod amend;
mod claim;
mod keys;
mod merge;
mod note;
mod origin;
mod read;
mod split;
#[cfg(test)]
mod tests;
mod why;

use super::{Screen, head};
use crate::page::place::Panel;
use maud::{Markup, html};

pub(super) fn panel(screen: &Screen) -> Markup {
    let is_wide = matches!(screen.place.panel, Some(Panel::Why));
    html! {
        section #panel .wide[is_wide] role="dialog" aria-modal="true" aria-labelledby="panel-title" {
            a .close href=(screen.place.open(None).href()) data-key="Escape" { "Close" kbd aria-hidden="true" { "Esc" } }
            (head::lines(screen))
            @match (&screen.place.panel, &screen.sheet) {
                (Some(Panel::Keys), _) => (keys::keys()),
                (Some(Panel::Read { article, part }), _) => (read::read(screen, article.as_deref(), *part)),
                (Some(Panel::Add(typed)), _) => (add::add(screen, typed)),
                (_, None) => h2 #panel-title { "No row is shown" },
                (Some(Panel::Why), Some(sheet)) => (why::why(screen, sheet)),
                (Some(Panel::Split { claims }), Some(sheet)) => (split::split(screen, sheet, claims)),
                (Some(Panel::Merge { find, other }), Some(sheet)) => (merge::merge(screen, sheet, find, other.as_deref())),
                (Some(Panel::Amend { claim, to }), Some(sheet)) => (amend::amend(screen, sheet, claim.as_deref(), to)),
                (Some(Panel::Origin), Some(sheet)) => (origin::origin(screen, sheet)),
                (Some(Panel::Note { text }), Some(sheet)) => (note::note(screen, sheet, text)),
                (None, _) => {},
            }
        }
    }
}
