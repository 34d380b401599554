//! An article's reference day: what its weekdays and year-less dates count from, and where that comes from.
//!
//! Half of real articles come without a date. What neither metadata, nor a date line, nor case.yaml says is taken
//! from the full dates of the case, never further than they allow: a year, sometimes a stretch of days, rarely more.

use super::date::tense::Tense;
use super::date::{self, SaidDay};
use crate::article::{Article, Part};
use crate::text::{Span, TokenKind, Tokens};
use jiff::civil::Date;

/// Where a reference day comes from, the most trusted first.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum From {
    /// The article's own metadata.
    Published,
    /// The article's own dateline or date line.
    Dateline,
    /// What case.yaml says of the article.
    CaseFile,
    /// What the full dates of the article, or of the case's other articles, allow.
    Inferred,
    /// Nothing gave a day.
    Unknown,
}

/// An article's reference day.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    serde::Serialize,
    serde::Deserialize,
    borsh::BorshSerialize,
    borsh::BorshDeserialize,
)]
pub struct Anchor {
    /// The day, where one is known; without it weekdays and "yesterday" stay unresolved, unless `earliest` and
    /// `latest` leave one day only.
    #[borsh(
        serialize_with = "crate::mention::date::compact::put",
        deserialize_with = "crate::mention::date::compact::take"
    )]
    pub day: Option<Date>,
    /// The year that year-less dates take, where only that much is known, or follows from `day`.
    pub year: Option<i16>,
    /// Where it comes from.
    pub from: From,
    /// The first day that the article can be of, included, where no day is known.
    #[borsh(
        serialize_with = "crate::mention::date::compact::put",
        deserialize_with = "crate::mention::date::compact::take"
    )]
    pub earliest: Option<Date>,
    /// The last day that the article can be of, included, where no day is known.
    #[borsh(
        serialize_with = "crate::mention::date::compact::put",
        deserialize_with = "crate::mention::date::compact::take"
    )]
    pub latest: Option<Date>,
}

impl Anchor {
    /// The anchor of an article whose day is known.
    pub fn on(day: Date, from: From) -> Self {
        Anchor { day: Some(day), year: Some(day.year()), from, earliest: None, latest: None }
    }

    /// No day and no year.
    pub const UNKNOWN: Anchor =
        Anchor { day: None, year: None, from: From::Unknown, earliest: None, latest: None };
}

/// An article of a case, with the day that case.yaml gives it.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The article.
    pub article: &'a Article,
    /// The day of publication that case.yaml gives, where it does.
    pub case_day: Option<Date>,
}

/// The anchors of a case's articles, in their order.
pub fn of_case(inputs: &[Input]) -> Vec<Anchor> {
    let mut said = Vec::new();
    let mut anchors = Vec::new();
    for input in inputs {
        let tokens = Tokens::new(&input.article.body);
        anchors.push(own(input, &tokens));
        said.push(date::said_days(&tokens));
    }
    let known: Vec<Date> = anchors.iter().filter_map(|anchor| anchor.day).collect();
    let Some(year) = year_of_case(&known, &said) else { return anchors };
    for (anchor, said) in anchors.iter_mut().zip(&said) {
        if anchor.day.is_none() && !said.iter().any(|day| is_after(day, year)) {
            *anchor = inferred(year, &known, said);
        }
    }
    anchors
}

/// What an article says of its own day, or case.yaml does.
fn own(input: &Input, tokens: &Tokens) -> Anchor {
    if let Some(day) = input.article.metadata.published.filter(|_| input.case_day.is_none()) {
        return Anchor::on(day, From::Published);
    }
    if let Some(day) = dateline(input.article, tokens) {
        return Anchor::on(day, From::Dateline);
    }
    input.case_day.map_or(Anchor::UNKNOWN, |day| Anchor::on(day, From::CaseFile))
}

/// How far into a body a date line may stand, in bytes.
const HEAD: usize = 400;

/// The full date of the body's dateline, or of a date line near its beginning.
fn dateline(article: &Article, tokens: &Tokens) -> Option<Date> {
    let days = date::full_days(tokens);
    let in_zone = |span: &Span| {
        let inside = |zone: &&crate::article::Zone| zone.part == Part::Dateline && zone.span.contains(span);
        article.zones.iter().find(inside).is_some()
    };
    if let Some((_, day)) = days.iter().find(|(span, _)| in_zone(span)) {
        return Some(*day);
    }
    days.iter().find(|(span, _)| span.start < HEAD && is_date_line(tokens, span)).map(|(_, day)| *day)
}

/// True where nothing but a clock, a weekday and words like "updated" stands between the line's start and the date
/// ("10:25 Sun May 4 2031", "Last updated 17:05 04/05/2031"), or such a word or a clock stands right beside it.
fn is_date_line(tokens: &Tokens, span: &Span) -> bool {
    let within = tokens.within(*span);
    let mut only = true;
    for i in (0..within.start).rev() {
        if tokens.kind(i) == Some(TokenKind::Break) {
            break;
        }
        let word = tokens.kind(i) == Some(TokenKind::Word);
        if word && !is_date_word(tokens.folded(i)) && !matches!(tokens.folded(i), "a" | "p" | "m") {
            only = false;
            break;
        }
        if within.start - i > 12 {
            only = false;
            break;
        }
    }
    if only {
        // A sentence that begins with a date ("19 October 2025 was …") is no date line; a line or sign after it is one.
        let next = tokens.folded(within.end);
        let goes_on = tokens.kind(within.end) == Some(TokenKind::Word)
            && !is_date_word(next)
            && tokens.get(within.end).is_some_and(|token| !token.capital);
        return !goes_on && next != ",";
    }
    let updated = tokens.folded(within.end) == "(" && is_date_word(tokens.folded(within.end + 1));
    let clock = within.start > 0 && {
        let before = within.start - 1;
        tokens.kind(before) == Some(TokenKind::Digits) && tokens.written(before).len() == 4
    };
    updated || clock
}

fn is_date_word(word: &str) -> bool {
    let plain = matches!(
        word,
        "am" | "at"
            | "created"
            | "date"
            | "first"
            | "last"
            | "modified"
            | "on"
            | "pm"
            | "posted"
            | "published"
            | "updated"
    );
    plain
        || crate::lexicon::calendar::zone(word).is_some()
        || crate::lexicon::calendar::word(word).weekday.is_some()
}

fn is_after(day: &SaidDay, year: i16) -> bool {
    day.year.is_some_and(|said| said > year) && day.tense != Tense::Future
}

/// The one year that a case's days of publication have; without any, that of the full dates about its events.
fn year_of_case(known: &[Date], said: &[Vec<SaidDay>]) -> Option<i16> {
    if let Some(first) = known.first() {
        let year = first.year();
        return known.iter().all(|day| day.year() == year).then_some(year);
    }
    // The latest full date, said by two articles and close to days without a year: a date of these events. A date of
    // history ("26 December 2004") has no such company.
    let full =
        |days: &[SaidDay]| -> Vec<Date> { days.iter().filter_map(|day| day_in(day, day.year?)).collect() };
    let latest = said.iter().flat_map(|days| full(days)).max()?;
    let year = latest.year();
    let of_year = said.iter().filter(|days| full(days).iter().any(|day| day.year() == year)).count();
    let near =
        |day: &SaidDay| day.year.is_none() && day_in(day, year).is_some_and(|day| apart(day, latest) <= NEAR);
    let company = said.iter().flatten().filter(|day| near(day)).count();
    (of_year >= 2 && company >= 1).then_some(year)
}

/// How many days a day without a year may lie from the case's days and still be one of its events.
const NEAR: i32 = 60;

fn day_in(said: &SaidDay, year: i16) -> Option<Date> {
    Date::new(year, said.month, said.day).ok()
}

fn apart(a: Date, b: Date) -> i32 {
    (a - b).get_days().abs()
}

/// The year, and the stretch of days that the article's own past and coming days leave.
fn inferred(year: i16, known: &[Date], said: &[SaidDay]) -> Anchor {
    let mut anchor =
        Anchor { day: None, year: Some(year), from: From::Inferred, earliest: None, latest: None };
    for said in said {
        let Some(day) = day_in(said, said.year.unwrap_or(year)) else { continue };
        if !known.iter().any(|known| apart(*known, day) <= NEAR) {
            continue;
        }
        match said.tense {
            Tense::Past => anchor.earliest = anchor.earliest.max(Some(day)),
            Tense::Future => {
                let before = day.yesterday().ok();
                anchor.latest = match (anchor.latest, before) {
                    (Some(latest), Some(before)) => Some(latest.min(before)),
                    (latest, before) => latest.or(before),
                };
            }
            Tense::Unsaid => {}
        }
    }
    if anchor.earliest > anchor.latest && anchor.latest.is_some() {
        // The words that tell past from future were misread, or the dates are of another year.
        (anchor.earliest, anchor.latest) = (None, None);
    }
    anchor
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::date::find;

    fn article(published: Option<&str>, body: &str) -> Article {
        let published = published.map(|day| day.parse().unwrap());
        let metadata = crate::article::Metadata { published, ..Default::default() };
        Article {
            id: "a".to_owned(),
            path: None,
            metadata,
            body: body.to_owned(),
            lines_before: 0,
            zones: Vec::new(),
        }
    }

    fn anchors(articles: &[Article]) -> Vec<Anchor> {
        let inputs: Vec<Input> = articles.iter().map(|article| Input { article, case_day: None }).collect();
        of_case(&inputs)
    }

    fn day(text: &str) -> Option<Date> {
        Some(text.parse().unwrap())
    }

    #[track_caller]
    fn dateline_of(body: &str, expected: Option<&str>) {
        let anchor = anchors(&[article(None, body)])[0];
        assert_eq!(anchor.day, expected.and_then(day), "{body}");
        assert_eq!(anchor.from, if expected.is_some() { From::Dateline } else { From::Unknown });
    }

    #[test]
    fn date_lines_are_anchors() {
        dateline_of("4 May 2031 Last updated at 11:05 GMT\n\nFerry sinks off Port Ansel", Some("2031-05-04"));
        dateline_of(" date 2031-05-04 PORT ANSEL: A ferry sank.", Some("2031-05-04"));
        dateline_of("Ferry sinks\n\n14:25 Sun May 4 2031\n\nA ferry sank.", Some("2031-05-04"));
        dateline_of("Ferry sinks\n\nLast updated 15:48 15/05/2031\n\nA ferry sank.", Some("2031-05-15"));
        dateline_of(
            "Ferry sinks COURIER Middle Sea 1735 15.05.2031(updated 2033 15.05.2031) A ferry",
            Some("2031-05-15"),
        );
    }

    #[test]
    fn dates_in_sentences_and_captions_are_not() {
        dateline_of("The ferry in Port Ansel, May 20, 2018. Photo: Courier\n\nA ferry sank on Monday.", None);
        dateline_of("On 4 May 2031 a ferry sank off Port Ansel.", None);
        dateline_of("A ferry sank.", None);
    }

    #[test]
    fn a_year_comes_from_the_other_articles() {
        let case = [
            article(Some("2031-05-08"), "A ferry sank."),
            article(
                None,
                "The ferry sank on May 4. The inquiry is scheduled for May 12. It left on Saturday, on Thursday night it was full.",
            ),
            article(None, "The ferry sank on Monday."),
        ];
        let found = anchors(&case);
        assert_eq!((found[1].day, found[1].year, found[1].from), (None, Some(2031), From::Inferred));
        assert_eq!((found[1].earliest, found[1].latest), (day("2031-05-04"), day("2031-05-11")));
        assert_eq!((found[2].year, found[2].earliest), (Some(2031), None));
        let tokens = Tokens::new(&case[1].body);
        let dates = find(&tokens, &found[1]);
        let first = dates[0].when.as_ref().unwrap();
        assert_eq!((first.start, first.year_inferred), (day("2031-05-04"), true));
        // 4 to 11 May holds two Sundays, and one Saturday and one Thursday only before some of its days.
        assert!(dates.iter().filter(|date| date.rule == "weekday").all(|date| date.when.is_none()));
    }

    #[test]
    fn a_narrow_stretch_pins_a_weekday() {
        let case = [
            article(Some("2031-05-08"), "A ferry sank."),
            article(
                None,
                "The ferry sank on May 8. The inquiry is scheduled for May 15. It was found on Thursday night.",
            ),
        ];
        let tokens = Tokens::new(&case[1].body);
        let dates = find(&tokens, &anchors(&case)[1]);
        let thursday = dates[2].when.as_ref().unwrap();
        assert_eq!((thursday.start, thursday.year_inferred), (day("2031-05-08"), true));
    }

    #[test]
    fn years_that_differ_give_none() {
        let case = [
            article(Some("2031-12-30"), "A ferry sank."),
            article(Some("2032-01-02"), "It sank."),
            article(None, "It sank on December 29."),
        ];
        assert_eq!(anchors(&case)[2], Anchor::UNKNOWN);
    }

    #[test]
    fn history_gives_no_year() {
        let case = [
            article(None, "The wave of December 26, 2004 killed many. It sank on Sunday."),
            article(None, "Not since December 26, 2004 has there been such a wave. It sank on May 4."),
        ];
        assert_eq!(anchors(&case)[1], Anchor::UNKNOWN);
        let case = [
            article(None, "It sank on May 4, 2031, years after the wave of December 26, 2004."),
            article(None, "The ferry that sank on May 4, 2031, was old. Divers came on May 6."),
        ];
        assert_eq!(anchors(&case)[0].year, Some(2031));
    }

    #[test]
    fn case_yaml_comes_after_the_text() {
        let plain = article(None, "A ferry sank.");
        let found = of_case(&[Input { article: &plain, case_day: day("2031-05-08") }]);
        assert_eq!(found[0], Anchor::on(day("2031-05-08").unwrap(), From::CaseFile));
    }
}
