//! Who says what stands at a place of a text, and whether a name there is a speaker's: looked up, for a long text has as many
//! attributions as claims. What an attribution is stands in [`speech`](crate::mention::speech).

use crate::mention::Attribution;
use crate::text::Span;

/// The attributions of a text by their places.
#[derive(Debug)]
pub(super) struct Spoken {
    /// What each attribution covers, by its beginning, with its place among all.
    scopes: Reaching<usize>,
    /// The words for speakers and for outlets that have something from them.
    speakers: Reaching<()>,
}

/// Spans by their beginnings, each with how far it and those before it reach at most.
#[derive(Debug)]
struct Reaching<T> {
    spans: Vec<(Span, T, usize)>,
}

impl<T: Ord> Reaching<T> {
    fn of(spans: impl Iterator<Item = (Span, T)>) -> Reaching<T> {
        let mut spans: Vec<(Span, T, usize)> = spans.map(|(span, what)| (span, what, 0)).collect();
        spans.sort_unstable();
        let mut farthest = 0;
        for (span, _, reach) in &mut spans {
            farthest = farthest.max(span.end);
            *reach = farthest;
        }
        Reaching { spans }
    }

    /// Those that begin before a byte and may reach `end`, from the last to the first.
    fn before(&self, start: usize, end: usize) -> impl Iterator<Item = (Span, &T)> {
        let known = self.spans.partition_point(|(span, ..)| span.start < start);
        let all = self.spans.iter().take(known).rev();
        all.take_while(move |(.., reach)| *reach >= end).map(|(span, what, _)| (*span, what))
    }
}

impl Spoken {
    pub(super) fn of(speech: &[Attribution]) -> Spoken {
        let named = speech.iter().filter_map(|said| said.named()).map(|named| named.span);
        let speakers = named.chain(speech.iter().flat_map(|said| said.via.iter().copied()));
        Spoken {
            scopes: Reaching::of(speech.iter().enumerate().map(|(i, said)| (said.scope, i))),
            speakers: Reaching::of(speakers.map(|span| (span, ()))),
        }
    }

    /// The place of the innermost attribution whose scope covers the span: of several the one with the shortest scope, the first of equals.
    pub(super) fn at(&self, at: Span) -> Option<usize> {
        let mut best: Option<(usize, usize)> = None;
        for (scope, i) in self.scopes.before(at.start + 1, at.end) {
            // What begins as far before or farther is longer.
            if best.is_some_and(|(least, _)| at.end - scope.start > least) {
                break;
            }
            if scope.contains(&at) && best.is_none_or(|best| (scope.len(), *i) < best) {
                best = Some((scope.len(), *i));
            }
        }
        best.map(|(_, i)| i)
    }

    /// True where the span has words for a speaker.
    pub(super) fn is_speaker(&self, span: Span) -> bool {
        self.speakers.before(span.end, span.start + 1).any(|(speaker, ())| speaker.overlaps(&span))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::speech::{Act, Named, Speaker, speaker_of};

    proptest::proptest! {
        #[test]
        fn what_is_looked_up_is_what_a_look_at_all_finds(
            spans in proptest::collection::vec((0_usize..40, 0_usize..12, 0_usize..40, 0_usize..4), 0..20),
            at in (0_usize..45, 0_usize..6),
        ) {
            let span = |start: usize, length: usize| Span::new(start, start + length);
            let speech: Vec<Attribution> = spans
                .iter()
                .map(|(scope, length, name, letters)| {
                    let named = Named { span: span(*name, *letters), key: "quill".into(), side: None };
                    Attribution {
                        cue: span(*scope, 1),
                        speaker: if length % 2 == 0 { Speaker::Named(named) } else { Speaker::Unknown(None) },
                        act: Act::Says,
                        scope: span(*scope, *length),
                        via: vec![span(name + 3, *letters)],
                    }
                })
                .collect();
            let (spoken, at) = (Spoken::of(&speech), span(at.0, at.1));
            let found = spoken.at(at).map(|i| std::ptr::from_ref(&speech[i]));
            proptest::prop_assert_eq!(found, speaker_of(&speech, at).map(std::ptr::from_ref));
            let is_speaker = speech.iter().any(|said| {
                said.named().is_some_and(|named| named.span.overlaps(&at)) || said.via.iter().any(|via| via.overlaps(&at))
            });
            proptest::prop_assert_eq!(spoken.is_speaker(at), is_speaker);
        }
    }
}
