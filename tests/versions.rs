//! Decisions made on one version of a case, held against every other version of it: what was not touched holds, what was is stale with
//! exactly what joined, left or changed, and nothing is dropped.
//!
//! The versions are edits of the sample case: its articles corrected, reworded, added to, renamed, retyped, its claim files changed.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests say what must hold")]

use dissensus::case::{Case, Comparison, Extraction};
use dissensus::claim::identity::fingerprint;
use dissensus::compare::{Question, Verdict};
use dissensus::report::wording;
use dissensus::review::standing::mark_of;
use dissensus::review::{Decision, Mark, Row, Ruling, line, log, store};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

const COURIER: &str = "articles/ansel-courier.md";
const CPA: &str = "articles/cpa.txt";
const VOICE: &str = "articles/island-voice.html";
const MERIDIAN: &str = "articles/meridian.txt";
const POST: &str = "articles/harbour-post.txt";

/// What is done to a file: the words that stand there, and those that stand there instead.
type Edit = (&'static str, &'static str, &'static str);

/// The versions by name, each with what is edited in the sample case.
const EDITS: &[(&str, &[Edit])] = &[
    ("as it is", &[]),
    ("a figure is corrected", &[(CPA, "Thirty-four people were injured", "Thirty-six people were injured")]),
    (
        "a sentence stands above",
        &[(MERIDIAN, "Survivors told of", "The harbour was closed for the night. Survivors told of")],
    ),
    (
        "a sentence is reworded around its figure",
        &[(
            COURIER,
            "Three helicopters took part in the search",
            "Three helicopters flew out to search the sea",
        )],
    ),
    (
        "another speaks",
        &[(VOICE, "died, the coastguard said on Saturday", "died, the harbour police said on Saturday")],
    ),
    ("an article is dated otherwise", &[("case.yaml", "published: 2031-05-02", "published: 2031-05-03")]),
    (
        "a claim by hand is corrected",
        &[(
            "curated.yaml",
            "quote: bought her in 2018\n    date: 2018",
            "quote: bought her in 2018\n    date: 2018\n    said_by: Ansel Line",
        )],
    ),
    (
        "a claim by hand is gone",
        &[(
            "curated.yaml",
            "  - id: lorries-cpa\n    article: cpa\n    quote: lorries on the car deck had broken loose\n    statement: lorries had broken loose\n    question: did lorries break loose on the car deck?\n    said_by: Dag Ellery\n",
            "",
        )],
    ),
    (
        "a claim by hand joins a row",
        &[(
            "curated.yaml",
            "  # A statement and its denial.",
            "  - id: green-voice\n    article: island-voice\n    quote: About 500 people\n    figure: About 500\n    same_as: ansel-courier-quantity-82bf24\n\n  # A statement and its denial.",
        )],
    ),
    (
        "signs alone are others",
        &[
            (
                COURIER,
                "\"The first call reached us at 7.52,\" said",
                "“The first call reached us at 7.52,” said",
            ),
            (
                MERIDIAN,
                "on the crossing from Port Ansel to Dunmarrow",
                "on the  crossing from Port Ansel – to Dunmarrow",
            ),
            (COURIER, "Seamen's Hall", "Seamen’s Hall"),
        ],
    ),
    (
        "a dateline and a caption are put in",
        &[(POST, "The public inquiry into", "PORT ANSEL, May 2 — The public inquiry into")],
    ),
    (
        "an origin is ruled",
        &[(
            "case.yaml",
            "    published: 2031-05-02",
            "    published: 2031-05-02\n    origin: Calder Press Agency",
        )],
    ),
    (
        "the newsroom has vague words of its own",
        &[("case.yaml", "articles:\n", "vague:\n  dozens: {low: 20, high: 60}\narticles:\n")],
    ),
    ("an article is gone", &[]),
    ("an article comes in", &[]),
    ("an article has another name", &[]),
];

/// An article that repeats some of what the others say, and contradicts some.
const LATE: &str = "---
source: Skerry Gazette
published: 2031-03-16
---
Twenty-seven people have died in the sinking of the ferry Halcyon, the coastguard said on Sunday. The Halcyon was built in 1999.
The Halcyon sank off Skerry Point on 12 March with a crew of 18. Four helicopters took part in the search.
";

/// A version of the sample case in a folder of its own.
struct Version {
    name: &'static str,
    case: Case,
    extraction: Extraction,
    found: Comparison,
}

fn version(name: &'static str, edits: &[Edit]) -> Version {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("claims/ferry-2031"), to);
    for (file, old, new) in edits {
        let text = fs::read_to_string(to.join(file)).unwrap();
        assert_eq!(text.matches(old).count(), 1, "{name}: {old:?} in {file}");
        fs::write(to.join(file), text.replace(old, new)).unwrap();
    }
    match name {
        "an article is gone" => fs::remove_file(to.join(MERIDIAN)).unwrap(),
        "an article comes in" => fs::write(to.join("articles/skerry-gazette.txt"), LATE).unwrap(),
        "an article has another name" => fs::rename(to.join(CPA), to.join("articles/calder.txt")).unwrap(),
        _ => {}
    }
    // Claims by hand on an article go with it, and with its name.
    let curated = fs::read_to_string(to.join("curated.yaml")).unwrap();
    let curated = match name {
        "an article is gone" => without_claims_of(&curated, "meridian"),
        "an article has another name" => curated.replace("article: cpa", "article: calder"),
        _ => curated,
    };
    fs::write(to.join("curated.yaml"), curated).unwrap();
    let case = Case::open(to).unwrap_or_else(|error| panic!("{name}: {error}"));
    let extraction = case.extract();
    let found = case.compare_found(&extraction).unwrap_or_else(|error| panic!("{name}: {error}"));
    Version { name, case, extraction, found }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let place = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &place)
        } else {
            fs::write(place, fs::read(entry.path()).unwrap()).unwrap()
        }
    }
}

fn without_claims_of(curated: &str, article: &str) -> String {
    let own = format!("article: {article}\n");
    let mut parts = curated.split("  - id: ");
    let head = parts.next().unwrap().to_owned();
    head + &parts
        .filter(|part| !part.contains(&own))
        .map(|part| format!("  - id: {part}"))
        .collect::<String>()
}

fn versions() -> Vec<Version> {
    EDITS.iter().map(|(name, edits)| version(name, edits)).collect()
}

/// The (id, fingerprint) of claims.
type Set = BTreeSet<(String, String)>;

fn row(found: &Comparison, question: &Question) -> Row {
    let mark = |i: &usize| Mark::of(&found.claims[*i], wording::value(&found.claims[*i], None));
    Row { label: question.label.clone(), claims: question.claims.iter().map(mark).collect() }
}

/// A decision on every row, by turns of another sort; then merges, splits, an origin, an amendment, a rejection.
fn decided(on: &Version) -> Vec<Decision> {
    let mut made: Vec<Decision> = Vec::new();
    let mut rule = |ruling: Ruling, note: Option<&str>| {
        let at = Timestamp::from_second(1_935_000_000 + i64::try_from(made.len()).unwrap()).unwrap();
        made.push(Decision::new(at, "ana", ruling, note.map(str::to_owned)));
    };
    for (n, question) in on.found.questions.iter().enumerate() {
        let on = row(&on.found, question);
        let was = question.reason.code().to_owned();
        match n % 4 {
            0 | 1 => rule(Ruling::Verdict { on, verdict: question.verdict, was }, None),
            2 => rule(Ruling::Verdict { on, verdict: Verdict::Unsure, was }, Some("asked the desk")),
            _ if n % 8 == 3 => rule(Ruling::Flag { on }, None),
            _ => rule(Ruling::Note { on }, Some("asked the desk")),
        }
    }
    made
}

/// Decisions that change rows, by turns of another sort, no two on one claim: two rows merged, one split, a claim rejected, one amended;
/// and each article made one telling with the next.
fn shaping(on: &Version) -> Vec<Decision> {
    let rows: Vec<Row> = on.found.questions.iter().map(|question| row(&on.found, question)).collect();
    let mut rulings = Vec::new();
    for five in rows.chunks(5) {
        let [one, other, split, rejected, amended] = five else { continue };
        let claims = one.claims.iter().chain(&other.claims).cloned().collect();
        rulings.push(Ruling::Same { on: Row { claims, label: one.label.clone() } });
        if split.claims.len() > 1 {
            rulings.push(Ruling::Apart { on: split.clone(), leaving: vec![split.claims[0].id.clone()] });
        }
        rulings.push(Ruling::Reject { claim: rejected.claims[0].clone() });
        let to = vec![("said_by".to_owned(), "Harbour Board".to_owned())];
        rulings.push(Ruling::Amend { claim: amended.claims[0].clone(), to });
    }
    for pair in on.case.articles.windows(2) {
        let articles =
            pair.iter().map(|one| Mark { id: one.id.clone(), mark: mark_of(one), says: one.id.clone() });
        rulings.push(Ruling::SameOrigin { articles: articles.collect() });
    }
    let at = Timestamp::from_second(1_935_000_000).unwrap();
    rulings.into_iter().map(|ruling| Decision::new(at, "ana", ruling, None)).collect()
}

/// The version with these decisions, read as they are written.
fn reviewed(version: &Version, made: &[Decision]) -> Comparison {
    let text = store::head() + &made.iter().map(line::write).collect::<String>();
    let log = log::of(Path::new("review.yaml"), &text);
    assert_eq!((log.problems.len(), log.entries.len()), (0, made.len()), "{}", version.name);
    version.case.with_log(log).compare_found(&version.extraction).unwrap()
}

/// What each claim and article of a version says, by id.
struct Says {
    claims: BTreeMap<String, String>,
    articles: BTreeMap<String, String>,
    rows: Vec<Set>,
}

impl Says {
    fn of(version: &Version) -> Says {
        let found = &version.found;
        let pair = |i: &usize| (found.claims[*i].id.clone(), fingerprint(&found.claims[*i]));
        Says {
            claims: (0..found.claims.len()).map(|i| pair(&i)).collect(),
            articles: version.case.articles.iter().map(|one| (one.id.clone(), mark_of(one))).collect(),
            rows: found.questions.iter().map(|question| question.claims.iter().map(pair).collect()).collect(),
        }
    }
}

fn set(marks: &[Mark]) -> Set {
    marks.iter().map(|mark| (mark.id.clone(), mark.mark.clone())).collect()
}

/// Ids of what joined, what left, what changed; worked out from nothing but the two sets.
type Difference = (BTreeSet<String>, BTreeSet<String>, BTreeSet<String>);

/// How a row that was decided on differs from the row that has most of its claims now, the first of equals.
fn difference_of_row(then: &Set, now: &Says) -> Difference {
    let ids = |set: &Set| -> BTreeSet<String> { set.iter().map(|(id, _)| id.clone()).collect() };
    let own = ids(then);
    let mut best: (usize, BTreeSet<String>, Set) = Default::default();
    for row in &now.rows {
        let common = ids(row).intersection(&own).count();
        if common > best.0 {
            best = (common, ids(row), row.clone());
        }
    }
    let (_, row_ids, row) = best;
    let joined = row_ids.difference(&own).cloned().collect();
    let left = own.difference(&row_ids).cloned().collect();
    let changed = then.iter().filter(|(id, _)| row_ids.contains(id)).filter(|one| !row.contains(one));
    (joined, left, changed.map(|(id, _)| id.clone()).collect())
}

/// How the claims, or articles, that were named differ from those of now.
fn difference_of(then: &Set, now: &BTreeMap<String, String>) -> Difference {
    let left = then.iter().filter(|(id, _)| !now.contains_key(id)).map(|(id, _)| id.clone());
    let changed = then.iter().filter(|(id, mark)| now.get(id).is_some_and(|now| now != mark));
    (BTreeSet::new(), left.collect(), changed.map(|(id, _)| id.clone()).collect())
}

fn told(found: &Comparison, id: &str) -> Option<Difference> {
    let stale = found.review.stale.iter().find(|stale| stale.decision.id == id)?;
    let joined = stale.joined.iter().map(|i| found.claims[*i].id.clone()).collect();
    let left = stale.left.iter().map(|mark| mark.id.clone()).collect();
    let changed = stale.changed.iter().map(|(mark, place)| {
        assert!(place.is_none_or(|place| found.claims[place].id == mark.id));
        mark.id.clone()
    });
    Some((joined, left, changed.collect()))
}

#[test]
fn decisions_on_rows_hold_or_are_stale_over_every_pair_of_versions() {
    let versions = versions();
    let says: Vec<Says> = versions.iter().map(Says::of).collect();
    for from in &versions {
        let made = decided(from);
        assert!(reviewed(from, &made).review.stale.is_empty(), "{}", from.name);
        for (to, now) in versions.iter().zip(&says) {
            let way = format!("made on {:?}, held against {:?}", from.name, to.name);
            let found = reviewed(to, &made);
            let mut stale = 0;
            for decision in &made {
                let then = set(decision.ruling.claims());
                let expected = (!now.rows.contains(&then)).then(|| difference_of_row(&then, now));
                assert_eq!(told(&found, &decision.id), expected, "{way}: {decision:?}");
                stale += usize::from(expected.is_some());
            }
            let holding: usize = found
                .review
                .standings
                .iter()
                .map(|standing| {
                    let noted =
                        standing.notes.iter().filter(|note| matches!(note.ruling, Ruling::Note { .. }));
                    usize::from(standing.ruled.is_some())
                        + usize::from(standing.flagged.is_some())
                        + noted.count()
                })
                .sum();
            assert_eq!((holding + stale, found.review.stale.len()), (made.len(), stale), "{way}");
            if from.name == to.name {
                assert_eq!(stale, 0, "{way}");
            }
        }
    }
}

#[test]
fn decisions_that_change_rows_hold_or_are_stale_over_every_pair_of_versions() {
    let versions = versions();
    let says: Vec<Says> = versions.iter().map(Says::of).collect();
    for from in &versions {
        let made = shaping(from);
        for (to, now) in versions.iter().zip(&says) {
            let found = reviewed(to, &made);
            let (mut holding, mut stale) = (Vec::new(), Vec::new());
            for decision in &made {
                let way = format!("made on {:?}, held against {:?}: {decision:?}", from.name, to.name);
                let expected = match &decision.ruling {
                    Ruling::SameOrigin { articles } => difference_of(&set(articles), &now.articles),
                    ruling => difference_of(&set(ruling.claims()), &now.claims),
                };
                let expected = (expected != Difference::default()).then_some(expected);
                assert_eq!(told(&found, &decision.id), expected, "{way}");
                if expected.is_none() {
                    acts(&found, decision, &way);
                    holding.push(decision.clone());
                } else {
                    stale.push(decision.clone());
                }
            }
            let way = format!("made on {:?}, held against {:?}", from.name, to.name);
            assert_eq!(found.review.stale.len(), stale.len(), "{way}");
            assert!(from.name != to.name || stale.is_empty(), "{way}");
            // Nothing of what is stale is applied.
            if from.name == versions[0].name {
                assert_eq!(reviewed(to, &holding).questions, found.questions, "{way}");
            }
        }
    }
}

/// A decision that holds does what it says.
fn acts(found: &Comparison, decision: &Decision, way: &str) {
    let row_of =
        |id: &str| found.questions.iter().position(|q| q.claims.iter().any(|i| found.claims[*i].id == id));
    let homes = |marks: &mut dyn Iterator<Item = &Mark>| -> BTreeSet<Option<usize>> {
        marks.map(|mark| row_of(&mark.id)).collect()
    };
    match &decision.ruling {
        Ruling::Same { on } => assert_eq!(homes(&mut on.claims.iter()).len(), 1, "{way}"),
        Ruling::Apart { on, leaving } => {
            let gone = homes(&mut on.claims.iter().filter(|mark| leaving.contains(&mark.id)));
            let kept = homes(&mut on.claims.iter().filter(|mark| !leaving.contains(&mark.id)));
            assert!(gone.is_disjoint(&kept), "{way}");
        }
        Ruling::SameOrigin { articles } => {
            let names: BTreeSet<&str> =
                articles.iter().map(|mark| found.origins.of(&mark.id).unwrap().name.as_str()).collect();
            assert_eq!(names.len(), 1, "{way}");
        }
        Ruling::Reject { claim } => assert_eq!(row_of(&claim.id), None, "{way}"),
        Ruling::Amend { claim, .. } => {
            let now = found.claims.iter().find(|one| one.id == claim.id).unwrap();
            assert_eq!(now.said_by.as_ref().unwrap().name, "Harbour Board", "{way}");
        }
        ruling => panic!("{way}: {ruling:?} changes no row"),
    }
}

#[test]
fn the_versions_differ_in_what_they_are_made_to_differ_in() {
    let versions = versions();
    let first = Says::of(&versions[0]);
    let counts: Vec<String> = versions
        .iter()
        .map(|version| {
            let now = Says::of(version);
            let (_, left, changed) = difference_of(&first.claims.clone().into_iter().collect(), &now.claims);
            let came = now.claims.keys().filter(|id| !first.claims.contains_key(*id)).count();
            let held = first.rows.iter().filter(|row| now.rows.contains(row)).count();
            format!(
                "{}: {came} claims came, {} left, {} changed, {held} of {} rows stand",
                version.name,
                left.len(),
                changed.len(),
                first.rows.len()
            )
        })
        .collect();
    insta::assert_snapshot!(counts.join("\n"));
}

/// Claims of every kind, with a speaker and without.
const PINNED: &[&str] = &[
    "ansel-courier-casualties-c78e14",
    "ansel-courier-casualties-9737bd",
    "ansel-courier-quantity-82bf24",
    "ansel-courier-quantity-d535c6",
    "ansel-courier-role-3eb645",
    "bought-courier",
    "bought-register",
    "bow-door-operator",
    "place-courier",
];

/// Marks stand in people's files: another spelling of the same would make every decision stale.
#[test]
fn marks_are_stored_in_files_and_stay_what_they_are() {
    let found = version("as it is", &[]).found;
    let mark = |id: &str| fingerprint(found.claims.iter().find(|claim| claim.id == id).unwrap());
    let marks: Vec<String> = PINNED.iter().map(|id| format!("{id} {}", mark(id))).collect();
    insta::assert_snapshot!(marks.join("\n"));
}
