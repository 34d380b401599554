//! What is shown of a text, written down: `[quote of the row 0:…]`, `{quote of another row:…}`, `_value_`, `/` between sentences.

use super::*;
use proptest::prelude::*;

/// The quotes of the row, then those of other rows, where they stand first; a value stands behind `=`.
fn marks(text: &str, row: &[&str], other: &[&str]) -> Vec<Quote> {
    let find = |text: &str, words: &str| {
        let at = text.find(words).unwrap_or_else(|| panic!("{words} is not in {text}"));
        Span::new(at, at + words.len())
    };
    let mut quotes = Vec::new();
    for (i, words) in row.iter().enumerate() {
        let (words, value) =
            words.split_once('=').map_or((*words, None), |(words, value)| (words, Some(value)));
        let span = find(text, words);
        let value = value.map(|value| find(span.of(text), value));
        let value = value.map(|value| Span::new(span.start + value.start, span.start + value.end));
        quotes.push(Quote { span, of: Of::Row(i), value });
    }
    for (i, words) in other.iter().enumerate() {
        quotes.push(Quote { span: find(text, words), of: Of::Other(i), value: None });
    }
    quotes
}

fn written(passage: &Passage) -> String {
    let mut out = String::new();
    for block in &passage.blocks {
        let sentences = match block {
            Block::Gap => {
                out.push_str("…\n");
                continue;
            }
            Block::Paragraph(sentences) => sentences,
        };
        for (i, sentence) in sentences.iter().enumerate() {
            out.push_str(if i > 0 { "/" } else { "" });
            for piece in &sentence.pieces {
                let words = match piece.words {
                    Words::Text(text) => text.to_owned(),
                    Words::Odd(c) => format!("<{:04X}>", c as u32),
                };
                let words = if piece.is_value { format!("_{words}_") } else { words };
                out.extend(piece.begins.iter().map(|claim| format!("#{claim} ")));
                out.push_str(&match piece.of {
                    None => words,
                    Some(Of::Row(i)) => format!("[{i}:{words}]"),
                    Some(Of::Other(i)) => format!("{{{i}:{words}}}"),
                });
            }
        }
        out.push('\n');
    }
    out
}

#[track_caller]
fn shows(text: &str, row: &[&str], other: &[&str], expected: &str) {
    let quotes = marks(text, row, other);
    let passage = Passage::of(text, &windows(text, &quotes), &quotes);
    assert_eq!(written(&passage), format!("{expected}\n"));
}

#[test]
fn a_quote_is_marked_and_its_value_in_it() {
    shows(
        "It sank. Nine people died. All wept.\nThe end.",
        &["Nine people died=Nine"],
        &[],
        "It sank. /#0 [0:_Nine_][0: people died]. /All wept.\nThe end.",
    );
}

#[test]
fn quotes_that_overlap_or_nest_are_all_there() {
    shows("a b c d e", &["b c d", "c"], &[], "a #0 [0:b ]#1 [1:c][0: d] e");
    shows("a b c d e", &["a b c", "b c d e"], &[], "#0 [0:a ]#1 [0:b c][1: d e]");
    shows("a b c", &["b", "b"], &[], "a #0 #1 [0:b] c");
    // The row's quote goes before those of others, which show where it does not reach.
    shows("a b c d", &["b c"], &["a b", "c d", "b c"], "{0:a }#0 [0:b c]{1: d}");
    // Over the end of a sentence, and of a line.
    shows(
        "It sank. All wept.\nThe end.",
        &["sank. All wept.\nThe=wept"],
        &[],
        "It #0 [0:sank. ]/[0:All ][0:_wept_][0:.]\n[0:The] end.",
    );
}

#[test]
fn lines_of_a_wrapped_text_are_no_paragraphs() {
    let wrapped = "The ferry left the harbour at noon with some three hundred\npeople on board and sank an hour \
                   later in calm seas, a\nspokeswoman for the port told the paper on the evening of\nthe day it \
                   happened.\n\nAll wept.";
    let passage = Passage::of(wrapped, &[Span::new(0, wrapped.len())], &[]);
    assert_eq!(passage.blocks.len(), 2);
}

#[test]
fn odd_characters_are_named_within_a_quote_and_without() {
    shows("a\u{202e}41\u{202c} b\0", &["41"], &[], "a<202E>#0 [0:41]<202C> b<0000>");
    shows("a \u{2067}b\u{2069}\u{2028}c", &["b"], &[], "a \u{2067}#0 [0:b]\u{2069}\nc");
}

#[test]
fn of_a_long_text_only_what_is_around_the_quotes_is_shown() {
    let filler = "The harbour was quiet and the boats lay at the quay. ".repeat(400);
    let text = format!("{filler}\nNine people died.\n{filler}\nFourteen rafts were launched.\n{filler}");
    let quotes = marks(&text, &["Nine people", "Fourteen rafts"], &[]);
    let windows = windows(&text, &quotes);
    assert_eq!(windows.len(), 2);
    for window in &windows {
        let shown = window.of(&text);
        assert!(shown.starts_with("The harbour") && shown.ends_with("quay. "), "{shown}");
        assert!((2000..3200).contains(&shown.chars().count()), "{}", shown.chars().count());
    }
    let passage = Passage::of(&text, &windows, &quotes);
    assert_eq!(passage.blocks.iter().filter(|block| **block == Block::Gap).count(), 3);
    // One behind the other: one window.
    let quotes = marks(&text, &["Nine people", "died"], &[]);
    assert_eq!(super::windows(&text, &quotes).len(), 1);
    // No quote of the row: the beginning.
    assert_eq!(super::windows(&text, &[])[0].start, 0);
}

#[test]
fn a_line_of_200_kb_is_cut_between_words() {
    let line = format!("{} Nine people died {}", "wörd ".repeat(40_000), "wörd ".repeat(40_000));
    let quotes = marks(&line, &["Nine people"], &[]);
    let windows = windows(&line, &quotes);
    assert_eq!(windows.len(), 1);
    assert!(windows[0].of(&line).starts_with("wörd") && windows[0].of(&line).ends_with("wörd"));
    let word = "ä".repeat(200_000);
    let quotes = [Quote { span: Span::new(100_000, 100_002), of: Of::Row(0), value: None }];
    let windows = super::windows(&word, &quotes);
    assert!(windows[0].len() < 7000 && windows[0].contains(&quotes[0].span));
}

#[test]
fn ten_thousand_quotes_over_each_other_cost_no_more_than_side_by_side() {
    let text = "Nine boats left the harbour. ".repeat(180_000);
    assert!(text.len() > 5_000_000);
    let of = |i: usize| if i.is_multiple_of(2) { Of::Row(i) } else { Of::Other(i) };
    let nested = |i: usize| Span::new(1_000_000 + i, 1_020_000 - i);
    let quotes: Vec<Quote> = (0..10_000).map(|i| Quote { span: nested(i), of: of(i), value: None }).collect();
    let windows = windows(&text, &quotes);
    let passage = Passage::of(&text, &windows, &quotes);
    let pieces: usize = passage.sentences().map(|sentence| sentence.pieces.len()).sum();
    assert!(pieces < 22_000, "{pieces}");
    let shown: usize = windows.iter().map(Span::len).sum();
    assert!(shown < 80_000, "{shown}");
}

fn spans(text: &str, places: &[(usize, usize, bool)]) -> Vec<Quote> {
    let length = text.len() + 1;
    let mut quotes = Vec::new();
    for (i, (start, end, is_row)) in places.iter().enumerate() {
        let (start, end) = (text.floor_char_boundary(start % length), text.floor_char_boundary(end % length));
        let span = Span::new(start, end);
        let of = if *is_row { Of::Row(i) } else { Of::Other(i) };
        quotes.push(Quote { span, of, value: Some(span) });
    }
    quotes
}

proptest! {
    /// Whatever a text holds: what is shown of it is its words, in their order, each in one piece with those that have it.
    #[test]
    fn any_text_is_shown_as_it_is(
        text in "(\\PC|[\u{202a}-\u{202e}\u{2066}-\u{2069}\u{200d}\u{ad}\0\u{1b}\u{85}\u{2028}. \n]){0,80}",
        places in prop::collection::vec((any::<usize>(), any::<usize>(), any::<bool>()), 0..6),
    ) {
        let quotes = spans(&text, &places);
        let passage = Passage::of(&text, &windows(&text, &quotes), &quotes);
        let mut end = 0;
        for sentence in passage.sentences() {
            prop_assert!(sentence.span.start >= end && !sentence.span.of(&text).is_empty());
            let left = Span::new(end, sentence.span.start).of(&text);
            prop_assert!(left.chars().all(|c| !c.is_alphanumeric()), "left out: {:?}", left);
            end = sentence.span.end;
            let mut at = sentence.span.start;
            for piece in &sentence.pieces {
                let rest = text.get(at..).unwrap_or_default();
                let c = rest.chars().next().unwrap_or_default();
                let length = match piece.words {
                    Words::Text(words) if rest.starts_with(words) => words.len(),
                    Words::Text(words) => { prop_assert_eq!((words, c.is_whitespace()), (" ", true)); c.len_utf8() }
                    Words::Odd(odd) => { prop_assert_eq!(odd, c); c.len_utf8() }
                };
                prop_assert!(length > 0);
                let piece_span = Span::new(at, at + length);
                let of_row: Vec<&Quote> = quotes.iter().filter(|quote| matches!(quote.of, Of::Row(_)) && !quote.span.is_empty() && quote.span.overlaps(&piece_span)).collect();
                // No word is marked that its quote does not have, and none is left out.
                if let Some(Of::Row(own)) = piece.of {
                    prop_assert!(quotes.get(own).is_some_and(|quote| quote.span.contains(&piece_span)));
                }
                prop_assert_eq!(matches!(piece.of, Some(Of::Row(_))), !of_row.is_empty());
                prop_assert_eq!(piece.is_value, !of_row.is_empty());
                at += length;
            }
            prop_assert_eq!(at, sentence.span.end);
        }
        // Each quote of the row with a word in a sentence begins once.
        for (i, quote) in quotes.iter().enumerate().filter(|(_, quote)| matches!(quote.of, Of::Row(_)) && !quote.span.is_empty()) {
            let begins = passage.sentences().flat_map(|sentence| &sentence.pieces).filter(|piece| piece.begins.contains(&i)).count();
            let is_shown = passage.sentences().any(|sentence| sentence.span.overlaps(&quote.span));
            prop_assert!(begins <= 1 && (begins == 1 || !is_shown));
        }
    }

    #[test]
    fn windows_and_parts_can_be_sliced(seed in "\\PC{1,6}[ \n.]?", times in 1..9000_usize, places in prop::collection::vec((any::<usize>(), any::<usize>(), any::<bool>()), 0..4)) {
        let text = seed.repeat(times);
        let quotes = spans(&text, &places);
        let mut end = 0;
        for window in windows(&text, &quotes) {
            prop_assert!(window.start >= end && text.get(window.start..window.end).is_some());
            end = window.end;
        }
        for number in 0..parts(&text) {
            let span = part(&text, number);
            prop_assert!(text.get(span.start..span.end).is_some());
        }
    }
}
