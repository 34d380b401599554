//! The table of a case as a Markdown document, with the words behind every flag below it, and what people decided.

use super::View;
use super::context::Context;
use super::table::With;
use super::view::{Decisions, Quote, Row, who_says_what as who_says_what_in};
use crate::compare::Verdict;
use std::fmt::Write;

/// More columns than this make a table that no page shows.
const MOST_COLUMNS: usize = 6;

/// Writes a view as Markdown, in the flavour of GitHub and of Pandoc.
pub fn render(view: &View, with: With) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail, here and below.
    let _ = writeln!(out, "# {}\n", escaped(view.title.as_ref().unwrap_or(&view.name)));
    for line in &view.head {
        let _ = writeln!(out, "- {}", escaped(line));
    }
    out.push('\n');
    if view.rows.is_empty() {
        let _ = writeln!(out, "{}", view.nothing);
    } else if view.columns.len() <= MOST_COLUMNS {
        by_article(&mut out, view);
    } else {
        who_says_what(&mut out, view);
    }
    for row in view.rows.iter().filter(|row| !row.quotes.is_empty()) {
        flagged(&mut out, row);
    }
    decisions(&mut out, &view.decisions);
    if with == With::Unplaced && !view.unplaced.is_empty() {
        out.push_str("\n## Read but placed in no question\n\n");
        line(&mut out, &["article", "where", "words", "why"].map(str::to_string));
        line(&mut out, &["---", "---", "---", "---"].map(str::to_string));
        for left in &view.unplaced {
            line(
                &mut out,
                &[escaped(&left.article), left.line.clone(), escaped(&left.quote), escaped(&left.why)],
            );
        }
    }
    out
}

/// The lines below all stories of a heap.
pub fn summary(lines: &[String]) -> String {
    let mut out = String::from("---\n\n");
    for line in lines {
        let _ = writeln!(out, "- {}", escaped(line));
    }
    out
}

fn by_article(out: &mut String, view: &View) {
    let mut head = vec!["".to_string(), "".to_string(), "question".to_string()];
    head.extend(view.columns.iter().map(|column| match &column.source {
        Some(source) => format!("{} ({})", escaped(&column.id), escaped(source)),
        None => escaped(&column.id),
    }));
    head.push("verdict".to_string());
    line(out, &head);
    rule(out, head.len());
    let said = |cells: &[Vec<String>]| -> Vec<String> {
        let cell =
            |said: &Vec<String>| if said.is_empty() { "·".to_string() } else { escaped(&said.join("; ")) };
        cells.iter().map(cell).collect()
    };
    fill(out, view, head.len(), said);
}

fn who_says_what(out: &mut String, view: &View) {
    let head = ["", "", "question", "who says what", "verdict"].map(str::to_string);
    line(out, &head);
    rule(out, head.len());
    let said = |cells: &[Vec<String>]| -> Vec<String> {
        let said = who_says_what_in(cells, &view.columns);
        vec![said.iter().map(|said| escaped(said)).collect::<Vec<_>>().join("<br>")]
    };
    fill(out, view, head.len(), said);
}

/// The rows section by section, each with what may belong to it below.
fn fill(out: &mut String, view: &View, columns: usize, said: impl Fn(&[Vec<String>]) -> Vec<String>) {
    let mut section = view.rows.first().map(|row| row.section);
    for row in &view.rows {
        if section != Some(row.section) {
            section = Some(row.section);
            let mut cells = vec![String::new(); columns];
            if let Some(cell) = cells.get_mut(2) {
                *cell = format!("**{}**", row.section.title());
            }
            line(out, &cells);
        }
        let mut cells = start(row);
        cells.extend(said(&row.cells));
        let verdict: Vec<String> =
            std::iter::once(&row.standing).chain(&row.remarks.whole).map(|words| escaped(words)).collect();
        cells.push(verdict.join("<br>"));
        line(out, &cells);
        if let Some(perhaps) = &row.perhaps {
            let mut cells =
                vec![String::new(), Verdict::Unsure.sign().to_string(), "perhaps also".to_string()];
            cells.extend(said(&perhaps.cells));
            cells.push(escaped(&perhaps.standing));
            line(out, &cells);
        }
    }
}

fn start(row: &Row) -> Vec<String> {
    let asks: Vec<String> = row.asks().into_iter().map(escaped).collect();
    vec![row.number.to_string(), row.verdict.sign().to_string(), asks.join("<br>")]
}

fn line(out: &mut String, cells: &[String]) {
    let _ = writeln!(out, "| {} |", cells.join(" | "));
}

fn rule(out: &mut String, columns: usize) {
    let rest = vec!["---"; columns.saturating_sub(1)].join(" | ");
    let _ = writeln!(out, "| ---: | {rest} |");
}

fn flagged(out: &mut String, row: &Row) {
    let _ = writeln!(
        out,
        "\n## {}. {}\n\n{} {}\n",
        row.number,
        escaped(&row.label),
        row.verdict.sign(),
        escaped(&row.standing)
    );
    for quote in &row.quotes {
        let words = in_sentence(&quote.quote);
        let _ = writeln!(out, "- {}: {}: “{words}”", place(quote), escaped(&quote.value));
    }
}

/// What people decided, an entry a line: what holds, and what holds no longer with what was and what is.
fn decisions(out: &mut String, decisions: &Decisions) {
    let parts = [("## Decisions", &decisions.holding), ("## Stale decisions", &decisions.stale)];
    for (heading, lines) in parts.into_iter().filter(|(_, lines)| !lines.is_empty()) {
        let _ = writeln!(out, "\n{heading}\n");
        for line in lines {
            let _ = writeln!(out, "- {}", escaped(line));
        }
    }
}

/// "meridian (The Meridian), line 7".
/// The sentence with the words of the claim in bold.
fn in_sentence(context: &Context) -> String {
    let Context { before, quote, after } = context;
    if before.is_empty() && after.is_empty() {
        return escaped(quote);
    }
    format!("{}**{}**{}", escaped(before), escaped(quote), escaped(after))
}

fn place(quote: &Quote) -> String {
    let source = quote.source.as_ref().map(|source| format!(" ({})", escaped(source))).unwrap_or_default();
    let line = quote.line.as_ref().map(|line| format!(", {line}")).unwrap_or_default();
    format!("{}{source}{line}", escaped(&quote.article))
}

/// Text in which no sign is markup; a pipe would end the cell.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '$') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
