//! Ids as names of files and folders: an id is data, and no path.
//!
//! An id that is a safe name stays as it is; any other loses what is unsafe and gets a mark of its own, made of the whole id, so that two
//! ids do not become one name.

use std::collections::BTreeMap;

/// A name has at most so many bytes before its mark and its ending.
const LONGEST: usize = 80;

/// Names that mean a device to Windows, with any ending.
const DEVICES: [&str; 22] = [
    "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul", "prn",
];

/// Names that would make the folder around them a case.
const OF_A_CASE: [&str; 4] = ["articles", "case.yaml", "curated.yaml", "review.yaml"];

/// The name of an id; of no other id, but one that differs in its case alone.
pub(super) fn of(id: &str) -> String {
    let mut name: String = String::with_capacity(id.len().min(LONGEST));
    for c in id.chars() {
        if name.len() + c.len_utf8() > LONGEST {
            break;
        }
        name.push(if c.is_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '_' });
    }
    if name.is_empty() {
        name.push('_');
    }
    if name.starts_with(['.', '-']) {
        name.replace_range(..1, "_");
    }
    if name.ends_with('.') {
        name.truncate(name.len() - 1);
        name.push('_');
    }
    let low = name.to_lowercase();
    let device = low.split('.').next().unwrap_or_default();
    if DEVICES.contains(&device) || OF_A_CASE.contains(&low.as_str()) {
        name.insert(0, '_');
    }
    // Two systems may write one letter with its accent in two ways.
    if name == id && id.is_ascii() { name } else { marked(&name, id) }
}

/// The names that an id can have in a folder.
pub(super) fn both(id: &str) -> [String; 2] {
    let plain = of(id);
    [marked(&plain, id), plain]
}

/// The name with the mark of its id.
fn marked(name: &str, id: &str) -> String {
    // FNV-1a (Fowler, Noll and Vo), 64 bits: the same on every machine and in every version.
    let mut mark: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in id.bytes() {
        mark = (mark ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{name}-{:010x}", mark >> 24)
}

/// The names of one folder, which systems that do not tell large letters from small ones keep apart, too.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// By the name in small letters: how it is written, and which id has it in this run.
    taken: BTreeMap<String, (String, Option<String>)>,
}

impl Names {
    /// The names that are there.
    pub(super) fn new(there: impl Iterator<Item = String>) -> Names {
        Names { taken: there.map(|name| (name.to_lowercase(), (name, None))).collect() }
    }

    /// The name for an id: one that is there already, where it is that of this id.
    pub(super) fn take(&mut self, id: &str) -> String {
        let plain = of(id);
        let mut name = plain.clone();
        for number in 1..u32::MAX {
            match self.taken.get(&name.to_lowercase()) {
                Some((written, by)) if *written != name || by.as_deref().is_some_and(|by| by != id) => {}
                _ => break,
            }
            name = if number == 1 { marked(&plain, id) } else { format!("{}-{number}", marked(&plain, id)) };
        }
        self.taken.insert(name.to_lowercase(), (name.clone(), Some(id.to_owned())));
        name
    }

    /// A name for an id whose usual one means something else here.
    pub(super) fn another(&mut self, id: &str) -> String {
        let name = marked(&of(id), id);
        self.taken.insert(name.to_lowercase(), (name.clone(), Some(id.to_owned())));
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_safe_id_is_its_name_and_any_other_is_made_one() {
        for id in ["courier-0412", "a.b_c", "001749d6", "AP-12", "console"] {
            assert_eq!(of(id), id);
        }
        for (id, begins) in [
            ("../../etc/passwd", "_._.._etc_passwd-"),
            ("a/b", "a_b-"),
            ("a\\b", "a_b-"),
            ("a\0b", "a_b-"),
            ("..", "__-"),
            (".hidden", "_hidden-"),
            ("-rf", "_rf-"),
            ("con", "_con-"),
            ("Nul.txt", "_Nul.txt-"),
            ("articles", "_articles-"),
            ("end.", "end_-"),
            ("https://x.example/a?b", "https___x.example_a_b-"),
            ("Größe", "Größe-"),
        ] {
            assert!(of(id).starts_with(begins), "{id:?} is {}", of(id));
        }
        assert_ne!(of("a/b"), of("a\\b"));
        assert!(of(&"x".repeat(300)).len() < 100 && of(&"日".repeat(300)).len() < 100);
        assert_ne!(of(&"x".repeat(300)), of(&"x".repeat(301)));
    }

    #[test]
    fn names_that_differ_in_large_letters_alone_are_kept_apart_and_stay() {
        let mut names = Names::default();
        let both = [names.take("Ferry"), names.take("ferry")];
        assert_eq!(both[0], "Ferry");
        assert!(both[1].starts_with("ferry-") && names.take("ferry") == both[1]);
        let mut again = Names::new(both.iter().cloned());
        assert_eq!([again.take("Ferry"), again.take("ferry")], both);
        let mut other = Names::new(["ferry".to_owned()].into_iter());
        assert!(other.take("Ferry").starts_with("Ferry-"));
        assert_eq!(other.take("ferry"), "ferry");
    }

    proptest! {
        #[test]
        fn no_id_leaves_its_folder(id in any::<String>()) {
            let name = of(&id);
            let bad = |c: char| c.is_control() || "/\\:*?\"<>|".contains(c);
            prop_assert!(!name.is_empty() && name.len() <= 100 && !name.contains(bad));
            prop_assert!(!name.starts_with('.') && !name.ends_with(['.', ' ']));
            prop_assert_eq!(&name, &of(&id));
        }

        #[test]
        fn two_ids_have_two_names(a in "[a-zA-Z./_ -]{1,6}", b in "[a-zA-Z./_ -]{1,6}") {
            let mut names = Names::default();
            let (first, second) = (names.take(&a), names.take(&b));
            prop_assert_eq!(first.to_lowercase() == second.to_lowercase(), a == b);
        }
    }
}
