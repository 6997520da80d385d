//! What holds for everyone, whatever they answer.

use metier::advice::{Given as Answered, Plan, Side, Verdict, given as given_of};
use metier::interview::Answer;
use proptest::prelude::*;

use super::people::people;
use super::reckoning::{PREFERENCES, SCALES, fewest_steps_across, line, margin, mean, push, pushes, reckon, steps};
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
        prop_assert!(near(score.value, mean(pushes(&given).into_iter().map(|(.., step)| step))));
        prop_assert!(near(score.margin, margin(&given)));
        prop_assert!((-2.0..=2.0).contains(&score.value) && (0.1..=2.0).contains(&score.margin));
        prop_assert_eq!(score.answers as usize, pushes(&given).len());
        let lines = verdict_of(&given).lines;
        for name in SCALES {
            let found = lines.get(scale(name));
            prop_assert_eq!(found.is_some(), steps(&given).iter().any(|(of, ..)| *of == name));
            prop_assert!(found.is_none_or(|found| (-2.0..=2.0).contains(&found) && near(found, line(&given, name))));
        }
    }

    #[test]
    fn one_step_of_a_preference_moves_the_sum_by_one_and_of_a_strength_not_at_all(given in scored(), at in 0usize..28) {
        let before = score_of(&given);
        if let Some(answer) = given[at].filter(|answer| (1..5).contains(answer)) {
            let mut after = given.clone();
            after[at] = Some(answer + 1);
            let moved = (score_of(&after).value - before.value) * f64::from(before.answers);
            let expected = if PREFERENCES.contains(&TABLE[at].1) { 1.0 } else { 0.0 };
            prop_assert!(near(moved.abs(), expected), "{}", moved);
        }
    }

    #[test]
    fn the_verdict_is_the_one_of_the_tables(given in people()) {
        for with_hybrid in [true, false] {
            prop_assert_eq!(advised(&given, &ladder(with_hybrid)), reckon(&given, with_hybrid));
        }
    }

    /// Whoever likes to direct as another likes to do, and chooses accordingly, gets the opposite advice.
    #[test]
    fn exchanging_doing_and_directing_turns_the_side_and_keeps_all_else(given in people()) {
        let id_of = |scale: &str, key: char, n: usize| TABLE.iter().position(|(_, of, its, _)| {
            *of == scale && *its == key
        }).map(|first| first + 2 * n).expect("a question");
        let exchanged: Given = (0..28).map(|at| {
            let (_, scale, key, _) = TABLE[at];
            let n = TABLE[..at].iter().filter(|row| row.1 == scale && row.2 == key).count();
            match scale {
                "like_directing" => given[id_of("like_doing", key, n)],
                "like_doing" => given[id_of("like_directing", key, n)],
                "trade_off" => given[at].map(|step| if step == 0 { 0 } else { 6 - step }),
                _ => given[at],
            }
        }).collect();
        let (one, other) = (verdict_of(&given), verdict_of(&exchanged));
        prop_assert_eq!(one.certainty, other.certainty);
        prop_assert_eq!(one.side().map(Side::other), other.side());
        let turn = |outcome| match outcome { "mastery" => "management", "management" => "mastery", same => same };
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
        let first = Verdict::of(&given_of(&BANK, &sheet));
        // Neither do answers to questions that are not asked.
        sheet.answers.extend([("of-another-bank".into(), Answer::Step(5)), ("other".into(), Answer::NotSure)]);
        let shuffled = order.iter().filter_map(|at| sheet.answers.get(*at).cloned()).collect();
        sheet.answers = shuffled;
        let again = given_of(&BANK, &sheet);
        prop_assert_eq!(first, Verdict::of(&again));
        let in_order = again.iter().filter_map(|one| BANK.questions.iter().position(|q| q.id == one.question.id));
        prop_assert!(in_order.is_sorted());
    }

    #[test]
    fn not_sure_is_left_out_of_every_mean(given in people()) {
        let left_out: Given = given.iter().map(|step| step.filter(|step| *step != 0)).collect();
        prop_assert_eq!(verdict_of(&given), verdict_of(&left_out));
    }

    /// The same mild wish to lead gets the same answer from someone who is good at the craft and someone who is not.
    #[test]
    fn no_strength_changes_score_certainty_or_outcome(given in people(), strengths in proptest::collection::vec(0u8..=5, 28)) {
        let with_other_strengths: Given = TABLE.iter().zip(&given).zip(strengths).map(|(((_, scale, ..), step), strength)| {
            if scale.starts_with("good_") { Some(strength) } else { *step }
        }).collect();
        let (one, other) = (verdict_of(&given), verdict_of(&with_other_strengths));
        prop_assert_eq!((one.score, one.certainty, one.outcome), (other.score, other.certainty, other.outcome));
    }

    #[test]
    fn no_one_is_sent_to_work_they_do_not_like(given in scored()) {
        let verdict = verdict_of(&given);
        let own = match verdict.side() {
            Some(Side::Management) => line(&given, "like_directing"),
            Some(Side::Mastery) => line(&given, "like_doing"),
            None => 2.0,
        };
        prop_assert!(own >= -0.25, "{own}");
        prop_assert!(own >= 0.0 || verdict.certainty.name() == "leaning", "clear at {own}");
        if let Some(held_back) = verdict.held_back() {
            prop_assert_eq!(verdict.outcome.name(), "undecided");
            let disliked = if held_back == Side::Management { "like_directing" } else { "like_doing" };
            prop_assert!(line(&given, disliked) < -0.25);
        }
    }

    #[test]
    fn a_side_is_named_under_mastery_and_management_alone(given in people()) {
        let verdict = verdict_of(&given);
        let named = matches!(verdict.outcome.name(), "mastery" | "management");
        prop_assert_eq!((verdict.side().is_some(), verdict.flip_steps().is_some()), (named, named));
        if named {
            let toward = if score_of(&given).value > 0.0 { Side::Management } else { Side::Mastery };
            prop_assert_eq!(verdict.side(), Some(toward));
        }
    }

    #[test]
    fn clear_means_that_no_preference_opposes(given in scored()) {
        let verdict = verdict_of(&given);
        if verdict.certainty.name() == "clear" {
            let side = score_of(&given).value.signum();
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
    fn an_answer_further_toward_directing_moves_the_score_that_way(given in people(), at in 0usize..28) {
        let (_, scale, key, _) = TABLE[at];
        let toward = if (key == '+') == scale.ends_with("_doing") { -1 } else { 1 };
        let further = given[at].filter(|step| *step > 0).and_then(|step| step.checked_add_signed(toward));
        if let Some(further) = further.filter(|step| (1..=5).contains(step)) {
            let mut changed = given.clone();
            changed[at] = Some(further);
            if let (Some(before), Some(after)) = (verdict_of(&given).score, verdict_of(&changed).score) {
                let is_preference = PREFERENCES.contains(&scale);
                let moved_so = if is_preference { after.value > before.value } else { after == before };
                prop_assert!(moved_so);
            }
        }
    }

    #[test]
    fn fewer_than_nine_preferences_are_not_enough(given in people(), kept in Just((0..28).collect::<Vec<usize>>()).prop_shuffle()) {
        let few: Given = (0..28).map(|at| given[at].filter(|step| *step > 0 && (TABLE[at].1.starts_with("good_") || kept.iter().filter(|kept| PREFERENCES.contains(&TABLE[**kept].1)).take(8).any(|kept| *kept == at)))).collect();
        let verdict = verdict_of(&few);
        prop_assert_eq!((verdict.certainty.name(), verdict.outcome.name()), ("not-enough", "not-enough"));
        prop_assert!(verdict.score.is_none() && verdict.side().is_none());
        let small = ladder(true);
        let sheet = sheet_of(&few);
        let plan = Plan::make(&small, &BANK, &sheet, None);
        prop_assert!(plan.track.is_none() && plan.weighs_most.shown.is_empty() && plan.alternatives.is_empty());
    }

    #[test]
    fn what_weighs_most_is_what_moved_the_result_most(given in scored()) {
        let (ladder, sheet) = (ladder(false), sheet_of(&given));
        let plan = Plan::make(&ladder, &BANK, &sheet, ladder.level("here"));
        let all = given_of(&BANK, &sheet);
        // By falling weight, ties in the bank's order: the ids, and how many more weigh as much as the last.
        let heaviest = |weigh: &dyn Fn(&Answered<'_>) -> Option<i8>, most: usize| {
            let of_weight = |weight| all.iter().filter(move |one| weigh(one) == Some(weight));
            let ids: Vec<&str> = (-2..=2).rev().flat_map(of_weight).map(|one| one.question.id.as_str()).collect();
            let shown = ids.iter().take(most).map(|id| (*id).to_owned()).collect::<Vec<_>>();
            let weight_of = |id: &str| all.iter().find(|one| one.question.id == id).and_then(weigh);
            let last = shown.last().map(|id| weight_of(id));
            let tied = ids.iter().skip(most).filter(|id| Some(weight_of(id)) == last).count();
            (shown, tied)
        };
        let toward = |sign: i8, most| heaviest(&|one| one.contribution().map(|c| c * sign).filter(|c| *c > 0), most);
        let liking = |one: &Answered<'_>| one.question.scale.name().starts_with("like_").then(|| -one.on_scale());
        let wanted = match plan.verdict.outcome.name() {
            "management" => toward(1, 3),
            "mastery" => toward(-1, 3),
            "neither" => heaviest(&liking, 4),
            _ => {
                let ((doing, tied), (directing, more)) = (toward(-1, 2), toward(1, 2));
                ([doing, directing].concat(), tied + more)
            }
        };
        let found: Vec<String> = plan.weighs_most.shown.iter().map(|one| one.question.id.to_string()).collect();
        prop_assert_eq!((found, plan.weighs_most.tied), wanted);
    }
}

// Fewer cases: each looks at every set of answers within five steps.
proptest! {
    #![proptest_config(cases(100))]

    /// As many steps as are said, and not one fewer: held against all ways to change one answer, and against walks of
    /// that length.
    #[test]
    fn the_nearest_other_outcome_is_as_near_as_it_is_said_to_be(given in scored(), walk in proptest::collection::vec((0usize..20, proptest::bool::ANY), 1..5)) {
        let outcome = |given: &Given| verdict_of(given).outcome;
        let nearest = metier::advice::changes_to_another_outcome(&given_of(&BANK, &sheet_of(&given)), 5);
        let one_away = (0..28).flat_map(|at| [-1i8, 1].map(move |step| (at, step))).any(|(at, step)| {
            let changed = given[at].filter(|answer| *answer > 0).and_then(|answer| answer.checked_add_signed(step));
            changed.filter(|answer| (1..=5).contains(answer)).is_some_and(|answer| {
                let mut other = given.clone();
                other[at] = Some(answer);
                outcome(&other) != outcome(&given)
            })
        });
        prop_assert_eq!(nearest == Some(1), one_away);
        let mut walked = given.clone();
        for (at, up) in &walk {
            if let Some(answer) = walked[*at].filter(|answer| *answer > 0) {
                let moved = if *up { answer + 1 } else { answer - 1 };
                walked[*at] = Some(moved.clamp(1, 5));
            }
        }
        if outcome(&walked) != outcome(&given) {
            prop_assert!(nearest.is_some_and(|nearest| nearest as usize <= walk.len()), "{nearest:?} in {}", walk.len());
        }
    }
}
