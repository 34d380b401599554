//! Sums that a text spells out: "80 on board: 60 passengers and 14 crew".

use super::scene::Scene;
use crate::mention::Figure;
use crate::mention::figure::Dimension;
use rust_decimal::Decimal;

/// What the parts add up to that are listed right behind figure `i` and its colon; `None` where no such list of at least two
/// exact counts stands there, or where the list goes on after "and".
pub(super) fn of_parts(scene: &Scene, i: usize, figure: &Figure) -> Option<Decimal> {
    let tokens = scene.tokens();
    let rest = &scene.figures[i + 1..];
    let first = rest.first()?;
    let run = scene.run(figure);
    let start = scene.run(first).start;
    let listed = (run.end..start).any(|k| tokens.folded(k) == ":");
    if figure.dimension != Dimension::Count || !listed {
        return None;
    }
    let mut sum = Decimal::ZERO;
    let mut end = start;
    for (k, part) in rest.iter().enumerate() {
        let own = scene.run(part);
        let exact = part.value.min.filter(|_| part.value.min == part.value.max);
        let joined = k == 0 || (end..own.start).any(|at| matches!(tokens.folded(at), "," | "and"));
        if part.dimension != Dimension::Count || part.noun.is_none() || !joined {
            return None;
        }
        sum = sum.checked_add(exact?)?;
        end = own.end;
    }
    (rest.len() > 1).then_some(sum)
}
