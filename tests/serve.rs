//! The server behind the page: who is answered, what decisions become of forms, and what slow, rude and unlucky clients do to it.
//!
//! Requests are written by hand, byte by byte, as no client that means well writes them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests say what must hold"
)]

#[path = "serve/client.rs"]
mod client;
#[path = "serve/decided.rs"]
mod decided;
#[path = "serve/flood.rs"]
mod flood;
#[path = "serve/meanwhile.rs"]
mod meanwhile;
#[path = "serve/refused.rs"]
mod refused;
#[path = "serve/server.rs"]
mod server;
#[path = "serve/start.rs"]
mod start;
#[path = "serve/tab.rs"]
mod tab;
#[path = "serve/together.rs"]
mod together;
