//! Corrections of found claims: what can be corrected, and what is held against the quote before it is decided.

use super::Desk;
use crate::claim::file;
use crate::claim::{Claim, Value};
use crate::desk::ruling;
use crate::error::{Error, Result};
use crate::mention::figure::Dimension;
use crate::report::wording::{self, printable};
use crate::review::Ruling;
use crate::yaml::tree::At;

impl Desk {
    /// A found claim as the rules found it, which a rejection or an amendment rests on.
    ///
    /// # Errors
    ///
    /// [`Error::Unknown`] for a claim that stands in curated.yaml, with its place: it is edited there.
    pub fn found(&self, id: &str) -> Result<&Claim> {
        let found = self.extraction.claims.iter().find(|claim| claim.id == id);
        let here = self.comparison.claims.iter().any(|claim| claim.id == id);
        match (found, self.written_at(id)) {
            (Some(found), _) if here => Ok(found),
            (_, Some(place)) => {
                Err(Error::Unknown { what: format!("this claim was written by hand: edit it in {place}") })
            }
            _ => Err(Error::Unknown { what: format!("no claim is called `{}`", wording::clip(id, 60)) }),
        }
    }

    /// That a found claim is none.
    ///
    /// # Errors
    ///
    /// As [`Desk::found`].
    pub fn reject(&self, id: &str) -> Result<Ruling> {
        Ok(Ruling::Reject { claim: ruling::mark(&self.comparison, self.found(id)?) })
    }

    /// That a found claim says something else, in keys of curated.yaml, held against its quote. What was amended before stays.
    ///
    /// # Errors
    ///
    /// As [`Desk::found`]; and what is wrong with it, as for a claim of curated.yaml.
    pub fn amend(&self, id: &str, to: Vec<(String, String)>) -> Result<Ruling> {
        let found = self.found(id)?;
        let known = file::Known {
            articles: &self.case.articles,
            absent: &self.case.absent,
            anchors: &self.case.anchors,
            found: &[],
        };
        file::amended(self.now(found), &to, At::default(), (&self.case.log().path, ""), &known)
            .map_err(Error::Problems)?;
        Ok(Ruling::Amend { claim: ruling::mark(&self.comparison, found), to })
    }

    /// What can be amended about a found claim, with what it says now.
    ///
    /// # Errors
    ///
    /// As [`Desk::found`].
    pub fn amendable(&self, id: &str) -> Result<Vec<Field>> {
        Ok(fields_of(self.now(self.found(id)?)))
    }

    /// A found claim as people read it.
    fn now<'d>(&'d self, found: &'d Claim) -> &'d Claim {
        self.comparison.claims.iter().find(|claim| claim.id == found.id).unwrap_or(found)
    }
}

/// A key of an amendment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The key of curated.yaml.
    pub key: String,
    /// What the claim says; empty where it says nothing of it.
    pub says: String,
}

/// What can be amended about a claim.
fn fields_of(claim: &Claim) -> Vec<Field> {
    let (key, text) = match &claim.value {
        Value::Figure { dimension: Dimension::Money, .. } => ("amount", wording::value(claim, None)),
        Value::Figure { .. } => ("figure", wording::value(claim, None)),
        Value::Date(when) => {
            let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
            let days = match (day(when.start), day(when.end)) {
                (start, end) if start == end => start,
                (start, end) => format!("{start}/{end}"),
            };
            ("date", days)
        }
        Value::Text(text) => (claim.kind.word(), printable(text)),
    };
    let speaker = claim.said_by.as_ref().map(|speaker| printable(&speaker.name)).unwrap_or_default();
    let who = claim.about.counted.as_ref().map(|group| printable(&group.written)).unwrap_or_default();
    let quote = printable(&claim.evidence.quote);
    let field = |key: &str, says: &str| Field { key: key.to_owned(), says: says.to_owned() };
    let mut fields = vec![field(key, &text), field("said_by", &speaker), field("quote", &quote)];
    if matches!(claim.value, Value::Figure { .. }) {
        fields.extend([field("who", &who), field("measure", "")]);
    }
    if !matches!(claim.value, Value::Date(_)) {
        fields.push(field("when", ""));
    }
    fields.extend(["where", "event", "by", "as_of", "via", "after"].map(|key| field(key, "")));
    fields
}
