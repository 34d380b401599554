//! Parts and wholes across questions: which rows stand beside each other, and whether parts fit their whole.

use super::prepared::Prepared;
use super::question::{Question, Related};
use super::relation::is_of_one_sex;
use super::verdict::{Reason, Verdict};
use crate::claim::Kind;
use crate::lexicon::casualties;

/// Links related questions, and makes the guarded tests of parts against wholes.
pub fn relate(claims: &[Prepared], questions: &mut [Question]) {
    for question in questions.iter_mut().filter(|question| question.verdict < Verdict::Conflict) {
        if question.claims.iter().any(|i| is_other_than_its_parts(&claims[*i])) {
            question.verdict = Verdict::Conflict;
            question.reason = Reason::SumMismatch;
            question.pair = None;
        }
    }

    let mut links: Vec<(usize, usize, &'static str)> = Vec::new();
    for (i, k) in neighbours(claims, questions) {
        if let Some(how) = relation(claims, &questions[i], &questions[k])
            && same_event(claims, &questions[i], &questions[k])
        {
            links.push((i, k, how));
        }
    }
    for (i, k, how) in links {
        if how == "whole"
            && let Some(pair) = exceeding(claims, &questions[i], &questions[k])
            && questions[i].verdict < Verdict::Conflict
        {
            questions[i].verdict = Verdict::Conflict;
            questions[i].reason = Reason::PartExceedsWhole;
            questions[i].pair = Some(pair);
        }
        let related = Related { question: questions[k].id.clone(), how };
        questions[i].related.push(related);
    }
}

/// Pairs of questions of casualties that can be of one event by where their claims stand, both ways, in order.
fn neighbours(claims: &[Prepared], questions: &[Question]) -> Vec<(usize, usize)> {
    let casualties = questions.iter().enumerate().filter(|(_, one)| one.kind == Kind::Casualties);
    let mut by_place: Vec<(usize, Place, usize)> = Vec::new();
    for (q, question) in casualties {
        for p in question.claims.iter().map(|i| &claims[*i]) {
            places(p, |place| by_place.push((p.article, place, q)));
        }
    }
    by_place.sort_unstable();
    by_place.dedup();
    let mut near: Vec<(usize, usize)> = Vec::new();
    for members in by_place.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        for (.., i) in members {
            near.extend(members.iter().filter(|(.., k)| k != i).map(|(.., k)| (*i, *k)));
        }
    }
    near.sort_unstable();
    near.dedup();
    near
}

/// Where in its article a claim may meet another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// In the sentence that begins there.
    Sentence(usize),
    /// In a stretch of [`TOLD_ON`] bytes, or in the next one.
    Stretch(usize),
}

fn places(p: &Prepared, mut tell: impl FnMut(Place)) {
    let evidence = &p.claim.evidence;
    if let Some(sentence) = evidence.sentence {
        tell(Place::Sentence(sentence.start));
    }
    if let Some(span) = evidence.span {
        // A part begins where its whole ends, or so far behind it.
        tell(Place::Stretch(span.start / TOLD_ON));
        (span.end / TOLD_ON..=(span.end + TOLD_ON) / TOLD_ON).map(Place::Stretch).for_each(tell);
    }
}

/// True where an exact count is not what the parts add up to that its own sentence lists with it.
fn is_other_than_its_parts(p: &Prepared) -> bool {
    let exact = p.set.filter(|set| set.low == set.high).and_then(|set| set.low);
    exact.zip(p.claim.about.parts).is_some_and(|(whole, parts)| whole != parts)
}

fn measure<'a>(claims: &'a [Prepared], question: &Question) -> Option<&'a str> {
    question.claims.first().and_then(|i| claims[*i].claim.about.measure.as_deref())
}

fn group<'a>(claims: &'a [Prepared], question: &Question) -> Option<&'a str> {
    question
        .claims
        .first()
        .and_then(|i| claims[*i].claim.about.counted.as_ref())
        .map(|group| group.key.as_str())
}

/// How the second stands to the first.
fn relation(claims: &[Prepared], one: &Question, other: &Question) -> Option<&'static str> {
    if measure(claims, one) != measure(claims, other) {
        return (group(claims, one) == group(claims, other)).then_some("other measure");
    }
    let part = |question: &Question| group(claims, question).is_some_and(casualties::is_part);
    let known = |question: &Question| group(claims, question).is_some_and(casualties::is_group);
    if !known(one) || !known(other) {
        return None;
    }
    match (part(one), part(other)) {
        (true, false) => Some("whole"),
        (false, true) => Some("part"),
        _ => None,
    }
}

/// True where two questions have claims of one sentence, the firmest sign that both speak of one event.
fn same_event(claims: &[Prepared], one: &Question, other: &Question) -> bool {
    let together = |a: &Prepared, b: &Prepared| is_one_sentence(a, b) || is_told_on(a, b) || is_told_on(b, a);
    one.claims.iter().any(|i| other.claims.iter().any(|k| together(&claims[*i], &claims[*k])))
}

fn is_one_sentence(a: &Prepared, b: &Prepared) -> bool {
    a.article == b.article
        && a.claim.evidence.sentence.is_some()
        && a.claim.evidence.sentence == b.claim.evidence.sentence
}

/// How far behind its whole a part may be told, in bytes: the next sentence or two.
const TOLD_ON: usize = 300;

/// True for a part that says it is one ("among the dead"), shortly after its whole.
fn is_told_on(part: &Prepared, whole: &Prepared) -> bool {
    let (Some(p), Some(w)) = (part.claim.evidence.span, whole.claim.evidence.span) else { return false };
    part.article == whole.article
        && part.claim.about.is_part
        && w.end <= p.start
        && p.start - w.end <= TOLD_ON
}

/// A part and a whole of one sentence, neither an earlier count, of which the part is greater.
fn exceeding(claims: &[Prepared], part: &Question, whole: &Question) -> Option<(usize, usize)> {
    for &i in &part.claims {
        for &k in &whole.claims {
            let (a, b) = (&claims[i], &claims[k]);
            let current = !a.claim.superseded && !b.claim.superseded;
            // "12 of them" are no whole to those whom "them" means, and "one man" none to the women beside him.
            if !current
                || b.claim.about.is_part
                || is_of_one_sex(b.claim)
                || !(is_one_sentence(a, b) || is_told_on(a, b))
                || a.speaker() != b.speaker()
            {
                continue;
            }
            let (Some(low), Some(high)) = (a.set.and_then(|set| set.low), b.set.and_then(|set| set.high))
            else {
                continue;
            };
            if low > high {
                return Some((i, k));
            }
        }
    }
    None
}
