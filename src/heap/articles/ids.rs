//! Which article of a heap has an id, and where it lies.

use super::place::{Place, words};
use super::wrong;
use crate::error::Problem;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The articles by their ids; the first one that has an id keeps it.
#[derive(Debug, Default)]
pub(super) struct Ids {
    by_id: HashMap<String, usize>,
    places: Vec<Place>,
    /// What people call the sources that were met.
    names: Vec<PathBuf>,
}

impl Ids {
    /// Takes the next article, which stands in what people call `name`.
    ///
    /// # Errors
    ///
    /// Another article has the id.
    pub(super) fn take(&mut self, id: &str, place: Place, name: &Path) -> Result<(), Problem> {
        if let Place::Line { source, .. } = place
            && source >= self.names.len()
        {
            self.names.resize(source + 1, name.to_path_buf());
        }
        let first = self.by_id.get(id).and_then(|i| self.places.get(*i));
        if let Some(first) = first {
            let at = match place {
                Place::Line { line, .. } => (name.to_path_buf(), line),
                Place::File(path) => (path, 0),
            };
            return Err(wrong::same_id(id, at, &words(first, &self.names)));
        }
        self.by_id.insert(id.to_owned(), self.places.len());
        self.places.push(place);
        Ok(())
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// Where each lies.
    pub(super) fn into_places(self) -> Vec<Place> {
        self.places
    }
}
