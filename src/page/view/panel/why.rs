//! The rules that were tried on a row: the text of `explain`, in its parts.

use crate::page::view::Screen;
use dissensus::desk::Sheet;
use dissensus::report::{Look, explain};
use maud::{Markup, html};

/// The widest that `explain` writes; the page breaks what is too long for it.
const WIDTH: usize = 110;

pub(super) fn why(screen: &Screen, sheet: &Sheet) -> Markup {
    let desk = &screen.state.desk;
    let text = explain::question(desk.case(), desk.comparison(), sheet.question, WIDTH, Look::Plain);
    let parts = parts(&text);
    let (first, others) =
        parts.split_first().map_or((None, &[][..]), |(first, others)| (Some(first), others));
    let of = |group: Group| others.iter().filter(move |part| part.group() == group);
    html! {
        h2 #panel-title tabindex="-1" autofocus { "Why: the rules that were tried" }
        @if let Some(first) = first {
            p dir="auto" { strong { (first.heading) } }
            pre dir="auto" { (first.text) }
        }
        // How the claims were compared comes first; how each was read is behind it.
        @for part in of(Group::Pairs) { (told(part)) }
        @if of(Group::Claims).next().is_some() {
            details #why-claims {
                summary { h3 { "How each claim was read" } }
                @for part in of(Group::Claims) { (told(part)) }
            }
        }
    }
}

fn told(part: &Part) -> Markup {
    html! {
        h3 dir="auto" { (part.heading) }
        pre dir="auto" { (part.text) }
    }
}

/// What a part of an explanation is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    /// How two claims were compared.
    Pairs,
    /// How a claim was read.
    Claims,
    /// What stands on the page itself: the history, and how to decide.
    Elsewhere,
}

impl Part<'_> {
    fn group(&self) -> Group {
        match self.heading {
            "The pair that decides"
            | "The pair that decides, by the rules"
            | "The other pairs"
            | "The pairs"
            | "Why no other article stands here" => Group::Pairs,
            "What people decided" | "To say otherwise" => Group::Elsewhere,
            _ => Group::Claims,
        }
    }
}

/// A part of an explanation.
#[derive(Debug, PartialEq, Eq)]
struct Part<'t> {
    heading: &'t str,
    text: String,
}

/// The parts of an explanation: each begins behind an empty line with a heading at the margin, and what is below stands two columns in.
fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts: Vec<Part> = Vec::new();
    let mut is_new = true;
    for line in text.lines() {
        let is_heading = is_new && !line.starts_with(' ') && !line.is_empty();
        is_new = line.is_empty();
        match parts.last_mut() {
            Some(part) if !is_heading => {
                part.text.push_str(line.strip_prefix("  ").unwrap_or(line));
                part.text.push('\n');
            }
            _ => parts.push(Part { heading: line, text: String::new() }),
        }
    }
    parts.iter_mut().for_each(|part| part.text.truncate(part.text.trim_end().len()));
    parts.retain(|part| !part.heading.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::view::row::tests::Page;

    #[test]
    fn an_explanation_comes_in_its_parts() {
        let text = "1. people killed\n✗ conflict\n  Why.\n\ncourier: 9\n  a line\n  value   9\n\nThe pair that decides\n  a – b\n    sum 0.55\n";
        let parts: Vec<(&str, String)> =
            parts(text).into_iter().map(|part| (part.heading, part.text)).collect();
        let expected = [
            ("1. people killed", "✗ conflict\nWhy."),
            ("courier: 9", "a line\nvalue   9"),
            ("The pair that decides", "a – b\n  sum 0.55"),
        ];
        assert_eq!(parts, expected.map(|(heading, text)| (heading, text.to_owned())));
        assert!(super::parts("").is_empty());
    }

    /// Headings of `explain` that changed would make claims of what is none.
    #[test]
    fn the_parts_of_every_row_of_the_sample_are_known() {
        let page = Page::sample();
        let desk = &page.state.desk;
        let mut kinds = 0;
        for (i, asked) in desk.comparison().questions.iter().enumerate() {
            let text = explain::question(desk.case(), desk.comparison(), i, WIDTH, Look::Plain);
            let parts = parts(&text);
            let of = |group| parts.iter().skip(1).filter(|part| part.group() == group).count();
            assert_eq!(of(Group::Claims), asked.claims.len(), "{text}");
            assert_eq!(of(Group::Elsewhere), 1, "{text}");
            kinds += of(Group::Pairs);
        }
        assert!(kinds > 0);
    }
}
