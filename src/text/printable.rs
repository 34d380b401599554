//! What a terminal must not be given: signs that move the cursor, ring, recolour, or turn the direction of what follows.

/// True for a sign that is not printed as it stands.
pub fn is_unprintable(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
}

/// The text with a mark for each such sign, so that columns hold; a tab is a space.
pub fn marked(text: &str) -> String {
    let shown = |c: char| match c {
        '\t' => ' ',
        c if is_unprintable(c) => '\u{fffd}',
        c => c,
    };
    text.chars().map(shown).collect()
}

/// The text on one line, each run of white space as one space, with a mark for each such sign.
pub fn printable(text: &str) -> String {
    let words = text.split_whitespace().map(marked);
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_moves_the_cursor() {
        assert_eq!(printable(" a\u{1b}[31m\n b\u{202e}\u{7} "), "a\u{fffd}[31m b\u{fffd}\u{fffd}");
        assert_eq!(marked("\ta\u{1b}"), " a\u{fffd}");
    }
}
