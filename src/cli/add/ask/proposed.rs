//! Texts proposed while a person types.

use inquire::{Autocomplete, CustomUserError};

/// Proposes those texts that have all the words typed so far; Tab takes the one that is chosen, else the first.
#[derive(Clone)]
pub(super) struct Fitting {
    /// All of them, in the order in which they are shown.
    pub(super) known: Vec<String>,
    /// What is proposed before anything is typed.
    pub(super) first: Vec<String>,
    /// At most so many at once.
    pub(super) most: usize,
}

impl Autocomplete for Fitting {
    fn get_suggestions(&mut self, typed: &str) -> Result<Vec<String>, CustomUserError> {
        let typed = typed.to_lowercase();
        let words: Vec<&str> = typed.split_whitespace().collect();
        if words.is_empty() {
            return Ok(self.first.clone());
        }
        let fits = |one: &&String| {
            let one = one.to_lowercase();
            words.iter().all(|word| one.contains(word))
        };
        Ok(self.known.iter().filter(fits).take(self.most).cloned().collect())
    }

    fn get_completion(
        &mut self,
        typed: &str,
        chosen: Option<String>,
    ) -> Result<Option<String>, CustomUserError> {
        if chosen.is_some() || typed.trim().is_empty() {
            return Ok(chosen);
        }
        Ok(self.get_suggestions(typed)?.into_iter().next())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_that_fits_is_taken_by_tab() {
        let known = vec!["people killed".to_owned(), "crew killed".to_owned()];
        let mut fitting = Fitting { first: Vec::new(), known, most: 9 };
        assert_eq!(fitting.get_suggestions("KILLED pe").unwrap(), ["people killed"]);
        assert!(fitting.get_suggestions(" ").unwrap().is_empty());
        let taken = |fitting: &mut Fitting, typed: &str| fitting.get_completion(typed, None).unwrap();
        assert_eq!(taken(&mut fitting, "killed").as_deref(), Some("people killed"));
        assert_eq!(taken(&mut fitting, ""), None);
        let chosen = fitting.get_completion("killed", Some("crew killed".to_owned()));
        assert_eq!(chosen.unwrap().as_deref(), Some("crew killed"));
    }
}
