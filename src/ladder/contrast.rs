//! Two levels beside each other: all that either expects, each matched with what the other asks of the same thing.
//! [`Ladder::difference`] looks at one level from another; this looks at both with equal care, in either direction.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::{Expectation, Ladder, Place};
use crate::model::words;

words! {
    /// What becomes of an expectation on the way from one level to another. In the order shown.
    pub enum Turn {
        /// Not asked before.
        New = "new",
        /// The same thing, by its id, asked at the measure of a higher level.
        Raised = "raised",
        /// The same thing, by its id, in the words of another level of the same rank.
        Changed = "changed",
        /// The same thing, by its id, asked at the measure of a lower level.
        Eased = "eased",
        /// Expected before and no longer.
        Dropped = "dropped",
        /// Expected at both in the same words.
        CarriedOver = "carried-over",
    }
}

words! {
    /// The rank of a level compared with that of another.
    pub enum Height {
        /// At a higher rank.
        Above = "above",
        /// At the same rank, or one that the ladder names as its equal.
        Equal = "equal",
        /// At a lower rank.
        Below = "below",
    }
}

/// One expectation of the two levels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turned<'a> {
    /// What becomes of it.
    pub turn: Turn,
    /// As the second level asks it; for [`Turn::Dropped`], as the first did.
    pub one: &'a Expectation,
    /// As the first level asks it, where that is not the same.
    pub was: Option<&'a Expectation>,
}

impl Place<'_> {
    /// As high as the other level: of the same rank, or named as its equal by the ladder.
    #[must_use]
    pub fn stands_equal(&self, other: &Place<'_>) -> bool {
        let names = |one: &Place<'_>, other: &Place<'_>| crate::model::names(&one.level.equals, &other.level.id);
        self.level.rank == other.level.rank || names(self, other) || names(other, self)
    }

    /// Higher, lower or equal, seen from the other level.
    #[must_use]
    pub fn height(&self, other: &Place<'_>) -> Height {
        if self.stands_equal(other) {
            Height::Equal
        } else if self.level.rank > other.level.rank {
            Height::Above
        } else {
            Height::Below
        }
    }
}

impl Ladder {
    /// All that two levels ask for, by area in the ladder's order, then by what becomes of it.
    #[must_use]
    pub fn contrast<'a>(&'a self, from: Place<'a>, to: Place<'a>) -> Vec<Turned<'a>> {
        let (before, after) = (self.asked_at(from), self.asked_at(to));
        let heights = self.heights();
        let turned = |one: &'a Expectation, before: &ExpectedByKey<'a>| match before.same(one) {
            None => Turned { turn: Turn::New, one, was: None },
            Some(was) if was.key == one.key => Turned { turn: Turn::CarriedOver, one, was: None },
            Some(was) => Turned { turn: heights.turn(was, one), one, was: Some(was) },
        };
        let (known, kept) = (ExpectedByKey::of(&before), ExpectedByKey::of(&after));
        let dropped = before.iter().copied().filter(|one| kept.same(one).is_none());
        let dropped = dropped.map(|one| Turned { turn: Turn::Dropped, one, was: None });
        let order: HashMap<&str, usize> =
            self.areas.iter().enumerate().map(|(n, area)| (area.id.as_str(), n)).collect();
        // A place for each area and turn: no need to compare any two.
        let mut places: Vec<Vec<Turned<'a>>> = vec![Vec::new(); self.areas.len() * Turn::ALL.len()];
        for one in after.iter().map(|one| turned(one, &known)).chain(dropped) {
            let area = order.get(one.one.area.as_str()).copied().unwrap_or(0);
            if let Some(place) = places.get_mut(area * Turn::ALL.len() + one.turn as usize) {
                place.push(one);
            }
        }
        places.concat()
    }

    /// Of each level its track, its place in that track, and its rank.
    fn heights(&self) -> Heights<'_> {
        let mut heights = HashMap::new();
        for (n, track) in self.tracks.iter().enumerate() {
            let levels = track.levels.iter().enumerate();
            heights.extend(levels.map(|(at, level)| (level.id.as_str(), (n, at, level.rank))));
        }
        Heights(heights)
    }
}

/// What a level expects, by key and by id.
struct ExpectedByKey<'a> {
    by_key: HashMap<&'a str, &'a Expectation>,
    by_id: HashMap<&'a str, &'a Expectation>,
}

impl<'a> ExpectedByKey<'a> {
    fn of(expectations: &[&'a Expectation]) -> Self {
        let id = |one: &&'a Expectation| Some((one.id.as_deref()?, *one));
        Self {
            by_key: expectations.iter().map(|one| (one.key.as_str(), *one)).collect(),
            by_id: expectations.iter().filter_map(id).collect(),
        }
    }

    /// The same expectation, or the same thing at another measure.
    fn same(&self, one: &Expectation) -> Option<&'a Expectation> {
        let by_id = || self.by_id.get(one.id.as_deref()?);
        self.by_key.get(one.key.as_str()).or_else(by_id).copied()
    }
}

struct Heights<'a>(HashMap<&'a str, (usize, usize, u32)>);

impl Heights<'_> {
    /// Up a track each level expects more; across tracks the rank says it.
    fn turn(&self, was: &Expectation, is: &Expectation) -> Turn {
        // No id holds a point, so that a key begins with its level's.
        let height =
            |one: &Expectation| self.0.get(one.key.split('.').next().expect("a split has a first part")).copied();
        let (Some(was), Some(is)) = (height(was), height(is)) else { return Turn::Changed };
        let order = if was.0 == is.0 { was.1.cmp(&is.1) } else { was.2.cmp(&is.2) };
        match order {
            Ordering::Less => Turn::Raised,
            Ordering::Equal => Turn::Changed,
            Ordering::Greater => Turn::Eased,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{level, usual};
    use super::*;

    fn count(ladder: &Ladder, from: &str, to: &str) -> Vec<(Turn, usize)> {
        let place = |id| ladder.level(id).unwrap();
        let all = ladder.contrast(place(from), place(to));
        let of = |turn| all.iter().filter(|one| one.turn == turn).count();
        Turn::ALL.map(|turn| (turn, of(turn))).into_iter().filter(|(_, n)| *n > 0).collect()
    }

    /// The same thing at the trunk's end, at both m levels, at g4.
    fn with_teaching() -> Ladder {
        let mut ladder = usual();
        for (track, level) in [(0, 2), (1, 0), (1, 1), (2, 0)] {
            ladder.tracks[track].levels[level].expects[0].id = Some("teaching".into());
        }
        ladder
    }

    #[test]
    fn a_level_and_itself_differ_in_nothing() {
        assert_eq!(count(&usual(), "m5", "m5"), [(Turn::CarriedOver, 12)]);
    }

    #[test]
    fn the_words_of_results_stay_as_they_are() {
        assert_eq!(Turn::ALL.map(Turn::name), ["new", "raised", "changed", "eased", "dropped", "carried-over"]);
    }

    #[test]
    fn what_is_new_one_way_is_left_behind_the_other_way() {
        let ladder = usual();
        assert_eq!(count(&ladder, "m5", "h4"), [(Turn::New, 3), (Turn::Dropped, 6), (Turn::CarriedOver, 6)]);
        assert_eq!(count(&ladder, "h4", "m5"), [(Turn::New, 6), (Turn::Dropped, 3), (Turn::CarriedOver, 6)]);
        assert_eq!(count(&ladder, "m5", "g4"), [(Turn::New, 3), (Turn::Dropped, 12)], "managing starts afresh");
    }

    #[test]
    fn the_same_thing_is_raised_up_eased_down_and_changed_across() {
        let ladder = with_teaching();
        let turn = |from, to| {
            let all = ladder.contrast(ladder.level(from).unwrap(), ladder.level(to).unwrap());
            all.iter().find(|one| one.one.id.is_some()).map(|one| (one.turn, one.was.map(|was| was.key.clone())))
        };
        assert_eq!(turn("c", "m4"), Some((Turn::Raised, Some("c.work.1".into()))));
        assert_eq!(turn("c", "m6"), Some((Turn::Raised, Some("c.work.1".into()))), "a level between raised it");
        assert_eq!(turn("m5", "c"), Some((Turn::Eased, Some("m5.work.1".into()))));
        assert_eq!(turn("m4", "g4"), Some((Turn::Changed, Some("m4.work.1".into()))));
        assert_eq!(turn("m5", "g5"), Some((Turn::Eased, Some("m5.work.1".into()))), "g4's measure holds at g5");
        assert_eq!(turn("m5", "m6"), Some((Turn::CarriedOver, None)));
    }

    #[test]
    fn of_two_levels_of_one_rank_in_a_track_the_later_asks_for_more() {
        let mut ladder = with_teaching();
        let mut between = level("m4b", 4, 1);
        between.expects[0].id = Some("teaching".into());
        ladder.tracks[1].levels.insert(1, between);
        let turn = |from, to| count(&ladder, from, to).first().map(|(turn, _)| *turn);
        assert_eq!((turn("m4", "m4b"), turn("m4b", "m4")), (Some(Turn::Raised), Some(Turn::Eased)));
    }

    #[test]
    fn it_counts_as_the_difference_of_two_levels_does() {
        let ladder = with_teaching();
        let places: Vec<Place<'_>> = ladder.places().collect();
        for (from, to) in places.iter().flat_map(|from| places.iter().map(move |to| (*from, *to))) {
            let (all, one_way) = (ladder.contrast(from, to), ladder.difference(Some(from), to));
            let of = |turn| all.iter().filter(|one| one.turn == turn).count();
            let own_new = one_way.own.iter().filter(|(_, change)| *change == super::super::Change::New).count();
            let said = (from.level.id.as_str(), to.level.id.as_str());
            assert_eq!(of(Turn::New), own_new + one_way.below.len(), "{said:?}");
            assert_eq!(of(Turn::Dropped), one_way.dropped.len(), "{said:?}");
        }
    }

    #[test]
    fn standing_is_equal_by_rank_or_by_name() {
        let mut ladder = usual();
        ladder.tracks[1].levels[2].equals = vec!["g5".into()];
        let equal = |a, b| ladder.level(a).unwrap().stands_equal(&ladder.level(b).unwrap());
        assert!(equal("m4", "g4") && equal("m6", "g5") && equal("g5", "m6") && !equal("m6", "g4"));
    }

    #[test]
    fn it_goes_by_area_in_the_ladders_order_then_by_what_becomes_of_it() {
        use Turn::{CarriedOver, Changed, Dropped, New};
        let mut ladder = with_teaching();
        ladder.tracks[2].carries = Some(true);
        let mut people = ladder.areas[0].clone();
        people.id = "people".into();
        ladder.areas.push(people);
        for level in ladder.tracks.iter_mut().flat_map(|track| &mut track.levels) {
            level.expects[0].area = "people".into();
        }
        let all = ladder.contrast(ladder.level("m4").unwrap(), ladder.level("g4").unwrap());
        let shown: Vec<_> = all.iter().map(|one| (one.one.area.as_str(), one.turn, one.one.key.as_str())).collect();
        let work = [
            (New, "g4.work.2"),
            (New, "g4.work.3"),
            (Dropped, "m4.work.2"),
            (Dropped, "m4.work.3"),
            (CarriedOver, "a.work.2"),
            (CarriedOver, "b.work.2"),
            (CarriedOver, "c.work.2"),
        ];
        let people = [(Changed, "g4.work.1"), (CarriedOver, "a.work.1"), (CarriedOver, "b.work.1")];
        let work = work.map(|(turn, key)| ("work", turn, key));
        assert_eq!(shown, [&work[..], &people.map(|(turn, key)| ("people", turn, key))[..]].concat());
    }
}
