//! One sentence with all that was found in it: its figures, dates and names, and the words around each.
//!
//! What a figure is about is decided by distance, which is counted in [`steps`](super::steps).

use super::currency;
use super::nobody;
use super::spoken::Spoken;
use super::steps::{REACH, Steps, weight};
use super::{Dates, Figures};
use crate::claim::about::{About, Word};
use crate::lexicon::{events, places, synonyms, words};
use crate::mention::date::Precision;
use crate::mention::figure::Dimension;
use crate::mention::name::{Form, Sort};
use crate::mention::{self, Anchor, Attribution, Figure, Mentions, Name};
use crate::text::{self, Span, TokenKind, Tokens};
use jiff::civil::Date;
use rust_decimal::Decimal;
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
    steps: Steps,
    spoken: Spoken,
    /// The reference day.
    day: Option<Date>,
}

/// One sentence of a telling.
pub(super) struct Scene<'a, 't> {
    telling: &'a Telling<'t>,
    /// Its place among the sentences.
    place: usize,
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
    /// The dates of the sentence before it, where both speak of one thing.
    pub dates_before: Dates<'a>,
    names: Vec<&'a Name>,
}

impl<'t> Telling<'t> {
    /// Finds all mentions of a text against its reference day.
    pub fn new(text: &'t str, anchor: &Anchor) -> Self {
        let tokens = Tokens::new(text);
        let sentences = text::sentences(&tokens);
        let mut mentions = mention::find(&tokens, &sentences, anchor);
        currency::complete(&mut mentions.figures, &tokens, &sentences);
        nobody::complete(&mut mentions.figures, &tokens, &sentences);
        let stems = stems(&tokens);
        let steps = Steps::new(&tokens, &sentences);
        let spoken = Spoken::of(&mentions.speech);
        Telling { tokens, sentences, mentions, stems, steps, spoken, day: anchor.day }
    }

    /// Who says what stands there, as the text tells it.
    pub(super) fn said_at(&self, at: Span) -> Option<&Attribution> {
        self.spoken.at(at).and_then(|i| self.mentions.speech.get(i))
    }

    pub(super) fn scenes(&self) -> impl Iterator<Item = Scene<'_, 't>> {
        (0..self.sentences.len()).filter_map(|i| self.scene(i))
    }

    fn scene(&self, i: usize) -> Option<Scene<'_, 't>> {
        let span = self.sentences.get(i)?;
        let range = self.tokens.within(*span);
        let before = i.checked_sub(1).and_then(|i| self.sentences.get(i));
        let wide = before.map_or(range.start, |before| self.tokens.within(*before).start)..range.end;
        let mentions = &self.mentions;
        let from = Span::new(before.map_or(span.start, |before| before.start), span.end);
        Some(Scene {
            telling: self,
            place: i,
            span: *span,
            range,
            wide,
            figures: inside(&mentions.figures, *span, |figure| figure.span).collect(),
            dates: inside(&mentions.dates, *span, |date| date.span).collect(),
            dates_before: match before {
                Some(before) if self.goes_on(*before, *span) => {
                    inside(&mentions.dates, *before, |date| date.span).collect()
                }
                _ => Vec::new(),
            },
            names: inside(&mentions.names, from, |name| name.span).collect(),
        })
    }

    /// True where two sentences share a name: what the first says of when, the second goes on with.
    fn goes_on(&self, before: Span, span: Span) -> bool {
        let names = &self.mentions.names;
        let mut own = inside(names, span, |name| name.span);
        own.any(|name| inside(names, before, |name| name.span).any(|other| other.key == name.key))
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

/// The words of a figure with its hedge, unit and counted noun.
pub(super) fn core(figure: &Figure) -> Span {
    let own = figure.hedged.join(&figure.span);
    figure.noun.as_ref().map_or(own, |noun| own.join(&noun.span))
}

/// The family of a stem, or the stem itself.
pub(super) fn concept(stem: &str) -> &str {
    synonyms::key(stem).unwrap_or(stem)
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
            word.written = written.into();
        }
        None => words.push(Word { concept: concept.into(), written: written.into(), weight }),
    }
}

impl<'a, 't> Scene<'a, 't> {
    /// The sentence before it.
    pub fn before(&self) -> Option<Scene<'a, 't>> {
        self.place.checked_sub(1).and_then(|place| self.telling.scene(place))
    }

    /// Its place among the sentences of the text.
    pub fn place(&self) -> usize {
        self.place
    }

    /// The reference day of the text.
    pub fn day(&self) -> Option<Date> {
        self.telling.day
    }

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

    /// The tokens of a figure with its hedge, unit and counted noun: those of [`core`].
    pub fn run(&self, figure: &Figure) -> Range<usize> {
        self.tokens_of(core(figure))
    }

    /// Steps between a run of tokens and a token outside it; 0 beside it.
    pub fn distance(&self, run: &Range<usize>, i: usize) -> u32 {
        self.telling.steps.between(run, i)
    }

    /// Who vouches for what stands at `at`.
    pub fn speaker_at(&self, at: Span) -> Option<&'a Attribution> {
        self.telling.said_at(at)
    }

    /// Who says what with a cue in this sentence.
    pub fn speech(&self) -> impl Iterator<Item = &'a Attribution> + '_ {
        inside(&self.telling.mentions.speech, self.span, |said| said.cue)
    }

    /// Fills `about` with the words and names of a stretch of text, all of them at full weight.
    pub fn take_all(&self, about: &mut About, stretch: Span) {
        let tokens = &self.telling.tokens;
        for i in tokens.within(stretch) {
            let Some(stem) = self.stem(i) else { continue };
            let is_named = tokens.get(i).is_none_or(|token| self.in_mention(token.span));
            if !is_named && !words::is_empty(stem) {
                push(&mut about.words, concept(stem), tokens.folded(i), 1.0);
            }
        }
        for name in self.names.iter().filter(|name| stretch.contains(&name.span) && name.form != Form::Outlet)
        {
            let into = if name.sort == Sort::Place { &mut about.places } else { &mut about.names };
            push(into, side_of(name), name.span.of(tokens.text()), 1.0);
        }
    }

    /// The names of the sentence before.
    pub fn names_before(&self) -> impl Iterator<Item = &'a Name> + '_ {
        self.names.iter().copied().filter(|name| name.span.start < self.span.start)
    }

    /// The figures of the sentence before, and those of the one behind.
    pub fn figures_around(&self) -> (Figures<'a>, Figures<'a>) {
        let (telling, figures) = (self.telling, &self.telling.mentions.figures);
        let own = telling.sentences.partition_point(|span| span.start < self.span.start);
        let of = |span: Option<&Span>| -> Figures<'a> {
            span.map_or_else(Vec::new, |span| inside(figures, *span, |figure| figure.span).collect())
        };
        let before = own.checked_sub(1).and_then(|i| telling.sentences.get(i));
        (of(before), of(telling.sentences.get(own + 1)))
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
            if concept == "saying" || words::is_empty(stem) {
                continue;
            }
            let distance = self.distance(run, i);
            if distance <= REACH && !self.in_mention(token.span) && !self.in_number(token.span) {
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
        for figure in self.figures.iter().filter(|figure| !figure.span.overlaps(&own)) {
            let exact = figure.value.min.filter(|min| figure.value.max == Some(*min));
            let unit = figure.unit.as_ref().map(|unit| unit.name.clone());
            let noun = figure.noun.as_ref().map(|noun| words::stem(&noun.head));
            // "Two" and "first" stand in every text.
            if let Some(value) = exact.filter(|value| unit.is_some() || *value > Decimal::from(12)) {
                let written = format!("{} {}", value.normalize(), unit.or(noun).unwrap_or_default());
                push(&mut about.beside, written.trim(), written.trim(), 1.0);
            }
        }
        for date in self.dates.iter().filter(|date| !date.span.overlaps(&own)) {
            if let Some(when) = date.only_when().filter(|when| when.precision <= Precision::Month) {
                push(&mut about.beside, &when.edtf, &when.edtf, 1.0);
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
        self.nearest_family(run, |_| true)
    }

    /// The family of the nearest event around a run of tokens in which people come to harm.
    pub fn incident(&self, run: &Range<usize>) -> Option<&'static str> {
        self.nearest_family(run, |family| events::family(family).is_some_and(|family| family.incident))
    }

    /// The family of events that a word names: fire that is opened is no blaze, and who is fired is burned by nothing.
    pub fn family(&self, at: usize) -> Option<&'static str> {
        let tokens = &self.telling.tokens;
        let family = events::family_of(self.stem(at)?)?;
        match tokens.folded(at) {
            // "a fire on Sunday", "a fire on Mill Street".
            "fire" if family == "blaze" && tokens.folded(at + 1) == "on" && self.is_plain(at + 2) => {
                Some("shooting")
            }
            "fire" if family == "blaze" => {
                places::fire_behind(at.checked_sub(1).map_or("", |before| tokens.folded(before)))
            }
            "fired" | "firing" if family == "blaze" => None,
            _ => Some(family),
        }
    }

    fn nearest_family(&self, run: &Range<usize>, is_meant: impl Fn(&str) -> bool) -> Option<&'static str> {
        let mut best: Option<(u32, &'static str)> = None;
        // "According to" is no accord.
        let says = |at: &usize| self.is_plain(*at) && !words::is_empty(self.telling.tokens.folded(*at));
        for at in self.wide.clone().filter(|at| !run.contains(at) && says(at)) {
            let Some(family) = self.family(at) else { continue };
            let distance = self.distance(run, at);
            let told = !matches!(family, "death" | "injury" | "saying" | "count" | "announcement");
            if told && is_meant(family) && distance <= REACH && best.is_none_or(|(least, _)| distance < least)
            {
                best = Some((distance, family));
            }
        }
        best.map(|(_, family)| family)
    }

    /// True for a token that is no part of a name, a date or another mention: "12 March" is no march.
    pub fn is_plain(&self, i: usize) -> bool {
        self.telling.tokens.get(i).is_some_and(|token| !self.in_mention(token.span))
    }

    fn is_speaker(&self, span: Span) -> bool {
        self.telling.spoken.is_speaker(span)
    }

    /// True where a span is a part of a number, which is compared as a figure; "the third victim" is a place in a row.
    fn in_number(&self, span: Span) -> bool {
        let figures = &self.telling.mentions.figures;
        // What ends before the span can't contain it, and figures stand in the order of the text.
        let first = figures.partition_point(|figure| figure.number.end < span.end);
        figures[first..]
            .iter()
            .take_while(|figure| figure.number.start <= span.start)
            .any(|figure| figure.number.contains(&span) && figure.dimension != Dimension::Ordinal)
    }

    /// True where a span is a part of a name or a date, which are compared as what they are.
    fn in_mention(&self, span: Span) -> bool {
        let within = |other: Span| other.contains(&span);
        self.names.iter().any(|name| within(name.span)) || self.dates.iter().any(|date| within(date.span))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The concepts around the first figure of a text, nearest first.
    fn around(text: &str) -> Vec<String> {
        let telling = Telling::new(text, &Anchor::UNKNOWN);
        let scene = telling.scenes().next().unwrap();
        let figure = scene.figures[0];
        let mut about = About::default();
        scene.surround(&mut about, &scene.run(figure), core(figure));
        about.words.into_iter().map(|word| word.concept.into()).collect()
    }

    #[test]
    fn words_that_news_uses_for_one_another_are_one_concept() {
        assert_eq!(around("212 souls were aboard the ferry"), ["aboard", "ship"]);
        assert_eq!(around("231 passengers on board the vessel"), ["aboard", "ship"]);
    }

    #[test]
    fn numbers_and_adverbs_are_no_words() {
        assert_eq!(around("40 tents for hundreds of widowed sailors"), ["widow", "crew"]);
        assert_eq!(around("40 tents for the fourth widow"), ["fourth", "widow"]);
        assert_eq!(around("40 tents arrived directly"), ["arrival"]);
    }
}
