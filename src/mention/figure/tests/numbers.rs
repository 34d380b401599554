//! Numbers in digits and words.

use super::{only, reads, refuses};

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
