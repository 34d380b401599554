//! A checked claim put together: a fresh one of its parts, an amended one over the claim that was found.

use super::about_of::{Given, about_of, certainty_of, kind_of_figure, speaker_of};
use super::values::Read;
use super::written::{WrittenClaim, WrittenValue};
use crate::claim::{ByHand, Claim, Evidence, Kind, Speaker, Value};
use crate::mention::When;

/// A claim that stands on its own.
#[expect(
    clippy::too_many_arguments,
    reason = "each is one checked part of the one claim that is put together here"
)]
pub(super) fn fresh(
    written: &WrittenClaim,
    id: &str,
    article: &str,
    read: Read,
    evidence: Evidence,
    when: Option<&When>,
    as_of: Option<When>,
    by_hand: ByHand,
) -> Claim {
    let given = Given::of(written, &evidence.quote, read.noun.as_deref(), when);
    let kind = kind(&written.value, &given, &read.value);
    Claim {
        id: id.to_owned(),
        article: article.to_owned(),
        kind,
        about: about_of(&given, kind, &read.value),
        certainty: certainty_of(&evidence.quote, &read.value),
        value: read.value,
        evidence,
        said_by: speaker(written),
        as_of,
        superseded: false,
        moved: false,
        rule: "by hand".to_owned(),
        by_hand: Some(by_hand),
    }
}

fn kind(value: &Option<WrittenValue>, given: &Given, read: &Value) -> Kind {
    match value {
        Some(WrittenValue::Figure(_) | WrittenValue::Bounds { .. }) => kind_of_figure(given, read),
        Some(WrittenValue::Date(_)) => Kind::Date,
        Some(WrittenValue::Place(_)) => Kind::Place,
        Some(WrittenValue::Role(_)) => Kind::Role,
        Some(WrittenValue::Statement(_)) => Kind::Statement,
        Some(WrittenValue::Amount(_)) | None => Kind::Quantity,
    }
}

fn speaker(written: &WrittenClaim) -> Option<Speaker> {
    let said_by = written.said_by.as_ref()?;
    Some(speaker_of(&said_by.text, written.via.as_ref().map(|via| via.text.as_str())))
}

/// Lays what a person wrote over a found claim; what is not written stays as it was found.
pub(super) fn amend(
    claim: &mut Claim,
    written: &WrittenClaim,
    read: Option<Read>,
    when: Option<When>,
    as_of: Option<When>,
) {
    let noun = read.as_ref().and_then(|read| read.noun.clone());
    let given = Given::of(written, "", noun.as_deref(), when.as_ref());
    let about = about_of(&given, claim.kind, &claim.value);
    claim.about = about.laid_over(std::mem::take(&mut claim.about));
    if let Some(read) = read {
        let same_sort = matches!(
            (&claim.value, &read.value),
            (Value::Figure { .. }, Value::Figure { .. }) | (Value::Date(_), Value::Date(_))
        );
        if !same_sort {
            claim.kind = kind(&written.value, &given, &read.value);
        }
        claim.value = read.value;
    }
    if let Some(speaker) = speaker(written) {
        claim.said_by = Some(speaker);
    }
    if as_of.is_some() {
        claim.as_of = as_of;
    }
}
