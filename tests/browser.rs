//! The review page in a real Chromium: every test sends keys as a person would, and looks at what is shown and at what is on disk.
//!
//! It takes `chromium`, `chromedriver` (on the PATH, or named by DISSENSUS_CHROMIUM and DISSENSUS_CHROMEDRIVER) and, for one test, axe-core in
//! `target/browser` (or DISSENSUS_AXE). Where they are missing the tests are passed over, and say so on the standard error; with
//! DISSENSUS_BROWSER=required, as in `.ci/run`, they fail. One browser runs, and one test
//! at a time has it: two on two cores only wait for each other.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests say what must hold")]

#[path = "browser/access.rs"]
mod access;
#[path = "browser/chromium.rs"]
mod chromium;
#[path = "browser/hostile.rs"]
mod hostile;
#[path = "browser/keys.rs"]
mod keys;
#[path = "browser/links.rs"]
mod links;
#[path = "browser/review.rs"]
mod review;
#[path = "browser/screens.rs"]
mod screens;
#[path = "browser/served.rs"]
mod served;
#[path = "browser/speed.rs"]
mod speed;
#[path = "browser/stale.rs"]
mod stale;
#[path = "browser/tab.rs"]
mod tab;
#[path = "browser/together.rs"]
mod together;

/// Stands in the list of tests, so that whoever reads it knows what the others' "ok" is worth.
#[test]
fn all_tests_of_the_browser_are_passed_over_where_chromium_or_chromedriver_is_missing() {
    if let Err(why) = chromium::programs() {
        chromium::pass_over(&why);
    }
}
