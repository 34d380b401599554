//! What git is told of a folder's files.

use super::write::{write_beside, write_new};
use crate::error::Result;
use std::fs;
use std::path::Path;

/// The file in which git looks up how files are merged.
pub const ATTRIBUTES: &str = ".gitattributes";

/// Adds lines to the `.gitattributes` of a folder in a git work tree, unless one there or above it speaks of `name` already.
///
/// # Errors
///
/// As [`write_new`].
pub fn tell(folder: &Path, name: &str, attributes: &str) -> Result<()> {
    let Ok(place) = fs::canonicalize(folder) else { return Ok(()) };
    let Some(root) = place.ancestors().find(|above| above.join(".git").exists()) else { return Ok(()) };
    let up_to_root = place.ancestors().take_while(|above| above.starts_with(root));
    let mut files = up_to_root.filter_map(|above| fs::read_to_string(above.join(ATTRIBUTES)).ok());
    if files.any(|text| text.contains(name)) {
        return Ok(());
    }
    let own = folder.join(ATTRIBUTES);
    match fs::read_to_string(&own) {
        // What somebody wrote there stays, and stands first.
        Ok(text) => {
            let gap = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
            write_beside(&own, &format!("{text}{gap}{attributes}"))
        }
        Err(_) => write_new(&own, attributes).map(|_| ()),
    }
}
