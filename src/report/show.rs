//! A ladder, or one of its levels in full.

use schemars::JsonSchema;
use serde::Serialize;

use super::doc::{Bullet, Doc, Item};
use super::level::{all_circumstances, arrival, closing, expectations, how, phrases, requirements};
use super::parts::{AStep, Head, LadderName, gates};
use super::whole::Whole;
use super::words::{count, titled};
use super::{Medium, Report, handbook, overview, sheet};
use crate::advice::Marks;
use crate::ladder::{Area, Difference, Expectation, Kind, Ladder, Place, Reference, Requirement, Track};
use crate::model;
use crate::store::Loaded;

/// What `show` shows.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Show<'a> {
    /// A ladder, or some of its tracks.
    Ladder(Box<WholeLadder<'a>>),
    /// One level.
    Level(Box<OneLevel<'a>>),
}

/// A ladder, or some of its tracks.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "whole-ladder")]
pub struct WholeLadder<'a> {
    #[serde(flatten)]
    head: Head,
    ladder: LadderName<'a>,
    /// The craft in the middle of a sentence.
    craft: &'a str,
    #[serde(flatten)]
    file: Whole<'a, model::Ladder>,
    sources: Vec<ASource<'a>>,
    areas: Vec<Whole<'a, Area>>,
    tracks: Vec<ATrack<'a>>,
    #[serde(skip)]
    of: &'a Ladder,
    /// Whether only these tracks were asked for.
    #[serde(skip)]
    is_part: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct ASource<'a> {
    #[serde(flatten)]
    file: Whole<'a, Reference>,
    /// Its title, or its id if it has none.
    title: &'a str,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct ATrack<'a> {
    id: &'a str,
    #[serde(flatten)]
    file: Whole<'a, model::Track>,
    levels: Vec<ALevel<'a>>,
    #[serde(skip)]
    of: &'a Track,
}

/// One level in full.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "one-level")]
pub struct OneLevel<'a> {
    #[serde(flatten)]
    head: Head,
    ladder: LadderName<'a>,
    level: ALevel<'a>,
    /// With `--all`, what it carries over, starting with the lowest level; otherwise null.
    carried: Option<Vec<LevelSentence<'a>>>,
    #[serde(skip)]
    of: &'a Ladder,
    #[serde(skip)]
    place: Place<'a>,
    #[serde(skip)]
    difference: Difference<'a>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "level")]
struct ALevel<'a> {
    /// The id of its track.
    track: &'a str,
    track_kind: Kind,
    /// Levels of equal rank have equal standing, on any track.
    rank: u32,
    #[serde(flatten)]
    file: Whole<'a, model::Level>,
    /// Levels of equal standing, if rank alone would give other ones.
    equals: Vec<&'a str>,
    /// The requirements, in words.
    requires: Vec<String>,
    gates: Vec<Whole<'a, Requirement>>,
    expectations: Vec<LevelSentence<'a>>,
    /// How many expectations of lower levels still hold here.
    carried_over: usize,
    /// All steps that are open from here.
    steps: Vec<AStep<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "sentence-of-level")]
struct LevelSentence<'a> {
    /// `LEVEL.AREA.N`, or `LEVEL.ID` if it has an id.
    key: &'a str,
    area: &'a str,
    #[serde(flatten)]
    file: Whole<'a, model::Expectation>,
}

impl<'a> Show<'a> {
    /// These tracks of a ladder, or all of them if the list is empty.
    #[must_use]
    pub fn ladder(loaded: &'a Loaded, tracks: &[&Track]) -> Self {
        let ladder = &loaded.ladder;
        let is_shown = |track: &&Track| tracks.is_empty() || tracks.iter().any(|one| one.id == track.id);
        let source = |one: &'a Reference| ASource { file: Whole(one), title: one.title() };
        let track = |track: &'a Track| {
            let places = track.levels.iter().map(|level| Place { track, level });
            let levels = places.map(|place| ALevel::of(ladder, place, &ladder.difference(None, place))).collect();
            ATrack { id: &track.id, file: Whole(&track.file), levels, of: track }
        };
        Self::Ladder(Box::new(WholeLadder {
            head: Head::of("show"),
            ladder: LadderName::of(ladder, loaded.shelf),
            craft: &ladder.craft,
            file: Whole(&ladder.file),
            sources: ladder.sources.iter().map(source).collect(),
            areas: ladder.areas.iter().map(Whole).collect(),
            tracks: ladder.tracks.iter().filter(is_shown).map(track).collect(),
            of: ladder,
            is_part: !tracks.is_empty(),
        }))
    }

    /// One level. With `all`, it also lists each expectation that it carries over.
    #[must_use]
    pub fn level(loaded: &'a Loaded, place: Place<'a>, all: bool) -> Self {
        let difference = loaded.ladder.difference(None, place);
        Self::Level(Box::new(OneLevel {
            head: Head::of("show"),
            ladder: LadderName::of(&loaded.ladder, loaded.shelf),
            level: ALevel::of(&loaded.ladder, place, &difference),
            carried: all.then(|| difference.carried.iter().copied().map(LevelSentence::of).collect()),
            of: &loaded.ladder,
            place,
            difference,
        }))
    }
}

impl<'a> ALevel<'a> {
    fn of(ladder: &'a Ladder, place: Place<'a>, difference: &Difference<'a>) -> Self {
        let Place { track, level } = place;
        Self {
            track: &track.id,
            track_kind: track.kind,
            rank: level.rank,
            file: Whole(&level.file),
            equals: level.equal_to().collect(),
            requires: gates(&level.requires),
            gates: level.requires.iter().map(|gate| Whole(&gate.0)).collect(),
            expectations: level.expects.iter().map(LevelSentence::of).collect(),
            carried_over: difference.carried.len(),
            steps: ladder.steps_open(Some(place)).into_iter().map(AStep::of).collect(),
        }
    }
}

impl<'a> LevelSentence<'a> {
    fn of(one: &'a Expectation) -> Self {
        Self { key: &one.key, area: &one.area, file: Whole(&one.file) }
    }
}

impl Report for Show<'_> {
    fn doc(&self, medium: Medium) -> Doc {
        match self {
            Self::Ladder(it) if medium == Medium::Screen => overview::doc(it.of, &it.shown()),
            Self::Ladder(it) => handbook::doc(it.of, &it.shown()),
            Self::Level(it) => it.doc(),
        }
    }

    fn rows(&self) -> Option<Vec<Vec<String>>> {
        Some(match self {
            Self::Ladder(it) => sheet::of_ladder(it.of, &it.shown(), it.is_part),
            Self::Level(it) => sheet::of_one_level(it.place),
        })
    }
}

impl<'a> WholeLadder<'a> {
    fn shown(&self) -> Vec<&'a Track> {
        self.tracks.iter().map(|track| track.of).collect()
    }
}

impl OneLevel<'_> {
    fn doc(&self) -> Doc {
        let Self { of: ladder, place, difference, .. } = self;
        let mut doc = Doc::about(ladder);
        let level = place.level;
        doc.title(titled(*place));
        doc.summary(level.summary.as_ref());
        doc.facts(all_circumstances(ladder, *place));
        match &self.carried {
            Some(carried) => {
                let own = Difference { carried: Vec::new(), ..difference.clone() };
                expectations(&mut doc, ladder, *place, &own, &Marks::default());
                carried_over(&mut doc, ladder, carried);
            }
            None => expectations(&mut doc, ladder, *place, difference, &Marks::default()),
        }
        requirements(&mut doc, ladder, level, &Marks::default());
        phrases(&mut doc, "Going deeper here", None, &level.deepen);
        phrases(&mut doc, "What it brings", None, &level.recognition);
        let sources = ladder.sources.iter().filter(|source| level.sources.iter().any(|id| source.id == *id));
        let source = |source: &Reference| Item {
            below: source.link.iter().map(ToString::to_string).collect(),
            ..Item::new(Bullet::Point, source.title())
        };
        doc.part("Sources", sources.map(source).collect());
        doc.heading("From here");
        doc.facts(self.level.steps.iter().map(|way| (how(way.step.kind).to_owned(), arrival(way.step))).collect());
        closing(&mut doc, ladder);
        doc
    }
}

/// What a level carries over, level by level, starting with the lowest.
fn carried_over(doc: &mut Doc, ladder: &Ladder, carried: &[LevelSentence<'_>]) {
    if carried.is_empty() {
        return;
    }
    doc.heading_with("Carried over from the levels below", count(carried.len(), "thing"));
    // Ids contain no dots, so the part of a key before the first dot is its level's id.
    let level_of = |one: &LevelSentence<'_>| one.key.split('.').next().expect("a split has a first part").to_owned();
    for here in carried.chunk_by(|one, next| level_of(one) == level_of(next)) {
        let level = here.first().and_then(|one| ladder.level(&level_of(one)));
        doc.subheading(level.map_or_else(String::new, titled));
        let item =
            |one: &LevelSentence<'_>| Item::new(Bullet::Task, one.file.0.text.to_string()).tagged(ladder, one.key);
        doc.items(here.iter().map(item).collect());
    }
}
