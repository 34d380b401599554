//! What happens on disk while the page is open: files changed, broken, mended, gone.

use super::client::get;
use super::server::{Folder, Server};
use super::tab::Tab;
use std::fs;
use std::io::Write;

#[test]
fn a_review_file_that_is_broken_is_told_and_nothing_is_written_until_it_is_mended() {
    let folder = Folder::tram();
    let server = Server::start(&folder, "Ana");
    let row = folder.row("killed");
    let mut tab = Tab::of(server.address, &row[0]);
    tab.decide("flag", &[]);
    let sound = fs::read_to_string(folder.file("review.yaml")).unwrap();
    let revision = get(server.address, "/state").body;
    let broken = format!("{sound}<<<<<<< HEAD\n  - {{id: \n");
    fs::write(folder.file("review.yaml"), &broken).unwrap();
    assert_ne!(get(server.address, "/state").body, revision, "pages are told that something is out of order");
    for ruling in ["accept", "note", "flag", "undo", "redo", "undo-of", "aside", "renew", "reject"] {
        let told = tab.decide_on(&row[0], ruling, &[("note", "a word"), ("claim", &row[0])]);
        assert!(told.wrong.starts_with("nothing was written: "), "{ruling}: {told:?}");
        assert!(tab.page.contains("killed"), "the page stays");
    }
    assert_eq!(fs::read_to_string(folder.file("review.yaml")).unwrap(), broken);
    fs::write(folder.file("review.yaml"), &sound).unwrap();
    let told = tab.decide_on(&row[0], "accept", &[]);
    assert_eq!(told.wrong, "", "{told:?}");
    assert_eq!(folder.rulings(), ["flag", "verdict"]);
    let after = get(server.address, "/state").body;
    assert!(!after.contains('!') && after != revision, "{after}");
}

#[test]
fn curated_claims_and_articles_that_are_broken_are_told_and_the_page_stays() {
    let folder = Folder::tram();
    let server = Server::start(&folder, "Ana");
    let row = folder.row("killed");
    fs::write(
        folder.file("curated.yaml"),
        "schema: dissensus/claims/1\nclaims:\n  - id: a\n    artikle: courier\n",
    )
    .unwrap();
    let mut tab = Tab::of(server.address, &row[0]);
    assert!(tab.page.contains("artikle"), "the trouble is on the page");
    let told = tab.decide("accept", &[]);
    assert!(told.wrong.contains("nothing was written") && told.wrong.contains("artikle"), "{told:?}");
    fs::remove_file(folder.file("curated.yaml")).unwrap();
    assert_eq!(tab.decide_on(&row[0], "accept", &[]).wrong, "");
    assert_eq!(folder.rulings(), ["verdict"]);
}

#[test]
fn an_article_that_changed_makes_decisions_stale_which_are_set_aside_and_brought_back_or_renewed() {
    let folder = Folder::tram();
    let server = Server::start(&folder, "Ana");
    let row = folder.row("killed");
    let mut tab = Tab::of(server.address, &row[0]);
    tab.decide("verdict-disputed", &[("note", "two counts")]);
    tab.decide_on(&row[0], "flag", &[]);
    for (ruling, nothing) in
        [("renew", "no decision on this row is stale"), ("aside", "no decision on this row is stale")]
    {
        assert_eq!(tab.decide_on(&row[0], ruling, &[]).wrong, nothing);
    }
    let old = Tab::of(server.address, &row[0]);
    folder.edit("articles/post.md", "Fourteen people were killed", "Fifteen people were killed");
    let told = old.clone().decide("accept", &[]);
    assert!(told.wrong.contains("articles or claims were changed on disk"), "{told:?}");
    assert!(told.wrong.contains("not what you saw any more: nothing was written"), "{told:?}");
    assert_eq!(folder.rulings(), ["verdict", "flag"]);
    let told = tab.decide_on(&row[0], "aside", &[]);
    assert_eq!(told.said, "set aside: 2 stale decisions, on disk; undo brings them back");
    assert_eq!(folder.rulings()[2..], ["undo", "undo"]);
    let told = tab.decide("undo", &[]);
    assert_eq!(told.said, "2 stale decisions are back: on disk");
    assert_eq!(folder.rulings()[4..], ["undo", "undo"]);
    // What others did in between does not change what an undo brings back.
    tab.decide("aside", &[]);
    let ben = Server::start(&folder, "Ben");
    let built = folder.row("built");
    Tab::of(ben.address, &built[0]).decide("accept", &[]);
    let mut tab = Tab::of(server.address, &row[0]);
    let told = tab.decide("undo", &[]);
    assert!(told.said.contains("2 stale decisions are back"), "{told:?}");
    assert!(folder.log().iter().any(|decision| decision.by == "Ben"));
    // After a decision of one's own, an undo takes back that one.
    tab.decide("aside", &[]);
    tab.decide("note", &[("note", "looked again")]);
    let told = tab.decide("undo", &[]);
    assert!(told.said.contains("looked again"), "{told:?}");
    let told = tab.decide("redo", &[]);
    assert!(told.wrong.is_empty(), "{told:?}");
    let before = folder.log().len();
    folder.edit("articles/post.md", "Fifteen people were killed", "Sixteen people were killed");
    let told = tab.decide_on(&row[0], "renew", &[]);
    assert!(told.said.contains("renewed: note: on disk"), "{told:?}");
    assert_eq!(folder.log().len(), before + 1);
}

#[test]
fn what_others_did_is_said_once_on_the_next_page_that_says_nothing_else() {
    let folder = Folder::tram();
    let server = Server::start(&folder, "Ana");
    let ben = Server::start(&folder, "Ben");
    let (killed, built) = (folder.row("killed"), folder.row("built"));
    let mut tab = Tab::of(server.address, &killed[0]);
    let place = tab.decide("flag", &[]).place;
    Tab::of(ben.address, &built[0]).decide("accept", &[]);
    // Neither the question for the state nor a question for the head takes the news away.
    get(server.address, "/state");
    super::client::ask(server.address, "HEAD /", &[format!("Host: {}", server.address)], "");
    let said = |place: &str| Tab::at(server.address, place).text("said");
    assert_eq!(
        said(&place),
        "1 decision by Ben came in meanwhile",
        "the message of this place was read before"
    );
    assert!(said(&place).ends_with("flagged: on disk"), "and is there still");
    assert_eq!(said("/"), "");
    Tab::of(ben.address, &built[0]).decide("flag", &[]);
    let told = tab.decide_on(&killed[0], "flag", &[]);
    assert!(
        told.said.ends_with("flag taken away, your: on disk") || told.said.contains("flag taken away"),
        "{told:?}"
    );
    Tab::of(ben.address, &built[0]).decide("note", &[("note", "a word")]);
    // With a decision, both are said.
    let told = tab.decide("accept", &[]);
    assert!(told.said.starts_with("1 decision by Ben came in meanwhile; "), "{told:?}");
    assert_eq!(said("/"), "");
}

#[test]
fn where_the_file_can_not_be_written_that_is_told_and_nothing_is_lost() {
    let folder = Folder::tram();
    let server = Server::start(&folder, "Ana");
    let row = folder.row("killed");
    let mut tab = Tab::of(server.address, &row[0]);
    // A folder stands where the file would be, which no right helps against.
    fs::create_dir(folder.file("review.yaml")).unwrap();
    let told = tab.decide("note", &[("note", "every word of it"), ("open", "note")]);
    assert!(told.wrong.starts_with("nothing was written: "), "{told:?}");
    assert!(told.place.contains("open=note") && told.place.contains("note=every+word+of+it"), "{told:?}");
    for ruling in ["accept", "flag", "undo", "redo", "reject"] {
        let told = tab.decide_on(&row[0], ruling, &[("claim", &row[0])]);
        assert!(!told.wrong.is_empty(), "{ruling}: {told:?}");
    }
    fs::remove_dir(folder.file("review.yaml")).unwrap();
    assert_eq!(tab.decide_on(&row[0], "accept", &[]).wrong, "");
    // A folder that may not be written; whoever is root may.
    let folder = Folder::tram();
    let server = Server::start(&folder, "Ana");
    let mut tab = Tab::of(server.address, &row[0]);
    let mut rights = fs::metadata(folder.path()).unwrap().permissions();
    let before = rights.clone();
    rights.set_readonly(true);
    fs::set_permissions(folder.path(), rights).unwrap();
    let may_write = fs::write(folder.file("probe"), "").is_ok();
    let told = tab.decide("accept", &[]);
    fs::set_permissions(folder.path(), before).unwrap();
    assert_eq!(told.wrong.is_empty(), may_write, "{told:?}");
    assert_eq!(tab.decide_on(&row[0], "flag", &[]).wrong, "");
}

#[test]
fn a_case_folder_that_goes_away_and_comes_back_is_told_and_read_again() {
    let folder = Folder::tram();
    let mut server = Server::start(&folder, "Ana");
    let row = folder.row("killed");
    let mut tab = Tab::of(server.address, &row[0]);
    tab.decide("flag", &[]);
    let away = folder.path().with_extension("away");
    fs::rename(folder.path(), &away).unwrap();
    let told = tab.decide("accept", &[]);
    assert!(told.wrong.contains("nothing was written"), "{told:?}");
    assert!(server.is_alive() && !folder.path().exists());
    fs::rename(&away, folder.path()).unwrap();
    let told = tab.decide_on(&row[0], "accept", &[]);
    assert_eq!(told.wrong, "", "{told:?}");
    assert_eq!(folder.rulings(), ["flag", "verdict"]);
}

#[test]
fn what_was_answered_is_on_disk_whenever_the_power_fails() {
    let folder = Folder::tram();
    let row = folder.row("killed");
    for round in 1..=4 {
        let server = Server::start(&folder, "Ana");
        let mut tab = Tab::of(server.address, &row[0]);
        for i in 0..round {
            let told = tab.decide("note", &[("note", &format!("{round} {i}"))]);
            assert_eq!(told.wrong, "");
        }
        server.kill();
        let last = folder.log().pop().unwrap();
        assert_eq!(last.note, Some(format!("{round} {}", round - 1)));
    }
    assert_eq!(folder.log().len(), 1 + 2 + 3 + 4);
    // A line that was cut short was answered to nobody, and makes room.
    let mut file = fs::OpenOptions::new().append(true).open(folder.file("review.yaml")).unwrap();
    write!(file, "  - {{id: 0a1b2c3d, at: \"2031-05-0").unwrap();
    drop(file);
    let server = Server::start(&folder, "Ana");
    let told = Tab::of(server.address, &row[0]).decide("note", &[("note", "after")]);
    assert_eq!(told.wrong, "");
    assert_eq!(folder.log().len(), 11);
}
