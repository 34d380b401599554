//! The rows that stand beside one: its parts, its whole, what may be the same question.

use crate::page::view::Screen;
use dissensus::desk::{Beside, Sheet};
use maud::{Markup, html};

pub(super) fn beside(screen: &Screen, sheet: &Sheet) -> Markup {
    if sheet.beside.is_empty() {
        return html! {};
    }
    html! {
        nav .beside aria-label="Related rows" {
            h3 { "Related rows" }
            ul { @for beside in &sheet.beside { (one(screen, beside)) } }
        }
    }
}

fn one(screen: &Screen, beside: &Beside) -> Markup {
    let id = screen.state.desk.comparison().questions.get(beside.question).map(|asked| asked.id.clone());
    html! {
        li { (beside.how) ": " a href=(screen.place.at(id).href()) dir="auto" { (beside.label) } }
    }
}
