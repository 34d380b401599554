//! Problems of files as people read them: file, line, column, the line itself, and what to do.

use super::out::look_of;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use dissensus::Problem;
use dissensus::report::Look;
use dissensus::text::printable::marked;
use std::io::Write;

/// Prints the problems to standard error, in the order of file, line and column, each once; tells how many.
pub(crate) fn print(problems: &[Problem]) -> usize {
    let mut sorted = problems.to_vec();
    sorted.sort();
    sorted.dedup();
    let text = render(&sorted, look_of(&std::io::stderr()));
    // A reader of standard error that has gone away is no reason to end otherwise.
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
    sorted.len()
}

/// The problems as text, each with a blank line after it.
pub(crate) fn render(problems: &[Problem], look: Look) -> String {
    let renderer = match look {
        Look::Plain => Renderer::plain(),
        Look::Coloured => Renderer::styled(),
    };
    let mut out = String::new();
    for problem in problems {
        out.push_str(&one(problem, &renderer));
        out.push_str("\n\n");
    }
    out
}

fn one(problem: &Problem, renderer: &Renderer) -> String {
    let path = marked(&problem.path.display().to_string());
    let excerpt = marked(&problem.excerpt);
    let help = problem.help.as_deref().map(marked);
    let shown = problem.line > 0 && problem.column > 0 && !excerpt.is_empty();
    let message = if shown {
        marked(&problem.message)
    } else if problem.line > 0 && problem.column == 0 {
        format!("{path}:{}: {}", problem.line, marked(&problem.message))
    } else if problem.line > 0 {
        format!("{path}:{}:{}: {}", problem.line, problem.column, marked(&problem.message))
    } else {
        format!("{path}: {}", marked(&problem.message))
    };
    let mut group: Group = if shown {
        let from = byte(&excerpt, problem.column - 1);
        let to = byte(&excerpt, problem.column - 1 + problem.width).max(from);
        let mark = AnnotationKind::Primary.span(from..to);
        let snippet =
            Snippet::source(excerpt.as_str()).line_start(problem.line).path(path.as_str()).annotation(mark);
        Level::ERROR.with_name("problem").primary_title(message.as_str()).element(snippet)
    } else {
        Group::with_title(Level::ERROR.with_name("problem").primary_title(message.as_str()))
    };
    if let Some(help) = &help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}

/// The byte at which character `column`, counted from 0, begins.
fn byte(text: &str, column: usize) -> usize {
    text.char_indices().nth(column).map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem() -> Problem {
        Problem {
            path: "claims/ferry/curated.yaml".into(),
            line: 14,
            column: 5,
            message: "`saidby` is no key of a claim".to_owned(),
            help: Some("did you mean `said_by`?".to_owned()),
            excerpt: "    saidby: the harbour master".to_owned(),
            width: 6,
        }
    }

    #[test]
    fn a_problem_shows_its_place_its_line_and_what_to_do() {
        let expected = "\
problem: `saidby` is no key of a claim
  --> claims/ferry/curated.yaml:14:5
   |
14 |     saidby: the harbour master
   |     ^^^^^^
   |
   = help: did you mean `said_by`?

";
        assert_eq!(render(&[problem()], Look::Plain), expected);
    }

    #[test]
    fn a_problem_without_a_line_is_one_line() {
        let whole = Problem { line: 0, column: 0, excerpt: String::new(), help: None, ..problem() };
        let expected = "problem: claims/ferry/curated.yaml: `saidby` is no key of a claim\n\n";
        assert_eq!(render(&[whole], Look::Plain), expected);
    }

    #[test]
    fn odd_excerpts_print() {
        for (excerpt, column, width) in
            [("\u{1b}[31m“six”", 3, 90), ("é", 9, 1), ("\t\tx", 3, 1), ("日本語", 2, 1)]
        {
            let odd = Problem { excerpt: excerpt.to_owned(), column, width, ..problem() };
            assert!(!render(&[odd], Look::Plain).contains('\u{1b}'));
        }
    }
}
