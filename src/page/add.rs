//! A claim by hand out of a form: as `dissensus add` makes it.

use super::fields::Fields;
use super::place::Place;
use super::state::State;

/// Adds the claim of a form, and says where to go then.
pub(super) fn add(state: &mut State, form: &Fields) -> Place {
    let place = Place::of(form);
    let said = Some(state.say("not yet".to_owned(), false));
    Place { said, ..place }
}
