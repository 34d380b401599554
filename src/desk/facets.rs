//! What the rows can be narrowed to, each with how many rows that gives, as words of the filter.
//!
//! A count is that of the rows a person gets by choosing it. Of a verdict, a reason, a kind, seen or unseen there is one at a time, so
//! another takes its place; an article, a speaker and the rest narrow further. Every row is looked at once, whatever the number of values.

use super::filter::{Filter, Term, What, as_whole, term, words};
use super::{Queue, Scope, is_in};
use crate::case::Comparison;
use crate::claim::Kind;
use crate::compare::{Reason, Verdict};
use crate::report::wording::printable;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// What a group of facets is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// What people did: seen, unseen, flagged, stale, mine.
    Work,
    /// The verdict, in force or of the rules, the most serious first.
    Verdict,
    /// The reason of the rules, the most frequent first.
    Reason,
    /// The kind of claim.
    Kind,
    /// An article that has a claim in the row, the most frequent first.
    Article,
    /// A speaker, the most frequent first.
    Speaker,
}

/// A group of facets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facets {
    /// What they are about.
    pub about: About,
    /// Those that give rows, and those that are chosen.
    pub facets: Vec<Facet>,
}

/// Something that the rows can be narrowed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// What it is called: "values apart".
    pub label: String,
    /// Its word in a filter: `values-apart`.
    pub word: String,
    /// How many rows choosing it gives; where it is chosen, how many there are.
    pub rows: usize,
    /// True where the filter has the word.
    pub is_chosen: bool,
    /// The filter with it; where it is chosen, without it.
    pub filter: String,
}

/// The facets of the rows of a scope, for a filter as it was typed by `by`.
pub fn facets(comparison: &Comparison, queue: &Queue, scope: Scope, filter: &str, by: &str) -> Vec<Facets> {
    let read = Filter::of(filter, by);
    let mine = What::Mine { by: by.to_owned() };
    let mut tally = Tally::default();
    for question in queue.questions().filter(|question| is_in(comparison, *question, scope)) {
        tally.add(comparison, question, fit(&read, comparison, question), &mine);
    }
    let chooser = Chooser { typed: filter, by, terms: read.terms(), shown: tally.shown };
    [About::Work, About::Verdict, About::Reason, About::Kind, About::Article, About::Speaker]
        .into_iter()
        .map(|about| Facets { about, facets: tally.facets(about, &chooser) })
        .collect()
}

/// How a row stands to a filter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    All,
    /// It would fit, had the word of this sort not been chosen.
    But(Sort),
    Not,
}

/// What there is one of at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Seen,
    Verdict,
    Reason,
    Kind,
}

fn sort(what: &What) -> Option<Sort> {
    match what {
        What::Seen | What::Unseen => Some(Sort::Seen),
        What::Verdict(_) => Some(Sort::Verdict),
        What::Reason(_) => Some(Sort::Reason),
        What::Kind(_) => Some(Sort::Kind),
        _ => None,
    }
}

fn fit(filter: &Filter, comparison: &Comparison, question: usize) -> Fit {
    let mut fit = Fit::All;
    for term in filter.terms() {
        // A word of a sort that the row fails already says nothing new of it.
        let own = sort(&term.what).filter(|_| term.holds).map(Fit::But);
        if (own.is_some() && own == Some(fit)) || term.fits(comparison, question) {
            continue;
        }
        fit = match own {
            Some(but) if fit == Fit::All => but,
            _ => return Fit::Not,
        };
    }
    fit
}

/// How many rows each value has.
#[derive(Default)]
struct Tally<'c> {
    shown: usize,
    seen: usize,
    unseen: usize,
    flagged: usize,
    stale: usize,
    mine: usize,
    verdicts: BTreeMap<Verdict, usize>,
    reasons: BTreeMap<Reason, usize>,
    kinds: Vec<(Kind, usize)>,
    articles: Names<'c>,
    speakers: Names<'c>,
    /// The ways in which a speaker is written, by the place of the key among the speakers.
    written: BTreeMap<usize, BTreeMap<&'c str, usize>>,
}

/// Names that are one when they are compared whole, each with its rows.
#[derive(Default)]
struct Names<'c> {
    by_text: HashMap<&'c str, usize>,
    by_whole: HashMap<String, usize>,
    all: Vec<Named<'c>>,
}

struct Named<'c> {
    text: &'c str,
    rows: usize,
    last: Option<usize>,
}

impl<'c> Names<'c> {
    fn at(&mut self, text: &'c str) -> usize {
        if let Some(at) = self.by_text.get(text) {
            return *at;
        }
        let at = *self.by_whole.entry(as_whole(text)).or_insert_with(|| {
            self.all.push(Named { text, rows: 0, last: None });
            self.all.len() - 1
        });
        self.by_text.insert(text, at);
        at
    }

    /// Counts a row once for a name, where it fits; the name is known either way.
    fn add(&mut self, text: &'c str, question: usize, fit: Fit) -> usize {
        let at = self.at(text);
        if let Some(named) = self.all.get_mut(at).filter(|named| named.last != Some(question)) {
            named.last = Some(question);
            named.rows += usize::from(fit == Fit::All);
        }
        at
    }
}

impl<'c> Tally<'c> {
    fn add(&mut self, comparison: &'c Comparison, question: usize, fit: Fit, mine: &What) {
        let (Some(asked), Some(standing)) =
            (comparison.questions.get(question), comparison.review.standings.get(question))
        else {
            return;
        };
        let one = |sort: Sort| usize::from(fit == Fit::All || fit == Fit::But(sort));
        let all = usize::from(fit == Fit::All);
        self.shown += all;
        match standing.is_seen() {
            true => self.seen += one(Sort::Seen),
            false => self.unseen += one(Sort::Seen),
        }
        self.flagged += usize::from(standing.flagged.is_some()) * all;
        self.stale += usize::from(!standing.stale.is_empty()) * all;
        if fit == Fit::All && mine.fits(comparison, question) {
            self.mine += 1;
        }
        let machine = asked.reason.verdict();
        *self.verdicts.entry(machine).or_default() += one(Sort::Verdict);
        if asked.verdict != machine {
            *self.verdicts.entry(asked.verdict).or_default() += one(Sort::Verdict);
        }
        *self.reasons.entry(asked.reason).or_default() += one(Sort::Reason);
        match self.kinds.iter_mut().find(|(kind, _)| *kind == asked.kind) {
            Some((_, rows)) => *rows += one(Sort::Kind),
            None => self.kinds.push((asked.kind, one(Sort::Kind))),
        }
        for claim in asked.claims.iter().filter_map(|i| comparison.claims.get(*i)) {
            self.articles.add(&claim.article, question, fit);
            if let Some(speaker) = &claim.said_by {
                let key = self.speakers.add(&speaker.key, question, fit);
                self.speakers.add(&speaker.name, question, fit);
                *self.written.entry(key).or_default().entry(&speaker.name).or_default() += 1;
            }
        }
    }

    fn facets(&self, about: About, chooser: &Chooser) -> Vec<Facet> {
        let word = |word: &str, rows| chooser.facet(word.replace('-', " "), word.to_owned(), rows);
        let mut facets: Vec<Facet> = match about {
            About::Work => [
                ("unseen", self.unseen),
                ("seen", self.seen),
                ("flagged", self.flagged),
                ("stale", self.stale),
                ("mine", self.mine),
            ]
            .map(|(name, rows)| word(name, rows))
            .into(),
            About::Verdict => {
                self.verdicts.iter().rev().map(|(verdict, rows)| word(verdict.word(), *rows)).collect()
            }
            About::Reason => self.reasons.iter().map(|(reason, rows)| word(reason.code(), *rows)).collect(),
            About::Kind => Kind::ALL
                .iter()
                .filter_map(|kind| self.kinds.iter().find(|(known, _)| known == kind))
                .map(|(kind, rows)| word(kind.word(), *rows))
                .collect(),
            About::Article => {
                let named = |named: &Named| {
                    chooser.facet(printable(named.text), keyed("article", named.text), named.rows)
                };
                self.articles.all.iter().map(named).collect()
            }
            About::Speaker => {
                self.written.iter().filter_map(|(key, names)| self.speaker(*key, names, chooser)).collect()
            }
        };
        facets.retain(|facet| facet.rows > 0 || facet.is_chosen);
        if matches!(about, About::Reason | About::Article | About::Speaker) {
            facets.sort_by(|a, b| {
                (Reverse(a.rows), &a.label, &a.word).cmp(&(Reverse(b.rows), &b.label, &b.word))
            });
        }
        facets
    }

    /// A speaker under the name that is written most often; a filter has that name where there is no other, else the key of all
    /// names, and a name that was typed stays what it is.
    fn speaker(&self, key: usize, names: &BTreeMap<&str, usize>, chooser: &Chooser) -> Option<Facet> {
        let keyed_by = self.speakers.all.get(key)?;
        let (label, _) = names.iter().min_by_key(|(name, times)| (Reverse(**times), **name))?;
        let chosen = names.keys().find(|name| chooser.has(&keyed("speaker", name)));
        let name = chosen.or((names.len() == 1).then_some(label));
        let named = match name.and_then(|name| self.speakers.by_text.get(name)) {
            Some(at) => self.speakers.all.get(*at)?,
            None => keyed_by,
        };
        Some(chooser.facet(printable(label), keyed("speaker", named.text), named.rows))
    }
}

/// `speaker:"Tove Marrin"`: the whole name, so that no other has it in it.
fn keyed(key: &str, name: &str) -> String {
    format!("{key}:\"{}\"", printable(name).replace('"', ""))
}

/// A filter that facets are put into and taken out of.
struct Chooser<'f> {
    typed: &'f str,
    by: &'f str,
    terms: &'f [Term],
    /// How many rows the filter lets through; all of them have what is chosen.
    shown: usize,
}

impl Chooser<'_> {
    fn has(&self, word: &str) -> bool {
        words(word).iter().any(|word| self.terms.contains(&term(word, self.by)))
    }

    fn facet(&self, label: String, word: String, rows: usize) -> Facet {
        let chosen = words(&word).first().map(|word| term(word, self.by));
        let is_chosen = chosen.as_ref().is_some_and(|chosen| self.terms.contains(chosen));
        let rows = if is_chosen { self.shown } else { rows };
        let own = chosen.as_ref().and_then(|chosen| sort(&chosen.what));
        let stays = |other: &Term| match &chosen {
            Some(chosen) if is_chosen => other != chosen,
            _ => !other.holds || own.is_none() || sort(&other.what) != own,
        };
        let mut filter: Vec<String> = words(self.typed)
            .into_iter()
            .filter(|word| stays(&term(word, self.by)))
            .map(|word| word.typed)
            .collect();
        if !is_chosen {
            filter.push(word.clone());
        }
        Facet { label, word, rows, is_chosen, filter: filter.join(" ") }
    }
}
