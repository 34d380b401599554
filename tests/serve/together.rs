//! Two servers on one case, and several tabs on one server.

use super::server::{Folder, Server};
use super::tab::Tab;
use std::collections::BTreeSet;

#[test]
fn two_servers_that_decide_by_turns_see_what_the_other_did() {
    let folder = Folder::tram();
    let (ana, ben) = (Server::start(&folder, "Ana"), Server::start(&folder, "Ben"));
    let row = folder.row("killed");
    let (mut first, mut second) = (Tab::of(ana.address, &row[0]), Tab::of(ben.address, &row[0]));
    first.decide("flag", &[]);
    // Ben has not seen that.
    let told = second.decide("accept", &[]);
    assert!(
        told.wrong.starts_with("1 decision by Ana came in meanwhile; the row is not what you saw"),
        "{told:?}"
    );
    let told = second.decide("accept", &[]);
    assert_eq!(told.wrong, "", "now he has: {told:?}");
    let told = first.decide_on(&row[0], "accept", &[]);
    assert!(told.said.contains("already accepted by Ben; nothing written"), "{told:?}");
    let told = first.decide_on(&row[0], "verdict-agree", &[]);
    assert!(told.said.contains("replaces Ben"), "{told:?}");
    // Each undoes what is their own.
    let told = second.decide("undo", &[]);
    assert!(told.said.contains("accepted") && told.wrong.is_empty(), "{told:?}");
    let rulings: Vec<(String, &str)> =
        folder.log().into_iter().map(|decision| (decision.by.clone(), decision.ruling.word())).collect();
    let by =
        |name: &str| rulings.iter().filter(|(by, _)| by == name).map(|(_, word)| *word).collect::<Vec<_>>();
    assert_eq!(by("Ana"), ["flag", "verdict"]);
    assert_eq!(by("Ben"), ["verdict", "undo"]);
}

#[test]
fn two_servers_that_decide_at_the_same_time_lose_nothing() {
    let folder = Folder::ferry();
    let servers = [Server::start(&folder, "Ana"), Server::start(&folder, "Ben")];
    let rows: Vec<String> = folder.rows().into_iter().take(12).map(|row| row[0].clone()).collect();
    let written: Vec<Vec<String>> = std::thread::scope(|scope| {
        let work = |server: usize, from: usize| {
            let (address, rows) = (servers[server].address, &rows);
            scope.spawn(move || {
                let mut written = Vec::new();
                for (i, row) in rows.iter().enumerate().skip(from).step_by(2) {
                    let note = format!("{server} {from} {i}");
                    // Somebody else may have been faster: then it is looked at again.
                    for _ in 0..20 {
                        let told = Tab::of(address, row).decide("note", &[("note", &note)]);
                        if told.wrong.is_empty() {
                            written.push(note);
                            break;
                        }
                        assert!(told.wrong.contains("nothing was written"), "{told:?}");
                    }
                }
                written
            })
        };
        // Two tabs on each, and all on the same rows.
        let workers = [work(0, 0), work(0, 1), work(1, 0), work(1, 1)];
        workers.into_iter().map(|worker| worker.join().unwrap()).collect()
    });
    let told: BTreeSet<String> = written.into_iter().flatten().collect();
    assert_eq!(told.len(), 2 * rows.len(), "each came to an end");
    let log = folder.log();
    let kept: BTreeSet<String> = log.iter().filter_map(|decision| decision.note.clone()).collect();
    assert_eq!(kept, told);
    assert_eq!(log.len(), told.len(), "none is there twice");
    assert!(log.windows(2).all(|two| two[0].at < two[1].at));
    for server in &servers {
        let page = Tab::at(server.address, "/?filter=noted").page;
        for row in rows.iter().take(3) {
            assert!(page.contains(row), "each sees the other's");
        }
    }
}

#[test]
fn a_second_tab_decides_on_what_it_shows_or_not_at_all() {
    let folder = Folder::tram();
    let server = Server::start(&folder, "Ana");
    let (killed, built) = (folder.row("killed"), folder.row("built"));
    let (mut one, mut two) = (Tab::of(server.address, &killed[0]), Tab::of(server.address, &killed[0]));
    let mut other = Tab::of(server.address, &built[0]);
    assert_eq!(one.decide("accept", &[]).wrong, "");
    // Another row is as it was.
    assert_eq!(other.decide("accept", &[]).wrong, "");
    let told = two.decide("verdict-agree", &[]);
    assert!(told.wrong.contains("not what you saw"), "{told:?}");
    assert_eq!(two.row(), killed[0], "and it is shown as it stands");
    assert_eq!(two.decide("verdict-agree", &[]).wrong, "");
    // A row that is no row any more.
    let mut gone = Tab::of(server.address, &killed[0]);
    folder.edit("articles/courier.md", "Nine people were killed in the accident, police said. ", "");
    folder.edit(
        "articles/post.md",
        "Fourteen people were killed in the accident, the fire brigade said. ",
        "",
    );
    let told = gone.decide("accept", &[]);
    assert!(told.wrong.contains("this row is gone: nothing was written"), "{told:?}");
    assert_eq!(folder.rulings(), ["verdict"; 3]);
}
