//! How much each sort of evidence counts, and where two groups are one story.

/// The few figures that grouping goes by.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// What a term counts for, by its sort.
    pub of_sort: [f32; 6],
    /// What a term in the headline counts for, against one in the text.
    pub title: f32,
    /// What a term at the beginning of the text counts for.
    pub lead: f32,
    /// How many bytes the beginning is.
    pub lead_length: usize,
    /// What a term in a caption counts for.
    pub caption: f32,
    /// What a term in the furniture of a page counts for.
    pub furniture: f32,
    /// How many bytes of a text are read.
    pub reach: usize,
    /// How many terms a sketch keeps.
    pub terms: usize,
    /// How many articles the background of news at large stands for.
    pub background: f32,
    /// Rarity is taken to this power.
    pub rarity_power: f32,
    /// A term of more than this share of the articles says nothing.
    pub common: f32,
    /// Likeness at which two groups are one story.
    pub alike: f32,
    /// What a day of distance takes away from likeness.
    pub day: f32,
    /// Days of distance that take nothing away.
    pub free_days: f32,
    /// The most that distance in time takes away.
    pub day_most: f32,
    /// How far two sides of a link count: 0 by the average of all, 1 by the nearest.
    pub nearest: f32,
    /// Misc. for experiments.
    pub x: [f32; 8],
}

impl Default for Weights {
    fn default() -> Self {
        Weights {
            of_sort: [1.0, 2.5, 0.8, 0.5, 1.0, 2.5],
            title: 1.0,
            lead: 1.75,
            lead_length: 600,
            caption: 1.0,
            furniture: 0.0,
            reach: 6000,
            terms: 110,
            background: 300.0,
            rarity_power: 1.3,
            common: 0.2,
            alike: 0.19,
            day: 0.0015,
            free_days: 10.0,
            day_most: 0.25,
            nearest: 0.0,
            x: [0.85, 20.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
        }
    }
}
