//! Text that is safe to print, counted, cut and wrapped.

pub use crate::text::printable::printable;

/// A number with its noun: "1 origin", "2 origins".
pub fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// At most so many characters, cut between words, with an ellipsis where something was left out.
pub fn clip(text: &str, most: usize) -> String {
    let text = printable(text);
    if text.chars().count() <= most {
        return text;
    }
    let head: String = text.chars().take(most.saturating_sub(1)).collect();
    let cut = match head.rsplit_once(' ') {
        Some((words, _)) if words.chars().count() * 2 > most => words,
        _ => head.as_str(),
    };
    format!("{}…", cut.trim_end())
}

/// Adds a line, wrapped between words to `width` characters; what follows the first line is indented.
pub fn wrap(out: &mut String, line: &str, width: usize, indent: usize) {
    let mut room = width;
    let mut at_start = true;
    for (i, word) in line.split(' ').enumerate() {
        let long = word.chars().count();
        if i > 0 && room < long + 1 && !at_start {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', indent));
            room = width.saturating_sub(indent);
        } else if i > 0 {
            out.push(' ');
            room = room.saturating_sub(1);
        }
        // The spaces that a line begins with stay together.
        at_start = at_start && word.is_empty();
        out.push_str(word);
        room = room.saturating_sub(long);
    }
    out.push('\n');
}

/// A path, or any one word of a command, as a shell takes it.
pub fn shell(path: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '+' | ':' | '@');
    let path = printable(path);
    if !path.is_empty() && path.chars().all(plain) {
        path
    } else {
        format!("'{}'", path.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_wrap_between_words() {
        let mut out = String::new();
        wrap(&mut out, "  value  one two three", 12, 4);
        assert_eq!(out, "  value  one\n    two\n    three\n");
        assert_eq!(clip("one two three", 8), "one two…");
        assert_eq!(printable("a\u{1b}[31m\nb\u{202e}c"), "a\u{fffd}[31m b\u{fffd}c");
    }
}
