//! A large invented case, the same from the same seed: events that several articles tell, each in its own words, and what each tells alone.

use fastrand::Rng;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// How many articles the case has.
pub const ARTICLES: usize = 200;
/// How many articles tell of one event.
const TELLINGS: usize = 5;
/// How many facts of an event any of its articles may tell.
const SHARED: usize = 24;
/// How many of them an article tells.
const TOLD: usize = 14;
/// How many facts an article tells alone.
const OWN: usize = 24;

/// What can be told of a thing at a place. Many kinds of quantity, as news has them.
const FACTS: &[&str] = &[
    "{figure} people were killed in the {thing} fire in {place}",
    "{figure} people were injured in the {thing} collapse in {place}",
    "{figure} people are still missing after the {thing} flood in {place}",
    "{figure} people were evacuated from the {thing} in {place}",
    "{figure} workers are employed at the {thing} in {place}",
    "{figure} people were arrested at the {thing} in {place}",
    "The {thing} in {place} has {figure} seats",
    "The {thing} in {place} is {figure} metres long",
    "The tower of the {thing} in {place} is {figure} metres high",
    "The {thing} lies {figure} kilometres from {place}",
    "The {thing} in {place} covers {figure} hectares",
    "The tanks of the {thing} in {place} hold {figure} litres",
    "Trucks took {figure} tonnes of gravel from the {thing} to {place}",
    "Repairs of the {thing} in {place} will cost {figure} million crowns",
    "The {thing} in {place} made a profit of {figure} million euros",
    "The debt of the {thing} in {place} is {figure} million dollars",
    "Gusts of {figure} kilometres per hour hit the {thing} in {place}",
    "At the {thing} in {place} {figure} degrees Celsius were measured",
    "Turnout at the {thing} in {place} was {figure} percent",
    "A stake of {figure} percent in the {thing} of {place} was sold",
    "The work on the {thing} in {place} was delayed by {figure} months",
    "The journey from {place} to the {thing} takes {figure} hours",
    "The {thing} in {place} has {figure} windows",
    "{figure} trees were planted round the {thing} in {place}",
    "{figure} boats lie in front of the {thing} in {place}",
    "{figure} letters about the {thing} reached the council of {place}",
    "The {thing} in {place} was built in 19{figure}",
    "The {thing} in {place} was sold in 19{figure}",
];

/// What follows a fact, so that no two sentences run one text.
const AFTER: &[&str] = &[
    "as far as is known",
    "which few had expected",
    "a matter of some dispute",
    "and nobody doubts it",
    "more than anywhere near",
    "though records are thin",
    "as visitors are told",
    "a point of local pride",
];

const THINGS: &[&str] = &[
    "mill",
    "harbour",
    "theatre",
    "bridge",
    "library",
    "station",
    "museum",
    "quarry",
    "dam",
    "depot",
    "school",
    "market",
    "hospital",
    "brewery",
    "airfield",
    "stadium",
    "chapel",
    "foundry",
    "nursery",
    "archive",
    "pier",
    "reservoir",
    "barracks",
    "orchard",
    "tannery",
    "observatory",
    "lighthouse",
    "vineyard",
    "sawmill",
    "refinery",
];

/// Parts of invented names of places.
const HEADS: &[&str] = &[
    "Bel", "Cor", "Dun", "Est", "Fal", "Gar", "Hal", "Ist", "Jor", "Kel", "Lor", "Mar", "Nor", "Ost", "Pel",
    "Quor", "Ras", "Sel", "Tor", "Ulm", "Var", "Wes", "Yar", "Zel",
];
const MIDDLES: &[&str] = &["an", "ber", "cas", "dor", "em", "fin", "gol", "him", "in", "ker", "lum", "mon"];
const TAILS: &[&str] = &["dale", "ford", "ham", "mouth", "rand", "stead", "thorpe", "wick", "by", "holm"];

/// A fact of a thing, with the figure that most give.
struct Fact {
    pattern: usize,
    thing: &'static str,
    place: String,
    figure: u32,
}

fn fact(rng: &mut Rng, place: Option<&str>) -> Fact {
    let place = place.map(str::to_owned).unwrap_or_else(|| name(rng));
    Fact {
        pattern: rng.usize(..FACTS.len()),
        thing: THINGS[rng.usize(..THINGS.len())],
        place,
        figure: rng.u32(12..99),
    }
}

fn name(rng: &mut Rng) -> String {
    let part = |parts: &[&'static str], rng: &mut Rng| parts[rng.usize(..parts.len())];
    format!("{}{}{}", part(HEADS, rng), part(MIDDLES, rng), part(TAILS, rng))
}

fn sentence(rng: &mut Rng, fact: &Fact, figure: u32) -> String {
    let said = FACTS[fact.pattern]
        .replace("{figure}", &figure.to_string())
        .replace("{thing}", fact.thing)
        .replace("{place}", &fact.place);
    format!("{said}, {}.", AFTER[rng.usize(..AFTER.len())])
}

/// Writes the case into a folder.
pub fn write(folder: &Path, seed: u64) -> std::io::Result<()> {
    let mut rng = Rng::with_seed(seed);
    let articles = folder.join("articles");
    fs::create_dir_all(&articles)?;
    for event in 0..ARTICLES / TELLINGS {
        let places = [name(&mut rng), name(&mut rng), name(&mut rng)];
        let shared: Vec<Fact> =
            (0..SHARED).map(|n| fact(&mut rng, Some(&places[n % places.len()]))).collect();
        for telling in 0..TELLINGS {
            let number = event * TELLINGS + telling;
            let mut said: Vec<String> = Vec::new();
            for n in rng.choose_multiple(0..SHARED, TOLD) {
                // One article in six has another figure.
                let off = if rng.u8(..6) == 0 { rng.u32(1..4) } else { 0 };
                said.push(sentence(&mut rng, &shared[n], shared[n].figure + off));
            }
            for _ in 0..OWN {
                let own = fact(&mut rng, None);
                let figure = own.figure;
                said.push(sentence(&mut rng, &own, figure));
            }
            rng.shuffle(&mut said);
            let day = 1 + number % 28;
            let mut text = format!(
                "---\nsource: {} Courier {number}\npublished: 2031-03-{day:02}\n---\n",
                name(&mut rng)
            );
            for paragraph in said.chunks(3) {
                let _ = write!(text, "{}\n\n", paragraph.join(" "));
            }
            fs::write(articles.join(format!("a{number:03}.md")), text)?;
        }
    }
    Ok(())
}
