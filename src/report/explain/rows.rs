//! Two rows held against each other: by those two of their claims that are most alike.

use super::{Telling, pair};
use crate::case::{Case, Comparison};
use crate::compare::ladder;
use crate::report::Look;
use crate::report::wording::printable;

/// Explains why two rows are two, by the two claims that come nearest to each other; nothing where there is no such row.
pub fn rows(case: &Case, comparison: &Comparison, x: usize, y: usize, width: usize, look: Look) -> String {
    let telling = Telling::new(case, comparison, width, look);
    let (Some(one), Some(other)) = (comparison.questions.get(x), comparison.questions.get(y)) else {
        return String::new();
    };
    let mut best: Option<((bool, f32), usize, usize)> = None;
    for &a in &one.claims {
        for &b in &other.claims {
            let (Some(p), Some(q)) = (telling.prepared.get(a), telling.prepared.get(b)) else { continue };
            let likeness = ladder::compare(p, q);
            let rank = (likeness.veto.is_none(), likeness.score);
            if a != b && best.is_none_or(|(most, ..)| rank > most) {
                best = Some((rank, a, b));
            }
        }
    }
    let Some((_, a, b)) = best else { return super::question(case, comparison, x, width, look) };
    let mut head = Telling { out: String::new(), ..telling };
    for (row, question) in [(x, one), (y, other)] {
        head.line(&format!("{}. {}", row + 1, printable(&question.label)));
    }
    head.line("Of their claims these two are most alike.\n");
    format!("{}{}", head.out, pair(case, comparison, a, b, width, look))
}
