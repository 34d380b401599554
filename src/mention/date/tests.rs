//! What the finder reads, one line for each example; a line without brackets holds no date.

use super::*;
use crate::lexicon::{self, date_patterns, examples, named_days};
use crate::mention::anchor::From;
use proptest::prelude::*;

/// A Saturday.
const DAY: &str = "2031-05-10";

fn anchor() -> Anchor {
    Anchor::on(DAY.parse().unwrap(), From::Published)
}

/// The text has its dates in brackets; their TIMEX3 values follow in order.
#[track_caller]
fn reads(marked: &str, values: &[&str]) {
    reads_from(marked, &anchor(), values);
}

#[track_caller]
fn reads_from(marked: &str, anchor: &Anchor, values: &[&str]) {
    let text = marked.replace(['[', ']'], "");
    let tokens = Tokens::new(&text);
    let found = find(&tokens, anchor);
    let mut shown = text.clone();
    for mention in found.iter().rev() {
        shown.insert(mention.span.end, ']');
        shown.insert(mention.span.start, '[');
    }
    assert_eq!(shown, marked);
    let timex: Vec<&str> = found.iter().map(|mention| mention.timex.as_str()).collect();
    assert_eq!(timex, values, "{marked}");
}

#[track_caller]
fn days(text: &str, anchor: &Anchor, start: &str, end: &str) -> When {
    let tokens = Tokens::new(text);
    let when = find(&tokens, anchor)[0].when.clone().unwrap();
    assert_eq!((when.start, when.end), (Some(start.parse().unwrap()), Some(end.parse().unwrap())), "{text}");
    when
}

#[test]
fn full_dates_in_all_orders() {
    reads("It sank on [19 October 2025].", &["2025-10-19"]);
    reads("It sank on [October 19, 2025], and", &["2025-10-19"]);
    reads("It sank [Oct. 10, 2002].", &["2002-10-10"]);
    reads(
        "It sank on [the 6th of November 1994]. On [the 6th of November] they",
        &["1994-11-06", "1994-11-06"],
    );
    reads("date [2025-10-19] PORT ANSEL", &["2025-10-19"]);
    reads("Port 1735 [15.04.2017](updated", &["2017-04-15"]);
    reads("[Sun Sep 15 2013]", &["2013-09-15"]);
    reads("[Sun, 15 Sep 2013]", &["2013-09-15"]);
    reads("[Sunday, October 19, 2025]", &["2025-10-19"]);
}

#[test]
fn figures_in_two_orders_stay_open() {
    reads("of [15/09/2013]", &["2013-09-15"]);
    reads("of [10/19/2025]", &["2025-10-19"]);
    reads("of [03/04/2013]", &["2013-03-04"]);
    reads("of [05/10/2031]", &["2031-05-10"]);
    reads("of 19/19/2025", &[]);
}

#[test]
fn an_order_that_nothing_settles_has_two_readings() {
    let readings = |text: &str| {
        let mention = find(&Tokens::new(text), &anchor()).remove(0);
        let other = mention.other.map(|other| other.timex);
        (mention.timex, other)
    };
    let two = |first: &str, second: &str| (first.to_owned(), Some(second.to_owned()));
    let one = |only: &str| (only.to_owned(), None);
    assert_eq!(readings("It sank on 03/04/2013."), two("2013-03-04", "2013-04-03"));
    // The one near to the article's day is the likelier.
    assert_eq!(readings("It sank on 05/04/2031."), two("2031-05-04", "2031-04-05"));
    assert_eq!(readings("It sank on 02/05/2031."), two("2031-05-02", "2031-02-05"));
    // Another date of the text, the article's own day, or a weekday settles it.
    assert_eq!(readings("It sank on 03/04/2013 and was raised on 15/04/2013."), one("2013-04-03"));
    assert_eq!(readings("It sank on 03/04/2013 and was raised on 04/15/2013."), one("2013-03-04"));
    assert_eq!(readings("It sank on 03/04/2013. Updated 10/05/2031"), one("2013-04-03"));
    assert_eq!(readings("It sank on Wednesday, 03/04/2013."), one("2013-04-03"));
    // One that contradicts another settles nothing.
    assert_eq!(readings("On 03/04/2013, 15/04/2013 and 04/15/2013"), two("2013-03-04", "2013-04-03"));
}

#[test]
fn stated_parts_are_told_from_inferred_ones() {
    use Basis::{CountedFromAnchor as Counted, NotGiven, Stated, TakenFromText as Text};
    #[track_caller]
    fn parts(text: &str, year: Basis, month: Basis, day: Basis) {
        let last = find(&Tokens::new(text), &anchor()).pop().unwrap();
        assert_eq!(last.parts, Parts { year, month, day }, "{text}");
    }
    parts("on 4 May 2030", Stated, Stated, Stated);
    parts("on 4 May", Counted, Stated, Stated);
    parts("in May 2030", Stated, Stated, NotGiven);
    parts("in 2030", Stated, NotGiven, NotGiven);
    parts("last year", Counted, NotGiven, NotGiven);
    parts("on Thursday", Counted, Counted, Counted);
    parts("on the 18th", Counted, Counted, Stated);
    parts("on 4 May 2030. The next day", Text, Text, Text);
    parts("on 4 May 2030. On 6 May", Text, Stated, Stated);
    parts("on May 2, 4 and 6", Counted, Text, Stated);
    parts("from 4 May 2030 to Thursday", Counted, Counted, Counted);
    parts("for four days", NotGiven, NotGiven, NotGiven);
}

#[test]
fn a_range_of_two_dates_has_its_ends() {
    let ends = |text: &str| -> Vec<String> {
        let mention = find(&Tokens::new(text), &anchor()).remove(0);
        let ends = mention.ends.into_iter().flat_map(|ends| *ends);
        ends.map(|end| format!("{}={}", end.span.of(text), end.timex)).collect()
    };
    assert_eq!(ends("from 2019 to 2021"), ["2019=2019", "2021=2021"]);
    assert_eq!(ends("from 4 May 2030 through Thursday"), ["4 May 2030=2030-05-04", "Thursday=2031-05-08"]);
    assert!(ends("on October 18-19, 2025").is_empty() && ends("from 3 to 5 May").is_empty());
}

#[test]
fn a_year_is_taken_in_the_direction_of_the_clause() {
    reads("It sank on [May 4].", &["2031-05-04"]);
    reads("It sank on [November 4].", &["2030-11-04"]);
    reads("The inquiry is scheduled for [May 4].", &["2031-05-04"]);
    reads("The inquiry will open on [June 4].", &["2031-06-04"]);
    reads("It was built in [March]. It will be rebuilt in [July].", &["2031-03", "2031-07"]);
    reads("[last May] and [next May], [this September]", &["2030-05", "2032-05", "2031-09"]);
}

#[test]
fn weekdays_lie_behind_unless_the_clause_looks_ahead() {
    reads("He said on [late Thursday] that", &["2031-05-08"]);
    reads("The deal was reached on [Thursday night].", &["2031-05-08TNI"]);
    reads("It sank on [Saturday]. [Saturdays] blast", &["2031-05-10", "2031-05-10"]);
    reads("Talks will be held on [Monday].", &["2031-05-12"]);
    reads("They said on [Thursday] that talks will open on [Monday].", &["2031-05-08", "2031-05-12"]);
    reads("delayed due to fog on [Thursday]", &["2031-05-08"]);
    reads("[last Friday] and [next Friday]", &["2031-05-09", "2031-05-16"]);
    reads("Markets open [every Monday] and on [Sundays].", &["XXXX-WXX-1", "XXXX-WXX-7"]);
    reads("The Sun and the Fri wind", &[]);
}

#[test]
fn ranges_and_lists() {
    reads("met on [October 18–19, 2025]", &["2025-10-18/2025-10-19"]);
    reads("held between [October 25 and 30]", &["2030-10-25/2030-10-30"]);
    reads("from [3 to 5 May]", &["2031-05-03/2031-05-05"]);
    reads("from [25 December 2029 to 2 January]", &["2029-12-25/2030-01-02"]);
    reads(
        "between [2011 and 2014], from [2007 through 2014], in [2008-09]",
        &["2011/2014", "2007/2014", "2008/2009"],
    );
    reads("from [1981, when they wed, through 2004]", &["1981/2004"]);
    reads("It was moved from [May 12] to [May 14].", &["2031-05-12", "2031-05-14"]);
    reads("on [May 2], [4] and [6].", &["2031-05-02", "2031-05-04", "2031-05-06"]);
    reads(
        "on [Sept. 20-24], [Sept. 27] and [Oct. 1], [Oct. 18-22]",
        &["2031-09-20/2031-09-24", "2031-09-27", "2031-10-01", "2031-10-18/2031-10-22"],
    );
    reads("on [May 2] and 20 people died", &["2031-05-02"]);
}

#[test]
fn years_in_words_and_in_short() {
    reads(
        "in [January nineteen ninety-seven], [the winter of nineteen ninety-four], in [two thousand and six]",
        &["1997-01", "1994-WI", "2006"],
    );
    reads("[summer of '42], the class of ['95], [May '28]", &["1942-SU", "1995", "2028-05"]);
    reads(
        "in [2017 April]; in [2017-Q1]; [fiscal 2030's second quarter]",
        &["2017-04", "2017-Q1", "2030-Q2"],
    );
    reads("two thousand sheep, twenty fifty-year-old trees", &[]);
    reads(
        "(m. [1949]; div. [1964]), Expo Orlo Harbour [2016], [1987]'s storm",
        &["1949", "1964", "2016", "1987"],
    );
}

#[test]
fn clauses_that_look_ahead_or_back() {
    reads("The deadline is [Friday].", &["2031-05-16"]);
    reads("The vote was postponed until [Tuesday].", &["2031-05-13"]);
    reads("They will have a feast on [Sunday].", &["2031-05-11"]);
    reads("The wind tore off the roof on [Sunday].", &["2031-05-04"]);
    reads("The offer expires [Friday at 5 p.m.]", &["2031-05-16T17:00"]);
    reads("They meet on [a Monday], as a rule.", &["XXXX-WXX-1"]);
}

#[test]
fn bare_years_need_company() {
    reads(
        "since [2011], in [1984], the [2021] accord, a [2023] crackdown, ([1994])",
        &["2011", "1984", "2021", "2023", "1994"],
    );
    reads("2000 people, 2000ft, $2000, Resolution 1973, a 2000 km march, in 2000 homes, 2,000", &[]);
    reads("rose from 1900 to 2000, an average of 1500, up to 1950, in [1500]", &["1500"]);
    reads("[the 1980s], [the late 1990s], [the '70s]", &["198", "199", "197"]);
}

#[test]
fn words_that_only_look_like_months() {
    reads("Rebels may march in second place. May he? March on!", &[]);
    reads("in [May], [March 2011], a march", &["2031-05", "2011-03"]);
}

#[test]
fn stretches_of_the_calendar() {
    reads("[second half of 2008]", &["2008-H2"]);
    reads("[the first quarter of last year], [fiscal 2007]", &["2030-Q1", "2007"]);
    reads(
        "[last week], [this week], [earlier this month], [last year]",
        &["2031-W18", "2031-W19", "2031-05", "2030"],
    );
    reads("[this years] budget, [last weeks] talks", &["2031", "2031-W18"]);
    reads("[Two years later] it sank.", &["XXXX"]);
    reads("[the week of May 1], [the last week of July 2030]", &["2031-W18", "2030-W30"]);
    reads("[two years ago], [a week ago], [three days ago]", &["2029", "2031-W18", "2031-05-07"]);
    reads("in [the summer of 2010]", &["2010-SU"]);
    days("in the second half of 2008", &anchor(), "2008-07-01", "2008-12-31");
    days("over the weekend", &anchor(), "2031-05-10", "2031-05-11");
}

#[test]
fn parts_and_times_of_day() {
    reads(
        "[this morning], [tonight], [yesterday], [yesterday evening]",
        &["2031-05-10TMO", "2031-05-10TNI", "2031-05-09", "2031-05-09TEV"],
    );
    reads("It sank on [Thursday]. [A day earlier] it sailed.", &["2031-05-08", "2031-05-07"]);
    reads("in 2013. They met [the same day].".replace("2013", "[2013]").as_str(), &["2013", "XXXX-XX-XX"]);
    reads(
        "at [7:48 a.m.] and [11am on Friday] ([2248 GMT Tuesday])",
        &["2031-05-10T07:48", "2031-05-09T11:00", "2031-05-06T22:48Z"],
    );
    reads("at [8:20 p.m. Pacific time Monday]", &["2031-05-05T20:20"]);
    reads("at [9:20 a.m.] ([0620 GMT]) [Friday]", &["2031-05-09T09:20", "2031-05-09T06:20Z", "2031-05-09"]);
    reads("won 2:1 after 3:25 of play", &[]);
}

#[test]
fn lengths_and_sets() {
    reads(
        "[four days], a [three-year] war, [more than two years], for [decades]",
        &["P4D", "P3Y", "P2Y", "PXDE"],
    );
    reads("[daily], [every year], [the past two years]", &["P1D", "P1Y", "P2Y"]);
    reads("a 36-year-old man, 12 years old", &[]);
    reads("in a second attack, a quarter of the town", &[]);
}

#[test]
fn named_days() {
    reads("on [Christmas Eve], on [Easter 2025], since [9/11]", &["2030-12-24", "2025-04-20", "2001-09-11"]);
}

#[test]
fn what_no_anchor_resolves_keeps_its_pattern() {
    reads_from(
        "on [October 19] and [Thursday] and [2025-10-19]",
        &Anchor::UNKNOWN,
        &["XXXX-10-19", "XXXX-WXX-4", "2025-10-19"],
    );
}

#[test]
fn an_inferred_year_is_marked() {
    let inferred = Anchor { year: Some(2031), from: From::Inferred, ..Anchor::UNKNOWN };
    assert!(days("It sank on May 4.", &inferred, "2031-05-04", "2031-05-04").year_inferred);
    assert!(!days("It sank on May 4, 2030.", &inferred, "2030-05-04", "2030-05-04").year_inferred);
    assert!(!days("It sank on May 4.", &anchor(), "2031-05-04", "2031-05-04").year_inferred);
    assert!(days("It sank on Thursday.", &anchor(), "2031-05-08", "2031-05-08").relative);
}

#[test]
fn edtf_is_level_one() {
    assert_eq!(
        days("the third quarter of 2008", &anchor(), "2008-07-01", "2008-09-30").edtf,
        "2008-07/2008-09"
    );
    assert_eq!(days("in the 1980s", &anchor(), "1980-01-01", "1989-12-31").edtf, "198X");
    assert_eq!(
        days("October 18–19, 2025", &anchor(), "2025-10-18", "2025-10-19").edtf,
        "2025-10-18/2025-10-19"
    );
}

#[test]
fn full_days_are_those_with_a_year() {
    let tokens = Tokens::new("On 4 May 2031 and May 6, from October 18–19, 2025.");
    let days: Vec<String> = full_days(&tokens).iter().map(|(_, day)| day.to_string()).collect();
    assert_eq!(days, ["2031-05-04", "2025-10-18", "2025-10-19"]);
}

/// A text with the dates found in it in brackets, and their values.
fn marked(text: &str, keep: impl Fn(&DateMention) -> bool) -> (String, Vec<String>) {
    let tokens = Tokens::new(text);
    let found: Vec<DateMention> = find(&tokens, &anchor()).into_iter().filter(keep).collect();
    let mut shown = text.to_owned();
    for mention in found.iter().rev() {
        shown.insert(mention.span.end, ']');
        shown.insert(mention.span.start, '[');
    }
    (shown, found.into_iter().map(|mention| mention.timex).collect())
}

#[test]
fn the_examples_of_the_patterns_hold() {
    let mut wrong = String::new();
    for (rule, yes, no) in date_patterns::examples() {
        for (example, values) in yes {
            let (shown, got) = marked(&example.replace(['[', ']'], ""), |_| true);
            let got = got.join("; ");
            if shown != *example || got != *values {
                let place = examples::place("date_patterns.yaml", date_patterns::TEXT, example);
                wrong += &format!("{place}: \"{example}\": expected {values}, got {got} in \"{shown}\"\n");
            }
        }
        for example in no {
            let (shown, got) = marked(example, |mention| mention.rule == rule);
            if !got.is_empty() {
                let place = examples::place("date_patterns.yaml", date_patterns::TEXT, example);
                wrong += &format!("{place}: \"{example}\": expected nothing, got {got:?} in \"{shown}\"\n");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_examples_of_the_named_days_hold() {
    let (yes, no) = named_days::examples();
    let of_name = |mention: &DateMention| mention.rule == "named-day";
    let mut wrong = String::new();
    let expected = yes.iter().map(|(example, value)| (example, vec![value.clone()]));
    for (example, value) in expected.chain(no.iter().map(|example| (example, Vec::new()))) {
        let (_, got) = marked(example, of_name);
        if got != value {
            let place = examples::place("date_names.yaml", named_days::TEXT, example);
            wrong += &format!("{place}: \"{example}\": expected {value:?}, got {got:?}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_examples_of_the_tenses_hold() {
    let mut wrong = String::new();
    for (example, expected) in lexicon::tense::examples() {
        let plain = example.replace(['[', ']'], "");
        let (start, end) = (example.find('[').unwrap(), example.find(']').unwrap() - 1);
        let tokens = Tokens::new(&plain);
        let words = read::meanings(&tokens);
        let range = tokens.within(Span::new(start, end));
        let got = match tense::of(&Reader::new(&tokens, &words), range.start, range.end - 1) {
            Tense::Past => "past",
            Tense::Future => "future",
            Tense::Unsaid => "unsaid",
        };
        if got != expected {
            let place = examples::place("date_tense.yaml", lexicon::tense::TEXT, example);
            wrong += &format!("{place}: \"{example}\": expected {expected}, got {got}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[track_caller]
fn spans_hold(text: &str) {
    let tokens = Tokens::new(text);
    let mut end = 0;
    for mention in find(&tokens, &anchor()) {
        assert!(mention.span.start >= end && mention.span.end <= text.len());
        assert!(!mention.span.is_empty() && text.get(mention.span.start..mention.span.end).is_some());
        end = mention.span.end;
    }
    find(&tokens, &Anchor::UNKNOWN);
    full_days(&tokens);
}

proptest! {
    #[test]
    fn any_text_gives_spans_in_order(text in "\\PC{0,80}") {
        spans_hold(&text);
    }

    #[test]
    fn any_heap_of_date_words_gives_spans_in_order(
        words in proptest::collection::vec(proptest::sample::select(vec![
            "may", "May", "12", "2031", "9999", "0", "-", "–", "/", ".", ",", ":", "'", "s", "80", "the", "a", "an", "last", "next", "this",
            "early", "end", "of", "year", "years", "week", "day", "days", "second", "quarter", "half", "first", "twenty", "thirty", "nineteen",
            "to", "and", "between", "from", "through", "Thursday", "Sundays", "Sun", "night", "morning", "that", "same", "ago", "earlier", "every",
            "per", "couple", "few", "more", "than", "at", "noon", "p", "m", "am", "GMT", "local", "time", "fiscal", "q", "3", "31", "st", "Easter",
            "9", "11", "then", "week", "beginning", "turn", "eve", "two", "after", "last", "next", "in", "fortnight", "overnight", "o", "clock",
            "'95", "thousand", "Friday", "the", "13", "th", "3/4/2025", "15/4/2025", "one", "period", "consecutive", "row", "now", "weekend", "before", "yesterday", "\n", "½", "century", "19", "20", "fall", "in", "sixties", "hundred", "until",
        ]), 0..24),
        spaced in proptest::bool::ANY,
    ) {
        spans_hold(&words.join(if spaced { " " } else { "" }));
    }
}

#[test]
fn long_heaps_cost_no_more_than_their_length() {
    for heap in [
        "1",
        "and ",
        "may ",
        "years ",
        "12 ",
        "the end of ",
        "more than ",
        "12 to ",
        "from 1981, ",
        "May 2, ",
        "Monday ",
        "10 to 10 to ",
        "week of ",
        "two days after ",
        "first week of ",
        "the eve of the ",
        "in two weeks ",
        "3/4/2025 ",
        "Q1",
        "by then ",
    ] {
        spans_hold(&heap.repeat(100_000 / heap.len()));
    }
}

#[test]
fn a_unit_with_a_capital_behind_the_is_a_name() {
    reads("He keeps a shop in the Quarter and writes for the Week.", &[]);
    reads("Prices rose over [the quarter].", &["2031-Q1"]);
}

#[test]
fn no_date_begins_in_a_long_row_of_figures() {
    reads("It was there 100 000 000 years ago.", &[]);
    reads("serial 2-03-2031-4-5-6-7-8-9-10 of [4 May 2031]", &["2031-05-04"]);
}
