//! What the stretches of an article's body are: the telling itself, its headline, or the furniture of the page.

use crate::text::Span;

/// What a stretch of a body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The headline, where the body begins with one, and repeated headlines and standfirsts.
    Title,
    /// The telling itself.
    Body,
    /// A picture's caption or credit: its claims are marked as a caption's.
    Caption,
    /// "ISLAMABAD:", "16 September 2013 Last updated at 12:42 GMT", a byline: may give the anchor, never a claim.
    Dateline,
    /// "Read more", "Also read", share counts, tags, comment forms: gives nothing.
    Furniture,
}

/// A stretch of a body that is not plain telling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone {
    /// Where it stands in the body.
    pub span: Span,
    /// What it is.
    pub part: Part,
}

/// Finds the zones of a body, in order; what no zone covers is [`Part::Body`].
pub fn find(_body: &str, _title: Option<&str>) -> Vec<Zone> {
    Vec::new()
}

/// What the stretch of a body is that begins at byte `at`.
pub fn part_at(zones: &[Zone], at: usize) -> Part {
    zones.iter().find(|zone| zone.span.start <= at && at < zone.span.end).map_or(Part::Body, |zone| zone.part)
}
