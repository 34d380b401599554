//! What is no figure, and what is told beside one.

use super::{reads, refuses, shown};
use crate::mention::DateMention;
use crate::mention::date::Type;
use crate::mention::figure::find;
use crate::text::{Span, Tokens};

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

#[test]
fn rows_of_numbers_are_tables() {
    refuses(&"10 to ".repeat(100));
    refuses(&"4.5, ".repeat(100));
    reads("7-6, 6-3, then 12 boats", &["6..7", "3..6", "12 boats"]);
}
