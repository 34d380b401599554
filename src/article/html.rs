//! Articles out of saved web pages: the readable text and what the page says about itself.
//!
//! A page's dates are not a person's input: one that can't be read is left out, and is no problem.

use super::{Metadata, front_matter};
use dom_smoothie::{Config, Readability, TextMode};
use jiff::civil::Date;

/// A page whose tags are nested deeper is passed over: the parser follows nesting by recursion.
const DEEPEST: usize = 1_500;

/// A larger page is passed over: its tree takes many times its size in memory.
const LARGEST: usize = 16 * 1024 * 1024;

/// What a page gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// What the page says about the article.
    pub metadata: Metadata,
    /// The readable text, paragraphs separated by a blank line; never blank.
    pub text: String,
}

/// Reads a saved page (LF only); the error says in one line why there is no article in it.
///
/// # Errors
///
/// A page without readable text, or with tags nested without end.
pub fn read(page: &str) -> Result<Page, &'static str> {
    const NONE: &str = "no article text found";
    if page.len() > LARGEST {
        return Err("a page of over 16 MB; save its text as .txt");
    }
    if nesting(page) > DEEPEST {
        return Err("its tags are nested too deep to read");
    }
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let mut reader = Readability::new(page, None, Some(config)).map_err(|_| NONE)?;
    let canonical = attribute(&reader, "link[rel=\"canonical\"]", "href");
    let named = attribute(&reader, "meta[property=\"og:url\"]", "content");
    let changed = reader.doc.select("meta[property=\"article:modified_time\"]").attr("content");
    let article = reader.parse().map_err(|_| NONE)?;
    let text = paragraphs(&article.text_content);
    if text.is_empty() {
        return Err(NONE);
    }
    let metadata = Metadata {
        source: filled(article.site_name),
        title: filled(Some(article.title)),
        url: filled(article.url).or(canonical).or(named),
        published: article.published_time.as_deref().and_then(day),
        // The crate takes it from JSON-LD only.
        modified: article.modified_time.as_deref().or(changed.as_deref()).and_then(day),
        retrieved: None,
        origin: None,
        lang: filled(article.lang),
    };
    Ok(Page { metadata, text })
}

fn filled(value: Option<String>) -> Option<String> {
    let value = value?;
    let text = value.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

fn attribute(reader: &Readability, selector: &str, name: &str) -> Option<String> {
    let value = reader.doc.select(selector).attr(name)?;
    let text = value.trim();
    // A saved page's relative address leads nowhere.
    (text.starts_with("http://") || text.starts_with("https://")).then(|| text.to_owned())
}

/// The day of a date as pages write it: ISO, with or without a time, or a mail's "Fri, 09 May 2031 …".
fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    front_matter::day(text)
        .or_else(|| front_matter::day(text.get(..10)?))
        .or_else(|| jiff::fmt::rfc2822::parse(text).ok().map(|zoned| zoned.date()))
}

/// Trims every line and leaves one blank line between paragraphs.
fn paragraphs(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        out.push_str(line);
    }
    out
}

/// The most tags open at once, counted roughly: what is never closed counts as open.
fn nesting(page: &str) -> usize {
    // Elements that have no end tag, or whose end is left out as often as not and which do not nest in themselves.
    const FLAT: [&str; 20] = [
        "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta",
        "option", "p", "source", "td", "th", "tr", "wbr",
    ];
    let bytes = page.as_bytes();
    let (mut open, mut most) = (0usize, 0usize);
    for (at, _) in page.match_indices('<') {
        match bytes.get(at + 1) {
            Some(b'/') => open = open.saturating_sub(1),
            Some(c) if c.is_ascii_alphabetic() => {
                let rest = bytes.get(at + 1..).unwrap_or(&[]);
                let length = rest.iter().take(12).take_while(|b| b.is_ascii_alphanumeric()).count();
                let name = rest.get(..length).unwrap_or(&[]);
                // "<path … />"; the look ahead is bounded, for a page of nothing but "<".
                let end = rest.iter().take(2_000).position(|b| *b == b'>');
                let closed = end.is_some_and(|end| end > 0 && rest.get(end - 1) == Some(&b'/'));
                if !closed && !FLAT.iter().any(|flat| name.eq_ignore_ascii_case(flat.as_bytes())) {
                    open += 1;
                    most = most.max(open);
                }
            }
            _ => {}
        }
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!doctype html><html lang="en-GB"><head><title>Ferry sinks off Port Ansel | The Courier</title>
        <meta property="og:site_name" content="The Courier"><meta property="og:title" content="Ferry sinks off Port Ansel">
        <meta property="article:published_time" content="2031-05-09T22:10:00+03:00">
        <meta property="article:modified_time" content="2031-05-10T08:00:00Z">
        <link rel="canonical" href="https://courier.example/ferry"></head><body>
        <nav><a href="/">Home</a><a href="/sport">Sport</a></nav>
        <article><h1>Ferry sinks off Port Ansel</h1>
        <p>The ferry left the harbour at noon with some three hundred people on board, and sank an hour later in calm seas,
        a spokeswoman for the port authority told the paper on Friday evening, after a long day of searching the bay.</p>
        <p>At least 14 people died, among them two of the crew, and the search for the missing goes on through the night,
        she said, adding that divers would go down to the wreck as soon as the swell allows them to do so.</p>
        <p>The operator, which runs four boats on the line, said that the hull had passed its inspection in the spring,
        and that it would open its books to the inquiry that the ministry has called for.</p></article>
        <footer>Copyright</footer></body></html>"#;

    #[test]
    fn a_saved_page_gives_text_and_metadata() {
        let page = read(PAGE).unwrap();
        assert_eq!(page.metadata.source.as_deref(), Some("The Courier"));
        assert_eq!(page.metadata.title.as_deref(), Some("Ferry sinks off Port Ansel"));
        assert_eq!(page.metadata.url.as_deref(), Some("https://courier.example/ferry"));
        assert_eq!(page.metadata.published, Some(jiff::civil::date(2031, 5, 9)));
        assert_eq!(page.metadata.modified, Some(jiff::civil::date(2031, 5, 10)));
        assert_eq!(page.metadata.lang.as_deref(), Some("en-GB"));
        let paragraphs: Vec<&str> = page.text.split("\n\n").collect();
        assert!(paragraphs.iter().any(|p| p.starts_with("At least 14 people died")), "{:#?}", page.text);
        assert!(!page.text.contains("Sport"));
    }

    #[test]
    fn pages_without_text_say_so() {
        assert_eq!(read("<html><body></body></html>"), Err("no article text found"));
        assert_eq!(read(""), Err("no article text found"));
    }

    #[test]
    fn nesting_without_end_is_refused() {
        assert!(read(&"<div>".repeat(200_000)).is_err());
        assert!(read(&"<p>".repeat(2_000)).is_err());
        let _ = read(&format!("{}{}{}", "<div>".repeat(1_400), "word ".repeat(300), "</div>".repeat(1_400)));
    }

    #[test]
    fn dates_of_pages() {
        let may = Some(jiff::civil::date(2031, 5, 9));
        assert_eq!(day("2031-05-09"), may);
        assert_eq!(day("2031-05-09 EST"), may);
        assert_eq!(day("Fri, 09 May 2031 10:00:00 +0000"), may);
        assert_eq!(day("last week"), None);
    }
}
