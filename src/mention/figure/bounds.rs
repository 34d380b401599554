//! Two bounds that make one range: "more than 10 but fewer than 20 boats", "at most 40 and at least 30".

use super::read::Draft;
use super::{Dimension, Hedge, Number};
use crate::text::Tokens;

/// Joins a lower and an upper bound that stand side by side and measure one thing.
pub(super) fn join(tokens: &Tokens, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut made: Vec<Draft> = Vec::with_capacity(drafts.len());
    for mut draft in drafts {
        if let Some(value) = made.last().and_then(|last| joined(tokens, last, &draft))
            && let Some(lower) = made.pop()
        {
            let (own, one) = (&mut draft.figure, lower.figure);
            own.span = one.span.join(&own.span);
            own.number = one.number.join(&own.number);
            own.hedged = one.hedged.join(&own.hedged);
            if own.unit.is_none() {
                own.dimension = one.dimension;
                own.unit = one.unit;
            }
            own.value = value;
            own.rule = "bounds";
            draft.first = lower.first;
        }
        made.push(draft);
    }
    made
}

/// The range of two bounds, where they are of one thing.
fn joined(tokens: &Tokens, a: &Draft, b: &Draft) -> Option<Number> {
    let (x, y) = (&a.figure, &b.figure);
    let (low, high) = match (x.value.hedge?, y.value.hedge?) {
        (Hedge::MoreThan | Hedge::AtLeast, Hedge::LessThan | Hedge::UpTo) => (&x.value, &y.value),
        (Hedge::LessThan | Hedge::UpTo, Hedge::MoreThan | Hedge::AtLeast) => (&y.value, &x.value),
        _ => return None,
    };
    let same = match (&x.unit, &y.unit) {
        (None, None) => {
            x.noun.is_none() && x.dimension == Dimension::Count && y.dimension == Dimension::Count
        }
        (Some(one), Some(two)) => one.name == two.name,
        (None, Some(_)) => x.noun.is_none(),
        (Some(_), None) => false,
    };
    if !same || low.min >= high.max || x.per != y.per {
        return None;
    }
    // The joint alone stands between: "but", "and", a comma.
    let between = tokens.at(x.hedged.end)..tokens.at(y.hedged.start);
    let words = between.clone().filter(|at| matches!(tokens.folded(*at), "and" | "but")).count();
    let signs = between.clone().filter(|at| tokens.folded(*at) == ",").count();
    let alike = x.unit.is_some() == y.unit.is_some();
    let joint = words + signs == between.len() && words <= 1 && signs <= 1 && (words == 1 || alike);
    if between.is_empty() || x.rule != y.rule && (x.rule == "fraction" || y.rule == "fraction") {
        return None;
    }
    joint.then(|| Number {
        min: low.min,
        max: high.max,
        open_min: low.open_min,
        open_max: high.open_max,
        hedge: Some(Hedge::Range),
        hedge_words: format!("{} … {}", x.value.hedge_words, y.value.hedge_words),
        step: low.step.min(high.step),
    })
}
