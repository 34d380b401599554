//! The desk of a reviewer: the rows of a case in the order of the work, all that a person needs to rule on one, and decisions made.
//!
//! Nothing here knows where a row is shown, or which key was pressed; the screen of `review` and a page use the same [`Queue`],
//! [`Sheet`] and [`Desk`].

pub mod add;
mod choice;
mod facets;
mod filter;
mod history;
pub mod passage;
mod queue;
pub mod ruling;
mod sheet;
mod status;
mod walk;
mod words;
mod work;

pub use choice::{Choice, Choices, choices};
pub use facets::{About, Facet, Facets, facets};
pub use filter::{Filter, KEYS};
pub use history::{Past, history};
pub use queue::{Progress, Queue, Scope, claim_ids, follow, is_in, progress, seriousness};
pub use sheet::{Beside, Gone, Shaped, Sheet, Told, homeless};
pub use status::{Entry, Status, status};
pub use walk::{candidates, is_open, next_open, row_of, seen};
pub use work::{Aside, Desk, Field, News, Outcome, Renewed, in_a_line};

#[cfg(test)]
mod tests;
