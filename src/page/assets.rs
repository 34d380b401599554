//! The style, the scripts and the sign of the page, embedded.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

const CSS: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// All that there is, by name; a name is never a path.
const ASSETS: &[(&str, &str, &str)] = &[
    ("page.css", CSS, include_str!("assets/page.css")),
    ("row.css", CSS, include_str!("assets/row.css")),
    ("telling.css", CSS, include_str!("assets/telling.css")),
    ("page.js", SCRIPT, include_str!("assets/page.js")),
    ("keys.js", SCRIPT, include_str!("assets/keys.js")),
    ("swap.js", SCRIPT, include_str!("assets/swap.js")),
    ("watch.js", SCRIPT, include_str!("assets/watch.js")),
    ("select.js", SCRIPT, include_str!("assets/select.js")),
    ("drag.js", SCRIPT, include_str!("assets/drag.js")),
    ("telling.js", SCRIPT, include_str!("assets/telling.js")),
    ("read.js", SCRIPT, include_str!("assets/read.js")),
    ("sign.svg", "image/svg+xml", include_str!("assets/sign.svg")),
];

/// An asset by its name.
pub(super) async fn answer(Path(name): Path<String>) -> Response {
    match ASSETS.iter().find(|(known, ..)| *known == name) {
        Some((_, kind, text)) => ([(header::CONTENT_TYPE, *kind)], *text).into_response(),
        None => (StatusCode::NOT_FOUND, "there is no such file\n").into_response(),
    }
}
