//! The queue: the rows in the order of the work, those around the one that is shown, and the ways from row to row.

use super::badge::sign;
use super::{Screen, facets};
use dissensus::case::Comparison;
use dissensus::compare::Verdict;
use dissensus::compare::question::PERHAPS_THE_SAME;
use dissensus::desk;
use dissensus::report::view::leads;
use dissensus::report::wording::{count, printable};
use maud::{Markup, html};
use std::ops::Range;

/// So many rows are listed; a queue may have thousands, and nobody reads them at once.
const LISTED: usize = 100;

pub(super) fn queue(screen: &Screen) -> Markup {
    html! {
        nav #queue aria-labelledby="queue-title" {
            h2 #queue-title .unseen { "Rows" }
            (walk(screen))
            label .fold { input #unfold type="checkbox" autocomplete="off"; "Show the rows and filters" }
            div .folded {
                (facets::facets(screen))
                (list(screen))
            }
        }
    }
}

/// From row to row: each way is a link with its key, or says why there is none.
fn walk(screen: &Screen) -> Markup {
    let comparison = screen.state.desk.comparison();
    let rows = &screen.rows;
    let (before, after) = around(screen);
    let is_open = |row: &&usize| desk::is_open(comparison, **row);
    let next = rows.get(after..).and_then(|rows| rows.first());
    let previous = rows.get(..before).and_then(|rows| rows.last());
    let next_open = rows.get(after..).and_then(|rows| rows.iter().find(is_open));
    let previous_open = rows.get(..before).and_then(|rows| rows.iter().rev().find(is_open));
    let filter = if screen.place.filter.is_empty() { "" } else { " of this filter" };
    let way = |to: Option<&usize>, key: &str, label: Markup, none: String| {
        let question = to.and_then(|row| comparison.questions.get(*row));
        html! {
            @if let Some(question) = question {
                a .button href=(screen.place.at(Some(question.id.clone())).href()) data-key=(key) { (label) kbd aria-hidden="true" { (key) } }
            } @else {
                span .button.none data-key=(key) data-says=(none) { (label) kbd aria-hidden="true" { (key) } }
            }
        }
    };
    let words = |shown: &str, unseen: &str| {
        html! { (shown) @if !unseen.is_empty() { span .unseen { " " (unseen) } } }
    };
    html! {
        div .walk {
            (way(previous, "k", words("Before", ""), "This is the first row.".to_owned()))
            (way(next, "j", words("Next", ""), "This is the last row.".to_owned()))
            (way(rows.first(), "g", words("First", "row"), "There is no row.".to_owned()))
            (way(previous_open, "K", words("Unseen before", ""), format!("Every row before this one{filter} is seen.")))
            (way(next_open, "J", words("Next unseen", ""), format!("Every row after this one{filter} is seen.")))
            (way(rows.last(), "G", words("Last", "row"), "There is no row.".to_owned()))
        }
        p .where.num {
            @if let Some(at) = screen.at() { "Row " b { (at + 1) } " of " (rows.len()) }
            @else { (count(rows.len(), "row")) }
            @if !screen.place.filter.is_empty() { " that fit the filter" }
        }
    }
}

/// How many rows stand before the one that is shown, and where those behind it begin; it may be outside of the filter.
fn around(screen: &Screen) -> (usize, usize) {
    if let Some(at) = screen.at() {
        return (at, at + 1);
    }
    let Some(sheet) = &screen.sheet else { return (0, 0) };
    let mut rows = screen.rows.iter().peekable();
    let mut before = 0;
    for row in screen.state.queue.questions().take_while(|row| *row != sheet.question) {
        if rows.next_if(|listed| **listed == row).is_some() {
            before += 1;
        }
    }
    (before, before)
}

/// The part of the rows that is listed.
fn window(all: usize, at: usize) -> Range<usize> {
    let start = at.saturating_sub(LISTED / 2).min(all.saturating_sub(LISTED));
    start..all.min(start + LISTED)
}

fn list(screen: &Screen) -> Markup {
    let comparison = screen.state.desk.comparison();
    let rows = &screen.rows;
    let window = window(rows.len(), around(screen).0);
    let groups = groups(comparison, rows.get(window.clone()).unwrap_or_default());
    let to = |place: Option<usize>| {
        let question =
            place.and_then(|place| rows.get(place)).and_then(|row| comparison.questions.get(*row))?;
        Some(screen.place.at(Some(question.id.clone())).href())
    };
    html! {
        div .rows {
            @if let Some(href) = to(window.start.checked_sub(1)) {
                a .further href=(href) { (count(window.start, "earlier row")) }
            }
            @for (group, rows) in &groups {
                h3 {
                    @match group {
                        Group::Stale => "Stale: look again",
                        Group::Of(verdict) => { (verdict.word()) " by the rules" },
                    }
                }
                ol { @for row in rows { li { (item(screen, *row, *group)) } } }
            }
            @if let Some(href) = to(Some(window.end)) {
                a .further href=(href) { (count(rows.len() - window.end, "later row")) }
            }
        }
    }
}

fn item(screen: &Screen, row: usize, listed: Group) -> Markup {
    let comparison = screen.state.desk.comparison();
    let (Some(question), Some(standing)) =
        (comparison.questions.get(row), comparison.review.standings.get(row))
    else {
        return html! {};
    };
    let is_shown = screen.sheet.as_ref().is_some_and(|sheet| sheet.question == row);
    let is_ruled = standing.ruled.is_some();
    // A row that was split off, or has changed, keeps its place among others.
    let is_astray = matches!(listed, Group::Of(_)) && group(comparison, row) != listed;
    html! {
        a .seen[standing.is_seen()] href=(screen.place.at(Some(question.id.clone())).href())
            aria-current=[is_shown.then_some("true")] data-verdict=(question.verdict.word()) data-claim=(question.id) {
            (sign(question.verdict))
            span .label dir="auto" { (printable(&question.label)) }
            span .marks {
                @if standing.flagged.is_some() { (mark("flagged", "⚑", "flagged")) }
                @if !standing.stale.is_empty() { (mark("stale", "!", "with a stale decision")) }
                @if standing.is_seen() { (mark("done", "✓", "seen")) }
            }
            span .under {
                (question.verdict.word())
                @if is_ruled && question.verdict != question.reason.verdict() { ", the rules say " (question.reason.verdict().word()) }
                @else if is_astray { " by the rules now" }
                " · " (count(question.articles, "article"))
                @if question.origins < question.articles { ", " (count(question.origins, "origin")) }
            }
        }
    }
}

fn mark(class: &str, sign: &str, words: &str) -> Markup {
    html! { span class=(class) title=(words) { span aria-hidden="true" { (sign) } span .unseen { (words) } } }
}

/// What stands together in the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Stale,
    Of(Verdict),
}

fn is_stale(comparison: &Comparison, row: usize) -> bool {
    comparison.review.standings.get(row).is_some_and(|standing| !standing.stale.is_empty())
}

/// The rows in their order, each group once. A row keeps its place when it was split off, or is another than it was, and the order of
/// the groups is not its own then: it stands with those around it.
fn groups(comparison: &Comparison, rows: &[usize]) -> Vec<(Group, Vec<usize>)> {
    let rank = |row: &usize| (!is_stale(comparison, *row), desk::seriousness(comparison, *row));
    // Stale rows are one group; those that became so since the queue was made are where they were.
    let ranks: Vec<u8> =
        rows.iter().map(rank).map(|(fresh, rank)| if fresh { rank + 1 } else { 0 }).collect();
    let in_order = in_order(&ranks);
    let mut groups: Vec<(Group, Vec<usize>)> = Vec::new();
    let mut before: Vec<usize> = Vec::new();
    let mut last = None;
    for ((row, rank), is_in_order) in rows.iter().zip(&ranks).zip(in_order) {
        if is_in_order && last != Some(*rank) {
            let group = if *rank == 0 { Group::Stale } else { group(comparison, *row) };
            groups.push((group, std::mem::take(&mut before)));
            last = Some(*rank);
        }
        match groups.last_mut() {
            Some((_, rows)) => rows.push(*row),
            None => before.push(*row),
        }
    }
    groups
}

/// The most of the ranks, in their order, of which none is lower than one before it: true for each of them.
fn in_order(ranks: &[u8]) -> Vec<bool> {
    // Of the ranks up to each, how many are in order with it as the last, and which one is before it.
    let mut longest: Vec<(usize, Option<usize>)> = Vec::with_capacity(ranks.len());
    for rank in ranks {
        let known = longest.iter().zip(ranks).enumerate().filter(|(_, (_, before))| *before <= rank);
        let best = known.map(|(place, ((length, _), _))| (*length, place)).max();
        longest.push(best.map_or((1, None), |(length, place)| (length + 1, Some(place))));
    }
    let mut is_in = vec![false; ranks.len()];
    let mut next = longest.iter().enumerate().max_by_key(|(_, (length, _))| *length).map(|(place, _)| place);
    while let Some(place) = next {
        if let Some(one) = is_in.get_mut(place) {
            *one = true;
        }
        next = longest.get(place).and_then(|(_, before)| *before);
    }
    is_in
}

/// As the queue sorts them: what may be the same question as others stands with what is unsure.
fn group(comparison: &Comparison, row: usize) -> Group {
    let Some(question) = comparison.questions.get(row) else { return Group::Of(Verdict::Single) };
    let may_be_another =
        || question.related.iter().any(|one| one.how == PERHAPS_THE_SAME) && leads(comparison, row);
    match question.reason.verdict() {
        Verdict::Single if may_be_another() => Group::Of(Verdict::Unsure),
        verdict => Group::Of(verdict),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::place::Place;
    use crate::page::view::row::tests::Page;
    use dissensus::desk::Scope;

    #[test]
    fn the_rows_around_the_one_that_is_shown_are_listed() {
        for (all, at, expected) in [
            (0, 0, 0..0),
            (3, 2, 0..3),
            (100, 99, 0..100),
            (5000, 0, 0..100),
            (5000, 49, 0..100),
            (5000, 51, 1..101),
            (5000, 2500, 2450..2550),
            (5000, 4999, 4900..5000),
            (101, 101, 1..101),
        ] {
            assert_eq!(window(all, at), expected, "{at} of {all}");
        }
    }

    #[test]
    fn ranks_that_break_the_order_are_left_out() {
        let kept = |ranks: &[u8]| {
            let is_in = in_order(ranks);
            ranks.iter().zip(is_in).filter(|(_, is_in)| *is_in).map(|(rank, _)| *rank).collect::<Vec<_>>()
        };
        assert_eq!(kept(&[]), [0; 0]);
        assert_eq!(kept(&[0, 1, 1, 2]), [0, 1, 1, 2]);
        assert_eq!(kept(&[6, 1, 1, 2, 2]), [1, 1, 2, 2], "a stale row that was ruled again, at the front");
        assert_eq!(kept(&[1, 6, 1, 2, 0, 6, 6]), [1, 1, 2, 6, 6], "split off, and stale since");
    }

    #[test]
    fn a_group_is_named_once_when_a_row_leaves_it() {
        let mut page = Page::sample();
        page.go("helicopters");
        let id = page.sheet().claims[1].id.clone();
        page.place = page.place.open(Some(crate::page::place::Panel::Split { claims: vec![id.clone()] }));
        page.send(&[("ruling", "split"), ("claim", &id)]);
        let html = page.html();
        let rows = &html[html.find("class=\"rows\"").unwrap()..html.find("id=\"row\"").unwrap()];
        for group in ["conflict", "disputed", "unsure", "updated", "compatible", "agree"] {
            assert_eq!(rows.matches(&format!("<h3>{group} by the rules</h3>")).count(), 1, "{group}");
        }
        assert_eq!(rows.matches("by the rules now · 1 article<").count(), 2, "{rows}");
        assert!(rows.contains("conflict · 3 articles<") && !rows.contains("source"), "{rows}");
    }

    #[test]
    fn fewer_origins_than_articles_are_told() {
        let mut page = Page::sample();
        page.go("crew (ship)");
        let of_row: Vec<String> = page.sheet().claims.into_iter().map(|told| told.article).collect();
        let listed = |page: &Page| page.html().matches("2 articles, 1 origin<").count();
        let before = listed(&page);
        page.send(&[("ruling", "origin"), ("article", &of_row[0]), ("article", &of_row[1])]);
        assert!(listed(&page) > before, "{of_row:?}");
    }

    #[test]
    fn a_row_outside_of_the_window_is_not_written() {
        // Words that have nothing in common, so that no two rows are one.
        let words: Vec<String> = ["ba", "ke", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te"]
            .iter()
            .flat_map(|first| {
                ["zam", "vek", "hil", "jor", "cun", "wax", "yed", "mip", "dof", "bug", "nal", "gres"]
                    .map(|last| format!("{first}{last}"))
            })
            .collect();
        let lines: Vec<String> = words.iter().map(|word| format!("The {word} was painted.")).collect();
        let claim = |word: &String| {
            format!(
                "  - id: {word}\n    article: post\n    quote: \"The {word} was painted\"\n    statement: painted {word}\n    question: {word}\n"
            )
        };
        let curated: String = words.iter().map(claim).collect();
        let mut page = Page::made(&[("post.txt", &lines.join("\n\n"))], &curated);
        page.place.scope = Scope::All;
        let html = page.html();
        let all = page.state.rows(&page.place).len();
        assert!(all > LISTED && html.contains(&format!("{} later row", all - LISTED)), "{all}");
        assert_eq!(html.matches("class=\"under\"").count(), LISTED);
    }

    #[test]
    fn every_way_from_row_to_row_has_its_key_or_says_why_there_is_none() {
        let mut page = Page::sample();
        page.go("helicopters");
        let html = page.html();
        for key in ["j", "J", "G"] {
            assert!(
                html.contains(&format!("\" data-key=\"{key}\"")) && html.contains("<a class=\"button\""),
                "{key}"
            );
        }
        assert!(html.contains("data-key=\"k\" data-says=\"This is the first row.\""));
        assert!(html.contains("data-key=\"K\" data-says=\"Every row before this one is seen.\""));
        assert!(html.contains("Row <b>1</b> of 32"));
        assert_eq!(html.matches("aria-current=\"true\"").count(), 1);
    }

    #[test]
    fn a_decision_is_told_beside_the_row() {
        let mut page = Page::sample();
        page.go("helicopters");
        page.send(&[("ruling", "flag")]);
        let html = page.html();
        assert!(
            html.contains("<span class=\"unseen\">flagged</span>")
                && html.contains("<span class=\"unseen\">seen</span>")
        );
        assert!(html.contains("flagged: on disk"));
        page.place = page.place.at(None);
        page.place.row = Some("nothing".to_owned());
        assert!(page.html().contains("32 rows"));
    }

    #[test]
    fn what_does_not_fit_together_is_told() {
        let mut page = Page::sample();
        let told = |page: &mut Page, filter: &str, words: &str| {
            page.place = Place { filter: filter.to_owned(), ..page.place.at(None) };
            let html = page.html();
            assert!(html.contains(words), "{words} for `{filter}`");
        };
        told(&mut page, "autor:x", "No filter is called “autor:”");
        told(&mut page, "\"<script>", "value=\"&quot;&lt;script&gt;\"");
        told(&mut page, "nobody-wrote-this", "No row fits the filter. <a");
        told(&mut page, "speaker:\"Tove Aldritch\"", "1 row that one article alone answers does");
        told(&mut page, "conflict", "aria-current=\"true\" data-verdict=\"conflict\"");
        page.go("helicopters");
        page.place.filter = "agree".to_owned();
        assert!(page.html().contains("This row is not among the 12 rows that the filter shows."));
        page.state.trouble = Some("curated.yaml:3: no <claim>".to_owned());
        assert!(
            page.html()
                .contains("cannot be read: curated.yaml:3: no &lt;claim&gt;. You see it as it stood before.")
        );
    }
}
