//! What is drawn in the place of the row: the help, an article, a choice, a form.

use super::WIDEST;
use super::row::{claim, claim_in_short, claims_in_lines, plain, quoted, title};
use crate::cli::review::ink::{Ink, bold, dim, fit, width, wrap};
use crate::cli::review::mode::{Choice, Form, Pick, PickFor, Reading};
use crate::cli::review::session::KEYS;
use dissensus::case::Comparison;
use dissensus::desk::Sheet;
use dissensus::report::wording::printable;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use tui_input::Input;

pub(super) fn help(most: usize) -> Vec<Line<'static>> {
    let mut lines = vec![Line::styled("  keys", bold())];
    for (key, does) in KEYS {
        lines.extend(wrap(&[(format!("{key:<16} "), bold()), plain(*does)], most, 2, 19));
    }
    lines.push(Line::raw(""));
    let marks = "before a row: ⚑ flagged, ! a stale decision, ✓ seen; ›…‹ is the quote. Every decision is in review.yaml before the screen \
                 moves on; nothing there is ever rewritten.";
    lines.extend(wrap(&[plain(marks)], most, 2, 2));
    lines
}

/// An article in lines, the line in which its quote begins, and those in which what is looked for begins.
pub(super) struct Page {
    pub(super) lines: Vec<Line<'static>>,
    pub(super) quote: usize,
    pub(super) hits: Vec<usize>,
}

pub(super) fn article(reading: &Reading, sheet: Option<&Sheet>, ink: Ink, most: usize) -> Page {
    let told = sheet.and_then(|sheet| sheet.claims.get(reading.claim));
    let mut lines = Vec::new();
    if let Some(told) = told {
        let number = sheet.map_or(0, |sheet| sheet.claims.len());
        let words = format!("claim {} of {number}  {}: {}", reading.claim + 1, told.article, told.says);
        lines.extend(wrap(&[(words, bold()), (format!("  {}", told.place), dim())], most, 2, 4));
    }
    for head in &reading.telling.head {
        lines.extend(wrap(&[(head.clone(), bold())], most, 2, 2));
    }
    lines.push(Line::raw(""));
    let first = lines.len();
    if reading.telling.lines.is_empty() {
        lines.push(Line::raw("  The text of this article is not here."));
    }
    let mut quote = 0;
    for (i, line) in reading.telling.lines.iter().enumerate() {
        if Some(i) == reading.telling.line {
            quote = lines.len();
        }
        let pieces = if line.quote.is_empty() { vec![plain(line.before.clone())] } else { quoted(line, ink) };
        lines.extend(wrap(&pieces, most, 2, 2));
    }
    let hits = hits(&lines, first, &reading.search.words);
    for hit in &hits {
        if let Some(line) = lines.get_mut(*hit) {
            let words: String = line.to_string().trim_start().to_owned();
            let here = hits.get(reading.search.at) == Some(hit);
            *line = Line::from(vec![
                Span::styled(if here { "▸ " } else { "· " }, bold()),
                Span::styled(words, ink.quote()),
            ]);
        }
    }
    Page { lines, quote, hits }
}

/// The lines from `first` on in which these words begin; they may go on in the next one.
fn hits(lines: &[Line<'static>], first: usize, words: &str) -> Vec<usize> {
    if words.is_empty() {
        return Vec::new();
    }
    // The signs around the quote are the screen's own.
    let text =
        |i: usize| lines.get(i).map(|line| line.to_string().trim().replace(['›', '‹'], "").to_lowercase());
    let begins = |i: &usize| {
        let (own, next) = (text(*i).unwrap_or_default(), text(i + 1).unwrap_or_default());
        format!("{own} {next}").find(words).is_some_and(|at| at < own.len())
    };
    (first..lines.len()).filter(begins).collect()
}

pub(super) fn picking(
    sheet: Option<&Sheet>,
    pick: &Pick,
    ink: Ink,
    most: usize,
) -> (Vec<Line<'static>>, usize) {
    let Some(sheet) = sheet else { return (Vec::new(), 0) };
    let asks = match pick.purpose {
        PickFor::Split => "split: which claims leave the row?",
        PickFor::Amend => "amend: which claim was misread, or is none?",
        PickFor::Origin => "same origin: which articles are one telling?",
    };
    let mut lines = title(sheet, ink, most);
    lines.extend(wrap(&[(asks.to_owned(), bold())], most, 4, 4));
    let mut at = 0;
    for (i, item) in pick.items.iter().enumerate() {
        if i == pick.cursor {
            at = lines.len();
        }
        let here = if i == pick.cursor { "▸" } else { " " };
        let number = if i < 9 { format!("{}", i + 1) } else { " ".to_owned() };
        let tick = match (pick.purpose, item.marked) {
            (PickFor::Amend, _) => String::new(),
            (_, true) => " [x]".to_owned(),
            (_, false) => " [ ]".to_owned(),
        };
        let mark = format!("{here}{number}{tick}");
        let style = if i == pick.cursor { bold().add_modifier(Modifier::REVERSED) } else { bold() };
        let told = sheet.claims.get(i).filter(|_| pick.purpose != PickFor::Origin);
        match told {
            Some(told) => lines.extend(claim_in_short(told, (&mark, style), ink, most)),
            None => {
                lines.extend(wrap(&[(format!("{mark} "), style), plain(printable(&item.label))], most, 2, 8))
            }
        }
    }
    (lines, at)
}

/// So many claims of a row are shown while another is chosen for it.
const CLAIMS: usize = 4;

pub(super) fn merging(
    frame: &mut Frame,
    comparison: &Comparison,
    sheet: Option<&Sheet>,
    choice: &Choice,
    ink: Ink,
    area: Rect,
) {
    let Some(sheet) = sheet else { return };
    let most = usize::from(area.width.saturating_sub(2));
    let asks = format!("merge “{}” with", fit(&sheet.label, most.saturating_sub(20)));
    let mut lines = vec![Line::styled(format!("  {asks}"), bold())];
    let claims = |question: usize| {
        let mut lines = claims_in_lines(comparison, question, ink, most);
        let more = lines.len().saturating_sub(CLAIMS);
        lines.truncate(CLAIMS);
        if more > 0 {
            lines.push(Line::styled(format!("      and {more} more"), dim()));
        }
        lines
    };
    lines.extend(claims(sheet.question));
    lines.push(Line::raw(""));
    let chosen = choice.chosen().map(claims).unwrap_or_default();
    let room = usize::from(area.height).saturating_sub(lines.len() + chosen.len()).max(1);
    let fitting = choice.fitting();
    let top = choice.cursor.saturating_sub(room / 2).min(fitting.len().saturating_sub(room));
    for (i, (_, text)) in fitting.iter().enumerate().skip(top).take(room) {
        let here = i == choice.cursor;
        let style = if here { bold().add_modifier(Modifier::REVERSED) } else { Style::new() };
        let mark = if here { "▸ " } else { "  " };
        lines.push(Line::from(vec![
            Span::raw(format!("  {mark}")),
            Span::styled(fit(text, most.saturating_sub(4)), style),
        ]));
        if here {
            lines.extend(chosen.iter().cloned());
        }
    }
    if fitting.is_empty() {
        lines.push(Line::raw("    no row has these words"));
    }
    frame.render_widget(Paragraph::new(lines), area);
}

pub(super) fn amending(
    frame: &mut Frame,
    sheet: Option<&Sheet>,
    form: &Form,
    ink: Ink,
    area: Rect,
) -> Option<(u16, u16)> {
    let most = usize::from(area.width.saturating_sub(2)).min(WIDEST);
    let told = sheet.and_then(|sheet| sheet.claims.iter().find(|told| told.id == form.id));
    let mut lines = told.map(|told| claim(told, ink, most)).unwrap_or_default();
    // The lines that are typed in are what matters: the words above give way.
    let kept = usize::from(area.height).saturating_sub(form.lines.len() + 1);
    lines.truncate(kept);
    lines.push(Line::raw(""));
    let mut cursor = None;
    for (i, (field, input)) in form.lines.iter().enumerate() {
        let here = i == form.cursor;
        let changed = if input.value().trim() == field.says { " " } else { "*" };
        let name = format!("  {}{changed} {:<8} ", if here { "▸" } else { " " }, format!("{}:", field.key));
        let room = most.saturating_sub(width(&name));
        let (shown, x) = shown(input, room);
        if here {
            let y = area.y + u16::try_from(lines.len()).unwrap_or(u16::MAX);
            cursor = Some((area.x + column(width(&name) + x), y));
        }
        let style = if here { bold() } else { Style::new() };
        lines.push(Line::from(vec![Span::styled(name, style), Span::raw(shown)]));
    }
    frame.render_widget(Paragraph::new(lines), area);
    cursor
}

/// The part of a typed line that fits, and the column of the cursor in it.
pub(super) fn shown(input: &Input, room: usize) -> (String, usize) {
    let scroll = input.visual_scroll(room.saturating_sub(1));
    let mut column = 0;
    let mut text = String::new();
    for c in input.value().chars() {
        let wide = width(c.encode_utf8(&mut [0; 4]));
        if column >= scroll && column + wide <= scroll + room {
            text.push(c);
        }
        column += wide;
    }
    (text, input.visual_cursor().saturating_sub(scroll))
}

pub(super) fn column(x: usize) -> u16 {
    u16::try_from(x).unwrap_or(u16::MAX)
}
