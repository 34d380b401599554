//! Changes that make an article disagree with another: a figure, a day, the people counted, a denial.

mod day;
mod figure;
mod voice;

pub(super) use day::{day, month};
pub(super) use figure::{digit, figure, grouped, harms, ten_times, unit};
pub(super) use voice::{denied, negated, side};
