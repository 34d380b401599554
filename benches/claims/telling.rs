//! An article as an outlet writes it: plain sentences, with the place of each figure and each day that was put in.

use super::incident::{Incident, Slot};
use super::names;
use dissensus::article::{Article, Metadata, zone};
use fastrand::Rng;
use jiff::civil::Date;

/// An article, and what stands where in it.
#[derive(Debug)]
pub struct Telling {
    pub article: Article,
    /// First byte of what was put in, what it answers, and its number; 0 for days.
    pub put: Vec<(usize, Slot, u32)>,
    /// Whose telling it is.
    pub origin: String,
}

/// Text with the places of what is put in.
#[derive(Default)]
struct Text {
    body: String,
    put: Vec<(usize, Slot, u32)>,
}

impl Text {
    fn say(&mut self, words: &str) {
        self.body.push_str(words);
    }

    fn figure(&mut self, slot: Slot, (hedge, number): (&str, u32)) {
        self.say(hedge);
        self.put.push((self.body.len(), slot, number));
        self.body.push_str(&written(number));
    }

    /// A sentence with one figure in the place of `#`.
    fn sentence(&mut self, words: &str, slot: Slot, told: (&str, u32)) {
        let (before, after) = words.split_once('#').unwrap_or((words, ""));
        let is_first = before.is_empty();
        self.say(" ");
        let at = self.body.len();
        self.say(before);
        self.figure(slot, told);
        self.say(after);
        if is_first {
            let first: String = self.body[at..].chars().take(1).flat_map(char::to_uppercase).collect();
            self.body.replace_range(at..at + 1, &first);
        }
    }

    fn day(&mut self, day: Date, published: Date, rng: &mut Rng) {
        let named = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        let month = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let weekday = named[usize::from(day.weekday().to_monday_zero_offset().unsigned_abs())];
        let month = month[usize::from((day.month() - 1).unsigned_abs())];
        self.say(" on ");
        self.put.push((self.body.len(), Slot::Day, 0));
        match rng.u8(..3) {
            0 if day != published => self.say(weekday),
            1 => self.say(&format!("{} {month} {}", day.day(), day.year())),
            _ => self.say(&format!("{} {month}", day.day())),
        }
    }
}

fn written(number: u32) -> String {
    const WORDS: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    match number {
        0..10 => WORDS[number as usize].to_owned(),
        1000.. => format!("{},{:03}", number / 1000, number % 1000),
        _ => number.to_string(),
    }
}

/// The id of article `k` of incident `n`: nothing in it says what belongs together.
pub fn id(seed: u64, n: usize, k: usize) -> String {
    format!("{:012x}", ((n * 16 + k) as u64 ^ seed).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 16)
}

/// How often a name or a place is misspelt throughout an article.
const SLIPS: f32 = 0.04;
/// How often an article does not say on which day it was.
const NO_DAY: f32 = 0.25;

/// Article `k` of incident `n`.
pub fn of(seed: u64, n: usize, incident: &Incident, k: usize) -> Telling {
    let mut rng = Rng::with_seed(seed ^ ((n * 16 + k) as u64).wrapping_mul(0xd134_2543_de82_ef95));
    let slip = |rng: &mut Rng, name: &str| {
        if rng.f32() < SLIPS { names::misspelt(rng, name) } else { name.to_owned() }
    };
    let (place, thing) = (slip(&mut rng, &incident.place), slip(&mut rng, &incident.thing));
    let published = incident.published(k);
    let event = incident.sort.event;
    let mut text = Text::default();
    let lead = incident.sort.leads[rng.usize(..2)];
    text.say(&lead.replace("{thing}", &thing).replace("{place}", &place));
    if rng.f32() >= NO_DAY {
        text.day(incident.day, published, &mut rng);
    }
    let told = |slot: Slot| incident.told(slot, k);
    let (killed, injured) = (told(Slot::Killed), told(Slot::Injured));
    match rng.u8(..3) {
        0 => {
            text.say(", killing ");
            text.figure(Slot::Killed, killed);
            text.say(" people and injuring ");
            text.figure(Slot::Injured, injured);
            text.say(" others.");
        }
        1 => {
            text.say(", officials said.");
            text.sentence("# people were killed and", Slot::Killed, killed);
            text.sentence("# others were injured.", Slot::Injured, injured);
        }
        _ => {
            text.say(", leaving ");
            text.figure(Slot::Killed, killed);
            text.say(" people dead.");
            let words = format!("The {event} also injured # people, hospitals in {place} said.");
            text.sentence(&words, Slot::Injured, injured);
        }
    }
    let (first, family) = &incident.official;
    let families = [
        (
            Slot::Missing,
            [
                format!("# people were still missing after the {event}, {first} {family} said."),
                format!("Officials said # people were missing in {place}."),
            ],
        ),
        (
            Slot::Evacuated,
            [
                format!("# residents were evacuated from {place}."),
                format!("Police evacuated # residents after the {event}, {first} {family} said."),
            ],
        ),
        (
            Slot::Houses,
            [
                format!("The {event} destroyed # houses in {place}."),
                format!("# houses were destroyed in the {event}."),
            ],
        ),
        (
            Slot::Damage,
            [
                format!("The damage from the {event} was put at # million crowns."),
                format!("{first} {family} put the damage at # million crowns."),
            ],
        ),
        (
            Slot::Rescuers,
            [
                format!("# rescuers were sent to {place}."),
                format!("The government sent # rescuers to the {thing} after the {event}."),
            ],
        ),
    ];
    for (slot, words) in &families {
        if rng.f32() < 0.6 {
            text.sentence(&words[rng.usize(..2)], *slot, told(*slot));
        }
    }
    if let Some((year, dead)) = incident.before
        && rng.f32() < 0.6
    {
        text.say(" In ");
        text.put.push((text.body.len(), Slot::Before, 0));
        text.say(&format!("{year}, "));
        text.figure(Slot::Before, ("", dead));
        text.say(&format!(" people died in a {event} in the same region."));
    }
    let outlet = rng.usize(..300);
    let id = id(seed, n, k);
    let metadata = Metadata {
        source: Some(names::outlet(seed, outlet)),
        published: Some(published),
        ..Metadata::default()
    };
    let zones = zone::find(&text.body, None);
    let article = Article { id: id.clone(), path: None, metadata, body: text.body, lines_before: 0, zones };
    Telling { article, put: text.put, origin: id }
}
