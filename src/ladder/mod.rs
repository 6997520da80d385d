//! A ladder: the tracks of one craft, their levels and what each level expects. Plain data and lookups.
//!
//! A level is kept inside its track, so no level is without one. [`Place`] is a level together with its track, and
//! every question about steps starts from there.

mod contrast;
mod difference;
mod find;
mod parity;
mod ranks;
mod resolved;
#[cfg(test)]
pub(crate) mod sample;
mod steps;
mod tasks;

pub use contrast::{Height, Turn, Turned};
pub use difference::{Change, Difference};
pub use find::{NoLevel, plain, sounds_alike};
pub(crate) use ranks::MOST_RANK;
pub use resolved::{Expectation, Ladder, Level, Place, Track};

pub use crate::model::{
    Amount, Area, Demands, Kind, LONGEST_CRAFT, Origin, Pay, Per, Reach, Reference, Requirement, Text, not_a_craft,
};
pub use parity::{AtRank, Parity, SharedPay, SharedRank, Side};
pub use steps::{Step, StepKind};
pub use tasks::Task;

impl Place<'_> {
    /// Whether it is the same level of the same ladder.
    #[must_use]
    pub fn is(&self, other: &Place<'_>) -> bool {
        self.level.id == other.level.id
    }
}

impl Ladder {
    /// Every level with its track, in the order of tracks, then ranks.
    pub fn places(&self) -> impl Iterator<Item = Place<'_>> {
        self.tracks.iter().flat_map(|track| track.levels.iter().map(move |level| Place { track, level }))
    }

    /// The level with this id.
    #[must_use]
    pub fn level(&self, id: &str) -> Option<Place<'_>> {
        self.places().find(|place| *place.level.id == *id)
    }

    /// Whether the ladder is for any craft, so that the person has to give their own word for theirs.
    #[must_use]
    pub fn craft_is_open(&self) -> bool {
        self.craft == "my craft"
    }

    /// The tracks of one kind, in file order.
    pub fn tracks_of(&self, kind: Kind) -> impl Iterator<Item = &Track> {
        self.tracks.iter().filter(move |track| track.kind == kind && !track.levels.is_empty())
    }

    /// The area with this id.
    #[must_use]
    pub fn area(&self, id: &str) -> Option<&Area> {
        self.areas.iter().find(|area| *area.id == *id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_persons_word_for_the_craft_stands_wherever_the_ladder_leaves_room_for_it() {
        let mut ladder = sample::usual();
        assert!(!ladder.craft_is_open());
        ladder.craft = "my craft".into();
        assert!(ladder.craft_is_open());
        ladder.craft = "weaving".into();
        ladder.tracks[1].levels[0].title = "Master of {craft}".into();
        ladder.tracks[1].levels[0].expects[0].examples = vec!["{craft} by hand, {craft} by machine".into()];
        ladder.fill_in_craft();
        let level = &ladder.tracks[1].levels[0];
        assert_eq!(level.title, "Master of weaving");
        assert_eq!(level.expects[0].examples, ["weaving by hand, weaving by machine"]);
    }
}
