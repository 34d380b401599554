//! Incidents as they were, and what each of their articles makes of each figure: agreed, updated, disputed, bounded or rounded.

use super::names;
use fastrand::Rng;
use jiff::ToSpan;
use jiff::civil::Date;

/// What a figure or a day of an article answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Slot {
    Killed,
    Injured,
    Missing,
    Evacuated,
    Houses,
    Damage,
    Rescuers,
    Day,
    /// The dead of an earlier incident that is told as background.
    Before,
}

impl Slot {
    /// How many questions an incident can have.
    pub const MOST: u32 = 16;
}

/// How the figures of one question differ between articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Agreed,
    /// Later articles have more.
    Updated,
    /// One article has another figure of the same day.
    Disputed,
    /// Some say "at least" less.
    Bounded,
    /// Some round it.
    Rounded,
}

/// A sort of incident: how it is told.
#[derive(Debug)]
pub struct Sort {
    /// "blaze", as the sentences go on with it.
    pub event: &'static str,
    /// The lead, up to its figures: {thing} and {place} are filled in.
    pub leads: [&'static str; 2],
}

pub const SORTS: [Sort; 14] = [
    Sort {
        event: "sinking",
        leads: ["The ferry {thing} sank off {place}", "A ferry, the {thing}, sank near {place}"],
    },
    Sort {
        event: "fire",
        leads: [
            "A fire swept through the {thing} textile works in {place}",
            "Fire destroyed the {thing} factory in {place}",
        ],
    },
    Sort {
        event: "earthquake",
        leads: ["An earthquake shook {place}", "A strong earthquake hit the town of {place}"],
    },
    Sort {
        event: "crash",
        leads: [
            "A coach of the {thing} company crashed near {place}",
            "A {thing} bus crashed on a road outside {place}",
        ],
    },
    Sort {
        event: "flood",
        leads: ["Floods hit {place} after the {thing} dam gave way", "A flood swept through {place}"],
    },
    Sort {
        event: "bombing",
        leads: [
            "A bomb went off at the {thing} market in {place}",
            "A bomb exploded near the {thing} mosque in {place}",
        ],
    },
    Sort {
        event: "landslide",
        leads: ["A landslide buried part of {place}", "A landslide below the {thing} quarry hit {place}"],
    },
    Sort {
        event: "collapse",
        leads: [
            "The {thing} mine near {place} collapsed",
            "A gallery of the {thing} mine collapsed in {place}",
        ],
    },
    Sort {
        event: "derailment",
        leads: [
            "The {thing} express derailed near {place}",
            "A train derailed on the {thing} bridge outside {place}",
        ],
    },
    Sort { event: "storm", leads: ["Storm {thing} struck {place}", "A storm called {thing} hit {place}"] },
    Sort {
        event: "shooting",
        leads: [
            "A gunman opened fire at the {thing} school in {place}",
            "A shooting at the {thing} centre shocked {place}",
        ],
    },
    Sort {
        event: "explosion",
        leads: [
            "An explosion tore through the {thing} refinery in {place}",
            "A gas explosion wrecked the {thing} hotel in {place}",
        ],
    },
    Sort {
        event: "shelling",
        leads: [
            "Shelling hit the {thing} district of {place}",
            "Artillery shells struck {place} near the {thing} barracks",
        ],
    },
    Sort {
        event: "stampede",
        leads: [
            "A stampede broke out at the {thing} stadium in {place}",
            "A crowd stampeded at the {thing} temple in {place}",
        ],
    },
];

/// One incident.
#[derive(Debug)]
pub struct Incident {
    pub sort: &'static Sort,
    pub day: Date,
    pub place: String,
    pub thing: String,
    /// First name and family name of the official who speaks.
    pub official: (String, String),
    /// What is true of each figure in the end.
    pub truth: [u32; 7],
    pub ways: [Way; 7],
    /// The article that disputes: the second or the third, which come out on one day.
    pub odd: usize,
    pub articles: usize,
    /// A year and the dead of an incident before it, where articles tell of one.
    pub before: Option<(i16, u32)>,
}

/// How many towns there are for so many incidents a day.
pub const TOWNS: usize = 400;

impl Incident {
    /// The `n`-th of a world, on this day.
    pub fn of(seed: u64, n: usize, day: Date) -> Incident {
        let mut rng = Rng::with_seed(seed.wrapping_add((n as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)));
        let articles = 2 + (rng.f32() * rng.f32() * 7.0) as usize;
        let killed = 2 + (rng.f32().powi(3) * 400.0) as u32;
        let times = |rng: &mut Rng, low: f32, high: f32| {
            1 + (killed as f32 * (low + rng.f32() * (high - low))) as u32
        };
        let truth = [
            killed,
            times(&mut rng, 1.0, 6.0) + 2,
            times(&mut rng, 0.2, 1.0),
            times(&mut rng, 20.0, 90.0) + 40,
            times(&mut rng, 2.0, 12.0) + 11,
            times(&mut rng, 0.5, 4.0) + 1,
            times(&mut rng, 8.0, 30.0) + 25,
        ];
        let mut ways = [Way::Agreed; 7];
        let odd = rng.usize(1..3);
        for way in &mut ways {
            *way = match rng.u8(..100) {
                0..58 => Way::Agreed,
                58..72 => Way::Updated,
                // Two articles of one day differ: of two days, one could be the later count.
                72..82 if articles > 2 => Way::Disputed,
                72..91 => Way::Bounded,
                _ => Way::Rounded,
            };
        }
        let before = (rng.f32() < 0.15).then(|| (day.year() - rng.i16(2..9), killed + rng.u32(3..90)));
        Incident {
            sort: &SORTS[rng.usize(..SORTS.len())],
            day,
            place: names::town(seed, rng.usize(..TOWNS)),
            thing: names::thing(&mut rng),
            official: names::person(&mut rng),
            truth,
            ways,
            odd,
            articles,
            before,
        }
    }

    /// On which day article `k` is published.
    pub fn published(&self, k: usize) -> Date {
        // The first two on the day and on the next, the others later.
        let later = [0, 1, 1, 0, 2, 1, 3, 2][k % 8];
        self.day.checked_add(later.days()).unwrap_or(self.day)
    }

    /// What article `k` writes for a figure: the hedge and the number.
    pub fn told(&self, slot: Slot, k: usize) -> (&'static str, u32) {
        let i = slot as usize;
        let truth = self.truth[i];
        match self.ways[i] {
            Way::Updated if self.published(k) <= self.day => ("", truth - truth / 4),
            Way::Disputed if k == self.odd => ("", truth + truth / 3 + 2),
            Way::Bounded if k % 2 == 1 => ("at least ", truth - truth / 10),
            Way::Rounded if k % 2 == 1 && truth > 100 => ("about ", (truth + 5) / 10 * 10),
            _ => ("", truth),
        }
    }
}
