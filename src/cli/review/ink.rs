//! Words in lines of a width: wrapped between words by how wide they are on the screen, each with its look.

use dissensus::compare::Verdict;
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span};

/// Whether there are colours; bold and underlines stay without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    Plain,
    Coloured,
}

impl Ink {
    pub(crate) fn verdict(self, verdict: Verdict) -> Style {
        let style = Style::new().add_modifier(Modifier::BOLD);
        let colour = match verdict {
            Verdict::Conflict => Color::Red,
            Verdict::Disputed => Color::Magenta,
            Verdict::Unsure => Color::Yellow,
            Verdict::Updated => Color::Cyan,
            Verdict::Compatible => Color::Blue,
            Verdict::Agree => Color::Green,
            Verdict::Single => return style,
        };
        self.in_colour(style, colour)
    }

    pub(crate) fn warning(self) -> Style {
        self.in_colour(Style::new().add_modifier(Modifier::BOLD), Color::Red)
    }

    pub(crate) fn quote(self) -> Style {
        self.in_colour(Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED), Color::Yellow)
    }

    fn in_colour(self, style: Style, colour: Color) -> Style {
        match self {
            Ink::Plain => style,
            Ink::Coloured => style.fg(colour),
        }
    }
}

pub(crate) fn bold() -> Style {
    Style::new().add_modifier(Modifier::BOLD)
}

pub(crate) fn dim() -> Style {
    Style::new().add_modifier(Modifier::DIM)
}

/// Words with their look.
pub(crate) type Piece = (String, Style);

/// How many columns a text takes.
pub(crate) fn width(text: &str) -> usize {
    Span::raw(text).width()
}

/// The pieces in lines of at most `most` columns; the first begins `first` columns in, the others `indent`.
pub(crate) fn wrap(pieces: &[Piece], most: usize, first: usize, indent: usize) -> Vec<Line<'static>> {
    let most = most.max(indent + 8).max(first + 8);
    let mut lines = vec![Line::raw(" ".repeat(first))];
    let mut column = first;
    let mut is_start = true;
    for (text, style) in pieces {
        for word in text.split_inclusive(' ') {
            let bare = word.trim_end_matches(' ');
            let wide = width(bare);
            if column + wide > most && !is_start {
                lines.push(Line::raw(" ".repeat(indent)));
                column = indent;
            }
            for part in parts(bare, most - indent) {
                let wide = width(&part);
                if column + wide > most {
                    lines.push(Line::raw(" ".repeat(indent)));
                    column = indent;
                }
                column += wide;
                is_start = false;
                push(&mut lines, part, *style);
            }
            let spaces = word.len() - bare.len();
            if spaces > 0 && column + spaces <= most {
                push(&mut lines, " ".repeat(spaces), *style);
                column += spaces;
            } else if spaces > 0 {
                // The space at the end of a full line: the next word begins another.
                column = most + 1;
            }
        }
    }
    lines
}

/// A word in parts of at most `most` columns.
fn parts(word: &str, most: usize) -> Vec<String> {
    if width(word) <= most {
        return vec![word.to_owned()];
    }
    let mut parts = vec![String::new()];
    let mut column = 0;
    for c in word.chars() {
        let wide = width(c.encode_utf8(&mut [0; 4]));
        if column + wide > most {
            parts.push(String::new());
            column = 0;
        }
        column += wide;
        if let Some(part) = parts.last_mut() {
            part.push(c);
        }
    }
    parts
}

fn push(lines: &mut [Line<'static>], text: String, style: Style) {
    if let Some(line) = lines.last_mut()
        && !text.is_empty()
    {
        line.push_span(Span::styled(text, style));
    }
}

/// At most so many columns of a text, with an ellipsis where something was left out.
pub(crate) fn fit(text: &str, most: usize) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut column = 0;
    for c in text.chars() {
        let wide = width(c.encode_utf8(&mut [0; 4]));
        if column + wide + 1 > most {
            break;
        }
        column += wide;
        kept.push(c);
    }
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, most: usize) -> Vec<String> {
        wrap(&[(text.to_owned(), Style::new())], most, 0, 2).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn words_wrap_by_columns_and_long_ones_break() {
        assert_eq!(lines("one two three four", 10), ["one two ", "  three ", "  four"]);
        assert_eq!(lines("東京の港で 船が", 12), ["東京の港で ", "  船が"]);
        assert!(lines(&"x".repeat(100), 20).iter().all(|line| width(line) <= 20));
        assert_eq!(fit("東京の港で", 5), "東京…");
        assert_eq!(lines("", 10), [""]);
    }

    #[test]
    fn nothing_is_lost_or_too_wide() {
        for text in ["a  b", "  two before", "wide 東 words 京 and narrow", "endings "] {
            for most in 10..30 {
                let wrapped = lines(text, most);
                assert!(wrapped.iter().all(|line| width(line) <= most), "{wrapped:?}");
                let all: String = wrapped.concat().split_whitespace().collect();
                assert_eq!(all, text.split_whitespace().collect::<String>());
            }
        }
    }
}
