//! An article's reference day: what its weekdays and year-less dates count from, and where that comes from.

use jiff::civil::Date;

/// Where a reference day comes from, the most trusted first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum From {
    /// The article's own metadata.
    Published,
    /// The article's own dateline or date line.
    Dateline,
    /// What case.yaml says of the article.
    CaseFile,
    /// What the full dates of the article, or of the case's other articles, allow.
    Inferred,
    /// Nothing gave a day.
    Unknown,
}

/// An article's reference day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchor {
    /// The day, where one is known; without it weekdays and "yesterday" stay unresolved.
    pub day: Option<Date>,
    /// The year that year-less dates take, where only that much is known, or follows from `day`.
    pub year: Option<i16>,
    /// Where it comes from.
    pub from: From,
    /// The first day that the article can be of, where no day is known.
    pub earliest: Option<Date>,
    /// The last day that the article can be of, where no day is known.
    pub latest: Option<Date>,
}

impl Anchor {
    /// The anchor of an article whose day is known.
    pub fn on(day: Date, from: From) -> Self {
        Anchor { day: Some(day), year: Some(day.year()), from, earliest: None, latest: None }
    }

    /// No day and no year.
    pub const UNKNOWN: Anchor = Anchor { day: None, year: None, from: From::Unknown, earliest: None, latest: None };
}

/// Stub until the case's own way is merged.
pub fn of_case(
    articles: &[crate::article::Article],
    dated: &std::collections::BTreeSet<String>,
) -> std::collections::BTreeMap<String, Anchor> {
    let mut anchors = std::collections::BTreeMap::new();
    for article in articles {
        if let Some(day) = article.metadata.published {
            let from = if dated.contains(&article.id) { From::CaseFile } else { From::Published };
            anchors.insert(article.id.clone(), Anchor::on(day, from));
        }
    }
    anchors
}
