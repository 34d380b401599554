//! Where the articles of a case come from: which of them are one telling, and why.
//!
//! What a person ruled stands. Else an article is of the agency that it credits, of the text that it shares with another, or of its
//! outlet; else it is a telling of its own. Whose telling a single claim is ("told Reuters") is for
//! [`compare`](crate::compare) to say; what an origin means for a verdict as well.

mod copies;
mod groups;
mod runs;

use crate::article::{Article, Metadata, credited_agency};
use crate::claim::file::Absent;
use crate::compare::told::outlet_key;
use crate::lexicon::agencies;
use groups::Groups;
use jiff::civil::Date;
use rayon::prelude::*;
use runs::Runs;
use std::collections::BTreeMap;

/// Why an article is of its origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// Its file or case.yaml says so.
    Ruled,
    /// Its own text credits an agency, in these words.
    Credits(String),
    /// Its outlet is an agency.
    Agency,
    /// It runs the text of another article.
    OneText {
        /// The other article's id.
        with: String,
        /// How much of the shorter one's words stand in the longer one, in per cent; quotations are left aside.
        percent: u8,
    },
    /// It is of one outlet with another article, of this id.
    OneOutlet(String),
    /// Nothing says that its telling is another's.
    Own,
}

/// Where an article comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The article's id.
    pub article: String,
    /// The agency where one is credited or ruled, else the id of the earliest article of the telling.
    pub name: String,
    /// Why it is of that origin.
    pub why: Why,
}

impl Origin {
    /// Why, in plain words: `runs one text with courier: 83 % of the words of the shorter`.
    pub fn reason(&self) -> String {
        match &self.why {
            Why::Ruled => "is of it by what you wrote".to_string(),
            Why::Credits(words) => format!("credits it (\"{words}\")"),
            Why::Agency => "is its own".to_string(),
            Why::OneText { with, percent } => {
                format!("runs one text with {with} ({percent} % of the words of the shorter)")
            }
            Why::OneOutlet(with) => format!("is of one outlet with {with}"),
            Why::Own => "is a telling of its own".to_string(),
        }
    }

    /// One word for the reason, for programs.
    pub fn code(&self) -> &'static str {
        match self.why {
            Why::Ruled => "ruled",
            Why::Credits(_) => "credit",
            Why::Agency => "agency",
            Why::OneText { .. } => "one-text",
            Why::OneOutlet(_) => "one-outlet",
            Why::Own => "own",
        }
    }
}

/// The origins of the articles of a case, in the order of the articles; those known by metadata alone come last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origins(Vec<Origin>);

impl Origins {
    /// The origin of each article.
    pub fn iter(&self) -> std::slice::Iter<'_, Origin> {
        self.0.iter()
    }

    /// Where the article of this id comes from.
    pub fn of(&self, article: &str) -> Option<&Origin> {
        self.0.iter().find(|origin| origin.article == article)
    }

    /// Makes the tellings of these articles one; articles that share a telling with one of them come along. It has the name that was
    /// written or credited first, in the order of `articles`, or else the first name that they had.
    pub fn join(&mut self, articles: &[&str]) {
        let names: Vec<String> =
            articles.iter().filter_map(|id| self.of(id)).map(|origin| origin.name.clone()).collect();
        // An agency's name stands for what other articles have from it too; an article's id for nothing else.
        let is_id = |name: &&String| self.of(name).is_some();
        let Some(name) = names.iter().find(|name| !is_id(name)).or(names.first()).cloned() else { return };
        for origin in &mut self.0 {
            if names.contains(&origin.name) {
                let named = articles.contains(&origin.article.as_str());
                if named || origin.why == Why::Own && origin.name != name {
                    origin.why = Why::Ruled;
                }
                origin.name.clone_from(&name);
            }
        }
    }

    /// The tellings that several articles have in common: the name with the articles, by name.
    pub fn shared(&self) -> BTreeMap<&str, Vec<&Origin>> {
        let mut by_name: BTreeMap<&str, Vec<&Origin>> = BTreeMap::new();
        for origin in &self.0 {
            by_name.entry(&origin.name).or_default().push(origin);
        }
        by_name.retain(|_, origins| origins.len() > 1);
        by_name
    }
}

/// An article as far as its origin is concerned.
struct Told<'a> {
    id: &'a str,
    metadata: &'a Metadata,
    text: Option<&'a Article>,
    day: Option<Date>,
}

/// Finds where the articles of a case come from; `days` are their reference days. The order of the articles does not matter.
pub fn find(articles: &[Article], absent: &[Absent], days: &BTreeMap<String, Date>) -> Origins {
    let read = articles.iter().map(|article| Told {
        id: &article.id,
        metadata: &article.metadata,
        text: Some(article),
        day: days.get(&article.id).copied().or(article.metadata.published),
    });
    let known = absent.iter().map(|absent| Told {
        id: &absent.id,
        metadata: &absent.metadata,
        text: None,
        day: absent.metadata.published,
    });
    let told: Vec<Told> = read.chain(known).collect();
    // In the order of their ids, whatever the caller's.
    let mut order: Vec<usize> = (0..told.len()).collect();
    order.sort_by_key(|i| told[*i].id);
    let sorted: Vec<&Told> = order.iter().map(|i| &told[*i]).collect();
    let mut placed: Vec<(usize, Origin)> = order.into_iter().zip(of_sorted(&sorted)).collect();
    placed.sort_by_key(|(place, _)| *place);
    Origins(placed.into_iter().map(|(_, origin)| origin).collect())
}

fn of_sorted(told: &[&Told]) -> Vec<Origin> {
    let stated: Vec<Option<Stated>> = told.par_iter().map(|one| stated(one)).collect();
    let runs: Vec<Runs> = told.par_iter().map(|one| one.text.map(runs::of).unwrap_or_default()).collect();
    let copies = copies::find(&runs);
    let is_copy = |a: usize, b: usize| copies::percent(&runs[a], &runs[b]);
    let mut groups =
        Groups::new(stated.iter().map(|stated| stated.as_ref().map(|one| outlet_key(&one.name))));
    // Texts before names: what runs one of an agency's texts need not run all of them.
    groups.join_copies(&copies, |a, b| is_copy(a, b).is_some());
    groups.join_keys();
    join_named(told, &stated, &mut groups);
    join_outlets(told, &mut groups);
    let mut found: Vec<Origin> = Vec::with_capacity(told.len());
    for members in groups.iter() {
        let Some((head, name)) = head(told, &stated, members) else { continue };
        for &i in members {
            let why = match &stated[i] {
                Some(stated) => stated.why.clone(),
                None if i == head => Why::Own,
                None => beside(told, members, i, head, is_copy),
            };
            found.push(Origin { article: told[i].id.to_string(), name: name.clone(), why });
        }
    }
    found.sort_by(|a, b| a.article.cmp(&b.article));
    found
}

/// What an article's own file, text or outlet says of its origin.
#[derive(Clone)]
struct Stated {
    name: String,
    why: Why,
}

fn stated(one: &Told) -> Option<Stated> {
    if let Some(name) = &one.metadata.origin {
        return Some(Stated { name: name.clone(), why: Why::Ruled });
    }
    if let Some((article, credit)) =
        one.text.and_then(|article| Some((article, credited_agency(&article.body, &article.zones)?)))
    {
        let words = credit.span.of(&article.body).split_whitespace().collect::<Vec<_>>().join(" ");
        return Some(Stated { name: credit.agency.to_string(), why: Why::Credits(words) });
    }
    let agency = agencies::outlet(one.metadata.source.as_deref()?)?;
    Some(Stated { name: agency.to_string(), why: Why::Agency })
}

/// Joins an article that is ruled or credited to be of another article, or of its outlet, with that one.
fn join_named(told: &[&Told], stated: &[Option<Stated>], groups: &mut Groups) {
    let mut by_key: BTreeMap<String, usize> = BTreeMap::new();
    for (i, one) in told.iter().enumerate().filter(|(i, _)| stated[*i].is_none()) {
        let outlet = one.metadata.source.as_deref();
        let names = [Some(one.id.to_string()), outlet.map(str::to_owned), outlet.and_then(initials)];
        for name in names.into_iter().flatten() {
            by_key.entry(outlet_key(&name)).or_insert(i);
        }
    }
    for (i, stated) in stated.iter().enumerate() {
        if let Some(other) = stated.as_ref().and_then(|stated| by_key.get(&outlet_key(&stated.name))) {
            groups.join(i, *other);
        }
    }
}

/// "CPA" for the Calder Press Agency.
fn initials(outlet: &str) -> Option<String> {
    let letters: String = outlet
        .split_whitespace()
        .filter_map(|word| word.chars().next())
        .filter(|c| c.is_uppercase())
        .collect();
    (letters.chars().count() >= 3).then_some(letters)
}

/// Joins what no credit and no text has joined, and one outlet tells.
fn join_outlets(told: &[&Told], groups: &mut Groups) {
    let alone: Vec<usize> = (0..told.len()).filter(|i| groups.is_alone(*i)).collect();
    let mut first_of: BTreeMap<String, usize> = BTreeMap::new();
    for i in alone {
        if let Some(source) = &told[i].metadata.source {
            let first = *first_of.entry(outlet_key(source)).or_insert(i);
            groups.join(i, first);
        }
    }
}

/// The article that a telling is named by, and the name: ruled, else an agency's, else the earliest article's id.
fn head(told: &[&Told], stated: &[Option<Stated>], members: &[usize]) -> Option<(usize, String)> {
    let is_ruled = |i: &&usize| told[**i].metadata.origin.is_some();
    let is_stated = |i: &&usize| stated[**i].is_some();
    let named = members.iter().find(is_ruled).or_else(|| members.iter().find(is_stated));
    if let Some(i) = named {
        return Some((*i, stated[*i].as_ref()?.name.clone()));
    }
    let first = members.iter().min_by_key(|i| (told[**i].day.is_none(), told[**i].day, told[**i].id))?;
    Some((*first, told[*first].id.to_string()))
}

/// Why article `i` stands beside the others of its telling, where it says nothing of it itself: it runs one text with the article
/// that the telling is named by, or else with another of them.
fn beside(
    told: &[&Told],
    members: &[usize],
    i: usize,
    head: usize,
    is_copy: impl Fn(usize, usize) -> Option<u8>,
) -> Why {
    let others = [head].into_iter().chain(members.iter().copied()).filter(|other| *other != i);
    for other in others {
        if let Some(percent) = is_copy(i, other) {
            return Why::OneText { with: told[other].id.to_string(), percent };
        }
    }
    let outlet = |i: usize| told[i].metadata.source.as_deref().map(outlet_key);
    if outlet(i).is_some() && outlet(i) == outlet(head) {
        return Why::OneOutlet(told[head].id.to_string());
    }
    Why::Own
}
