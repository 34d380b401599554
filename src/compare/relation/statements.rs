//! How two statements of one question stand to each other: of one mind, at odds, or changed with the days.
//!
//! The machine never says more than that they are disputed, and that only where sides differ or one denies what another says.

use super::{Fired, sure};
use crate::claim::about::COMMON;
use crate::claim::{Certainty, Kind, Stance};
use crate::compare::ladder::{are_of_each_other, voice};
use crate::compare::prepared::Prepared;
use crate::compare::verdict::Reason;
use crate::lexicon::statements::{self, Pole};

pub(super) fn statements(a: &Prepared, b: &Prepared) -> Fired {
    if a.claim.kind != Kind::Statement || b.claim.kind != Kind::Statement {
        return None;
    }
    let (Some(x), Some(y)) = (&a.claim.about.stance, &b.claim.about.stance) else {
        return by_hand(a, b);
    };
    if x.mutual && y.mutual && a.claim.article == b.claim.article || are_of_each_other(a, b) {
        return sure(Reason::OtherSpeaker);
    }
    let family = statements::family(&x.family);
    if family.is_some_and(|family| family.set) {
        return sets(x, y);
    }
    let named = |stance: &Stance| {
        !stance.parties.is_empty() && !stance.parties.iter().any(|party| party.starts_with(COMMON))
    };
    let is_known = named(x) && named(y);
    if x.pole == y.pole.turned() && x.pole != Pole::Open {
        // That it was not the weather denies nobody who says that it was the brakes.
        if is_known && x.parties != y.parties {
            return sure(Reason::Overlap);
        }
        return opposed(a, b, family.is_some_and(|family| family.changes));
    }
    if x.pole != y.pole {
        return sure(Reason::Overlap);
    }
    let (p, q) = (voice(a), voice(b));
    if is_known && x.parties != y.parties && x.pole == Pole::For && family.is_some() {
        let apart = p.is_some() && q.is_some() && p != q;
        return sure(if apart { Reason::OtherSpeaker } else { Reason::Overlap });
    }
    let same = x.family == y.family && x.parties == y.parties;
    sure(if same { Reason::SameValue } else { Reason::Overlap })
}

/// What a person wrote has no family: it is the same, a denial of the other, or something beside it.
fn by_hand(a: &Prepared, b: &Prepared) -> Fired {
    let denies = |p: &Prepared| {
        p.claim.certainty == Certainty::Denied
            || p.claim.about.stance.as_ref().is_some_and(|stance| stance.pole == Pole::Against)
    };
    if denies(a) != denies(b) && a.speaker().is_some() && a.speaker() != b.speaker() {
        return sure(Reason::Denied);
    }
    sure(if a.claim.value == b.claim.value { Reason::SameValue } else { Reason::Overlap })
}

/// The names that two texts give for one thing.
fn sets(x: &Stance, y: &Stance) -> Fired {
    let holds = |whole: &Stance, part: &Stance| part.parties.iter().all(|name| whole.parties.contains(name));
    sure(match (holds(x, y), holds(y, x)) {
        (true, true) => Reason::SameValue,
        (false, false) => Reason::Overlap,
        _ => Reason::Within,
    })
}

/// One holds what the other denies.
fn opposed(a: &Prepared, b: &Prepared, changes: bool) -> Fired {
    let (p, q) = (voice(a), voice(b));
    let two_voices = p.is_some() && q.is_some() && p != q;
    if changes {
        // An article that tells how it stood before and how it stands now tells of the change itself.
        if a.claim.superseded != b.claim.superseded {
            return sure(Reason::Superseded);
        }
        // What is agreed on Thursday can have collapsed a week later: only days tell the one from the other.
        return match (a.day, b.day) {
            (Some(x), Some(y)) if x != y && a.has_known_day() && b.has_known_day() => {
                Some((Reason::LaterReport, true))
            }
            (Some(x), Some(y)) if x == y && two_voices && a.claim.article != b.claim.article => {
                sure(Reason::Denied)
            }
            _ => sure(Reason::DateUnknown),
        };
    }
    if two_voices {
        return sure(Reason::Denied);
    }
    if a.claim.article == b.claim.article {
        return sure(Reason::Overlap);
    }
    Some((Reason::Denied, true))
}
