//! Worked cases: pages in tests/worked that say in a few sentences what articles tell and what must come of it.
//!
//! tests/worked/README.md says how a page is written. A case that the program does not get right yet is marked
//! `(known gap: why)` in its heading: its test passes while an expectation fails, and fails once all hold.

// All of this is test; clippy knows as much of functions marked `#[test]` only.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "worked/outcome.rs"]
mod outcome;
#[path = "worked/page.rs"]
mod page;

use dissensus::case::{Case, Comparison};
use dissensus::compare::prepared::prepare;
use dissensus::compare::relation::relate;
use page::Worked;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

macro_rules! pages {
    ($($page:ident)*) => {
        /// Every page has a test, and every test its page.
        #[test]
        fn all_pages_are_tested() {
            let mut found: Vec<String> = fs::read_dir(folder())
                .unwrap()
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .filter_map(|name| name.strip_suffix(".md").map(str::to_owned))
                .filter(|name| name != "README")
                .collect();
            found.sort();
            assert_eq!(found, [$(stringify!($page)),*]);
        }

        $(#[test]
        fn $page() {
            let text = fs::read_to_string(folder().join(concat!(stringify!($page), ".md"))).unwrap();
            let failures = failures(concat!("tests/worked/", stringify!($page), ".md"), &text);
            assert!(failures.is_empty(), "\n{}", failures.join("\n"));
        })*
    };
}

pages! { casualties curated dates figures places reading roles scope sets speakers statements time verdicts voices }

/// How two claims stand does not depend on which is looked at first.
#[test]
fn relations_are_the_same_both_ways() {
    let mut pages: Vec<PathBuf> =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.retain(|path| path.extension().is_some_and(|ext| ext == "md") && !path.ends_with("README.md"));
    pages.sort();
    let mut odd = Vec::new();
    for path in pages {
        let file = path.display().to_string();
        for worked in page::read(&file, &fs::read_to_string(&path).unwrap()) {
            let (case, got) = run(&worked).unwrap();
            let claims = prepare(&got.claims, &got.sources, &case.vague);
            for question in &got.questions {
                for (x, i) in question.claims.iter().enumerate() {
                    for k in &question.claims[x + 1..] {
                        let ways = [(i, k), (k, i)].map(|(a, b)| relate(&claims[*a], &claims[*b]));
                        let [one, other] =
                            ways.map(|relation| relation.map(|found| (found.reason, found.likely)));
                        if one != other {
                            odd.push(format!("{file}: {}: {one:?}, {other:?}", worked.heading));
                        }
                    }
                }
            }
        }
    }
    assert!(odd.is_empty(), "\n{}", odd.join("\n"));
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/worked")
}

/// All that a page expects and does not get, each with its place.
fn failures(file: &str, text: &str) -> Vec<String> {
    let mut failures = Vec::new();
    for worked in page::read(file, text) {
        let missed = match missed(file, &worked) {
            Ok(missed) => missed,
            Err(why) => {
                failures.push(format!("{file}:{}: {}\n  {why}", worked.line, worked.heading));
                continue;
            }
        };
        match &worked.gap {
            Some(_) if missed.is_empty() => {
                failures.push(format!(
                    "{file}:{}: {}\n  this gap has closed: take the mark away",
                    worked.line, worked.heading
                ));
            }
            Some(_) => {}
            None => failures.extend(missed),
        }
    }
    failures
}

/// The failed expectations of one case; an error is the page's own mistake, never a gap.
fn missed(file: &str, worked: &Worked) -> Result<Vec<String>, String> {
    let (case, comparison) = run(worked)?;
    let mut missed = Vec::new();
    for expected in &worked.expected {
        let Some(got) = outcome::miss(&case, &comparison, expected)? else { continue };
        let got = got.join("\n            ");
        let place = format!("{file}:{}: {}", expected.line, worked.heading);
        missed.push(format!("{place}\n  expected  {}\n  got       {got}", expected.text));
    }
    Ok(missed)
}

/// Takes a case the whole way, from files to judged questions.
fn run(worked: &Worked) -> Result<(Case, Comparison), String> {
    let dir = tempfile::tempdir().unwrap();
    write_articles(worked, &dir);
    let open = || Case::open(dir.path()).map_err(|error| error.to_string());
    if !worked.curated.is_empty() {
        let curated = with_ids(&worked.curated, &open()?)?;
        fs::write(
            dir.path().join("curated.yaml"),
            format!("schema: dissensus/claims/1\nclaims:\n{curated}\n"),
        )
        .unwrap();
    }
    let case = open()?;
    let comparison = case.compare().map_err(|error| error.to_string())?;
    Ok((case, comparison))
}

/// What is known of a text stands in its front matter; of a page, or of an article without text, in case.yaml.
fn write_articles(worked: &Worked, dir: &TempDir) {
    let folder = dir.path().join("articles");
    fs::create_dir(&folder).unwrap();
    let mut case_file = String::new();
    for article in &worked.articles {
        let id = article.name.trim_end_matches(".html");
        let is_page = id != article.name;
        if is_page || article.text.is_empty() {
            case_file.push_str(&format!("  {id}:\n    {}\n", article.metadata.join("\n    ")));
        }
        if is_page {
            fs::write(folder.join(&article.name), &article.text).unwrap();
        } else if !article.text.is_empty() {
            let text = format!("---\n{}\n---\n{}\n", article.metadata.join("\n"), article.text);
            fs::write(folder.join(format!("{id}.txt")), text).unwrap();
        }
    }
    if !case_file.is_empty() {
        fs::write(dir.path().join("case.yaml"), format!("articles:\n{case_file}")).unwrap();
    }
}

/// Claims by hand with the ids of the found claims that they name by `<a "words">`.
fn with_ids(curated: &str, case: &Case) -> Result<String, String> {
    let found = case.extract().claims;
    let mut written = String::new();
    let mut rest = curated;
    while let Some((before, after)) = rest.split_once('<') {
        let (inside, next) = after.split_once('>').ok_or("a `<` has no `>`")?;
        let (words, _) = page::words(inside).ok_or("between `<` and `>` stands an article and its words")?;
        let meant = outcome::meant(case, &found, &words)?;
        let [one] = meant.as_slice() else { return Err(format!("{} claims at <{inside}>", meant.len())) };
        written.push_str(before);
        written.push_str(&found[*one].id);
        rest = next;
    }
    written.push_str(rest);
    Ok(written)
}

/// A runner that lets all pass would be worse than none.
#[test]
fn what_is_not_as_expected_is_told() {
    let article = "```article a published=2031-05-03\nThe ferry sank on 2 May and nine people died.\n```\n";
    let told =
        |expected: &str| failures("page.md", &format!("## one\n\n{article}\n- {expected}\n")).join("\n");
    assert_eq!(told("single / one-value: a \"nine people\""), "");
    assert_eq!(told("value: a \"nine people\" is 9"), "");
    assert!(told("value: a \"nine people\" is 8").contains("page.md:7: one\n  expected  value"));
    assert!(told("agree: a \"nine people\"").contains("single / one-value"));
    assert!(told("no claim: a \"nine people\"").contains("= 9"));
    assert!(told("apart: a \"nine people\" | a \"nine\"").contains("single / one-value"));
    assert!(told("no claim: a \"ten people\"").contains("does not say"));
}

#[test]
fn a_gap_that_has_closed_is_told() {
    let told = |expected: &str| {
        let article = "```article a\nNine people died.\n```";
        failures("page.md", &format!("## one (known gap: not read)\n\n{article}\n\n- {expected}\n"))
            .join("\n")
    };
    assert!(told("value: a \"Nine people\" is 9").contains("this gap has closed"));
    assert_eq!(told("value: a \"Nine people\" is 8"), "");
}
