//! What people's decisions do to a case, from the first merge to the last undo: one row after a merge, two after a split, and after
//! an undo what there was before.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests say what must hold")]

mod again;
mod desk;
mod large;
mod random;

use desk::{Desk, question, told};
use dissensus::case::{Case, Comparison};
use dissensus::report::json;
use std::sync::LazyLock;

const A: &str = "Two trams collided in Orlo on Monday. Nine people were killed, the fire brigade said, and 21 people were injured. The \
    tram line was built in 1931. The depot burned for 40 minutes. Repairs will cost 3 million crowns, the mayor said.";
const B: &str = "Eleven people were killed when two trams collided in Orlo on Monday, the hospital said. At least 20 people were \
    injured. The tram line was built in 1934. Repairs will cost 5 million crowns, the council said.";
const C: &str = "Nine people were killed in the collision of two trams in Orlo on Monday. 24 people were injured, the fire brigade \
    said. The tram line was built in 1931. A second line was built in 1950.";
const D: &str = "Nine people were killed in the collision of two trams in Orlo on Monday. 24 people were injured, the fire brigade \
    said. Service is suspended until further notice.";
const CURATED: &str = "schema: dissensus/claims/1
claims:
  - {id: by-a, article: a, quote: the mayor said, statement: the mayor spoke, question: who spoke?}
  - {id: by-b, article: b, quote: the council said, statement: the council spoke, question: who spoke?}
  - {id: by-c, article: c, quote: the fire brigade said, statement: the fire brigade spoke, question: who spoke?}
";

fn opened(articles: &[(&str, &str)], curated: &str) -> Case {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("articles")).unwrap();
    for (id, body) in articles {
        let text = format!("---\nsource: {id} paper\npublished: 2031-05-06\n---\n{body}\n");
        std::fs::write(folder.path().join("articles").join(format!("{id}.txt")), text).unwrap();
    }
    std::fs::write(folder.path().join("curated.yaml"), curated).unwrap();
    let mut case = Case::open(folder.path()).unwrap();
    // The folder's name is another every time.
    case.name = "trams".to_owned();
    case
}

static TRAMS: LazyLock<Case> = LazyLock::new(|| opened(&[("a", A), ("b", B), ("c", C)], CURATED));
/// The same with an article that runs the text of another.
static COPIES: LazyLock<Case> = LazyLock::new(|| {
    let credited = |body: &str| format!("ORLO (CPA) — {body}");
    opened(&[("a", A), ("b", B), ("c", &credited(C)), ("d", &credited(D))], CURATED)
});

/// A desk after these rulings, each parted from the next by `;`.
fn after(case: &Case, rulings: &str) -> Desk {
    let mut desk = Desk::of(case);
    for ruling in rulings.split("; ").filter(|ruling| !ruling.is_empty()) {
        desk.rule(ruling);
    }
    desk
}

/// The rows that have claims of the row `of` in the untouched case.
#[track_caller]
fn rows(case: &Case, of: &[&str], rulings: &str, expected: &[&str]) {
    let before = Desk::of(case).now();
    let desk = after(case, rulings);
    let now = desk.now();
    let ids: Vec<&str> = of
        .iter()
        .flat_map(|name| question(&before, name).claims.iter().map(|i| before.claims[*i].id.as_str()))
        .collect();
    let touched = |claims: &[usize]| claims.iter().any(|i| ids.contains(&now.claims[*i].id.as_str()));
    let mut found: Vec<String> =
        now.questions.iter().filter(|q| touched(&q.claims)).map(|q| told(&now, q)).collect();
    found.sort();
    let mut expected: Vec<&str> = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(found, expected, "{rulings}");
    // What was not ruled on is what it was, but for the names of the rows beside it.
    for old in before
        .questions
        .iter()
        .filter(|q| !q.claims.iter().any(|i| ids.contains(&before.claims[*i].id.as_str())))
    {
        let same = now.questions.iter().find(|q| q.id == old.id).unwrap();
        assert_eq!(
            (&same.label, same.reason, told(&now, same)),
            (&old.label, old.reason, told(&before, old)),
            "{rulings}"
        );
    }
}

/// The report less what it tells of the decisions themselves.
fn document(desk: &Desk, now: &Comparison) -> String {
    let mut report = serde_json::to_value(json::report(&desk.case, now, None)).unwrap();
    report.as_object_mut().unwrap().remove("review");
    serde_json::to_string(&report).unwrap()
}

const KILLED: &str = "a:Nine b:Eleven c:Nine";
const HURT: &str = "a:21 b:At c:24";

#[test]
fn a_merge_makes_one_row_of_exactly_these_claims() {
    let of = &["a:Nine", "a:21_people"];
    rows(&TRAMS, of, "", &[HURT, KILLED]);
    rows(&TRAMS, of, "merge a:Nine a:21_people", &["a:Nine a:21 b:Eleven b:At c:Nine c:24"]);
    rows(&TRAMS, of, "merge c:24 b:Eleven", &["a:Nine a:21 b:Eleven b:At c:Nine c:24"]);
    rows(&TRAMS, of, "merge a:Nine a:21_people; undo 1", &[HURT, KILLED]);
    rows(&TRAMS, of, "merge a:Nine a:21_people; undo 1; undo 2", &["a:Nine a:21 b:Eleven b:At c:Nine c:24"]);
    rows(&TRAMS, of, "merge a:Nine a:21_people; ben: undo 1", &[HURT, KILLED]);
    // A count with a date, a length of time, and what stands in curated.yaml: whatever the rules hold against it.
    rows(
        &TRAMS,
        &["a:Nine", "a:built"],
        "merge a:Nine a:built",
        &["a:Nine a:built b:Eleven b:built c:Nine c:built"],
    );
    rows(&TRAMS, &["a:40", "a:the_mayor"], "merge a:40 a:the_mayor", &["a:40 a:the b:the c:the"]);
    // Of what the rules parted on a weak tie only what was merged comes back.
    rows(
        &TRAMS,
        &["a:built", "c:built_in_1950"],
        "merge a:built c:built_in_1950",
        &["a:built b:built c:built c:built"],
    );
    // Two merges that share a row are one.
    rows(
        &TRAMS,
        &["a:40", "a:built", "a:the_mayor"],
        "merge a:40 a:built; merge a:the_mayor a:40",
        &["a:built a:40 a:the b:built b:the c:the c:built"],
    );
}

#[test]
fn a_split_makes_two_rows_of_exactly_these_claims() {
    let of = &["a:Nine"];
    rows(&TRAMS, of, "split b:Eleven", &["a:Nine c:Nine", "b:Eleven"]);
    rows(&TRAMS, of, "split a:Nine c:Nine", &["a:Nine c:Nine", "b:Eleven"]);
    rows(&TRAMS, of, "split a:Nine", &["a:Nine", "b:Eleven c:Nine"]);
    rows(&TRAMS, of, "split a:Nine; split b:Eleven", &["a:Nine", "b:Eleven", "c:Nine"]);
    rows(&TRAMS, of, "split a:Nine; split b:Eleven; undo 1", &["a:Nine b:Eleven", "c:Nine"]);
    rows(&TRAMS, of, "split a:Nine; split b:Eleven; undo 1; undo 2", &[KILLED]);
    // What people joined by equal words in curated.yaml.
    rows(&TRAMS, &["a:the_mayor"], "split b:the_council", &["a:the c:the", "b:the"]);
    // Copies of one sentence.
    rows(&COPIES, &["c:Nine"], "", &["a:Nine b:Eleven c:Nine d:Nine"]);
    rows(&COPIES, &["c:Nine"], "split d:Nine", &["a:Nine b:Eleven c:Nine", "d:Nine"]);
    rows(&COPIES, &["c:Nine"], "split c:Nine b:Eleven", &["a:Nine d:Nine", "b:Eleven c:Nine"]);
    rows(
        &COPIES,
        &["c:Nine", "c:24"],
        "split d:Nine; merge d:Nine d:24",
        &["a:21 b:At c:24 d:Nine d:24", "a:Nine b:Eleven c:Nine"],
    );
}

#[test]
fn the_last_word_on_two_claims_stands() {
    let of = &["a:Nine", "a:21_people"];
    let whole = "a:Nine a:21 b:Eleven b:At c:Nine c:24";
    rows(&TRAMS, of, "merge a:Nine a:21_people; split a:21_people b:At c:24", &[HURT, KILLED]);
    rows(
        &TRAMS,
        of,
        "merge a:Nine a:21_people; split a:21_people b:At c:24; merge a:Nine a:21_people",
        &[whole],
    );
    rows(&TRAMS, of, "merge a:Nine a:21_people; split b:At", &["a:Nine a:21 b:Eleven c:Nine c:24", "b:At"]);
    rows(&TRAMS, of, "merge a:Nine a:21_people; split b:At; merge b:At c:24", &[whole]);
    rows(&TRAMS, of, "merge a:Nine a:21_people; split b:At; undo 1", &["a:21 c:24", "b:At", KILLED]);
    rows(&TRAMS, of, "split b:At; merge b:At a:Nine", &["a:21 c:24", "a:Nine b:Eleven b:At c:Nine"]);
    rows(&TRAMS, of, "split b:At; merge b:At a:Nine; undo 2", &["a:21 c:24", "b:At", KILLED]);
    rows(&TRAMS, of, "split b:At; merge b:At a:Nine; undo 1", &["a:Nine a:21 b:Eleven b:At c:Nine c:24"]);
}

#[test]
fn what_people_make_of_a_claim_undoes_no_merge_and_no_split() {
    let of = &["a:Nine", "a:21_people"];
    rows(&TRAMS, of, "merge a:Nine a:21_people; reject b:At", &["a:Nine a:21 b:Eleven c:Nine c:24"]);
    rows(
        &TRAMS,
        of,
        "merge a:Nine a:21_people; amend a:Nine who trams",
        &["a:Nine a:21 b:Eleven b:At c:Nine c:24"],
    );
    rows(
        &TRAMS,
        of,
        "amend a:21_people said_by police; merge a:Nine a:21_people; amend a:21_people as_of 2031-05-05",
        &["a:Nine a:21 b:Eleven b:At c:Nine c:24"],
    );
    rows(&TRAMS, of, "split b:At; reject a:21_people", &["b:At", "c:24", KILLED]);
    rows(&TRAMS, of, "split b:At; amend b:At said_by police", &["a:21 c:24", "b:At", KILLED]);
    rows(&TRAMS, of, "reject a:Nine; reject b:Eleven; reject c:Nine", &[HURT]);
    rows(&TRAMS, of, "reject a:Nine; reject b:Eleven; undo 1", &["a:Nine c:Nine", HURT]);
    // A claim by hand stays with those that its words join it to.
    rows(&TRAMS, &["a:the_mayor"], "amend a:the_mayor said_by mayor", &["a:the b:the c:the"]);
}

#[test]
fn amendments_lie_one_over_the_other() {
    let said = |rulings: &str| {
        let now = after(&TRAMS, rulings).now();
        let claim = &now.claims[desk::place(&now, "a:21_people")];
        let value = dissensus::report::wording::value(claim, Some(2031));
        format!("{value} ({})", claim.said_by.as_ref().map_or("nobody", |speaker| speaker.name.as_str()))
    };
    let police = "amend a:21_people said_by police";
    assert_eq!(said(""), "21 (nobody)");
    assert_eq!(said(police), "21 (police)");
    assert_eq!(said(&format!("{police}; amend a:21_people said_by mayor")), "21 (mayor)");
    assert_eq!(said(&format!("{police}; amend a:21_people as_of 2031-05-05")), "21 (police)");
    assert_eq!(said(&format!("{police}; reject a:21_people; undo 2")), "21 (police)");
    assert_eq!(said(&format!("{police}; undo 1")), "21 (nobody)");
}

/// What is told of decisions: for each that counts its number, and `stale` with its row, its difference and what settles it.
#[track_caller]
fn stale(rulings: &str, expected: &[&str]) {
    let desk = after(&TRAMS, rulings);
    let now = desk.now();
    let number = |id: &str| desk.made.iter().position(|made| made.id == id).unwrap() + 1;
    let name = |id: &str| {
        let claim = desk.extraction.claims.iter().find(|claim| claim.id == id);
        claim.map_or(id.to_owned(), |claim| {
            format!("{}:{}", claim.article, claim.evidence.quote.split(' ').next().unwrap())
        })
    };
    let mut found = Vec::new();
    for one in &now.review.stale {
        let mut line = number(&one.decision.id).to_string();
        for i in &one.joined {
            line += &format!(" +{}", name(&now.claims[*i].id));
        }
        for mark in &one.left {
            line += &format!(" -{}", name(&mark.id));
        }
        for (mark, _) in &one.changed {
            line += &format!(" ~{}", name(&mark.id));
        }
        if let Some(by) = &one.overruled_by {
            line += &format!(" overruled by {}", number(by));
        } else if let Some(by) = &one.settled_by {
            line += &format!(" settled by {}", number(by));
        }
        found.push(line);
    }
    assert_eq!(found, expected, "{rulings}");
}

#[test]
fn a_decision_on_a_row_is_stale_when_the_row_is_another() {
    stale("accept a:Nine; flag a:Nine; note a:Nine", &[]);
    stale("accept a:Nine; reject b:Eleven", &["1 -b:Eleven"]);
    stale("accept a:Nine; reject b:Eleven; accept a:Nine", &["1 -b:Eleven settled by 3"]);
    stale("accept a:Nine; reject b:Eleven; undo 2", &[]);
    stale("accept a:Nine; amend a:Nine said_by police", &["1 ~a:Nine"]);
    stale("amend a:Nine said_by police; accept a:Nine", &[]);
    stale("amend a:Nine said_by police; accept a:Nine; undo 1", &["2 ~a:Nine"]);
    stale("accept a:Nine; merge a:Nine a:40", &["1 +a:40"]);
    stale("accept a:Nine; merge a:Nine a:40; accept a:Nine", &["1 +a:40 settled by 3"]);
    stale("merge a:Nine a:40; accept a:Nine; undo 1", &["2 -a:40"]);
    stale("merge a:Nine a:40; accept a:Nine; undo 1; undo 3", &[]);
    stale("accept a:Nine; split b:Eleven", &["1 -b:Eleven"]);
    stale("accept a:Nine; reject a:Nine; reject b:Eleven; reject c:Nine", &["1 -a:Nine -b:Eleven -c:Nine"]);
}

#[test]
fn a_stale_decision_is_settled_in_its_own_place_only() {
    // The claim that left took its verdict elsewhere; nobody ruled on the rest.
    stale("accept a:Nine; split b:Eleven; accept b:Eleven", &["1 -b:Eleven"]);
    stale("accept a:Nine; split b:Eleven; accept b:Eleven; accept a:Nine", &["1 -b:Eleven settled by 4"]);
}

#[test]
fn a_flag_and_a_remark_go_with_the_row_when_people_merge_and_split_it() {
    stale("flag a:Nine; split b:Eleven", &[]);
    stale("flag a:Nine; merge a:Nine a:40; accept a:Nine", &[]);
    // A row that was another one before, and is so again, is not what the flag was raised on.
    stale("merge a:Nine a:40; flag a:Nine; undo 1", &["2 -a:40"]);
    // What is rejected is gone.
    stale("flag a:Nine; split b:Eleven; reject b:Eleven", &["1 -b:Eleven"]);
}

#[test]
fn a_ruling_of_which_nothing_is_left_is_overruled() {
    stale("merge a:40 c:built_in_1950; split a:40", &["1 overruled by 2"]);
    stale("merge a:40 c:built_in_1950; split a:40; merge a:40 c:built_in_1950", &["2 overruled by 3"]);
    // Of the merge is left that the three are one.
    stale("merge a:Nine a:40; split a:40", &[]);
    stale("merge a:Nine a:40; split b:Eleven", &[]);
    stale("split b:Eleven; split a:Nine", &[]);
}

/// Whether a row counts as seen.
#[track_caller]
fn seen(rulings: &str, name: &str, expected: bool) {
    let now = after(&TRAMS, rulings).now();
    let id = &question(&now, name).id;
    let place = now.questions.iter().position(|question| question.id == *id).unwrap();
    assert_eq!(now.review.standings[place].is_seen(), expected, "{rulings}");
}

#[test]
fn seen_is_what_somebody_ruled_on_as_it_is_now() {
    seen("", "a:Nine", false);
    for one in ["accept a:Nine", "call agree a:Nine", "flag a:Nine", "note a:Nine"] {
        seen(one, "a:Nine", true);
        seen(one, "a:21_people", false);
        seen(&format!("{one}; undo 1"), "a:Nine", false);
        seen(&format!("{one}; reject b:Eleven"), "a:Nine", false);
        // A verdict is on the row as it was; a flag and a remark go with it.
        let goes_with_it = !one.starts_with("accept") && !one.starts_with("call");
        seen(&format!("{one}; merge a:Nine a:40"), "a:Nine", goes_with_it);
        seen(&format!("{one}; split b:Eleven"), "a:Nine", goes_with_it);
    }
    seen("flag a:Nine; unflag a:Nine", "a:Nine", false);
    // A remark on the act is none on what came of it.
    seen("merge a:Nine a:40 # one question", "a:Nine", false);
    seen("split b:Eleven # another crash", "a:Nine", false);
    seen("amend a:Nine said_by police # read again", "a:Nine", false);
}

#[test]
fn an_undo_gives_back_every_byte() {
    let desk = after(&TRAMS, "");
    let before = document(&desk, &desk.now());
    for ruling in [
        "accept a:Nine",
        "call agree a:Nine",
        "flag a:Nine",
        "note a:Nine",
        "merge a:Nine a:21_people",
        "merge a:Nine a:built",
        "split b:Eleven",
        "split b:the_council",
        "origin a b",
        "reject a:Nine",
        "amend a:Nine said_by police",
    ] {
        let desk = after(&TRAMS, &format!("{ruling}; undo 1"));
        assert_eq!(document(&desk, &desk.now()), before, "{ruling}");
        let done = after(&TRAMS, ruling);
        let again = after(&TRAMS, &format!("{ruling}; undo 1; undo 2"));
        assert_eq!(document(&again, &again.now()), document(&done, &done.now()), "{ruling}");
    }
}

#[test]
fn articles_of_one_telling_have_the_name_of_the_agency() {
    let now = after(&COPIES, "origin a c").now();
    let of = |id: &str| now.origins.of(id).unwrap();
    for id in ["a", "c", "d"] {
        assert_eq!(of(id).name, of("c").name, "{id}");
    }
    assert_eq!(of("c").name, Desk::of(&COPIES).now().origins.of("c").unwrap().name);
    assert_eq!((of("a").code(), of("b").code()), ("ruled", "own"));
}
