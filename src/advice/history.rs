//! What one person answered over time: each time compared with the one before, and the last with the first.

use super::{Moved, Verdict, given, moved};
use crate::interview::{Answers, Bank};

/// A finished set of answers.
#[derive(Clone, Copy, Debug)]
pub struct Past<'a> {
    /// Whose it is: ladder, side and name as one text. Only what agrees in it is ever compared, so that a coach's
    /// answers and the person's own are never in one line.
    pub whose: &'a str,
    /// The answers.
    pub answers: &'a Answers,
}

/// How a set of answers differs from the one before it in its line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Since {
    /// There is nothing before it.
    First,
    /// The gap, and the place in the list of the set it is from.
    Moved(Moved, usize),
    /// The one before answers another version of the questions.
    OtherQuestions,
    /// Too few answers for a score.
    NoScore,
    /// It has no date.
    Undated,
}

/// One set of answers in its line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Time {
    /// Its place in the list that was given.
    pub index: usize,
    /// What it says.
    pub verdict: Verdict,
    /// How it differs from the one before.
    pub since: Since,
}

/// All that one person answered about one ladder, or one coach about one person, in time.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// At least one, the undated ones last.
    pub times: Vec<Time>,
    /// From the first of three or more that can be compared to the last: many small moves can make a large one.
    pub in_all: Option<(Moved, usize)>,
}

/// The lines of these sets of answers, sorted by whose they are. Sets of one day keep their order.
#[must_use]
pub fn lines(bank: &Bank, past: &[Past<'_>]) -> Vec<Line> {
    let made = |index: &usize| past.get(*index).and_then(|one| one.answers.made.as_deref());
    let whose = |index: &usize| past.get(*index).map_or("", |one| one.whose);
    let mut order: Vec<usize> = (0..past.len()).collect();
    order.sort_by_key(|index| (whose(index), made(index).is_none(), made(index)));
    order.chunk_by(|a, b| whose(a) == whose(b)).map(|of_one| line(bank, past, of_one)).collect()
}

fn line(bank: &Bank, past: &[Past<'_>], of_one: &[usize]) -> Line {
    let mut times: Vec<Time> = Vec::new();
    // The ones that can be compared: when they were made is known, and they have a score.
    let mut scored: Vec<(usize, super::Score, u32)> = Vec::new();
    for &index in of_one {
        let Some(Past { answers, .. }) = past.get(index) else { continue };
        let verdict = Verdict::of(&given(bank, answers));
        let questions = answers.questions.unwrap_or(1);
        let since = match (verdict.score, scored.last()) {
            (None, _) => Since::NoScore,
            (Some(_), _) if answers.made.is_none() => Since::Undated,
            (Some(_), None) => Since::First,
            (Some(_), Some((_, _, before))) if *before != questions => Since::OtherQuestions,
            (Some(score), Some((from, before, _))) => Since::Moved(moved(before, &score), *from),
        };
        if let Some(score) = verdict.score.filter(|_| answers.made.is_some()) {
            scored.push((index, score, questions));
        }
        times.push(Time { index, verdict, since });
    }
    let in_all = scored.last().and_then(|(_, last, questions)| {
        let mut comparable = scored.iter().filter(|(_, _, version)| version == questions);
        let (index, first, _) = comparable.next()?;
        (comparable.count() >= 2).then(|| (moved(first, last), *index))
    });
    Line { times, in_all }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interview::{Answer, sample::bank};

    /// Every answer so many steps toward directing.
    fn answers(bank: &Bank, steps: i8, made: Option<&str>) -> Answers {
        let mut answers =
            Answers { made: made.and_then(crate::interview::Date::parse), questions: Some(1), ..Answers::default() };
        for question in &bank.questions {
            let answer = (1..=5).find(|answer| question.toward_directing(*answer) == steps).unwrap();
            answers.set_answer(&question.id, Answer::Step(answer));
        }
        answers
    }

    fn of_one(sheets: &[Answers]) -> Vec<Past<'_>> {
        sheets.iter().map(|answers| Past { whose: "roofing-self", answers }).collect()
    }

    fn since(line: &Line) -> Vec<(usize, Since)> {
        line.times.iter().map(|time| (time.index, time.since)).collect()
    }

    #[test]
    fn times_stand_in_order_and_each_beside_the_one_before() {
        let bank = bank();
        let sheets = [
            answers(&bank, 1, Some("2026-11-20")),
            answers(&bank, -1, Some("2026-01-05")),
            answers(&bank, -1, Some("2026-03-01")),
        ];
        let lines = lines(&bank, &of_one(&sheets));
        let [line] = lines.as_slice() else { panic!("one line") };
        let [(1, Since::First), (2, Since::Moved(not, 1)), (0, Since::Moved(moved, 2))] = since(line)[..] else {
            panic!("{line:?}")
        };
        assert!(!not.beyond && moved.beyond && moved.gap > 0.0);
        assert_eq!(line.in_all.map(|(moved, from)| (moved.beyond, from)), Some((true, 1)));
    }

    #[test]
    fn a_coach_and_the_person_are_never_in_one_line() {
        let bank = bank();
        let (own, coach) = (answers(&bank, 1, Some("2026-01-05")), answers(&bank, -1, Some("2026-03-01")));
        let past = [Past { whose: "roofing-self", answers: &own }, Past { whose: "roofing-coach", answers: &coach }];
        let lines = lines(&bank, &past);
        assert_eq!(lines.iter().map(since).collect::<Vec<_>>(), [[(1, Since::First)], [(0, Since::First)]]);
        assert!(lines.iter().all(|line| line.in_all.is_none()));
    }

    #[test]
    fn what_cannot_be_compared_says_why() {
        let bank = bank();
        let mut other = answers(&bank, 1, Some("2026-03-01"));
        other.questions = Some(0);
        let mut few = answers(&bank, 1, Some("2026-04-01"));
        few.answers.truncate(5);
        let sheets = [answers(&bank, 0, Some("2026-01-05")), other, few, answers(&bank, 1, None)];
        let lines = lines(&bank, &of_one(&sheets));
        let whys = [(0, Since::First), (1, Since::OtherQuestions), (2, Since::NoScore), (3, Since::Undated)];
        assert_eq!(since(&lines[0]), whys);
        assert_eq!(lines[0].in_all, None);
    }
}
