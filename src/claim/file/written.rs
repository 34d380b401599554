//! curated.yaml as written: which keys stand where, before anything is held against the articles.

use crate::error::Problem;
use crate::yaml::fields::{Fields, check_schema, fields, text};
use crate::yaml::tree::{At, Content, Entry, Node, Problems, Text, read as read_tree, shown};
use std::path::{Path, PathBuf};

/// What the first key of curated.yaml must say.
pub const SCHEMA: &str = "dissensus/claims/1";

/// The keys that hold a claim's value; the key is the value's type.
pub const VALUE_KEYS: &[&str] = &["figure", "amount", "date", "place", "role", "statement"];

/// All keys of a claim, in the order in which people meet them.
pub const CLAIM_KEYS: &[&str] = &[
    "id",
    "article",
    "quote",
    "after",
    "figure",
    "amount",
    "date",
    "place",
    "role",
    "statement",
    "question",
    "said_by",
    "who",
    "by",
    "event",
    "where",
    "when",
    "measure",
    "as_of",
    "said_on",
    "via",
    "note",
    "same_as",
    "amends",
    "reject",
];

/// The keys of a figure that is written as bounds.
pub const BOUND_KEYS: &[&str] = &["low", "best", "high", "unit"];

/// So many claims of a file are read: as many as it can hold with a quote each.
const MOST_CLAIMS: usize = 50_000;

/// curated.yaml as written.
#[derive(Debug, Clone, Default)]
pub struct Curated {
    /// The file.
    pub path: PathBuf,
    /// Its text, for excerpts.
    pub text: String,
    /// Its claims, in its order, as far as they can be read.
    pub claims: Vec<WrittenClaim>,
    /// What is wrong with its shape.
    pub problems: Vec<Problem>,
}

/// One claim as written; a key that has no sound value is as good as absent, its problem is already told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WrittenClaim {
    /// Where it begins.
    pub at: At,
    /// Its name, a person's own word.
    pub id: Option<Text>,
    /// The id of its article.
    pub article: Option<Text>,
    /// The words that prove it.
    pub quote: Option<Text>,
    /// Words before the quote, where it occurs twice.
    pub after: Option<Text>,
    /// What it says.
    pub value: Option<WrittenValue>,
    /// The question in plain words.
    pub question: Option<Text>,
    /// Who vouches for it.
    pub said_by: Option<Text>,
    /// Who or what is counted.
    pub who: Option<Text>,
    /// By whom.
    pub by: Option<Text>,
    /// The event or thing.
    pub event: Option<Text>,
    /// The place, key `where`.
    pub place: Option<Text>,
    /// When the event was.
    pub when: Option<Text>,
    /// What is measured.
    pub measure: Option<Text>,
    /// The day for which a count holds.
    pub as_of: Option<Text>,
    /// The day on which it was said.
    pub said_on: Option<Text>,
    /// The outlet or agency through which the article has it.
    pub via: Option<Text>,
    /// A remark for people.
    pub note: Option<Text>,
    /// The id of a found claim that answers the same question.
    pub same_as: Option<Text>,
    /// The id of a found claim that this one corrects.
    pub amends: Option<Text>,
    /// Where `reject: true` stands, if it does.
    pub reject: Option<At>,
    /// True where a key was there but had no sound value, so that its absence is no second problem.
    pub incomplete: Vec<String>,
}

/// A value as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrittenValue {
    /// `figure: at least 10`.
    Figure(Text),
    /// `figure: {low: 3, best: 5, high: 9, unit: km}`.
    Bounds {
        /// Where the mapping begins.
        at: At,
        /// The lower bound.
        low: Option<Text>,
        /// The best estimate.
        best: Option<Text>,
        /// The upper bound.
        high: Option<Text>,
        /// The unit, or what is counted.
        unit: Option<Text>,
    },
    /// `amount: USD 300 million`.
    Amount(Text),
    /// `date: 2020-02-29`.
    Date(Text),
    /// `place: Doha`.
    Place(Text),
    /// `role: defence minister`.
    Role(Text),
    /// `statement: the route stays closed`.
    Statement(Text),
}

/// Reads curated.yaml; never fails, what is wrong is in `problems`.
pub fn read(path: &Path, file: &str) -> Curated {
    let file = file.strip_prefix('\u{feff}').unwrap_or(file);
    let mut problems = Problems::new(path, file);
    let mut claims = Vec::new();
    if let Some(root) = read_tree(file, &mut problems)
        && root.content != Content::Empty
        && let Some(top) = fields(&root, "curated.yaml", &["schema", "claims"], &mut problems)
    {
        check_schema(&top, SCHEMA, &mut problems);
        for item in items(&top, &mut problems) {
            if claims.len() >= MOST_CLAIMS {
                let message =
                    format!("more than {MOST_CLAIMS} claims; this one and what follows is not read");
                problems.add(item.at, message, "split the case in two");
                break;
            }
            if let Some(claim) = claim(item, &mut problems) {
                claims.push(claim);
            }
        }
    }
    let problems = problems.all();
    Curated { path: path.to_path_buf(), text: file.to_owned(), claims, problems }
}

impl WrittenClaim {
    /// The keys that take a text, each with its place here; a value has a key of its own.
    fn texts(&mut self) -> [(&'static str, &mut Option<Text>); 18] {
        [
            ("id", &mut self.id),
            ("article", &mut self.article),
            ("quote", &mut self.quote),
            ("after", &mut self.after),
            ("question", &mut self.question),
            ("said_by", &mut self.said_by),
            ("who", &mut self.who),
            ("by", &mut self.by),
            ("event", &mut self.event),
            ("where", &mut self.place),
            ("when", &mut self.when),
            ("measure", &mut self.measure),
            ("as_of", &mut self.as_of),
            ("said_on", &mut self.said_on),
            ("via", &mut self.via),
            ("note", &mut self.note),
            ("same_as", &mut self.same_as),
            ("amends", &mut self.amends),
        ]
    }
}

/// A claim as written that amends the found one of this id with these keys and texts.
pub(super) fn amendment(amends: &str, to: &[(String, String)], at: At) -> WrittenClaim {
    let text = |text: &str| Text { text: text.to_owned(), at };
    let mut written =
        WrittenClaim { at, id: Some(text("amended")), amends: Some(text(amends)), ..WrittenClaim::default() };
    for (key, said) in to {
        let said = text(said);
        let slot = written.texts().into_iter().find_map(|(known, slot)| (known == key).then_some(slot));
        if let Some(slot) = slot {
            *slot = Some(said);
        } else if let Some(value) = value_of(key, said) {
            written.value = Some(value);
        }
    }
    written
}

/// The value under one of [`VALUE_KEYS`].
fn value_of(key: &str, text: Text) -> Option<WrittenValue> {
    match key {
        "figure" => Some(WrittenValue::Figure(text)),
        "amount" => Some(WrittenValue::Amount(text)),
        "date" => Some(WrittenValue::Date(text)),
        "place" => Some(WrittenValue::Place(text)),
        "role" => Some(WrittenValue::Role(text)),
        "statement" => Some(WrittenValue::Statement(text)),
        _ => None,
    }
}

fn items<'n>(top: &Fields<'n>, problems: &mut Problems) -> &'n [Node] {
    match top.entry("claims") {
        Some(Entry { value: Node { content: Content::List(items), .. }, .. }) => items,
        // `claims:` with nothing under it is how `new` leaves the file.
        Some(Entry { value: Node { content: Content::Empty, .. }, .. }) => &[],
        Some(entry) => {
            problems.add(entry.value.at, "`claims` is a list: each claim begins with `- id:`", "");
            &[]
        }
        None => {
            problems.add(top.at, "`claims` is missing", "add `claims:` and under it a list");
            &[]
        }
    }
}

fn claim(node: &Node, problems: &mut Problems) -> Option<WrittenClaim> {
    let fields = fields(node, "a claim", CLAIM_KEYS, problems)?;
    let mut read = WrittenClaim { at: node.at, ..WrittenClaim::default() };
    let mut incomplete = Vec::new();
    for (key, slot) in read.texts() {
        *slot = fields.text(key, problems);
        if slot.is_none() && fields.entry(key).is_some() {
            incomplete.push(key.to_owned());
        }
    }
    read.incomplete = incomplete;
    read.reject = reject(&fields, problems);
    read.value = value(&fields, &mut read.incomplete, problems);
    Some(read)
}

fn reject(fields: &Fields, problems: &mut Problems) -> Option<At> {
    let entry = fields.entry("reject")?;
    let written = text(entry, problems)?;
    match written.text.to_lowercase().as_str() {
        "true" | "yes" => Some(entry.key.at),
        "false" | "no" => None,
        _ => {
            let message = format!("`reject` is `{}`, expected `true`", shown(&written.text));
            problems.add(written.at, message, "leave the key out where the claim stands");
            None
        }
    }
}

fn value(fields: &Fields, incomplete: &mut Vec<String>, problems: &mut Problems) -> Option<WrittenValue> {
    let mut first: Option<&Entry> = None;
    for key in VALUE_KEYS {
        let Some(entry) = fields.entry(key) else { continue };
        if let Some(first) = first {
            let message = format!("`{key}` is a second value, after `{}`", first.key.text);
            problems.add(entry.key.at, message, "one claim has one value: write two claims");
        } else {
            first = Some(entry);
        }
    }
    let entry = first?;
    let read = read_value(entry, problems);
    if read.is_none() {
        incomplete.push("value".to_owned());
    }
    read
}

fn read_value(entry: &Entry, problems: &mut Problems) -> Option<WrittenValue> {
    if let ("figure", Content::Map(_)) = (entry.key.text.as_str(), &entry.value.content) {
        let bounds = fields(&entry.value, "a figure", BOUND_KEYS, problems)?;
        return Some(WrittenValue::Bounds {
            at: entry.key.at,
            low: bounds.text("low", problems),
            best: bounds.text("best", problems),
            high: bounds.text("high", problems),
            unit: bounds.text("unit", problems),
        });
    }
    let text = text(entry, problems)?;
    value_of(&entry.key.text, text)
}
