//! The screen of `review`, drawn from a session: the row with its quotes, beside it on a wide screen the queue.

mod foot;
mod modes;
mod row;

pub(super) use row::line_of;

use super::ink::{Ink, bold, dim, fit, width, wrap};
use super::mode::{Mode, Scroll};
use super::session::Session;
use super::status;
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

/// Columns and lines below which no row can be read.
const LEAST: (u16, u16) = (40, 10);

fn too_small(frame: &mut Frame, area: Rect) {
    let text = format!(
        "The window is {}x{}: too small, {}x{} is the least.",
        area.width, area.height, LEAST.0, LEAST.1
    );
    let lines = wrap(&[(text, Style::new())], usize::from(area.width), 0, 0);
    frame.render_widget(Paragraph::new(lines), area);
}

/// Draws a session; tells it how much of what is long had room.
pub(crate) fn draw(frame: &mut Frame, session: &mut Session, ink: Ink) {
    let area = frame.area();
    if area.width < LEAST.0 || area.height < LEAST.1 {
        too_small(frame, area);
        return;
    }
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
    // The drawing of an article found what is looked for in it; the lines below are as many as before.
    let foot = self::foot(session, ink, usize::from(area.width));
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
    let most = usize::from(area.width);
    let (left, right) = head_words(session, most);
    let left = fit(&left, most.saturating_sub(width(&right) + 1));
    let gap = most.saturating_sub(width(&left) + width(&right));
    let line = Line::from(vec![Span::styled(left, bold()), Span::raw(" ".repeat(gap)), Span::raw(right)]);
    frame.render_widget(line, Rect { height: 1, ..area });
    frame.render_widget(rule(area.width), Rect { y: 1, height: 1, ..area }.intersection(area));
}

/// What the first line says on the left and on the right; where there is no room the case's name goes first, then the reviewer's.
fn head_words(session: &Session, most: usize) -> (String, String) {
    let place = session.place();
    let mut at = place.map_or(String::new(), |place| format!("row {place} of {}", session.rows.len()));
    // The number that `explain` and the table know the row by.
    let number = session.sheet.as_ref().map(|sheet| sheet.question + 1);
    if let Some(number) = number.filter(|number| Some(*number) != place) {
        at.push_str(&format!("{}{number} in the table", if at.is_empty() { "" } else { " · " }));
    }
    let filter = match session.filter.as_str() {
        "" => String::new(),
        filter => format!(" · /{}", printable(filter)),
    };
    let done = status::line(&session.progress());
    let name = printable(&session.desk.case().name);
    let by = printable(session.desk.by());
    let all = [
        (format!(" {name} · {done}"), format!("{at}{filter} · by {by} ")),
        (format!(" {done}"), format!("{at}{filter} · by {by} ")),
        (format!(" {done}"), format!("{at}{filter} ")),
        (format!(" {done}"), format!("{at}{} ", fit(&filter, 12))),
    ];
    let fits = |(left, right): &&(String, String)| width(left) + width(right) < most;
    let chosen = all.iter().find(fits).or(all.last());
    chosen.cloned().unwrap_or_default()
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
            reading.search.at = reading.search.at.min(reading.search.hits.saturating_sub(1));
            let page = article(reading, session.sheet.as_ref(), ink, most);
            scroll.fit(page.lines.len(), usize::from(area.height));
            let third = usize::from(area.height) / 3;
            if !reading.is_placed {
                scroll.top = page.quote.saturating_sub(third);
                reading.is_placed = true;
            }
            reading.search.hits = page.hits.len();
            if std::mem::take(&mut reading.search.is_sought)
                && let Some(hit) = page.hits.get(reading.search.at)
            {
                scroll.top = hit.saturating_sub(third);
            }
            scrolled(frame, page.lines, scroll, area);
        }
        Mode::Pick(pick) => {
            let (lines, at) = picking(session.sheet.as_ref(), pick, ink, most);
            followed(frame, lines, at, area);
        }
        Mode::Merge(choice) => {
            merging(frame, session.desk.comparison(), session.sheet.as_ref(), choice, ink, area)
        }
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
