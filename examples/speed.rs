//! Times the tokens and the figures of the text on stdin, which is cut into pieces as long as an article.
#![allow(missing_docs, clippy::unwrap_used)]

use dissensus::{mention::figure, text::Tokens};
use std::io::Read;
use std::time::{Duration, Instant};

fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    figure::find(&Tokens::new("5 km"), &[]);
    let (mut split, mut took, mut found) = (Duration::ZERO, Duration::ZERO, 0);
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let end = rest
            .char_indices()
            .map(|(at, c)| at + c.len_utf8())
            .take_while(|end| *end <= 5_000)
            .last()
            .unwrap();
        let (piece, after) = rest.split_at(end);
        rest = after;
        let start = Instant::now();
        let tokens = Tokens::new(piece);
        split += start.elapsed();
        let start = Instant::now();
        found += figure::find(&tokens, &[]).len();
        took += start.elapsed();
    }
    let megabytes = u32::try_from(text.len()).map_or(0.0, f64::from) / 1e6;
    let rate = |time: Duration| megabytes / time.as_secs_f64();
    println!(
        "{megabytes:.1} MB, {found} figures: tokens {:.0} MB/s, figures {:.0} MB/s",
        rate(split),
        rate(took)
    );
}
