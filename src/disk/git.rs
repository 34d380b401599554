//! What git is told of a folder's files.

use super::write::write_new;
use crate::error::Result;
use std::fs;
use std::path::Path;

/// The file in which git looks up how files are merged.
pub const ATTRIBUTES: &str = ".gitattributes";

/// Writes a `.gitattributes` into a folder of a git work tree that has none, unless one above it speaks of `name` already.
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
    write_new(&folder.join(ATTRIBUTES), attributes).map(|_| ())
}
