//! The rule: every sentence of the instrument about score and verdict, held against a second reckoning of it.
//!
//! The second reckoning is in [`reckoning`], what holds for everyone in [`properties`], how it does on simulated people in
//! [`simulated`], the hard cases and the rule in Python in [`reference`], the rest here.

mod people;
mod properties;
mod reckoning;
mod reference;
mod simulated;

use std::sync::LazyLock;

use metier::advice::{Plan, Score, Side, Verdict, given as given_of};
use metier::format::{bundled_bank, read_answers, read_ladder};
use metier::interview::{Answer, Answers, Bank};
use metier::ladder::Ladder;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use crate::questions::TABLE;
use crate::support::{metier, person};
use people::people;
use reckoning::{PREFERENCES, Reckoned, SCALES, T, line, margin, mean, push, pushes, reckon, steps};

static BANK: LazyLock<Bank> = LazyLock::new(|| bundled_bank().expect("the bank"));

/// One answer a row of [`TABLE`]: 1 to 5, 0 for "not sure", nothing for an open one.
type Given = Vec<Option<u8>>;

fn sheet_of(given: &[Option<u8>]) -> Answers {
    let mut sheet = Answers { ladder: "small".into(), level: Some("here".into()), ..Answers::default() };
    for ((id, ..), step) in TABLE.iter().zip(given) {
        if let Some(step) = step {
            let answer = if *step == 0 { Answer::NotSure } else { Answer::Step(*step) };
            sheet.answers.push(((*id).into(), answer));
        }
    }
    sheet
}

fn verdict_of(given: &[Option<u8>]) -> Verdict {
    Verdict::of(&given_of(&BANK, &sheet_of(given)))
}

fn score_of(given: &[Option<u8>]) -> Score {
    Score::of(&given_of(&BANK, &sheet_of(given))).expect("a score")
}

fn ladder(with_hybrid: bool) -> Ladder {
    let mut lines = vec!["format = 1".to_owned(), "name = \"Small\"".into()];
    for kind in ["trunk", "mastery", "management", "hybrid"].iter().take(if with_hybrid { 4 } else { 3 }) {
        lines.push(format!("[[tracks]]\nkind = \"{kind}\"\nname = \"{kind}\""));
        let id = if *kind == "trunk" { "here" } else { kind };
        lines.push(format!("[[levels]]\nid = \"{id}\"\ntrack = \"{kind}\"\ntitle = \"{id}\""));
    }
    read_ladder("small.toml", "small", &lines.join("\n"), None).unwrap_or_else(|report| panic!("{report}"))
}

/// The same in the library's words.
fn advised(given: &[Option<u8>], ladder: &Ladder) -> Reckoned {
    let sheet = sheet_of(given);
    let plan = Plan::make(ladder, &BANK, &sheet, ladder.level("here"));
    Reckoned {
        certainty: plan.verdict.certainty.name(),
        outcome: plan.verdict.outcome.name(),
        side: plan.verdict.side().map_or(0, |side| if side == Side::Management { 1 } else { -1 }),
        cautions: plan.cautions.iter().map(|caution| caution.name()).collect(),
        track: plan.track.map(metier::ladder::Kind::name),
    }
}

#[test]
fn the_t_values_of_the_instrument_come_out_again() {
    let wide = [2.3060, 2.2622, 2.2281, 2.2010, 2.1788, 2.1604, 2.1448, 2.1314, 2.1199, 2.1098, 2.1009, 2.0930];
    let narrow = [1.0673, 1.0594, 1.0533, 1.0483, 1.0441, 1.0407, 1.0377, 1.0351, 1.0329, 1.0310, 1.0292, 1.0277];
    assert_eq!(*T, wide.into_iter().zip(narrow).collect::<Vec<_>>());
}

/// (2s, 1s, −1s, −2s) among `n` contributions, the rest 0.
type Mix = [usize; 4];

/// Every mix of `n` contributions toward management with how many margins its score is from 0, the nearest first.
fn mixes(n: usize) -> Vec<(f64, Mix)> {
    let count = |n: usize| f64::from(u16::try_from(n).expect("few"));
    let mut all = Vec::new();
    for (twos, ones) in (0..=n).flat_map(|twos| (0..=n - twos).map(move |ones| (twos, ones))) {
        for (minus, minuses) in (0..=n - twos - ones).flat_map(|a| (0..=n - twos - ones - a).map(move |b| (a, b))) {
            let sum = count(2 * twos + ones) - count(minus + 2 * minuses);
            let squares = count(4 * twos + ones + minus + 4 * minuses);
            let margin = ((squares - sum * sum / count(n)) / count(n - 1) / count(n)).sqrt();
            // Where the least margin holds the line is drawn elsewhere.
            if sum > 0.0 && margin > 0.1 {
                all.push((sum / count(n) / margin, [twos, ones, minus, minuses]));
            }
        }
    }
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    all
}

/// The preference questions in turns over scales and keys, so that any nine or more have both keys of each scale.
fn in_turns() -> Vec<usize> {
    let mut turns: Vec<usize> = (0..28).filter(|at| PREFERENCES.contains(&TABLE[*at].1)).collect();
    let turn = |at: usize| TABLE.iter().take(at).filter(|row| row.1 == TABLE[at].1).count();
    turns.sort_by_key(|at| turn(*at));
    turns
}

/// Answers that make such a mix, dealt out evenly over the scales so that no liking opposes another.
fn dealt(n: usize, [twos, ones, minus, minuses]: Mix) -> Given {
    let zeros = n - twos - ones - minus - minuses;
    let steps = [(2, twos), (1, ones), (0, zeros), (-1, minus), (-2, minuses)];
    let steps = steps.into_iter().flat_map(|(step, times)| std::iter::repeat_n(step, times));
    let mut given: Given = vec![None; 28];
    for (at, step) in in_turns().into_iter().zip(steps) {
        let (_, scale, key, _) = TABLE[at];
        let sign: i8 = if (key == '+') == scale.ends_with("_doing") { -1 } else { 1 };
        given[at] = u8::try_from(3 + sign * step).ok();
    }
    given
}

#[test]
fn every_row_of_the_t_table_draws_its_line() {
    for n in 9..=20 {
        let mixes = mixes(n);
        let (wide, narrow) = T[n - 9];
        for (t, above, below) in [(wide, "clear", "leaning"), (narrow, "leaning", "undecided")] {
            let at = mixes.partition_point(|(far, _)| *far < t);
            // The score alone decides: nothing opposes, the named side is liked, and the other is not liked as well.
            let fits = |(_, mix): &&(f64, Mix)| {
                let given = dealt(n, *mix);
                PREFERENCES.iter().all(|scale| push(&given, scale) >= -0.25)
                    && line(&given, "like_directing") >= 0.0
                    && (line(&given, "like_doing") < 0.5 || line(&given, "trade_off").abs() > 0.5)
            };
            let over = mixes[at..].iter().find(fits).expect("a mix");
            let under = mixes[..at].iter().rev().find(fits).expect("a mix");
            assert!(over.0 - under.0 < 0.12, "{n}: from {} to {}", under.0, over.0);
            assert_eq!(verdict_of(&dealt(n, over.1)).certainty.name(), above, "{n}: {over:?} is over {t}");
            assert_eq!(verdict_of(&dealt(n, under.1)).certainty.name(), below, "{n}: {under:?} is under {t}");
        }
    }
}

/// A test that holds for everyone says nothing where hardly anyone comes by.
#[test]
fn everyone_comes_by_in_these_tests() {
    let mut seen = std::collections::BTreeMap::new();
    let mut runner = TestRunner::deterministic();
    for _ in 0..1500 {
        let given = people().new_tree(&mut runner).expect("a person").current();
        let one = reckon(&given, false);
        let words = [one.certainty, one.outcome].into_iter().chain(one.cautions);
        words
            .chain([if one.side == 0 { "no side" } else { "a side" }])
            .for_each(|word| *seen.entry(word).or_insert(0) += 1);
    }
    for word in [
        "clear",
        "leaning",
        "undecided",
        "not-enough",
        "both",
        "neither",
        "mastery",
        "management",
        "train-first",
        "gilded-cage",
        "deepen-first",
        "careless",
    ] {
        assert!(seen.get(word).is_some_and(|times| *times >= 10), "{word}: {seen:?}");
    }
}

#[test]
fn a_straight_line_scores_exactly_0_in_both_forms_and_is_undecided() {
    for answer in 1..=5 {
        for short_form in [false, true] {
            let given: Given = TABLE.iter().map(|(.., short)| (*short || !short_form).then_some(answer)).collect();
            let verdict = verdict_of(&given);
            let score = verdict.score.expect("a score");
            assert!(score.value == 0.0, "{answer}");
            assert_eq!(
                (verdict.certainty.name(), verdict.outcome.name(), verdict.flip_steps()),
                ("undecided", "undecided", None)
            );
        }
    }
}

#[test]
fn eight_in_a_row_or_more_than_three_in_five_in_the_middle_is_careless() {
    // By the bank's order, not by the file's.
    let in_order = |steps: &dyn Fn(usize) -> Option<u8>| {
        let place = |id: &str| BANK.questions.iter().position(|one| one.id == id).expect("a question");
        advised(&TABLE.iter().map(|(id, ..)| steps(place(id))).collect::<Given>(), &ladder(false)).cautions
    };
    let row = |length: usize| in_order(&|at| Some(if at >= 5 && at < 5 + length { 4 } else { [1, 5][at % 2] }));
    assert!(!row(7).contains(&"careless") && row(8).contains(&"careless"));
    for answered in [15, 20, 25] {
        let threes = |one_more: bool| {
            let middle = |at: usize| at % 5 < 3 || (one_more && at == 3);
            in_order(&|at| (at < answered).then(|| if middle(at) { 3 } else { [2, 4][at % 2] }))
        };
        assert!(!threes(false).contains(&"careless"), "three in five of {answered}");
        assert!(threes(true).contains(&"careless"), "one more of {answered}");
    }
}

#[test]
fn answers_to_both_keys_of_each_preference_are_needed_however_many_there_are() {
    for scale in PREFERENCES {
        for (keys, enough) in [("", false), ("+", false), ("-", false), ("+-", true)] {
            // Of this scale all answers of these keys, of all others everything.
            let keep = |(_, of, key, _): &(&str, &str, char, bool)| (*of != scale || keys.contains(*key)).then_some(4);
            let given: Given = TABLE.iter().map(keep).collect();
            assert_eq!(verdict_of(&given).certainty.name() != "not-enough", enough, "{keys} of {scale}");
        }
    }
}

#[test]
fn nine_preferences_are_enough_and_eight_are_not() {
    for (n, enough) in [(8, false), (9, true)] {
        let mut given: Given = TABLE.iter().map(|(_, scale, ..)| scale.starts_with("good_").then_some(4)).collect();
        in_turns().into_iter().take(n).for_each(|at| given[at] = Some(4));
        assert_eq!(verdict_of(&given).certainty.name() != "not-enough", enough, "{n}");
    }
}

#[test]
fn strengths_can_be_left_out_altogether() {
    let keen = |(_, scale, key, _): &(&str, &str, char, bool)| match *scale {
        "good_directing" | "good_doing" => None,
        "like_doing" => Some(if *key == '+' { 1 } else { 5 }),
        _ => Some(if *key == '+' { 5 } else { 1 }),
    };
    let given: Given = TABLE.iter().map(keen).collect();
    let verdict = verdict_of(&given);
    assert_eq!((verdict.certainty.name(), verdict.outcome.name()), ("clear", "management"));
    assert_eq!(advised(&given, &ladder(true)).cautions, Vec::<&str>::new(), "what was not answered is no weakness");
}

// The same through the binary.

#[test]
fn one_sheet_of_every_outcome_comes_out_as_it_must() {
    let expected = [
        ("doing", 0, "clear", "mastery", Some("mastery")),
        ("directing", 0, "clear", "management", Some("management")),
        ("both", 0, "undecided", "both", Some("hybrid")),
        ("neither", 0, "undecided", "neither", None),
        ("threes", 0, "undecided", "undecided", None),
        ("eleven", 3, "not-enough", "not-enough", None),
    ];
    for (name, code, certainty, outcome, track) in expected {
        let plan = metier(["plan", &person(name), "--format", "json"]).run().ends_with(code).json();
        assert_eq!(plan["certainty"], certainty, "{name}");
        assert_eq!(plan["outcome"], outcome, "{name}");
        assert_eq!(plan["track"].as_str(), track, "{name}");
        assert_eq!(plan["score"].is_null(), certainty == "not-enough", "{name}");
        assert_eq!(plan["cautions"].as_array().expect("a list").is_empty(), name != "threes", "{name}");
    }
}

#[test]
fn the_figures_of_a_sheet_are_those_of_the_second_reckoning() {
    for name in ["doing", "directing", "both", "neither", "threes", "manager", "short", "roofer", "deepen"] {
        let text = std::fs::read_to_string(crate::support::root().join(person(name))).expect("a sheet");
        let (sheet, _) = read_answers(name, &text, &BANK).unwrap_or_else(|report| panic!("{report}"));
        let step = |(id, ..): &(&str, &str, char, bool)| match sheet.answer(id)? {
            Answer::Step(step) => Some(step),
            Answer::NotSure => Some(0),
        };
        let given: Given = TABLE.iter().map(step).collect();
        let plan = metier(["plan", &person(name), "--format", "json"]).run().ends_with(0).json();
        let score = &plan["score"];
        let rounded = |value: f64| (value * 100.0).round() / 100.0;
        let all = pushes(&given);
        assert_eq!(score["value"].as_f64(), Some(rounded(mean(all.iter().map(|(.., step)| *step)))), "{name}");
        assert_eq!(score["margin"].as_f64(), Some(rounded(margin(&given))), "{name}");
        let sum: i32 = all.iter().map(|(.., step)| step).sum();
        let is_named = matches!(plan["outcome"].as_str(), Some("mastery" | "management"));
        let flip = is_named.then(|| u64::from(sum.unsigned_abs()) + 1);
        assert_eq!(score["flip_steps"].as_u64(), flip, "{name}");
        for scale in SCALES {
            assert_eq!(score["lines"][scale].as_f64(), Some(rounded(line(&given, scale))), "{name} {scale}");
        }
        let listed = plan["contributions"].as_array().expect("a list");
        assert_eq!(listed.len(), all.len(), "{name}");
        for one in listed {
            let at = TABLE.iter().position(|(id, ..)| one["question"] == *id).expect("a question");
            let (_, answer, step) =
                steps(&TABLE.iter().enumerate().map(|(n, _)| given[n].filter(|_| n == at)).collect::<Given>())[0];
            assert_eq!(
                (one["answer"].as_u64(), one["contribution"].as_i64()),
                (Some(answer.into()), Some(step.into()))
            );
        }
    }
}

#[test]
fn a_minus_never_stands_before_a_0() {
    for name in ["threes", "both", "neither"] {
        for form in ["json", "text"] {
            metier(["plan", &person(name), "--format", form])
                .run()
                .ends_with(0)
                .says_not("-0.0")
                .says_not("-0,")
                .says_not("-0}");
        }
    }
}

#[test]
fn a_manager_who_misses_the_craft_is_shown_the_way_back_at_equal_rank() {
    let ran = metier(["plan", &person("manager")]).run().succeeds();
    assert!(ran.headline().starts_with("Mastery. Across at equal standing: Principal Engineer"), "{}", ran.headline());
    let ran = ran
        .says("mastery, rank 5")
        .says("Way back")
        .says("Senior Engineering Manager")
        .says("The other way: management");
    ran.says("Good at it, not drawn to it");
    let plan = metier(["plan", &person("manager"), "--format", "json"]).run().succeeds().json();
    let step = &plan["steps"][0];
    assert_eq!(
        (step["kind"].as_str(), step["rank"].as_u64(), step["inferred"].as_bool()),
        (Some("cross"), Some(5), Some(false))
    );
    assert_eq!((plan["from"]["rank"].as_u64(), plan["from"]["track_kind"].as_str()), (Some(5), Some("management")));
    assert_eq!(plan["cautions"], serde_json::json!(["gilded-cage"]));
}
