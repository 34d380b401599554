//! Times the tokens and the figures of the text on stdin.
#![allow(missing_docs, clippy::unwrap_used)]

use dissensus::{mention::figure, text::Tokens};
use std::io::Read;
use std::time::Instant;

fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    figure::find(&Tokens::new("5 km"), &[]);
    let start = Instant::now();
    let tokens = Tokens::new(&text);
    let split = start.elapsed();
    let start = Instant::now();
    let found = figure::find(&tokens, &[]);
    let took = start.elapsed();
    let rate = |seconds: f64| text.len() as f64 / 1e6 / seconds;
    println!("{} bytes, {} figures: tokens {:.0} MB/s, figures {:.0} MB/s", text.len(), found.len(), rate(split.as_secs_f64()), rate(took.as_secs_f64()));
}
