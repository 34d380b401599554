//! The same figure of other people, or said not to be so.

use crate::lexicon::changes;
use crate::mention::{Attribution, name, speech};
use crate::selfcheck::places::Place;
use crate::selfcheck::{Change, Kind};
use crate::text::{Span, TokenKind, Tokens, sentences};

/// "14 Northern soldiers" become "14 Southern soldiers", where both sides lose people in the case.
pub(in crate::selfcheck) fn side(place: &Place, random: &mut fastrand::Rng) -> Option<Change> {
    let counted = place.claim.about.counted.as_ref().filter(|group| !group.side_inferred)?;
    let own = counted.side.as_deref()?;
    let text = place.quote.of(place.body);
    let tokens = Tokens::new(text);
    let names = name::find(&tokens, &sentences(&tokens));
    let named = names.iter().find(|name| name.side.as_deref() == Some(own))?;
    let others = place.sides.iter().filter(|(side, _)| side.as_str() != own);
    let ways: Vec<&str> = others
        .flat_map(|(_, ways)| ways)
        .filter(|(form, _)| *form == named.form)
        .map(|(_, way)| way.as_str())
        .collect();
    let with = (*random.choice(&ways)?).to_owned();
    let at = Span::new(place.quote.start + named.span.start, place.quote.start + named.span.end);
    Change::of(Kind::SideChanged, place, at, with)
}

/// How many words before its quote the verb of a claim is looked for.
const BEFORE: usize = 6;

/// "14 were killed" becomes "14 were not killed", "killed 14" becomes "did not kill 14".
pub(in crate::selfcheck) fn negated(place: &Place) -> Option<Change> {
    let sentence = place.claim.evidence.sentence?;
    let text = place.body.get(sentence.start..sentence.end)?;
    let tokens = Tokens::new(text);
    let quote = Span::new(
        place.quote.start.checked_sub(sentence.start)?,
        place.quote.end.checked_sub(sentence.start)?,
    );
    let run = tokens.within(quote);
    let body = |i: usize| {
        let span = tokens.span(i, i);
        Span::new(sentence.start + span.start, sentence.start + span.end)
    };
    for i in run.start.saturating_sub(BEFORE)..run.end {
        let word = tokens.folded(i);
        if tokens.kind(i) != Some(TokenKind::Word) || tokens.folded(i + 1) == "not" {
            continue;
        }
        if changes::changes().auxiliaries.iter().any(|auxiliary| auxiliary == word) {
            let at = body(i);
            return Change::of(Kind::Negated, place, at, format!("{} not", at.of(place.body)));
        }
        let counts = tokens.kind(i + 1) == Some(TokenKind::Digits);
        if let Some(base) = changes::changes().verbs.get(word).filter(|_| counts) {
            return Change::of(Kind::Negated, place, body(i), format!("did not {base}"));
        }
    }
    None
}

/// "Police said 14 died" becomes "Police denied that 14 died".
pub(in crate::selfcheck) fn denied(place: &Place) -> Option<Change> {
    let sentence = place.claim.evidence.sentence?;
    let text = place.body.get(sentence.start..sentence.end)?;
    let tokens = Tokens::new(text);
    let sentences = sentences(&tokens);
    let said = speech::find(&tokens, &sentences, &name::find(&tokens, &sentences));
    let inner = Span::new(
        place.quote.start.checked_sub(sentence.start)?,
        place.quote.end.checked_sub(sentence.start)?,
    );
    let attribution: &Attribution = speech::speaker_of(&said, inner)?;
    let cue = attribution.cue;
    // Only where what is said follows, so that the sentence stays one.
    if cue.of(text) != "said" || cue.end > inner.start {
        return None;
    }
    let that = if text.get(cue.end..)?.trim_start().starts_with("that ") { "" } else { " that" };
    let at = Span::new(sentence.start + cue.start, sentence.start + cue.end);
    Change::of(Kind::Denied, place, at, format!("denied{that}"))
}
