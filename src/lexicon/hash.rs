//! A fast hash for look-ups by short words; the words come from our own data, so nobody can make them collide.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map from words of the lexicon.
pub(crate) type Words<V> = HashMap<String, V, BuildHasherDefault<WordHasher>>;

/// Multiply and rotate over eight bytes at a time.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct WordHasher(u64);

const FACTOR: u64 = 0x517c_c1b7_2722_0a95;

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut eight = [0u8; 8];
            for (to, from) in eight.iter_mut().zip(chunk) {
                *to = *from;
            }
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(eight)).wrapping_mul(FACTOR);
        }
    }

    fn finish(&self) -> u64 {
        // The table takes its bits from both ends.
        self.0 ^ (self.0 >> 29)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_again() {
        let mut words: Words<usize> = Words::default();
        for i in 0..500 {
            words.insert(format!("word{i}"), i);
        }
        assert!((0..500).all(|i| words.get(&format!("word{i}")) == Some(&i)));
        assert_eq!(words.get("word500"), None);
    }
}
