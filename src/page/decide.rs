//! A decision out of a form: made on what the person saw, on disk before the answer goes out.

use super::fields::Fields;
use super::place::{Panel, Place, TO};
use super::state::State;
use dissensus::compare::Verdict;
use dissensus::desk::{self, Outcome, claim_ids, follow, in_a_line, ruling};
use dissensus::report::wording::count;
use dissensus::review::Ruling;
use dissensus::review::log::AMEND_KEYS;
use jiff::Timestamp;

/// Makes the decision that a form asks for, and says where to go then.
///
/// | field | |
/// |---|---|
/// | `ruling` | `accept`, `verdict-conflict` …, `flag`, `note`, `split`, `merge`, `origin`, `reject`, `amend`, `renew`, `aside`, `undo`, `redo`, `undo-of` |
/// | `row`, `seen` | a claim of the row, and the mark of what was seen of it; needed by all but `undo`, `redo`, `undo-of` |
/// | `claim`, `article` | the claims, or articles, that it is about |
/// | `other` | a claim of the row to merge with |
/// | `note` | a remark, with any decision |
/// | `to-figure` … | what an amended claim says |
/// | `of` | the decision that `undo-of` takes back |
/// | `filter`, `all` | where to go on |
pub(super) fn decide(state: &mut State, form: &Fields) -> Place {
    let place = Place::of(form);
    let now = Timestamp::now();
    state.look();
    let asked = form.get("ruling").unwrap_or_default().to_owned();
    match asked.as_str() {
        "undo" if state.aside > 0 => bring_back(state, &place, now),
        "undo" => {
            let outcome = state.desk.undo(now);
            taken_back(state, &place, outcome, "nothing of yours is left to undo")
        }
        "redo" => {
            let outcome = state.desk.redo(now);
            taken_back(state, &place, outcome, "nothing to redo")
        }
        "undo-of" => {
            let outcome = state.desk.undo_of(form.get("of").unwrap_or_default(), now);
            taken_back(state, &place, outcome, "it does not count any more")
        }
        asked => on_row(state, &place, form, asked, now),
    }
}

/// A decision on the row of the form, which has to be what the person saw.
fn on_row(state: &mut State, place: &Place, form: &Fields, asked: &str, now: Timestamp) -> Place {
    let comparison = state.desk.comparison();
    let Some(row) = place.row.as_deref().and_then(|claim| desk::row_of(comparison, claim)) else {
        return told(state, place.clone(), "this row is gone: nothing was written".to_owned(), false);
    };
    if form.get("seen") != Some(desk::seen(comparison, row).as_str()) {
        let why = "the row is not what you saw any more: nothing was written, look again";
        return told(state, place.clone(), why.to_owned(), false);
    }
    match asked {
        "renew" => return renew(state, place, row, now),
        "aside" => return set_aside(state, place, row, now),
        _ => {}
    }
    let ruling = match ruling_of(state, form, asked, row) {
        Ok(ruling) => ruling,
        // What is open stays open, with what was typed.
        Err((why, back)) => return told(state, place.open(place.panel.clone().or(back)), why, false),
    };
    let note = form.get("note").map(str::to_owned);
    let goes_on = matches!(ruling, Ruling::Verdict { .. });
    let rows = state.rows(place);
    let at = rows.iter().position(|one| *one == row);
    let next = at.map_or_else(|| rows.iter().take_while(|one| **one < row).count(), |at| at + 1);
    // Where to look next is found before: afterwards a filter may not let the row through any more.
    let after: Vec<String> = order_after(state, &rows, next);
    let kept = claim_ids(state.desk.comparison(), row);
    state.aside = 0;
    let (text, is_done) = match state.desk.decide(ruling, note, now) {
        Ok(Outcome::Made { but, news, words, .. }) => {
            let is_sound = but.is_none();
            let parts = news.lines.into_iter().chain([format!("{words}: on disk")]).chain(but);
            (parts.collect::<Vec<_>>().join("; "), is_sound)
        }
        Ok(Outcome::Already { words, news }) => {
            let parts = news.lines.into_iter().chain([format!("{words}; nothing written")]);
            (parts.collect::<Vec<_>>().join("; "), true)
        }
        Ok(Outcome::Held { news }) => {
            state.refresh();
            let why = format!("{}: nothing was written, look again", news.lines.join("; "));
            return told(state, place.at(place.row.clone()), why, false);
        }
        Ok(Outcome::Nothing) => ("nothing was written".to_owned(), false),
        Err(error) => {
            // What was typed stays in its form.
            let why = format!("nothing was written: {}", in_a_line(&error));
            return told(state, place.clone(), why, false);
        }
    };
    state.refresh();
    let comparison = state.desk.comparison();
    let stays = follow(comparison, kept.iter());
    let open = |row: &usize| desk::is_open(comparison, *row);
    let next = after
        .iter()
        .filter_map(|claim| desk::row_of(comparison, claim))
        .find(open)
        .filter(|_| goes_on && is_done);
    let text = if goes_on && is_done && next.is_none() {
        format!("{text}; all {} are seen", count(rows.len(), "row"))
    } else {
        text
    };
    let row = next.or(stays).and_then(|row| claim_ids(comparison, row).into_iter().next());
    told(state, place.at(row), text, is_done)
}

/// A claim of each row that may come next, the nearest first.
fn order_after(state: &State, rows: &[usize], next: usize) -> Vec<String> {
    let comparison = state.desk.comparison();
    let (before, after) = rows.split_at(next.min(rows.len()));
    let open = after.iter().chain(before).filter(|row| desk::is_open(comparison, **row)).take(2);
    open.filter_map(|row| claim_ids(comparison, *row).into_iter().next()).collect()
}

/// Why there is no such ruling, and what stays open to put it right.
type Lack = (String, Option<Panel>);

fn ruling_of(state: &State, form: &Fields, asked: &str, row: usize) -> Result<Ruling, Lack> {
    let comparison = state.desk.comparison();
    let lack = |why: &str, panel: Option<Panel>| (why.to_owned(), panel);
    if let Some(word) = asked.strip_prefix("verdict-") {
        let verdict = Verdict::of_word(word).ok_or_else(|| lack("there is no such verdict", None))?;
        return ruling::verdict(comparison, row, verdict).ok_or_else(cannot);
    }
    let claims: Vec<String> = form.all("claim").map(str::to_owned).collect();
    let of_row = claim_ids(comparison, row);
    let claim = claims.first().filter(|claim| of_row.contains(claim)).cloned();
    match asked {
        "accept" => ruling::accept(comparison, row).ok_or_else(cannot),
        "flag" => ruling::toggle_flag(comparison, row).ok_or_else(cannot),
        "note" if form.get("note").is_none() => {
            Err(lack("an empty note is none", Some(Panel::Note { text: String::new() })))
        }
        "note" => ruling::note(comparison, row).ok_or_else(cannot),
        "split" => ruling::split(comparison, row, &claims).ok_or_else(|| {
            let why = "mark the claims that leave: one at least, and not all";
            lack(why, Some(Panel::Split { claims: claims.clone() }))
        }),
        "merge" => {
            let other = form.get("other").and_then(|claim| desk::row_of(comparison, claim));
            let panel = || Some(Panel::Merge { find: String::new(), other: None });
            let other = other.ok_or_else(|| lack("choose a row that asks the same", panel()))?;
            ruling::merge(comparison, row, other)
                .ok_or_else(|| lack("a row is not merged with itself", panel()))
        }
        "origin" => {
            let marked: Vec<&str> = form.all("article").collect();
            let articles: Vec<_> =
                state.desk.case().articles.iter().filter(|one| marked.contains(&one.id.as_str())).collect();
            ruling::same_origin(&articles)
                .ok_or_else(|| lack("mark two articles at least", Some(Panel::Origin)))
        }
        "reject" => {
            let claim = claim.ok_or_else(|| lack("choose a claim of the row", amending(None)))?;
            state.desk.reject(&claim).map_err(|error| (in_a_line(&error), amending(Some(claim))))
        }
        "amend" => {
            let claim = claim.ok_or_else(|| lack("choose a claim of the row", amending(None)))?;
            let panel = amending(Some(claim.clone()));
            let to = amendments(state, form, &claim).map_err(|why| (why, panel.clone()))?;
            if to.is_empty() {
                return Err(lack("nothing was changed", panel));
            }
            state.desk.amend(&claim, to).map_err(|error| (in_a_line(&error), panel))
        }
        _ => Err(lack("there is no such decision", None)),
    }
}

fn amending(claim: Option<String>) -> Option<Panel> {
    Some(Panel::Amend { claim, to: Vec::new() })
}

fn cannot() -> Lack {
    ("this cannot be ruled on the row as it stands".to_owned(), None)
}

/// The keys of an amendment that say something else than the claim does.
fn amendments(state: &State, form: &Fields, claim: &str) -> Result<Vec<(String, String)>, String> {
    let says = state.desk.amendable(claim).map_err(|error| in_a_line(&error))?;
    let mut to = Vec::new();
    for key in AMEND_KEYS {
        let Some(text) = form.get(&format!("{TO}{key}")) else { continue };
        if says.iter().all(|field| field.key != *key || field.says != text) {
            to.push(((*key).to_owned(), text.to_owned()));
        }
    }
    Ok(to)
}

fn renew(state: &mut State, place: &Place, row: usize, now: Timestamp) -> Place {
    let kept = claim_ids(state.desk.comparison(), row);
    state.aside = 0;
    let renewed = state.desk.renew(row, now);
    let sorts = renewed.sorts();
    let done = if sorts.is_empty() {
        "nothing was renewed".to_owned()
    } else {
        format!("renewed: {sorts}: on disk")
    };
    let not = (!renewed.not.is_empty()).then(|| format!("not renewed: {}", renewed.not.join("; ")));
    let is_done = not.is_none() && !sorts.is_empty();
    let parts: Vec<String> = renewed.news.lines.into_iter().chain([done]).chain(not).collect();
    settled(state, place, &kept, parts.join("; "), is_done)
}

/// Undoes the decisions on the row that hold no longer, so that nobody has to answer them again.
fn set_aside(state: &mut State, place: &Place, row: usize, now: Timestamp) -> Place {
    let comparison = state.desk.comparison();
    let kept = claim_ids(comparison, row);
    let standing = comparison.review.standings.get(row);
    let stale = standing.map(|standing| standing.stale.as_slice()).unwrap_or_default().iter();
    let stale: Vec<String> = stale
        .filter_map(|i| comparison.review.stale.get(*i))
        .map(|stale| stale.decision.id.clone())
        .collect();
    let all = stale.len();
    let mut aside = 0;
    let mut failed = None;
    for id in stale {
        match state.desk.undo_of(&id, now) {
            Ok(Outcome::Made { .. }) => aside += 1,
            Ok(Outcome::Held { news }) => failed = Some(format!("{}: look again", news.lines.join("; "))),
            Ok(Outcome::Nothing | Outcome::Already { .. }) => {
                failed = Some("it does not count any more".to_owned())
            }
            Err(error) => failed = Some(in_a_line(&error)),
        }
        if failed.is_some() {
            break;
        }
    }
    state.aside = aside;
    let (text, is_done) = match (failed, all) {
        (Some(why), _) => (format!("{aside} of {} set aside: {why}", count(all, "stale decision")), false),
        (None, 0) => ("no decision on this row is stale".to_owned(), false),
        (None, all) => {
            (format!("set aside: {}, on disk; undo brings them back", count(all, "stale decision")), true)
        }
    };
    settled(state, place, &kept, text, is_done)
}

/// Takes back what was set aside last: to set aside is to undo, which an undo passes over.
fn bring_back(state: &mut State, place: &Place, now: Timestamp) -> Place {
    let mut back = 0;
    let mut last = place.clone();
    for _ in 0..std::mem::take(&mut state.aside) {
        let outcome = state.desk.redo(now);
        let is_back = matches!(outcome, Ok(Outcome::Made { .. }));
        last = taken_back(state, place, outcome, "nothing to bring back");
        if !is_back {
            return last;
        }
        back += 1;
    }
    let verb = if back == 1 { "is" } else { "are" };
    told(state, last, format!("{} {verb} back: on disk", count(back, "stale decision")), true)
}

/// What became of an undo: the row that it was about is the one to look at.
fn taken_back(state: &mut State, place: &Place, outcome: dissensus::Result<Outcome>, nothing: &str) -> Place {
    state.aside = 0;
    let shown = place.row.as_deref().and_then(|claim| desk::row_of(state.desk.comparison(), claim));
    let shown = shown.map(|row| claim_ids(state.desk.comparison(), row)).unwrap_or_default();
    match outcome {
        Ok(Outcome::Made { decision, but, news, words }) => {
            let subject = state.desk.subject(&decision);
            let is_done = but.is_none();
            let parts: Vec<String> =
                news.lines.into_iter().chain([format!("{words}: on disk")]).chain(but).collect();
            let kept = if subject.is_empty() { shown } else { subject };
            settled(state, place, &kept, parts.join("; "), is_done)
        }
        Ok(Outcome::Held { news }) => {
            let why = format!("{}: nothing was written, look again", news.lines.join("; "));
            settled(state, place, &shown, why, false)
        }
        Ok(Outcome::Nothing | Outcome::Already { .. }) => {
            told(state, place.at(place.row.clone()), nothing.to_owned(), false)
        }
        Err(error) => {
            let why = format!("nothing was written: {}", in_a_line(&error));
            told(state, place.at(place.row.clone()), why, false)
        }
    }
}

/// The place of the row that has these claims now, with a message.
fn settled(state: &mut State, place: &Place, kept: &[String], text: String, is_done: bool) -> Place {
    state.refresh();
    let comparison = state.desk.comparison();
    let row = follow(comparison, kept.iter()).and_then(|row| claim_ids(comparison, row).into_iter().next());
    told(state, place.at(row), text, is_done)
}

fn told(state: &mut State, place: Place, text: String, is_done: bool) -> Place {
    let said = Some(state.say(text, is_done));
    Place { said, ..place }
}
