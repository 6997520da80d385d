//! Whether two scores differ by more than their margins explain.

use super::Score;
use crate::model::words;

words! {
    /// Which way one answer or score differs from another, in the words of work rather than of tracks.
    pub enum Toward {
        /// The work itself.
        Doing = "doing",
        /// Other people's work.
        Directing = "directing",
    }
}

impl Toward {
    /// Which way a gap points; `None` if there is no gap.
    #[must_use]
    pub fn of(gap: f64) -> Option<Self> {
        if gap > 0.0 {
            Some(Self::Directing)
        } else if gap < 0.0 {
            Some(Self::Doing)
        } else {
            None
        }
    }
}

/// How far apart two scores are. The caller knows whose each is, or which came first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moved {
    /// The second score minus the first, −4 to +4: above 0, the second is more toward directing.
    pub gap: f64,
    /// 1.96·√(se₁² + se₂²): "a gap as large as this is seldom the doing of the questions that were asked".
    pub threshold: f64,
    /// The gap is at least the threshold. If it is not, we say "no change beyond the margin".
    pub beyond: bool,
}

/// How many standard errors of the gap it takes to speak of a difference.
const STANDARD_ERRORS: f64 = 1.96;

/// The gap from `a` to `b`, compared with the margins of both, without rounding.
#[must_use]
pub fn moved(a: &Score, b: &Score) -> Moved {
    let gap = b.value - a.value;
    // Not `hypot`: it comes from libm, which the program would have to load at every start.
    let threshold = STANDARD_ERRORS * (a.margin.powi(2) + b.margin.powi(2)).sqrt();
    Moved { gap, threshold, beyond: gap.abs() >= threshold }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(value: f64, margin: f64) -> Score {
        Score { value, margin, flip_steps: 1, answers: 20 }
    }

    #[test]
    fn a_gap_counts_from_1_96_standard_errors_of_both_on() {
        let first = score(-0.5, 0.3);
        let moved_to = |value: f64| moved(&first, &score(value, 0.4));
        // √(0.3² + 0.4²) = 0.5.
        assert!((moved_to(0.0).threshold - 0.98).abs() < 1e-12);
        assert!(!moved_to(0.479).beyond && moved_to(0.481).beyond);
        assert!(!moved_to(-1.479).beyond && moved_to(-1.481).beyond);
    }

    #[test]
    fn the_gap_is_the_second_minus_the_first() {
        let (doing, directing) = (score(-1.0, 0.1), score(1.5, 0.1));
        assert!((moved(&doing, &directing).gap - 2.5).abs() < 1e-12);
        assert!((moved(&directing, &doing).gap + 2.5).abs() < 1e-12);
    }

    #[test]
    fn the_same_answers_have_not_moved() {
        let one = score(0.25, 0.1);
        assert_eq!(moved(&one, &one), Moved { gap: 0.0, threshold: moved(&one, &one).threshold, beyond: false });
    }

    #[test]
    fn a_gap_of_exactly_the_threshold_counts() {
        let (a, b) = (score(0.0, 0.1), score(2.0, 0.1));
        let at = moved(&a, &b).threshold;
        assert!(moved(&a, &score(at, 0.1)).beyond);
    }
}
