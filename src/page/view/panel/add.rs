//! A claim is added: the quote, what it gives, which row it joins, and what comes of it before anything is written.

use crate::page::add::filled::{Filled, GIVES, JOINS, Joins, READ};
use crate::page::add::words;
use crate::page::place::{Panel, Place};
use crate::page::view::{Screen, form};
use dissensus::claim::file::written::VALUE_KEYS;
use dissensus::desk::add::{Beside, Help, Lack, Occurrence, Wrong};
use dissensus::report::view::source;
use dissensus::report::wording::{clip, count, printable};
use maud::{Markup, html};
use std::collections::BTreeSet;

/// What few claims need: it is folded away.
const RARE: &[&str] =
    &["who", "where", "when", "event", "by", "measure", "as_of", "said_on", "via", "same_as", "note"];

/// The most claims that are named which it would stand with.
const BESIDE: usize = 8;

/// The most rows that are proposed while a question is typed.
const MOST: usize = 400;

pub(super) fn add(screen: &Screen, typed: &[(String, String)]) -> Markup {
    let row = screen.sheet.as_ref().map(|sheet| sheet.question);
    let filled = Filled::of(screen.state.desk.adding(), row, typed);
    let page = Page { screen, filled, first: first_of(typed) };
    html! {
        h2 #panel-title { "Add a claim" }
        form #add method="post" action="/add" {
            (form::hidden(screen))
            @for key in ["prefix", "suffix", READ] {
                @if !page.filled.shown(key).is_empty() { input type="hidden" name=(key) value=(page.filled.shown(key)); }
            }
            (page.result())
            (page.article())
            (page.quote())
            (page.value())
            (page.row())
            (page.said_by())
            (page.rare())
            div .bar.send {
                // The first button is the one that Enter presses.
                button name="check" value="1" .main[page.filled.planned.is_none()] { "Check" kbd { "Enter" } }
                button .main[page.filled.planned.is_some()] { "Add the claim" }
            }
        }
    }
}

/// The field to begin with: the one that is empty, else the value.
fn first_of(typed: &[(String, String)]) -> &'static str {
    if typed.iter().any(|(key, _)| key == "quote") { "" } else { "quote" }
}

struct Page<'s> {
    screen: &'s Screen<'s>,
    filled: Filled,
    first: &'static str,
}

impl Page<'_> {
    /// What is wrong with a key, or that it is missing.
    fn wrong(&self, key: &str) -> Vec<&Wrong> {
        self.filled.wrong.iter().filter(|wrong| wrong.key == Some(key)).collect()
    }

    fn lacks(&self, lack: Lack) -> bool {
        self.filled.is_sent && self.filled.lacks.contains(&lack)
    }

    /// The field that is gone into first: what was not typed yet, else the first with something wrong.
    fn is_first(&self, key: &str) -> bool {
        if !self.first.is_empty() {
            return self.first == key;
        }
        // After a button the result comes first.
        let wrong = self.filled.wrong.first().and_then(|wrong| wrong.key);
        !self.filled.is_sent && wrong.or(self.filled.gives) == Some(key)
    }

    /// What is wrong with none of the fields, and with the file.
    fn elsewhere(&self) -> Markup {
        let has_field = |wrong: &&Wrong| wrong.key.is_some_and(|key| !words::name(key).eq(key));
        let others: Vec<String> =
            self.filled.wrong.iter().filter(|wrong| !has_field(wrong)).map(words::wrong).collect();
        html! {
            @for why in others.iter().chain(&self.filled.trouble) {
                p .notice.bad { (why) }
            }
        }
    }

    /// What came of it, where the eye is: what the claim would do, or why it can't be added. Who asked for it begins there.
    fn result(&self) -> Markup {
        let is_sent = self.filled.is_sent;
        let why: Vec<String> = self.filled.wrong.iter().map(words::wrong).chain(self.lacking()).collect();
        html! {
            (self.elsewhere())
            @if self.filled.planned.is_some() {
                (self.preview())
            } @else if is_sent && !why.is_empty() {
                section #add-result .notice.bad role="status" tabindex="-1" autofocus data-result aria-labelledby="add-result-title" aria-describedby="add-result-why" {
                    h3 #add-result-title { "It can't be added like this" }
                    ul #add-result-why { @for line in &why { li { (line) } } }
                }
            }
        }
    }

    /// What is missing, a line each.
    fn lacking(&self) -> impl Iterator<Item = String> {
        self.filled.lacks.iter().map(|lack| match lack {
            Lack::Article => format!("{}: {}", words::name("article"), missing("article")),
            Lack::Quote => format!("{}: {}", words::name("quote"), missing("quote")),
            Lack::Value | Lack::Change => "What it gives: choose it, and fill it in".to_owned(),
        })
    }

    /// What is wrong with a field, below it.
    fn problems(&self, key: &str, lack: Option<Lack>) -> Markup {
        let wrong = self.wrong(key);
        let is_missing = lack.is_some_and(|lack| self.lacks(lack));
        html! {
            @if is_missing || !wrong.is_empty() {
                div .notice.bad id=(format!("add-{key}-wrong")) {
                    @if is_missing { p { (missing(key)) } }
                    @for one in wrong {
                        p { (words::message(one)) }
                        @for help in &one.help { (self.help(key, help)) }
                    }
                }
            }
        }
    }

    fn help(&self, key: &str, help: &Help) -> Markup {
        let take = |key: &str, text: &str| self.with(key, text).href();
        html! {
            @if let Some(text) = words::help(help) { p .dim dir="auto" { (text) } }
            @match help {
                Help::Elsewhere(articles) => p .bar {
                    @for id in articles { a .button href=(take("article", id)) { "Take " (printable(id)) } }
                },
                Help::OtherSigns(_, text) | Help::Nearest(_, text) if key == "quote" => p {
                    a .button href=(take("quote", text)) { "Take these words" }
                },
                _ => {}
            }
        }
    }

    /// The same form with another text in one field.
    fn with(&self, key: &str, text: &str) -> Place {
        let Some(Panel::Add(typed)) = &self.screen.place.panel else { return self.screen.place.clone() };
        let mut typed = typed.clone();
        typed.retain(|(known, _)| known != key);
        typed.push((key.to_owned(), text.to_owned()));
        self.screen.place.open(Some(Panel::Add(typed)))
    }

    /// The ids of what tells more of a field.
    fn described(&self, key: &str, lack: Option<Lack>) -> Option<String> {
        let mut ids = Vec::new();
        if lack.is_some_and(|lack| self.lacks(lack)) || !self.wrong(key).is_empty() {
            ids.push(format!("add-{key}-wrong"));
        }
        if !words::hint(key).is_empty() {
            ids.push(format!("add-{key}-hint"));
        }
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn is_invalid(&self, key: &str, lack: Option<Lack>) -> bool {
        lack.is_some_and(|lack| self.lacks(lack)) || !self.wrong(key).is_empty()
    }

    fn article(&self) -> Markup {
        let case = self.screen.state.desk.case();
        let own = self.filled.shown("article");
        let named = |id: &str| {
            let outlet = source(case, id).map(|outlet| format!(" · {outlet}")).unwrap_or_default();
            printable(&format!("{id}{outlet}"))
        };
        let ids: Vec<&str> = case.articles.iter().map(|article| article.id.as_str()).collect();
        let absent: Vec<&str> = case.absent.iter().map(|absent| absent.id.as_str()).collect();
        let is_known = own.is_empty() || ids.contains(&own) || absent.contains(&own);
        html! {
            div .field {
                label for="add-article" { (words::name("article")) }
                select #add-article name="article" aria-describedby=[self.described("article", Some(Lack::Article))]
                    aria-invalid=[self.is_invalid("article", Some(Lack::Article)).then_some("true")] {
                    option value="" selected[own.is_empty()] { "the one that has the quote" }
                    @for id in &ids { option value=(id) selected[*id == own] { (named(id)) } }
                    @for id in &absent { option value=(id) selected[*id == own] { (named(id)) " (no text here: quotes stay unchecked)" } }
                    @if !is_known { option value=(own) selected { (printable(own)) } }
                }
                (self.problems("article", Some(Lack::Article)))
            }
        }
    }

    fn quote(&self) -> Markup {
        html! {
            div .field {
                label for="add-quote" { (words::name("quote")) }
                textarea #add-quote name="quote" rows="3" dir="auto" spellcheck="false" autofocus[self.is_first("quote")]
                    aria-describedby=[self.described("quote", Some(Lack::Quote))]
                    aria-invalid=[self.is_invalid("quote", Some(Lack::Quote)).then_some("true")] {
                    // A line break right behind the tag is none.
                    "\n" (self.filled.shown("quote"))
                }
                (hint("quote"))
                (self.problems("quote", Some(Lack::Quote)))
            }
            @if self.filled.places.len() > 1 { (self.places()) } @else { (self.after()) }
        }
    }

    /// The places of a quote that occurs more than once, to choose from.
    fn places(&self) -> Markup {
        let chosen = self.filled.draft.text("after");
        html! {
            fieldset aria-describedby=[self.described("after", None)] {
                legend { "These words stand there more than once. Which are meant?" }
                @for place in &self.filled.places {
                    @if let Some(after) = &place.after {
                        label .choice {
                            input type="radio" name="after" value=(after) checked[chosen == Some(after)];
                            span { (place.line) ": " (self.around(place)) }
                        }
                    } @else {
                        p .dim { (place.line) ": make the quote longer to mean this place" }
                    }
                }
                (self.problems("after", None))
            }
        }
    }

    fn around(&self, place: &Occurrence) -> Markup {
        let article = self.screen.state.desk.adding().article_of(&self.filled.draft);
        let body = article.map_or("", |article| article.body.as_str());
        let before = body.get(..place.span.start).unwrap_or("").rsplit('\n').next().unwrap_or("");
        let after = body.get(place.span.end..).unwrap_or("").split('\n').next().unwrap_or("");
        let skipped = before.chars().count().saturating_sub(60);
        let more = if skipped > 0 { "…" } else { "" };
        let before: String = before.chars().skip(skipped).collect();
        let after: String = after.chars().take(60).collect();
        html! { bdi { (more) (before) mark { (place.span.of(body)) } (after) } }
    }

    /// Words before the quote where they were typed, or are needed for a text that is not here.
    fn after(&self) -> Markup {
        let text = self.filled.shown("after");
        html! { @if !text.is_empty() { (self.line("after", &[])) } }
    }

    /// What it gives: one of six, each with the value that the rules read.
    fn value(&self) -> Markup {
        let is_missing = self.lacks(Lack::Value);
        html! {
            fieldset #add-value aria-describedby=[is_missing.then_some("add-value-wrong")] {
                legend { "What it gives" }
                div .fields { @for key in VALUE_KEYS { (self.one_value(key)) } }
                @if is_missing { p #add-value-wrong .notice.bad { "choose what it gives, and fill it in" } }
                @if let Some(id) = &self.filled.found {
                    p .dim {
                        "The rules found this already: "
                        a href=(self.amend(id)) { "amend that claim" } " to change a part of it and keep the rest."
                    }
                }
            }
        }
    }

    fn one_value(&self, key: &'static str) -> Markup {
        let is_it = self.filled.gives == Some(key);
        let read: Vec<&str> = self
            .filled
            .readings
            .iter()
            .filter(|(known, text)| *known == key && text != self.filled.shown(key))
            .map(|(_, text)| text.as_str())
            .collect();
        let list = format!("add-{key}-read");
        let described = [self.described(key, None), (!read.is_empty()).then(|| list.clone())];
        let described = described.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let described = (!described.is_empty()).then_some(described);
        let is_invalid = self.is_invalid(key, None).then_some("true");
        let is_first = is_it && self.is_first(key);
        let id = format!("add-{key}");
        html! {
            div .field .long[key == "statement"] {
                label .choice {
                    input type="radio" name=(GIVES) value=(key) checked[is_it];
                    span { (words::name(key)) }
                }
                @if key == "statement" {
                    textarea id=(id) name=(key) rows="2" dir="auto" spellcheck="false" aria-label=(words::name(key)) data-gives=(key)
                        autofocus[is_first] aria-describedby=[described] aria-invalid=[is_invalid] {
                        "\n" (self.filled.shown(key))
                    }
                } @else {
                    input id=(id) name=(key) value=(self.filled.shown(key)) dir="auto" autocomplete="off" spellcheck="false"
                        aria-label=(words::name(key)) data-gives=(key) autofocus[is_first]
                        aria-describedby=[described] aria-invalid=[is_invalid];
                }
                (hint(key))
                @if !read.is_empty() {
                    small id=(list) .bar {
                        "also read: "
                        @for text in read.iter().take(6) {
                            a .button.plain href=(self.reading(key, text).href()) { bdi { (clip(text, 60)) } }
                        }
                    }
                }
                (self.problems(key, None))
            }
        }
    }

    /// The same form with another reading of the quote.
    fn reading(&self, key: &str, text: &str) -> Place {
        let mut place = self.with(key, text);
        if let Some(Panel::Add(typed)) = &mut place.panel {
            typed.retain(|(known, _)| known != GIVES);
            typed.push((GIVES.to_owned(), key.to_owned()));
        }
        place
    }

    fn amend(&self, id: &str) -> String {
        let panel = Panel::Amend { claim: Some(id.to_owned()), to: Vec::new() };
        self.screen.place.at(Some(id.to_owned())).open(Some(panel)).href()
    }

    /// Which row it joins.
    fn row(&self) -> Markup {
        let comparison = self.screen.state.desk.comparison();
        let labels: BTreeSet<&str> =
            comparison.questions.iter().map(|question| question.label.as_str()).collect();
        let is_row = self.filled.joins == Joins::Row;
        let wrong = self.wrong(JOINS).first().map(|wrong| words::message(wrong));
        let not_there = wrong.or(self.filled.misfit.map(words::misfit));
        html! {
            fieldset #add-row {
                legend { "What it answers" }
                @if let Some(sheet) = &self.screen.sheet {
                    label .choice {
                        input type="radio" name=(JOINS) value="row" checked[is_row] aria-describedby=[not_there.as_ref().map(|_| "add-joins-wrong")]
                            aria-invalid=[self.is_invalid(JOINS, None).then_some("true")];
                        span { "The row on the screen: " bdi { (sheet.label) } }
                    }
                    @if let Some(why) = &not_there {
                        p #add-joins-wrong .notice.bad[is_row].dim[!is_row] { "The claim can't stand in this row: " (why) }
                    }
                }
                label .choice {
                    input type="radio" name=(JOINS) value="own" checked[!is_row];
                    span { "A question of its own, or another row's" }
                }
                div .field {
                    label for="add-question" { (words::name("question")) }
                    input #add-question name="question" value=(self.filled.shown("question")) dir="auto" autocomplete="off"
                        list="add-questions" data-joins="own"
                        aria-describedby=[self.described("question", None)]
                        aria-invalid=[self.is_invalid("question", None).then_some("true")];
                    datalist #add-questions { @for label in labels.iter().take(MOST) { option value=(printable(label)) {} } }
                    (hint("question"))
                    (self.problems("question", None))
                }
            }
        }
    }

    fn said_by(&self) -> Markup {
        let claims = &self.screen.state.desk.comparison().claims;
        let names: BTreeSet<String> = claims
            .iter()
            .filter_map(|claim| claim.said_by.as_ref())
            .map(|speaker| printable(&speaker.name))
            .collect();
        let names: Vec<&str> = names.iter().map(String::as_str).take(MOST).collect();
        self.line("said_by", &names)
    }

    fn rare(&self) -> Markup {
        let is_needed = |key: &&&str| !self.filled.shown(key).is_empty() || !self.wrong(key).is_empty();
        html! {
            details #add-more open[RARE.iter().any(|key| is_needed(&key))] {
                summary { "More about it" }
                div .fields { @for key in RARE { (self.line(key, &[])) } }
            }
        }
    }

    /// A field of one line, with what may be proposed while it is typed.
    fn line(&self, key: &str, known: &[&str]) -> Markup {
        let id = format!("add-{key}");
        let list = format!("add-{key}-known");
        html! {
            div .field {
                label for=(id) { (words::name(key)) }
                input id=(id) name=(key) value=(self.filled.shown(key)) dir="auto" autocomplete="off" spellcheck="false"
                    list=[(!known.is_empty()).then_some(&list)] autofocus[self.is_first(key)]
                    aria-describedby=[self.described(key, None)] aria-invalid=[self.is_invalid(key, None).then_some("true")];
                @if !known.is_empty() {
                    datalist id=(list) { @for one in known { option value=(one) {} } }
                }
                (hint(key))
                (self.problems(key, None))
            }
        }
    }

    /// What would be written, and what it would do.
    fn preview(&self) -> Markup {
        html! {
            @if let Some((appended, effect)) = &self.filled.planned {
                @let is_sent = self.filled.is_sent;
                section #add-preview .notice role="status" tabindex="-1" autofocus[is_sent] data-result[is_sent]
                    aria-labelledby="add-preview-title" aria-describedby="add-preview-effect" {
                    h3 #add-preview-title { "What it would do" }
                    div #add-preview-effect {
                        ul { @for line in words::effect(effect) { li { (line) } } }
                        (beside(&effect.beside))
                    }
                    p .dim { "The lines for curated.yaml, from line " (appended.line) " on; nothing is written yet" }
                    pre tabindex="0" aria-labelledby="add-preview-title" dir="auto" { (appended.lines) }
                }
            }
        }
    }
}

/// The claims that it would stand with, for nobody to add one to strangers.
fn beside(all: &[Beside]) -> Markup {
    html! {
        @if all.is_empty() {
            p { "No other claim stands with it." }
        } @else {
            p { "It would stand with " b { (count(all.len(), "claim")) } ". Do they answer the same question?" }
            ul .beside {
                @for claim in all.iter().take(BESIDE) {
                    @let (says, quote) = words::beside(claim);
                    li { b dir="auto" { (says) } " " q dir="auto" { (quote) } }
                }
                @if all.len() > BESIDE { li { "and " (all.len() - BESIDE) " more" } }
            }
        }
    }
}

fn hint(key: &str) -> Markup {
    let hint = words::hint(key);
    html! { @if !hint.is_empty() { small id=(format!("add-{key}-hint")) { (hint) } } }
}

fn missing(key: &str) -> &'static str {
    match key {
        "article" => "choose the article",
        _ => "type or paste the article's words",
    }
}
