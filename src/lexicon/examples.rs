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
