//! A large invented case, the same from the same seed: events that several articles tell, each in its own words, and what each tells alone.
//!
//! Each fact has a place of its own name, and facts are spread over many kinds of quantity, as news has them: so rows stay apart.

use fastrand::Rng;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// How many articles the case has.
const ARTICLES: usize = 200;
/// How many articles tell of one event.
const TELLINGS: usize = 5;
/// How many facts of an event any of its articles may tell.
const SHARED: usize = 24;
/// How many of them an article tells.
const TOLD: usize = 14;
/// How many facts an article tells alone.
const OWN: usize = 28;

/// What can be told of a thing at a place, in two ways each. What is `did` is a verb whose two forms of the past are one.
const FACTS: &[[&str; 2]] = &[
    [
        "The {adj} {thing} in {place} {did} {figure} metres of {noun}",
        "In {place}, {figure} metres of {noun} were {did} by the {adj} {thing}",
    ],
    [
        "{figure} kilometres of {noun} were {did} for the {adj} {thing} near {place}",
        "Near {place} the {adj} {thing} {did} {figure} kilometres of {noun}",
    ],
    [
        "The {adj} {thing} {did} {figure} hectares of {noun} beside {place}",
        "Beside {place}, {figure} hectares of {noun} were {did} by the {adj} {thing}",
    ],
    [
        "The {adj} {thing} in {place} {did} {figure} litres of {noun}",
        "{figure} litres of {noun} were {did} at the {adj} {thing} in {place}",
    ],
    [
        "The {adj} {thing} in {place} {did} {figure} barrels of {noun}",
        "{figure} barrels of {noun} were {did} in {place} by the {adj} {thing}",
    ],
    [
        "Trucks from {place} {did} {figure} tonnes of {noun} for the {adj} {thing}",
        "For the {adj} {thing}, trucks from {place} {did} {figure} tonnes of {noun}",
    ],
    [
        "The {adj} {thing} in {place} {did} {figure} kilograms of {noun}",
        "In {place} {figure} kilograms of {noun} were {did} at the {adj} {thing}",
    ],
    [
        "The {adj} {thing} in {place} {did} {noun} for {figure} million crowns",
        "For {figure} million crowns, {noun} were {did} at the {adj} {thing} in {place}",
    ],
    [
        "The {adj} {thing} of {place} {did} {noun} worth {figure} million euros",
        "{noun} worth {figure} million euros were {did} by the {adj} {thing} of {place}",
    ],
    [
        "The {adj} {thing} of {place} {did} its {noun} with {figure} million dollars of debt",
        "With {figure} million dollars of debt the {adj} {thing} of {place} {did} its {noun}",
    ],
    [
        "The {noun} of the {adj} {thing} in {place} were {did} at {figure} kilometres per hour",
        "At {figure} kilometres per hour the {noun} of the {adj} {thing} in {place} were {did}",
    ],
    [
        "The {noun} of the {adj} {thing} in {place} were {did} at {figure} degrees Celsius",
        "At {figure} degrees Celsius the {adj} {thing} in {place} {did} its {noun}",
    ],
    [
        "The {adj} {thing} in {place} {did} {figure} percent of its {noun}",
        "{figure} percent of the {noun} of the {adj} {thing} in {place} were {did}",
    ],
    [
        "The {adj} {thing} in {place} {did} {noun} for {figure} months",
        "For {figure} months the {adj} {thing} in {place} {did} {noun}",
    ],
    [
        "The {adj} {thing} in {place} {did} {noun} for {figure} hours",
        "For {figure} hours {noun} were {did} at the {adj} {thing} in {place}",
    ],
    [
        "The {noun} of the {adj} {thing} in {place} were {did} in 19{figure}",
        "In 19{figure} the {adj} {thing} in {place} {did} its {noun}",
    ],
    [
        "The {adj} {thing} in {place} {did} {figure} {noun}",
        "{figure} {noun} were {did} by the {adj} {thing} in {place}",
    ],
    [
        "{figure} {noun} were {did} at the {adj} {thing} in {place}",
        "At the {adj} {thing} in {place}, {figure} {noun} were {did}",
    ],
    [
        "Near {place} the {adj} {thing} {did} {figure} {noun}",
        "{figure} {noun} near {place} were {did} by the {adj} {thing}",
    ],
    [
        "In {place} {figure} {noun} were {did} for the {adj} {thing}",
        "For the {adj} {thing} {figure} {noun} were {did} in {place}",
    ],
];

/// Words out of which facts are made: there are so many that two facts seldom share one.
const NOUNS: &str = "seats windows trees boats letters lamps benches books bicycles sheep doors ladders mirrors clocks tables barrows \
    paintings statues lockers carpets drums kettles pianos saddles tents buckets candles anchors beehives chimneys flags hammers jars \
    looms masks nets ovens pumps ropes scales acorns almonds aprons arrows baskets beads bells belts berries blankets bolts bottles \
    bricks brooms brushes buttons cabbages cables cages canvases carrots chairs chains cheeses cherries coats coins combs cones corks \
    cradles crates cups curtains cushions daffodils dates desks dials dishes dolls eggs feathers fences ferns fiddles figs flutes forks \
    fossils frames funnels geese gloves goats grapes gravestones gutters hats hedges helmets hinges hooks hoops kites knives lanterns \
    leaflets lemons levers lilies locks magnets maps marbles medals mittens moths mugs mushrooms needles nuts oars olives onions oranges \
    organs paddles parcels pears pebbles pencils peppers pillows pins pipes plates ploughs plums pots puppets quilts radishes rafts rakes \
    ribbons rings roofs roses rugs sacks sails scarves screws shelves shells shields shirts shovels sickles skates sledges slippers spoons \
    stools stoves straps swans tapestries teapots thimbles tiles toys trays trumpets tulips turnips umbrellas vases violins wagons \
    walnuts wheels whistles wreaths";
const DONE: &str = "painted stored polished replaced repaired cleaned sorted planted shipped borrowed lent washed carved measured packed \
    labelled gathered stacked dried smoked soaked varnished covered trimmed weighed bundled catalogued collected copied decorated displayed \
    dyed engraved exchanged fastened filled folded framed glazed hauled heated imported insured inspected knitted loaded mended mixed \
    mounted moulded patched photographed pickled pressed printed registered rented roasted salted sanded scanned sealed sharpened \
    shelved sketched stitched tarred tested towed traded tuned unloaded unpacked welded wrapped";
const ADJECTIVES: &str = "old new narrow crooked grey white blue green yellow stone brick timber copper marble hidden floating sunken \
    disused eastern western northern southern upper lower royal municipal private rural coastal alpine octagonal circular thatched \
    vaulted draughty haunted ancient baroque gothic humble lavish mossy rusty shaded sloping snowy steep sunny terraced walled windy \
    wooden ivied gilded restored listed leaning domed";
const THINGS: &str = "mill harbour theatre bridge library station museum quarry dam depot school market hospital brewery airfield stadium \
    chapel foundry nursery archive pier reservoir barracks orchard tannery observatory lighthouse vineyard sawmill refinery bakery abbey \
    aqueduct arcade armoury aviary boathouse bookshop canteen casino castle cathedral cinema citadel clinic cloister college cottage \
    dairy distillery dockyard embassy farm ferry forge fortress fountain gallery garage granary greenhouse gymnasium hostel hotel inn \
    kiln laboratory laundry lido lodge mansion marina monastery mosque nunnery palace pavilion pharmacy planetarium plantation pottery \
    prison ranch sanatorium shipyard silo smithy stable studio synagogue tavern temple tower tunnel university viaduct villa warehouse \
    watchtower waterworks windmill winery zoo";

/// What follows a fact, so that no two sentences run one text.
const AFTER: &[&str] = &[
    ", as far as is known",
    ", which few had expected",
    ", a matter of some dispute",
    ", and nobody doubts it",
    ", more than anywhere near",
    ", though records are thin",
    ", as visitors are told",
    ", a point of local pride",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    ", Mara Quill said",
    ", Joren Tasch said",
    ", Ilse Brandmeer said",
    ", Pavo Lindgren said",
];

/// Parts of invented names of places.
const HEADS: &[&str] = &[
    "Bel", "Cor", "Dun", "Est", "Fal", "Gar", "Hal", "Ist", "Jor", "Kel", "Lor", "Mar", "Nor", "Ost", "Pel",
    "Quor", "Ras", "Sel", "Tor", "Ulm", "Var", "Wes", "Yar", "Zel", "Bru", "Cla", "Dre", "Fro", "Gli", "Hru",
];
const MIDDLES: &[&str] = &[
    "an", "ber", "cas", "dor", "em", "fin", "gol", "him", "in", "ker", "lum", "mon", "nes", "ol", "pat",
    "rin", "sa", "tum", "ul", "vos",
];
const TAILS: &[&str] = &[
    "dale", "ford", "ham", "mouth", "rand", "stead", "thorpe", "wick", "by", "holm", "gate", "combe", "ness",
    "mere", "ley", "bury",
];

/// A fact of a thing, with the figure that most give.
struct Fact {
    said: [&'static str; 2],
    /// What stands for `{adj}`, `{thing}`, `{noun}` and `{did}`.
    words: [(&'static str, &'static str); 4],
    place: String,
    figure: u32,
}

/// Makes facts; of two no place is one.
struct Facts {
    rng: Rng,
    taken: BTreeSet<String>,
}

impl Facts {
    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.rng.usize(..all.len())]
    }

    fn word(&mut self, all: &'static str) -> &'static str {
        let count = all.split_whitespace().count();
        let nth = self.rng.usize(..count);
        all.split_whitespace().nth(nth).unwrap_or_default()
    }

    fn name(&mut self) -> String {
        loop {
            let name = [self.one_of(HEADS), self.one_of(MIDDLES), self.one_of(TAILS)].concat();
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
    }

    fn fact(&mut self, said: [&'static str; 2]) -> Fact {
        let words = [("{adj}", ADJECTIVES), ("{thing}", THINGS), ("{noun}", NOUNS), ("{did}", DONE)];
        let words = words.map(|(sign, all)| (sign, self.word(all)));
        Fact { said, words, place: self.name(), figure: self.rng.u32(12..90) }
    }

    fn sentence(&mut self, fact: &Fact, figure: u32) -> String {
        let mut said =
            self.one_of(&fact.said).replace("{figure}", &figure.to_string()).replace("{place}", &fact.place);
        for (sign, word) in fact.words {
            said = said.replace(sign, word);
        }
        format!("{said}{}.", self.one_of(AFTER))
    }
}

/// Writes the case into a folder.
pub fn write(folder: &Path, seed: u64) -> std::io::Result<()> {
    let mut facts = Facts { rng: Rng::with_seed(seed), taken: BTreeSet::new() };
    let articles = folder.join("articles");
    fs::create_dir_all(&articles)?;
    for event in 0..ARTICLES / TELLINGS {
        let shared: Vec<Fact> = (0..SHARED).map(|n| facts.fact(FACTS[n % FACTS.len()])).collect();
        for telling in 0..TELLINGS {
            let number = event * TELLINGS + telling;
            let mut said: Vec<String> = Vec::new();
            for n in facts.rng.choose_multiple(0..SHARED, TOLD) {
                // One article in six has another figure.
                let off = if facts.rng.u8(..6) == 0 { facts.rng.u32(1..4) } else { 0 };
                said.push(facts.sentence(&shared[n], shared[n].figure + off));
            }
            for n in 0..OWN {
                let own = facts.fact(FACTS[(number + n) % FACTS.len()]);
                let figure = own.figure;
                said.push(facts.sentence(&own, figure));
            }
            facts.rng.shuffle(&mut said);
            let day = 1 + number % 28;
            let outlet = facts.name();
            let mut text =
                format!("---\nsource: {outlet} Courier {number}\npublished: 2031-03-{day:02}\n---\n");
            for paragraph in said.chunks(3) {
                let _ = write!(text, "{}\n\n", paragraph.join(" "));
            }
            fs::write(articles.join(format!("a{number:03}.md")), text)?;
        }
    }
    Ok(())
}
