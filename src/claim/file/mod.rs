//! The files of a case that people write and read: curated.yaml, case.yaml, extracted.yaml.
//!
//! A file goes through two stages: as written ([`written`], every key with its place) and checked against the
//! articles ([`checked`]). All problems of a file are reported at once. What a person wrote is never rewritten here.

pub mod about_of;
pub mod append;
mod borne_out;
pub mod case_file;
pub mod checked;
pub mod days;
pub mod extracted;
mod made;
pub mod near;
pub mod quote;
pub mod schema;
mod values;
pub mod written;

pub use case_file::{Absent, CaseFile, complete};
pub use checked::{Checked, Gaps, Known, amended, check, check_in_part};
pub use written::{Curated, WrittenClaim, WrittenValue};

use crate::disk::read_text_up_to;
use crate::error::Result;
use std::path::Path;

/// The name of the file that holds people's claims.
pub const CURATED: &str = "curated.yaml";
/// What that file is before the first claim.
pub const EMPTY: &str = include_str!("curated.yaml");
/// The name of the file that describes a case.
pub const CASE: &str = "case.yaml";
/// The name of the record of what was found.
pub const EXTRACTED: &str = "extracted.yaml";
/// The longest of them that is read, in bytes: a thousand times the usual one.
pub const LONGEST: u64 = crate::yaml::tree::LONGEST as u64;
/// The folder of a case's articles.
pub const ARTICLES: &str = "articles";

/// Reads the case.yaml of a folder; a folder without one has an empty one.
///
/// # Errors
///
/// A file that can't be read, or is no UTF-8.
pub fn read_case(folder: &Path) -> Result<CaseFile> {
    let path = folder.join(CASE);
    Ok(read_text_up_to(&path, LONGEST)?.map_or_else(CaseFile::default, |text| case_file::read(&path, &text)))
}

/// Reads the curated.yaml of a folder; a folder without one has no claims by hand.
///
/// # Errors
///
/// A file that can't be read, or is no UTF-8.
pub fn read_curated(folder: &Path) -> Result<Curated> {
    let path = folder.join(CURATED);
    Ok(read_text_up_to(&path, LONGEST)?.map_or_else(Curated::default, |text| written::read(&path, &text)))
}

#[cfg(test)]
mod tests;
