//! Words of a text that another word can take the place of.

use crate::text::Span;

/// The first word of the text that is in one of the sets, of two at one place the longer; with its set.
pub(super) fn first<'s>(text: &str, sets: &'s [Vec<String>]) -> Option<(Span, &'s [String])> {
    let mut found: Option<(Span, &[String])> = None;
    for set in sets {
        for word in set {
            let Some(span) = whole(text, word) else { continue };
            let sooner = |(old, _): (Span, &[String])| {
                span.start < old.start || span.start == old.start && span.end > old.end
            };
            if found.is_none_or(sooner) {
                found = Some((span, set.as_slice()));
            }
        }
    }
    found
}

/// Where a word stands in a text, with no letter on either side.
pub(super) fn whole(text: &str, word: &str) -> Option<Span> {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    for (at, _) in text.match_indices(word) {
        let end = at + word.len();
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(end..).and_then(|after| after.chars().next());
        if !is_letter(before) && !is_letter(after) {
            return Some(Span::new(at, end));
        }
    }
    None
}

/// A word of the set that is not the one that stands there.
pub(super) fn other<'s>(set: &'s [String], written: &str, random: &mut fastrand::Rng) -> Option<&'s str> {
    let others: Vec<&str> = set.iter().map(String::as_str).filter(|word| *word != written).collect();
    random.choice(others)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::changes;

    #[test]
    fn the_examples_of_the_file_hold() {
        let reads = |text: &str| {
            let lists = [&changes::changes().spellings, &changes::changes().harms];
            lists
                .iter()
                .filter_map(|list| first(text, list))
                .map(|(span, _)| span.of(text).to_owned())
                .collect()
        };
        assert_eq!(changes::examples().hold(reads), Vec::<String>::new());
    }
}
