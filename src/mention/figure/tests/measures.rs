//! Units, money, ages, counted nouns, shapes of their own.

use super::{only, reads, refuses};
use crate::mention::figure::{Change, Hedge, Kind};

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
