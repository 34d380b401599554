//! The value, who vouches for it, and what it answers.

use super::proposed::Fitting;
use super::{Asked, answer, set};
use crate::cli::add::told::{self, flag};
use dissensus::desk::add::{Adding, Draft, Guess, NotAdded, on_one_line};
use dissensus::report::wording::{clip, printable, value};
use inquire::validator::{ErrorMessage, Validation};
use inquire::{Select, Text};
use std::io::Write;

/// The value keys with what they hold.
const VALUES: &[(&str, &str)] = &[
    ("figure", "a number with its unit: 58, at least 10, around 2,500 km"),
    ("amount", "money: USD 300 million"),
    ("date", "a day, month or year: 2031-05-09, 2031-05, 2031"),
    ("place", "where something happened"),
    ("role", "what office or identity somebody has"),
    ("statement", "what somebody holds to be so"),
];

/// The key of its value and the value, as the rules read them if a person agrees.
pub(super) fn value_of(draft: &mut Draft, adding: &Adding, guess: &Guess) -> Asked<()> {
    let shown: Vec<String> = VALUES
        .iter()
        .map(|(key, what)| match guess.value(key).filter(|_| guess.key == Some(*key)) {
            Some(value) => format!("{key:<10} {}  (read in the quote)", clip(value, 50)),
            None => format!("{key:<10} {what}"),
        })
        .collect();
    let cursor = VALUES.iter().position(|(key, _)| guess.key == Some(*key)).unwrap_or(0);
    let key =
        answer(Select::new("What does it give?", shown).with_starting_cursor(cursor).raw_prompt())?.index;
    let Some((key, what)) = VALUES.get(key).copied() else { return Ok(()) };
    one_value(draft, adding, key, what, guess.value(key).unwrap_or(""))
}

/// A claim that the rules found already is most often better corrected than written anew.
pub(super) fn tell_found(draft: &Draft, adding: &Adding, guess: &Guess) {
    let found =
        draft.value_key().filter(|key| guess.value(key) == draft.text(key)).and_then(|key| guess.claim(key));
    let Some(found) = found else { return };
    let row = adding.row_of(&found.id).map_or(String::new(), |row| format!(", row {}", row + 1));
    let _ = writeln!(
        std::io::stderr(),
        "  the rules found this already: {}{row}; --amends changes a part of it",
        found.id
    );
}

/// Asks for the text of one key until the claim with it is sound.
pub(super) fn one_value(
    draft: &mut Draft,
    adding: &Adding,
    key: &'static str,
    what: &str,
    proposed: &str,
) -> Asked<()> {
    let tried = draft.clone();
    let is_sound = move |text: &str| {
        let mut tried = tried.clone();
        if let Err(why) = tried.set(key, text) {
            return Ok(wrong(&told::wrong(&[why])));
        }
        Ok(match adding.appended(&tried) {
            Err(NotAdded::Wrong(why)) => {
                wrong(told::wrong(&why).trim_start_matches(&format!("{}: ", flag(key))))
            }
            _ => Validation::Valid,
        })
    };
    let label = title(key);
    let mut prompt = Text::new(&label).with_help_message(what).with_validator(is_sound);
    if !proposed.is_empty() {
        prompt = prompt.with_default(proposed);
    }
    let text = answer(prompt.prompt())?;
    set(draft, key, &text)
}

/// Who vouches for it.
pub(super) fn said_by(draft: &mut Draft, adding: &Adding, guess: &Guess) -> Asked<()> {
    let proposed = guess.said_by(draft.value_key().or(guess.key).unwrap_or(""));
    let mut names: Vec<String> = adding
        .before
        .claims
        .iter()
        .filter_map(|claim| claim.said_by.as_ref())
        .map(|speaker| printable(&speaker.name))
        .collect();
    names.sort();
    names.dedup();
    let text =
        optional("Said by", "who vouches for it, as the article calls them", proposed.as_deref(), names)?;
    text.map_or(Ok(()), |text| set(draft, "said_by", &text))
}

/// A text that may be left out: Enter takes what is proposed, and nothing where nothing is.
fn optional(label: &str, what: &str, proposed: Option<&str>, known: Vec<String>) -> Asked<Option<String>> {
    let how = match proposed {
        Some(_) => format!("{what}; Enter takes the proposed, - leaves it out, Tab completes"),
        None => format!("{what}; Enter leaves it out, Tab completes"),
    };
    let fitting = Fitting { first: known.clone(), known, most: usize::MAX };
    let mut prompt = Text::new(label).with_help_message(&how).with_autocomplete(fitting).with_page_size(6);
    if let Some(proposed) = proposed {
        prompt = prompt.with_default(proposed);
    }
    let text = on_one_line(&answer(prompt.prompt())?);
    Ok((!text.is_empty() && text != "-").then_some(text))
}

/// What it answers: words of one's own, or a row of the table.
pub(super) fn question(draft: &mut Draft, adding: &Adding, guess: &Guess) -> Asked<()> {
    let labels: Vec<String> =
        adding.before.questions.iter().map(|question| printable(&question.label)).collect();
    let claim = draft.value_key().and_then(|key| guess.claim(key));
    let own = claim.and_then(|claim| adding.row_of(&claim.id));
    let proposed = own.and_then(|i| labels.get(i)).map(String::as_str);
    let mut shown = labels.clone();
    shown.sort_by_key(|label| label.to_lowercase());
    shown.dedup();
    let what = "what it answers, in plain words; a row of the table joins that row";
    let Some(text) = optional("Question", what, proposed, shown)? else { return Ok(()) };
    let rows: Vec<usize> = labels
        .iter()
        .enumerate()
        .filter(|(_, label)| label.eq_ignore_ascii_case(&text))
        .map(|(i, _)| i)
        .collect();
    let row = match rows.as_slice() {
        [] => return set(draft, "question", &text),
        [one] => *one,
        _ if proposed == Some(&text) => own.unwrap_or(0),
        several => several.get(same_label(adding, several)?).copied().unwrap_or(0),
    };
    Ok(adding.join(draft, row)?)
}

/// Two rows may have one label: which is meant, by what their articles say.
fn same_label(adding: &Adding, rows: &[usize]) -> Asked<usize> {
    let shown =
        rows.iter().filter_map(|i| Some((i, adding.before.questions.get(*i)?))).map(|(i, question)| {
            let claims = question.claims.iter().filter_map(|i| adding.before.claims.get(*i));
            let said: Vec<String> =
                claims.map(|claim| format!("{}: {}", claim.article, value(claim, None))).collect();
            clip(&format!("row {}: {}", i + 1, said.join("; ")), 90)
        });
    Ok(answer(Select::new("Several rows are called so. Which?", shown.collect()).raw_prompt())?.index)
}

fn wrong(why: &str) -> Validation {
    Validation::Invalid(ErrorMessage::Custom(on_one_line(&why.replace("\n  ", "; "))))
}

fn title(key: &str) -> String {
    let mut letters = key.replace('_', " ");
    if let Some(first) = letters.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    letters
}
