//! What is said of blocks of claims that were too big to be compared as a whole.

use super::count;
use crate::claim::Kind;
use crate::compare::Split;

/// "5210 quantities (count) were compared in 3 parts: what stands in two parts was not held against each other".
pub fn split(split: &Split) -> String {
    let sort = match split.kind {
        Kind::Casualties => "casualties",
        Kind::Quantity => "quantities",
        Kind::Date => "dates",
        Kind::Place => "places",
        Kind::Role => "roles",
        Kind::Statement => "statements",
    };
    let what = split.what.as_ref().map(|what| format!(" ({what})")).unwrap_or_default();
    format!(
        "{} {sort}{what} were compared in {}: what stands in two parts was not held against each other",
        split.claims,
        count(split.parts, "part")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_split_is_told() {
        let told = |kind, what: Option<&str>| {
            split(&Split { kind, what: what.map(str::to_owned), claims: 5210, parts: 3 })
        };
        let end = "were compared in 3 parts: what stands in two parts was not held against each other";
        assert_eq!(told(Kind::Casualties, Some("killed")), format!("5210 casualties (killed) {end}"));
        assert_eq!(told(Kind::Date, None), format!("5210 dates {end}"));
    }
}
