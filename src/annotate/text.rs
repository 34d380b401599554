//! A plain text of any length: its head is read as an article's, then its pieces give their mentions one after another.

use super::record::{Comma, anchor_of, mentions};
use super::{Sort, find, plain};
use crate::article::{Article, read};
use crate::error::Problem;
use crate::mention::{Anchor, anchor};
use crate::report::Look;
use crate::text::{Places, Tokens};
use jiff::civil::Date;
use std::path::Path;

/// A text whose first piece has been read.
#[derive(Debug, Clone)]
pub struct Text {
    /// The day that its dates count from, with where that comes from.
    pub anchor: Anchor,
    /// The first piece of the telling, what stands above it taken off.
    pub first: String,
    /// How many characters of the file stand above the telling; offsets count from there.
    pub chars_above: usize,
    /// How many lines of the file stand above the telling.
    pub lines_above: usize,
}

impl Text {
    /// Reads front matter and day off the first piece of a text; `day` is what is known beside the text.
    ///
    /// # Errors
    ///
    /// What is wrong with front matter or encoding.
    pub fn begin(path: &Path, piece: Vec<u8>, day: Option<Date>) -> Result<Text, Vec<Problem>> {
        let length = String::from_utf8_lossy(&piece).chars().count();
        let article = read::of_text("", path, piece)?;
        Ok(match article {
            Some(article) => {
                let chars_above = length.saturating_sub(article.body.chars().count());
                let lines_above = article.lines_before;
                Text { chars_above, lines_above, ..Text::of(article, day) }
            }
            None => Text { anchor: anchor_of(day), first: String::new(), chars_above: 0, lines_above: 0 },
        })
    }

    /// An article that has been read whole; its own day comes before `day`.
    pub fn of(article: Article, day: Option<Date>) -> Text {
        let own = anchor::of_case(&[anchor::Input { article: &article, case_day: None }]);
        let own = own.into_iter().next().filter(|own| own.day.is_some() || day.is_none());
        let anchor = own.unwrap_or_else(|| anchor_of(day));
        Text { anchor, first: article.body, chars_above: 0, lines_above: article.lines_before }
    }
}

/// A piece of a text with what stands before it.
#[derive(Debug, Clone, Copy)]
pub struct Piece<'t> {
    /// The piece.
    pub text: &'t str,
    /// How many characters of the telling stand before it.
    pub chars_before: usize,
    /// How many lines of the file stand before it.
    pub lines_before: usize,
}

impl<'t> Piece<'t> {
    fn places(&self) -> Places<'t> {
        Places::of_piece(self.text, self.chars_before, self.lines_before)
    }

    /// The mentions as the elements of a JSON list, parted by commas, with none before the first or after the last.
    pub fn json(&self, anchor: &Anchor, asked: &[Sort]) -> Vec<u8> {
        let mut out = Vec::new();
        mentions(&self.places(), self.text, anchor, asked, &mut Comma::none(), &mut out);
        out
    }

    /// The mentions as a table; empty where there are none.
    pub fn table(&self, anchor: &Anchor, asked: &[Sort], width: usize, look: Look) -> String {
        let found = find(&Tokens::new(self.text), anchor, asked);
        plain::render(&plain::rows(&self.places(), self.text, &found), width, look)
    }
}
