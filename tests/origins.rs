//! What origins do to a case, from its articles to its rows: copies, copies with a slip, later versions, two agencies.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests say what must hold")]

use dissensus::article::{Article, Metadata, zone};
use dissensus::case::origin::{self, Origins, Why};
use dissensus::case::{Case, Comparison};
use dissensus::compare::{Question, Reason, Verdict};
use dissensus::report::json;
use dissensus::report::wording::standing;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;

/// An agency's text that has two figures for one thing: nine dead, and eight in an earlier count that it does not call so.
const TELLING: &str = "A cable car cabin fell from its line above Ostrand on Thursday and killed nine people, the lift company said. \
    Six more were injured and were taken to the hospital in Lindmar, forty kilometres down the valley.\n\n\
    The cabin had 15 passengers on board when the rope gave way in strong wind. The line was built in 1968 and carried 214,000 \
    guests a year. Mountain rescuers went up on foot, as no helicopter could fly.\n\n\
    Eight people were killed in the fall, a board at the valley station still read at night. The line was closed yesterday until further \
    notice, and two of the three other lifts of the resort stood still as well.\n";

struct Sheet<'a> {
    id: &'a str,
    front: &'a str,
    body: String,
}

fn sheet<'a>(id: &'a str, front: &'a str, body: &str) -> Sheet<'a> {
    Sheet { id, front, body: body.to_string() }
}

fn compared(sheets: &[Sheet]) -> (Case, Comparison) {
    let folder = tempfile::tempdir().unwrap();
    let articles = folder.path().join("articles");
    fs::create_dir_all(&articles).unwrap();
    for sheet in sheets {
        let text = format!("---\n{}\n---\n{}", sheet.front, sheet.body);
        fs::write(articles.join(format!("{}.txt", sheet.id)), text).unwrap();
    }
    let case = Case::open(folder.path()).unwrap();
    let comparison = case.compare().unwrap();
    (case, comparison)
}

/// The row in which an article has a claim with these words.
#[track_caller]
fn row<'c>(comparison: &'c Comparison, article: &str, words: &str) -> &'c Question {
    let has = |i: &usize| {
        let claim = &comparison.claims[*i];
        claim.article == article && claim.evidence.quote.contains(words)
    };
    let found = comparison.questions.iter().find(|question| question.claims.iter().any(has));
    found.unwrap_or_else(|| panic!("no claim {words:?} in {article}"))
}

fn flags(comparison: &Comparison) -> Vec<&str> {
    let flagged = comparison.questions.iter().filter(|question| question.verdict.is_flagged());
    flagged.map(|question| question.label.as_str()).collect()
}

#[track_caller]
fn why<'c>(comparison: &'c Comparison, article: &str) -> (&'c str, &'c Why) {
    let origin = comparison.origins.of(article).unwrap();
    (&origin.name, &origin.why)
}

#[test]
fn five_copies_are_one_origin_and_raise_no_flag() {
    let five: Vec<Sheet> =
        ["a", "b", "c", "d", "e"].iter().map(|id| sheet(id, "published: 2031-02-07", TELLING)).collect();
    let (_, comparison) = compared(&five);
    assert_eq!(flags(&comparison), Vec::<&str>::new());
    assert!(comparison.questions.iter().all(|question| question.origins == 1));
    let dead = row(&comparison, "a", "nine people");
    assert_eq!((dead.verdict, dead.reason, dead.articles), (Verdict::Agree, Reason::SameValue, 5));
    assert_eq!(why(&comparison, "a"), ("a", &Why::Own));
    assert_eq!(why(&comparison, "d"), ("a", &Why::OneText { with: "a".into(), percent: 100 }));
}

#[test]
fn copies_of_other_days_read_yesterday_otherwise_and_raise_no_flag() {
    let days = ["published: 2031-02-07", "published: 2031-02-08", "published: 2031-02-10"];
    let copies: Vec<Sheet> =
        ["b", "a", "c"].iter().zip(days).map(|(id, day)| sheet(id, day, TELLING)).collect();
    let (_, comparison) = compared(&copies);
    assert_eq!(flags(&comparison), Vec::<&str>::new());
    // The telling has the name of the earliest.
    assert!(comparison.origins.iter().all(|origin| origin.name == "b"));
}

#[test]
fn a_figure_that_a_copy_changed_is_a_difference() {
    let day = "published: 2031-02-07";
    let changed = |from: &str, to: &str| {
        let (first, rest) = TELLING.split_once("\n\n").unwrap();
        format!(
            "Cabin falls above Ostrand\n\n{first}\n\nThe resort is twenty minutes from here by car.\n\n{rest}"
        )
        .replace(from, to)
    };
    for (from, to, words) in
        [("15 passengers", "25 passengers", "25 passengers"), ("Six more", "Sixteen more", "Sixteen more")]
    {
        // Whichever comes first in the case.
        for (slip, others) in [("a", ["b", "c", "d"]), ("d", ["a", "b", "c"])] {
            let mut sheets = vec![sheet(slip, day, &changed(from, to))];
            sheets.extend(others.iter().map(|id| sheet(id, day, TELLING)));
            let (_, comparison) = compared(&sheets);
            let found = row(&comparison, slip, words);
            assert_eq!(found.verdict, Verdict::Conflict, "{words}: {found:?}");
            assert_eq!((found.origins, flags(&comparison).len()), (1, 1), "{words}");
            let said = standing(found, &comparison.claims, None);
            assert!(said.starts_with("conflict") && said.ends_with(", 1 origin"), "{said}");
        }
    }
}

#[test]
fn a_changed_figure_is_not_excused_by_a_place_that_was_left() {
    let again = format!("{TELLING}\nThe nine people killed were all from Lindmar.\n");
    let slip = again.replace("killed nine people,", "killed seven people,");
    let day = "published: 2031-02-07";
    let (_, comparison) =
        compared(&[sheet("a", day, &again), sheet("b", day, &slip), sheet("c", day, &again)]);
    assert_eq!(row(&comparison, "b", "seven people").verdict, Verdict::Conflict);
}

#[test]
fn a_later_version_of_one_text_updates_it() {
    let later =
        TELLING.replace("killed nine people", "killed eleven people").replace("Six more", "Four more");
    let credit = |text: &str| format!("OSTRAND (AFP) — {text}");
    let (_, comparison) = compared(&[
        sheet("a", "published: 2031-02-07", &credit(TELLING)),
        sheet("b", "published: 2031-02-07", &credit(TELLING)),
        sheet("c", "published: 2031-02-09", &credit(&later)),
    ]);
    let dead = row(&comparison, "c", "eleven people");
    assert_eq!((dead.verdict, dead.reason, dead.origins), (Verdict::Updated, Reason::LaterReport, 1));
    assert_eq!(flags(&comparison), Vec::<&str>::new());
}

/// Whatever a case holds, one more copy of one of its articles raises no flag and takes none away.
#[test]
fn one_more_copy_of_an_article_changes_no_flag() {
    let worked = Case::open("claims/ferry-2031".as_ref()).unwrap();
    let before = worked.compare().unwrap();
    for i in 0..worked.articles.len() {
        let mut more = worked.clone();
        let mut copy = worked.articles[i].clone();
        let (id, anchor) = (copy.id.clone(), worked.anchors[&copy.id]);
        copy.id = "zz-copy".to_string();
        copy.metadata.source = None;
        more.articles.push(copy);
        more.anchors.insert("zz-copy".to_string(), anchor);
        let after = more.compare().unwrap();
        assert_eq!(flags(&after).len(), flags(&before).len(), "{id}: {:?}", flags(&after));
        assert_eq!(why(&after, "zz-copy").0, why(&after, &id).0);
    }
}

const SHORT: &str = "Nine people were killed when a cable car cabin fell above Ostrand on Thursday. The rope gave way in a storm.\n";

#[test]
fn two_agencies_that_agree_are_two_origins() {
    let day = "published: 2031-02-07";
    let (case, comparison) = compared(&[
        sheet("a", day, &format!("OSTRAND, Feb 7 (AFP) — {TELLING}")),
        sheet("b", day, &format!("OSTRAND, Feb 7 (AP) — {SHORT}")),
        sheet("c", day, TELLING),
    ]);
    let dead = row(&comparison, "b", "Nine people");
    assert_eq!((dead.verdict, dead.articles, dead.origins), (Verdict::Agree, 3, 2));
    assert_eq!(why(&comparison, "c"), ("AFP", &Why::OneText { with: "a".into(), percent: 100 }));
    assert_eq!(why(&comparison, "b"), ("AP", &Why::Credits("OSTRAND, Feb 7 (AP) —".into())));
    let report = serde_json::to_value(json::report(&case, &comparison, None)).unwrap();
    let article = &report["articles"][2];
    assert_eq!(article["origin"], "AFP");
    assert_eq!(
        article["origin_why"],
        serde_json::json!({
            "code": "one-text",
            "with": "a",
            "percent": 100,
            "words": "runs one text with a (100 % of the words of the shorter)",
            "decision": null,
        })
    );
}

#[test]
fn what_was_told_to_an_agency_is_of_it() {
    let day = "published: 2031-02-07";
    let told =
        "A cable car cabin fell above Ostrand. Nine people were killed in the fall, the mayor told AFP.\n";
    let (_, comparison) =
        compared(&[sheet("a", day, &format!("OSTRAND, Feb 7 (AFP) — {SHORT}")), sheet("b", day, told)]);
    let dead = row(&comparison, "b", "Nine people");
    assert_eq!((dead.verdict, dead.articles, dead.origins), (Verdict::Agree, 2, 1));
    assert_eq!(why(&comparison, "b"), ("b", &Why::Own));
}

#[test]
fn what_a_person_ruled_stands() {
    let day = "published: 2031-02-07";
    let (_, comparison) = compared(&[
        sheet("a", "published: 2031-02-07\norigin: Lindmar Radio", TELLING),
        sheet("b", "published: 2031-02-07\norigin: AFP", TELLING),
        sheet("c", "published: 2031-02-07\norigin: AP", &format!("OSTRAND, Feb 7 (AFP) — {SHORT}")),
        sheet("d", day, "The rope of the cable car at Ostrand was to be replaced in spring.\n"),
        sheet("e", "published: 2031-02-07\norigin: d", "Lifts at Ostrand stand still.\n"),
    ]);
    let names: Vec<&str> = comparison.origins.iter().map(|origin| origin.name.as_str()).collect();
    assert_eq!(names, ["Lindmar Radio", "AFP", "AP", "d", "d"]);
    assert_eq!(why(&comparison, "e").1, &Why::Ruled);
}

#[test]
fn one_outlet_is_one_origin() {
    let post = "source: The Harbour Post\npublished: 2031-02-07";
    let (_, comparison) = compared(&[
        sheet("a", post, SHORT),
        sheet("b", post, "The lift company of Ostrand was fined in 2029 for worn ropes.\n"),
        sheet("c", "source: Reuters\npublished: 2031-02-07", "The lifts at Ostrand stay shut.\n"),
    ]);
    assert_eq!(why(&comparison, "b"), ("a", &Why::OneOutlet("a".into())));
    assert_eq!(why(&comparison, "c"), ("Reuters", &Why::Agency));
}

/// The page has every code of [`origin::Origin::code`].
#[test]
fn the_page_has_every_reason() {
    let page = fs::read_to_string("docs/origins.md").unwrap();
    for code in ["ruled", "credit", "agency", "one-text", "one-outlet", "own"] {
        assert!(page.contains(&format!("| `{code}` |")), "docs/origins.md lacks {code}");
    }
}

fn article(id: usize, body: &str) -> Article {
    let zones = zone::find(body, None);
    Article {
        id: format!("{id:02}"),
        path: None,
        metadata: Metadata::default(),
        body: body.to_string(),
        lines_before: 0,
        zones,
    }
}

fn by_article(origins: &Origins) -> BTreeMap<String, String> {
    origins
        .iter()
        .map(|origin| (origin.article.clone(), format!("{} {:?}", origin.name, origin.why)))
        .collect()
}

proptest! {
    #[test]
    fn the_order_of_the_articles_does_not_matter(
        picks in prop::collection::vec((0usize..5, 0usize..6, 0usize..3), 2..9),
        order in any::<u64>(),
    ) {
        let sentences: Vec<&str> = TELLING.split_inclusive(". ").collect();
        let articles: Vec<Article> = picks
            .iter()
            .enumerate()
            .map(|(i, (from, length, credit))| {
                let credit = ["", "OSTRAND, Feb 7 (AFP) — ", "OSTRAND, Feb 7 (AP) — "][*credit];
                let told = sentences.iter().skip(*from).take(length + 1).copied().collect::<String>();
                article(i, &format!("{credit}{told}"))
            })
            .collect();
        let mut shuffled = articles.clone();
        shuffled.sort_by_key(|article| order.rotate_left(article.id.bytes().map(u32::from).sum::<u32>() * 7) % 97);
        let days = BTreeMap::new();
        let (one, other) = (origin::find(&articles, &[], &days), origin::find(&shuffled, &[], &days));
        prop_assert_eq!(by_article(&one), by_article(&other));
        prop_assert!(one.iter().map(|origin| &origin.article).eq(articles.iter().map(|article| &article.id)));
    }

    #[test]
    fn odd_texts_have_origins(bodies in prop::collection::vec("([a-z]{1,3}|\\PC|[ \n\"'“”‘’().—©-]|AFP|AP){0,80}", 0..6)) {
        let articles: Vec<Article> = bodies.iter().enumerate().map(|(i, body)| article(i, body)).collect();
        let found = origin::find(&articles, &[], &BTreeMap::new());
        prop_assert_eq!(found.iter().count(), articles.len());
    }
}
