//! Invented towns, people, ships, firms and newspapers, made of syllables: there are some hundred thousand towns, and few surnames, so
//! that people of one surname meet.

use super::data::one_of;
use fastrand::Rng;

const HEADS: &str = "Bel Cor Dun Est Fal Gar Hal Ist Jor Kel Lor Mar Nor Ost Pel Quor Ras Sel Tor Ulm Var Wes Yar Zel Bru Cla Dre Fro \
    Gli Hru Ank Bor Chal Dov Erz Fen Gorm Hest Ilv Jas Kron Lub Mosk Nim Orl Prem Rud Skel Tarn Urs Vol Wim Zag";
const MIDDLES: &str =
    "an ber cas dor em fin gol him in ker lum mon nes ol pat rin sa tum ul vos ard ek isk op ra ven";
const TAILS: &str = "dale ford ham mouth rand stead thorpe wick by holm gate combe ness mere ley bury a o itz ova ek in ar ane ia esk";
const FIRST: &str = "Mara Joren Ilse Pavo Tilda Oskar Renka Davor Elin Matis Sorcha Bram Nadja Iwan Lotte Kaspar Vesna Anton Greta Milo \
    Yara Hamid Leila Tomas Ines Rafael Aino Jukka Petra Emil Dana Viktor Olga Samir Nora Felix Amara Kofi Zuri Tariq";
const LAST: &str = "Quill Tasch Brandmeer Lindgren Hollar Vostrik Marrow Pelk Sandoval Ostrander Dremov Kessling Arbogast Tull Renwick \
    Hadary Molnik Fenster Okoye Batur Castellin Weyland Strand Iversen Galtieri Rommel Sokolin Averin Drake Lomax Petrak Uldis Varga \
    Zeller Norin Haldane Jurek Talvik Brisko Corvin Elster Farkas Ganz Imhof";
const PAPERS: &str = "Courier Post Voice Gazette Herald Tribune Observer Times Chronicle Echo Monitor Mail Record Standard Mercury Star";
const OFFICES: &str = "governor|police chief|mayor|district administrator|regional minister|spokesman|spokeswoman|deputy minister|councillor";

pub fn word(rng: &mut Rng, all: &'static str) -> &'static str {
    let all: Vec<&str> = all.split_whitespace().collect();
    all[rng.usize(..all.len())]
}

pub fn town(rng: &mut Rng) -> String {
    let middle = if rng.u8(..3) == 0 { "" } else { word(rng, MIDDLES) };
    [word(rng, HEADS), middle, word(rng, TAILS)].concat()
}

pub fn person(rng: &mut Rng) -> String {
    format!("{} {}", word(rng, FIRST), word(rng, LAST))
}

/// A person with an office: "police chief Mara Quill".
pub fn official(rng: &mut Rng) -> String {
    let offices: Vec<&str> = OFFICES.split('|').collect();
    format!("{} {}", one_of(rng, &offices), person(rng))
}

pub fn paper(rng: &mut Rng) -> String {
    format!("{} {}", town(rng), word(rng, PAPERS))
}

pub fn ship(rng: &mut Rng) -> String {
    format!("{} {}", word(rng, FIRST), word(rng, HEADS).to_owned() + word(rng, TAILS))
}

pub fn firm(rng: &mut Rng) -> String {
    let name = [word(rng, HEADS), word(rng, MIDDLES), word(rng, TAILS)].concat();
    format!("{name} {}", word(rng, "Group Holding Industries Systems Foods Motors Works Energy"))
}
