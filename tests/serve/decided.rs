//! Decisions by forms: what review.yaml has then, where the answer leads, and what is said.

use super::server::{Folder, Server};
use super::tab::Tab;
use dissensus::review::{Ruling, log};

#[test]
fn a_verdict_goes_on_to_the_next_row_that_nobody_has_seen() {
    let folder = Folder::ferry();
    let server = Server::start(&folder, "Ana Marek");
    let mut tab = Tab::at(server.address, "/");
    let first = tab.row();
    assert_eq!(folder.row("helicopters (search)")[0], first);
    let told = tab.decide("accept", &[]);
    assert_eq!(told.said, "helicopters (search): accepted conflict: on disk");
    assert!(told.place.starts_with("/?row=") && told.place.contains("&said="), "{}", told.place);
    let second = tab.row();
    assert_ne!(first, second);
    for word in ["conflict", "disputed", "updated", "compatible", "agree", "unsure", "single"] {
        let row = tab.row();
        let told = tab.decide(&format!("verdict-{word}"), &[]);
        assert!(told.said.contains(word) && told.wrong.is_empty(), "{told:?}");
        assert_ne!(tab.row(), row, "{word}");
    }
    let log = folder.log();
    let verdicts: Vec<&str> = log
        .iter()
        .map(|decision| match &decision.ruling {
            Ruling::Verdict { verdict, .. } => verdict.word(),
            other => other.word(),
        })
        .collect();
    assert_eq!(
        verdicts,
        ["conflict", "conflict", "disputed", "updated", "compatible", "agree", "unsure", "single"]
    );
    assert!(log.iter().all(|decision| decision.by == "Ana Marek"));
    assert!(log.windows(2).all(|two| two[0].at < two[1].at));
    assert!(log[0].ruling.claims().iter().any(|mark| mark.id == first));
    assert!(log[1].ruling.claims().iter().any(|mark| mark.id == second));
    let told = tab.decide("verdict-perhaps", &[]);
    assert_eq!(told.wrong, "there is no such verdict");
    let told = tab.decide("dance", &[]);
    assert_eq!(told.wrong, "there is no such decision");
    assert_eq!(folder.log().len(), 8);
}

#[test]
fn after_the_last_row_it_begins_again_and_says_when_all_are_seen() {
    let folder = Folder::tram();
    let server = Server::start(&folder, "Ana");
    let mut tab = Tab::at(server.address, "/");
    let place = tab.decide("note", &[("note", "later")]).place;
    tab = Tab::at(server.address, &place);
    let mut said = String::new();
    let mut rows = 1;
    while !said.contains("seen") {
        rows += 1;
        assert!(rows < 20, "{said}");
        tab.page = Tab::at(server.address, "/").page;
        said = tab.decide("accept", &[]).said;
    }
    assert!(said.ends_with(&format!("all {rows} rows are seen")), "{said}");
    // Where all are seen, it stays.
    let row = tab.row();
    let told = tab.decide("verdict-unsure", &[]);
    assert!(told.said.ends_with("rows are seen"), "{told:?}");
    assert_eq!(tab.row(), row);
}

#[test]
fn a_filter_goes_on_with_the_row_that_took_the_place_of_the_one_that_left_it() {
    let folder = Folder::ferry();
    let server = Server::start(&folder, "Ana");
    let order = |place: &str| {
        let page = Tab::at(server.address, place).page;
        let links = page
            .split("<ol>")
            .skip(1)
            .flat_map(|list| list.split("</ol>").next().unwrap().split("href=\"/?"));
        let rows =
            links.filter_map(|link| link.split("row=").nth(1)?.split(['&', '"']).next().map(str::to_owned));
        rows.collect::<Vec<_>>()
    };
    let rows = order("/?filter=unseen");
    assert!(rows.len() > 20, "{rows:?}");
    // From the third row on, which leaves the filter with its verdict: the fourth is next, not the first.
    let mut tab = Tab::at(server.address, &format!("/?row={}&filter=unseen", rows[2]));
    tab.also = "&filter=unseen".to_owned();
    let told = tab.decide("accept", &[]);
    assert_eq!(tab.row(), rows[3], "{told:?}");
    assert!(told.place.contains("filter=unseen"), "{told:?}");
    assert_eq!(tab.row(), rows[3]);
    // A row that the filter did not let through in the first place goes on from where it stands in the queue.
    let mut tab = Tab::at(server.address, &format!("/?row={}&filter=date", rows[1]));
    tab.also = "&filter=date".to_owned();
    let dates = order("/?filter=date");
    tab.decide("accept", &[]);
    // The third row is of the filter, and seen by now.
    assert!(dates.contains(&rows[2]));
    let behind = rows.iter().skip(3).find(|row| dates.contains(row)).unwrap();
    assert_eq!(&tab.row(), behind);
    // The last of a filter: it says so, and stays.
    let mut tab =
        Tab::at(server.address, &format!("/?row={}&filter=disputed", order("/?filter=disputed")[0]));
    tab.also = "&filter=disputed".to_owned();
    let mut told = tab.decide("accept", &[]);
    if !told.said.contains("seen") {
        told = tab.decide("accept", &[]);
    }
    assert!(told.said.contains("of this filter") && told.said.contains("seen"), "{told:?}");
}

#[test]
fn flags_and_notes_stay_on_the_row_and_the_same_verdict_is_not_written_twice() {
    let folder = Folder::tram();
    let server = Server::start(&folder, "Ana");
    let row = folder.row("killed");
    let mut tab = Tab::of(server.address, &row[0]);
    let told = tab.decide("flag", &[]);
    assert!(told.said.ends_with(": flagged: on disk"), "{told:?}");
    assert_eq!(tab.row(), row[0]);
    let told = tab.decide("flag", &[]);
    assert!(told.said.contains("flag taken away"), "{told:?}");
    let odd =
        "first line\r\nsecond: \"quoted\" {x} \u{202e}right\u{200b} to left & <blink>\u{1}\t# no comment";
    let told = tab.decide("note", &[("note", odd)]);
    assert_eq!((told.wrong.as_str(), tab.row()), ("", row[0].clone()));
    assert_eq!(folder.log()[2].note.as_deref(), Some(&*odd.replace("\r\n", "\n")));
    assert!(!tab.page.contains("<blink>"), "a note is text");
    let told = tab.decide("note", &[("note", " \r\n ")]);
    assert_eq!(told.wrong, "an empty note is none");
    assert!(told.place.contains("open=note"), "{told:?}");
    tab.decide("accept", &[]);
    let told = tab.decide_on(&row[0], "accept", &[]);
    assert!(told.said.contains("already accepted by Ana; nothing written"), "{told:?}");
    assert_eq!(folder.rulings(), ["flag", "unflag", "note", "verdict"]);
    // With a remark it says something new.
    tab.decide_on(&row[0], "accept", &[("note", "looked again")]);
    assert_eq!(folder.log()[4].note.as_deref(), Some("looked again"));
}

#[test]
fn a_note_of_any_length_is_written_whole_or_comes_back_whole() {
    let folder = Folder::tram();
    let server = Server::start(&folder, "Ana");
    let row = folder.row("killed");
    let mut tab = Tab::of(server.address, &row[0]);
    let long = "\u{627}\u{644}\u{645} ".repeat(12_000);
    let seen = tab.hidden("seen");
    tab.decide("flag", &[]);
    // The row is another than was seen: what was typed is still in the form, though no address could hold it.
    let answer = super::client::post(
        server.address,
        "/decide",
        &super::client::form(&[
            ("token", &tab.hidden("token")),
            ("row", &row[0]),
            ("seen", &seen),
            ("ruling", "note"),
            ("open", "note"),
            ("note", &long),
        ]),
    );
    assert_eq!(answer.status, 303, "{answer:?}");
    let place = answer.header("location").unwrap();
    assert!(place.len() < 1000, "{place}");
    let back = Tab::at(server.address, place);
    assert!(back.text("wrong").contains("not what you saw"), "{}", back.text("wrong"));
    assert_eq!(folder.rulings(), ["flag"]);
    tab.decide("note", &[("note", &long)]);
    assert_eq!(folder.log()[1].note.as_deref(), Some(long.trim()));
}

#[test]
fn rows_are_split_and_merged_and_articles_are_one_telling() {
    let folder = Folder::tram();
    let server = Server::start(&folder, "Ana");
    let (killed, built) = (folder.row("killed"), folder.row("built"));
    assert_eq!(killed.len(), 2);
    let mut tab = Tab::of(server.address, &killed[0]);
    for marked in [&[][..], &[("claim", killed[0].as_str()), ("claim", killed[1].as_str())]] {
        let told = tab.decide("split", marked);
        assert!(told.wrong.contains("one at least, and not all"), "{told:?}");
        assert!(told.place.contains("open=split"), "{told:?}");
    }
    let told = tab.decide("split", &[("claim", &killed[1]), ("claim", "no-such-claim")]);
    assert!(told.wrong.is_empty() && told.said.contains("split"), "{told:?}");
    let homes = |claims: &[String]| {
        let rows = folder.rows();
        rows.into_iter().filter(|row| row.iter().any(|claim| claims.contains(claim))).count()
    };
    assert_eq!(homes(&killed), 2);
    for (other, why) in
        [("", "choose a row"), ("no-such-claim", "choose a row"), (killed[0].as_str(), "itself")]
    {
        let told = tab.decide_on(&killed[0], "merge", &[("other", other)]);
        assert!(told.wrong.contains(why) && told.place.contains("open=merge"), "{told:?}");
    }
    let merged = |tab: &mut Tab, other: &str| {
        let seen = Tab::of(server.address, other).hidden("seen");
        tab.decide_on(&killed[0], "merge", &[("other", other), (&format!("seen:{other}"), &seen)])
    };
    let told = merged(&mut tab, &killed[1]);
    assert!(told.wrong.is_empty(), "{told:?}");
    assert_eq!(homes(&killed), 1);
    let told = merged(&mut tab, &built[0]);
    assert!(told.wrong.is_empty(), "{told:?}");
    assert_eq!(homes(&[killed.clone(), built].concat()), 1);
    let told = tab.decide_on(&killed[0], "origin", &[("article", "courier")]);
    assert!(told.wrong.contains("two articles") && told.place.contains("open=origin"), "{told:?}");
    let told = tab.decide_on(
        &killed[0],
        "origin",
        &[("article", "courier"), ("article", "post"), ("article", "../x")],
    );
    assert!(told.wrong.contains("one of these articles is gone"), "{told:?}");
    let told = tab.decide_on(&killed[0], "origin", &[("article", "courier"), ("article", "post")]);
    assert!(told.wrong.is_empty() && told.said.contains("one telling: courier, post"), "{told:?}");
    assert_eq!(folder.rulings(), ["apart", "same", "same", "same-origin"]);
}

#[test]
fn a_merge_with_a_row_that_is_not_what_was_seen_is_refused() {
    let folder = Folder::tram();
    let server = Server::start(&folder, "Ana");
    let (killed, built) = (folder.row("killed"), folder.row("built"));
    let mark = Tab::of(server.address, &built[0]).hidden("seen");
    let mut tab = Tab::of(server.address, &built[0]);
    tab.decide("flag", &[]);
    let seen = format!("seen:{}", built[0]);
    let told = tab.decide_on(&killed[0], "merge", &[("other", &built[0]), (&seen, &mark)]);
    assert!(told.wrong.contains("the other row is not what you saw"), "{told:?}");
    let mark = Tab::of(server.address, &built[0]).hidden("seen");
    let told = tab.decide_on(&killed[0], "merge", &[("other", &built[0]), (&seen, &mark)]);
    assert_eq!(told.wrong, "");
}

#[test]
fn claims_are_amended_and_rejected() {
    let folder = Folder::tram();
    let server = Server::start(&folder, "Ana");
    let killed = folder.row("killed");
    let mut tab = Tab::of(server.address, &killed[0]);
    for (claim, fields, why) in [
        ("no-such-claim", &[("to-figure", "3")][..], "choose a claim"),
        (&killed[0], &[], "nothing was changed"),
        (&killed[0], &[("to-figure", "many")], "figure"),
        (&killed[0], &[("to-quote", "words that stand nowhere")], "quote"),
    ] {
        let mut all = vec![("claim", claim), ("open", "amend")];
        all.extend(fields);
        let told = tab.decide_on(&killed[0], "amend", &all);
        assert!(told.wrong.contains(why), "{fields:?}: {told:?}");
        assert!(told.place.contains("open=amend"), "{told:?}");
        for (key, text) in fields.iter().filter(|_| claim != "no-such-claim") {
            let kept = format!("{key}={}", text.replace(' ', "+"));
            assert!(told.place.contains(&kept), "what was typed stays: {told:?}");
        }
    }
    let told = tab.decide_on(&killed[0], "amend", &[("claim", &killed[0]), ("to-figure", "at least 9")]);
    assert!(told.wrong.is_empty() && told.said.contains("amended"), "{told:?}");
    let told = tab.decide_on(&killed[0], "reject", &[("claim", &killed[1])]);
    assert!(told.wrong.is_empty() && told.said.contains("rejected"), "{told:?}");
    assert_eq!(folder.rulings(), ["amend", "reject"]);
    let told = tab.decide("undo", &[]);
    assert_eq!(told.wrong, "");
    assert_eq!(tab.row(), killed[0], "an undo leads to its row");
}

#[test]
fn what_was_done_is_undone_and_done_again_also_after_a_new_start() {
    let folder = Folder::tram();
    let server = Server::start(&folder, "Ana");
    let (killed, built) = (folder.row("killed"), folder.row("built"));
    let mut tab = Tab::of(server.address, &killed[0]);
    for (ruling, nothing) in [("undo", "nothing of yours is left to undo"), ("redo", "nothing to redo")] {
        assert_eq!(tab.decide(ruling, &[]).wrong, nothing);
    }
    tab.decide("accept", &[]);
    tab.decide_on(&built[0], "flag", &[]);
    let old = tab.clone();
    let address = server.address;
    server.kill();
    let server = Server::with(&folder, &["--port", &address.port().to_string(), "--by", "Ana"]);
    // A form of the server before: its token is no token any more.
    let answer = old.send("undo", &[]);
    assert_eq!(answer.status, 403);
    assert!(answer.body.contains("nothing was written"), "{answer:?}");
    // And its messages are nobody's.
    assert_eq!(Tab::at(address, "/?said=00000000-1").text("said"), "");
    let mut tab = Tab::of(server.address, &built[0]);
    let told = tab.decide("undo", &[]);
    assert!(told.said.contains("flagged") && told.wrong.is_empty(), "{told:?}");
    let told = tab.decide("undo", &[]);
    assert!(told.said.contains("accepted"), "{told:?}");
    assert_eq!(tab.row(), killed[0], "an undo leads to its row");
    let told = tab.decide("redo", &[]);
    assert!(told.said.contains("done again"), "{told:?}");
    let told = tab.decide("undo-of", &[("of", &folder.log()[0].id)]);
    assert_eq!(told.wrong, "");
    let told = tab.decide("undo-of", &[("of", &folder.log()[0].id)]);
    assert_eq!(told.wrong, "it does not count any more");
    for of in ["", "no-such", "../review.yaml"] {
        assert_eq!(tab.decide("undo-of", &[("of", of)]).wrong, "it does not count any more");
    }
    assert_eq!(folder.rulings(), ["verdict", "flag", "undo", "undo", "undo", "undo"]);
    let log = log::read(&folder.path()).unwrap();
    assert_eq!(log.counting().len(), 0);
}

#[test]
fn an_undo_that_is_sent_twice_undoes_once() {
    let folder = Folder::tram();
    let server = Server::start(&folder, "Ana");
    let mut tab = Tab::of(server.address, &folder.row("killed")[0]);
    tab.decide("flag", &[]);
    tab.decide("note", &[("note", "a word")]);
    let held = tab.clone();
    assert_eq!(tab.decide("undo", &[]).wrong, "");
    // The same form again, as from a key that is held, or another tab.
    let mut again = held.clone();
    assert!(again.decide("undo", &[]).wrong.contains("you decided something else meanwhile"));
    assert_eq!(folder.rulings(), ["flag", "note", "undo"]);
    assert_eq!(tab.decide("undo", &[]).wrong, "");
    assert_eq!(folder.rulings(), ["flag", "note", "undo", "undo"]);
}

#[test]
fn a_decision_on_what_was_not_seen_is_refused() {
    let folder = Folder::tram();
    let server = Server::start(&folder, "Ana");
    let row = folder.row("killed");
    let old = Tab::of(server.address, &row[0]);
    let mut tab = old.clone();
    tab.decide("flag", &[]);
    for ruling in [
        "accept",
        "verdict-agree",
        "flag",
        "note",
        "split",
        "merge",
        "origin",
        "reject",
        "amend",
        "renew",
        "aside",
    ] {
        let mut old = old.clone();
        let told = old.decide(ruling, &[("note", "a word"), ("claim", &row[0])]);
        assert!(told.wrong.contains("not what you saw any more: nothing was written"), "{ruling}: {told:?}");
    }
    assert_eq!(folder.rulings(), ["flag"]);
    assert_eq!(tab.decide("accept", &[]).wrong, "");
}
