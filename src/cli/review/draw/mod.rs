//! The screen of `review`, drawn from a session: the row with its quotes, beside it on a wide screen the queue.

mod foot;
mod modes;
mod row;

pub(super) use row::line_of;

use super::ink::{Ink, bold, dim, fit, width};
use super::mode::{Mode, Scroll};
use super::session::Session;
use dissensus::case::Comparison;
use dissensus::report::wording::printable;
use foot::foot;
use modes::{amending, article, help, merging, picking};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use row::row;

/// From so many columns on the queue stands beside the row.
const WIDE: u16 = 120;
const QUEUE: u16 = 46;
/// Longer lines are hard to read.
const WIDEST: usize = 110;

/// Draws a session; tells it how much of what is long had room.
pub(crate) fn draw(frame: &mut Frame, session: &mut Session, ink: Ink) {
    let area = frame.area();
    let foot = foot(session, ink, usize::from(area.width));
    let foot_height = u16::try_from(foot.lines.len()).unwrap_or(1).min(area.height / 2);
    let body = Rect { y: 2, height: area.height.saturating_sub(foot_height + 3), ..area };
    head(frame, session, area);
    let mut row = body;
    if area.width >= WIDE {
        queue(frame, session, ink, Rect { width: QUEUE, ..body });
        row = Rect { x: QUEUE + 2, width: body.width.saturating_sub(QUEUE + 2), ..body };
    }
    let cursor = main(frame, session, ink, row);
    let y = body.bottom();
    frame.render_widget(rule(area.width), Rect { y, height: 1, ..area }.intersection(area));
    let below = Rect { y: y + 1, height: foot_height, ..area }.intersection(area);
    frame.render_widget(Paragraph::new(foot.lines), below);
    let typed = foot.cursor.map(|(x, line)| (x, below.y + line));
    if let Some((x, y)) = typed.or(cursor) {
        frame.set_cursor_position(Position::new(x.min(area.right().saturating_sub(1)), y));
    }
}

fn rule(width: u16) -> Line<'static> {
    Line::styled("─".repeat(usize::from(width)), dim())
}

fn head(frame: &mut Frame, session: &Session, area: Rect) {
    let progress = session.progress();
    let stale = if progress.stale > 0 { format!(", {} stale", progress.stale) } else { String::new() };
    let place =
        session.place().map_or(String::new(), |place| format!("row {place} of {}", session.rows.len()));
    let filter = if session.filter.is_empty() {
        String::new()
    } else {
        format!(" · /{}", printable(&session.filter))
    };
    let done = format!("{} of {} seen, {} flagged{stale}", progress.seen, progress.rows, progress.flagged);
    let name = printable(&session.desk.case().name);
    let by = printable(session.desk.by());
    let right = format!("{place}{filter} · by {by} ");
    let left = format!(" {name} · {done}");
    let most = usize::from(area.width);
    let left = fit(&left, most.saturating_sub(width(&right) + 1));
    let gap = most.saturating_sub(width(&left) + width(&right));
    let line = Line::from(vec![Span::styled(left, bold()), Span::raw(" ".repeat(gap)), Span::raw(right)]);
    frame.render_widget(line, Rect { height: 1, ..area });
    frame.render_widget(rule(area.width), Rect { y: 1, height: 1, ..area }.intersection(area));
}

/// What stands before a row in the queue: a flag, a stale decision, a tick for seen.
fn tick(comparison: &Comparison, question: usize) -> char {
    match comparison.review.standings.get(question) {
        Some(standing) if standing.flagged.is_some() => '⚑',
        Some(standing) if !standing.stale.is_empty() => '!',
        Some(standing) if standing.is_seen() => '✓',
        _ => ' ',
    }
}

fn queue(frame: &mut Frame, session: &Session, ink: Ink, area: Rect) {
    let comparison = session.desk.comparison();
    let height = usize::from(area.height);
    let at = session.place().map_or(0, |place| place - 1);
    let top = at.saturating_sub(height / 2).min(session.rows.len().saturating_sub(height));
    let mut lines = Vec::new();
    for (place, question) in session.rows.iter().enumerate().skip(top).take(height) {
        let Some(asked) = comparison.questions.get(*question) else { continue };
        let here = session.place() == Some(place + 1);
        let label = fit(&printable(&asked.label), usize::from(area.width).saturating_sub(6));
        let style = if here { bold().add_modifier(Modifier::REVERSED) } else { Style::new() };
        lines.push(Line::from(vec![
            Span::raw(if here { "▸" } else { " " }),
            Span::raw(format!("{} ", tick(comparison, *question))),
            Span::styled(asked.verdict.sign().to_string(), ink.verdict(asked.verdict)),
            Span::raw(" "),
            Span::styled(label, style),
        ]));
    }
    frame.render_widget(Paragraph::new(lines), area);
    for y in area.y..area.bottom() {
        frame.render_widget(Span::styled("│", dim()), Rect { x: area.width, y, width: 1, height: 1 });
    }
}

/// Draws what the mode is about; where the cursor stands in it.
fn main(frame: &mut Frame, session: &mut Session, ink: Ink, area: Rect) -> Option<(u16, u16)> {
    let most = usize::from(area.width.saturating_sub(2)).min(WIDEST);
    let mut cursor = None;
    let mut mode = std::mem::replace(&mut session.mode, Mode::Rows);
    match &mut mode {
        Mode::Help(scroll) => scrolled(frame, help(most), scroll, area),
        Mode::Article(scroll, reading) => {
            let (lines, quote) = article(reading, session.sheet.as_ref(), ink, most);
            scroll.fit(lines.len(), usize::from(area.height));
            if !reading.is_placed {
                scroll.top = quote.saturating_sub(usize::from(area.height) / 3);
                reading.is_placed = true;
            }
            scrolled(frame, lines, scroll, area);
        }
        Mode::Pick(pick) => {
            let (lines, at) = picking(session.sheet.as_ref(), pick, ink, most);
            followed(frame, lines, at, area);
        }
        Mode::Merge(choice) => merging(frame, session.sheet.as_ref(), choice, area),
        Mode::Amend(form) => cursor = amending(frame, session.sheet.as_ref(), form, ink, area),
        Mode::Rows | Mode::Typing(_) => match &session.sheet {
            Some(sheet) => scrolled(frame, row(sheet, ink, most), &mut session.scroll, area),
            None => {
                let empty = if session.rows.is_empty() { "No row to show." } else { "No row is chosen." };
                frame.render_widget(Line::raw(format!("  {empty}")), area);
            }
        },
    }
    session.mode = mode;
    cursor
}

/// Draws lines from where they are scrolled to, and says below how much more there is.
fn scrolled(frame: &mut Frame, lines: Vec<Line<'static>>, scroll: &mut Scroll, area: Rect) {
    let all = lines.len();
    let mut room = area;
    let is_long = all > usize::from(area.height);
    if is_long {
        room.height = area.height.saturating_sub(1);
    }
    scroll.fit(all, usize::from(room.height));
    let shown: Vec<Line> = lines.into_iter().skip(scroll.top).take(usize::from(room.height)).collect();
    frame.render_widget(Paragraph::new(shown), room);
    if is_long {
        let more = all.saturating_sub(scroll.top + usize::from(room.height));
        let text = match (scroll.top, more) {
            (0, more) => format!("  ↓ {more} more lines (space)"),
            (_, 0) => "  ↑ the end (PgUp)".to_owned(),
            (_, more) => format!("  ↑↓ {more} more lines (space, PgUp)"),
        };
        let below = Rect { y: room.bottom(), height: 1, ..area }.intersection(area);
        frame.render_widget(Line::styled(text, dim()), below);
    }
}

/// Draws lines so that one of them is on the screen.
fn followed(frame: &mut Frame, lines: Vec<Line<'static>>, at: usize, area: Rect) {
    let height = usize::from(area.height);
    let top = at.saturating_sub(height * 2 / 3).min(lines.len().saturating_sub(height));
    let shown: Vec<Line> = lines.into_iter().skip(top).take(height).collect();
    frame.render_widget(Paragraph::new(shown), area);
}
