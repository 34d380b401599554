//! How the reports of a run look, and what is said where they are empty.

use super::{Args, Format, Only, format};
use crate::cli::out;
use dissensus::report::table::With;
use dissensus::report::view::Narrowed;
use dissensus::report::wording::printable;
use dissensus::report::{Look, Rows};

/// How reports look, the same for all cases of a run.
pub(super) struct Layout {
    pub(super) width: usize,
    pub(super) look: Look,
    pub(super) rows: Rows,
    pub(super) with: With,
    pub(super) format: Format,
    /// One case's JSON is laid out for eyes, of several each has a line.
    pub(super) is_alone: bool,
    /// What stands between two reports.
    pub(super) gap: &'static str,
}

impl Layout {
    /// `is_alone` is true where there is one case and no more.
    pub(super) fn of(args: &Args, is_alone: bool) -> Layout {
        let to_file = args.output.is_some();
        let format = format(args.format, args.output.as_deref());
        Layout {
            format,
            width: out::width(),
            look: if to_file { Look::Plain } else { out::look() },
            rows: match args.only {
                Some(Only::Flagged) => Rows::Flagged,
                Some(Only::Unseen) => Rows::Unseen,
                Some(Only::Stale) => Rows::Stale,
                None if args.all => Rows::All,
                None => Rows::Compared,
            },
            with: if args.unplaced { With::Unplaced } else { With::RowsAlone },
            is_alone,
            gap: match format {
                Format::Table => "\n\n",
                Format::Markdown => "\n",
                Format::Json => "",
            },
        }
    }
}

impl Layout {
    /// Whether some rows alone are shown.
    pub(super) fn narrowed(&self, args: &Args) -> Narrowed {
        let usual = matches!(self.rows, Rows::Compared | Rows::All) && args.matching.is_none();
        if usual { Narrowed::No } else { Narrowed::Yes }
    }
}

/// What is said where no row has the pattern.
pub(super) fn fitting(rows: Rows, pattern: &str) -> String {
    let pattern = printable(pattern);
    match rows {
        Rows::Flagged => format!("No flagged row fits `{pattern}`."),
        Rows::Unseen => format!("No unseen row fits `{pattern}`."),
        Rows::Stale => format!("No row with a stale decision fits `{pattern}`."),
        Rows::Compared => {
            format!("No row fits `{pattern}`; --all looks through what one article alone answers, too.")
        }
        Rows::All => format!("No row fits `{pattern}`."),
    }
}
