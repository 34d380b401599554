//! Claims of a case aligned into questions, and judged.
//!
//! [`align`] gathers claims that answer the same question, never by their values; [`occasion`] parts the dates of events
//! that come round again; [`relation`] says how two claims stand to each other, [`tie`] whether they belong together firmly
//! enough to say so aloud, [`told`] whose telling each is; [`question`] takes the most serious.

pub mod align;
pub mod apart;
pub mod gathered;
pub mod keys;
pub mod label;
pub mod ladder;
pub mod links;
pub mod occasion;
pub mod prepared;
pub mod question;
pub mod relation;
pub mod rivals;
pub mod scope;
pub mod set;
pub mod tie;
pub mod told;
pub mod vector;
pub mod verdict;

pub use gathered::Gathered;
pub use links::Links;
pub use prepared::{Prepared, Source};
pub use question::{Question, Related};
pub use verdict::{Reason, Verdict};

use crate::claim::Claim;
use set::VagueWords;

/// Aligns and judges the claims of a case; `own` are the newsroom's own vague words, `links` what people ruled on what belongs
/// together. The questions come in the order of the table:
/// what several articles answer first, figures and dates first, flagged first.
pub fn compare(claims: &[Claim], sources: &[Source], own: &VagueWords, links: &Links) -> Vec<Question> {
    Gathered::of(claims, sources, own).questions(claims, sources, links)
}
