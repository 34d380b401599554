//! What people ruled on a case: review.yaml read and appended to, and its decisions held against what was compared.
//!
//! A decision names the claims it was made on, each with what it said then. It holds while they stand so, and else is stale:
//! shown with what joined, left or changed, never dropped and never applied. Nothing here rewrites a line that somebody wrote.

pub mod check;
pub mod decision;
mod glance;
pub mod judge;
pub mod line;
pub mod log;
pub mod schema;
pub mod standing;
pub mod store;
mod unions;

pub use decision::{Decision, Mark, Row, Ruling};
pub use log::{Entry, Log};
pub use standing::{Review, Ruled, Stale, Standing};

/// The name of the file that holds a case's decisions.
pub const REVIEW: &str = "review.yaml";
/// What the first key of review.yaml must say.
pub const SCHEMA: &str = "dissensus/review/1";
