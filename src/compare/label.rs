//! What a question asks, in plain words made of what its claims are about.

use super::prepared::Prepared;
use crate::claim::{Claim, Kind};

/// A short label: "soldiers killed", "federal taxes", "talks in Istanbul".
pub fn of(claims: &[Prepared], group: &[usize]) -> String {
    let Some(first) = group.first().map(|i| claims[*i].claim) else { return String::new() };
    if let Some(question) = group.iter().find_map(|i| by_hand(claims[*i].claim)) {
        return question;
    }
    match first.kind {
        Kind::Casualties => casualties(claims, group, first),
        Kind::Quantity => quantity(claims, group, first),
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
        _ => measure.to_string(),
    };
    let who = first.about.counted.as_ref().map_or("people", |group| group.written.as_str());
    let context = context(claims, group, 1, &[who]);
    let place = if context.is_empty() { String::new() } else { format!(" ({})", context.join(", ")) };
    format!("{} {measure}{place}", who.to_lowercase())
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

fn date(claims: &[Prepared], group: &[usize], first: &Claim) -> String {
    let head = first.about.measure.clone().unwrap_or_default();
    let context = context(claims, group, 3, &[&head]);
    match (head.is_empty(), context.is_empty()) {
        (true, _) => format!("date: {}", context.join(", ")),
        (false, true) => format!("date: {head}"),
        (false, false) => format!("date: {head} ({})", context.join(", ")),
    }
}

/// The words and names that most claims of the group share, weightiest first.
fn context(claims: &[Prepared], group: &[usize], most: usize, leave: &[&str]) -> Vec<String> {
    let mut found: Vec<(String, String, f32)> = Vec::new();
    for &i in group {
        let about = &claims[i].claim.about;
        for word in about.words.iter().chain(&about.names).chain(&about.places) {
            match found.iter_mut().find(|(concept, ..)| *concept == word.concept) {
                Some(seen) => seen.2 += word.weight,
                None => found.push((word.concept.clone(), word.written.clone(), word.weight)),
            }
        }
    }
    found.sort_by(|a, b| b.2.total_cmp(&a.2).then_with(|| a.0.cmp(&b.0)));
    let fresh =
        |written: &str| !leave.iter().any(|left| left.to_lowercase().contains(&written.to_lowercase()));
    found.into_iter().map(|(_, written, _)| written).filter(|written| fresh(written)).take(most).collect()
}
