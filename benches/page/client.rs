//! A browser without a screen: pages fetched, forms sent, redirects followed, over one connection that is kept.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A `serve` that runs until this is dropped.
pub struct Server {
    child: Child,
    host: String,
}

impl Server {
    /// Starts it and waits for its address.
    pub fn start(binary: &str, folder: &Path) -> Server {
        let child = Command::new(binary)
            .args(["serve", "--port", "0", "--by", "Ana Marek"])
            .arg(folder)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        // From here on it is ended and waited for, whatever comes.
        let mut server = Server { child, host: String::new() };
        let out = BufReader::new(server.child.stdout.take().unwrap());
        let address = out.lines().find_map(|line| Some(line.unwrap().split_once("http://")?.1.to_owned()));
        server.host = address.unwrap().split('/').next().unwrap().to_owned();
        server
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What is on the screen, and the way to the server.
pub struct Client {
    host: String,
    stream: BufReader<TcpStream>,
    page: String,
}

impl Client {
    pub fn of(server: &Server) -> Client {
        let stream = TcpStream::connect(&server.host).unwrap();
        stream.set_nodelay(true).unwrap();
        Client { host: server.host.clone(), stream: BufReader::new(stream), page: String::new() }
    }

    /// Fetches a page.
    pub fn go(&mut self, address: &str) {
        let (status, _, page) = self.asked(&format!("GET {address} HTTP/1.1\r\nHost: {}\r\n\r\n", self.host));
        assert_eq!(status, 200, "{address}");
        self.page = page;
    }

    /// Sends the form of the row that is shown, and fetches the page that it leads to.
    pub fn decide(&mut self, fields: &[(&str, &str)]) {
        let mut form = form_urlencoded::Serializer::new(String::new());
        for key in ["token", "seen"] {
            form.append_pair(key, &self.hidden(key).unwrap_or_default());
        }
        for key in ["row", "all"] {
            form.extend_pairs(self.hidden(key).map(|text| (key, text)));
        }
        form.extend_pairs(fields);
        let body = form.finish();
        let host = &self.host;
        let (status, location, text) = self.asked(&format!(
            "POST /decide HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {}\r\n\r\n{body}",
            body.len()
        ));
        assert_eq!(status, 303, "{text}");
        self.go(&location.unwrap());
        let is_done = self.page.contains(": on disk") || self.page.contains("nothing written");
        assert!(is_done, "{fields:?}: {}", said(&self.page));
    }

    /// The text of a hidden field.
    pub fn hidden(&self, name: &str) -> Option<String> {
        let at = self.page.find(&format!("name=\"{name}\" value=\""))?;
        self.page[at..].split('"').nth(3).map(str::to_owned)
    }

    /// Status, `Location` and body of an answer.
    fn asked(&mut self, request: &str) -> (u16, Option<String>, String) {
        self.stream.get_mut().write_all(request.as_bytes()).unwrap();
        let (mut status, mut location, mut length) = (0, None, 0);
        loop {
            let mut line = String::new();
            self.stream.read_line(&mut line).unwrap();
            let line = line.trim_end();
            if line.is_empty() {
                break;
            }
            match line.split_once(": ") {
                None => status = line.split(' ').nth(1).unwrap().parse().unwrap(),
                Some((key, text)) if key.eq_ignore_ascii_case("location") => location = Some(text.to_owned()),
                Some((key, text)) if key.eq_ignore_ascii_case("content-length") => {
                    length = text.parse().unwrap()
                }
                Some(_) => {}
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).unwrap();
        (status, location, String::from_utf8(body).unwrap())
    }
}

/// What the page says of the last decision.
fn said(page: &str) -> &str {
    let at = page.find("id=\"said\"").unwrap_or_default();
    page.get(at..(at + 300).min(page.len())).unwrap_or(page)
}
