//! The queue: the rows in the order of the work, a page of them at a time.

use super::{Screen, facets};
use maud::{Markup, html};

pub(super) fn queue(screen: &Screen) -> Markup {
    let comparison = screen.state.desk.comparison();
    html! {
        nav #queue aria-label="Rows" {
            (facets::facets(screen))
            ol {
                @for row in screen.rows.iter().take(100) {
                    @if let Some(question) = comparison.questions.get(*row) {
                        li {
                            a href=(screen.place.at(Some(question.id.clone())).href())
                              aria-current=[(screen.sheet.as_ref().is_some_and(|sheet| sheet.question == *row)).then_some("true")] {
                                (question.label)
                            }
                        }
                    }
                }
            }
        }
    }
}
