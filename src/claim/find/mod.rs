//! Claims found in an article by rule: every figure and date that the text says something of.
//!
//! A figure beside a word of harm is a casualty count, any other a quantity, a date the time of the event it stands with.
//! Figures and dates of which nothing can be said are returned apart, so that nothing read is lost.

mod aftermath;
mod casualty;
mod certainty;
mod counted;
mod currency;
mod date;
mod evidence;
mod identity;
mod nobody;
mod place;
mod quantity;
mod role;
mod scene;
mod spoken;
mod statement;
mod steps;
mod sums;
mod victim;

pub use date::UNNAMED_DAY;
pub use scene::Telling;

use super::identity::Ids;
use super::{About, Certainty, Check, Claim, Evidence, Kind, Speaker, Value};
use crate::article::{Article, Part, zone};
use crate::mention::speech::Act;
use crate::mention::{Anchor, Attribution, DateMention, Figure, speech};
use crate::text::Span;
use scene::Scene;
use std::collections::BTreeMap;
use victim::Victims;

/// What was found in one article.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// The claims in the order of the text.
    pub claims: Vec<Claim>,
    /// The figures and dates of which nothing could be said.
    pub unplaced: Vec<Unplaced>,
}

/// A figure or date that was read and belongs to no claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced {
    /// The id of the article.
    pub article: String,
    /// The words.
    pub quote: String,
    /// Where they stand in the body, in bytes.
    pub span: Span,
    /// Why it is no claim.
    pub why: &'static str,
}

/// A claim before it has its id and its evidence.
struct Draft {
    kind: Kind,
    value: Value,
    about: About,
    core: Span,
    quote: Span,
    certainty: Certainty,
    as_of: Option<crate::mention::When>,
    superseded: bool,
    moved: bool,
    rule: &'static str,
}

/// Finds the claims of an article against its reference day.
pub fn find(article: &Article, anchor: &Anchor) -> Found {
    let mut found = Found::default();
    let mut ids = Ids::new(&article.id);
    let telling = Telling::new(&article.body, anchor);
    // A dateline stands before the first sentence, and makes none of it.
    let heard = |sentence: Span| !is_furniture(article, sentence.end.saturating_sub(1));
    let victims = victim::find(&telling, heard);
    for scene in telling.scenes() {
        for draft in drafts(&scene, article, &victims, &mut found.unplaced) {
            let evidence = Evidence {
                quote: draft.quote.of(&article.body).to_string(),
                span: Some(draft.quote),
                sentence: Some(scene.span),
                part: zone::part_at(&article.zones, draft.core.start),
                check: Check::Verbatim,
            };
            found.claims.push(made(draft, evidence, &telling, &scene, article, &mut ids));
        }
    }
    name_the_main_event(&mut found.claims);
    if let Some(title) = headline_apart(article) {
        let telling = Telling::new(title, anchor);
        let bare = Article { zones: Vec::new(), body: title.to_string(), ..article.clone() };
        let victims = victim::find(&telling, |_| true);
        for scene in telling.scenes() {
            for draft in drafts(&scene, &bare, &victims, &mut Vec::new()) {
                let quote = draft.quote.of(title).to_string();
                let evidence =
                    Evidence { quote, span: None, sentence: None, part: Part::Title, check: Check::Verbatim };
                found.claims.push(made(draft, evidence, &telling, &scene, article, &mut ids));
            }
        }
    }
    found
}

/// "The toll", "the dead" of no event that the sentence names are those of the incident that most counts of the article name.
fn name_the_main_event(claims: &mut [Claim]) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all = 0;
    for claim in claims.iter().filter(|claim| claim.kind == Kind::Casualties) {
        if let Some(event) = &claim.about.event {
            *counts.entry(event).or_default() += 1;
            all += 1;
        }
    }
    let most = counts.into_iter().max_by_key(|(_, times)| *times);
    let Some(main) = most.filter(|(_, times)| times * 2 > all).map(|(event, _)| event.to_string()) else {
        return;
    };
    for claim in
        claims.iter_mut().filter(|claim| claim.kind == Kind::Casualties && claim.about.event.is_none())
    {
        claim.about.event = Some(main.clone());
    }
}

/// The headline, where it stands in the metadata and not in the body: it is compared like text.
fn headline_apart(article: &Article) -> Option<&str> {
    let title = article.metadata.title.as_deref()?;
    let letters = |text: &str| {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    let head: String = article.body.chars().take(title.len() * 2 + 400).collect();
    let (title_letters, head) = (letters(title), letters(&head));
    (!title_letters.is_empty() && !head.contains(&title_letters)).then_some(title)
}

fn made(
    draft: Draft,
    evidence: Evidence,
    telling: &Telling,
    scene: &Scene,
    article: &Article,
    ids: &mut Ids,
) -> Claim {
    let text = telling.tokens.text();
    // How a thing or a person is named, "the 2021 accord", is the article's own word, whoever speaks of it.
    let is_own_word = draft.about.year_names_it || draft.kind == Kind::Role;
    let said = if is_own_word { None } else { telling.said_at(draft.core) };
    let certainty = match said {
        Some(said) if said.act == Act::Denies => Certainty::Denied,
        Some(said) if is_hearsay(said) && hedges(draft.certainty) => Certainty::Reported,
        _ => draft.certainty,
    };
    // "Sweden recognises the result": whose stance it is, where nobody else is told to speak of it.
    let holder = draft.about.stance.as_ref().and_then(|stance| stance.holder.clone());
    Claim {
        id: ids.next(draft.kind, scene.span.of(text), draft.core.of(text)),
        article: article.id.clone(),
        kind: draft.kind,
        value: draft.value,
        evidence,
        about: draft.about,
        said_by: holder.or_else(|| said.and_then(|said| speaker(said, text))),
        as_of: draft.as_of,
        certainty,
        superseded: draft.superseded,
        moved: draft.moved,
        rule: draft.rule.to_string(),
        by_hand: None,
    }
}

/// What a person's own words say of a claim, read by the rules that read articles.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    /// What the words are about.
    pub about: About,
    /// The sort of the value in them; `None` where they hold none.
    pub kind: Option<Kind>,
    /// How certain they are of it.
    pub certainty: Certainty,
}

/// What words that a person wrote or quoted say of `value`, or of the first figure or date in them.
///
/// Words without a figure or a date are about all that they name, at full weight.
pub fn read_words(words: &str, value: Option<&Value>) -> Words {
    let telling = Telling::new(words, &Anchor::UNKNOWN);
    let mut unplaced = Vec::new();
    let article = Article {
        id: String::new(),
        path: None,
        metadata: Default::default(),
        body: words.to_string(),
        lines_before: 0,
        zones: Vec::new(),
    };
    let mut made = Vec::new();
    for scene in telling.scenes() {
        made.extend(drafts(&scene, &article, &Victims::default(), &mut unplaced));
    }
    // Where and who is told beside what a person asks for.
    made.retain(|draft: &Draft| !matches!(draft.rule, place::RULE | identity::RULE));
    // Words about a figure or a date tell of it whatever else they state.
    if !matches!(value, Some(Value::Text(_))) {
        made.retain(|draft: &Draft| draft.kind != Kind::Statement);
    }
    let meant =
        made.iter().position(|draft| value.is_some_and(|value| is_same(value, &draft.value))).unwrap_or(0);
    match made.into_iter().nth(meant) {
        Some(draft) => Words { about: draft.about, kind: Some(draft.kind), certainty: draft.certainty },
        None => Words { about: telling.about_all(), kind: None, certainty: Certainty::Stated },
    }
}

/// True where two values are most likely one: the same numbers, or any two dates.
fn is_same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Figure { number: a, .. }, Value::Figure { number: b, .. }) => {
            (a.min.is_some() && a.min == b.min) || (a.max.is_some() && a.max == b.max)
        }
        (Value::Date(_), Value::Date(_)) => true,
        _ => false,
    }
}

fn drafts(scene: &Scene, article: &Article, victims: &Victims, unplaced: &mut Vec<Unplaced>) -> Vec<Draft> {
    let mut made = Vec::new();
    let harms = casualty::harms(scene);
    for (i, figure) in scene.figures.iter().enumerate() {
        if inside_furniture(article, figure.span) {
            continue;
        }
        let draft = match &harms[i] {
            Some(harm) => Ok(casualty::draft(scene, i, figure, harm)),
            None => quantity::draft(scene, i, figure),
        };
        match draft {
            Ok(draft) => made.push(draft),
            Err(why) => unplaced.push(left_out(article, figure.span, why)),
        }
    }
    for mention in &scene.dates {
        // A caption dates its picture, and no event of the telling.
        let caption = zone::part_at(&article.zones, mention.span.start) == Part::Caption;
        if caption || inside_furniture(article, mention.span) || !date::is_date(mention) {
            continue;
        }
        match date::draft(scene, mention) {
            Ok(draft) => made.push(draft),
            Err(why) => unplaced.push(left_out(article, mention.span, why)),
        }
    }
    for name in scene.names().filter(|name| !inside_furniture(article, name.span)) {
        made.extend(role::draft(scene, name));
    }
    let told_of = place::drafts(scene).into_iter().chain(identity::drafts(scene));
    made.extend(told_of.filter(|draft| !inside_furniture(article, draft.core)));
    made.extend(statement::drafts(scene).into_iter().filter(|draft| !inside_furniture(article, draft.core)));
    made.extend(victims.drafts(scene, scene.place()));
    made.sort_by_key(|draft| (draft.core.start, draft.core.end));
    made
}

fn left_out(article: &Article, span: Span, why: &'static str) -> Unplaced {
    Unplaced { article: article.id.clone(), quote: span.of(&article.body).to_string(), span, why }
}

fn inside_furniture(article: &Article, span: Span) -> bool {
    is_furniture(article, span.start)
}

fn is_furniture(article: &Article, at: usize) -> bool {
    matches!(zone::part_at(&article.zones, at), Part::Furniture | Part::Dateline)
}

/// True where somebody says it whom the article does not name; that it is confirmed is the article's own word.
fn is_hearsay(said: &Attribution) -> bool {
    // A "she" of whom nothing before tells is somebody all the same.
    said.speaker == speech::Speaker::Unknown(None) && said.act != Act::Confirms
}

/// True for what an unnamed speaker makes hearsay of; plans and denials stay what they are.
fn hedges(certainty: Certainty) -> bool {
    matches!(certainty, Certainty::Stated | Certainty::Possible)
}

fn speaker(said: &Attribution, text: &str) -> Option<Speaker> {
    let named = said.named()?;
    Some(Speaker {
        name: named.span.of(text).to_string(),
        key: named.key.clone(),
        side: named.side.clone(),
        act: said.act,
        via: said.via.iter().map(|via| via.of(text).to_string()).collect(),
    })
}

/// The figures of one sentence that lie inside it, and likewise its dates: shared by the readers beside this file.
type Figures<'a> = Vec<&'a Figure>;
/// See [`Figures`].
type Dates<'a> = Vec<&'a DateMention>;
