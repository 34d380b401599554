//! The command line of dissensus.

fn main() {}
