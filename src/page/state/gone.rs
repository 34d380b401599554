//! Claims that are gone since the server began, each with those of its row: an article that is read again has other claims for the
//! same words, and an address with the old one still leads to the row. What was gone before is not known here.

use dissensus::case::Comparison;
use dissensus::desk::{Queue, follow, row_of};
use std::collections::{BTreeSet, HashMap, VecDeque};
use std::sync::Arc;

/// So many claims are remembered.
const MOST: usize = 10_000;

/// What is remembered of them.
#[derive(Debug, Default)]
pub(super) struct Gone {
    rows: HashMap<String, Arc<[String]>>,
    /// The same claims, the first that went first.
    order: VecDeque<String>,
}

impl Gone {
    /// Remembers the claims of the rows as they were that are no claims any more.
    pub(super) fn keep(&mut self, before: &Queue, now: &Comparison) {
        for claims in before.claims() {
            let mut row: Option<Arc<[String]>> = None;
            for claim in claims.iter().filter(|claim| row_of(now, claim).is_none()) {
                let row = row.get_or_insert_with(|| claims.into()).clone();
                if self.rows.insert(claim.clone(), row).is_none() {
                    self.order.push_back(claim.clone());
                }
            }
        }
        while self.order.len() > MOST {
            if let Some(oldest) = self.order.pop_front() {
                self.rows.remove(&oldest);
            }
        }
    }

    /// The row of a claim: the one that has it, or the most of those which stood with it when it went.
    pub(super) fn row_of(&self, now: &Comparison, claim: &str) -> Option<usize> {
        if let Some(row) = row_of(now, claim) {
            return Some(row);
        }
        let mut rows = vec![self.rows.get(claim)?];
        let mut been: BTreeSet<*const String> = rows.iter().map(|row| row.as_ptr()).collect();
        while !rows.is_empty() {
            if let Some(row) = follow(now, rows.iter().flat_map(|row| row.iter())) {
                return Some(row);
            }
            // Those went since, too.
            let further = rows.iter().flat_map(|row| row.iter()).filter_map(|claim| self.rows.get(claim));
            rows = further.filter(|row| been.insert(row.as_ptr())).collect();
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dissensus::desk::Desk;
    use std::fs;
    use std::path::Path;
    use tempfile::TempDir;

    /// The sample case, with no decision and no claim by hand.
    fn ferry() -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("claims/ferry-2031/articles");
        fs::create_dir(folder.path().join("articles")).unwrap();
        for entry in fs::read_dir(sample).unwrap().map(Result::unwrap) {
            fs::copy(entry.path(), folder.path().join("articles").join(entry.file_name())).unwrap();
        }
        folder
    }

    fn put(folder: &TempDir, article: &str, from: &str, to: &str) {
        let file = folder.path().join("articles").join(article);
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains(from), "{text}");
        fs::write(file, text.replace(from, to)).unwrap();
    }

    #[test]
    fn a_claim_that_went_leads_to_where_its_row_is_however_often_the_articles_change() {
        let folder = ferry();
        let mut desk = Desk::open(folder.path(), "Ana Marek").unwrap();
        let mut queue = Queue::of(desk.comparison());
        let mut gone = Gone::default();
        let row =
            desk.comparison().questions.iter().find(|row| row.label.starts_with("helicopters (search)"));
        let first = row.unwrap().claims.iter().map(|i| desk.comparison().claims[*i].id.clone());
        let first: Vec<String> = first.collect();
        let mut look = |desk: &mut Desk| {
            desk.look().unwrap().unwrap();
            gone.keep(&queue, desk.comparison());
            queue.refresh(desk.comparison());
            first.iter().map(|claim| gone.row_of(desk.comparison(), claim)).collect::<Vec<_>>()
        };
        let label = |desk: &Desk, row: Option<usize>| desk.comparison().questions[row.unwrap()].label.clone();
        put(&folder, "meridian.txt", "Five helicopters", "Six helicopters");
        let rows = look(&mut desk);
        assert!(rows.iter().all(|row| label(&desk, *row).starts_with("helicopters")), "{rows:?}");
        // Of the claims that the row began with, none is left.
        put(&folder, "ansel-courier.md", "Three helicopters", "Four helicopters");
        let rows = look(&mut desk);
        assert!(first.iter().all(|claim| row_of(desk.comparison(), claim).is_none()), "{first:?}");
        assert!(rows.iter().all(|row| label(&desk, *row).starts_with("helicopters")), "{rows:?}");
        assert_eq!(gone.row_of(desk.comparison(), "no-such-claim"), None);
    }
}
