//! The queue and the desk on a small invented case: order, filter, decisions, and what others do meanwhile.

use super::*;
use crate::compare::Verdict;
use crate::error::Result;
use crate::review::{Decision, Ruling, log, store};
use jiff::Timestamp;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const COURIER: &str = "---\nsource: The Courier\npublished: 2031-05-09\n---\nA tram left the rails in Ostrand on Thursday. Nine people were killed in the accident, police said. \
                       The tram was built in 1998. The mayor promised 40 new trams.\n";
const POST: &str = "---\nsource: Harbour Post\npublished: 2031-05-09\n---\nThe tram accident in Ostrand happened on Thursday. Fourteen people were killed in the accident, the \
                    fire brigade said. The tram was built in 1998.\n";

fn tram() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("articles")).unwrap();
    fs::write(folder.path().join("articles/courier.md"), COURIER).unwrap();
    fs::write(folder.path().join("articles/post.md"), POST).unwrap();
    folder
}

fn desk(folder: &Path, by: &str) -> Desk {
    Desk::open(folder, by).unwrap()
}

fn at(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(1_930_000_000_000 + ms).unwrap()
}

/// The place of the question whose label has a word.
#[track_caller]
fn row(desk: &Desk, word: &str) -> usize {
    let questions = &desk.comparison().questions;
    let labels: Vec<&str> = questions.iter().map(|question| question.label.as_str()).collect();
    labels.iter().position(|label| label.contains(word)).unwrap_or_else(|| panic!("{word} in {labels:?}"))
}

#[track_caller]
fn made(outcome: Result<Outcome>) -> Decision {
    match outcome.unwrap() {
        Outcome::Made { decision, but: None, .. } => *decision,
        other => panic!("{other:?}"),
    }
}

fn accept(desk: &mut Desk, word: &str) -> Decision {
    let ruling = ruling::accept(desk.comparison(), row(desk, word)).unwrap();
    made(desk.decide(ruling, None, at(0)))
}

fn verdicts(desk: &Desk, queue: &Queue) -> Vec<&'static str> {
    let shown = queue.shown(desk.comparison(), Scope::Compared, &Filter::default());
    shown.into_iter().map(|i| desk.comparison().questions[i].reason.verdict().word()).collect()
}

#[test]
fn the_most_serious_comes_first_and_what_one_article_says_is_left_out() {
    let folder = tram();
    let desk = desk(folder.path(), "Ana");
    let queue = Queue::of(desk.comparison());
    assert_eq!(verdicts(&desk, &queue)[0], "disputed");
    assert!(verdicts(&desk, &queue).iter().all(|verdict| *verdict != "single"));
    assert!(queue.questions().count() > verdicts(&desk, &queue).len());
}

#[test]
fn rows_keep_their_places_while_decisions_are_made() {
    let folder = tram();
    let mut desk = desk(folder.path(), "Ana");
    let mut queue = Queue::of(desk.comparison());
    let ids = |desk: &Desk, queue: &Queue| -> Vec<String> {
        queue.questions().map(|i| desk.comparison().questions[i].id.clone()).collect()
    };
    let before = ids(&desk, &queue);
    let killed = row(&desk, "killed");
    let ruling = ruling::verdict(desk.comparison(), killed, Verdict::Agree).unwrap();
    made(desk.decide(ruling, None, at(0)));
    queue.refresh(desk.comparison());
    assert_eq!(ids(&desk, &queue), before);
    // Split: the claim that left stands behind the row that it came from; undone: it has gone again.
    let killed = row(&desk, "killed");
    let leaving = claim_ids(desk.comparison(), killed)[1..].to_vec();
    let ruling = ruling::split(desk.comparison(), killed, &leaving).unwrap();
    made(desk.decide(ruling, None, at(1)));
    queue.refresh(desk.comparison());
    let place = before.iter().position(|id| *id == desk.comparison().questions[row(&desk, "killed")].id);
    let after = ids(&desk, &queue);
    assert_eq!(after.len(), before.len() + 1);
    assert_eq!(Some(after.iter().position(|id| *id == leaving[0]).unwrap()), place.map(|place| place + 1));
    made(desk.undo(at(2)));
    queue.refresh(desk.comparison());
    assert_eq!(ids(&desk, &queue), before);
}

#[test]
fn merged_rows_take_the_place_of_the_first() {
    let folder = tram();
    let mut desk = desk(folder.path(), "Ana");
    let mut queue = Queue::of(desk.comparison());
    let (killed, trams) = (row(&desk, "killed"), row(&desk, "new trams"));
    let claims = claim_ids(desk.comparison(), trams);
    let all = queue.questions().count();
    let ruling = ruling::merge(desk.comparison(), killed, trams).unwrap();
    made(desk.decide(ruling, None, at(0)));
    queue.refresh(desk.comparison());
    assert_eq!(queue.questions().count(), all - 1);
    assert_eq!(queue.questions().next(), follow(desk.comparison(), claims.iter()));
}

#[test]
fn progress_counts_what_a_person_has_looked_at() {
    let folder = tram();
    let mut desk = desk(folder.path(), "Ana");
    let rows = progress(desk.comparison(), Scope::Compared).rows;
    accept(&mut desk, "killed");
    let ruling = ruling::toggle_flag(desk.comparison(), row(&desk, "built")).unwrap();
    made(desk.decide(ruling, None, at(1)));
    let expected = Progress { rows, seen: 2, ruled: 1, flagged: 1, stale: 0 };
    assert_eq!(progress(desk.comparison(), Scope::Compared), expected);
    let status = status(desk.comparison());
    assert_eq!((status.seen, status.unseen, status.flagged.len()), (2, rows - 2, 1));
    assert_eq!(status.by["Ana"], 2);
}

#[test]
fn filters_let_through_what_fits_all_words() {
    let folder = tram();
    let mut desk = desk(folder.path(), "Ana Ruiz");
    accept(&mut desk, "killed");
    let killed = row(&desk, "killed");
    let fits = |filter: &str| Filter::of(filter, "Ana Ruiz").fits(desk.comparison(), killed);
    for filter in [
        "",
        "seen",
        "-unseen",
        "disputed",
        "other-speaker",
        "casualties",
        "KILLED",
        "article:post",
        "speaker:police",
        "police",
        "by:ana",
        "\"people were killed\"",
        "killed seen -flagged",
        "mine",
        "by:\"ana ruiz\"",
        "speaker:\"Police\"",
        "-speaker:\"poli\"",
        "article:\"post\" -\"people were saved\"",
        "\"unclosed",
    ] {
        assert_eq!(fits(filter), filter != "\"unclosed", "{filter}");
    }
    for filter in [
        "unseen",
        "conflict",
        "date",
        "article:gazette",
        "by:ben",
        "\"disputed\"",
        "stale",
        "changed",
        "-killed",
        "-mine",
        "by:\"ana\"",
        "speaker:\"poli\"",
        "\"speaker:police\"",
        "\"mine\"",
    ] {
        assert!(!fits(filter), "{filter}");
    }
}

#[test]
fn undo_and_redo_go_over_all_of_ones_own_decisions() {
    let folder = tram();
    let mut desk = desk(folder.path(), "Ana");
    accept(&mut desk, "killed");
    accept(&mut desk, "built");
    let seen = |desk: &Desk| progress(desk.comparison(), Scope::Compared).seen;
    assert_eq!(seen(&desk), 2);
    let is_left = |outcome: Result<Outcome>| outcome.unwrap() != Outcome::Nothing;
    assert!(is_left(desk.undo(at(3))) && is_left(desk.undo(at(4))));
    assert_eq!(seen(&desk), 0);
    assert!(!is_left(desk.undo(at(5))));
    assert!(is_left(desk.redo(at(6))));
    // A restart in between changes nothing.
    let mut desk = self::desk(folder.path(), "Ana");
    assert!(is_left(desk.redo(at(7))));
    assert_eq!(seen(&desk), 2);
    assert!(!is_left(desk.redo(at(8))));
    // A new decision ends what can be done again.
    desk.undo(at(9)).unwrap();
    accept(&mut desk, "Ostrand");
    assert!(!is_left(desk.redo(at(10))));
    // Nobody undoes what another decided.
    assert!(!is_left(self::desk(folder.path(), "Ben").undo(at(11))));
}

#[test]
fn a_late_clock_still_rules_last() {
    let folder = tram();
    let mut desk = desk(folder.path(), "Ana");
    let killed = row(&desk, "killed");
    let on = |desk: &Desk, verdict| ruling::verdict(desk.comparison(), killed, verdict).unwrap();
    made(desk.decide(on(&desk, Verdict::Agree), None, at(1000)));
    let killed_now =
        follow(desk.comparison(), claim_ids(desk.comparison(), row(&desk, "killed")).iter()).unwrap();
    let ruling = ruling::verdict(desk.comparison(), killed_now, Verdict::Unsure).unwrap();
    made(desk.decide(ruling, None, at(0)));
    assert_eq!(desk.comparison().questions[row(&desk, "killed")].verdict, Verdict::Unsure);
}

#[test]
fn a_decision_of_another_on_the_same_row_holds_ones_own_back() {
    let folder = tram();
    let mut ana = desk(folder.path(), "Ana");
    let mut ben = desk(folder.path(), "Ben");
    accept(&mut ben, "killed");
    let ruling = ruling::verdict(ana.comparison(), row(&ana, "killed"), Verdict::Agree).unwrap();
    let outcome = ana.decide(ruling, None, at(1)).unwrap();
    let Outcome::Held { news } = outcome else { panic!("{outcome:?}") };
    assert_eq!(news.lines, ["1 decision by Ben came in meanwhile"]);
    // Told once, the decision is made; and one on another row is not held back at all.
    let ruling = ruling::verdict(ana.comparison(), row(&ana, "killed"), Verdict::Agree).unwrap();
    made(ana.decide(ruling, None, at(2)));
    let ruling = ruling::accept(ben.comparison(), row(&ben, "built")).unwrap();
    let outcome = ben.decide(ruling, None, at(3)).unwrap();
    assert!(matches!(outcome, Outcome::Made { news, .. } if news.lines.len() == 1));
    assert_eq!(log::read(folder.path()).unwrap().entries.len(), 3);
}

#[test]
fn an_article_that_changed_meanwhile_is_read_again() {
    let folder = tram();
    let mut desk = desk(folder.path(), "Ana");
    let ruling = ruling::accept(desk.comparison(), row(&desk, "killed")).unwrap();
    let changed = POST.replace("Fourteen", "Sixteen");
    fs::write(folder.path().join("articles/post.md"), changed).unwrap();
    assert!(matches!(desk.decide(ruling, None, at(0)).unwrap(), Outcome::Held { .. }));
    assert!(!folder.path().join("review.yaml").exists());
    let sheet = Sheet::of(&desk, row(&desk, "killed")).unwrap();
    assert!(sheet.claims.iter().any(|told| told.says.starts_with("16")));
}

#[test]
fn a_stale_decision_comes_first_and_says_what_changed() {
    let folder = tram();
    let mut desk = desk(folder.path(), "Ana");
    accept(&mut desk, "built");
    fs::write(folder.path().join("articles/post.md"), POST.replace("1998", "1999")).unwrap();
    let desk = self::desk(folder.path(), "Ana");
    let first = Queue::of(desk.comparison()).questions().next().unwrap();
    let sheet = Sheet::of(&desk, first).unwrap();
    assert!(!sheet.stale.is_empty() && !sheet.stale[0].changes.is_empty(), "{sheet:?}");
    assert_eq!(status(desk.comparison()).stale.len(), 1);
}

#[test]
fn what_is_stale_is_ruled_again_on_what_stands_now() {
    let folder = tram();
    let mut desk = desk(folder.path(), "Ana");
    let ruling = ruling::merge(desk.comparison(), row(&desk, "killed"), row(&desk, "new trams")).unwrap();
    made(desk.decide(ruling, None, at(0)));
    let merged = |desk: &Desk| {
        (0..desk.comparison().questions.len()).max_by_key(|q| claim_ids(desk.comparison(), *q).len())
    };
    let row = merged(&desk).unwrap();
    let ruling = ruling::verdict(desk.comparison(), row, Verdict::Compatible).unwrap();
    made(desk.decide(ruling, Some("both hold".to_owned()), at(1)));
    for words in ["one", "two"] {
        made(desk.decide(ruling::note(desk.comparison(), row).unwrap(), Some(words.to_owned()), at(2)));
    }
    fs::write(folder.path().join("articles/post.md"), POST.replace("Fourteen", "Sixteen")).unwrap();
    let mut desk = self::desk(folder.path(), "Ben");
    let row = self::row(&desk, "killed");
    assert_eq!(desk.renewable(row), "merge, verdict compatible, note, note");
    let renewed = desk.renew(row, at(3));
    assert_eq!(
        (renewed.sorts().as_str(), renewed.not.as_slice()),
        ("merge, verdict compatible, note, note", &[][..])
    );
    let row = merged(&desk).unwrap();
    let standing = &desk.comparison().review.standings[row];
    assert_eq!((claim_ids(desk.comparison(), row).len(), standing.stale.len()), (3, 0));
    assert_eq!(standing.ruled.as_ref().map(|ruled| ruled.verdict), Some(Verdict::Compatible));
    let notes: Vec<&str> = standing.notes.iter().filter_map(|note| note.note.as_deref()).collect();
    assert_eq!(notes, ["both hold", "one", "two"]);
    assert_eq!(desk.renew(row, at(4)), Renewed::default());
}

#[test]
fn a_merge_of_which_one_claim_is_left_is_not_ruled_again() {
    let folder = tram();
    let mut desk = desk(folder.path(), "Ana");
    let ruling = ruling::merge(desk.comparison(), row(&desk, "new trams"), row(&desk, "place")).unwrap();
    made(desk.decide(ruling, None, at(0)));
    fs::write(folder.path().join("articles/post.md"), POST.replace(" in Ostrand", "")).unwrap();
    let mut desk = self::desk(folder.path(), "Ana");
    let trams = row(&desk, "new trams");
    assert_eq!(desk.renewable(trams), "");
    let renewed = desk.renew(trams, at(1));
    assert_eq!(
        (renewed.made.len(), renewed.not.as_slice()),
        (0, &["merge: too little is left of it".to_owned()][..])
    );
}

#[test]
fn a_key_that_no_filter_has_is_named() {
    for (filter, key) in [
        ("autor:ana", Some("autor")),
        ("killed -foo:bar", Some("foo")),
        ("by:ana -speaker:police article:post", None),
        ("\"autor:ana\"", None),
        ("autor:\"Ana Ruiz\"", Some("autor")),
        ("16:30", None),
        (":", None),
    ] {
        assert_eq!(Filter::unknown(filter).as_deref(), key, "{filter}");
    }
}

#[test]
fn amendments_are_held_against_the_quote() {
    let folder = tram();
    let mut desk = desk(folder.path(), "Ana");
    let id = claim_ids(desk.comparison(), row(&desk, "killed"))[0].clone();
    let to = |key: &str, text: &str| vec![(key.to_owned(), text.to_owned())];
    assert!(in_a_line(&desk.amend(&id, to("figure", "10")).unwrap_err()).contains("not what the quote says"));
    let ruling = desk.amend(&id, to("said_by", "the mayor")).unwrap();
    made(desk.decide(ruling, None, at(0)));
    let sheet = Sheet::of(&desk, row(&desk, "killed")).unwrap();
    assert_eq!(sheet.claims[0].said_by.as_deref(), Some("the mayor"));
    assert!(sheet.claims[0].by_hand.as_ref().is_some_and(|by| by.contains("said by: the mayor")));
    // A second amendment begins with the first.
    let fields = desk.amendable(&id).unwrap();
    let said_by = fields.iter().find(|field| field.key == "said_by").unwrap();
    assert_eq!(said_by.says, "the mayor");
    let ruling = desk.amend(&id, to("who", "passengers")).unwrap();
    made(desk.decide(ruling, None, at(1)));
    let sheet = Sheet::of(&desk, desk.comparison().questions.iter().position(|one| one.id == id).unwrap());
    assert_eq!(sheet.unwrap().claims[0].said_by.as_deref(), Some("the mayor"), "the first one holds still");
    let ruling = desk.reject(&id).unwrap();
    made(desk.decide(ruling, None, at(2)));
    assert!(desk.comparison().claims.iter().all(|claim| claim.id != id));
}

#[test]
fn a_claim_by_hand_is_edited_where_it_stands() {
    let folder = tram();
    let curated = "schema: dissensus/claims/1\nclaims:\n  - id: rails\n    article: courier\n    quote: left the rails\n    statement: the tram left the rails\n    \
                   question: what the tram did\n";
    fs::write(folder.path().join("curated.yaml"), curated).unwrap();
    let desk = desk(folder.path(), "Ana");
    let told = in_a_line(&desk.reject("rails").unwrap_err());
    assert!(told.contains("edit it in") && told.ends_with("curated.yaml:3"), "{told}");
}

#[test]
fn a_sheet_has_the_words_with_a_sentence_either_side() {
    let folder = tram();
    let desk = desk(folder.path(), "Ana");
    let sheet = Sheet::of(&desk, row(&desk, "killed")).unwrap();
    let first = &sheet.claims[0];
    assert_eq!(first.place, "articles/courier.md, line 5");
    assert_eq!(first.context.before, "A tram left the rails in Ostrand on Thursday. ");
    assert!(first.context.after.ends_with("The tram was built in 1998."), "{first:?}");
    let telling = Sheet::telling(&desk, first.claim).unwrap();
    assert_eq!(telling.line, Some(0));
}

#[test]
fn what_cannot_be_written_changes_nothing() {
    let folder = tram();
    let mut desk = desk(folder.path(), "Ana");
    // A folder stands where the file would be.
    let ruling = ruling::accept(desk.comparison(), row(&desk, "killed")).unwrap();
    fs::create_dir(folder.path().join("review.yaml")).unwrap();
    assert!(desk.decide(ruling, None, at(0)).is_err());
    assert_eq!(progress(desk.comparison(), Scope::Compared).seen, 0);
}

#[test]
fn a_ruling_on_what_is_no_row_any_more_is_held() {
    let folder = tram();
    let mut desk = desk(folder.path(), "Ana");
    let old = ruling::accept(desk.comparison(), row(&desk, "killed")).unwrap();
    let leaving = vec![claim_ids(desk.comparison(), row(&desk, "killed"))[1].clone()];
    let apart = ruling::split(desk.comparison(), row(&desk, "killed"), &leaving).unwrap();
    assert!(matches!(apart, Ruling::Apart { .. }));
    store::add(folder.path(), &[Decision::new(at(0), "Ben", apart, None)]).unwrap();
    assert!(matches!(desk.decide(old, None, at(1)).unwrap(), Outcome::Held { .. }));
}

fn groups(desk: &Desk, filter: &str) -> Vec<Facets> {
    facets(desk.comparison(), &Queue::of(desk.comparison()), Scope::Compared, filter, desk.by())
}

fn facet(desk: &Desk, filter: &str, word: &str) -> Option<Facet> {
    groups(desk, filter).into_iter().flat_map(|group| group.facets).find(|facet| facet.word == word)
}

fn fitting(desk: &Desk, filter: &str) -> usize {
    let filter = Filter::of(filter, desk.by());
    Queue::of(desk.comparison()).shown(desk.comparison(), Scope::Compared, &filter).len()
}

#[test]
fn a_facet_counts_the_rows_that_choosing_it_gives() {
    let folder = tram();
    let mut desk = desk(folder.path(), "Ana");
    accept(&mut desk, "killed");
    let ruling =
        ruling::verdict(desk.comparison(), row(&desk, "built"), crate::compare::Verdict::Unsure).unwrap();
    made(desk.decide(ruling, None, at(1)));
    let mut told = 0;
    for filter in [
        "",
        "seen",
        "disputed",
        "unseen agree",
        "conflict agree",
        "-mine",
        "tram",
        "article:\"post\"",
        "speaker:\"police\"",
        "unsure \"tram",
        "date seen same-value",
    ] {
        for facet in groups(&desk, filter).into_iter().flat_map(|group| group.facets) {
            let rows = if facet.is_chosen { fitting(&desk, filter) } else { fitting(&desk, &facet.filter) };
            assert_eq!(facet.rows, rows, "{facet:?} in `{filter}`");
            assert!(facet.rows > 0 || facet.is_chosen, "{facet:?} in `{filter}`");
            told += 1;
        }
    }
    assert!(told > 60, "{told}");
}

#[test]
fn facets_are_words_of_the_filter() {
    let folder = tram();
    let mut desk = desk(folder.path(), "Ana");
    accept(&mut desk, "killed");
    let click = |filter: &str, word: &str| facet(&desk, filter, word).map(|facet| facet.filter);
    for (filter, word, then) in [
        ("", "disputed", "disputed"),
        // One verdict at a time, and what was typed stays.
        ("agree \"new  trams\" -date", "disputed", ""),
        ("agree -date", "disputed", "-date disputed"),
        ("seen killed", "seen", "killed"),
        ("unseen", "seen", "seen"),
        ("", "mine", "mine"),
        ("", "article:\"post\"", "article:\"post\""),
        ("article:\"post\"", "article:\"courier\"", "article:\"post\" article:\"courier\""),
        ("article:\"post\" tram", "article:\"post\"", "tram"),
        ("", "speaker:\"police\"", "speaker:\"police\""),
        // A quotation mark that was left open swallows nothing.
        ("\"people were killed", "seen", "\"people were killed\" seen"),
    ] {
        let expected = Some(then.to_owned()).filter(|then| !then.is_empty());
        assert_eq!(click(filter, word), expected, "{word} in `{filter}`");
    }
    assert_eq!(facet(&desk, "agree", "agree").map(|facet| facet.is_chosen), Some(true));
    assert_eq!(facet(&desk, "-agree", "agree"), None);
    // Chosen and without a row: it can still be taken out.
    assert_eq!(
        facet(&desk, "disputed nowhere", "disputed").map(|facet| (facet.rows, facet.is_chosen)),
        Some((0, true))
    );
}

#[test]
fn the_history_of_a_row_is_what_all_of_the_log_says_of_it() {
    use crate::report::decided;
    let folder = tram();
    let mut desk = desk(folder.path(), "Ana");
    let verdict = |desk: &Desk, word: &str, verdict| {
        ruling::verdict(desk.comparison(), row(desk, word), verdict).unwrap()
    };
    let merged = ruling::merge(desk.comparison(), row(&desk, "killed"), row(&desk, "new trams")).unwrap();
    made(desk.decide(merged, Some("one question".to_owned()), at(0)));
    let ruling = ruling::flag(desk.comparison(), row(&desk, "killed")).unwrap();
    made(desk.decide(ruling, None, at(1)));
    let ruling = verdict(&desk, "killed", Verdict::Agree);
    made(desk.decide(ruling, None, at(2)));
    made(desk.undo(at(3)));
    let row_now = row(&desk, "killed");
    let leaving = vec![claim_ids(desk.comparison(), row_now)[0].clone()];
    made(desk.decide(ruling::split(desk.comparison(), row_now, &leaving).unwrap(), None, at(4)));
    for word in ["killed", "built"] {
        for (i, one) in [Verdict::Unsure, Verdict::Conflict].into_iter().enumerate() {
            let ruling = verdict(&desk, word, one);
            made(desk.decide(ruling, None, at(5 + i as i64)));
        }
    }
    let ruling = ruling::unflag(desk.comparison(), row(&desk, "killed")).unwrap();
    desk.decide(ruling, None, at(9)).unwrap();
    let all = decided::history(desk.case(), desk.comparison());
    let mut found = 0;
    for row in 0..desk.comparison().questions.len() {
        let expected = decided::of_row(&all, desk.comparison(), row);
        assert_eq!(decided::history_of_row(desk.case(), desk.comparison(), row), expected, "{row}");
        found += expected.len();
    }
    assert!(found > all.len(), "merged and parted rows share a part of their past: {found} of {}", all.len());
    let past = history(&desk, follow(desk.comparison(), leaving.iter()).unwrap());
    assert!(past[0].did.starts_with("merged into one row") && past[0].counts, "{past:#?}");
    assert_eq!(past[0].note.as_deref(), Some("“one question”"));
    let undone = past.iter().position(|one| one.did.starts_with("ruled agree")).unwrap();
    assert!(!past[undone].counts && past[undone].became.starts_with("taken back by Ana"), "{past:#?}");
    assert!(past[undone + 1].did.starts_with("took back") && !past[undone + 1].counts, "{past:#?}");
    assert!(history(&desk, row(&desk, "place")).is_empty());
}

#[test]
fn rows_to_merge_with_are_found_by_words_of_label_and_values() {
    let folder = tram();
    let desk = desk(folder.path(), "Ana");
    let queue = Queue::of(desk.comparison());
    let killed = row(&desk, "killed");
    let found = |find: &str, chosen: Option<&str>, most| {
        choices(desk.comparison(), &queue, killed, find, chosen, most)
    };
    let all = found("", None, 50);
    assert_eq!((all.all, all.first.len()), (desk.comparison().questions.len() - 1, all.all));
    assert!(all.first.iter().all(|one| one.question != killed && !one.says.is_empty()));
    assert_eq!((found("", None, 1).all, found("", None, 1).first.len()), (all.all, 1));
    let by_value = found("COURIER 40", None, 50);
    assert_eq!((by_value.all, by_value.first[0].label.contains("new trams")), (1, true), "{by_value:#?}");
    assert_eq!(found("nothing has this", None, 50), Choices::default());
    // What is chosen stays to be seen, wherever it stands and whatever is looked for.
    let last = all.first.last().unwrap();
    let chosen = found("nothing has this", Some(&last.id), 1);
    assert_eq!((chosen.all, &chosen.first[0].id), (0, &last.id));
    assert_eq!(&found("", Some(&last.id), 2).first[0].id, &last.id);
    assert!(found("nothing has this", Some(&desk.comparison().questions[killed].id), 50).first.is_empty());
}

#[test]
fn what_the_rules_say_is_part_of_what_was_seen() {
    let folder = tram();
    let mut desk = desk(folder.path(), "Ana");
    let killed = row(&desk, "killed");
    let (before, verdict) = (seen(desk.comparison(), killed), desk.comparison().questions[killed].verdict);
    let articles: Vec<_> = desk.case().articles.iter().collect();
    let ruling = ruling::same_origin(&articles).unwrap();
    made(desk.decide(ruling, None, at(0)));
    // Nobody ruled on the row, and its claims are what they were; but they are one telling's now.
    let killed = row(&desk, "killed");
    assert_ne!(seen(desk.comparison(), killed), before, "{verdict:?}");
}

#[test]
fn what_a_decision_did_to_other_rows_is_told() {
    let folder = tram();
    let mut desk = desk(folder.path(), "Ana");
    let killed = row(&desk, "killed");
    let rejected = desk.reject(&claim_ids(desk.comparison(), killed)[0]).unwrap();
    // Its own row is meant to change.
    match desk.decide(rejected, None, at(0)).unwrap() {
        Outcome::Made { words, .. } => assert!(!words.contains("also changed"), "{words}"),
        other => panic!("{other:?}"),
    }
    // What else a case looks like when claims are aligned anew is told by the rows that were there.
    let before = desk.comparison();
    let bare = crate::case::Case::open(folder.path()).unwrap().without_hand_work().compare().unwrap();
    let told = work::ripple(before, &bare, &[]).unwrap();
    let label = &before.questions[row(&desk, "killed")].label;
    assert_eq!(told, format!("also changed: {label}"));
    let held = work::ripple(&bare, &bare, &[]);
    assert_eq!(held, None);
}

#[test]
fn decisions_of_which_no_row_is_left_are_listed() {
    let folder = tram();
    let mut desk = desk(folder.path(), "Ana");
    let articles: Vec<_> = desk.case().articles.iter().collect();
    let ruling = ruling::same_origin(&articles).unwrap();
    let decision = made(desk.decide(ruling, None, at(0)));
    assert_eq!(homeless(desk.comparison()), []);
    let text = POST.replace("Fourteen", "Fifteen");
    fs::write(folder.path().join("articles/post.md"), text).unwrap();
    desk.look().unwrap();
    let lost = homeless(desk.comparison());
    assert_eq!(lost.iter().map(|gone| gone.decision.as_str()).collect::<Vec<_>>(), [decision.id.as_str()]);
}

#[test]
fn of_two_stale_verdicts_the_last_is_renewed() {
    let folder = tram();
    let mut desk = desk(folder.path(), "Ana");
    for (verdict, ms) in [(Verdict::Conflict, 0), (Verdict::Agree, 1)] {
        let ruling = ruling::verdict(desk.comparison(), row(&desk, "killed"), verdict).unwrap();
        made(desk.decide(ruling, None, at(ms)));
    }
    let text = COURIER.replace("Nine", "Ten");
    fs::write(folder.path().join("articles/courier.md"), text).unwrap();
    desk.look().unwrap();
    assert_eq!(desk.renewable(row(&desk, "killed")), "verdict agree");
}
