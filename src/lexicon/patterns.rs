//! Patterns as data: `the {unit} before last`, `{number} out of [every] {number}`, `a|an {unit} earlier|later`.
//!
//! A pattern is words parted by spaces: a plain word stands for itself, `a|b` for either, `[…]` may be missing,
//! `{slot}` is whatever its reader takes there ("two and a half", "early March"). What a slot can be and what a
//! pattern means are for the room that uses it. Words are in the small tokens of a text, lower case, with signs
//! standing apart: `year - old`.

use super::hash::Words;
use std::fmt::Display;
use std::str::FromStr;

/// One step of a pattern without its options.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Step<S> {
    Word(String),
    Slot(S),
}

/// One way to write a pattern, without options, and which pattern it is.
#[derive(Debug, Clone)]
struct Way<S> {
    steps: Vec<Step<S>>,
    pattern: usize,
}

/// The ways that begin with one word or slot, in the order in which they were named.
#[derive(Debug, Clone)]
struct Ways<S> {
    list: Vec<Way<S>>,
    /// Their places by their second step, where they are many.
    seconds: Option<Box<Seconds<S>>>,
}

impl<S> Default for Ways<S> {
    fn default() -> Self {
        Ways { list: Vec::new(), seconds: None }
    }
}

/// Ways by their second step: one word begins hundreds of them, and all but a few fail at the next.
#[derive(Debug, Clone)]
struct Seconds<S> {
    /// Those without one.
    none: Vec<usize>,
    by_word: Words<Vec<usize>>,
    by_slot: Vec<(S, Vec<usize>)>,
}

/// With how many ways it is worth the while to ask for the second step first.
const MANY: usize = 4;

impl<S: Copy + PartialEq> Ways<S> {
    /// Lists them by their second step, where they are many.
    fn sort_out(&mut self) {
        if self.list.len() < MANY {
            return;
        }
        let mut seconds = Seconds { none: Vec::new(), by_word: Words::default(), by_slot: Vec::new() };
        for (place, way) in self.list.iter().enumerate() {
            match way.steps.get(1) {
                None => seconds.none.push(place),
                Some(Step::Word(word)) => seconds.by_word.entry(word.clone()).or_default().push(place),
                Some(Step::Slot(slot)) => match seconds.by_slot.iter_mut().find(|(of, _)| of == slot) {
                    Some((_, list)) => list.push(place),
                    None => seconds.by_slot.push((*slot, vec![place])),
                },
            }
        }
        self.seconds = Some(Box::new(seconds));
    }

    /// Hands on each way whose second step can stand at token `second`, in their order.
    fn each<R: Reading<S>>(&self, reading: &R, second: usize, mut hand: impl FnMut(&Way<S>)) {
        let Some(seconds) = &self.seconds else {
            self.list.iter().for_each(hand);
            return;
        };
        let mut places = seconds.none.clone();
        places.extend(seconds.by_word.get(reading.word(second)).into_iter().flatten());
        for (slot, list) in &seconds.by_slot {
            if reading.take(*slot, second).is_some() {
                places.extend(list);
            }
        }
        places.sort_unstable();
        places.iter().filter_map(|place| self.list.get(*place)).for_each(&mut hand);
    }
}

/// Patterns with their meanings, found by their first word or slot.
#[derive(Debug, Clone)]
pub struct Patterns<S, M> {
    meanings: Vec<M>,
    by_word: Words<Ways<S>>,
    by_slot: Vec<(S, Ways<S>)>,
}

/// A pattern found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match<'p, M, C> {
    /// What the pattern means.
    pub meaning: &'p M,
    /// What its slots took, in the order of the pattern; a slot in an option that is missing took nothing.
    pub taken: Vec<C>,
    /// The token after the last one.
    pub next: usize,
}

/// What a pattern reads: the text's tokens, and what a slot takes there.
pub trait Reading<S> {
    /// What a slot takes.
    type Taken;
    /// The lower-case form of token `i`; "" past the end.
    fn word(&self, i: usize) -> &str;
    /// What `slot` takes at token `i`, and the token after it.
    fn take(&self, slot: S, i: usize) -> Option<(Self::Taken, usize)>;
}

impl<S: Copy + PartialEq + FromStr, M> Patterns<S, M> {
    /// Keeps patterns with their meanings.
    ///
    /// # Errors
    /// Says what is wrong with the pattern that it can't read, in a sentence that begins with the pattern.
    pub fn new(list: impl IntoIterator<Item = (String, M)>) -> Result<Self, String>
    where
        S::Err: Display,
    {
        let mut made = Patterns { meanings: Vec::new(), by_word: Words::default(), by_slot: Vec::new() };
        for (pattern, meaning) in list {
            let index = made.meanings.len();
            made.meanings.push(meaning);
            for steps in ways(&pattern).map_err(|problem| format!("`{pattern}`: {problem}"))? {
                let way = Way { steps, pattern: index };
                match way.steps.first() {
                    None => return Err(format!("`{pattern}`: every word of it may be missing")),
                    Some(Step::Word(word)) => made.by_word.entry(word.clone()).or_default().list.push(way),
                    Some(Step::Slot(slot)) => match made.by_slot.iter_mut().find(|(of, _)| of == slot) {
                        Some((_, ways)) => ways.list.push(way),
                        None => made.by_slot.push((*slot, Ways { list: vec![way], seconds: None })),
                    },
                }
            }
        }
        made.by_word.values_mut().for_each(Ways::sort_out);
        made.by_slot.iter_mut().for_each(|(_, ways)| ways.sort_out());
        Ok(made)
    }

    /// The longest pattern that begins with the very word at token `i`; of two as long the one named first.
    pub fn at<R: Reading<S>>(&self, reading: &R, i: usize) -> Option<Match<'_, M, R::Taken>> {
        let mut best = None;
        self.by_word
            .get(reading.word(i))?
            .each(reading, i + 1, |way| longer(&mut best, self.found(way, walk(&way.steps, reading, i))));
        best
    }

    /// The longest pattern that begins with what `slot` takes at token `i`.
    pub fn at_slot<R: Reading<S>>(&self, reading: &R, slot: S, i: usize) -> Option<Match<'_, M, R::Taken>> {
        let (_, ways) = self.by_slot.iter().find(|(of, _)| *of == slot)?;
        // The slot is read once for all ways that begin with it.
        let (first, from) = reading.take(slot, i)?;
        let mut best: Option<Match<'_, M, R::Taken>> = None;
        ways.each(reading, from, |way| {
            let walked = walk(way.steps.get(1..).unwrap_or(&[]), reading, from);
            let found = self.found(way, walked);
            longer(&mut best, found);
        });
        let mut best = best?;
        best.taken.insert(0, first);
        Some(best)
    }

    /// Every pattern that begins with the very word at token `i`, or with what one of `slots` takes there; the longest first, of
    /// equals those that begin with the word, then those named first.
    pub fn all_at<R: Reading<S>>(
        &self,
        reading: &R,
        slots: impl IntoIterator<Item = S>,
        i: usize,
    ) -> Vec<Match<'_, M, R::Taken>> {
        let mut found = Vec::new();
        if let Some(ways) = self.by_word.get(reading.word(i)) {
            ways.each(reading, i + 1, |way| found.extend(self.found(way, walk(&way.steps, reading, i))));
        }
        for slot in slots {
            let Some((_, ways)) = self.by_slot.iter().find(|(of, _)| *of == slot) else { continue };
            let Some((_, from)) = reading.take(slot, i) else { continue };
            ways.each(reading, from, |way| {
                let Some((taken, next)) = walk(way.steps.get(1..).unwrap_or(&[]), reading, from) else {
                    return;
                };
                let Some((first, _)) = reading.take(slot, i) else { return };
                let mut all = vec![first];
                all.extend(taken);
                found.extend(self.found(way, Some((all, next))));
            });
        }
        found.sort_by_key(|found| std::cmp::Reverse(found.next));
        found
    }

    fn found<C>(&self, way: &Way<S>, walked: Option<(Vec<C>, usize)>) -> Option<Match<'_, M, C>> {
        let (taken, next) = walked?;
        Some(Match { meaning: self.meanings.get(way.pattern)?, taken, next })
    }

    /// The words that a pattern can begin with, in no order.
    pub fn first_words(&self) -> impl Iterator<Item = &str> {
        self.by_word.keys().map(String::as_str)
    }
}

/// Keeps the longer of two; of two as long the one that was first.
fn longer<'p, M, C>(best: &mut Option<Match<'p, M, C>>, found: Option<Match<'p, M, C>>) {
    if let Some(found) = found
        && best.as_ref().is_none_or(|best| best.next < found.next)
    {
        *best = Some(found);
    }
}

/// Goes through a text step by step; what the slots took and the token after the last.
fn walk<S: Copy, R: Reading<S>>(
    steps: &[Step<S>],
    reading: &R,
    from: usize,
) -> Option<(Vec<R::Taken>, usize)> {
    // Nearly all patterns fail at a word: those are looked at before any slot is read.
    let (mut taken, mut next) = (Vec::new(), from);
    for step in steps {
        match step {
            Step::Word(word) if reading.word(next) == word => next += 1,
            Step::Word(_) => return None,
            Step::Slot(slot) => {
                let (value, after) = reading.take(*slot, next)?;
                taken.push(value);
                next = after;
            }
        }
    }
    Some((taken, next))
}

/// How many ways to write one pattern may have.
const MOST_WAYS: usize = 500;

/// All ways to write a pattern: options in and out, each of the words between bars.
fn ways<S: FromStr + Copy>(pattern: &str) -> Result<Vec<Vec<Step<S>>>, String>
where
    S::Err: Display,
{
    let spread = pattern.replace('[', " [ ").replace(']', " ] ");
    let mut words = spread.split_whitespace();
    let made = sequence(&mut words, false)?;
    if words.next().is_some() {
        return Err("`]` without `[`".to_owned());
    }
    Ok(made)
}

/// The ways of a stretch of a pattern, up to its end or to the `]` that closes it.
fn sequence<'w, S: FromStr + Copy>(
    words: &mut impl Iterator<Item = &'w str>,
    inside: bool,
) -> Result<Vec<Vec<Step<S>>>, String>
where
    S::Err: Display,
{
    let mut made: Vec<Vec<Step<S>>> = vec![Vec::new()];
    loop {
        let (next, may_miss) = match words.next() {
            None if inside => return Err("`[` without `]`".to_owned()),
            None => return Ok(made),
            Some("]") if inside => return Ok(made),
            Some("]") => return Err("`]` without `[`".to_owned()),
            Some("[") => (sequence(words, true)?, true),
            Some(word) => (choices(word)?, false),
        };
        let mut grown = if may_miss { made.clone() } else { Vec::new() };
        for head in &made {
            for tail in &next {
                let mut way = head.clone();
                way.extend(tail.iter().cloned());
                grown.push(way);
            }
        }
        if grown.len() > MOST_WAYS {
            return Err(format!("more than {MOST_WAYS} ways to write it; make it two patterns"));
        }
        made = grown;
    }
}

/// The steps that one word of a pattern stands for.
fn choices<S: FromStr>(word: &str) -> Result<Vec<Vec<Step<S>>>, String>
where
    S::Err: Display,
{
    let mut made = Vec::new();
    for choice in word.split('|') {
        let step = match choice.strip_prefix('{') {
            Some(rest) => {
                let name = rest.strip_suffix('}').ok_or_else(|| format!("`{choice}` lacks its `}}`"))?;
                let slot = name.parse::<S>().map_err(|problem| format!("`{choice}`: {problem}"))?;
                Step::Slot(slot)
            }
            None if choice.is_empty() => return Err(format!("`{word}` has an empty choice")),
            None if choice.chars().any(char::is_uppercase) => {
                return Err(format!("`{choice}` is not in lower case"));
            }
            None => Step::Word(choice.to_owned()),
        };
        made.push(vec![step]);
    }
    Ok(made)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    enum Slot {
        Number,
        Unit,
    }

    impl FromStr for Slot {
        type Err = String;

        fn from_str(name: &str) -> Result<Self, String> {
            match name {
                "number" => Ok(Slot::Number),
                "unit" => Ok(Slot::Unit),
                _ => Err("expected `{number}` or `{unit}`".to_owned()),
            }
        }
    }

    struct Words<'a>(Vec<&'a str>);

    impl Reading<Slot> for Words<'_> {
        type Taken = String;

        fn word(&self, i: usize) -> &str {
            self.0.get(i).copied().unwrap_or("")
        }

        fn take(&self, slot: Slot, i: usize) -> Option<(String, usize)> {
            let word = self.word(i);
            let fits = match slot {
                Slot::Number => word.parse::<u32>().is_ok(),
                Slot::Unit => matches!(word, "day" | "days" | "week" | "weeks"),
            };
            fits.then(|| (word.to_owned(), i + 1))
        }
    }

    fn patterns() -> Patterns<Slot, &'static str> {
        let list = [
            ("{number} out of [every|each] {number}", "ratio"),
            ("the {unit} before last", "unit"),
            ("the {unit} before", "before"),
            ("a|one {unit} [or {number} {unit}] ago|earlier", "ago"),
        ];
        Patterns::new(list.map(|(pattern, meaning)| (pattern.to_owned(), meaning))).unwrap()
    }

    #[track_caller]
    fn reads(text: &str, expected: &str) {
        let words = Words(text.split(' ').collect());
        let patterns = patterns();
        let found = patterns.at(&words, 0).or_else(|| patterns.at_slot(&words, Slot::Number, 0));
        let told = found.map_or(String::new(), |found| {
            format!("{} {} to {}", found.meaning, found.taken.join(","), found.next)
        });
        assert_eq!(told, expected, "{text}");
    }

    #[test]
    fn the_longest_pattern_is_found_with_what_its_slots_took() {
        reads("3 out of every 10 people", "ratio 3,10 to 5");
        reads("3 out of 10", "ratio 3,10 to 4");
        reads("3 out of town", "");
        reads("the week before last", "unit week to 4");
        reads("the week before lunch", "before week to 3");
        reads("one day or 2 days earlier", "ago day,2,days to 6");
        reads("one day earlier", "ago day to 3");
        reads("earlier", "");
    }

    #[test]
    fn every_pattern_is_found_the_longest_first() {
        let words = Words("a week or 2 weeks earlier".split(' ').collect());
        let patterns = Patterns::new(
            [
                ("a week", "week"),
                ("a {unit} or {number} {unit} earlier", "ago"),
                ("{number} {unit}", "length"),
            ]
            .map(|(pattern, meaning)| (pattern.to_owned(), meaning)),
        )
        .unwrap();
        let told = |slots: &[Slot], i: usize| {
            let found = patterns.all_at(&words, slots.iter().copied(), i);
            found
                .iter()
                .map(|found| format!("{} {}", found.meaning, found.taken.join(",")))
                .collect::<Vec<_>>()
        };
        assert_eq!(told(&[], 0), ["ago week,2,weeks", "week "]);
        assert_eq!(told(&[Slot::Unit, Slot::Number], 3), ["length 2,weeks"]);
        assert_eq!(told(&[], 4), [""; 0]);
    }

    #[track_caller]
    fn is_refused(pattern: &str, part: &str) {
        let problem = Patterns::<Slot, ()>::new([(pattern.to_owned(), ())]).unwrap_err();
        assert!(problem.starts_with(&format!("`{pattern}`: ")) && problem.contains(part), "{problem}");
    }

    #[test]
    fn a_mistake_in_a_pattern_is_told() {
        is_refused("{numbr} of", "expected `{number}` or `{unit}`");
        is_refused("{number of", "lacks its `}`");
        is_refused("the [week", "`[` without `]`");
        is_refused("the week]", "`]` without `[`");
        is_refused("[the] [week]", "may be missing");
        is_refused("a||b", "empty choice");
        is_refused("The week", "not in lower case");
        is_refused("[a|b|c|d] [a|b|c|d] [a|b|c|d] [a|b|c|d] [a|b|c|d]", "more than 500 ways");
    }
}
