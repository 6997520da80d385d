//! A ladder: one craft's tracks, levels and what each level asks for. Pure data and lookups.
//!
//! A level stands inside its track, so there is no level without one; [`Place`] is a level together with its
//! track, which is what every question about steps starts from.

mod audit;
mod contrast;
mod difference;
mod model;
mod parity;
/// Letters of the word for a craft, at most: it may stand in any text, many times over.
pub const LONGEST_CRAFT: usize = 200;

/// Why a text cannot be the word for a craft, if it cannot.
#[must_use]
pub fn not_a_craft(text: &str) -> Option<String> {
    if text.trim().is_empty() {
        Some("is empty".into())
    } else if text.chars().nth(LONGEST_CRAFT).is_some() {
        Some(format!("is longer than {LONGEST_CRAFT} letters"))
    } else {
        None
    }
}

#[cfg(test)]
pub(crate) mod sample;
mod steps;

pub use audit::audit;
pub use contrast::{Turn, Turned};
pub use difference::{Change, Difference};
pub use model::{
    Area, Demands, Expectation, Kind, Ladder, Level, Origin, Pay, Phrase, Place, Reach, Reference, Requirement, Track,
};
pub use parity::{Parity, SharedPay, Side};
pub use steps::{Step, StepKind};

impl Place<'_> {
    /// The same level of the same ladder.
    #[must_use]
    pub fn is(&self, other: &Place<'_>) -> bool {
        self.level.id == other.level.id
    }

    /// The highest rank of its track.
    #[must_use]
    pub fn top_rank(&self) -> u32 {
        self.track.levels.last().map_or(self.level.rank, |level| level.rank)
    }
}

/// Why no level could be named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoLevel {
    /// Nothing has this id or title.
    Unknown,
    /// Several levels have this title; their ids.
    Ambiguous(Vec<String>),
}

impl Ladder {
    /// Every level with its track, in the order of tracks, then ranks.
    pub fn places(&self) -> impl Iterator<Item = Place<'_>> {
        self.tracks.iter().flat_map(|track| track.levels.iter().map(move |level| Place { track, level }))
    }

    /// The level with this id.
    #[must_use]
    pub fn level(&self, id: &str) -> Option<Place<'_>> {
        self.places().find(|place| place.level.id == id)
    }

    /// The level a person means: an id, a title or another name for it, in any case. An id to the letter goes first.
    ///
    /// # Errors
    /// [`NoLevel`] if nothing or more than one level is called so.
    pub fn find_level(&self, words: &str) -> Result<Place<'_>, NoLevel> {
        if let Some(place) = self.level(words) {
            return Ok(place);
        }
        let words = words.trim().to_lowercase();
        let called = |place: &Place<'_>| {
            let names = [&place.level.id, &place.level.title].into_iter().chain(&place.level.also_called);
            names.into_iter().any(|name| name.to_lowercase() == words)
        };
        let found: Vec<Place<'_>> = self.places().filter(called).collect();
        match found.as_slice() {
            [] => Err(NoLevel::Unknown),
            [place] => Ok(*place),
            several => Err(NoLevel::Ambiguous(several.iter().map(|place| place.level.id.clone()).collect())),
        }
    }

    /// The ladder is for any craft, and waits for the person's own word for theirs.
    #[must_use]
    pub fn craft_is_open(&self) -> bool {
        self.craft == "my craft"
    }

    /// Puts the ladder's word for the craft in the place of every `{craft}` in its texts.
    pub fn fill_in_craft(&mut self) {
        const PLACE: &str = "{craft}";
        let craft = self.craft.clone();
        let fill = |text: &mut String| {
            if text.contains(PLACE) {
                *text = text.replace(PLACE, &craft);
            }
        };
        let fill_all = |phrases: &mut Vec<Phrase>| phrases.iter_mut().for_each(|phrase| fill(&mut phrase.text));
        self.summary.iter_mut().for_each(fill);
        for area in &mut self.areas {
            area.about.iter_mut().chain([&mut area.name]).for_each(fill);
        }
        for track in &mut self.tracks {
            track.summary.iter_mut().chain([&mut track.name]).for_each(fill);
            fill_all(&mut track.prepare);
            fill_all(&mut track.trial);
            for level in &mut track.levels {
                level.summary.iter_mut().chain(&mut level.supervision).chain([&mut level.title]).for_each(fill);
                level.also_called.iter_mut().for_each(fill);
                for gate in &mut level.requires {
                    fill_all(&mut gate.one_of);
                    gate.renew.iter_mut().for_each(fill);
                }
                fill_all(&mut level.deepen);
                fill_all(&mut level.recognition);
                for expectation in &mut level.expects {
                    fill(&mut expectation.text);
                    expectation.examples.iter_mut().for_each(fill);
                }
            }
        }
    }

    /// The tracks of one kind, in file order.
    pub fn tracks_of(&self, kind: Kind) -> impl Iterator<Item = &Track> {
        self.tracks.iter().filter(move |track| track.kind == kind && !track.levels.is_empty())
    }

    /// The area with this id.
    #[must_use]
    pub fn area(&self, id: &str) -> Option<&Area> {
        self.areas.iter().find(|area| area.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_for_the_craft_says_something_and_not_too_much() {
        let why = |text: &str| not_a_craft(text).unwrap_or_default();
        assert_eq!([why(""), why(" \t")], ["is empty", "is empty"]);
        assert_eq!(why(&"é".repeat(LONGEST_CRAFT)), "");
        assert_eq!(why(&"é".repeat(LONGEST_CRAFT + 1)), "is longer than 200 letters");
        assert_eq!(not_a_craft("piano tuning"), None);
    }

    #[test]
    fn a_level_is_found_by_id_title_or_other_name_in_any_case() {
        let mut ladder = sample::usual();
        ladder.tracks[1].levels[0].also_called = vec!["Old Hand".into()];
        for words in ["m4", "M4", " m4 ", "old hand"] {
            assert_eq!(ladder.find_level(words).map(|place| place.level.id.as_str()), Ok("m4"), "{words}");
        }
        assert_eq!(ladder.find_level("nobody"), Err(NoLevel::Unknown));
    }

    #[test]
    fn one_title_for_two_levels_names_both() {
        let mut ladder = sample::usual();
        ladder.tracks[1].levels[0].title = "Lead".into();
        ladder.tracks[2].levels[0].title = "lead".into();
        assert_eq!(ladder.find_level("LEAD"), Err(NoLevel::Ambiguous(vec!["m4".into(), "g4".into()])));
        ladder.tracks[1].levels[1].id = "lead".into();
        assert_eq!(
            ladder.find_level("lead").map(|place| place.level.rank),
            Ok(5),
            "an id to the letter can always be named"
        );
        assert!(ladder.find_level("LEAD").is_err());
    }

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

    #[test]
    fn the_top_of_a_track_is_its_last_level() {
        let ladder = sample::usual();
        let top = |id| ladder.level(id).unwrap().top_rank();
        assert_eq!((top("a"), top("m4"), top("m6"), top("g4")), (3, 6, 6, 5));
    }
}
