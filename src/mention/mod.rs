//! Typed stretches of a text: figures, dates, names and who said what. Finding them cannot fail.
//!
//! Every mention knows where it stands, the rule that found it and what its value means; none knows what it is
//! about, which is for [`claim`](crate::claim) to say.

pub mod anchor;
pub mod date;
pub mod figure;
pub mod name;
pub mod speech;

pub use anchor::Anchor;
pub use date::{DateMention, When};
pub use figure::{Figure, Number};
pub use name::Name;
pub use speech::Attribution;

use crate::text::{Span, Tokens};

/// All mentions of one text, each list in the order of the text.
#[derive(Debug, Clone, Default)]
pub struct Mentions {
    /// Numbers and quantities.
    pub figures: Vec<Figure>,
    /// Dates, times and stretches of time.
    pub dates: Vec<DateMention>,
    /// People, places and bodies.
    pub names: Vec<Name>,
    /// Who said which stretch of the text.
    pub speech: Vec<Attribution>,
}

/// Finds every mention of a text, against the day that its year-less dates and weekdays count from.
pub fn find(tokens: &Tokens, sentences: &[Span], anchor: &Anchor) -> Mentions {
    let dates = date::find(tokens, anchor);
    let figures = figure::find(tokens, &dates);
    let names = name::find(tokens, sentences);
    let speech = speech::find(tokens, sentences, &names);
    Mentions { figures, dates, names, speech }
}
