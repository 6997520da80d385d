//! Ladder files, format 1: every field read, every fault found, references checked, ranks and keys worked out.

mod known;
mod parts;

use super::document::{content, read_file, read_whole};
use super::faults::Faults;
use super::fields::Fields;
use super::ranks::{Spot, rank_all};
use super::values::Texts;
use crate::diagnostic::{Code, Diagnostic, Report, Span};
use crate::ladder::{Area, LONGEST_CRAFT, Ladder, Level, Reference, Track};
use known::Known;
use parts::{Written, WrittenTrack, area, level, reference, track};

/// The newest format this version reads.
const FORMAT: i64 = 1;

pub(super) const MOST_LEVELS: usize = 2_000;
/// Levels times tracks: from every level a step is shown into every track.
pub(super) const MOST_WAYS: usize = 64_000;
pub(super) const MOST_EXPECTATIONS: usize = 20_000;

/// Reads a ladder. `stem` is the file's name without its ending, the id of a ladder that names none. `craft` stands in
/// place of the ladder's own word for its craft.
///
/// # Errors
/// All faults of the file, with their places.
pub fn read_ladder(name: &str, stem: &str, text: &str, craft: Option<&str>) -> Result<Ladder, Report> {
    let text = content(text);
    let read = |fields: Fields<'_>, faults: &mut Faults| ladder(fields, stem, text, faults).ladder;
    let mut ladder = read_file(name, text, FORMAT, Texts::Strict, read)?;
    if let Some(craft) = craft {
        craft.clone_into(&mut ladder.craft);
    }
    if text.contains("{craft}") {
        ladder.fill_in_craft();
    }
    Ok(ladder)
}

/// A ladder as far as its file could be read.
pub(super) struct Reading {
    pub(super) ladder: Ladder,
    /// Every track, rank and level of the file is in it.
    pub(super) is_whole: bool,
}

/// Reads a ladder as far as it can be read, its `{craft}` left as it is written, and gives all its faults.
pub(super) fn read_with_faults(stem: &str, content: &str) -> (Option<Reading>, Vec<Diagnostic>) {
    read_whole(content, FORMAT, Texts::Strict, |fields, faults| ladder(fields, stem, content, faults))
}

fn ladder(mut top: Fields<'_>, stem: &str, text: &str, faults: &mut Faults) -> Reading {
    let name = top.required("name", faults).text;
    let id = top.id("id", faults).map_or_else(|| stem.to_owned(), |id| id.text);
    // A name that is no name of a craft is cut where a craft's would be.
    let craft = top.craft(faults).unwrap_or_else(|| name.to_lowercase().chars().take(LONGEST_CRAFT).collect());
    let sources: Vec<(Reference, Span)> =
        top.tables("sources", "a source", MOST_LEVELS, faults).into_iter().map(|f| reference(f, faults)).collect();
    let areas: Vec<Area> =
        top.tables("areas", "an area", MOST_LEVELS, faults).into_iter().map(|fields| area(fields, faults)).collect();
    let tracks: Vec<WrittenTrack> =
        top.tables("tracks", "a track", MOST_LEVELS, faults).into_iter().map(|f| track(f, faults)).collect();
    let known_areas = Known::of("area", areas.iter().map(|area| (area.id.as_str(), area.at)).collect());
    let levels: Vec<Written> = top
        .tables("levels", "a level", MOST_LEVELS, faults)
        .into_iter()
        .map(|f| level(f, &known_areas, faults))
        .collect();
    let mut ladder = Ladder {
        called: id.clone(),
        id,
        version: top.string("version", faults),
        name,
        craft,
        summary: top.string("summary", faults),
        language: top.string("language", faults).unwrap_or_else(|| "en".into()),
        license: top.string("license", faults),
        cumulative: top.flag("cumulative", faults).unwrap_or(true),
        sources: Vec::new(),
        areas: Vec::new(),
        tracks: Vec::new(),
    };
    top.finish(faults);

    let expectations = levels.iter().map(|written| written.level.expects.len()).sum();
    let ways = levels.len() * tracks.len();
    for (count, most, what) in
        [(expectations, MOST_EXPECTATIONS, "expectations"), (ways, MOST_WAYS, "ways from a level into a track")]
    {
        if count > most {
            let fault = Diagnostic::error(format!("there are {count} {what}, at most {most} are read"));
            faults.push(fault.code(Code::TooLarge).help("split the file into several"));
        }
    }

    let known_sources = Known::of("source", sources.iter().map(|(source, at)| (source.id.as_str(), *at)).collect());
    let known_tracks = Known::of("track", tracks.iter().map(|it| (it.track.id.as_str(), it.track.at)).collect());
    let known_levels = Known::of("level", levels.iter().map(|it| (it.level.id.as_str(), it.level.at)).collect());
    for known in [&known_sources, &known_areas, &known_tracks, &known_levels] {
        known.unique(text, faults);
    }
    let tracks_are_clear = tracks.iter().all(|written| !written.track.id.is_empty());
    for written in &levels {
        if tracks_are_clear {
            known_tracks.expect(&written.track.text, written.track.at, faults);
        }
        written.equals.iter().for_each(|id| known_levels.expect(&id.text, id.at, faults));
        written.sources.iter().for_each(|id| known_sources.expect(&id.text, id.at, faults));
    }
    tracks.iter().flat_map(|written| &written.opens_from).for_each(|id| known_levels.expect(&id.text, id.at, faults));

    let is_whole = tracks_are_clear
        && tracks.iter().all(|written| written.kind_is_clear)
        && levels.iter().all(|written| written.rank_is_clear && known_tracks.place(&written.track.text).is_some());
    ladder.sources = sources.into_iter().map(|(source, _)| source).collect();
    ladder.areas = areas;
    let spot = |written: &Written| Spot { track: known_tracks.place(&written.track.text), rank: written.rank };
    let mut spots: Vec<Spot> = levels.iter().map(spot).collect();
    rank_all(&tracks.iter().map(|written| &written.track).collect::<Vec<_>>(), &mut spots, |id| known_levels.place(id));
    let tracks = tracks.into_iter().map(|written| written.track).collect();
    ladder.tracks = with_levels(tracks, levels.into_iter().map(|written| written.level).zip(spots));
    Reading { ladder, is_whole }
}

/// Puts each level into its track, at its rank.
fn with_levels(mut tracks: Vec<Track>, levels: impl Iterator<Item = (Level, Spot)>) -> Vec<Track> {
    for (mut level, spot) in levels {
        level.rank = spot.rank.unwrap_or(1);
        if let Some(track) = spot.track.and_then(|track| tracks.get_mut(track)) {
            track.levels.push(level);
        }
    }
    for track in &mut tracks {
        track.levels.sort_by_key(|level| level.rank);
    }
    tracks
}
