//! Which claim of another article is likest to a claim, and how far ahead of the next it is.
//!
//! An article answers a question once, as a rule: of its figures the likest is likelier the answer than its level of likeness
//! alone says, and the others less. Casualties are left out: a toll is told again and again, with every new count.

use super::prepared::Prepared;

/// The two likest claims of one article, seen from a claim of another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likest {
    /// How like the likest is.
    first: f32,
    /// Which claim that is.
    claim: usize,
    /// How like the next is; minus infinity where there is none.
    second: f32,
}

/// The likest claims of each other article.
#[derive(Debug, Default)]
pub struct Rivals(
    /// By the number of the article.
    Vec<(usize, Likest)>,
);

impl Rivals {
    /// Of how like a claim is to claims of other articles, in the order of the claims: article, claim, likeness. `scratch` is
    /// empty room for as many articles as there are.
    pub(super) fn of(
        scores: impl Iterator<Item = (usize, usize, f32)>,
        scratch: &mut [Option<Likest>],
    ) -> Rivals {
        let mut met = Vec::new();
        for (article, claim, score) in scores {
            let Some(likest) = scratch.get_mut(article) else { continue };
            match likest {
                None => {
                    met.push(article);
                    *likest = Some(Likest { first: score, claim, second: f32::NEG_INFINITY });
                }
                Some(known) if score > known.first => {
                    *known = Likest { first: score, claim, second: known.first };
                }
                Some(known) => known.second = known.second.max(score),
            }
        }
        met.sort_unstable();
        Rivals(
            met.into_iter()
                .filter_map(|article| Some((article, scratch.get_mut(article)?.take()?)))
                .collect(),
        )
    }

    /// What is likest in an article, but for one claim of it.
    fn next(&self, article: usize, but: usize) -> Option<f32> {
        let place = self.0.binary_search_by_key(&article, |(article, _)| *article).ok()?;
        let likest = self.0.get(place)?.1;
        Some(if likest.claim == but { likest.second } else { likest.first })
    }

    /// The same by the place of the article among the others.
    pub(super) fn lead_over(
        &self,
        to: (usize, usize),
        back: &Rivals,
        from: (usize, usize),
        score: f32,
    ) -> Option<f32> {
        Some(score - self.next(to.0, to.1)?.max(back.next(from.0, from.1)?))
    }
}

/// How far two claims are ahead of what else could be meant in either of their articles: negative where another claim is
/// likelier; `None` where nothing was compared.
pub(super) fn lead(a: &Prepared, b: &Prepared, score: f32) -> Option<f32> {
    a.rivals.lead_over((b.article, b.index), &b.rivals, (a.article, a.index), score)
}
