//! Slow clients, and many at once: whoever comes after them is answered.

use super::client::{connect, get, own, read};
use super::server::{Folder, Server};
use super::tab::Tab;
use std::io::Write;
use std::net::TcpStream;
use std::time::{Duration, Instant};

#[test]
fn a_thousand_idle_connections_keep_nobody_from_the_page() {
    let folder = Folder::tram();
    let mut server = Server::start(&folder, "Ana");
    let mut held: Vec<TcpStream> = Vec::new();
    for i in 0..1000 {
        let mut stream = connect(server.address);
        // Some say nothing, some begin a head, some have asked and keep the connection.
        match i % 3 {
            0 => {}
            1 => drop(write!(stream, "GET / HTTP/1.1\r\nHost: ")),
            _ => drop(write!(stream, "GET /state HTTP/1.1\r\nHost: {}\r\n\r\n", server.address)),
        }
        held.push(stream);
        if i % 100 == 99 {
            let begin = Instant::now();
            assert_eq!(get(server.address, "/").status, 200, "after {i}");
            assert!(begin.elapsed() < Duration::from_secs(5), "after {i}: {:?}", begin.elapsed());
        }
    }
    let mut tab = Tab::of(server.address, &folder.row("killed")[0]);
    assert_eq!(tab.decide("accept", &[]).wrong, "");
    assert_eq!(folder.rulings(), ["verdict"]);
    #[cfg(target_os = "linux")]
    {
        let open = std::fs::read_dir(format!("/proc/{}/fd", server.id())).unwrap().count();
        assert!(open < 200, "{open} files are open");
    }
    assert!(server.is_alive());
    drop(held);
}

#[test]
fn a_form_that_does_not_come_in_is_given_up_and_so_is_a_head() {
    let folder = Folder::tram();
    let server = Server::start(&folder, "Ana");
    let tab = Tab::at(server.address, "/");
    let body = super::client::form(&[("token", &tab.hidden("token")), ("ruling", "accept")]);
    let mut form = connect(server.address);
    write!(form, "POST /decide HTTP/1.1\r\n{}\r\n\r\ntoken", own(server.address, &body).join("\r\n"))
        .unwrap();
    let mut head = connect(server.address);
    write!(head, "GET / HTTP/1.1\r\nHost: ").unwrap();
    let begin = Instant::now();
    // A byte now and then buys no time.
    let mut drip = head.try_clone().unwrap();
    let dripping = std::thread::spawn(move || {
        while begin.elapsed() < Duration::from_secs(40) && drip.write_all(b"a").is_ok() {
            std::thread::sleep(Duration::from_millis(500));
        }
    });
    let answer = read(&mut form);
    assert_eq!(answer.status, 408, "{answer:?}");
    assert!(begin.elapsed() < Duration::from_secs(20), "{:?}", begin.elapsed());
    let answer = read(&mut head);
    assert!(matches!(answer.status, 0 | 408), "{answer:?}");
    assert!(begin.elapsed() < Duration::from_secs(35), "{:?}", begin.elapsed());
    head.shutdown(std::net::Shutdown::Both).ok();
    dripping.join().unwrap();
    assert!(!folder.file("review.yaml").exists());
}

#[test]
fn many_forms_that_do_not_come_in_keep_nobody_from_the_page() {
    let folder = Folder::tram();
    let server = Server::start(&folder, "Ana");
    let body = "token=a&ruling=accept";
    let held: Vec<TcpStream> = (0..300)
        .map(|_| {
            let mut stream = connect(server.address);
            drop(write!(
                stream,
                "POST /decide HTTP/1.1\r\n{}\r\n\r\n",
                own(server.address, body).join("\r\n")
            ));
            stream
        })
        .collect();
    let begin = Instant::now();
    assert_eq!(get(server.address, "/").status, 200);
    assert!(begin.elapsed() < Duration::from_secs(5), "{:?}", begin.elapsed());
    drop(held);
}
