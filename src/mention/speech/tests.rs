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
        for span in [Some(said.cue), Some(said.speaker), Some(said.scope), said.via].into_iter().flatten() {
            prop_assert!(text.get(span.start..span.end).is_some());
        }
        prop_assert!(!said.key.is_empty());
    }
    Ok(())
}
