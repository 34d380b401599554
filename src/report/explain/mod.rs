//! Why a question has its verdict: every claim with its words where they stand, every pair with what was compared.
//!
//! Nothing is remembered from the comparison: the same pure functions are asked again.

mod decided;
mod levels;
mod meaning;
mod pairs;
mod rows;
mod why;

pub use decided::decision;
pub use meaning::meaning;
pub use rows::rows;

use super::Look;
use super::asked::row_of;
use super::decided as told_of;
use super::view::{Lines, shared, source};
use super::wording::{self, Shared, count, printable};
use crate::article::Part;
use crate::case::origin::Why;
use crate::case::{Case, Comparison};
use crate::claim::{Certainty, Check, Claim, Value};
use crate::compare::apart::Gathering;
use crate::compare::question::PERHAPS_THE_SAME;
use crate::compare::set::{Interval, VagueWords};
use crate::compare::{Prepared, ready};
use crate::compare::{Question, Reason};
use crate::mention::speech::Act;
use crate::text::{Span, Tokens, sentences};
use std::collections::BTreeMap;

/// Longer lines are hard to read.
const WIDEST: usize = 110;

/// Explains the question that stands at `index` among those of the case; nothing where there is none.
pub fn question(case: &Case, comparison: &Comparison, index: usize, width: usize, look: Look) -> String {
    let Some(question) = comparison.questions.get(index) else { return String::new() };
    let mut told = Telling::new(case, comparison, width, look);
    let title = format!("{}. {}", index + 1, printable(&question.label));
    told.line(&told.bold(&title));
    let standing = told_of::standing(comparison, index, told.year);
    told.line(&format!("{} {standing}", question.verdict.sign()));
    let by = if told_of::is_ruled_otherwise(question) { "By the rules: " } else { "" };
    told.hanging(&format!("  {by}{}", told.meaning_of(question)), 2);
    let behind = format!(
        "  {} in {} of {}; id {}",
        count(question.claims.len(), "claim"),
        count(question.articles, "article"),
        count(question.origins, "independent origin"),
        question.id
    );
    told.line(&behind);
    for related in related(comparison, question) {
        told.hanging(&format!("  {related}"), 4);
    }
    told.decisions_on(index);
    for &i in &question.claims {
        told.claim(i);
    }
    told.sum(question);
    told.pairs(question);
    if question.articles < 2 && comparison.sources.len() > 1 {
        told.nearest(question);
    }
    told.commands(question);
    told.out
}

/// The questions beside one, each in a line: "its whole: 4. people killed (attack), disputed: police, army".
fn related(comparison: &Comparison, question: &Question) -> Vec<String> {
    let mut lines = Vec::new();
    for related in &question.related {
        let place = comparison.questions.iter().position(|other| other.id == related.question);
        let Some((i, other)) = place.and_then(|i| Some((i, comparison.questions.get(i)?))) else { continue };
        let how = match related.how {
            "part" => "a part of it",
            "whole" => "the whole that it is a part of",
            "other measure" => "another harm of the same event",
            PERHAPS_THE_SAME => "perhaps the same question, on a tie too weak to say so",
            how => how,
        };
        let verdict = other.verdict.word();
        lines.push(format!("beside it, {how}: {}. {} ({verdict})", i + 1, printable(&other.label)));
    }
    lines
}

/// Explains why two claims do or do not stand in one row.
pub fn pair(case: &Case, comparison: &Comparison, a: usize, b: usize, width: usize, look: Look) -> String {
    let mut told = Telling::new(case, comparison, width, look);
    let (first, second) = (row_of(comparison, a), row_of(comparison, b));
    let verdict = match (first, second) {
        _ if a == b => "This is one claim, named twice.".to_string(),
        (Some(x), Some(y)) if x == y => format!("Both answer question {}: they stand in one row.", x + 1),
        (Some(x), Some(y)) => format!("They stand in two rows, {} and {}.", x + 1, y + 1),
        _ => "One of them stands in no row.".to_string(),
    };
    told.line(&told.bold(&verdict));
    told.claim(a);
    if a == b {
        return told.out;
    }
    told.claim(b);
    told.line("");
    let decides = first.and_then(|row| comparison.questions.get(row));
    let decides = decides.filter(|question| question.pair == Some((a.min(b), a.max(b))));
    told.pair(a, b, decides);
    if let (Some(x), Some(y)) = (first, second)
        && x != y
    {
        told.kept_apart(a, b);
    }
    told.out
}

struct Telling<'c> {
    case: &'c Case,
    comparison: &'c Comparison,
    prepared: Vec<Prepared<'c>>,
    gathering: Gathering,
    lines: Lines<'c>,
    sentences: BTreeMap<&'c str, Vec<Span>>,
    year: Option<i16>,
    width: usize,
    look: Look,
    out: String,
}

impl<'c> Telling<'c> {
    fn new(case: &'c Case, comparison: &'c Comparison, width: usize, look: Look) -> Self {
        let prepared = ready(&comparison.claims, &comparison.sources, &case.vague, &comparison.links);
        Telling {
            case,
            comparison,
            gathering: Gathering::of(&prepared),
            prepared,
            lines: Lines::of(case),
            sentences: BTreeMap::new(),
            year: shared(comparison).year,
            width: width.clamp(40, WIDEST),
            look,
            out: String::new(),
        }
    }

    fn line(&mut self, line: &str) {
        let text = line.trim_start_matches('\n');
        self.out.extend(std::iter::repeat_n('\n', line.len() - text.len()));
        // What follows stands below the words and not below the name of the field.
        let own = text.len() - text.trim_start().len();
        let field = text
            .get(own..)
            .and_then(|rest| rest.find("  ").map(|at| at + rest[at..].len() - rest[at..].trim_start().len()));
        wording::wrap(&mut self.out, text, self.width, own + field.filter(|field| *field < 16).unwrap_or(0));
    }

    /// A line of which what does not fit hangs at `hang` columns.
    fn hanging(&mut self, line: &str, hang: usize) {
        // On a narrow terminal there is no room for columns.
        let hang = if hang * 2 > self.width { 8 } else { hang };
        wording::wrap(&mut self.out, line, self.width, hang);
    }

    /// What the reason of a row says of it.
    fn meaning_of(&self, question: &Question) -> &'static str {
        match (question.reason, question.claims.len(), question.articles) {
            (Reason::OneValue, 1, _) => "One claim alone answers this.",
            (Reason::OneValue, _, 1) => {
                "One article alone answers this, and nothing in it contradicts itself."
            }
            (Reason::OneValue, ..) => {
                "One origin alone answers this: the articles run one text, or one of the quotes is gone."
            }
            (reason, ..) => meaning(reason),
        }
    }

    /// The claims whose own sentence lists parts that add up to something else.
    fn sum(&mut self, question: &Question) {
        if question.reason != Reason::SumMismatch {
            return;
        }
        for &i in &question.claims {
            let Some(parts) = self.comparison.claims.get(i).and_then(|claim| claim.about.parts) else {
                continue;
            };
            let line = format!(
                "  {}: the parts that its own sentence lists add up to {}.",
                self.short(i),
                wording::grouped(parts)
            );
            self.line("");
            self.hanging(&line, 2);
        }
    }

    fn bold(&self, words: &str) -> String {
        match self.look {
            Look::Plain => words.to_string(),
            Look::Coloured => format!("\u{1b}[1m{words}\u{1b}[0m"),
        }
    }

    /// A claim: its value, its words between the sentences around them, and what was read of it.
    fn claim(&mut self, i: usize) {
        let Some(claim) = self.comparison.claims.get(i) else { return };
        let outlet =
            source(self.case, &claim.article).map(|source| format!(" ({source})")).unwrap_or_default();
        let value = wording::cell(claim, Shared { year: self.year, ..Shared::default() });
        let head = self.bold(&format!("{}{outlet}: {value}", claim.article));
        self.line(&format!("\n{head}"));
        self.line(&format!("  {}", self.place(claim)));
        let words = self.in_context(claim);
        self.line(&format!("  {words}"));
        self.line(&format!("  value      {}", full_value(claim, &self.case.vague)));
        if let Some(speaker) = &claim.said_by {
            let via =
                speaker.via.iter().map(|via| format!(", through {}", printable(via))).collect::<String>();
            let side = speaker.side.as_ref().map(|side| format!(", for {side}")).unwrap_or_default();
            let act = match speaker.act {
                Act::According => "named as the source".to_string(),
                act => format!("{act:?}").to_lowercase(),
            };
            self.line(&format!("  said by    {} ({act}{side}{via})", printable(&speaker.name)));
        } else if claim.certainty == Certainty::Reported {
            self.line("  said by    somebody whom the article does not name");
        } else {
            self.line("  said by    the article itself");
        }
        if let Some(line) = self.origin(i) {
            self.line(&line);
        }
        let mut read = vec![format!("{:?}", claim.certainty).to_lowercase()];
        if claim.superseded {
            read.push("its own article calls it an earlier value".to_string());
        }
        if claim.moved {
            read.push("its article says that the date was moved".to_string());
        }
        read.push(format!("found by: {}", claim.rule));
        self.line(&format!("  read as    {}", read.join("; ")));
        self.line(&format!("  id         {}", claim.id));
    }

    /// Whose telling a claim is, and why, where it is not its article's own.
    fn origin(&self, i: usize) -> Option<String> {
        let claim = self.prepared.get(i)?;
        let article = self.comparison.origins.of(&claim.claim.article)?;
        let name = printable(&claim.origin);
        if claim.origin != article.name {
            return Some(format!("  origin     {name}, from which the article has it"));
        }
        let shared = self.comparison.origins.shared();
        if article.why == Why::Own && !shared.contains_key(article.name.as_str()) {
            return None;
        }
        let reason = told_of::origin_reason(self.case, self.comparison, article);
        Some(format!("  origin     {name}: the article {}", printable(&reason)))
    }

    /// "articles/meridian.txt, line 7".
    fn place(&self, claim: &Claim) -> String {
        let article = self.case.articles.iter().find(|article| article.id == claim.article);
        let Some(article) = article else {
            return "the text of this article is not here: its quote is unchecked".to_string();
        };
        let path = article
            .path
            .as_ref()
            .map_or_else(|| "standard input".to_string(), |path| path.display().to_string());
        let path = printable(&path);
        let part = match claim.evidence.part {
            Part::Title => ", in the headline",
            Part::Caption => ", in a caption",
            _ => "",
        };
        match claim.evidence.span.and_then(|span| self.lines.line(&claim.article, span.start)) {
            Some(line) => format!("{path}, {line}{part}"),
            None => format!("{path}{part}"),
        }
    }

    /// The quote within its sentence, with a sentence either side.
    fn in_context(&mut self, claim: &Claim) -> String {
        let marked = |look: Look, words: &str| match look {
            Look::Plain => format!("›{words}‹"),
            Look::Coloured => format!("\u{1b}[1;4m{words}\u{1b}[0m"),
        };
        let quote = printable(&claim.evidence.quote);
        let article = self.case.articles.iter().find(|article| article.id == claim.article);
        let (Some(article), Some(span), Check::Verbatim) =
            (article, claim.evidence.span, claim.evidence.check)
        else {
            return marked(self.look, &quote);
        };
        let body = article.body.as_str();
        let all = self.sentences.entry(article.id.as_str()).or_insert_with(|| sentences(&Tokens::new(body)));
        let first = all.iter().position(|sentence| sentence.end > span.start);
        let last = all.iter().rposition(|sentence| sentence.start < span.end);
        let (Some(first), Some(last)) = (first, last) else { return marked(self.look, &quote) };
        let from =
            all.get(first.saturating_sub(1)).map_or(span.start, |sentence| sentence.start).min(span.start);
        let to = all.get(last + 1).or(all.last()).map_or(span.end, |sentence| sentence.end).max(span.end);
        let before = printable(Span::new(from, span.start).of(body));
        let after = printable(Span::new(span.end, to).of(body));
        let gap =
            |at: usize, text: &str| text.get(at..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
        let space_before =
            if Span::new(from, span.start).of(body).ends_with(char::is_whitespace) { " " } else { "" };
        let space_after = if gap(span.end, body) { " " } else { "" };
        format!("{before}{space_before}{}{space_after}{after}", marked(self.look, &quote))
    }
}

/// A value with its bounds as they are compared; `own` are the newsroom's own vague words.
fn full_value(claim: &Claim, own: &VagueWords) -> String {
    match &claim.value {
        Value::Figure { number, unit, .. } => {
            let unit = unit.as_ref().map(|unit| format!(" {}", unit.name)).unwrap_or_default();
            let who = claim.about.counted.as_ref().map(|group| format!(", of {}", printable(&group.written)));
            let what = claim.about.measure.as_ref().map(|measure| format!(", {measure}"));
            let about = format!("{}{}", what.unwrap_or_default(), who.unwrap_or_default());
            format!("{}{unit}{about}", bounds(&Interval::of(number, own)))
        }
        Value::Date(when) => {
            let days = match (when.start, when.end) {
                (Some(start), Some(end)) if start == end => start.to_string(),
                (start, end) => {
                    let day =
                        |day: Option<jiff::civil::Date>| day.map_or("…".to_string(), |day| day.to_string());
                    format!("{} to {}", day(start), day(end))
                }
            };
            let year = if when.year_inferred { "; its year is inferred" } else { "" };
            let counted = if when.relative { "; counted from the article's day" } else { "" };
            format!("{days}{year}{counted}")
        }
        Value::Text(text) => printable(text),
    }
}

fn bounds(set: &Interval) -> String {
    let figure = wording::grouped;
    match (set.low, set.high) {
        (Some(low), Some(high)) if low == high => figure(low),
        (Some(low), Some(high)) => {
            let from = if set.above { "more than " } else { "" };
            let to = if set.below { "below " } else { "" };
            format!("{from}{} to {to}{}", figure(low), figure(high))
        }
        (Some(low), None) if set.above => format!("more than {}", figure(low)),
        (Some(low), None) => format!("{} or more", figure(low)),
        (None, Some(high)) if set.below => format!("less than {}", figure(high)),
        (None, Some(high)) => format!("{} or less", figure(high)),
        (None, None) => "any number".to_string(),
    }
}
