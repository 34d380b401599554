//! A row with its quotes, and in one line.

use crate::cli::review::ink::{Ink, Piece, bold, dim, wrap};
use dissensus::case::Comparison;
use dissensus::desk::{Sheet, Told};
use dissensus::report::context::Context;
use dissensus::report::view::shared;
use dissensus::report::wording::{self, printable};
use ratatui::style::Style;
use ratatui::text::Line;

pub(super) fn plain(text: impl Into<String>) -> Piece {
    (text.into(), Style::new())
}

pub(super) fn title(sheet: &Sheet, ink: Ink, most: usize) -> Vec<Line<'static>> {
    let sign = (format!("{} ", sheet.verdict.sign()), ink.verdict(sheet.verdict));
    wrap(&[sign, (sheet.label.clone(), bold())], most, 2, 4)
}

pub(super) fn row(sheet: &Sheet, ink: Ink, most: usize) -> Vec<Line<'static>> {
    let mut lines = title(sheet, ink, most);
    let mut field = |name: &str, style: Style, text: &str| {
        lines.extend(wrap(&[(format!("{name:<8} "), style), plain(text)], most, 4, 13));
    };
    if let Some(ruled) = &sheet.ruled {
        field("ruled", ink.verdict(sheet.verdict), ruled);
    }
    field("machine", dim(), &sheet.standing);
    field("", dim(), sheet.meaning);
    if sheet.claims.len() > 2 {
        field("values", dim(), &values(sheet));
    }
    if let Some(flagged) = &sheet.flagged {
        field("⚑ flag", bold(), flagged);
    }
    for gone in &sheet.stale {
        field("! stale", ink.warning(), &gone.decided);
        for change in &gone.changes {
            field("", dim(), change);
        }
    }
    for note in &sheet.notes {
        field("note", bold(), note);
    }
    for shaped in &sheet.shaped {
        field("by hand", dim(), shaped);
    }
    for beside in &sheet.beside {
        field("beside", dim(), &format!("{}: {}", beside.how, beside.label));
    }
    for told in &sheet.claims {
        lines.push(Line::raw(""));
        lines.extend(claim(told, None, ink, most));
    }
    lines
}

/// Who says what, each value once: "ansel-courier, meridian: 14; cpa: 23".
pub(super) fn values(sheet: &Sheet) -> String {
    let mut said: Vec<(&str, Vec<&str>)> = Vec::new();
    for told in &sheet.claims {
        match said.iter_mut().find(|(says, _)| *says == told.says) {
            Some((_, articles)) if articles.contains(&told.article.as_str()) => {}
            Some((_, articles)) => articles.push(&told.article),
            None => said.push((&told.says, vec![&told.article])),
        }
    }
    let listed = said.into_iter().map(|(says, articles)| format!("{}: {says}", articles.join(", ")));
    listed.collect::<Vec<_>>().join("; ")
}

/// A claim: its value, where it stands, and its words; before it the number or mark that it has while claims are chosen.
pub(super) fn claim(told: &Told, mark: Option<(&str, Style)>, ink: Ink, most: usize) -> Vec<Line<'static>> {
    let mut head: Vec<Piece> = Vec::new();
    if let Some((mark, style)) = mark {
        head.push((format!("{mark} "), style));
    }
    let outlet = told.outlet.as_ref().map(|outlet| format!(" ({outlet})")).unwrap_or_default();
    head.push((format!("{}{outlet}: {}", told.article, told.says), bold()));
    head.push((format!("  {}", told.place), dim()));
    let mut lines = wrap(&head, most, 2, 6);
    lines.extend(wrap(&quoted(&told.context, ink), most, 4, 4));
    let said = told.said_by.as_ref().filter(|name| !is_said(&told.says, name));
    let said = said.map(|name| format!("said by {name}"));
    let origin = told.origin.as_ref().map(|origin| format!("origin {origin}"));
    let more: Vec<String> = [said, origin, told.by_hand.clone()].into_iter().flatten().collect();
    if !more.is_empty() {
        lines.extend(wrap(&[(more.join(" · "), dim())], most, 4, 6));
    }
    lines
}

/// True where the value's words name the speaker already.
pub(super) fn is_said(says: &str, name: &str) -> bool {
    let name = name.to_lowercase();
    let bare = ["the ", "a ", "an "].iter().find_map(|article| name.strip_prefix(article)).unwrap_or(&name);
    says.to_lowercase().contains(bare)
}

/// The quote between signs, so that it is told from what is around it without colour.
pub(super) fn quoted(context: &Context, ink: Ink) -> Vec<Piece> {
    vec![
        plain(context.before.clone()),
        (format!("›{}‹", context.quote), ink.quote()),
        plain(context.after.clone()),
    ]
}

/// A row in one line, to choose it by: its sign, what it asks, and what is said.
pub(crate) fn line_of(comparison: &Comparison, question: usize) -> String {
    let Some(asked) = comparison.questions.get(question) else { return String::new() };
    let shared = shared(comparison);
    let mut said: Vec<String> = Vec::new();
    for claim in asked.claims.iter().filter_map(|i| comparison.claims.get(*i)) {
        let words = format!("{}: {}", printable(&claim.article), wording::cell(claim, shared));
        if !said.contains(&words) {
            said.push(words);
        }
    }
    format!("{} {} — {}", asked.verdict.sign(), printable(&asked.label), said.join("; "))
}
