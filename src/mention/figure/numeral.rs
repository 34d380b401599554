//! Numerals: digits with their separators, number words, fractions, vague words, ordinals; without unit or hedge.
//!
//! Whether a numeral is a figure at all (not a year, a name, a time) is left to `refuse`.

use crate::lexicon::{counted, numbers, numbers::Word};
use crate::text::{TokenKind, Tokens};
use rust_decimal::Decimal;

/// How a numeral is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// "554,000", "3bn", "2½".
    Digits,
    /// "twenty-three", "half a million".
    Words,
    /// "dozens": the value is its lower end.
    Vague,
    /// "two-thirds", "half of": the value is the share, 0.5.
    Part,
    /// "third", "19th".
    Ordinal,
    /// "nobody".
    Zero,
    /// "doubled".
    Multiple,
}

/// What a letter like `m` after digits means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// After a sign of money: "$5m".
    Money,
    /// Anywhere else: "200m".
    Plain,
}

/// A numeral and its tokens, the last one included.
#[derive(Debug, Clone)]
pub(super) struct Numeral {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) value: Decimal,
    /// One of the last written unit.
    pub(super) step: Decimal,
    /// What a magnitude word multiplied it by; 1 without one.
    pub(super) scale: Decimal,
    pub(super) form: Form,
}

impl Numeral {
    /// True for one run of digits alone, as years and names have it.
    pub(super) fn is_bare(&self) -> bool {
        self.form == Form::Digits && self.first == self.last
    }
}

fn numeral(first: usize, last: usize, value: Decimal, form: Form) -> Numeral {
    Numeral { first, last, value, step: Decimal::ONE, scale: Decimal::ONE, form }
}

/// A word stuck to the one before by a hyphen without spaces, or the next word.
fn after_hyphen(tokens: &Tokens, last: usize) -> usize {
    if tokens.folded(last + 1) == "-" && tokens.glued(last) && tokens.glued(last + 1) {
        last + 2
    } else {
        last + 1
    }
}

/// The numeral whose first digits are token `i`; a decimal point before them belongs to it.
pub(super) fn digits(tokens: &Tokens, i: usize, setting: Setting) -> Option<Numeral> {
    if tokens.get(i).is_some_and(|token| token.span.len() > 26) {
        return None;
    }
    let mut written = String::with_capacity(16);
    written.push_str(ascii(tokens, i)?);
    let mut last = i;
    let mut first = i;
    let mut decimals = 0;
    if leading_point(tokens, i) {
        first = i - 1;
        decimals = u32::try_from(written.len()).ok()?;
        written.insert_str(0, "0.");
    } else {
        last = groups(tokens, i, &mut written);
        if tokens.folded(last + 1) == "." && tokens.glued(last) && tokens.glued(last + 1) {
            if let Some(part) = ascii(tokens, last + 2) {
                written.push('.');
                written.push_str(part);
                decimals = u32::try_from(part.len()).ok()?;
                last += 2;
            }
        }
    }
    let mut read = numeral(first, last, written.parse().ok()?, Form::Digits);
    read.step = Decimal::try_new(1, decimals).ok()?;
    if decimals == 0 {
        add_fraction(tokens, &mut read);
    }
    add_magnitudes(tokens, &mut read, setting)?;
    add_half(tokens, &mut read)?;
    Some(read)
}

/// A lone fraction sign: "½".
pub(super) fn sign(tokens: &Tokens, i: usize) -> Option<Numeral> {
    let (over, under) = fraction_sign(tokens.folded(i))?;
    let value = Decimal::from(over).checked_div(Decimal::from(under))?;
    let mut read = numeral(i, i, value, Form::Digits);
    read.step = value;
    add_magnitudes(tokens, &mut read, Setting::Plain)?;
    Some(read)
}

fn ascii<'t>(tokens: &'t Tokens, i: usize) -> Option<&'t str> {
    let written = tokens.folded(i);
    let digits = tokens.kind(i) == Some(TokenKind::Digits) && written.bytes().all(|b| b.is_ascii_digit());
    digits.then_some(written)
}

/// ".08": a point that touches the digits and nothing before it.
fn leading_point(tokens: &Tokens, i: usize) -> bool {
    let Some(point) = i.checked_sub(1) else { return false };
    let free = point.checked_sub(1).is_none_or(|before| {
        !tokens.glued(before)
            || !matches!(tokens.kind(before), Some(TokenKind::Word | TokenKind::Digits))
                && tokens.folded(before) != "."
    });
    tokens.folded(point) == "." && tokens.glued(point) && free
}

/// Reads the groups of "1,234,567", "12,34,567" and "14 000" (thin or plain space) after token `i`; gives the last token.
fn groups(tokens: &Tokens, i: usize, written: &mut String) -> usize {
    if written.len() > 3 || written.starts_with('0') {
        return i;
    }
    let mut parts: [usize; 9] = [0; 9];
    let mut count = 0;
    let mut last = i;
    while count < parts.len()
        && tokens.folded(last + 1) == ","
        && tokens.glued(last)
        && tokens.glued(last + 1)
    {
        let Some(group) = ascii(tokens, last + 2) else { break };
        if let Some(part) = parts.get_mut(count) {
            *part = group.len();
        }
        count += 1;
        last += 2;
    }
    let lengths = parts.get(..count).unwrap_or(&[]);
    let western = lengths.iter().all(|length| *length == 3);
    let indian = written.len() <= 2
        && lengths.len() > 1
        && lengths.last() == Some(&3)
        && lengths.iter().rev().skip(1).all(|length| *length == 2);
    if count > 0 && (western || indian) {
        for k in 1..=count {
            written.push_str(tokens.folded(i + 2 * k));
        }
        return last;
    }
    if count > 0 {
        return i;
    }
    spaced(tokens, i, written)
}

fn spaced(tokens: &Tokens, i: usize, written: &mut String) -> usize {
    let mut last = i;
    let mut plain = false;
    let mut zeros = true;
    while last - i < 6 {
        let Some(group) = ascii(tokens, last + 1) else { break };
        let (Some(a), Some(b)) = (tokens.get(last), tokens.get(last + 1)) else { break };
        let gap = tokens.text().get(a.span.end..b.span.start).unwrap_or("");
        if group.len() != 3 || !matches!(gap, " " | "\u{a0}" | "\u{2009}" | "\u{202f}" | "\u{2008}") {
            break;
        }
        plain |= gap == " ";
        zeros &= group == "000";
        last += 1;
    }
    // "12 500" with plain spaces may be two numbers; "14 000" and "1 234 567" are not.
    if plain && !zeros && last - i < 2 {
        return i;
    }
    for k in i + 1..=last {
        written.push_str(tokens.folded(k));
    }
    last
}

fn fraction_sign(sign: &str) -> Option<(u32, u32)> {
    Some(match sign {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅖" => (2, 5),
        "⅗" => (3, 5),
        "⅘" => (4, 5),
        "⅙" => (1, 6),
        "⅚" => (5, 6),
        "⅐" => (1, 7),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        "⅑" => (1, 9),
        "⅒" => (1, 10),
        _ => return None,
    })
}

/// "2½", "10 1/2", and "1/2" alone.
fn add_fraction(tokens: &Tokens, read: &mut Numeral) {
    let next = read.last + 1;
    if let Some((over, under)) = fraction_sign(tokens.folded(next)) {
        if let Some(part) = Decimal::from(over).checked_div(Decimal::from(under)) {
            read.value += part;
            read.step = part;
            read.last = next;
        }
        return;
    }
    if let Some((part, last)) = slash(tokens, read.last)
        && read.is_bare()
    {
        read.value = part;
        read.step = part;
        read.last = last;
    } else if let Some((part, last)) = slash(tokens, next)
        && read.is_bare()
    {
        read.value += part;
        read.step = part;
        read.last = last;
    }
}

/// "1/2" at token `i`; dates and "24/7" are not fractions.
pub(super) fn slash(tokens: &Tokens, i: usize) -> Option<(Decimal, usize)> {
    if !matches!(tokens.folded(i + 1), "/" | "⁄") || !tokens.glued(i) || !tokens.glued(i + 1) {
        return None;
    }
    let over: u32 = ascii(tokens, i)?.parse().ok()?;
    let under: u32 = ascii(tokens, i + 2)?.parse().ok()?;
    let chain = tokens.glued(i + 2) && matches!(tokens.folded(i + 3), "/" | "-");
    if chain || over == 0 || over >= under || !matches!(under, 2..=6 | 8 | 10 | 16 | 32 | 64 | 100 | 128) {
        return None;
    }
    Some((Decimal::from(over).checked_div(Decimal::from(under))?, i + 2))
}

/// Multiplies by "million", "bn", "k" as long as they follow; `None` where the product is too large to hold.
fn add_magnitudes(tokens: &Tokens, read: &mut Numeral, setting: Setting) -> Option<()> {
    for _ in 0..3 {
        let Some((by, last)) = magnitude(tokens, read, setting) else { break };
        let by = Decimal::from(by);
        read.value = read.value.checked_mul(by)?;
        read.step = read.step.checked_mul(by)?;
        read.scale = read.scale.checked_mul(by)?;
        read.last = last;
    }
    Some(())
}

fn magnitude(tokens: &Tokens, read: &Numeral, setting: Setting) -> Option<(u64, usize)> {
    let at = after_hyphen(tokens, read.last);
    if tokens.kind(at) != Some(TokenKind::Word) {
        return None;
    }
    let word = tokens.folded(at);
    if let Some(Word::Magnitude(by)) = numbers::word(word) {
        return Some((by, at));
    }
    // "3 dozens".
    if word == "dozens" {
        return Some((12, at));
    }
    if read.form != Form::Digits || read.scale != Decimal::ONE || at != read.last + 1 {
        return None;
    }
    let glued = tokens.glued(read.last);
    if let Some(by) = numbers::letters(word) {
        let known = glued || word.len() > 1;
        return known.then_some((by, at));
    }
    let by = numbers::letters_of_money(word)?;
    let counts = counted::is_plural(tokens.folded(at + 1)) && !tokens.glued(at);
    let capital = tokens.get(at).is_some_and(|token| token.capital);
    let means_it = match setting {
        Setting::Money => glued || capital,
        Setting::Plain => counts && (glued || capital) && word != "t",
    };
    means_it.then_some((by, at))
}

/// "3 million and a half", "two and a half million".
fn add_half(tokens: &Tokens, read: &mut Numeral) -> Option<()> {
    let next = read.last + 1;
    if tokens.folded(next) != "and" || !matches!(tokens.folded(next + 1), "a" | "one") {
        return Some(());
    }
    let at = after_hyphen(tokens, next + 1);
    let under = match tokens.folded(at) {
        "half" => 2u32,
        "quarter" => 4,
        "third" => 3,
        _ => return Some(()),
    };
    // "three million and a third of the crop": a share of something else.
    if tokens.folded(at + 1) == "of" {
        return Some(());
    }
    let part = read.scale.checked_div(Decimal::from(under))?;
    read.value = read.value.checked_add(part)?;
    read.step = part;
    read.last = at;
    if read.scale == Decimal::ONE {
        add_magnitudes(tokens, read, Setting::Plain)?;
    }
    Some(())
}

/// The numeral that begins with the word at token `i`.
pub(super) fn words(tokens: &Tokens, i: usize, word: Word) -> Option<Numeral> {
    match word {
        Word::Ones(_) | Word::Tens(_) => cardinal(tokens, i),
        Word::Article => article(tokens, i),
        Word::Part(2) if tokens.folded(i) == "half" => half(tokens, i),
        Word::Opens => opened(tokens, i),
        Word::Ordinal(place) => ordinal(tokens, i, place),
        Word::Multiple(by) => Some(numeral(i, i, Decimal::from(by), Form::Multiple)),
        Word::Part(_) | Word::Magnitude(_) => None,
    }
}

/// What may come next inside a number in words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tail {
    Start,
    Ones,
    Tens,
    Hundred,
    Magnitude,
}

fn cardinal(tokens: &Tokens, i: usize) -> Option<Numeral> {
    let (mut total, mut group) = (0u64, 0u64);
    let mut tail = Tail::Start;
    let mut last = i;
    let mut at = i;
    let mut step = 1u64;
    let mut lowest = u64::MAX;
    while at < i + 24 {
        match numbers::word(tokens.folded(at)) {
            Some(Word::Ones(v)) if tail != Tail::Ones && (tail != Tail::Tens || (1..10).contains(&v)) => {
                group += u64::from(v);
                tail = Tail::Ones;
                step = 1;
            }
            Some(Word::Tens(v)) if !matches!(tail, Tail::Ones | Tail::Tens) => {
                group += u64::from(v);
                tail = Tail::Tens;
                step = 1;
            }
            Some(Word::Ordinal(place)) if tail == Tail::Tens && place < 10 => {
                let value = total.checked_add(group)?.checked_add(u64::from(place))?;
                return Some(numeral(i, at, Decimal::from(value), Form::Ordinal));
            }
            Some(Word::Magnitude(100)) if group > 0 && group < 100 && tail != Tail::Hundred => {
                group *= 100;
                tail = Tail::Hundred;
                step = 100;
            }
            Some(Word::Opens) if tokens.folded(at) == "dozens" && group > 0 => {
                group = group.checked_mul(12)?;
                last = at;
                step = 12;
                break;
            }
            Some(Word::Magnitude(12)) if group > 0 => {
                group = group.checked_mul(12)?;
                last = at;
                step = 12;
                break;
            }
            Some(Word::Magnitude(by)) if group > 0 && by > 100 && by < lowest => {
                step = if tail == Tail::Hundred { by.checked_mul(100)? } else { by };
                total = total.checked_add(group.checked_mul(by)?)?;
                group = 0;
                lowest = by;
                tail = Tail::Magnitude;
            }
            _ => break,
        }
        last = at;
        at = after_hyphen(tokens, at);
        let joins = matches!(tail, Tail::Hundred | Tail::Magnitude) && tokens.folded(at) == "and";
        if joins && matches!(numbers::word(tokens.folded(at + 1)), Some(Word::Ones(_) | Word::Tens(_))) {
            at += 1;
        }
    }
    let value = total.checked_add(group)?;
    // "nineteen eighty-four" is a year.
    if (10..=20).contains(&value) && matches!(numbers::word(tokens.folded(last + 1)), Some(Word::Tens(_))) {
        return None;
    }
    let mut read = numeral(i, last, Decimal::from(value), Form::Words);
    read.step = Decimal::from(step);
    if let Some(part) = part_of(tokens, &read) {
        return Some(part);
    }
    if lowest != u64::MAX && group == 0 {
        read.scale = Decimal::from(lowest);
    }
    add_half(tokens, &mut read)?;
    Some(read)
}

/// "two-thirds", "one fifth", "three quarters of".
fn part_of(tokens: &Tokens, read: &Numeral) -> Option<Numeral> {
    let at = after_hyphen(tokens, read.last);
    let word = tokens.folded(at);
    let under = numbers::part(word)?;
    let plural = word.ends_with('s');
    let hyphen = at == read.last + 2;
    if read.value > Decimal::from(99)
        || read.value.is_zero()
        || (plural == (read.value == Decimal::ONE) && !hyphen)
    {
        return None;
    }
    // "three quarters of growth" are periods as often as shares.
    let of = tokens.folded(at + 1) == "of" || tokens.folded(at + 1) == "the";
    let period = tokens.kind(at + 2) == Some(TokenKind::Digits)
        || read.first.checked_sub(1).is_some_and(|k| {
            matches!(numbers::word(tokens.folded(k)), Some(Word::Ordinal(_))) || tokens.folded(k) == "last"
        });
    if under == 4
        && (!hyphen && !of || period || !plural && read.value > Decimal::ONE || read.value > Decimal::from(3))
    {
        return None;
    }
    let value = read.value.checked_div(Decimal::from(under))?;
    scaled_part(tokens, numeral(read.first, at, value, Form::Part))
}

/// "a quarter of a million": a number, not a share.
fn scaled_part(tokens: &Tokens, mut part: Numeral) -> Option<Numeral> {
    let at = part.last + 1;
    if tokens.folded(at) == "of"
        && tokens.folded(at + 1) == "a"
        && let Some(Word::Magnitude(by)) = numbers::word(tokens.folded(at + 2))
    {
        part.last = at + 2;
        part.value = part.value.checked_mul(Decimal::from(by))?;
        part.step = part.value;
        part.form = Form::Words;
    }
    Some(part)
}

/// "a hundred", "a dozen", "a third of", "a couple", "a half".
fn article(tokens: &Tokens, i: usize) -> Option<Numeral> {
    let next = after_hyphen(tokens, i);
    let opens = matches!(tokens.folded(next), "couple" | "handful" | "few");
    if opens && let Some(vague) = vague(tokens, i) {
        return Some(vague);
    }
    match numbers::word(tokens.folded(next))? {
        Word::Magnitude(by) => {
            let mut read = numeral(i, next, Decimal::from(by), Form::Words);
            read.step = read.value;
            read.scale = read.value;
            if by == 100
                && let Some(Word::Magnitude(more)) = numbers::word(tokens.folded(next + 1))
            {
                let more = Decimal::from(more);
                read.last = next + 1;
                read.value = read.value.checked_mul(more)?;
                read.step = read.value;
                read.scale = read.value;
            }
            let rest = read.last + 1;
            if tokens.folded(rest) == "and"
                && let Some(Word::Ones(_) | Word::Tens(_)) = numbers::word(tokens.folded(rest + 1))
                && let Some(more) = cardinal(tokens, rest + 1)
                && more.form == Form::Words
                && more.value < read.value
            {
                read.value = read.value.checked_add(more.value)?;
                read.step = Decimal::ONE;
                read.last = more.last;
            }
            add_half(tokens, &mut read)?;
            Some(read)
        }
        Word::Part(2) => half(tokens, next).map(|half| Numeral { first: i, ..half }),
        Word::Part(_) | Word::Ordinal(_) => {
            let under = numbers::part(tokens.folded(next))?;
            // "or about a quarter, of its 3,200 dealers"; a quarter alone is a coin, a part of town, three months.
            let hedged = i.checked_sub(1).is_some_and(|k| {
                matches!(
                    tokens.folded(k),
                    "about" | "almost" | "nearly" | "than" | "least" | "roughly" | "around" | "over"
                )
            });
            let of =
                tokens.folded(next + 1) == "of" || hedged && tokens.kind(next + 1) != Some(TokenKind::Word);
            if tokens.folded(next).ends_with('s') || !of {
                return None;
            }
            let value = Decimal::ONE.checked_div(Decimal::from(under))?;
            scaled_part(tokens, numeral(i, next, value, Form::Part))
        }
        _ => None,
    }
}

/// "half a million", "half an hour", "half of", "half the".
fn half(tokens: &Tokens, i: usize) -> Option<Numeral> {
    let value = Decimal::new(5, 1);
    let hyphen = after_hyphen(tokens, i) == i + 2;
    let next = after_hyphen(tokens, i);
    let noun = if matches!(tokens.folded(next), "a" | "an") { next + 1 } else { next };
    if let Some(Word::Magnitude(by)) = numbers::word(tokens.folded(noun)) {
        let mut read = numeral(i, noun, value.checked_mul(Decimal::from(by))?, Form::Words);
        read.scale = Decimal::from(by);
        read.step = Decimal::from(by).checked_div(Decimal::TEN)?;
        return Some(read);
    }
    if matches!(
        tokens.folded(noun),
        "hour"
            | "mile"
            | "percent"
            | "percentage"
            | "per"
            | "century"
            | "decade"
            | "metre"
            | "meter"
            | "kilometre"
            | "kilometer"
            | "inch"
            | "pound"
            | "ton"
            | "tonne"
            | "acre"
            | "point"
    ) && !(tokens.folded(noun) == "point" && noun == next)
    {
        let last = if noun > next { next } else { i };
        let mut read = numeral(i, last, value, Form::Words);
        read.step = value;
        return Some(read);
    }
    let before = i.checked_sub(1).map_or("", |k| tokens.folded(k));
    // "the first half of", "the second half".
    let place =
        matches!(before, "latter" | "final" | "opening" | "other" | "better" | "last" | "season" | "-")
            || matches!(numbers::word(before), Some(Word::Ordinal(_)));
    if hyphen || place {
        return None;
    }
    let shared = matches!(
        tokens.folded(next),
        "of" | "the" | "its" | "his" | "their" | "her" | "our" | "my" | "those" | "these" | "all" | "that"
    );
    let hedged = matches!(
        before,
        "than"
            | "about"
            | "nearly"
            | "almost"
            | "least"
            | "around"
            | "roughly"
            | "over"
            | "under"
            | "to"
            | "some"
            | "approximately"
    );
    if shared || hedged {
        return scaled_part(tokens, numeral(i, i, value, Form::Part));
    }
    None
}

/// "dozens", "several hundred", "no one".
fn opened(tokens: &Tokens, i: usize) -> Option<Numeral> {
    let word = |k| tokens.folded(k);
    if let Some((length, ())) = numbers::none().at(i, word) {
        return Some(numeral(i, i + length - 1, Decimal::ZERO, Form::Zero));
    }
    vague(tokens, i)
}

fn vague(tokens: &Tokens, i: usize) -> Option<Numeral> {
    let (length, entry) = numbers::vague().at(i, |k| tokens.folded(k))?;
    let last = i + length - 1;
    if !entry.before.is_empty() && !entry.before.iter().any(|word| word == tokens.folded(last + 1)) {
        return None;
    }
    let mut read = numeral(i, last, Decimal::from(entry.min), Form::Vague);
    read.step = read.value;
    Some(read)
}

fn ordinal(tokens: &Tokens, i: usize, place: u32) -> Option<Numeral> {
    // "per second", "a second later", "a split second": time.
    let before = i.checked_sub(1).map_or("", |k| tokens.folded(k));
    if place == 2 && matches!(before, "per" | "split" | "every" | "each") {
        return None;
    }
    Some(numeral(i, i, Decimal::from(place), Form::Ordinal))
}

/// "19th": digits with their ending.
pub(super) fn nth(tokens: &Tokens, i: usize) -> Option<Numeral> {
    let ending = matches!(tokens.folded(i + 1), "st" | "nd" | "rd" | "th");
    if !ending || !tokens.glued(i) {
        return None;
    }
    Some(numeral(i, i + 1, ascii(tokens, i)?.parse().ok()?, Form::Ordinal))
}
