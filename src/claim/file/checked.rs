//! Written claims held against the articles: ids, quotes and values are checked, and what stands becomes a claim.
//!
//! All problems of the file are told at once. What an article no longer has is told apart from them: a quote, a found
//! claim, the article itself. The program cannot know whether it went or was never there, so `check` lists it as
//! orphaned and goes on, and `validate` counts it as a problem.

use super::borne_out::lacks;
use super::case_file::Absent;
use super::made::{amend, fresh};
use super::quote::Searched;
use super::values::{self, Read};
use super::written::{self, Curated, VALUE_KEYS, WrittenClaim, WrittenValue};
use crate::article::{Article, Part, zone};
use crate::claim::identity::{article_of, looks_found};
use crate::claim::{ByHand, Check, Claim, Evidence};
use crate::error::Problem;
use crate::mention::{Anchor, When};
use crate::text::{Span, Tokens, sentences};
use crate::yaml::fields::nearest;
use crate::yaml::tree::{At, Problems, Text, shown};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What curated claims are held against.
#[derive(Debug, Clone, Copy)]
pub struct Known<'k> {
    /// The articles of the case.
    pub articles: &'k [Article],
    /// Articles known by their metadata alone.
    pub absent: &'k [Absent],
    /// The reference day of each article by its id; an article without one is checked without.
    pub anchors: &'k BTreeMap<String, Anchor>,
    /// The claims that were found by rule.
    pub found: &'k [Claim],
}

/// What could not be read of a case: nothing is told of claims for want of it.
#[derive(Debug, Clone, Default)]
pub struct Gaps {
    /// The articles whose own files have problems: they may be missing, and their days and claims may be others.
    pub articles: BTreeSet<String>,
    /// True where case.yaml has problems: it may name further articles, and give other days.
    pub case_file: bool,
}

impl Gaps {
    /// True where the day of an article, and what was read from it, may be another once the files are sound.
    pub fn touch(&self, article: &str) -> bool {
        self.case_file || self.articles.contains(article)
    }
}

/// Curated claims after the check.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// The claims that stand, orphaned ones with [`Check::Orphaned`] among them, in the order of the file.
    pub claims: Vec<Claim>,
    /// What is wrong with the file, its shape included, in its order.
    pub problems: Vec<Problem>,
    /// Quotes that are found nowhere in their article, articles that the case has not, and claims that are not found any more.
    pub orphaned: Vec<Problem>,
    /// Values that the words of an orphaned quote do not bear out: told by `validate`, and no reason to stop.
    pub doubted: Vec<Problem>,
}

/// Holds the claims of a file against the articles and the found claims.
pub fn check(curated: &Curated, known: &Known) -> Checked {
    check_in_part(curated, known, &Gaps::default())
}

/// The same where not everything could be read.
pub fn check_in_part(curated: &Curated, known: &Known, gaps: &Gaps) -> Checked {
    let mut checker = Checker {
        known,
        gaps,
        ids: BTreeMap::new(),
        amended: BTreeMap::new(),
        texts: BTreeMap::new(),
        problems: Problems::new(&curated.path, &curated.text),
        orphaned: Problems::new(&curated.path, &curated.text),
        doubted: Problems::new(&curated.path, &curated.text),
    };
    for written in &curated.claims {
        if let Some(id) = &written.id {
            checker.ids.entry(id.text.as_str()).or_insert(id.at.line);
        }
    }
    let mut claims = Vec::new();
    for written in &curated.claims {
        claims.extend(checker.claim(written));
    }
    let mut problems = curated.problems.clone();
    problems.extend(checker.problems.all());
    problems.sort();
    Checked { claims, problems, orphaned: checker.orphaned.all(), doubted: checker.doubted.all() }
}

/// A found claim with what a person read instead; `to` are keys of curated.yaml with their texts, `at` where they stand in `file`
/// (its path and its text).
///
/// # Errors
///
/// All that is wrong with it, as for a claim of curated.yaml.
pub fn amended(
    claim: &Claim,
    to: &[(String, String)],
    at: At,
    file: (&Path, &str),
    known: &Known,
) -> Result<Claim, Vec<Problem>> {
    let written = written::amendment(&claim.id, to, at);
    let (path, text) = file;
    let curated = Curated {
        path: path.to_path_buf(),
        text: text.to_owned(),
        claims: vec![written],
        problems: Vec::new(),
    };
    let mut checked = check(&curated, &Known { found: std::slice::from_ref(claim), ..*known });
    checked.problems.append(&mut checked.orphaned);
    match checked.claims.pop() {
        Some(mut amended) if checked.problems.is_empty() => {
            amended.id = claim.id.clone();
            // What a person wrote beside the value in curated.yaml stays: it keeps the claim in its row.
            if let (Some(new), Some(old)) = (&mut amended.by_hand, &claim.by_hand) {
                *new = ByHand {
                    said_on: new.said_on.clone().or(old.said_on.clone()),
                    best: if amended.value == claim.value { old.best } else { new.best },
                    ..old.clone()
                };
            }
            Ok(amended)
        }
        _ => Err(checked.problems),
    }
}

struct Checker<'k, 'w> {
    known: &'k Known<'k>,
    gaps: &'k Gaps,
    /// The line on which each id stands first.
    ids: BTreeMap<&'w str, usize>,
    /// Which curated id amends each found one.
    amended: BTreeMap<&'w str, &'w str>,
    /// Articles prepared for search, by id, when first asked for.
    texts: BTreeMap<&'k str, Prepared>,
    problems: Problems<'w>,
    orphaned: Problems<'w>,
    doubted: Problems<'w>,
}

struct Prepared {
    body: Searched,
    sentences: Vec<Span>,
}

/// Where a claim's article stands.
enum Source<'k, 'w> {
    Text(&'k Article),
    MetadataAlone(&'k str),
    /// The case has none of this id.
    Gone(&'w str),
}

impl<'k, 'w> Checker<'k, 'w> {
    /// The claim, if enough of it is sound.
    fn claim(&mut self, written: &'w WrittenClaim) -> Option<Claim> {
        let id = self.id(written);
        let base = self.amends(written);
        let same_as = self.same_as(written);
        let source = self.article(written, base);
        let evidence = match written.reject {
            // What is rejected needs no proof.
            Some(_) => None,
            None => self.evidence(written, source.as_ref(), base),
        };
        let read = self.value(written, base);
        let when = self.when(written);
        if let (Some(read), Some(value), Some(evidence)) = (&read, &written.value, &evidence) {
            self.bear_out(read, value, evidence, source.as_ref());
        }
        let by_hand = self.by_hand(written, same_as);
        let as_of = written.as_of.as_ref().and_then(|text| values::day(text, &mut self.problems));
        if written.reject.is_some() {
            if let (Some(_), Some(value)) = (&written.amends, &written.value) {
                let (at, said) = place(value);
                let help = "what is no claim has no value: leave one of them out";
                self.problems.add(at, format!("`{said}` stands beside `reject`"), help);
            }
            let mut claim = base?.clone();
            claim.id = id?.to_owned();
            claim.rule = "by hand".to_owned();
            claim.by_hand = Some(by_hand);
            return Some(claim);
        }
        let by_hand = ByHand { best: read.as_ref().and_then(|read| read.best), ..by_hand };
        let (id, source, evidence) = (id?, source?, evidence?);
        let article = match source {
            Source::Text(article) => article.id.as_str(),
            Source::MetadataAlone(id) | Source::Gone(id) => id,
        };
        let Some(mut claim) = base.cloned() else {
            return Some(fresh(written, id, article, read?, evidence, when.as_ref(), as_of, by_hand));
        };
        amend(&mut claim, written, read, when, as_of);
        claim.id = id.to_owned();
        claim.evidence = evidence;
        claim.rule = "by hand".to_owned();
        claim.by_hand = Some(by_hand);
        Some(claim)
    }

    fn id(&mut self, written: &'w WrittenClaim) -> Option<&'w str> {
        let Some(id) = &written.id else {
            self.missing(written, "id", "a word of your own, such as `doha-accord-signed`");
            return None;
        };
        if id.text.chars().any(|c| c.is_whitespace() || c.is_control()) {
            let message = format!("the id `{}` has a space in it", shown(&id.text));
            self.problems.add(id.at, message, "join its words with `-`");
        }
        if looks_found(&id.text) {
            let help = "choose words of your own; to correct a found claim, give its id under `amends`";
            self.problems.add(
                id.at,
                format!("`{}` looks like the id of a found claim", shown(&id.text)),
                help,
            );
        }
        match self.ids.get(id.text.as_str()) {
            Some(line) if *line != id.at.line => {
                let message = format!("the id `{}` stands on line {line} already", shown(&id.text));
                self.problems.add(id.at, message, "every claim has an id of its own");
            }
            _ => {}
        }
        Some(&id.text)
    }

    fn missing(&mut self, written: &WrittenClaim, key: &str, help: &str) {
        // A key that was there without a sound value has been told already.
        if !written.incomplete.iter().any(|incomplete| incomplete == key) {
            let at = written.id.as_ref().map_or(written.at, |id| id.at);
            self.problems.add(at, format!("`{key}` is missing"), help);
        }
    }

    fn found(&mut self, id: &Text, key: &str) -> Option<&'k Claim> {
        if let Some(found) = self.known.found.iter().find(|claim| claim.id == id.text) {
            return Some(found);
        }
        let in_gap = article_of(&id.text).is_some_and(|article| self.gaps.articles.contains(article));
        // Its sentence may have been written anew, or its article taken out; an id of another shape names nothing that was there.
        let told = if looks_found(&id.text) { &mut self.orphaned } else { &mut self.problems };
        if in_gap {
            return None;
        }
        let help = if told.is_full() {
            // What is only counted needs no help.
            String::new()
        } else if self.ids.contains_key(id.text.as_str()) {
            "that is a claim of this file: equal words under `question` join the two".to_owned()
        } else {
            let near = nearest(&id.text, self.known.found.iter().map(|claim| claim.id.as_str()));
            near.unwrap_or_else(|| {
                "`dissensus extract` writes the ids of what it finds to extracted.yaml".to_owned()
            })
        };
        told.add(id.at, format!("`{key}`: no claim `{}` is found in the articles", shown(&id.text)), help);
        None
    }

    fn amends(&mut self, written: &'w WrittenClaim) -> Option<&'k Claim> {
        let Some(amends) = &written.amends else {
            if let Some(at) = written.reject {
                let help = "give the id of the found claim that is none under `amends`";
                self.problems.add(at, "`reject` stands without `amends`", help);
            }
            return None;
        };
        let own = written.id.as_ref().map_or("", |id| id.text.as_str());
        if let Some(other) = self.amended.insert(&amends.text, own) {
            let message = format!("`{}` is amended by `{}` already", shown(&amends.text), shown(other));
            self.problems.add(amends.at, message, "write one amendment");
        }
        self.found(amends, "amends")
    }

    fn same_as(&mut self, written: &WrittenClaim) -> Option<String> {
        let same_as = written.same_as.as_ref()?;
        self.found(same_as, "same_as").map(|found| found.id.clone())
    }

    fn article(&mut self, written: &'w WrittenClaim, base: Option<&'k Claim>) -> Option<Source<'k, 'w>> {
        let (id, at) = match (&written.article, base) {
            (Some(article), _) => (article.text.as_str(), article.at),
            (None, Some(base)) => (base.article.as_str(), written.at),
            (None, None) => {
                if written.amends.is_none() {
                    self.missing(
                        written,
                        "article",
                        "the id of an article: its file's name without the ending",
                    );
                }
                return None;
            }
        };
        if let Some(base) = base
            && base.article != id
        {
            let message = format!("`{}` is a claim of article `{}`", shown(&base.id), shown(&base.article));
            self.problems.add(at, message, "an amendment stays in its article");
            return None;
        }
        if let Some(article) = self.known.articles.iter().find(|article| article.id == id) {
            return Some(Source::Text(article));
        }
        if let Some(absent) = self.known.absent.iter().find(|absent| absent.id == id) {
            return Some(Source::MetadataAlone(&absent.id));
        }
        if self.gaps.touch(id) {
            return None;
        }
        let articles = self.known.articles.iter().map(|article| article.id.as_str());
        let all = articles.chain(self.known.absent.iter().map(|absent| absent.id.as_str()));
        // What is only counted needs no help.
        let near = if self.orphaned.is_full() { None } else { nearest(id, all) };
        let help = near.unwrap_or_else(|| {
            "an article's id is its file's name without the ending; one without a file is named in case.yaml"
                .to_owned()
        });
        self.orphaned.add(at, format!("the case has no article `{}`", shown(id)), help);
        // A base is a claim of an article of the case, so that the id is written.
        written.article.as_ref().map(|article| Source::Gone(&article.text))
    }

    fn evidence(
        &mut self,
        written: &WrittenClaim,
        source: Option<&Source<'k, 'w>>,
        base: Option<&Claim>,
    ) -> Option<Evidence> {
        let Some(quote) = &written.quote else {
            if let Some(base) = base {
                return Some(base.evidence.clone());
            }
            if written.amends.is_none() {
                self.missing(written, "quote", "the article's own words that prove the claim");
            }
            return None;
        };
        let loose = |check| Evidence {
            quote: quote.text.clone(),
            span: None,
            sentence: None,
            part: Part::Body,
            check,
        };
        let article = match source? {
            Source::MetadataAlone(_) => return Some(loose(Check::Unchecked)),
            Source::Gone(_) => return Some(loose(Check::Orphaned)),
            Source::Text(article) => *article,
        };
        let prepared = self.texts.entry(&article.id).or_insert_with(|| Prepared {
            body: Searched::new(&article.body),
            sentences: sentences(&Tokens::new(&article.body)),
        });
        let mut spans = prepared.body.find(&quote.text);
        // Where the place is in doubt the words are not: the value is held against them all the same.
        let in_doubt = spans.first().map(|span| span.of(&article.body).to_owned());
        let in_doubt = in_doubt.map(|quote| Evidence { quote, ..loose(Check::Verbatim) });
        if let Some(after) = &written.after
            && !spans.is_empty()
        {
            let before = prepared.body.find(&after.text);
            if before.is_empty() {
                let message = format!(
                    "`after`: article `{}` does not say \"{}\"",
                    shown(&article.id),
                    shown(&after.text)
                );
                self.problems.add(after.at, message, "give words of the article that stand before the quote");
                return in_doubt;
            }
            spans = following(&spans, &before);
            if spans.is_empty() {
                let message = format!("the quote does not stand after \"{}\"", shown(&after.text));
                self.problems.add(after.at, message, "give words of the article that stand before the quote");
                return in_doubt;
            }
        }
        match spans.as_slice() {
            [] => {
                let title = article.metadata.title.as_deref().unwrap_or("");
                if let [span] = Searched::new(title).find(&quote.text).as_slice() {
                    let quote = span.of(title).to_owned();
                    return Some(Evidence { quote, part: Part::Title, ..loose(Check::Verbatim) });
                }
                let message =
                    format!("article `{}` does not say \"{}\"", shown(&article.id), shown(&quote.text));
                let help = "copy the words from the article; a quote from a text that has changed is listed as orphaned and \
                            not compared";
                self.orphaned.add(quote.at, message, help);
                Some(loose(Check::Orphaned))
            }
            [span] => Some(Evidence {
                quote: span.of(&article.body).to_owned(),
                span: Some(*span),
                sentence: prepared.sentences.iter().find(|sentence| sentence.overlaps(span)).copied(),
                part: zone::part_at(&article.zones, span.start),
                check: Check::Verbatim,
            }),
            several => {
                let count = several.len();
                let message = format!("the quote stands {count} times in article `{}`", shown(&article.id));
                let help =
                    "make it longer, or add `after:` with words that stand before the one that is meant";
                self.problems.add(quote.at, message, help);
                in_doubt
            }
        }
    }

    fn value(&mut self, written: &WrittenClaim, base: Option<&Claim>) -> Option<Read> {
        let Some(value) = &written.value else {
            if base.is_none() && written.amends.is_none() {
                self.missing(written, "value", &format!("give one of {}", VALUE_KEYS.join(", ")));
            }
            return None;
        };
        values::read(value, &mut self.problems)
    }

    fn when(&mut self, written: &WrittenClaim) -> Option<When> {
        let text = written.when.as_ref()?;
        if matches!(written.value, Some(WrittenValue::Date(_))) {
            let help = "a date claim's own value says when; other days go into `event` or the question";
            self.problems.add(text.at, "`when` stands beside `date`", help);
            return None;
        }
        values::day(text, &mut self.problems)
    }

    fn bear_out(&mut self, read: &Read, value: &WrittenValue, evidence: &Evidence, source: Option<&Source>) {
        let Some(Source::Text(article)) = source else { return };
        let is_day = matches!(value, WrittenValue::Date(_));
        if is_day && self.gaps.touch(&article.id) {
            return;
        }
        let problems = match evidence.check {
            Check::Verbatim => &mut self.problems,
            Check::Orphaned => &mut self.doubted,
            Check::Unchecked => return,
        };
        let anchor = self.known.anchors.get(&article.id).copied().unwrap_or(Anchor::UNKNOWN);
        if let Some(lack) = lacks(read, value, &evidence.quote, &anchor) {
            let (at, written) = place(value);
            let message = format!("`{written}` is not what the quote says: {lack}");
            let help =
                "a value comes from the words of its quote alone; lengthen the quote or correct the value";
            problems.add(at, message, help);
        }
    }

    fn by_hand(&mut self, written: &WrittenClaim, same_as: Option<String>) -> ByHand {
        ByHand {
            question: written.question.as_ref().map(|text| text.text.clone()),
            same_as,
            amends: written.amends.as_ref().map(|text| text.text.clone()),
            reject: written.reject.is_some(),
            note: written.note.as_ref().map(|text| text.text.clone()),
            said_on: written.said_on.as_ref().and_then(|text| values::day(text, &mut self.problems)),
            best: None,
        }
    }
}

/// The quotes that come first after each of the places in `before`, each once.
fn following(quotes: &[Span], before: &[Span]) -> Vec<Span> {
    let mut kept: Vec<Span> = Vec::new();
    for place in before {
        let next = quotes.iter().find(|quote| quote.start >= place.end);
        kept.extend(next.filter(|next| !kept.contains(next)).copied());
    }
    kept
}

fn place(value: &WrittenValue) -> (At, String) {
    match value {
        WrittenValue::Bounds { at, .. } => (*at, "figure".to_owned()),
        WrittenValue::Figure(text)
        | WrittenValue::Amount(text)
        | WrittenValue::Date(text)
        | WrittenValue::Place(text)
        | WrittenValue::Role(text)
        | WrittenValue::Statement(text) => (text.at, shown(&text.text)),
    }
}
