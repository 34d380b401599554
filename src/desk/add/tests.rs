//! Claims by hand on the sample case: the place of a quote, what is read in it, what is wrong, and what stands in the file then.

use super::*;
use crate::desk::Desk;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// The sample case, to be changed.
fn ferry() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("claims/ferry-2031");
    fs::create_dir(folder.path().join("articles")).unwrap();
    for name in ["", "articles"] {
        for entry in fs::read_dir(from.join(name)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                fs::copy(&path, folder.path().join(name).join(path.file_name().unwrap())).unwrap();
            }
        }
    }
    folder
}

fn desk(folder: &TempDir) -> Desk {
    Desk::open(folder.path(), "Ana").unwrap()
}

fn draft(keys: &[(&'static str, &str)]) -> Draft {
    let mut draft = Draft::default();
    for (key, text) in keys {
        draft.set(key, text).unwrap();
    }
    draft
}

fn curated(folder: &TempDir) -> String {
    fs::read_to_string(folder.path().join("curated.yaml")).unwrap()
}

/// The words that stand twice in the Courier, where the place is chosen by what is around them.
#[track_caller]
fn chooses(desk: &Desk, prefix: &str, suffix: &str, expected: Option<&str>) {
    let adding = desk.adding();
    let mut made = draft(&[("article", "ansel-courier"), ("quote", "off Skerry Point")]);
    adding.choose(&mut made, prefix, suffix).unwrap();
    assert_eq!(made.text("after"), expected, "{prefix:?} {suffix:?}");
    if let Some(after) = expected {
        let body = &adding.article("ansel-courier").unwrap().body;
        let span = adding.span(&made).unwrap();
        assert!(body[..span.start].trim_end().ends_with(after), "{after}");
        made.set("place", "off Skerry Point").unwrap();
        adding.appended(&made).unwrap();
    }
}

#[test]
fn the_words_around_a_selection_choose_its_place() {
    let folder = ferry();
    let desk = desk(&folder);
    chooses(&desk, "The ferry Halcyon sank in heavy seas ", " on Wednesday", Some("heavy seas"));
    chooses(&desk, "were measured", "when the ship went down", Some("were measured"));
    // One side is enough, and spaces and signs do not count.
    chooses(&desk, "", " on \n Wednesday morning", Some("heavy seas"));
    chooses(&desk, "five metres were — measured", "", Some("were measured"));
    // What fits neither, or both alike, chooses none.
    chooses(&desk, "", "", None);
    chooses(&desk, "elsewhere", "nobody", None);
    let mut once = draft(&[("article", "ansel-courier"), ("quote", "some 300 passengers")]);
    desk.adding().choose(&mut once, "was carrying", "many of them").unwrap();
    assert!(!once.has("after"));
}

#[test]
fn a_place_that_no_words_of_its_own_precede_is_told_by_what_comes_first_after_them() {
    let folder = ferry();
    let text = "The gate was shut, the gate was shut, the gate was shut.\n";
    fs::write(folder.path().join("articles/gate.md"), format!("---\npublished: 2031-03-13\n---\n{text}"))
        .unwrap();
    let desk = desk(&folder);
    let made = draft(&[("article", "gate"), ("quote", "gate was shut")]);
    let places = desk.adding().occurrences(&made);
    assert_eq!(places.len(), 3);
    for place in places {
        let after = &place.after.unwrap();
        let mut made = made.clone();
        made.set("after", after).unwrap();
        made.set("statement", "it was shut").unwrap();
        assert!(desk.adding().appended(&made).is_ok(), "{after}");
    }
}

#[test]
fn a_quote_is_read_as_articles_are() {
    let folder = ferry();
    let desk = desk(&folder);
    let adding = desk.adding();
    let guess = |quote: &str| {
        let made = draft(&[("article", "ansel-courier"), ("quote", quote)]);
        adding.guess(adding.article("ansel-courier").unwrap(), adding.span(&made).unwrap())
    };
    let read = guess("would pay each bereaved family 20,000 crowns");
    assert_eq!((read.key, read.value("amount")), (Some("amount"), Some("20,000 crowns")));
    let read = guess("Waves of three to five metres were measured");
    assert_eq!((read.key, read.value("figure")), (Some("figure"), Some("three to five metres")));
    let read = guess("The Halcyon was built in 1998");
    assert_eq!((read.key, read.value("date")), (Some("date"), Some("1998")));
    // All that is there is offered, the likeliest of a key first and each once.
    let read = guess("More than 260 people were rescued. At least 30 people were injured");
    let figures: Vec<&str> =
        read.readings().filter(|(key, _)| *key == "figure").map(|(_, text)| text).collect();
    assert_eq!(figures.len(), 2, "{figures:?}");
    assert!(figures.iter().any(|one| one.contains("260")) && figures.iter().any(|one| one.contains("30")));
    // Who speaks is read with it.
    assert_eq!(guess("six life rafts had been launched").said_by("figure").as_deref(), Some("Ansel Line"));
}

#[test]
fn a_claim_joins_the_row_that_it_is_put_into() {
    let folder = ferry();
    let mut desk = desk(&folder);
    let row = desk.comparison().questions.iter().position(|one| one.label.contains("life rafts")).unwrap();
    let before = desk.comparison().questions[row].claims.len();
    let mut made = draft(&[
        ("article", "ansel-courier"),
        ("quote", "Three helicopters took part in the search"),
        ("figure", "Three"),
    ]);
    desk.adding().join(&mut made, row).unwrap();
    assert!(made.has("same_as") || made.has("question"));
    let planned = desk.adding().appended(&made).unwrap();
    let effect = desk.adding().effect(&planned).unwrap();
    assert!(matches!(effect.moves.last(), Some(Move::Joins(was, _)) if was.number == row + 1), "{effect:?}");
    assert!(
        !desk
            .comparison()
            .claims
            .iter()
            .any(|claim| Some(&claim.id) == planned.claim.id.as_ref().map(|id| &id.text))
    );

    let added = desk.add(&made).unwrap();
    let id = added.claim.id.unwrap().text;
    let now = crate::desk::row_of(desk.comparison(), &id).unwrap();
    assert_eq!(desk.comparison().questions[now].claims.len(), before + 1);
    assert!(desk.written_at(&id).unwrap().ends_with(&format!("curated.yaml:{}", added.line)));
    // Its own writing is no news; that of another is.
    assert_eq!(desk.look().unwrap(), None);
    fs::write(folder.path().join("curated.yaml"), format!("{}\n", curated(&folder))).unwrap();
    assert!(desk.look().unwrap().is_some());
}

#[test]
fn what_another_wrote_meanwhile_stays() {
    let folder = ferry();
    let mut desk = desk(&folder);
    let made = draft(&[
        ("article", "ansel-courier"),
        ("quote", "licensed to carry 350 passengers"),
        ("figure", "350 passengers"),
        ("question", "passengers allowed"),
    ]);
    let others = format!(
        "{}  - id: other\n    article: ansel-courier\n    quote: was built in 1998\n    date: 1998\n    question: when built\n",
        curated(&folder)
    );
    fs::write(folder.path().join("curated.yaml"), &others).unwrap();
    let added = desk.add(&made).unwrap();
    let text = curated(&folder);
    assert!(text.starts_with(&others) && text.ends_with(&added.lines), "{text}");
    for id in ["other", added.claim.id.unwrap().text.as_str()] {
        assert!(desk.comparison().claims.iter().any(|claim| claim.id == id), "{id}");
    }
}

#[test]
fn an_article_that_changed_while_a_claim_was_added_is_still_news() {
    let folder = ferry();
    let mut desk = desk(&folder);
    let path = folder.path().join("articles/cpa.txt");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{text}\nA line more.\n")).unwrap();
    let made = draft(&[
        ("article", "ansel-courier"),
        ("quote", "licensed to carry 350 passengers"),
        ("figure", "350 passengers"),
    ]);
    desk.add(&made).unwrap();
    assert!(desk.look().unwrap().is_some());
}

#[test]
fn what_is_wrong_is_a_value_with_what_the_article_says_instead() {
    let folder = ferry();
    let before = curated(&folder);
    let mut desk = desk(&folder);
    let mut wrong = |keys: &[(&'static str, &str)]| match desk.add(&draft(keys)) {
        Err(NotAdded::Wrong(wrong)) => wrong,
        other => panic!("{other:?}"),
    };
    let courier = ("article", "ansel-courier");
    let found = wrong(&[courier, ("quote", "some 310 passengers"), ("figure", "310")]);
    assert_eq!(found[0].key, Some("quote"));
    assert!(
        matches!(&found[0].help[0], Help::Nearest(_, words) if words.contains("some 300 passengers")),
        "{found:?}"
    );
    let found = wrong(&[courier, ("quote", "some 300 passengers"), ("figure", "310")]);
    assert_eq!(found[0].key, Some("figure"));
    assert!(found[0].help.contains(&Help::Read("some 300".to_owned())), "{found:?}");
    let found = wrong(&[courier, ("quote", "off Skerry Point"), ("place", "off Skerry Point")]);
    assert_eq!(found[0].help.len(), 2);
    assert!(matches!(&found[0].help[0], Help::Place(_, Some(after)) if after == "heavy seas"), "{found:?}");
    assert_eq!(curated(&folder), before);
}

#[test]
fn a_file_with_mistakes_takes_no_claim_and_stays_as_it_is() {
    let folder = ferry();
    let mut desk = desk(&folder);
    let broken = format!("{}  - id: [\n", curated(&folder));
    fs::write(folder.path().join("curated.yaml"), &broken).unwrap();
    let made = draft(&[
        ("article", "ansel-courier"),
        ("quote", "licensed to carry 350 passengers"),
        ("figure", "350 passengers"),
    ]);
    assert!(matches!(desk.add(&made), Err(NotAdded::Error(Error::Problems(_)))));
    assert_eq!(curated(&folder), broken);
}

#[test]
fn a_claim_that_is_there_already_is_not_added_again() {
    let folder = ferry();
    let mut desk = desk(&folder);
    let mut twice = draft(&[
        ("article", "ansel-courier"),
        ("quote", "some 300 passengers"),
        ("figure", "some 300"),
        ("question", "on board"),
    ]);
    let added = desk.add(&twice).unwrap();
    match desk.add(&twice) {
        Err(NotAdded::Wrong(wrong)) => {
            let words = format!("has this very claim already, in line {}", added.line);
            assert!(wrong[0].message.ends_with(&words), "{wrong:?}");
        }
        other => panic!("{other:?}"),
    }
    twice.set("note", "asked the line").unwrap();
    assert!(desk.add(&twice).is_ok());
}
