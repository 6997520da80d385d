//! The second reckoning. It knows nothing of the library: the table of questions is written out again, the t-values are
//! worked out anew, and the verdict is read off the tables of the instrument.

use std::collections::BTreeMap;
use std::f64::consts::PI;
use std::sync::LazyLock;

use super::BANK;
use crate::questions::TABLE;

pub(super) const SCALES: [&str; 5] = ["like_directing", "like_doing", "trade_off", "good_directing", "good_doing"];

pub(super) const PREFERENCES: [&str; 3] = ["like_directing", "like_doing", "trade_off"];

/// What the instrument makes of answers, in its own words.
#[derive(Debug, PartialEq)]
pub(super) struct Reckoned {
    pub(super) certainty: &'static str,
    pub(super) outcome: &'static str,
    /// +1 management, −1 mastery, 0 where no side is named.
    pub(super) side: i8,
    pub(super) cautions: Vec<&'static str>,
    pub(super) track: Option<&'static str>,
}

/// (scale, answer, contribution) of every preference answer that is a number: strengths contribute nothing.
pub(super) fn pushes(given: &[Option<u8>]) -> Vec<(&'static str, u8, i32)> {
    steps(given).into_iter().filter(|(scale, ..)| PREFERENCES.contains(scale)).collect()
}

/// (scale, answer, steps toward directing) of every answer that is a number.
pub(super) fn steps(given: &[Option<u8>]) -> Vec<(&'static str, u8, i32)> {
    let step = |((_, scale, key, _), answer): (&(&'static str, &'static str, char, bool), &Option<u8>)| {
        let answer = answer.filter(|answer| *answer > 0)?;
        let sign = if *key == '+' { 1 } else { -1 } * if scale.ends_with("_doing") { -1 } else { 1 };
        Some((*scale, answer, sign * (i32::from(answer) - 3)))
    };
    TABLE.iter().zip(given).filter_map(step).collect()
}

pub(super) fn mean(steps: impl Iterator<Item = i32>) -> f64 {
    let all: Vec<i32> = steps.collect();
    f64::from(all.iter().sum::<i32>()) / f64::from(u16::try_from(all.len()).expect("few"))
}

pub(super) fn margin(given: &[Option<u8>]) -> f64 {
    let all: Vec<f64> = pushes(given).into_iter().map(|(.., step)| f64::from(step)).collect();
    let n = f64::from(u16::try_from(all.len()).expect("few"));
    let mean = all.iter().sum::<f64>() / n;
    let variance = all.iter().map(|step| (step - mean) * (step - mean)).sum::<f64>() / (n - 1.0);
    (variance / n).sqrt().max(0.1)
}

/// Contributions of one scale, their mean: toward management.
pub(super) fn push(given: &[Option<u8>], scale: &str) -> f64 {
    mean(steps(given).into_iter().filter(|(of, ..)| *of == scale).map(|(.., step)| step))
}

/// The line of a scale: in its own direction.
pub(super) fn line(given: &[Option<u8>], scale: &str) -> f64 {
    if scale.ends_with("_doing") { -push(given, scale) } else { push(given, scale) }
}

/// The fewest one-step changes after which the contributions add up to the other side of 0, by trying all: what every sum
/// that can be reached costs at least.
pub(super) fn fewest_steps_across(given: &[Option<u8>]) -> u32 {
    let all: Vec<i32> = pushes(given).into_iter().map(|(.., step)| step).collect();
    let mut costs = BTreeMap::from([(0, 0)]);
    for step in &all {
        let mut next = BTreeMap::new();
        for (sum, cost) in &costs {
            for other in -2..=2 {
                let cost = cost + step.abs_diff(other);
                next.entry(sum + other).and_modify(|known: &mut u32| *known = cost.min(*known)).or_insert(cost);
            }
        }
        costs = next;
    }
    let sum: i32 = all.iter().sum();
    let is_across = |other: i32| if sum == 0 { other != 0 } else { other.signum() == -sum.signum() };
    costs.into_iter().filter(|(other, _)| is_across(*other)).map(|(_, cost)| cost).min().expect("another side")
}

/// Two-sided Student t with whole degrees of freedom, by the closed form of its probability and halving; to the four
/// decimals that the instrument prints.
fn student_t(probability: f64, freedom: u32) -> f64 {
    let within = |t: f64| {
        let angle = (t / f64::from(freedom).sqrt()).atan();
        let (sine, cosine) = angle.sin_cos();
        let odd = freedom % 2 == 1;
        let (mut term, mut sum) = if odd { (cosine, cosine) } else { (1.0, 1.0) };
        let mut k = if odd { 3 } else { 2 };
        while k <= freedom - 2 {
            term *= cosine * cosine * f64::from(k - 1) / f64::from(k);
            sum += term;
            k += 2;
        }
        if odd { (angle + sine * sum) * 2.0 / PI } else { sine * sum }
    };
    let (mut low, mut high) = (0.0, 10.0);
    for _ in 0..100 {
        let middle = f64::midpoint(low, high);
        if within(middle) < probability { low = middle } else { high = middle }
    }
    (low * 1e4).round() / 1e4
}

/// By number of preference answers from 9 on, the wide and the narrow one.
pub(super) static T: LazyLock<Vec<(f64, f64)>> =
    LazyLock::new(|| (8..20).map(|freedom| (student_t(0.95, freedom), student_t(0.683, freedom))).collect());

/// Enough to go by: nine preferences, and on each scale two answers, to a question of either key.
fn is_enough(given: &[Option<u8>]) -> bool {
    let answered = |scale: &str, key: char| {
        let of = TABLE
            .iter()
            .zip(given)
            .filter(|((_, of, its, _), answer)| *of == scale && *its == key && answer.is_some_and(|a| a > 0));
        of.count()
    };
    pushes(given).len() >= 9
        && PREFERENCES.iter().all(|scale| {
            let [forward, reversed] = ['+', '-'].map(|key| answered(scale, key));
            forward + reversed >= 2 && forward > 0 && reversed > 0
        })
}

pub(super) fn reckon(given: &[Option<u8>], hybrid_is_open: bool) -> Reckoned {
    let strength = |scale: &str| steps(given).iter().any(|(of, ..)| *of == scale).then(|| line(given, scale));
    let liked = |scale: &str| steps(given).iter().any(|(of, ..)| *of == scale).then(|| line(given, scale));
    let mut reckoned =
        Reckoned { certainty: "not-enough", outcome: "not-enough", side: 0, cautions: Vec::new(), track: None };
    if is_enough(given) {
        let all = pushes(given);
        let value = mean(all.iter().map(|(.., step)| *step));
        let (wide, narrow) = T[all.len() - 9];
        let is_over = |t: f64| value != 0.0 && value.abs() >= t * margin(given);
        let opposed = PREFERENCES.iter().any(|scale| push(given, scale) * value.signum() < -0.25);
        let consistent = match (is_over(wide) && !opposed, is_over(narrow)) {
            (true, _) => "clear",
            (false, true) => "leaning",
            (false, false) => "undecided",
        };
        let tempered = if consistent == "clear" { "leaning" } else { consistent };
        let [directing, doing, choices] = PREFERENCES.map(|scale| line(given, scale));
        let own = if value > 0.0 { directing } else { doing };
        let named = if value > 0.0 { "management" } else { "mastery" };
        // The table of the instrument, row by row; the first that matches.
        let torn = choices.abs() <= 0.5;
        let rows = [
            (directing >= 0.5 && doing >= 0.5 && torn, "both", consistent),
            (directing < 0.0 && doing < 0.0 && directing <= -0.5 && doing <= -0.5, "neither", tempered),
            (directing < 0.0 && doing < 0.0 && consistent != "undecided" && torn, "neither", tempered),
            (consistent == "undecided" || own < -0.25, "undecided", "undecided"),
            (own < 0.0, named, tempered),
            (true, named, consistent),
        ];
        let (_, outcome, certainty) = rows.into_iter().find(|(holds, ..)| *holds).expect("the last row always holds");
        (reckoned.outcome, reckoned.certainty) = (outcome, certainty);
        (reckoned.side, reckoned.track) = match outcome {
            "management" => (1, Some("management")),
            "mastery" => (-1, Some("mastery")),
            "both" if hybrid_is_open => (0, Some("hybrid")),
            _ => (0, None),
        };
    }
    if matches!(reckoned.outcome, "management" | "both") && strength("good_directing").is_some_and(|line| line < 0.0) {
        reckoned.cautions.push("train-first");
    }
    if liked("like_directing").is_some_and(|line| line <= -0.5)
        && strength("good_directing").is_some_and(|line| line >= 0.5)
    {
        reckoned.cautions.push("gilded-cage");
    }
    if reckoned.outcome == "mastery" && strength("good_doing").is_some_and(|line| line < 0.0) {
        reckoned.cautions.push("deepen-first");
    }
    let in_order = BANK.questions.iter().filter_map(|one| TABLE.iter().position(|(id, ..)| one.id == *id));
    let answers: Vec<u8> = in_order.filter_map(|at| given[at].filter(|answer| *answer > 0)).collect();
    let row = answers.windows(8).any(|eight| eight.iter().all(|answer| *answer == eight[0]));
    let (threes, others): (Vec<u8>, Vec<u8>) = answers.into_iter().partition(|answer| *answer == 3);
    // More than three in five.
    if row || threes.len() * 2 > others.len() * 3 {
        reckoned.cautions.push("careless");
    }
    reckoned
}
