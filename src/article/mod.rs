//! Articles: one source's telling each, read from files, with the furniture of the page told from the body.

mod credit;
pub mod front_matter;
pub mod html;
pub mod language;
pub mod line;
pub mod read;
pub mod zone;

pub use credit::{Credit, credited_agency};
pub use read::{Attempt, Reading, Unread, attempt, read};
pub use zone::{Part, Zone};

use jiff::civil::Date;
use std::path::PathBuf;

/// What is known about an article beside its text; nothing is filled in that its file or case.yaml does not say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The outlet.
    pub source: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// The day it was published.
    pub published: Option<Date>,
    /// The day it was last changed; never taken for `published`.
    pub modified: Option<Date>,
    /// The day it was fetched; never taken for `published`.
    pub retrieved: Option<Date>,
    /// Whose telling it is, where outlets run an agency's text.
    pub origin: Option<String>,
    /// Its language, as BCP 47 has it.
    pub lang: Option<String>,
}

/// One source's telling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Its file's stem.
    pub id: String,
    /// Its file; `None` for standard input.
    pub path: Option<PathBuf>,
    /// What is known about it.
    pub metadata: Metadata,
    /// The text that offsets count in: BOM dropped, CRLF and CR read as LF, then what follows the front matter.
    pub body: String,
    /// Lines of the file before the body, to turn a line of the body into a line of the file.
    pub lines_before: usize,
    /// Which stretches of the body are not telling: datelines, captions, "read more" lines, comment forms.
    pub zones: Vec<Zone>,
}

impl Article {
    /// Takes what its file lacks from metadata that is given for it elsewhere; what the file says stays.
    pub fn fill(&mut self, given: &Metadata) {
        let own = &mut self.metadata;
        fill(&mut own.source, &given.source);
        fill(&mut own.title, &given.title);
        fill(&mut own.url, &given.url);
        fill(&mut own.published, &given.published);
        fill(&mut own.modified, &given.modified);
        fill(&mut own.retrieved, &given.retrieved);
        fill(&mut own.origin, &given.origin);
        fill(&mut own.lang, &given.lang);
    }
}

fn fill<T: Clone>(own: &mut Option<T>, given: &Option<T>) {
    if own.is_none() {
        own.clone_from(given);
    }
}
