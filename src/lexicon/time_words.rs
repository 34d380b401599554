//! What a word of the calendar can mean, and what else it can be: the types of [`calendar`](super::calendar)'s table.

use serde::Deserialize;

/// A unit of time, the finest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// A week, from Monday.
    Week,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// What one lower-case word can mean; several can hold at once ("second" is an ordinal and a unit).
#[derive(Debug, Clone, Copy, Default)]
pub struct Word {
    /// The month, from 1.
    pub month: Option<i8>,
    /// The weekday, Monday is 1.
    pub weekday: Option<i8>,
    /// A unit of time.
    pub unit: Option<Unit>,
    /// A number.
    pub number: Option<i32>,
    /// A place in an order.
    pub ordinal: Option<i8>,
    /// The part of a day, as TIMEX3 has it: `MO`.
    pub part: Option<&'static str>,
    /// The season, as TIMEX3 has it: `SU`.
    pub season: Option<&'static str>,
    /// The decade, without its last digit: "sixties" is 196.
    pub decade: Option<i16>,
    /// Days from the anchor day: "yesterday" is -1.
    pub day: Option<i32>,
    /// Which one: "last" is -1, "this" 0, "next" 1.
    pub way: Option<i32>,
    /// What recurs, as TIMEX3 has it: "daily" is `P1D`.
    pub recurring: Option<&'static str>,
    /// What else it can be.
    pub flags: Flags,
}

impl Word {
    /// A word that is not of the calendar.
    pub const NONE: Word = Word {
        month: None,
        weekday: None,
        unit: None,
        number: None,
        ordinal: None,
        part: None,
        season: None,
        decade: None,
        day: None,
        way: None,
        recurring: None,
        flags: Flags(0),
    };

    /// True where any of the flags is set.
    pub fn is(&self, flags: Flags) -> bool {
        self.flags.0 & flags.0 != 0
    }
}

/// What a word can be beside its meanings; any number at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Flags(pub(super) u64);

impl Flags {
    /// A month's name that is as often another word.
    pub const DOUBTFUL: Flags = Flags(1);
    /// "Sun", which is a weekday only before a calendar day.
    pub const SHORT: Flags = Flags(1 << 1);
    /// More than one of the unit, or of the part of a day.
    pub const PLURAL: Flags = Flags(1 << 2);
    /// An amount without a number: "several".
    pub const VAGUE: Flags = Flags(1 << 3);
    /// Belongs to the expression after it: "early", "late".
    pub const EDGE: Flags = Flags(1 << 4);
    /// Begins what recurs: "every".
    pub const EVERY: Flags = Flags(1 << 5);
    /// Begins an amount of a unit: "a", "few", "half".
    pub const AMOUNT: Flags = Flags(1 << 6);
    /// An hour by name: "noon".
    pub const HOUR: Flags = Flags(1 << 7);
    /// Begins a named day.
    pub const OPENS_NAME: Flags = Flags(1 << 8);
    /// Begins a pattern of dates.
    pub const OPENS_PATTERN: Flags = Flags(1 << 9);
    /// Makes a bare four-digit figure after it a year: "in".
    pub const BEFORE_YEAR: Flags = Flags(1 << 10);
    /// The same, but stands before other figures as often: "of 1500".
    pub const LOOSELY_BEFORE_YEAR: Flags = Flags(1 << 11);
    /// A verb after which "from", "to" and "by" stand before amounts.
    pub const CHANGE: Flags = Flags(1 << 12);
    /// Stands before a year that names a thing: "the 2021 accord".
    pub const NAMES_BY_YEAR: Flags = Flags(1 << 13);
    /// A noun that is counted rather than dated: "2000 people".
    pub const COUNTED: Flags = Flags(1 << 14);
    /// What goes by its year: "World Cup 2018".
    pub const EVENT: Flags = Flags(1 << 15);
    /// What goes by a number that is no year: "Resolution 1973".
    pub const NUMBERED: Flags = Flags(1 << 16);
    /// A word before which "May" and "March" are months.
    pub const BEFORE_MONTH: Flags = Flags(1 << 17);
    /// A verb after which "from … to …" is a change of plan.
    pub const MOVED: Flags = Flags(1 << 18);
    /// Shows that its clause looks back.
    pub const PAST: Flags = Flags(1 << 19);
    /// Begins a phrase that looks ahead.
    pub const OPENS_AHEAD: Flags = Flags(1 << 20);
    /// Begins a phrase that looks back.
    pub const OPENS_BACK: Flags = Flags(1 << 21);
    /// Joins words and is no noun: "and", "on", "who".
    pub const FUNCTION: Flags = Flags(1 << 22);
    /// May stand between a number and its unit: "consecutive", "more".
    pub const BEFORE_UNIT: Flags = Flags(1 << 23);
    /// Shows that "a week" after it is a length: "for", "within".
    pub const BEFORE_LENGTH: Flags = Flags(1 << 24);
    /// Shows that "a year" after it is a rate: "twice", "percent".
    pub const BEFORE_RATE: Flags = Flags(1 << 25);
    /// What money makes in half a year: "profit".
    pub const RESULT: Flags = Flags(1 << 26);
    /// Article or possessive: a word in -ed after it tells no tense.
    pub const DETERMINER: Flags = Flags(1 << 27);

    /// "half", and the sign of a quarter: "Q3".
    pub const HALF_OR_QUARTER: Flags = Flags(1 << 28);

    /// Stands before a day without its month: "on the 18th".
    pub const BEFORE_DAY: Flags = Flags(1 << 29);

    /// Makes a year of the figure after its full stop: "d. 1984".
    pub const SHORT_BEFORE_YEAR: Flags = Flags(1 << 30);

    /// Stands with "of" before what it is an edge of: "the end of March".
    pub const OF_EDGE: Flags = Flags(1 << 32);

    /// A verb after which a form that looks past is none: "will cut", "to be held".
    pub const AUXILIARY: Flags = Flags(1 << 33);

    /// Both.
    pub(super) const fn or(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }

    /// A word for a street: "1802 Pier St."
    pub const STREET: Flags = Flags(1 << 34);

    /// A verb that takes the plan out of the infinitive after it: "appears to be".
    pub const NOT_AHEAD: Flags = Flags(1 << 35);

    /// A word of games that are played in quarters.
    pub const GAME: Flags = Flags(1 << 36);

    /// Before "in three years" it makes that a stretch that has passed: "the most in three years".
    pub const COMPARES: Flags = Flags(1 << 37);
    /// Belongs to a unit without an amount: "recent weeks".
    pub const BEFORE_UNITS: Flags = Flags(1 << 38);
    /// Makes no length of a unit without an amount: "golden years".
    pub const NO_LENGTH: Flags = Flags(1 << 39);

    /// Flags of words that can tell which way a clause looks.
    pub const TELLS_TENSE: Flags = Flags::PAST.or(Flags::OPENS_AHEAD).or(Flags::OPENS_BACK);

    /// Flags of words at which an expression can be found: the others are passed over at once.
    pub const TELLING: Flags = Flags::VAGUE
        .or(Flags::EVERY)
        .or(Flags::AMOUNT)
        .or(Flags::HOUR)
        .or(Flags::OPENS_NAME)
        .or(Flags::OPENS_PATTERN)
        .or(Flags::HALF_OR_QUARTER)
        .or(Flags(1 << 31));
    /// The word has a meaning of its own at which an expression can be found.
    pub(super) const MEANS: Flags = Flags(1 << 31);
}
