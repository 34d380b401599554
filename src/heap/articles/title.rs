//! What a story is called: the headline that has most in common with the others, else the first words of its first article.

use crate::article::{Article, Part, zone};
use std::collections::{BTreeMap, BTreeSet};

/// A title out of a text has at most so many characters.
const LONGEST: usize = 90;
/// A line of fewer words is a place or a rubric and no telling, where a longer one follows.
const LEAST_WORDS: usize = 6;

/// The title of a story; its articles are in the order in which they came.
pub(super) fn of(articles: &[Article]) -> String {
    let headlines: Vec<&str> =
        articles.iter().filter_map(|article| article.metadata.title.as_deref()).collect();
    let central = central(&headlines).map(str::to_owned);
    central.or_else(|| articles.iter().find_map(first_words)).unwrap_or_default()
}

/// The headline whose words stand in most others, measured by its length; of equals the first.
fn central<'a>(headlines: &[&'a str]) -> Option<&'a str> {
    let worded: Vec<BTreeSet<String>> = headlines.iter().map(|headline| words(headline)).collect();
    let mut common: BTreeMap<&str, usize> = BTreeMap::new();
    for word in worded.iter().flatten() {
        *common.entry(word).or_default() += 1;
    }
    let mut best: Option<(&str, usize)> = None;
    for (headline, words) in headlines.iter().zip(&worded) {
        let shared: usize = words.iter().map(|word| common.get(word.as_str()).map_or(0, |n| n - 1)).sum();
        // In thousandths a word; a headline of two words is not more central for being short.
        let likeness = shared * 1000 / words.len().max(LEAST_WORDS);
        if best.is_none_or(|(_, most)| likeness > most) {
            best = Some((headline, likeness));
        }
    }
    best.map(|(headline, _)| headline)
}

/// The words that carry a headline, in lower case.
fn words(headline: &str) -> BTreeSet<String> {
    let words = headline.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| word.chars().count() > 3).map(str::to_lowercase).collect()
}

/// The first telling words of an article.
fn first_words(article: &Article) -> Option<String> {
    let mut at = 0;
    let mut first = None;
    for line in article.body.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        let words = line.split_whitespace().count();
        if words == 0 || !matches!(zone::part_at(&article.zones, start), Part::Body | Part::Title) {
            continue;
        }
        if words >= LEAST_WORDS {
            return Some(clipped(line));
        }
        first.get_or_insert_with(|| clipped(line));
    }
    first.or_else(|| article.body.lines().find(|line| !line.trim().is_empty()).map(clipped))
}

/// As many of a line's words as a title has room for.
fn clipped(line: &str) -> String {
    let mut out = String::new();
    let mut length = 0;
    for word in line.split_whitespace() {
        let long = word.chars().count();
        if length + long + 1 > LONGEST {
            if out.is_empty() {
                out.extend(word.chars().take(LONGEST));
            }
            out.push('…');
            return out;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
        length += long + 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::line;

    #[track_caller]
    fn title(records: &[&str]) -> String {
        of(&records.iter().map(|record| line::read(record).unwrap()).collect::<Vec<_>>())
    }

    #[test]
    fn the_headline_that_most_others_share_is_the_title() {
        let records = [
            r#"{"id": 1, "title": "What we know so far", "text": "One."}"#,
            r#"{"id": 2, "title": "Tram derails in Ostrand, nine killed", "text": "One."}"#,
            r#"{"id": 3, "title": "Nine killed in Ostrand tram accident", "text": "One."}"#,
            r#"{"id": 4, "title": "Tram derails", "text": "One."}"#,
        ];
        assert_eq!(title(&records), "Tram derails in Ostrand, nine killed");
        assert_eq!(title(&records[2..3]), "Nine killed in Ostrand tram accident");
    }

    #[test]
    fn without_a_headline_the_first_words_are() {
        assert_eq!(
            title(&[
                r#"{"id": 1, "text": "Ostrand\nNine people were killed on Monday when a tram left the rails at the harbour of the old town, the police said."}"#
            ]),
            "Nine people were killed on Monday when a tram left the rails at the harbour of the old…"
        );
        assert_eq!(title(&[r#"{"id": 1, "text": "Short."}"#]), "Short.");
        assert!(title(&[&format!(r#"{{"id": 1, "text": "{}"}}"#, "x".repeat(500))]).chars().count() <= 91);
        assert_eq!(title(&[r#"{"id": 1, "text": ""}"#]), "");
    }
}
