//! Heaps: what is too much to be held at once, taken the whole way piece by piece.
//!
//! [`articles`] on many incidents are grouped into stories, each of which is compared as a case of its own: they are read once to be
//! grouped and once more, story by story. [`claims`] whose articles are not at hand are joined into blocks by what they share, and judged
//! block by block.

pub mod articles;
pub mod claims;
