//! What people decided on a row, whether it holds, and how to decide otherwise: lines that can be pasted.

use super::Telling;
use crate::case::{Case, Comparison};
use crate::claim::{Claim, Kind, Value};
use crate::compare::Question;
use crate::report::Look;
use crate::report::decided::{
    State, Told, by_and_when, history, in_full, note_words, of_row, standing, state,
};
use crate::report::wording::{self, printable, shell};
use crate::review::{Decision, Ruling};

/// Explains a decision by its id: what, who, when, on what, and whether it holds; `None` where there is none of this id.
pub fn decision(case: &Case, comparison: &Comparison, id: &str, width: usize, look: Look) -> Option<String> {
    let all = history(case, comparison);
    let told = *all.iter().find(|told| told.decision.id == id)?;
    let mut telling = Telling::new(case, comparison, width, look);
    telling.one_decision(&told);
    Some(telling.out)
}

impl<'c> Telling<'c> {
    /// All decisions on claims of a row, in their order, those that were taken back and the stale among them.
    pub(super) fn decisions_on(&mut self, row: usize) {
        let all = history(self.case, self.comparison);
        let of_row = of_row(&all, self.comparison, row);
        if of_row.is_empty() {
            return;
        }
        let heading = self.bold("What people decided");
        self.line(&format!("\n{heading}"));
        for told in &of_row {
            let line = format!(
                "  {}  {}: {}",
                printable(&told.decision.id),
                by_and_when(told.decision),
                in_full(self.comparison, told.decision)
            );
            self.hanging(&line, 12);
            if let Some(note) = note_words(told.decision) {
                self.hanging(&format!("            note: {note}"), 12);
            }
            // What holds says nothing more, but where the rules say something else by now.
            match told.state {
                State::Holds => {}
                _ => self.hanging(&format!("            {}", state(self.comparison, told)), 12),
            }
            if let Some(line) = self.rules_moved(told, row) {
                self.hanging(&format!("            {line}"), 12);
            }
        }
    }

    /// What the rules say by now, where that is not what they said when a verdict was given.
    fn rules_moved(&self, told: &Told, row: usize) -> Option<String> {
        let Ruling::Verdict { was, .. } = &told.decision.ruling else { return None };
        if told.state != State::Holds {
            return None;
        }
        let question = self.comparison.questions.get(row)?;
        let now = format!("{}, {}", question.reason.verdict().word(), question.reason.code());
        let is_same = was.is_empty()
            || plain(was) == plain(&now)
            || plain(was).starts_with(&format!("{}:", plain(&now)));
        (!is_same).then(|| format!("since then the rules have come to say {}", plain(&now)))
    }

    fn one_decision(&mut self, told: &Told) {
        let decision = told.decision;
        let title = format!("Decision {}: {}", printable(&decision.id), in_full(self.comparison, decision));
        self.line(&self.bold(&title));
        self.line(&format!("  by         {}", by_and_when(decision)));
        if let Some(row) = decision.ruling.row() {
            self.line(&format!("  on         {}", printable(&row.label)));
        }
        if let Some((row, question)) = told.row.and_then(|i| Some((i, self.comparison.questions.get(i)?))) {
            let standing = standing(self.comparison, row, self.year);
            self.line(&format!("  now        row {}, {}: {standing}", row + 1, printable(&question.label)));
        }
        if let Some(note) = note_words(decision) {
            self.line(&format!("  note       {note}"));
        }
        let marks = match &decision.ruling {
            Ruling::SameOrigin { articles } => articles.as_slice(),
            ruling => ruling.claims(),
        };
        if !marks.is_empty() {
            let heading = self.bold("As it was");
            self.line(&format!("\n{heading}"));
        }
        for mark in marks {
            self.line(&format!("  {}  {}", printable(&mark.id), printable(&mark.says)));
        }
        let heading = self.bold("Does it hold?");
        self.line(&format!("\n{heading}"));
        let held = match told.state {
            State::Holds => match &decision.ruling {
                Ruling::Verdict { .. }
                | Ruling::Flag { .. }
                | Ruling::Unflag { .. }
                | Ruling::Note { .. } => {
                    "Yes: the row has the claims it had then and no others, and they say what they said."
                        .to_string()
                }
                Ruling::SameOrigin { .. } => "Yes: the articles have the text they had then.".to_string(),
                Ruling::Undo { .. } => "Yes: the decision that it took back does not count.".to_string(),
                _ => "Yes: the claims it names say what they said then.".to_string(),
            },
            State::Replaced(_) => format!(
                "What it was made on is as it was, but a later decision says what stands: {}.",
                state(self.comparison, told)
            ),
            State::Undone(_) => format!("No: {}.", state(self.comparison, told)),
            State::Stale(stale) if stale.overruled_by.is_some() => {
                format!("No: {}.", state(self.comparison, told))
            }
            State::Stale(_) => format!("No, it is {}.", state(self.comparison, told)),
        };
        self.hanging(&format!("  {held}"), 2);
        if let Some(moved) = told.row.and_then(|row| self.rules_moved(told, row)) {
            self.hanging(&format!("  But {moved}."), 2);
        }
        let Some(case) = self.case_path() else { return };
        if let Some(row) = told.row {
            self.command(&format!("\n  dissensus explain {case} {}", row + 1));
        } else {
            self.out.push('\n');
        }
        self.command(&format!("  dissensus review {case}"));
    }

    /// How to say otherwise, as commands that can be pasted and changed; nothing for articles outside of a case.
    pub(super) fn commands(&mut self, question: &Question) {
        let Some(case) = self.case_path() else { return };
        let decided = question.pair.map(|(a, b)| vec![a, b]).unwrap_or_default();
        let chosen =
            if decided.is_empty() { question.claims.iter().copied().take(1).collect() } else { decided };
        let heading = self.bold("To say otherwise");
        self.line(&format!("\n{heading}"));
        self.command(&format!("  dissensus review {case}"));
        let claims: Vec<&Claim> = chosen.iter().filter_map(|i| self.comparison.claims.get(*i)).collect();
        for claim in claims.iter().filter(|claim| claim.by_hand.is_none()) {
            let (id, value) = (shell(&claim.id), shell(&written(claim)));
            let key = value_key(claim);
            // A value below zero would be taken for an option.
            let between = if written(claim).starts_with('-') { '=' } else { ' ' };
            self.command(&format!("  dissensus add {case} --amends {id} --{key}{between}{value}"));
            self.command(&format!("  dissensus add {case} --amends {id} --reject"));
        }
        if let Some(claim) = claims.iter().find(|claim| claim.by_hand.is_none()) {
            self.command(&format!("  dissensus add {case} --same-as {}", shell(&claim.id)));
        }
    }

    /// A command stands on one line, however long: a broken one can't be pasted.
    fn command(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    fn case_path(&self) -> Option<String> {
        self.case.folder.as_ref().map(|folder| shell(&folder.display().to_string()))
    }

    /// True where a decision that holds merged two claims.
    pub(super) fn is_merged(&self, a: usize, b: usize) -> bool {
        self.holding(a, b, |ruling| matches!(ruling, Ruling::Same { .. })).is_some()
    }

    /// The decision that says of two claims that they answer two questions, in a sentence.
    pub(super) fn split_by(&self, a: usize, b: usize) -> Option<String> {
        let (x, y) = (self.comparison.claims.get(a)?, self.comparison.claims.get(b)?);
        let parts = |ruling: &Ruling| match ruling {
            Ruling::Apart { leaving, .. } => leaving.contains(&x.id) != leaving.contains(&y.id),
            _ => false,
        };
        let by = self.holding(a, b, parts)?;
        Some(format!("They stand in two rows by a decision of {} ({}).", by_and_when(by), printable(&by.id)))
    }

    /// The last decision that holds, names both claims, and is such a ruling.
    fn holding(&self, a: usize, b: usize, is_such: impl Fn(&Ruling) -> bool) -> Option<&'c Decision> {
        let (x, y) = (self.comparison.claims.get(a)?, self.comparison.claims.get(b)?);
        let names = |ruling: &Ruling| {
            [x, y].iter().all(|claim| ruling.claims().iter().any(|mark| mark.id == claim.id))
        };
        let is_stale = |id: &str| self.comparison.review.stale.iter().any(|stale| stale.decision.id == id);
        let counting = self.case.log().counting().into_iter().rev();
        let mut found = counting.filter(|decision| is_such(&decision.ruling) && names(&decision.ruling));
        found.find(|decision| !is_stale(&decision.id))
    }
}

/// "conflict, values-apart" without signs, as reports have it.
fn plain(said: &str) -> String {
    printable(said).replace('-', " ")
}

/// A claim's value as curated.yaml takes it.
fn written(claim: &Claim) -> String {
    match &claim.value {
        Value::Figure { .. } => wording::value(claim, None),
        Value::Date(when) => when.edtf.clone(),
        Value::Text(text) => printable(text),
    }
}

/// The key of curated.yaml for a claim's value.
fn value_key(claim: &Claim) -> &'static str {
    match (&claim.value, claim.kind) {
        (Value::Figure { .. }, _) => "figure",
        (Value::Date(_), _) => "date",
        (Value::Text(_), Kind::Place) => "place",
        (Value::Text(_), Kind::Role) => "role",
        (Value::Text(_), _) => "statement",
    }
}
