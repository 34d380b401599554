//! The sorts of changes: ten after which two articles disagree, six after which they say what they said.

/// What sort of change it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An exact figure becomes another one.
    FigureChanged,
    /// One digit of a figure becomes another one.
    DigitChanged,
    /// A figure has one zero more.
    TenTimes,
    /// The killed and the injured of one sentence change their figures.
    HarmsSwapped,
    /// A length, a sum or a time is told in another unit, with the same figure.
    UnitChanged,
    /// A day of a month, or a weekday, becomes another one.
    DayMoved,
    /// A month becomes another one.
    MonthChanged,
    /// The people who are counted are those of another side.
    SideChanged,
    /// The sentence says that it was not so.
    Negated,
    /// Who said it denies it.
    Denied,
    /// An exact figure becomes "about" a round one.
    Rounded,
    /// Thousands are parted by a comma, or no more.
    Separators,
    /// A number is written in digits or in words.
    NumberWords,
    /// A word of the sentence takes its other spelling.
    Respelled,
    /// A verb of harm becomes another one of the same meaning.
    Synonym,
    /// The day, or who says it, moves from one end of the sentence to the other.
    Reordered,
}

impl Kind {
    /// All kinds, the harmful first.
    pub const ALL: [Kind; 16] = [
        Kind::FigureChanged,
        Kind::DigitChanged,
        Kind::TenTimes,
        Kind::HarmsSwapped,
        Kind::UnitChanged,
        Kind::DayMoved,
        Kind::MonthChanged,
        Kind::SideChanged,
        Kind::Negated,
        Kind::Denied,
        Kind::Rounded,
        Kind::Separators,
        Kind::NumberWords,
        Kind::Respelled,
        Kind::Synonym,
        Kind::Reordered,
    ];

    /// True where the change makes two articles disagree.
    pub fn is_harmful(self) -> bool {
        self <= Kind::Denied
    }

    /// True for harmful changes of a figure or a day itself.
    pub fn is_of_value(self) -> bool {
        self <= Kind::MonthChanged
    }

    /// True where a random value is put in, so that one place can be tried several times.
    pub(super) fn has_many_ways(self) -> bool {
        matches!(self, Kind::FigureChanged | Kind::DigitChanged | Kind::DayMoved | Kind::MonthChanged)
    }

    /// A phrase for people.
    pub fn phrase(self) -> &'static str {
        match self {
            Kind::FigureChanged => "another figure",
            Kind::DigitChanged => "one digit",
            Kind::TenTimes => "one zero more",
            Kind::HarmsSwapped => "killed and injured swapped",
            Kind::UnitChanged => "another unit",
            Kind::DayMoved => "another day",
            Kind::MonthChanged => "another month",
            Kind::SideChanged => "another side",
            Kind::Negated => "a not put in",
            Kind::Denied => "said becomes denied",
            Kind::Rounded => "about a round figure",
            Kind::Separators => "commas in figures",
            Kind::NumberWords => "digits or words",
            Kind::Respelled => "another spelling",
            Kind::Synonym => "another word of harm",
            Kind::Reordered => "another order",
        }
    }
}
