//! A coach's view of a person's strengths, beside the person's own answers.

use super::Caution;
use crate::interview::Scale;

/// The strengths as a coach rated them. Only the person can say what they like, so a coach's other answers are not used.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coached<'a> {
    /// Where the coach's answers are, as the user named it.
    pub file: &'a str,
    /// −2 not good at directing, +2 good; `None` if the coach answered none of it.
    pub good_directing: Option<f64>,
    /// −2 not good at the craft, +2 good; `None` if the coach answered none of it.
    pub good_doing: Option<f64>,
}

impl Coached<'_> {
    /// The mean of a strength; `None` for a scale of likings, which only the person can tell.
    #[must_use]
    pub fn strength(&self, scale: Scale) -> Option<f64> {
        match scale {
            Scale::GoodDirecting => self.good_directing,
            Scale::GoodDoing => self.good_doing,
            Scale::LikeDirecting | Scale::LikeDoing | Scale::TradeOff => None,
        }
    }

    /// The cautions that were judged by a mean of the coach's, whether they apply or not.
    #[must_use]
    pub fn used_for(&self) -> Vec<Caution> {
        let rests_on = [
            (Caution::TrainFirst, self.good_directing),
            (Caution::GildedCage, self.good_directing),
            (Caution::DeepenFirst, self.good_doing),
        ];
        rests_on.into_iter().filter(|(_, line)| line.is_some()).map(|(caution, _)| caution).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::advice::{Outcome, Plan, Verdict, given};
    use crate::interview::{Answer, Answers, Bank, sample::bank};
    use crate::ladder::sample;

    /// Answers of one step on each scale: agreement in the scale's own direction.
    fn answers(bank: &Bank, of: impl Fn(Scale) -> Option<i8>) -> Answers {
        let mut answers = Answers::default();
        for question in &bank.questions {
            if let Some(steps) = of(question.scale) {
                let steps = if question.is_reversed() { -steps } else { steps };
                answers.set_answer(&question.id, Answer::Step((3 + steps).cast_unsigned()));
            }
        }
        answers
    }

    /// Likes the work and not the directing, and calls herself good at the work and not at directing.
    fn doer(scale: Scale) -> i8 {
        match scale {
            Scale::LikeDoing | Scale::GoodDoing => 2,
            Scale::LikeDirecting | Scale::TradeOff => -2,
            Scale::GoodDirecting => -1,
        }
    }

    #[test]
    fn a_coachs_strengths_decide_the_cautions_and_nothing_else() {
        let (bank, ladder) = (bank(), sample::usual());
        let own = answers(&bank, |scale| Some(doer(scale)));
        let coach = answers(&bank, |scale| match scale {
            Scale::GoodDirecting => Some(1),
            Scale::GoodDoing => Some(-1),
            // A coach who guesses at likings changes nothing.
            _ => Some(-doer(scale)),
        });
        let alone = Plan::make(&ladder, &bank, &own, None);
        let both = alone.clone().with_coach("coach.toml", &coach);
        assert_eq!(alone.cautions, []);
        assert_eq!(both.cautions, [Caution::GildedCage, Caution::DeepenFirst]);
        assert_eq!((both.verdict, both.track, both.steps.len()), (alone.verdict, alone.track, alone.steps.len()));
    }

    #[test]
    fn a_line_the_coach_left_open_stays_ones_own() {
        let bank = bank();
        let own = answers(&bank, |scale| Some(if scale == Scale::GoodDoing { -1 } else { doer(scale) }));
        let coach = answers(&bank, |scale| (scale == Scale::GoodDirecting).then_some(1));
        let ladder = sample::usual();
        let plan = Plan::make(&ladder, &bank, &own, None).with_coach("coach.toml", &coach);
        assert_eq!(plan.cautions, [Caution::GildedCage, Caution::DeepenFirst]);
        let coached = plan.coach.unwrap();
        assert_eq!((coached.good_directing, coached.good_doing), (Some(1.0), None));
        assert_eq!(coached.used_for(), [Caution::TrainFirst, Caution::GildedCage]);
    }

    #[test]
    fn train_first_goes_by_the_coach_and_under_both_as_well() {
        let bank = bank();
        let leader = |scale| Some(if scale == Scale::GoodDirecting { 2 } else { -doer(scale) });
        let player = |scale| Some(if scale == Scale::TradeOff { 0 } else { 2 });
        let seen = crate::advice::ScaleMeans::of(&given(&bank, &answers(&bank, |scale| Some(doer(scale)))));
        for (own, outcome) in [(answers(&bank, leader), Outcome::Management), (answers(&bank, player), Outcome::Both)] {
            let own = given(&bank, &own);
            let verdict = Verdict::of(&own);
            assert_eq!(verdict.outcome, outcome);
            assert!(!verdict.cautions(&own, None).contains(&Caution::TrainFirst));
            assert!(verdict.cautions(&own, Some(&seen)).contains(&Caution::TrainFirst));
        }
    }

    #[test]
    fn of_a_coachs_lines_only_the_strengths_are_given() {
        let coached = Coached { file: "coach.toml", good_directing: Some(-0.5), good_doing: Some(1.5) };
        assert_eq!(Scale::ALL.map(|scale| coached.strength(scale)), [None, None, None, Some(-0.5), Some(1.5)]);
    }
}
