//! How like two claims are in what they are about: for each field the first level that holds, and what it weighs.
//!
//! Weights are few, set by hand and shown by `explain`. A veto ends it: no soft evidence outweighs another measure,
//! another population, another unit or another event.

use super::occasion;
use super::prepared::Prepared;
use crate::claim::{Certainty, Claim, Kind, Value};
use crate::lexicon::{casualties, events, measures, words};
use crate::mention::figure::Dimension;
use jiff::civil::Date;

/// A field of what claims are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Killed, injured, price; for dates the family of the event.
    Measure,
    /// The family of the event that a figure belongs to.
    Event,
    /// Who or what is counted.
    Counted,
    /// The names beside the value.
    Names,
    /// The places beside the value.
    Places,
    /// The other words around the value.
    Words,
    /// When the event was.
    When,
    /// First, second: the place in a list.
    Order,
    /// Whether both are stated, or one is planned or asked for.
    Certainty,
    /// Whether both stand in one article.
    Article,
    /// Whether each is the only one of its sort in its article.
    OnlyOne,
}

/// How two claims compare in one field; the first that holds is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The same.
    Exact,
    /// Other words for the same, or one contains the other.
    Alias,
    /// Much in common.
    Similar,
    /// One side says nothing.
    Missing,
    /// Nothing in common.
    Different,
}

/// Why two claims can't answer one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Veto {
    /// Figures and dates, casualties and amounts.
    OtherKind,
    /// Lengths and sums of money.
    OtherDimension,
    /// Killed and injured; a price and a debt.
    OtherMeasure,
    /// Soldiers and civilians; bridges and hotels.
    OtherPopulation,
    /// Children among people: a part and its whole.
    PartAndWhole,
    /// Losses of two sides.
    OtherSide,
    /// Two events, by their dates.
    OtherTime,
    /// The first and the second of a list.
    OtherOrder,
    /// A day, and a day since which something went on.
    DayAndBound,
    /// Two rounds, hearings, votes.
    OtherOccasion,
    /// Two figures of one sentence.
    SameSentence,
    /// Two figures of one article, told of different things.
    SameArticle,
    /// The day of an event and the day that somebody spoke of it.
    EventAndSpeech,
    /// A person ruled that it is no such claim.
    ByHand,
}

impl Veto {
    /// A phrase for `explain`.
    pub fn phrase(self) -> &'static str {
        match self {
            Veto::OtherKind => "another kind of claim",
            Veto::OtherDimension => "another dimension",
            Veto::OtherMeasure => "another measure",
            Veto::OtherPopulation => "another population",
            Veto::PartAndWhole => "a part and its whole",
            Veto::OtherSide => "another side",
            Veto::OtherTime => "another time",
            Veto::OtherOrder => "another place in the list",
            Veto::SameArticle => "two values of one article",
            Veto::DayAndBound => "a day and the bound of a stretch",
            Veto::OtherOccasion => "another occasion",
            Veto::SameSentence => "two values of one sentence",
            Veto::EventAndSpeech => "an event and a speech about it",
            Veto::ByHand => "parted by hand",
        }
    }
}

/// How two claims compare.
#[derive(Debug, Clone, PartialEq)]
pub struct Likeness {
    /// The level of each field and what it weighs, in the order of [`Field`].
    pub levels: Vec<(Field, Level, f32)>,
    /// The sum of the weights.
    pub score: f32,
    /// Why they can't answer one question, if so.
    pub veto: Option<Veto>,
}

/// From this score on two claims may answer one question.
pub const LINK: f32 = 0.40;
/// From this score on a difference between them may be a flag.
pub const STRONG: f32 = 0.45;

/// From this score on even claims that name their event differently are held against each other.
pub const SURE: f32 = 0.80;

/// Compares two claims of one case.
pub fn compare(a: &Prepared, b: &Prepared) -> Likeness {
    let mut likeness = Likeness { levels: Vec::with_capacity(8), score: 0.0, veto: None };
    if let Some(veto) = plain_veto(a, b) {
        likeness.veto = Some(veto);
        return likeness;
    }
    let mut in_one_article = false;
    for step in [measure, event, counted, names, places, around, when, order, certainty, article, only_one] {
        match step(a, b) {
            Ok((field, level, weight)) => {
                in_one_article |= field == Field::Article && level == Level::Different;
                likeness.levels.push((field, level, weight));
                likeness.score += weight;
            }
            Err(veto) => {
                likeness.veto = Some(veto);
                return likeness;
            }
        }
    }
    if in_one_article && is_told_apart(&likeness, a.claim.kind) {
        likeness.veto = Some(Veto::SameArticle);
    }
    likeness
}

/// True where one article tells of two things: of two tolls by their days; of others unless all is alike.
fn is_told_apart(likeness: &Likeness, kind: Kind) -> bool {
    if kind != Kind::Casualties {
        return likeness.score < STRONG;
    }
    likeness.levels.iter().any(|(field, level, _)| *field == Field::When && *level == Level::Different)
}

type Step = Result<(Field, Level, f32), Veto>;

fn plain_veto(a: &Prepared, b: &Prepared) -> Option<Veto> {
    let (x, y) = (a.claim, b.claim);
    if x.kind != y.kind {
        return Some(Veto::OtherKind);
    }
    if dimension(x) != dimension(y) {
        return Some(Veto::OtherDimension);
    }
    let same_sentence =
        x.article == y.article && x.evidence.sentence.is_some() && x.evidence.sentence == y.evidence.sentence;
    if same_sentence
        && !x.superseded
        && !y.superseded
        && !a.is_other_writing_of(b)
        && a.speaker() == b.speaker()
    {
        return Some(Veto::SameSentence);
    }
    occasion::is_other(a, b).then_some(Veto::OtherOccasion)
}

fn dimension(claim: &Claim) -> Option<Dimension> {
    match &claim.value {
        Value::Figure { dimension, .. } => Some(*dimension),
        _ => None,
    }
}

fn measure(a: &Prepared, b: &Prepared) -> Step {
    let field = Field::Measure;
    let (x, y) = (&a.claim.about.measure, &b.claim.about.measure);
    if a.claim.kind == Kind::Date && [x, y].into_iter().flatten().any(|measure| is_telling(measure)) {
        // The day on which somebody spoke, or a count stood, is the day of no event, and seldom that of another speech.
        return Err(Veto::EventAndSpeech);
    }
    match (x, y) {
        (Some(x), Some(y)) if x == y => {
            Ok((field, Level::Exact, if is_plain(x) || measures::is_loose(x) { 0.15 } else { 0.30 }))
        }
        (Some(x), Some(y)) if a.claim.kind == Kind::Date => {
            if events::are_kin(x, y) {
                Ok((field, Level::Alias, 0.20))
            } else {
                Ok((field, Level::Different, -0.05))
            }
        }
        (Some(x), Some(y)) if measures::is_loose(x) || measures::is_loose(y) => {
            Ok((field, Level::Alias, 0.0))
        }
        (Some(_), Some(_)) => Err(Veto::OtherMeasure),
        (None, None) => Ok((field, Level::Missing, 0.0)),
        // An amount of which one text says what it is, and the other does not, is seldom the same amount.
        _ if a.claim.kind == Kind::Quantity => Ok((field, Level::Missing, -0.10)),
        _ => Ok((field, Level::Missing, 0.0)),
    }
}

/// Where nothing else says what is measured ("for two years"), the event does.
fn event(a: &Prepared, b: &Prepared) -> Step {
    let field = Field::Event;
    let (Some(x), Some(y)) = (&a.claim.about.event, &b.claim.about.event) else {
        return Ok((field, Level::Missing, 0.0));
    };
    let says_it_all = a.claim.about.measure.is_none() && b.claim.about.measure.is_none();
    let casualties = a.claim.kind == Kind::Casualties;
    let (same, kin, other) = match (casualties, says_it_all) {
        (true, _) => (0.10, 0.05, -0.05),
        (false, true) => (0.20, 0.10, -0.10),
        (false, false) => (0.05, 0.0, -0.05),
    };
    Ok(if x == y {
        (field, Level::Exact, same)
    } else if events::are_kin(x, y) {
        (field, Level::Alias, kin)
    } else {
        (field, Level::Different, other)
    })
}

/// True for the days of speeches and of counts.
fn is_telling(measure: &str) -> bool {
    matches!(measure, "saying" | "count")
}

/// A measure that follows from the unit alone, or that every article is full of, says little.
fn is_plain(measure: &str) -> bool {
    matches!(measure, "age" | "magnitude" | "temperature" | "saying" | "treated" | "hospitalised")
}

fn counted(a: &Prepared, b: &Prepared) -> Step {
    let field = Field::Counted;
    let (Some(x), Some(y)) = (&a.claim.about.counted, &b.claim.about.counted) else {
        return Ok((field, Level::Missing, 0.0));
    };
    if let (Some(p), Some(q)) = (&x.side, &y.side)
        && p != q
    {
        return Err(Veto::OtherSide);
    }
    let people = |key: &str| key == "person" || casualties::people(key).is_some() || casualties::is_part(key);
    if x.key == y.key {
        let generic = x.key == "person";
        let weight = match (generic, a.claim.kind) {
            (true, Kind::Casualties) => 0.15,
            (true, _) => 0.05,
            (false, Kind::Quantity) if people(&x.key) => 0.15,
            (false, Kind::Quantity) if !is_same_phrase(&x.written, &y.written) => 0.15,
            (false, _) => 0.30,
        };
        return Ok((field, Level::Exact, weight));
    }
    if people(&x.key) && people(&y.key) {
        let part = |key: &str| casualties::is_part(key);
        return match (part(&x.key), part(&y.key)) {
            (true, true) => Err(Veto::OtherPopulation),
            (true, false) | (false, true) if a.claim.kind == Kind::Quantity => {
                Ok((field, Level::Alias, 0.05))
            }
            (true, false) | (false, true) => Err(Veto::PartAndWhole),
            (false, false) => Ok((field, Level::Alias, 0.15)),
        };
    }
    if strsim::normalized_levenshtein(&x.key, &y.key) > 0.85 {
        return Ok((field, Level::Similar, 0.20));
    }
    Err(Veto::OtherPopulation)
}

/// True where two noun phrases have the same words before their head: "office buildings" are not all buildings.
fn is_same_phrase(a: &str, b: &str) -> bool {
    let modifiers = |phrase: &str| {
        let words: Vec<String> = phrase
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(words::stem)
            .collect();
        words.split_last().map(|(_, before)| before.to_vec()).unwrap_or_default()
    };
    modifiers(a) == modifiers(b)
}

fn names(a: &Prepared, b: &Prepared) -> Step {
    let field = Field::Names;
    if a.names.is_empty() || b.names.is_empty() {
        return Ok((field, Level::Missing, 0.0));
    }
    let shared = a.names.share(&b.names);
    let level = match shared {
        s if s >= 0.7 => (Level::Exact, 0.20),
        s if s >= 0.35 => (Level::Similar, 0.10),
        s if s > 0.10 => (Level::Similar, 0.0),
        _ if a.names.is_near() && b.names.is_near() => {
            (Level::Different, if a.claim.kind == Kind::Date { -0.10 } else { -0.20 })
        }
        _ => (Level::Missing, 0.0),
    };
    Ok((field, level.0, level.1))
}

fn places(a: &Prepared, b: &Prepared) -> Step {
    let field = Field::Places;
    if a.places.is_empty() || b.places.is_empty() {
        return Ok((field, Level::Missing, 0.0));
    }
    let shared = a.places.share(&b.places);
    let level = match shared {
        s if s >= 0.6 => (Level::Exact, if a.claim.kind == Kind::Date { 0.20 } else { 0.15 }),
        s if s >= 0.2 => (Level::Similar, 0.05),
        _ if a.places.is_near() && b.places.is_near() => (Level::Different, -0.10),
        _ => (Level::Missing, 0.0),
    };
    Ok((field, level.0, level.1))
}

fn around(a: &Prepared, b: &Prepared) -> Step {
    let field = Field::Words;
    if a.words.is_empty() || b.words.is_empty() {
        return Ok((field, Level::Missing, 0.0));
    }
    let shared = a.words.share(&b.words);
    // Five named levels are shown; what they weigh grows with what is shared.
    let level = match shared {
        s if s >= 0.55 => Level::Exact,
        s if s >= 0.30 => Level::Similar,
        s if s >= 0.12 => Level::Alias,
        _ => Level::Different,
    };
    // A toll is told in many words, and of the main event unless the text says otherwise.
    let weight = match a.claim.kind {
        Kind::Casualties => ((shared - 0.10) * 0.8).clamp(-0.05, 0.30),
        Kind::Date => ((shared - 0.20) * 1.2).clamp(0.0, 0.50),
        _ => ((shared - 0.20) * 1.2).clamp(-0.15, 0.50),
    };
    Ok((field, level, weight))
}

fn when(a: &Prepared, b: &Prepared) -> Step {
    let field = Field::When;
    if a.claim.kind == Kind::Date {
        // "the 2021 accord" names its year, and is no accord of another.
        if a.claim.about.is_bound != b.claim.about.is_bound {
            return Err(Veto::DayAndBound);
        }
        let named = a.claim.about.year_names_it || b.claim.about.year_names_it;
        return if named && !a.shares_year(b) {
            Err(Veto::OtherTime)
        } else {
            Ok((field, Level::Missing, 0.0))
        };
    }
    match (a.when, b.when) {
        (Some(x), Some(y)) if x == y => Ok((field, Level::Exact, 0.10)),
        (Some(x), Some(y)) => {
            let apart = if x.1 < y.0 { days(x.1, y.0) } else { days(y.1, x.0) };
            match apart {
                8.. => Err(Veto::OtherTime),
                1..=7 => Ok((field, Level::Different, -0.10)),
                // A rate of one year is not the rate of eight: a period counts by its length, a day within it does not.
                _ if is_period(x) && is_period(y) => Ok((field, Level::Different, -0.25)),
                _ => Ok((field, Level::Similar, 0.05)),
            }
        }
        // A figure of a year that its text has to name is about another event than a figure without date.
        (Some(x), None) | (None, Some(x)) => {
            let (dated, silent) = if a.when.is_none() { (b, a) } else { (a, b) };
            if a.claim.kind != Kind::Casualties {
                return Ok((field, Level::Missing, 0.0));
            }
            let past = match silent.day.or(dated.day) {
                Some(day) => days(x.1, day) > 90,
                None => {
                    dated.claim.about.when.as_ref().is_some_and(|when| !when.relative && !when.year_inferred)
                }
            };
            Ok(if past { (field, Level::Different, -0.35) } else { (field, Level::Missing, 0.0) })
        }
        (None, None) => Ok((field, Level::Missing, 0.0)),
    }
}

fn days(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

/// True for stretches of a month or more, over which figures are counted.
fn is_period(when: (Date, Date)) -> bool {
    days(when.0, when.1) >= 27
}

fn order(a: &Prepared, b: &Prepared) -> Step {
    let field = Field::Order;
    match (a.claim.about.order, b.claim.about.order) {
        (Some(x), Some(y)) if x == y => Ok((field, Level::Exact, 0.20)),
        (Some(_), Some(_)) => Err(Veto::OtherOrder),
        _ => Ok((field, Level::Missing, 0.0)),
    }
}

/// What is asked for or planned is seldom what came of it.
fn certainty(a: &Prepared, b: &Prepared) -> Step {
    let field = Field::Certainty;
    let planned = |p: &Prepared| p.claim.certainty == Certainty::Planned;
    if a.claim.kind == Kind::Quantity && planned(a) != planned(b) {
        return Ok((field, Level::Different, -0.10));
    }
    Ok((field, Level::Missing, 0.0))
}

/// Two answers of one article to one question are rarer than two questions, unless one restates the other.
fn article(a: &Prepared, b: &Prepared) -> Step {
    let field = Field::Article;
    if a.claim.article != b.claim.article {
        return Ok((field, Level::Missing, 0.0));
    }
    if a.claim.superseded != b.claim.superseded || a.is_other_writing_of(b) || a.restates(b) {
        return Ok((field, Level::Alias, 0.0));
    }
    // Two figures of one article answer one question only where all else is the same.
    let two_voices = a.speaker().is_some() && b.speaker().is_some() && a.speaker() != b.speaker();
    let weight = match (two_voices, a.claim.kind) {
        (true, _) => -0.10,
        (false, Kind::Casualties) => -0.20,
        (false, _) => -0.40,
    };
    Ok((field, Level::Different, weight))
}

/// What each of two articles tells of once only is likelier the same than one of many.
fn only_one(a: &Prepared, b: &Prepared) -> Step {
    let field = Field::OnlyOne;
    if a.claim.article == b.claim.article || a.claim.kind == Kind::Date {
        return Ok((field, Level::Missing, 0.0));
    }
    let said = a.claim.about.measure.is_some() || a.claim.about.counted.is_some();
    if said && a.is_only_one && b.is_only_one {
        return Ok((field, Level::Exact, 0.10));
    }
    Ok((field, Level::Missing, 0.0))
}
