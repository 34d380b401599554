//! What a value may be: an interval for each figure, wider where the text hedges it, and a run of days for each date.

use crate::lexicon::numbers;
use crate::mention::When;
use crate::mention::figure::{Hedge, Number};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The values that a figure allows, in the unit of the figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// Lower end; `None` where open downwards.
    pub low: Option<Decimal>,
    /// Upper end; `None` where open upwards.
    pub high: Option<Decimal>,
    /// True where the lower end itself is left out.
    pub above: bool,
    /// True where the upper end itself is left out.
    pub below: bool,
}

/// A newsroom's own vague words, in lower case, each with its lowest and, where there is one, highest number.
pub type VagueWords = BTreeMap<String, (Decimal, Option<Decimal>)>;

impl Interval {
    /// The values that a number allows, its hedge taken into account; `own` words stand before the published table.
    pub fn of(number: &Number, own: &VagueWords) -> Interval {
        let (min, max) = (number.min, number.max);
        let exact = Interval { low: min, high: max, above: number.open_min, below: number.open_max };
        match number.hedge {
            Some(Hedge::About) => match min {
                Some(value) => {
                    let slack = slack(value, number.step);
                    Interval {
                        low: Some(value - slack),
                        high: Some(max.unwrap_or(value) + slack),
                        above: false,
                        below: false,
                    }
                }
                None => exact,
            },
            Some(Hedge::Nearly) => match min {
                Some(value) => Interval {
                    low: Some(value - slack(value, number.step)),
                    high: Some(value),
                    above: false,
                    below: true,
                },
                None => exact,
            },
            // "dozens" is open upwards in the text; its upper end is the table's, or one order up.
            Some(Hedge::Vague) => {
                let words = number.hedge_words.to_lowercase();
                if let Some((low, high)) = own.get(&words) {
                    return Interval { low: Some(*low), high: *high, ..exact };
                }
                let listed = numbers::vague_ends(&words).map(|(_, high)| Decimal::from(high));
                let order = min.and_then(|low| low.checked_mul(Decimal::TEN));
                Interval { high: max.or(listed).or(order), ..exact }
            }
            Some(Hedge::UpTo) if min.is_none() => Interval { low: Some(Decimal::ZERO), ..exact },
            _ => exact,
        }
    }

    /// True where the two have no value in common.
    pub fn is_apart(&self, other: &Interval) -> bool {
        ends_before(self, other) || ends_before(other, self)
    }

    /// True where every value of `other` is one of these.
    pub fn holds(&self, other: &Interval) -> bool {
        let low = match (self.low, other.low) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(a), Some(b)) => a < b || a == b && (!self.above || other.above),
        };
        let high = match (self.high, other.high) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(a), Some(b)) => a > b || a == b && (!self.below || other.below),
        };
        low && high
    }

    /// Both ends multiplied, for another unit; `None` past the reach of exact decimals.
    pub fn times(&self, factor: Decimal) -> Option<Interval> {
        let scale = |end: Option<Decimal>| match end {
            None => Some(None),
            Some(value) => value.checked_mul(factor).map(Some),
        };
        Some(Interval { low: scale(self.low)?, high: scale(self.high)?, ..*self })
    }
}

fn ends_before(a: &Interval, b: &Interval) -> bool {
    match (a.high, b.low) {
        (Some(high), Some(low)) => high < low || high == low && (a.below || b.above),
        _ => false,
    }
}

/// How far "about" reaches: half of the last non-zero place, at least one of the last written unit, at most a tenth.
fn slack(value: Decimal, step: Decimal) -> Decimal {
    let half = last_place(value) / Decimal::TWO;
    let tenth = value.abs() / Decimal::TEN;
    half.max(step).min(tenth)
}

/// The unit of the last place that is not zero: 10 for 60, 1000 for 14,000, 0.1 for 7.6; 0 for 0.
pub fn last_place(value: Decimal) -> Decimal {
    let normal = value.normalize();
    if normal.is_zero() {
        return Decimal::ZERO;
    }
    let mut place = Decimal::new(1, normal.scale());
    if normal.scale() == 0 {
        let mut rest = normal.abs();
        while (rest % Decimal::TEN).is_zero() {
            rest /= Decimal::TEN;
            place *= Decimal::TEN;
        }
    }
    place
}

/// True where one value is the other rounded at its own last non-zero place, within a tenth of the larger.
pub fn is_rounding(a: Decimal, b: Decimal) -> bool {
    let rounds = |coarse: Decimal, fine: Decimal| {
        let place = last_place(coarse);
        !place.is_zero() && last_place(fine) < place && (coarse - fine).abs() <= place / Decimal::TWO
    };
    let near = (a - b).abs() <= a.abs().max(b.abs()) / Decimal::TEN;
    near && (rounds(a, b) || rounds(b, a))
}

/// The days of a date; `None` where either end is not known.
pub fn days(when: &When) -> Option<(Date, Date)> {
    Some((when.start?, when.end?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str, hedge: Option<Hedge>) -> Number {
        let value: Decimal = text.parse().unwrap();
        Number {
            min: Some(value),
            max: Some(value),
            open_min: false,
            open_max: false,
            hedge,
            hedge_words: String::new(),
            step: Decimal::ONE,
        }
    }

    #[track_caller]
    fn about(text: &str, low: i64, high: i64) {
        let set = Interval::of(&number(text, Some(Hedge::About)), &VagueWords::new());
        assert_eq!((set.low, set.high), (Some(low.into()), Some(high.into())), "about {text}");
    }

    #[test]
    fn about_reaches_half_of_the_last_place() {
        about("60", 55, 65);
        about("1000", 900, 1100);
        about("58", 57, 59);
    }

    #[test]
    fn nearly_ends_below_its_figure() {
        let set = Interval::of(&number("60", Some(Hedge::Nearly)), &VagueWords::new());
        assert_eq!((set.low, set.high, set.below), (Some(55.into()), Some(60.into()), true));
    }

    #[test]
    fn vague_words_end_where_a_table_says() {
        let vague = |words: &str, low: i64| {
            let mut number = number("0", Some(Hedge::Vague));
            (number.min, number.max, number.hedge_words) = (Some(low.into()), None, words.to_string());
            number
        };
        let high = |words: &str, low: i64, own: &VagueWords| Interval::of(&vague(words, low), own).high;
        let none = VagueWords::new();
        assert_eq!(high("Dozens", 12, &none), Some(120.into()));
        assert_eq!(high("several", 3, &none), Some(9.into()));
        assert_eq!(high("oodles", 50, &none), Some(500.into()));
        let own = VagueWords::from([("dozens".to_string(), (24.into(), Some(99.into())))]);
        assert_eq!(Interval::of(&vague("dozens", 12), &own).low, Some(24.into()));
        assert_eq!(high("dozens", 12, &own), Some(99.into()));
    }

    #[test]
    fn bounds_and_values() {
        let exact =
            |n: i64| Interval { low: Some(n.into()), high: Some(n.into()), above: false, below: false };
        let at_least = Interval { low: Some(14.into()), high: None, above: false, below: false };
        let more_than = Interval { above: true, ..at_least };
        assert!(at_least.holds(&exact(14)) && !more_than.holds(&exact(14)));
        assert!(more_than.is_apart(&exact(14)) && !at_least.is_apart(&exact(14)));
        assert!(at_least.is_apart(&exact(13)));
    }

    #[test]
    fn rounding_is_at_the_last_place_and_near() {
        let is = |a: i64, b: i64| is_rounding(a.into(), b.into());
        assert!(is(3000, 2960) && is(44_000_000, 43_885_310) && is(14_000, 13_900));
        assert!(!is(14, 15) && !is(60, 50) && !is(3000, 3600) && !is(58, 23));
    }
}
