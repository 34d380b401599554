//! Requests that other pages, other programs and mistaken addresses send: each is refused, and nothing is written.

use super::client::{Answer, ask, form, get, own, post, send};
use super::server::{Folder, Server};
use super::tab::Tab;

/// The headers that every answer has.
const KEPT_HERE: [(&str, &str); 6] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("referrer-policy", "same-origin"),
    ("cache-control", "no-store"),
];

#[track_caller]
fn holds(what: &str, answer: &Answer, status: u16) {
    assert_eq!(answer.status, status, "{what}: {answer:?}");
    let policy = answer.header("content-security-policy").unwrap_or_default();
    assert!(
        policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"),
        "{what}: {answer:?}"
    );
    assert!(!policy.contains("unsafe") && policy.contains("frame-ancestors 'none'"), "{what}: {policy}");
    for (name, text) in KEPT_HERE {
        assert_eq!(answer.header(name), Some(text), "{what}");
    }
    assert!(
        answer.headers.iter().all(|(name, _)| !name.starts_with("access-control-")),
        "{what}: {answer:?}"
    );
}

/// A decision that would be made, if it came from the page.
fn accept(tab: &Tab) -> String {
    let fields = ["token", "row", "seen"].map(|name| (name, tab.hidden(name)));
    let fields = fields.iter().map(|(name, text)| (*name, text.as_str()));
    form(&fields.chain([("ruling", "accept")]).collect::<Vec<_>>())
}

#[test]
fn only_a_name_of_this_machine_is_answered() {
    let folder = Folder::tram();
    let server = Server::start(&folder, "Ana");
    let (address, port) = (server.address, server.address.port());
    let page = |hosts: &[String]| {
        let hosts: Vec<String> = hosts.iter().map(|host| format!("Host: {host}")).collect();
        ask(address, "GET /", &hosts, "")
    };
    for host in [
        format!("127.0.0.1:{port}"),
        format!("localhost:{port}"),
        format!("[::1]:{port}"),
        "localhost".into(),
    ] {
        holds(&host, &page(std::slice::from_ref(&host)), 200);
    }
    for host in [
        "evil.example".to_owned(),
        format!("evil.example:{port}"),
        format!("127.0.0.1.evil.example:{port}"),
        format!("localhost.:{port}"),
        format!("[::2]:{port}"),
        format!("[::ffff:127.0.0.1]:{port}"),
        format!("me@127.0.0.1:{port}"),
        format!("127.0.0.1:{port}:{port}"),
        format!("127.0.0.1:{port}, evil.example"),
        "0.0.0.0".to_owned(),
        "2130706433".to_owned(),
        String::new(),
    ] {
        holds(&host, &page(std::slice::from_ref(&host)), 403);
    }
    holds("no Host", &page(&[]), 400);
    holds("two Hosts", &page(&[address.to_string(), address.to_string()]), 400);
    holds("one of two Hosts", &page(&[address.to_string(), "evil.example".to_owned()]), 400);
    let old = send(address, b"GET / HTTP/1.0\r\n\r\n");
    holds("HTTP/1.0 without a Host", &old, 400);
    // The address in full names the host as well.
    let full =
        |name: &str, host: &str| ask(address, &format!("GET http://{name}/"), &[format!("Host: {host}")], "");
    holds("in full", &full(&address.to_string(), &address.to_string()), 200);
    holds("in full, foreign", &full("evil.example", &address.to_string()), 403);
    holds("in full, foreign Host", &full(&address.to_string(), "evil.example"), 403);
    holds("in full, both foreign", &full("evil.example", "evil.example"), 403);
}

#[test]
fn a_change_comes_from_the_page_itself_and_brings_its_token() {
    let folder = Folder::tram();
    let server = Server::start(&folder, "Ana");
    let address = server.address;
    let tab = Tab::of(address, &folder.row("killed")[0]);
    let body = accept(&tab);
    let sent = |what: &str, body: &str, change: &dyn Fn(&mut Vec<String>), status: u16| {
        let mut headers = own(address, body);
        change(&mut headers);
        holds(what, &ask(address, "POST /decide", &headers, body), status);
        holds(what, &ask(address, "POST /add", &headers, body), status);
    };
    let with = |name: &'static str, text: String| {
        move |headers: &mut Vec<String>| {
            headers.retain(|header| !header.starts_with(name));
            headers.push(format!("{name}: {text}"));
        }
    };
    let without = |name: &'static str| {
        move |headers: &mut Vec<String>| headers.retain(|header| !header.starts_with(name))
    };
    for origin in [
        "http://evil.example",
        "null",
        "http://127.0.0.1",
        "http://127.0.0.1:1",
        &format!("http://localhost:{}", address.port()),
        &format!("https://{address}"),
        &format!("http://{address}/"),
        &format!("http://{address}.evil.example"),
        "",
    ] {
        sent(origin, &body, &with("Origin", origin.to_owned()), 403);
    }
    sent("no Origin", &body, &without("Origin"), 403);
    let two = |headers: &mut Vec<String>| headers.push("Origin: http://evil.example".to_owned());
    sent("two Origins", &body, &two, 403);
    for site in ["cross-site", "same-site", "none, cross-site", ""] {
        sent(site, &body, &with("Sec-Fetch-Site", site.to_owned()), 403);
    }
    sent("foreign Host", &body, &with("Host", "evil.example".to_owned()), 403);
    for kind in [
        "text/plain",
        "application/json",
        "multipart/form-data; boundary=a",
        "application/x-www-form-urlencoded2",
        "",
    ] {
        sent(kind, &body, &with("Content-Type", kind.to_owned()), 415);
    }
    sent("no type", &body, &without("Content-Type"), 415);
    let token = tab.hidden("token");
    assert_eq!(token.len(), 32);
    for wrong in [
        "",
        "a",
        &token[1..],
        &format!("{token}0"),
        &token.to_uppercase().replace(char::is_numeric, "0"),
        "é",
    ] {
        let body =
            body.replace(&format!("token={token}"), &format!("token={}", super::client::encoded(wrong)));
        sent(wrong, &body, &|_| {}, 403);
    }
    sent("no token", &body.replace("token=", "tokens="), &|_| {}, 403);
    sent("the token behind another", &format!("token=a&{body}"), &|_| {}, 403);
    assert!(!folder.file("review.yaml").exists());
    // The same request is answered as soon as it comes from the page, so what was refused was refused for its own reason.
    let kind = "application/x-www-form-urlencoded;charset=UTF-8".to_owned();
    let mut headers = own(address, &body);
    with("Content-Type", kind)(&mut headers);
    holds("the page", &ask(address, "POST /decide", &headers, &body), 303);
    assert_eq!(folder.rulings(), ["verdict"]);
}

#[test]
fn a_form_that_is_too_large_or_can_not_be_read_whole_is_none() {
    let folder = Folder::tram();
    let server = Server::start(&folder, "Ana");
    let address = server.address;
    let tab = Tab::of(address, &folder.row("killed")[0]);
    let body = accept(&tab);
    let large = format!("{body}&note={}", "a".repeat(300 * 1024));
    holds("large", &post(address, "/decide", &large), 413);
    // In parts, with no word of how long it is.
    let parts = |body: &str| {
        let mut headers = own(address, "");
        headers.retain(|header| !header.starts_with("Content-Length"));
        headers.push("Transfer-Encoding: chunked".to_owned());
        let parts = body
            .as_bytes()
            .chunks(10_000)
            .map(|part| format!("{:x}\r\n{}\r\n", part.len(), String::from_utf8_lossy(part)));
        ask(address, "POST /decide", &headers, &(parts.collect::<String>() + "0\r\n\r\n"))
    };
    holds("large, in parts", &parts(&large), 413);
    // A length that is not kept to: the connection ends before.
    let mut headers = own(address, &body);
    headers.retain(|header| !header.starts_with("Content-Length"));
    headers.push("Content-Length: 99999999".to_owned());
    holds("a length that is no form's", &ask(address, "POST /decide", &headers, &body), 413);
    let many = format!("{body}{}", "&a=b".repeat(6000));
    holds("many fields", &post(address, "/decide", &many), 413);
    holds("signs that are none", &post(address, "/decide", &format!("{body}&note=%ff%fe")), 400);
    let mut raw =
        format!("POST /decide HTTP/1.1\r\nConnection: close\r\n{}\r\n", own(address, &body).join("\r\n"));
    raw = raw
        .replace(&format!("Content-Length: {}", body.len()), &format!("Content-Length: {}", body.len() + 7));
    let raw = [format!("{raw}\r\n{body}&note=").as_bytes(), b"\xff"].concat();
    holds("bytes that are no signs", &send(address, &raw), 400);
    assert!(!folder.file("review.yaml").exists());
    holds("in parts", &parts(&format!("{body}&note={}%EF%BF%BD", "a".repeat(30_000))), 303);
    let log = folder.log();
    assert_eq!(log[0].note.as_ref().unwrap().len(), 30_003);
}

#[test]
fn what_other_sites_load_is_refused_and_a_link_that_is_followed_is_not() {
    let folder = Folder::tram();
    let server = Server::start(&folder, "Ana");
    let address = server.address;
    let page = |site: &str, mode: &str, dest: &str| {
        let headers = [
            format!("Host: {address}"),
            format!("Sec-Fetch-Site: {site}"),
            format!("Sec-Fetch-Mode: {mode}"),
            format!("Sec-Fetch-Dest: {dest}"),
        ];
        ask(address, "GET /", &headers, "")
    };
    holds("typed", &page("none", "navigate", "document"), 200);
    holds("followed here", &page("same-origin", "navigate", "document"), 200);
    holds("the page's own", &page("same-origin", "cors", "empty"), 200);
    holds("a link elsewhere", &page("cross-site", "navigate", "document"), 200);
    holds("a frame elsewhere", &page("cross-site", "navigate", "iframe"), 403);
    holds("a script elsewhere", &page("cross-site", "no-cors", "script"), 403);
    holds("another port", &page("same-site", "cors", "empty"), 403);
    holds("a socket", &page("cross-site", "websocket", "websocket"), 403);
    let preflight = [
        format!("Host: {address}"),
        "Origin: http://evil.example".into(),
        "Access-Control-Request-Method: POST".into(),
    ];
    holds("a question before a change", &ask(address, "OPTIONS /decide", &preflight, ""), 405);
    holds("from a tunnel", &get(address, "/state"), 200);
}

#[test]
fn a_link_of_another_site_fills_in_nothing() {
    let folder = Folder::tram();
    let server = Server::start(&folder, "Ana");
    let address = server.address;
    let row = folder.row("killed")[0].clone();
    let page = |site: &str| {
        let headers = [
            format!("Host: {address}"),
            format!("Sec-Fetch-Site: {site}"),
            "Sec-Fetch-Mode: navigate".to_owned(),
            "Sec-Fetch-Dest: document".to_owned(),
        ];
        ask(address, &format!("GET /?row={row}&open=note&note=forged"), &headers, "").body
    };
    let (own, other) = (page("same-origin"), page("cross-site"));
    assert!(own.contains("forged") && !own.contains("data-from-elsewhere"), "{own}");
    assert!(!other.contains("forged") && other.contains("data-from-elsewhere"), "{other}");
    assert!(other.contains("id=\"panel\""), "{other}");
}

#[test]
fn an_id_is_never_a_path() {
    let folder = Folder::tram();
    fs_write(&folder, "secret.txt", "the heron nests at noon");
    let server = Server::start(&folder, "Ana");
    let address = server.address;
    for path in [
        "/?row=../../secret.txt",
        "/?row=%2e%2e%2f%2e%2e%2fsecret.txt",
        "/?row=../../../../etc/passwd",
        "/?open=read&article=../secret.txt",
        "/?open=read&article=..%2fsecret",
        "/?open=read&article=%2fetc%2fpasswd",
        "/?open=amend&claim=../secret.txt",
        "/?open=add&article=../secret.txt",
        "/?row=%00&filter=%00&said=%00-1",
    ] {
        let answer = get(address, path);
        holds(path, &answer, 200);
        assert!(!answer.body.contains("heron") && !answer.body.contains("root:"), "{path}");
    }
    for path in [
        "/assets/..%2fpage.css",
        "/assets/../Cargo.toml",
        "/assets/%2e%2e/%2e%2e/secret.txt",
        "/assets/..%5c..%5csecret.txt",
        "/assets/",
        "/assets/page.css/",
        "/assets//page.css",
        "/assets/PAGE.CSS",
        "/assets/page.css%00",
        "/secret.txt",
        "/../secret.txt",
        "/articles/courier.md",
        "/review.yaml",
        "/decide/",
        "/nowhere",
        "//",
    ] {
        holds(path, &get(address, path), 404);
    }
    holds("signs that are none", &get(address, "/assets/%ff"), 400);
    for (name, kind) in
        [("page.css", "text/css"), ("page.js", "text/javascript"), ("sign.svg", "image/svg+xml")]
    {
        let answer = get(address, &format!("/assets/{name}"));
        holds(name, &answer, 200);
        assert!(answer.header("content-type").unwrap().starts_with(kind), "{answer:?}");
    }
    let tab = Tab::of(address, &folder.row("killed")[0]);
    for (field, text) in [("row", "../../etc/passwd"), ("row", ""), ("seen", "..%2f")] {
        let body = form(&[("token", &tab.hidden("token")), ("ruling", "accept"), (field, text)]);
        holds(field, &post(address, "/decide", &body), 303);
    }
    assert!(!folder.file("review.yaml").exists());
}

fn fs_write(folder: &Folder, name: &str, text: &str) {
    std::fs::write(folder.path().parent().unwrap().join(name), text).unwrap();
    std::fs::write(folder.file(name), text).unwrap();
}

#[test]
fn other_methods_and_other_protocols_are_refused() {
    let folder = Folder::tram();
    let mut server = Server::start(&folder, "Ana");
    let address = server.address;
    let host = [format!("Host: {address}")];
    for method in ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "PROPFIND"] {
        let answer = ask(address, &format!("{method} /"), &host, "");
        holds(method, &answer, 405);
        assert_eq!(answer.header("allow"), Some("GET, HEAD, POST"), "{method}");
    }
    for path in ["/decide", "/add"] {
        let answer = get(address, path);
        holds(path, &answer, 405);
        assert_eq!(answer.header("allow"), Some("POST"), "{path}");
    }
    let tab = Tab::at(address, "/");
    let body = accept(&tab);
    for path in ["/", "/state", "/assets/page.css"] {
        holds(path, &post(address, path, &body), 405);
    }
    holds("nowhere", &post(address, "/nowhere", &body), 404);
    let head = ask(address, "HEAD /", &host, "");
    holds("HEAD", &head, 200);
    assert!(
        head.body.is_empty() && head.header("content-length").unwrap().parse::<usize>().unwrap() > 1000,
        "{head:?}"
    );
    for bytes in [
        &b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"[..],
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nbad header\r\n\r\n",
        b"POST /decide HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"POST /decide HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        b"CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\nConnection: close\r\n\r\n",
        b"\r\n\r\n\r\n\r\n",
        b"\0\0\0\0\0\0\0\0",
    ] {
        let mut stream = super::client::connect(address);
        std::io::Write::write_all(&mut stream, bytes).unwrap();
        stream.shutdown(std::net::Shutdown::Write).unwrap();
        let answer = super::client::read(&mut stream);
        assert!(matches!(answer.status, 0 | 400 | 403), "{}: {answer:?}", String::from_utf8_lossy(bytes));
        assert!(answer.body.len() < 200, "{answer:?}");
    }
    assert!(server.is_alive());
    holds("afterwards", &get(address, "/"), 200);
}

#[test]
fn heads_without_end_and_addresses_without_end_are_refused() {
    let folder = Folder::tram();
    let mut server = Server::start(&folder, "Ana");
    let address = server.address;
    // 60 kB are an address as any other.
    holds("a long address", &get(address, &format!("/?filter={}", "a".repeat(60_000))), 200);
    holds("many fields", &get(address, &format!("/?{}", "row=a&".repeat(10_000))), 200);
    holds("a long panel", &get(address, &format!("/?open=add&quote={}", "%E2%80%8F".repeat(6_000))), 200);
    // What is too long for the protocol is answered before the page is asked: without a word, and without a page.
    for (what, head) in [
        ("a very long address", format!("GET /{} HTTP/1.1\r\nHost: {address}\r\n\r\n", "a".repeat(100_000))),
        ("an endless address", format!("GET /{}", "a".repeat(2_000_000))),
        (
            "a long header",
            format!("GET / HTTP/1.1\r\nHost: {address}\r\nX: {}\r\n\r\n", "a".repeat(1_000_000)),
        ),
        ("many headers", format!("GET / HTTP/1.1\r\nHost: {address}\r\n{}\r\n", "X: y\r\n".repeat(100_000))),
        (
            "a few too many headers",
            format!("GET / HTTP/1.1\r\nHost: {address}\r\n{}\r\n", "X: y\r\n".repeat(200)),
        ),
    ] {
        let answer = send(address, head.as_bytes());
        // A connection that is closed while we write may lose its answer.
        assert!(matches!(answer.status, 0 | 414 | 431), "{what}: {answer:?}");
        assert!(answer.body.is_empty(), "{what}: {answer:?}");
    }
    assert!(server.is_alive());
    holds("afterwards", &get(address, "/"), 200);
}
