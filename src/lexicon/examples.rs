//! Where an example stands in its data file, so that one that fails is told with file and line.

/// The file and the line of an example: `src/lexicon/data/units.yaml:14`; line 0 where the file doesn't have it.
///
/// An example is looked for as it was read, with `'` doubled as YAML has it between single quotes, or with `"` behind
/// a backslash; one that stands twice is told at its first place.
pub fn place(file: &str, text: &str, example: &str) -> String {
    let ways = [example.to_owned(), example.replace('\'', "''"), example.replace('"', "\\\"")];
    let line = text.lines().position(|line| ways.iter().any(|way| line.contains(way.as_str())));
    format!("src/lexicon/data/{file}:{}", line.map_or(0, |line| line + 1))
}

/// The examples of a data file whose text stands in quotes before ` -> ` with what it is read as.
#[cfg(test)]
pub(crate) struct Examples {
    /// Where each stands: `src/lexicon/data/speech.yaml:80`.
    file: &'static str,
    text: &'static str,
    /// What must be read.
    pub(crate) yes: Vec<(String, String)>,
    /// What must not.
    pub(crate) no: Vec<(String, String)>,
}

#[cfg(test)]
impl Examples {
    /// Reads the `examples` of a data file.
    pub(crate) fn of(file: &'static str, text: &'static str) -> Examples {
        #[derive(serde::Deserialize)]
        struct Written {
            examples: Lists,
        }
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Lists {
            yes: Vec<String>,
            no: Vec<String>,
        }
        let Lists { yes, no } = super::load::<Written>(file, text).examples;
        let split = |list: Vec<String>| {
            list.iter()
                .map(|line| line.split_once(" -> ").unwrap_or_else(|| panic!("{file}: no -> in {line:?}")))
                .map(|(text, read)| (text.to_owned(), read.to_owned()))
                .collect()
        };
        Examples { file, text, yes: split(yes), no: split(no) }
    }

    /// Holds every example against what is read of its text, and tells each failure with its place.
    pub(crate) fn hold(&self, reads: impl Fn(&str) -> Vec<String>) -> Vec<String> {
        let mut failures = Vec::new();
        for (list, expected) in [(&self.yes, true), (&self.no, false)] {
            for (text, read) in list {
                let got = reads(text);
                if got.iter().any(|one| one == read) != expected {
                    let place = place(self.file, self.text, text);
                    let not = if expected { "" } else { "not " };
                    failures.push(format!("{place}: \"{text}\": expected {not}{read}, got {got:?}"));
                }
            }
        }
        failures
    }
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn an_example_has_its_line() {
        let text = "yes:\n  - one in five\n  - 'the town''s five'\n";
        assert_eq!(place("numbers.yaml", text, "one in five"), "src/lexicon/data/numbers.yaml:2");
        assert_eq!(place("numbers.yaml", text, "the town's five"), "src/lexicon/data/numbers.yaml:3");
        assert_eq!(place("numbers.yaml", text, "six"), "src/lexicon/data/numbers.yaml:0");
    }
}
