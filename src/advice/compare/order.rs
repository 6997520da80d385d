//! What two answer files are to each other: whose they are, and which comes first.

use crate::interview::{Answers, By};
use crate::model::words;

words! {
    /// What is compared.
    pub enum How {
        /// A person's own answers and a coach's.
        SelfAndCoach = "self-and-coach",
        /// Two by the same side.
        ThenAndNow = "then-and-now",
    }
}

/// What two sheets are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// What is compared.
    pub how: How,
    /// The answers given second come first.
    pub turned: bool,
    /// Who answered, or the dates, say which comes first; otherwise it is the one given first.
    pub is_told: bool,
}

impl Pair {
    /// Self before coach; of two by one side, the earlier before the later, where both say when and not the same day.
    #[must_use]
    pub fn of(a: &Answers, b: &Answers) -> Self {
        if a.by != b.by {
            return Self { how: How::SelfAndCoach, turned: a.by == By::Coach, is_told: true };
        }
        // A date is YYYY-MM-DD: its text is in the order of time.
        let dates = a.made.as_deref().zip(b.made.as_deref());
        let turned = dates.is_some_and(|(a, b)| a > b);
        Self { how: How::ThenAndNow, turned, is_told: dates.is_some_and(|(a, b)| a != b) }
    }
}

/// Nothing says that the two are about different people: the names are the same, in any case, or one is not given.
#[must_use]
pub fn one_person(a: &Answers, b: &Answers) -> bool {
    let name = |answers: &Answers| {
        let words: Vec<String> =
            answers.name.iter().flat_map(|name| name.split_whitespace()).map(str::to_lowercase).collect();
        Some(words).filter(|words| !words.is_empty())
    };
    match (name(a), name(b)) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(by: By, made: Option<&str>, name: Option<&str>) -> Answers {
        Answers {
            by,
            made: made.and_then(crate::interview::Date::parse),
            name: name.map(Into::into),
            ..Answers::default()
        }
    }

    #[test]
    fn self_stands_before_coach_whenever_they_answered() {
        let own = answers(By::Oneself, Some("2026-11-20"), None);
        let coach = answers(By::Coach, Some("2025-01-01"), None);
        let pair = |turned| Pair { how: How::SelfAndCoach, turned, is_told: true };
        assert_eq!((Pair::of(&own, &coach), Pair::of(&coach, &own)), (pair(false), pair(true)));
    }

    #[test]
    fn the_earlier_stands_before_the_later_and_without_dates_it_is_as_given() {
        for by in [By::Oneself, By::Coach] {
            let dated = |made| answers(by, made, None);
            let of = |a, b| {
                let pair = Pair::of(&dated(a), &dated(b));
                assert_eq!(pair.how, How::ThenAndNow);
                (pair.turned, pair.is_told)
            };
            assert_eq!(of(Some("2025-12-31"), Some("2026-01-01")), (false, true));
            assert_eq!(of(Some("2026-01-01"), Some("2025-12-31")), (true, true));
            assert_eq!(of(Some("2026-01-01"), Some("2026-01-01")), (false, false));
            assert_eq!((of(None, Some("2026-01-01")), of(Some("2026-01-01"), None)), ((false, false), (false, false)));
        }
    }

    #[test]
    fn two_names_are_two_people() {
        let named = |name| answers(By::Oneself, None, name);
        let one = |a, b| one_person(&named(a), &named(b));
        assert!(one(None, None) && one(Some("Maya"), None) && one(Some("Maya Ö"), Some("  maya  ö ")));
        assert!(one(Some(" "), Some("Sam")), "no name at all");
        assert!(!one(Some("Maya"), Some("Sam")));
    }

    #[test]
    fn the_words_of_results_stay_as_they_are() {
        assert_eq!([How::SelfAndCoach, How::ThenAndNow].map(How::name), ["self-and-coach", "then-and-now"]);
    }
}
