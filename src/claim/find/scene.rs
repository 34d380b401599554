//! One sentence with all that was found in it, and how far its words stand from one another.
//!
//! Distance decides what a figure is about. It is counted in words, with commas, semicolons and sentence ends as steps
//! of their own, so that the words of a figure's own clause come first.

use super::{Dates, Figures};
use crate::claim::about::{About, Word};
use crate::lexicon::{events, words};
use crate::mention::figure::Dimension;
use crate::mention::name::{Form, Sort};
use crate::mention::{self, Anchor, Attribution, Mentions, Name, speech};
use crate::text::{self, Span, TokenKind, Tokens};
use std::ops::Range;

/// A text with its tokens, sentences and mentions.
pub struct Telling<'t> {
    /// The tokens of the text.
    pub tokens: Tokens<'t>,
    /// Its sentences.
    pub sentences: Vec<Span>,
    /// All that was found in it.
    pub mentions: Mentions,
    stems: Vec<Option<String>>,
    steps: Vec<u32>,
}

/// One sentence of a telling.
pub(super) struct Scene<'a, 't> {
    telling: &'a Telling<'t>,
    /// The sentence.
    pub span: Span,
    /// Its tokens.
    pub range: Range<usize>,
    /// The tokens from which words are taken: the sentence and the one before it.
    wide: Range<usize>,
    /// Its figures.
    pub figures: Figures<'a>,
    /// Its dates.
    pub dates: Dates<'a>,
    names: Vec<&'a Name>,
}

/// Past this distance a word says nothing of a figure.
const REACH: u32 = 40;

impl<'t> Telling<'t> {
    /// Finds all mentions of a text against its reference day.
    pub fn new(text: &'t str, anchor: &Anchor) -> Self {
        let tokens = Tokens::new(text);
        let sentences = text::sentences(&tokens);
        let mentions = mention::find(&tokens, &sentences, anchor);
        let stems = stems(&tokens);
        let steps = steps(&tokens, &sentences);
        Telling { tokens, sentences, mentions, stems, steps }
    }

    pub(super) fn scenes(&self) -> impl Iterator<Item = Scene<'_, 't>> {
        self.sentences.iter().enumerate().map(move |(i, span)| {
            let range = self.tokens.within(*span);
            let before = i.checked_sub(1).and_then(|i| self.sentences.get(i));
            let wide = before.map_or(range.start, |before| self.tokens.within(*before).start)..range.end;
            let mentions = &self.mentions;
            Scene {
                telling: self,
                span: *span,
                range,
                wide,
                figures: inside(&mentions.figures, *span, |figure| figure.span).collect(),
                dates: inside(&mentions.dates, *span, |date| date.span).collect(),
                names: inside(
                    &mentions.names,
                    Span::new(before.map_or(span.start, |b| b.start), span.end),
                    |name| name.span,
                )
                .collect(),
            }
        })
    }

    /// What a text without figure or date is about: all its words at full weight.
    pub(super) fn about_all(&self) -> About {
        let mut about = About::default();
        for i in 0..self.tokens.len() {
            if let Some(stem) = &self.stems[i] {
                push(&mut about.words, concept(stem), self.tokens.folded(i), 1.0);
            }
        }
        about
    }
}

/// The items whose spans lie in `span`; `items` are in the order of the text.
fn inside<'a, T>(items: &'a [T], span: Span, of: impl Fn(&T) -> Span + 'a) -> impl Iterator<Item = &'a T> {
    let first = items.partition_point(|item| of(item).start < span.start);
    items[first..].iter().take_while(move |item| of(item).start < span.end)
}

fn stems(tokens: &Tokens) -> Vec<Option<String>> {
    let mut stems = Vec::with_capacity(tokens.len());
    for i in 0..tokens.len() {
        let word = tokens.folded(i);
        let says = tokens.kind(i) == Some(TokenKind::Word) && word.len() > 1 && !words::is_closed(word);
        stems.push(says.then(|| words::stem(word)));
    }
    stems
}

/// For each token, the steps from the start of the text to it.
fn steps(tokens: &Tokens, sentences: &[Span]) -> Vec<u32> {
    let mut steps = Vec::with_capacity(tokens.len() + 1);
    let mut total: u32 = 0;
    let mut ends = sentences.iter().map(|span| span.end).peekable();
    for (i, token) in tokens.iter().enumerate() {
        steps.push(total);
        let sentence_end = ends.next_if(|end| *end <= token.span.end).is_some();
        let step = match (token.kind, tokens.folded(i)) {
            _ if sentence_end => 12,
            (TokenKind::Break, _) => 12,
            (TokenKind::Word, "and" | "but" | "while" | "which" | "who") => 2,
            (TokenKind::Word | TokenKind::Digits, _) => 1,
            (TokenKind::Sign, "," | "(" | ")") => 3,
            (TokenKind::Sign, ";" | ":" | "…") => 6,
            (TokenKind::Sign, "-") if !tokens.glued(i) => 4,
            (TokenKind::Sign, _) => 0,
        };
        total = total.saturating_add(step);
    }
    steps.push(total);
    steps
}

/// The family of a stem, or the stem itself.
pub(super) fn concept(stem: &str) -> &str {
    events::family_of(stem).unwrap_or(stem)
}

/// The country or body that a name stands for: "afghanistan" for Afghan and for Kabul's government, else its own key.
pub(super) fn side_of(name: &Name) -> &str {
    name.side.as_deref().unwrap_or(&name.key)
}

fn push(words: &mut Vec<Word>, concept: &str, written: &str, weight: f32) {
    match words.iter_mut().find(|word| word.concept == concept) {
        Some(word) if word.weight >= weight => {}
        Some(word) => {
            word.weight = weight;
            word.written = written.to_string();
        }
        None => words.push(Word { concept: concept.to_string(), written: written.to_string(), weight }),
    }
}

impl<'a, 't> Scene<'a, 't> {
    /// The tokens of the text.
    pub fn tokens(&self) -> &'a Tokens<'t> {
        &self.telling.tokens
    }

    /// The stem of token `i`, unless it is of the closed class or no word.
    pub fn stem(&self, i: usize) -> Option<&'a str> {
        self.telling.stems.get(i).and_then(|stem| stem.as_deref())
    }

    /// The tokens of a span.
    pub fn tokens_of(&self, span: Span) -> Range<usize> {
        self.telling.tokens.within(span)
    }

    /// Steps between a run of tokens and a token outside it; 0 beside it.
    pub fn distance(&self, run: &Range<usize>, i: usize) -> u32 {
        let steps = &self.telling.steps;
        let at = |i: usize| steps.get(i).copied().unwrap_or(u32::MAX);
        if i >= run.end {
            at(i).saturating_sub(at(run.end))
        } else if i < run.start {
            at(run.start).saturating_sub(at(i + 1))
        } else {
            0
        }
    }

    /// Who vouches for what stands at `at`.
    pub fn speaker_at(&self, at: Span) -> Option<&'a Attribution> {
        speech::speaker_of(&self.telling.mentions.speech, at)
    }

    /// The names of the sentence itself.
    pub fn names(&self) -> impl Iterator<Item = &'a Name> + '_ {
        self.names.iter().copied().filter(|name| name.span.start >= self.span.start)
    }

    /// Fills `about` with the words and names around a run of tokens, nearest first; `own` stays out of it.
    pub fn surround(&self, about: &mut About, run: &Range<usize>, own: Span) {
        for i in self.wide.clone() {
            let Some(token) = self.telling.tokens.get(i) else { continue };
            if token.span.overlaps(&own) || run.contains(&i) {
                continue;
            }
            let Some(stem) = self.stem(i) else { continue };
            let concept = concept(stem);
            if concept == "saying" || words::is_empty(self.telling.tokens.folded(i)) {
                continue;
            }
            let distance = self.distance(run, i);
            if distance <= REACH && !self.in_mention(token.span) {
                push(&mut about.words, concept, self.telling.tokens.folded(i), weight(distance));
            }
        }
        for figure in self
            .figures
            .iter()
            .filter(|figure| figure.dimension == Dimension::Age && !figure.span.overlaps(&own))
        {
            // A person's age names the person: "the 36-year-old" of one article is the named man of another.
            if let Some(age) = figure.value.min {
                let distance = self.distance(run, self.tokens_of(figure.span).start);
                push(&mut about.words, &format!("aged {age}"), &format!("aged {age}"), weight(distance));
            }
        }
        for name in &self.names {
            // Who speaks is compared as the speaker, not as what is spoken of.
            if name.span.overlaps(&own) || name.form == Form::Outlet || self.is_speaker(name.span) {
                continue;
            }
            let distance = self.distance(run, self.tokens_of(name.span).start);
            if distance <= REACH {
                let into = if name.sort == Sort::Place { &mut about.places } else { &mut about.names };
                push(into, &name.key, name.span.of(self.telling.tokens.text()), weight(distance));
            }
        }
        for list in [&mut about.words, &mut about.names, &mut about.places] {
            list.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.concept.cmp(&b.concept)));
        }
    }

    /// The family of the nearest event around a run of tokens that is itself no harm and no speech.
    pub fn event(&self, run: &Range<usize>) -> Option<&'static str> {
        let mut best: Option<(u32, &'static str)> = None;
        for at in self.wide.clone().filter(|at| !run.contains(at)) {
            let Some(family) = self.stem(at).and_then(events::family_of) else { continue };
            let distance = self.distance(run, at);
            let told = !matches!(family, "death" | "injury" | "saying" | "announcement");
            if told && distance <= REACH && best.is_none_or(|(least, _)| distance < least) {
                best = Some((distance, family));
            }
        }
        best.map(|(_, family)| family)
    }

    fn is_speaker(&self, span: Span) -> bool {
        self.telling
            .mentions
            .speech
            .iter()
            .any(|speech| speech.speaker.overlaps(&span) || speech.via.is_some_and(|via| via.overlaps(&span)))
    }

    /// True where a span is a part of a name, a date or another figure, which are compared as what they are.
    fn in_mention(&self, span: Span) -> bool {
        let within = |other: Span| other.contains(&span);
        self.names.iter().any(|name| within(name.span)) || self.dates.iter().any(|date| within(date.span))
    }
}

fn weight(distance: u32) -> f32 {
    // Halves every eight steps; exact enough for a ranking, and the same on every machine.
    8.0 / (8.0 + distance.min(REACH) as f32)
}
