//! Where two people think that one person stands on the same expectations.

use crate::advice::Marks;
use crate::advice::marks::folded;
use crate::interview::{Answers, Mark, Standing};
use crate::ladder::{Ladder, Place};

/// An expectation that at least one of the two has marked.
#[derive(Clone, Copy, Debug)]
pub struct Standings<'a> {
    /// The expectation's key; for a sentence that is no longer in the ladder, the key it was marked under.
    pub key: &'a str,
    /// The sentence.
    pub text: &'a str,
    /// The level that expects it; `None` if the sentence is no longer in the ladder.
    pub level: Option<Place<'a>>,
    /// The first one's mark.
    pub first: Option<&'a Mark>,
    /// The second one's mark.
    pub second: Option<&'a Mark>,
}

impl Standings<'_> {
    /// Both have marked it.
    #[must_use]
    pub fn is_of_both(&self) -> bool {
        self.first.is_some() && self.second.is_some()
    }

    /// Both have marked it, and not alike.
    #[must_use]
    pub fn differ(&self) -> bool {
        matches!((self.first, self.second), (Some(first), Some(second)) if first.state != second.state)
    }

    /// How many steps apart, 0 to 2: met, partly, not yet. `None` if only one has marked it, or one of the two says
    /// that it does not apply: that is no step on this way.
    #[must_use]
    pub fn steps(&self) -> Option<u8> {
        let on_the_way = |mark: &Mark| match mark.state {
            Standing::Met => Some(2u8),
            Standing::Partly => Some(1),
            Standing::NotYet => Some(0),
            Standing::NotApplicable => None,
        };
        match (self.first?, self.second?) {
            (first, second) if first.state == second.state => Some(0),
            (first, second) => Some(on_the_way(first)?.abs_diff(on_the_way(second)?)),
        }
    }
}

/// All that either has marked, laid on the ladder: by level in its order, within a level the widest apart first; at the
/// end what the ladder no longer has.
pub(super) fn pairs<'a>(ladder: &'a Ladder, first: &'a Answers, second: &'a Answers) -> Vec<Standings<'a>> {
    let (of_first, of_second) = (Marks::of(ladder, first), Marks::of(ladder, second));
    let mut pairs = Vec::new();
    for place in ladder.places() {
        let mut here: Vec<Standings<'a>> = Vec::new();
        for expectation in &place.level.expects {
            let (first, second) = (of_first.on(expectation), of_second.on(expectation));
            if first.is_some() || second.is_some() {
                let (key, text) = (&expectation.key, &expectation.text);
                here.push(Standings { key, text, level: Some(place), first, second });
            }
        }
        widest_first(&mut pairs, here);
    }
    let mut lost: Vec<Standings<'a>> = Vec::new();
    for mark in of_first.lost {
        let second = of_second.lost.iter().find(|other| folded(&other.text) == folded(&mark.text)).copied();
        lost.push(Standings { key: &mark.key, text: &mark.text, level: None, first: Some(mark), second });
    }
    for mark in of_second.lost {
        if !lost.iter().any(|known| folded(known.text) == folded(&mark.text)) {
            lost.push(Standings { key: &mark.key, text: &mark.text, level: None, first: None, second: Some(mark) });
        }
    }
    widest_first(&mut pairs, lost);
    pairs
}

/// Adds the pairs of one level, the widest apart first. Whether something applies at all comes after what is two steps
/// apart, and before what is one.
fn widest_first<'a>(pairs: &mut Vec<Standings<'a>>, mut here: Vec<Standings<'a>>) {
    here.sort_by_key(|one| match one.steps() {
        Some(2) => 0,
        None if one.differ() => 1,
        Some(1) => 2,
        _ => 3,
    });
    pairs.append(&mut here);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ladder::sample;

    fn answers(marks: &[(&str, &str, Standing)]) -> Answers {
        let mark = |(key, text, state): &(&str, &str, Standing)| Mark::new(*key, *text, *state);
        Answers { marks: marks.iter().map(mark).collect(), ..Answers::default() }
    }

    fn shown(ladder: &Ladder, first: &Answers, second: &Answers) -> Vec<(String, bool, Option<u8>)> {
        pairs(ladder, first, second).iter().map(|one| (one.key.to_owned(), one.level.is_some(), one.steps())).collect()
    }

    #[test]
    fn marks_meet_on_the_ladder_by_level_and_the_widest_apart_first() {
        use Standing::{Met, NotApplicable, NotYet, Partly};
        let ladder = sample::usual();
        let (one, two, three) = ("Does thing 1 of m4", "Does thing 2 of m4", "Does thing 3 of m4");
        // The second one's keys are those of an older ladder: the sentence decides.
        let first = answers(&[
            ("m4.work.1", one, Met),
            ("m4.work.2", two, NotApplicable),
            ("m4.work.3", three, NotYet),
            ("g4.work.1", "Does thing 1 of g4", Partly),
        ]);
        let second = answers(&[("m4.old.7", one, Partly), ("m4.work.2", two, Met), ("m4.work.3", three, Met)]);
        let found = shown(&ladder, &first, &second);
        let wanted = [("m4.work.3", Some(2)), ("m4.work.2", None), ("m4.work.1", Some(1)), ("g4.work.1", None)];
        assert_eq!(found, wanted.map(|(key, steps)| (key.to_owned(), true, steps)));
        let pairs = pairs(&ladder, &first, &second);
        assert_eq!(pairs.iter().map(Standings::differ).collect::<Vec<_>>(), [true, true, true, false]);
    }

    #[test]
    fn sentences_the_ladder_has_lost_are_compared_with_each_other() {
        use Standing::{Met, NotYet};
        let first = answers(&[("gone.1", "Does what nobody expects now", Met)]);
        let second = answers(&[("gone.2", "Does what nobody expects now", NotYet), ("gone.1", "Does another", Met)]);
        let found = shown(&sample::usual(), &first, &second);
        assert_eq!(found, [("gone.1".to_owned(), false, Some(2)), ("gone.1".to_owned(), false, None)]);
    }

    #[test]
    fn the_same_mark_is_no_step_apart_and_not_applicable_is_like_itself() {
        let state = |state| answers(&[("a.work.1", "Does thing 1 of a", state)]);
        for one in Standing::ALL {
            assert_eq!(shown(&sample::usual(), &state(one), &state(one))[0].2, Some(0));
        }
    }

    #[test]
    fn of_one_level_what_is_apart_stands_first_and_what_agrees_or_only_one_has_marked_last() {
        use Standing::{Met, NotYet, Partly};
        let (one, two, three) = ("Does thing 1 of m4", "Does thing 2 of m4", "Does thing 3 of m4");
        let first = answers(&[("m4.work.1", one, Met), ("m4.work.2", two, Met), ("m4.work.3", three, Partly)]);
        let second = answers(&[("m4.work.2", two, Met), ("m4.work.3", three, NotYet)]);
        let found = shown(&sample::usual(), &first, &second);
        let wanted = [("m4.work.3", Some(1)), ("m4.work.1", None), ("m4.work.2", Some(0))];
        assert_eq!(found, wanted.map(|(key, steps)| (key.to_owned(), true, steps)));
    }
}
