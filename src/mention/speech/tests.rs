use super::*;
use crate::mention::name;
use crate::text::sentences;
use proptest::prelude::*;

fn read(text: &str) -> Vec<Attribution> {
    let tokens = Tokens::new(text);
    let sentences = sentences(&tokens);
    let names = name::find(&tokens, &sentences);
    find(&tokens, &sentences, &names)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_text_gives_slices(text in "(?s).{0,200}") {
        check(&text)?;
    }

    #[test]
    fn any_words_give_slices(
        words in proptest::collection::vec("Oru|Peru|the|police|said|told|claiming|according|to|quoted|by|as|saying|citing|who|which|,|\\.|'s|\"|however|on|Sunday|in|a|statement|that|but|minister|he|it|-|\\(|\\)|\n", 0..40)
    ) {
        check(&words.join(" "))?;
        check(&words.concat())?;
    }
}

fn check(text: &str) -> Result<(), TestCaseError> {
    for said in read(text) {
        for span in [said.cue, said.scope].iter().chain(&said.speaker.span()).chain(&said.via) {
            prop_assert!(text.get(span.start..span.end).is_some());
        }
        prop_assert!(said.named().is_none_or(|named| !named.key.is_empty()));
    }
    Ok(())
}

/// What a text must give: "key/act: words that the scope holds", or "key/act!words that it does not".
#[track_caller]
fn gives(text: &str, expected: &[&str]) {
    let found = read(text);
    let shown: Vec<String> =
        found.iter().map(|said| format!("{}/{:?}: {}", key(said), said.act, said.scope.of(text))).collect();
    for line in expected {
        let (head, words) = line.split_once(": ").unwrap();
        let fits = found.iter().any(|said| {
            format!("{}/{:?}", key(said), said.act) == head && said.scope.of(text).contains(words)
        });
        assert!(fits, "{line} is not in {shown:?}\n  of {text}");
    }
}

/// The key of a speaker; "-" for one who is not named.
fn key(said: &Attribution) -> &str {
    said.named().map_or("-", |named| named.key.as_str())
}

/// The innermost speaker of a stretch of the text.
#[track_caller]
fn inner(text: &str, words: &str, expected: Option<&str>) {
    let start = text.find(words).unwrap();
    let found = read(text);
    let got = speaker_of(&found, Span::new(start, start + words.len())).map(key);
    assert_eq!(got, expected, "of {words} in {text}: {found:#?}");
}

#[track_caller]
fn nobody(text: &str) {
    let found = read(text);
    assert!(found.iter().all(|said| said.named().is_none()), "{found:#?}");
}

/// Of an example's text all that may be said of it: "speaker | class | any words of the scope".
#[test]
fn the_examples_of_the_data_files_hold() {
    for examples in crate::lexicon::speech::examples() {
        let all = examples.yes.iter().chain(&examples.no);
        let words: Vec<(&str, &str)> =
            all.filter_map(|(text, read)| Some((text.as_str(), read.rsplit_once(" | ")?.1))).collect();
        let failures = examples.hold(|text| {
            let mut reads = Vec::new();
            for said in read(text) {
                let speaker = said.speaker.span().map_or("unknown", |span| span.of(text));
                let act = match said.act {
                    Act::According => "according to".to_owned(),
                    act => format!("{act:?}").to_lowercase(),
                };
                for (_, words) in words.iter().filter(|(other, _)| *other == text) {
                    let holds = said.scope.of(text).contains(words);
                    reads.push(format!("{speaker} | {act} | {}", if holds { words } else { "other words" }));
                }
            }
            reads
        });
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }
}

#[test]
fn a_speaker_before_the_cue() {
    gives("Police said nine people died.", &["police/Says: nine people died"]);
    gives("Police in Port Ansel said that nine people died.", &["police/Says: nine people died"]);
    gives("Officials say the dam broke at noon.", &["official/Says: the dam broke"]);
    gives("The coast guard said 14 were missing.", &["coast guard/Says: 14 were missing"]);
    gives("Peru has said it lost two ships.", &["peru/Says: it lost two ships"]);
    gives("Lima said it lost two ships.", &["peru/Says: it lost two ships"]);
    gives(
        "A spokeswoman for the harbour office said three boats sank.",
        &["spokesperson/Says: three boats sank"],
    );
    gives("Mayor Lena Brandt said three boats sank.", &["brandt/Says: three boats sank"]);
    gives("Lena Brandt, the mayor, said three boats sank.", &["brandt/Says: three boats sank"]);
    gives("Lena Brandt, 52, said three boats sank.", &["brandt/Says: three boats sank"]);
    gives("Constable Oko Tande, of Kettle police, said three boats sank.", &["tande/Says: three boats sank"]);
    gives("The ministry on Sunday said three boats sank.", &["ministry/Says: three boats sank"]);
    gives("The ministry in a statement said three boats sank.", &["ministry/Says: three boats sank"]);
    gives("A fisherman later said three boats sank.", &["fisherman/Says: three boats sank"]);
    gives("Witnesses have repeatedly said three boats sank.", &["witness/Says: three boats sank"]);
    gives("On Friday, the airline said 40 flights were cancelled.", &["airline/Says: 40 flights"]);
    gives(
        "The World Health Organization said 20 people fell ill.",
        &["world health organization/Says: 20 people"],
    );
    gives("Local media reports said 20 people fell ill.", &["media report/Says: 20 people"]);
    gives("Analysts believe that prices will fall by a third.", &["analyst/Says: prices will fall"]);
    gives("The survey showed that 30 percent had left.", &["survey/Says: 30 percent"]);
    gives("Figures from the port showed that 30 ships had left.", &["figures/Says: 30 ships"]);
    gives("A statement from Chile said two ships had left.", &["chile/Says: two ships"]);
    gives("Chile's statement said two ships had left.", &["chile/Says: two ships"]);
    gives("The ministry put the toll at 45.", &["ministry/Says: the toll at 45"]);
    gives("Police, however, said nine people died.", &["police/Says: nine people died"]);
    gives("Norway, on the other hand, said nine people died.", &["norway/Says: nine people died"]);
    gives(
        "The watch, which relies on divers in the lake, said nine people died.",
        &["watch/Says: nine people died"],
    );
    gives("Rescuers who reached the wreck said nine people died.", &["rescuer/Says: nine people died"]);
    gives("The Lakeside Board (LB) said nine people died.", &["lb/Says: nine people died"]);
    gives("Workers there have said nine people died.", &["worker/Says: nine people died"]);
}

#[test]
fn a_speaker_behind_what_is_said() {
    gives("Nine people died, police said.", &["police/Says: Nine people died"]);
    gives("Nine people died, said the mayor of Kettle.", &["mayor/Says: Nine people died"]);
    gives("Nine people died, said Mayor Lena Brandt.", &["brandt/Says: Nine people died"]);
    gives("Nine people died, said Ika Moro, a nurse at the hospital.", &["moro/Says: Nine people died"]);
    gives("Nine people died, the harbour master said on Monday.", &["harbour master/Says: Nine people died"]);
    gives("Nine people died, the army said in a statement.", &["army/Says: Nine people died"]);
    gives("Nine people died, Oko Tande told Reuters.", &["tande/Says: Nine people died"]);
    gives("“Nine people died,” Oko Tande told reporters.", &["tande/Says: Nine people died"]);
    gives("“Nine people died,” he said.\n\nOko Tande left.", &[]);
    gives("Oko Tande came back. “Nine people died,” he said.", &["tande/Says: Nine people died"]);
    gives("Mayor Lena Brandt came. “Nine people died,” said the mayor.", &["brandt/Says: Nine people died"]);
    gives(
        "The hall burned down, the company said, adding that nobody was hurt.",
        &["company/Says: The hall burned down", "company/Says: nobody was hurt"],
    );
    gives(
        "Three huts collapsed, said Ina, a cook, adding that she saw two bodies.",
        &["ina/Says: she saw two bodies"],
    );
    gives(
        "Nine died in the blast the Lakeside Watch said updating an earlier toll of six.",
        &["lakeside watch/Says: Nine died", "lakeside watch/Says: toll of six"],
    );
    gives("Eight people died in the storm a monitor said on Sunday.", &["monitor/Says: Eight people died"]);
    gives(
        "About 40 were hurt and 300 others fled, Oko Tande a health official, said.",
        &["tande/Says: 40 were hurt"],
    );
    gives(
        "Two ships collided, read a joint statement issued late on Friday.",
        &["joint statement/Says: Two ships collided"],
    );
}

#[test]
fn according_to() {
    gives("According to police, nine people died.", &["police/According: nine people died"]);
    gives("Nine people died, according to police.", &["police/According: Nine people died"]);
    gives(
        "Nine people died according to the Lakeside Watch.",
        &["lakeside watch/According: Nine people died"],
    );
    gives(
        "According to a statement issued by Chile's Transport Ministry, nine people died.",
        &["chile transport ministry/According: nine people died"],
    );
    gives(
        "According to figures from the United Nations, 900 people fled.",
        &["united nations/According: 900 people"],
    );
    gives("Some 900 fled, according to two local officials.", &["official/According: 900 fled"]);
    gives("Some 900 fled, including 60 children, according to UNICEF.", &["unicef/According: 60 children"]);
}

#[test]
fn told_and_quoted() {
    let text = "Oko Tande told Reuters that nine people died.";
    gives(text, &["tande/Says: nine people died"]);
    assert_eq!(read(text)[0].via.first().map(|via| via.of(text)), Some("Reuters"));
    let text = "The mayor told Peru's Canal News channel nine people died.";
    gives(text, &["mayor/Says: nine people died"]);
    assert_eq!(read(text)[0].via.first().map(|via| via.of(text)), Some("Canal News"));
    let text = "No damage was seen, harbour chief Oko Tande was quoted by Reuters as saying.";
    gives(text, &["tande/Says: No damage was seen"]);
    assert_eq!(read(text)[0].via.first().map(|via| via.of(text)), Some("Reuters"));
    gives("Oko Tande was quoted as saying that nine died.", &["tande/Says: nine died"]);
    gives("Xinhua quoted police as saying that nine died.", &["police/Says: nine died"]);
    let text = "The Associated Press reported, citing police, that nine died.";
    gives(text, &["police/Says: nine died"]);
    assert_eq!(read(text)[0].via.first().map(|via| via.of(text)), Some("The Associated Press"));
    gives(
        "Citing people close to the talks, the Harbour Post said two firms would merge.",
        &["harbour post/Says: two firms"],
    );
    gives("Oko Tande told Xinhua by telephone that nine died.", &["tande/Says: nine died"]);
    gives("It was reported by the port authority that nine died.", &[]);
    gives(
        "The blast was hailed by the rebels as the end of the siege.",
        &["rebel/Says: the end of the siege"],
    );
}

#[test]
fn claims_and_denials() {
    gives("Rebels claimed they killed 40 guards.", &["rebel/Claims: 40 guards"]);
    gives("The opposition alleged that 40 ballots were lost.", &["opposition/Alleges: 40 ballots"]);
    gives(
        "Taliban fighters attacked the post, claiming to have killed 40 guards.",
        &["taliban/Claims: killed 40 guards"],
    );
    gives("Chile, however, confirmed the deaths of 31 sailors.", &["chile/Confirms: 31 sailors"]);
    gives("The army acknowledged losing 12 men.", &["army/Confirms: 12 men"]);
    gives("The company denied that 12 men were lost.", &["company/Denies: 12 men"]);
    gives("The company has rejected the report of 12 deaths.", &["company/Denies: 12 deaths"]);
    gives("Iran accused Iraq of shelling two towns.", &["iran/Accuses: shelling two towns"]);
    gives("Iran, for its part, accuses Iraq of shelling two towns.", &["iran/Accuses: shelling two towns"]);
    gives("The mayor blamed the storm for 12 deaths.", &["mayor/Accuses: 12 deaths"]);
    gives("Bolivia's claim that 12 ships sank is old.", &["bolivia/Claims: 12 ships sank"]);
    gives("Peru said it was shelled, a claim that Chile has denied.", &["chile/Denies: a claim"]);
    gives(
        "“Nobody fired,” Oko Tande said, rejecting Peru's claims that two boats were hit.",
        &["tande/Denies: Peru's claims", "peru/Claims: two boats were hit"],
    );
    gives("The insurer disputes the figure of 40 million.", &["insurer/Denies: 40 million"]);
    gives("He insisted nine died. Oko Tande left.", &[]);
    gives("Mexico has never formally accepted the border.", &["mexico/Denies: the border"]);
}

#[test]
fn pronouns_and_nouns_that_mean_one_named_before() {
    gives("Mayor Lena Brandt came on Monday. She said nine died.", &["brandt/Says: nine died"]);
    gives("John Carver and Mary Tolland came. She said nine died.", &["tolland/Says: nine died"]);
    gives(
        "The Lakeside Watch said six died. It said nine were hurt.",
        &["lakeside watch/Says: nine were hurt"],
    );
    gives(
        "The Lakeside Watch said six died. The group said nine were hurt.",
        &["lakeside watch/Says: nine were hurt"],
    );
    gives("Rebels said six died. They said nine were hurt.", &["rebel/Says: nine were hurt"]);
    gives(
        "Defence Minister Oko Tande came. The minister told reporters nine died.",
        &["tande/Says: nine died"],
    );
    gives("Oko Tande came on Monday. Later Tande said nine died.", &["tande/Says: nine died"]);
    gives("It said nine died.", &[]);
}

#[test]
fn the_side_that_a_speaker_speaks_for() {
    let side = |text: &str| {
        read(text).into_iter().next().and_then(|said| said.named().and_then(|named| named.side.clone()))
    };
    assert_eq!(side("Peru's Interior Minister Lena Brandt said nine died.").as_deref(), Some("peru"));
    assert_eq!(side("Peruvian Interior Minister Lena Brandt said nine died.").as_deref(), Some("peru"));
    assert_eq!(side("Taliban spokesman Oko Tande said nine died.").as_deref(), Some("taliban"));
    assert_eq!(side("Hamas officials said nine died.").as_deref(), Some("hamas"));
    assert_eq!(side("The Chilean government said nine died.").as_deref(), Some("chile"));
    assert_eq!(side("Santiago said nine died.").as_deref(), Some("chile"));
    assert_eq!(side("Police said nine died."), None);
}

#[test]
fn keys_of_common_nouns_are_stable() {
    gives("The local disaster agency said nine died.", &["disaster agency/Says: nine died"]);
    gives("A disaster agency said nine died.", &["disaster agency/Says: nine died"]);
    gives("Two senior officials said nine died.", &["official/Says: nine died"]);
    gives("Industry sources said two firms would merge.", &["industry source/Says: two firms"]);
    gives("A Chilean official said nine died.", &["chile official/Says: nine died"]);
    gives("The Chilean government said nine died.", &["chile/Says: nine died"]);
    gives("An army spokeswoman said nine died.", &["army spokesperson/Says: nine died"]);
}

#[test]
fn quotations_go_on() {
    let text = "“Nine died,” Oko Tande said. “Two more are missing.”";
    gives(text, &["tande/Says: Nine died", "tande/Says: Two more are missing"]);
    let text = "Oko Tande spoke to us.\n\n“Nine died,” Tande said.\n\n“Two more are missing.\n\n“The rest got home.”";
    gives(text, &["tande/Says: Two more", "tande/Says: The rest"]);
    let text = "\"Nine died. Two more are missing\" Oko Tande told AFP.";
    inner(text, "Nine died", Some("tande"));
    inner(text, "Two more", Some("tande"));
    let text = "Oko Tande said: “Nine died. Two more are missing.”";
    inner(text, "Two more", Some("tande"));
    let text = "“Nine died,” Oko Tande said. The harbour was shut. “No entry” was painted on the gate.";
    inner(text, "The harbour", None);
    inner(text, "No entry", None);
}

#[test]
fn the_innermost_speaker() {
    let text = "Peru said nine died, but Chile said six were hurt.";
    inner(text, "nine died", Some("peru"));
    inner(text, "six were hurt", Some("chile"));
    let text = "Rebels claimed to have killed 40 guards, the Harbour Post reported.";
    inner(text, "40 guards", Some("rebel"));
    let text = "Oko Tande said police told him that the man wore no belt.";
    inner(text, "no belt", Some("police"));
    let text = "The ferry sank. Police said nine died.";
    inner(text, "The ferry sank", None);
    let text = "While Peru recognises the treaty, Chile has denied that nine signed it.";
    inner(text, "nine signed", Some("chile"));
    inner(text, "the treaty", Some("peru"));
}

#[test]
fn nobody_is_named() {
    nobody("Nine people are said to have died.");
    nobody("Nine people reportedly died.");
    nobody("The ship was reported missing.");
    nobody("The ferry is believed to have sunk at noon.");
    nobody("The factory added 300 jobs.");
    nobody("The storm claimed nine lives.");
    nobody("He put the box on the table.");
    nobody("The accused left the court.");
    nobody("The report was long.");
    nobody("The states to the east had rain.");
    nobody("Needless to say, nine died.");
    nobody("The company has not confirmed the deaths.");
    nobody("The find was adding to the cost.");
    nobody("It goes without saying.");
    nobody("Read more about the storm.");
    nobody("The toll rose to nine.");
}
