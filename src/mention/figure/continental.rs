//! Numbers as the rest of Europe writes them, where they can be nothing else: "1.234.567", "1.111,11", "3,5%", "12'500".

use super::digits::{Run, ascii};
use super::numeral::Setting;
use crate::lexicon::{numbers, numbers::Word, units};
use crate::text::Tokens;

/// Adds the groups and decimals that follow the digits at token `i`; gives the last token and how many decimals there
/// are.
pub(super) fn read(tokens: &Tokens, i: usize, setting: Setting, run: &mut Run) -> Option<(usize, u32)> {
    let opening = tokens.folded(i);
    if opening.len() > 3 || !tokens.glued(i) || opening.len() > 1 && opening.starts_with('0') {
        return None;
    }
    let (groups, end) = grouped(tokens, i);
    let decimals = decimals(tokens, end);
    let zero = opening.starts_with('0');
    let is_number = match (groups, &decimals) {
        (0, Some(part)) => is_told(tokens, end + 2, part, setting),
        // "1.111" alone is a decimal.
        (1, Some(_)) => !zero,
        (1, None) => tokens.folded(i + 1) == "'" && !zero,
        (2.., _) => !zero && !is_address(tokens, i, groups),
        _ => false,
    };
    if !is_number {
        return None;
    }
    for k in 1..=groups {
        run.push(tokens.folded(i + 2 * k));
    }
    let Some(part) = decimals else { return Some((end, 0)) };
    run.push(part);
    Some((end + 2, u32::try_from(part.len()).ok()?))
}

/// True for digits with two groups or more behind points: "1.234.567", which else would be a version.
pub(super) fn is_number(tokens: &Tokens, i: usize) -> bool {
    let written = tokens.folded(i);
    if written.len() > 3 || !tokens.glued(i) {
        return false;
    }
    let (groups, end) = grouped(tokens, i);
    let free = !tokens.glued(end)
        || !matches!(tokens.folded(end + 1), "." | "/" | "-" | ":")
        || !tokens.glued(end + 1);
    let opens = i.checked_sub(1).is_none_or(|before| !tokens.glued(before) || tokens.folded(before) == "(");
    groups >= 2 && free && opens && !written.starts_with('0') && !is_address(tokens, i, groups)
}

/// How many groups of three digits follow with one and the same sign between them, and the last token.
fn grouped(tokens: &Tokens, i: usize) -> (usize, usize) {
    let sign = tokens.folded(i + 1);
    let (mut count, mut end) = (0, i);
    if !matches!(sign, "." | "'") {
        return (0, i);
    }
    while count < 6
        && tokens.folded(end + 1) == sign
        && tokens.glued(end)
        && tokens.glued(end + 1)
        && ascii(tokens, end + 2).is_some_and(|group| group.len() == 3)
    {
        count += 1;
        end += 2;
    }
    (count, end)
}

/// One or two digits behind a comma that touches both sides, where no further digits follow.
fn decimals<'t>(tokens: &'t Tokens, end: usize) -> Option<&'t str> {
    let comma = tokens.folded(end + 1) == "," && tokens.glued(end) && tokens.glued(end + 1);
    let part = ascii(tokens, end + 2).filter(|part| comma && part.len() <= 2)?;
    let more = tokens.glued(end + 2) && tokens.glued(end + 3) && ascii(tokens, end + 4).is_some();
    (!more).then_some(part)
}

/// True where a magnitude or a sign of per cent follows, or money stands before: "1,5 million", "3,5%", "€1,50".
fn is_told(tokens: &Tokens, last: usize, part: &str, setting: Setting) -> bool {
    let next = tokens.folded(last + 1);
    matches!(numbers::word(next), Some(Word::Magnitude(1000..)))
        || numbers::letters(next).is_some()
        || setting == Setting::Money && part.len() == 2
        || units::after().at(last + 1, |k| tokens.folded(k)).is_some_and(|(_, entry)| match entry.dimension {
            units::Dimension::Percent => true,
            units::Dimension::Money => part.len() == 2,
            _ => false,
        })
}

/// "192.168.100.200": the address of a machine.
fn is_address(tokens: &Tokens, i: usize, groups: usize) -> bool {
    groups == 3 && (0..=groups).all(|k| tokens.folded(i + 2 * k).parse::<u16>().is_ok_and(|part| part < 256))
}
