//! YAML as people write it: read as a tree with the place of every key and value, and texts written so that no reader
//! takes them for anything else. What the keys mean is for the rooms that own the files.

mod bounds;
pub mod fields;
mod problems;
pub mod scalar;
mod slip;
pub mod tree;

pub use scalar::quoted;
pub use tree::{At, Text};
