//! The end that a person (Ctrl-C) or the system (SIGTERM) asks for while a command is at work: nothing half written stays, and the exit
//! code says which it was, 130 or 143.
//!
//! `review`, `add` and `serve` have a screen or a server to end, and do it in their own ways. A second Ctrl-C ends at once.

use super::{out, progress};
use dissensus::disk;
use std::io;

/// Answers from now on.
pub(crate) fn watch() {
    // A system that has no such thing ends a program in its own way.
    let _ = listen();
}

/// Ends the program: after what is being printed, without files that are not whole.
fn end(code: i32) -> ! {
    let _whole = out::after_printing();
    let _none_begun = disk::abandon();
    progress::clear();
    std::process::exit(code)
}

#[cfg(unix)]
fn listen() -> io::Result<()> {
    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::flag;
    use signal_hook::low_level::pipe;
    use std::io::Read;
    use std::os::unix::net::UnixStream;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

    let came = Arc::new(AtomicUsize::new(0));
    let (mut waiting, woken) = UnixStream::pair()?;
    for signal in [SIGINT, SIGTERM] {
        let number = usize::try_from(signal).unwrap_or(0);
        let is_second = Arc::new(AtomicBool::new(false));
        // In this order: the first one finds that it is no second.
        flag::register_conditional_shutdown(signal, 128 + signal, Arc::clone(&is_second))?;
        flag::register(signal, is_second)?;
        flag::register_usize(signal, Arc::clone(&came), number)?;
        pipe::register(signal, woken.try_clone()?)?;
    }
    std::thread::Builder::new().name("interrupt".to_owned()).spawn(move || {
        let mut byte = [0];
        while waiting.read_exact(&mut byte).is_ok() {
            if let Ok(signal) = i32::try_from(came.load(Ordering::SeqCst)) {
                end(128 + signal);
            }
        }
    })?;
    Ok(())
}

#[cfg(not(unix))]
fn listen() -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    std::thread::Builder::new().name("interrupt".to_owned()).spawn(move || {
        if runtime.block_on(tokio::signal::ctrl_c()).is_ok() {
            end(130);
        }
    })?;
    Ok(())
}
