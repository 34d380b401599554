//! The terminal of `review`: taken over and given back whatever happens, its events as keys.

use super::draw::draw;
use super::ink::Ink;
use super::session::{End, Key, Session};
use dissensus::{Error, Result};
use jiff::Timestamp;
use ratatui::crossterm::event::{
    self, DisableBracketedPaste, EnableBracketedPaste, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers,
};
use ratatui::crossterm::execute;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// How a session on the terminal ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    /// By its keys.
    By(End),
    /// By a signal of this number.
    Signal(u8),
}

/// So often signals are looked for.
const TICK: Duration = Duration::from_millis(200);

/// Runs a session on the terminal until it ends.
///
/// # Errors
///
/// A terminal that can't be read or written; it is given back first.
pub(crate) fn run(session: &mut Session, ink: Ink) -> Result<Ended> {
    let failed = |source| Error::Write { path: PathBuf::from("the terminal"), source };
    let signals = signals().map_err(failed)?;
    leave_for_good(Arc::clone(&signals));
    // The hook of a panic gives the terminal back as well.
    let mut terminal = ratatui::try_init().map_err(failed)?;
    let given_back = GiveBack;
    execute!(io::stdout(), EnableBracketedPaste).map_err(failed)?;
    let ended = listen(&mut terminal, session, ink, &signals).map_err(failed);
    drop(given_back);
    ended
}

/// Gives the terminal back when it is dropped.
struct GiveBack;

impl Drop for GiveBack {
    fn drop(&mut self) {
        let _ = execute!(io::stdout(), DisableBracketedPaste);
        ratatui::restore();
    }
}

fn listen(
    terminal: &mut ratatui::DefaultTerminal,
    session: &mut Session,
    ink: Ink,
    signals: &AtomicUsize,
) -> io::Result<Ended> {
    loop {
        terminal.draw(|frame| draw(frame, session, ink))?;
        // What is typed fast is taken in one go, and drawn once.
        let mut is_idle = true;
        while is_idle || event::poll(Duration::ZERO)? {
            let signal = signals.load(Ordering::Relaxed);
            if signal > 0 {
                return Ok(Ended::Signal(u8::try_from(signal).unwrap_or(u8::MAX)));
            }
            if !event::poll(if is_idle { TICK } else { Duration::ZERO })? {
                continue;
            }
            is_idle = false;
            if let Some(key) = key(event::read()?) {
                session.press(key, Timestamp::now());
            }
            if let Some(end) = session.end {
                return Ok(Ended::By(end));
            }
        }
    }
}

/// An event as a key; `None` for what is none: a key let go, a mouse. A new size is drawn without.
fn key(event: Event) -> Option<Key> {
    let pressed: KeyEvent = match event {
        Event::Paste(text) => return Some(Key::Paste(text)),
        Event::Key(pressed) if pressed.kind != KeyEventKind::Release => pressed,
        _ => return None,
    };
    let with_control = pressed.modifiers.contains(KeyModifiers::CONTROL);
    // Alt with a letter is the window's.
    if pressed.modifiers.contains(KeyModifiers::ALT) && !with_control {
        return None;
    }
    Some(match pressed.code {
        KeyCode::Char(c) if with_control && !pressed.modifiers.contains(KeyModifiers::ALT) => {
            Key::Ctrl(c.to_ascii_lowercase())
        }
        KeyCode::Char(c) => Key::Char(c),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        _ => return None,
    })
}

/// Ends the program where a signal came and nobody answers it: a terminal that is gone is read for ever. What was decided is on disk.
fn leave_for_good(signals: Arc<AtomicUsize>) {
    std::thread::spawn(move || {
        while signals.load(Ordering::Relaxed) == 0 {
            std::thread::sleep(TICK);
        }
        std::thread::sleep(TICK * 5);
        ratatui::restore();
        let signal = i32::try_from(signals.load(Ordering::Relaxed)).unwrap_or(0);
        std::process::exit(128 + signal);
    });
}

/// The number of a signal that asks the program to end; 0 until one comes.
#[cfg(unix)]
fn signals() -> io::Result<Arc<AtomicUsize>> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let came = Arc::new(AtomicUsize::new(0));
    for signal in [SIGHUP, SIGINT, SIGTERM] {
        let number = usize::try_from(signal).unwrap_or(0);
        signal_hook::flag::register_usize(signal, Arc::clone(&came), number)?;
    }
    Ok(came)
}

#[cfg(not(unix))]
fn signals() -> io::Result<Arc<AtomicUsize>> {
    Ok(Arc::new(AtomicUsize::new(0)))
}
