//! The facets of the queue with their counts, each a link that narrows it or widens it again.

use super::Screen;
use super::badge::sign;
use dissensus::compare::Verdict;
use dissensus::desk::{self, About, Facet, Facets};
use maud::{Markup, html};

/// So many of a long group stand in sight, and so many more are listed; further ones are typed.
const IN_SIGHT: usize = 6;
const LISTED: usize = 60;

pub(super) fn facets(screen: &Screen) -> Markup {
    let state = screen.state;
    let place = &screen.place;
    let groups =
        desk::facets(state.desk.comparison(), &state.queue, place.scope, &place.filter, state.desk.by());
    let is_first = |group: &&Facets| matches!(group.about, About::Work | About::Verdict);
    let further: Vec<&Facets> =
        groups.iter().filter(|group| !is_first(group) && !group.facets.is_empty()).collect();
    let is_open = further.iter().any(|group| group.facets.iter().any(|facet| facet.is_chosen));
    html! {
        section .facets aria-label="Narrow the rows" {
            @for group in groups.iter().filter(is_first).filter(|group| !group.facets.is_empty()) { (chips(screen, group.about, group.facets.iter())) }
            @if !further.is_empty() {
                details #facets-more open[is_open] {
                    summary { "By reason, kind, article, speaker" }
                    @for group in further {
                        h3 { (name(group.about)) }
                        (long(screen, group))
                    }
                }
            }
        }
    }
}

/// The most frequent, what is chosen, and the others behind a fold.
fn long(screen: &Screen, group: &Facets) -> Markup {
    let (mut sight, mut rest): (Vec<&Facet>, Vec<&Facet>) = (Vec::new(), Vec::new());
    for (i, facet) in group.facets.iter().enumerate() {
        let part = if i < IN_SIGHT || facet.is_chosen { &mut sight } else { &mut rest };
        part.push(facet);
    }
    let left = rest.len().saturating_sub(LISTED);
    html! {
        (chips(screen, group.about, sight.into_iter()))
        @if !rest.is_empty() {
            details id=(format!("facets-{}", name(group.about).to_lowercase())) {
                summary { (rest.len()) " more" }
                (chips(screen, group.about, rest.into_iter().take(LISTED)))
                @if left > 0 { p .dim { "and " (left) " more: type " b { (name(group.about).to_lowercase()) ":…" } " as the filter" } }
            }
        }
    }
}

fn chips<'f>(screen: &Screen, about: About, facets: impl Iterator<Item = &'f Facet>) -> Markup {
    html! {
        ul .chips aria-label=(name(about)) {
            @for facet in facets { li { (chip(screen, about, facet)) } }
        }
    }
}

fn chip(screen: &Screen, about: About, facet: &Facet) -> Markup {
    let verdict = if about == About::Verdict { Verdict::of_word(&facet.word) } else { None };
    // What is taken out widens the rows: the one that is shown stays.
    let place = screen.place.filtered(facet.filter.clone());
    let href = if facet.is_chosen { place.href() } else { place.at(None).href() };
    html! {
        a .chip href=(href) data-same=(facet.word) aria-current=[facet.is_chosen.then_some("true")]
            data-verdict=[verdict.map(Verdict::word)] {
            @if let Some(verdict) = verdict { (sign(verdict)) }
            bdi { (facet.label) }
            " " span .num { (facet.rows) span .unseen { " " (if facet.rows == 1 { "row" } else { "rows" }) } }
            @if facet.is_chosen { span .sign aria-hidden="true" { "×" } span .unseen { ", chosen: take it out" } }
        }
    }
}

fn name(about: About) -> &'static str {
    match about {
        About::Work => "Work",
        About::Verdict => "Verdict",
        About::Reason => "Reason",
        About::Kind => "Kind",
        About::Article => "Article",
        About::Speaker => "Speaker",
    }
}
