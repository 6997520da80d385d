//! From answers to numbers: contributions, score, margin, flip distance, means of the scales.
//!
//! What someone likes and chooses makes the score. What they are good at never enters it: strengths say what to learn
//! first (see [`super::Caution`]).

use crate::interview::{Answer, Answers, Bank, Question, Scale};
use crate::model::words;

words! {
    /// Which way a score points.
    pub enum Side {
        /// Below 0.
        Mastery = "mastery",
        /// Above 0.
        Management = "management",
    }
}

impl Side {
    /// +1 for management, −1 for mastery.
    #[must_use]
    pub fn sign(self) -> f64 {
        match self {
            Self::Mastery => -1.0,
            Self::Management => 1.0,
        }
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Mastery => Self::Management,
            Self::Management => Self::Mastery,
        }
    }
}

/// A question and the number it was answered with. "Not sure" is not a number, and is left out of everything here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given<'b> {
    /// What was asked.
    pub question: &'b Question,
    /// 1 to 5.
    pub answer: u8,
}

impl Given<'_> {
    /// "This answer pushes you 0, 1 or 2 steps toward mastery (below 0) or management (above 0)." `None` for a
    /// strength: being good at something pushes no one anywhere.
    #[must_use]
    pub fn contribution(&self) -> Option<i8> {
        self.question.scale.is_preference().then(|| self.question.toward_directing(self.answer))
    }

    /// −2 to +2 in the question's own direction: dislikes or is not good at it, to likes or is good at it; of a
    /// trade-off, doing to directing.
    #[must_use]
    pub fn on_scale(&self) -> i8 {
        let steps = self.answer.cast_signed() - 3;
        if self.question.is_reversed() { -steps } else { steps }
    }
}

/// Every answer that is a number, in the bank's order.
#[must_use]
pub fn given<'b>(bank: &'b Bank, answers: &Answers) -> Vec<Given<'b>> {
    let given = |question: &'b Question| match answers.answer(&question.id)? {
        Answer::Step(answer) => Some(Given { question, answer }),
        Answer::NotSure => None,
    };
    bank.questions.iter().filter_map(given).collect()
}

/// The mean of each scale in its own direction, −2 to +2; `None` if none of it was answered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScaleMeans {
    /// −2 dislikes, +2 likes to direct.
    pub like_directing: Option<f64>,
    /// −2 dislikes, +2 likes to do the work.
    pub like_doing: Option<f64>,
    /// −2 chooses doing, +2 directing.
    pub trade_off: Option<f64>,
    /// −2 not good, +2 good at directing.
    pub good_directing: Option<f64>,
    /// −2 not good, +2 good at the craft.
    pub good_doing: Option<f64>,
}

impl ScaleMeans {
    /// The mean of a scale.
    #[must_use]
    pub fn get(&self, scale: Scale) -> Option<f64> {
        match scale {
            Scale::LikeDirecting => self.like_directing,
            Scale::LikeDoing => self.like_doing,
            Scale::TradeOff => self.trade_off,
            Scale::GoodDirecting => self.good_directing,
            Scale::GoodDoing => self.good_doing,
        }
    }

    /// The means of these answers, however few.
    #[must_use]
    pub fn of(given: &[Given<'_>]) -> Self {
        let line = |scale: Scale| mean(given.iter().filter(|one| one.question.scale == scale).map(Given::on_scale));
        Self {
            like_directing: line(Scale::LikeDirecting),
            like_doing: line(Scale::LikeDoing),
            trade_off: line(Scale::TradeOff),
            good_directing: line(Scale::GoodDirecting),
            good_doing: line(Scale::GoodDoing),
        }
    }
}

/// What the preference answers add up to, unrounded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// Plain mean of the contributions, −2 to +2: "every answer weighs the same".
    pub value: f64,
    /// max(0.10, sample SD of the contributions / √n): "with other questions of this kind your score would usually
    /// land within ± this".
    pub margin: f64,
    /// |sum of the contributions| + 1: "the fewest one-step changes that move you to the other side".
    pub flip_steps: u32,
    /// How many answers it rests on, at most 20.
    pub answers: u32,
}

/// The least margin: the score moves in steps, and no set of answers is surer than this.
const LEAST_MARGIN: f64 = 0.10;

/// The scales that make the score.
pub(super) const PREFERENCES: [Scale; 3] = [Scale::LikeDirecting, Scale::LikeDoing, Scale::TradeOff];

/// How often each contribution, −2 to +2, was given on each of [`PREFERENCES`].
pub(super) fn counts(given: &[Given<'_>]) -> [[i32; 5]; 3] {
    PREFERENCES.map(|scale| {
        let mut counts = [0; 5];
        for contribution in given.iter().filter(|one| one.question.scale == scale).filter_map(Given::contribution) {
            if let Some(count) = counts.get_mut(usize::from((contribution + 2).cast_unsigned())) {
                *count += 1;
            }
        }
        counts
    })
}

/// What the contributions on one scale add up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Totals {
    answers: i32,
    sum: i32,
    squares: i32,
}

impl Totals {
    /// The totals of so many contributions of −2, −1, 0, +1 and +2.
    pub(super) fn of(counts: [i32; 5]) -> Self {
        let none = Self { answers: 0, sum: 0, squares: 0 };
        counts.into_iter().zip(-2..).fold(none, |totals, (answers, contribution)| {
            let sum = answers * contribution;
            totals.plus(Self { answers, sum, squares: sum * contribution })
        })
    }

    fn plus(self, other: Self) -> Self {
        Self { answers: self.answers + other.answers, sum: self.sum + other.sum, squares: self.squares + other.squares }
    }

    /// Above 0 toward management. `None` without answers.
    fn mean(self) -> Option<f64> {
        (self.answers > 0).then(|| f64::from(self.sum) / f64::from(self.answers))
    }
}

/// The totals of each of [`PREFERENCES`]. Score and verdict follow from these nine numbers alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tally(pub(super) [Totals; 3]);

impl Tally {
    pub(super) fn of(given: &[Given<'_>]) -> Self {
        Self(counts(given).map(Totals::of))
    }

    /// The mean of the contributions on each of [`PREFERENCES`]; `None` for one without answers.
    pub(super) fn means(&self) -> [Option<f64>; 3] {
        self.0.map(Totals::mean)
    }

    /// `None` with fewer than two answers: one says nothing about how much answers differ.
    pub(super) fn score(&self) -> Option<Score> {
        let [directing, doing, trade_off] = self.0;
        let Totals { answers: n, sum, squares } = directing.plus(doing).plus(trade_off);
        if n < 2 {
            return None;
        }
        let (answers, total) = (f64::from(n), f64::from(sum));
        let variance = (f64::from(squares) - total * total / answers) / (answers - 1.0);
        Some(Score {
            value: total / answers,
            margin: (variance.max(0.0).sqrt() / answers.sqrt()).max(LEAST_MARGIN),
            flip_steps: sum.unsigned_abs() + 1,
            answers: n.unsigned_abs(),
        })
    }
}

impl Score {
    /// The score of at least two preference answers, or `None`. Strengths do not count.
    #[must_use]
    pub fn of(given: &[Given<'_>]) -> Option<Self> {
        Tally::of(given).score()
    }

    /// Which way the score points; `None` at exactly 0.
    #[must_use]
    pub fn side(&self) -> Option<Side> {
        if self.value > 0.0 {
            Some(Side::Management)
        } else if self.value < 0.0 {
            Some(Side::Mastery)
        } else {
            None
        }
    }
}

/// `None` without steps. The sum is a whole number, so the mean is exact.
fn mean(steps: impl Iterator<Item = i8>) -> Option<f64> {
    let (sum, n) = steps.fold((0i32, 0u32), |(sum, n), step| (sum + i32::from(step), n + 1));
    (n > 0).then(|| f64::from(sum) / f64::from(n))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interview::sample::bank;

    fn with<T>(steps: &[(&str, u8)], of: impl Fn(&[Given<'_>]) -> T) -> T {
        let (bank, mut answers) = (bank(), Answers::default());
        for (id, step) in steps {
            answers.set_answer(id, Answer::Step(*step));
        }
        of(&given(&bank, &answers))
    }

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-12
    }

    #[test]
    fn four_answers_come_out_as_by_hand() {
        // +2, +1, 0 and −1: the mean is .5, the squared differences from it add up to 5. The strength does not count.
        let answers = [("coordinate", 5), ("conflict", 2), ("afternoon", 3), ("best-hours", 4), ("organised", 1)];
        let score = with(&answers, Score::of).unwrap();
        assert!(near(score.value, 0.5) && near(score.margin, (5.0f64 / 3.0).sqrt() / 2.0));
        assert_eq!((score.flip_steps, score.answers, score.side()), (3, 4, Some(Side::Management)));
        let lines = Scale::ALL.map(|scale| with(&answers, ScaleMeans::of).get(scale));
        assert_eq!(lines, [Some(1.5), Some(1.0), Some(0.0), Some(-2.0), None]);
    }

    #[test]
    fn the_least_margin_holds_if_all_agree() {
        let score = with(&[("coordinate", 1), ("conflict", 5), ("best-hours", 5)], Score::of).unwrap();
        assert_eq!((score.value, score.margin, score.side()), (-2.0, LEAST_MARGIN, Some(Side::Mastery)));
        assert!((score.flip_steps, score.value * Side::Mastery.sign()) == (7, 2.0));
        assert!(near(Side::Management.sign(), 1.0));
    }

    #[test]
    fn answers_that_cancel_out_point_nowhere_and_one_step_is_enough() {
        let score = with(&[("coordinate", 5), ("best-hours", 5)], Score::of).unwrap();
        assert_eq!((score.value, score.side(), score.flip_steps), (0.0, None, 1));
        assert!(near(score.margin, 2.0));
    }

    #[test]
    fn one_preference_or_any_number_of_strengths_is_no_score() {
        assert_eq!((with(&[], Score::of), with(&[("coordinate", 5)], Score::of)), (None, None));
        assert_eq!(with(&[("organised", 5), ("brought-to-me", 1), ("coordinate", 5)], Score::of), None);
    }

    #[test]
    fn only_preferences_contribute() {
        let answers = [("coordinate", 5), ("best-hours", 5), ("known-for", 5), ("organised", 5), ("still-checked", 5)];
        let (pushes, own) = with(&answers, |given| {
            let of = |id: &str| given.iter().find(|one| one.question.id == id).copied().unwrap();
            let ids = answers.map(|(id, _)| id);
            (ids.map(|id| of(id).contribution()), ids.map(|id| of(id).on_scale()))
        });
        assert_eq!(pushes, [Some(2), Some(-2), Some(-2), None, None]);
        assert_eq!(own, [2, 2, -2, 2, -2]);
    }
}
