//! Whose telling an article is, where its dateline, its byline or its last line names one agency.
//!
//! "told Reuters" and a picture's credit say nothing of it; two agencies, or one that "contributed", neither.

use super::zone::{self, Part, Zone};
use crate::lexicon::agencies;

/// The one agency that an article is credited to in its own text, by its name in reports.
pub fn credited_agency(body: &str, zones: &[Zone]) -> Option<String> {
    let mut found: Option<&'static str> = None;
    for zone in zones.iter().filter(|zone| zone.part == Part::Dateline) {
        let text = zone.span.of(body);
        if shared(text) {
            return None;
        }
        for name in names(text) {
            if found.is_some_and(|other| other != name) {
                return None;
            }
            found = Some(name);
        }
    }
    if let Some(name) = closing(body, zones) {
        if found.is_some_and(|other| other != name) {
            return None;
        }
        found = Some(name);
    }
    found.map(str::to_owned)
}

/// True for a line that names an agency as one of several hands.
fn shared(text: &str) -> bool {
    let low = text.to_lowercase();
    ["input", "contributed", "additional", "agencies"].iter().any(|word| low.contains(word))
}

/// The agencies that a dateline or a byline names.
fn names(text: &str) -> impl Iterator<Item = &'static str> {
    text.split(['(', ')', '[', ']', ',', '/', '|', ':', '—', '–']).filter_map(|part| {
        let part = part.trim().trim_matches(['-', '.', ' ']);
        let part = part.strip_prefix("By ").or_else(|| part.strip_prefix("BY ")).unwrap_or(part);
        let part = part.strip_prefix("Source ").unwrap_or(part);
        agencies::named(part)
    })
}

/// The agency that closes the last paragraph of the telling: "… on Friday. (AFP)".
fn closing(body: &str, zones: &[Zone]) -> Option<&'static str> {
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
        [name] if !credit.contains('/') && !shared(credit) => Some(name),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn credits(body: &str, expected: Option<&str>) {
        let zones = zone::find(body, None);
        assert_eq!(credited_agency(body, &zones).as_deref(), expected, "{zones:?}");
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
    fn mentions_and_shared_work_do_not() {
        credits("Nine people died when a ferry sank, a minister told Reuters.", None);
        credits("Nine people died when a ferry sank off the port.\n\nWith inputs from AFP", None);
        credits("Nine people died when a ferry sank off the port.\n\nSource: AFP, Reuters", None);
        credits(
            "Divers carry a raft at Port Ansel, May 9, 2031. — Reuters\n\nNine people died when a ferry sank.",
            None,
        );
        credits("", None);
    }
}
