//! What the slots of a pattern took, and the value that they make for each kind of pattern.

use super::value::{Amount, From, Piece, Value, Year, timex};
use crate::lexicon::calendar::Unit;
use crate::lexicon::date_patterns::{Kind, Meaning};

/// What a slot took.
#[derive(Debug, Clone)]
pub(super) enum Taken {
    Number(Amount),
    /// True for more than one.
    Unit(Unit, bool),
    Ordinal(i8),
    Year(i16, usize),
    Weekday(i8),
    Part(&'static str),
    Way(i32),
    Date(Box<Value>),
}

/// What the slots of one pattern took, by sort.
#[derive(Debug, Default)]
pub(super) struct Slots {
    pub(super) number: Option<Amount>,
    pub(super) unit: Option<Unit>,
    /// The unit stands for more than one: "the first months".
    pub(super) plural: bool,
    pub(super) ordinal: Option<i8>,
    pub(super) year: Option<(i16, usize)>,
    pub(super) weekday: Option<i8>,
    pub(super) part: Option<&'static str>,
    pub(super) way: Option<i32>,
    pub(super) date: Option<Box<Value>>,
}

impl Slots {
    pub(super) fn put(&mut self, taken: &Taken) {
        match taken {
            Taken::Number(amount) => self.number = Some(amount.clone()),
            Taken::Unit(unit, plural) => (self.unit, self.plural) = (Some(*unit), *plural),
            Taken::Ordinal(number) => self.ordinal = Some(*number),
            Taken::Year(year, at) => self.year = Some((*year, *at)),
            Taken::Weekday(weekday) => self.weekday = Some(*weekday),
            Taken::Part(part) => self.part = Some(part),
            Taken::Way(way) => self.way = Some(*way),
            Taken::Date(value) => self.date = Some(value.clone()),
        }
    }

    /// How many: the number, one where none stands, nothing where it is not whole.
    fn count(&self) -> Option<i32> {
        self.number.as_ref().map_or(Some(1), |amount| amount.whole)
    }

    /// What a pattern of this kind says with these slots.
    pub(super) fn value(&mut self, kind: Kind, meaning: &Meaning) -> Option<Value> {
        let from = match (meaning.from_text, meaning.or_anchor) {
            (false, _) => From::Anchor,
            (true, false) => From::Text,
            (true, true) => From::TextOrAnchor,
        };
        let shift = meaning.shift;
        Some(match kind {
            Kind::Unit => Value::Unit { unit: self.calendar_unit()?, shift, from },
            Kind::UnitWay => Value::Unit { unit: self.calendar_unit()?, shift: self.way?, from },
            Kind::Counted => Value::Counted(shift),
            Kind::Ahead => {
                let length = self.length()?;
                let (amount, unit) = (self.number.take()?, self.unit?);
                Value::Ahead { count: amount.whole.filter(|_| unit >= Unit::Day), unit, length }
            }
            Kind::Beyond => {
                let count = self.count()?.checked_mul(shift)?;
                Value::Beyond { count, unit: self.calendar_unit()?, day: self.date.take() }
            }
            Kind::Nth => {
                let of = match self.weekday {
                    Some(weekday) => Piece::Weekday(weekday),
                    None => Piece::Unit(self.calendar_unit().filter(|_| !self.plural)?),
                };
                // "the third quarter of 1989" is a quarter by its number.
                if of == Piece::Unit(Unit::Quarter) && self.ordinal.is_some() {
                    return None;
                }
                let nth = self.ordinal.or_else(|| i8::try_from(shift).ok())?;
                let whole = match self.way {
                    Some(shift) => Box::new(Value::Unit { unit: Unit::Month, shift, from }),
                    None => self.whole()?,
                };
                Value::Nth { nth, of, whole }
            }
            Kind::Firsts => {
                let whole = if self.date.is_some() { Some(self.whole()?) } else { None };
                Value::Firsts { count: self.count()?, unit: self.calendar_unit()?, whole }
            }
            Kind::Weekday => {
                let week = Value::Unit { unit: Unit::Week, shift: self.way.unwrap_or(shift), from };
                Value::WeekdayOf { weekday: self.weekday?, week: Box::new(week) }
            }
            Kind::Week => Value::WeekOf(self.date.take().filter(|day| is_day(day))?),
            Kind::Same => Value::Same,
            Kind::LastDay => Value::LastDay { unit: self.calendar_unit()?, shift },
            Kind::Part => Value::Part(shift),
            Kind::PartOf => *self.date.take().filter(|day| is_day(day))?,
            Kind::Period => Value::Period { year: self.year.map(|(year, _)| year), shift },
            Kind::Turn => Value::Turn(self.unit.filter(|unit| matches!(unit, Unit::Decade | Unit::Century))?),
            Kind::Date => match self.date.take() {
                Some(date) => *date,
                None => Value::Year(Year::Said(self.year?.0)),
            },
            Kind::Every => Value::Set(timex(&shift.to_string(), self.unit?)),
            Kind::Length => match meaning.value {
                Some(value) => Value::Length(value.to_owned()),
                None => Value::Length(timex(if self.plural { "X" } else { "1" }, self.unit?)),
            },
            Kind::Set => Value::Set(meaning.value?.to_owned()),
            Kind::Year | Kind::Reference => return None,
        })
    }

    /// The length that a number and a unit make; none for "in a second attack", "in a quarter of the town".
    pub(super) fn length(&self) -> Option<String> {
        let (amount, unit) = (self.number.as_ref()?, self.unit?);
        let part = amount.whole == Some(1) && matches!(unit, Unit::Second | Unit::Quarter);
        (!part).then(|| timex(&amount.timex(), unit))
    }

    /// A unit that a calendar has.
    fn calendar_unit(&self) -> Option<Unit> {
        self.unit.filter(|unit| *unit >= Unit::Day)
    }

    /// A month, a year or a season, of which something is a part.
    fn whole(&mut self) -> Option<Box<Value>> {
        let fits = |value: &Value| {
            matches!(
                value,
                Value::Month { .. }
                    | Value::Year(_)
                    | Value::Season { .. }
                    | Value::Unit { unit: Unit::Month | Unit::Quarter | Unit::Year, .. }
            )
        };
        self.date.take().filter(|value| fits(value))
    }
}

/// True for one day.
fn is_day(value: &Value) -> bool {
    matches!(
        value,
        Value::Day { .. }
            | Value::DayOfMonth(_)
            | Value::Weekday { .. }
            | Value::Counted(_)
            | Value::Holiday { .. }
            | Value::Either { .. }
    )
}
