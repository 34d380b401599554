//! Claims as people read them: rejected, amended.

use super::{AllStale, Marks, is_on_claim, stale};
use crate::claim::Claim;
use crate::claim::identity::fingerprint;
use crate::review::decision::{Decision, Mark, Ruling};
use crate::review::standing::Stale;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The claims as people read them, and what became of the decisions that say so.
#[derive(Debug, Clone, Default)]
pub struct Read {
    /// The claims.
    pub claims: Vec<Claim>,
    /// What the claims said, as marks, that people amended: as they were found, and after each amendment.
    pub(super) said: HashMap<String, BTreeSet<String>>,
    /// The claims that people rejected.
    pub(super) rejected: BTreeSet<String>,
    /// The rejections in whose place a later ruling on the claim stands, by their ids.
    pub(super) replaced: BTreeSet<String>,
    pub(super) stale: AllStale,
}

impl Read {
    /// True for what people themselves made of a claim, or had made of it when the mark was taken: no change of the text.
    pub(super) fn is_by_people(&self, mark: &Mark) -> bool {
        self.rejected.contains(&mark.id) || self.has_said(mark)
    }

    fn has_said(&self, mark: &Mark) -> bool {
        self.said.get(&mark.id).is_some_and(|said| said.contains(&mark.mark))
    }
}

/// The claims without those that people rejected, and those that they amended as `amended` says, one amendment over the other. One
/// that `amended` can't apply any more is stale.
pub fn claims(
    decisions: &[&Decision],
    found: Vec<Claim>,
    mut amended: impl FnMut(&Claim, &Decision) -> Option<Claim>,
) -> Read {
    let mut read = Read::default();
    let own: Vec<&Decision> = decisions.iter().copied().filter(|decision| is_on_claim(decision)).collect();
    if own.is_empty() {
        return Read { claims: found, ..read };
    }
    let present = Marks::of(&found);
    let mut instead: HashMap<&str, Claim> = HashMap::new();
    let mut rejected: BTreeMap<&str, &str> = BTreeMap::new();
    for decision in own {
        let (Ruling::Reject { claim: mark } | Ruling::Amend { claim: mark, .. }) = &decision.ruling else {
            continue;
        };
        if let Some(stale) = present.difference(decision, |mark| read.has_said(mark)) {
            read.stale.insert(decision.id.clone(), stale);
            continue;
        }
        if let Ruling::Amend { .. } = decision.ruling {
            let found = present.place(&mark.id).and_then(|place| found.get(place));
            let base = instead.get(mark.id.as_str()).or(found);
            let Some(claim) = base.and_then(|claim| amended(claim, decision)) else {
                let stale = Stale { left: vec![mark.clone()], ..stale(decision) };
                read.stale.insert(decision.id.clone(), stale);
                continue;
            };
            let said = read.said.entry(mark.id.clone()).or_default();
            said.extend(found.map(fingerprint));
            said.insert(fingerprint(&claim));
            instead.insert(&mark.id, claim);
            // Whoever amends a rejected claim takes it for one.
            read.replaced.extend(rejected.remove(mark.id.as_str()).map(str::to_owned));
        } else {
            read.replaced.extend(rejected.insert(&mark.id, &decision.id).map(str::to_owned));
        }
    }
    read.rejected = rejected.into_keys().map(str::to_owned).collect();
    read.claims = found;
    read.claims.retain_mut(|claim| {
        if let Some(amended) = instead.remove(claim.id.as_str()) {
            *claim = amended;
        }
        !read.rejected.contains(&claim.id)
    });
    read
}
