//! Links: an address leads to the very row, filter and panel, in whosever browser; and where that row went since.

use crate::chromium::Chromium;
use crate::served::{Folder, Served};
use dissensus::desk::{claim_ids, row_of};

/// The id of an article's claim in the row whose label is this, or begins so.
#[track_caller]
pub(crate) fn claim_of(folder: &Folder, label: &str, article: &str) -> String {
    let comparison = folder.case().compare().unwrap();
    let row = comparison.questions.iter().position(|row| row.label.starts_with(label));
    let row = row.unwrap_or_else(|| panic!("there is no row {label}"));
    let of_article =
        |id: &String| comparison.claims.iter().any(|claim| claim.id == *id && claim.article == article);
    claim_ids(&comparison, row)
        .into_iter()
        .find(of_article)
        .unwrap_or_else(|| panic!("{label}: nothing of {article}"))
}

#[test]
fn a_link_leads_to_the_row_the_filter_and_what_is_open() {
    let folder = Folder::ferry();
    let claim = claim_of(&folder, "people missing", "cpa");
    let link = {
        let Some(chromium) = Chromium::start() else { return };
        let served = Served::start(&folder, "Ana Marek");
        let tab = chromium.first();
        tab.open(served.address());
        tab.press("/");
        tab.until("the filter has the focus", "document.activeElement.id === 'filter'");
        tab.type_in("casualties");
        tab.go("Enter");
        tab.to_row("people missing");
        tab.go("n");
        let link = tab.eval_text("location.pathname + location.search");
        assert!(
            link.contains(&claim) && link.contains("filter=casualties") && link.contains("open=note"),
            "{link}"
        );
        link
    };
    // Another browser, with nothing remembered, and another run of the server.
    let Some(chromium) = Chromium::fresh() else { return };
    let served = Served::start(&folder, "Ben");
    let tab = chromium.first();
    tab.open(&format!("{}{link}", served.address()));
    assert!(tab.row().contains("people missing"), "{}", tab.row());
    assert_eq!(tab.eval_text("document.querySelector('#filter').value"), "casualties");
    assert_eq!(
        tab.eval("document.querySelector('#panel [name=note]') !== null"),
        true,
        "the note is not open"
    );
    let current = tab.eval_text(
        "[...document.querySelectorAll('#queue a[aria-current=true]')].map(one => one.textContent).join()",
    );
    assert!(current.contains("people missing"), "the queue marks {current:?}");
    tab.go("Escape");
    tab.go("j");
    let row = tab.row();
    assert!(row.starts_with("people") || row.contains("people"), "beyond the filter: {row}");
}

#[test]
fn a_link_to_a_row_that_was_merged_leads_to_the_row_that_has_its_claim() {
    let Some(chromium) = Chromium::start() else { return };
    let folder = Folder::ferry();
    let claim = claim_of(&folder, "life rafts", "island-voice");
    folder.tell("review", &["--by", "Ben", "--row", "helicopters (search)", "--merge", "life rafts"]);
    let comparison = folder.case().compare().unwrap();
    let merged = &comparison.questions[row_of(&comparison, &claim).unwrap()];
    assert!(merged.claims.len() >= 4);
    let served = Served::start(&folder, "Ana Marek");
    let tab = chromium.first();
    tab.open(&format!("{}/?row={claim}", served.address()));
    assert!(tab.row().contains(&merged.label), "{} is not {}", tab.row(), merged.label);
    let shown = tab.eval_text("document.querySelector('#row').innerText");
    assert!(shown.contains("helicopters") && shown.contains("rafts"), "{shown}");
}

#[test]
fn a_link_to_a_row_that_is_gone_says_so() {
    let Some(chromium) = Chromium::start() else { return };
    let folder = Folder::ferry();
    let claim = claim_of(&folder, "helicopters (search)", "meridian");
    folder.edit("articles/meridian.txt", "Five helicopters took part in the search. ", "");
    let served = Served::start(&folder, "Ana Marek");
    let tab = chromium.first();
    for row in [claim.as_str(), "no-such-claim", "..%2F..%2Fetc%2Fpasswd"] {
        tab.open(&format!("{}/?row={row}", served.address()));
        let shown = tab.eval_text("document.querySelector('#row').innerText").to_lowercase();
        assert!(shown.contains("gone") || shown.contains("no longer"), "{row}: {shown}");
        assert_eq!(tab.eval("document.querySelectorAll('#queue a').length > 10"), true, "there is no way on");
        tab.go("g");
        assert!(tab.row().contains("helicopters") || tab.row().contains("paid"), "{}", tab.row());
    }
}

#[test]
fn the_row_of_an_address_stays_when_its_claim_is_read_anew() {
    let Some(chromium) = Chromium::start() else { return };
    let folder = Folder::ferry();
    let claim = claim_of(&folder, "helicopters (search)", "meridian");
    let served = Served::start(&folder, "Ana Marek");
    let tab = chromium.first();
    tab.open(&format!("{}/?row={claim}", served.address()));
    folder.edit("articles/meridian.txt", "Five helicopters", "Six helicopters");
    let has_six = "document.querySelector('#row').innerText.includes('Six helicopters')";
    tab.until("the row is shown as it stands now", has_six);
    assert!(tab.row().contains("helicopters"), "{}", tab.row());
    // The address leads there still, also where it was copied before; what the page shows has one that holds.
    let now = tab.eval_text("new URL(location.href).searchParams.get('row')");
    assert!(
        row_of(&folder.case().compare().unwrap(), &now).is_some(),
        "the address has {now}, which is no claim"
    );
    let other = chromium.another();
    other.open(&format!("{}/?row={claim}", served.address()));
    assert_eq!(other.eval(has_six), true, "{}", other.look());
    assert!(other.decide("a").contains("accepted"), "{}", other.said());
    assert_eq!(folder.counting().len(), 1);
}
