//! A client of one request: bytes out, an answer in.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// What came back.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    /// 0 where the connection was closed without an answer.
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Answer {
    /// The text of a header, by its name in small letters.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, text)| text.as_str())
    }

    fn of(bytes: &[u8]) -> Answer {
        let text = String::from_utf8_lossy(bytes);
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let mut lines = head.lines();
        let status =
            lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|status| status.parse().ok());
        let headers = lines.filter_map(|line| line.split_once(": "));
        let headers = headers.map(|(name, text)| (name.to_lowercase(), text.to_owned()));
        Answer { status: status.unwrap_or(0), headers: headers.collect(), body: body.to_owned() }
    }
}

/// A connection that waits no longer than a test should.
pub(crate) fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect_timeout(&address, Duration::from_secs(10)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    stream.set_write_timeout(Some(Duration::from_secs(60))).unwrap();
    stream
}

/// Sends these bytes, and gives what comes back until the server closes the connection.
pub(crate) fn send(address: SocketAddr, bytes: &[u8]) -> Answer {
    let mut stream = connect(address);
    // A server that has heard enough closes the connection.
    let _ = stream.write_all(bytes);
    read(&mut stream)
}

/// What comes back until the server closes the connection.
pub(crate) fn read(stream: &mut TcpStream) -> Answer {
    let mut bytes = Vec::new();
    let mut part = [0; 8192];
    while let Ok(length @ 1..) = stream.read(&mut part) {
        bytes.extend_from_slice(&part[..length]);
    }
    Answer::of(&bytes)
}

/// A request, line by line; the connection is closed after it.
pub(crate) fn ask(address: SocketAddr, first: &str, headers: &[String], body: &str) -> Answer {
    let mut head = format!("{first} HTTP/1.1\r\nConnection: close\r\n");
    for header in headers {
        head += &format!("{header}\r\n");
    }
    send(address, format!("{head}\r\n{body}").as_bytes())
}

/// A page, as a person's browser asks for it.
pub(crate) fn get(address: SocketAddr, path: &str) -> Answer {
    ask(address, &format!("GET {path}"), &[format!("Host: {address}")], "")
}

/// Fields as a form sends them.
pub(crate) fn form(fields: &[(&str, &str)]) -> String {
    let pairs = fields.iter().map(|(key, text)| format!("{}={}", encoded(key), encoded(text)));
    pairs.collect::<Vec<_>>().join("&")
}

pub(crate) fn encoded(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    let sign = |byte: u8| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(sign).collect()
}

/// A form, as the page sends it.
pub(crate) fn post(address: SocketAddr, path: &str, body: &str) -> Answer {
    ask(address, &format!("POST {path}"), &own(address, body), body)
}

/// The headers with which the page sends a form.
pub(crate) fn own(address: SocketAddr, body: &str) -> Vec<String> {
    vec![
        format!("Host: {address}"),
        format!("Origin: http://{address}"),
        "Sec-Fetch-Site: same-origin".to_owned(),
        "Content-Type: application/x-www-form-urlencoded".to_owned(),
        format!("Content-Length: {}", body.len()),
    ]
}
