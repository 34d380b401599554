//! Changes that make an article disagree with another: a figure, a day, the side, a denial.

use super::change::{Aligned, Change, Kind};
use crate::claim::Value;
use crate::compare::set;
use crate::lexicon::calendar;
use crate::mention::{Anchor, Attribution, date, figure, name, speech};
use crate::text::{Span, TokenKind, Tokens, sentences};
use rust_decimal::Decimal;

/// What an exact figure is multiplied with, in hundredths; never so far that it would be another thing.
const FACTORS: [i64; 6] = [40, 60, 140, 170, 230, 310];

/// Another figure in place of an exact one written in digits or in one word.
pub(super) fn figure(aligned: &Aligned, random: &mut fastrand::Rng) -> Option<Change> {
    let (span, value) = exact(aligned)?;
    let step = Decimal::ONE.max(set::last_place(value));
    let factor = Decimal::from(*random.choice(&FACTORS)?);
    let wanted = value.checked_mul(factor)?.checked_div(Decimal::ONE_HUNDRED)?;
    let places = value.normalize().scale();
    let mut other = if value.is_integer() {
        wanted.checked_div(step)?.round().checked_mul(step)?
    } else {
        wanted.round_dp(places)
    };
    if value.is_integer() && value < Decimal::from(6) {
        other = value + Decimal::from(random.i64(2..5));
    }
    if other == value || other <= Decimal::ZERO || set::is_rounding(value, other) {
        return None;
    }
    Change::within(Kind::FigureChanged, aligned, span, other.normalize().to_string())
}

/// The figure of a claim as it stands in the text, where it is one exact number without a magnitude.
pub(super) fn exact(aligned: &Aligned) -> Option<(Span, Decimal)> {
    let Value::Figure { number, .. } = &aligned.claim.value else { return None };
    if number.hedge.is_some() || number.min != number.max {
        return None;
    }
    let value = number.min?;
    let quote = aligned.claim.evidence.span?;
    let text = quote.of(aligned.body);
    let found = figure::find(&Tokens::new(text), &[]);
    let figure =
        found.iter().find(|figure| figure.value.min == Some(value) && figure.value.max == Some(value))?;
    let words = figure.number.of(text);
    let in_digits = words.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'));
    let in_one_word = words.chars().all(char::is_alphabetic);
    let fits = in_digits || in_one_word;
    let at = Span::new(quote.start + figure.number.start, quote.start + figure.number.end);
    fits.then_some((at, value))
}

/// Another day of the month, or another weekday.
pub(super) fn day(aligned: &Aligned, random: &mut fastrand::Rng) -> Option<Change> {
    let Value::Date(when) = &aligned.claim.value else { return None };
    let day = when.start.filter(|start| when.end == Some(*start))?;
    let quote = aligned.claim.evidence.span?;
    let text = quote.of(aligned.body);
    let tokens = Tokens::new(text);
    let mentions = date::find(&tokens, &Anchor::UNKNOWN);
    // A quote of several days does not say which of them is the claim's.
    let [mention] = mentions.as_slice() else { return None };
    let mut run = tokens.within(mention.span);
    let place = |i: usize| {
        let span = tokens.span(i, i);
        Span::new(quote.start + span.start, quote.start + span.end)
    };
    if let Some(i) = run.clone().find(|i| tokens.written(*i).parse() == Ok(day.day())) {
        let moved = 1 + (day.day() - 1 + random.i8(2..10)) % 28;
        let far = (moved - day.day()).abs() > 1;
        return far.then(|| Change::within(Kind::DayMoved, aligned, place(i), moved.to_string()))?;
    }
    let i = run.find(|i| tokens.kind(*i) == Some(TokenKind::Word) && weekday(tokens.folded(*i)).is_some())?;
    let today = weekday(tokens.folded(i))?;
    let other = (today + random.usize(2..6)) % 7;
    Change::within(Kind::DayMoved, aligned, place(i), (*WEEKDAYS.get(other)?).to_owned())
}

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The place of a weekday in the week, from 0 for Monday.
fn weekday(word: &str) -> Option<usize> {
    let day = calendar::word(word).weekday?;
    usize::try_from(day).ok()?.checked_sub(1)
}

/// The two sides of a claim's sentence in each other's place.
pub(super) fn sides(aligned: &Aligned) -> Option<Change> {
    let sentence = aligned.claim.evidence.sentence?;
    let quote = aligned.claim.evidence.span?;
    let text = sentence.of(aligned.body);
    let tokens = Tokens::new(text);
    let names = name::find(&tokens, &sentences(&tokens));
    let sided: Vec<_> = names.iter().filter(|name| name.side.is_some()).collect();
    let first = sided.first()?;
    let second = sided.iter().find(|name| name.side != first.side && name.form == first.form)?;
    let (p, q) = (first.span, second.span);
    let between = Span::new(p.end, q.start).of(text);
    let with = format!("{}{between}{}", q.of(text), p.of(text));
    let at = Span::new(sentence.start + p.start, sentence.start + q.end);
    Some(Change::moving(Kind::SidesSwapped, aligned, at, with, quote))
}

/// "Police said 14 died" becomes "Police denied that 14 died".
pub(super) fn denied(aligned: &Aligned) -> Option<Change> {
    let sentence = aligned.claim.evidence.sentence?;
    let quote = aligned.claim.evidence.span?;
    let text = sentence.of(aligned.body);
    let tokens = Tokens::new(text);
    let sentences = sentences(&tokens);
    let said = speech::find(&tokens, &sentences, &name::find(&tokens, &sentences));
    let inner = Span::new(quote.start.checked_sub(sentence.start)?, quote.end.checked_sub(sentence.start)?);
    let attribution: &Attribution = speech::speaker_of(&said, inner)?;
    let cue = attribution.cue;
    // Only where what is said follows, so that the sentence stays one.
    if cue.of(text) != "said" || cue.end > inner.start {
        return None;
    }
    let that = if text.get(cue.end..)?.trim_start().starts_with("that ") { "" } else { " that" };
    let with = format!("denied{that}");
    let at = Span::new(sentence.start + cue.start, sentence.start + cue.end);
    let shift = with.len().checked_sub(cue.len())?;
    let claim = Span::new(quote.start + shift, quote.end + shift);
    Some(Change::moving(Kind::Denied, aligned, at, with, claim))
}
