//! extracted.yaml: the record of what the rules found, for people and for diffs. It is written, never read.
//!
//! The shape is that of curated.yaml with more keys. Every text that a YAML reader might take for something else
//! (`NO`, `12:30`, a day, a number) is quoted, so that readers of YAML 1.1 and 1.2 see the same.

use crate::article::Article;
use crate::claim::about::Word;
use crate::claim::{About, Claim, Evidence, Speaker, Value};
use crate::mention::When;
use crate::mention::figure::Number;
use crate::text::Places;
use crate::yaml::quoted;
use std::collections::BTreeMap;
use std::fmt::Write;

const HEAD: &str = "\
# What `dissensus extract` found in the articles: a record for people and for diffs.
# It is written anew each time and never read: corrections go into curated.yaml (`amends`, `reject`).
# Offsets count characters of the article's body, end not included; lines are those of the article's file.
schema: dissensus/extracted/1
";

/// The file's text; the claims keep their order, and equal claims give equal bytes.
pub fn write(claims: &[Claim], articles: &[Article]) -> String {
    let mut out = Out { text: HEAD.to_owned() };
    if claims.is_empty() {
        out.text.push_str("claims: []\n");
        return out.text;
    }
    out.text.push_str("claims:\n");
    let by_id: BTreeMap<&str, &Article> =
        articles.iter().map(|article| (article.id.as_str(), article)).collect();
    let mut places: BTreeMap<&str, Places> = BTreeMap::new();
    for claim in claims {
        let article = by_id.get(claim.article.as_str()).copied();
        if let Some(article) = article {
            places.entry(&article.id).or_insert_with(|| Places::new(&article.body));
        }
        let lines_before = article.map_or(0, |article| article.lines_before);
        out.claim(claim, places.get(claim.article.as_str()), lines_before);
    }
    out.text
}

struct Out {
    text: String,
}

impl Out {
    fn claim(&mut self, claim: &Claim, places: Option<&Places>, lines_before: usize) {
        self.line(2, "- id", &quoted(&claim.id));
        self.line(4, "article", &quoted(&claim.article));
        self.line(4, "kind", claim.kind.word());
        self.evidence(&claim.evidence, places, lines_before);
        match &claim.value {
            Value::Figure { number, unit, .. } => {
                self.figure(number, unit.as_ref().map(|unit| unit.name.as_str()))
            }
            Value::Date(when) => self.when("date", when),
            Value::Text(text) => self.line(4, claim.kind.word(), &quoted(text)),
        }
        if let Some(speaker) = &claim.said_by {
            self.speaker(speaker);
        }
        if let Some(when) = &claim.as_of {
            self.when("as_of", when);
        }
        self.line(4, "certainty", &named(&claim.certainty));
        if claim.superseded {
            self.line(4, "superseded", "true");
        }
        if claim.moved {
            self.line(4, "moved", "true");
        }
        self.line(4, "rule", &quoted(&claim.rule));
        self.about(&claim.about);
    }

    fn evidence(&mut self, evidence: &Evidence, places: Option<&Places>, lines_before: usize) {
        self.line(4, "quote", &quoted(&evidence.quote));
        if let (Some(span), Some(places)) = (evidence.span, places) {
            self.line(4, "start", &places.chars(span.start).to_string());
            self.line(4, "end", &places.chars(span.end).to_string());
            self.line(4, "line", &(places.place(span.start).line + lines_before).to_string());
        }
        self.line(4, "part", &format!("{:?}", evidence.part).to_lowercase());
        self.line(4, "check", &named(&evidence.check));
    }

    fn figure(&mut self, number: &Number, unit: Option<&str>) {
        let exact = number.hedge.is_none() && number.min == number.max && unit.is_none();
        if let (true, Some(figure)) = (exact, number.min) {
            self.line(4, "figure", &quoted(&figure.to_string()));
            return;
        }
        self.line(4, "figure", "");
        if let Some(low) = number.min {
            self.line(6, "low", &low.to_string());
        }
        if let Some(high) = number.max {
            self.line(6, "high", &high.to_string());
        }
        if let Some(unit) = unit {
            self.line(6, "unit", &quoted(unit));
        }
        match (number.open_min, number.open_max) {
            (true, true) => self.line(6, "open", "both"),
            (true, false) => self.line(6, "open", "low"),
            (false, true) => self.line(6, "open", "high"),
            (false, false) => {}
        }
        if !number.hedge_words.is_empty() {
            self.line(6, "hedge", &quoted(&number.hedge_words));
        }
    }

    fn when(&mut self, key: &str, when: &When) {
        self.line(4, key, &quoted(&when.edtf));
        if when.relative {
            self.line(4, &format!("{key}_relative"), "true");
        }
        if when.year_inferred {
            self.line(4, &format!("{key}_year_inferred"), "true");
        }
    }

    fn speaker(&mut self, speaker: &Speaker) {
        self.line(4, "said_by", &quoted(&speaker.name));
        self.line(4, "speaker", "");
        self.line(6, "key", &quoted(&speaker.key));
        self.optional(6, "side", speaker.side.as_deref());
        self.line(6, "act", &format!("{:?}", speaker.act).to_lowercase());
        let via = (!speaker.via.is_empty()).then(|| speaker.via.join(", "));
        self.optional(4, "via", via.as_deref());
    }

    /// The words nearest to the value; the far ones weigh little and would bury them.
    fn weighted(&mut self, key: &str, words: &[Word]) {
        let shown =
            words.iter().take(12).map(|word| format!("{}: {:.2}", quoted(&word.concept), word.weight));
        let shown = shown.collect::<Vec<_>>().join(", ");
        if !shown.is_empty() {
            self.line(6, key, &format!("{{{shown}}}"));
        }
    }

    fn about(&mut self, about: &About) {
        self.line(4, "about", "");
        let before = self.text.len();
        self.optional(6, "measure", about.measure.as_deref());
        if let Some(counted) = &about.counted {
            self.line(6, "who", &quoted(&counted.written));
            self.line(6, "who_key", &quoted(&counted.key));
            self.optional(6, "side", counted.side.as_deref());
            if counted.side_inferred {
                self.line(6, "side_inferred", "true");
            }
        }
        self.optional(6, "by", about.by.as_deref());
        self.weighted("words", &about.words);
        self.weighted("names", &about.names);
        self.weighted("places", &about.places);
        if let Some(when) = &about.when {
            self.line(6, "when", &quoted(&when.edtf));
        }
        if let Some(basis) = &about.basis {
            self.line(6, "basis", &named(basis));
        }
        if let Some(order) = about.order {
            self.line(6, "order", &order.to_string());
        }
        self.optional(6, "question", about.question.as_deref());
        if let Some(stance) = &about.stance {
            self.line(6, "polarity", &quoted(stance.pole.word()));
            self.optional(6, "of", Some(stance.parties.join(", ").as_str()).filter(|of| !of.is_empty()));
        }
        if self.text.len() == before {
            // Nothing is known: an empty mapping says so, where a bare key would say nothing at all.
            self.text.pop();
            self.text.push_str(" {}\n");
        }
    }

    fn optional(&mut self, indent: usize, key: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.line(indent, key, &quoted(value));
        }
    }

    fn line(&mut self, indent: usize, key: &str, value: &str) {
        let space = if value.is_empty() { "" } else { " " };
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{:indent$}{key}:{space}{value}", "");
    }
}

/// The word that a fieldless case has in every file and report.
fn named<T: serde::Serialize>(case: &T) -> String {
    match serde_json::to_value(case) {
        Ok(serde_json::Value::String(word)) => word,
        _ => "unknown".to_owned(),
    }
}
