//! From answers to numbers: contributions, score, margin, flip distance, lines.

use crate::interview::{Answer, Bank, Question, Scale, Sheet};

/// Which way a score points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Below 0.
    Mastery,
    /// Above 0.
    Management,
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

/// "This answer pushes you 0, 1 or 2 steps toward mastery or management."
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contribution<'b> {
    /// What was asked.
    pub question: &'b Question,
    /// 1 to 5.
    pub answer: u8,
    /// −2 (toward mastery) to +2 (toward management): (answer − 3), its sign turned by the key and the scale.
    pub steps: i8,
}

/// The contributions of all answers that are a number, in the bank's order.
#[must_use]
pub fn contributions<'b>(bank: &'b Bank, sheet: &Sheet) -> Vec<Contribution<'b>> {
    let given = |question: &'b Question| match sheet.answer(&question.id)? {
        Answer::Step(answer) => Some(Contribution { question, answer, steps: question.contribution(answer) }),
        Answer::NotSure => None,
    };
    bank.questions.iter().filter_map(given).collect()
}

/// The mean of each scale in its own direction, −2 to +2; nothing where none of it was answered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lines {
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

impl Lines {
    /// The line of a scale.
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

    /// The lines of these contributions, however few.
    #[must_use]
    pub fn of(given: &[Contribution<'_>]) -> Self {
        let line = |scale: Scale| {
            let direction = if scale.toward_management() { 1.0 } else { -1.0 };
            mean(given.iter().filter(|one| one.question.scale == scale)).map(|mean| direction * mean)
        };
        Self {
            like_directing: line(Scale::LikeDirecting),
            like_doing: line(Scale::LikeDoing),
            trade_off: line(Scale::TradeOff),
            good_directing: line(Scale::GoodDirecting),
            good_doing: line(Scale::GoodDoing),
        }
    }
}

/// What the answers add up to, unrounded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// Plain mean of all contributions, −2 to +2: "every answer weighs the same".
    pub value: f64,
    /// max(0.10, sample SD of the contributions / √n): "with other questions of this kind your score would usually
    /// land within ± this".
    pub margin: f64,
    /// |sum of the contributions| + 1: "the fewest one-step changes that move you to the other side".
    pub flip_steps: u32,
    /// How many answers it rests on.
    pub answers: usize,
    /// The five scales.
    pub lines: Lines,
    /// Mean of the contributions of likings and trade-offs alone: what decides the side.
    pub preference: f64,
}

/// The least margin: the score moves in steps, and no set of answers is surer than this.
const LEAST_MARGIN: f64 = 0.10;

impl Score {
    /// The score of at least two contributions; nothing for fewer, or without a preference among them.
    #[must_use]
    pub fn of(given: &[Contribution<'_>]) -> Option<Self> {
        let value = mean(given.iter())?;
        let preference = mean(given.iter().filter(|one| one.question.scale.is_preference()))?;
        let n = count(given.len());
        if given.len() < 2 {
            return None;
        }
        let squares: f64 = given.iter().map(|one| (f64::from(one.steps) - value).powi(2)).sum();
        let deviation = (squares / (n - 1.0)).sqrt();
        let sum: i32 = given.iter().map(|one| i32::from(one.steps)).sum();
        Some(Self {
            value,
            margin: (deviation / n.sqrt()).max(LEAST_MARGIN),
            flip_steps: sum.unsigned_abs() + 1,
            answers: given.len(),
            lines: Lines::of(given),
            preference,
        })
    }

    /// Where the score points; nothing at exactly 0.
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

/// A count as a number to reckon with; every count here is far below 2^32.
pub(super) fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

/// Mean of the contributions; nothing of nothing. The sum is a whole number, so that it is exact.
pub(super) fn mean<'a, 'b: 'a>(given: impl Iterator<Item = &'a Contribution<'b>>) -> Option<f64> {
    let (sum, n) = given.fold((0i32, 0usize), |(sum, n), one| (sum + i32::from(one.steps), n + 1));
    (n > 0).then(|| f64::from(sum) / count(n))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interview::sample::bank;

    fn score(answers: &[(&str, u8)]) -> Option<Score> {
        let (bank, mut sheet) = (bank(), Sheet::default());
        for (id, step) in answers {
            sheet.set_answer(id, Answer::Step(*step));
        }
        Score::of(&contributions(&bank, &sheet))
    }

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-12
    }

    #[test]
    fn four_answers_come_out_as_by_hand() {
        // +2, +1, 0 and −1: the mean is .5, the squares of what lies beside it add up to 5.
        let answers = [("coordinate", 5), ("conflict", 2), ("organised", 3), ("best-hours", 4)];
        let score = score(&answers).unwrap();
        assert!(near(score.value, 0.5) && near(score.margin, (5.0f64 / 3.0).sqrt() / 2.0));
        assert!(near(score.preference, 2.0 / 3.0), "without the strength");
        assert_eq!((score.flip_steps, score.answers, score.side()), (3, 4, Some(Side::Management)));
        let lines = Scale::ALL.map(|scale| score.lines.get(scale));
        assert_eq!(lines, [Some(1.5), Some(1.0), None, Some(0.0), None]);
    }

    #[test]
    fn the_least_margin_holds_where_all_agree() {
        let score = score(&[("coordinate", 1), ("conflict", 5), ("best-hours", 5)]).unwrap();
        assert_eq!((score.value, score.margin, score.side()), (-2.0, LEAST_MARGIN, Some(Side::Mastery)));
        assert!((score.flip_steps, score.value * Side::Mastery.sign()) == (7, 2.0));
        assert!(near(Side::Management.sign(), 1.0));
    }

    #[test]
    fn answers_that_cancel_out_point_nowhere_and_one_step_is_enough() {
        let score = score(&[("coordinate", 5), ("best-hours", 5)]).unwrap();
        assert_eq!((score.value, score.side(), score.flip_steps), (0.0, None, 1));
        assert!(near(score.margin, 2.0));
    }

    #[test]
    fn of_one_answer_or_without_a_liking_there_is_no_score() {
        assert_eq!((score(&[]), score(&[("coordinate", 5)])), (None, None));
        assert_eq!(score(&[("organised", 5), ("brought-to-me", 1)]), None);
    }
}
