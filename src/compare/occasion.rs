//! Dates of events that come round again, parted by occasion: the next round is not the round before it.
//!
//! An announced date and a held stretch of days that begins on it or contains it are one occasion. A date that lies before
//! the day of an article that announces another is another occasion. The split gives no verdict.

use super::prepared::Prepared;
use super::set;
use crate::claim::{Certainty, Kind, Value};
use crate::lexicon::events;
use jiff::civil::Date;

/// Splits the groups of recurring events.
pub fn split(claims: &[Prepared], groups: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    let mut parted: Vec<Vec<usize>> = Vec::with_capacity(groups.len());
    for group in groups {
        if group.len() > 1 && is_recurring(claims, &group) {
            parted.extend(by_occasion(claims, &group));
        } else {
            parted.push(group);
        }
    }
    parted.sort_unstable();
    parted
}

fn is_recurring(claims: &[Prepared], group: &[usize]) -> bool {
    let recurs = |i: &&usize| {
        let claim = claims[**i].claim;
        claim.kind == Kind::Date
            && claim.about.measure.as_deref().and_then(events::family).is_some_and(|family| family.recurring)
    };
    group.iter().filter(recurs).count() * 2 >= group.len()
}

/// The firmest ties first: the same days, then days that begin or end together, then one within the other.
fn by_occasion(claims: &[Prepared], group: &[usize]) -> Vec<Vec<usize>> {
    let mut ties: Vec<(u8, usize, usize)> = Vec::new();
    for (x, &i) in group.iter().enumerate() {
        for &k in &group[x + 1..] {
            if !is_other_occasion(&claims[i], &claims[k]) {
                ties.push((looseness(&claims[i], &claims[k]), i, k));
            }
        }
    }
    ties.sort_unstable();
    let mut occasions: Vec<Vec<usize>> = group.iter().map(|i| vec![*i]).collect();
    for (_, i, k) in ties {
        let home = |member: usize| occasions.iter().position(|occasion| occasion.contains(&member));
        let (Some(x), Some(y)) = (home(i), home(k)) else { continue };
        let parted = occasions[x]
            .iter()
            .any(|p| occasions[y].iter().any(|q| is_other_occasion(&claims[*p], &claims[*q])));
        if x != y && !parted {
            let moved = std::mem::take(&mut occasions[x.max(y)]);
            occasions[x.min(y)].extend(moved);
        }
    }
    occasions.retain(|occasion| !occasion.is_empty());
    for occasion in &mut occasions {
        occasion.sort_unstable();
    }
    occasions
}

fn looseness(a: &Prepared, b: &Prepared) -> u8 {
    match (days(a), days(b)) {
        (Some(x), Some(y)) if x == y => 0,
        (Some(x), Some(y)) if x.0 == y.0 || x.1 == y.1 => 1,
        (Some(x), Some(y)) if x.0 <= y.1 && y.0 <= x.1 => 2,
        _ => 3,
    }
}

/// True where two dates of a recurring event are two occasions.
fn is_other_occasion(a: &Prepared, b: &Prepared) -> bool {
    let (Some(x), Some(y)) = (days(a), days(b)) else { return false };
    if x.0 <= y.1 && y.0 <= x.1 {
        return false;
    }
    if a.claim.moved || b.claim.moved {
        return false;
    }
    let announces = |p: &Prepared| p.claim.certainty == Certainty::Planned;
    let passed = |held: (Date, Date), p: &Prepared| announces(p) && p.day.is_some_and(|day| held.1 < day);
    // Two articles may announce one meeting for two days: that is a difference, not two meetings.
    if announces(a) && announces(b) {
        return passed(x, b) || passed(y, a);
    }
    true
}

fn days(p: &Prepared) -> Option<(Date, Date)> {
    match &p.claim.value {
        Value::Date(when) => set::days(when),
        _ => None,
    }
}
