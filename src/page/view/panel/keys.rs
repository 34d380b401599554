//! The keys, what the marks mean, and the switch that turns the keys off.

use crate::page::view::badge::badge;
use dissensus::compare::Verdict;
use maud::{Markup, html};

/// What keys do, in groups: the words of docs/review.md.
const KEYS: &[(&str, &[(&str, &str)])] = &[
    (
        "Decide",
        &[
            ("a", "accept the machine's verdict, and go on to the next row that nobody has seen"),
            (
                "1 2 3 4 5 6 7",
                "another verdict, and go on: conflict, disputed, updated, compatible, agree, unsure, single",
            ),
            ("f", "flag the row for another look, or take the flag away"),
            ("n", "a note on the row"),
            ("x", "split: mark the claims that leave the row for one of their own"),
            ("m", "merge: choose another row that asks the same"),
            ("s", "same origin: mark articles that are one telling"),
            ("e", "amend a claim that was misread, or reject what is no claim"),
            ("+ c", "add a claim: of the words that are selected, or of the sentence that is read"),
            ("R", "rule the row's stale decisions again, on what stands now"),
            ("d", "set the row's stale decisions aside, whoever made them"),
            ("u", "undo your last decision; again: the one before"),
            ("U", "redo what was undone last"),
        ],
    ),
    (
        "Go",
        &[
            ("j k", "next row, row before"),
            ("J K", "next row that nobody has seen, the one before"),
            ("g G", "first row, last row"),
        ],
    ),
    (
        "Look",
        &[
            (
                "/",
                "filter the rows: words, seen, unseen, mine, article:ID, speaker:NAME, speaker:\"THE WHOLE NAME\", -word",
            ),
            ("A", "with the rows that one article alone answers, or without"),
            ("o", "the whole article around a quote"),
            ("w", "why the row has its verdict: the rules that were tried"),
            ("?", "these keys"),
            ("Escape", "close what is open; out of a field; take the filter away"),
        ],
    ),
];

pub(super) fn keys() -> Markup {
    html! {
        h2 #panel-title { "Keys and signs" }
        label .choice {
            input #keys-switch type="checkbox" checked disabled data-keys-switch;
            span { "Keys of one letter are on" br; small .dim { "None acts while you type. This browser remembers the switch; Escape and all links and buttons work either way." } }
        }
        @for (name, keys) in KEYS {
            h3 { (name) }
            dl .keys {
                @for (keys, does) in *keys {
                    div { dt { @for key in keys.split(' ') { kbd { (key) } " " } } dd { (does) } }
                }
            }
        }
        h3 { "In what is open" }
        dl .keys {
            div { dt { kbd { "Tab" } } dd { "from one field or button to the next" } }
            div {
                dt { @for number in 1..=9 { kbd { (number) } " " } }
                dd { "where claims or articles are listed: the first, the second … of them" }
            }
            div { dt { kbd { "j" } " " kbd { "k" } } dd { "in an article: next sentence, sentence before" } }
            div { dt { kbd { "ArrowDown" } " " kbd { "ArrowUp" } } dd { "the same" } }
            div { dt { kbd { "+" } " " kbd { "c" } } dd { "a claim out of the sentence, or of the words that are selected" } }
            div { dt { kbd { "r" } } dd { "where a claim is amended: it is no claim" } }
            div { dt { kbd { "Ctrl+Enter" } } dd { "in a note: note it" } }
            div { dt { kbd { "n" } " " kbd { "N" } } dd { "in an article: next quote of the row, quote before" } }
            div { dt { kbd { "[" } " " kbd { "]" } } dd { "in an article: the row's article before, the next one" } }
            div { dt { kbd { "/" } } dd { "in an article: find words" } }
            div { dt { kbd { "Escape" } } dd { "close it; where you typed something, press it twice" } }
        }
        h3 { "Signs" }
        dl .keys {
            @for (verdict, means) in VERDICTS { div { dt { (badge(*verdict)) } dd { (means) } } }
            div { dt { span aria-hidden="true" { "⚑" } span .unseen { "flagged" } } dd { "flagged for another look" } }
            div { dt { span aria-hidden="true" { "!" } span .unseen { "stale" } } dd { "a decision on it does not hold any more: something in the row changed since" } }
            div { dt { span aria-hidden="true" { "✓" } span .unseen { "seen" } } dd { "seen: a person ruled on it, flagged or noted it, as it stands now" } }
        }
    }
}

const VERDICTS: &[(Verdict, &str)] = &[
    (Verdict::Conflict, "different, and cannot all be true"),
    (Verdict::Disputed, "different because those who are quoted differ"),
    (Verdict::Updated, "different because the world or the count moved on"),
    (Verdict::Compatible, "different, and all can be true"),
    (Verdict::Agree, "the same"),
    (Verdict::Unsure, "no pair of the row is sure"),
    (Verdict::Single, "one claim, or equal claims of one article"),
];
