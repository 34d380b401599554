//! A heap of articles: grouped into stories, which are compared a few at a time and printed in their order.

use super::layout::Layout;
use super::one::Compared;
use super::{Args, Format, Made, Run};
use crate::cli::out::Reader;
use crate::cli::{complain, heaps, progress};
use dissensus::Result;
use dissensus::compare::Verdict;
use dissensus::heap::articles::{Grouping, Heap, Input, Raw};
use dissensus::report::view::{Heading, Narrowed, Summary};
use dissensus::report::{Rows, markdown, table};
use rayon::prelude::*;

/// Compares the stories of a heap; `is_all` is true where nothing else is reported.
pub(super) fn run(run: &mut Run, inputs: &[Input], is_all: bool) -> Result<Reader> {
    let is_files = heaps::is_files(inputs);
    let heap = match run.args.together {
        true => heaps::read(inputs, &Grouping::Together(heaps::name(inputs))),
        false => heaps::stories(inputs),
    };
    let mut heap = heap?;
    run.failed |= !heap.problems.is_empty();
    if run.args.together || is_files && heap.stories.len() == 1 {
        return one_case(run, heap, inputs, is_all);
    }
    let layout = Layout::of(run.args, false);
    let mut summary = Summary { articles: heap.len(), stories: heap.stories.len(), ..Summary::default() };
    let progress = progress::of(heap.len(), "articles compared");
    for part in heap.parts() {
        let raw = heap.fetch(part)?;
        let articles: usize = raw.iter().map(Raw::len).sum();
        let (args, made) = (run.args, run.made);
        let of = |raw| story(raw, args, made, &layout);
        let done: Vec<Result<Done>> = raw.into_par_iter().map(of).collect();
        for one in done {
            match one {
                Ok(done) => {
                    run.worst = run.worst.max(done.worst);
                    add(&mut summary, &done);
                    if let Some(text) = done.text
                        && run.put(&text, &layout)? == Reader::Gone
                    {
                        return Ok(Reader::Gone);
                    }
                }
                Err(error) => {
                    complain(&error);
                    run.failed = true;
                }
            }
        }
        progress.step(articles);
    }
    drop(progress);
    end(run, &summary, &heap, inputs, &layout)
}

/// What became of one story.
struct Done {
    /// Its report; `None` where it has nothing to show.
    text: Option<String>,
    worst: Verdict,
    articles: usize,
    questions: usize,
    conflicts: usize,
    disputed: usize,
}

fn story(raw: Raw, args: &Args, made: &Made, layout: &Layout) -> Result<Done> {
    let articles = raw.len();
    let told = raw.case()?;
    let compared = Compared::of(made(told.case)?, args)?;
    let has_all = layout.format == Format::Json || layout.rows == Rows::All;
    // Who asks for some rows wants those that one article alone has, too.
    let is_alone = articles == 1 && !has_all && layout.narrowed(args) == Narrowed::No;
    let mut text = None;
    if !is_alone {
        let heading = Heading { title: told.title, days: told.days };
        let written = compared.write(args, layout, None, Some(&heading))?;
        text = (has_all || written.has_rows).then_some(written.text);
    }
    Ok(Done {
        text,
        worst: compared.worst(),
        articles,
        questions: compared.questions(),
        conflicts: compared.count(&[Verdict::Conflict]),
        disputed: compared.count(&[Verdict::Disputed]),
    })
}

fn add(summary: &mut Summary, done: &Done) {
    summary.questions += done.questions;
    summary.conflicts += done.conflicts;
    summary.disputed += done.disputed;
    match (&done.text, done.articles) {
        (Some(_), _) => summary.shown += 1,
        (None, 1) => {
            summary.alone += 1;
            summary.alone_flagged += usize::from(done.conflicts + done.disputed > 0);
        }
        (None, _) => summary.empty += 1,
    }
}

/// What is said below all stories; JSON lines hold stories alone, so there it is said beside them.
fn end(run: &mut Run, summary: &Summary, heap: &Heap, inputs: &[Input], layout: &Layout) -> Result<Reader> {
    let mut lines = summary.lines(layout.narrowed(run.args));
    lines.extend(heaps::common(heap.common));
    lines.extend(heaps::unread(&heap.unread));
    let hint = (summary.shown > 0).then(|| heaps::hint(inputs));
    match layout.format {
        Format::Json => {
            for line in &lines {
                progress::note(line);
            }
            Ok(Reader::There)
        }
        Format::Table => {
            lines.extend(hint);
            run.put(&table::summary(&lines, layout.width), layout)
        }
        Format::Markdown => {
            lines.extend(hint);
            run.put(&markdown::summary(&lines), layout)
        }
    }
}

/// All articles as one case, reported as a case folder is.
fn one_case(run: &mut Run, mut heap: Heap, inputs: &[Input], is_all: bool) -> Result<Reader> {
    let raw = heap.fetch(0..1)?.pop();
    let Some(raw) = raw else { return Ok(Reader::There) };
    let mut case = raw.case()?.case;
    case.name = heaps::name(inputs);
    case.unread = std::mem::take(&mut heap.unread);
    let layout = Layout::of(run.args, is_all);
    let compared = Compared::of((run.made)(case)?, run.args)?;
    let path = heaps::folder(inputs);
    let text = compared.write(run.args, &layout, path.as_deref(), None)?.text;
    run.worst = run.worst.max(compared.worst());
    run.put(&text, &layout)
}
