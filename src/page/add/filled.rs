//! A claim as far as a form has it: what was typed, what the rules read where nothing was, what is wrong, and what it would do.

use dissensus::claim::file::append::Appended;
use dissensus::claim::file::written::VALUE_KEYS;
use dissensus::claim::identity::hash;
use dissensus::desk::add::{Adding, Draft, Effect, Lack, Misfit, NotAdded, ORDER, Occurrence, Wrong};
use dissensus::desk::in_a_line;

/// Which row a claim is meant for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::page) enum Joins {
    /// The one on the screen.
    Row,
    /// One of its own, or the one that its question calls.
    Own,
}

/// A claim as far as a form has it.
#[derive(Debug)]
pub(in crate::page) struct Filled {
    /// What stands in the fields: what was typed, else what the rules read.
    shown: Vec<(String, String)>,
    /// The claim with what counts of it.
    pub(in crate::page) draft: Draft,
    /// The key of its value.
    pub(in crate::page) gives: Option<&'static str>,
    /// Which row it is meant for.
    pub(in crate::page) joins: Joins,
    /// Why it can't stand in the row on the screen.
    pub(in crate::page) misfit: Option<Misfit>,
    /// All places of its quote.
    pub(in crate::page) places: Vec<Occurrence>,
    /// What the rules read in the quote: keys with values, the likeliest first.
    pub(in crate::page) readings: Vec<(&'static str, String)>,
    /// The claim that the rules found in these words with this value, by its id.
    pub(in crate::page) found: Option<String>,
    /// What is wrong with what was filled in.
    pub(in crate::page) wrong: Vec<Wrong>,
    /// What is missing.
    pub(in crate::page) lacks: Vec<Lack>,
    /// Why the file takes no claim.
    pub(in crate::page) trouble: Option<String>,
    /// The lines that would be added, and what they would do; `None` where nothing can be added.
    pub(in crate::page) planned: Option<(Appended, Effect)>,
    /// True where somebody pressed a button of the form already.
    pub(in crate::page) is_sent: bool,
}

/// For which words what was read, as marks: other words are read anew, and what was read in these gives way.
pub(in crate::page) const READ: &str = "read";
/// The key of the value that counts.
pub(in crate::page) const GIVES: &str = "gives";
/// Which row the claim is meant for: `row` or `own`.
pub(in crate::page) const JOINS: &str = "joins";

impl Filled {
    /// A claim out of what was typed; `row` is the one on the screen.
    pub(in crate::page) fn of(adding: Adding, row: Option<usize>, typed: &[(String, String)]) -> Filled {
        let text = |key: &str| typed.iter().find(|(known, _)| known == key).map(|(_, text)| text.as_str());
        let asks = text("question").is_some() || text("same_as").is_some();
        let mut filled = Filled {
            shown: typed.to_vec(),
            draft: Draft::default(),
            gives: VALUE_KEYS.iter().find(|key| text(GIVES) == Some(**key)).copied(),
            joins: match text(JOINS) {
                Some("row") => Joins::Row,
                None if row.is_some() && !asks => Joins::Row,
                _ => Joins::Own,
            },
            misfit: None,
            places: Vec::new(),
            readings: Vec::new(),
            found: None,
            wrong: Vec::new(),
            lacks: Vec::new(),
            trouble: None,
            planned: None,
            is_sent: text(JOINS).is_some(),
        };
        filled.words(adding);
        filled.value(adding);
        if let Some(key) = filled.gives {
            filled.take(key);
        }
        if let Some(misfit) = row.and_then(|row| adding.misfit(&filled.draft, row)) {
            filled.misfits(misfit);
        }
        let beside = |key: &str| matches!(key, "id" | "amends" | "reject" | "article" | "quote" | "after");
        let joins = filled.joins;
        let asks = |key: &str| matches!(key, "question" | "same_as") && joins == Joins::Row;
        for key in ORDER.iter().filter(|key| !beside(key) && !asks(key) && !VALUE_KEYS.contains(key)) {
            filled.take(key);
        }
        filled.lacks = filled.draft.missing();
        filled.try_out(adding, row);
        filled
    }

    /// What stands in the field of a key.
    pub(in crate::page) fn shown(&self, key: &str) -> &str {
        self.shown.iter().find(|(known, _)| known == key).map_or("", |(_, text)| text.as_str())
    }

    /// Why it can't be added, in a line.
    pub(in crate::page) fn why_not(&self) -> String {
        let why = match (&self.trouble, self.wrong.as_slice(), self.lacks.len()) {
            (Some(trouble), ..) => trouble.clone(),
            (None, [], 0) => "the claim is not sound".to_owned(),
            (None, [], _) => "something is missing".to_owned(),
            (None, wrong, _) => wrong.iter().map(super::words::wrong).collect::<Vec<_>>().join("; "),
        };
        format!("nothing was added: {why}")
    }

    /// What can't stand in the row on the screen has a question of its own, where nobody chose that row.
    fn misfits(&mut self, misfit: Misfit) {
        let is_chosen = self.is_sent;
        self.misfit = Some(misfit);
        match self.joins {
            Joins::Row if !is_chosen => self.joins = Joins::Own,
            Joins::Row => self.wrong.push(not_there(super::words::misfit(misfit))),
            Joins::Own => {}
        }
    }

    fn show(&mut self, key: &str, text: &str) {
        self.shown.retain(|(known, _)| known != key);
        self.shown.push((key.to_owned(), text.to_owned()));
    }

    /// Takes what stands in a field into the claim.
    fn take(&mut self, key: &'static str) {
        let text = self.shown(key).to_owned();
        if text.is_empty() {
            return;
        }
        if let Err(wrong) = self.draft.set(key, &text) {
            self.wrong.push(wrong);
        }
    }

    /// The article and the quote, and which of its places is meant.
    fn words(&mut self, adding: Adding) {
        self.take("quote");
        if self.shown("article").is_empty()
            && let Some(quote) = self.draft.text("quote")
            && let [only] = adding.with_quote(quote).as_slice()
        {
            self.show("article", only);
        }
        self.take("article");
        self.places = adding.occurrences(&self.draft);
        let is_here = adding.article_of(&self.draft).is_some();
        // Where the quote stands once, no place has to be told; what was chosen for an earlier quote does no harm.
        if self.places.len() == 1 || is_here && self.places.is_empty() {
            return;
        }
        self.take("after");
        if !self.draft.has("after") {
            let (prefix, suffix) = (self.shown("prefix").to_owned(), self.shown("suffix").to_owned());
            if let Err(wrong) = adding.choose(&mut self.draft, &prefix, &suffix) {
                self.wrong.push(wrong);
            }
        }
    }

    /// The value, and who vouches for it: read in the quote where nothing was typed since the quote is this one.
    fn value(&mut self, adding: Adding) {
        let typed = VALUE_KEYS.iter().find(|key| !self.shown(key).is_empty()).copied();
        let place = adding.article_of(&self.draft).zip(adding.span(&self.draft));
        let Some((article, span)) = place else {
            self.gives = self.gives.or(typed);
            return;
        };
        let guess = adding.guess(article, span);
        self.readings = guess.readings().map(|(key, text)| (key, text.to_owned())).collect();
        let after = self.draft.text("after").unwrap_or("");
        let quote = self.draft.text("quote").unwrap_or("");
        let mark = format!("{:016x}", hash(&format!("{}\n{quote}\n{after}", article.id)));
        if !self.shown(READ).starts_with(&mark) {
            self.forget();
            let typed = VALUE_KEYS.iter().find(|key| !self.shown(key).is_empty()).copied();
            let mut read = mark;
            for key in VALUE_KEYS {
                if let Some(value) = guess.value(key) {
                    self.propose(&mut read, key, value);
                }
            }
            if let Some(key) = typed.or(guess.key) {
                self.propose(&mut read, GIVES, key);
            }
            self.gives = VALUE_KEYS.iter().find(|key| self.shown(GIVES) == **key).copied();
            if let Some(name) = self.gives.and_then(|key| guess.said_by(key)) {
                self.propose(&mut read, "said_by", &name);
            }
            self.show(READ, &read);
        }
        self.gives = self.gives.or(typed);
        let found = self.gives.filter(|key| guess.value(key) == Some(self.shown(key)));
        self.found = found.and_then(|key| guess.claim(key)).map(|claim| claim.id.clone());
    }

    /// Fills a field in which nothing stands, and remembers that it was not typed.
    fn propose(&mut self, read: &mut String, key: &str, text: &str) {
        if self.shown(key).is_empty() {
            read.push_str(&format!(" {key}:{:016x}", hash(text)));
            self.show(key, text);
        }
    }

    /// Empties the fields that hold what was read in another quote.
    fn forget(&mut self) {
        let read = self.shown(READ).to_owned();
        for (key, mark) in read.split(' ').filter_map(|one| one.split_once(':')) {
            if format!("{:016x}", hash(self.shown(key))) == mark {
                self.shown.retain(|(known, _)| known != key);
            }
        }
    }

    /// What is wrong with it, or what it would do.
    fn try_out(&mut self, adding: Adding, row: Option<usize>) {
        if self.wrong.is_empty() && self.lacks.is_empty() {
            let joined = match (self.joins, row) {
                (Joins::Row, Some(row)) => adding.join(&mut self.draft, row),
                (Joins::Row, None) => Err(gone()),
                (Joins::Own, _) => {
                    adding.resolve(&mut self.draft).and_then(|()| adding.join_by_label(&mut self.draft))
                }
            };
            self.wrong.extend(joined.err());
        }
        let tried = adding.appended(&self.draft);
        match tried {
            Ok(_) if !self.wrong.is_empty() || !self.lacks.is_empty() => {}
            Ok(appended) => match adding.effect(&appended) {
                // The row was chosen, and the rules put the claim elsewhere: nobody asked for that.
                Ok(effect) if self.joins == Joins::Row && row.is_some_and(|row| !effect.enters(row)) => {
                    let why = "with this row it would not stand: the rules take it for another question";
                    self.wrong.push(not_there(why.to_owned()));
                }
                Ok(effect) => self.planned = Some((appended, effect)),
                Err(error) => self.trouble = Some(in_a_line(&error)),
            },
            // What is missing stands with its field, and not with the name that the claim gets.
            Err(NotAdded::Wrong(wrong)) => {
                let is_told = |one: &Wrong| self.wrong.iter().any(|told| told.key == one.key);
                let new = |one: &Wrong| !one.message.ends_with("` is missing") && !is_told(one);
                let new: Vec<Wrong> = wrong.into_iter().filter(new).collect();
                self.wrong.extend(new);
            }
            Err(NotAdded::Error(error)) => self.trouble = Some(in_a_line(&error)),
        }
    }
}

/// Something wrong with the choice of the row on the screen.
fn not_there(message: String) -> Wrong {
    Wrong { key: Some(JOINS), message, help: Vec::new() }
}

fn gone() -> Wrong {
    let message = "the row that it was to join is gone: choose a question".to_owned();
    Wrong { key: Some("question"), message, help: Vec::new() }
}
