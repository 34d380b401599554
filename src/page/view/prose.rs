//! An article's words with the quotes marked: the same in the columns of a row and in the panel to read in.
//!
//! All of it is a person's text that nobody has checked: it goes through the escaping of `html!`, in paragraphs that each have a direction
//! of their own. Marks are where claims say that they stand; nothing is looked for.

use super::Screen;
use crate::page::place::{Panel, Place};
use dissensus::article::Article;
use dissensus::claim::Claim;
use dissensus::desk::Sheet;
use dissensus::desk::passage::{self, Block, Of, Passage, Piece, Quote, Sentence, Words};
use dissensus::mention::Anchor;
use dissensus::mention::anchor::From;
use dissensus::report::wording::printable;
use dissensus::text::Span;
use maud::{Markup, html};

/// How an article's words are shown.
pub(super) struct Prose<'s> {
    screen: &'s Screen<'s>,
    sheet: &'s Sheet,
    /// The claims of the row, as places among the claims of the comparison.
    row: Vec<usize>,
    /// What stands before the number of a quote in its id: what is in a panel has ids of its own.
    ids: &'static str,
}

impl<'s> Prose<'s> {
    pub(super) fn of(screen: &'s Screen<'s>, sheet: &'s Sheet, ids: &'static str) -> Prose<'s> {
        Prose { screen, sheet, row: sheet.claims.iter().map(|told| told.claim).collect(), ids }
    }

    /// The claim at a place of the row, from 0.
    fn claim(&self, own: usize) -> Option<&'s Claim> {
        let comparison = self.screen.state.desk.comparison();
        self.row.get(own).and_then(|place| comparison.claims.get(*place))
    }

    /// The quotes in an article's body, without the words that gave their values.
    pub(super) fn quotes(&self, article: &Article) -> Vec<Quote> {
        passage::quotes(self.screen.state.desk.comparison(), article, &self.row)
    }

    /// What the windows show of an article.
    pub(super) fn passage<'a>(
        &self,
        article: &'a Article,
        windows: &[Span],
        mut quotes: Vec<Quote>,
    ) -> Passage<'a> {
        let comparison = self.screen.state.desk.comparison();
        Quote::with_values(&mut quotes, comparison, article, (&self.row, windows), self.anchor(article));
        Passage::of(&article.body, windows, &quotes)
    }

    fn anchor(&self, article: &Article) -> Anchor {
        self.screen.state.desk.case().anchors.get(&article.id).copied().unwrap_or(Anchor::UNKNOWN)
    }

    /// The headline, with the quotes of claims that only it has.
    pub(super) fn headline(&self, article: &Article) -> Option<(Markup, Vec<Quote>)> {
        let title = article.metadata.title.as_deref()?;
        let comparison = self.screen.state.desk.comparison();
        let quotes = passage::headline(comparison, article, &self.row, self.anchor(article));
        let passage = Passage::of(title, &[Span::new(0, title.len())], &quotes);
        let words = html! {
            p .headline dir="auto" {
                @for sentence in passage.sentences() { (self.pieces(sentence)) " " }
            }
        };
        Some((words, quotes))
    }

    /// The paragraphs as they are read beside others: where something is left out, a link leads to the whole article.
    pub(super) fn column(&self, article: &Article, passage: &Passage) -> Markup {
        let whole =
            self.screen.place.open(Some(Panel::Read { article: Some(article.id.clone()), part: None }));
        html! {
            @for block in &passage.blocks {
                @match block {
                    Block::Gap => p .gap { a href=(whole.href()) { "… more of the article" } },
                    Block::Paragraph(sentences) => p dir="auto" {
                        @for sentence in sentences { (self.pieces(sentence)) }
                    },
                }
            }
        }
    }

    /// The paragraphs as they are gone through, sentence by sentence; the sentence that begins at `first` gets the focus.
    pub(super) fn sentences(&self, passage: &Passage, first: usize) -> Markup {
        html! {
            @for block in &passage.blocks {
                @if let Block::Paragraph(sentences) = block {
                    p dir="auto" {
                        @for sentence in sentences {
                            @let is_first = sentence.span.start == first;
                            span data-sentence tabindex=(if is_first { "0" } else { "-1" }) autofocus[is_first] {
                                (self.pieces(sentence))
                            }
                        }
                    }
                }
            }
        }
    }

    fn pieces(&self, sentence: &Sentence) -> Markup {
        html! {
            @for pieces in sentence.pieces.chunk_by(|a, b| a.of == b.of) {
                @match pieces.first().and_then(|piece| piece.of) {
                    None => (self.words(pieces, None)),
                    Some(Of::Row(own)) => (self.quote(own, pieces)),
                    Some(Of::Other(claim)) => (self.other(claim, pieces)),
                }
            }
        }
    }

    /// Words of a quote of the row: a link to amend the claim.
    fn quote(&self, own: usize, pieces: &[Piece]) -> Markup {
        let begins = pieces.iter().any(|piece| piece.begins.contains(&own));
        let says = self.sheet.claims.get(own).map(|told| told.says.as_str()).unwrap_or_default();
        html! {
            mark id=[begins.then(|| self.id(own))] {
                a href=(self.amend(own)) title={ "Amend: " (says) } {
                    (self.words(pieces, begins.then_some(own)))
                }
            }
        }
    }

    /// A quote that is marked nowhere, as a link to amend its claim; `words` are safe to print.
    pub(super) fn alone(&self, own: usize, words: &str) -> Markup {
        html! { blockquote #(self.id(own)) dir="auto" { a href=(self.amend(own)) title="Amend" { (words) } } }
    }

    fn amend(&self, own: usize) -> String {
        let claim = self.claim(own).map(|claim| claim.id.clone());
        self.screen.place.open(Some(Panel::Amend { claim, to: Vec::new() })).href()
    }

    /// Words of a quote of another row: a quiet link to it, past which the Tab key goes: the queue has that row, too.
    fn other(&self, claim: usize, pieces: &[Piece]) -> Markup {
        let comparison = self.screen.state.desk.comparison();
        let Some(claim) = comparison.claims.get(claim) else { return self.words(pieces, None) };
        html! {
            a .other tabindex="-1" href=(self.screen.place.at(Some(claim.id.clone())).href()) title="In another row" {
                (self.words(pieces, None))
            }
        }
    }

    /// Words, with the anchors of quotes that begin in them, but of that one which has its mark here.
    fn words(&self, pieces: &[Piece], marked: Option<usize>) -> Markup {
        html! {
            @for piece in pieces {
                @for own in piece.begins.iter().filter(|own| Some(**own) != marked) {
                    span id=(self.id(*own)) {}
                }
                @match piece.words {
                    Words::Text(text) if piece.is_value => u { (text) },
                    Words::Text(text) => (text),
                    Words::Odd(c) => (odd(c)),
                }
            }
        }
    }

    /// "quote-1", for the first claim of the row.
    fn id(&self, own: usize) -> String {
        format!("{}{}", self.ids, own + 1)
    }
}

/// A character that is named and not shown. Its name is the style's, so that who copies the words does not copy it.
fn odd(c: char) -> Markup {
    let code = format!("U+{:04X}", u32::from(c));
    html! { span .odd data-code=(code) title={ "A character that is not shown: " (code) } {} }
}

/// The outlet, as far as it is known: else the article's id.
pub(super) fn outlet(article: &Article) -> String {
    printable(article.metadata.source.as_deref().unwrap_or(&article.id))
}

/// "published 2031-05-09", and where the day comes from where the article does not say it.
pub(super) fn day(screen: &Screen, article: &Article) -> String {
    let Some(anchor) = screen.state.desk.case().anchors.get(&article.id) else { return "no day".to_owned() };
    let day = anchor.day.map(|day| day.to_string());
    let changed = article.metadata.modified.filter(|changed| article.metadata.published != Some(*changed));
    let changed = changed.map(|day| format!(", changed {day}")).unwrap_or_default();
    let published = match (anchor.from, day) {
        (From::Published, Some(day)) => format!("published {day}"),
        (From::Dateline, Some(day)) => format!("of {day}, by its dateline"),
        (From::CaseFile, Some(day)) => format!("of {day}, by case.yaml"),
        (From::Inferred, Some(day)) => format!("of {day}, inferred from dates in the texts"),
        (From::Inferred, None) => match (anchor.earliest, anchor.latest, anchor.year) {
            (Some(first), Some(last), _) => {
                format!("between {first} and {last}, inferred from dates in the texts")
            }
            (_, _, Some(year)) => format!("of {year}, inferred from dates in the texts"),
            _ => "day of publication not known".to_owned(),
        },
        _ => "day of publication not known".to_owned(),
    };
    format!("{published}{changed}")
}

/// The way to the whole article.
pub(super) fn read(place: &Place, article: &str) -> String {
    place.open(Some(Panel::Read { article: Some(article.to_owned()), part: None })).href()
}
