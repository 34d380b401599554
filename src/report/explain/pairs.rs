//! How each two claims of a row were compared: what they share, and the rule that says how they stand to each other.

use super::Telling;
use super::meaning::meaning;
use crate::compare::ladder::{self, Likeness, Thresholds, thresholds};
use crate::compare::relation;
use crate::compare::{Question, Reason};
use crate::report::asked::row_of;
use crate::report::wording;

/// More pairs than this are shown by their outcome alone.
const MOST_PAIRS: usize = 15;
/// More than this are counted.
const MOST_OUTCOMES: usize = 100;

impl Telling<'_> {
    pub(super) fn pairs(&mut self, question: &Question) {
        let mut pairs = Vec::new();
        for (x, &a) in question.claims.iter().enumerate() {
            pairs.extend(question.claims.iter().skip(x + 1).map(|&b| (a, b)));
        }
        if pairs.is_empty() && question.pair.is_none() {
            return;
        }
        let many = pairs.len() > MOST_PAIRS;
        if let Some((a, b)) = question.pair {
            let heading = self.bold("The pair that decides");
            self.line(&format!("\n{heading}"));
            self.pair(a, b, Some(question.reason));
        }
        let rest: Vec<(usize, usize)> =
            pairs.into_iter().filter(|pair| Some(*pair) != question.pair).collect();
        if rest.is_empty() {
            return;
        }
        let heading = self.bold(if question.pair.is_some() { "The other pairs" } else { "The pairs" });
        self.line(&format!("\n{heading}"));
        let left_out = rest.len().saturating_sub(MOST_OUTCOMES);
        for (a, b) in rest.into_iter().take(MOST_OUTCOMES) {
            if many {
                self.outcome(a, b);
            } else {
                self.pair(a, b, None);
            }
        }
        if left_out > 0 {
            self.line(&format!(
                "  and {left_out} more; name two claims by their ids to see how they compare"
            ));
        }
    }

    /// A pair in full; true where the two are alike enough for one row. `decided` is what the row made of it, where the
    /// row rests on it.
    pub(super) fn pair(&mut self, a: usize, b: usize, decided: Option<Reason>) -> bool {
        let (Some(x), Some(y)) = (self.prepared.get(a), self.prepared.get(b)) else { return false };
        let likeness = ladder::compare(x, y);
        let related = relation::relate(x, y);
        let names = format!("  {} – {}", self.short(a), self.short(b));
        self.line(&names);
        let joined = self.joined(a, b);
        self.line(&format!("    together   {}", together(&likeness, joined)));
        if !likeness.levels.is_empty() {
            self.line(&format!("               {}", levels(&likeness)));
        }
        if joined == Joined::No && likeness.veto.is_some() {
            return false;
        }
        let said = |reason: Reason| format!("{}, {}", reason.verdict().word(), reason.code());
        let by_itself = related.as_ref().map(|related| related.reason);
        if let Some(reason) = decided.filter(|decided| Some(*decided) != by_itself) {
            self.line(&format!("    stand      {}: {}", said(reason), meaning(reason)));
            if let (Reason::WeakMatch, Some(other)) = (reason, by_itself) {
                self.line(&format!("               were that sure: {}", said(other)));
            }
        } else if let Some(related) = related {
            let likely = if related.likely { ", likely" } else { "" };
            self.line(&format!(
                "    stand      {}{likely}: {}",
                said(related.reason),
                meaning(related.reason)
            ));
            if !related.tried.is_empty() {
                self.line(&format!("    tried      {}; none of these applied", related.tried.join(" · ")));
            }
        }
        likeness.veto.is_none() && likeness.score >= thresholds().link
    }

    /// How two claims came to stand in one row.
    fn joined(&self, a: usize, b: usize) -> Joined {
        let row = row_of(self.comparison, a);
        if row.is_none() || row != row_of(self.comparison, b) {
            return Joined::No;
        }
        let by_hand = |i: usize| self.comparison.claims.get(i).is_some_and(|claim| claim.by_hand.is_some());
        if by_hand(a) && by_hand(b) { Joined::ByHand } else { Joined::ByRow }
    }

    /// A pair in one line.
    fn outcome(&mut self, a: usize, b: usize) {
        let (Some(x), Some(y)) = (self.prepared.get(a), self.prepared.get(b)) else { return };
        let likeness = ladder::compare(x, y);
        let outcome = match (likeness.veto, relation::relate(x, y)) {
            (Some(veto), _) => veto.phrase().to_string(),
            (None, Some(related)) => {
                format!("{}, {}", related.reason.verdict().word(), related.reason.code())
            }
            (None, None) => "not compared".to_string(),
        };
        let line = format!("  {} – {}: {outcome} ({:.2})", self.short(a), self.short(b), likeness.score);
        self.line(&line);
    }

    fn short(&self, i: usize) -> String {
        let Some(claim) = self.comparison.claims.get(i) else { return String::new() };
        format!("{} {}", claim.article, wording::value(claim, self.year))
    }

    /// Two claims that are alike by themselves, and whose rows were not joined: a veto, or too little in common on average.
    pub(super) fn kept_apart(&mut self, x: usize, y: usize) {
        let claims =
            |row: usize| self.comparison.questions.get(row).map(|q| q.claims.clone()).unwrap_or_default();
        let (mut sum, mut n) = (0.0, 0usize);
        let mut veto = None;
        for i in claims(x) {
            for k in claims(y) {
                let (Some(p), Some(q)) = (self.prepared.get(i), self.prepared.get(k)) else { continue };
                let likeness = ladder::compare(p, q);
                if let (None, Some(found)) = (veto, likeness.veto) {
                    veto = Some((i, k, found));
                }
                sum += likeness.score;
                n += 1;
            }
        }
        let why = match veto {
            Some((i, k, veto)) => {
                format!("their rows hold {} and {}: {}", self.short(i), self.short(k), veto.phrase())
            }
            None if n > 1 => format!(
                "on average the claims of the two rows share {:.2}; one row takes {:.2}",
                sum / n as f32,
                thresholds().link
            ),
            None => "the dates were parted into two occasions of one event".to_string(),
        };
        self.line(&format!("    apart      {why}"));
    }
}

/// How two claims came to stand in one row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joined {
    /// They don't.
    No,
    /// A person wrote both.
    ByHand,
    /// They are alike, or others of the row are like both.
    ByRow,
}

/// Whether two claims answer one question, and how surely.
fn together(likeness: &Likeness, joined: Joined) -> String {
    if let (Some(veto), Joined::No) = (likeness.veto, joined) {
        return format!("no: {}", veto.phrase());
    }
    let score = likeness.score;
    let Thresholds { link, strong, .. } = thresholds();
    let least = format!("{score:.2} (a row takes {link:.2}, a flag {strong:.2})");
    match (score, joined) {
        (_, Joined::ByHand) => "yes, by hand".to_string(),
        (s, _) if s >= strong => format!("yes: {least}"),
        (s, _) if s >= link => format!("yes, but by themselves too weakly for a flag: {least}"),
        (_, Joined::ByRow) => format!("by the rest of the row, not by themselves: {least}"),
        (_, Joined::No) => format!("no: {least}"),
    }
}

fn levels(likeness: &Likeness) -> String {
    let one = |(field, level, weight): &(ladder::Field, ladder::Level, f32)| {
        format!(
            "{} {} {weight:+.2}",
            format!("{field:?}").to_lowercase(),
            format!("{level:?}").to_lowercase()
        )
    };
    // What weighs nothing explains nothing.
    let told = likeness.levels.iter().filter(|(_, _, weight)| *weight != 0.0);
    told.map(one).collect::<Vec<_>>().join(" · ")
}
