//! Times the tokens and the dates of the text on stdin, cut into pieces as long as an article.
#![allow(missing_docs, clippy::unwrap_used)]
use dissensus::mention::anchor::{Anchor, From};
use dissensus::{mention::date, text::Tokens};
use std::io::Read;
use std::time::{Duration, Instant};

fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    let start = Instant::now();
    let anchor = Anchor::on("2011-05-10".parse().unwrap(), From::Published);
    date::find(&Tokens::new("5 May"), &anchor);
    println!("startup {:?}", start.elapsed());
    let (mut split, mut took, mut found) = (Duration::ZERO, Duration::ZERO, 0);
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let mut end = rest.len().min(5000);
        while !rest.is_char_boundary(end) {
            end += 1;
        }
        let (piece, after) = rest.split_at(end);
        rest = after;
        let start = Instant::now();
        let tokens = Tokens::new(piece);
        split += start.elapsed();
        let start = Instant::now();
        found += date::find(&tokens, &anchor).len();
        took += start.elapsed();
    }
    let mb = text.len() as f64 / 1e6;
    println!(
        "{mb:.1} MB, {found} dates: tokens {:.0} MB/s, dates {:.1} MB/s",
        mb / split.as_secs_f64(),
        mb / took.as_secs_f64()
    );
}
