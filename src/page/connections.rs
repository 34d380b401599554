//! The connections of the page's server: how many there are, how long each may take, and how they end.
//!
//! Whoever is slow, or holds many connections open, keeps nobody else from the page: a head has a time and a size, and where there
//! are too many connections, the one that has asked for nothing whole the longest makes room. The time of a body is
//! [`super::guard`]'s, which says as well when a request has come in whole.

use axum::Router;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::collections::HashMap;
use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::{AbortHandle, Id, JoinSet};

/// So many connections at once are more than the tabs of a person need: a browser holds six.
const MOST: usize = 128;

/// How long a connection may stay without a whole head of a request, also between two requests.
const HEAD_TIME: Duration = Duration::from_secs(20);

/// The most that the head of a request may hold, in bytes: an address of 64 kB, which is the longest, and what browsers send with it.
const LARGEST_HEAD: usize = 128 * 1024;

/// How long an answer may take that is under way when the server is asked to end.
const LAST_ANSWERS: Duration = Duration::from_millis(600);

/// How long nothing is accepted after the system refused a connection, as where a program may open no more files.
const AFTER_REFUSAL: Duration = Duration::from_millis(100);

/// Answers requests until `ended` is done; then it lets answers that are under way go out, and ends.
pub(super) async fn serve(listener: &TcpListener, router: &Router, ended: impl Future<Output = ()>) {
    let begin = Instant::now();
    let (end, ending) = watch::channel(());
    let mut tasks = JoinSet::new();
    let mut open: HashMap<Id, Open> = HashMap::new();
    let mut ended = pin!(ended);
    loop {
        let is_full = open.len() >= MOST;
        if is_full {
            make_room(&open);
        }
        tokio::select! {
            () = &mut ended => break,
            Some(done) = tasks.join_next_with_id() => {
                let id = match &done {
                    Ok((id, ())) => *id,
                    Err(error) => error.id(),
                };
                open.remove(&id);
            }
            accepted = listener.accept(), if !is_full => match accepted {
                Ok((stream, _)) => {
                    let pace = Arc::new(Pace::new(begin));
                    let task = answer(stream, router.clone(), pace.clone(), ending.clone());
                    let abort = tasks.spawn(task);
                    open.insert(abort.id(), Open { pace, abort });
                }
                Err(error) if is_of_one(&error) => {}
                Err(_) => tokio::time::sleep(AFTER_REFUSAL).await,
            },
            // Where all are at work, one of them will be idle soon.
            () = tokio::time::sleep(AFTER_REFUSAL), if is_full => {}
        }
    }
    drop(end);
    // What is not done then is ended when the tasks are dropped.
    let _ = tokio::time::timeout(LAST_ANSWERS, async { while tasks.join_next().await.is_some() {} }).await;
}

/// A connection, from the first request to the last.
async fn answer(stream: TcpStream, router: Router, pace: Arc<Pace>, mut ending: watch::Receiver<()>) {
    // An answer is small, and goes out at once.
    let _ = stream.set_nodelay(true);
    let inner = TowerToHyperService::new(router);
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(pace.clone());
        inner.call(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_buf_size(LARGEST_HEAD)
        .serve_connection(TokioIo::new(stream), service);
    let mut connection = pin!(connection);
    // What went wrong on a connection is the other side's to know.
    tokio::select! {
        _ = connection.as_mut() => return,
        _ = ending.changed() => connection.as_mut().graceful_shutdown(),
    }
    let _ = connection.await;
}

/// A connection that is open.
struct Open {
    pace: Arc<Pace>,
    abort: AbortHandle,
}

/// Ends the connection that has asked for nothing the longest; none where all are at work.
fn make_room(open: &HashMap<Id, Open>) {
    let idle = open.values().filter_map(|one| Some((one.pace.idle_since()?, one)));
    if let Some((_, one)) = idle.min_by_key(|(since, _)| *since) {
        one.abort.abort();
    }
}

/// True for an error of the one connection that was to come, which says nothing of the next.
fn is_of_one(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

/// Whether a connection is at work, or since when it is not. Every request has that of its connection among its extensions.
pub(super) struct Pace {
    begin: Instant,
    /// In microseconds since the server began; [`AT_WORK`] while a request is answered.
    idle_since: AtomicU64,
}

const AT_WORK: u64 = u64::MAX;

impl Pace {
    fn new(begin: Instant) -> Pace {
        let pace = Pace { begin, idle_since: AtomicU64::new(AT_WORK) };
        pace.rest();
        pace
    }

    fn rest(&self) {
        let now = u64::try_from(self.begin.elapsed().as_micros()).unwrap_or(AT_WORK - 1);
        self.idle_since.store(now, Ordering::Relaxed);
    }

    fn idle_since(&self) -> Option<u64> {
        Some(self.idle_since.load(Ordering::Relaxed)).filter(|since| *since != AT_WORK)
    }
}

/// A request that came in whole and is being answered; its end is when it is dropped, also where nobody waits for the answer any
/// more.
pub(super) struct Work(Arc<Pace>);

impl Work {
    pub(super) fn on(pace: Arc<Pace>) -> Work {
        pace.idle_since.store(AT_WORK, Ordering::Relaxed);
        Work(pace)
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        self.0.rest();
    }
}
