//! The own error rate of a case, in one sentence.

use crate::selfcheck::Report;

/// "own error rate (selfcheck, seed 1): of 40 changed figures and days 4 were not flagged (10 %); of 22 harmless changes 0 raised a
/// flag (0 %)".
pub fn error_rate(report: &Report) -> String {
    if report.changes.is_empty() {
        return "own error rate: not known, as no exact figure and no day of this case is told by two articles in one unflagged row".to_string();
    }
    let (values, harmless) = (&report.values, &report.harmless);
    let missed = values.made - values.flagged;
    let updated = if values.updated > 0 {
        format!(", {} of them read as updates", values.updated)
    } else {
        String::new()
    };
    format!(
        "own error rate (selfcheck, seed {}): of {} changed figures and days {} were not flagged{}{updated}; of {} harmless changes {} raised a flag{}",
        report.seed,
        values.made,
        missed,
        share(missed, values.made),
        harmless.made,
        harmless.flagged,
        share(harmless.flagged, harmless.made),
    )
}

/// " (90 %)", in whole per cent; nothing of nothing.
fn share(part: usize, whole: usize) -> String {
    match (part * 200 + whole).checked_div(whole * 2) {
        Some(percent) => format!(" ({percent} %)"),
        None => String::new(),
    }
}
