//! A tab: what a person has before them, and the decisions that they make on it.

use super::client::{Answer, form, get, post};
use std::net::SocketAddr;

/// A page as it was loaded last.
#[derive(Debug, Clone)]
pub(crate) struct Tab {
    address: SocketAddr,
    /// What the person adds to the address of the page: "&filter=unseen".
    pub(crate) also: String,
    pub(crate) page: String,
}

/// What became of a decision.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    /// Where the answer leads.
    pub(crate) place: String,
    /// What is said there, done or not.
    pub(crate) said: String,
    /// What is said there of what was not done; empty where it was.
    pub(crate) wrong: String,
}

impl Tab {
    /// A tab with this address: "/?row=…".
    #[track_caller]
    pub(crate) fn at(address: SocketAddr, place: &str) -> Tab {
        let answer = get(address, place);
        assert_eq!(answer.status, 200, "{answer:?}");
        Tab { address, also: String::new(), page: answer.body }
    }

    /// A tab with the row of a claim.
    #[track_caller]
    pub(crate) fn of(address: SocketAddr, claim: &str) -> Tab {
        Tab::at(address, &format!("/?row={claim}"))
    }

    /// The text of a hidden field; "" where the page has none.
    pub(crate) fn hidden(&self, name: &str) -> String {
        let name = format!("name=\"{name}\"");
        let mut inputs = self.page.split("<input ").skip(1).filter_map(|rest| rest.split('>').next());
        let input = inputs.find(|input| input.contains("type=\"hidden\"") && input.contains(&name));
        let value =
            input.and_then(|input| input.split("value=\"").nth(1)).and_then(|rest| rest.split('"').next());
        plain(value.unwrap_or_default())
    }

    /// What stands in the element of this id.
    pub(crate) fn text(&self, id: &str) -> String {
        let Some(at) = self.page.find(&format!("id=\"{id}\"")) else { return String::new() };
        let begin = self.page[..at].rfind('<').unwrap();
        let tag = self.page[begin + 1..].split(' ').next().unwrap();
        let inside = self.page[at..].split_once('>').unwrap().1;
        plain(inside.split(&format!("</{tag}>")).next().unwrap())
    }

    /// The claim of the row that is shown.
    pub(crate) fn row(&self) -> String {
        self.hidden("row")
    }

    /// Sends a form of the page as it is, which may be old by now.
    pub(crate) fn send(&self, ruling: &str, fields: &[(&str, &str)]) -> Answer {
        let (token, row, seen, last) =
            (self.hidden("token"), self.hidden("row"), self.hidden("seen"), self.hidden("last"));
        let mut all = vec![("token", &*token), ("row", &*row), ("seen", &*seen), ("last", &*last)];
        all.push(("ruling", ruling));
        all.extend(fields);
        post(self.address, "/decide", &(form(&all) + &self.also))
    }

    /// Makes a decision, and goes where the answer leads.
    #[track_caller]
    pub(crate) fn decide(&mut self, ruling: &str, fields: &[(&str, &str)]) -> Told {
        let answer = self.send(ruling, fields);
        assert_eq!(answer.status, 303, "{ruling}: {answer:?}");
        let place = answer.header("location").unwrap().to_owned();
        let page = get(self.address, &place);
        assert_eq!(page.status, 200, "{place}: {page:?}");
        self.page = page.body;
        let wrong = self.text("wrong");
        let said = self.text("said") + &wrong;
        assert!(!said.is_empty(), "{ruling}: nothing is said at {place}");
        Told { place, said, wrong }
    }

    /// The same, on a fresh page of a row.
    #[track_caller]
    pub(crate) fn decide_on(&mut self, claim: &str, ruling: &str, fields: &[(&str, &str)]) -> Told {
        self.page = get(self.address, &format!("/?row={claim}{}", self.also)).body;
        self.decide(ruling, fields)
    }
}

/// Text out of HTML.
fn plain(html: &str) -> String {
    let parts = html.split('<').enumerate();
    let text: String = parts
        .map(|(i, part)| if i == 0 { part } else { part.split_once('>').map_or("", |(_, text)| text) })
        .collect();
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]
        .iter()
        .fold(text, |text, (from, to)| text.replace(from, to))
}
