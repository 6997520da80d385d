//! Any number of saved answers, of anyone and from any time: each stands once, in its line, beside the right one before.

use std::sync::LazyLock;

use metier::advice::{Past, Since, lines};
use metier::format::bundled_bank;
use metier::interview::{Answer, Answers, Bank};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::cases;

static BANK: LazyLock<Bank> = LazyLock::new(|| bundled_bank().expect("the bank"));

/// Whose it is, the day, the version of the questions, and whether it is finished.
type Drawn = (&'static str, Option<&'static str>, Option<u32>, bool, u8);

fn past() -> impl Strategy<Value = Vec<Drawn>> {
    let whose = select(vec!["roofing-self", "roofing-self-maya", "roofing-coach"]);
    let made = proptest::option::weighted(0.8, select(vec!["2025-12-31", "2026-01-01", "2026-01-02", "2026-10-01"]));
    let questions = proptest::option::of(select(vec![1u32, 1, 2]));
    vec((whose, made, questions, proptest::bool::weighted(0.8), 1u8..=5), 0..12)
}

fn sheet((_, made, questions, is_whole, step): &Drawn) -> Answers {
    let mut sheet =
        Answers { made: made.and_then(metier::interview::Date::parse), questions: *questions, ..Answers::default() };
    // Agreeing with every third question alone gives each sheet a score of its own.
    for (n, question) in BANK.questions.iter().enumerate().filter(|(n, _)| *is_whole || *n < 5) {
        sheet.set_answer(&question.id, Answer::Step(if n % 3 == 0 { *step } else { 3 }));
    }
    sheet
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn every_set_of_answers_stands_once_in_its_line_and_beside_the_one_before(drawn in past()) {
        let sheets: Vec<Answers> = drawn.iter().map(sheet).collect();
        let past: Vec<Past<'_>> = drawn.iter().zip(&sheets).map(|((whose, ..), sheet)| Past { whose, answers: sheet }).collect();
        let lines = lines(&BANK, &past);
        let mut all: Vec<usize> = lines.iter().flat_map(|line| line.times.iter().map(|time| time.index)).collect();
        all.sort_unstable();
        prop_assert_eq!(all, (0..drawn.len()).collect::<Vec<_>>());
        let whose: Vec<&str> = lines.iter().map(|line| drawn[line.times[0].index].0).collect();
        prop_assert!(whose.is_sorted_by(|a, b| a < b));
        for line in &lines {
            let whose = drawn[line.times[0].index].0;
            prop_assert!(line.times.iter().all(|time| drawn[time.index].0 == whose));
            // In time, those of one day as they were given, and those of no day at the end.
            let order: Vec<_> = line.times.iter().map(|time| (drawn[time.index].1.unwrap_or("9999"), time.index)).collect();
            prop_assert!(order.is_sorted());
            let mut before: Vec<usize> = Vec::new();
            for time in &line.times {
                let (_, made, questions, is_whole, _) = drawn[time.index];
                let version = questions.unwrap_or(1);
                prop_assert_eq!(time.verdict.score.is_some(), is_whole);
                let value = |index: usize| lines.iter().flat_map(|line| &line.times).find(|time| time.index == index).and_then(|time| time.verdict.score).expect("a score").value;
                match (time.since, before.last()) {
                    (Since::NoScore, _) => prop_assert!(!is_whole),
                    (Since::Undated, _) => prop_assert!(is_whole && made.is_none()),
                    (Since::First, None) => prop_assert!(is_whole && made.is_some()),
                    (Since::OtherQuestions, Some(last)) => prop_assert_ne!(drawn[*last].2.unwrap_or(1), version),
                    (Since::Moved(moved, from), Some(last)) => {
                        prop_assert_eq!((from, drawn[*last].2.unwrap_or(1)), (*last, version));
                        prop_assert!((moved.gap - (value(time.index) - value(*last))).abs() < 1e-12);
                    }
                    (other, before) => prop_assert!(false, "{other:?} after {before:?}"),
                }
                if is_whole && made.is_some() {
                    before.push(time.index);
                }
            }
            let last_version = before.last().map(|last| drawn[*last].2.unwrap_or(1));
            let alike: Vec<usize> = before.into_iter().filter(|index| Some(drawn[*index].2.unwrap_or(1)) == last_version).collect();
            prop_assert_eq!(line.in_all.map(|(_, from)| from), alike.first().copied().filter(|_| alike.len() >= 3));
        }
    }
}
