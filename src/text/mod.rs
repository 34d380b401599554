//! A text as spans, tokens, sentences and places; knows nothing of figures, dates or names.

mod places;
pub mod printable;
mod sentence;
mod span;
mod token;

pub use places::{Place, Places};
pub use sentence::sentences;
pub use span::Span;
pub use token::{Token, TokenKind, Tokens};
