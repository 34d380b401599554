//! A row with its quotes, and in one line.

use crate::cli::review::ink::{Ink, Piece, bold, dim, fit, width, wrap};
use dissensus::case::Comparison;
use dissensus::desk::{Sheet, Told};
use dissensus::report::context::Context;
use dissensus::report::view::shared;
use dissensus::report::wording::{self, count, printable};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

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
        let parts: Vec<&str> =
            std::iter::once(&gone.short).chain(&gone.changes).map(String::as_str).collect();
        field("! stale", ink.warning(), &parts.join("; "));
    }
    // What colleagues said is seen before the quotes, in a line each; all of it stands behind them.
    let room = most.saturating_sub(13);
    for note in sheet.notes.iter().take(NOTES) {
        field("note", bold(), &fit(note, room));
    }
    let more = sheet.notes.len().saturating_sub(NOTES);
    if more > 0 {
        field("", dim(), &format!("{} more below", count(more, "note")));
    }
    for told in &sheet.claims {
        lines.push(Line::raw(""));
        lines.extend(claim(told, ink, most));
    }
    let behind = behind(sheet, room);
    if !behind.is_empty() {
        lines.push(Line::raw(""));
    }
    for (name, style, text) in behind {
        lines.extend(wrap(&[(format!("{name:<8} "), style), plain(text)], most, 4, 13));
    }
    lines
}

/// So many notes stand before the quotes.
const NOTES: usize = 2;

/// What stands behind the quotes: how the row came to be, what was rejected, what is near it.
fn behind(sheet: &Sheet, room: usize) -> Vec<(&'static str, Style, String)> {
    let mut fields = Vec::new();
    if sheet.notes.len() > NOTES || sheet.notes.iter().any(|note| width(note) > room) {
        fields.extend(sheet.notes.iter().map(|note| ("note", bold(), note.clone())));
    }
    fields.extend(sheet.rejected.iter().map(|claim| ("no claim", dim(), claim.clone())));
    let beside = sheet.beside.iter().map(|beside| format!("{}: {}", beside.how, beside.label));
    fields.extend(beside.map(|text| ("beside", dim(), text)));
    fields.extend(sheet.shaped.iter().map(|shaped| ("by hand", dim(), shaped.full.clone())));
    fields.extend(
        sheet.stale.iter().map(|gone| ("stale", dim(), format!("{} {}", gone.decision, gone.decided))),
    );
    fields
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

/// A claim: its value, where it stands, and its words.
pub(super) fn claim(told: &Told, ink: Ink, most: usize) -> Vec<Line<'static>> {
    let outlet = told.outlet.as_ref().map(|outlet| format!(" ({outlet})")).unwrap_or_default();
    let head =
        [(format!("{}{outlet}: {}", told.article, told.says), bold()), (format!("  {}", told.place), dim())];
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

/// A claim in two lines, to choose it by: its value and where it stands, and its quote, cut where it is long.
pub(super) fn claim_in_short(told: &Told, mark: (&str, Style), ink: Ink, most: usize) -> Vec<Line<'static>> {
    let head = [
        (format!("{} ", mark.0), mark.1),
        (format!("{}: {}", told.article, told.says), bold()),
        (format!("  {}", told.place), dim()),
    ];
    let mut lines = wrap(&head, most, 2, 8);
    lines.push(quote_line(told, ink, most));
    lines
}

/// The quote of a claim in one line.
pub(super) fn quote_line(told: &Told, ink: Ink, most: usize) -> Line<'static> {
    let quote = fit(&told.context.quote, most.saturating_sub(10));
    Line::from(vec![Span::raw(" ".repeat(8)), Span::styled(format!("›{quote}‹"), ink.quote())])
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

/// The claims of a row, each in one line with its quote: "courier: 9 (police) ›Nine people were killed‹".
pub(super) fn claims_in_lines(
    comparison: &Comparison,
    question: usize,
    ink: Ink,
    most: usize,
) -> Vec<Line<'static>> {
    let shared = shared(comparison);
    let claims = comparison.questions.get(question).map(|asked| asked.claims.as_slice()).unwrap_or_default();
    let line = |claim: &dissensus::claim::Claim| {
        let says = format!("{}: {} ", printable(&claim.article), wording::cell(claim, shared));
        let room = most.saturating_sub(8 + width(&says)).max(12);
        let quote = fit(&printable(&claim.evidence.quote), room);
        Line::from(vec![Span::raw(format!("      {says}")), Span::styled(format!("›{quote}‹"), ink.quote())])
    };
    claims.iter().filter_map(|i| comparison.claims.get(*i)).map(line).collect()
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
