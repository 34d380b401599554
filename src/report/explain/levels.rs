//! What the ladder says of two claims, in words: each field with what either claim says there, the level, and its weight.

use crate::claim::{Claim, Value};
use crate::compare::Prepared;
use crate::compare::ladder::{Field, Level, Veto};
use crate::report::wording::{clip, printable};

/// The field in a word or two.
pub(super) fn field(field: Field) -> String {
    match field {
        Field::Measure => "measure".into(),
        Field::Event => "event".into(),
        Field::Activity => "activity".into(),
        Field::Counted => "counted".into(),
        Field::Names => "names".into(),
        Field::Places => "places".into(),
        Field::Words => "words".into(),
        Field::Beside => "told with it".into(),
        Field::When => "when".into(),
        Field::Order => "in a list".into(),
        Field::Certainty => "certainty".into(),
        Field::Article => "article".into(),
        Field::OnlyOne => "only one".into(),
        Field::Rival => "rivals".into(),
        // A field that has no words yet is told by its name.
        #[allow(unreachable_patterns)]
        other => format!("{other:?}").to_lowercase(),
    }
}

/// What a level says of a field, in which the two claims say what is given.
pub(super) fn level(field: Field, level: Level, said: Option<&(String, String)>) -> &'static str {
    let is_same = said.is_some_and(|(a, b)| a.to_lowercase() == b.to_lowercase());
    match (field, level) {
        (Field::Measure | Field::Counted, Level::Alias | Level::Slight) if is_same => "the same, says little",
        (Field::Measure, Level::Slight) => "the same, says little",
        (Field::Measure | Field::Event | Field::Activity, Level::Alias) => "akin",
        (Field::Counted, Level::Slight) => "people in general",
        // By weight: what stands next to the value and is rare counts most.
        (Field::Names | Field::Places | Field::Words | Field::Beside, Level::Exact) => "much shared",
        (Field::Names | Field::Places | Field::Words | Field::Beside, Level::Similar) => "some shared",
        (Field::Names | Field::Places | Field::Words, Level::Slight) => "a little shared",
        (Field::Words, Level::Different) => "next to nothing",
        (Field::Names | Field::Places, Level::Different) => "none shared",
        (Field::Names | Field::Places, Level::Missing) => "nothing to go by",
        (Field::When, Level::Exact) => "the same days",
        (Field::When, Level::Contained) => "days in common",
        (Field::When, Level::Slight) => "up to a week apart",
        (Field::When, Level::Different) => "another time",
        (Field::Order, Level::Exact) => "the same place",
        (Field::Certainty, Level::Different) => "one is planned",
        (Field::Article, Level::Slight) => "the same, two speakers",
        (Field::Article, Level::Different) => "the same, two values",
        (Field::OnlyOne, Level::Exact) => "each in its article",
        (Field::Rival, Level::Exact) => "none comes near",
        (Field::Rival, Level::Similar) => "one comes near",
        (Field::Rival, Level::Different) => "one is more alike",
        (_, Level::Exact) => "the same",
        (_, Level::Alias) => "much the same",
        (_, Level::Contained) => "one holds the other",
        (_, Level::Similar) => "much in common",
        (_, Level::Slight) => "something in common",
        (_, Level::Missing) => "one says nothing",
        (_, Level::Different) => "different",
        #[allow(unreachable_patterns)]
        _ => "of a level of its own",
    }
}

/// What each of two claims says in a field; `None` where the level says it all.
pub(super) fn said(field: Field, a: &Prepared, b: &Prepared) -> Option<(String, String)> {
    let (x, y) = (a.claim, b.claim);
    let own = |of: fn(&Claim) -> Option<String>| Some((or_nothing(of(x)), or_nothing(of(y))));
    match field {
        Field::Measure => own(|claim| claim.about.measure.as_deref().map(measure)),
        Field::Event | Field::Activity => own(|claim| claim.about.event.clone()),
        Field::Counted => own(counted),
        Field::Names => Some(lists(&x.about.names, &y.about.names)),
        Field::Places => Some(lists(&x.about.places, &y.about.places)),
        Field::Words => Some(lists(&x.about.words, &y.about.words)),
        Field::Beside => Some(lists(&x.about.beside, &y.about.beside)),
        Field::When => Some((days(a), days(b))),
        Field::Order => own(|claim| claim.about.order.map(|place| format!("number {place}"))),
        Field::Certainty => own(|claim| Some(format!("{:?}", claim.certainty).to_lowercase())),
        Field::Article => own(|claim| {
            Some(claim.said_by.as_ref().map_or("no speaker".into(), |speaker| clip(&speaker.name, 30)))
        }),
        Field::OnlyOne | Field::Rival => None,
        #[allow(unreachable_patterns)]
        _ => None,
    }
}

/// What is tried of any two claims before and between the fields, in this order.
pub(super) const VETOES: [Veto; 13] = [
    Veto::OtherKind,
    Veto::OtherDimension,
    Veto::SameSentence,
    Veto::OtherOccasion,
    Veto::EventAndSpeech,
    Veto::OtherMeasure,
    Veto::OtherSide,
    Veto::OtherPopulation,
    Veto::PartAndWhole,
    Veto::DayAndBound,
    Veto::OtherTime,
    Veto::OtherOrder,
    Veto::SameArticle,
];

/// What each of two claims says of what keeps them apart for good; `None` where the phrase says it all.
pub(super) fn behind(veto: Veto, a: &Prepared, b: &Prepared) -> Option<(String, String)> {
    let (x, y) = (a.claim, b.claim);
    let own = |of: fn(&Claim) -> Option<String>| Some((or_nothing(of(x)), or_nothing(of(y))));
    match veto {
        Veto::OtherKind => Some((x.kind.word().into(), y.kind.word().into())),
        Veto::OtherDimension => own(|claim| match &claim.value {
            Value::Figure { dimension, .. } => Some(format!("{dimension:?}").to_lowercase()),
            _ => None,
        }),
        Veto::OtherMeasure | Veto::EventAndSpeech => said(Field::Measure, a, b),
        Veto::OtherPopulation | Veto::PartAndWhole => said(Field::Counted, a, b),
        Veto::OtherSide => own(|claim| claim.about.counted.as_ref()?.side.clone()),
        Veto::OtherTime => said(Field::When, a, b),
        Veto::OtherOrder => said(Field::Order, a, b),
        Veto::DayAndBound => own(|claim| {
            let what = if claim.about.is_bound { "since or until that day" } else { "on that day" };
            Some(what.to_string())
        }),
        _ => None,
    }
}

fn measure(measure: &str) -> String {
    measure.split_once(':').map_or(measure.to_string(), |(harm, degree)| format!("{harm} ({degree})"))
}

fn counted(claim: &Claim) -> Option<String> {
    let group = claim.about.counted.as_ref()?;
    let side = match (&group.side, group.side_inferred) {
        (Some(side), true) => format!(" (of {side}, as the text suggests)"),
        (Some(side), false) => format!(" (of {side})"),
        (None, _) => String::new(),
    };
    Some(format!("{}{side}", clip(&group.written, 40)))
}

/// The days that were read for the event of a figure, or of a date claim itself.
fn days(p: &Prepared) -> String {
    let days = match &p.claim.value {
        Value::Date(when) => when.start.zip(when.end),
        _ => p.when,
    };
    match days {
        Some((start, end)) if start == end => start.to_string(),
        Some((start, end)) => format!("{start} to {end}"),
        None => NOTHING.to_string(),
    }
}

/// So many words of a list are shown.
const MOST_WORDS: usize = 6;

/// The weightiest words of two lists, those that both have first; each as its own text has it.
fn lists(a: &[crate::claim::about::Word], b: &[crate::claim::about::Word]) -> (String, String) {
    (list(a, b), list(b, a))
}

fn list(own: &[crate::claim::about::Word], other: &[crate::claim::about::Word]) -> String {
    let mut words: Vec<(bool, f32, usize, &str)> = Vec::new();
    for (i, word) in own.iter().enumerate() {
        let shared = other.iter().any(|theirs| theirs.concept == word.concept);
        words.push((shared, word.weight, i, word.written.as_str()));
    }
    // Without what both have, what stands nearest says most.
    words.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));
    let more = if words.len() > MOST_WORDS { ", …" } else { "" };
    let shown: Vec<String> = words.iter().take(MOST_WORDS).map(|word| printable(word.3)).collect();
    if shown.is_empty() { NOTHING.to_string() } else { format!("{}{more}", shown.join(", ")) }
}

/// What stands for silence.
const NOTHING: &str = "–";

fn or_nothing(said: Option<String>) -> String {
    said.map_or(NOTHING.to_string(), |said| printable(&said))
}
