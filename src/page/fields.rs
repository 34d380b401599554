//! What stands behind the `?` of an address, or in a form: keys with texts, in their order.

/// Keys with texts; a key may stand more than once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Fields(Vec<(String, String)>);

/// The longest text of a field that is looked at, in bytes.
const LONGEST: usize = 64 * 1024;

impl Fields {
    /// Reads `key=text&key=text`; any text is one, and what is no UTF-8 comes in as replacement characters.
    pub(super) fn of(text: &str) -> Fields {
        let pairs = form_urlencoded::parse(text.as_bytes()).filter(|(_, text)| text.len() <= LONGEST);
        Fields(pairs.map(|(key, text)| (key.into_owned(), text.into_owned())).collect())
    }

    /// The first text of a key, without white space around it; `None` where there is none, or nothing in it.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        self.iter().find(|(known, text)| *known == key && !text.is_empty()).map(|(_, text)| text)
    }

    /// All texts of a key, without white space around them.
    pub(super) fn all<'f>(&'f self, key: &'f str) -> impl Iterator<Item = &'f str> {
        self.0.iter().filter(move |(known, _)| known == key).map(|(_, text)| text.trim())
    }

    /// All of it, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, text)| (key.as_str(), text.trim()))
    }
}
