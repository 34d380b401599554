//! The review page: the queue and the decisions of `review`, on a local page that this binary serves.
//!
//! The page is made here and not in the browser: every address is a whole page, every change is a form, and a script only saves the
//! reload, the mouse and the scrolling. Nothing is kept but what the case keeps: [`dissensus::desk::Desk`] decides, and the files of
//! the case hold it. [`place`] is what an address says, [`state`] what the server has in its hands, [`view`] the pages,
//! [`decide`] and [`add`] the two ways to change something, [`guard`] who may, [`connections`] how long and how many at once.

mod add;
mod assets;
mod connections;
mod decide;
mod fields;
mod guard;
mod place;
mod state;
mod view;

use axum::Router;
use axum::extract::{DefaultBodyLimit, RawQuery, State as Held};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use dissensus::desk::Desk;
use fields::Fields;
use guard::{Arrival, Guard};
use place::Place;
use state::State;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::Mutex;

/// The most that a form may hold, in bytes: a quote, a remark and the claims of a long row.
const LARGEST_FORM: usize = 256 * 1024;

/// What all requests share.
#[derive(Clone)]
struct Shared {
    state: Arc<Mutex<State>>,
    token: Arc<str>,
}

/// Serves a case until `ended` is done, and for the part of a second that answers under way may take.
///
/// # Errors
///
/// Where the system gives no random bytes.
pub(crate) async fn serve(
    desk: Desk,
    listener: TcpListener,
    ended: impl Future<Output = ()>,
) -> std::io::Result<()> {
    let guard = Guard::new()?;
    let shared =
        Shared { state: Arc::new(Mutex::new(State::new(desk, guard.nonce()))), token: guard.token() };
    let router = Router::new()
        .route("/", get(page))
        .route("/state", get(revision))
        .route("/decide", post(decided))
        .route("/add", post(added))
        .route("/assets/{name}", get(assets::answer))
        .fallback(|| async { (StatusCode::NOT_FOUND, "there is no such page: begin at /\n") })
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(axum::middleware::from_fn_with_state(Arc::new(guard), guard::watch))
        .with_state(shared);
    connections::serve(&listener, &router, ended).await;
    Ok(())
}

/// The one page: the queue, a row, and what is open beside it.
async fn page(
    Held(shared): Held<Shared>,
    method: Method,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Response {
    let place = Place::of(&Fields::of(query.as_deref().unwrap_or_default()));
    let arrival = guard::arrival(&headers);
    // A link of another site fills in nothing: one key would write it.
    let place = if arrival == Arrival::FromElsewhere { place.untouched() } else { place };
    shared
        .with(move |state, token| {
            state.look();
            // Who asks for the head alone has read no message.
            let place = if method == Method::HEAD { place } else { state.shown(place) };
            let html = view::page(state, &place, token, arrival).into_string();
            ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
        })
        .await
}

/// Which state of the case the server has: a page that shows another one asks for itself again.
async fn revision(Held(shared): Held<Shared>) -> Response {
    shared
        .with(|state, _| {
            state.look();
            state.revision().into_response()
        })
        .await
}

/// A decision; the answer is the way to the row to look at next.
async fn decided(Held(shared): Held<Shared>, body: String) -> Response {
    shared.with(move |state, _| see(state, decide::decide, &Fields::of(&body))).await
}

/// A claim by hand; the answer is the way to its row, or back to the form with what is wrong.
async fn added(Held(shared): Held<Shared>, body: String) -> Response {
    shared.with(move |state, _| see(state, add::add, &Fields::of(&body))).await
}

/// "See other", so that going back or reloading sends no form again.
fn see(state: &mut State, change: fn(&mut State, &Fields) -> Place, form: &Fields) -> Response {
    let place = change(state, form);
    (StatusCode::SEE_OTHER, [(header::LOCATION, state.href(&place))]).into_response()
}

impl Shared {
    /// Works with the state where waiting does no harm: one request after the other, in the order in which they came.
    async fn with(self, work: impl FnOnce(&mut State, &str) -> Response + Send + 'static) -> Response {
        let mut state = self.state.lock_owned().await;
        let token = self.token;
        let done = tokio::task::spawn_blocking(move || state.during(|state| work(state, &token)));
        done.await.unwrap_or_else(|_| {
            (StatusCode::INTERNAL_SERVER_ERROR, "this request failed, which is a mistake of dissensus\n")
                .into_response()
        })
    }
}
