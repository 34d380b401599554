//! What sentences state, by their families; the examples of the data file and the promises.

use super::super::scene::Telling;
use super::*;
use crate::mention::Anchor;
use proptest::prelude::*;

/// The statements of a text as `family | pole | words`, without their quotes' surroundings.
fn read(text: &str) -> Vec<String> {
    let telling = Telling::new(text, &Anchor::UNKNOWN);
    let mut shown = Vec::new();
    for scene in telling.scenes() {
        for draft in drafts(&scene) {
            let Some(stance) = &draft.about.stance else { continue };
            shown.push(format!("{} | {} | {}", stance.family, stance.pole.word(), draft.core.of(text)));
        }
    }
    shown
}

#[test]
fn the_examples_of_the_file_hold() {
    let failures = statements::examples().hold(read);
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_family_has_an_example() {
    let told: Vec<String> = statements::examples().yes.into_iter().map(|(_, read)| read).collect();
    for family in statements::names() {
        assert!(told.iter().any(|read| read.starts_with(&format!("{family} | "))), "{family}");
    }
}

/// Of whom the statements of a text are said, and who holds them where no word of speech tells it.
fn sides(text: &str) -> Vec<String> {
    let telling = Telling::new(text, &Anchor::UNKNOWN);
    let mut shown = Vec::new();
    for draft in telling.scenes().flat_map(|scene| drafts(&scene)) {
        let Some(stance) = &draft.about.stance else { continue };
        let holder = stance.holder.as_ref().map_or("", |holder| holder.name.as_str());
        shown.push(format!("{}: {} of {}", stance.family, holder, stance.parties.join("+")));
    }
    shown
}

#[track_caller]
fn are(text: &str, expected: &[&str]) {
    assert_eq!(sides(text), expected, "{text}");
}

#[test]
fn a_statement_knows_of_whom_it_is_said() {
    are("Violations of the truce were committed by Norway.", &["breach:  of norway"]);
    are("Officials accused Norway of violating the truce.", &["breach:  of norway"]);
    are("The rebels broke the truce.", &["breach:  of the rebel"]);
    are("The talks were mediated by Norway, Sweden and Oman.", &["mediation:  of norway+oman+sweden"]);
    are("Norway denied any involvement.", &["responsibility: Norway of norway"]);
    are("Sweden has rejected the offer.", &["acceptance: Sweden of "]);
    are("Officials said Sweden accepts the offer.", &["acceptance:  of "]);
}

#[test]
fn a_denial_answers_what_was_told_before_it() {
    are(
        "Officials accused Norway of arming rebels, a claim that Oslo has denied.",
        &["sides: Oslo of norway", "sides:  of norway"],
    );
    are(
        "Officials accused Norway of spying on ships. Oslo denied the accusation.",
        &["accusation:  of norway", "accusation: Oslo of norway"],
    );
    are("The bank denied the request.", &[]);
}

#[test]
fn what_each_says_of_the_other_is_two_claims() {
    let text = "Each insists that the other asked for it first.";
    are(text, &["request: one side of ", "request: the other side of "]);
}

#[test]
fn a_not_turns_a_statement_round_and_an_if_makes_it_none() {
    let poles = |text: &str| {
        read(text)
            .iter()
            .map(|line| line.split(" | ").take(2).collect::<Vec<_>>().join(" "))
            .collect::<Vec<_>>()
    };
    for (text, expected) in [
        ("The exits were locked.", "exits against"),
        ("The exits were not locked.", "exits for"),
        ("The exits weren't locked.", "exits for"),
        ("No exits were locked.", "exits for"),
        ("The owner denied that the exits were locked.", "exits for"),
        ("The doors stood wide, and the exits were locked.", "exits against"),
    ] {
        assert_eq!(poles(text), [expected], "{text}");
    }
    for text in [
        "If the talks collapsed, the army would march.",
        "The talks could be broken off.",
        "Nobody asked whether the exits were locked.",
    ] {
        assert_eq!(poles(text), [""; 0], "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_panics_and_every_span_lies_in_its_sentence(text in any::<String>()) {
        let telling = Telling::new(&text, &Anchor::UNKNOWN);
        for scene in telling.scenes() {
            for draft in drafts(&scene) {
                prop_assert!(text.get(draft.quote.start..draft.quote.end).is_some());
                prop_assert!(text.get(draft.core.start..draft.core.end).is_some());
            }
        }
    }

    #[test]
    fn words_of_the_file_in_any_order_do_not_panic(
        words in prop::collection::vec(prop::sample::select(vec![
            "Norway", "Oslo", "the", "talks", "collapsed", "truce", "\"", "not", "wasn't", "each", "claimed", "other", "had",
            "denied", "it", "accused", "of", "violating", ",", "and", "mediated", "by", "-", "called", "a", "good", "move",
            "was", "exits", "locked", ".", "said", "rebels", "asked", "first", "claim", "that", "has",
        ]), 0..40)
    ) {
        let text = words.join(" ");
        let telling = Telling::new(&text, &Anchor::UNKNOWN);
        for scene in telling.scenes() {
            for draft in drafts(&scene) {
                prop_assert!(scene.span.contains(&draft.quote), "{:?}", draft.quote.of(&text));
            }
        }
    }
}
