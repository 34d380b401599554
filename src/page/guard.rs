//! Who may ask, and who may change something: other pages in the same browser may do neither.
//!
//! The address of the page is the loopback's, and only requests that call it so are answered: a foreign name that was made to lead here
//! (DNS rebinding) is none. A change needs the `Origin` of the page itself and a token that only the page knows. Whoever else
//! works on this machine under another name can ask for the page as the browser does, and so for the token: they are not kept out.

use super::connections::{Pace, Work};
use super::fields::Fields;
use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::{Request, State as Held};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;
use std::time::Duration;

/// What a request is held against.
pub(super) struct Guard {
    token: Arc<str>,
    nonce: String,
}

/// How long the body of a form may take to come in.
const FORM_TIME: Duration = Duration::from_secs(10);

/// The most fields of a form: a row of so many claims, all of them marked.
const MOST_FIELDS: usize = 5000;

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
        Ok(request) => {
            // From here on the connection is not taken for an idle one.
            let _work = request.extensions().get::<Arc<Pace>>().cloned().map(Work::on);
            next.run(request).await
        }
        Err(refusal @ (StatusCode::METHOD_NOT_ALLOWED, _)) => {
            ([(header::ALLOW, "GET, HEAD, POST")], refusal).into_response()
        }
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
    let headers = request.headers();
    let host = host_of(&request)?;
    match *request.method() {
        Method::GET | Method::HEAD => {
            // A link that somebody follows leads here from anywhere; what other pages load for themselves does not.
            let is_followed = is_one_of(headers, "sec-fetch-mode", &["navigate"])
                && is_one_of(headers, "sec-fetch-dest", &["document"]);
            if !is_own(headers) && !is_followed {
                return Err((
                    StatusCode::FORBIDDEN,
                    "another site asks for this page: only a link leads here\n",
                ));
            }
            Ok(request)
        }
        Method::POST => admit_change(guard, &host, request).await,
        _ => Err((StatusCode::METHOD_NOT_ALLOWED, "only GET, HEAD and POST are answered\n")),
    }
}

/// The name that the request calls this server by, which is one of the loopback's.
fn host_of(request: &Request) -> Result<String, Refusal> {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let (host, other) = (hosts.next().and_then(|host| host.to_str().ok()), hosts.next());
    let (Some(host), None) = (host, other) else {
        return Err((StatusCode::BAD_REQUEST, "one Host header is needed\n"));
    };
    // An address in full names the server as well: http://127.0.0.1:7717/.
    let authority = request.uri().authority().map(|authority| authority.as_str());
    if !is_loopback(host) || authority.is_some_and(|authority| authority != host) {
        let why = "this page is served under 127.0.0.1, localhost and [::1] alone: the request names another host\n";
        return Err((StatusCode::FORBIDDEN, why));
    }
    Ok(host.to_owned())
}

/// How somebody came to a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Arrival {
    /// By the page itself, a bookmark, the address bar, or a program that does not say.
    Own,
    /// By a link of another site.
    FromElsewhere,
}

/// How the person behind a request that was let through came here.
pub(super) fn arrival(headers: &HeaderMap) -> Arrival {
    if is_own(headers) { Arrival::Own } else { Arrival::FromElsewhere }
}

/// False where the browser says that another site asks. One that says nothing is held by the other checks.
fn is_own(headers: &HeaderMap) -> bool {
    !headers.contains_key("sec-fetch-site") || is_one_of(headers, "sec-fetch-site", &["same-origin", "none"])
}

fn is_one_of(headers: &HeaderMap, name: &'static str, texts: &[&str]) -> bool {
    let mut values = headers.get_all(name).iter();
    let value = values.next().and_then(|value| value.to_str().ok());
    values.next().is_none() && value.is_some_and(|value| texts.contains(&value))
}

/// A change comes from this very page, and brings its token.
async fn admit_change(guard: &Guard, host: &str, request: Request) -> Result<Request, Refusal> {
    let headers = request.headers();
    let mut origins = headers.get_all(header::ORIGIN).iter();
    let origin = origins.next().and_then(|origin| origin.to_str().ok());
    if origin.and_then(|origin| origin.strip_prefix("http://")) != Some(host) || origins.next().is_some() {
        return Err((
            StatusCode::FORBIDDEN,
            "a change has to come from this page: its Origin header says otherwise\n",
        ));
    }
    if !is_own(headers) {
        return Err((
            StatusCode::FORBIDDEN,
            "a change has to come from this page: the request came from another site\n",
        ));
    }
    if !is_form(headers) {
        return Err((StatusCode::UNSUPPORTED_MEDIA_TYPE, "a form is expected\n"));
    }
    let (head, body) = request.into_parts();
    let body = form_of(body).await?;
    if Fields::of(&body).get("token").is_none_or(|token| !is_same(token, &guard.token)) {
        let why = "the token of the page is missing or old, as after a new start of the server: nothing was written; load the page again\n";
        return Err((StatusCode::FORBIDDEN, why));
    }
    Ok(Request::from_parts(head, Body::from(body)))
}

fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    kind.eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

/// A form as it was sent, whole: what of it would be left out, or read as something else, is no form.
async fn form_of(body: Body) -> Result<String, Refusal> {
    let too_large = "this form is larger than any that the page sends, or broke off: nothing was written\n";
    let too_large = (StatusCode::PAYLOAD_TOO_LARGE, too_large);
    // What says so itself is not waited for.
    if body.size_hint().lower() > super::LARGEST_FORM as u64 {
        return Err(too_large);
    }
    let read = tokio::time::timeout(FORM_TIME, to_bytes(body, super::LARGEST_FORM)).await;
    let read = read.map_err(|_| (StatusCode::REQUEST_TIMEOUT, "the form took too long to come in\n"))?;
    let bytes = read.map_err(|_| too_large)?;
    let not_utf8 = (StatusCode::BAD_REQUEST, "the form is no UTF-8: nothing was written\n");
    let body = String::from_utf8(bytes.to_vec()).map_err(|_| not_utf8)?;
    let fields = Fields::of(&body);
    if fields.len() > MOST_FIELDS {
        let why = "this form has more fields than any that the page sends: nothing was written\n";
        return Err((StatusCode::PAYLOAD_TOO_LARGE, why));
    }
    // The sign for what could not be read comes in only where it was sent.
    let is_sent = body.contains('\u{fffd}') || body.to_ascii_lowercase().contains("%ef%bf%bd");
    if !is_sent && fields.iter().any(|(key, text)| key.contains('\u{fffd}') || text.contains('\u{fffd}')) {
        return Err(not_utf8);
    }
    Ok(body)
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
