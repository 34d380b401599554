//! A very long text in parts, each about as long as a person reads in an hour, cut between lines, or words.

use crate::text::Span;

/// The longest text that is shown in one part, in bytes.
pub const LARGEST: usize = 300_000;

/// How long a part is, in bytes.
const PART: usize = 150_000;

/// How far back a line may end where a part ends, in bytes.
const BACK: usize = 4000;

/// How many parts a text has: one at least.
pub fn parts(text: &str) -> usize {
    if text.len() <= LARGEST { 1 } else { text.len().div_ceil(PART) }
}

/// The part `number`, from 0; the last one for those behind it.
pub fn part(text: &str, number: usize) -> Span {
    let all = parts(text);
    let number = number.min(all - 1);
    let end = if number + 1 == all { text.len() } else { edge(text, number + 1) };
    Span::new(edge(text, number), end)
}

/// The part in which a byte stands.
pub fn part_of(text: &str, at: usize) -> usize {
    let guess = (at / PART).min(parts(text) - 1);
    // A part ends up to `BACK` bytes before its due.
    if at >= part(text, guess).end { (guess + 1).min(parts(text) - 1) } else { guess }
}

/// Where a part begins: behind the last line, else the last word, that ends before its due.
fn edge(text: &str, number: usize) -> usize {
    if number == 0 {
        return 0;
    }
    let due = text.floor_char_boundary(number * PART);
    let from = text.floor_char_boundary(due - BACK.min(due));
    let near = Span::new(from, due).of(text);
    let cut = near.rfind('\n').or_else(|| near.rfind(' ')).map(|at| from + at + 1);
    cut.unwrap_or(due)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_are_the_whole_text() {
        let lines = "Nine boats left the harbour of Ostrand.\n".repeat(20_000);
        for text in ["", "short", &lines, &"ä".repeat(200_000), &"x".repeat(PART * 2)] {
            let mut whole = String::new();
            for number in 0..parts(text) {
                let span = part(text, number);
                assert_eq!(span.start, whole.len());
                assert!(span.is_empty() || part_of(text, span.start) == number);
                assert!(span.is_empty() || part_of(text, span.end - 1) == number);
                whole.push_str(span.of(text));
            }
            assert!(whole == text);
        }
        assert!(part(&lines, 1).of(&lines).starts_with("Nine"));
        assert_eq!(part(&lines, 900), part(&lines, parts(&lines) - 1));
    }
}
