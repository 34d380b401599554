//! The README shows what the program prints: its table is held against the real one, row by row.
#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the message")]

use assert_cmd::Command;

/// The lines of the README's table, without those that say that rows are left out.
fn shown() -> Vec<String> {
    let readme = std::fs::read_to_string("README.md").unwrap();
    let (_, rest) = readme.split_once("<!-- TABLE").unwrap();
    let (table, _) = rest.split_once("<!-- /TABLE").unwrap();
    let lines = table.lines().skip(1).filter(|line| !line.starts_with("```") && line.trim() != "⋮");
    lines.map(|line| line.trim_end().to_string()).filter(|line| !line.is_empty()).collect()
}

#[test]
fn the_table_of_the_readme_is_what_the_program_prints() {
    let mut command = Command::cargo_bin("dissensus").unwrap();
    command.args(["check", "claims/ferry-2031"]).env("COLUMNS", "100").env("NO_COLOR", "1");
    let output = command.output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let mut lines = printed.lines().map(str::trim_end);
    for expected in shown() {
        assert!(
            lines.any(|line| line == expected),
            "README.md shows this line, and `check claims/ferry-2031` at 100 columns does not print it, or not in this \
             order:\n{expected}\n\nit prints:\n{printed}"
        );
    }
}
