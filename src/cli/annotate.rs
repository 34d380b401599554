//! `dissensus annotate`: the mentions of texts by themselves, a record a line for programs, a table for people.
//!
//! Input is taken in portions that fit into memory, read side by side, and written in its order.

use super::out::{self, Reader};
use super::{complain, pool, progress};
use clap::ValueEnum;
use dissensus::annotate::text::{Piece, Text};
use dissensus::annotate::{self, Sort};
use dissensus::article;
use dissensus::disk::feed::{Cut, Feed, Portion};
use dissensus::mention::anchor;
use dissensus::report::Look;
use dissensus::{Error, Problem, Result};
use jiff::civil::Date;
use rayon::prelude::*;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Print the figures, dates, speakers and names of texts: JSON lines for programs, a table for people
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dissensus annotate courier.txt                         a table with the rule and the parts of each reading
  dissensus annotate courier.txt --format json           the same for programs
  dissensus annotate < records.jsonl > mentions.jsonl    a record with `id`, `text` and perhaps `reference` a line
  dissensus annotate --only dates records.jsonl          dates alone, as TIMEX3

Standard input, and files that end in .jsonl or .ndjson, hold records; .txt, .md and .html files are articles. Text on standard
input is told from records by its first character. Offsets count Unicode scalar values of the text, the end not included.

Exit codes: 0 done; 2 something could not be read or written.")]
pub(crate) struct Args {
    /// Files or folders of articles, files of records, or - for standard input
    #[arg(default_value = "-")]
    paths: Vec<PathBuf>,
    /// Which mentions, parted by commas; where nothing is asked, records give quantities, loose and dates, texts speech too
    #[arg(long, value_enum, value_delimiter = ',', value_name = "SORTS")]
    only: Vec<Asked>,
    /// How the mentions of a text are written; records always give records
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// The day that dates count from, for texts and records that have none of their own
    #[arg(long, value_name = "YYYY-MM-DD")]
    reference: Option<Date>,
    /// How many threads work side by side; as many as there are processors if left out
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=512))]
    threads: Option<u16>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// A record with all mentions of the text
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Asked {
    /// Numbers with units and bounds, as test sets for quantities mark them
    Quantities,
    /// Amounts told without a number: twice, doubled, several
    Loose,
    /// Dates, times of day, lengths of time, what recurs
    Dates,
    /// Who said what
    Speech,
    /// People, places and bodies
    Names,
}

impl Asked {
    fn sort(self) -> Sort {
        match self {
            Asked::Quantities => Sort::Quantities,
            Asked::Loose => Sort::Loose,
            Asked::Dates => Sort::Dates,
            Asked::Speech => Sort::Speech,
            Asked::Names => Sort::Names,
        }
    }
}

/// What stays the same for all inputs of a run.
struct Run<'a> {
    args: &'a Args,
    pool: rayon::ThreadPool,
    width: usize,
    look: Look,
}

impl Run<'_> {
    /// What is asked for, or what is given where nothing is.
    fn asked(&self, unasked: &[Sort]) -> Vec<Sort> {
        if self.args.only.is_empty() {
            return unasked.to_vec();
        }
        self.args.only.iter().map(|asked| asked.sort()).collect()
    }
}

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let run = Run { args, pool: pool(args.threads)?, width: out::width(), look: out::look() };
    let _working = progress::doing("annotating");
    let mut code = ExitCode::SUCCESS;
    for path in &args.paths {
        match one(&run, path) {
            Ok(Reader::There) => {}
            Ok(Reader::Gone) => return Ok(ExitCode::SUCCESS),
            Err(error) if args.paths.len() == 1 => return Err(error),
            // One file that can't be read does not keep the others from being.
            Err(error) => {
                complain(&error);
                code = ExitCode::from(2);
            }
        }
    }
    Ok(code)
}

fn one(run: &Run, path: &Path) -> Result<Reader> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "jsonl" | "ndjson" => records(run, Feed::new(Vec::new(), open(path)?, Cut::Lines), path),
        "txt" | "md" => text(run, Feed::new(Vec::new(), open(path)?, Cut::Paragraphs), path),
        _ if path.as_os_str() == "-" => {
            let (first, rest) = peek(std::io::stdin().lock()).map_err(|source| cannot_read(path, source))?;
            let is_record = first.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
            let name = Path::new("standard input");
            if is_record {
                records(run, Feed::new(first, rest, Cut::Lines), name)
            } else if article::read::is_page(&first) {
                page(run, first, rest, name)
            } else {
                text(run, Feed::new(first, rest, Cut::Paragraphs), name)
            }
        }
        _ => articles(run, path),
    }
}

fn cannot_read(path: &Path, source: std::io::Error) -> Error {
    Error::Read { path: path.to_path_buf(), source }
}

fn open(path: &Path) -> Result<File> {
    // The reader of articles knows what to say of a file that is not there.
    File::open(path).map_err(|source| match article::read(&[path]) {
        Err(error) => error,
        Ok(_) => cannot_read(path, source),
    })
}

/// The beginning of an input up to what tells records from text, and the rest.
fn peek<R: Read>(mut input: R) -> std::io::Result<(Vec<u8>, R)> {
    let mut first = Vec::new();
    while first.iter().all(u8::is_ascii_whitespace) {
        let had = first.len();
        input.by_ref().take(4096).read_to_end(&mut first)?;
        if first.len() == had {
            break;
        }
    }
    if first.starts_with(b"\xef\xbb\xbf") {
        first.drain(..3);
    }
    Ok((first, input))
}

/// Records, a line each.
fn records<R: Read>(run: &Run, mut feed: Feed<R>, path: &Path) -> Result<Reader> {
    let asked = run.asked(&[Sort::Quantities, Sort::Loose, Sort::Dates]);
    loop {
        let portions = feed.portions().map_err(|source| cannot_read(path, source))?;
        if portions.is_empty() {
            return Ok(Reader::There);
        }
        let of = |portion: &Portion| lines(portion, path, run.args.reference, &asked);
        let done: Vec<(Vec<u8>, Option<Problem>)> =
            run.pool.install(|| portions.par_iter().map(of).collect());
        for (written, problem) in done {
            // What stands before a line that is wrong is not lost.
            if out::print_bytes(&written)? == Reader::Gone {
                return Ok(Reader::Gone);
            }
            if let Some(problem) = problem {
                return Err(Error::Problems(vec![problem]));
            }
        }
    }
}

/// The records of a portion, up to the first line that is none.
fn lines(portion: &Portion, path: &Path, day: Option<Date>, asked: &[Sort]) -> (Vec<u8>, Option<Problem>) {
    let mut written = Vec::with_capacity(portion.bytes.len());
    for (i, bytes) in portion.bytes.split(|byte| *byte == b'\n').enumerate() {
        let number = portion.lines_before + i + 1;
        let problem = |column, message, help: &str, excerpt: &str| Problem {
            path: path.to_path_buf(),
            line: number,
            column,
            message,
            help: Some(help.to_owned()),
            excerpt: excerpt.chars().take(200).collect(),
            width: 1,
        };
        let line = match std::str::from_utf8(bytes) {
            Ok(line) => line.trim(),
            Err(error) => {
                let before = String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default());
                let column = before.chars().count() + 1;
                let message = "the line is not UTF-8".to_owned();
                return (written, Some(problem(column, message, "write the records as UTF-8", &before)));
            }
        };
        if line.is_empty() {
            continue;
        }
        if let Err(wrong) = annotate::record(line, day, asked, &mut written) {
            return (written, Some(problem(wrong.column, wrong.message, wrong.help, line)));
        }
    }
    (written, None)
}

/// A text, piece by piece.
fn text<R: Read>(run: &Run, mut feed: Feed<R>, path: &Path) -> Result<Reader> {
    let mut portions = feed.portions().map_err(|source| cannot_read(path, source))?;
    let piece = if portions.is_empty() { Vec::new() } else { portions.remove(0).bytes };
    let begun = Text::begin(path, piece, run.args.reference).map_err(Error::Problems)?;
    let mut writer = Writer::begin(run, path, begun);
    writer.first()?;
    loop {
        if portions.is_empty() {
            portions = feed.portions().map_err(|source| cannot_read(path, source))?;
        }
        if portions.is_empty() {
            return writer.end();
        }
        if writer.pieces(&std::mem::take(&mut portions), path)? == Reader::Gone {
            return Ok(Reader::Gone);
        }
    }
}

/// A saved page on standard input.
fn page<R: Read>(run: &Run, mut bytes: Vec<u8>, rest: R, path: &Path) -> Result<Reader> {
    rest.take(article::read::LARGEST).read_to_end(&mut bytes).map_err(|source| cannot_read(path, source))?;
    let Some(article) = article::read::of_page("", path, bytes).map_err(Error::Problems)? else {
        let what = "no article was found in this page".to_owned();
        return Err(Error::Nothing { path: path.to_path_buf(), what });
    };
    let mut writer = Writer::begin(run, path, Text::of(article, run.args.reference));
    writer.first()?;
    writer.end()
}

/// The articles of a path that is no plain text: saved pages, folders.
fn articles(run: &Run, path: &Path) -> Result<Reader> {
    let reading = article::read(&[path])?;
    if reading.articles.is_empty() {
        let what = "nothing to annotate: .txt, .md and .html files are read as articles, .jsonl and .ndjson files as records";
        return Err(Error::Nothing { path: path.to_path_buf(), what: what.to_owned() });
    }
    for unread in &reading.unread {
        complain(&Error::Nothing { path: unread.path.clone(), what: unread.why.clone() });
    }
    for article in reading.articles {
        let path = article.path.clone().unwrap_or_default();
        let mut writer = Writer::begin(run, &path, Text::of(article, run.args.reference));
        writer.first()?;
        if writer.end()? == Reader::Gone {
            return Ok(Reader::Gone);
        }
    }
    Ok(Reader::There)
}

/// Writes one text.
struct Writer<'a> {
    run: &'a Run<'a>,
    asked: Vec<Sort>,
    name: String,
    text: Text,
    has_mentions: bool,
}

impl<'a> Writer<'a> {
    fn begin(run: &'a Run<'a>, path: &Path, text: Text) -> Self {
        let asked = run.asked(&[Sort::Quantities, Sort::Loose, Sort::Dates, Sort::Speech]);
        Writer { run, asked, name: path.display().to_string(), text, has_mentions: false }
    }

    /// What stands above the mentions, and the mentions of the first piece.
    fn first(&mut self) -> Result<Reader> {
        let head = match self.run.args.format {
            Format::Table => format!("{}\n{}\n\n", self.name, anchor_words(&self.text.anchor)),
            Format::Json => {
                format!("{{\"id\":{},\"mentions\":[", serde_json::Value::from(self.name.as_str()))
            }
        };
        out::print(&head)?;
        let piece = Piece { text: &self.text.first, chars_before: 0, lines_before: self.text.lines_above };
        let written = self.piece(&piece);
        self.put(&written)
    }

    fn pieces(&mut self, portions: &[Portion], path: &Path) -> Result<Reader> {
        let of = |portion: &Portion| -> Result<Vec<u8>> {
            let not_utf8 = || Problem {
                path: path.to_path_buf(),
                line: portion.lines_before + 1,
                column: 0,
                message: "the text is not UTF-8 in the piece that begins with this line".to_owned(),
                help: Some("save the file as UTF-8".to_owned()),
                excerpt: String::new(),
                width: 1,
            };
            let text = std::str::from_utf8(&portion.bytes).map_err(|_| Error::Problems(vec![not_utf8()]))?;
            let chars_before = portion.chars_before.saturating_sub(self.text.chars_above);
            Ok(self.piece(&Piece { text, chars_before, lines_before: portion.lines_before }))
        };
        let done: Vec<Result<Vec<u8>>> = self.run.pool.install(|| portions.par_iter().map(of).collect());
        for written in done {
            if self.put(&written?)? == Reader::Gone {
                return Ok(Reader::Gone);
            }
        }
        Ok(Reader::There)
    }

    fn piece(&self, piece: &Piece) -> Vec<u8> {
        match self.run.args.format {
            Format::Table => {
                piece.table(&self.text.anchor, &self.asked, self.run.width, self.run.look).into_bytes()
            }
            Format::Json => piece.json(&self.text.anchor, &self.asked),
        }
    }

    fn put(&mut self, written: &[u8]) -> Result<Reader> {
        if written.is_empty() {
            return Ok(Reader::There);
        }
        if self.has_mentions {
            out::print(if self.run.args.format == Format::Json { "," } else { "\n" })?;
        }
        self.has_mentions = true;
        out::print_bytes(written)
    }

    fn end(self) -> Result<Reader> {
        match (self.run.args.format, self.has_mentions) {
            (Format::Json, _) => out::print("]}\n"),
            (Format::Table, true) => out::print("\n"),
            (Format::Table, false) => out::print("nothing was read here\n\n"),
        }
    }
}

/// The day that dates count from, and whose word it is.
fn anchor_words(anchor: &anchor::Anchor) -> String {
    let Some(day) = anchor.day else {
        return match anchor.year {
            Some(year) => format!("day unknown, in {year} by its own dates; --reference gives the day"),
            None => "day unknown: weekdays and the like stay open; --reference gives the day".to_owned(),
        };
    };
    let whose = match anchor.from {
        anchor::From::Dateline => "by its dateline",
        anchor::From::Inferred => "by its own dates",
        _ => "as given",
    };
    format!("dates count from {day}, {whose}")
}
