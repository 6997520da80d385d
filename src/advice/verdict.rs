//! From numbers to words: how sure, which outcome, which cautions.

use super::score::{Given, PREFERENCES, ScaleMeans, Score, Side, Tally, Totals, counts};
use crate::interview::Scale;
use crate::model::words;

words! {
    /// How sure the verdict is.
    pub enum Certainty {
        /// Too few answers: no track, no score.
        NotEnough = "not-enough",
        /// The score is at least about two margins from 0, and neither what is liked nor what is chosen opposes its side.
        Clear = "clear",
        /// The score is at least about one margin from 0.
        Leaning = "leaning",
        /// Try both first.
        Undecided = "undecided",
    }
}

words! {
    /// What is advised.
    pub enum Outcome {
        /// Answer more first.
        NotEnough = "not-enough",
        /// Likes doing and directing, and does not choose one over the other: a job that is both.
        Both = "both",
        /// Likes neither: change the work, rest or look elsewhere, before any ladder.
        Neither = "neither",
        /// Try each side for two weeks, then ask again.
        Undecided = "undecided",
        /// Deeper into the craft.
        Mastery = "mastery",
        /// Leading people.
        Management = "management",
    }
}

words! {
    /// What to look at before acting on the verdict. Strengths show here, and only here.
    pub enum Caution {
        /// Management or both, and not good at directing yet.
        TrainFirst = "train-first",
        /// Good at directing, and not drawn to it.
        GildedCage = "gilded-cage",
        /// Mastery, and not good at the craft yet.
        DeepenFirst = "deepen-first",
        /// Many equal answers in a row, or mostly the middle one.
        Careless = "careless",
    }
}

/// What the answers say, before any ladder.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// How consistently the answers point one way. Screens say it only if the outcome names a side.
    pub certainty: Certainty,
    /// What is advised.
    pub outcome: Outcome,
    /// `None` if there are not enough answers.
    pub score: Option<Score>,
    /// The five scales, however few the answers.
    pub lines: ScaleMeans,
}

/// Fewest preference answers for any verdict.
const ENOUGH: u32 = 9;

/// A mean this far from 0 counts as liking or disliking, or as a strength or a weakness. Choices nearer to 0 take no side.
const PRONOUNCED: f64 = 0.5;

/// How far a mean may oppose a side that is still called clear, and how disliked a side may be and still be named.
const OPPOSES: f64 = 0.25;

/// Means are fractions of whole numbers; this is far below the distance between any two of them.
const TINY: f64 = 1e-9;

impl Verdict {
    /// The verdict on these answers.
    #[must_use]
    pub fn of(given: &[Given<'_>]) -> Self {
        let lines = ScaleMeans::of(given);
        let tally = Tally::of(given);
        let Some(score) = tally.score().filter(|_| is_enough(given)) else {
            return Self { certainty: Certainty::NotEnough, outcome: Outcome::NotEnough, score: None, lines };
        };
        let (certainty, outcome) = judged(&tally, &score);
        Self { certainty, outcome, score: Some(score), lines }
    }

    /// The side that the outcome names. `None` for both, neither and undecided: "toward mastery" beside "both"
    /// would be a contradiction.
    #[must_use]
    pub fn side(&self) -> Option<Side> {
        match self.outcome {
            Outcome::Mastery => Some(Side::Mastery),
            Outcome::Management => Some(Side::Management),
            Outcome::NotEnough | Outcome::Both | Outcome::Neither | Outcome::Undecided => None,
        }
    }

    /// The side that the score points to beyond its margin, although the person does not like that kind of work. No one
    /// is sent there: the outcome is undecided.
    #[must_use]
    pub fn held_back(&self) -> Option<Side> {
        let score = self.score.filter(|score| {
            self.outcome == Outcome::Undecided && score.value.abs() >= student_t(score.answers).1 * score.margin
        })?;
        score.side()
    }

    /// The fewest one-step changes that move the score to the other side; `None` if no side is named.
    #[must_use]
    pub fn flip_steps(&self) -> Option<u32> {
        self.side().and(self.score).map(|score| score.flip_steps)
    }

    /// All cautions that apply to the answers of this verdict. If `coach` has a mean for a strength, it replaces the
    /// person's own.
    #[must_use]
    pub fn cautions(&self, given: &[Given<'_>], coach: Option<&ScaleMeans>) -> Vec<Caution> {
        let strength = |scale| coach.and_then(|lines| lines.get(scale)).or_else(|| self.lines.get(scale));
        let (directs, does) = (strength(Scale::GoodDirecting), strength(Scale::GoodDoing));
        let is_weak = |line: Option<f64>| line.is_some_and(|line| line < -TINY);
        let mut cautions = Vec::new();
        if matches!(self.outcome, Outcome::Management | Outcome::Both) && is_weak(directs) {
            cautions.push(Caution::TrainFirst);
        }
        if self.lines.like_directing.is_some_and(|liked| liked <= -PRONOUNCED + TINY)
            && directs.is_some_and(|line| line >= PRONOUNCED - TINY)
        {
            cautions.push(Caution::GildedCage);
        }
        if self.outcome == Outcome::Mastery && is_weak(does) {
            cautions.push(Caution::DeepenFirst);
        }
        if careless(given) {
            cautions.push(Caution::Careless);
        }
        cautions
    }
}

/// Enough preference answers in all, and on each scale.
fn is_enough(given: &[Given<'_>]) -> bool {
    let preferences = given.iter().filter(|one| one.question.scale.is_preference());
    preferences.count() >= ENOUGH as usize && lacking(given).is_empty()
}

/// The preference scales with too few answers for any verdict: fewer than two, or none to a question of one of the two
/// keys. Someone who agrees with everything would otherwise seem to have an opinion.
#[must_use]
pub fn lacking(given: &[Given<'_>]) -> Vec<Scale> {
    let lacks = |scale: &Scale| {
        let of =
            |reversed| given.iter().any(|one| one.question.scale == *scale && one.question.is_reversed() == reversed);
        // One of each key makes two.
        !(of(false) && of(true))
    };
    PREFERENCES.into_iter().filter(lacks).collect()
}

/// Certainty and outcome. Every scale has answers: see [`is_enough`].
fn judged(tally: &Tally, score: &Score) -> (Certainty, Outcome) {
    let toward = tally.means().map(|mean| mean.unwrap_or(0.0));
    let [like_directing, pushed_by_doing, trade_off] = toward;
    let like_doing = -pushed_by_doing;
    let sign = score.side().map_or(0.0, Side::sign);
    let opposed = toward.into_iter().any(|line| line * sign < -OPPOSES - TINY);
    let (wide, narrow) = student_t(score.answers);
    // A score of 0 is undecided, since no margin is smaller than 0.10.
    let far = score.value.abs();
    let mut certainty = if far >= wide * score.margin && !opposed {
        Certainty::Clear
    } else if far >= narrow * score.margin {
        Certainty::Leaning
    } else {
        Certainty::Undecided
    };
    let at_most_leaning = |certainty| if certainty == Certainty::Clear { Certainty::Leaning } else { certainty };
    let is_torn = trade_off.abs() <= PRONOUNCED + TINY;
    if like_directing >= PRONOUNCED - TINY && like_doing >= PRONOUNCED - TINY && is_torn {
        return (certainty, Outcome::Both);
    }
    if like_directing < -TINY && like_doing < -TINY {
        let disliked = like_directing <= -PRONOUNCED + TINY && like_doing <= -PRONOUNCED + TINY;
        if disliked || (certainty != Certainty::Undecided && is_torn) {
            return (at_most_leaning(certainty), Outcome::Neither);
        }
    }
    // We never recommend work that someone says they do not like.
    let own_liking = if sign > 0.0 { like_directing } else { like_doing };
    if own_liking < -OPPOSES - TINY {
        certainty = Certainty::Undecided;
    } else if own_liking < -TINY {
        certainty = at_most_leaning(certainty);
    }
    let outcome = match (certainty, score.side()) {
        (Certainty::Undecided, _) | (_, None) => Outcome::Undecided,
        (_, Some(Side::Management)) => Outcome::Management,
        (_, Some(Side::Mastery)) => Outcome::Mastery,
    };
    (certainty, outcome)
}

/// The fewest changes of an answer by one step (an answer may change more than once) that lead to another outcome, if
/// that takes at most `most`; otherwise `None`. Also `None` without an outcome to change. Found by trying all: answers
/// that contribute alike on one scale change alike, and the scales change by themselves, so there are few cases.
#[must_use]
pub fn changes_to_another_outcome(given: &[Given<'_>], most: u32) -> Option<u32> {
    let outcome_of = |tally: &Tally| tally.score().map(|score| judged(tally, &score).1);
    let now = outcome_of(&Tally::of(given)).filter(|_| is_enough(given))?;
    let scales = counts(given).map(|counts| changed(counts, most));
    let [directing, doing, trade_off] = &scales;
    let mut nearest = most + 1;
    // On each scale the fewest changes come first.
    for (a, one) in directing {
        for (b, two) in doing {
            for (c, three) in trade_off {
                let changes = a + b + c;
                if changes >= nearest {
                    break;
                }
                if outcome_of(&Tally([*one, *two, *three])) != Some(now) {
                    nearest = changes;
                }
            }
        }
    }
    (nearest <= most).then_some(nearest)
}

/// All totals that at most so many changes by one step can make of the answers on one scale, each with the fewest changes
/// it takes.
fn changed(counts: [i32; 5], most: u32) -> Vec<(u32, Totals)> {
    let mut all = vec![(0, counts)];
    for low in 0..4 {
        // How many answers more go up from here to the next value than come down. More may go than there are: others
        // can follow from above.
        let moved = |(changes, counts): &(u32, [i32; 5])| {
            let (changes, counts) = (*changes, *counts);
            let left = (most - changes).cast_signed();
            (-left..=left).filter_map(move |up| {
                let mut counts = counts;
                let [here, above] = counts.get_disjoint_mut([low, low + 1]).ok()?;
                (*here, *above) = (*here - up, *above + up);
                (*here >= 0).then_some((changes + up.unsigned_abs(), counts))
            })
        };
        all = all.iter().flat_map(moved).collect();
    }
    all.retain(|(_, counts)| counts.iter().all(|count| *count >= 0));
    all.sort_by_key(|(changes, _)| *changes);
    let mut known: Vec<(u32, Totals)> = Vec::new();
    for (changes, counts) in all {
        // Two that have the same totals have the same mean and the same margin: the nearer one speaks for both.
        let totals = Totals::of(counts);
        if known.iter().all(|(_, one)| *one != totals) {
            known.push((changes, totals));
        }
    }
    known
}

/// Eight or more equal raw answers in a row in the bank's order, or more than 60 % threes. A question without a number
/// does not break a row.
#[must_use]
pub fn careless(given: &[Given<'_>]) -> bool {
    let longest = given.chunk_by(|a, b| a.answer == b.answer).map(<[_]>::len).max().unwrap_or(0);
    let threes = given.iter().filter(|one| one.answer == 3).count();
    longest >= 8 || threes * 10 > given.len() * 6
}

/// Two-sided Student t with n − 1 degrees of freedom at .95 and .683, for n = 9 to 20 preference answers. A longer bank
/// uses the last row, which is a little strict.
fn student_t(answers: u32) -> (f64, f64) {
    const LAST: (f64, f64) = (2.0930, 1.0277);
    const BEFORE: [(f64, f64); 11] = [
        (2.3060, 1.0673),
        (2.2622, 1.0594),
        (2.2281, 1.0533),
        (2.2010, 1.0483),
        (2.1788, 1.0441),
        (2.1604, 1.0407),
        (2.1448, 1.0377),
        (2.1314, 1.0351),
        (2.1199, 1.0329),
        (2.1098, 1.0310),
        (2.1009, 1.0292),
    ];
    BEFORE.get(answers.saturating_sub(ENOUGH) as usize).copied().unwrap_or(LAST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::advice::given;
    use crate::interview::sample::{answers, bank};
    use crate::interview::{Answer, Answers};

    // Everything else about verdicts is held against a second reckoning of the instrument in tests/metier/rule.

    #[test]
    fn a_longer_bank_is_held_to_the_last_row() {
        assert_eq!((student_t(9), student_t(20)), ((2.3060, 1.0673), (2.0930, 1.0277)));
        assert_eq!([21, 40, 1000].map(student_t), [student_t(20); 3]);
    }

    #[test]
    fn the_nearest_other_outcome_is_counted_in_single_steps() {
        let bank = bank();
        let nearest = |answers: &Answers, most| changes_to_another_outcome(&given(&bank, answers), most);
        let strongly = answers(|scale| if scale == Scale::LikeDoing { 2 } else { -2 });
        assert_eq!(nearest(&strongly, 5), None, "a few answers do not change it");
        // Likes both by the narrowest: one step of any liking less is no longer both.
        let mut both = answers(|_| 0);
        for (id, answer) in [("coordinate", 5), ("group-goals", 4), ("best-hours", 5), ("hardest-piece", 4)] {
            both.set_answer(id, Answer::Step(answer));
        }
        assert_eq!(Verdict::of(&given(&bank, &both)).outcome, Outcome::Both);
        assert_eq!((nearest(&both, 5), nearest(&both, 0)), (Some(1), None));
        // A step more of each is two steps from there.
        both.set_answer("group-goals", Answer::Step(5));
        both.set_answer("hardest-piece", Answer::Step(5));
        assert_eq!(nearest(&both, 5), Some(2));
        assert_eq!(nearest(&Answers::default(), 5), None, "there is no outcome yet");
    }
}
