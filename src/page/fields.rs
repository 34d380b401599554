//! What stands behind the `?` of an address, or in a form: keys with texts, in their order.

/// Keys with texts; a key may stand more than once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads `key=text&key=text`; any text is one, and what is no UTF-8 comes in as replacement characters.
    pub(super) fn of(text: &str) -> Fields {
        let pairs = form_urlencoded::parse(text.as_bytes());
        Fields(pairs.map(|(key, text)| (key.into_owned(), lines(text.into_owned()))).collect())
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The first text of a key, without white space around it; `None` where there is none, or nothing in it.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        self.iter().find(|(known, text)| *known == key && !text.is_empty()).map(|(_, text)| text)
    }

    /// The first text of a key as it stands: an id may begin or end with a space, as file names do.
    pub(super) fn id(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(known, text)| known == key && !text.is_empty()).map(|(_, text)| text.as_str())
    }

    /// All texts of a key as they stand.
    pub(super) fn ids<'f>(&'f self, key: &'f str) -> impl Iterator<Item = &'f str> {
        self.0.iter().filter(move |(known, _)| known == key).map(|(_, text)| text.as_str())
    }

    /// All of it, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, text)| (key.as_str(), text.trim()))
    }
}

/// The line breaks of forms, which are those of old systems, as everybody writes them.
fn lines(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_first_text_of_a_key_counts_that_says_something() {
        let fields = Fields::of("row=&row=+a%2Bb+&note=one%0D%0Atwo%0Dthree&claim=x&claim=y&alone");
        assert_eq!(fields.get("row"), Some("a+b"));
        assert_eq!(fields.id("row"), Some(" a+b "));
        assert_eq!(fields.get("note"), Some("one\ntwo\nthree"));
        assert_eq!(fields.get("alone"), None);
        assert_eq!(fields.get("ro"), None);
        assert_eq!(fields.ids("claim").collect::<Vec<_>>(), ["x", "y"]);
        assert_eq!(fields.ids("row").collect::<Vec<_>>(), ["", " a+b "]);
        assert_eq!(fields.len(), 6);
    }

    #[test]
    fn what_is_no_utf8_is_read_and_can_be_seen() {
        assert_eq!(Fields::of("row=%ff%fe").get("row"), Some("\u{fffd}\u{fffd}"));
        assert_eq!(Fields::of("row=%2g%").get("row"), Some("%2g%"));
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in ".*", key in ".*") {
            let fields = Fields::of(&text);
            prop_assert_eq!(fields.iter().count(), fields.len());
            prop_assert!(fields.get(&key).is_none_or(|text| !text.is_empty() && !text.contains('\r')));
        }

        #[test]
        fn what_was_written_comes_back(pairs in proptest::collection::vec((".*", "[^\r]*"), 0..6)) {
            let mut query = form_urlencoded::Serializer::new(String::new());
            query.extend_pairs(&pairs);
            let back = Fields::of(&query.finish());
            let kept: Vec<(&str, &str)> = pairs.iter().map(|(key, text)| (key.as_str(), text.trim())).collect();
            prop_assert_eq!(back.iter().collect::<Vec<_>>(), kept);
        }
    }
}
