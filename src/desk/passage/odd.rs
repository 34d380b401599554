//! Characters that do bad things on a screen: control characters, and signs of direction that nothing closes.
//!
//! Signs of direction that are closed again within their paragraph belong to honest text from right to left, as do the marks U+200E and
//! U+200F, and stay; an override makes 14 look like 41, and never does.

use super::Words;
use crate::text::Span;

/// What is shown instead of a character.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown {
    pub(super) words: Words<'static>,
    /// The bytes of the character.
    pub(super) length: usize,
}

/// The characters of a paragraph that are not shown as they are, in their order.
pub(super) fn odd(text: &str, paragraph: Span) -> Vec<(usize, Shown)> {
    let words = paragraph.of(text);
    let mut found: Vec<(usize, char)> = Vec::new();
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, c) in words.char_indices().filter(|(_, c)| c.is_control() || is_direction(*c)) {
        match c {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' | '\u{2066}'..='\u{2068}' => open.push((at, c)),
            '\u{202c}' => match open.pop_if(|(_, c)| !is_isolate(*c)) {
                Some((_, '\u{202a}' | '\u{202b}')) => {}
                Some(override_) => found.extend([override_, (at, c)]),
                None => found.push((at, c)),
            },
            '\u{2069}' => match open.iter().rposition(|(_, c)| is_isolate(*c)) {
                // What was opened within and not closed is closed by it, and not shown either.
                Some(isolate) => found.extend(open.drain(isolate..).skip(1)),
                None => found.push((at, c)),
            },
            '\n' | '\t' | '\r' => {}
            c => found.push((at, c)),
        }
    }
    found.append(&mut open);
    found.sort_unstable();
    let shown = |(at, c): (usize, char)| {
        // The finder of quotes takes any white space for a space.
        let words = if c.is_whitespace() { Words::Text(" ") } else { Words::Odd(c) };
        (paragraph.start + at, Shown { words, length: c.len_utf8() })
    };
    found.into_iter().map(shown).collect()
}

fn is_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_isolate(c: char) -> bool {
    matches!(c, '\u{2066}'..='\u{2068}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn shows(text: &str, expected: &[(usize, char)]) {
        let got: Vec<(usize, char)> = odd(text, Span::new(0, text.len()))
            .into_iter()
            .map(|(at, shown)| match shown.words {
                Words::Odd(c) => (at, c),
                Words::Text(_) => (at, ' '),
            })
            .collect();
        assert_eq!(got, expected, "{text:?}");
    }

    #[test]
    fn what_is_closed_stays_and_an_override_never_does() {
        shows("a \u{2067}b\u{2069} c", &[]);
        shows("a \u{202b}b\u{202c} c\u{200f}", &[]);
        shows("a\u{202e}b\u{202c}", &[(1, '\u{202e}'), (5, '\u{202c}')]);
        shows("a\u{2067}b", &[(1, '\u{2067}')]);
        shows("a\u{2069}b\u{202c}", &[(1, '\u{2069}'), (5, '\u{202c}')]);
        // An embedding within an isolate that ends before it.
        shows("\u{2067}\u{202b}a\u{2069}b\u{202c}", &[(3, '\u{202b}'), (11, '\u{202c}')]);
        // An isolate within an embedding that ends before it.
        shows("\u{202b}\u{2067}a\u{202c}b\u{2069}", &[(0, '\u{202b}'), (7, '\u{202c}')]);
    }

    #[test]
    fn control_characters_are_named() {
        shows("a\0b\u{1b}[31m\tc\u{85}d\u{7f}", &[(1, '\0'), (3, '\u{1b}'), (10, ' '), (13, '\u{7f}')]);
    }
}
