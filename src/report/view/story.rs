//! How a story of a heap is headed, and what is said below all of them.

use super::View;
use crate::report::wording::{between, count, printable};
use jiff::civil::Date;

/// What a story is headed with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The headline of one of its articles, or words out of one.
    pub title: String,
    /// The first and the last day on which its articles were published.
    pub days: Option<(Date, Date)>,
}

impl View {
    /// The same view as one of many stories: below its own title, with its days.
    #[must_use]
    pub fn headed(mut self, heading: &Heading) -> View {
        let title = printable(&heading.title);
        let title = if title.is_empty() { self.name.clone() } else { title };
        let days = heading.days.map(|(first, last)| format!("{} · ", between(first, last)));
        if let Some(counts) = self.head.first_mut() {
            *counts = format!("{}story {counts}", days.unwrap_or_default());
        }
        self.title = Some(title);
        self.is_story = true;
        self
    }
}

/// What came of all stories of a heap.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many articles were read.
    pub articles: usize,
    /// How many stories they make.
    pub stories: usize,
    /// How many questions are answered more than once.
    pub questions: usize,
    /// How many of these are conflicts.
    pub conflicts: usize,
    /// How many are disputed.
    pub disputed: usize,
    /// How many stories are shown.
    pub shown: usize,
    /// How many stories have one article alone, and are not shown.
    pub alone: usize,
    /// In how many of these a row is flagged.
    pub alone_flagged: usize,
    /// How many other stories have no row to show.
    pub empty: usize,
}

impl Summary {
    /// As lines; where rows were narrowed down, --all is no way to see the others.
    pub fn lines(&self, narrowed: Narrowed) -> Vec<String> {
        let stories =
            if self.stories == 1 { "1 story".to_owned() } else { format!("{} stories", self.stories) };
        let conflicts = (self.conflicts > 0).then(|| count(self.conflicts, "conflict"));
        let disputed = (self.disputed > 0).then(|| format!("{} disputed", self.disputed));
        let flags: Vec<String> = conflicts.into_iter().chain(disputed).collect();
        let flags = if flags.is_empty() { String::new() } else { format!(": {}", flags.join(", ")) };
        let (articles, questions) = (count(self.articles, "article"), count(self.questions, "question"));
        let mut lines = vec![format!("{articles} in {stories} · {questions}{flags}")];
        if self.alone > 0 {
            let (verb, them) = if self.alone == 1 { ("stands", "it") } else { ("stand", "them") };
            let flagged = match (self.alone, self.alone_flagged) {
                (_, 0) => String::new(),
                (1, _) => ", with a flagged row of its own".to_owned(),
                (_, n) => format!(", {n} of them with a flagged row of their own"),
            };
            let all = if narrowed == Narrowed::No { format!(" (--all shows {them})") } else { String::new() };
            lines.push(format!("{} {verb} alone{flagged}{all}", count(self.alone, "article")));
        }
        if self.empty > 0 {
            let stories = if self.empty == 1 {
                "1 story has".to_owned()
            } else {
                format!("{} stories have", self.empty)
            };
            lines.push(match narrowed {
                Narrowed::No => {
                    format!("{stories} no question that two articles answer (--all shows what each says)")
                }
                Narrowed::Yes => format!("{stories} no such row"),
            });
        }
        lines
    }
}

/// Whether some rows alone were asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Narrowed {
    /// By --only or --match.
    Yes,
    /// What is usual.
    No,
}
