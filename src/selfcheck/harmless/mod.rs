//! Changes after which an article says what it said: a rounding with its hedge, another writing, another order.

mod order;
mod writing;

pub(super) use order::reordered;
pub(super) use writing::{number_words, respelled, rounded, separators, synonym};
