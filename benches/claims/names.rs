//! Invented names of towns, ships, works and people, and the slips with which they are written.

use fastrand::Rng;

const HEADS: [&str; 28] = [
    "Al", "Bren", "Cal", "Dor", "El", "Fen", "Gar", "Hal", "Is", "Jor", "Kel", "Lor", "Mar", "Nor", "Or",
    "Pel", "Quil", "Ros", "Sel", "Tor", "Ul", "Var", "Wes", "Yar", "Zel", "Bas", "Cor", "Dun",
];
const MIDDLES: [&str; 16] =
    ["a", "an", "de", "en", "i", "ka", "la", "mi", "na", "o", "ra", "si", "ta", "u", "ve", "re"];
const TOWNS: [&str; 18] = [
    "bar", "by", "dale", "dor", "ford", "gard", "ham", "holm", "ka", "mere", "mund", "nia", "port", "rick",
    "stad", "ton", "vik", "wold",
];
const FAMILIES: [&str; 14] =
    ["ack", "ander", "bek", "dane", "ell", "er", "ick", "in", "len", "man", "quist", "son", "tova", "wen"];
const FIRST: [&str; 16] = [
    "Ilse", "Tomas", "Edda", "Ruben", "Mira", "Anselm", "Petra", "Joren", "Lena", "Oskar", "Tilde", "Viktor",
    "Nadia", "Emil", "Greta", "Stefan",
];
const OUTLETS: [&str; 5] = ["Courier", "Post", "Herald", "Observer", "Gazette"];

fn word(rng: &mut Rng, ends: &[&str]) -> String {
    let middle = if rng.f32() < 0.7 { MIDDLES[rng.usize(..MIDDLES.len())] } else { "" };
    format!("{}{middle}{}", HEADS[rng.usize(..HEADS.len())], ends[rng.usize(..ends.len())])
}

/// A town, the `n`-th of a world.
pub fn town(seed: u64, n: usize) -> String {
    word(&mut Rng::with_seed(seed ^ (n as u64 + 1).wrapping_mul(0x9e37_79b9)), &TOWNS)
}

/// What a ship, a works or a street is called.
pub fn thing(rng: &mut Rng) -> String {
    word(rng, &FAMILIES)
}

/// A first name and a family name.
pub fn person(rng: &mut Rng) -> (String, String) {
    (FIRST[rng.usize(..FIRST.len())].to_owned(), word(rng, &FAMILIES))
}

/// An outlet, the `n`-th of a world.
pub fn outlet(seed: u64, n: usize) -> String {
    format!("{} {}", town(seed ^ 0xfeed, n / OUTLETS.len()), OUTLETS[n % OUTLETS.len()])
}

/// The name with one letter left out, doubled, changed or changed places, never the first.
pub fn misspelt(rng: &mut Rng, name: &str) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    if letters.len() < 5 {
        return name.to_owned();
    }
    let at = rng.usize(1..letters.len() - 1);
    match rng.u8(..4) {
        0 => {
            letters.remove(at);
        }
        1 => letters.insert(at, letters[at]),
        2 => letters[at] = char::from(b'a' + rng.u8(..26)),
        _ => letters.swap(at, at + 1),
    }
    letters.into_iter().collect()
}
