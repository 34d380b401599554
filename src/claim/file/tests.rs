//! Worked files, one line for every problem, and the promise that no bytes stop the reader.

use super::{Absent, Checked, Known, case_file, check, complete, written};
use crate::article::{Article, Metadata, Part};
use crate::claim::{Check, Claim, Evidence, Kind, Value};
use crate::error::Problem;
use crate::mention::Anchor;
use crate::mention::anchor::From;
use crate::mention::figure::{Dimension, Hedge, Number};
use crate::text::Span;
use jiff::civil::date;
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::path::Path;

const COURIER: &str = "The ferry Gannet sank off Port Ansel on 9 May 2031.\n\n“At least 14 people drowned,” the harbour \
                       police said. Of 296 passengers, 14 people were taken ashore.\n";

fn article(id: &str, body: &str) -> Article {
    Article {
        id: id.to_owned(),
        path: Some(format!("articles/{id}.txt").into()),
        metadata: Metadata { title: Some("Ferry sinks, 9 feared dead".to_owned()), ..Metadata::default() },
        body: body.to_owned(),
        lines_before: 0,
        zones: Vec::new(),
    }
}

fn exactly(number: u32) -> Number {
    Number::exactly(number.into())
}

fn found() -> Claim {
    let value = Value::Figure { number: exactly(296), unit: None, dimension: Dimension::Count };
    let evidence = Evidence {
        quote: "Of 296 passengers".to_owned(),
        span: Some(Span::new(0, 17)),
        sentence: None,
        part: Part::Body,
        check: Check::Verbatim,
    };
    Claim {
        rule: "count".to_owned(),
        ..Claim::plain("courier-quantity-0a1b2c", "courier", Kind::Quantity, value, evidence)
    }
}

/// A file of these claims, held against two articles, one of them without text, and one found claim.
fn checked(claims: &str) -> Checked {
    let articles = [article("courier", COURIER)];
    let absent = [Absent { id: "un-record".to_owned(), metadata: Metadata::default() }];
    let found = [found()];
    let anchors = BTreeMap::from([("courier".to_owned(), Anchor::on(date(2031, 5, 10), From::Published))]);
    let known = Known { articles: &articles, absent: &absent, anchors: &anchors, found: &found };
    let text = format!("schema: dissensus/claims/1\nclaims:\n{claims}");
    check(&written::read(Path::new("curated.yaml"), &text), &known)
}

fn lines(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(Problem::to_string).collect()
}

/// A claim that is sound but for one line is told with exactly this problem.
#[track_caller]
fn tells(claims: &str, expected: &str) {
    let checked = checked(claims);
    let told: Vec<String> = lines(&[checked.problems, checked.orphaned].concat());
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].starts_with(expected), "\n   got: {}\nwanted: {expected}", told[0]);
}

const SOUND: &str = "- id: a\n  article: courier\n  quote: Of 296 passengers\n  question: aboard\n";

/// [`SOUND`] with more lines, from line 7 on.
#[track_caller]
fn line_tells(more: &str, expected: &str) {
    tells(&format!("{SOUND}{more}"), expected);
}

#[test]
fn a_worked_file_becomes_claims() {
    let checked = checked(
        "  - id: dead-courier
    article: courier
    quote: >-
      \"At least 14 people
      drowned,\"
    figure: 14
    question: people killed when the Gannet sank
    said_by: Harbour  Police
    via: Coastal News Agency
    said_on: 2031-05-09
    as_of: 2031-05-09
    who: passengers
    where: Port Ansel
    when: 2031-05
    note: no
  - {id: sank, article: courier, quote: on 9 May 2031, date: 2031-05-09, event: sinking}
  - id: aboard
    article: courier
    quote: 296 passengers
    figure: {low: 296, unit: passengers}
    measure: passengers
  - id: 007
    article: un-record
    quote: nine were lost
    figure: 9
    question: dead
  - id: headline
    article: courier
    quote: feared
    statement: some are feared dead
  - id: role-of-police
    article: courier
    quote: the harbour police said
    role: harbour police
  - id: lost
    article: courier
    quote: the Gannet was never inspected
    statement: it was not inspected
  - id: none
    amends: courier-quantity-0a1b2c
    reject: true
",
    );
    assert_eq!(lines(&checked.problems), Vec::<String>::new());
    let ids: Vec<&str> = checked.claims.iter().map(|claim| claim.id.as_str()).collect();
    assert_eq!(ids, ["dead-courier", "sank", "aboard", "007", "headline", "role-of-police", "lost", "none"]);
    let [dead, sank, aboard, record, headline, role, lost, none] = checked.claims.as_slice() else {
        panic!()
    };

    assert_eq!(dead.kind, Kind::Casualties);
    assert_eq!(dead.evidence.quote, "“At least 14 people drowned,”");
    assert_eq!(dead.evidence.span.unwrap().of(COURIER), dead.evidence.quote);
    let sentence = dead.evidence.sentence.unwrap().of(COURIER);
    assert!(sentence.starts_with("“At least") && sentence.ends_with("police said."), "{sentence}");
    let speaker = dead.said_by.as_ref().unwrap();
    assert_eq!((speaker.name.as_str(), speaker.key.as_str()), ("Harbour  Police", "harbour police"));
    assert_eq!(speaker.via, ["Coastal News Agency"]);
    assert_eq!(dead.about.when.as_ref().unwrap().edtf, "2031-05");
    assert_eq!(dead.about.places[0].concept, "port ansel");
    assert_eq!(dead.as_of.as_ref().unwrap().start, Some(date(2031, 5, 9)));
    let by_hand = dead.by_hand.as_ref().unwrap();
    assert_eq!(by_hand.note.as_deref(), Some("no"));
    assert_eq!(by_hand.said_on.as_ref().unwrap().edtf, "2031-05-09");
    assert_eq!(dead.rule, "by hand");

    assert_eq!(sank.kind, Kind::Date);
    assert_eq!(aboard.kind, Kind::Quantity);
    let Value::Figure { number, .. } = &aboard.value else { panic!() };
    assert_eq!(
        (number.min, number.max, number.hedge),
        (Some(Decimal::from(296)), None, Some(Hedge::AtLeast))
    );
    assert_eq!(aboard.about.counted.as_ref().unwrap().written, "passengers");
    assert_eq!(record.evidence.check, Check::Unchecked);
    assert_eq!((headline.evidence.part, headline.evidence.span), (Part::Title, None));
    assert_eq!((role.kind, &role.value), (Kind::Role, &Value::Text("harbour police".to_owned())));
    assert_eq!(lost.evidence.check, Check::Orphaned);
    assert!(none.by_hand.as_ref().unwrap().reject && none.evidence == found().evidence);
    assert_eq!(
        lines(&checked.orphaned),
        [
            "curated.yaml:39:12: article `courier` does not say \"the Gannet was never inspected\" (copy the words from the \
          article; a quote from a text that has changed is listed as orphaned and not compared)"
        ]
    );
}

#[test]
fn an_amendment_keeps_what_it_does_not_name() {
    let checked =
        checked("  - {id: mend, amends: courier-quantity-0a1b2c, figure: 296, said_by: the operator}\n");
    assert_eq!(lines(&checked.problems), Vec::<String>::new());
    let claim = &checked.claims[0];
    assert_eq!((claim.id.as_str(), claim.article.as_str(), claim.kind), ("mend", "courier", Kind::Quantity));
    assert_eq!(claim.evidence, found().evidence);
    assert_eq!(claim.said_by.as_ref().unwrap().name, "the operator");
    assert_eq!(claim.by_hand.as_ref().unwrap().amends.as_deref(), Some("courier-quantity-0a1b2c"));
}

#[test]
fn files_without_claims_are_fine() {
    for text in [
        "",
        "# nothing yet\n",
        "schema: dissensus/claims/1\nclaims:\n",
        "schema: dissensus/claims/1\nclaims: []\n",
    ] {
        assert_eq!(lines(&written::read(Path::new("c"), text).problems), Vec::<String>::new(), "{text}");
    }
    let new = include_str!("curated.yaml");
    assert_eq!(lines(&written::read(Path::new("c"), new).problems), Vec::<String>::new());
    let new = include_str!("../../cli/new/case.yaml");
    assert_eq!(lines(&case_file::read(Path::new("c"), new).problems), Vec::<String>::new());
}

#[test]
fn every_key_is_explained_to_people() {
    let page = include_str!("../../../docs/claims.md");
    for key in [written::CLAIM_KEYS, written::BOUND_KEYS, case_file::ARTICLE_KEYS].concat() {
        assert!(page.contains(&format!("`{key}`")), "docs/claims.md does not explain `{key}`");
    }
    for key in case_file::CASE_KEYS {
        assert!(page.contains(&format!("    {key}:")), "docs/claims.md does not show `{key}`");
    }
}

#[track_caller]
fn file_tells(text: &str, expected: &str) {
    let told = lines(&written::read(Path::new("c"), text).problems);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].starts_with(expected), "\n   got: {}\nwanted: {expected}", told[0]);
}

#[test]
fn the_shape_of_the_file() {
    file_tells("claims: []\n", "c:1:1: the line `schema: dissensus/claims/1` is missing");
    file_tells(
        "schema: dissensus/claims/2\nclaims: []\n",
        "c:1:9: `schema` is `dissensus/claims/2`, expected",
    );
    file_tells("schema: dissensus/claims/1\n", "c:1:1: `claims` is missing");
    file_tells("schema: dissensus/claims/1\nclaims: 5\n", "c:2:9: `claims` is a list");
    file_tells(
        "schema: dissensus/claims/1\nclaims: [5]\n",
        "c:2:10: a claim is written as `key: value` lines",
    );
    file_tells(
        "schema: dissensus/claims/1\nclams: []\nclaims: []\n",
        "c:2:1: `clams` is no key of curated.yaml (did you mean `claims`?)",
    );
    file_tells("schema: dissensus/claims/1\nclaims: []\n---\na: b\n", "c:4:1: a second document begins here");
    file_tells("schema: dissensus/claims/1\nschema: a\nclaims: []\n", "c:2:1: `schema` stands here twice");
    file_tells("- a\n", "c:1:1: curated.yaml is written as `key: value` lines");
    file_tells(
        "schema: \"dissensus\n",
        "c:1:9: this is no YAML: the quotation mark that opens here is never closed",
    );
    file_tells("schema: dissensus/claims/1\nclaims: &a []\n", "c:2:9: anchors and aliases");
    file_tells("schema: !!str dissensus/claims/1\nclaims: []\n", "c:1:9: tags (`!`) are not read");
    let deep = format!("schema: {}", "[".repeat(100));
    file_tells(&deep, "c:1:21: more than 12 lists and mappings inside one another");
    let long = "#".repeat(crate::yaml::tree::LONGEST + 1);
    file_tells(&long, "c: the file has more than 4 MB, the most that is read");
}

#[test]
fn keys() {
    line_tells(
        "  figure: 296\n  saidby: operator\n",
        "curated.yaml:8:3: `saidby` is no key of a claim (did you mean `said_by`?)",
    );
    line_tells(
        "  figure: 296\n  speaker: operator\n",
        "curated.yaml:8:3: `speaker` is no key of a claim (did you mean `said_by`?)",
    );
    line_tells(
        "  figure: 296\n  unit: km\n",
        "curated.yaml:8:3: `unit` is no key of a claim (write the unit with the figure",
    );
    line_tells(
        "  figure: 296\n  xyzzy: 1\n",
        "curated.yaml:8:3: `xyzzy` is no key of a claim (a claim has the keys id, article,",
    );
    line_tells("  figure: 296\n  figure: 296\n", "curated.yaml:8:3: `figure` stands here twice");
    line_tells("  figure: 296\n  note: [a]\n", "curated.yaml:8:9: `note` takes one text");
    line_tells("  figure: 296\n  by:\n", "curated.yaml:8:3: `by` has no value");
    line_tells("  figure: 296\n  when: ''\n", "curated.yaml:8:3: `when` has no value");
    tells(
        "- {id: a, article: courier, quote: Of 296 passengers, figure: 296, question: ' '}\n",
        "curated.yaml:3:68: `question` has no value",
    );
    line_tells(
        "",
        "curated.yaml:3:7: `value` is missing (give one of figure, amount, date, place, role, statement)",
    );
    tells("- {id: a, quote: q, figure: 1}\n", "curated.yaml:3:8: `article` is missing");
    tells("- {id: a, article: courier, figure: 1}\n", "curated.yaml:3:8: `quote` is missing");
    tells(
        "- {article: courier, quote: Of 296 passengers, figure: 296}\n",
        "curated.yaml:3:3: `id` is missing",
    );
    line_tells(
        "  figure: 296\n  place: Ansel\n",
        "curated.yaml:8:3: `place` is a second value, after `figure`",
    );
}

#[test]
fn ids() {
    let claim = "article: courier, quote: Of 296 passengers, figure: 296";
    tells(
        &format!("- {{id: a, {claim}}}\n- {{id: a, {claim}}}\n"),
        "curated.yaml:4:8: the id `a` stands on line 3 already",
    );
    tells(&format!("- {{id: a b, {claim}}}\n"), "curated.yaml:3:8: the id `a b` has a space in it");
    tells(
        &format!("- {{id: a-date-0a1b2c, {claim}}}\n"),
        "curated.yaml:3:8: `a-date-0a1b2c` looks like the id of a found claim",
    );
    line_tells(
        "  figure: 296\n  same_as: courier-quantity-0a1b2d\n",
        "curated.yaml:8:12: `same_as`: no claim `courier-quantity-0a1b2d` is found in the articles (did you mean `courier-quantity-0a1b2c`?)",
    );
    line_tells(
        "  figure: 296\n  same_as: a\n",
        "curated.yaml:8:12: `same_as`: no claim `a` is found in the articles (that is a claim of this file",
    );
    tells("- {id: a, amends: b, reject: true}\n", "curated.yaml:3:19: `amends`: no claim `b` is found");
    line_tells("  figure: 296\n  reject: true\n", "curated.yaml:8:3: `reject` stands without `amends`");
    line_tells("  figure: 296\n  reject: maybe\n", "curated.yaml:8:11: `reject` is `maybe`, expected `true`");
    let amends = "amends: courier-quantity-0a1b2c";
    tells(
        &format!("- {{id: a, {amends}, reject: true}}\n- {{id: b, {amends}, note: n}}\n"),
        "curated.yaml:4:19: `courier-quantity-0a1b2c` is amended by `a` already",
    );
    tells(
        &format!("- {{id: a, {amends}, reject: true, figure: 5}}\n"),
        "curated.yaml:3:66: `5` stands beside `reject`",
    );
    tells(
        &format!("- {{id: a, {amends}, article: un-record}}\n"),
        "curated.yaml:3:53: `courier-quantity-0a1b2c` is a claim of article `courier`",
    );
}

#[test]
fn quotes() {
    tells(
        "- {id: a, article: couriers, quote: Of 296, figure: 296}\n",
        "curated.yaml:3:20: the case has no article `couriers` (did you mean `courier`?)",
    );
    tells(
        "- {id: a, article: courier, quote: Of 96 passengers, figure: 96}\n",
        "curated.yaml:3:36: article `courier` does not say \"Of 96 passengers\"",
    );
    tells(
        "- {id: a, article: courier, quote: 96 passengers, figure: 96}\n",
        "curated.yaml:3:36: article `courier` does not say",
    );
    tells(
        "- {id: a, article: courier, quote: 14 people, figure: 14}\n",
        "curated.yaml:3:36: the quote stands 2 times in article `courier` (make it longer, or add `after:`",
    );
    tells(
        "- {id: a, article: courier, quote: 14 people, after: Of 269, figure: 14}\n",
        "curated.yaml:3:54: `after`: article `courier` does not say \"Of 269\"",
    );
    tells(
        "- {id: a, article: courier, quote: 14 people, after: taken ashore, figure: 14}\n",
        "curated.yaml:3:54: the quote does not stand after \"taken ashore\"",
    );
    let meant = checked("- {id: a, article: courier, quote: 14 people, after: 'passengers,', figure: 14}\n");
    assert!(meant.problems.is_empty());
    assert_eq!(meant.claims[0].evidence.span.unwrap().start, COURIER.rfind("14 people").unwrap());
}

#[test]
fn values() {
    line_tells(
        "  figure: 269\n",
        "curated.yaml:7:11: `269` is not what the quote says: the quote has no 269",
    );
    line_tells(
        "  figure: {low: 296, high: 300}\n",
        "curated.yaml:7:3: `figure` is not what the quote says: the quote has no 300",
    );
    line_tells("  figure: {low: 9, high: 3}\n", "curated.yaml:7:26: `3` is below the one before it");
    line_tells(
        "  figure: {lowest: 9, high: 296}\n",
        "curated.yaml:7:12: `lowest` is no key of a figure (did you mean `low`?)",
    );
    line_tells("  figure: {low: many}\n", "curated.yaml:7:17: `many` is no number");
    line_tells("  figure: {unit: km}\n", "curated.yaml:7:3: a figure needs `low`, `best` or `high`");
    line_tells("  figure: loads of them\n", "curated.yaml:7:11: no figure is read in `loads of them`");
    line_tells("  amount: 296\n", "curated.yaml:7:11: no one amount of money is read in `296`");
    line_tells(
        "  statement: there were 300\n",
        "curated.yaml:7:14: `there were 300` is not what the quote says: the quote has no 300",
    );
    line_tells("  date: 9 May 2031\n", "curated.yaml:7:9: `9 May 2031` is no date");
    line_tells("  date: 2031-02-30\n", "curated.yaml:7:9: `2031-02-30` is no date");
    line_tells("  date: 2031-05-09\n  when: 2031\n", "curated.yaml:8:9: `when` stands beside `date`");
    line_tells("  figure: 296\n  as_of: May\n", "curated.yaml:8:10: `May` is no date");
    line_tells("  figure: 296\n  said_on: 2031-13\n", "curated.yaml:8:12: `2031-13` is no date");
    tells(
        "- {id: a, article: courier, quote: on 9 May 2031, date: 2030-05-09}\n",
        "curated.yaml:3:57: `2030-05-09` is not what the quote says: the quote says",
    );
}

#[test]
fn all_problems_of_a_file_are_told_at_once_in_its_order() {
    let checked = checked(
        "- {id: a, article: x, quote: q, figure: 1}\n- {id: a, by: , article: courier, figure: 1}\n- 5\n",
    );
    let places: Vec<(usize, usize)> =
        checked.problems.iter().map(|problem| (problem.line, problem.column)).collect();
    assert_eq!(places, [(4, 8), (4, 8), (4, 11), (5, 3)]);
    assert_eq!(lines(&checked.orphaned).len(), 1);
}

#[test]
fn what_an_article_took_along_is_orphaned_and_stops_nothing() {
    let checked = checked(
        "- {id: a, article: gone, quote: Of 96 passengers, figure: 96}\n\
         - {id: b, article: courier, quote: Of 296 passengers, figure: 296, same_as: gone-quantity-0a1b2c}\n\
         - {id: c, amends: gone-quantity-0a1b2c, figure: 4}\n\
         - {id: d, amends: gone-quantity-0a1b2d, reject: true}\n",
    );
    assert_eq!(lines(&checked.problems), Vec::<String>::new());
    assert_eq!(checked.orphaned.len(), 4, "{:?}", lines(&checked.orphaned));
    let kept: Vec<(&str, Check)> =
        checked.claims.iter().map(|claim| (claim.id.as_str(), claim.evidence.check)).collect();
    assert_eq!(kept, [("a", Check::Orphaned), ("b", Check::Verbatim)]);
}

#[test]
fn case_files_fill_what_articles_lack() {
    let text = "title: The Gannet\nnotes: no\narticles:\n  courier:\n    source: The Ansel Courier\n    published: 2031-05-09T12:30:00Z\n  un-record:\n    url: https://un.example/1\n  3:\nvague:\n  Dozens: {low: 24, high: 1,000}\n";
    let text = text.replace("1,000", "'1,000'");
    let case = case_file::read(Path::new("case.yaml"), &text);
    assert_eq!(lines(&case.problems), Vec::<String>::new());
    assert_eq!((case.title.as_deref(), case.notes.as_deref()), (Some("The Gannet"), Some("no")));
    assert_eq!(case.vague.get("dozens"), Some(&(Decimal::from(24), Some(Decimal::from(1000)))));
    let mut articles = [article("courier", "")];
    let done = complete(&case, &mut articles);
    assert_eq!(articles[0].metadata.published, Some(date(2031, 5, 9)));
    assert_eq!(articles[0].metadata.title.as_deref(), Some("Ferry sinks, 9 feared dead"));
    assert!(done.dated.contains("courier"));
    let absent: Vec<&str> = done.absent.iter().map(|absent| absent.id.as_str()).collect();
    assert_eq!(absent, ["3", "un-record"]);
}

#[track_caller]
fn case_tells(text: &str, expected: &str) {
    let case = case_file::read(Path::new("case.yaml"), text);
    let mut told = lines(&case.problems);
    told.extend(lines(&complete(&case, &mut [article("courier", "")]).problems));
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].starts_with(expected), "\n   got: {}\nwanted: {expected}", told[0]);
}

#[test]
fn case_file_problems() {
    case_tells("tittle: a\n", "case.yaml:1:1: `tittle` is no key of case.yaml (did you mean `title`?)");
    case_tells(
        "articles:\n  courier:\n    publised: 2031-05-09\n",
        "case.yaml:3:5: `publised` is no key of an article (did you mean `published`?)",
    );
    case_tells("articles:\n  courier: {published: 9 May}\n", "case.yaml:2:24: `9 May` is no day");
    case_tells(
        "articles:\n  courier: {title: Other}\n",
        "case.yaml:2:20: article `courier` says another `title` itself",
    );
    case_tells(
        "articles:\n  Courier.txt: {source: a}\n",
        "case.yaml:2:3: no article has the id `Courier.txt` (did you mean `courier`?",
    );
    case_tells("articles: [courier]\n", "case.yaml:1:11: `articles` is written as `name:` lines");
    case_tells("vague:\n  dozens: {high: 3}\n", "case.yaml:2:3: `low` is missing");
    case_tells("vague:\n  dozens: {low: 4, high: 3}\n", "case.yaml:2:3: `low` is above `high`");
    case_tells("vague:\n  dozens: {low: x}\n", "case.yaml:2:17: `x` is no number");
}

#[test]
fn the_record_is_the_same_shape_and_the_same_bytes() {
    let mut claim = checked("- {id: a, article: courier, quote: 296 passengers, figure: 296, who: NO, said_by: 'the \"operator\"'}\n").claims.remove(0);
    claim.value = Value::Figure {
        number: Number {
            max: None,
            open_min: true,
            hedge: Some(Hedge::MoreThan),
            hedge_words: "more than".to_owned(),
            ..exactly(14)
        },
        unit: None,
        dimension: Dimension::Count,
    };
    let articles = [article("courier", COURIER)];
    let text = super::extracted::write(&[claim.clone(), found()], &articles);
    assert_eq!(text, super::extracted::write(&[claim, found()], &articles));
    assert!(serde_yaml::from_str::<serde_yaml::Value>(&text).is_ok());
    insta::assert_snapshot!(text);
    assert!(super::extracted::write(&[], &[]).ends_with("claims: []\n"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_text_stops_the_reader(text in any::<String>()) {
        read_all(&text);
    }

    #[test]
    fn no_yaml_like_text_stops_the_reader(
        text in "([-:,\\[\\]{}#&*!|>'\"%@`? \n\t\r\u{85}0-9a-c\u{feff}é]|id|claims:\n|schema: dissensus/claims/1\n|- |\n  |---|\\.\\.\\.|<<|%TAG|\\\\x){0,40}"
    ) {
        read_all(&text);
    }

    #[test]
    fn no_value_stops_the_check(key in prop::sample::select(written::CLAIM_KEYS), value in any::<String>()) {
        checked(&format!("{SOUND}  {key}: {}\n", crate::yaml::quoted(&value)));
    }
}

fn read_all(text: &str) {
    let curated = written::read(Path::new("c"), text);
    let anchors = BTreeMap::new();
    check(&curated, &Known { articles: &[], absent: &[], anchors: &anchors, found: &[] });
    complete(&case_file::read(Path::new("c"), text), &mut []);
}
