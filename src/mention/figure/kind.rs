//! The kinds of figures, in the words that reports and `annotate` use.

use super::{Dimension, Figure, Hedge};
use rust_decimal::Decimal;

/// What sort of figure it is, coarser than its [`Dimension`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A bare number or a count: "58 soldiers".
    Number,
    /// "7.2%", "half of".
    Percent,
    /// "3 percentage points".
    PercentagePoint,
    /// "third".
    Ordinal,
    /// "$3bn"; the unit's name is its ISO 4217 code where the text tells whose money it is.
    Money,
    /// "36-year-old".
    Age,
    /// Anything else that is measured: "10 km", "7.6 magnitude".
    Dimension,
    /// "four days".
    Duration,
    /// "2-0".
    Score,
    /// "one in five", "four times as many", "doubled".
    Ratio,
}

impl Kind {
    /// The word for it: `number`, `percent`, `percentage point`, `ordinal`, `money`, `age`, `dimension`, `duration`,
    /// `score`, `ratio`.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Number => "number",
            Kind::Percent => "percent",
            Kind::PercentagePoint => "percentage point",
            Kind::Ordinal => "ordinal",
            Kind::Money => "money",
            Kind::Age => "age",
            Kind::Dimension => "dimension",
            Kind::Duration => "duration",
            Kind::Score => "score",
            Kind::Ratio => "ratio",
        }
    }
}

impl From<Dimension> for Kind {
    fn from(dimension: Dimension) -> Kind {
        match dimension {
            Dimension::Count => Kind::Number,
            Dimension::Percent => Kind::Percent,
            Dimension::PercentagePoint => Kind::PercentagePoint,
            Dimension::Ordinal => Kind::Ordinal,
            Dimension::Money => Kind::Money,
            Dimension::Age => Kind::Age,
            Dimension::Duration => Kind::Duration,
            Dimension::Score => Kind::Score,
            Dimension::Ratio => Kind::Ratio,
            Dimension::Length
            | Dimension::Area
            | Dimension::Volume
            | Dimension::Mass
            | Dimension::Speed
            | Dimension::Temperature
            | Dimension::Magnitude
            | Dimension::Other => Kind::Dimension,
        }
    }
}

impl Figure {
    /// What sort of figure it is.
    pub fn kind(&self) -> Kind {
        Kind::from(self.dimension)
    }

    /// Its lower and upper end, a vague word's by the table; one value twice for an exact figure.
    pub fn ends(&self) -> (Option<Decimal>, Option<Decimal>) {
        (self.value.min, self.value.max.or(self.upper))
    }

    /// How the number is bounded, in signs: `=`, `~`, `>`, `>=`, `<`, `<=` or `range`; a vague word is a range.
    pub fn modifier(&self) -> &'static str {
        match self.value.hedge {
            None => "=",
            Some(Hedge::About) => "~",
            Some(Hedge::AtLeast) => ">=",
            Some(Hedge::MoreThan) => ">",
            Some(Hedge::UpTo) => "<=",
            Some(Hedge::Nearly | Hedge::LessThan) => "<",
            Some(Hedge::Range | Hedge::Vague) => "range",
        }
    }
}
