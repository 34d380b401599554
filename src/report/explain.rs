//! Why a question has its verdict: every claim with its words where they stand, every pair with what was compared.
//!
//! Nothing is remembered from the comparison: the same pure functions are asked again.

use super::Look;
use super::asked::row_of;
use super::view::{Lines, common_year, source};
use super::wording::{self, Speakers, count, printable};
use crate::article::Part;
use crate::case::{Case, Comparison};
use crate::claim::{Check, Claim, Value};
use crate::compare::ladder::{self, LINK, Likeness, STRONG};
use crate::compare::prepared::{Prepared, prepare};
use crate::compare::relation;
use crate::compare::set::{Interval, VagueWords};
use crate::compare::{Question, Reason};
use crate::text::{Span, Tokens, sentences};
use std::collections::BTreeMap;

/// More pairs than this are shown by their outcome alone.
const MOST_PAIRS: usize = 15;
/// Longer lines are hard to read.
const WIDEST: usize = 110;

/// Explains the question that stands at `index` among those of the case; nothing where there is none.
pub fn question(case: &Case, comparison: &Comparison, index: usize, width: usize, look: Look) -> String {
    let Some(question) = comparison.questions.get(index) else { return String::new() };
    let mut told = Telling::new(case, comparison, width, look);
    let title = format!("{}. {}", index + 1, printable(&question.label));
    told.line(&told.bold(&title));
    let standing = wording::standing(question, &comparison.claims, told.year);
    told.line(&format!("{} {standing}", question.verdict.sign()));
    told.line(&format!("  {}", meaning(question.reason)));
    let behind = format!(
        "  {} in {} of {}; id {}",
        count(question.claims.len(), "claim"),
        count(question.articles, "article"),
        count(question.origins, "independent origin"),
        question.id
    );
    told.line(&behind);
    for related in &question.related {
        let beside = comparison.questions.iter().position(|other| other.id == related.question);
        if let Some((i, other)) = beside.and_then(|i| Some((i, comparison.questions.get(i)?))) {
            told.line(&format!("  beside it, {}: {}. {}", related.how, i + 1, printable(&other.label)));
        }
    }
    for &i in &question.claims {
        told.claim(i);
    }
    told.pairs(question);
    told.out
}

/// Explains why two claims do or do not stand in one row.
pub fn pair(case: &Case, comparison: &Comparison, a: usize, b: usize, width: usize, look: Look) -> String {
    let mut told = Telling::new(case, comparison, width, look);
    let (first, second) = (row_of(comparison, a), row_of(comparison, b));
    let verdict = match (first, second) {
        (Some(x), Some(y)) if x == y => format!("Both answer question {}: they stand in one row.", x + 1),
        (Some(x), Some(y)) => format!("They stand in two rows, {} and {}.", x + 1, y + 1),
        _ => "One of them stands in no row.".to_string(),
    };
    told.line(&told.bold(&verdict));
    told.claim(a);
    told.claim(b);
    told.line("");
    let alike = told.pair(a, b, None);
    if let (Some(x), Some(y)) = (first, second)
        && x != y
        && alike
    {
        told.kept_apart(x, y);
    }
    told.out
}

struct Telling<'c> {
    case: &'c Case,
    comparison: &'c Comparison,
    prepared: Vec<Prepared<'c>>,
    lines: Lines<'c>,
    sentences: BTreeMap<&'c str, Vec<Span>>,
    year: Option<i16>,
    width: usize,
    look: Look,
    out: String,
}

impl<'c> Telling<'c> {
    fn new(case: &'c Case, comparison: &'c Comparison, width: usize, look: Look) -> Self {
        Telling {
            case,
            comparison,
            prepared: prepare(&comparison.claims, &comparison.sources, &case.vague),
            lines: Lines::of(case),
            sentences: BTreeMap::new(),
            year: common_year(comparison),
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
        let value = wording::cell(claim, self.year, Speakers::Named);
        let head = self.bold(&format!("{}{outlet}: {value}", claim.article));
        self.line(&format!("\n{head}"));
        self.line(&format!("  {}", self.place(claim)));
        let words = self.in_context(claim);
        self.line(&format!("  {words}"));
        self.line(&format!("  value      {}", full_value(claim, &self.case.vague)));
        if let Some(speaker) = &claim.said_by {
            let via =
                speaker.via.as_ref().map(|via| format!(", through {}", printable(via))).unwrap_or_default();
            let side = speaker.side.as_ref().map(|side| format!(", for {side}")).unwrap_or_default();
            let act = format!("{:?}", speaker.act).to_lowercase();
            self.line(&format!("  said by    {} ({act}{side}{via})", printable(&speaker.name)));
        } else {
            self.line("  said by    the article itself");
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

    fn pairs(&mut self, question: &Question) {
        let mut pairs = Vec::new();
        for (x, &a) in question.claims.iter().enumerate() {
            pairs.extend(question.claims.iter().skip(x + 1).map(|&b| (a, b)));
        }
        if pairs.is_empty() && question.pair.is_none() {
            return;
        }
        let many = pairs.len() > MOST_PAIRS;
        if let Some((a, b)) = question.pair {
            let heading = self.bold("The pair that decides");
            self.line(&format!("\n{heading}"));
            self.pair(a, b, Some(question.reason));
        }
        let rest: Vec<(usize, usize)> =
            pairs.into_iter().filter(|pair| Some(*pair) != question.pair).collect();
        if rest.is_empty() {
            return;
        }
        let heading = self.bold(if question.pair.is_some() { "The other pairs" } else { "The pairs" });
        self.line(&format!("\n{heading}"));
        for (a, b) in rest {
            if many {
                self.outcome(a, b);
            } else {
                self.pair(a, b, None);
            }
        }
    }

    /// A pair in full; true where the two are alike enough for one row. `decided` is what the row made of it, where the
    /// row rests on it.
    fn pair(&mut self, a: usize, b: usize, decided: Option<Reason>) -> bool {
        let (Some(x), Some(y)) = (self.prepared.get(a), self.prepared.get(b)) else { return false };
        let likeness = ladder::compare(x, y);
        let related = relation::relate(x, y);
        let names = format!("  {} – {}", self.short(a), self.short(b));
        self.line(&names);
        let joined = self.joined(a, b);
        self.line(&format!("    together   {}", together(&likeness, joined)));
        if !likeness.levels.is_empty() {
            self.line(&format!("               {}", levels(&likeness)));
        }
        if joined == Joined::No && likeness.veto.is_some() {
            return false;
        }
        let said = |reason: Reason| format!("{}, {}", reason.verdict().word(), reason.code());
        let by_itself = related.as_ref().map(|related| related.reason);
        if let Some(reason) = decided.filter(|decided| Some(*decided) != by_itself) {
            self.line(&format!("    stand      {}: {}", said(reason), meaning(reason)));
            if let (Reason::WeakMatch, Some(other)) = (reason, by_itself) {
                self.line(&format!("               were that sure: {}", said(other)));
            }
        } else if let Some(related) = related {
            let likely = if related.likely { ", likely" } else { "" };
            self.line(&format!(
                "    stand      {}{likely}: {}",
                said(related.reason),
                meaning(related.reason)
            ));
            if !related.tried.is_empty() {
                self.line(&format!("    tried      {}; none of these applied", related.tried.join(" · ")));
            }
        }
        likeness.veto.is_none() && likeness.score >= LINK
    }

    /// How two claims came to stand in one row.
    fn joined(&self, a: usize, b: usize) -> Joined {
        let row = row_of(self.comparison, a);
        if row.is_none() || row != row_of(self.comparison, b) {
            return Joined::No;
        }
        let by_hand = |i: usize| self.comparison.claims.get(i).is_some_and(|claim| claim.by_hand.is_some());
        if by_hand(a) && by_hand(b) { Joined::ByHand } else { Joined::ByRow }
    }

    /// A pair in one line.
    fn outcome(&mut self, a: usize, b: usize) {
        let (Some(x), Some(y)) = (self.prepared.get(a), self.prepared.get(b)) else { return };
        let likeness = ladder::compare(x, y);
        let outcome = match (likeness.veto, relation::relate(x, y)) {
            (Some(veto), _) => veto.phrase().to_string(),
            (None, Some(related)) => {
                format!("{}, {}", related.reason.verdict().word(), related.reason.code())
            }
            (None, None) => "not compared".to_string(),
        };
        let line = format!("  {} – {}: {outcome} ({:.2})", self.short(a), self.short(b), likeness.score);
        self.line(&line);
    }

    fn short(&self, i: usize) -> String {
        let Some(claim) = self.comparison.claims.get(i) else { return String::new() };
        format!("{} {}", claim.article, wording::value(claim, self.year))
    }

    /// Two claims that are alike by themselves, and whose rows were not joined: a veto, or too little in common on average.
    fn kept_apart(&mut self, x: usize, y: usize) {
        let claims =
            |row: usize| self.comparison.questions.get(row).map(|q| q.claims.clone()).unwrap_or_default();
        let (mut sum, mut n) = (0.0, 0usize);
        let mut veto = None;
        for i in claims(x) {
            for k in claims(y) {
                let (Some(p), Some(q)) = (self.prepared.get(i), self.prepared.get(k)) else { continue };
                let likeness = ladder::compare(p, q);
                if let (None, Some(found)) = (veto, likeness.veto) {
                    veto = Some((i, k, found));
                }
                sum += likeness.score;
                n += 1;
            }
        }
        let why = match veto {
            Some((i, k, veto)) => {
                format!("their rows hold {} and {}: {}", self.short(i), self.short(k), veto.phrase())
            }
            None if n > 1 => format!(
                "on average the claims of the two rows share {:.2}; one row takes {LINK:.2}",
                sum / n as f32
            ),
            None => "the dates were parted into two occasions of one event".to_string(),
        };
        self.line(&format!("    apart      {why}"));
    }
}

/// How two claims came to stand in one row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joined {
    /// They don't.
    No,
    /// A person wrote both.
    ByHand,
    /// They are alike, or others of the row are like both.
    ByRow,
}

/// Whether two claims answer one question, and how surely.
fn together(likeness: &Likeness, joined: Joined) -> String {
    if let (Some(veto), Joined::No) = (likeness.veto, joined) {
        return format!("no: {}", veto.phrase());
    }
    let score = likeness.score;
    let least = format!("{score:.2} (a row takes {LINK:.2}, a flag {STRONG:.2})");
    match (score, joined) {
        (_, Joined::ByHand) => "yes, by hand".to_string(),
        (s, _) if s >= STRONG => format!("yes: {least}"),
        (s, _) if s >= LINK => format!("yes, but by themselves too weakly for a flag: {least}"),
        (_, Joined::ByRow) => format!("by the rest of the row, not by themselves: {least}"),
        (_, Joined::No) => format!("no: {least}"),
    }
}

fn levels(likeness: &Likeness) -> String {
    let one = |(field, level, weight): &(ladder::Field, ladder::Level, f32)| {
        format!(
            "{} {} {weight:+.2}",
            format!("{field:?}").to_lowercase(),
            format!("{level:?}").to_lowercase()
        )
    };
    // What neither side says weighs nothing and explains nothing.
    let told = likeness
        .levels
        .iter()
        .filter(|(_, level, weight)| *level != ladder::Level::Missing || *weight != 0.0);
    told.map(one).collect::<Vec<_>>().join(" · ")
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

/// A reason in one sentence.
pub fn meaning(reason: Reason) -> &'static str {
    match reason {
        Reason::OneValue => "One article alone answers this, with one value.",
        Reason::WeakMatch => "It is not sure that these answer the same question.",
        Reason::ScopeUnstated => {
            "One side leaves unsaid whom or what it counts, and could mean a part of the other."
        }
        Reason::DateUnknown => "A day that would decide it is not known, or its year is only inferred.",
        Reason::Incomparable => "The units are not comparable by any exact rule.",
        Reason::SameValue => "The values are the same.",
        Reason::SumOfParts => "The parts that one gives add up to the whole that the other gives.",
        Reason::Within => "One value lies inside the bounds of the other: both can be true.",
        Reason::Overlap => "The bounds overlap: both can be true.",
        Reason::Rounded => "One value is the other, rounded.",
        Reason::CoarserDate => "One date is coarser and holds the other.",
        Reason::Hedged => "One is stated as a fact, the other as planned or possible.",
        Reason::Superseded => "An article itself calls one of the values an earlier one.",
        Reason::LaterReport => "A later report has a higher count.",
        Reason::Revised => "A later report of the same source has a lower count.",
        Reason::Rescheduled => "An article says that the date of a plan was moved.",
        Reason::OtherSpeaker => "Different people or bodies vouch for different values.",
        Reason::Denied => "One asserts what another denies.",
        Reason::ValuesApart => {
            "The values cannot both be true, and nothing in the texts explains the difference."
        }
        Reason::QuotedDifferently => "One speaker on one occasion is given two different values.",
        Reason::PartExceedsWhole => "A part is greater than the whole that it belongs to.",
        Reason::SumMismatch => "The parts do not add up to the whole that is given with them.",
    }
}
