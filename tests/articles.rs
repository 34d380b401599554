//! What a folder of articles gives, and every way in which a file is passed over or refused.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests say what must hold")]

use dissensus::article::{self, Article, Metadata, Part, zone};
use dissensus::error::{Error, Problem};
use proptest::prelude::*;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    dir
}

fn ids(articles: &[Article]) -> Vec<&str> {
    articles.iter().map(|article| article.id.as_str()).collect()
}

fn problems(paths: &[&Path]) -> Vec<Problem> {
    match article::read(paths) {
        Err(Error::Problems(problems)) => problems,
        other => panic!("{other:?}"),
    }
}

/// The zones as they would be read aloud: the part and the words.
fn zones(body: &str, title: Option<&str>) -> Vec<(Part, String)> {
    zone::find(body, title).iter().map(|zone| (zone.part, zone.span.of(body).to_owned())).collect()
}

#[track_caller]
fn reads(body: &str, title: Option<&str>, expected: &[(Part, &str)]) {
    let got = zones(body, title);
    let got: Vec<(Part, &str)> = got.iter().map(|(part, words)| (*part, words.as_str())).collect();
    assert_eq!(got, expected);
}

#[test]
fn a_folder_gives_its_articles_and_names_the_rest() {
    let dir = folder(&[
        ("b.txt", b"The ferry sank."),
        ("a.md", b"---\nsource: The Courier\npublished: 2031-05-09\n---\nNine died.\n"),
        ("c.pdf", b"%PDF"),
        ("notes", b"?"),
        ("empty.txt", b" \n"),
        ("bare.md", b"---\nsource: A\n---\n\n"),
        ("page.html", b"<html><body></body></html>"),
        (".hidden.txt", b"x"),
        ("inner/d.txt", b"x"),
    ]);
    let reading = article::read(&[dir.path()]).unwrap();
    assert_eq!(ids(&reading.articles), ["a", "b"]);
    let unread: Vec<(String, &str)> = reading
        .unread
        .iter()
        .map(|unread| (unread.path.file_name().unwrap().to_string_lossy().into_owned(), unread.why.as_str()))
        .collect();
    let kinds = "not an article: .txt, .md, .html and .htm files are read";
    let expected = [
        ("bare.md", "no text below its front matter"),
        ("c.pdf", kinds),
        ("empty.txt", "empty"),
        ("inner", "a folder in a folder; name it to read what is in it"),
        ("notes", kinds),
        ("page.html", "no article text found"),
    ];
    assert_eq!(unread, expected.map(|(name, why)| (name.to_owned(), why)));
    let first = &reading.articles[0];
    assert_eq!((first.body.as_str(), first.lines_before), ("Nine died.\n", 4));
    assert_eq!(first.metadata.source.as_deref(), Some("The Courier"));
}

#[test]
fn a_case_gives_what_is_in_its_articles_folder() {
    let dir = folder(&[("case.yaml", b"title: x"), ("README.md", b"x"), ("articles/a.txt", b"Nine died.")]);
    let reading = article::read(&[dir.path()]).unwrap();
    assert_eq!(ids(&reading.articles), ["a"]);
    assert!(reading.unread.is_empty());
}

#[test]
fn a_file_named_twice_is_read_once() {
    let dir = folder(&[("a.txt", b"Nine died.")]);
    let reading = article::read(&[dir.path(), &dir.path().join("a.txt")]).unwrap();
    assert_eq!(reading.articles.len(), 1);
}

#[test]
fn a_path_that_does_not_exist_names_the_nearest() {
    let dir = folder(&[("ferry.txt", b"Nine died.")]);
    let error = article::read(&[&dir.path().join("fery.txt")]).unwrap_err();
    assert!(matches!(error, Error::Read { .. }));
    assert!(error.to_string().contains("did you mean") && error.to_string().contains("ferry.txt"), "{error}");
}

#[test]
fn one_id_for_two_articles_names_both() {
    let dir = folder(&[("a.txt", b"Nine died."), ("a.md", b"Ten died.")]);
    let found = problems(&[dir.path()]);
    assert_eq!(found.len(), 1);
    let text = found[0].to_string();
    assert!(text.contains("a.md") && text.contains("a.txt") && text.contains("rename"), "{text}");
}

#[test]
fn all_problems_of_all_files_are_told_at_once() {
    let dir = folder(&[
        ("a.txt", b"---\nsorce: A\npublished: soon\n---\nNine died."),
        ("b.txt", b"Nine\r\n\xc3\xa9t\xe9 died."),
        ("c.txt", b"\xff\xfeN\x00i\x00"),
        ("d.txt", b"---\nsource: A\nNine died."),
    ]);
    let found = problems(&[dir.path()]);
    let got: Vec<(&str, usize, usize)> = found
        .iter()
        .map(|problem| {
            assert!(problem.help.is_some() && !problem.excerpt.is_empty());
            (problem.path.file_name().unwrap().to_str().unwrap(), problem.line, problem.column)
        })
        .collect();
    assert_eq!(got, [("a.txt", 2, 1), ("a.txt", 3, 12), ("b.txt", 2, 3), ("c.txt", 1, 1), ("d.txt", 1, 1)]);
    assert!(found[2].message.contains("0xE9") && found[3].message.contains("UTF-16"));
}

#[test]
fn line_ends_and_marks_are_made_plain() {
    let dir = folder(&[("a.txt", b"\xef\xbb\xbf---\r\nsource: A\r\n---\r\n Nine\rdied.\r\n")]);
    let reading = article::read(&[dir.path()]).unwrap();
    assert_eq!(reading.articles[0].body, " Nine\ndied.\n");
    assert_eq!(reading.articles[0].lines_before, 3);
}

#[test]
fn a_case_fills_only_what_the_file_lacks() {
    let dir = folder(&[("a.md", b"---\nsource: A\n---\nNine died.")]);
    let mut article = article::read(&[dir.path()]).unwrap().articles.remove(0);
    let given = Metadata { source: Some("B".into()), origin: Some("AFP".into()), ..Metadata::default() };
    article.fill(&given);
    assert_eq!(article.metadata.source.as_deref(), Some("A"));
    assert_eq!(article.metadata.origin.as_deref(), Some("AFP"));
}

#[test]
fn headline_date_line_and_dateline_above_the_telling() {
    reads(
        "Ferry sinks off Port Ansel\n\nMinister promises an inquiry\n\nBy Jane Roe\n\nSun, 9 May 2031\n\n\
         PORT ANSEL: Nine people died when a ferry sank.\n\nThe hull\n\nIt was built in 1994.",
        None,
        &[
            (Part::Title, "Ferry sinks off Port Ansel"),
            (Part::Title, "Minister promises an inquiry"),
            (Part::Dateline, "By Jane Roe"),
            (Part::Dateline, "Sun, 9 May 2031"),
            (Part::Dateline, "PORT ANSEL:"),
        ],
    );
}

#[test]
fn a_page_without_line_breaks() {
    reads(
        "Ferry sinks off Port Ansel HARBOUR TV World 1735 09.05.2031(updated 2033 09.05.2031) Get short URL 4711 \
         Nine people died when a ferry sank.",
        Some("Ferry sinks off Port Ansel"),
        &[
            (Part::Title, "Ferry sinks off Port Ansel"),
            (Part::Furniture, "HARBOUR TV World"),
            (Part::Dateline, "1735 09.05.2031(updated 2033 09.05.2031)"),
            (Part::Furniture, "Get short URL 4711"),
        ],
    );
    reads(
        "Ferry sinks off Port Ansel on Sunday, and nine people died.",
        Some("Ferry sinks off Port Ansel"),
        &[],
    );
}

#[test]
fn the_ending_of_a_page_without_line_breaks() {
    let telling = "Nine people died when a ferry sank off the port, a minister said. ".repeat(14);
    let tail = "... 15 Related Ferry Line Under Inquiry Tags ferry harbour Community standardsDiscussion";
    reads(&format!("{telling}{tail}"), None, &[(Part::Furniture, tail)]);
    reads(&format!("{telling}Source Harbour TV"), None, &[(Part::Dateline, "Source Harbour TV")]);
    reads(&telling, None, &[]);
}

#[test]
fn summaries_and_captions_above_a_dateline() {
    reads(
        "date 2031-05-09 Minister Jane Roe meets the crew in Port Ansel February 20, 2031. — Reuters\n\n\
         Roe says the hull was sound.\n\nConfirms an inquiry.\n\nPORT ANSEL: Nine people died when a ferry sank.",
        None,
        &[
            (Part::Dateline, "date 2031-05-09"),
            (Part::Caption, "Minister Jane Roe meets the crew in Port Ansel February 20, 2031. — Reuters"),
            (Part::Title, "Roe says the hull was sound."),
            (Part::Title, "Confirms an inquiry."),
            (Part::Dateline, "PORT ANSEL:"),
        ],
    );
}

#[test]
fn furniture_between_and_below_the_telling() {
    reads(
        "Nine people died when a ferry sank off the port on Sunday.\n\nREAD ALSO: Ferry line under inquiry\n\n\
         https://courier.example/ferry\n\nThe search for the missing goes on through the night.\n\nRelated stories\n\
         Minister under fire\nHarbour reopens\n\nLeave a Comment\n\nYour email address will not be published.",
        None,
        &[
            (Part::Furniture, "READ ALSO: Ferry line under inquiry"),
            (Part::Furniture, "https://courier.example/ferry"),
            (Part::Furniture, "Related stories"),
            (Part::Furniture, "Minister under fire"),
            (Part::Furniture, "Harbour reopens"),
            (Part::Furniture, "Leave a Comment"),
            (Part::Furniture, "Your email address will not be published."),
        ],
    );
}

#[test]
fn telling_stays_telling() {
    reads("Nine people died.\n\nThe hull\n\nIt was built in 1994.\n\nWatch officers saw it list.", None, &[]);
    reads("Nine dead", None, &[]);
    let wrapped = "The ferry left the harbour at noon with some three hundred\npeople on board and sank an hour later \
                   in calm seas, a\nspokeswoman for the port told the paper on the evening of\nthe day it happened.";
    reads(wrapped, None, &[]);
    let transcript = "ROE: Nine people died, I am told.\n\nDOE: When was that?\n\nROE: On Sunday, at noon.";
    reads(transcript, None, &[]);
}

#[test]
fn markdown_and_repeated_headlines() {
    reads(
        "# Ferry sinks\n\nFerry sinks off Port Ansel, nine dead\n\nNine people died when a ferry sank off the port.",
        Some("Ferry sinks off Port Ansel; nine dead | The Courier"),
        &[(Part::Title, "# Ferry sinks"), (Part::Title, "Ferry sinks off Port Ansel, nine dead")],
    );
}

fn check_zones(body: &str, title: Option<&str>) {
    let mut end = 0;
    for zone in zone::find(body, title) {
        assert!(zone.span.start >= end && zone.span.start < zone.span.end && zone.part != Part::Body);
        assert!(body.get(zone.span.start..zone.span.end).is_some());
        end = zone.span.end;
    }
    let _ = article::credited_agency(body, &zone::find(body, title));
}

/// Words and signs that the rules look for, mixed without sense.
fn page() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "\n",
        "\n\n",
        " ",
        ". ",
        ": ",
        " (",
        ") ",
        " — ",
        " - ",
        "LIMASSOL",
        "PORT",
        "(AFP)",
        "Reuters",
        "By Jane Roe",
        "May",
        "9",
        "2031",
        "12:42",
        "09.05.2031",
        "Published",
        "at",
        "GMT",
        "Related",
        "Tags",
        "Read more:",
        "#",
        "…",
        "Ferry sinks off Port Ansel",
        "Getty Images",
        "Photo:",
        "é",
        "“",
        "\u{a0}",
        "Get short URL 12",
        "Source ",
        "Community standards",
        "nine people died when a ferry sank off the port",
        "😀",
        "Leave a comment",
        "[",
        "]",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn zones_of_any_text_can_be_sliced(body in any::<String>(), title in any::<Option<String>>()) {
        check_zones(&body, title.as_deref());
    }

    #[test]
    fn zones_of_mixed_pages_can_be_sliced(body in page()) {
        check_zones(&body, None);
        check_zones(&body, Some("Ferry sinks off Port Ansel"));
        check_zones(&body.repeat(12), None);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in any::<Vec<u8>>(), ending in "(txt|md|html)") {
        let dir = folder(&[(&format!("a.{ending}"), &bytes)]);
        let _ = article::read(&[dir.path()]);
    }

    #[test]
    fn any_front_matter_is_read_or_refused(front in any::<String>(), body in any::<String>(), key in "(source|title|published|x)") {
        let text = format!("---\n{key}: {front}\n---\n{body}");
        let dir = folder(&[("a.txt", text.as_bytes())]);
        let _ = article::read(&[dir.path()]);
    }

    #[test]
    fn any_page_is_read_or_passed_over(parts in prop::collection::vec("<(div|p|a|b|table|script|/div|/p|!--|svg|br/)>|[a-z ]{1,40}", 0..80)) {
        let dir = folder(&[("a.html", parts.concat().as_bytes())]);
        let _ = article::read(&[dir.path()]);
    }
}

/// One long line of what a rule looks for costs no more than its length.
#[test]
fn no_text_takes_long() {
    let started = std::time::Instant::now();
    for piece in [
        "1",
        "a",
        "A ",
        ". ",
        ". (",
        "By A",
        "May 9 2031 ",
        "LIMASSOL, ",
        "\n",
        "A\n",
        "(AFP) ",
        "— Reuters\n",
        "Tags ",
    ] {
        let body = piece.repeat(100_000 / piece.len());
        check_zones(&body, Some("A title of some length"));
    }
    assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
}
