//! What an address says: the row, the filter, and what is open beside the row. Whoever has the link sees the same.

use super::fields::Fields;
use dissensus::desk::Scope;
use dissensus::desk::add::ORDER;
use dissensus::review::log::AMEND_KEYS;

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
    /// What was typed so far as the reason for what is open.
    pub(super) why: Option<String>,
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

/// What an address says of an added claim beside the claim's own keys: the words around its quote, which value counts, which row is
/// joined, and for which words the values were read.
const ASIDE: &[&str] = &["prefix", "suffix", "gives", "joins", "read"];

/// The keys of an address that belong to an added claim: a claim that corrects a found one is an amendment, and has a form of its own.
pub(super) fn add_keys() -> impl Iterator<Item = &'static str> {
    let own = ORDER.iter().filter(|key| !matches!(**key, "id" | "amends" | "reject"));
    own.chain(ASIDE).copied()
}

/// What begins the keys of an amendment in an address or a form: `to-figure`.
pub(super) const TO: &str = "to-";

/// The longest filter that is read, in characters.
const LONGEST: usize = 1000;

impl Place {
    /// Reads what stands behind the `?`; what makes no sense is passed over.
    pub(super) fn of(fields: &Fields) -> Place {
        let text = |key: &str| fields.get(key).map(str::to_owned);
        let id = |key: &str| fields.id(key).map(str::to_owned);
        let panel = match fields.get("open") {
            Some("keys") => Some(Panel::Keys),
            Some("why") => Some(Panel::Why),
            Some("split") => Some(Panel::Split { claims: fields.ids("claim").map(str::to_owned).collect() }),
            Some("merge") => {
                Some(Panel::Merge { find: text("find").unwrap_or_default(), other: id("other") })
            }
            Some("amend") => Some(Panel::Amend { claim: id("claim"), to: typed(fields) }),
            Some("origin") => Some(Panel::Origin),
            Some("note") => Some(Panel::Note { text: text("note").unwrap_or_default() }),
            Some("read") => Some(Panel::Read {
                article: id("article"),
                part: fields.get("part").and_then(|part| part.parse().ok()),
            }),
            Some("add") => Some(Panel::Add(given(fields))),
            _ => None,
        };
        let takes_why =
            matches!(panel, Some(Panel::Split { .. } | Panel::Merge { .. } | Panel::Amend { .. }));
        Place {
            row: id("row"),
            filter: clipped(fields.get("filter").unwrap_or_default()),
            scope: if fields.get("all").is_some() { Scope::All } else { Scope::Compared },
            panel,
            why: text("note").filter(|_| takes_why),
            said: text("said"),
        }
    }

    /// The same without what was typed or chosen: where a link of another site leads here, a person has done neither.
    pub(super) fn untouched(&self) -> Place {
        let panel = self.panel.clone().map(|panel| match panel {
            Panel::Split { .. } => Panel::Split { claims: Vec::new() },
            Panel::Merge { find, .. } => Panel::Merge { find, other: None },
            Panel::Amend { claim, .. } => Panel::Amend { claim, to: Vec::new() },
            Panel::Note { .. } => Panel::Note { text: String::new() },
            Panel::Add(_) => Panel::Add(Vec::new()),
            Panel::Keys | Panel::Why | Panel::Origin | Panel::Read { .. } => panel,
        });
        Place { panel, why: None, said: None, ..self.clone() }
    }

    /// The same with another row, nothing open, nothing said.
    pub(super) fn at(&self, row: Option<String>) -> Place {
        Place { row, panel: None, why: None, said: None, ..self.clone() }
    }

    /// The same row with another thing open.
    pub(super) fn open(&self, panel: Option<Panel>) -> Place {
        Place { panel, why: None, said: None, ..self.clone() }
    }

    /// The same with another filter.
    pub(super) fn filtered(&self, filter: String) -> Place {
        Place { filter, panel: None, why: None, said: None, ..self.clone() }
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
        if let Some(why) = &self.why {
            pairs.push(("note", why.clone()));
        }
        if let Some(said) = &self.said {
            pairs.push(("said", said.clone()));
        }
        pairs
    }
}

/// The keys of an amendment with what was typed, each with [`TO`] before it.
fn typed(fields: &Fields) -> Vec<(String, String)> {
    let keys = AMEND_KEYS.iter().map(|key| format!("{TO}{key}"));
    keys.filter_map(|key| fields.get(&key).map(str::to_owned).map(|text| (key, text))).collect()
}

/// What was filled in of an added claim.
fn given(fields: &Fields) -> Vec<(String, String)> {
    let said = add_keys().filter_map(|key| Some((key.to_owned(), fields.get(key)?.to_owned())));
    said.collect()
}

/// The beginning of a filter, which begins and ends with a word.
fn clipped(filter: &str) -> String {
    let end = filter.char_indices().nth(LONGEST).map_or(filter.len(), |(end, _)| end);
    filter.get(..end).unwrap_or_default().trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn of(query: &str) -> Place {
        Place::of(&Fields::of(query))
    }

    #[test]
    fn a_place_says_what_its_address_says() {
        let place =
            of("row=cpa-date-1&filter=unseen+conflict&all=1&open=merge&find=life+rafts&said=ab-1&other=x");
        assert_eq!(place.row.as_deref(), Some("cpa-date-1"));
        assert_eq!(place.filter, "unseen conflict");
        assert_eq!(place.scope, Scope::All);
        let merge = Panel::Merge { find: "life rafts".to_owned(), other: Some("x".to_owned()) };
        assert_eq!(place.panel, Some(merge));
        assert_eq!(
            place.href(),
            "/?row=cpa-date-1&filter=unseen+conflict&all=1&open=merge&find=life+rafts&other=x&said=ab-1"
        );
        assert_eq!(of("").href(), "/");
        assert_eq!(of("open=no-such-panel&row=").href(), "/");
        // A file may be called " a", and so may its claims begin.
        assert_eq!(of("row=+a-date-1").row.as_deref(), Some(" a-date-1"));
    }

    #[test]
    fn a_link_of_another_site_fills_in_nothing() {
        for (query, left) in [
            ("row=a&open=amend&claim=b&to-said_by=the+coastguard&said=ab-1", "/?row=a&open=amend&claim=b"),
            ("open=note&note=typed", "/?open=note"),
            ("open=add&article=cpa&quote=nine&said_by=nobody", "/?open=add"),
            ("open=split&claim=b&claim=c", "/?open=split"),
            ("open=merge&find=rafts&other=b", "/?open=merge&find=rafts"),
            ("row=a&filter=seen&open=read&article=cpa", "/?row=a&filter=seen&open=read&article=cpa"),
        ] {
            assert_eq!(of(query).untouched().href(), left, "{query}");
        }
    }

    #[test]
    fn going_on_leaves_what_is_open_and_what_was_said() {
        let place = of("row=a&filter=seen&open=why&said=ab-1");
        assert_eq!(place.at(Some("b".to_owned())).href(), "/?row=b&filter=seen");
        assert_eq!(place.open(Some(Panel::Origin)).href(), "/?row=a&filter=seen&open=origin");
        assert_eq!(place.filtered("date".to_owned()).href(), "/?row=a&filter=date");
    }

    #[test]
    fn an_amendment_and_an_added_claim_keep_what_was_typed_in_keys_that_there_are() {
        let place = of("open=amend&claim=x&to-figure=3&to-figure=4&to-nonsense=5&to-said_by=Ana+Marek");
        let typed =
            [("to-figure", "3"), ("to-said_by", "Ana Marek")].map(|(key, text)| (key.into(), text.into()));
        assert_eq!(place.panel, Some(Panel::Amend { claim: Some("x".into()), to: typed.into() }));
        let place = of("open=add&quote=%E2%80%8Fone+%26+two&quote=three&nonsense=1&figure=14");
        let given =
            [("quote", "\u{200f}one & two"), ("figure", "14")].map(|(key, text)| (key.into(), text.into()));
        assert_eq!(place.panel, Some(Panel::Add(given.into())));
    }

    #[test]
    fn a_filter_has_a_longest_length() {
        let long = format!("{} {}", "é".repeat(LONGEST - 1), "more");
        let place =
            of(&form_urlencoded::Serializer::new(String::new()).append_pair("filter", &long).finish());
        assert_eq!(place.filter.chars().count(), LONGEST - 1, "the space at the end is none");
        assert_eq!(of(place.href().trim_start_matches("/?")), place);
    }

    /// Fields of an address, among them those that a place reads.
    fn fields() -> impl Strategy<Value = Vec<(String, String)>> {
        let mut known: Vec<String> = [
            "row", "filter", "all", "open", "find", "claim", "other", "note", "article", "part", "said",
            "to-",
        ]
        .map(String::from)
        .into();
        known.extend(add_keys().map(str::to_owned));
        known.extend(AMEND_KEYS.iter().map(|key| format!("{TO}{key}")));
        let panels = ["keys", "why", "split", "merge", "amend", "origin", "note", "read", "add", "no"];
        let any = (proptest::sample::select(known), ".*");
        let open = (Just("open".to_owned()), proptest::sample::select(panels.map(String::from).to_vec()));
        (open, vec(any, 0..8)).prop_map(|(open, mut others)| {
            others.push(open);
            others
        })
    }

    proptest! {
        #[test]
        fn an_address_leads_to_the_place_that_it_is_of(pairs in fields()) {
            let mut query = form_urlencoded::Serializer::new(String::new());
            let place = of(&query.extend_pairs(&pairs).finish());
            let href = place.href();
            prop_assert!(href.is_ascii() && href.starts_with('/'), "{}", href);
            prop_assert_eq!(of(href.trim_start_matches('/').trim_start_matches('?')), place);
        }
    }
}
