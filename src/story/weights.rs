//! How much each sort of evidence counts, and from where on two groups are one story.

/// The few figures that grouping goes by; docs/stories.md says what they were measured on.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// What a term counts for, by its sort: word, name, pair of names, number, number and noun, day.
    pub of_sort: [f32; 6],
    /// What a term at the beginning of the text counts for, against one further down.
    pub lead: f32,
    /// How many bytes the beginning is.
    pub lead_length: usize,
    /// How many bytes of a text are read.
    pub reach: usize,
    /// How many terms a sketch keeps, the most telling ones.
    pub terms: usize,
    /// How many articles the background of news at large stands for.
    pub background: f32,
    /// Rarity is taken to this power.
    pub rarity_power: f32,
    /// How much terms that stand in one article make it unlike all others: 0 not at all, 1 as much as any.
    pub alone: f32,
    /// A term of more than this share of news at large says nothing.
    pub common: f32,
    /// A term counts at least as if it stood in this share of the heap, unless news at large has it more often: what is in half of a heap
    /// may be there because half of the heap tells of one event.
    pub least_rare: f32,
    /// Likeness from which two groups are one story: 0 is nothing shared, 1 is the same.
    pub alike: f32,
    /// The most that one term gives: one shared name is no story.
    pub one_term: f32,
    /// What a day between two groups takes away from likeness.
    pub day: f32,
    /// So many days take nothing away.
    pub free_days: f32,
    /// The most that time takes away.
    pub day_most: f32,
    /// Two groups that hold together have to be this much as alike as the looser of them is in itself.
    pub cohesion: f32,
    /// How many pairs of articles make a group's holding together count for half.
    pub cohesion_pairs: f32,
    /// How many of its terms an article is looked up by, the weightiest first.
    pub keys: usize,
    /// How many articles are looked at for one term, the nearest in time.
    pub looked_at: usize,
    /// How many likely articles are compared in full.
    pub compared: usize,
    /// A likeness is kept for later from this share of `alike` on.
    pub kept: f32,
}

impl Default for Weights {
    fn default() -> Self {
        Weights {
            of_sort: [1.0, 2.5, 0.8, 0.5, 1.0, 2.5],
            lead: 1.75,
            lead_length: 600,
            reach: 6000,
            terms: 110,
            background: 300.0,
            rarity_power: 1.3,
            alone: 0.5,
            common: 0.2,
            least_rare: 0.03,
            alike: 0.17,
            one_term: 0.12,
            day: 0.0015,
            free_days: 10.0,
            day_most: 0.25,
            cohesion: 0.85,
            cohesion_pairs: 20.0,
            keys: 32,
            looked_at: 256,
            compared: 32,
            kept: 0.75,
        }
    }
}
