//! How each two claims of a row were compared: what they share, and the rule that says how they stand to each other.

use super::meaning::meaning;
use super::{Telling, levels, why};
use crate::compare::apart;
use crate::compare::ladder::{self, Likeness, thresholds};
use crate::compare::question::{self, Pair};
use crate::compare::relation::{self, Relation};
use crate::compare::{Question, Reason, tie};
use crate::report::asked::row_of;
use crate::report::decided::is_ruled_otherwise;
use crate::report::wording;

/// More pairs than this are shown by their outcome alone.
const MOST_PAIRS: usize = 15;
/// More than this are counted.
const MOST_OUTCOMES: usize = 100;

impl<'c> Telling<'c> {
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
            let by = if is_ruled_otherwise(question) { ", by the rules" } else { "" };
            let heading = self.bold(&format!("The pair that decides{by}"));
            self.line(&format!("\n{heading}"));
            self.measure();
            self.pair(a, b, Some(question));
        }
        let rest: Vec<(usize, usize)> =
            pairs.into_iter().filter(|pair| Some(*pair) != question.pair).collect();
        if rest.is_empty() {
            return;
        }
        let heading = self.bold(if question.pair.is_some() { "The other pairs" } else { "The pairs" });
        self.line(&format!("\n{heading}"));
        if question.pair.is_none() {
            self.measure();
        }
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

    /// What the figures of the pairs below are.
    pub(super) fn measure(&mut self) {
        let (link, strong) = (thresholds().link, thresholds().strong);
        let line = format!(
            "  How alike two claims are, field by field: {link:.2} in sum makes one row, {strong:.2} a flag."
        );
        self.hanging(&line, 2);
    }

    /// A pair in full. `decides` is the row whose verdict rests on it, if one does.
    pub(super) fn pair(&mut self, a: usize, b: usize, decides: Option<&Question>) {
        let (Some(x), Some(y)) = (self.prepared.get(a), self.prepared.get(b)) else { return };
        let likeness = ladder::compare(x, y);
        let related = relation::relate(x, y);
        let mut lines = vec![format!("    {}", together(&likeness, self.joined(a, b)))];
        for (field, level, weight) in &likeness.levels {
            let said = levels::said(*field, x, y);
            let (field, level) = (levels::field(*field), levels::level(*field, *level, said.as_ref()));
            let said = said.map(|(p, q)| format!("{p} | {q}")).unwrap_or_default();
            let line = format!("      {field:<13}{level:<22}{weight:>+6.2}  {said}");
            lines.push(line.trim_end().to_string());
        }
        if let Some(veto) = likeness.veto {
            let said = levels::behind(veto, x, y).map(|(p, q)| format!(": {p} | {q}")).unwrap_or_default();
            lines.push(format!("      veto         {}{said}", veto.phrase()));
        }
        self.line(&format!("  {} – {}", self.short(a), self.short(b)));
        for line in lines {
            self.hanging(&line, if line.starts_with("      ") { 43 } else { 8 });
        }
        let row = self.row_of_both(a, b);
        if (decides.is_some() || row.is_none()) && likeness.veto.is_none() {
            let tried: Vec<&str> = levels::VETOES.iter().map(|veto| veto.phrase()).collect();
            self.hanging(&format!("    vetoes tried, and none fitting: {}", tried.join(" · ")), 8);
        }
        // Claims of two rows are held against each other by no rule, but where a part is held against its whole.
        if row.is_some() || decides.is_some() {
            self.stand(a, b, related, decides);
        }
    }

    /// What the rules say of two claims, and what the row makes of it.
    fn stand(&mut self, a: usize, b: usize, related: Option<Relation>, decides: Option<&Question>) {
        let Some(related) = related else {
            self.hanging("    compared with nothing: the quote of one has gone from its article", 8);
            return;
        };
        let likely = if related.likely { ", likely" } else { "" };
        let reason = related.reason;
        self.hanging(&format!("    {}{likely}: {}", said(reason), meaning(reason)), 8);
        match related.tried.as_slice() {
            [] => self.hanging("    that was the first rule tried", 8),
            tried => self.hanging(
                &format!("    tried before, in this order, and not fitting: {}", tried.join(" · ")),
                8,
            ),
        }
        if let Some(question) = self.row_of_both(a, b) {
            if let Some(but) = self.in_row(question, a, b, reason) {
                self.hanging(&format!("    in this row: {but}"), 8);
            }
        } else if let Some(question) = decides {
            // A part of this row against the whole of another.
            let reason = question.reason;
            self.hanging(&format!("    of a part and its whole: {}: {}", said(reason), meaning(reason)), 8);
        }
    }

    /// What the row makes of two of its claims, where that is not what the rules say of them alone.
    fn in_row(&self, question: &Question, a: usize, b: usize, alone: Reason) -> Option<String> {
        let is_earlier = |i: usize| self.comparison.claims.get(i).is_some_and(|claim| claim.superseded);
        let current = question.claims.iter().filter(|i| !is_earlier(**i)).count();
        if (is_earlier(a) || is_earlier(b)) && current > 1 {
            return Some(
                "left out, as its article calls one of them an earlier value, and the later ones count"
                    .into(),
            );
        }
        match question::of_pair(&self.prepared, &question.claims, a, b) {
            Pair::Silent => {
                Some("left out, as one of them is written in two units, and the other unit counts".into())
            }
            Pair::Excused => {
                let doubt = apart::doubt(&self.prepared, &question.claims, a, b);
                Some(format!("held against nobody: {}", why::doubt(doubt)))
            }
            Pair::Says((verdict, reason, ..)) if reason == alone => {
                let of_one = match (self.prepared.get(a), self.prepared.get(b)) {
                    (Some(x), Some(y)) => tie::is_one_voice(x, y),
                    _ => false,
                };
                (of_one && verdict > question.verdict).then(|| {
                    "one article says both in its own voice, which decides only where no two articles or voices say anything".into()
                })
            }
            Pair::Says((_, reason @ Reason::WeakMatch, ..)) => {
                let doubt = apart::doubt(&self.prepared, &question.claims, a, b);
                Some(format!("{}: {}", said(reason), why::doubt(doubt)))
            }
            Pair::Says((_, reason @ (Reason::Superseded | Reason::Rescheduled), ..)) => Some(format!(
                "{}: the article of one of them names what the other has as the earlier value",
                said(reason)
            )),
            Pair::Says((_, reason, ..)) => Some(format!("{}: {}", said(reason), meaning(reason))),
        }
    }

    fn row_of_both(&self, a: usize, b: usize) -> Option<&'c Question> {
        let row = row_of(self.comparison, a)?;
        self.comparison.questions.get(row).filter(|question| question.claims.contains(&b))
    }

    /// How two claims came to stand in one row.
    fn joined(&self, a: usize, b: usize) -> Joined {
        if self.row_of_both(a, b).is_none() {
            return Joined::No;
        }
        if self.is_merged(a, b) {
            return Joined::ByPerson;
        }
        let by_hand = |i: usize| self.comparison.claims.get(i).is_some_and(|claim| claim.by_hand.is_some());
        if by_hand(a) && by_hand(b) { Joined::ByHand } else { Joined::ByRow }
    }

    /// A pair in one line.
    fn outcome(&mut self, a: usize, b: usize) {
        let (Some(x), Some(y)) = (self.prepared.get(a), self.prepared.get(b)) else { return };
        let likeness = ladder::compare(x, y);
        let related = relation::relate(x, y);
        let row = self.row_of_both(a, b);
        let reason = related.as_ref().map(|related| related.reason);
        let but = row.zip(reason).and_then(|(question, reason)| self.in_row(question, a, b, reason));
        let but = but.map(|but| format!("; in this row: {but}")).unwrap_or_default();
        let outcome = match (likeness.veto, related) {
            (Some(veto), _) => format!("{}, in one row by the others", veto.phrase()),
            (None, Some(related)) => {
                format!(
                    "{}, {}; sum {:.2}",
                    related.reason.verdict().word(),
                    related.reason.code(),
                    likeness.score
                )
            }
            (None, None) => {
                "compared with nothing, as the quote of one has gone from its article".to_string()
            }
        };
        let line = format!("  {} – {}: {outcome}{but}", self.short(a), self.short(b));
        self.hanging(&line, 4);
    }

    pub(super) fn short(&self, i: usize) -> String {
        let Some(claim) = self.comparison.claims.get(i) else { return String::new() };
        format!("{} {}", claim.article, wording::value(claim, self.year))
    }
}

/// "updated, superseded".
fn said(reason: Reason) -> String {
    format!("{}, {}", reason.verdict().word(), reason.code())
}

/// How two claims came to stand in one row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joined {
    /// They don't.
    No,
    /// A person wrote both.
    ByHand,
    /// A person merged them.
    ByPerson,
    /// They are alike, or others of the row are like both.
    ByRow,
}

/// Whether two claims answer one question, and how surely.
fn together(likeness: &Likeness, joined: Joined) -> String {
    let score = likeness.score;
    let (link, strong) = (thresholds().link, thresholds().strong);
    match (joined, likeness.veto) {
        (Joined::ByHand, _) => "in one row by hand".to_string(),
        (Joined::ByPerson, Some(_)) => "in one row by a person's decision; by themselves:".to_string(),
        (Joined::ByPerson, None) => {
            format!(
                "in one row by a person's decision; by themselves sum {score:.2}, and one row takes {link:.2}"
            )
        }
        (Joined::No, Some(_)) => "can't answer one question:".to_string(),
        (Joined::ByRow, Some(_)) => {
            "in one row by the other claims of the row, not by themselves:".to_string()
        }
        (_, None) if score >= strong => {
            format!("sum {score:.2}: enough for one row ({link:.2}), and for a flag ({strong:.2})")
        }
        (_, None) if score >= link => {
            format!(
                "sum {score:.2}: enough for one row ({link:.2}), by themselves not for a flag ({strong:.2})"
            )
        }
        (Joined::ByRow, None) => format!(
            "sum {score:.2}: in one row by the other claims of the row, by themselves too little ({link:.2})"
        ),
        (Joined::No, None) => format!("sum {score:.2}: too little for one row ({link:.2})"),
    }
}
