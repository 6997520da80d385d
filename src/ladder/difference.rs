//! What differs between two levels: new, raised, carried over, dropped.

use crate::model::words;
use std::collections::HashSet;

use super::{Expectation, Kind, Ladder, Place, Track};

words! {
    /// How an expectation of the higher level differs from the lower level's.
    pub enum Change {
        /// Not asked before.
        New = "new",
        /// The same expectation, by its id, asked anew at this level.
        Raised = "raised",
        /// Expected before, and still; or, by its id, expected before at a higher rank.
        CarriedOver = "carried-over",
    }
}

/// The difference of two levels.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference<'a> {
    /// The level's own expectations, in its order.
    pub own: Vec<(&'a Expectation, Change)>,
    /// Expected by lower levels of its track and not where one comes from: new too, on a crossing.
    pub below: Vec<&'a Expectation>,
    /// Expected at both.
    pub carried: Vec<&'a Expectation>,
    /// Expected where one comes from and no longer.
    pub dropped: Vec<&'a Expectation>,
}

/// What a level expects, to ask of another expectation of the same ladder whether it is among it: by where it lies in
/// memory, since a plan is worked out for thousands of answers files in a row. Both lists are sorted.
struct ExpectedThere<'a> {
    places: Vec<usize>,
    ids: Vec<&'a str>,
}

impl<'a> ExpectedThere<'a> {
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
    /// All that a level expects: its own expectations; in a cumulative ladder those of the levels below it in its track;
    /// and, if the track carries, all that its home door expects. An expectation with an id replaces those with the same id
    /// lower on this chain.
    #[must_use]
    pub fn asked_at<'a>(&'a self, place: Place<'a>) -> Vec<&'a Expectation> {
        let mut chain = Vec::new();
        self.chain(place, &mut Vec::new(), &mut chain);
        let mut asked: Vec<&Expectation> = chain.iter().flat_map(|place| &place.level.expects).collect();
        let mut higher = HashSet::new();
        asked.reverse();
        asked.retain(|expectation| expectation.id.as_deref().is_none_or(|id| higher.insert(id)));
        asked.reverse();
        asked
    }

    /// The doors through which a track carries what the levels below them expect, the nearest first.
    pub(crate) fn doors_carried(&self, track: &Track) -> Vec<Place<'_>> {
        let mut entered = std::collections::HashSet::from([track.id.as_str()]);
        let mut doors: Vec<Place<'_>> = Vec::new();
        let mut next = self.home_door(track).filter(|door| self.carries(track, *door));
        while let Some(door) = next.filter(|door| entered.insert(door.track.id.as_str())) {
            doors.push(door);
            next = self.home_door(door.track).filter(|below| self.carries(door.track, *below));
        }
        doors
    }

    /// The levels whose expectations a level carries, the lowest first and itself last. `entered` are the tracks that the
    /// chain has come through: tracks may open from each other in a circle.
    fn chain<'a>(&'a self, place: Place<'a>, entered: &mut Vec<&'a str>, chain: &mut Vec<Place<'a>>) {
        let track = place.track;
        if entered.contains(&track.id.as_str()) {
            return;
        }
        entered.push(&track.id);
        if let Some(door) = self.home_door(track).filter(|door| self.carries(track, *door)) {
            self.chain(door, entered, chain);
        }
        if self.cumulative {
            let below = track.levels.iter().take_while(|level| level.id != place.level.id);
            chain.extend(below.map(|level| Place { track, level }));
        }
        chain.push(place);
    }

    /// A level of the track also expects what its home door expects. If the file does not say: where levels build on
    /// each other, but not in management that is entered from outside management.
    fn carries(&self, track: &Track, door: Place<'_>) -> bool {
        let is_new_craft = track.kind == Kind::Management && door.track.kind != Kind::Management;
        track.carries.unwrap_or(self.cumulative && !is_new_craft)
    }

    /// What `to` expects, seen from `from`; from nowhere, its own expectations are new.
    #[must_use]
    pub fn difference<'a>(&'a self, from: Option<Place<'a>>, to: Place<'a>) -> Difference<'a> {
        let before = from.map_or_else(Vec::new, |from| self.asked_at(from));
        let after = self.asked_at(to);
        let (known, kept) = (ExpectedThere::of(&before), ExpectedThere::of(&after));
        let own = ExpectedThere::of(&to.level.expects.iter().collect::<Vec<_>>());
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
}

#[cfg(test)]
mod tests {
    use super::super::sample::{level, track, usual};
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
        let mut ladder = usual();
        ladder.tracks[2].carries = Some(true);
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
    fn management_carries_nothing_of_the_trunk_and_an_executive_track_carries_the_directors_list() {
        let mut ladder = usual();
        let executive = track("executive", Kind::Management, &["g5"], vec![level("e6", 6, 1), level("e7", 7, 1)]);
        ladder.tracks.push(executive);
        let asked = |ladder: &Ladder, id: &str| keys(&ladder.asked_at(ladder.level(id).unwrap()));
        assert_eq!(asked(&ladder, "g4"), ["g4.work.1", "g4.work.2", "g4.work.3"]);
        assert_eq!(asked(&ladder, "e7").len(), 3 + 3 + 2, "both levels of management and both of its own");
        assert!(ladder.difference(ladder.level("g5"), ladder.level("e6").unwrap()).dropped.is_empty());
        ladder.tracks[4].carries = Some(false);
        assert_eq!(asked(&ladder, "e7"), ["e6.work.1", "e7.work.1"]);
        ladder.tracks[2].carries = Some(true);
        assert_eq!(asked(&ladder, "g4").len(), 6 + 3);
    }

    #[test]
    fn tracks_that_open_from_each_other_carry_each_other_once() {
        let mut ladder = usual();
        ladder.tracks[1].opens_from = vec!["h4".into()];
        ladder.tracks[3].opens_from = vec!["m4".into()];
        assert_eq!(ladder.asked_at(ladder.level("m5").unwrap()).len(), 3 + 3 + 3, "h4, m4 and m5");
    }

    #[test]
    fn where_levels_do_not_build_on_each_other_only_a_track_that_says_so_carries() {
        let mut ladder = usual();
        ladder.cumulative = false;
        let count = |ladder: &Ladder| ladder.asked_at(ladder.level("m5").unwrap()).len();
        assert_eq!(count(&ladder), 3);
        ladder.tracks[1].carries = Some(true);
        assert_eq!(count(&ladder), 2 + 3, "the door's own list and m5's");
    }

    #[test]
    fn the_trunk_is_carried_only_up_to_the_branch() {
        let mut ladder = usual();
        ladder.tracks[2].carries = Some(true);
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
