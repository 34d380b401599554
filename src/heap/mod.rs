//! A heap of articles on many incidents: grouped into stories, each of which is compared as a case of its own.
//!
//! Articles are read once to be grouped and once more, story by story, to be compared: what is held in between is a sketch of each.

pub mod articles;
