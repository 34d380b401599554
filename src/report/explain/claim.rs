//! A claim as `explain` tells it: its value, its words where they stand, who vouches for it, and what was read of it.

use super::Telling;
use crate::article::Part;
use crate::case::origin::Why;
use crate::claim::{Certainty, Check, Claim, Value};
use crate::compare::set::{Interval, VagueWords};
use crate::mention::speech::Act;
use crate::report::Look;
use crate::report::context::Context;
use crate::report::decided::origin_reason;
use crate::report::view::source;
use crate::report::wording::{self, Shared, printable};

impl Telling<'_> {
    /// A claim: its value, its words between the sentences around them, and what was read of it.
    pub(super) fn claim(&mut self, i: usize) {
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
        if *claim.origin != *article.name {
            return Some(format!("  origin     {name}, from which the article has it"));
        }
        let shared = self.comparison.origins.shared();
        if article.why == Why::Own && !shared.contains_key(article.name.as_str()) {
            return None;
        }
        let reason = origin_reason(self.case, self.comparison, article);
        Some(format!("  origin     {name}: the article {}", printable(&reason)))
    }

    /// "articles/meridian.txt, line 7".
    fn place(&self, claim: &Claim) -> String {
        let article = self.case.articles.iter().find(|article| article.id == claim.article);
        let Some(article) = article else {
            return match claim.evidence.check {
                Check::Orphaned => "the case has this article no more: its quote is compared with nothing",
                _ => "the text of this article is not here: its quote is unchecked",
            }
            .to_string();
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
    fn in_context(&self, claim: &Claim) -> String {
        let marked = |look: Look, words: &str| match look {
            Look::Plain => format!("›{words}‹"),
            Look::Coloured => format!("\u{1b}[1;4m{words}\u{1b}[0m"),
        };
        let article = self.case.articles.iter().find(|article| article.id == claim.article);
        let Context { before, quote, after } = Context::of(claim, article);
        format!("{before}{}{after}", marked(self.look, &quote))
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
