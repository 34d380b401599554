//! A decision out of a form: made on what the person saw, on disk before the answer goes out.

use super::fields::Fields;
use super::place::{Panel, Place, TO};
use super::state::State;
use dissensus::compare::Verdict;
use dissensus::desk::{self, News, Outcome, claim_ids, follow, in_a_line, ruling};
use dissensus::report::wording::count;
use dissensus::review::Ruling;
use dissensus::review::log::AMEND_KEYS;
use jiff::Timestamp;

/// Makes the decision that a form asks for, and says where to go then.
///
/// | field | |
/// |---|---|
/// | `ruling` | `accept`, `verdict-conflict` …, `flag`, `note`, `split`, `merge`, `origin`, `reject`, `amend`, `choose`, `renew`, `aside`, `undo`, `redo`, `undo-of` |
/// | `row`, `seen` | a claim of the row, and the mark of what was seen of it; needed by all but `undo`, `redo`, `undo-of` |
/// | `claim`, `article` | the claims, or articles, that it is about |
/// | `other` | a claim of the row to merge with; `seen:` and that claim is the mark of what was seen of that row |
/// | `note` | a remark, with any decision |
/// | `to-figure` … | what an amended claim says |
/// | `of` | the decision that `undo-of` takes back |
/// | `last` | the person's last entry as it was seen, which `undo` and `redo` answer; nothing is done where it is another one |
/// | `filter`, `all` | where to go on |
pub(super) fn decide(state: &mut State, form: &Fields) -> Place {
    let place = Place::of(form);
    let now = Timestamp::now();
    state.look();
    if let Some(trouble) = &state.trouble {
        let why = format!("nothing was written: {trouble}");
        return told(state, place, why, false);
    }
    let asked = form.get("ruling").unwrap_or_default();
    let is_answer = matches!(asked, "undo" | "redo");
    if is_answer && form.get("last").is_some_and(|last| last != state.last()) {
        let why =
            format!("you decided something else meanwhile: nothing to {asked} without a look at it first");
        return told(state, place.at(place.row.clone()), why, false);
    }
    match asked {
        // A claim of the panel is opened in it: nothing is decided yet.
        "choose" => place,
        "undo" if is_aside_last(state) => bring_back(state, &place, now),
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
    let Some(row) = place.row.as_deref().and_then(|claim| state.row_of(claim)) else {
        return told(state, place.clone(), "this row is gone: nothing was written".to_owned(), false);
    };
    if form.get("seen") != Some(desk::seen(state.desk.comparison(), row).as_str()) {
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
        Err((why, back)) => {
            let panel = place.panel.clone().or(back);
            return told(state, Place { panel, ..place.clone() }, why, false);
        }
    };
    let note = form.get("note").map(str::to_owned);
    let goes_on = matches!(ruling, Ruling::Verdict { .. });
    let before = state.after(&state.rows(place), row);
    let kept = claim_ids(state.desk.comparison(), row);
    let outcome = state.desk.decide(ruling, note, now);
    state.refresh();
    let (text, is_done) = match outcome {
        Ok(Outcome::Made { but, news, words, .. }) => {
            let is_sound = but.is_none();
            let parts = news.lines.into_iter().chain([format!("{words}: on disk")]).chain(but);
            (parts.collect::<Vec<_>>().join("; "), is_sound)
        }
        Ok(Outcome::Already { words, news }) => {
            let parts = news.lines.into_iter().chain([format!("{words}; nothing written")]);
            (parts.collect::<Vec<_>>().join("; "), true)
        }
        // What was typed stays in its form.
        Ok(Outcome::Held { news }) => return told(state, place.clone(), held(&news), false),
        Ok(Outcome::Nothing) => ("nothing was written".to_owned(), false),
        Err(error) => {
            let why = format!("nothing was written: {}", in_a_line(&error));
            return told(state, place.clone(), why, false);
        }
    };
    let stays = follow(state.desk.comparison(), kept.iter());
    if !goes_on || !is_done {
        return told(state, at_row(state, place, stays), text, is_done);
    }
    let rows = state.rows(place);
    let at = stays.map_or(before, |row| state.after(&rows, row));
    match desk::next_open(state.desk.comparison(), &rows, at).filter(|next| Some(*next) != stays) {
        Some(next) => told(state, at_row(state, place, Some(next)), text, true),
        None => {
            let of = if place.filter.is_empty() { "" } else { " of this filter" };
            let all = match rows.len() {
                0 => format!("no row{of} is left"),
                1 => format!("the only row{of} is seen"),
                rows => format!("all {}{of} are seen", count(rows, "row")),
            };
            told(state, at_row(state, place, stays), format!("{text}; {all}"), true)
        }
    }
}

/// The place of a row, by its first claim.
fn at_row(state: &State, place: &Place, row: Option<usize>) -> Place {
    place.at(row.and_then(|row| claim_ids(state.desk.comparison(), row).into_iter().next()))
}

fn held(news: &News) -> String {
    let what = if news.lines.is_empty() { "the row has changed".to_owned() } else { news.lines.join("; ") };
    format!("{what}: nothing was written, look again")
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
    let claims: Vec<String> = form.ids("claim").map(str::to_owned).collect();
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
            let panel = || Some(Panel::Merge { find: String::new(), other: None });
            let chosen = form.id("other").unwrap_or_default();
            let other = desk::row_of(comparison, chosen);
            let other = other.ok_or_else(|| lack("choose a row that asks the same", panel()))?;
            let ruling = ruling::merge(comparison, row, other)
                .ok_or_else(|| lack("a row is not merged with itself", panel()))?;
            if form.get(&format!("seen:{chosen}")) != Some(desk::seen(comparison, other).as_str()) {
                return Err(lack("the other row is not what you saw any more: look again", panel()));
            }
            Ok(ruling)
        }
        "origin" => {
            let marked: Vec<&str> = form.ids("article").collect();
            let articles: Vec<_> =
                state.desk.case().articles.iter().filter(|one| marked.contains(&one.id.as_str())).collect();
            if articles.len() < marked.len() {
                return Err(lack("one of these articles is gone: look again", Some(Panel::Origin)));
            }
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
    let renewed = state.desk.renew(row, now);
    let sorts = renewed.sorts();
    let done = match (sorts.is_empty(), renewed.not.is_empty()) {
        (true, true) => "no decision on this row is stale".to_owned(),
        (true, false) => "nothing was renewed".to_owned(),
        (false, _) => format!("renewed: {sorts}: on disk"),
    };
    let not = (!renewed.not.is_empty()).then(|| format!("not renewed: {}", renewed.not.join("; ")));
    let is_done = not.is_none() && !sorts.is_empty();
    let parts: Vec<String> = renewed.news.lines.into_iter().chain([done]).chain(not).collect();
    settled(state, place, &kept, parts.join("; "), is_done)
}

fn set_aside(state: &mut State, place: &Place, row: usize, now: Timestamp) -> Place {
    let kept = claim_ids(state.desk.comparison(), row);
    let aside = state.desk.set_aside(row, now);
    let text =
        aside.news.lines.iter().cloned().chain([aside.words_of_aside()]).collect::<Vec<_>>().join("; ");
    let is_done = aside.failed.is_none() && aside.asked > 0;
    state.aside = aside.made;
    settled(state, place, &kept, text, is_done)
}

/// True where to set decisions aside was the last that this person did, also in another tab or by another server.
fn is_aside_last(state: &State) -> bool {
    state.aside.last().is_some_and(|last| last == state.last())
}

fn bring_back(state: &mut State, place: &Place, now: Timestamp) -> Place {
    let entries = std::mem::take(&mut state.aside);
    let back = state.desk.bring_back(entries, now);
    let is_done = back.failed.is_none();
    let parts = back.news.lines.iter().cloned().chain([back.words_of_back()]).chain(back.failed.clone());
    settled(state, place, &back.subject, parts.collect::<Vec<_>>().join("; "), is_done)
}

/// What became of an undo: the row that it was about is the one to look at.
fn taken_back(state: &mut State, place: &Place, outcome: dissensus::Result<Outcome>, nothing: &str) -> Place {
    match outcome {
        Ok(Outcome::Made { decision, but, news, words }) => {
            let subject = state.desk.subject(&decision);
            let is_done = but.is_none();
            let parts: Vec<String> =
                news.lines.into_iter().chain([format!("{words}: on disk")]).chain(but).collect();
            settled(state, place, &subject, parts.join("; "), is_done)
        }
        Ok(Outcome::Held { news }) => settled(state, place, &[], held(&news), false),
        Ok(Outcome::Nothing | Outcome::Already { .. }) => {
            settled(state, place, &[], nothing.to_owned(), false)
        }
        Err(error) => {
            let why = format!("nothing was written: {}", in_a_line(&error));
            settled(state, place, &[], why, false)
        }
    }
}

/// The place of the row that has these claims now, or of the row that was shown, with a message.
fn settled(state: &mut State, place: &Place, kept: &[String], text: String, is_done: bool) -> Place {
    state.refresh();
    let comparison = state.desk.comparison();
    let shown = || place.row.as_deref().and_then(|claim| state.row_of(claim));
    let row = follow(comparison, kept.iter()).or_else(shown);
    told(state, at_row(state, place, row), text, is_done)
}

/// The place with a message, before which stands what others changed.
fn told(state: &mut State, place: Place, text: String, is_done: bool) -> Place {
    let mut parts = state.take_news();
    parts.push(text);
    let said = Some(state.say(parts.join("; "), is_done));
    Place { said, ..place }
}
