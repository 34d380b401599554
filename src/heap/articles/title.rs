//! What a story is called: the headline of the article that is most like the others, else its first words.

use crate::article::{Article, Part, zone};

/// A title out of a text has at most so many characters.
const LONGEST: usize = 90;
/// A line of fewer words is a place or a rubric and no telling, where a longer one follows.
const LEAST_WORDS: usize = 6;

/// The title of a story; `central` is the place of the article that is most like the others.
pub(super) fn of(articles: &[Article], central: usize) -> String {
    let central = articles.get(central);
    let headline = |article: &Article| article.metadata.title.clone();
    let headlines = || central.and_then(headline).or_else(|| articles.iter().find_map(headline));
    headlines()
        .or_else(|| central.and_then(first_words))
        .or_else(|| articles.iter().find_map(first_words))
        .unwrap_or_default()
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
    fn title(records: &[&str], central: usize) -> String {
        of(&records.iter().map(|record| line::read(record).unwrap()).collect::<Vec<_>>(), central)
    }

    #[test]
    fn the_headline_of_the_central_article_is_the_title() {
        let records = [
            r#"{"id": 1, "text": "One."}"#,
            r#"{"id": 2, "title": "Tram derails in Ostrand", "text": "One."}"#,
            r#"{"id": 3, "title": "Nine killed in tram accident", "text": "One."}"#,
        ];
        assert_eq!(title(&records, 2), "Nine killed in tram accident");
        assert_eq!(title(&records, 0), "Tram derails in Ostrand");
        assert_eq!(title(&records, 9), "Tram derails in Ostrand");
    }

    #[test]
    fn without_a_headline_the_first_words_are() {
        assert_eq!(
            title(
                &[
                    r#"{"id": 1, "text": "Ostrand\nNine people were killed on Monday when a tram left the rails at the harbour of the old town, the police said."}"#
                ],
                0
            ),
            "Nine people were killed on Monday when a tram left the rails at the harbour of the old…"
        );
        assert_eq!(title(&[r#"{"id": 1, "text": "Short."}"#], 0), "Short.");
        assert!(title(&[&format!(r#"{{"id": 1, "text": "{}"}}"#, "x".repeat(500))], 0).chars().count() <= 91);
        assert_eq!(title(&[r#"{"id": 1, "text": ""}"#], 0), "");
    }
}
