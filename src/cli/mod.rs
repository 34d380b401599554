//! The commands, one file each; only here the program prints, and only here it ends.

pub(crate) mod check;
pub(crate) mod new;
pub(crate) mod problems;
pub(crate) mod schema;
pub(crate) mod validate;
