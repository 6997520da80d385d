//! From numbers to words: how sure, which outcome, which cautions.

use super::score::{Contribution, Lines, Score, Side, count, mean};
use crate::interview::Scale;

/// How sure the answers make it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// Too few answers: no track, no score.
    NotEnough,
    /// Outside the wide margin, and no preference speaks against it.
    Clear,
    /// Outside the narrow margin.
    Leaning,
    /// Try both first.
    Undecided,
}

impl Certainty {
    /// The word in results.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NotEnough => "not-enough",
            Self::Clear => "clear",
            Self::Leaning => "leaning",
            Self::Undecided => "undecided",
        }
    }
}

/// What is advised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Answer more first.
    NotEnough,
    /// Likes doing and directing: a lead player.
    Both,
    /// Likes neither: reshape the work before any ladder.
    Neither,
    /// A small experiment on each side.
    Undecided,
    /// Deeper into the craft.
    Mastery,
    /// Other people's work.
    Management,
}

impl Outcome {
    /// The word in results.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NotEnough => "not-enough",
            Self::Both => "both",
            Self::Neither => "neither",
            Self::Undecided => "undecided",
            Self::Mastery => "mastery",
            Self::Management => "management",
        }
    }
}

/// What to look at beside the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caution {
    /// Management, and not good at directing yet.
    TrainFirst,
    /// Good at directing and does not like it.
    GildedCage,
    /// Mastery, and not good at the craft yet.
    DeepenFirst,
    /// Answered in a row or in the middle.
    Careless,
}

impl Caution {
    /// The word in results.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::TrainFirst => "train-first",
            Self::GildedCage => "gilded-cage",
            Self::DeepenFirst => "deepen-first",
            Self::Careless => "careless",
        }
    }
}

/// What the answers say, before any ladder.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// How sure.
    pub certainty: Certainty,
    /// What is advised.
    pub outcome: Outcome,
    /// The side the answers name; nothing where certainty is undecided or not enough.
    pub side: Option<Side>,
    /// Nothing where there are not enough answers.
    pub score: Option<Score>,
}

/// Fewest answers, and fewest in each preference scale, for any verdict.
const ENOUGH: usize = 12;
const ENOUGH_IN_EACH: usize = 2;

/// From where a liking counts as one, or against one; also from where a strength does.
const PRONOUNCED: f64 = 0.5;

/// How far a preference line may speak against a side that is called clear.
const OPPOSES: f64 = 0.25;

impl Verdict {
    /// The verdict on these contributions.
    #[must_use]
    pub fn of(given: &[Contribution<'_>]) -> Self {
        let Some(score) = enough(given).then(|| Score::of(given)).flatten() else {
            return Self { certainty: Certainty::NotEnough, outcome: Outcome::NotEnough, side: None, score: None };
        };
        let (certainty, side) = certainty(&score, given);
        Self { certainty, outcome: outcome(&score, certainty, side), side, score: Some(score) }
    }

    /// Which cautions apply once the side that is advised is known. Where `coach` has a line for a strength, it stands
    /// in place of the person's own.
    #[must_use]
    pub fn cautions(&self, given: &[Contribution<'_>], advised: Option<Side>, coach: Option<&Lines>) -> Vec<Caution> {
        let line = |scale| self.score.as_ref().and_then(|score| score.lines.get(scale));
        let strength = |scale| coach.and_then(|lines| lines.get(scale)).or_else(|| line(scale));
        let good_directing = strength(Scale::GoodDirecting);
        let below_zero = |line: Option<f64>| line.is_some_and(|line| line < 0.0);
        let mut cautions = Vec::new();
        if advised == Some(Side::Management) && below_zero(good_directing) {
            cautions.push(Caution::TrainFirst);
        }
        if below_zero(line(Scale::LikeDirecting)) && good_directing.is_some_and(|line| line >= PRONOUNCED) {
            cautions.push(Caution::GildedCage);
        }
        if advised == Some(Side::Mastery) && below_zero(strength(Scale::GoodDoing)) {
            cautions.push(Caution::DeepenFirst);
        }
        if careless(given) {
            cautions.push(Caution::Careless);
        }
        cautions
    }
}

fn enough(given: &[Contribution<'_>]) -> bool {
    let of = |scale| given.iter().filter(|one| one.question.scale == scale).count();
    given.len() >= ENOUGH
        && Scale::ALL.into_iter().filter(|scale| scale.is_preference()).all(|s| of(s) >= ENOUGH_IN_EACH)
}

/// Clear, leaning or undecided, and the side. Liking decides: without the mean of all preferences strictly on the
/// side there is none, so that strength never turns dislike into a recommendation.
fn certainty(score: &Score, given: &[Contribution<'_>]) -> (Certainty, Option<Side>) {
    let Some(side) = score.side().filter(|side| side.sign() * score.preference > 0.0) else {
        return (Certainty::Undecided, None);
    };
    let opposed = Scale::ALL.into_iter().filter(|scale| scale.is_preference()).any(|scale| {
        let line = mean(given.iter().filter(|one| one.question.scale == scale));
        line.is_some_and(|line| side.sign() * line < -OPPOSES)
    });
    let (wide, narrow) = student_t(score.answers);
    if score.value.abs() >= wide * score.margin && !opposed {
        (Certainty::Clear, Some(side))
    } else if score.value.abs() >= narrow * score.margin {
        (Certainty::Leaning, Some(side))
    } else {
        (Certainty::Undecided, None)
    }
}

fn outcome(score: &Score, certainty: Certainty, side: Option<Side>) -> Outcome {
    let likings = (score.lines.like_directing.unwrap_or(0.0), score.lines.like_doing.unwrap_or(0.0));
    let clear = certainty == Certainty::Clear;
    if !clear && likings.0 >= PRONOUNCED && likings.1 >= PRONOUNCED {
        return Outcome::Both;
    }
    if !clear && likings.0 <= -PRONOUNCED && likings.1 <= -PRONOUNCED {
        return Outcome::Neither;
    }
    match side {
        Some(Side::Mastery) => Outcome::Mastery,
        Some(Side::Management) => Outcome::Management,
        None => Outcome::Undecided,
    }
}

/// Eight or more equal raw answers in a row in the bank's order, or more than 60 % threes.
#[must_use]
pub fn careless(given: &[Contribution<'_>]) -> bool {
    let mut longest = 0;
    let mut run = 0;
    let mut before = None;
    for one in given {
        run = if before == Some(one.answer) { run + 1 } else { 1 };
        before = Some(one.answer);
        longest = longest.max(run);
    }
    let threes = given.iter().filter(|one| one.answer == 3).count();
    longest >= 8 || count(threes) > 0.6 * count(given.len())
}

/// Two-sided Student t with n − 1 degrees of freedom at .95 and .683, for n = 12 to 28 answers. A longer bank is held
/// to the last row, a little strictly.
fn student_t(answers: usize) -> (f64, f64) {
    const LAST: (f64, f64) = (2.0518, 1.0195);
    const BEFORE: [(f64, f64); 16] = [
        (2.2010, 1.0483),
        (2.1788, 1.0441),
        (2.1604, 1.0407),
        (2.1448, 1.0377),
        (2.1314, 1.0351),
        (2.1199, 1.0329),
        (2.1098, 1.0310),
        (2.1009, 1.0292),
        (2.0930, 1.0277),
        (2.0860, 1.0263),
        (2.0796, 1.0251),
        (2.0739, 1.0239),
        (2.0687, 1.0229),
        (2.0639, 1.0219),
        (2.0595, 1.0211),
        (2.0555, 1.0203),
    ];
    BEFORE.get(answers.saturating_sub(ENOUGH)).copied().unwrap_or(LAST)
}

#[cfg(test)]
mod tests {
    use super::*;

    // Everything else about verdicts is held against a second reckoning of the instrument in tests/metier/rule.

    #[test]
    fn a_longer_bank_is_held_to_the_last_row() {
        assert_eq!((student_t(12), student_t(28)), ((2.2010, 1.0483), (2.0518, 1.0195)));
        assert_eq!([29, 40, 1000].map(student_t), [student_t(28); 3]);
    }
}
