//! What a curated claim is about, from the keys that a person gave and, where they are silent, from the question.
//!
//! The one place where claims written by hand meet the rules that read articles, so that both are compared by the
//! same keys: what is about, casualties or not, who speaks.

use super::written::WrittenClaim;
use crate::claim::about::Word;
use crate::claim::{About, Certainty, Group, Kind, Speaker, Value, find};
use crate::lexicon::casualties::{self, Strength};
use crate::lexicon::certainty::{Phrases, cues};
use crate::lexicon::words::stem;
use crate::mention::When;
use crate::mention::name::{self, Sort};
use crate::mention::speech::{self, Act};
use crate::text::{self, TokenKind, Tokens};

/// What is known of a claim when its "about" is read; every text as its person wrote it.
#[derive(Debug, Clone, Copy)]
pub struct Given<'c> {
    /// The question in plain words.
    pub question: Option<&'c str>,
    /// The words that prove the claim.
    pub quote: &'c str,
    /// Who or what is counted.
    pub who: Option<&'c str>,
    /// By whom.
    pub by: Option<&'c str>,
    /// The event or thing.
    pub event: Option<&'c str>,
    /// The place.
    pub place: Option<&'c str>,
    /// When the event was.
    pub when: Option<&'c When>,
    /// What is measured.
    pub measure: Option<&'c str>,
}

impl<'c> Given<'c> {
    /// What a written claim gives, its `when` read and its figure's own noun for a missing `who`.
    pub fn of(
        claim: &'c WrittenClaim,
        quote: &'c str,
        noun: Option<&'c str>,
        when: Option<&'c When>,
    ) -> Self {
        let text = |text: &'c Option<crate::yaml::Text>| text.as_ref().map(|text| text.text.as_str());
        Given {
            question: text(&claim.question),
            quote,
            who: text(&claim.who).or(noun),
            by: text(&claim.by),
            event: text(&claim.event),
            place: text(&claim.place),
            when,
            measure: text(&claim.measure),
        }
    }
}

/// What the claim's value is about: the keys that a person gave first, then the question, then the quote.
///
/// Where the quote holds several figures and dates, `value` says which is meant: a date in the quote of a figure
/// tells nothing of the figure.
pub fn about_of(given: &Given, kind: Kind, value: &Value) -> About {
    let quoted = find::read_words(given.quote, Some(value));
    let other_sort = quoted.kind.is_some_and(|found| (found == Kind::Date) != (kind == Kind::Date));
    let mut about = if other_sort { About::default() } else { quoted.about };
    for text in [given.question, given.event].into_iter().flatten() {
        said_first(&mut about, text);
    }
    about.question = given.question.map(str::to_owned);
    let asked = given.question.and_then(harm).map(str::to_owned);
    about.measure = given.measure.map(measure_of).or(asked).or(about.measure);
    if let Some(who) = given.who {
        about.counted = Some(group_of(who));
    }
    if let Some(by) = given.by {
        about.by = Some(key_of(by));
    }
    if let Some(place) = given.place {
        let word = Word { concept: key_of(place).into(), written: place.into(), weight: 1.0 };
        put_first(&mut about.places, word);
    }
    if let Some(when) = given.when {
        about.when = Some(when.clone());
    }
    if kind == Kind::Date {
        about.when = None;
        about.basis = None;
    }
    about
}

/// How certain the claim is: of figures and dates the quote says it, of all else the person's own words.
pub fn certainty_of(quote: &str, value: &Value) -> Certainty {
    let Value::Text(text) = value else { return find::read_words(quote, Some(value)).certainty };
    let tokens = Tokens::new(text);
    let says = |phrases: &Phrases| {
        let reads = |i: usize, phrase: &[String]| {
            phrase.iter().enumerate().all(|(k, word)| tokens.folded(i + k) == word)
        };
        (0..tokens.len()).any(|i| phrases.from(tokens.folded(i)).iter().any(|phrase| reads(i, phrase)))
    };
    let plainly_not =
        (0..tokens.len()).any(|i| matches!(tokens.folded(i), "not" | "never" | "no" | "nobody" | "none"));
    if plainly_not || says(&cues().denied) {
        Certainty::Denied
    } else if says(&cues().possible) {
        Certainty::Possible
    } else if says(&cues().planned) {
        Certainty::Planned
    } else {
        Certainty::Stated
    }
}

/// Casualties where measure, question or quote speak of people harmed, otherwise a quantity.
pub fn kind_of_figure(given: &Given, value: &Value) -> Kind {
    // The measure is the last word where a person gave one: "price" in a text about deaths is a price.
    let harmed = match (given.measure, given.question) {
        (Some(measure), _) => harm(measure).is_some(),
        (None, Some(question)) if harm(question).is_some() => true,
        (None, _) => find::read_words(given.quote, Some(value)).kind == Some(Kind::Casualties),
    };
    if harmed { Kind::Casualties } else { Kind::Quantity }
}

/// Who vouches for a claim, with the key and the side that an article's own "said" would give the same words.
pub fn speaker_of(said_by: &str, via: Option<&str>) -> Speaker {
    let mut speaker = Speaker {
        name: said_by.to_owned(),
        key: key(said_by),
        side: None,
        act: Act::Says,
        via: via.into_iter().map(str::to_owned).collect(),
    };
    let sentence = format!("{} said so.", said_by.trim_end_matches('.'));
    let tokens = Tokens::new(&sentence);
    let sentences = text::sentences(&tokens);
    let names = name::find(&tokens, &sentences);
    let found = speech::find(&tokens, &sentences, &names);
    if let [attribution] = found.as_slice()
        && let Some(named) = attribution.named()
    {
        speaker.key.clone_from(&named.key);
        speaker.side.clone_from(&named.side);
    }
    speaker
}

/// Lays the words and names of a person's own text over what was read: they say best what is meant.
fn said_first(about: &mut About, words: &str) {
    let said = find::read_words(words, None).about;
    for word in said.words.into_iter().rev() {
        put_first(&mut about.words, Word { weight: 1.0, ..word });
    }
    let tokens = Tokens::new(words);
    for name in name::find(&tokens, &text::sentences(&tokens)).into_iter().rev() {
        let into = if name.sort == Sort::Place { &mut about.places } else { &mut about.names };
        put_first(into, Word { concept: name.key.into(), written: name.span.of(words).into(), weight: 1.0 });
    }
}

fn put_first(words: &mut Vec<Word>, word: Word) {
    words.retain(|other| other.concept != word.concept);
    words.insert(0, word);
}

/// The harm that a text speaks of plainly: "killed", "dead in the accident".
fn harm(words: &str) -> Option<&'static str> {
    let tokens = Tokens::new(words);
    for i in 0..tokens.len() {
        if tokens.kind(i) == Some(TokenKind::Word)
            && let Some((measure, Strength::Plain)) = casualties::harm(&stem(tokens.folded(i)))
        {
            return Some(measure);
        }
    }
    None
}

fn measure_of(measure: &str) -> String {
    harm(measure).map_or_else(|| key(measure), str::to_owned)
}

/// A group as the finder reads it where it is counted: "Pakistani soldiers" in "2 Pakistani soldiers".
fn group_of(who: &str) -> Group {
    let about = find::read_words(&format!("There were 2 {who}."), None).about;
    match about.counted {
        Some(counted) => Group { written: who.to_owned(), ..counted },
        None => Group { written: who.to_owned(), key: key(who), side: None, side_inferred: false },
    }
}

/// The side or the key of the one name in a text, else its lower-case words.
fn key_of(words: &str) -> String {
    let tokens = Tokens::new(words);
    match name::find(&tokens, &text::sentences(&tokens)).as_slice() {
        [name] if name.sort == Sort::Place => name.key.clone(),
        [name] => name.side.clone().unwrap_or_else(|| name.key.clone()),
        _ => key(words),
    }
}

fn key(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTHING: Given = Given {
        question: None,
        quote: "",
        who: None,
        by: None,
        event: None,
        place: None,
        when: None,
        measure: None,
    };

    #[test]
    fn what_is_given_is_read_as_articles_are() {
        let given = Given {
            question: Some("soldiers killed in the October clashes"),
            quote: "58 Pakistani soldiers",
            who: Some("Pakistani soldiers"),
            by: Some("the Taliban"),
            ..NOTHING
        };
        let about = about_of(&given, Kind::Casualties, &Value::Text(String::new()));
        let found = find::read_words("The Taliban said 58 Pakistani soldiers were killed.", None).about;
        assert_eq!(about.measure, found.measure);
        assert_eq!(about.by.as_deref(), Some("taliban"));
        let (counted, found) = (about.counted.unwrap(), found.counted.unwrap());
        assert_eq!((counted.key, counted.side), (found.key, found.side));
        assert_eq!(about.question.as_deref(), Some("soldiers killed in the October clashes"));
    }

    #[test]
    fn casualties_by_the_words_of_people() {
        let kind = |question, measure, quote| {
            let value = Value::Text(String::new());
            kind_of_figure(&Given { question, measure, quote, ..NOTHING }, &value)
        };
        assert_eq!(kind(Some("dead in the accident"), None, "14"), Kind::Casualties);
        assert_eq!(kind(None, Some("injured"), "14"), Kind::Casualties);
        assert_eq!(kind(None, None, "14 people were killed"), Kind::Casualties);
        assert_eq!(kind(Some("boats lost"), None, "14 boats"), Kind::Quantity);
        assert_eq!(kind(Some("price after the deaths"), Some("price"), "14"), Kind::Quantity);
    }

    #[test]
    fn certainty_by_the_quote_or_by_the_words_of_people() {
        let text = |text: &str| certainty_of("", &Value::Text(text.to_owned()));
        assert_eq!(text("lorries may have broken loose"), Certainty::Possible);
        assert_eq!(text("the door was not open"), Certainty::Denied);
        assert_eq!(text("the door was open"), Certainty::Stated);
        let date = super::super::days::read("2031-05-09").unwrap();
        let date = Value::Date(date);
        assert_eq!(certainty_of("talks are scheduled for 9 May 2031", &date), Certainty::Planned);
        assert_eq!(certainty_of("talks were held on 9 May 2031", &date), Certainty::Stated);
    }

    #[test]
    fn speakers_have_the_keys_of_articles() {
        let speaker = |words| speaker_of(words, None);
        assert_eq!(speaker("Taliban").key, speaker("the Taliban").key);
        assert_eq!(speaker("Pakistan").side.as_deref(), Some("pakistan"));
        assert_eq!(speaker("zzz 5 said,").name, "zzz 5 said,");
        assert!(!speaker(".").key.is_empty());
    }
}
