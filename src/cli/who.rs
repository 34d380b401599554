//! Who reviews: what was said on the command line, else in the environment, else to git, else the user's name.

use dissensus::{Error, Result};
use std::path::Path;
use std::process::{Command, Stdio};

/// The environment variable that names the reviewer.
pub(crate) const VARIABLE: &str = "DISSENSUS_REVIEWER";

/// The name that decisions are made under.
///
/// # Errors
///
/// [`Error::Unknown`] where nothing says who it is.
pub(crate) fn reviewer(given: Option<&str>, case: &Path) -> Result<String> {
    if given.is_some_and(|name| name.trim().is_empty()) {
        let what = "--by is empty: give a name, or leave it out".to_owned();
        return Err(Error::Unknown { what });
    }
    let set = |name: &str| std::env::var(name).ok();
    let found = given
        .map(str::to_owned)
        .into_iter()
        .chain(set(VARIABLE))
        .chain(git(case))
        .chain(set("USER"))
        .chain(set("USERNAME"))
        // A name is one line.
        .map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "))
        .find(|name| !name.is_empty());
    found.ok_or_else(|| Error::Unknown {
        what: format!("nothing says who reviews: give --by NAME, or set {VARIABLE}"),
    })
}

/// What git calls the user of the repository that the case lies in.
fn git(case: &Path) -> Option<String> {
    let mut command = Command::new("git");
    command.current_dir(case).args(["config", "user.name"]).stdin(Stdio::null()).stderr(Stdio::null());
    let output = command.output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}
