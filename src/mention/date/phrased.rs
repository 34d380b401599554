//! Expressions that are patterns of words ("the week before last", "two days after Christmas"): the patterns of
//! `date_patterns.yaml` held against a text. Here each kind of pattern becomes a value; which days it means is for
//! [`resolve`](super::resolve).

use super::read::Reader;
use super::slots::{Slots, Taken};
use super::value::{Found, Value, Year};
use crate::lexicon::calendar::Flags;
use crate::lexicon::date_patterns::{self, Kind, Meaning, Slot};
use crate::lexicon::patterns::{Match, Reading};
use crate::text::TokenKind;

/// How a date is read at a token; given by the file above, which knows all shapes.
pub(super) type DateAt = fn(&Reader, usize) -> Option<Found>;

/// A text as the patterns see it.
struct Page<'r, 'a, 't> {
    reader: &'r Reader<'a, 't>,
    date_at: DateAt,
}

impl Reading<Slot> for Page<'_, '_, '_> {
    type Taken = Taken;

    fn word(&self, i: usize) -> &str {
        self.reader.folded(i)
    }

    fn take(&self, slot: Slot, i: usize) -> Option<(Taken, usize)> {
        let word = self.reader.word(i);
        match slot {
            Slot::Number => {
                let (amount, next) = self.reader.amount(i)?;
                Some((Taken::Number(amount), next))
            }
            Slot::Unit => Some((Taken::Unit(word.unit?, word.is(Flags::PLURAL)), i + 1)),
            Slot::Ordinal => {
                let (number, next) = self.reader.ordinal(i)?;
                Some((Taken::Ordinal(number), next))
            }
            Slot::Year => Some((Taken::Year(self.reader.year(i)?, i), i + 1)),
            Slot::Weekday => {
                let weekday = word.weekday.filter(|_| !word.is(Flags::SHORT))?;
                Some((Taken::Weekday(weekday), i + 1))
            }
            Slot::Part => Some((Taken::Part(word.part?), i + 1)),
            Slot::Way => Some((Taken::Way(word.way?), i + 1)),
            Slot::Date => self.date(i),
        }
    }
}

/// How many words like "the", "early" and "last" a date may have before its first telling one.
const BEFORE_DATE: usize = 3;

impl Page<'_, '_, '_> {
    /// The date that begins at `i`.
    fn date(&self, i: usize) -> Option<(Taken, usize)> {
        let depth = self.reader.depth.checked_sub(1)?;
        let inner = Reader { depth, floor: i, ..*self.reader };
        for at in i..=i + BEFORE_DATE {
            if let Some(mut found) = (self.date_at)(&inner, at) {
                inner.with_way(&mut found);
                let whole = found.first == i && found.part.is_none() && is_calendar(&found.value);
                return whole.then(|| (Taken::Date(Box::new(found.value)), found.last + 1));
            }
            let word = inner.word(at);
            if word.way.is_none() && !word.is(Flags::EDGE) && !word.is(Flags::DETERMINER) {
                return None;
            }
        }
        None
    }
}

/// True for what has days: no length, no habit, no "now", no time of day.
fn is_calendar(value: &Value) -> bool {
    !matches!(
        value,
        Value::Length(_)
            | Value::Set(_)
            | Value::Reference(_)
            | Value::Clock { .. }
            | Value::Part(_)
            | Value::Ahead { .. }
    )
}

/// The longest pattern that begins at token `i`.
pub(super) fn at(reader: &Reader, i: usize, date_at: DateAt) -> Option<Found> {
    let patterns = date_patterns::patterns();
    let page = Page { reader, date_at };
    let word = reader.word(i);
    let mut best: Option<Match<Meaning, Taken>> = None;
    let mut keep = |found: Option<Match<'static, Meaning, Taken>>| {
        if let Some(found) = found
            && best.as_ref().is_none_or(|best| best.next < found.next)
        {
            best = Some(found);
        }
    };
    if word.is(Flags::OPENS_PATTERN) {
        keep(patterns.at(&page, i));
    }
    if word.unit.is_some() {
        keep(patterns.at_slot(&page, Slot::Unit, i));
    }
    if word.weekday.is_some() {
        keep(patterns.at_slot(&page, Slot::Weekday, i));
    }
    if word.part.is_some() {
        keep(patterns.at_slot(&page, Slot::Part, i));
    }
    if word.way.is_some() {
        keep(patterns.at_slot(&page, Slot::Way, i));
    }
    // A number is read again for each pattern: only where a unit follows it.
    let digits = reader.tokens.kind(i) == Some(TokenKind::Digits);
    if (digits || word.number.is_some() || word.is(Flags::AMOUNT) || word.is(Flags::VAGUE))
        && let Some((_, next)) = reader.amount(i)
        && reader.unit(next).is_some()
    {
        keep(patterns.at_slot(&page, Slot::Number, i));
    }
    if (digits || word.ordinal.is_some())
        && let Some((_, next)) = reader.ordinal(i)
        && has_piece(reader, next)
    {
        keep(patterns.at_slot(&page, Slot::Ordinal, i));
    }
    if digits && reader.year(i).is_some() {
        keep(patterns.at_slot(&page, Slot::Year, i));
    }
    made(reader, i, &best?)
}

/// How far before "in three years" a word may stand that compares.
const COMPARES: usize = 6;

/// True for "the first …", "the most …", "the worst …" before a length.
fn compares(reader: &Reader, i: usize) -> bool {
    (i.saturating_sub(COMPARES)..i).any(|at| {
        let word = reader.folded(at);
        reader.word(at).ordinal.is_some()
            || reader.word(at).is(Flags::COMPARES)
            || (word.len() > 4 && word.ends_with("est"))
    })
}

/// True where a unit, a weekday or a word like "straight" follows an ordinal.
fn has_piece(reader: &Reader, i: usize) -> bool {
    let word = reader.word(i);
    let of_way = reader.is(i, "of") && (reader.word(i + 1).way.is_some() || reader.word(i + 2).way.is_some());
    word.unit.is_some() || word.weekday.is_some() || word.is(Flags::BEFORE_UNIT) || of_way
}

/// The expression that a pattern makes of what its slots took.
fn made(reader: &Reader, i: usize, found: &Match<Meaning, Taken>) -> Option<Found> {
    let meaning = *found.meaning;
    let mut slots = Slots { unit: meaning.unit, ..Slots::default() };
    for taken in &found.taken {
        slots.put(taken);
    }
    if meaning.coarser.is_some_and(|least| slots.unit.is_some_and(|unit| unit <= least)) {
        return None;
    }
    let mut first = i + meaning.skip;
    let mut last = found.next.checked_sub(1 + meaning.drop)?;
    let value = match meaning.kind {
        Kind::Year => {
            let (year, at) = slots.year?;
            (first, last) = (at, at);
            Value::Year(Year::Said(year))
        }
        Kind::Reference => {
            // "the current week", "the past two years" say more.
            let next = found.next;
            let counted = reader.amount(next).is_some_and(|(_, unit)| reader.unit(unit).is_some());
            if reader.unit(next).is_some() || counted || reader.is(next, "fiscal") {
                return None;
            }
            if reader.is(next - 1, "time") && reader.is(next, "of") {
                return None;
            }
            Value::Reference(meaning.value?)
        }
        // "the first two quarters of the town"
        Kind::Firsts if slots.date.is_none() && reader.is(found.next, "of") => return None,
        // "the first in three years", "the most in two weeks": a stretch that has passed.
        Kind::Ahead if compares(reader, i) => Value::Length(slots.length()?),
        kind => slots.value(kind, &meaning)?,
    };
    match meaning.after {
        Some(word) => first = reader.before(i).filter(|before| reader.is(*before, word))?,
        None if (takes_article(meaning.kind) || slots.way.is_some()) && first == i => {
            first = reader.with_article(first)
        }
        None => {}
    }
    let mut made = Found::new(first, last.max(first), value, meaning.rule);
    if matches!(meaning.kind, Kind::Part | Kind::PartOf | Kind::Weekday) {
        made.part = slots.part.or(meaning.value);
    }
    Some(made)
}

fn takes_article(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Reference
            | Kind::Part
            | Kind::Length
            | Kind::Set
            | Kind::Every
            | Kind::Year
            | Kind::Ahead
            | Kind::Same
    )
}
