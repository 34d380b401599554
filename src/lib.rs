//! dissensus shows where news articles on the same events agree and where they differ, with the words that
//! prove it.
//!
//! The way of one article: [`article`] reads it, [`mention`] finds its figures, dates, names and speakers,
//! [`claim`] makes claims of them, [`compare`] aligns the claims of a case into questions and judges them,
//! [`review`] holds people's decisions against them, [`report`] writes the table; [`annotate`] shows the mentions alone. Each step is a pure function of what the step before made; a room uses only
//! the rooms before it in this list: error, disk, yaml, lexicon, text, article, mention, story, claim,
//! compare, review, case, heap, selfcheck, report, desk, annotate.
#![deny(clippy::print_stdout, clippy::print_stderr)]

pub mod annotate;
pub mod article;
pub mod case;
pub mod claim;
pub mod compare;
pub mod desk;
pub mod disk;
pub mod error;
pub mod heap;
pub mod lexicon;
pub mod mention;
pub mod report;
pub mod review;
pub mod selfcheck;
pub mod story;
pub mod text;
pub mod yaml;

pub use error::{Error, Problem, Result};
