//! `dissensus serve`: the review of a case on a local page.

use super::out::print;
use super::paths;
use super::who;
use crate::page;
use dissensus::desk::Desk;
use dissensus::{Error, Result};
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tokio::net::TcpListener;

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

pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    let folder = paths::folder(&args.case)?;
    let desk = Desk::open(&folder, &who::reviewer(args.by.as_deref(), &folder)?)?;
    let failed = |error: io::Error| refused(&args.case, &error.to_string());
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(failed)?;
    runtime.block_on(async {
        let listener = listen(args).await?;
        let address = listener.local_addr().map_err(failed)?;
        print(&format!("{}: http://{address}/  (Ctrl-C ends it)\n", desk.case().name))?;
        page::serve(desk, listener, ended()).await.map_err(failed)?;
        Ok(ExitCode::SUCCESS)
    })
}

/// The port that was asked for, or the first of the usual ones that is free.
async fn listen(args: &Args) -> Result<TcpListener> {
    let bind = |port| TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    if let Some(port) = args.port {
        let why =
            |error| refused(&args.case, &format!("port {port}: {error}; without --port a free one is taken"));
        return bind(port).await.map_err(why);
    }
    for port in PORTS {
        if let Ok(listener) = bind(port).await {
            return Ok(listener);
        }
    }
    bind(0).await.map_err(|error| refused(&args.case, &error.to_string()))
}

fn refused(case: &Path, why: &str) -> Error {
    Error::Nothing { path: case.to_path_buf(), what: format!("cannot be served: {why}") }
}

/// Done when the person, or the system, asks for the end.
async fn ended() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let asked = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
        match asked {
            Ok(mut asked) => tokio::select! {
                _ = interrupted => {}
                _ = asked.recv() => {}
            },
            Err(_) => drop(interrupted.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupted.await);
}
