//! What one text says of an incident: its counts of the killed and the injured, and the people of whom it tells a harm each.

use dissensus::claim::{Claim, Value};
use dissensus::lexicon::hedges::Hedge;
use rust_decimal::prelude::ToPrimitive;
use std::collections::BTreeMap;
use std::ops::Range;

/// Bytes from the beginning of an article in which it tells of its own incident; background comes later.
const LEAD: usize = 600;
/// Bytes within which an article tells of a death whose headline tells of a lesser harm, and within which a word like "homicide" is
/// about its own incident.
const BEGINNING: usize = 900;
const OPENING: usize = 300;
/// More than so many are the harm of a year or of a city.
const MOST: u32 = 60;

/// The gravest first.
const MEASURES: [&str; 3] = ["killed", "injured", "shot"];

/// So many more than a headline counts may have died with those who did it.
const DOERS_AT_MOST: u32 = 2;
/// What sets off a phrase that only names who was counted.
const SETS_OFF: [char; 5] = [',', ':', '(', '–', '—'];
/// Keys of those who did it.
const DOERS: [&str; 5] = ["attacker", "gunman", "killer", "shooter", "suspect"];

/// Words with which a count begins that leaves out who did it: "killed four people", not "four people were killed".
const DOING: [&str; 7] = ["fatally", "kill", "massacr", "murder", "shoot", "shot", "slay"];

/// A count as a text tells it.
struct Count {
    /// The words with the word of harm, in bytes.
    span: Range<usize>,
    /// Those words.
    quote: String,
    number: u32,
    /// Part of another count, or with parts of its own named: no list.
    is_part: bool,
    /// Of those whom somebody killed, who is not counted.
    is_of_doing: bool,
}

impl Count {
    /// True where what stands at `span` goes on the list of this count: "three women and one man were hurt", "killed his wife and four
    /// daughters"; "two people, a man and a woman, were hurt" names those counted.
    fn joins(&self, span: &Range<usize>) -> bool {
        if span == &self.span || span.start < self.span.start || span.end > self.span.end {
            return false;
        }
        if span.start == self.span.start {
            return true;
        }
        let (between, own) = self.quote.split_at_checked(span.start - self.span.start).unwrap_or_default();
        let is_list = match between.trim_end().strip_suffix(',') {
            // A headline's "three women, one man hurt".
            Some(before) => !before.contains(SETS_OFF) && !own.contains(SETS_OFF),
            None => between.contains(" and ") && !between.contains(SETS_OFF),
        };
        span.end == self.span.end && is_list
    }
}

/// A harm of one person.
struct Harm {
    measure: &'static str,
    span: Range<usize>,
    /// "charged with murder": no words name the person.
    is_implied: bool,
}

/// What an article's text, or its headline, says.
#[derive(Default)]
pub struct Telling {
    counts: BTreeMap<&'static str, Vec<Count>>,
    people: BTreeMap<String, Vec<Harm>>,
}

/// How many were killed and injured.
pub type Pair = (u32, u32);

impl Telling {
    /// Takes up a claim that stands at `at` of its text.
    pub fn take(&mut self, claim: &Claim, at: usize) {
        let about = &claim.about;
        let Some(measure) = about.measure.as_deref() else { return };
        let (plain, shade) = measure.split_once(':').unwrap_or((measure, ""));
        let plain = match plain {
            "hospitalised" | "treated" => "injured",
            other => other,
        };
        let Some(plain) = MEASURES.into_iter().find(|known| *known == plain) else { return };
        let quote = claim.evidence.quote.to_lowercase();
        let span = at..at + claim.evidence.quote.len();
        if shade == "one" {
            let (key, written) = about
                .counted
                .as_ref()
                .map_or_else(Default::default, |group| (group.key.clone(), group.written.clone()));
            let is_implied = written.to_lowercase() == quote;
            self.people.entry(key).or_default().push(Harm { measure: plain, span, is_implied });
            return;
        }
        let Value::Figure { number, .. } = &claim.value else { return };
        let is_vague = number.hedge == Some(Hedge::Vague);
        // None hurt is what no article needs to say of those whom it doesn't tell of: "no one else was hurt".
        let count = number.min.and_then(|value| value.to_u32()).filter(|count| (1..=MOST).contains(count));
        let Some(count) = count.filter(|_| !is_vague && shade != "more") else { return };
        let words = |word: &str| quote.split_whitespace().any(|one| one == word);
        // "Six victims" says of none that they died, whatever stands beside.
        if plain == "killed" && (quote.ends_with("victims") || quote.ends_with("victim")) {
            return;
        }
        let name = match (plain, shade) {
            (_, "serious") => "serious",
            // "one dead, five others shot": beside the dead.
            ("shot", _) if words("others") || words("other") => "injured",
            _ => plain,
        };
        self.counts.entry(name).or_default().push(Count {
            span,
            number: count,
            is_part: about.is_part || words("including") || words("among") || words("of"),
            is_of_doing: DOING.iter().any(|word| quote.starts_with(word)),
            quote,
        });
    }

    /// Leaves out deaths told late in a text whose headline tells of none: they belong to another incident, or to the charge of murder.
    pub fn leave_out_late_deaths(&mut self, title: &Telling) {
        let tells = |of: &Telling, measure: &str| {
            of.counts.contains_key(measure)
                || of.people.values().flatten().any(|harm| harm.measure == measure)
        };
        if tells(title, "killed") {
            return;
        }
        let tells_of_harm = !title.counts.is_empty() || !title.people.is_empty();
        self.people.retain(|_, harms| {
            harms.retain(|harm| {
                let at = harm.span.start;
                harm.measure != "killed"
                    || (!harm.is_implied || at < OPENING) && (!tells_of_harm || at < BEGINNING)
            });
            !harms.is_empty()
        });
    }

    /// True where one of these measures is counted.
    pub fn counts(&self, measures: &[&str]) -> bool {
        measures.iter().any(|measure| self.counts.contains_key(measure))
    }

    /// How many people came to a harm, and to none that is graver.
    fn people(&self, measure: &str) -> u32 {
        let told = self.people.values().filter(|harms| self.gravest(harms) == Some(measure));
        u32::try_from(told.count()).unwrap_or(0)
    }

    /// The gravest harm of a person; that of a death without a name another may have died.
    fn gravest(&self, harms: &[Harm]) -> Option<&'static str> {
        let names_the_dead = self.counts.contains_key("killed")
            || self.people.values().flatten().any(|harm| harm.measure == "killed" && !harm.is_implied);
        let told =
            harms.iter().filter(|harm| !(harm.is_implied && names_the_dead && harm.measure == "killed"));
        told.map(|harm| harm.measure).min_by_key(|measure| MEASURES.iter().position(|known| known == measure))
    }

    /// The figures of a measure with their places, lists added up: "three women and one man", "his wife and four daughters".
    fn sums(&self, measure: &str) -> Vec<(usize, u32)> {
        let counts = self.counts.get(measure).map_or(&[][..], Vec::as_slice);
        let is_like = |other: &str| other == measure || other != "killed" && measure != "killed";
        let doer = |key: &str| DOERS.contains(&key.split(" no. ").next().unwrap_or(key));
        let dead_doers =
            self.people.iter().filter(|(key, harms)| doer(key) && self.gravest(harms) == Some("killed"));
        let dead_doers = u32::try_from(dead_doers.count()).unwrap_or(0);
        let mut sums = Vec::new();
        for count in counts {
            let is_listed = counts.iter().any(|outer| {
                !outer.is_part
                    && !count.is_part
                    && count.span.start > outer.span.start
                    && outer.joins(&count.span)
            });
            if is_listed {
                continue;
            }
            let mut sum = count.number;
            if !count.is_part {
                for part in counts.iter().filter(|part| !part.is_part && part.span.start > count.span.start) {
                    sum += if count.joins(&part.span) { part.number } else { 0 };
                }
                for (key, harms) in &self.people {
                    let is_in = |harm: &Harm| is_like(harm.measure) && count.joins(&harm.span);
                    sum += u32::from(!doer(key) && harms.iter().any(is_in));
                }
            }
            if measure == "killed" && count.is_of_doing {
                sum += dead_doers;
            }
            sums.push((count.span.start, sum));
        }
        sums
    }

    /// The highest count of the lead; else the first.
    fn count(&self, measure: &str) -> Option<u32> {
        let sums = self.sums(measure);
        let lead = sums.iter().filter(|(at, _)| *at < LEAD).map(|(_, count)| *count);
        lead.max().or_else(|| sums.first().map(|(_, count)| *count))
    }

    fn highest(&self, measure: &str) -> Option<u32> {
        self.sums(measure).into_iter().map(|(_, count)| count).max()
    }

    /// What the text comes to by itself; `None` where it tells of no harm.
    fn figures(&self) -> Option<Pair> {
        if self.counts.is_empty() && self.people.is_empty() {
            return None;
        }
        let killed = self.count("killed").unwrap_or(0).max(self.people("killed"));
        // Who was shot may be one of those who died.
        let shot = self.people("shot").saturating_sub(killed - self.people("killed"));
        let told = self.count("injured").max(self.count("serious"));
        if let Some(shot) = self.count("shot") {
            return Some((killed, told.unwrap_or(0).max(shot.saturating_sub(killed))));
        }
        let injured = match told {
            Some(told) => told,
            // One dead and one shot are the same person more often than not.
            None if killed > 0 && shot == 1 && self.people("injured") == 0 => 0,
            None => self.people("injured") + shot,
        };
        Some((killed, injured))
    }
}

/// The figures of an article: those of its headline, where it counts, before those of its text.
pub fn of_article(body: &Telling, title: &Telling) -> Option<Pair> {
    let Some((told, mut injured)) = body.figures() else { return title.figures() };
    let Some((headline, alive)) = title.figures() else { return Some((told, injured)) };
    let killed = match title.highest("killed") {
        // "Two children dead": the headline leaves out who did it, whom the text counts.
        Some(count) if alive == 0 && (1..=DOERS_AT_MOST).contains(&told.saturating_sub(count)) => told,
        Some(count) => count,
        None if told == 0 => headline,
        None => told,
    };
    if let Some(count) = title.highest("injured") {
        injured = count;
    } else if let Some(count) = title.highest("shot") {
        injured = count.saturating_sub(killed);
    } else if told == 0 && killed > 0 && !body.counts(&["injured", "serious"]) {
        // "Man dies": of him the text tells that he was shot.
        injured = injured.saturating_sub(killed);
    }
    Some((killed, injured))
}
