//! One pass over a text: at each token the rules that can begin there, the most telling first.

use super::joined::with_clock;
use super::one::simple;
use super::range;
use super::read::Reader;
use super::value::Found;

/// Every expression of a text, in its order; none overlap.
pub(super) fn all(whole: &Reader) -> Vec<Found> {
    let mut found = Vec::new();
    let mut reader = *whole;
    let mut i = 0;
    while i < reader.tokens.len() {
        let Some(here) = at(&reader, i) else {
            i += 1;
            continue;
        };
        let mut next = Some(here);
        while let Some(one) = next {
            i = (one.last + 1).max(i + 1);
            reader.floor = one.last + 1;
            next = range::list_goes_on(&reader, &one);
            found.push(one);
        }
    }
    found
}

/// The expression whose first telling token is `i`, with what joins it.
fn at(reader: &Reader, i: usize) -> Option<Found> {
    let mut found = simple(reader, i)?;
    reader.with_way(&mut found);
    if let Some(range) = range::follow(reader, &found) {
        return Some(range);
    }
    Some(with_clock(reader, found))
}
