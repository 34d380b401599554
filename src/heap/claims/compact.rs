//! A claim as few bytes and back, for the temporary file of one run: no other program and no other version reads it.
//!
//! A claim is read into one that was there before, so that texts take the room of those before them.

use crate::article::Part;
use crate::claim::about::Word;
use crate::claim::record::Source;
use crate::claim::{
    About, Basis, ByHand, Certainty, Check, Claim, Evidence, Group, Kind, Speaker, Stance, Value,
};
use crate::lexicon::statements::Pole;
use crate::mention::When;
use crate::mention::anchor::{self, Anchor};
use crate::mention::date::Precision;
use crate::mention::figure::{Dimension, Hedge, Number, Unit};
use crate::mention::speech::Act;
use crate::text::Span;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// A number for each case of an enum, and back.
macro_rules! codes {
    ($($sort:ident: $($case:ident = $code:literal),+;)+) => {
        trait Code: Sized {
            fn code(&self) -> u8;
            fn of(code: u8) -> Option<Self>;
        }
        $(impl Code for $sort {
            fn code(&self) -> u8 {
                match self { $($sort::$case => $code,)+ }
            }
            fn of(code: u8) -> Option<Self> {
                match code { $($code => Some($sort::$case),)+ _ => None }
            }
        })+
    };
}

use anchor::From as Whence;

codes! {
    Kind: Casualties = 1, Quantity = 2, Date = 3, Place = 4, Role = 5, Statement = 6;
    Part: Title = 1, Body = 2, Caption = 3, Dateline = 4, Furniture = 5;
    Check: Verbatim = 1, Unchecked = 2, Orphaned = 3;
    Certainty: Stated = 1, Planned = 2, Possible = 3, Reported = 4, Denied = 5;
    Basis: Incident = 1, Period = 2, Cumulative = 3, OfADay = 4;
    Pole: For = 1, Against = 2, Open = 3;
    Precision: Day = 1, Days = 2, Month = 3, Year = 4, Decade = 5;
    Hedge: About = 1, Nearly = 2, AtLeast = 3, MoreThan = 4, UpTo = 5, LessThan = 6, Range = 7, Vague = 8;
    Act: Says = 1, According = 2, Claims = 3, Alleges = 4, Confirms = 5, Denies = 6, Accuses = 7;
    Whence: Published = 1, Dateline = 2, CaseFile = 3, Inferred = 4, Unknown = 5;
    Dimension: Count = 1, Money = 2, Percent = 3, PercentagePoint = 4, Ordinal = 5, Age = 6, Length = 7, Area = 8, Volume = 9, Mass = 10,
        Duration = 11, Speed = 12, Temperature = 13, Magnitude = 14, Score = 15, Ratio = 16, Other = 17;
}

/// Puts what is known of an article.
pub(super) fn put_source(article: &str, source: &Source, out: &mut Vec<u8>) {
    let Source { anchor, outlet, origin } = source;
    let Anchor { day, year, from, earliest, latest } = anchor;
    text(article, out);
    [day, earliest, latest].into_iter().for_each(|day| date(*day, out));
    option(year.as_ref(), out, |year, out| out.extend(year.to_le_bytes()));
    out.push(from.code());
    option(outlet.as_ref(), out, |outlet, out| text(outlet, out));
    text(origin, out);
}

/// Puts a claim, but for the id of its article.
pub(super) fn put(claim: &Claim, out: &mut Vec<u8>) {
    let Claim {
        id,
        article,
        kind,
        value,
        evidence,
        about,
        said_by,
        as_of,
        certainty,
        superseded,
        moved,
        rule,
        by_hand,
    } = claim;
    let Evidence { quote, span, sentence, part, check } = evidence;
    // An id mostly begins with its article's.
    match id.strip_prefix(article.as_str()) {
        Some(rest) => {
            out.push(1);
            text(rest, out);
        }
        None => {
            out.push(0);
            text(id, out);
        }
    }
    out.extend([kind.code(), part.code(), check.code(), certainty.code()]);
    out.push(flags([
        *superseded,
        *moved,
        said_by.is_some(),
        as_of.is_some(),
        by_hand.is_some(),
        span.is_some(),
        sentence.is_some(),
        false,
    ]));
    text(quote, out);
    text(rule, out);
    for span in [span, sentence].into_iter().flatten() {
        size(span.start, out);
        size(span.end.saturating_sub(span.start), out);
    }
    match value {
        Value::Figure { number, unit, dimension } => {
            out.extend([1, dimension.code()]);
            put_number(number, out);
            option(unit.as_ref(), out, |Unit { written, name, dimension }, out| {
                text(written, out);
                text(name, out);
                out.push(dimension.code());
            });
        }
        Value::Date(when) => {
            out.push(2);
            put_when(when, out);
        }
        Value::Text(said) => {
            out.push(3);
            text(said, out);
        }
    }
    put_about(about, out);
    said_by.iter().for_each(|speaker| put_speaker(speaker, out));
    as_of.iter().for_each(|when| put_when(when, out));
    if let Some(by_hand) = by_hand {
        // Few have it.
        text(&serde_json::to_string(by_hand).unwrap_or_default(), out);
    }
}

fn put_about(about: &About, out: &mut Vec<u8>) {
    let About {
        measure,
        other_measures,
        event,
        counted,
        by,
        words,
        names,
        places,
        beside,
        when,
        basis,
        order,
        parts,
        is_part,
        points_back,
        year_names_it,
        is_bound,
        question,
        stance,
    } = about;
    let has = [
        measure.is_some(),
        event.is_some(),
        counted.is_some(),
        by.is_some(),
        when.is_some(),
        basis.is_some(),
        order.is_some(),
        parts.is_some(),
    ];
    out.push(flags(has));
    out.push(flags([
        *is_part,
        *points_back,
        *year_names_it,
        *is_bound,
        question.is_some(),
        stance.is_some(),
        false,
        false,
    ]));
    for words in [measure, event, by, question].into_iter().flatten() {
        text(words, out);
    }
    size(other_measures.len(), out);
    other_measures.iter().for_each(|other| text(other, out));
    if let Some(Group { written, key, side, side_inferred }) = counted {
        text(written, out);
        text(key, out);
        option(side.as_ref(), out, |side, out| text(side, out));
        out.push(u8::from(*side_inferred));
    }
    for words in [words, names, places, beside] {
        size(words.len(), out);
        for Word { concept, written, weight } in words {
            text(concept, out);
            // Most are written as their concept begins.
            let shared = concept.bytes().zip(written.bytes()).take_while(|(a, b)| a == b).count().min(255);
            let shared = (0..=shared)
                .rev()
                .find(|at| written.is_char_boundary(*at) && concept.is_char_boundary(*at))
                .unwrap_or(0);
            size(shared, out);
            text(written.get(shared..).unwrap_or_default(), out);
            out.extend(weight.to_le_bytes());
        }
    }
    when.iter().for_each(|when| put_when(when, out));
    basis.iter().for_each(|basis| out.push(basis.code()));
    order.iter().for_each(|order| out.push(*order));
    parts.iter().for_each(|parts| decimal(*parts, out));
    if let Some(Stance { family, pole, holder, parties, mutual }) = stance {
        text(family, out);
        out.extend([pole.code(), u8::from(*mutual)]);
        option(holder.as_ref(), out, put_speaker);
        size(parties.len(), out);
        parties.iter().for_each(|party| text(party, out));
    }
}

fn put_number(number: &Number, out: &mut Vec<u8>) {
    let Number { min, max, open_min, open_max, hedge, hedge_words, step } = number;
    let is_exact = min == max && min.map(|min| min.scale()) == max.map(|max| max.scale());
    out.push(flags([
        min.is_some(),
        max.is_some(),
        *open_min,
        *open_max,
        hedge.is_some(),
        is_exact,
        !hedge_words.is_empty(),
        false,
    ]));
    min.iter().for_each(|min| decimal(*min, out));
    if !is_exact {
        max.iter().for_each(|max| decimal(*max, out));
    }
    decimal(*step, out);
    hedge.iter().for_each(|hedge| out.push(hedge.code()));
    if !hedge_words.is_empty() {
        text(hedge_words, out);
    }
}

fn put_when(when: &When, out: &mut Vec<u8>) {
    let When { start, end, precision, year_inferred, relative, edtf } = when;
    date(*start, out);
    date(*end, out);
    out.extend([
        precision.code(),
        flags([*year_inferred, *relative, false, false, false, false, false, false]),
    ]);
    text(edtf, out);
}

fn put_speaker(speaker: &Speaker, out: &mut Vec<u8>) {
    let Speaker { name, key, side, act, via } = speaker;
    text(name, out);
    text(key, out);
    option(side.as_ref(), out, |side, out| text(side, out));
    out.push(act.code());
    size(via.len(), out);
    via.iter().for_each(|via| text(via, out));
}

fn flags(of: [bool; 8]) -> u8 {
    of.iter().rev().fold(0, |flags, flag| flags << 1 | u8::from(*flag))
}

fn option<T>(value: Option<&T>, out: &mut Vec<u8>, put: impl Fn(&T, &mut Vec<u8>)) {
    out.push(u8::from(value.is_some()));
    if let Some(value) = value {
        put(value, out);
    }
}

/// Seven bits a byte, the lowest first (LEB128).
fn bits(mut value: u128, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push(value.to_le_bytes()[0] | 0x80);
        value >>= 7;
    }
    out.push(value.to_le_bytes()[0]);
}

fn size(value: usize, out: &mut Vec<u8>) {
    match u8::try_from(value) {
        Ok(small) if small < 0x80 => out.push(small),
        _ => bits(value as u128, out),
    }
}

fn text(value: &str, out: &mut Vec<u8>) {
    size(value.len(), out);
    out.extend_from_slice(value.as_bytes());
}

fn decimal(value: Decimal, out: &mut Vec<u8>) {
    // No scale is above 28.
    out.push(value.scale().to_le_bytes()[0] | u8::from(value.is_sign_negative()) << 7);
    bits(value.mantissa().unsigned_abs(), out);
}

fn date(day: Option<Date>, out: &mut Vec<u8>) {
    match day {
        // No month is 0.
        None => out.push(0),
        Some(day) => {
            out.extend([day.month().unsigned_abs(), day.day().unsigned_abs()]);
            out.extend(day.year().to_le_bytes());
        }
    }
}

/// Bytes that are read on.
#[derive(Debug)]
pub(super) struct Bytes<'a>(pub(super) &'a [u8]);

impl<'a> Bytes<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (byte, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*byte)
    }

    fn code<T: Code>(&mut self) -> Option<T> {
        T::of(self.byte()?)
    }

    fn flags(&mut self) -> Option<[bool; 8]> {
        let byte = self.byte()?;
        Some(std::array::from_fn(|i| byte >> i & 1 == 1))
    }

    fn take(&mut self, len: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        Some(taken)
    }

    fn bits(&mut self) -> Option<u128> {
        let mut value = 0;
        for shift in (0..128).step_by(7) {
            let byte = self.byte()?;
            value |= u128::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    fn size(&mut self) -> Option<usize> {
        match self.0.first() {
            Some(small) if *small < 0x80 => self.byte().map(usize::from),
            _ => usize::try_from(self.bits()?).ok(),
        }
    }

    fn str(&mut self) -> Option<&'a str> {
        let len = self.size()?;
        std::str::from_utf8(self.take(len)?).ok()
    }

    fn text(&mut self, into: &mut String) -> Option<()> {
        let read = self.str()?;
        into.clear();
        into.push_str(read);
        Some(())
    }

    fn text_if(&mut self, is_there: bool, into: &mut Option<String>) -> Option<()> {
        if is_there {
            return self.text(into.get_or_insert_default());
        }
        *into = None;
        Some(())
    }

    fn texts(&mut self, into: &mut Vec<String>) -> Option<()> {
        let len = self.size()?;
        into.truncate(len);
        for i in 0..len {
            if i == into.len() {
                into.push(String::new());
            }
            self.text(into.get_mut(i)?)?;
        }
        Some(())
    }

    fn decimal(&mut self) -> Option<Decimal> {
        let head = self.byte()?;
        let mantissa = i128::try_from(self.bits()?).ok()?;
        let mut value = Decimal::try_from_i128_with_scale(mantissa, u32::from(head & 0x7f)).ok()?;
        value.set_sign_negative(head & 0x80 != 0);
        Some(value)
    }

    fn date(&mut self) -> Option<Option<Date>> {
        let month = self.byte()?;
        if month == 0 {
            return Some(None);
        }
        let day = self.byte()?;
        let year = i16::from_le_bytes(self.take(2)?.try_into().ok()?);
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().map(Some)
    }

    /// What is known of an article, and its id.
    pub(super) fn source(&mut self, article: &mut String) -> Option<Source> {
        self.text(article)?;
        let (day, earliest, latest) = (self.date()?, self.date()?, self.date()?);
        let year =
            if self.byte()? == 1 { Some(i16::from_le_bytes(self.take(2)?.try_into().ok()?)) } else { None };
        let anchor = Anchor { day, year, from: self.code()?, earliest, latest };
        let mut source = Source { anchor, outlet: None, origin: String::new() };
        let has_outlet = self.byte()? == 1;
        self.text_if(has_outlet, &mut source.outlet)?;
        self.text(&mut source.origin)?;
        Some(source)
    }

    /// The next claim, into one that was there before; `None` where the bytes are none of a claim.
    pub(super) fn claim(&mut self, article: &str, claim: &mut Claim) -> Option<()> {
        claim.article.clear();
        claim.article.push_str(article);
        claim.id.clear();
        if self.byte()? == 1 {
            claim.id.push_str(article);
        }
        claim.id.push_str(self.str()?);
        claim.kind = self.code()?;
        claim.evidence.part = self.code()?;
        claim.evidence.check = self.code()?;
        claim.certainty = self.code()?;
        let [superseded, moved, said_by, as_of, by_hand, span, sentence, _] = self.flags()?;
        (claim.superseded, claim.moved) = (superseded, moved);
        self.text(&mut claim.evidence.quote)?;
        self.text(&mut claim.rule)?;
        claim.evidence.span = self.span_if(span)?;
        claim.evidence.sentence = self.span_if(sentence)?;
        match self.byte()? {
            1 => {
                if !matches!(claim.value, Value::Figure { .. }) {
                    claim.value = empty().value;
                }
                let Value::Figure { number, unit, dimension } = &mut claim.value else { return None };
                *dimension = self.code()?;
                self.number(number)?;
                if self.byte()? == 1 {
                    let unit = unit.get_or_insert_with(|| Unit {
                        written: String::new(),
                        name: String::new(),
                        dimension: Dimension::Other,
                    });
                    self.text(&mut unit.written)?;
                    self.text(&mut unit.name)?;
                    unit.dimension = self.code()?;
                } else {
                    *unit = None;
                }
            }
            2 => {
                let mut when = None;
                self.when_if(true, &mut when)?;
                claim.value = Value::Date(when?);
            }
            _ => claim.value = Value::Text(self.str()?.to_owned()),
        }
        self.about(&mut claim.about)?;
        self.speaker_if(said_by, &mut claim.said_by)?;
        self.when_if(as_of, &mut claim.as_of)?;
        claim.by_hand = if by_hand { Some(serde_json::from_str::<ByHand>(self.str()?).ok()?) } else { None };
        Some(())
    }

    fn span_if(&mut self, is_there: bool) -> Option<Option<Span>> {
        if !is_there {
            return Some(None);
        }
        let (start, len) = (self.size()?, self.size()?);
        Some(Some(Span::new(start, start.checked_add(len)?)))
    }

    fn about(&mut self, about: &mut About) -> Option<()> {
        let [measure, event, counted, by, when, basis, order, parts] = self.flags()?;
        let [is_part, points_back, year_names_it, is_bound, question, stance, ..] = self.flags()?;
        (about.is_part, about.points_back) = (is_part, points_back);
        (about.year_names_it, about.is_bound) = (year_names_it, is_bound);
        self.text_if(measure, &mut about.measure)?;
        self.text_if(event, &mut about.event)?;
        self.text_if(by, &mut about.by)?;
        self.text_if(question, &mut about.question)?;
        self.texts(&mut about.other_measures)?;
        if counted {
            let group = about.counted.get_or_insert_with(|| Group {
                written: String::new(),
                key: String::new(),
                side: None,
                side_inferred: false,
            });
            self.text(&mut group.written)?;
            self.text(&mut group.key)?;
            let has_side = self.byte()? == 1;
            self.text_if(has_side, &mut group.side)?;
            group.side_inferred = self.byte()? == 1;
        } else {
            about.counted = None;
        }
        for words in [&mut about.words, &mut about.names, &mut about.places, &mut about.beside] {
            self.words(words)?;
        }
        self.when_if(when, &mut about.when)?;
        about.basis = if basis { Some(self.code()?) } else { None };
        about.order = if order { Some(self.byte()?) } else { None };
        about.parts = if parts { Some(self.decimal()?) } else { None };
        about.stance = if stance { Some(self.stance()?) } else { None };
        Some(())
    }

    fn words(&mut self, into: &mut Vec<Word>) -> Option<()> {
        let len = self.size()?;
        into.truncate(len);
        for i in 0..len {
            if i == into.len() {
                into.push(Word { concept: String::new(), written: String::new(), weight: 0.0 });
            }
            let word = into.get_mut(i)?;
            self.text(&mut word.concept)?;
            let shared = self.size()?;
            word.written.clear();
            word.written.push_str(word.concept.get(..shared)?);
            word.written.push_str(self.str()?);
            word.weight = f32::from_le_bytes(self.take(4)?.try_into().ok()?);
        }
        Some(())
    }

    fn stance(&mut self) -> Option<Stance> {
        let family = self.str()?.to_owned();
        let (pole, mutual) = (self.code()?, self.byte()? == 1);
        let (mut holder, mut parties) = (None, Vec::new());
        let has_holder = self.byte()? == 1;
        self.speaker_if(has_holder, &mut holder)?;
        self.texts(&mut parties)?;
        Some(Stance { family, pole, holder, parties, mutual })
    }

    fn number(&mut self, number: &mut Number) -> Option<()> {
        let [min, max, open_min, open_max, hedge, is_exact, has_words, _] = self.flags()?;
        number.min = if min { Some(self.decimal()?) } else { None };
        number.max = match (max, is_exact) {
            (true, true) => number.min,
            (true, false) => Some(self.decimal()?),
            (false, _) => None,
        };
        (number.open_min, number.open_max) = (open_min, open_max);
        number.step = self.decimal()?;
        number.hedge = if hedge { Some(self.code()?) } else { None };
        number.hedge_words.clear();
        if has_words {
            number.hedge_words.push_str(self.str()?);
        }
        Some(())
    }

    fn when_if(&mut self, is_there: bool, into: &mut Option<When>) -> Option<()> {
        if !is_there {
            *into = None;
            return Some(());
        }
        let (start, end, precision) = (self.date()?, self.date()?, self.code()?);
        let [year_inferred, relative, ..] = self.flags()?;
        let mut edtf = into.take().map(|when| when.edtf).unwrap_or_default();
        self.text(&mut edtf)?;
        *into = Some(When { start, end, precision, year_inferred, relative, edtf });
        Some(())
    }

    fn speaker_if(&mut self, is_there: bool, into: &mut Option<Speaker>) -> Option<()> {
        if !is_there {
            *into = None;
            return Some(());
        }
        let empty = || Speaker {
            name: String::new(),
            key: String::new(),
            side: None,
            act: Act::Says,
            via: Vec::new(),
        };
        let speaker = into.get_or_insert_with(empty);
        self.text(&mut speaker.name)?;
        self.text(&mut speaker.key)?;
        let has_side = self.byte()? == 1;
        self.text_if(has_side, &mut speaker.side)?;
        speaker.act = self.code()?;
        self.texts(&mut speaker.via)
    }
}

/// A claim of nothing, to read others into.
pub(super) fn empty() -> Claim {
    Claim {
        id: String::new(),
        article: String::new(),
        kind: Kind::Quantity,
        value: Value::Figure {
            number: Number {
                min: None,
                max: None,
                open_min: false,
                open_max: false,
                hedge: None,
                hedge_words: String::new(),
                step: Decimal::ONE,
            },
            unit: None,
            dimension: Dimension::Count,
        },
        evidence: Evidence {
            quote: String::new(),
            span: None,
            sentence: None,
            part: Part::Body,
            check: Check::Verbatim,
        },
        about: About::default(),
        said_by: None,
        as_of: None,
        certainty: Certainty::Stated,
        superseded: false,
        moved: false,
        rule: String::new(),
        by_hand: None,
    }
}
