//! The key of a name by itself, before other names of the text join it.

use super::Sort;
use super::words::Words;
use crate::lexicon::names::{self, Class};

/// The key of a name by itself: a person's last name, a body's words with the country's key for its adjective.
pub(super) fn key(words: Words, at: usize, end: usize, sort: Sort, side: Option<&str>) -> String {
    if sort == Sort::Person {
        let last =
            (at..end).rev().find(|i| words.is_word(*i) && !words.class(*i).any(Class::SUFFIX)).unwrap_or(at);
        // "O'Brien" is one word, "al-Hadid" is Hadid.
        if last >= 2 && last - 2 >= at && words.folded(last - 1) == "'" {
            return names::plain(&format!("{}{}", words.folded(last - 2), words.folded(last)));
        }
        return names::plain(words.folded(last));
    }
    if words.all_capitals(at) && end - at == 3 && words.folded(at + 1) == "-" && words.folded(at).len() < 3 {
        return format!("{}{}", words.folded(at), words.folded(at + 2));
    }
    let mut stop = end;
    while sort == Sort::Body && stop > at + 1 && legal(words, stop - 1) {
        stop -= 1;
    }
    let mut key = String::new();
    for i in at..stop {
        if !words.is_word(i) {
            continue;
        }
        let word = match side {
            Some(side) if i == at && sort == Sort::Body => side,
            _ => words.folded(i),
        };
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(word);
    }
    names::plain(&key)
}

/// "Inc", "Corp." at the end of a company's name.
fn legal(words: Words, i: usize) -> bool {
    words.class(i).any(Class::LEGAL) || words.folded(i) == "."
}
