//! `dissensus serve`: the review of a case on a local page.

use super::out::print;
use super::paths;
use super::who;
use crate::page;
use dissensus::desk::Desk;
use dissensus::report::wording::printable;
use dissensus::{Error, Result};
use std::io::{self, IsTerminal, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc;
use std::time::Duration;

/// Review a case in the browser: the queue, the articles side by side, the same keys and decisions as `review`
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dissensus serve claims/ferry-2031              then open the address that it prints; Ctrl-C ends it
  dissensus serve claims/ferry-2031 --port 8080
  dissensus serve claims/ferry-2031 --by 'Ana Marek'

The page is served to this machine alone (127.0.0.1), and asks nothing of any other.
Decisions go to review.yaml, claims by hand to curated.yaml: the page keeps nothing of its own.
Who decides: --by, else DISSENSUS_REVIEWER, else git's user.name, else the user's name.

Exit codes: 0 ended by Ctrl-C; 2 could not do it.")]
pub(crate) struct Args {
    /// The case folder
    case: PathBuf,
    /// The port to be served on; 0 for any that is free [default: 7717, or the next that is free]
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// Who decides
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
}

/// Where it is looked for a free port, unless one is named.
const PORTS: std::ops::Range<u16> = 7717..7737;

/// After so long somebody who waits is told what for.
const PATIENCE: Duration = Duration::from_millis(400);

/// How long a request may be at work still when everything else has ended.
const LAST_WORK: Duration = Duration::from_millis(200);

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let folder = paths::folder(&args.case)?;
    let by = who::reviewer(args.by.as_deref(), &folder)?;
    let failed = |error: io::Error| refused(&args.case, &error.to_string());
    // First, for a port that is taken is known at once.
    let listener = listen(args)?;
    let address = listener.local_addr().map_err(failed)?;
    let desk = telling(&folder, || Desk::open(&folder, &by))?;
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(failed)?;
    let served = runtime.block_on(async {
        listener.set_nonblocking(true).map_err(failed)?;
        let listener = tokio::net::TcpListener::from_std(listener).map_err(failed)?;
        // Before anybody is told the address, so that from then on an end is an orderly one.
        let ended = ended().map_err(failed)?;
        print(&format!("{}: http://{address}/  (Ctrl-C ends it)\n", desk.case().name))?;
        page::serve(desk, listener, ended).await.map_err(failed)?;
        Ok(ExitCode::SUCCESS)
    });
    // A request that is at work still was answered to nobody.
    runtime.shutdown_timeout(LAST_WORK);
    served
}

/// Reads a case; where that takes a while, a person at a terminal is told why nothing happens.
fn telling<T>(folder: &Path, read: impl FnOnce() -> T) -> T {
    if !io::stderr().is_terminal() {
        return read();
    }
    let (done, waits) = mpsc::channel::<()>();
    let name = printable(&folder.display().to_string());
    let teller = std::thread::spawn(move || {
        if waits.recv_timeout(PATIENCE) == Err(mpsc::RecvTimeoutError::Timeout) {
            // Where standard error is gone, there is nobody to be told.
            let _ = writeln!(io::stderr(), "reading {name} …");
        }
    });
    let read = read();
    drop(done);
    let _ = teller.join();
    read
}

/// The port that was asked for, or the first of the usual ones that is free.
fn listen(args: &Args) -> Result<TcpListener> {
    let bind = |port| TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    if let Some(port) = args.port {
        return bind(port).map_err(|error| {
            let what = match error.kind() {
                io::ErrorKind::AddrInUse => "another program has it, perhaps another `serve`".to_owned(),
                io::ErrorKind::PermissionDenied => "this system gives it to its own programs only".to_owned(),
                _ => error.to_string(),
            };
            refused(&args.case, &format!("port {port}: {what}; without --port a free one is taken"))
        });
    }
    for port in PORTS {
        if let Ok(listener) = bind(port) {
            return Ok(listener);
        }
    }
    bind(0).map_err(|error| refused(&args.case, &error.to_string()))
}

fn refused(case: &Path, why: &str) -> Error {
    Error::Nothing { path: case.to_path_buf(), what: format!("cannot be served: {why}") }
}

/// Done when the person, or the system, asks for the end; both are listened for from the call on. That the terminal went away is
/// not among them, so that `nohup` keeps its meaning.
///
/// # Errors
///
/// What the system says where signals cannot be listened for.
#[cfg(unix)]
fn ended() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut asked = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupted.recv() => {}
            _ = asked.recv() => {}
        }
    })
}

/// Done when the person, or the system, asks for the end; both are listened for from the call on.
///
/// # Errors
///
/// What the system says where it cannot be listened for.
#[cfg(windows)]
fn ended() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::windows;
    let mut interrupted = windows::ctrl_c()?;
    let mut closed = windows::ctrl_close()?;
    Ok(async move {
        tokio::select! {
            _ = interrupted.recv() => {}
            _ = closed.recv() => {}
        }
    })
}
