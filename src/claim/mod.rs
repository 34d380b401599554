//! Claims: what one source says of one thing, found by rule or written by hand.
