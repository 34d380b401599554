//! A claim that was misread is put right, or rejected as none. First it is chosen, then there is a form of what it says.

use super::claim::{quote, title, why_note};
use crate::page::place::{Panel, TO};
use crate::page::view::row::{about, key};
use crate::page::view::{Screen, form};
use dissensus::desk::{Field, Sheet, Told, in_a_line};
use maud::{Markup, html};

pub(super) fn amend(
    screen: &Screen,
    sheet: &Sheet,
    claim: Option<&str>,
    typed: &[(String, String)],
) -> Markup {
    match claim.and_then(|id| sheet.claims.iter().find(|told| told.id == id)) {
        Some(told) => change(screen, told, typed),
        None => choose(screen, sheet),
    }
}

/// Which claim: its number opens it, Enter opens the one that is chosen, and `r` rejects that.
fn choose(screen: &Screen, sheet: &Sheet) -> Markup {
    let desk = &screen.state.desk;
    let first = sheet.claims.iter().find(|told| desk.written_at(&told.id).is_none());
    html! {
        h2 #panel-title { "Amend: which claim was misread, or is none?" }
        p dir="auto" { (sheet.label) }
        form method="post" action="/decide" {
            (form::hidden(screen))
            fieldset {
                legend .unseen { "The claim to amend or to reject" }
                @for (number, told) in (1..).zip(&sheet.claims) {
                    div .choice {
                        @match desk.written_at(&told.id) {
                            Some(place) => span .says { (title(told)) (quote(told)) small { "written by hand: edit it in " (place) } },
                            None => {
                                @let is_first = first.is_some_and(|first| first.id == told.id);
                                label .choice {
                                    input type="radio" name="claim" value=(told.id) checked[is_first] autofocus[is_first];
                                    span { (title(told)) (quote(told)) }
                                }
                                a .button.plain href=(opened(screen, told)) data-key=[(number < 10).then_some(number)] {
                                    "amend" span .unseen { " " (told.article) ": " (told.says) } @if number < 10 { (key(&number.to_string())) }
                                }
                            }
                        }
                    }
                }
            }
            @if first.is_some() {
                div .bar.send {
                    button .main name="ruling" value="choose" { "Amend it" (key("Enter")) }
                    button .bad name="ruling" value="reject" data-key="r" { "Reject: it is no claim" (key("r")) }
                }
            }
        }
    }
}

fn opened(screen: &Screen, told: &Told) -> String {
    screen.place.open(Some(Panel::Amend { claim: Some(told.id.clone()), to: Vec::new() })).href()
}

/// What a claim says, to be changed.
fn change(screen: &Screen, told: &Told, typed: &[(String, String)]) -> Markup {
    let desk = &screen.state.desk;
    let fields = desk.amendable(&told.id);
    html! {
        h2 #panel-title { "Amend " (told.article) ": " bdi { (told.says) } }
        p .words dir="auto" { (told.context.before) mark { (told.context.quote) } (told.context.after) }
        p .dim { small { (told.place) } }
        (about(told))
        @match fields {
            // By hand: the message has the place where it is edited.
            Err(error) => p .notice { (in_a_line(&error)) },
            Ok(fields) => {
                // Right after it was sent the message says it, above.
                @let is_told = screen.place.said.as_deref().and_then(|mark| screen.state.said(mark)).is_some();
                @if let Some(wrong) = wrong(screen, told, &fields, typed).filter(|_| !is_told) {
                    p #amend-wrong .notice.bad { (wrong) }
                }
                form method="post" action="/decide" {
                    (form::hidden(screen))
                    input type="hidden" name="claim" value=(told.id);
                    div .fields {
                        @for (place, field) in fields.iter().enumerate() { (line(field, typed, place == 0)) }
                    }
                    (why_note(screen))
                    p .dim { small { "What you change is held against the quote. What is left as it is stays." } }
                    div .bar.send {
                        button .main name="ruling" value="amend" data-key="Ctrl+Enter" { "Amend" (key("Ctrl+Enter")) }
                        // No key: a letter goes into the field that is typed in.
                        button .bad name="ruling" value="reject" { "Reject: it is no claim" }
                    }
                }
            }
        }
    }
}

fn line(field: &Field, typed: &[(String, String)], is_first: bool) -> Markup {
    let name = format!("{TO}{}", field.key);
    let text = typed.iter().find(|(key, _)| *key == name).map_or(field.says.as_str(), |(_, text)| text);
    let hint = hint(&field.key);
    let described = (!hint.is_empty()).then(|| format!("{name}-hint"));
    html! {
        div .field data-prose[is_prose(&field.key)] {
            label for=(name) { (field.key.replace('_', " ")) }
            @if is_prose(&field.key) {
                textarea id=(name) name=(name) rows="2" dir="auto" spellcheck="false" aria-describedby=[described] autofocus[is_first] { (text) }
            } @else {
                input id=(name) name=(name) value=(text) dir="auto" autocomplete="off" spellcheck="false"
                    aria-describedby=[described] autofocus[is_first];
            }
            @if !hint.is_empty() { small id=(format!("{name}-hint")) { (hint) } }
        }
    }
}

/// What may be longer than a line of its field.
fn is_prose(key: &str) -> bool {
    matches!(key, "quote" | "statement")
}

/// What a key holds, as docs/claims.md has it.
fn hint(key: &str) -> &'static str {
    match key {
        "figure" => "a number in the article's words, with its unit",
        "amount" => "money: USD 300 million",
        "date" => "2031-05-09, 2031-05, or from one to another: 2031-05-09/2031-05-12",
        "said_by" => "who vouches for it",
        "quote" => "the article's own words that prove it",
        "who" => "who or what is counted",
        "measure" => "what is measured: injured",
        "when" => "its day: 2031-05-09",
        "where" => "its place",
        "event" => "the event or thing",
        "by" => "by whom",
        "as_of" => "the day for which a count holds",
        "via" => "the outlet or agency through which the article has it",
        "after" => "words before the quote, where it occurs more than once",
        _ => "",
    }
}

/// What is wrong with the claim as it was typed; `None` where nothing was.
fn wrong(screen: &Screen, told: &Told, fields: &[Field], typed: &[(String, String)]) -> Option<String> {
    let mut to = Vec::new();
    for (key, text) in typed {
        let key = key.strip_prefix(TO)?;
        let field = fields.iter().find(|field| field.key == key);
        if field.is_none_or(|field| field.says != *text) {
            to.push((key.to_owned(), text.clone()));
        }
    }
    if to.is_empty() {
        return None;
    }
    screen.state.desk.amend(&told.id, to).err().map(|error| in_a_line(&error))
}
