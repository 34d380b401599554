//! The table of a case for a terminal: a column for each article where there is room, else one that says who says what.

use super::columns::{GAP, finish, lay_out, natural, plain_table};
use super::wording::{shell, wrap};
use super::{Look, View, view};
use crate::compare::Verdict;
use comfy_table::{Attribute, Cell, CellAlignment, Color, Table};
use std::fmt::Write;

/// The narrowest table that is still laid out; less is wrapped by the terminal.
const NARROWEST: usize = 40;
/// More columns than this are not taken in at a glance.
const MOST_COLUMNS: usize = 8;

/// Draws a view, `width` terminal columns wide.
pub fn render(view: &View, width: usize, look: Look, with: With) -> String {
    let width = width.max(NARROWEST);
    let mut out = String::new();
    if let Some(title) = view.title.as_deref().filter(|_| view.is_story) {
        out.push_str(&heading(title, width, look));
    }
    for line in &view.head {
        push(&mut out, line, width);
    }
    out.push('\n');
    if view.rows.is_empty() {
        push(&mut out, &view.nothing, width);
    } else {
        legend(&mut out, view, width);
        out.push_str(&rows(view, width, look));
    }
    if !view.decisions.homeless.is_empty() {
        out.push_str("\nstale decisions that belong to no row\n");
        for line in &view.decisions.homeless {
            wrap(&mut out, &format!("  {line}"), width, 4);
        }
    }
    if with == With::Unplaced && !view.unplaced.is_empty() {
        out.push('\n');
        out.push_str(&unplaced(view, width, look));
    }
    if let (Some(path), Some(row)) = (&view.path, view.rows.first()) {
        let command = format!("dissensus explain {} {}", shell(path), row.number);
        let what = "why, with the quotes, their lines, and a sentence either side";
        let between = if command.chars().count() + what.len() + 5 <= width { "     " } else { "\n  " };
        let _ = writeln!(out, "\n{command}{between}{what}");
    } else if !view.rows.is_empty() && !view.is_story {
        out.push('\n');
        push(&mut out, "To see why, put the articles into one folder: dissensus explain FOLDER 1", width);
    }
    out
}

/// A story's title, told from all around it where there are many.
fn heading(title: &str, width: usize, look: Look) -> String {
    let mut lines = String::new();
    wrap(&mut lines, title, width, 0);
    let longest = lines.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    let rule = "═".repeat(longest.min(width));
    match look {
        Look::Plain => format!("{lines}{rule}\n"),
        Look::Coloured => {
            let bold = lines.lines().map(|line| format!("\u{1b}[1m{line}\u{1b}[0m\n"));
            format!("{}{rule}\n", bold.collect::<String>())
        }
    }
}

/// The lines below all stories of a heap.
pub fn summary(lines: &[String], width: usize) -> String {
    let mut out = String::new();
    for line in lines {
        push(&mut out, line, width.max(NARROWEST));
    }
    out
}

/// What stands below the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum With {
    /// Nothing more.
    RowsAlone,
    /// The figures and dates that belong to no question.
    Unplaced,
}

/// One line, wrapped at its dots where that is enough, else between words; the rest is indented.
fn push(out: &mut String, line: &str, width: usize) {
    let mut row = String::new();
    for piece in line.split(" · ") {
        if row.is_empty() {
            row.push_str(piece);
        } else if row.chars().count() + piece.chars().count() + 3 <= width {
            row.push_str(" · ");
            row.push_str(piece);
        } else {
            wrap(out, &row, width, 4);
            row = format!("  {piece}");
        }
    }
    wrap(out, &row, width, 4);
}

/// Which outlet an id stands for, where the column heads have no room for it.
fn legend(out: &mut String, view: &View, width: usize) {
    if fits(view, width) || view.columns.len() > 12 {
        return;
    }
    let known =
        view.columns.iter().filter_map(|column| Some(format!("{} {}", column.id, column.source.as_ref()?)));
    let known: Vec<String> = known.collect();
    if !known.is_empty() {
        push(out, &known.join(" · "), width);
        out.push('\n');
    }
}

fn rows(view: &View, width: usize, look: Look) -> String {
    let wide = fits(view, width);
    let mut table = if wide { by_article(view, look) } else { who_says_what(view, look) };
    let floors: Vec<usize> = if wide {
        floors(view)
    } else {
        // A third each of what number, sign and gaps leave of a narrow terminal.
        let third = (width.saturating_sub(4 + 4 * GAP) / 3).min(18);
        vec![3, 1, third, third, third]
    };
    lay_out(&mut table, &floors, width);
    finish(&table)
}

/// True where every article can have a column of its own.
fn fits(view: &View, width: usize) -> bool {
    let floors = floors(view);
    let mut table = by_article(view, Look::Plain);
    let natural = natural(&mut table);
    let least: usize = floors.iter().zip(&natural).map(|(floor, natural)| floor.min(natural)).sum();
    view.columns.len() <= MOST_COLUMNS && least + GAP * (floors.len() - 1) <= width
}

/// The least width of number, sign, question, each article, and verdict.
fn floors(view: &View) -> Vec<usize> {
    let mut floors = vec![3, 1, 22];
    for i in 0..view.columns.len() {
        // A word is not cut in two for the sake of one more column.
        let said = view.rows.iter().filter_map(|row| row.cells.get(i)).flatten();
        let longest = said.flat_map(|words| words.split(' ')).map(|word| word.chars().count() + 1).max();
        floors.push(longest.unwrap_or(0).clamp(11, 17));
    }
    floors.push(22);
    floors
}

fn by_article(view: &View, look: Look) -> Table {
    let mut table = plain_table(look);
    let mut head = vec![String::new(), String::new(), "question".to_string()];
    head.extend(view.columns.iter().map(|column| match &column.source {
        Some(source) if source.chars().count() <= 22 => format!("{}\n{source}", column.id),
        _ => column.id.clone(),
    }));
    head.push("verdict".to_string());
    table.set_header(head.into_iter().map(|words| Cell::new(words).add_attribute(Attribute::Bold)));
    let said = |cells: &[Vec<String>]| -> Vec<Cell> {
        let cell = |said: &Vec<String>| if said.is_empty() { "·".to_string() } else { said.join("; ") };
        cells.iter().map(|said| Cell::new(cell(said))).collect()
    };
    fill(&mut table, view, said);
    table
}

fn who_says_what(view: &View, look: Look) -> Table {
    let mut table = plain_table(look);
    let head = ["", "", "question", "who says what", "verdict"];
    table.set_header(head.map(|words| Cell::new(words).add_attribute(Attribute::Bold)));
    let said = |cells: &[Vec<String>]| vec![Cell::new(view::who_says_what(cells, &view.columns).join("\n"))];
    fill(&mut table, view, said);
    table
}

/// Adds the rows section by section, each with what may belong to it below.
fn fill(table: &mut Table, view: &View, said: impl Fn(&[Vec<String>]) -> Vec<Cell>) {
    let mut section = view.rows.first().map(|row| row.section);
    for row in &view.rows {
        if section != Some(row.section) {
            section = Some(row.section);
            let title = Cell::new(row.section.title()).add_attribute(Attribute::Bold);
            table.add_row(vec![Cell::new(""), Cell::new(""), title]);
        }
        let mut cells = start(row);
        cells.extend(said(&row.cells));
        let mut verdict = vec![row.standing.as_str()];
        verdict.extend(row.remarks.short.iter().map(String::as_str));
        cells.push(Cell::new(verdict.join("\n")).fg(colour(row.verdict)));
        table.add_row(cells);
        if let Some(perhaps) = &row.perhaps {
            let sign = Cell::new(Verdict::Unsure.sign()).fg(colour(Verdict::Unsure));
            let mut cells = vec![Cell::new(""), sign, Cell::new("  perhaps also")];
            cells.extend(said(&perhaps.cells));
            cells.push(Cell::new(&perhaps.standing).fg(colour(Verdict::Unsure)));
            table.add_row(cells);
        }
    }
}

fn start(row: &super::view::Row) -> Vec<Cell> {
    let number = Cell::new(row.number).set_alignment(CellAlignment::Right);
    vec![number, Cell::new(row.verdict.sign()).fg(colour(row.verdict)), Cell::new(row.asks().join("\n  "))]
}

fn unplaced(view: &View, width: usize, look: Look) -> String {
    let mut table = plain_table(look);
    let head = ["article", "where", "read but placed in no question", "why"];
    table.set_header(head.map(|words| Cell::new(words).add_attribute(Attribute::Bold)));
    for left in &view.unplaced {
        table.add_row(vec![
            Cell::new(&left.article),
            Cell::new(&left.line),
            Cell::new(&left.quote),
            Cell::new(&left.why),
        ]);
    }
    lay_out(&mut table, &[12, 8, 20, 20], width);
    finish(&table)
}

fn colour(verdict: Verdict) -> Color {
    match verdict {
        Verdict::Conflict => Color::Red,
        Verdict::Disputed => Color::Magenta,
        Verdict::Updated => Color::Cyan,
        Verdict::Compatible | Verdict::Agree => Color::Green,
        Verdict::Unsure => Color::Yellow,
        Verdict::Single => Color::Reset,
    }
}
