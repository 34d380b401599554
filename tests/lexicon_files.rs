//! Every data file of the lexicon has a reader and a line in docs/rules.md: no file is kept and never read.

use std::fs;

#[test]
fn every_data_file_is_loaded_by_a_reader_and_listed() {
    let mut readers = String::new();
    for entry in fs::read_dir("src/lexicon").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "rs") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let end = text.find("#[cfg(test)]\nmod ").unwrap_or(text.len());
        readers.push_str(&text[..end]);
    }
    let page = fs::read_to_string("docs/rules.md").unwrap();
    let mut names = Vec::new();
    for entry in fs::read_dir("src/lexicon/data").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        // The name that errors tell is the name of the file that is read.
        let loaded = format!("load(\"{name}\", include_str!(\"data/{name}\"))");
        assert!(readers.contains(&loaded), "src/lexicon/data/{name}: no reader has `{loaded}`");
        names.push(name);
    }
    names.sort();
    let listed: Vec<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
        .map(|(name, _)| name)
        .filter(|name| name.ends_with(".yaml"))
        .collect();
    assert_eq!(listed, names, "docs/rules.md lists the data files, sorted, one line each");
}
