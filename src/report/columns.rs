//! Columns of a table for a terminal: how wide each is, and the lines that come of it.

use super::Look;
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width};

/// What stands between two columns.
pub(crate) const GAP: usize = 2;

/// A table without lines, in colours or without.
pub(crate) fn plain_table(look: Look) -> Table {
    let mut table = Table::new();
    table.load_style(comfy_table::presets::NOTHING);
    table.set_content_arrangement(ContentArrangement::Dynamic);
    match look {
        Look::Plain => table.force_no_tty(),
        Look::Coloured => table.enforce_styling(),
    };
    table
}

/// Gives every column its width: its own where all fit, else what is left is shared out evenly above the floors.
pub(crate) fn lay_out(table: &mut Table, floors: &[usize], width: usize) {
    let natural = natural(table);
    let room = width.saturating_sub(GAP * natural.len().saturating_sub(1));
    let mut given: Vec<usize> =
        natural.iter().zip(floors).map(|(natural, floor)| *natural.min(floor)).collect();
    // One long cell does not narrow all others: every column first has what a usual cell takes.
    let usual: Vec<usize> = natural.iter().map(|natural| *natural.min(&USUAL)).collect();
    share(&mut given, &usual, room);
    share(&mut given, &natural, room);
    let last = given.len().saturating_sub(1);
    for (i, width) in given.iter().enumerate() {
        let gap = if i == last { 0 } else { GAP };
        let Some(column) = table.column_mut(i) else { continue };
        column.set_padding((0, u16::try_from(gap).unwrap_or(0)));
        let whole = u16::try_from((*width).max(1) + gap).unwrap_or(u16::MAX);
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(whole)));
    }
}

/// What a usual cell takes.
const USUAL: usize = 24;

/// Widens the columns up to what each wants, as far as the room goes: the one that is shortest of it first, of equals the first.
fn share(given: &mut [usize], wanted: &[usize], room: usize) {
    while given.iter().sum::<usize>() < room {
        let short = given.iter().zip(wanted).enumerate().filter(|(_, (given, wanted))| wanted > given);
        let next = short
            .max_by_key(|(i, (given, wanted))| (*wanted * 1000 / (**given).max(1), std::cmp::Reverse(*i)));
        let Some((i, _)) = next else { return };
        if let Some(column) = given.get_mut(i) {
            *column += 1;
        }
    }
}

/// How wide each column would be if nothing were wrapped.
pub(crate) fn natural(table: &mut Table) -> Vec<usize> {
    table.column_max_content_widths().into_iter().map(usize::from).collect()
}

/// The table's lines without spaces at their ends.
pub(crate) fn finish(table: &Table) -> String {
    let mut out = String::new();
    for line in table.lines() {
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}
