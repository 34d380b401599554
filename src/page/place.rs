//! What an address says: the row, the filter, and what is open beside the row. Whoever has the link sees the same.

use super::fields::Fields;
use dissensus::desk::Scope;

/// A place on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// A claim of the row, by its id; `None` for the first row that nobody has seen.
    pub(super) row: Option<String>,
    /// The filter, as it is typed.
    pub(super) filter: String,
    /// Which rows are gone through.
    pub(super) scope: Scope,
    /// What is open.
    pub(super) panel: Option<Panel>,
    /// The number of the message to show.
    pub(super) said: Option<String>,
}

/// What is open beside the row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Panel {
    /// The list of keys.
    Keys,
    /// The rules that were tried.
    Why,
    /// Claims are marked that leave the row.
    Split {
        /// Those marked so far.
        claims: Vec<String>,
    },
    /// Another row is chosen that asks the same, among those that have these words.
    Merge {
        /// What is looked for; empty for all.
        find: String,
        /// A claim of the row that is chosen so far.
        other: Option<String>,
    },
    /// A claim is chosen to amend; or this one is amended.
    Amend {
        /// The claim's id.
        claim: Option<String>,
        /// What was typed so far, in keys of curated.yaml.
        to: Vec<(String, String)>,
    },
    /// Articles are marked that are one telling.
    Origin,
    /// A remark is written.
    Note {
        /// What was typed so far.
        text: String,
    },
    /// An article is read, sentence by sentence.
    Read {
        /// The article's id; `None` for the first one of the row.
        article: Option<String>,
        /// Which part of a very long one, from 1; `None` for the one with the row's first quote.
        part: Option<usize>,
    },
    /// A claim is added: what was filled in so far, in keys of curated.yaml, and with `prefix` and `suffix` of a W3C text quote selector.
    Add(Vec<(String, String)>),
}

/// The keys of an address that belong to an added claim.
pub(super) const ADD_KEYS: &[&str] = &[
    "article",
    "quote",
    "prefix",
    "suffix",
    "after",
    "figure",
    "amount",
    "date",
    "place",
    "role",
    "statement",
    "question",
    "said_by",
    "via",
    "said_on",
    "as_of",
    "who",
    "by",
    "event",
    "where",
    "when",
    "measure",
    "note",
    "same_as",
];

/// What begins the keys of an amendment in an address or a form: `to-figure`.
pub(super) const TO: &str = "to-";

/// The longest filter that is read, in characters.
const LONGEST: usize = 1000;

impl Place {
    /// Reads what stands behind the `?`; what makes no sense is passed over.
    pub(super) fn of(fields: &Fields) -> Place {
        let text = |key: &str| fields.get(key).map(str::to_owned);
        let panel = match fields.get("open") {
            Some("keys") => Some(Panel::Keys),
            Some("why") => Some(Panel::Why),
            Some("split") => Some(Panel::Split { claims: fields.all("claim").map(str::to_owned).collect() }),
            Some("merge") => {
                Some(Panel::Merge { find: text("find").unwrap_or_default(), other: text("other") })
            }
            Some("amend") => Some(Panel::Amend { claim: text("claim"), to: typed(fields) }),
            Some("origin") => Some(Panel::Origin),
            Some("note") => Some(Panel::Note { text: text("note").unwrap_or_default() }),
            Some("read") => Some(Panel::Read {
                article: text("article"),
                part: fields.get("part").and_then(|part| part.parse().ok()),
            }),
            Some("add") => Some(Panel::Add(
                fields
                    .iter()
                    .filter(|(key, text)| ADD_KEYS.contains(key) && !text.is_empty())
                    .map(|(key, text)| (key.to_owned(), text.to_owned()))
                    .collect(),
            )),
            _ => None,
        };
        Place {
            row: text("row"),
            filter: fields.get("filter").unwrap_or_default().chars().take(LONGEST).collect(),
            scope: if fields.get("all").is_some() { Scope::All } else { Scope::Compared },
            panel,
            said: text("said"),
        }
    }

    /// The same with another row, nothing open, nothing said.
    pub(super) fn at(&self, row: Option<String>) -> Place {
        Place { row, panel: None, said: None, ..self.clone() }
    }

    /// The same row with another thing open.
    pub(super) fn open(&self, panel: Option<Panel>) -> Place {
        Place { panel, said: None, ..self.clone() }
    }

    /// The same with another filter.
    pub(super) fn filtered(&self, filter: String) -> Place {
        Place { filter, panel: None, said: None, ..self.clone() }
    }

    /// The address: "/?row=cpa-casualties-25129c&filter=unseen".
    pub(super) fn href(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (key, text) in self.pairs() {
            query.append_pair(key, &text);
        }
        let query = query.finish();
        if query.is_empty() { "/".to_owned() } else { format!("/?{query}") }
    }

    /// Its keys with their texts: for an address, or for the hidden fields of a form.
    pub(super) fn pairs(&self) -> Vec<(&str, String)> {
        let mut pairs = Vec::new();
        if let Some(row) = &self.row {
            pairs.push(("row", row.clone()));
        }
        if !self.filter.is_empty() {
            pairs.push(("filter", self.filter.clone()));
        }
        if self.scope == Scope::All {
            pairs.push(("all", "1".to_owned()));
        }
        let open = |word: &str| ("open", word.to_owned());
        match &self.panel {
            None => {}
            Some(Panel::Keys) => pairs.push(open("keys")),
            Some(Panel::Why) => pairs.push(open("why")),
            Some(Panel::Split { claims }) => {
                pairs.push(open("split"));
                pairs.extend(claims.iter().map(|claim| ("claim", claim.clone())));
            }
            Some(Panel::Merge { find, other }) => {
                pairs.push(open("merge"));
                if !find.is_empty() {
                    pairs.push(("find", find.clone()));
                }
                pairs.extend(other.clone().map(|other| ("other", other)));
            }
            Some(Panel::Amend { claim, to }) => {
                pairs.push(open("amend"));
                pairs.extend(claim.clone().map(|claim| ("claim", claim)));
                pairs.extend(to.iter().map(|(key, text)| (key.as_str(), text.clone())));
            }
            Some(Panel::Origin) => pairs.push(open("origin")),
            Some(Panel::Note { text }) => {
                pairs.push(open("note"));
                if !text.is_empty() {
                    pairs.push(("note", text.clone()));
                }
            }
            Some(Panel::Read { article, part }) => {
                pairs.push(open("read"));
                pairs.extend(article.clone().map(|article| ("article", article)));
                pairs.extend(part.map(|part| ("part", part.to_string())));
            }
            Some(Panel::Add(given)) => {
                pairs.push(open("add"));
                pairs.extend(given.iter().map(|(key, text)| (key.as_str(), text.clone())));
            }
        }
        if let Some(said) = &self.said {
            pairs.push(("said", said.clone()));
        }
        pairs
    }
}

/// The keys of an amendment with what was typed, each with [`TO`] before it.
fn typed(fields: &Fields) -> Vec<(String, String)> {
    let typed = fields.iter().filter(|(key, text)| key.starts_with(TO) && !text.is_empty());
    typed.map(|(key, text)| (key.to_owned(), text.to_owned())).collect()
}
