//! The table and the document as their reader meets them, of a case that is put together here: rules may change, these don't.

use dissensus::compare::Verdict;
use dissensus::report::context::Context;
use dissensus::report::table::With;
use dissensus::report::view::{Column, Decisions, Perhaps, Quote, Remarks, Row, Section, Unplaced, View};
use dissensus::report::wording::{clip, printable, wrap};
use dissensus::report::{Look, markdown, table};
use proptest::prelude::*;

fn row(number: usize, verdict: Verdict, label: &str, cells: &[&str], standing: &str) -> Row {
    let said = |cell: &&str| if cell.is_empty() { Vec::new() } else { vec![(*cell).to_string()] };
    Row {
        number,
        question: format!("q{number}"),
        verdict,
        label: label.to_string(),
        cells: cells.iter().map(said).collect(),
        standing: standing.to_string(),
        remarks: Remarks::default(),
        section: Section::Figures,
        related: Vec::new(),
        perhaps: None,
        quotes: Vec::new(),
    }
}

fn view() -> View {
    let column =
        |id: &str, source: Option<&str>| Column { id: id.to_string(), source: source.map(str::to_string) };
    let mut rows = vec![
        row(
            1,
            Verdict::Conflict,
            "dead in the accident",
            &["at least 14", "15 (hospital)", "9"],
            "conflict, values apart: 9 against 15",
        ),
        row(
            2,
            Verdict::Disputed,
            "rafts on board",
            &["6 (operator)", "2 (survivors)", ""],
            "disputed: operator, survivors",
        ),
        row(
            3,
            Verdict::Updated,
            "inquiry opens",
            &["9 May", "", "12 May; was 9 May"],
            "updated, rescheduled: named in harbour-post",
        ),
        row(
            4,
            Verdict::Compatible,
            "passengers | crew_*",
            &["some 300", "296", "about 300"],
            "compatible, within",
        ),
        row(12, Verdict::Agree, "ferry built", &["1994", "1994", "1994"], "agree, 2 origins"),
    ];
    let said = |cells: &[&str]| -> Vec<Vec<String>> {
        cells.iter().map(|cell| if cell.is_empty() { vec![] } else { vec![(*cell).to_string()] }).collect()
    };
    rows.push(row(
        13,
        Verdict::Disputed,
        "statement: raft, inspected",
        &["denies: the rafts were inspected (operator)", "", "says: the rafts were inspected (ministry)"],
        "disputed: operator, ministry",
    ));
    rows.push(row(14, Verdict::Single, "life jackets", &["412", "", ""], "single"));
    rows[5].section = Section::Others;
    rows[6].section = Section::Alone;
    rows[0].related = vec!["parts: 4, 12".into(), "see also 3".into()];
    rows[1].perhaps =
        Some(Perhaps { cells: said(&["", "", "40"]), standing: "unsure, weak match: row 15".into() });
    rows[0].quotes = vec![
        Quote {
            article: "courier".into(),
            source: Some("The Courier".into()),
            line: Some("line 7".into()),
            value: "at least 14".into(),
            quote: Context {
                before: "Police said that ".into(),
                quote: "at least 14 people died <b>".into(),
                after: ".".into(),
            },
        },
        Quote {
            article: "register".into(),
            source: None,
            line: None,
            value: "9".into(),
            quote: Context { quote: "nine dead".into(), ..Context::default() },
        },
    ];
    View {
        is_story: false,
        name: "ferry-2031".into(),
        title: None,
        head: vec![
            "ferry-2031 · 3 articles, 2 origins · 41 claims · 5 questions: 1 conflict, 1 disputed, 1 updated, 1 compatible, 1 agree".into(),
            "18 more are answered by one article only (--all) · 9 figures and dates read but placed in no question (--unplaced)".into(),
        ],
        columns: vec![column("courier", None), column("meridian", Some("Meridian Daily")), column("harbour-post", None)],
        rows,
        nothing: String::new(),
        decisions: Decisions::default(),
        unplaced: vec![Unplaced { article: "courier".into(), line: "line 9".into(), quote: "7.52".into(), why: "a bare number".into() }],
        path: Some("claims/ferry 2031".into()),
    }
}

#[test]
fn a_wide_terminal_has_a_column_for_each_article() {
    insta::assert_snapshot!("table_wide", table::render(&view(), 120, Look::Plain, With::RowsAlone));
}

#[test]
fn a_narrow_terminal_has_a_column_for_who_says_what() {
    insta::assert_snapshot!("table_narrow", table::render(&view(), 72, Look::Plain, With::Unplaced));
}

#[test]
fn the_document_escapes_what_is_markup() {
    insta::assert_snapshot!("document", markdown::render(&view(), With::Unplaced));
}

#[test]
fn colour_never_stands_alone() {
    let plain = table::render(&view(), 120, Look::Plain, With::RowsAlone);
    let coloured = table::render(&view(), 120, Look::Coloured, With::RowsAlone);
    assert!(coloured.contains("\u{1b}[") && !plain.contains('\u{1b}'));
    let mut bare = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        bare.push_str(before);
        rest = after.split_once('m').map_or("", |(_, rest)| rest);
    }
    bare.push_str(rest);
    let lines = |text: &str| text.lines().map(|line| line.trim_end().to_string()).collect::<Vec<_>>();
    assert_eq!(lines(&bare), lines(&plain));
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for width in 44..200 {
        let drawn = table::render(&View { path: None, ..view() }, width, Look::Plain, With::RowsAlone);
        let widest = drawn.lines().map(|line| line.chars().count()).max().unwrap_or(0);
        assert!(widest <= width, "{widest} > {width}\n{drawn}");
    }
}

/// The project's own worked case from its articles to its table: read what changed before it is accepted anew.
#[test]
fn the_worked_case_of_the_casebook() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("claims/ferry-2031");
    let case = dissensus::case::Case::open(&folder).unwrap();
    let comparison = case.compare().unwrap();
    let view = View::of(
        &case,
        &comparison,
        dissensus::report::Rows::Compared,
        &|_: &str| true,
        Some("claims/ferry-2031"),
    );
    insta::assert_snapshot!("ferry_2031", table::render(&view, 120, Look::Plain, With::RowsAlone));
}

proptest! {
    #[test]
    fn any_text_is_drawn(text in any::<String>(), width in 0usize..200, look in prop_oneof![Just(Look::Plain), Just(Look::Coloured)]) {
        let mut odd = view();
        odd.rows[0].label = printable(&text);
        odd.rows[1].cells[1] = vec![printable(&text)];
        odd.columns[0].id = printable(&text);
        odd.rows[2].remarks = Remarks { short: vec![printable(&text)], whole: vec![printable(&text)] };
        odd.decisions.homeless = vec![printable(&text)];
        odd.decisions.holding = vec![printable(&text)];
        table::render(&odd, width, look, With::Unplaced);
        markdown::render(&odd, With::Unplaced);
        let mut out = String::new();
        wrap(&mut out, &text, width, 2);
        prop_assert!(clip(&text, 20).chars().count() <= 20);
    }

    #[test]
    fn nothing_printed_moves_the_cursor(text in any::<String>()) {
        prop_assert!(!printable(&text).contains(|c: char| c.is_control()));
    }
}
