//! A person's quote in an article: found with any white space for white space, and curly quotes for straight ones.
//!
//! Characters that no screen shows leave no trace. Nothing else is forgiven: a quote is proof only while its letters and digits are the article's own.

use crate::text::Span;

/// A text in which quotes are looked for, prepared once.
#[derive(Debug, Clone)]
pub struct Searched {
    plain: String,
    /// For every byte of `plain`, the byte of the text that it stands for; one more for the end.
    origin: Vec<usize>,
    length: usize,
}

impl Searched {
    /// Prepares a text; cost grows with its length alone.
    pub fn new(text: &str) -> Self {
        let mut plain = String::with_capacity(text.len());
        let mut origin = Vec::with_capacity(text.len() + 1);
        for (at, c) in text.char_indices() {
            let Some(c) = plain_char(c, plain.chars().next_back()) else { continue };
            plain.push(c);
            origin.resize(plain.len(), at);
        }
        Searched { plain, origin, length: text.len() }
    }

    /// Where `quote` stands, in bytes of the text, in its order; never within a word or a number.
    pub fn find(&self, quote: &str) -> Vec<Span> {
        let needle = Searched::new(quote.trim()).plain;
        let needle = needle.trim_end();
        if needle.is_empty() {
            return Vec::new();
        }
        let mut found = Vec::new();
        for (at, _) in self.plain.match_indices(needle) {
            let end = at + needle.len();
            if !self.cuts(at) && !self.cuts(end) {
                found.push(Span::new(self.byte(at), self.end(end)));
            }
        }
        found
    }

    fn byte(&self, at: usize) -> usize {
        self.origin.get(at).copied().unwrap_or(self.length)
    }

    /// The end of the character before `end`: what was skipped after it, a soft hyphen, is no part of the quote.
    fn end(&self, end: usize) -> usize {
        let Some((last, c)) = self.plain.get(..end).and_then(|before| before.char_indices().next_back())
        else {
            return self.byte(end);
        };
        // A space stands for any number of them, and a plain quote for a longer one; a quote ends in neither
        // unless it ends in a quotation mark, whose own length is up to what comes next.
        if c.is_alphanumeric() { self.byte(last) + c.len_utf8() } else { self.byte(end) }
    }

    /// True where a word or a number goes on over `at`: "14" is not in "114", "2,140" or "14.5".
    fn cuts(&self, at: usize) -> bool {
        let (Some(before), Some(after)) = (self.plain.get(..at), self.plain.get(at..)) else { return true };
        let mut back = before.chars().rev();
        let mut ahead = after.chars();
        let (Some(last), Some(next)) = (back.next(), ahead.next()) else { return false };
        if last.is_alphanumeric() && next.is_alphanumeric() {
            return true;
        }
        let point = |c: char| matches!(c, '.' | ',');
        let over_point = |one: char, sign: char, other: Option<char>| {
            one.is_ascii_digit() && point(sign) && other.is_some_and(|c| c.is_ascii_digit())
        };
        over_point(last, next, ahead.next()) || over_point(next, last, back.next())
    }
}

/// The plain form of a character after `before`; `None` for what leaves no trace.
fn plain_char(c: char, before: Option<char>) -> Option<char> {
    match c {
        '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' => None,
        // Signs of direction, and what no screen shows: who copies words from one has copied none of them.
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
        c if c.is_control() && !c.is_whitespace() => None,
        c if c.is_whitespace() => (before != Some(' ')).then_some(' '),
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2032}' | '`' | '\u{b4}' => Some('\''),
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{2033}' => Some('"'),
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn finds(text: &str, quote: &str, expected: &[&str]) {
        let got: Vec<&str> = Searched::new(text).find(quote).iter().map(|span| span.of(text)).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn space_and_quotation_marks_are_forgiven() {
        finds("The  harbour\n\nmaster said", "harbour master", &["harbour\n\nmaster"]);
        finds("The  harbour\n\nmaster said", " the\tharbour ", &[]);
        finds("“No one’s left,” she said", "\"No one's left,\"", &["“No one’s left,”"]);
        finds("\"No one's left\"", "“No one’s left”", &["\"No one's left\""]);
        finds("six\u{a0}boats", "six boats", &["six\u{a0}boats"]);
        finds("har\u{ad}bour\u{ad} master", "harbour", &["har\u{ad}bour"]);
        finds(
            "the \u{2067}harbour\u{2069} \u{202e}master\u{1b} said",
            "harbour master said",
            &["harbour\u{2069} \u{202e}master\u{1b} said"],
        );
    }

    #[test]
    fn words_and_numbers_are_whole() {
        finds("114 boats and 14 boats", "14 boats", &["14 boats"]);
        finds("1,014 boats; 2.14 boats", "14 boats", &[]);
        finds("fell by 3.5 to 3, 5 or 3.", "by 3", &[]);
        finds("fell to 3.", "to 3", &["to 3"]);
        finds("a fisherman", "fisher", &[]);
        finds("14 and 14", "14", &["14", "14"]);
        finds("anything", "  ", &[]);
    }

    proptest! {
        #[test]
        fn what_is_found_can_be_sliced(text in any::<String>(), quote in any::<String>()) {
            for span in Searched::new(&text).find(&quote) {
                prop_assert!(!span.of(&text).is_empty());
            }
        }

        #[test]
        fn a_text_is_found_in_itself(text in "[a-z“”’ \n.]{1,40}") {
            let trimmed = text.trim();
            if !trimmed.is_empty() {
                let spans = Searched::new(&text).find(trimmed);
                prop_assert_eq!(spans.first().map(|span| span.of(&text)), Some(trimmed));
            }
        }
    }
}
