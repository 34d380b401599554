//! What is read as a figure and what is not, one line for each kind of wording.

use super::{Change, Figure, Hedge, Kind, find};
use crate::mention::DateMention;
use crate::mention::date::Type;
use crate::text::{Span, Tokens};
use proptest::prelude::*;

pub(super) fn figures(text: &str) -> Vec<Figure> {
    find(&Tokens::new(text), &[])
}

/// "min..max unit", one value where both are the same, then the head of the noun.
pub(super) fn shown(figure: &Figure) -> String {
    let value = &figure.value;
    let end =
        |bound: Option<rust_decimal::Decimal>| bound.map_or(String::new(), |x| x.normalize().to_string());
    let mut out = if value.min == value.max {
        end(value.min)
    } else {
        let (low, high) = (if value.open_min { ">" } else { "" }, if value.open_max { "<" } else { "" });
        format!("{low}{}..{high}{}", end(value.min), end(value.max))
    };
    let unit = figure.unit.iter().map(|unit| &unit.name);
    for part in unit.chain(figure.noun.iter().map(|noun| &noun.head)) {
        out = format!("{out} {part}");
    }
    match &figure.per {
        Some(per) => format!("{out}/{per}"),
        None => out,
    }
}

#[track_caller]
fn reads(text: &str, expected: &[&str]) {
    let got: Vec<String> = figures(text).iter().map(shown).collect();
    assert_eq!(got, expected, "{text}");
}

#[track_caller]
fn refuses(text: &str) {
    reads(text, &[]);
}

#[track_caller]
fn only(text: &str) -> Figure {
    let mut found = figures(text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found.remove(0)
}

#[test]
fn digits_and_their_separators() {
    reads("The ferry carried 554,000 tins.", &["554000 tins"]);
    reads("It held 12,34,567 votes.", &["1234567 votes"]);
    reads("It held 14\u{2009}000 votes and 1 234 567 seeds.", &["14000 votes", "1234567 seeds"]);
    reads("a share of .08, then 2½ then 10 1/2 miles", &["0.08", "2.5", "10.5 mile"]);
    reads("They counted 22, 24 and 26.", &["22", "24", "26"]);
    reads("It fell to -15C and minus 5 degrees Celsius.", &["-15 degree Celsius", "-5 degree Celsius"]);
    reads("7 degrees below zero", &["-7 degree"]);
}

#[test]
fn words() {
    reads("twenty-three gulls", &["23 gulls"]);
    reads("two hundred and five crates", &["205 crates"]);
    reads("a hundred and twenty crates", &["120 crates"]);
    reads("half a million crates", &["500000 crates"]);
    reads("two and a half million crates", &["2500000 crates"]);
    reads("a dozen boats and two dozen rafts", &["12 boats", "24 rafts"]);
    reads("three hundred thousand trees", &["300000 trees"]);
    reads("a pair of boats, 1 crore notes, 3 lakh rupees", &["10000000 notes", "300000 rupee"]);
    reads("No one was hurt. Not one boat sank.", &["0", "0"]);
    refuses("in nineteen eighty-four");
}

#[test]
fn one_is_a_number_where_it_counts() {
    reads("The storm killed one person.", &["1 person"]);
    reads("The storm killed one and went on.", &["1"]);
    reads("at least one was hurt", &["1.."]);
    reads("Only one of the 20 survived.", &["1", "20"]);
    refuses("one of the oldest mills");
    refuses("They know one another, and this one is theirs.");
    refuses("the number one mill");
}

#[test]
fn magnitudes() {
    reads("3.4 million birds", &["3400000 birds"]);
    reads("$3bn, £1.5m and 5k runners", &["3000000000 USD", "1500000 GBP", "5000 runners"]);
    reads("about 200m down the slope", &["200 metre"]);
    reads("1.5m people", &["1500000 people"]);
    assert_eq!(only("1.5 million birds").value.step.to_string(), "100000.0");
    assert_eq!(only("14,000 birds").value.step.to_string(), "1");
    assert_eq!(only("5 thousand birds").value.step.to_string(), "1000");
    assert_eq!(only("7.6 metres").value.step.to_string(), "0.1");
}

#[test]
fn fractions_are_shares_in_per_cent() {
    reads("half of the crop", &["50 percent"]);
    reads("more than half the crop", &[">50.. percent"]);
    reads("a quarter of the crop and three-quarters of the hay", &["25 percent", "75 percent"]);
    assert_eq!(only("two-thirds of the crop").rule, "fraction");
    reads("a quarter of a million tins", &["250000 tins"]);
    refuses("the French Quarter, in a quarter of an hour".split(',').next().unwrap());
}

#[test]
fn ranges() {
    reads("12 to 15 crews", &["12..15 crews"]);
    reads("between 12 and 15 crews", &["12..15 crews"]);
    reads("20-25 crews and 30–40 boats", &["20..25 crews", "30..40 boats"]);
    reads("$12 billion to $13 billion", &["12000000000..13000000000 USD"]);
    reads("£1.5m-£2m", &["1500000..2000000 GBP"]);
    reads("between $19 and $22 million", &["19000000..22000000 USD"]);
    reads("$24 to $26 per share", &["24..26 USD/share"]);
    reads("two or three boats", &["2..3 boats"]);
    reads("$5-10 million; 5 to 10 per cent", &["5000000..10000000 USD", "5..10 percent"]);
    reads("5k-20k", &["5000..20000"]);
    reads("8- to 16-metre masts", &["8..16 metre"]);
    // A rise has two figures, not one range.
    reads("The toll rose from 20 to 70.", &["20", "70"]);
    reads("Exports dropped 7% to $2.3 billion.", &["7 percent", "2300000000 USD"]);
}

#[test]
fn lists_are_no_ranges() {
    reads("five men and three women", &["5 men", "3 women"]);
    reads("the towns of Ansel and Brook, with 40 and 60 wells", &["40", "60 wells"]);
}

#[test]
fn bounds_and_hedges() {
    reads("at least 10 boats", &["10.. boats"]);
    reads("no fewer than 10 boats", &["10.. boats"]);
    reads("more than 554,000 tins", &[">554000.. tins"]);
    reads("over 130 tins; well over 140 tins", &[">130.. tins", ">140.. tins"]);
    reads("The toll topped 130 and then surpassed 150.", &[">130..", ">150.."]);
    reads("14 or more boats, 40+ boats", &["14.. boats", "40.. boats"]);
    reads("14 boats or more", &["14.. boats"]);
    reads("up to 40 boats, as many as 50 rafts", &["..40 boats", "..50 rafts"]);
    reads("less than 40 boats, under 30 rafts", &["..<40 boats", "..<30 rafts"]);
    reads("within 80 metres of the hut", &["..80 metre"]);
    reads("perhaps more than 200 boats", &[">200.. boats"]);
    reads("over the eight-year span", &["8 year"]);
    reads("for over three years", &[">3.. year"]);
    for (text, hedge) in [
        ("about 150 boats", Hedge::About),
        ("some 300 boats", Hedge::About),
        ("an estimated 60 boats", Hedge::About),
        ("nearly 60 boats", Hedge::Nearly),
        ("close to 60 boats", Hedge::Nearly),
        ("just over 60 boats", Hedge::MoreThan),
    ] {
        assert_eq!(only(text).value.hedge, Some(hedge), "{text}");
    }
    let hedged = only("The mill lost roughly 60 km of cable.");
    assert_eq!(hedged.value.hedge_words, "roughly");
    assert_eq!(hedged.hedged.len(), "roughly 60 km".len());
}

#[test]
fn vague_words_keep_their_lower_end() {
    reads("dozens of boats", &["12.. boats"]);
    reads("several dozen wounded", &["12.."]);
    reads("tens of thousands of gulls", &["10000.. gulls"]);
    reads("several hundred people", &["100.. people"]);
    reads("a handful of boats and several rafts", &["3.. boats", "3.. rafts"]);
    reads("scores of boats", &["20.. boats"]);
    refuses("The team scores twice".split(" twice").next().unwrap());
    assert_eq!(only("hundreds of boats").value.hedge_words, "hundreds");
}

#[test]
fn money() {
    reads("A$5, US$6, HK$7 and Rs 800", &["5 AUD", "6 USD", "7 HKD", "800 rupee"]);
    reads("A $5 billion bid", &["5000000000 USD"]);
    reads("5 billion rupiah, 20 euros and 70 pence", &["5000000000 IDR", "20 EUR", "70 penny"]);
    reads("USD10m and RM23.50", &["10000000 USD", "23.5 MYR"]);
    reads("the $25-per-share price", &["25 USD/share"]);
    reads("$6 billion a year earlier", &["6000000000 USD"]);
    reads("lost 25 pounds, paid 2 million pounds", &["25 pound", "2000000 GBP"]);
}

#[test]
fn units() {
    reads(
        "7.2%, 35.7 percent, 8 per cent, 3 percentage points",
        &["7.2 percent", "35.7 percent", "8 percent", "3 percentage point"],
    );
    reads("a 10-km march of four days", &["10 kilometre", "4 day"]);
    reads("a four-day tour to 2000ft (609 metres)", &["4 day", "2000 foot", "609 metre"]);
    reads("more than 100 kilometres (60 miles)", &[">100.. kilometre", ">60.. mile"]);
    reads("winds of 50 km/h and 30 miles per hour", &["50 kilometre per hour", "30 mile per hour"]);
    reads("800,000 barrels a day", &["800000 barrel/day"]);
    reads("20 and 30 kilometres", &["20 kilometre", "30 kilometre"]);
    reads("two second chances", &["2 chances", "2"]);
}

#[test]
fn ages() {
    reads("a 36-year-old sailor", &["36 year"]);
    reads("Ada Roe, 32, and a man, 35, were found.", &["32 year", "35 year"]);
    reads("a sailor aged 41", &["41 year"]);
    reads("his 12- and 14-year-old sons", &["12 year", "14 year"]);
    assert_eq!(only("The 36-year-old swam.").rule, "age");
}

#[test]
fn magnitudes_of_quakes() {
    reads("a magnitude 7.6 quake", &["7.6 magnitude"]);
    reads("the 7.7 magnitude tremor", &["7.7 magnitude"]);
    reads("One 7.3-magnitude tremor", &["1 tremor", "7.3 magnitude"]);
    reads("two tremors, measuring 6.8 and 6.5, followed", &["2 tremors", "6.8 magnitude", "6.5 magnitude"]);
    reads("their 6.8 and 6.5 magnitude tremors", &["6.8 magnitude", "6.5 magnitude"]);
}

#[test]
fn counted_nouns() {
    reads("58 soldiers died", &["58 soldiers"]);
    reads("four Harran farmers had fled", &["4 farmers"]);
    reads("two three-storey hotels", &["2 hotels", "3 storey"]);
    reads("20 with 50 others hurt", &["20", "50 others"]);
    reads("109 of the dead", &["109"]);
    reads("a 12-page report", &["12 page"]);
    reads("40 sports clubs", &["40 clubs"]);
    let noun = only("14 first-team players left").noun.unwrap();
    assert_eq!(noun.span.of("14 first-team players left"), "first-team players");
}

#[test]
fn names_are_no_figures() {
    for text in [
        "the Boeing 737",
        "an iPhone 11 Pro",
        "the Group of 20",
        "Highway 61",
        "Game 6",
        "the G20",
        "Flight 370",
        "Covid-19",
        "Article 370",
        "Resolution 1973",
        "Route 66",
        "the S&P 500",
        "at 10 Mill Street",
        "the A320 and the F-16",
        "the 737-200LR",
        "in his 20s",
        "Apollo 11",
        "the Big Three",
    ] {
        refuses(text);
    }
    reads("A Boeing 737 landed. The 737 left with 12 gulls.", &["12 gulls"]);
}

#[test]
fn times_dates_and_marks_are_no_figures() {
    for text in [
        "at 7:48 am",
        "at 11am",
        "at 2248 GMT",
        "at 15:48",
        "in 2021",
        "the 2004 storm",
        "on March 29",
        "on 29 March 2019",
        "24/7",
        "9/11",
        "call 555-012-7788",
        "call 0800 555",
        "version 1.2.3",
        "see www.example.org/2019/5/12",
        "at 5 o'clock",
        "from 2019-20",
    ] {
        refuses(text);
    }
    refuses("1. Wash the rice\n2. Boil it");
    reads("Some 2200 left, 2019 people stayed.", &["2200", "2019 people"]);
}

#[test]
fn other_shapes() {
    assert_eq!(only("won 2-0").rule, "score");
    assert_eq!(only("the third raft").rule, "ordinal");
    assert_eq!(only("the 19th raft").rule, "ordinal");
    assert_eq!(only("Prices doubled.").rule, "multiple");
    reads("one in five", &["0.2"]);
    assert_eq!(only("Shares rose by 3 percent.").change, Some(Change::Up));
    assert_eq!(only("Shares dropped $2.49.").change, Some(Change::Down));
    assert_eq!(only("a 3% drop").change, Some(Change::Down));
    assert_eq!(only("3 percent of it").change, None);
}

#[test]
fn numbers_as_others_write_them() {
    reads("1,00,000 tins, 2,34,56,789 tins", &["100000 tins", "23456789 tins"]);
    reads("1.234.567 tins, 1'234'567 tins", &["1234567 tins", "1234567 tins"]);
    reads("€1.111,11 and 1,5 million tins", &["1111.11 EUR", "1500000 tins"]);
    reads("a share of 3,5%", &["3.5 percent"]);
    reads("4.5×10^9 tonnes, 2.5x10^3 tins", &["4500000000 tonne", "2500 tins"]);
    reads("9.8e-3 metres, 4 × 10⁶ tins", &["0.0098 metre", "4000000 tins"]);
    refuses("the Harran 7e7");
    refuses("a server at 192.168.100.200");
    refuses("version 1.2.3, then 10.4.1");
    refuses("call +44 20 7946 0958 or 555-0123");
    refuses("1.1^-23");
}

#[test]
fn numbers_in_two_steps() {
    reads("3 lakh 20 thousand tins, 3 hundred and 21 tins", &["320000 tins", "321 tins"]);
    reads("five billion and three quarters tins", &["5750000000 tins"]);
    reads("twenty and three fifths miles", &["20.6 mile"]);
    reads("nine point nought four metres", &["9.04 metre"]);
    reads("5 feet 3 inches tall, 6ft 3in tall, 6'3\" tall", &["5.25 foot", "6.25 foot", "6.25 foot"]);
    reads("13 dollars and 45 cents", &["13.45 USD"]);
    reads("$20.50 $37.25", &["20.5 USD", "37.25 USD"]);
    // A dash and a full stop part numbers.
    reads("He bought 3 hundred and 2.5 were lost.", &["300", "2.5"]);
}

#[test]
fn ratios_and_multiples() {
    reads("one in five, 3 out of 10, two in every five", &["0.2", "0.3", "0.4"]);
    reads("more than one in five", &[">0.2.."]);
    reads("a one-in-four chance", &["0.25"]);
    reads("a ratio of three to one", &["3"]);
    reads("two in 12 villages, one in 2019", &["2", "12 villages"]);
    assert_eq!(only("It nearly doubled.").value.hedge, Some(Hedge::Nearly));
    assert_eq!(only("a five-fold rise").rule, "multiple");
    assert_eq!(only("four times as many boats").kind(), Kind::Ratio);
    refuses("a double-deck bus");
}

#[test]
fn two_bounds_make_one_range() {
    reads("more than 10 but fewer than 20 boats", &[">10..<20 boats"]);
    reads("at least 10 and at most 20 boats", &["10..20 boats"]);
    assert_eq!(only("more than 10 but fewer than 20 boats").rule, "bounds");
    reads("more than 20 boats and less than 10 rafts", &[">20.. boats", "..<10 rafts"]);
    reads("more than a dozen, less than half", &[">12..", "..<50 percent"]);
}

#[test]
fn kinds_and_ends() {
    for (text, kind) in [
        ("58 boats", "number"),
        ("7%", "percent"),
        ("3 percentage points", "percentage point"),
        ("the third boat", "ordinal"),
        ("$3bn", "money"),
        ("a 36-year-old", "age"),
        ("10 km", "dimension"),
        ("four days", "duration"),
        ("won 2-0", "score"),
        ("one in five", "ratio"),
    ] {
        assert_eq!(only(text).kind().name(), kind, "{text}");
    }
    let vague = only("dozens of boats");
    assert_eq!(vague.ends(), (Some(12.into()), Some(120.into())));
    assert_eq!(vague.value.max, None);
    assert_eq!(only("between 12 and 15 boats").modifier(), "range");
    let text = "a rise of 3 percent";
    let rise = only(text);
    assert_eq!((rise.change, rise.change_word.map(|word| word.of(text))), (Some(Change::Up), Some("rise")));
}

#[test]
fn rows_of_numbers_are_tables() {
    refuses(&"10 to ".repeat(100));
    refuses(&"4.5, ".repeat(100));
    reads("7-6, 6-3, then 12 boats", &["6..7", "3..6", "12 boats"]);
}

#[test]
fn headlines() {
    reads("Blast Leaves 12 Soldiers Dead", &["12 soldiers"]);
    reads("Ferry Sinks, 9 Dead", &["9"]);
    reads("Harran Storm Kills Three Children, Wounds 14", &["3 children", "14"]);
}

#[test]
fn dates_are_left_to_the_dates() {
    let text = "On the 12 they sailed for four days.";
    let date = |words: &str, kind| {
        let start = text.find(words).unwrap();
        DateMention {
            span: Span::new(start, start + words.len()),
            kind,
            timex: String::new(),
            when: None,
            other: None,
            parts: Default::default(),
            ends: None,
            rule: "",
        }
    };
    let dates = [date("the 12", Type::Date), date("four days", Type::Duration)];
    let got: Vec<String> = find(&Tokens::new(text), &dates).iter().map(shown).collect();
    assert_eq!(got, ["4 day"]);
}

#[test]
fn too_large_is_dropped() {
    refuses("99999999999999999999999999999999999999");
    refuses("9999999999999999999999 trillion trillion trillion");
}

/// Words and signs that meet in figures, to find odd meetings.
fn odd_words() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "1",
        "12",
        "2,500",
        ".5",
        "3.4",
        "½",
        "-",
        "–",
        "$",
        "US$",
        "%",
        "a",
        "one",
        "half",
        "hundred",
        "million",
        "dozens",
        "and",
        "to",
        "between",
        "than",
        "more",
        "at",
        "least",
        "or",
        "km",
        "year",
        "old",
        ",",
        ".",
        "(",
        ")",
        "/",
        ":",
        "'",
        "the",
        "Boeing",
        "737",
        "soldiers",
        "third",
        "of",
        "per",
        "\n",
        "\u{a0}",
        "m",
        "Rs",
        "magnitude",
        "in",
        "five",
        "point",
        "e",
        "×",
        "^",
        "10",
        "'",
        "\"",
        "feet",
        "cents",
        "out",
        "but",
        "less",
        "times",
        "fold",
        "aged",
        "PS",
        "MUSD",
        "lakh",
        "over",
        "up",
        "odd",
        "+",
    ]);
    prop::collection::vec((words, prop::bool::ANY), 0..30).prop_map(|parts| {
        parts
            .into_iter()
            .map(|(word, glued)| if glued { word.to_string() } else { format!("{word} ") })
            .collect()
    })
}

fn holds(text: &str) {
    let mut free = 0;
    for figure in figures(text) {
        for span in
            [figure.span, figure.number, figure.hedged].into_iter().chain(figure.noun.map(|noun| noun.span))
        {
            assert!(text.get(span.start..span.end).is_some_and(|words| !words.is_empty()), "{text:?}");
        }
        assert!(figure.span.start >= free, "{text:?}");
        assert!(figure.span.contains(&figure.number) && figure.hedged.contains(&figure.number), "{text:?}");
        free = figure.span.end;
    }
}

proptest! {
    #[test]
    fn any_text_gives_sound_spans(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn odd_meetings_give_sound_spans(text in odd_words()) {
        holds(&text);
    }
}
