//! A whole article of the row, gone through sentence by sentence; a very long one in parts.

use super::super::Screen;
use super::super::prose::{Prose, day, outlet, read as way};
use crate::page::place::Panel;
use dissensus::article::Article;
use dissensus::desk::Sheet;
use dissensus::desk::passage::{self, Of, Passage, Quote};
use maud::{Markup, html};

/// So many quotes have a link of their own; the keys go to all.
const LINKS: usize = 40;

pub(super) fn read(screen: &Screen, asked: Option<&str>, part: Option<usize>) -> Markup {
    let Some(sheet) = &screen.sheet else { return nothing("No row is shown, and so no article of it.") };
    let articles = articles(screen, sheet);
    let at = match asked {
        Some(id) => articles.iter().position(|article| article.id == id),
        None => Some(0),
    };
    let Some(article) = at.and_then(|at| articles.get(at)) else {
        return nothing("This row has no such article, or its text is not here.");
    };
    let before = at.and_then(|at| articles.get(at.checked_sub(1)?));
    let after = at.and_then(|at| articles.get(at + 1));

    let prose = Prose::of(screen, sheet, "read-quote-");
    let quotes = prose.quotes(article);
    let of_row: Vec<(usize, &Quote)> =
        quotes.iter().filter_map(|quote| own(quote.of).map(|own| (own, quote))).collect();
    let first_quote = of_row.first().map(|(_, quote)| quote.span.start);
    let parts = passage::parts(&article.body);
    let number = match part {
        Some(part) => part.saturating_sub(1).min(parts - 1),
        None => passage::part_of(&article.body, first_quote.unwrap_or(0)),
    };
    let window = passage::part(&article.body, number);
    let links: Vec<(usize, String)> = of_row
        .iter()
        .take(LINKS)
        .map(|(own, quote)| {
            let part = passage::part_of(&article.body, quote.span.start);
            let anchor = format!("#read-quote-{}", own + 1);
            (*own, if part == number { anchor } else { to_part(screen, article, part) })
        })
        .collect();
    let shown = prose.passage(article, &[window], quotes.clone());
    let first = begins(&shown);
    html! {
        // Whose words these are stays in sight while they are read.
        div .read-top {
            h2 #panel-title { (outlet(article)) }
            div .read-bar {
                @if let Some(before) = before {
                    a .button href=(way(&screen.place, &before.id)) data-key="[" rel="prev" { kbd aria-hidden="true" { "[" } " previous: " (outlet(before)) }
                }
                @if let Some(after) = after {
                    a .button href=(way(&screen.place, &after.id)) data-key="]" rel="next" { "next: " (outlet(after)) " " kbd aria-hidden="true" { "]" } }
                }
                @if !links.is_empty() {
                    nav .read-quotes aria-label="Quotes of this row" {
                        span .dim { "Quotes" }
                        @for (place, (own, href)) in links.iter().enumerate() {
                            a .button href=(href) title=[sheet.claims.get(*own).map(|told| &told.says)] { (place + 1) }
                        }
                    }
                }
                // What only a script can do is shown by that script.
                div .read-steps hidden data-needs-script {
                    button type="button" data-step="sentence" data-by="-1" data-key="k ArrowUp" { kbd aria-hidden="true" { "k" } " Sentence before" }
                    button type="button" data-step="sentence" data-by="1" data-key="j ArrowDown" { kbd aria-hidden="true" { "j" } " Next sentence" }
                    button type="button" data-step="quote" data-by="1" data-key="n" { kbd aria-hidden="true" { "n" } " Next quote" }
                    button type="button" data-step="quote" data-by="-1" data-key="N" .unseen tabindex="-1" { "Quote before" }
                    span .read-find {
                        label for="read-find" { "Find " kbd aria-hidden="true" { "/" } }
                        input #read-find type="search" autocomplete="off" data-key="/" aria-describedby="read-found";
                        span #read-found role="status" {}
                    }
                }
            }
        }
        @if let Some((headline, _)) = prose.headline(article) { (headline) }
        p .fine { (day(screen, article)) }
        (edge(screen, article, number.checked_sub(1), "Earlier part", parts))
        div .prose .whole data-article=(article.id) {
            (prose.sentences(&shown, first))
        }
        @if article.body.trim().is_empty() { p { "This article has no text." } }
        (edge(screen, article, Some(number + 1).filter(|next| *next < parts), "Later part", parts))
    }
}

fn nothing(why: &str) -> Markup {
    html! {
        h2 #panel-title { "Whole article" }
        p { (why) }
    }
}

/// The articles of the row whose text is here, in its order, each once.
fn articles<'s>(screen: &'s Screen, sheet: &Sheet) -> Vec<&'s Article> {
    let desk = &screen.state.desk;
    let mut found: Vec<&Article> = Vec::new();
    for told in &sheet.claims {
        let claim = desk.comparison().claims.get(told.claim);
        let Some(claim) = claim.filter(|claim| !found.iter().any(|article| article.id == claim.article))
        else {
            continue;
        };
        found.extend(desk.case().articles.iter().find(|article| article.id == claim.article));
    }
    found
}

/// Where the sentence begins that is read first: that of the first quote of the row, else the first one.
fn begins(passage: &Passage) -> usize {
    let quoted = passage
        .sentences()
        .find(|sentence| sentence.pieces.iter().any(|piece| piece.of.and_then(own).is_some()));
    quoted.or(passage.sentences().next()).map_or(0, |sentence| sentence.span.start)
}

fn own(of: Of) -> Option<usize> {
    match of {
        Of::Row(own) => Some(own),
        Of::Other(_) => None,
    }
}

fn edge(screen: &Screen, article: &Article, part: Option<usize>, words: &str, parts: usize) -> Markup {
    html! {
        @if let Some(part) = part {
            p .gap { a href=(to_part(screen, article, part)) { (words) " (" (part + 1) " of " (parts) ")" } }
        }
    }
}

fn to_part(screen: &Screen, article: &Article, part: usize) -> String {
    let read = Panel::Read { article: Some(article.id.clone()), part: Some(part + 1) };
    screen.place.open(Some(read)).href()
}
