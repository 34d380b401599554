//! Whose telling an article is, where its dateline, its byline, its last line or its copyright names one agency.
//!
//! "told Reuters" says whose one claim is, and nothing of the article; a picture's credit nothing of either. An agency that is one of
//! several hands ("With reporting by AFP") counts where nobody else puts a name to the article. Two agencies count as none.

use super::zone::{self, Part, Zone};
use crate::lexicon::agencies;
use crate::text::Span;

/// An agency that an article is credited to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credit {
    /// By its name in reports; one that the lexicon lacks by its letters as written: "CPA".
    pub agency: String,
    /// Where the words stand that credit it, in bytes of the body.
    pub span: Span,
}

/// The one agency that an article is credited to in its own text.
pub fn credited_agency(body: &str, zones: &[Zone]) -> Option<Credit> {
    let mut hands = Hands::default();
    for zone in zones {
        let text = zone.span.of(body);
        match zone.part {
            Part::Dateline => hands.line(text, zone.span),
            Part::Furniture if is_copyright(text) => hands.line(text, zone.span),
            _ => {}
        }
    }
    if let Some((name, span)) = closing(body, zones) {
        hands.whole.push(Credit { agency: name.to_owned(), span });
    }
    let found = match (hands.whole.is_empty(), hands.has_own_byline) {
        (false, _) => hands.whole,
        (true, false) => hands.shared,
        (true, true) => return None,
    };
    let first = found.first()?;
    let is_one = found.iter().all(|credit| credit.agency == first.agency);
    is_one.then(|| first.clone())
}

/// Who had a hand in an article.
#[derive(Default)]
struct Hands {
    /// Agencies that are credited alone.
    whole: Vec<Credit>,
    /// Agencies that others worked with.
    shared: Vec<Credit>,
    /// True where somebody else signs it.
    has_own_byline: bool,
}

impl Hands {
    fn line(&mut self, text: &str, span: Span) {
        let found = names(text).map(|name| Credit { agency: name.to_owned(), span });
        if agencies::is_shared(text) {
            self.shared.extend(found);
            return;
        }
        let before = self.whole.len();
        self.whole.extend(found);
        if self.whole.len() > before {
            return;
        }
        if let Some(letters) = letters(text) {
            self.whole.push(Credit { agency: letters.to_owned(), span });
        }
        let low = text.get(..3).unwrap_or("").to_lowercase();
        self.has_own_byline |= low == "by ";
    }
}

/// "© 2031 The Associated Press".
fn is_copyright(text: &str) -> bool {
    let text = text.trim_start_matches(['(', ' ']);
    text.starts_with('©') || text.get(..9).is_some_and(|word| word.eq_ignore_ascii_case("copyright"))
}

/// The letters of an agency that the lexicon lacks, in the parentheses of a dateline: "PORT ANSEL, May 9 (CPA) —".
fn letters(text: &str) -> Option<&str> {
    let (place, rest) = text.split_once('(')?;
    let (inner, after) = rest.split_once(')')?;
    let is_letters = (2..=5).contains(&inner.len()) && inner.bytes().all(|byte| byte.is_ascii_uppercase());
    let closes = matches!(after.trim(), "—" | "–" | "-" | "--" | ":");
    (is_letters && closes && place.contains(char::is_uppercase)).then_some(inner)
}

/// The agencies that a dateline, a byline or a line of credits names.
fn names(text: &str) -> impl Iterator<Item = &'static str> {
    let parts = text.split(['(', ')', '[', ']', ',', '/', '|', ':', ';', '—', '–', '©']);
    parts.flat_map(|part| part.split(" and ")).filter_map(|part| {
        // "Copyright 2031 The Associated Press", "With reporting by AFP", "AFP contributed to this report."
        let part = part.trim().trim_matches(['-', '.', ' ']);
        let part = part.split(" contributed").next().unwrap_or(part);
        let part = part.split(". ").next().unwrap_or(part);
        let from = part.char_indices().find(|(_, c)| c.is_ascii_digit()).map_or(0, |(at, _)| at);
        let part = if is_copyright(part) { part.get(from..).unwrap_or("") } else { part };
        agencies::credited(part.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' '))
    })
}

/// The agency that closes the last paragraph of the telling: "… on Friday. (AFP)".
fn closing(body: &str, zones: &[Zone]) -> Option<(&'static str, Span)> {
    let mut end = body.trim_end().len();
    for zone in zones.iter().rev().filter(|zone| matches!(zone.part, Part::Furniture | Part::Dateline)) {
        if zone.span.end < end {
            break;
        }
        end = body.get(..zone.span.start)?.trim_end().len();
    }
    let text = body.get(..end)?;
    let line = text.rsplit('\n').next().unwrap_or("");
    if zone::part_at(zones, end.saturating_sub(1)) != Part::Body {
        return None;
    }
    let before = zone::credit(line)?;
    let credit = line.get(before.len()..)?;
    let named = names(credit);
    let mut named: Vec<&'static str> = named.collect();
    named.dedup();
    match named.as_slice() {
        [name] if !credit.contains('/') && !agencies::is_shared(credit) => {
            let end = body.get(..end)?.trim_end().len();
            Some((name, Span::new(end.checked_sub(credit.trim().len())?, end)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn credits(body: &str, expected: Option<&str>) {
        let zones = zone::find(body, None);
        assert_eq!(
            credited_agency(body, &zones).as_ref().map(|credit| credit.agency.as_str()),
            expected,
            "{zones:?}"
        );
    }

    #[test]
    fn datelines_bylines_and_last_lines_credit() {
        credits(
            "PORT ANSEL (AP) — Nine people died when a ferry sank.\n\nMore followed on Friday.",
            Some("AP"),
        );
        credits(
            "Ferry sinks\n\nBy The Associated Press\n\nNine people died when a ferry sank off the port.",
            Some("AP"),
        );
        credits(
            "Nine people died when a ferry sank.\n\nDivers went down to the wreck again on Friday. (AFP)",
            Some("AFP"),
        );
        credits(
            "Nine people died when a ferry sank off the port on Friday.\n\nSource: Reuters",
            Some("Reuters"),
        );
        credits(
            "Nine people died when a ferry sank off the port on Friday.\n\n— Xinhua\n\nShare this",
            Some("Xinhua"),
        );
    }

    #[test]
    fn signatures_and_rights_credit() {
        let told = "Nine people died when a ferry sank off the port on Friday. Divers went down at noon.";
        credits(&format!("Ferry sinks\n\nBy Jane Roe, Associated Press\n\n{told}"), Some("AP"));
        credits(&format!("Ferry sinks\n\nBy Reuters Staff\n\n{told}"), Some("Reuters"));
        credits(&format!("Ferry sinks\n\nJANE ROE, Associated Press\n\n{told}"), Some("AP"));
        credits(&format!("{told}\n\nThis story was first published by Reuters."), Some("Reuters"));
        credits(&format!("{told}\n\n© 2031 AFP"), Some("AFP"));
        credits(&format!("{told}\n\nCopyright 2031 The Associated Press. All rights reserved."), Some("AP"));
        credits(&format!("{told}\n\n© 2031 Harbour Media"), None);
        credits(&format!("{told}\n\nWith reporting by AFP"), Some("AFP"));
        credits(&format!("{told}\n\nThe Associated Press contributed to this report."), Some("AP"));
        credits(&format!("PORT ANSEL, May 9 (CPA) — {told}"), Some("CPA"));
        credits(&format!("PORT ANSEL, May 9 (Harbour Wire) — {told}"), None);
    }

    #[test]
    fn mentions_and_shared_work_do_not() {
        credits("Nine people died when a ferry sank, a minister told Reuters.", None);
        credits(
            "By Jane Roe\n\nNine people died when a ferry sank off the port.\n\nWith inputs from AFP",
            None,
        );
        credits(
            "Nine people died when a ferry sank off the port.\n\nWith reporting by AFP and Reuters",
            None,
        );
        credits("Nine people died when a ferry sank off the port.\n\nWith inputs from agencies", None);
        credits("Nine people died when a ferry sank off the port.\n\nSource: AFP, Reuters", None);
        credits(
            "Divers carry a raft at Port Ansel, May 9, 2031. — Reuters\n\nNine people died when a ferry sank.",
            None,
        );
        credits("", None);
    }
}
