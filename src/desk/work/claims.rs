//! The claims of curated.yaml after one was added here: nothing else is read again.

use super::{Desk, INPUTS, in_file, rules};
use crate::case::Extraction;
use crate::claim::file::{CURATED, written};
use crate::disk::stamps;
use crate::error::Result;

impl Desk {
    /// What the rules found.
    pub(in crate::desk) fn extraction(&self) -> &Extraction {
        &self.extraction
    }

    /// Takes curated.yaml as this program has just written it. Whatever else is new on disk stays so for the next look.
    pub(in crate::desk) fn take_claims(&mut self, text: &str) -> Result<()> {
        let path = self.folder.join(CURATED);
        let now = stamps(&self.folder, INPUTS);
        // Read after the stamps: who writes between the two changes either the length or the stamp.
        let is_own = stamps(&self.folder, &[CURATED]).length() == text.len() as u64;
        let case = self.case.with_curated(&path, text);
        self.comparison = case.compare_found(&self.extraction)?;
        self.case = case;
        self.written = in_file(&written::read(&path, text));
        // Other claims: what the rules made of the old ones is nothing to go on from.
        self.rules = rules(&self.case, &self.extraction, &self.comparison, None);
        if is_own && now.besides(&path) == self.inputs.besides(&path) {
            self.inputs = now;
        }
        Ok(())
    }
}
