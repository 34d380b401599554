//! Ranges, hedges, vague words.

use super::{only, reads, refuses};
use crate::mention::figure::Hedge;

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
    reads("minus 5 to minus 10 degrees", &["-10..-5 degree"]);
    reads("She won 6-4, 3-6, 7-6.", &["4..6", "3..6", "6..7"]);
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
fn two_bounds_make_one_range() {
    reads("more than 10 but fewer than 20 boats", &[">10..<20 boats"]);
    reads("at least 10 and at most 20 boats", &["10..20 boats"]);
    assert_eq!(only("more than 10 but fewer than 20 boats").rule, "bounds");
    reads("more than 20 boats and less than 10 rafts", &[">20.. boats", "..<10 rafts"]);
    reads("more than a dozen, less than half", &[">12..", "..<50 percent"]);
}
