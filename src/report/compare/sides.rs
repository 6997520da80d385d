//! What the two sides of a comparison are called, and whom its sentences speak to.

use super::{ComparisonReport, FirstOrSecond, OneSide, Whose};
use crate::advice::{Comparison, How};
use crate::interview::{By, Scale};

/// The two sides.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sides {
    /// "You", "Then" or "First".
    pub(crate) first: &'static str,
    /// "Coach", "Now" or "Second".
    pub(crate) second: &'static str,
    how: How,
    by: By,
}

impl Sides {
    pub(super) fn of(it: &ComparisonReport<'_>) -> Self {
        let called = |side: &OneSide<'_>| match side.role {
            Whose::Oneself => "You",
            Whose::Coach => "Coach",
            Whose::Then => "Then",
            Whose::Now => "Now",
            Whose::First => "First",
            Whose::Second => "Second",
        };
        Self { first: called(&it.first), second: called(&it.second), how: it.how, by: it.first.by }
    }

    /// What each side says, with its label.
    pub(crate) fn facts(&self, [first, second]: [String; 2]) -> Vec<(String, String)> {
        vec![(self.first.to_owned(), first), (self.second.to_owned(), second)]
    }

    /// "Only you", "Only the coach", "Only then".
    pub(super) fn only(&self, side: FirstOrSecond) -> String {
        let side = if side == FirstOrSecond::First { self.first } else { self.second };
        let the = if side == "Coach" || side == "First" || side == "Second" { "the " } else { "" };
        format!("Only {the}{}", side.to_lowercase())
    }

    /// " (the coach is not sure of 2)", of the side that did not answer so many questions; nothing if it left all of
    /// them open.
    pub(crate) fn not_sure(&self, is_first: bool, not_sure: usize, of: usize) -> String {
        if not_sure == 0 {
            return String::new();
        }
        let all = not_sure == of;
        let some = if all { if of == 1 { "it".into() } else { "them".into() } } else { not_sure.to_string() };
        match (self.how, is_first) {
            (How::SelfAndCoach, true) => format!(" (you are not sure of {some})"),
            (How::SelfAndCoach, false) => format!(" (the coach is not sure of {some})"),
            (How::ThenAndNow, _) if all => " (not sure in the other)".into(),
            (How::ThenAndNow, _) => format!(" ({some} not sure in the other)"),
        }
    }

    /// How the second side's line differs from the first's, in words. `gap` is not 0.
    pub(crate) fn line(&self, scale: Scale, gap: f64) -> String {
        let up = gap > 0.0;
        let (more, higher) = if up { ("more", "higher") } else { ("less", "lower") };
        let side = if up { "directing" } else { "doing" };
        let by = format!("by {:.1}", gap.abs());
        let than = match (self.how, self.first) {
            (How::SelfAndCoach, _) => "than you do",
            (_, "Then") => "than then",
            _ => "than in the first",
        };
        let what = match (self.how, self.by, scale) {
            (How::SelfAndCoach, _, Scale::LikeDirecting) => {
                format!("The coach sees {more} liking for directing in you")
            }
            (How::SelfAndCoach, _, Scale::LikeDoing) => format!("The coach sees {more} liking for the work in you"),
            (How::SelfAndCoach, _, Scale::TradeOff) => {
                format!("In the either/or questions the coach leans more toward {side}")
            }
            (How::SelfAndCoach, _, Scale::GoodDirecting) => format!("The coach rates your directing {higher}"),
            (How::SelfAndCoach, _, Scale::GoodDoing) => format!("The coach rates your craft {higher}"),
            (_, By::Oneself, Scale::LikeDirecting) => format!("You like directing {more}"),
            (_, By::Oneself, Scale::LikeDoing) => format!("You like the work {more}"),
            (_, By::Oneself, Scale::TradeOff) => format!("In the either/or questions you lean more toward {side}"),
            (_, By::Oneself, Scale::GoodDirecting) => format!("You rate your directing {higher}"),
            (_, By::Oneself, Scale::GoodDoing) => format!("You rate your craft {higher}"),
            (_, By::Coach, Scale::LikeDirecting) => format!("The coach sees {more} liking for directing"),
            (_, By::Coach, Scale::LikeDoing) => format!("The coach sees {more} liking for the work"),
            (_, By::Coach, Scale::TradeOff) => format!("In the either/or questions the coach leans more toward {side}"),
            (_, By::Coach, Scale::GoodDirecting) => format!("The coach rates directing {higher}"),
            (_, By::Coach, Scale::GoodDoing) => format!("The coach rates the craft {higher}"),
        };
        format!("{what} {than}, {by}.")
    }
}

/// Whose answers are compared: the beginning of the first line.
pub(crate) fn both(it: &Comparison<'_>) -> String {
    let first = it.first.answers;
    let whose = match first.by {
        By::Oneself => "your answers".to_owned(),
        By::Coach => {
            let name = first.name.as_ref().or(it.second.answers.name.as_ref());
            name.map_or_else(|| "a coach's answers".to_owned(), |name| format!("a coach's answers about {name}"))
        }
    };
    let dates = first.made.as_deref().zip(it.second.answers.made.as_deref());
    match (it.pair.how, dates.filter(|_| it.pair.is_told)) {
        (How::SelfAndCoach, _) => "You and your coach".into(),
        (How::ThenAndNow, Some((then, now))) => {
            format!("{} of {then} and {now}", crate::report::words::capital(&whose))
        }
        (How::ThenAndNow, None) => format!("Two sets of {whose}"),
    }
}
