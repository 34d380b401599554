//! Worked heaps: what is one story and what is not.

use super::{Sketch, Stories, Unreadable};
use crate::article::{Article, line};
use proptest::prelude::*;

fn article(id: &str, date: &str, title: &str, text: &str) -> Article {
    let record = serde_json::json!({"id": id, "date": date, "title": title, "text": text});
    line::read(&record.to_string()).unwrap()
}

fn sketched(articles: &[Article]) -> Vec<(String, Sketch)> {
    articles.iter().map(|article| (article.id.clone(), Sketch::of(article))).collect()
}

/// Stories as the ids of their articles.
fn told(stories: &mut Stories) -> Vec<String> {
    let listed = stories.list();
    let ids = stories.ids();
    listed
        .iter()
        .map(|story| story.articles.iter().map(|at| ids[*at].as_str()).collect::<Vec<_>>().join(" "))
        .collect()
}

/// Two shootings in one town in one night, a follow-up three weeks later, and a fire elsewhere.
fn night() -> Vec<Article> {
    vec![
        article(
            "bar",
            "2031-03-09",
            "Man, 34, killed outside Lantern bar in Orvale",
            "ORVALE - A 34-year-old man was killed in a shooting outside the Lantern bar on Quay Street late on Saturday, police in Orvale said. \
             Two men ran towards the ferry landing. The victim, Tomas Erdlund, was a dock worker.",
        ),
        article(
            "school",
            "2031-03-09",
            "Girl, 16, wounded near Birch Hill school",
            "ORVALE - A 16-year-old girl was wounded in a shooting near the Birch Hill school on Saturday night, police in Orvale said. \
             A grey van was seen on Mill Lane. The girl, a pupil of the school, is in stable condition.",
        ),
        article(
            "bar-2",
            "2031-03-10",
            "Dock worker Tomas Erdlund named as victim of Orvale bar shooting",
            "Tomas Erdlund, 34, was the man shot dead outside the Lantern bar, police said on Monday. The dock worker had \
             argued with two men on Quay Street before they fled to the ferry landing.",
        ),
        article(
            "fire",
            "2031-03-10",
            "Warehouse burns in Tessary harbour",
            "TESSARY - A warehouse of the timber firm Halvane burned to the ground in Tessary harbour on Sunday. Forty \
             firefighters fought the blaze for nine hours; nobody was hurt, the fire chief Ilka Brandt said.",
        ),
        article(
            "school-2",
            "2031-03-11",
            "Orvale: van sought after shooting near Birch Hill school",
            "Police look for a grey van that was seen on Mill Lane when a 16-year-old pupil was wounded near the Birch Hill \
             school in Orvale on Saturday night. The girl may leave hospital this week.",
        ),
        article(
            "bar-court",
            "2031-03-31",
            "Two brothers charged over death of Tomas Erdlund",
            "Two brothers were charged in court in Orvale on Monday with the murder of the dock worker Tomas Erdlund, who was \
             shot outside the Lantern bar on Quay Street three weeks ago.",
        ),
        article(
            "fire-copy",
            "2031-03-11",
            "Warehouse burns in Tessary harbour",
            "TESSARY - A warehouse of the timber firm Halvane burned to the ground in Tessary harbour on Sunday. Forty \
             firefighters fought the blaze for nine hours; nobody was hurt, the fire chief Ilka Brandt said.",
        ),
    ]
}

#[test]
fn two_incidents_of_one_kind_in_one_town_in_one_night_stay_apart_and_a_follow_up_joins_its_own() {
    let mut stories = Stories::default();
    stories.add(sketched(&night()));
    assert_eq!(told(&mut stories), ["bar bar-2 bar-court", "school school-2", "fire fire-copy"]);
}

/// What most of a heap tells of is common there, and tells no less.
#[test]
fn an_event_that_nearly_all_tell_of_is_one_story() {
    let said = [
        "The Halden dam above Merrow broke at dawn on Monday.",
        "At least 40 houses were swept away in Merrow, mayor Ana Pellier said.",
        "Engineers had warned the Halden water board in March.",
        "Mayor Ana Pellier asked for boats and tents.",
        "Soldiers reached Merrow by the Tolven road at noon.",
        "The Halden water board declined to comment.",
    ];
    let mut all = night();
    for i in 0..120 {
        // Each leaves out one sentence, and begins with another.
        let told: Vec<&str> = (0..5).map(|k| said[(i + k) % said.len()]).collect();
        all.push(article(&format!("dam-{i}"), "2031-03-11", "Dam breaks above Merrow", &told.join(" ")));
    }
    let mut stories = Stories::default();
    stories.add(sketched(&all));
    let told = told(&mut stories);
    assert_eq!(told.len(), 4, "{told:?}");
    assert_eq!(told[..3], ["bar bar-2 bar-court", "school school-2", "fire fire-copy"]);
}

#[test]
fn a_story_is_headed_by_one_of_its_articles_and_has_its_reasons() {
    let articles = night();
    let mut stories = Stories::default();
    let sketches = sketched(&articles);
    stories.add(sketches.clone());
    stories.settle();
    let bar = &stories.list()[0];
    assert!(bar.articles.contains(&bar.title_of));
    let reasons = stories.reasons(0, &sketches.into_iter().map(|(_, sketch)| sketch).collect::<Vec<_>>());
    let words = Sketch::words(&articles[5]);
    let court: Vec<&str> = reasons[5].iter().map(|term| words[term].as_str()).collect();
    assert!(court.iter().any(|words| words.contains("Erdlund")), "{court:?}");
}

#[test]
fn an_article_alone_has_no_reason() {
    let mut stories = Stories::default();
    let night = night();
    let sketches = sketched(&[night[0].clone(), night[3].clone()]);
    stories.add(sketches.clone());
    let reasons = stories.reasons(0, &sketches.into_iter().map(|(_, sketch)| sketch).collect::<Vec<_>>());
    assert_eq!(reasons, [Vec::<u32>::new(), Vec::new()]);
}

#[test]
fn pages_that_share_a_menu_share_no_story() {
    let menu = "Read more\nSign up for our newsletter\nShare this article\n";
    let one = format!(
        "{menu}A tram left its rails at Corvin Square in Ludmere on Friday; four passengers were hurt.\n{menu}"
    );
    let other = format!(
        "{menu}The bakers of Pellan ask for two crowns more for a loaf, their guild said on Friday.\n{menu}"
    );
    let mut stories = Stories::default();
    stories.add(sketched(&[article("a", "2031-05-02", "", &one), article("b", "2031-05-02", "", &other)]));
    assert_eq!(told(&mut stories), ["a", "b"]);
}

#[test]
fn portions_make_no_difference() {
    let all = sketched(&night());
    let mut whole = Stories::default();
    whole.add(all.clone());
    let mut single = Stories::default();
    all.into_iter().for_each(|one| single.add(vec![one]));
    assert_eq!(whole.list(), single.list());
}

#[test]
fn what_is_settled_stays_and_what_comes_later_joins_it() {
    let all = sketched(&night());
    let (early, late) = all.split_at(6);
    let mut stories = Stories::default();
    stories.add(early.to_vec());
    let mut again = Stories::from_bytes(&stories.to_bytes()).unwrap();
    assert_eq!(again, stories);
    again.add(late.to_vec());
    assert_eq!(told(&mut again), ["bar bar-2 bar-court", "school school-2", "fire fire-copy"]);
}

#[test]
fn a_story_that_grows_keeps_a_bounded_number_of_sketches() {
    let fire = &night()[3];
    let copies: Vec<(String, Sketch)> = (0..60).map(|i| (format!("c{i}"), Sketch::of(fire))).collect();
    let mut stories = Stories::default();
    for copy in copies {
        stories.add(vec![copy]);
        stories.settle();
    }
    assert_eq!(stories.list().len(), 1);
    assert!(
        stories.sketches.iter().filter(|sketch| **sketch != Sketch::default()).count() <= 2 * super::KEPT
    );
}

#[test]
fn bytes_that_are_no_stories_are_told() {
    let mut stories = Stories::default();
    stories.add(sketched(&night()));
    let bytes = stories.to_bytes();
    assert_eq!(Stories::from_bytes(b"id,cluster\n"), Err(Unreadable::NotStories));
    assert_eq!(Stories::from_bytes(b""), Err(Unreadable::NotStories));
    assert_eq!(Stories::from_bytes(b"dissensus stories 9\nabc"), Err(Unreadable::OtherVersion));
    for end in 20..bytes.len() {
        assert_eq!(Stories::from_bytes(&bytes[..end]), Err(Unreadable::Damaged), "cut at {end}");
    }
    for at in 20..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        assert_eq!(Stories::from_bytes(&changed), Err(Unreadable::Damaged), "changed at {at}");
    }
}

#[test]
fn odd_texts_are_stories_of_their_own() {
    let odd = ["", " ", "🔥🔥🔥", "\u{0}\u{301}", "1,2,3.4.5", &"x".repeat(200_000), &"Ab ".repeat(50_000)];
    let articles: Vec<Article> =
        odd.iter().enumerate().map(|(i, text)| article(&i.to_string(), "2031-05-02", "", text)).collect();
    let mut stories = Stories::default();
    stories.add(sketched(&articles));
    assert_eq!(stories.list().len(), odd.len());
}

proptest! {
    #[test]
    fn any_text_has_a_bounded_sketch(title in "\\PC*", text in any::<String>()) {
        let record = serde_json::json!({"id": "a", "title": title, "text": text, "date": "2031-05-02"});
        let article = line::read(&record.to_string()).unwrap();
        let sketch = Sketch::of(&article);
        prop_assert!(sketch.terms.len() <= 110 && sketch.terms.len() == sketch.strengths.len());
        prop_assert!(sketch.terms.is_sorted());
        prop_assert_eq!(&sketch, &Sketch::of(&article));
        let words = Sketch::words(&article);
        prop_assert!(sketch.terms.iter().all(|term| words.contains_key(term)));
        let mut stories = Stories::default();
        stories.add(vec![("a".to_owned(), sketch.clone()), ("b".to_owned(), sketch)]);
        let bytes = stories.to_bytes();
        prop_assert_eq!(Stories::from_bytes(&bytes), Ok(stories));
    }

    #[test]
    fn any_bytes_are_read_without_harm(bytes in any::<Vec<u8>>()) {
        let named = [b"dissensus stories 1\n".as_slice(), &bytes].concat();
        prop_assert!(Stories::from_bytes(&bytes).is_err() && Stories::from_bytes(&named).is_err());
    }
}
