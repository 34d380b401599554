//! Articles are marked that are one telling.

use crate::page::view::row::key;
use crate::page::view::{Screen, form};
use dissensus::desk::Sheet;
use dissensus::report::decided::origin_reason;
use dissensus::report::view::source;
use dissensus::report::wording::printable;
use maud::{Markup, html};

pub(super) fn origin(screen: &Screen, sheet: &Sheet) -> Markup {
    let desk = &screen.state.desk;
    let ids = sheet.articles(desk.case());
    if ids.len() < 2 {
        return html! {
            h2 #panel-title { "Same origin" }
            p { "The row has the text of one article only." }
        };
    }
    html! {
        h2 #panel-title { "Same origin: which articles are one telling?" }
        p .dim { "Articles of one telling count as one source. Mark two at least." }
        form method="post" action="/decide" {
            (form::hidden(screen))
            fieldset {
                legend .unseen { "Articles that are one telling" }
                @for (number, id) in (1..).zip(&ids) {
                    label .choice {
                        input type="checkbox" name="article" value=(id) autofocus[number == 1] data-key=[(number < 10).then_some(number)];
                        span {
                            span .says { (id) }
                            @if let Some(outlet) = source(desk.case(), id) { " " small dir="auto" { (outlet) } }
                            span .quote.dim { (now(screen, id)) }
                        }
                        @if number < 10 { (key(&number.to_string())) }
                    }
                }
            }
            div .bar.send {
                button .main name="ruling" value="origin" { "One telling" (key("Enter")) }
            }
        }
    }
}

/// Of which origin an article is now, and why.
fn now(screen: &Screen, id: &str) -> String {
    let desk = &screen.state.desk;
    let Some(origin) = desk.comparison().origins.of(id) else { return String::new() };
    let reason = origin_reason(desk.case(), desk.comparison(), origin);
    if origin.name == id {
        return printable(&format!("now: {reason}"));
    }
    printable(&format!("now of {}: {reason}", origin.name))
}
