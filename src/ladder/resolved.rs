//! A ladder ready for use: each level in its track, sorted by rank, with the ranks, ids and keys that the file leaves
//! out filled in. The rest of the file is kept as it is, so a new key of the format changes nothing here.

use std::ops::{Deref, DerefMut};

use super::ranks::{Doors, UnrankedLevel, rank_all};
use crate::diagnostic::Span;
use crate::model::{self, Fill, Kind, LONGEST_CRAFT, Pay, Suggestion, Text};

/// One craft's ladder.
#[derive(Clone, Debug, PartialEq)]
pub struct Ladder {
    /// Its id, or the name of its file without the extension.
    pub id: String,
    /// What commands call it: its id, or the path it was read from.
    pub called: String,
    /// The craft as it reads in the middle of a sentence: "the actual work in roofing".
    pub craft: String,
    /// Its tracks, in file order.
    pub tracks: Vec<Track>,
    /// Everything else in the file. Its tracks and levels are the ones above.
    pub file: model::Ladder,
}

/// One way up.
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    /// The id in the file, or the name of its kind.
    pub id: String,
    /// Where the file defines it.
    pub at: Span,
    /// Sorted by rank, then in file order.
    pub levels: Vec<Level>,
    /// What the file says about it.
    pub file: model::Track,
}

/// One level.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Level {
    /// From 0 to 999. Levels of equal rank have equal standing, on any track.
    pub rank: u32,
    /// Sorted in the order of the ladder's areas.
    pub expects: Vec<Expectation>,
    /// Everything else in the file. Its expectations are the ones above.
    pub file: model::Level,
}

/// Something you can see a person do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// What marks refer to: `LEVEL.AREA.N`, counted from 1, or `LEVEL.ID` if it has an id.
    pub key: String,
    /// The id of its area.
    pub area: String,
    /// The sentence before `{craft}` was filled in, if it contained that.
    pub unfilled: Option<String>,
    /// What the file says.
    pub file: model::Expectation,
}

macro_rules! holds {
    ($($name:ident),+) => { $(
        impl Deref for $name {
            type Target = model::$name;
            fn deref(&self) -> &model::$name {
                &self.file
            }
        }

        impl DerefMut for $name {
            fn deref_mut(&mut self) -> &mut model::$name {
                &mut self.file
            }
        }
    )+ };
}

holds!(Ladder, Track, Level, Expectation);

/// A level and the track it is in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place<'a> {
    /// The track.
    pub track: &'a Track,
    /// The level, which belongs to the track.
    pub level: &'a Level,
}

impl Ladder {
    /// Makes a ladder of a file. `stem` is the name of the file without its extension. References to things that the
    /// file does not have are left out.
    #[must_use]
    pub fn of(mut file: model::Ladder, stem: &str) -> Self {
        let id = file.id.as_deref().unwrap_or(stem).to_owned();
        let craft = file.craft.as_deref().map_or_else(|| craft_named(&file), str::to_owned);
        let mut tracks: Vec<Track> = std::mem::take(&mut file.tracks).into_iter().map(Track::of).collect();
        let levels = std::mem::take(&mut file.levels);
        let place = |level: &model::Level| UnrankedLevel {
            // If two tracks share an id, the last one counts. The file is refused anyway.
            track: tracks.iter().rposition(|track| track.id == *level.track),
            rank: level.rank.map(|rank| rank.0),
        };
        let mut spots: Vec<UnrankedLevel> = levels.iter().map(place).collect();
        let numbers: std::collections::HashMap<&str, usize> =
            levels.iter().enumerate().map(|(n, level)| (level.id.as_str(), n)).collect();
        let doors = tracks.iter().enumerate().map(|(n, track)| doors(&tracks, n, track, &spots, &numbers)).collect();
        rank_all(doors, &mut spots);
        for (level, spot) in levels.into_iter().zip(spots) {
            if let Some(track) = spot.track.and_then(|track| tracks.get_mut(track)) {
                track.levels.push(Level::of(level, spot.rank.unwrap_or(1), &file.areas));
            }
        }
        for track in &mut tracks {
            track.levels.sort_by_key(|level| level.rank);
        }
        Self { called: id.clone(), id, craft, tracks, file }
    }

    /// Turns the ladder back into a file, with every rank written out.
    #[must_use]
    pub fn to_file(&self) -> model::Ladder {
        let tracks = self.tracks.iter().map(|track| {
            let id = Some(track.id.as_str().into());
            toml::Spanned::new(track.at.start..track.at.end, model::Track { id, ..track.file.clone() })
        });
        let levels = self.places().map(|place| place.level.to_file(&place.track.id));
        model::Ladder {
            id: Some(self.id.as_str().into()),
            craft: Some(self.craft.as_str().into()),
            tracks: tracks.collect(),
            levels: levels.collect(),
            ..self.file.clone()
        }
    }

    /// Replaces every `{craft}` in the ladder's texts with its word for the craft.
    pub fn fill_in_craft(&mut self) {
        let craft = self.craft.clone();
        self.file.fill(&craft);
        for track in &mut self.tracks {
            track.file.fill(&craft);
            for level in &mut track.levels {
                level.file.fill(&craft);
                for one in &mut level.expects {
                    one.unfilled = one.text.contains("{craft}").then(|| one.text.to_string());
                    one.file.fill(&craft);
                }
            }
        }
    }
}

/// The doors of the track with this index: the levels outside the track that `opens_from` names, or the top of the
/// trunk.
fn doors(
    tracks: &[Track],
    number: usize,
    track: &Track,
    spots: &[UnrankedLevel],
    numbers: &std::collections::HashMap<&str, usize>,
) -> Doors {
    let is_of = |track: usize| move |n: &usize| spots.get(*n).is_some_and(|spot| spot.track == Some(track));
    let named = track.opens_from.iter().filter_map(|id| numbers.get(id.as_str()).copied());
    let named: Vec<usize> = named.filter(|n| !is_of(number)(n)).collect();
    if !named.is_empty() {
        return Doors::Named(named);
    }
    let trunk = tracks.iter().position(|other| other.kind == Kind::Trunk).filter(|trunk| *trunk != number);
    let of_trunk = |trunk| (0..spots.len()).filter(is_of(trunk)).collect();
    Doors::TrunkTop(trunk.map_or_else(Vec::new, of_trunk))
}

/// The name of a ladder as a craft. In English it becomes lower case, except for words in capitals.
fn craft_named(file: &model::Ladder) -> String {
    let word = |word: &str| {
        let is_short_form =
            word.chars().filter(|c| c.is_uppercase()).count() > 1 && !word.chars().any(char::is_lowercase);
        if is_short_form { word.to_owned() } else { word.to_lowercase() }
    };
    let name = if file.language.is_english() {
        file.name.split(' ').map(word).collect::<Vec<_>>().join(" ")
    } else {
        file.name.to_string()
    };
    // A name may be longer than a craft may be, so it is cut.
    name.chars().take(LONGEST_CRAFT).collect()
}

impl Track {
    fn of(file: toml::Spanned<model::Track>) -> Self {
        let header = file.span();
        let file = file.into_inner();
        Self {
            at: file.id.as_ref().map_or_else(|| header.into(), |id| id.at),
            id: file.id.as_deref().unwrap_or(file.kind.name()).to_owned(),
            levels: Vec::new(),
            file,
        }
    }

    /// What to learn first, for someone who comes from that level.
    #[must_use]
    pub fn prepare_from(&self, from: Option<Place<'_>>) -> Vec<&Text> {
        self.meant_for(&self.file.prepare, from)
    }

    /// How to try it first, for someone who comes from that level.
    #[must_use]
    pub fn trial_from(&self, from: Option<Place<'_>>) -> Vec<&Text> {
        self.meant_for(&self.file.trial, from)
    }

    fn meant_for<'a>(&self, all: &'a [model::OrText<Suggestion>], from: Option<Place<'_>>) -> Vec<&'a Text> {
        let leads = |kind| matches!(kind, Kind::Management | Kind::Hybrid);
        let returns = from.is_some_and(|from| leads(from.track.kind) && from.track.kind != self.kind);
        all.iter().filter(|one| one.audience.is_none() || returns).map(|one| &one.text).collect()
    }
}

impl Level {
    fn of(mut file: model::Level, rank: u32, areas: &[model::Area]) -> Self {
        let mut groups = std::mem::take(&mut file.expects).0;
        // An area that the ladder does not have comes first. The file is refused anyway.
        groups.sort_by_key(|(area, _)| areas.iter().rposition(|known| *known.id == **area));
        let mut expects = Vec::new();
        for (area, list) in groups {
            for (n, one) in list.into_iter().enumerate() {
                let key = match &one.id {
                    Some(id) => format!("{}.{id}", file.id),
                    None => format!("{}.{area}.{}", file.id, n + 1),
                };
                expects.push(Expectation { key, area: area.text.clone(), unfilled: None, file: one.0 });
            }
        }
        Self { rank, expects, file }
    }

    fn to_file(&self, track: &str) -> model::Level {
        let groups = self.expects.chunk_by(|one, next| one.area == next.area).map(|group| {
            let area = group.first().map_or("", |one| one.area.as_str());
            (area.into(), group.iter().map(|one| model::OrText(one.file.clone())).collect())
        });
        model::Level {
            rank: Some(model::Rank(self.rank)),
            track: track.into(),
            expects: model::Expects(groups.collect()),
            ..self.file.clone()
        }
    }

    /// Where the file defines it.
    #[must_use]
    pub fn at(&self) -> Span {
        self.file.id.at
    }

    /// What it pays.
    #[must_use]
    pub fn pay(&self) -> Option<&Pay> {
        self.file.pay.as_ref().map(toml::Spanned::get_ref)
    }

    /// The ids of the levels it names as its equals, each once, without its own.
    pub fn equal_to(&self) -> impl Iterator<Item = &str> {
        let is_first = |n: usize, id: &Text| self.equals.iter().take(n).all(|before| before != id);
        let named = self.equals.iter().enumerate();
        named.filter(move |(n, id)| **id != self.id && is_first(*n, id)).map(|(_, id)| id.as_str())
    }
}

impl Expectation {
    /// Where it is in the file.
    #[must_use]
    pub fn at(&self) -> Span {
        self.file.text.at
    }
}
