//! What the commands that take a heap of articles have in common: reading it, telling what could not be read, naming it.

use super::{complain, paths, progress};
use dissensus::article::Unread;
use dissensus::case::Case;
use dissensus::heap::articles::{Grouping, Heap, Input, Problems};
use dissensus::report::wording::{count, printable, shell};
use dissensus::{Error, Result};
use std::path::{Path, PathBuf};

/// Files that were passed over are named as far as a glance takes them in.
const MOST_UNREAD: usize = 10;

/// Reads a heap for the first time, with progress. What is wrong with single articles is told; `problems` of the heap has it still.
///
/// # Errors
///
/// As [`Heap::read`]; and where no article is sound.
pub(super) fn read(inputs: &[Input], grouping: &Grouping) -> Result<Heap> {
    let progress = progress::counting("articles read");
    let heap = Heap::read(inputs, grouping, &|read| progress.step(read))?;
    drop(progress);
    if heap.is_empty() && heap.problems.is_empty() {
        let path = match inputs.first() {
            Some(Input::Lines(path)) => path.clone(),
            Some(Input::Files(paths)) => paths.first().cloned().unwrap_or_default(),
            _ => PathBuf::from("standard input"),
        };
        let what = "no article here: expected .txt, .md or .html files, or a case folder with `articles` in it, or JSON lines with `id` and `text`";
        return Err(Error::Nothing { path, what: what.to_owned() });
    }
    if heap.is_empty() {
        // That nothing at all could be read stops the run; the words are the same.
        tell(&Problems { told: Vec::new(), more: heap.problems.more });
        return Err(Error::Problems(heap.problems.told));
    }
    tell(&heap.problems);
    Ok(heap)
}

/// The same, grouped into stories; loose files that do not tell several apart are one.
///
/// # Errors
///
/// As [`read`].
pub(super) fn stories(inputs: &[Input]) -> Result<Heap> {
    let mut heap = read(inputs, &Grouping::Stories)?;
    if is_files(inputs) && !heap.holds_several() {
        heap.join(name(inputs));
    }
    Ok(heap)
}

/// True where all articles have files of their own.
pub(super) fn is_files(inputs: &[Input]) -> bool {
    inputs.iter().all(|input| matches!(input, Input::Files(_)))
}

/// The one case that a path names, read; a folder of articles on several events is none.
///
/// # Errors
///
/// As [`Named::open`](paths::Named::open); [`Error::Nothing`] where there are several.
pub(super) fn one_case(path: &Path) -> Result<Case> {
    let named = paths::one(path)?;
    if path.is_dir()
        && let Some(inputs) = paths::heap(&named)?
    {
        let heap = Heap::read(&inputs, &Grouping::Stories, &|_| {})?;
        if heap.holds_several() {
            let stories = heap.stories.len();
            let what = format!(
                "articles on {stories} stories lie here, and no one case: `dissensus stories PATH --into FOLDER` makes a case folder of each story"
            );
            return Err(Error::Nothing { path: path.to_path_buf(), what });
        }
    }
    named.open()
}

/// Tells what was wrong with single articles; what was sound is taken all the same.
pub(super) fn tell(problems: &Problems) {
    if !problems.is_empty() {
        complain(&Error::Problems(problems.told.clone()));
    }
    if problems.more > 0 {
        complain(&Error::Unknown { what: format!("{} like these", count(problems.more, "more problem")) });
    }
}

/// What a heap is called where it is one case.
pub(super) fn name(inputs: &[Input]) -> String {
    let name = match inputs {
        [Input::Lines(path)] => path.file_stem(),
        [Input::Files(paths)] => match paths.as_slice() {
            [path] => path.file_name(),
            _ => None,
        },
        _ => None,
    };
    name.map_or_else(|| "articles".to_owned(), |name| name.to_string_lossy().into_owned())
}

/// The one folder that a heap is, which `explain` takes too.
pub(super) fn folder(inputs: &[Input]) -> Option<String> {
    match inputs {
        [Input::Files(paths)] => match paths.as_slice() {
            [path] => Some(path.display().to_string()),
            _ => None,
        },
        _ => None,
    }
}

/// The files that were passed over, a line each.
pub(super) fn unread(unread: &[Unread]) -> Vec<String> {
    let named = |unread: &Unread| {
        format!("not read: {}: {}", printable(&unread.path.display().to_string()), printable(&unread.why))
    };
    let mut lines: Vec<String> = unread.iter().take(MOST_UNREAD).map(named).collect();
    if unread.len() > MOST_UNREAD {
        lines.push(format!("not read: {} more", unread.len() - MOST_UNREAD));
    }
    lines
}

/// That some terms were looked at in part, where any were.
pub(super) fn common(terms: usize) -> Option<String> {
    (terms > 0).then(|| {
        format!(
            "of {}, which are very common here, the nearest articles in time were looked at",
            count(terms, "term")
        )
    })
}

/// How a row of a story is looked into.
pub(super) fn hint(inputs: &[Input]) -> String {
    let path = |path: &Path| shell(&path.display().to_string());
    let named = match inputs {
        [Input::Lines(file)] => path(file),
        [Input::Files(paths)] if paths.len() < 4 => {
            paths.iter().map(|one| path(one)).collect::<Vec<_>>().join(" ")
        }
        _ => "FILE".to_owned(),
    };
    format!(
        "To look into a story, make it a case: dissensus stories {named} --into FOLDER, then dissensus explain FOLDER/STORY 1"
    )
}
