//! The lines below: what was done, what is typed, which keys act.

use super::modes::{column, shown};
use super::row::plain;
use crate::cli::review::ink::{Ink, bold, dim, fit, width, wrap};
use crate::cli::review::mode::{Mode, PickFor, Purpose};
use crate::cli::review::session::{Message, Session};
use dissensus::desk::ruling;
use dissensus::report::wording::{count, printable};
use ratatui::text::{Line, Span};

/// The lines below: what was done, what is typed, which keys act.
pub(super) struct Foot {
    pub(super) lines: Vec<Line<'static>>,
    pub(super) cursor: Option<(u16, u16)>,
}

pub(super) fn foot(session: &Session, ink: Ink, most: usize) -> Foot {
    let mut lines = Vec::new();
    let mut cursor = None;
    let wrong = match &session.mode {
        Mode::Amend(form) => form.wrong.as_ref(),
        _ => None,
    };
    match (&session.message, wrong) {
        (_, Some(wrong)) => {
            lines.extend(wrap(&[(wrong.clone(), ink.warning())], most, 1, 1).into_iter().take(3))
        }
        (Some(Message::Done(text)), _) => {
            lines.extend(wrap(&[plain(text.clone())], most, 1, 1).into_iter().take(3))
        }
        (Some(Message::Failed(text)), _) => {
            lines.extend(wrap(&[(text.clone(), ink.warning())], most, 1, 1).into_iter().take(4));
        }
        (None, _) => lines.extend(found(&session.mode).or_else(|| Some(Line::raw("")))),
    }
    if let (Mode::Rows, Some(sheet)) = (&session.mode, &session.sheet)
        && !sheet.stale.is_empty()
    {
        let renew = match sheet.renewable.as_str() {
            "" => String::new(),
            sorts => format!("R rules again: {sorts}; "),
        };
        let text = format!("stale: {renew}d sets {} aside", count(sheet.stale.len(), "decision"));
        lines.push(Line::styled(fit(&format!(" {text}"), most), bold()));
    }
    let typed = match &session.mode {
        Mode::Typing(typing) if typing.purpose == Purpose::Filter => Some((" filter: ", &typing.input)),
        Mode::Typing(typing) => Some((" note: ", &typing.input)),
        Mode::Merge(choice) => Some((" rows with: ", &choice.input)),
        Mode::Article(_, reading) => reading.search.typing.as_ref().map(|input| (" search: ", input)),
        _ => None,
    };
    if let Some((name, input)) = typed {
        let (text, x) = shown(input, most.saturating_sub(width(name) + 1));
        cursor = Some((column(width(name) + x), u16::try_from(lines.len()).unwrap_or(0)));
        lines.push(Line::from(vec![Span::styled(name, bold()), Span::raw(text)]));
    }
    lines.extend(keys(&session.mode, most));
    Foot { lines, cursor }
}

/// Which of the hits in an article is on the screen.
fn found(mode: &Mode) -> Option<Line<'static>> {
    let Mode::Article(_, reading) = mode else { return None };
    let search = &reading.search;
    let words = Some(printable(&search.words)).filter(|words| !words.is_empty())?;
    Some(Line::raw(match search.hits {
        0 => format!(" `{words}` is not in this article"),
        hits => format!(" `{words}`: hit {} of {hits}", search.at + 1),
    }))
}

pub(super) fn keys(mode: &Mode, most: usize) -> Vec<Line<'static>> {
    let text = match mode {
        Mode::Rows => {
            let digits = ruling::VERDICTS.iter().zip(1..).map(|(verdict, digit)| format!("{digit} {}", verdict.word()));
            let digits: Vec<String> = digits.collect();
            format!(
                "a accept  {}  f flag  n note  x split  m merge  s origin  e amend  o article  u undo  / filter  ? help  q quit",
                digits.join("  ")
            )
        }
        Mode::Help(_) => "q back  space PgUp scroll".to_owned(),
        Mode::Typing(typing) => match typing.purpose {
            Purpose::Filter => {
                "Enter filter, an empty line: all rows  Esc back  unseen  flagged  stale  conflict  denied  date  article:ID  by:NAME  words".to_owned()
            }
            Purpose::Note => "Enter write it down  Esc back".to_owned(),
        },
        Mode::Pick(pick) => match pick.purpose {
            PickFor::Split => "1-9 mark  j k space mark others  Enter split  Esc back".to_owned(),
            PickFor::Origin => "1-9 mark  j k space mark others  Enter one origin  Esc back".to_owned(),
            PickFor::Amend => "1-9 amend  j k choose  Enter amend  r reject: it is no claim  Esc back".to_owned(),
        },
        Mode::Merge(_) => "type to narrow  ↑ ↓ choose  Enter merge  Esc back".to_owned(),
        Mode::Amend(_) => "type  ↑ ↓ other line  Enter write it down  Esc back".to_owned(),
        Mode::Article(..) => "j k next claim, claim before  ↑ ↓ space PgUp scroll  g G ends  / search  n N next hit, hit before  q back".to_owned(),
    };
    // Keys and what they do stay together.
    let mut lines: Vec<String> = vec![String::new()];
    for part in text.split("  ") {
        let line = lines.last().map_or(0, |line| width(line));
        if line > 0 && line + 2 + width(part) + 1 > most {
            lines.push(String::new());
        }
        if let Some(last) = lines.last_mut() {
            last.push_str(if last.is_empty() { " " } else { "  " });
            last.push_str(part);
        }
    }
    lines.into_iter().map(|line| Line::styled(line, dim())).collect()
}
