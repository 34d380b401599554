//! A desk with a case on it, at which people rule: `merge a:Nine a:21`, `ben: split c:24`, `undo 1`.

use dissensus::case::{Case, Comparison, Extraction};
use dissensus::compare::{Question, Verdict};
use dissensus::report::wording;
use dissensus::review::standing::mark_of;
use dissensus::review::{Decision, Log, Mark, Row, Ruling};
use jiff::Timestamp;

/// A case with the decisions made so far.
pub struct Desk {
    pub case: Case,
    pub extraction: Extraction,
    pub made: Vec<Decision>,
}

impl Desk {
    pub fn of(case: &Case) -> Desk {
        Desk { case: case.clone(), extraction: case.extract(), made: Vec::new() }
    }

    /// The case with these decisions, whatever the order in which they are given.
    pub fn with(&self, made: &[Decision]) -> Comparison {
        let log = made.iter().fold(Log::default(), |log, decision| log.with(decision.clone()));
        self.case.with_log(log).compare_found(&self.extraction).unwrap()
    }

    pub fn now(&self) -> Comparison {
        self.with(&self.made)
    }

    /// One ruling in words, made on the table as it is now.
    pub fn rule(&mut self, words: &str) {
        let (by, words) = words.split_once(": ").unwrap_or(("ana", words));
        let (words, note) = match words.split_once(" # ") {
            Some((words, note)) => (words, Some(note.to_owned())),
            None => (words, None),
        };
        let now = self.now();
        let (verb, rest) = words.split_once(' ').unwrap();
        let names: Vec<&str> = rest.split(' ').collect();
        let row = |name: &str| marks_of_row(&now, question(&now, name));
        let claim = |name: &str| Mark::of(&now.claims[place(&now, name)], String::new());
        let ruling = match verb {
            "accept" => {
                let question = question(&now, names[0]);
                let verdict = question.reason.verdict();
                Ruling::Verdict { on: row(names[0]), verdict, was: question.reason.code().to_owned() }
            }
            "call" => {
                let verdict = Verdict::of_word(names[0]).unwrap();
                Ruling::Verdict { on: row(names[1]), verdict, was: String::new() }
            }
            "flag" => Ruling::Flag { on: row(names[0]) },
            "unflag" => Ruling::Unflag { on: row(names[0]) },
            "note" => Ruling::Note { on: row(names[0]) },
            "merge" => {
                let mut on = row(names[0]);
                for name in &names[1..] {
                    on.claims.extend(row(name).claims);
                }
                Ruling::Same { on }
            }
            "split" => {
                let leaving = names.iter().map(|name| claim(name).id).collect();
                Ruling::Apart { on: row(names[0]), leaving }
            }
            "origin" => {
                let of = |id: &&str| self.case.articles.iter().find(|article| article.id == **id).unwrap();
                let mark = |id| Mark { id: of(id).id.clone(), mark: mark_of(of(id)), says: String::new() };
                Ruling::SameOrigin { articles: names.iter().map(mark).collect() }
            }
            "reject" => Ruling::Reject { claim: claim(names[0]) },
            "amend" => {
                let (key, value) = (names[1].to_owned(), names[2..].join(" "));
                Ruling::Amend { claim: claim(names[0]), to: vec![(key, value)] }
            }
            "undo" => Ruling::Undo { of: self.made[names[0].parse::<usize>().unwrap() - 1].id.clone() },
            verb => panic!("no ruling is called {verb:?}"),
        };
        self.make(by, ruling, note);
    }

    /// A decision, a second after the one before it.
    pub fn make(&mut self, by: &str, ruling: Ruling, note: Option<String>) {
        let seconds = 1_935_000_000 + i64::try_from(self.made.len()).unwrap();
        let note =
            note.or_else(|| matches!(ruling, Ruling::Note { .. }).then(|| "asked the desk".to_owned()));
        self.made.push(Decision::new(Timestamp::from_second(seconds).unwrap(), by, ruling, note));
    }
}

/// The place of a claim by its article and a piece of its quote without spaces.
#[track_caller]
pub fn place(now: &Comparison, name: &str) -> usize {
    let (article, words) = name.split_once(':').unwrap();
    let is = |quote: &str| quote.replace(' ', "_").contains(words);
    let found = now.claims.iter().position(|claim| claim.article == article && is(&claim.evidence.quote));
    found.unwrap_or_else(|| panic!("no claim {name}"))
}

#[track_caller]
pub fn question<'c>(now: &'c Comparison, name: &str) -> &'c Question {
    let place = place(now, name);
    now.questions.iter().find(|question| question.claims.contains(&place)).unwrap()
}

pub fn marks_of_row(now: &Comparison, question: &Question) -> Row {
    let mark = |i: &usize| Mark::of(&now.claims[*i], wording::value(&now.claims[*i], None));
    Row { label: question.label.clone(), claims: question.claims.iter().map(mark).collect() }
}

/// A row as its claims, in the order of the case: `a:Nine b:Eleven`, by the first word of each quote.
pub fn told(now: &Comparison, question: &Question) -> String {
    let told = question.claims.iter().map(|i| {
        let claim = &now.claims[*i];
        let word = claim.evidence.quote.split(' ').next().unwrap_or_default();
        format!("{}:{word}", claim.article)
    });
    told.collect::<Vec<_>>().join(" ")
}
