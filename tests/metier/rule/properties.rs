//! What holds for everyone, whatever they answer.

use metier::advice::{Plan, Side, Verdict, contributions};
use metier::interview::Answer;
use proptest::prelude::*;

use super::people::people;
use super::reckoning::{PREFERENCES, SCALES, fewest_steps_across, line, margin, mean, preference, push, reckon, steps};
use super::{BANK, Given, advised, ladder, score_of, sheet_of, verdict_of};
use crate::questions::TABLE;
use crate::support::cases;

/// People of whom a score can be worked out.
fn scored() -> impl Strategy<Value = Given> {
    people().prop_filter("enough", |given| reckon(given, false).certainty != "not-enough")
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

fn scale(name: &str) -> metier::interview::Scale {
    metier::interview::Scale::ALL.into_iter().find(|scale| scale.name() == name).expect("a scale")
}

proptest! {
    #![proptest_config(cases(1500))]

    #[test]
    fn every_answer_weighs_the_same_and_nothing_leaves_its_bounds(given in scored()) {
        let score = score_of(&given);
        prop_assert!(near(score.value, mean(steps(&given).into_iter().map(|(.., step)| step))));
        prop_assert!(near(score.margin, margin(&given)));
        prop_assert!(near(score.preference, preference(&given)));
        prop_assert!((-2.0..=2.0).contains(&score.value) && (0.1..=2.0).contains(&score.margin));
        prop_assert_eq!(score.answers, steps(&given).len());
        for name in SCALES {
            let found = score.lines.get(scale(name));
            prop_assert_eq!(found.is_some(), steps(&given).iter().any(|(of, ..)| *of == name));
            prop_assert!(found.is_none_or(|found| (-2.0..=2.0).contains(&found) && near(found, line(&given, name))));
        }
    }

    #[test]
    fn one_step_of_any_answer_moves_the_sum_by_one(given in scored(), at in 0usize..28) {
        let before = score_of(&given);
        if let Some(answer) = given[at].filter(|answer| (1..5).contains(answer)) {
            let mut after = given.clone();
            after[at] = Some(answer + 1);
            let moved = (score_of(&after).value - before.value) * f64::from(u8::try_from(before.answers).expect("28"));
            prop_assert!(near(moved.abs(), 1.0), "{}", moved);
        }
    }

    #[test]
    fn the_verdict_is_the_one_of_the_tables(given in people()) {
        for with_hybrid in [true, false] {
            prop_assert_eq!(advised(&given, &ladder(with_hybrid)), reckon(&given, with_hybrid));
        }
    }

    #[test]
    fn turning_every_answer_round_turns_the_side_and_keeps_the_certainty(given in people()) {
        let turned: Given = given.iter().map(|step| step.map(|step| if step == 0 { 0 } else { 6 - step })).collect();
        let (one, other) = (verdict_of(&given), verdict_of(&turned));
        prop_assert_eq!(one.certainty, other.certainty);
        prop_assert_eq!(one.side.map(Side::other), other.side);
        let turn = |outcome| match outcome { "both" => "neither", "neither" => "both", "mastery" => "management", "management" => "mastery", same => same };
        prop_assert_eq!(turn(one.outcome.name()), other.outcome.name());
        if let (Some(one), Some(other)) = (one.score, other.score) {
            prop_assert!(near(one.value, -other.value) && near(one.margin, other.margin));
            prop_assert_eq!(one.flip_steps, other.flip_steps);
        }
    }

    #[test]
    fn the_order_in_the_file_says_nothing(
        given in people(),
        order in Just((0..30).collect::<Vec<usize>>()).prop_shuffle(),
    ) {
        let mut sheet = sheet_of(&given);
        let first = Verdict::of(&contributions(&BANK, &sheet));
        // Neither do answers to questions that are not asked.
        sheet.answers.extend([("of-another-bank".into(), Answer::Step(5)), ("other".into(), Answer::NotSure)]);
        let shuffled = order.iter().filter_map(|at| sheet.answers.get(*at).cloned()).collect();
        sheet.answers = shuffled;
        let again = contributions(&BANK, &sheet);
        prop_assert_eq!(first, Verdict::of(&again));
        let in_order = again.iter().filter_map(|one| BANK.questions.iter().position(|q| q.id == one.question.id));
        prop_assert!(in_order.is_sorted());
    }

    #[test]
    fn not_sure_is_left_out_of_every_mean(given in people()) {
        let left_out: Given = given.iter().map(|step| step.filter(|step| *step != 0)).collect();
        prop_assert_eq!(verdict_of(&given), verdict_of(&left_out));
    }

    #[test]
    fn liking_decides_and_no_strength_turns_it(given in scored(), strengths in proptest::collection::vec(0u8..=5, 28)) {
        let with_other_strengths: Given = TABLE.iter().zip(&given).zip(strengths).map(|(((_, scale, ..), step), strength)| {
            if scale.starts_with("good_") { Some(strength) } else { *step }
        }).collect();
        for given in [&given, &with_other_strengths] {
            let verdict = verdict_of(given);
            let preference = preference(given);
            match verdict.side {
                Some(Side::Management) => prop_assert!(preference > 0.0, "management at a preference of {preference}"),
                Some(Side::Mastery) => prop_assert!(preference < 0.0, "mastery at a preference of {preference}"),
                None => prop_assert!(matches!(verdict.certainty.name(), "undecided" | "not-enough")),
            }
        }
    }

    #[test]
    fn clear_means_that_no_preference_opposes(given in scored()) {
        let verdict = verdict_of(&given);
        if verdict.certainty.name() == "clear" {
            let side = verdict.side.expect("a side").sign();
            for scale in PREFERENCES {
                prop_assert!(push(&given, scale) * side >= -0.25, "{scale}");
            }
            prop_assert!(score_of(&given).value * side > 0.2, "the margin is at least .10, twice over");
        }
    }

    #[test]
    fn the_flip_distance_is_the_fewest_steps_to_the_other_side(given in scored()) {
        prop_assert_eq!(score_of(&given).flip_steps, fewest_steps_across(&given));
    }

    #[test]
    fn an_answer_further_toward_directing_never_moves_the_side_toward_mastery(given in people(), at in 0usize..28) {
        let (_, scale, key, _) = TABLE[at];
        let toward = if (key == '+') == scale.ends_with("_doing") { -1 } else { 1 };
        let further = given[at].filter(|step| *step > 0).and_then(|step| step.checked_add_signed(toward));
        if let Some(further) = further.filter(|step| (1..=5).contains(step)) {
            let mut changed = given.clone();
            changed[at] = Some(further);
            let place = |given: &Given| verdict_of(given).side.map_or(0, |side| if side == Side::Management { 1 } else { -1 });
            prop_assert!(place(&changed) >= place(&given), "{} to {}", place(&given), place(&changed));
            if let (Some(before), Some(after)) = (verdict_of(&given).score, verdict_of(&changed).score) {
                prop_assert!(after.value > before.value && after.preference >= before.preference);
            }
        }
    }

    #[test]
    fn fewer_than_twelve_answers_are_not_enough(given in people(), kept in Just((0..28).collect::<Vec<usize>>()).prop_shuffle()) {
        let few: Given = (0..28).map(|at| given[at].filter(|step| *step > 0 && kept.iter().take(11).any(|kept| *kept == at))).collect();
        let verdict = verdict_of(&few);
        prop_assert_eq!((verdict.certainty.name(), verdict.outcome.name()), ("not-enough", "not-enough"));
        prop_assert!(verdict.score.is_none() && verdict.side.is_none());
        let small = ladder(true);
        let sheet = sheet_of(&few);
        let plan = Plan::make(&small, &BANK, &sheet, None);
        prop_assert!(plan.track.is_none() && plan.weighs_most.is_empty() && plan.alternative.is_none());
    }

    #[test]
    fn what_weighs_most_is_what_moved_the_result_most(given in scored()) {
        let (ladder, sheet) = (ladder(false), sheet_of(&given));
        let plan = Plan::make(&ladder, &BANK, &sheet, ladder.level("here"));
        let largest = |sign: i8, most: usize| {
            let of_side: Vec<_> = contributions(&BANK, &sheet).into_iter().filter(|one| one.steps * sign > 0).collect();
            // Twos before ones, each in the bank's order.
            let twos = of_side.iter().filter(|one| one.steps.abs() == 2);
            let ones = of_side.iter().filter(|one| one.steps.abs() == 1);
            twos.chain(ones).take(most).map(|one| one.question.id.clone()).collect::<Vec<_>>()
        };
        let found = |sign: i8| {
            let of_side = plan.weighs_most.iter().filter(|one| one.steps * sign > 0);
            of_side.map(|one| one.question.id.clone()).collect::<Vec<_>>()
        };
        let (wanted_mastery, wanted_management) = match plan.verdict.side.map(Side::sign) {
            Some(sign) if plan.track.is_some() => if sign > 0.0 { (vec![], largest(1, 3)) } else { (largest(-1, 3), vec![]) },
            _ => (largest(-1, 2), largest(1, 2)),
        };
        prop_assert_eq!((found(-1), found(1)), (wanted_mastery, wanted_management));
        prop_assert!(plan.weighs_most.iter().all(|one| one.steps != 0));
    }
}
