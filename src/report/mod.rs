//! The report of a case in its formats: one result, one short file for each format.

pub mod json;
