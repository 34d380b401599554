//! Why two claims do not stand in one row, and which claim of another article comes nearest to a row.

use super::{Telling, why};
use crate::claim::Check;
use crate::compare::Question;
use crate::compare::apart::Apart;
use crate::compare::ladder::{self, Veto, thresholds};
use crate::report::asked::row_of;
use std::collections::BTreeMap;

impl Telling<'_> {
    /// Why two claims of two rows do not stand in one.
    pub(super) fn kept_apart(&mut self, a: usize, b: usize) {
        if let Some(split) = self.split_by(a, b) {
            self.hanging(&format!("  {split}"), 2);
            return;
        }
        let Some(apart) = self.gathering.apart(&self.prepared, a, b) else { return };
        let row = thresholds().link;
        let why = match apart {
            Apart::Veto(veto) => {
                format!(
                    "{} is a veto: whatever else they share, they answer two questions.",
                    capital(veto.phrase())
                )
            }
            Apart::TooLittle(score) => {
                format!(
                    "Their sum is {score:.2}, and one row takes {row:.2}: too little to say that they answer one question."
                )
            }
            Apart::VetoBetween(i, k, veto) => format!(
                "By themselves they are alike enough for one row. But each was gathered with others first, and of these {} and {} can't answer one question: {}.",
                self.short(i),
                self.short(k),
                veto.phrase()
            ),
            Apart::OnAverage(score) => format!(
                "By themselves they are alike enough for one row. But each was gathered with others first, and on average the claims of the two groups share {score:.2}; one row takes {row:.2}."
            ),
            Apart::Parted(doubt) => format!(
                "They were gathered into one row, as they are alike enough for that, and the row was parted, since a difference between them would be a flag that the texts do not bear out: {}.",
                why::doubt(doubt)
            ),
        };
        self.hanging(&format!("  {why}"), 2);
    }

    /// For a row of one article: the nearest claim of another article, and why it does not stand here.
    pub(super) fn nearest(&mut self, question: &Question) {
        let mut best: Option<(f32, usize, usize)> = None;
        let mut ruled_out: BTreeMap<Veto, usize> = BTreeMap::new();
        for (b, y) in self.prepared.iter().enumerate() {
            if question.claims.contains(&b) || y.claim.evidence.check == Check::Orphaned {
                continue;
            }
            let mut vetoes = Vec::new();
            let mut likest: Option<(f32, usize, usize)> = None;
            for &a in &question.claims {
                let Some(x) = self.prepared.get(a).filter(|x| x.claim.article != y.claim.article) else {
                    continue;
                };
                let likeness = ladder::compare(x, y);
                match likeness.veto {
                    Some(veto) => vetoes.push(veto),
                    None if likest.is_none_or(|(most, ..)| likeness.score > most) => {
                        likest = Some((likeness.score, a, b));
                    }
                    None => {}
                }
            }
            match (likest, vetoes.first()) {
                (Some(found), _) if best.is_none_or(|(most, ..)| found.0 > most) => best = Some(found),
                (None, Some(veto)) => *ruled_out.entry(*veto).or_default() += 1,
                _ => {}
            }
        }
        let heading = self.bold("Why no other article stands here");
        self.line(&format!("\n{heading}"));
        let Some((_, a, b)) = best else {
            let listed: Vec<String> =
                ruled_out.iter().map(|(veto, number)| format!("{} ({number})", veto.phrase())).collect();
            let line = match listed.as_slice() {
                [] => "  The other articles have no claims.".to_string(),
                listed => {
                    format!("  No claim of another article can answer this question: {}.", listed.join(", "))
                }
            };
            self.hanging(&line, 2);
            return;
        };
        let row = row_of(self.comparison, b).map(|row| format!(", of row {}", row + 1)).unwrap_or_default();
        self.line(&format!("  The nearest is {}{row}.", self.short(b)));
        self.pair(a, b, None);
        self.kept_apart(a, b);
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
