//! The articles of a row side by side, each opened at its quote.

use super::Screen;
use super::prose::{Prose, day, outlet, read};
use dissensus::article::Article;
use dissensus::claim::Check;
use dissensus::desk::passage::{Of, Quote, windows};
use dissensus::desk::{Sheet, Told};
use dissensus::report::wording::{count, printable};
use maud::{Markup, html};
use std::collections::{BTreeMap, BTreeSet};

/// So many articles are shown with their text; of the others their quotes say what they say.
const COLUMNS: usize = 12;

/// So many quotes of one article are told that are not marked in its text.
const QUOTES: usize = 20;

/// An article with what the row has of it.
struct Column<'s> {
    /// Its id.
    id: &'s str,
    article: Option<&'s Article>,
    /// Its claims, with their places in the row.
    claims: Vec<(usize, &'s Told)>,
}

pub(super) fn tellings(screen: &Screen, sheet: &Sheet) -> Markup {
    let columns = columns(screen, sheet);
    let (shown, others) = columns.split_at(columns.len().min(COLUMNS));
    let prose = Prose::of(screen, sheet, "quote-");
    html! {
        section .tellings aria-labelledby="tellings-title" {
            h3 #tellings-title { "In the articles" }
            div .columns {
                @for (number, column) in shown.iter().enumerate() {
                    (telling(screen, &prose, column, number + 1))
                }
            }
            @if !others.is_empty() {
                h3 { "In " (others.len()) " more" }
                div .shorts {
                    @for (number, column) in others.iter().enumerate() {
                        (short(screen, column, COLUMNS + number + 1))
                    }
                }
            }
        }
    }
}

/// The articles of the row in its order, each once.
fn columns<'s>(screen: &'s Screen, sheet: &'s Sheet) -> Vec<Column<'s>> {
    let desk = &screen.state.desk;
    let mut columns: Vec<Column> = Vec::new();
    let mut places = BTreeMap::new();
    for (own, told) in sheet.claims.iter().enumerate() {
        let Some(claim) = desk.comparison().claims.get(told.claim) else { continue };
        let id = claim.article.as_str();
        let place = *places.entry(id).or_insert_with(|| {
            let article = desk.case().articles.iter().find(|article| article.id == id);
            columns.push(Column { id, article, claims: Vec::new() });
            columns.len() - 1
        });
        if let Some(column) = columns.get_mut(place) {
            column.claims.push((own, told));
        }
    }
    columns
}

fn telling(screen: &Screen, prose: &Prose, column: &Column, number: usize) -> Markup {
    let Some(article) = column.article else { return absent(screen, prose, column, number) };
    let quotes = prose.quotes(article);
    let windows = windows(&article.body, &quotes);
    let headline = prose.headline(article);
    let is_shown = |quote: &&Quote| windows.iter().any(|window| window.overlaps(&quote.span));
    let in_headline = headline.iter().flat_map(|(_, quotes)| quotes);
    let marked: BTreeSet<Of> =
        quotes.iter().filter(is_shown).chain(in_headline).map(|quote| quote.of).collect();
    let unmarked: Vec<(usize, &Told)> =
        column.claims.iter().filter(|(own, _)| !marked.contains(&Of::Row(*own))).copied().collect();
    let passage = prose.passage(article, &windows, quotes);
    let title = format!("telling-{number}-title");
    html! {
        article #{ "telling-" (number) } .telling aria-labelledby=(title) {
            header {
                h4 #(title) { (outlet(article)) }
                @if let Some((headline, _)) = &headline { (headline) }
                (facts(screen, column, article))
                a .button href=(read(&screen.place, column.id)) {
                    "Whole article" span .unseen { " of " (outlet(article)) }
                }
            }
            div .below {
                (unmarked_quotes(screen, prose, &unmarked))
                div .prose .text data-article=(article.id) tabindex="0" role="group" aria-label={ "Text of " (outlet(article)) } {
                    (prose.column(article, &passage))
                }
            }
        }
    }
}

/// When it was published, where its words stand, with whom it shares its telling.
fn facts(screen: &Screen, column: &Column, article: &Article) -> Markup {
    let origin = column.claims.iter().find_map(|(_, told)| told.origin.as_deref());
    let mut places: Vec<&str> = Vec::new();
    for (_, told) in &column.claims {
        if !places.contains(&told.place.as_str()) && places.len() < 3 {
            places.push(&told.place);
        }
    }
    html! {
        p .fine { (day(screen, article)) }
        @for place in places { p .fine { (place) } }
        @if let Some(origin) = origin { p .fine { "One telling with others: " (origin) } }
    }
}

/// Quotes that are marked nowhere, and why.
fn unmarked_quotes(screen: &Screen, prose: &Prose, unmarked: &[(usize, &Told)]) -> Markup {
    if unmarked.is_empty() {
        return html! {};
    }
    html! {
        div .astray {
            @for (own, told) in unmarked.iter().take(QUOTES) {
                div {
                    p .why { (why(screen, told)) }
                    (prose.alone(*own, &told.context.quote))
                }
            }
            @if unmarked.len() > QUOTES { p .fine { "And " (count(unmarked.len() - QUOTES, "quote")) " more." } }
        }
    }
}

fn why(screen: &Screen, told: &Told) -> &'static str {
    let claim = screen.state.desk.comparison().claims.get(told.claim);
    match claim.map(|claim| (claim.evidence.check, claim.evidence.span)) {
        Some((Check::Orphaned, _)) => "This article has these words no longer:",
        Some((Check::Unchecked, _)) => "Unchecked, as the text is not here:",
        Some((Check::Verbatim, None)) => "In the headline:",
        Some((Check::Verbatim, Some(_))) => "Further on in the article:",
        None => "Of this article:",
    }
}

/// An article whose text is not here.
fn absent(screen: &Screen, prose: &Prose, column: &Column, number: usize) -> Markup {
    let title = format!("telling-{number}-title");
    let known = screen.state.desk.case().absent.iter().find(|absent| absent.id == column.id);
    let known = known.map(|absent| &absent.metadata);
    html! {
        article #{ "telling-" (number) } .telling aria-labelledby=(title) {
            header {
                h4 #(title) { (printable(known.and_then(|known| known.source.as_deref()).unwrap_or(column.id))) }
                @if let Some(title) = known.and_then(|known| known.title.as_deref()) { p .headline dir="auto" { (printable(title)) } }
                p .fine { "The text of this article is not here: nothing of it could be checked." }
            }
            div .astray {
                @for (own, told) in column.claims.iter().take(QUOTES) { div { (prose.alone(*own, &told.context.quote)) } }
            }
        }
    }
}

/// An article of a long row: its quotes, each with a sentence either side.
fn short(screen: &Screen, column: &Column, number: usize) -> Markup {
    let title = format!("telling-{number}-title");
    let name = column.article.map_or_else(|| printable(column.id), outlet);
    html! {
        article #{ "telling-" (number) } .telling aria-labelledby=(title) {
            header {
                h4 #(title) { (name) }
                @if let Some(article) = column.article {
                    (facts(screen, column, article))
                    a href=(read(&screen.place, column.id)) { "Whole article" span .unseen { " of " (name) } }
                }
            }
            @for (own, told) in column.claims.iter().take(QUOTES) {
                @let is_marked = !told.context.before.is_empty() || !told.context.after.is_empty();
                @if !is_marked { p .why { (why(screen, told)) } }
                blockquote .prose dir="auto" data-article=[column.article.map(|article| article.id.as_str())] {
                    (told.context.before)
                    mark #{ "quote-" (own + 1) } { (told.context.quote) }
                    (told.context.after)
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
