//! The first reading of a heap that is compared: each article is sketched, given to the stories, and dropped.

use super::ids::Ids;
use super::walk::{Again, Input, Seen, walk};
use super::{Heap, Problems};
use crate::article::Unread;
use crate::error::Result;
use crate::story::{Sketch, Stories, Story};
use std::path::Path;

/// How articles are put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Grouping {
    /// By the incident that they tell of.
    Stories,
    /// All as one story, of this name.
    Together(String),
}

/// Stories are given so many sketches at once, however the articles arrived.
const PORTION: usize = 512;

pub(super) fn read(inputs: &[Input], grouping: &Grouping, told: &(dyn Fn(usize) + Sync)) -> Result<Heap> {
    let mut first = First {
        grouping,
        stories: Stories::default(),
        waiting: Vec::new(),
        ids: Ids::default(),
        problems: Problems::default(),
        unread: Vec::new(),
    };
    let take = |seen: Vec<Seen<Sketch>>, name: &Path| {
        let had = first.ids.len();
        seen.into_iter().for_each(|one| first.take(one, name));
        told(first.ids.len() - had);
    };
    let sources = walk(inputs, Again::Yes, Sketch::of, take)?;
    first.unread.sort();
    first.unread.dedup();
    first.stories.add(first.waiting);
    let stories = match grouping {
        Grouping::Together(name) => all_as_one(name.clone(), first.ids.len()),
        Grouping::Stories => first.stories.list(),
    };
    Ok(Heap {
        stories,
        common: first.stories.terms_cut(),
        problems: first.problems,
        unread: first.unread,
        places: first.ids.into_places(),
        sources,
    })
}

/// What the first reading has gathered so far.
struct First<'a> {
    grouping: &'a Grouping,
    stories: Stories,
    waiting: Vec<(String, Sketch)>,
    ids: Ids,
    problems: Problems,
    unread: Vec<Unread>,
}

impl First<'_> {
    fn take(&mut self, seen: Seen<Sketch>, name: &Path) {
        match seen {
            Seen::Wrong(problem) => self.problems.add(problem),
            Seen::Unread(unread) => self.unread.push(unread),
            Seen::Article { id, made, place } => match self.ids.take(&id, place, name) {
                Err(problem) => self.problems.add(problem),
                Ok(()) => self.article(id, made),
            },
        }
    }

    fn article(&mut self, id: String, sketch: Sketch) {
        if *self.grouping == Grouping::Stories {
            self.waiting.push((id, sketch));
            if self.waiting.len() >= PORTION {
                self.stories.add(std::mem::take(&mut self.waiting));
            }
        }
    }
}

/// All articles as one story; none where there is no article.
pub(super) fn all_as_one(name: String, articles: usize) -> Vec<Story> {
    if articles == 0 {
        return Vec::new();
    }
    vec![Story { id: name, articles: (0..articles).collect(), title_of: 0 }]
}
