//! Capitalised runs, cut into names and sorted by the words in them.

use super::{Form, Name, Sort};
use crate::lexicon::names::{self, Class, Entry, Known};
use crate::lexicon::speech;
use crate::text::{Span, TokenKind, Tokens};
use std::collections::HashSet;
use std::ops::Range;

/// The most tokens of one run: no name is as long, and what is looked up in a run must not cost its square.
const LONGEST: usize = 40;

/// How a sentence uses capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    /// Names and the first word.
    Prose,
    /// Nearly every word: a headline.
    Headline,
    /// Whole words in capitals.
    Capitals,
}

/// The names of a text without what needs other names: titles, shared keys.
pub(super) fn find(tokens: &Tokens, sentences: &[Span]) -> Vec<Name> {
    let ranges: Vec<(Range<usize>, Case)> = sentences
        .iter()
        .map(|sentence| tokens.within(*sentence))
        .map(|range| (range.clone(), case(tokens, range)))
        .collect();
    let inner = inner_capitals(tokens, &ranges);
    let mut finder = Finder { tokens, inner, found: Vec::new() };
    for (range, case) in ranges {
        finder.sentence(range, case);
    }
    finder.found
}

fn is_word(tokens: &Tokens, i: usize) -> bool {
    tokens.kind(i) == Some(TokenKind::Word)
}

fn is_capital(tokens: &Tokens, i: usize) -> bool {
    tokens.get(i).is_some_and(|token| token.capital && token.kind == TokenKind::Word)
}

fn all_capitals(tokens: &Tokens, i: usize) -> bool {
    is_word(tokens, i) && tokens.written(i).chars().all(|c| !c.is_lowercase())
}

fn case(tokens: &Tokens, range: Range<usize>) -> Case {
    let (mut words, mut capitals, mut whole) = (0usize, 0usize, 0usize);
    for i in range.clone() {
        if !is_word(tokens, i) || tokens.folded(i).len() < 4 {
            continue;
        }
        words += 1;
        capitals += usize::from(is_capital(tokens, i));
        whole += usize::from(all_capitals(tokens, i));
    }
    let ended = matches!(tokens.folded(range.end.saturating_sub(1)), "." | "\"" | ")");
    if whole >= 2 && whole * 10 >= words * 7 {
        return Case::Capitals;
    }
    if words >= 3 && capitals * 10 >= words * 7 && !ended {
        return Case::Headline;
    }
    Case::Prose
}

/// Words that are capitalised within sentences of prose: a first word among them is a name there too.
fn inner_capitals<'t>(tokens: &'t Tokens, ranges: &[(Range<usize>, Case)]) -> HashSet<&'t str> {
    let mut inner = HashSet::new();
    for (range, case) in ranges {
        if *case != Case::Prose {
            continue;
        }
        for i in range.clone().skip(1) {
            let opens = matches!(tokens.folded(i - 1), ":" | "\"" | "'" | "(" | "?" | "!" | "\n");
            if is_capital(tokens, i) && !opens {
                inner.insert(tokens.folded(i));
            }
        }
    }
    inner
}

struct Finder<'t, 'a> {
    tokens: &'a Tokens<'t>,
    inner: HashSet<&'a str>,
    found: Vec<Name>,
}

impl Finder<'_, '_> {
    fn sentence(&mut self, range: Range<usize>, case: Case) {
        let mut i = range.start;
        while i < range.end {
            if !self.begins(i, case) {
                i += 1;
                continue;
            }
            let end = self.run_end(i, range.end, case);
            let first = first_of_sentence(self.tokens, i, range.start);
            self.cut(i, end, first, case);
            i = end;
        }
    }

    /// True where a run of name words can begin at `i`.
    fn begins(&self, i: usize, case: Case) -> bool {
        let tokens = self.tokens;
        if !is_capital(tokens, i) {
            // "al-Shams" begins in lower case.
            return matches!(tokens.folded(i), "al" | "el")
                && tokens.glued(i)
                && tokens.folded(i + 1) == "-"
                && is_capital(tokens, i + 2);
        }
        match case {
            Case::Prose => true,
            Case::Headline | Case::Capitals => {
                self.known(i, usize::MAX, case).is_some()
                    || (self.inner.contains(tokens.folded(i)) && !common(tokens, i))
            }
        }
    }

    /// The token after the last of the run that begins at `i`.
    fn run_end(&self, i: usize, limit: usize, case: Case) -> usize {
        let tokens = self.tokens;
        let mut end = i + 1;
        if !is_capital(tokens, i) {
            end = i + 3;
        }
        let mut body = names::class(tokens.folded(i)).any(Class::BODY);
        if let Some((len, _)) = self.known(i, limit, case) {
            end = end.max(i + len);
        }
        while end < limit && end - i < LONGEST {
            let Some(next) = self.step(i, end, limit, body) else { break };
            // A headline has no run but of words that are names elsewhere.
            if case != Case::Prose && (next..end + 4).all(|at| at + 1 != next) {
                break;
            }
            if case != Case::Prose
                && !self.inner.contains(tokens.folded(next - 1))
                && self.known(next - 1, limit, case).is_none()
            {
                break;
            }
            if next - 1 > end && self.known(next - 1, limit, case).is_some_and(|(len, _)| len > 1) && !body {
                end = next;
                continue;
            }
            body |= names::class(tokens.folded(next - 1)).any(Class::BODY);
            end = next;
        }
        end.min(limit)
    }

    /// Where the run goes on from `end`: the token after its next capital word.
    fn step(&self, start: usize, end: usize, limit: usize, body: bool) -> Option<usize> {
        let tokens = self.tokens;
        let within = |at: usize| at < limit && is_capital(tokens, at) && !calendar(tokens, at);
        let last = end - 1;
        if within(end) && is_word(tokens, last) {
            return Some(end + 1);
        }
        if tokens.glued(last) && matches!(tokens.folded(end), "-" | "'") {
            // "O'Brien", "Porto-Novo"; "al-Hadid" after a first name is below.
            if tokens.glued(end) && within(end + 1) {
                return Some(end + 2);
            }
            // "Jamaat-e-Watan".
            let particle = tokens.glued(end) && names::class(tokens.folded(end + 1)).any(Class::PARTICLE);
            if particle && tokens.folded(end + 2) == "-" && within(end + 3) {
                return Some(end + 4);
            }
            return None;
        }
        if tokens.folded(end) == "." && tokens.glued(last) {
            let word = tokens.folded(last);
            let title = names::class(word).any(Class::HONORIFIC.and(Class::OFFICE).and(Class::MODIFIER));
            let short = word.chars().count() <= 1 || (title && word.len() <= 5) || word == "st";
            return (short && within(end + 1)).then_some(end + 2);
        }
        if tokens.folded(end) == "&" && within(end + 1) {
            return Some(end + 2);
        }
        if !is_word(tokens, end) || is_capital(tokens, end) || !is_word(tokens, last) {
            return None;
        }
        let word = tokens.folded(end);
        if names::class(word).any(Class::PARTICLE) {
            let mut at = end + 1;
            if matches!(tokens.folded(at), "la" | "las" | "los" | "der" | "den" | "-") {
                at += 1;
            }
            // "as" and "do" are words of English, and so is "a" before a capital.
            let english = matches!(word, "as" | "do" | "i" | "at" | "ad" | "of" | "to");
            if within(at) && (!english || tokens.folded(end + 1) == "-") {
                return Some(at + 1);
            }
        }
        let place_of = word == "of"
            && matches!(
                tokens.folded(last),
                "gulf"
                    | "bay"
                    | "strait"
                    | "straits"
                    | "isle"
                    | "sea"
                    | "republic"
                    | "kingdom"
                    | "state"
                    | "cape"
            );
        if matches!(word, "of" | "for") && (body || place_of) {
            let at = if tokens.folded(end + 1) == "the" { end + 2 } else { end + 1 };
            return within(at).then_some(at + 1);
        }
        if word == "and" && within(end + 1) {
            // "Ministry of Health and Welfare", "the Tide and Weather Agency".
            let of = (start..end).any(|at| matches!(tokens.folded(at), "of" | "for"));
            if body && of && self.known(end + 1, limit, Case::Prose).is_none() {
                return Some(end + 2);
            }
            let article = start.checked_sub(1).is_some_and(|at| tokens.folded(at) == "the")
                || tokens.folded(start) == "the";
            let ahead = (end + 1..(end + 5).min(limit))
                .take_while(|at| is_capital(tokens, *at))
                .skip(1)
                .any(|at| names::class(tokens.folded(at)).any(Class::BODY));
            if article && ahead && !body && self.known(last, limit, Case::Prose).is_none() {
                return Some(end + 2);
            }
        }
        None
    }

    /// The longest known name at `i` that ends by `limit`, and how many tokens it has.
    fn known(&self, i: usize, limit: usize, case: Case) -> Option<(usize, &'static Entry)> {
        let tokens = self.tokens;
        let word = tokens.folded(i);
        let (list, stripped) = match names::starting(word) {
            // "Syrians"; "Syrias" in a text that lost its apostrophes.
            [] => (word.strip_suffix('s').map_or(&[][..], names::starting), true),
            list => (list, false),
        };
        for entry in list {
            let len = entry.rest.len() + 1;
            let country = matches!(entry.known, Known::Country | Known::Adjective);
            if i.saturating_add(len) > limit || (stripped && (len > 1 || entry.capitals || !country)) {
                continue;
            }
            let reads = entry.rest.iter().enumerate().all(|(k, rest)| tokens.folded(i + 1 + k) == rest);
            // The parts of "U.S." stand without spaces between.
            let joined = entry.rest.iter().enumerate().all(|(k, rest)| rest != "." || tokens.glued(i + k));
            if !reads || !joined {
                continue;
            }
            let capitals = (i..i + len).all(|at| !is_word(tokens, at) || all_capitals(tokens, at));
            if entry.capitals && (!capitals || case == Case::Capitals) {
                continue;
            }
            return Some((len, entry));
        }
        None
    }

    /// Cuts the run `from..end` into names.
    fn cut(&mut self, from: usize, end: usize, first: bool, case: Case) {
        let tokens = self.tokens;
        let mut at = from;
        while at < end {
            if !is_word(tokens, at) || calendar(tokens, at) {
                at += 1;
                continue;
            }
            let known = self.known(at, end, case);
            if known.is_none_or(|(len, _)| at + len < end)
                && let Some(person) = self.after_office(at, end)
            {
                self.cut_plain(at, person.office, first && at == from, case);
                self.push(person.from, end, Sort::Person, None);
                return;
            }
            if known.is_none() && common(tokens, at) && (at == from || case != Case::Prose) {
                at += 1;
                continue;
            }
            at = self.one(at, end, first && at == from, case);
        }
    }

    /// Cuts what stands before an office: known names only, the rest is the office's own words.
    fn cut_plain(&mut self, from: usize, end: usize, first: bool, case: Case) {
        let mut at = from;
        while at < end {
            if is_word(self.tokens, at)
                && (is_capital(self.tokens, at) || at == from)
                && !common(self.tokens, at)
            {
                at = self.one(at, end, first && at == from, case);
            } else {
                at += 1;
            }
        }
    }

    /// The person after the last office word of a run, if the run is "Defence Minister Lena Brandt".
    fn after_office(&self, from: usize, end: usize) -> Option<Person> {
        let tokens = self.tokens;
        let tail = names::class(tokens.folded(end - 1));
        let office = Class::OFFICE.and(Class::HONORIFIC);
        if tail.any(Class::BODY.and(Class::COMPANY).and(Class::PLACE)) && end - from > 2 {
            // "General Staff Office", "King Edward Hotel", but "Mr Banks" and "Mr Park".
            return None;
        }
        let last = (from..end - 1).rev().find(|at| names::class(tokens.folded(*at)).any(office))?;
        // "Minister of Health" is no "Minister Of".
        let mut person = last + 1;
        // "Col. Inf. Sani Bello": signs and shortened words of the rank.
        while person + 1 < end
            && (!is_word(tokens, person)
                || tokens.folded(person + 1) == "."
                    && names::class(tokens.folded(person)).any(Class::MODIFIER))
        {
            person += 1;
        }
        if person >= end
            || matches!(tokens.folded(person), "of" | "for" | "and" | "al")
                && !is_capital(tokens, person)
                && tokens.folded(person + 1) != "-"
        {
            return None;
        }
        let mut first = last;
        while first > from {
            let before = first - 1;
            let class = names::class(tokens.folded(before));
            let sign = tokens.folded(before) == "." || tokens.folded(before) == "-";
            if !sign && !class.any(office.and(Class::MODIFIER)) {
                break;
            }
            first = before;
        }
        Some(Person { office: first, from: person })
    }

    /// Emits the one name that begins at `at`, or passes over a word; gives the token after it.
    fn one(&mut self, at: usize, end: usize, first: bool, case: Case) -> usize {
        let tokens = self.tokens;
        let known = self.known(at, end, case);
        let rest_body = self.heads(at, end, Class::BODY.and(Class::COMPANY));
        if let Some((len, entry)) = known {
            let whole = at + len >= end;
            let next_known = !whole && self.known(at + len, end, case).is_some();
            let country =
                matches!(entry.known, Known::Country | Known::Adjective | Known::Seat | Known::City);
            if let Some((more, national)) = self.known(at + len, end, case)
                && national.known == Known::National
                && matches!(entry.known, Known::Country | Known::Adjective)
            {
                self.push_side(at, at + len + more, Sort::Body, entry.side.clone());
                return at + len + more;
            }
            if whole || next_known || !country {
                return self.push_known(at, len, entry);
            }
            if let Some(body) = rest_body {
                // A city's paper or company is not its country's.
                let national = matches!(entry.known, Known::Country | Known::Adjective);
                self.push_side(at, body, Sort::Body, if national { entry.side.clone() } else { None });
                return body;
            }
            if let Some(place) = self.heads(at, end, Class::PLACE) {
                self.push_side(at, place, Sort::Place, entry.side.clone());
                return place;
            }
            let next = names::class(tokens.folded(at + len));
            let office = Class::OFFICE.and(Class::MODIFIER).and(Class::HONORIFIC).and(Class::COMMON);
            if entry.known == Known::Adjective || next.any(office) || len > 1 || case != Case::Prose {
                return self.push_known(at, len, entry);
            }
            // "Jordan Belway", "London Ferry": one name of its own.
            let sort = if given(tokens, at) { Sort::Person } else { Sort::Unknown };
            self.push(at, end, sort, None);
            return end;
        }
        let single = end - at == 1;
        let class = names::class(tokens.folded(at));
        let office = class.any(Class::OFFICE.and(Class::HONORIFIC).and(Class::MODIFIER));
        if single && (office || class.any(Class::COMMON) || speech::word(tokens.folded(at)).cue.is_some()) {
            return end;
        }
        if single && first && !self.inner.contains(tokens.folded(at)) && !all_capitals_name(tokens, at) {
            let said = speech::word(tokens.folded(at + 1)).cue.is_some()
                && !speech::word(tokens.folded(at)).is(speech::As::Speaker);
            let plural = tokens.folded(at).ends_with('s');
            if !(said || described(tokens, at + 1)) || plural {
                return end;
            }
        }
        if (at..end).all(|i| {
            !is_word(tokens, i)
                || names::class(tokens.folded(i))
                    .any(Class::OFFICE.and(Class::MODIFIER).and(Class::HONORIFIC))
                    && !names::class(tokens.folded(i)).any(Class::BODY)
        }) {
            return end;
        }
        if let Some(body) = rest_body {
            self.push(at, body, Sort::Body, None);
            return body;
        }
        // "Shiite Iran": a word that begins the sentence and a known name after it are two.
        if first
            && !single
            && !given(tokens, at)
            && self.known(at + 1, end, case).is_some()
            && is_word(tokens, at + 1)
        {
            return at + 1;
        }
        let sort = self.sort(at, end);
        self.push(at, end, sort, None);
        end
    }

    /// The token after the last word of a class in `from..end`, with what "of" and "for" add to it.
    fn heads(&self, from: usize, end: usize, class: Class) -> Option<usize> {
        let tokens = self.tokens;
        let last = (from + 1..end)
            .rev()
            .find(|at| names::class(tokens.folded(*at)).any(class) && is_capital(tokens, *at));
        let alone = (from..end).any(|at| matches!(tokens.folded(at), "of" | "for"));
        let first = names::class(tokens.folded(from)).any(class) && alone;
        match last {
            Some(_) if alone => Some(end),
            // A company's name ends with its word; a body's may go on: "Bank Mandiri", "Radio Kessel".
            Some(_) => Some(end),
            None => first.then_some(end),
        }
    }

    fn sort(&self, at: usize, end: usize) -> Sort {
        let tokens = self.tokens;
        let first = names::class(tokens.folded(at));
        let last = names::class(tokens.folded(end - 1));
        let single = end - at == 1;
        if !single && (first.any(Class::PLACE_HEAD) || last.any(Class::PLACE)) {
            return Sort::Place;
        }
        if all_capitals_name(tokens, at) && (single || end - at == 3 && tokens.folded(at + 1) == "-") {
            return Sort::Body;
        }
        if !single && given(tokens, at) {
            return Sort::Person;
        }
        if is_place_around(tokens, at, end) {
            return Sort::Place;
        }
        // "the Harun rebel group", "Harun militia".
        let body = |i: usize| {
            is_word(tokens, i) && !is_capital(tokens, i) && names::class(tokens.folded(i)).any(Class::BODY)
        };
        if body(end)
            || is_word(tokens, end)
                && body(end + 1)
                && speech::word(tokens.folded(end)).is(speech::As::Speaker)
        {
            return Sort::Body;
        }
        let words = (at..end).filter(|i| is_word(tokens, *i)).count();
        let before = at.checked_sub(1).map_or("", |i| tokens.folded(i));
        let article = before == "the";
        if (2..=4).contains(&words) && !article && is_person_around(tokens, at, end) {
            return Sort::Person;
        }
        Sort::Unknown
    }

    fn push_known(&mut self, at: usize, len: usize, entry: &Entry) -> usize {
        let (sort, form) = match entry.known {
            Known::Country | Known::City => (Sort::Place, Form::Plain),
            Known::Adjective => (Sort::Place, Form::Adjective),
            Known::Seat => (Sort::Place, Form::Seat),
            Known::Body | Known::National => (Sort::Body, Form::Plain),
            Known::Outlet => (Sort::Body, Form::Outlet),
        };
        let mut last = at + len - 1;
        let dotted = entry.rest.iter().any(|rest| rest == ".");
        if dotted && self.tokens.folded(last + 1) == "." && self.tokens.glued(last) {
            last += 1;
        }
        let span = self.tokens.span(at, last);
        self.found.push(Name {
            span,
            sort,
            key: entry.key.clone(),
            title: None,
            side: entry.side.clone(),
            form,
        });
        at + len
    }

    fn push(&mut self, at: usize, end: usize, sort: Sort, side: Option<String>) {
        self.push_side(at, end, sort, side);
    }

    fn push_side(&mut self, at: usize, end: usize, sort: Sort, side: Option<String>) {
        let span = self.tokens.span(at, end - 1);
        let key = key(self.tokens, at, end, sort, side.as_deref());
        self.found.push(Name { span, sort, key, title: None, side, form: Form::Plain });
    }
}

struct Person {
    /// First token of the office.
    office: usize,
    /// First token of the name.
    from: usize,
}

/// The key of a name by itself: a person's last name, a body's words with the country's key for its adjective.
fn key(tokens: &Tokens, at: usize, end: usize, sort: Sort, side: Option<&str>) -> String {
    if sort == Sort::Person {
        let last = (at..end).rev().find(|i| is_word(tokens, *i) && !suffix(tokens.folded(*i))).unwrap_or(at);
        // "O'Brien" is one word, "al-Hadid" is Hadid.
        if last >= 2 && last - 2 >= at && tokens.folded(last - 1) == "'" {
            return names::plain(&format!("{}{}", tokens.folded(last - 2), tokens.folded(last)));
        }
        return names::plain(tokens.folded(last));
    }
    if all_capitals(tokens, at)
        && end - at == 3
        && tokens.folded(at + 1) == "-"
        && tokens.folded(at).len() < 3
    {
        return format!("{}{}", tokens.folded(at), tokens.folded(at + 2));
    }
    let mut stop = end;
    while sort == Sort::Body && stop > at + 1 && company_end(tokens.folded(stop - 1)) {
        stop -= 1;
    }
    let mut key = String::new();
    for i in at..stop {
        if !is_word(tokens, i) {
            continue;
        }
        let word = match side {
            Some(side) if i == at && sort == Sort::Body => side,
            _ => tokens.folded(i),
        };
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(word);
    }
    names::plain(&key)
}

/// "Vanek, whose team", "Pell, 71,", "Pell, now 71": what is said of a person behind the name.
fn described(tokens: &Tokens, comma: usize) -> bool {
    let digits = |i: usize| tokens.kind(i) == Some(TokenKind::Digits);
    tokens.folded(comma) == ","
        && match tokens.folded(comma + 1) {
            "who" | "whose" => true,
            "now" => digits(comma + 2),
            _ => digits(comma + 1) && tokens.folded(comma + 2) == ",",
        }
}

fn suffix(word: &str) -> bool {
    matches!(word, "jr" | "sr" | "ii" | "iii" | "iv")
}

fn company_end(word: &str) -> bool {
    matches!(
        word,
        "inc"
            | "incorporated"
            | "corp"
            | "corporation"
            | "co"
            | "company"
            | "ltd"
            | "limited"
            | "plc"
            | "llc"
            | "."
            | "gmbh"
            | "ag"
            | "sa"
            | "nv"
    )
}

/// A word that begins sentences, or a month or weekday, and so no name.
fn common(tokens: &Tokens, i: usize) -> bool {
    names::class(tokens.folded(i)).any(Class::COMMON)
}

/// Months and weekdays end a run.
fn calendar(tokens: &Tokens, i: usize) -> bool {
    matches!(
        tokens.folded(i),
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "january"
            | "february"
            | "march"
            | "april"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
    ) || matches!(
        tokens.folded(i),
        "jan" | "feb" | "mar" | "apr" | "jun" | "jul" | "aug" | "sep" | "sept" | "oct" | "nov" | "dec"
    ) && (tokens.folded(i + 1) == "." || tokens.kind(i + 1) == Some(TokenKind::Digits))
}

fn given(tokens: &Tokens, i: usize) -> bool {
    names::class(tokens.folded(i)).any(Class::WOMAN.and(Class::MAN))
}

/// "EDS", "LRB": a name in capitals, two letters or more.
fn all_capitals_name(tokens: &Tokens, i: usize) -> bool {
    all_capitals(tokens, i) && (2..=6).contains(&tokens.folded(i).chars().count())
        || all_capitals(tokens, i)
            && tokens.folded(i + 1) == "-"
            && tokens.glued(i)
            && all_capitals(tokens, i + 2)
}

fn first_of_sentence(tokens: &Tokens, i: usize, start: usize) -> bool {
    // After an opening quote or a dateline's colon a sentence begins, too.
    i == start
        || i.checked_sub(1).is_some_and(|before| match tokens.folded(before) {
            "\"" => tokens.glued(before) || before == start,
            sign => matches!(sign, ":" | "'" | "("),
        })
}

/// "in Kettle", "west of Kettle", "the town of Kettle", "Kettle province".
fn is_place_around(tokens: &Tokens, at: usize, end: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |i| tokens.folded(i));
    let second = at.checked_sub(2).map_or("", |i| tokens.folded(i));
    if names::class(before).any(Class::PLACE_PREPOSITION) {
        return true;
    }
    if before == "of" && names::class(second).any(Class::PLACE_NOUN) {
        return true;
    }
    let after = names::class(tokens.folded(end));
    after.any(Class::PLACE_NOUN)
        && !after.any(Class::OFFICE)
        && !is_capital(tokens, end)
        && !directions(tokens.folded(end))
}

fn directions(word: &str) -> bool {
    word.starts_with("north") || word.starts_with("south") || matches!(word, "east" | "west")
}

/// "Ika Moro said", "said Ika Moro.", "Ika Moro, 36,", "Ika Moro, a nurse".
fn is_person_around(tokens: &Tokens, at: usize, end: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |i| tokens.folded(i));
    if speech::word(before).cue.is_some() || speech::word(tokens.folded(end)).cue.is_some() {
        return true;
    }
    if tokens.folded(end) != "," {
        return matches!(tokens.folded(end), "who" | "whose" | "a" | "an");
    }
    let digits = tokens.kind(end + 1) == Some(TokenKind::Digits) && tokens.folded(end + 2) == ",";
    digits || matches!(tokens.folded(end + 1), "a" | "an" | "who" | "whose")
}
