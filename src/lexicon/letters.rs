//! Which words a list can't hold, told without a look-up: most words of a text stand in none.

/// First letters and lengths of the words of a list.
#[derive(Debug, Clone, Copy)]
pub struct Letters([u32; 27]);

impl Letters {
    /// What the words of a list begin with, and how long they are.
    pub fn of<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let mut made = Letters([0; 27]);
        for word in words {
            if let Some(mask) = made.0.get_mut(place(word)) {
                *mask |= bit(word);
            }
        }
        made
    }

    /// False for a lower-case word that the list can't hold.
    pub fn may_hold(&self, word: &str) -> bool {
        self.0.get(place(word)).is_some_and(|mask| mask & bit(word) != 0)
    }
}

/// The place of a word's first letter; the last one for all that begins with none of a to z.
fn place(word: &str) -> usize {
    match word.as_bytes().first() {
        Some(first @ b'a'..=b'z') => usize::from(first - b'a'),
        _ => 26,
    }
}

fn bit(word: &str) -> u32 {
    1 << word.len().min(31)
}

#[cfg(test)]
mod tests {
    use super::Letters;

    #[test]
    fn what_is_listed_may_be_held() {
        let letters = Letters::of(["about", "+", "", "épée"]);
        for word in ["about", "above", "+", "%", "", "épée"] {
            assert!(letters.may_hold(word), "{word}");
        }
        for word in ["abo", "zbout", "harbour"] {
            assert!(!letters.may_hold(word), "{word}");
        }
    }
}
