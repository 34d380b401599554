//! How the server begins, and how it ends.

use super::client::{connect, get};
use super::server::{Folder, Server, refused};
use super::tab::Tab;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::time::Duration;

#[test]
fn a_port_that_is_taken_is_told_and_without_one_the_next_is_taken() {
    let folder = Folder::tram();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let (code, said, complained) = refused(&folder.path(), &["--port", &port, "--by", "Ana"]);
    assert_eq!((code, said.as_str()), (Some(2), ""), "{complained}");
    assert!(complained.contains(&format!("port {port}: another program has it")), "{complained}");
    assert!(complained.contains("without --port a free one is taken"), "{complained}");
    // Two without a port have two.
    let (one, two) = (Server::with(&folder, &["--by", "Ana"]), Server::with(&folder, &["--by", "Ben"]));
    assert_ne!(one.address, two.address);
    for server in [&one, &two] {
        assert!(server.address.ip().is_loopback());
        assert_eq!(get(server.address, "/").status, 200);
    }
    assert!(Tab::at(two.address, "/").page.contains("Ben"), "--by says who decides");
}

#[test]
fn what_is_no_case_or_a_broken_one_is_told_with_its_place() {
    let folder = Folder::tram();
    let nowhere = folder.path().join("nowhere");
    let (code, said, complained) = refused(&nowhere, &["--port", "0", "--by", "Ana"]);
    assert_eq!((code, said.as_str()), (Some(2), ""));
    assert!(complained.contains("nowhere"), "{complained}");
    let empty = tempfile::tempdir().unwrap();
    let (code, said, complained) = refused(empty.path(), &["--port", "0", "--by", "Ana"]);
    assert_eq!((code, said.as_str()), (Some(2), ""));
    assert!(complained.contains("dissensus new"), "{complained}");
    let (code, _, complained) = refused(&folder.path(), &["--port", "0", "--by", " "]);
    assert_eq!(code, Some(2));
    assert!(complained.contains("--by"), "{complained}");
    fs::write(
        folder.file("curated.yaml"),
        "schema: dissensus/claims/1\nclaims:\n  - id: a\n    artikle: courier\n",
    )
    .unwrap();
    let (code, said, complained) = refused(&folder.path(), &["--port", "0", "--by", "Ana"]);
    assert_eq!((code, said.as_str()), (Some(2), ""));
    assert!(complained.contains("curated.yaml:4") && complained.contains("artikle"), "{complained}");
}

#[test]
#[cfg(unix)]
fn it_ends_at_once_when_it_is_asked_to_whoever_holds_a_connection() {
    for signal in ["-INT", "-TERM"] {
        let folder = Folder::tram();
        let server = Server::start(&folder, "Ana");
        let mut tab = Tab::of(server.address, &folder.row("killed")[0]);
        tab.decide("accept", &[]);
        // A browser that keeps its connection, one that has said nothing yet, one in the midst of a head, one in the midst of a form,
        // and one that reads nothing of its answer.
        let mut kept = connect(server.address);
        write!(kept, "GET /state HTTP/1.1\r\nHost: {}\r\n\r\n", server.address).unwrap();
        let mut part = [0; 512];
        assert!(kept.read(&mut part).unwrap() > 0);
        let silent = connect(server.address);
        let mut begun = connect(server.address);
        write!(begun, "GET / HTTP/1.1\r\nHost: ").unwrap();
        let mut form = connect(server.address);
        let head = super::client::own(server.address, "token=abcdefg").join("\r\n");
        write!(form, "POST /decide HTTP/1.1\r\n{head}\r\n\r\ntoken").unwrap();
        let mut deaf = connect(server.address);
        let ask = format!("GET / HTTP/1.1\r\nHost: {}\r\n\r\n", server.address);
        for _ in 0..100 {
            deaf.write_all(ask.as_bytes()).unwrap();
        }
        std::thread::sleep(Duration::from_millis(100));
        let (status, took) = server.signal(signal);
        assert_eq!(status.code(), Some(0), "{signal}");
        assert!(took < Duration::from_millis(1500), "{signal}: {took:?}");
        drop((silent, begun, form, deaf, kept));
        assert_eq!(folder.rulings(), ["verdict"], "{signal}");
    }
}

#[test]
#[cfg(unix)]
fn it_goes_on_when_nobody_reads_where_it_printed_its_address() {
    use std::process::Stdio;
    let folder = Folder::tram();
    let mut child = super::server::command(&folder.path(), &["--port", "0", "--by", "Ana"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    std::thread::sleep(Duration::from_millis(500));
    let still_runs = child.try_wait().unwrap().is_none();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(still_runs);
}
