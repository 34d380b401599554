//! Another figure: another value, one digit, one zero more, the figure beside it, another unit.

use crate::compare::set;
use crate::lexicon::changes;
use crate::mention::figure::Dimension;
use crate::selfcheck::places::{Exact, Place, exact, is_in_digits};
use crate::selfcheck::{Change, Kind, words};
use crate::text::Span;
use rust_decimal::Decimal;

/// What an exact figure is multiplied with, in hundredths; never so far that it would be another thing.
const FACTORS: [i64; 6] = [40, 60, 140, 170, 230, 310];

/// Another figure in place of an exact one, as round as that.
pub(in crate::selfcheck) fn figure(place: &Place, random: &mut fastrand::Rng) -> Option<Change> {
    let found = exact(place.claim, place.body)?;
    let value = found.value;
    let factor = Decimal::from(*random.choice(&FACTORS)?);
    let wanted = value.checked_mul(factor)?.checked_div(Decimal::ONE_HUNDRED)?;
    let mut other = if value.is_integer() {
        let step = Decimal::ONE.max(set::last_place(value));
        wanted.checked_div(step)?.round().checked_mul(step)?
    } else {
        wanted.round_dp(value.normalize().scale())
    };
    if value.is_integer() && value < Decimal::from(6) {
        other = value + Decimal::from(random.i64(2..5));
    }
    // 7.6 becomes 4.0 and not 4: a magnitude without its decimal is read as none.
    let written = if value.is_integer() { other.normalize() } else { other };
    is_another(&found, other)
        .then(|| Change::of(Kind::FigureChanged, place, found.at, written.to_string()))?
}

/// One digit of a figure becomes another one.
pub(in crate::selfcheck) fn digit(place: &Place, random: &mut fastrand::Rng) -> Option<Change> {
    let found = exact(place.claim, place.body)?;
    let written = found.at.of(place.body);
    let places: Vec<usize> =
        written.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(i, _)| i).collect();
    if !is_in_digits(written) || places.is_empty() {
        return None;
    }
    let at = *random.choice(&places)?;
    let old = written.get(at..at + 1)?;
    let least = if at == 0 { 1 } else { 0 };
    let new = random.u8(least..10).to_string();
    if new == old {
        return None;
    }
    let other = format!("{}{new}{}", written.get(..at)?, written.get(at + 1..)?);
    let value: Decimal = other.replace(',', "").parse().ok()?;
    is_another(&found, value).then(|| Change::of(Kind::DigitChanged, place, found.at, other))?
}

/// One zero more.
pub(in crate::selfcheck) fn ten_times(place: &Place) -> Option<Change> {
    let found = exact(place.claim, place.body)?;
    let written = found.at.of(place.body);
    let other = found.value.checked_mul(Decimal::TEN)?;
    if !is_in_digits(written) || !found.value.is_integer() || !is_another(&found, other) {
        return None;
    }
    let other = if written.contains(',') { grouped(other) } else { other.normalize().to_string() };
    Change::of(Kind::TenTimes, place, found.at, other)
}

/// "1,234".
pub(in crate::selfcheck) fn grouped(value: Decimal) -> String {
    let digits = value.normalize().to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// True where a value can stand there and is no rounding of the old one.
fn is_another(found: &Exact, other: Decimal) -> bool {
    let most = match found.dimension {
        // No quake has more, and nobody is older.
        Dimension::Magnitude => Decimal::new(99, 1),
        Dimension::Age => Decimal::from(110),
        Dimension::Percent if found.value <= Decimal::ONE_HUNDRED => Decimal::ONE_HUNDRED,
        _ => Decimal::MAX,
    };
    let least = if found.dimension == Dimension::Magnitude { Decimal::ONE } else { Decimal::ZERO };
    other != found.value && other > least && other <= most && !set::is_rounding(found.value, other)
}

/// "9 dead and 30 injured" becomes "30 dead and 9 injured".
pub(in crate::selfcheck) fn harms(place: &Place) -> Option<Change> {
    let own = exact(place.claim, place.body)?;
    let measure = place.claim.about.measure.as_deref().filter(|measure| is_swapped(measure))?;
    for claim in &place.beside {
        let Some(other) = exact(claim, place.body) else { continue };
        let harm = claim.about.measure.as_deref().filter(|harm| is_swapped(harm) && *harm != measure);
        if harm.is_none() || other.value == own.value {
            continue;
        }
        let (first, second) =
            if own.at.start < other.at.start { (own.at, other.at) } else { (other.at, own.at) };
        if first.end > second.start {
            continue;
        }
        let between = Span::new(first.end, second.start).of(place.body);
        let with = format!("{}{between}{}", second.of(place.body), first.of(place.body));
        return Change::of(Kind::HarmsSwapped, place, Span::new(first.start, second.end), with);
    }
    None
}

fn is_swapped(measure: &str) -> bool {
    matches!(measure, "killed" | "injured" | "missing")
}

/// The same figure in another unit.
pub(in crate::selfcheck) fn unit(place: &Place, random: &mut fastrand::Rng) -> Option<Change> {
    let text = place.quote.of(place.body);
    exact(place.claim, place.body)?;
    let (span, set) = words::first(text, &changes::changes().units)?;
    let with = words::other(set, span.of(text), random)?.to_owned();
    let at = Span::new(place.quote.start + span.start, place.quote.start + span.end);
    Change::of(Kind::UnitChanged, place, at, with)
}
