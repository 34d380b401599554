//! What holds for any text: nothing panics, every quote stands in its article, ids are unique, the same text gives the same
//! report.

use dissensus::article::{Article, Metadata, zone};
use dissensus::claim::Claim;
use dissensus::claim::find;
use dissensus::compare::{self, Source};
use dissensus::mention::Anchor;
use dissensus::mention::anchor::From;
use jiff::civil::date;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn article(id: &str, body: &str, title: Option<&str>) -> Article {
    Article {
        id: id.to_string(),
        path: None,
        metadata: Metadata { title: title.map(str::to_string), ..Metadata::default() },
        body: body.to_string(),
        lines_before: 0,
        zones: zone::find(body, title),
    }
}

fn anchor() -> Anchor {
    Anchor::on(date(2031, 5, 7), From::Published)
}

/// The way of a case of two articles, from their texts to its questions, as one string.
fn whole_way(one: &str, other: &str) -> (Vec<Claim>, String) {
    let articles = [article("a", one, Some(other)), article("b", other, None)];
    let claims: Vec<Claim> =
        articles.iter().flat_map(|article| find::find(article, &anchor()).claims).collect();
    let sources = ["a", "b"].map(|id| Source {
        id: id.to_string(),
        anchor: anchor(),
        outlet: None,
        origin: id.to_string(),
    });
    let questions = compare::compare(&claims, &sources, &BTreeMap::new(), &compare::Links::default());
    (claims, format!("{questions:?}"))
}

fn holds(one: &str, other: &str) {
    let (claims, report) = whole_way(one, other);
    let mut ids = BTreeSet::new();
    for claim in &claims {
        let body = if claim.article == "a" { one } else { other };
        if let Some(span) = claim.evidence.span {
            assert_eq!(body.get(span.start..span.end), Some(claim.evidence.quote.as_str()));
        }
        assert!(ids.insert(claim.id.clone()), "{} is given twice", claim.id);
    }
    assert_eq!(report, whole_way(one, other).1);
}

/// Bits of news that meet in every order: what rules look for, in places where they don't expect it.
fn scraps() -> impl Strategy<Value = String> {
    let scraps = vec![
        "killed",
        "At least 14 people",
        "were injured",
        "including",
        "three of its workers",
        "dozens",
        "of whom",
        ",",
        ".",
        "\n\n",
        "“",
        "”",
        "said",
        "the police",
        "on Monday",
        "12 May 2031",
        "$3bn",
        "£1.5m-£2m",
        "up from",
        "rose to",
        "2,000 feet (609 metres)",
        "7.6 and 7.4 magnitude quakes",
        "half of",
        "no one",
        "Port Ansel",
        "Mr Oru",
        "(",
        ")",
        "the 2021 accord",
        "99999999999999999999999999999999",
        "0",
        "-",
        "—",
        "per cent",
        "36-year-old",
        "may",
        "March",
        "toll",
        "among the dead",
        "80 on board: 60 passengers and 14 crew",
        "\u{202e}",
        "é",
        "😀",
        "\u{0}",
        "١٢",
    ];
    prop::collection::vec(prop::sample::select(scraps), 0..60).prop_map(|scraps| scraps.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_text_keeps_the_promises(one in "\\PC{0,300}", other in any::<String>()) {
        holds(&one, &other);
    }

    #[test]
    fn any_heap_of_news_words_keeps_the_promises(one in scraps(), other in scraps()) {
        holds(&one, &other);
    }
}

#[test]
fn the_wildest_figures_are_no_trouble() {
    let digits = "9".repeat(5000);
    holds(&digits, &format!("${digits} and {digits} people were killed"));
    holds(&"killed 9 ".repeat(80), &"on 12 May, 14 May and ".repeat(80));
    let text = std::fs::read_to_string("README.md").unwrap();
    holds(&text, "");
}
