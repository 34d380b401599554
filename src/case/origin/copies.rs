//! Which articles run one text: near-duplicates among any number of articles, at a cost that grows with their length.
//!
//! Runs of words are looked up in an index of all articles; only pairs that meet there often are measured.

use super::runs::{self, Runs};
use rayon::prelude::*;
use std::collections::HashMap;

/// From how many per cent of the shorter article's own words on two run one text. Measured over 158 pairs of development cases:
/// independent tellings of one event share at most 20, and 110 of them less than 2 (the highest were both made from one
/// agency's earlier reports). Copies share 76 and more where they were cut to a third, headlined anew, turned about, or had
/// every figure or every seventh word changed; cut by half and given as many new words, mostly 40 to 55.
const ONE_TEXT: u8 = 40;

/// The fewest words that two articles must share: two briefs may have a stock sentence in common.
const FEWEST: usize = 25;

/// Each article is held against so many of those that stand next in the index at a run: of a thousand copies every one need not
/// meet every other to be found.
const NEXT: usize = 3;

/// Two articles that run one text, by their places in the list; `a < b`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Copy {
    pub(super) a: usize,
    pub(super) b: usize,
    /// How much of the shorter one's own words stand in the other, in per cent.
    pub(super) percent: u8,
}

/// The pairs of articles that run one text, those that share the most first.
pub(super) fn find(articles: &[Runs]) -> Vec<Copy> {
    let mut found: Vec<Copy> = candidates(articles)
        .into_par_iter()
        .filter_map(|(a, b)| {
            let (a, b) = (a as usize, b as usize);
            let percent = percent(articles.get(a)?, articles.get(b)?)?;
            Some(Copy { a, b, percent })
        })
        .collect();
    found.sort_by_key(|copy| (std::cmp::Reverse(copy.percent), copy.a, copy.b));
    found
}

/// How much of the shorter one's own words the longer one has, in per cent; `None` where they are two texts.
pub(super) fn percent(a: &Runs, b: &Runs) -> Option<u8> {
    let (shorter, longer) = if a.words <= b.words { (a, b) } else { (b, a) };
    let words = runs::shared(shorter, longer);
    let percent = u8::try_from(words * 100 / shorter.words.max(1)).ok()?;
    (words >= FEWEST && percent >= ONE_TEXT).then_some(percent)
}

/// Pairs that meet in the index often enough to be worth a measure.
fn candidates(articles: &[Runs]) -> Vec<(u32, u32)> {
    let mut index: Vec<(u64, u32)> = Vec::new();
    for (i, article) in articles.iter().enumerate() {
        let own = u32::try_from(i).unwrap_or(u32::MAX);
        let mut last = None;
        for (run, _) in &article.runs {
            if last != Some(run) {
                index.push((*run, own));
            }
            last = Some(run);
        }
    }
    index.par_sort_unstable();
    let mut meets: HashMap<(u32, u32), usize> = HashMap::new();
    for (i, (run, a)) in index.iter().enumerate() {
        for (other, b) in index.iter().skip(i + 1).take(NEXT) {
            if other != run {
                break;
            }
            *meets.entry((*a, *b)).or_default() += 1;
        }
    }
    let mut pairs: Vec<(u32, u32)> = meets
        .into_iter()
        // So many runs may lie in one stretch of the fewest words.
        .filter(|(_, count)| *count >= FEWEST / runs::RUN)
        .map(|(pair, _)| pair)
        .collect();
    pairs.sort_unstable();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Metadata, zone};

    const TELLING: &str = "A coach with schoolchildren slid off the pass road above Vennick early on Thursday and came to rest \
        against a row of larches. Eleven of the children were treated for cuts, and the driver was flown to the valley with a broken arm. \
        Snow had begun to fall an hour before, and the plough had not yet been up the hill. The county closed the road at noon. \
        Parents waited at the school until the last of the children were brought back in two fire engines.";

    fn runs(body: &str) -> Runs {
        let zones = zone::find(body, None);
        let metadata = Metadata::default();
        runs::of(&Article { id: "a".into(), path: None, metadata, body: body.into(), lines_before: 0, zones })
    }

    #[track_caller]
    fn is_copy(a: &str, b: &str) {
        let found = find(&[runs(a), runs(b)]);
        assert_eq!(found.iter().map(|copy| (copy.a, copy.b)).collect::<Vec<_>>(), [(0, 1)], "{a}\n{b}");
    }

    #[track_caller]
    fn are_two(a: &str, b: &str) {
        assert_eq!(find(&[runs(a), runs(b)]), []);
    }

    #[test]
    fn what_newsrooms_do_to_a_copy_leaves_it_one() {
        let sentences: Vec<&str> = TELLING.split_inclusive(". ").collect();
        is_copy(TELLING, TELLING);
        is_copy(TELLING, &sentences[..2].concat());
        is_copy(TELLING, &format!("Children hurt as coach leaves road\n\n{TELLING}"));
        is_copy(TELLING, &[sentences[0], sentences[2], sentences[3], sentences[1], sentences[4]].concat());
        is_copy(TELLING, &TELLING.replace("Eleven", "Twelve"));
        let local = "The school at Lower Vennick, which has 140 pupils, will stay shut until Monday, its head said. A fund for a \
            barrier at the bend was set up last year and has not been spent.";
        is_copy(TELLING, &format!("{}\n\n{local}\n\n{}", sentences[..3].concat(), sentences[3..].concat()));
    }

    #[test]
    fn two_tellings_of_one_event_are_two() {
        let other = "Eleven children were treated for cuts after a school coach left the road above Vennick on Thursday morning. The \
            driver broke an arm and was flown to hospital. The county closed the road at noon. It had snowed since six, and no plough \
            had passed, a farmer who saw the accident said.";
        are_two(TELLING, other);
        let quote = "“The bend has no barrier, we have asked the county for one every winter since the old wall fell, and every winter we \
            are told that there is no money for it, and now look at what has come of it,” said Mara Quill, who runs the inn.";
        are_two(&format!("{TELLING} {quote}"), &format!("{other} {quote}"));
        are_two("The road is shut.", "The road is shut.");
        are_two("", "");
    }

    #[test]
    fn many_copies_are_found_by_way_of_each_other() {
        let all: Vec<Runs> = (0..40).map(|i| runs(&format!("{TELLING} Page {i}."))).collect();
        let found = find(&all);
        assert!((1..40).all(|i| found.iter().any(|copy| copy.b == i)));
        assert!(found.len() <= 40 * NEXT);
    }
}
