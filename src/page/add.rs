//! A claim by hand out of a form: made and written by what `dissensus add` uses, told in the words of the page.

pub(super) mod filled;
#[cfg(test)]
mod tests;
pub(super) mod words;

use super::fields::Fields;
use super::place::{Panel, Place};
use super::state::State;
use dissensus::claim::file::append::Appended;
use dissensus::desk::add::{Effect, NotAdded};
use dissensus::desk::{self, in_a_line};
use filled::{Filled, Joins};

/// Adds the claim of a form, and says where to go then. With `check` nothing is written: the place shows what it would do.
///
/// What was typed goes with the place for as long as the claim is not added.
pub(super) fn add(state: &mut State, form: &Fields) -> Place {
    let place = Place::of(form);
    state.look();
    let Some(Panel::Add(typed)) = &place.panel else {
        return told(state, place, "there is nothing to add".to_owned(), false);
    };
    let row = row_of(state, &place);
    let filled = Filled::of(state.desk.adding(), row, typed);
    if form.get("check").is_some() {
        return Place { said: None, ..place };
    }
    if let Some(why) = &state.trouble {
        let why = format!("nothing was added: the case on disk can't be read: {why}");
        return told(state, place, why, false);
    }
    if filled.joins == Joins::Row {
        let seen = row.map(|row| desk::seen(state.desk.comparison(), row));
        if form.get("seen") != seen.as_deref() {
            let why = "the row is not what you saw any more: nothing was added, look again";
            return told(state, place, why.to_owned(), false);
        }
    }
    let Some((_, effect)) = filled.planned else {
        return told(state, place, filled.why_not(), false);
    };
    match state.desk.add(&filled.draft) {
        Ok(added) => {
            let text = done(&added, &effect);
            let claim = added.claim.id.map(|id| id.text);
            state.refresh();
            told(state, place.at(claim), text, true)
        }
        Err(NotAdded::Wrong(wrong)) => {
            let why: Vec<String> = wrong.iter().map(words::wrong).collect();
            told(state, place, format!("nothing was added: {}", why.join("; ")), false)
        }
        Err(NotAdded::Error(error)) => {
            let why = format!("nothing was added: {}", in_a_line(&error));
            told(state, place, why, false)
        }
    }
}

/// The row on the screen.
fn row_of(state: &State, place: &Place) -> Option<usize> {
    state.row_of(place.row.as_deref()?)
}

/// What was done, and how it is taken back: an undo reaches decisions, and not this file.
fn done(added: &Appended, effect: &Effect) -> String {
    let lines = added.lines.lines().count();
    let last = (added.line + lines).saturating_sub(1);
    let among = words::among(&effect.beside);
    let effect: Vec<String> = words::effect(effect).into_iter().chain(among).collect();
    let effect = effect.join("; ");
    format!("added: {effect}. To take it back, delete lines {} to {last} of curated.yaml", added.line)
}

fn told(state: &mut State, place: Place, text: String, is_done: bool) -> Place {
    let said = Some(state.say(text, is_done));
    Place { said, ..place }
}
