//! Claims of a case aligned into questions, and judged.
//!
//! [`align`] gathers claims that answer the same question, never by their values; [`occasion`] parts the dates of events
//! that come round again; [`relation`] says how two claims stand to each other, [`tie`] whether they belong together firmly
//! enough to say so aloud, [`told`] whose telling each is; [`question`] takes the most serious.

pub mod align;
pub mod apart;
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

pub use links::Links;
pub use prepared::{Prepared, Source};
pub use question::{Question, Related};
pub use verdict::{Reason, Verdict};

use crate::claim::Claim;
use set::VagueWords;
use std::collections::HashMap;

/// Aligns and judges the claims of a case; `own` are the newsroom's own vague words, `links` what people ruled on what belongs
/// together. The questions come in the order of the table:
/// what several articles answer first, figures and dates first, flagged first.
pub fn compare(claims: &[Claim], sources: &[Source], own: &VagueWords, links: &Links) -> Vec<Question> {
    let prepared = ready(claims, sources, own, links);
    // The rows of the rules; of each claim its row, and the group out of which that was gathered.
    let (mut rows, mut gathered) = (Vec::new(), HashMap::new());
    for (group, members) in align::align(&prepared).into_iter().enumerate() {
        for part in question::settle(&prepared, members) {
            gathered.extend(part.iter().map(|i| (*i, (group, rows.len()))));
            rows.push(part);
        }
    }
    let rows = links.shape(&prepared, rows);
    let mut questions: Vec<Question> = rows.iter().map(|row| question::judge(&prepared, row)).collect();
    question::siblings(&prepared, &mut questions, &gathered);
    scope::relate(&prepared, &mut questions);
    questions.sort_by_key(question::order);
    questions
}

/// The claims of a case made ready, with what people ruled on them.
pub fn ready<'a>(
    claims: &'a [Claim],
    sources: &'a [Source],
    own: &VagueWords,
    links: &Links,
) -> Vec<Prepared<'a>> {
    let mut prepared = prepared::prepare(claims, sources, own);
    links.mark(&mut prepared);
    prepared
}
