//! Holds docs/verdicts.md and the README's table to the verdicts and reasons of the program, both ways.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a file of the repository that cannot be read is a failed test"
)]

use dissensus::compare::verdict::{Reason, Verdict};
use dissensus::report::json::RULED;
use std::fs;

/// The verdicts by their reasons, which stand in the order from the least serious to the most.
fn verdicts() -> Vec<Verdict> {
    let mut verdicts: Vec<Verdict> = Reason::ALL.iter().map(|reason| reason.verdict()).collect();
    verdicts.dedup();
    verdicts
}

/// The headings of a level, with the text below each down to the next heading of the same or a higher level.
fn sections<'a>(page: &'a str, level: &str) -> Vec<(&'a str, String)> {
    let mut found: Vec<(&str, String)> = Vec::new();
    let mut open = false;
    for line in page.lines() {
        let marks = line.chars().take_while(|c| *c == '#').count();
        if marks > 0 && marks <= level.len() {
            open = marks == level.len();
            if open {
                found.push((line[marks..].trim(), String::new()));
            }
        } else if open && let Some((_, text)) = found.last_mut() {
            text.push_str(line);
            text.push('\n');
        }
    }
    found
}

fn page() -> String {
    fs::read_to_string("docs/verdicts.md").unwrap()
}

#[test]
fn every_verdict_has_a_heading_and_its_sign() {
    let page = page();
    let sections = sections(&page, "##");
    let headings: Vec<&str> = sections.iter().map(|(heading, _)| *heading).collect();
    let mut words: Vec<&str> = verdicts().into_iter().rev().map(Verdict::word).collect();
    // The one reason that is not of the rules, with any verdict.
    words.push(RULED);
    assert_eq!(headings, words, "docs/verdicts.md: a heading for each verdict, the most serious first");
    let ruled = sections.last().map(|(_, text)| text.as_str()).unwrap_or_default();
    assert!(ruled.contains("\n    ") && ruled.contains("**To do.**"), "{RULED}: an example, and what to do");
    for (verdict, (heading, text)) in verdicts().into_iter().rev().zip(&sections) {
        let sign = format!("`{}`", verdict.sign());
        assert!(text.trim_start().starts_with(&sign), "{heading}: begins with its sign, {sign}");
    }
}

#[test]
fn every_reason_has_a_heading_under_its_verdict() {
    let page = page();
    for (verdict, (heading, text)) in verdicts().into_iter().rev().zip(sections(&page, "##")) {
        let sections = sections(&text, "###");
        let codes: Vec<&str> = sections.iter().map(|(code, _)| *code).collect();
        let known: Vec<&str> = Reason::ALL
            .iter()
            .filter(|reason| reason.verdict() == verdict)
            .map(|reason| reason.code())
            .collect();
        assert_eq!(codes, known, "docs/verdicts.md, {heading}: a heading for each reason");
        for (code, text) in sections {
            assert!(text.contains("\n    "), "{code}: has an example");
            assert!(text.contains("**To do.**"), "{code}: says what a checker should do");
        }
    }
}

/// The articles of an example: a name, perhaps a day, and what it says.
fn articles(text: &str) -> Vec<(String, String)> {
    let lines = text.lines().filter_map(|line| line.strip_prefix("    "));
    lines
        .map(|line| {
            let (head, said) = line.split_once(':').unwrap_or_else(|| panic!("no article: {line}"));
            let (name, day) = head.split_once(", ").unwrap_or((head, "Thursday"));
            let published = match day {
                "undated" => String::new(),
                "Thursday" => "published: 2031-05-08\n".into(),
                "Friday" => "published: 2031-05-09\n".into(),
                "Saturday" => "published: 2031-05-10\n".into(),
                "13 March" => "published: 2031-03-13\n".into(),
                "14 May" => "published: 2031-05-14\n".into(),
                _ => panic!("{day}: a day that the test does not know"),
            };
            let said = said.trim();
            (name.to_lowercase(), format!("---\nsource: {name}\n{published}---\n{said}\n"))
        })
        .collect()
}

/// The reasons of all rows, and how rows stand beside each other.
fn reasons(articles: &[(String, String)]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in articles {
        fs::write(folder.path().join(format!("{name}.txt")), text).unwrap();
    }
    let path = folder.path().to_str().unwrap();
    let mut command = assert_cmd::Command::cargo_bin("dissensus").unwrap();
    let output = command.args(["check", "--format", "json", path]).output().unwrap();
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let rows = report["questions"].as_array().unwrap();
    let related =
        rows.iter().flat_map(|row| row["related"].as_array().unwrap()).map(|related| &related["how"]);
    let said = rows.iter().map(|row| &row["reason"]).chain(related);
    said.map(|word| word.as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn every_example_is_judged_as_its_page_says() {
    for (_, text) in sections(&page(), "##") {
        for (code, text) in sections(&text, "###") {
            // Two claims on a weak tie are two rows.
            let wanted = if code == "weak-match" { "perhaps the same" } else { code };
            let found = reasons(&articles(&text));
            assert!(found.iter().any(|reason| reason == wanted), "docs/verdicts.md, {code}: {found:?}");
        }
    }
}

#[test]
fn the_readme_has_the_same_verdicts_and_signs() {
    let readme = fs::read_to_string("README.md").unwrap();
    let rows: Vec<&str> = readme.lines().filter(|line| line.starts_with("| `")).collect();
    let signs: Vec<char> = verdicts().into_iter().map(Verdict::sign).collect();
    let is_sign = |line: &&&str| signs.iter().any(|sign| line.starts_with(&format!("| `{sign}`")));
    assert_eq!(rows.iter().filter(is_sign).count(), signs.len(), "README.md: a row for each verdict");
    for verdict in verdicts() {
        let row = format!("| `{}` | {} |", verdict.sign(), verdict.word());
        assert!(rows.iter().any(|line| line.starts_with(&row)), "README.md has no row that begins `{row}`");
    }
}

#[test]
fn the_design_has_the_rules_in_their_order() {
    let code = fs::read_to_string("src/compare/relation/mod.rs").unwrap();
    let from = code.find("const RULES").expect("the list of rules stands in src/compare/relation/mod.rs");
    let list = code[from..].split("];").next().unwrap_or_default();
    let names: Vec<&str> =
        list.lines().filter_map(|line| line.trim().strip_prefix("(\"")?.split('"').next()).collect();
    assert!(names.len() > 10, "{names:?}");
    let page = fs::read_to_string("docs/design.md").unwrap();
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    let order = names.join(" · ");
    assert!(page.contains(&order), "docs/design.md has the rules in another order than: {order}");
}
