//! How fast mentions are found, stage by stage, and what texts made to be slow cost: `cargo bench`.
//!
//! News is the articles of the sample cases, over and over to a megabyte; `DISSENSUS_BENCH_TEXT=FILE` takes another text,
//! cut into pieces as long as articles. Figures are for one thread. Compare ratios within one run, not runs.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a bench that cannot read its text has nothing to measure"
)]

use dissensus::annotate::{self, Sort};
use dissensus::article::{Article, Metadata, zone};
use dissensus::case::origin;
use dissensus::claim;
use dissensus::mention::{self, Anchor, anchor, date, figure, name, speech};
use dissensus::text::{Tokens, sentences};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use std::collections::BTreeMap;
use std::sync::LazyLock;

fn main() {
    divan::main();
}

const MEGABYTE: usize = 1_000_000;

/// A megabyte of news, a text for each article.
static NEWS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let texts = match std::env::var("DISSENSUS_BENCH_TEXT") {
        Ok(path) => articles_long(&std::fs::read_to_string(path).unwrap()),
        Err(_) => sample(),
    };
    let mut news: Vec<String> = Vec::new();
    let mut length = 0;
    while length < MEGABYTE {
        length += texts.iter().map(String::len).sum::<usize>();
        news.extend(texts.iter().cloned());
    }
    news
});

fn sample() -> Vec<String> {
    let mut texts = Vec::new();
    for case in ["claims/ferry-2031", "claims/pak-afghan-2025"] {
        let case = dissensus::case::Case::open(case.as_ref()).unwrap();
        texts.extend(case.articles.into_iter().map(|article| article.body));
    }
    texts
}

fn articles_long(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for paragraph in text.split_inclusive("\n\n") {
        if pieces.last().is_some_and(|last| last.len() > 4000) {
            pieces.push(String::new());
        }
        pieces.last_mut().unwrap().push_str(paragraph);
    }
    pieces
}

fn day() -> Anchor {
    Anchor::on("2031-03-14".parse().unwrap(), anchor::From::Published)
}

fn bytes(texts: &[String]) -> BytesCount {
    BytesCount::new(texts.iter().map(String::len).sum::<usize>())
}

#[divan::bench]
fn tokens_alone(bencher: Bencher) {
    bencher.counter(bytes(&NEWS)).bench_local(|| {
        for text in NEWS.iter() {
            black_box(Tokens::new(text));
        }
    });
}

/// A stage over tokens that are there.
fn stage(bencher: Bencher, work: impl Fn(&Tokens)) {
    let tokens: Vec<Tokens> = NEWS.iter().map(|text| Tokens::new(text)).collect();
    bencher.counter(bytes(&NEWS)).bench_local(|| tokens.iter().for_each(&work));
}

#[divan::bench]
fn sentences_alone(bencher: Bencher) {
    stage(bencher, |tokens| {
        black_box(sentences(tokens));
    });
}

#[divan::bench]
fn dates_alone(bencher: Bencher) {
    let day = day();
    stage(bencher, |tokens| {
        black_box(date::find(tokens, &day));
    });
}

#[divan::bench]
fn figures_alone(bencher: Bencher) {
    stage(bencher, |tokens| {
        black_box(figure::find(tokens, &[]));
    });
}

#[divan::bench]
fn names_alone(bencher: Bencher) {
    stage(bencher, |tokens| {
        black_box(name::find(tokens, &sentences(tokens)));
    });
}

/// Where articles come from; the sample's articles over and over are copies of each other, the costliest case. On all cores.
#[divan::bench]
fn origins(bencher: Bencher) {
    let article = |(i, body): (usize, &String)| Article {
        id: format!("{i:05}"),
        path: None,
        metadata: Metadata::default(),
        body: body.clone(),
        lines_before: 0,
        zones: zone::find(body, None),
    };
    let articles: Vec<Article> = NEWS.iter().enumerate().map(article).collect();
    let days = BTreeMap::new();
    bencher.counter(bytes(&NEWS)).bench_local(|| black_box(origin::find(&articles, &[], &days)));
}

#[divan::bench]
fn speech_alone(bencher: Bencher) {
    let tokens: Vec<Tokens> = NEWS.iter().map(|text| Tokens::new(text)).collect();
    let named: Vec<_> = tokens
        .iter()
        .map(|tokens| {
            let sentences = sentences(tokens);
            let names = name::find(tokens, &sentences);
            (sentences, names)
        })
        .collect();
    bencher.counter(bytes(&NEWS)).bench_local(|| {
        for (tokens, (sentences, names)) in tokens.iter().zip(&named) {
            black_box(speech::find(tokens, sentences, names));
        }
    });
}

/// Tokens, dates and figures: what `annotate --only quantities,dates` does between reading and writing.
#[divan::bench]
fn quantities_and_dates(bencher: Bencher) {
    let day = day();
    bencher.counter(bytes(&NEWS)).bench_local(|| {
        for text in NEWS.iter() {
            black_box(annotate::find(&Tokens::new(text), &day, &[Sort::Quantities, Sort::Dates]));
        }
    });
}

/// The same from JSON line to JSON line.
#[divan::bench]
fn records(bencher: Bencher) {
    let lines: Vec<String> = NEWS
        .iter()
        .map(|text| serde_json::json!({ "id": 1, "text": text, "reference": "2031-03-14" }).to_string())
        .collect();
    bencher.counter(bytes(&NEWS)).bench_local(|| {
        let mut out = Vec::new();
        for line in &lines {
            annotate::record(line, None, &[Sort::Quantities, Sort::Dates], &mut out).unwrap();
        }
        black_box(out)
    });
}

#[divan::bench]
fn all_mentions(bencher: Bencher) {
    let day = day();
    bencher.counter(bytes(&NEWS)).bench_local(|| {
        for text in NEWS.iter() {
            let tokens = Tokens::new(text);
            black_box(mention::find(&tokens, &sentences(&tokens), &day));
        }
    });
}

/// Mentions, and the claims made of them.
#[divan::bench]
fn claims(bencher: Bencher) {
    let day = day();
    let articles: Vec<_> = NEWS
        .iter()
        .filter_map(|text| {
            dissensus::article::read::of_text("a", "a.txt".as_ref(), text.clone().into_bytes()).unwrap()
        })
        .collect();
    bencher.counter(bytes(&NEWS)).bench_local(|| {
        for article in &articles {
            black_box(claim::find::find(article, &day));
        }
    });
}

/// A megabyte of one thing over and over, as one text: none may cost more than three times what news does by the byte.
mod odd {
    use super::*;

    const ODD: [&str; 16] = [
        "7",
        "1 ",
        "1,",
        "1.",
        "1-",
        "and ",
        "said ",
        "Monday ",
        "May 1 to ",
        "10 to ",
        "two hundred and ",
        "“‘",
        "Anna ",
        "according to ",
        "$",
        "\n",
    ];

    fn text(of: &str) -> String {
        of.repeat(MEGABYTE / of.len())
    }

    /// Tokens, dates and figures.
    #[divan::bench(args = ODD, max_time = 2)]
    fn quantities_and_dates(bencher: Bencher, of: &str) {
        let (text, day) = (text(of), day());
        bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
            black_box(annotate::find(&Tokens::new(&text), &day, &[Sort::Quantities, Sort::Dates]))
        });
    }

    /// Names and speech as well.
    #[divan::bench(args = ODD, max_time = 2)]
    fn all_mentions(bencher: Bencher, of: &str) {
        let (text, day) = (text(of), day());
        bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
            let tokens = Tokens::new(&text);
            black_box(mention::find(&tokens, &sentences(&tokens), &day))
        });
    }
}
