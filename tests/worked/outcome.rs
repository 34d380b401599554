//! What the program made of a worked case, held against what the page expects.

use crate::page::{Expected, Field, What, Words};
use dissensus::case::{Case, Comparison};
use dissensus::claim::{Claim, Value};
use dissensus::compare::Question;
use dissensus::mention::When;
use dissensus::mention::figure::{Hedge, Number};
use dissensus::text::Span;
use serde_json::json;

/// Where words stand: in the body, or in the headline alone.
enum Place {
    Body(Span),
    Title,
    /// An article without text has only the quotes of the claims by hand.
    Absent,
}

/// What went otherwise than expected, in lines for a person; `None` where all is as expected.
///
/// # Errors
///
/// What is wrong with the page: words that its article does not have, or has twice.
pub fn miss(case: &Case, got: &Comparison, expected: &Expected) -> Result<Option<Vec<String>>, String> {
    match &expected.what {
        What::Question { verdict, claims } => question(case, got, verdict, claims),
        What::Apart(groups) => apart(case, got, groups),
        What::Related { how, of, to } => related(case, got, how.as_deref(), of, to),
        What::NoClaim(all) => no_claim(case, got, all),
        What::NoFlag => {
            let flagged = got.questions.iter().filter(|question| question.verdict.is_flagged());
            Ok(lines(flagged.map(|question| told(got, question)).collect()))
        }
        What::Field { field, claim, value } => {
            let meant = meant(case, &got.claims, claim)?;
            if meant.iter().any(|&i| shown(&got.claims[i], *field) == *value) {
                return Ok(None);
            }
            let shown =
                |i: &usize| format!("{} — {}", shown(&got.claims[*i], *field), brief(&got.claims[*i]));
            Ok(Some(or_nothing(meant.iter().map(shown).collect(), claim)))
        }
    }
}

fn question(
    case: &Case,
    got: &Comparison,
    verdict: &str,
    all: &[Words],
) -> Result<Option<Vec<String>>, String> {
    let mut rows: Vec<Vec<usize>> = Vec::new();
    let mut lacking = Vec::new();
    for words in all {
        let found = rows_of(got, &meant(case, &got.claims, words)?);
        if found.is_empty() {
            lacking.push(format!("no claim at {} \"{}\"", words.article, words.words));
        }
        rows.push(found);
    }
    let is_shared = |row: &usize| rows.iter().all(|found| found.contains(row));
    let judged = |row: &usize| {
        judgement(&got.questions[*row]) == verdict || got.questions[*row].verdict.word() == verdict
    };
    if (0..got.questions.len()).any(|row| is_shared(&row) && judged(&row)) {
        return Ok(None);
    }
    let mut seen: Vec<usize> = rows.concat();
    seen.sort_unstable();
    seen.dedup();
    lacking.extend(seen.iter().map(|row| told(got, &got.questions[*row])));
    Ok(Some(lacking))
}

fn apart(case: &Case, got: &Comparison, groups: &[Vec<Words>]) -> Result<Option<Vec<String>>, String> {
    let mut misses = Vec::new();
    let mut before: Vec<usize> = Vec::new();
    for group in groups {
        let mut here: Vec<usize> = Vec::new();
        for words in group {
            let meant = meant(case, &got.claims, words)?;
            if meant.is_empty() {
                misses.push(format!("no claim at {} \"{}\"", words.article, words.words));
            }
            here.extend(rows_of(got, &meant));
        }
        here.sort_unstable();
        here.dedup();
        let both = here.iter().filter(|row| before.contains(row));
        misses.extend(both.map(|row| told(got, &got.questions[*row])));
        before.extend(here);
    }
    Ok(lines(misses))
}

fn related(
    case: &Case,
    got: &Comparison,
    how: Option<&str>,
    of: &Words,
    to: &Words,
) -> Result<Option<Vec<String>>, String> {
    let (from, onto) =
        (rows_of(got, &meant(case, &got.claims, of)?), rows_of(got, &meant(case, &got.claims, to)?));
    for &one in &from {
        for &other in onto.iter().filter(|other| **other != one) {
            let id = &got.questions[other].id;
            let links = &got.questions[one].related;
            if links.iter().any(|link| link.question == *id && how.is_none_or(|how| link.how == how)) {
                return Ok(None);
            }
        }
    }
    let mut misses = Vec::new();
    for row in from.iter().chain(&onto) {
        let question = &got.questions[*row];
        let links: Vec<&str> = question.related.iter().map(|link| link.how).collect();
        misses.push(format!("{} (related: {})", told(got, question), links.join(", ")));
    }
    Ok(Some(or_nothing(misses, of)))
}

fn no_claim(case: &Case, got: &Comparison, all: &[Words]) -> Result<Option<Vec<String>>, String> {
    let mut misses = Vec::new();
    for words in all {
        misses.extend(touching(case, &got.claims, words)?.into_iter().map(|(i, _)| brief(&got.claims[i])));
    }
    Ok(lines(misses))
}

/// The claims that words mean: of those whose quotes touch them, the ones that touch most and hold least else.
pub fn meant(case: &Case, claims: &[Claim], words: &Words) -> Result<Vec<usize>, String> {
    let touching = touching(case, claims, words)?;
    let most = touching.iter().map(|(_, share)| *share).max();
    Ok(touching.into_iter().filter(|(_, share)| Some(*share) == most).map(|(i, _)| i).collect())
}

/// Claims whose quotes share something with words, and how much: bytes shared in 10,000 of the bytes of either.
fn touching(case: &Case, claims: &[Claim], words: &Words) -> Result<Vec<(usize, usize)>, String> {
    let place = place(case, words)?;
    let mut found = Vec::new();
    for (i, claim) in claims.iter().enumerate().filter(|(_, claim)| claim.article == words.article) {
        let quote = &claim.evidence.quote;
        let share = match (&place, claim.evidence.span) {
            (Place::Body(at), Some(span)) => {
                let shared = at.end.min(span.end).saturating_sub(at.start.max(span.start));
                shared * 10_000 / (at.end.max(span.end) - at.start.min(span.start)).max(1)
            }
            (Place::Title | Place::Absent, None)
                if quote.contains(&words.words) || words.words.contains(quote.as_str()) =>
            {
                10_000 / (1 + quote.len().abs_diff(words.words.len()))
            }
            _ => 0,
        };
        if share > 0 {
            found.push((i, share));
        }
    }
    Ok(found)
}

fn place(case: &Case, words: &Words) -> Result<Place, String> {
    if case.absent.iter().any(|absent| absent.id == words.article) {
        return Ok(Place::Absent);
    }
    let article = case.articles.iter().find(|article| article.id == words.article);
    let Some(article) = article else { return Err(format!("there is no article {}", words.article)) };
    let mut places = article.body.match_indices(&words.words);
    let Some((start, found)) = places.next() else {
        let in_title = article.metadata.title.as_ref().is_some_and(|title| title.contains(&words.words));
        return if in_title {
            Ok(Place::Title)
        } else {
            Err(format!("{} does not say \"{}\"", words.article, words.words))
        };
    };
    if places.next().is_some() {
        return Err(format!("{} says \"{}\" twice: use more words", words.article, words.words));
    }
    Ok(Place::Body(Span::new(start, start + found.len())))
}

/// The questions that hold any of these claims.
fn rows_of(got: &Comparison, claims: &[usize]) -> Vec<usize> {
    let holds = |question: &Question| question.claims.iter().any(|i| claims.contains(i));
    (0..got.questions.len()).filter(|row| holds(&got.questions[*row])).collect()
}

fn lines(misses: Vec<String>) -> Option<Vec<String>> {
    if misses.is_empty() { None } else { Some(misses) }
}

fn or_nothing(misses: Vec<String>, words: &Words) -> Vec<String> {
    if misses.is_empty() {
        vec![format!("no claim at {} \"{}\"", words.article, words.words)]
    } else {
        misses
    }
}

/// `updated / later-report, likely`.
fn judgement(question: &Question) -> String {
    let likely = if question.likely { ", likely" } else { "" };
    format!("{} / {}{likely}", question.verdict.word(), question.reason.code())
}

fn told(got: &Comparison, question: &Question) -> String {
    let claims: Vec<String> = question.claims.iter().map(|i| brief(&got.claims[*i])).collect();
    format!("{} — {}: {}", judgement(question), question.label, claims.join("; "))
}

fn brief(claim: &Claim) -> String {
    let mut brief =
        format!("{} \"{}\" = {}", claim.article, claim.evidence.quote, shown(claim, Field::Value));
    if let Some(speaker) = &claim.said_by {
        brief.push_str(&format!(", {}", speaker.name));
    }
    if claim.superseded {
        brief.push_str(", superseded");
    }
    brief
}

/// A field as pages write it.
fn shown(claim: &Claim, field: Field) -> String {
    let word = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    match field {
        Field::Speaker => claim.said_by.as_ref().map_or("nobody".to_owned(), |speaker| speaker.name.clone()),
        Field::Part => format!("{:?}", claim.evidence.part).to_lowercase(),
        Field::Check => word(json!(claim.evidence.check)),
        Field::Value => match &claim.value {
            Value::Figure { number, unit, .. } => {
                let unit = unit.as_ref().map_or(String::new(), |unit| format!(" {}", unit.name));
                format!("{}{unit}", figure(number))
            }
            Value::Date(when) => days(when),
            Value::Text(text) => text.clone(),
        },
    }
}

/// `14`, `12 or more`, `more than 14`, `up to 40`, `12 to 15`, `about 60`.
fn figure(number: &Number) -> String {
    let hedge = match number.hedge {
        Some(Hedge::About) => "about ",
        Some(Hedge::Nearly) => "nearly ",
        _ => "",
    };
    let figure = match (number.min.map(|min| min.normalize()), number.max.map(|max| max.normalize())) {
        (Some(min), Some(max)) if min == max => min.to_string(),
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) if number.open_min => format!("more than {min}"),
        (Some(min), None) => format!("{min} or more"),
        (None, Some(max)) if number.open_max => format!("less than {max}"),
        (None, Some(max)) => format!("up to {max}"),
        (None, None) => "unknown".to_owned(),
    };
    format!("{hedge}{figure}")
}

/// `2031-05-03`, `2031-05-18 to 2031-05-19`.
fn days(when: &When) -> String {
    match (when.start, when.end) {
        (Some(start), Some(end)) if start == end => start.to_string(),
        (Some(start), Some(end)) => format!("{start} to {end}"),
        _ => when.edtf.clone(),
    }
}
