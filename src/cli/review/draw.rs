//! The screen of `review`, drawn from a session: the row with its quotes, beside it on a wide screen the queue.

use super::ink::{Ink, Piece, bold, dim, fit, width, wrap};
use super::mode::{Choice, Form, Mode, Pick, PickFor, Purpose, Reading, Scroll};
use super::session::{KEYS, Message, Session, VERDICTS};
use dissensus::case::Comparison;
use dissensus::report::queue::{Context, Sheet, Told};
use dissensus::report::view::shared;
use dissensus::report::wording::{self, printable};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;
use tui_input::Input;

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

fn plain(text: impl Into<String>) -> Piece {
    (text.into(), Style::new())
}

fn title(sheet: &Sheet, ink: Ink, most: usize) -> Vec<Line<'static>> {
    let sign = (format!("{} ", sheet.verdict.sign()), ink.verdict(sheet.verdict));
    wrap(&[sign, (sheet.label.clone(), bold())], most, 2, 4)
}

fn row(sheet: &Sheet, ink: Ink, most: usize) -> Vec<Line<'static>> {
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
fn values(sheet: &Sheet) -> String {
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
fn claim(told: &Told, mark: Option<(&str, Style)>, ink: Ink, most: usize) -> Vec<Line<'static>> {
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
fn is_said(says: &str, name: &str) -> bool {
    let name = name.to_lowercase();
    let bare = ["the ", "a ", "an "].iter().find_map(|article| name.strip_prefix(article)).unwrap_or(&name);
    says.to_lowercase().contains(bare)
}

/// The quote between signs, so that it is told from what is around it without colour.
fn quoted(context: &Context, ink: Ink) -> Vec<Piece> {
    vec![
        plain(context.before.clone()),
        (format!("›{}‹", context.quote), ink.quote()),
        plain(context.after.clone()),
    ]
}

fn help(most: usize) -> Vec<Line<'static>> {
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

fn article(reading: &Reading, sheet: Option<&Sheet>, ink: Ink, most: usize) -> (Vec<Line<'static>>, usize) {
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
    (lines, quote)
}

fn picking(sheet: Option<&Sheet>, pick: &Pick, ink: Ink, most: usize) -> (Vec<Line<'static>>, usize) {
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
            Some(told) => lines.extend(claim(told, Some((&mark, style)), ink, most)),
            None => {
                lines.extend(wrap(&[(format!("{mark} "), style), plain(printable(&item.label))], most, 2, 8))
            }
        }
    }
    (lines, at)
}

fn merging(frame: &mut Frame, sheet: Option<&Sheet>, choice: &Choice, area: Rect) {
    let Some(sheet) = sheet else { return };
    let most = usize::from(area.width.saturating_sub(2));
    let asks = format!("merge “{}” with", fit(&sheet.label, most.saturating_sub(20)));
    let mut lines = vec![Line::styled(format!("  {asks}"), bold()), Line::raw("")];
    let room = usize::from(area.height).saturating_sub(lines.len());
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
    }
    if fitting.is_empty() {
        lines.push(Line::raw("    no row has these words"));
    }
    frame.render_widget(Paragraph::new(lines), area);
}

fn amending(
    frame: &mut Frame,
    sheet: Option<&Sheet>,
    form: &Form,
    ink: Ink,
    area: Rect,
) -> Option<(u16, u16)> {
    let most = usize::from(area.width.saturating_sub(2)).min(WIDEST);
    let told = sheet.and_then(|sheet| sheet.claims.iter().find(|told| told.id == form.id));
    let mut lines = told.map(|told| claim(told, None, ink, most)).unwrap_or_default();
    // The lines that are typed in are what matters: the words above give way.
    let kept = usize::from(area.height).saturating_sub(form.lines.len() + 1);
    lines.truncate(kept);
    lines.push(Line::raw(""));
    let mut cursor = None;
    for (i, (field, input)) in form.lines.iter().enumerate() {
        let here = i == form.cursor;
        let changed = if input.value().trim() == field.found { " " } else { "*" };
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
fn shown(input: &Input, room: usize) -> (String, usize) {
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

fn column(x: usize) -> u16 {
    u16::try_from(x).unwrap_or(u16::MAX)
}

/// The lines below: what was done, what is typed, which keys act.
struct Foot {
    lines: Vec<Line<'static>>,
    cursor: Option<(u16, u16)>,
}

fn foot(session: &Session, ink: Ink, most: usize) -> Foot {
    let mut lines = Vec::new();
    let mut cursor = None;
    let wrong = match &session.mode {
        Mode::Amend(form) => form.wrong.as_ref(),
        _ => None,
    };
    match (&session.message, wrong) {
        (_, Some(wrong)) => {
            lines.extend(wrap(&[(wrong.clone(), ink.warning())], most, 1, 1).into_iter().take(3))
        }
        (Some(Message::Done(text)), _) => {
            lines.extend(wrap(&[plain(text.clone())], most, 1, 1).into_iter().take(3))
        }
        (Some(Message::Failed(text)), _) => {
            lines.extend(wrap(&[(text.clone(), ink.warning())], most, 1, 1).into_iter().take(4));
        }
        (None, _) => lines.push(Line::raw("")),
    }
    let typed = match &session.mode {
        Mode::Typing(typing) if typing.purpose == Purpose::Filter => Some((" filter: ", &typing.input)),
        Mode::Typing(typing) => Some((" note: ", &typing.input)),
        Mode::Merge(choice) => Some((" rows with: ", &choice.input)),
        _ => None,
    };
    if let Some((name, input)) = typed {
        let (text, x) = shown(input, most.saturating_sub(width(name) + 1));
        cursor = Some((column(width(name) + x), u16::try_from(lines.len()).unwrap_or(0)));
        lines.push(Line::from(vec![Span::styled(name, bold()), Span::raw(text)]));
    }
    lines.extend(keys(&session.mode, most));
    Foot { lines, cursor }
}

fn keys(mode: &Mode, most: usize) -> Vec<Line<'static>> {
    let text = match mode {
        Mode::Rows => {
            let digits = VERDICTS.iter().zip(1..).map(|(verdict, digit)| format!("{digit} {}", verdict.word()));
            let digits: Vec<String> = digits.collect();
            format!(
                "a accept  {}  f flag  n note  x split  m merge  s origin  e amend  o article  u undo  / filter  ? help  q quit",
                digits.join("  ")
            )
        }
        Mode::Help(_) => "q back  space PgUp scroll".to_owned(),
        Mode::Typing(typing) => match typing.purpose {
            Purpose::Filter => {
                "Enter filter  Esc back   unseen  flagged  stale  conflict  denied  date  article:ID  by:NAME  words".to_owned()
            }
            Purpose::Note => "Enter write it down  Esc back".to_owned(),
        },
        Mode::Pick(pick) => match pick.purpose {
            PickFor::Split => "1-9 mark  j k space mark others  Enter split  Esc back".to_owned(),
            PickFor::Origin => "1-9 mark  j k space mark others  Enter one origin  Esc back".to_owned(),
            PickFor::Amend => "1-9 amend  j k choose  Enter amend  r reject: it is no claim  Esc back".to_owned(),
        },
        Mode::Merge(_) => "type to narrow  ↑ ↓ choose  Enter merge  Esc back".to_owned(),
        Mode::Amend(_) => "type  ↑ ↓ other line  Enter write it down  Esc back".to_owned(),
        Mode::Article(..) => "j k next claim, claim before  ↑ ↓ space PgUp scroll  g G ends  q back".to_owned(),
    };
    // Keys and what they do stay together.
    let mut lines: Vec<String> = vec![String::new()];
    for part in text.split("  ") {
        let line = lines.last().map_or(0, |line| width(line));
        if line > 0 && line + 2 + width(part) + 1 > most {
            lines.push(String::new());
        }
        if let Some(last) = lines.last_mut() {
            last.push_str(if last.is_empty() { " " } else { "  " });
            last.push_str(part);
        }
    }
    lines.into_iter().map(|line| Line::styled(line, dim())).collect()
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
