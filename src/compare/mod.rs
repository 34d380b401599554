//! Claims of a case aligned into questions, and judged.
//!
//! `align` gathers claims that answer the same question, never by their values; [`occasion`] parts the dates of events
//! that come round again; [`relation`] says how two claims stand to each other, [`tie`] whether they belong together firmly
//! enough to say so aloud, [`told`] whose telling each is; [`question`] takes the most serious.

mod align;
pub mod apart;
mod around;
mod blocks;
mod facts;
pub mod gathered;
pub mod label;
pub mod ladder;
mod likeness;
pub mod links;
pub mod occasion;
pub mod prepared;
pub mod question;
pub mod relation;
pub mod rivals;
mod row;
pub mod scope;
pub mod set;
pub mod tie;
pub mod told;
pub mod vector;
pub mod verdict;

pub use blocks::Split;
pub use gathered::Gathered;
pub use links::Links;
pub use prepared::{Prepared, Source};
pub use question::{Question, Related};
pub use verdict::{Reason, Verdict};

use crate::claim::Claim;
use set::VagueWords;

/// Aligns and judges the claims of a case; `own` are the newsroom's own vague words, `links` what people ruled on what belongs
/// together. The questions come in the order of the table: what several articles answer first, figures and dates first, flagged first.
///
/// It is a pure function of its arguments: the order of the claims is that of the articles and of their texts, and nothing else decides;
/// so blocks of claims can be judged side by side, and elsewhere.
pub fn compare(claims: &[Claim], sources: &[Source], own: &VagueWords, links: &Links) -> Vec<Question> {
    if *links == Links::default() {
        return gathered::once(claims, sources, own);
    }
    Gathered::of(claims, sources, own).questions(claims, sources, links)
}
