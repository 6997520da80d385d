//! Two answer files of one person side by side: self and coach, or then and now. Likings are compared, never averaged.

mod marks;
mod order;

use super::{Moved, Plan, moved};
use crate::interview::{Answer, Answers, Bank, Question};
use crate::ladder::Ladder;
pub use marks::Standings;
pub use order::{How, Pair, one_person};

/// Answers and the ladder they are about.
#[derive(Clone, Copy, Debug)]
pub struct OneSide<'a> {
    /// The answers.
    pub answers: &'a Answers,
    /// Their ladder.
    pub ladder: &'a Ladder,
}

/// A question that both answered with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Both<'a> {
    /// What was asked.
    pub question: &'a Question,
    /// 1 to 5.
    pub first: u8,
    /// 1 to 5.
    pub second: u8,
}

impl Both<'_> {
    /// How many steps the two answers are apart, 0 to 4.
    #[must_use]
    pub fn steps(&self) -> u8 {
        self.first.abs_diff(self.second)
    }

    /// Which way the second answer differs from the first, −4 (doing) to +4 (directing).
    #[must_use]
    pub fn shift(&self) -> i8 {
        self.question.toward_directing(self.second) - self.question.toward_directing(self.first)
    }
}

/// A question that one of the two answered with a number, and the other not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OnlyOne<'a> {
    /// What was asked.
    pub question: &'a Question,
    /// The first of the two answered, else the second.
    pub is_first: bool,
    /// 1 to 5.
    pub answer: u8,
    /// The other said "not sure"; otherwise left it open.
    pub other_not_sure: bool,
}

/// Two answer files of one person, side by side.
#[derive(Clone, Debug)]
pub struct Comparison<'a> {
    /// The questions.
    pub bank: &'a Bank,
    /// What the two are to each other, and in which order they come.
    pub pair: Pair,
    /// The person's own, or the earlier one.
    pub first: Plan<'a>,
    /// The coach's, or the later one.
    pub second: Plan<'a>,
    /// Whether the scores differ; `None` without two scores of the same questions.
    pub moved: Option<Moved>,
    /// Answered by both: the widest apart first, then in the bank's order.
    pub both: Vec<Both<'a>>,
    /// Answered by one, in the bank's order.
    pub only_one: Vec<OnlyOne<'a>>,
    /// Expectations that either has marked: by level, the widest apart first.
    pub marks: Vec<Standings<'a>>,
    /// Both answered the same version of the questions; otherwise neither questions nor scores are compared.
    pub same_questions: bool,
    /// Both are about one ladder; otherwise neither marks nor levels are compared.
    pub same_ladder: bool,
}

impl<'a> Comparison<'a> {
    /// Compares two answers files, given in any order. Self comes before coach, earlier before later; if neither tells
    /// them apart, the one given first comes first.
    #[must_use]
    pub fn of(bank: &'a Bank, a: OneSide<'a>, b: OneSide<'a>) -> Self {
        let pair = Pair::of(a.answers, b.answers);
        let (first, second) = if pair.turned { (b, a) } else { (a, b) };
        let plan = |OneSide { answers, ladder }: OneSide<'a>| {
            let level = answers.level.as_deref().and_then(|level| ladder.find_level(level).ok());
            Plan::make(ladder, bank, answers, level)
        };
        let (first, second) = (plan(first), plan(second));
        let version = |view: &Plan<'_>| view.answers.questions.unwrap_or(1);
        let same_questions = version(&first) == version(&second);
        let same_ladder = first.ladder.id == second.ladder.id;
        let scores = (first.verdict.score, second.verdict.score);
        let asked: &[Question] = if same_questions { &bank.questions } else { &[] };
        let mut both: Vec<Both<'a>> = asked.iter().filter_map(|question| of_both(question, &first, &second)).collect();
        // Those equally far apart stay in the bank's order.
        both.sort_by_key(|one| std::cmp::Reverse(one.steps()));
        Self {
            moved: match scores {
                (Some(a), Some(b)) if same_questions => Some(moved(&a, &b)),
                _ => None,
            },
            only_one: asked.iter().filter_map(|question| of_one(question, &first, &second)).collect(),
            marks: if same_ladder { marks::pairs(first.ladder, first.answers, second.answers) } else { Vec::new() },
            both,
            bank,
            pair,
            first,
            second,
            same_questions,
            same_ladder,
        }
    }

    /// Questions more than one step apart: what to talk about, the widest apart first.
    pub fn apart(&self) -> impl Iterator<Item = &Both<'a>> {
        self.both.iter().filter(|one| one.steps() > 1)
    }

    /// Questions so many steps apart.
    pub fn steps_apart(&self, steps: u8) -> impl Iterator<Item = &Both<'a>> {
        self.both.iter().filter(move |one| one.steps() == steps)
    }

    /// Expectations that both have marked, and not alike.
    pub fn marks_apart(&self) -> impl Iterator<Item = &Standings<'a>> {
        self.marks.iter().filter(|one| one.differ())
    }

    /// Both said what they want next, and not the same.
    #[must_use]
    pub fn growth_differs(&self) -> bool {
        let growth = (self.first.answers.growth, self.second.answers.growth);
        matches!(growth, (Some(first), Some(second)) if first != second)
    }

    /// Both named a present level, and not the same.
    #[must_use]
    pub fn level_differs(&self) -> bool {
        match (self.first.from, self.second.from) {
            (Some(first), Some(second)) if self.same_ladder => first.level.id != second.level.id,
            _ => false,
        }
    }

    /// How many things there are to talk about.
    #[must_use]
    pub fn things(&self) -> usize {
        let beside = [self.growth_differs(), self.level_differs()].into_iter().filter(|differs| *differs).count();
        self.apart().count() + self.marks_apart().count() + beside
    }

    /// Whether scores, questions or marks of the two can be compared.
    #[must_use]
    pub fn is_possible(&self) -> bool {
        self.moved.is_some() || !self.both.is_empty() || self.marks.iter().any(Standings::is_of_both)
    }
}

fn step(question: &Question, view: &Plan<'_>) -> Option<u8> {
    match view.answers.answer(&question.id)? {
        Answer::Step(step) => Some(step),
        Answer::NotSure => None,
    }
}

fn of_both<'a>(question: &'a Question, first: &Plan<'_>, second: &Plan<'_>) -> Option<Both<'a>> {
    Some(Both { question, first: step(question, first)?, second: step(question, second)? })
}

fn of_one<'a>(question: &'a Question, first: &Plan<'_>, second: &Plan<'_>) -> Option<OnlyOne<'a>> {
    let (answer, is_first, other) = match (step(question, first), step(question, second)) {
        (Some(answer), None) => (answer, true, second),
        (None, Some(answer)) => (answer, false, first),
        _ => return None,
    };
    let other_not_sure = other.answers.answer(&question.id) == Some(Answer::NotSure);
    Some(OnlyOne { question, is_first, answer, other_not_sure })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interview::{By, Growth, Mark, Standing, sample::bank};
    use crate::ladder::sample;

    fn answers(by: By, steps: impl Fn(usize) -> Option<u8>) -> Answers {
        let mut answers = Answers { by, ..Answers::default() };
        for (n, question) in bank().questions.iter().enumerate() {
            if let Some(step) = steps(n) {
                let answer = if step == 0 { Answer::NotSure } else { Answer::Step(step) };
                answers.set_answer(&question.id, answer);
            }
        }
        answers
    }

    fn ids<'a>(found: impl Iterator<Item = &'a Both<'a>>) -> Vec<(String, u8, u8)> {
        found.map(|one| (one.question.id.to_string(), one.first, one.second)).collect()
    }

    #[test]
    fn the_widest_apart_come_first_and_one_step_is_no_difference() {
        let (bank, ladder) = (bank(), sample::usual());
        let own = answers(By::Oneself, |n| Some([3, 1, 3, 2][n.min(3)]));
        let coach = answers(By::Coach, |n| Some([5, 5, 4, 2][n.min(3)]));
        let it = Comparison::of(
            &bank,
            OneSide { answers: &coach, ladder: &ladder },
            OneSide { answers: &own, ladder: &ladder },
        );
        assert_eq!(ids(it.apart()), [("best-hours".into(), 1, 5), ("coordinate".into(), 3, 5)]);
        assert_eq!(ids(it.steps_apart(1)), [("afternoon".into(), 3, 4)]);
        assert_eq!((it.steps_apart(0).count(), it.things(), it.pair.turned), (25, 2, true));
        assert!(it.moved.is_some_and(|moved| moved.gap < 0.0), "-4, 2 and 1 toward directing");
        let shifts: Vec<i8> = it.apart().map(Both::shift).collect();
        assert_eq!(shifts, [-4, 2], "more liking to do, more liking to direct");
    }

    #[test]
    fn not_sure_and_open_are_no_answers_to_compare() {
        let (bank, ladder) = (bank(), sample::usual());
        let own = answers(By::Oneself, |n| [Some(4), Some(0), None, Some(2), Some(0)].get(n).copied().flatten());
        let coach = answers(By::Coach, |n| [Some(0), Some(5), Some(1), None, Some(0)].get(n).copied().flatten());
        let [own, coach] = [&own, &coach].map(|answers| OneSide { answers, ladder: &ladder });
        let it = Comparison::of(&bank, own, coach);
        let only: Vec<_> = it.only_one.iter().map(|one| (one.is_first, one.answer, one.other_not_sure)).collect();
        assert_eq!(only, [(true, 4, true), (false, 5, true), (false, 1, false), (true, 2, false)]);
        assert!(it.both.is_empty() && it.moved.is_none() && !it.is_possible());
        assert_eq!((it.first.not_sure, it.second.not_sure), (2, 2));
    }

    #[test]
    fn other_questions_are_not_compared_and_another_ladders_marks_neither() {
        let (bank, ladder) = (bank(), sample::usual());
        let (own, mut coach) = (answers(By::Oneself, |_| Some(5)), answers(By::Coach, |_| Some(1)));
        coach.questions = Some(2);
        coach.growth = Some(Growth::Next);
        let mut elsewhere = ladder.clone();
        elsewhere.id = "elsewhere".into();
        let (a, b) = (OneSide { answers: &own, ladder: &ladder }, OneSide { answers: &coach, ladder: &elsewhere });
        let it = Comparison::of(&bank, a, b);
        assert!(!it.same_questions && !it.same_ladder && it.both.is_empty() && it.moved.is_none());
        assert!(it.first.verdict.score.is_some() && it.second.verdict.score.is_some() && !it.is_possible());
        assert_eq!(it.things(), 0, "one wish for what comes next differs from nothing");
    }

    #[test]
    fn wish_and_level_are_things_to_talk_about() {
        let (bank, ladder) = (bank(), sample::usual());
        let (mut own, mut coach) = (answers(By::Oneself, |_| Some(3)), answers(By::Coach, |_| Some(3)));
        (own.growth, coach.growth) = (Some(Growth::Deepen), Some(Growth::Next));
        (own.level, coach.level) = (Some("c".into()), Some("M4".into()));
        let [a, b] = [&own, &coach].map(|answers| OneSide { answers, ladder: &ladder });
        let it = Comparison::of(&bank, a, b);
        assert!(it.growth_differs() && it.level_differs());
        assert_eq!(it.things(), 2);
    }

    #[test]
    fn levels_of_two_ladders_are_not_compared() {
        let (bank, ladder) = (bank(), sample::usual());
        let mut elsewhere = ladder.clone();
        elsewhere.id = "elsewhere".into();
        let at = |level: &str| Answers { level: Some(level.into()), ..answers(By::Oneself, |_| Some(3)) };
        let (here, there) = (at("m4"), at("g4"));
        let with =
            |ladder| Comparison::of(&bank, OneSide { answers: &here, ladder }, OneSide { answers: &there, ladder });
        assert!(with(&ladder).level_differs());
        let (a, b) = (OneSide { answers: &here, ladder: &ladder }, OneSide { answers: &there, ladder: &elsewhere });
        assert!(!Comparison::of(&bank, a, b).level_differs());
    }

    #[test]
    fn scores_marks_or_single_answers_make_a_comparison_possible() {
        let (bank, ladder) = (bank(), sample::usual());
        // Whether it is possible, and how many things there are to talk about.
        let found = |a: &Answers, b: &Answers| {
            let [a, b] = [a, b].map(|answers| OneSide { answers, ladder: &ladder });
            let it = Comparison::of(&bank, a, b);
            (it.is_possible(), it.things())
        };
        let (none, one) = (answers(By::Oneself, |_| None), answers(By::Coach, |n| (n == 0).then_some(2)));
        let whole = answers(By::Oneself, |_| Some(3));
        assert_eq!((found(&none, &one), found(&whole, &one)), ((false, 0), (true, 0)));
        // Marked by one: nothing to compare. Marked by both: something, and if they differ, something to talk about.
        let marked = |state| {
            let mark = Mark::new("c.work.1", "Does thing 1 of c", state);
            Answers { marks: vec![mark], ..none.clone() }
        };
        let (met, partly) = (marked(Standing::Met), marked(Standing::Partly));
        assert_eq!((found(&met, &none), found(&met, &met), found(&met, &partly)), ((false, 0), (true, 0), (true, 1)));
    }
}
