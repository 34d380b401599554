//! Who may ask, and who may change something: other pages in the same browser may do neither.
//!
//! The address of the page is the loopback's, and only requests that call it so are answered: a foreign name that was made to lead here
//! (DNS rebinding) is none. A change needs the `Origin` of the page itself and a token that only the page knows. Whoever else
//! works on this machine under another name can read the page, as they can read any local server.

use super::fields::Fields;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State as Held};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// What a request is held against.
pub(super) struct Guard {
    token: Arc<str>,
    nonce: String,
}

/// Nothing from elsewhere, no script or style that stands in the page, no frame around it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

impl Guard {
    /// A guard with a token of its own.
    ///
    /// # Errors
    ///
    /// Where the system gives no random bytes.
    pub(super) fn new() -> std::io::Result<Guard> {
        let mut bytes = [0_u8; 20];
        getrandom::fill(&mut bytes).map_err(|error| std::io::Error::other(error.to_string()))?;
        let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let (token, nonce) = bytes.split_at(16);
        Ok(Guard { token: hex(token).into(), nonce: hex(nonce) })
    }

    /// What every form of the page has to bring.
    pub(super) fn token(&self) -> Arc<str> {
        self.token.clone()
    }

    /// A mark of this run of the server; no secret.
    pub(super) fn nonce(&self) -> String {
        self.nonce.clone()
    }
}

/// Lets through what the page itself asks, and nothing else; every answer gets the headers that keep it here.
pub(super) async fn watch(Held(guard): Held<Arc<Guard>>, request: Request, next: Next) -> Response {
    let mut answer = match admit(&guard, request).await {
        Ok(request) => next.run(request).await,
        Err(refusal) => refusal.into_response(),
    };
    let headers = answer.headers_mut();
    for (name, value) in [
        ("content-security-policy", POLICY),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        // The page's own forms need their origin told; others are told nothing.
        ("referrer-policy", "same-origin"),
        ("cache-control", "no-store"),
    ] {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    answer
}

/// Why a request is not answered.
type Refusal = (StatusCode, &'static str);

async fn admit(guard: &Guard, request: Request) -> Result<Request, Refusal> {
    let host = text(request.headers(), &header::HOST)
        .ok_or((StatusCode::BAD_REQUEST, "a Host header is needed\n"))?;
    if !is_loopback(&host) {
        let why = "this page is served under 127.0.0.1, localhost and [::1] alone: the Host header says another name\n";
        return Err((StatusCode::FORBIDDEN, why));
    }
    match *request.method() {
        Method::GET | Method::HEAD => Ok(request),
        Method::POST => admit_change(guard, &host, request).await,
        _ => Err((StatusCode::METHOD_NOT_ALLOWED, "only GET and POST are answered\n")),
    }
}

/// A change comes from this very page, and brings its token.
async fn admit_change(guard: &Guard, host: &str, request: Request) -> Result<Request, Refusal> {
    let origin = text(request.headers(), &header::ORIGIN);
    if origin.as_deref() != Some(&format!("http://{host}")) {
        return Err((
            StatusCode::FORBIDDEN,
            "a change has to come from this page: its Origin header says otherwise\n",
        ));
    }
    let site = text(request.headers(), &HeaderName::from_static("sec-fetch-site"));
    if site.is_some_and(|site| site != "same-origin") {
        return Err((
            StatusCode::FORBIDDEN,
            "a change has to come from this page: the request came from another site\n",
        ));
    }
    let is_form = text(request.headers(), &header::CONTENT_TYPE)
        .is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
    if !is_form {
        return Err((StatusCode::UNSUPPORTED_MEDIA_TYPE, "a form is expected\n"));
    }
    let (head, body) = request.into_parts();
    let body = to_bytes(body, super::LARGEST_FORM)
        .await
        .map_err(|_| (StatusCode::PAYLOAD_TOO_LARGE, "this form is larger than any that the page sends\n"))?;
    let body =
        String::from_utf8(body.to_vec()).map_err(|_| (StatusCode::BAD_REQUEST, "the form is no UTF-8\n"))?;
    if Fields::of(&body).get("token").is_none_or(|token| !is_same(token, &guard.token)) {
        let why = "the token of the page is missing or old, as after a new start of the server: nothing was written; load the page again\n";
        return Err((StatusCode::FORBIDDEN, why));
    }
    Ok(Request::from_parts(head, Body::from(body)))
}

fn text(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

/// True for a name of this machine's loopback, with any port: a tunnel may lead here from another one.
fn is_loopback(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    ["127.0.0.1", "localhost", "[::1]"].iter().any(|own| name.eq_ignore_ascii_case(own))
}

/// Compares in the same time wherever the first difference stands.
fn is_same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |different, (a, b)| different | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_the_loopback_are_answered() {
        for host in ["127.0.0.1:7717", "localhost", "LOCALHOST:80", "[::1]:7717", "127.0.0.1"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in [
            "evil.example:7717",
            "127.0.0.1.evil.example",
            "localhost.evil.example",
            "",
            "[::1",
            "127.0.0.1:x",
            "0.0.0.0",
        ] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
