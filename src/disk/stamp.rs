//! Whether files have changed since they were read, by their lengths and times; what is in them is not looked at.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The files of a folder as they were at one time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stamps(BTreeMap<PathBuf, (u64, Option<SystemTime>)>);

impl Stamps {
    /// How many bytes all the files have together.
    pub fn length(&self) -> u64 {
        self.0.values().map(|(length, _)| length).sum()
    }

    /// The same without one file.
    pub fn besides(&self, path: &Path) -> Stamps {
        let others = self.0.iter().filter(|(known, _)| *known != path);
        Stamps(others.map(|(path, stamp)| (path.clone(), *stamp)).collect())
    }
}

/// Folders inside one another that are looked into.
const DEEPEST: usize = 8;

/// The files of these names in a folder, and of those that are folders all that lies in them; what is not there is left out.
pub fn stamps(folder: &Path, names: &[&str]) -> Stamps {
    let mut found = Stamps::default();
    for name in names {
        add(&folder.join(name), 0, &mut found);
    }
    found
}

fn add(path: &Path, depth: usize, found: &mut Stamps) {
    let Ok(metadata) = fs::metadata(path) else { return };
    if !metadata.is_dir() {
        found.0.insert(path.to_path_buf(), (metadata.len(), metadata.modified().ok()));
        return;
    }
    let Ok(entries) = fs::read_dir(path) else { return };
    for entry in entries.flatten().filter(|_| depth < DEEPEST) {
        add(&entry.path(), depth + 1, found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_came_or_grew_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("articles")).unwrap();
        fs::write(folder.path().join("articles/courier.txt"), "one").unwrap();
        let now = || stamps(folder.path(), &["articles", "review.yaml"]);
        let before = now();
        assert_eq!(before, now());
        fs::write(folder.path().join("review.yaml"), "").unwrap();
        let with_review = now();
        assert_ne!(before, with_review);
        fs::write(folder.path().join("articles/courier.txt"), "one two").unwrap();
        assert_ne!(with_review, now());
    }
}
