//! Why two claims do or do not stand in one row: the alignment asked again, as `explain` and `selfcheck` tell it.
//!
//! Nothing here decides anything: `align` gathers, [`super::question`] parts.

use super::align;
use super::gathered::Gathered;
use super::ladder::{self, Veto, thresholds};
use super::prepared::Prepared;
use super::row::Row;
use super::tie::{self, Weakness};

/// What keeps two claims out of one row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Apart {
    /// They can't answer one question, whatever else they share.
    Veto(Veto),
    /// They have too little in common by themselves: what they share.
    TooLittle(f32),
    /// They are alike enough, but two claims that were gathered with them can't answer one question.
    VetoBetween(usize, usize, Veto),
    /// They are alike enough, but the claims that were gathered with them are not: what those share on average.
    OnAverage(f32),
    /// They were gathered into one row, and the row was parted: nothing firm ties them, and their values differ.
    Parted(Doubt),
}

/// What speaks against holding a difference against two claims that were gathered into one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// One article gives both, on no two speakers' words.
    OneVoice,
    /// The article of one has another claim that fits the other claim.
    AnsweredBetter,
    /// What they have in common is too little for a flag.
    Weak(Weakness),
    /// Nothing by themselves: other claims of the row tie each to its own part.
    None,
}

/// The claims of a case as they are gathered before rows are parted.
#[derive(Debug)]
pub struct Gathering {
    groups: Vec<Vec<usize>>,
}

impl Gathering {
    /// As the claims of a case were gathered.
    pub fn of(gathered: &Gathered) -> Gathering {
        Gathering { groups: gathered.groups().to_vec() }
    }

    /// The claims that `i` was gathered with, itself among them.
    pub fn group(&self, i: usize) -> &[usize] {
        self.groups.iter().find(|group| group.contains(&i)).map_or(&[], Vec::as_slice)
    }

    /// What keeps two claims of two rows apart.
    pub fn apart(&self, claims: &[Prepared], a: usize, b: usize) -> Option<Apart> {
        let (x, y) = (claims.get(a)?, claims.get(b)?);
        let (own, other) = (self.group(a), self.group(b));
        if own.contains(&b) {
            return Some(Apart::Parted(doubt(claims, own, a, b)));
        }
        let likeness = ladder::compare(x, y);
        if let Some(veto) = likeness.veto {
            return Some(Apart::Veto(veto));
        }
        if likeness.score < thresholds().link {
            return Some(Apart::TooLittle(likeness.score));
        }
        let (own, other) = (align::spoken_for(claims, own), align::spoken_for(claims, other));
        let (mut sum, mut pairs) = (0.0, 0usize);
        for &i in own.iter() {
            for &k in other.iter() {
                let (Some(p), Some(q)) = (claims.get(i), claims.get(k)) else { continue };
                let likeness = ladder::compare(p, q);
                if let Some(veto) = likeness.veto {
                    return Some(Apart::VetoBetween(i, k, veto));
                }
                sum += likeness.score;
                pairs += 1;
            }
        }
        Some(Apart::OnAverage(sum / pairs.max(1) as f32))
    }
}

/// What speaks against holding a difference between two claims of a group against them.
pub fn doubt(claims: &[Prepared], group: &[usize], a: usize, b: usize) -> Doubt {
    let (Some(x), Some(y)) = (claims.get(a), claims.get(b)) else { return Doubt::None };
    if tie::is_one_voice(x, y) {
        return Doubt::OneVoice;
    }
    let row = Row::of(claims, group);
    if tie::is_answered_better(&row, a, b) {
        return Doubt::AnsweredBetter;
    }
    tie::weakness(&row, a, b).map_or(Doubt::None, Doubt::Weak)
}
