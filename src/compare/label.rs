//! What a question asks, in plain words made of what its claims are about.

use super::ladder::identity;
use super::prepared::Prepared;
use super::relation::is_nationality;
use crate::claim::{Claim, Kind};
use crate::lexicon::statements;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::collections::BTreeMap;

/// A short label: "soldiers killed", "federal taxes", "talks in Orlo".
pub fn of(claims: &[Prepared], group: &[usize]) -> String {
    let Some(first) = group.first().map(|i| claims[*i].claim) else { return String::new() };
    if let Some(question) = group.iter().find_map(|i| by_hand(claims[*i].claim)) {
        return question;
    }
    match first.kind {
        Kind::Place => place(claims, group).unwrap_or_else(|| date(claims, group, first)),
        Kind::Casualties => casualties(claims, group, first),
        Kind::Quantity => quantity(claims, group, first),
        Kind::Role if is_nationality(&claims[group[0]]) => nationality(claims, group, first),
        Kind::Role => role(claims, group),
        Kind::Statement => statement(claims, group, first),
        _ => date(claims, group, first),
    }
}

fn by_hand(claim: &Claim) -> Option<String> {
    claim.by_hand.as_ref().and_then(|by_hand| by_hand.question.clone())
}

fn casualties(claims: &[Prepared], group: &[usize], first: &Claim) -> String {
    let measure = first.about.measure.as_deref().unwrap_or("harmed");
    let measure = match measure.split_once(':') {
        Some((measure, "serious")) => format!("seriously {measure}"),
        Some((measure, "minor")) => format!("slightly {measure}"),
        Some((measure, "more")) => format!("more {measure}"),
        Some((measure, "one")) => measure.to_string(),
        _ => measure.to_string(),
    };
    let who = match &first.about.counted {
        Some(group) if group.key != "person" => group.written.to_lowercase(),
        _ => "people".to_string(),
    };
    // The event says more of a toll than the words beside it: "rose", "total".
    let most = commonest(group.iter().filter_map(|i| claims[*i].claim.about.event.as_deref()));
    let context = match most {
        Some(event) => vec![event],
        None => context(claims, group, 1, &[&who]),
    };
    let context = if context.is_empty() { String::new() } else { format!(" ({})", context.join(", ")) };
    format!("{who} {measure}{context}")
}

fn quantity(claims: &[Prepared], group: &[usize], first: &Claim) -> String {
    let counted = first.about.counted.as_ref().map(|group| group.written.to_lowercase());
    let head = counted.or_else(|| first.about.measure.clone()).unwrap_or_default();
    let context = context(claims, group, 3, &[&head]);
    match (head.is_empty(), context.is_empty()) {
        (true, _) => context.join(", "),
        (false, true) => head,
        (false, false) => format!("{head} ({})", context.join(", ")),
    }
}

/// The event by its commonest word: "place of the collapse"; a death only where nothing else is told.
fn place(claims: &[Prepared], group: &[usize]) -> Option<String> {
    let families = || group.iter().filter_map(|i| claims[*i].claim.about.measure.as_deref());
    let most = commonest(families().filter(|family| *family != "death")).or_else(|| families().next())?;
    Some(format!("place of the {most}"))
}

/// The person by the fullest name, else by the noun for whoever it is: "nationality of the driver".
fn nationality(claims: &[Prepared], group: &[usize], first: &Claim) -> String {
    let named = group.iter().filter(|i| identity::noun(&claims[**i]).is_none());
    let names = named.filter_map(|i| claims[*i].claim.about.counted.as_ref());
    let fullest = names.map(|group| group.written.as_str()).max_by_key(|name| (name.len(), *name));
    let unnamed = || first.about.counted.as_ref().map_or("", |group| group.written.as_str());
    let who = fullest.unwrap_or_else(unnamed).split_whitespace().collect::<Vec<_>>().join(" ");
    format!("nationality of {who}")
}

/// The person by the fullest name: "office of Khawaja Muhammad Asif".
fn role(claims: &[Prepared], group: &[usize]) -> String {
    let names = group.iter().filter_map(|i| claims[*i].claim.about.counted.as_ref());
    let fullest = names.map(|group| group.written.as_str()).max_by_key(|name| (name.len(), *name));
    fullest.map_or("office".to_owned(), |name| format!("office of {name}"))
}

fn date(claims: &[Prepared], group: &[usize], first: &Claim) -> String {
    let head = first.about.measure.clone().unwrap_or_default();
    let context = context(claims, group, 3, &[&head]);
    match (head.is_empty(), context.is_empty()) {
        (true, _) => format!("date: {}", context.join(", ")),
        (false, true) => format!("date: {head}"),
        (false, false) => format!("date: {head} ({})", context.join(", ")),
    }
}

/// What its family asks, of what: "outcome of talks (Orlo)".
fn statement(claims: &[Prepared], group: &[usize], first: &Claim) -> String {
    let family = first.about.stance.as_ref().map_or("statement", |stance| stance.family.as_str());
    let asks = statements::family(family).map_or(family, |family| family.asks.as_str());
    format!("{asks}: {}", context(claims, group, 3, &[asks]).join(", "))
}

/// What is told most often, the last by the alphabet of equals.
fn commonest<'a>(told: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for one in told {
        *counts.entry(one).or_insert(0) += 1;
    }
    counts.into_iter().max_by_key(|(name, count)| (*count, *name)).map(|(name, _)| name)
}

/// The words and names that most claims of the group share, weightiest first.
fn context<'a>(claims: &'a [Prepared], group: &[usize], most: usize, leave: &[&str]) -> Vec<&'a str> {
    let mut found: Vec<Shared> = Vec::new();
    // As many as a claim mostly has.
    let mut places: FxHashMap<&str, usize> = FxHashMap::with_capacity_and_hasher(28, FxBuildHasher);
    for &i in group {
        let about = &claims[i].claim.about;
        for word in about.words.iter().chain(&about.names).chain(&about.places) {
            let place = *places.entry(&word.concept).or_insert(found.len());
            match found.get_mut(place) {
                Some(seen) => {
                    seen.claims += 1;
                    seen.weight += word.weight;
                }
                None => found.push(Shared {
                    concept: &word.concept,
                    written: &word.written,
                    claims: 1,
                    weight: word.weight,
                }),
            }
        }
    }
    let least = if group.len() > 1 { 2 } else { 1 };
    if found.iter().any(|word| word.claims >= least) {
        found.retain(|word| word.claims >= least);
    }
    found.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.concept.cmp(b.concept)));
    let leave: Vec<String> = leave.iter().map(|left| left.to_lowercase()).collect();
    let fresh = |written: &&str| {
        let low = written.to_lowercase();
        !leave.iter().any(|left| left.contains(&low))
    };
    found.into_iter().map(|word| word.written).filter(fresh).take(most).collect()
}

/// A word or name with how much of the group has it.
struct Shared<'a> {
    concept: &'a str,
    written: &'a str,
    claims: usize,
    weight: f32,
}
