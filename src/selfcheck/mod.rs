//! A case's own error rate: its texts are changed on purpose, one place at a time, and compared again.
//!
//! A harmful change (another figure, another day, a denial) of a claim that stands in a row with another article's should raise a flag
//! there; a harmless one (a rounding with a hedge, another spelling) should raise none. It needs no gold, only a case. What
//! it says nothing of: claims that stand alone, and differences that need more than one change.

mod change;
mod harmful;
mod harmless;
mod kind;
mod outcome;
mod places;
mod score;
mod words;

pub use change::Change;
pub use kind::Kind;
pub use outcome::{Finding, Outcome, Row, Why};
pub use score::{Line, Report, Tally, run};
