//! Articles on many incidents, grouped into stories: JSON lines out of files or a pipe, and loose files.
//!
//! The first reading keeps of each article its sketch and where it lies, the second one reads story by story what is compared next. How a
//! story is found is the business of [`story`](crate::story).

mod case;
mod group;
mod ids;
mod into;
mod name;
mod place;
mod read;
mod record;
mod title;
mod walk;
mod wrong;

pub use case::{Raw, Told};
pub use group::{Grouped, Words, group};
pub use into::{Folder, Grown, grow};
pub use read::Grouping;
pub use walk::Input;
pub use wrong::Problems;

use crate::article::Unread;
use crate::error::Result;
use crate::story::Story;
use place::{Place, Source};
use record::record;
use std::ops::Range;

/// Articles that were grouped, and where each lies.
#[derive(Debug)]
pub struct Heap {
    /// The stories, in the order of their first articles.
    pub stories: Vec<Story>,
    /// How many terms stood in so many articles that of these only those nearest in time were looked at.
    pub common: usize,
    /// What kept articles from being read.
    pub problems: Problems,
    /// Files that were passed over.
    pub unread: Vec<Unread>,
    places: Vec<Place>,
    sources: Vec<Source>,
}

/// How many articles are at work at the same time: enough to keep many threads busy, few enough to bound what is held. A larger
/// story is at work alone.
const AT_WORK: usize = 512;

impl Heap {
    /// Reads articles for the first time and groups them; `told` hears of each portion how many were read. Problems of single articles
    /// stop nothing.
    ///
    /// # Errors
    ///
    /// An input that can't be read or set down.
    pub fn read(inputs: &[Input], grouping: &Grouping, told: &(dyn Fn(usize) + Sync)) -> Result<Heap> {
        read::read(inputs, grouping, told)
    }

    /// True where articles on two incidents were told apart with some certainty: two stories have several articles each. A few texts that
    /// share no words say little of what they are about, and may well be on one event.
    pub fn holds_several(&self) -> bool {
        self.stories.iter().filter(|story| story.articles.len() > 1).nth(1).is_some()
    }

    /// Takes all articles as one story of this name.
    pub fn join(&mut self, name: String) {
        self.stories = read::all_as_one(name, self.places.len());
    }

    /// How many articles there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// True where no article was sound.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The stories parted so that each part can be at work at once.
    pub fn parts(&self) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let (mut from, mut articles) = (0, 0);
        for (i, story) in self.stories.iter().enumerate() {
            if articles > 0 && articles + story.articles.len() > AT_WORK {
                parts.push(from..i);
                (from, articles) = (i, 0);
            }
            articles += story.articles.len();
        }
        if articles > 0 {
            parts.push(from..self.stories.len());
        }
        parts
    }

    /// Reads the articles of some stories again, as they lie there; each is made a case by [`Raw::case`].
    ///
    /// # Errors
    ///
    /// A file that can't be read any more.
    pub fn fetch(&mut self, stories: Range<usize>) -> Result<Vec<Raw>> {
        let stories = self.stories.get(stories).unwrap_or_default();
        let mut fetched = Vec::with_capacity(stories.len());
        for story in stories {
            let places = story.articles.iter().filter_map(|i| self.places.get(*i));
            let lying: Result<Vec<_>> = places.map(|place| place::fetch(place, &mut self.sources)).collect();
            let central = story.articles.iter().position(|article| *article == story.title_of).unwrap_or(0);
            fetched.push(Raw::new(story.id.clone(), lying?, central));
        }
        Ok(fetched)
    }
}
