//! What differs between two levels: new, raised, carried over, dropped.

use std::collections::HashSet;

use super::{Expectation, Kind, Ladder, Place};

/// How an expectation of the higher level stands to the lower one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Not asked before.
    New,
    /// The same expectation, by its id, asked anew at this level.
    Raised,
    /// Asked before, and still; or, by its id, asked before at a higher rank.
    CarriedOver,
}

impl Change {
    /// The word in results.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Raised => "raised",
            Self::CarriedOver => "carried-over",
        }
    }
}

/// The difference of two levels.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference<'a> {
    /// The level's own expectations, in its order.
    pub own: Vec<(&'a Expectation, Change)>,
    /// Asked by lower levels of its track and not where one comes from: new too, on a crossing.
    pub below: Vec<&'a Expectation>,
    /// Asked at both.
    pub carried: Vec<&'a Expectation>,
    /// Asked where one comes from and no longer.
    pub dropped: Vec<&'a Expectation>,
}

/// What a level asks for, to ask of another expectation of the same ladder whether it is among it: by where it lies in
/// memory, since a plan is worked out for thousands of sheets in a row. Both lists are sorted.
struct Asked<'a> {
    places: Vec<usize>,
    ids: Vec<&'a str>,
}

impl<'a> Asked<'a> {
    fn of(expectations: &[&'a Expectation]) -> Self {
        let mut ids: Vec<&str> = expectations.iter().filter_map(|expectation| expectation.id.as_deref()).collect();
        let mut places: Vec<_> = expectations.iter().copied().map(address).collect();
        ids.sort_unstable();
        places.sort_unstable();
        Self { places, ids }
    }

    fn holds(&self, expectation: &Expectation) -> bool {
        self.places.binary_search(&address(expectation)).is_ok()
    }

    fn change(&self, expectation: &Expectation) -> Change {
        if self.holds(expectation) {
            Change::CarriedOver
        } else if expectation.id.as_deref().is_some_and(|id| self.ids.binary_search(&id).is_ok()) {
            Change::Raised
        } else {
            Change::New
        }
    }
}

fn address(expectation: &Expectation) -> usize {
    std::ptr::from_ref(expectation).addr()
}

impl Ladder {
    /// All that a level asks for: its own expectations and, in a cumulative ladder, those of the levels below it in
    /// its track and of the trunk up to the branch. Where an id stands at several of them, the highest holds.
    #[must_use]
    pub fn asked_at<'a>(&'a self, place: Place<'a>) -> Vec<&'a Expectation> {
        if !self.cumulative {
            return place.level.expects.iter().collect();
        }
        let below = place.track.levels.iter().take_while(|level| level.id != place.level.id);
        let levels = self.trunk_up_to_branch(place).chain(below).chain(std::iter::once(place.level));
        let mut asked: Vec<&Expectation> = levels.flat_map(|level| &level.expects).collect();
        let mut higher = HashSet::new();
        asked.reverse();
        asked.retain(|expectation| expectation.id.as_deref().is_none_or(|id| higher.insert(id)));
        asked.reverse();
        asked
    }

    /// What `to` asks for, seen from `from`; from nowhere, its own expectations are new.
    #[must_use]
    pub fn difference<'a>(&'a self, from: Option<Place<'a>>, to: Place<'a>) -> Difference<'a> {
        let before = from.map_or_else(Vec::new, |from| self.asked_at(from));
        let after = self.asked_at(to);
        let (known, kept) = (Asked::of(&before), Asked::of(&after));
        let own = Asked::of(&to.level.expects.iter().collect::<Vec<_>>());
        let inherited = || after.iter().copied().filter(|expectation| !own.holds(expectation));
        // What is inherited under an id one has already is met at some measure: not new.
        let carried = |expectation: &&Expectation| from.is_none() || known.change(expectation) != Change::New;
        let is_lower = from.is_some_and(|from| to.level.rank < from.level.rank);
        let change = |expectation: &Expectation| match known.change(expectation) {
            Change::Raised if is_lower => Change::CarriedOver,
            change => change,
        };
        Difference {
            own: to.level.expects.iter().map(|expectation| (expectation, change(expectation))).collect(),
            below: inherited().filter(|expectation| !carried(expectation)).collect(),
            carried: inherited().filter(carried).collect(),
            dropped: before.iter().copied().filter(|expectation| kept.change(expectation) == Change::New).collect(),
        }
    }

    /// The levels of the trunk that everyone on the track has passed: up to the lowest one it opens from.
    fn trunk_up_to_branch<'a>(&'a self, place: Place<'a>) -> impl Iterator<Item = &'a super::Level> {
        let trunk = self.tracks.iter().filter(move |track| track.kind == Kind::Trunk && track.id != place.track.id);
        trunk.flat_map(move |trunk| {
            let branch = trunk.levels.iter().position(|level| crate::model::names(&place.track.opens_from, &level.id));
            trunk.levels.iter().take(branch.map_or(usize::MAX, |at| at + 1))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::usual;
    use super::*;

    fn keys(list: &[&Expectation]) -> Vec<String> {
        list.iter().map(|expectation| expectation.key.clone()).collect()
    }

    #[test]
    fn a_climb_carries_all_that_is_below() {
        let ladder = usual();
        let difference = ladder.difference(ladder.level("m4"), ladder.level("m5").unwrap());
        assert!(difference.own.iter().all(|(_, change)| *change == Change::New));
        assert_eq!(difference.own.len(), 3);
        assert_eq!(difference.carried.len(), 6 + 3, "the trunk's six and m4's three");
        assert!(difference.below.is_empty() && difference.dropped.is_empty());
    }

    #[test]
    fn a_crossing_drops_one_side_and_meets_the_levels_below_on_the_other() {
        let ladder = usual();
        let difference = ladder.difference(ladder.level("m5"), ladder.level("g5").unwrap());
        assert_eq!(keys(&difference.below), ["g4.work.1", "g4.work.2", "g4.work.3"]);
        assert_eq!(difference.carried.len(), 6, "the trunk is common to both");
        assert_eq!(difference.dropped.len(), 6, "what m4 and m5 ask for");
    }

    #[test]
    fn the_same_id_higher_up_raises_and_replaces() {
        let mut ladder = usual();
        for (track, level) in [(0, 2), (1, 0), (1, 1)] {
            ladder.tracks[track].levels[level].expects[0].id = Some("teaching".into());
        }
        let place = |id| ladder.level(id).unwrap();
        let difference = ladder.difference(Some(place("m4")), place("m5"));
        assert_eq!(difference.own[0].1, Change::Raised);
        assert_eq!(difference.own[1].1, Change::New);
        let asked = ladder.asked_at(place("m5"));
        assert_eq!(asked.iter().filter(|e| e.id.is_some()).count(), 1, "only the highest holds");
        assert!(difference.dropped.is_empty(), "what is raised is not dropped");
    }

    #[test]
    fn a_lower_measure_of_the_same_thing_is_neither_raised_nor_new() {
        let mut ladder = usual();
        for (track, level) in [(0, 2), (1, 0)] {
            ladder.tracks[track].levels[level].expects[0].id = Some("teaching".into());
        }
        let place = |id| ladder.level(id).unwrap();
        let down = ladder.difference(Some(place("m4")), place("c"));
        assert_eq!(down.own[0].1, Change::CarriedOver);
        let across = ladder.difference(Some(place("m4")), place("g4"));
        assert!(across.below.is_empty(), "the trunk's measure of it is not new to who has the higher one");
    }

    #[test]
    fn a_ladder_that_is_not_cumulative_drops_what_is_not_repeated() {
        let mut ladder = usual();
        ladder.cumulative = false;
        let difference = ladder.difference(ladder.level("m4"), ladder.level("m5").unwrap());
        assert_eq!((difference.carried.len(), difference.dropped.len()), (0, 3));
    }

    #[test]
    fn the_trunk_is_carried_only_up_to_the_branch() {
        let mut ladder = usual();
        ladder.tracks[2].opens_from = vec!["b".into(), "c".into()];
        let asked = ladder.asked_at(ladder.level("g4").unwrap());
        assert_eq!(asked.len(), 4 + 3, "a, b and g4, not c");
    }

    #[test]
    fn seen_from_nowhere_the_own_ones_are_new_and_the_rest_is_carried() {
        let ladder = usual();
        let difference = ladder.difference(None, ladder.level("m5").unwrap());
        assert_eq!((difference.own.len(), difference.carried.len(), difference.below.len()), (3, 9, 0));
    }

    #[test]
    fn at_equal_rank_another_measure_of_the_same_thing_is_raised() {
        let mut ladder = usual();
        for (track, level) in [(1, 0), (2, 0)] {
            ladder.tracks[track].levels[level].expects[0].id = Some("teaching".into());
        }
        let across = ladder.difference(ladder.level("m4"), ladder.level("g4").unwrap());
        assert_eq!(across.own[0].1, Change::Raised);
    }

    #[test]
    fn the_words_of_results_stay_as_they_are() {
        assert_eq!(
            [Change::New, Change::Raised, Change::CarriedOver].map(Change::name),
            ["new", "raised", "carried-over"]
        );
    }
}
