//! Pictures for people to look at, in target/browser/screens: three widths, one of them also dark, the row and what can be open beside it.

use crate::access::PANELS;
use crate::chromium::{Chromium, folder};
use crate::served::{Folder, Served};
use std::fs;

#[test]
fn no_width_makes_the_page_wider_than_the_screen() {
    let Some(chromium) = Chromium::start() else { return };
    let case = Folder::ferry();
    case.tell("review", &["--by", "Ben", "--row", "paid", "--accept", "--note", "asked the ministry"]);
    case.tell("review", &["--by", "Ben", "--row", "life rafts", "--flag"]);
    case.tell("review", &["--by", "Ben", "--row", "crew (ship)", "--accept"]);
    case.edit("articles/meridian.txt", "18 crew", "19 crew");
    let served = Served::start(&case, "Ana Marek");
    let claim = crate::links::claim_of(&case, "helicopters (search)", "meridian");
    let stale = crate::links::claim_of(&case, "crew (ship)", "meridian");
    let long = crate::links::claim_of(&case, "people killed (sinking)", "meridian");
    let mut places: Vec<(String, String)> =
        PANELS.iter().map(|panel| (format!("row-{panel}"), format!("row={claim}&open={panel}"))).collect();
    places.push(("amend-claim".to_owned(), format!("row={claim}&open=amend&claim={claim}")));
    places.push(("stale".to_owned(), format!("row={stale}")));
    places.push(("long".to_owned(), format!("row={long}")));
    places.push(("gone".to_owned(), "row=no-such-claim".to_owned()));
    places.push(("nothing".to_owned(), "filter=nothing-has-these-words".to_owned()));
    let tab = chromium.first();
    let place = folder().join("screens");
    fs::create_dir_all(&place).unwrap();
    let mut wide = String::new();
    for (width, height) in [(360, 740), (900, 1100), (1600, 1000)] {
        tab.size(width, height);
        for (name, query) in &places {
            tab.open(&format!("{}/?{query}", served.address()));
            // The widths differ in what stands where, light and dark in colours alone.
            let schemes: &[&str] = if width == 900 { &["dark", "light"] } else { &["light"] };
            for scheme in schemes {
                tab.scheme(scheme);
                let name = format!("{}-{width}-{scheme}.png", name.trim_end_matches('-'));
                fs::write(place.join(&name), tab.picture()).unwrap();
            }
            let over = tab.eval("document.documentElement.scrollWidth - innerWidth").as_i64().unwrap();
            if over > 0 {
                wide.push_str(&format!("{name}, {width} px: {over} px\n"));
            }
        }
    }
    assert!(wide.is_empty(), "wider than the screen:\n{wide}");
}
