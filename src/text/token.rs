//! Words, runs of digits and signs of a text, each with its lower-case form, made in one pass.
//!
//! Tokens are small on purpose: `10-km` is three of them, `11am` two, `3.5` three. What belongs together is
//! for the mentions to say; [`Tokens::glued`] tells whether two stand without a space between.

use super::Span;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with inner apostrophes kept out: `Turkey's` is `Turkey`, `'`, `s`.
    Word,
    /// Decimal digits of any script; only ASCII digits make figures.
    Digits,
    /// One sign: punctuation, a currency symbol, a fraction sign.
    Sign,
    /// One line break, or several with nothing but space between.
    Break,
}

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the text.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// True for a word whose first letter is upper case.
    pub capital: bool,
    folded: (u32, u32),
}

/// The tokens of one text.
#[derive(Debug, Clone)]
pub struct Tokens<'t> {
    text: &'t str,
    folded: String,
    tokens: Vec<Token>,
}

impl<'t> Tokens<'t> {
    /// Splits a text; cost grows with its length alone.
    pub fn new(text: &'t str) -> Self {
        let mut made = Tokens {
            text,
            folded: String::with_capacity(text.len()),
            tokens: Vec::with_capacity(text.len() / 5 + 1),
        };
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&first) = bytes.get(at) {
            let (kind, end) = match first {
                b' ' => {
                    at += 1;
                    continue;
                }
                b'a'..=b'z' | b'A'..=b'Z' => (TokenKind::Word, run(bytes, at, u8::is_ascii_alphabetic)),
                b'0'..=b'9' => (TokenKind::Digits, run(bytes, at, u8::is_ascii_digit)),
                b'!'..=b'~' => (TokenKind::Sign, at + 1),
                _ => (TokenKind::Break, at),
            };
            // Line breaks, and what goes on in another script or with a joiner, take the longer way.
            let is_plain = match kind {
                TokenKind::Break => false,
                TokenKind::Sign => true,
                TokenKind::Word | TokenKind::Digits => bytes.get(end).is_none_or(u8::is_ascii),
            };
            if is_plain {
                made.push_ascii(at, end, kind, first.is_ascii_uppercase());
                at = end;
            } else {
                at = made.one_of_any_script(at);
            }
        }
        if made.is_wrapped() {
            made.join_lines();
        }
        made
    }

    /// Takes the breaks out at which a text is wrapped: "25,000" at the end of a line and "crowns" on the next are one amount.
    fn join_lines(&mut self) {
        let text = self.text;
        self.tokens.retain(|token| token.kind != TokenKind::Break || is_blank_line(token.span.of(text)));
    }

    /// True for text with a line break about every so many characters, in the midst of sentences.
    fn is_wrapped(&self) -> bool {
        let (mut breaks, mut ended, mut within) = (0usize, 0usize, 0usize);
        let mut line_start = 0;
        for (i, token) in self.tokens.iter().enumerate() {
            if token.kind != TokenKind::Break {
                continue;
            }
            let length = token.span.start.saturating_sub(line_start);
            line_start = token.span.end;
            if is_blank_line(token.span.of(self.text)) || i == 0 {
                continue;
            }
            breaks += 1;
            ended += usize::from(matches!(self.folded(i - 1), "." | "!" | "?" | "\"" | ":"));
            within += usize::from((40..=120).contains(&length));
        }
        breaks >= 3 && ended * 2 < breaks && within * 4 >= breaks * 3
    }

    /// Adds the token that begins at byte `start`, if there is one; gives the byte after it, or after the character.
    fn one_of_any_script(&mut self, start: usize) -> usize {
        let mut chars = self.text.get(start..).unwrap_or("").chars().peekable();
        let Some(first) = chars.next() else { return start + 1 };
        let mut end = start + first.len_utf8();
        let kind = match first {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => TokenKind::Break,
            c if c.is_whitespace() || is_joiner(c) => return end,
            c if c.is_ascii_digit() => TokenKind::Digits,
            c if is_letter(c) => TokenKind::Word,
            c if c.is_numeric() && !is_fraction(c) => TokenKind::Digits,
            _ => TokenKind::Sign,
        };
        while let Some(&next) = chars.peek() {
            let goes_on = match kind {
                TokenKind::Word => is_letter(next) || is_joiner(next),
                TokenKind::Digits => next.is_numeric() && !is_fraction(next),
                TokenKind::Break => next.is_whitespace(),
                TokenKind::Sign => false,
            };
            if !goes_on {
                break;
            }
            end += next.len_utf8();
            chars.next();
        }
        self.push(start, end, kind, first.is_uppercase());
        end
    }

    /// The same for a token of ASCII alone.
    fn push_ascii(&mut self, start: usize, end: usize, kind: TokenKind, capital: bool) {
        let span = Span::new(start, end);
        let from = self.folded.len();
        match kind {
            TokenKind::Sign => self.folded.extend(span.of(self.text).chars().map(plain)),
            _ => self.folded.push_str(span.of(self.text)),
        }
        if kind == TokenKind::Word
            && let Some(word) = self.folded.get_mut(from..)
        {
            word.make_ascii_lowercase();
        }
        let folded = (offset(from), offset(self.folded.len()));
        self.tokens.push(Token { span, kind, capital, folded });
    }

    fn push(&mut self, start: usize, end: usize, kind: TokenKind, capital: bool) {
        let span = Span::new(start, end);
        let from = offset(self.folded.len());
        match kind {
            TokenKind::Word => {
                for c in span.of(self.text).chars().filter(|c| !is_joiner(*c)) {
                    self.folded.extend(c.to_lowercase());
                }
            }
            TokenKind::Break => self.folded.push('\n'),
            TokenKind::Digits => self.folded.push_str(span.of(self.text)),
            TokenKind::Sign => {
                let sign = span.of(self.text).chars().next().unwrap_or(' ');
                self.folded.push(plain(sign));
            }
        }
        let folded = (from, offset(self.folded.len()));
        self.tokens.push(Token { span, kind, capital, folded });
    }

    /// The text that was split.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// True for a text of nothing but space.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The token at `i`, if there is one.
    pub fn get(&self, i: usize) -> Option<&Token> {
        self.tokens.get(i)
    }

    /// All tokens, in the order of the text.
    pub fn iter(&self) -> std::slice::Iter<'_, Token> {
        self.tokens.iter()
    }

    /// The lower-case form of token `i`, with curly quotes and long dashes made plain; "" past the end.
    pub fn folded(&self, i: usize) -> &str {
        match self.tokens.get(i) {
            Some(token) => self.folded.get(token.folded.0 as usize..token.folded.1 as usize).unwrap_or(""),
            None => "",
        }
    }

    /// The words as written; "" past the end.
    pub fn written(&self, i: usize) -> &'t str {
        self.tokens.get(i).map_or("", |token| token.span.of(self.text))
    }

    /// The kind of token `i`; `None` past the end.
    pub fn kind(&self, i: usize) -> Option<TokenKind> {
        self.tokens.get(i).map(|token| token.kind)
    }

    /// True where token `i` and the next stand without a space between.
    pub fn glued(&self, i: usize) -> bool {
        match (self.tokens.get(i), self.tokens.get(i + 1)) {
            (Some(a), Some(b)) => a.span.end == b.span.start,
            _ => false,
        }
    }

    /// True where the tokens from `i` on are these lower-case forms, one after another.
    pub fn reads(&self, i: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(k, word)| self.folded(i + k) == *word)
    }

    /// The index of the first token that ends after byte `at`.
    pub fn at(&self, at: usize) -> usize {
        self.tokens.partition_point(|token| token.span.end <= at)
    }

    /// The indices of the tokens that lie inside `span`.
    pub fn within(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.tokens.partition_point(|token| token.span.start < span.start);
        let last = self.tokens.partition_point(|token| token.span.end <= span.end);
        first..last.max(first)
    }

    /// The span from the first byte of token `first` to the last of token `last`, both included.
    pub fn span(&self, first: usize, last: usize) -> Span {
        match (self.tokens.get(first), self.tokens.get(last)) {
            (Some(a), Some(b)) => a.span.join(&b.span),
            _ => Span::new(0, 0),
        }
    }
}

/// The byte after the run that begins at `from`.
fn run(bytes: &[u8], from: usize, is_in: impl Fn(&u8) -> bool) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest.iter().position(|byte| !is_in(byte)).unwrap_or(rest.len())
}

/// Offsets into the folded text are kept in 32 bits; a longer text folds to nothing past that, and matches no word.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn is_letter(c: char) -> bool {
    // A combining mark belongs to the letter before it.
    c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c)
}

/// Soft hyphens and zero-width signs inside a word are no part of it.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}')
}

fn is_fraction(c: char) -> bool {
    matches!(c, '¼' | '½' | '¾' | '⅐'..='⅞')
}

/// The plain form of a quote or dash; every other sign is left as it is.
fn plain(sign: char) -> char {
    match sign {
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2032}' | '`' | '\u{b4}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{2033}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        c => c,
    }
}

fn is_blank_line(space: &str) -> bool {
    space.matches('\n').count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn splits(text: &str, expected: &[&str]) {
        let tokens = Tokens::new(text);
        let got: Vec<&str> = (0..tokens.len()).map(|i| tokens.folded(i)).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn words_digits_and_signs_stand_alone() {
        splits("Turkey’s 3.5", &["turkey", "'", "s", "3", ".", "5"]);
        splits("a 10-km march at 11am", &["a", "10", "-", "km", "march", "at", "11", "am"]);
        splits("18–19 October\n\n \nNext", &["18", "-", "19", "october", "\n", "next"]);
        splits("2½ İl", &["2", "½", "i\u{307}l"]);
        splits("", &[]);
    }

    #[test]
    fn a_soft_hyphen_does_not_split_a_word() {
        splits("Minis\u{ad}ter", &["minister"]);
    }

    #[test]
    fn glued_tells_space_from_none() {
        let tokens = Tokens::new("$3bn paid");
        assert!(tokens.glued(0) && tokens.glued(1) && !tokens.glued(2) && !tokens.glued(3));
    }

    /// The tokens of a text, all of them by the way for any script.
    fn the_long_way(text: &str) -> Tokens<'_> {
        let mut made = Tokens { text, folded: String::new(), tokens: Vec::new() };
        let mut at = 0;
        while at < text.len() {
            at = made.one_of_any_script(at);
        }
        made
    }

    proptest::proptest! {
        #[test]
        fn the_short_way_for_ascii_is_the_same(text in "([a-zA-Z0-9 .,'`$\\n\\r\\t-]|\\PC|\\s){0,40}") {
            let (short, long) = (Tokens::new(&text), the_long_way(&text));
            proptest::prop_assert_eq!(short.len(), long.len());
            for i in 0..short.len() {
                let differs = (short.get(i).map(|t| (t.span, t.kind, t.capital)), short.folded(i));
                proptest::prop_assert_eq!(differs, (long.get(i).map(|t| (t.span, t.kind, t.capital)), long.folded(i)));
            }
        }
    }
}
