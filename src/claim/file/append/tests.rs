//! Worked files, one line for every way in which people write a list, and the promise over generated files.

use super::*;
use proptest::prelude::*;

fn text(text: &str) -> Said {
    Said::Text(text.to_owned())
}

fn short() -> Vec<(&'static str, Said)> {
    vec![("id", text("new")), ("note", text("ok"))]
}

/// After adding, the file is as expected; `+` begins the lines that were added.
#[track_caller]
fn adds(expected: &str) {
    for newline in ["\n", "\r\n"] {
        for mark in ["", "\u{feff}"] {
            let old: String = expected.split_inclusive('\n').filter(|line| !line.starts_with('+')).collect();
            let new = expected.replace("\n+", "\n");
            let new = new.strip_prefix('+').unwrap_or(&new);
            let (old, new) = (
                mark.to_owned() + &old.replace('\n', newline),
                mark.to_owned() + &new.replace('\n', newline),
            );
            let done = append(Path::new("curated.yaml"), &old, &short()).unwrap();
            assert_eq!(done.text, new, "{old}");
            let added = expected.lines().filter_map(|line| line.strip_prefix('+'));
            assert_eq!(done.lines.lines().collect::<Vec<_>>(), added.collect::<Vec<_>>(), "{old}");
            assert!(
                done.text.lines().nth(done.line - 1).unwrap().contains("- "),
                "{} {}",
                done.line,
                done.text
            );
        }
    }
}

#[test]
fn lines_go_after_the_last_claim_and_nothing_else_changes() {
    adds("schema: dissensus/claims/1\nclaims:\n  - id: a\n    note: b\n+  - id: new\n+    note: ok\n");
    adds("schema: dissensus/claims/1\nclaims:\n- id: a\n  note: b\n+- id: new\n+  note: ok\n");
    adds("claims:\n    -   id: a\n        note: 'b'\n+    -   id: new\n+        note: ok\n");
    adds("claims:\n  -\n    id: a\n    note: b\n+  - id: new\n+    note: ok\n");
    adds("claims:\n  - {id: a, note: b}\n+  - id: new\n+    note: ok\n");
    adds("claims:   # all of them\n\n  # the first\n  - id: a # note\n+  - id: new\n+    note: ok\n");
    adds("claims:\n  - id: a\n    note: |\n      b\n\n      # c\n+  - id: new\n+    note: ok\n");
    adds("claims:\n  - id: a\n    note: \"b\n      c\"\n+  - id: new\n+    note: ok\n");
    adds("claims:\n  - id: a\n  # to do\n\n# the end\n\n+  - id: new\n+    note: ok\n");
}

#[test]
fn empty_lines_between_claims_are_kept_up() {
    adds("claims:\n  - id: a\n\n  - id: b\n+\n+  - id: new\n+    note: ok\n");
    adds("claims:\n  - id: a\n\n  # second\n  - id: b\n+\n+  - id: new\n+    note: ok\n");
    adds("claims:\n  - id: a\n\n  - id: b\n\n+  - id: new\n+    note: ok\n");
    adds("claims:\n  - id: a\n\n  - id: b\n  - id: c\n+  - id: new\n+    note: ok\n");
}

#[test]
fn a_file_without_claims_gets_its_first() {
    adds("schema: dissensus/claims/1\nclaims:\n+  - id: new\n+    note: ok\n");
    adds("claims: # none yet\n# nothing\n+  - id: new\n+    note: ok\n");
    adds("# nothing\n+schema: dissensus/claims/1\n+claims:\n+  - id: new\n+    note: ok\n");
    let done = append(Path::new("c"), "", &short()).unwrap();
    assert_eq!(done.text, "schema: dissensus/claims/1\nclaims:\n  - id: new\n    note: ok\n");
    assert_eq!(done.line, 3);
}

#[test]
fn what_follows_the_claims_stays_behind_them() {
    adds("claims:\n  - id: a\n    note: b\n+  - id: new\n+    note: ok\nschema: dissensus/claims/1\n");
    adds(
        "claims:\n  - id: a\n  # of a\n+  - id: new\n+    note: ok\n\n# of the schema\nschema: dissensus/claims/1\n",
    );
    adds("claims:\n+  - id: new\n+    note: ok\nschema: dissensus/claims/1\n");
    adds("claims:\n- id: a\n+- id: new\n+  note: ok\nother: x\nmore: y\n");
    adds("schema: dissensus/claims/1\nclaims:\n  - id: a\n+  - id: new\n+    note: ok\n...\n");
    adds("---\nclaims:\n  - id: a\n# last\n+  - id: new\n+    note: ok\n... # end\n");
}

#[test]
fn a_last_line_without_a_break_gets_one() {
    for old in
        ["claims:\n  - id: a", "claims:", "claims:\n  - id: a # last", "claims:\r\n  - id: a\r\n    note: b"]
    {
        let newline = if old.contains('\r') { "\r\n" } else { "\n" };
        let done = append(Path::new("c"), old, &short()).unwrap();
        assert_eq!(done.text, format!("{old}{newline}  - id: new{newline}    note: ok{newline}"));
        assert_eq!(done.line, old.lines().count() + 1);
    }
}

#[track_caller]
fn refuses(old: &str, expected: &str) {
    let error = append(Path::new("curated.yaml"), old, &short()).unwrap_err();
    assert!(error.to_string().starts_with(expected), "{error}");
}

#[test]
fn lists_that_take_no_lines_are_told_with_their_place() {
    let list = "to a list in `[ ]` no lines can be added";
    refuses("claims: []\n", &format!("curated.yaml:1:9: {list} (take the `[]` away"));
    refuses("schema: x\nclaims: [{id: a}]\n", &format!("curated.yaml:2:9: {list} (write `claims:` alone"));
    refuses("claims:\n  [{id: a}]\n", &format!("curated.yaml:2:3: {list}"));
    refuses("{\"claims\": [{\"id\": \"a\"}]}\n", &format!("curated.yaml:1:12: {list}"));
    refuses("claims: ~\n", "curated.yaml:1:9: below this value no claims can be added");
    refuses("schema: dissensus/claims/1\nclaims: x\n", "curated.yaml:2:9: `claims` is a list");
    refuses("schema: dissensus/claims/1\nclaims:\n  a: b\n", "curated.yaml:3:3: `claims` is a list");
    refuses("schema: dissensus/claims/1\n", "curated.yaml:1:1: `claims` is missing");
    refuses("claims:\n\t- id: a\n", "curated.yaml:2:2: this is no YAML");
}

#[test]
fn what_would_be_read_otherwise_is_refused() {
    let add = |claim: &[(&str, Said)]| append(Path::new("c"), "claims:\n", claim);
    assert!(add(&[("id", text("a")), ("note", text(" "))]).is_err());
    assert!(add(&[("id", text("a")), ("figure", text("1")), ("date", text("2031"))]).is_err());
    assert!(add(&[("id", text("a")), ("nonsense", text("b"))]).is_err());
}

#[test]
fn long_texts_and_those_in_quotation_marks_stand_below_their_key() {
    let long = "word ".repeat(30);
    let claim = [
        ("id", text("a")),
        ("quote", text("\"No one's left,\" she said: nobody # at all")),
        (
            "figure",
            Said::Bounds(vec![("low".to_owned(), "20".to_owned()), ("unit".to_owned(), "people".to_owned())]),
        ),
        ("note", text(long.trim())),
        ("reject", text("true")),
    ];
    let done = append(Path::new("c"), "claims:\n", &claim).unwrap();
    assert_eq!(
        done.lines,
        "  - id: a
    quote: >-
      \"No one's left,\" she said: nobody # at all
    figure: {low: \"20\", unit: people}
    note: >-
      word word word word word word word word word word word word word word word word word word word
      word word word word word word word word word word word
    reject: true
"
    );
}

#[test]
fn a_problem_of_the_new_claim_is_told_by_its_key() {
    let claim = [("id", text("a")), ("quote", text("\"x\"")), ("date", text("x")), ("reject", text("true"))];
    let done = append(Path::new("c"), "claims:\n  - id: z\n", &claim).unwrap();
    let at = |line, column| {
        let problem = Problem {
            path: "c".into(),
            line,
            column,
            message: String::new(),
            help: None,
            excerpt: String::new(),
            width: 1,
        };
        (done.is_of_it(&problem), done.key_of(&problem))
    };
    assert_eq!(at(2, 9), (false, None));
    assert_eq!(at(3, 9), (true, Some("id")));
    assert_eq!(at(6, 11), (true, Some("date")));
    assert_eq!(at(7, 5), (true, Some("reject")));
    assert_eq!(at(8, 5), (false, None));
}

/// A text as people write it after `note: `.
fn odd_value() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{1,8}",
        "[a-z]{1,8}  # [a-z: ]{0,8}",
        "'[a-z]{1,5}''[a-z:# ]{0,5}x'",
        "\"[a-z]{1,5}\\\\\"[a-zä“: #]{0,5}x\"",
        "\"[a-z]{1,5}\n        [a-z]{1,5}\"",
        "[|>][-+]?\n        [a-z][a-z #:]{0,8}x\n\n        - [a-z]{1,4}",
        "[a-z]{1,5}\n        [a-z]{1,5}",
        Just("\u{7121}\u{9650}".to_owned()),
    ]
}

fn between() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => Just(String::new()),
        1 => Just("\n".to_owned()),
        1 => Just("\n\n".to_owned()),
        1 => Just("   \n".to_owned()),
        1 => "# [a-z: -]{0,9}\n",
        1 => " {2,9}# - [a-z:]{0,9}\n\n",
    ]
}

fn file() -> impl Strategy<Value = (String, usize)> {
    let claims = prop::collection::vec((odd_value(), between(), any::<bool>()), 0..6);
    let head = prop_oneof![Just(""), Just("# head\n"), Just("---\n"), Just("# a\n\n---\n# b\n")];
    let tail = prop_oneof![
        4 => Just(""),
        1 => Just("# end\n"),
        1 => Just("\n\n"),
        1 => Just("...\n"),
        1 => Just("# of the schema\nschema: dissensus/claims/1\n"),
        1 => Just("\nschema: dissensus/claims/1\n\n# end\n")
    ];
    let style = (0usize..5, 1usize..5, any::<bool>(), any::<bool>(), any::<bool>());
    (head, claims, between(), tail, style).prop_map(|(head, claims, gap, tail, style)| {
        let (dash, space, crlf, mark, cut) = style;
        let mut text = head.to_owned();
        if !tail.contains("schema") {
            text.push_str("schema: dissensus/claims/1\n");
        }
        text.push_str(&format!("claims:\n{gap}"));
        let count = claims.len();
        for (i, (value, after, flow)) in claims.into_iter().enumerate() {
            let key = " ".repeat(dash + 1 + space);
            // Deeper than any key, or it is no continuation.
            let value = value.replace("\n        ", &format!("\n{key}    "));
            let plain = value.chars().all(|c| c.is_ascii_lowercase());
            if flow && plain {
                text.push_str(&format!("{:dash$}- {{id: c{i}, note: {value}}}\n{after}", ""));
            } else {
                text.push_str(&format!("{:dash$}-{:space$}id: c{i}\n{key}note: {value}\n{after}", "", ""));
            }
        }
        text.push_str(tail);
        if cut {
            text.truncate(text.trim_end_matches('\n').len());
        }
        if crlf {
            text = text.replace('\n', "\r\n");
        }
        if mark {
            text.insert(0, '\u{feff}');
        }
        (text, count)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn the_diff_is_the_added_lines_alone((old, count) in file(), quote in "[a-zA-Z0-9“”\"':#é -]{1,150}x") {
        let read = written::read(Path::new("c"), &old);
        prop_assert_eq!(read.problems.clone(), Vec::new(), "{}", old);
        prop_assert_eq!(read.claims.len(), count);
        let claim = [("id", text("new")), ("quote", text(quote.trim())), ("figure", text("at least 14"))];
        let done = append(Path::new("c"), &old, &claim).unwrap();
        let lines: Vec<&str> = done.text.lines().collect();
        let added: Vec<&str> = done.lines.lines().collect();
        let first = done.line - 1 - added.iter().position(|line| line.contains("- ")).unwrap();
        prop_assert_eq!(&lines[first..first + added.len()], added.as_slice());
        let kept: Vec<&str> = lines[..first].iter().chain(&lines[first + added.len()..]).copied().collect();
        prop_assert_eq!(kept, old.lines().collect::<Vec<_>>(), "{}", done.text);
        // Byte for byte: the line break at the end of each kept line too, but for one that was not there.
        let broken = |text: &str| {
            let mut kept = text.split_inclusive('\n').map(str::to_owned).collect::<Vec<_>>();
            if let Some(last) = kept.last_mut().filter(|last| !last.ends_with('\n')) {
                last.push_str(if text.contains("\r\n") { "\r\n" } else { "\n" });
            }
            kept
        };
        let mut new = broken(&done.text);
        new.drain(first..first + added.len());
        prop_assert_eq!(new, broken(&old));
        let after = written::read(Path::new("c"), &done.text);
        prop_assert_eq!(after.claims.len(), count + 1);
    }

    #[test]
    fn no_text_is_changed_otherwise(old in any::<String>(), quote in any::<String>()) {
        let claim = [("id", text("new")), ("quote", text(&quote))];
        if let Ok(done) = append(Path::new("c"), &old, &claim) {
            let kept: usize = old.bytes().zip(done.text.bytes()).take_while(|(a, b)| a == b).count();
            let end = old.bytes().rev().zip(done.text.bytes().rev()).take_while(|(a, b)| a == b).count();
            prop_assert!(kept + end >= old.len());
        }
    }
}
