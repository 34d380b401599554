//! The lines of a body that hold more than space, and what can be told from one alone.

/// One line, trimmed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'t> {
    /// Its first byte in the body.
    pub(super) start: usize,
    /// The byte after its last.
    pub(super) end: usize,
    /// The words.
    pub(super) text: &'t str,
    /// True where a blank line or the text's start stands before it.
    pub(super) apart: bool,
}

/// The lines that are not blank.
pub(super) fn of(body: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut at = 0;
    let mut apart = true;
    for raw in body.split('\n') {
        let text = raw.trim();
        if text.is_empty() {
            apart = true;
        } else {
            let start = at + (raw.len() - raw.trim_start().len());
            lines.push(Line { start, end: start + text.len(), text, apart });
            apart = false;
        }
        at += raw.len() + 1;
    }
    lines
}

/// The sign that closes a line, closing quotes and brackets left aside.
fn last_sign(text: &str) -> Option<char> {
    text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '*', '_', ' ']).chars().next_back()
}

/// True for a line that closes as sentences do.
pub(super) fn is_ended(text: &str) -> bool {
    matches!(last_sign(text), Some('.' | '!' | '?' | '…' | '。' | '।' | '؟'))
}

/// True for a line that can be a headline: short, opened like one, and without a full stop or the like.
pub(super) fn is_headline(text: &str) -> bool {
    const LONGEST: usize = 160;
    // Four bytes to a character at most.
    if text.len() > LONGEST * 4 || text.len() < 3 {
        return false;
    }
    let opens = text
        .chars()
        .next()
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '"' | '\'' | '“' | '‘' | '«' | '$' | '£' | '€'));
    let lower = text.chars().next().is_some_and(char::is_lowercase);
    let closed = matches!(last_sign(text), Some('.' | '…' | ':' | ';' | ',' | '-' | '—'));
    opens && !lower && !closed && text.chars().count() <= LONGEST
}

/// True for a paragraph of telling: it closes as sentences do, or is longer than any headline.
pub(super) fn is_telling(text: &str) -> bool {
    text.len() > 200 || (is_ended(text) && text.len() > 40)
}

/// True where the first lines of a text without blank lines are one paragraph cut at a fixed width.
pub(super) fn are_wrapped(lines: &[Line]) -> bool {
    let head = lines.get(..lines.len().min(12)).unwrap_or(&[]);
    let open = head.iter().filter(|line| !is_ended(line.text) && line.text.len() >= 40).count();
    head.len() >= 3 && open * 2 > head.len() && head.iter().all(|line| line.text.len() <= 120)
}
