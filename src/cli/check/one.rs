//! One case, compared and written.

use super::layout::{Layout, fitting};
use super::{Args, Format};
use dissensus::case::{Case, Comparison};
use dissensus::compare::Verdict;
use dissensus::report::view::Heading;
use dissensus::report::wording::error_rate;
use dissensus::report::{View, json, markdown, table};
use dissensus::selfcheck::{self, Report};
use dissensus::{Error, Result};
use std::path::PathBuf;

/// The seed of the changes that `--selfcheck` makes.
const SEED: u64 = 1;

/// A case that was compared.
pub(super) struct Compared {
    case: Case,
    comparison: Comparison,
    selfcheck: Option<Report>,
}

/// A report.
pub(super) struct Written {
    pub(super) text: String,
    /// Whether it shows any row; JSON has all.
    pub(super) has_rows: bool,
}

impl Compared {
    pub(super) fn of(case: Case, args: &Args) -> Result<Compared> {
        let comparison = case.compare()?;
        let selfcheck = args.selfcheck.map(|most| selfcheck::run(&case, SEED, most, &|_| ())).transpose()?;
        Ok(Compared { case, comparison, selfcheck })
    }

    /// The most serious of its verdicts.
    pub(super) fn worst(&self) -> Verdict {
        self.verdicts().max().unwrap_or(Verdict::Single)
    }

    /// How many of its questions are judged so.
    pub(super) fn count(&self, wanted: &[Verdict]) -> usize {
        self.verdicts().filter(|verdict| wanted.contains(verdict)).count()
    }

    fn verdicts(&self) -> impl Iterator<Item = Verdict> {
        self.comparison.questions.iter().map(|question| question.verdict)
    }

    /// How many of its questions are answered more than once.
    pub(super) fn questions(&self) -> usize {
        self.comparison.questions.len() - self.count(&[Verdict::Single])
    }

    /// Its report; `path` is what the user named the case by, and a story has a heading.
    pub(super) fn write(
        &self,
        args: &Args,
        layout: &Layout,
        path: Option<&str>,
        heading: Option<&Heading>,
    ) -> Result<Written> {
        if layout.format == Format::Json {
            return Ok(Written { text: self.json(layout, heading)?, has_rows: true });
        }
        let is_asked = |label: &str| args.matching.as_ref().is_none_or(|pattern| pattern.is_match(label));
        let mut view = View::of(&self.case, &self.comparison, layout.rows, &is_asked, path);
        view.head.extend(self.selfcheck.as_ref().map(error_rate));
        if let Some(pattern) = &args.matching {
            view.nothing = fitting(layout.rows, pattern.as_str());
        }
        if let Some(heading) = heading {
            view = view.headed(heading);
        }
        let text = match layout.format {
            Format::Markdown => markdown::render(&view, layout.with),
            _ => table::render(&view, layout.width, layout.look, layout.with),
        };
        Ok(Written { text, has_rows: !view.rows.is_empty() })
    }

    fn json(&self, layout: &Layout, heading: Option<&Heading>) -> Result<String> {
        let (case, comparison, selfcheck) = (&self.case, &self.comparison, self.selfcheck.as_ref());
        let report = match heading {
            Some(heading) => json::report_of_story(case, comparison, selfcheck, &heading.title),
            None => json::report(case, comparison, selfcheck),
        };
        let written = match layout.is_alone {
            true => serde_json::to_string_pretty(&report),
            false => serde_json::to_string(&report),
        };
        let failed = |error: serde_json::Error| Error::Write {
            path: PathBuf::from("the report"),
            source: error.into(),
        };
        Ok(written.map_err(failed)? + "\n")
    }
}
