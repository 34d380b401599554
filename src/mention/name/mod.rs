//! Names of people, places and bodies, with one key for all the ways to write one.
//!
//! Known names come from the lexicon; others are capitalised runs, sorted by the words in and around them. What
//! no rule sorts stays [`Sort::Unknown`]. Whether two people of two articles are one is not decided here.

mod alias;
mod case;
mod cut;
mod key;
mod run;
mod sort;
mod title;
mod words;

use crate::text::{Span, Tokens};

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// A person.
    Person,
    /// A country, town, region, river.
    Place,
    /// A government, party, company, agency, armed group.
    Body,
    /// A capitalised name that no rule places.
    Unknown,
}

/// A name in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name as written, without title: "Khawaja Asif".
    pub span: Span,
    /// What it names.
    pub sort: Sort,
    /// One lower-case key for all its forms in this text: "turkey" for Türkiye, "asif" for Khawaja Asif and Asif.
    pub key: String,
    /// The office or title before or after it, as written: "Defence Minister".
    pub title: Option<Span>,
    /// The key of the country or body that it stands for or belongs to: "afghanistan" for Kabul and for Afghan,
    /// "pakistan" for Pakistan's minister, a country's own key for the country.
    pub side: Option<String>,
    /// The form it is written in.
    pub form: Form,
}

/// In which form a name is written; it tells what it can stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// A name as such.
    Plain,
    /// The adjective or the people of a country: "Afghan", "Syrians".
    Adjective,
    /// A capital, or an address that stands for a government: "Kabul", "Kremlin".
    Seat,
    /// An agency or outlet.
    Outlet,
}

/// Finds the names of a text, in its order; none overlap.
pub fn find(tokens: &Tokens, sentences: &[Span]) -> Vec<Name> {
    let mut names = run::find(tokens, sentences);
    title::add(tokens, &mut names);
    alias::join(tokens, &mut names);
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sentences;
    use proptest::prelude::*;

    /// Names as "written=key/sort", with "^title" and "@side" where they have them.
    fn shown(text: &str) -> Vec<String> {
        let tokens = Tokens::new(text);
        let found = find(&tokens, &sentences(&tokens));
        let mut shown = Vec::new();
        for name in &found {
            let mut line = format!("{}={}/{:?}", name.span.of(text), name.key, name.sort);
            if let Some(title) = name.title {
                line.push_str(&format!("^{}", title.of(text)));
            }
            if let Some(side) = name.side.as_ref().filter(|side| **side != name.key) {
                line.push_str(&format!("@{side}"));
            }
            shown.push(line);
        }
        shown
    }

    #[track_caller]
    fn has(text: &str, expected: &[&str]) {
        let got = shown(text);
        for name in expected {
            assert!(got.iter().any(|line| line == name), "{name} is not among {got:?}");
        }
    }

    #[track_caller]
    fn are(text: &str, expected: &[&str]) {
        assert_eq!(shown(text), expected);
    }

    #[test]
    fn countries_in_all_spellings() {
        are("It left for Türkiye.", &["Türkiye=turkey/Place"]);
        are("Two U.S. ships met a US boat.", &["U.S.=united states/Place", "US=united states/Place"]);
        are("They asked us about the Norwegian crew.", &["Norwegian=norway/Place"]);
        are(
            "The Syrians left Kyiv and Kiev.",
            &["Syrians=syria/Place", "Kyiv=kyiv/Place@ukraine", "Kiev=kyiv/Place@ukraine"],
        );
        are("WHO officials know who came.", &["WHO=world health organization/Body"]);
    }

    #[test]
    fn people_with_their_titles() {
        has(
            "Then Peru's Defence Minister Lena Brandt left. Brandt was ill.",
            &["Lena Brandt=brandt/Person^Defence Minister@peru", "Brandt=brandt/Person@peru"],
        );
        has("It was seen by hospital director Oko Tande.", &["Oko Tande=tande/Person^hospital director"]);
        has("Oko Tande, a hospital director, left.", &["Oko Tande=tande/Person^hospital director"]);
        has("On Monday Mr. Oduya came.", &["Oduya=oduya/Person^Mr"]);
        has("There Maj. Gen. Sani Bello spoke.", &["Sani Bello=bello/Person^Maj. Gen"]);
        has(
            "There Karim al-Hadid spoke. Hadid left.",
            &["Karim al-Hadid=hadid/Person", "Hadid=hadid/Person"],
        );
    }

    #[test]
    fn bodies_and_their_initials() {
        has(
            "The Lakeside Rescue Board (LRB) met. LRB staff left.",
            &["Lakeside Rescue Board=lrb/Body", "LRB=lrb/Body"],
        );
        has(
            "The Chilean Interior Ministry met.",
            &["Chilean Interior Ministry=chile interior ministry/Body@chile"],
        );
        has(
            "In Lima Chile's Interior Ministry met.",
            &["Interior Ministry=chile interior ministry/Body@chile"],
        );
        has(
            "It is the Harbour Watch for Sailors' Rights. Then the Watch left.",
            &["Watch=harbour watch for sailors/Body"],
        );
        has("It was bought by Tallow Marine Corp. last year.", &["Tallow Marine Corp=tallow marine/Body"]);
    }

    #[test]
    fn places() {
        has("It sank near Port Ansel.", &["Port Ansel=port ansel/Place"]);
        has("They live in Kettle.", &["Kettle=kettle/Place"]);
        has(
            "It hit the Brask River and Mount Oru.",
            &["Brask River=brask river/Place", "Mount Oru=mount oru/Place"],
        );
    }

    #[test]
    fn words_that_begin_sentences_are_no_names() {
        are("Rescuers came. Two died. Despite this nobody left.", &[]);
        are("Rescuers Find Nine Dead After Ferry Sinks Off Japan\n\nThe ferry sank.", &["Japan=japan/Place"]);
        are("On Monday, November 3, it sank.", &[]);
    }

    #[test]
    fn the_examples_of_the_data_files_hold() {
        for examples in crate::lexicon::names::examples() {
            let failures = examples.hold(|text| {
                let tokens = Tokens::new(text);
                let found = find(&tokens, &sentences(&tokens));
                let sorted = found.iter().map(|name| format!("{} {:?}", name.key, name.sort));
                sorted.chain(found.iter().map(|name| name.key.clone())).collect()
            });
            assert!(failures.is_empty(), "{}", failures.join("\n"));
        }
    }

    proptest! {
        #[test]
        fn any_text_gives_ordered_slices(text in "(?s).{0,200}") {
            check(&text)?;
        }

        #[test]
        fn any_words_give_ordered_slices(
            words in proptest::collection::vec("[A-Z][a-z]{0,4}|al|-|of|and|,|\\.|'s|\"|U\\.S\\.|\\(|\\)|Minister|said|\n", 0..40)
        ) {
            check(&words.join(" "))?;
            check(&words.concat())?;
        }
    }

    fn check(text: &str) -> Result<(), TestCaseError> {
        let tokens = Tokens::new(text);
        let found = find(&tokens, &sentences(&tokens));
        let mut last = 0;
        for name in &found {
            prop_assert!(name.span.start >= last && !name.span.is_empty());
            prop_assert!(text.get(name.span.start..name.span.end).is_some());
            if let Some(title) = name.title {
                prop_assert!(text.get(title.start..title.end).is_some());
            }
            prop_assert!(!name.key.is_empty());
            last = name.span.end;
        }
        Ok(())
    }
}
