//! Who reviews: what was said on the command line, else in the environment, else to git, else the user's name.

use dissensus::{Error, Result};
use std::process::{Command, Stdio};

/// The environment variable that names the reviewer.
pub(crate) const VARIABLE: &str = "DISSENSUS_REVIEWER";

/// The name that decisions are made under.
///
/// # Errors
///
/// [`Error::Unknown`] where nothing says who it is.
pub(crate) fn reviewer(given: Option<&str>) -> Result<String> {
    let set = |name: &str| std::env::var(name).ok();
    let found = given
        .map(str::to_owned)
        .into_iter()
        .chain(set(VARIABLE))
        .chain(git())
        .chain(set("USER"))
        .chain(set("USERNAME"))
        // A name is one line.
        .map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "))
        .find(|name| !name.is_empty());
    found.ok_or_else(|| Error::Unknown {
        what: format!("nothing says who reviews: give --by NAME, or set {VARIABLE}"),
    })
}

fn git() -> Option<String> {
    let mut command = Command::new("git");
    command.args(["config", "user.name"]).stdin(Stdio::null()).stderr(Stdio::null());
    let output = command.output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}
