//! Ladder files, format 1: every field read, every fault found, references checked, ranks and keys worked out.

mod parts;

use std::collections::HashMap;

use super::document::{content, read_file, read_whole};
use super::fields::{Faults, Fields, Texts};
use super::ranks::{Unranked, ranks};
use crate::diagnostic::{Code, Diagnostic, Lines, Report, Span, closest};
use crate::ladder::{Area, Ladder, Phrase, Reference, Track};
use parts::{Written, WrittenTrack, area, level, reference, track};

/// The newest format this version reads.
const FORMAT: i64 = 1;

pub(super) const MOST_LEVELS: usize = 2_000;
pub(super) const MOST_EXPECTATIONS: usize = 20_000;

/// After so many faults no "did you mean" is looked for.
const SUGGESTED: usize = 100;

/// How many ids an error lists.
const SHOWN: usize = 12;

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
pub(super) fn read_with_faults(stem: &str, content: &str) -> (Option<Reading>, Faults) {
    read_whole(content, FORMAT, Texts::Strict, |fields, faults| ladder(fields, stem, content, faults))
}

fn ladder(mut top: Fields<'_>, stem: &str, text: &str, faults: &mut Faults) -> Reading {
    let name = top.required("name", faults).text;
    let id = top.id("id", faults).map_or_else(|| stem.to_owned(), |id| id.text);
    let craft = top.string("craft", faults).unwrap_or_else(|| name.to_lowercase());
    let sources: Vec<(Reference, Span)> =
        top.tables("sources", "a source", faults).into_iter().map(|f| reference(f, faults)).collect();
    let areas: Vec<Area> =
        top.tables("areas", "an area", faults).into_iter().map(|fields| area(fields, faults)).collect();
    let tracks: Vec<WrittenTrack> =
        top.tables("tracks", "a track", faults).into_iter().map(|f| track(f, faults)).collect();
    let order: HashMap<&str, usize> = areas.iter().enumerate().map(|(n, area)| (area.id.as_str(), n)).collect();
    let levels: Vec<Written> =
        top.tables("levels", "a level", faults).into_iter().map(|f| level(f, &order, faults)).collect();
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
        areas,
        tracks: Vec::new(),
    };
    top.finish(faults);

    too_many(levels.len(), MOST_LEVELS, "levels", faults);
    too_many(levels.iter().map(|written| written.level.expects.len()).sum(), MOST_EXPECTATIONS, "expectations", faults);
    unique("source", sources.iter().map(|(source, at)| (source.id.as_str(), *at)), text, faults);
    unique("area", ladder.areas.iter().map(|area| (area.id.as_str(), area.at)), text, faults);
    unique("track", tracks.iter().map(|written| (written.track.id.as_str(), written.track.at)), text, faults);
    unique("level", levels.iter().map(|written| (written.level.id.as_str(), written.level.at)), text, faults);

    let level_ids: Vec<&str> = levels.iter().map(|written| written.level.id.as_str()).collect();
    let track_ids: Vec<&str> = tracks.iter().map(|written| written.track.id.as_str()).collect();
    let source_ids: Vec<&str> = sources.iter().map(|(source, _)| source.id.as_str()).collect();
    let tracks_are_clear = !track_ids.contains(&"");
    for written in &levels {
        if tracks_are_clear {
            exists("track", &written.track, &track_ids, faults);
        }
        written.equals.iter().for_each(|id| exists("level", id, &level_ids, faults));
        written.sources.iter().for_each(|id| exists("source", id, &source_ids, faults));
    }
    tracks.iter().flat_map(|written| &written.opens_from).for_each(|id| exists("level", id, &level_ids, faults));

    let is_whole = tracks.iter().all(|written| written.kind_is_clear && !written.track.id.is_empty())
        && levels.iter().all(|written| written.rank_is_clear && track_ids.contains(&written.track.text.as_str()));
    ladder.sources = sources.into_iter().map(|(source, _)| source).collect();
    ladder.tracks = with_levels(tracks.into_iter().map(|written| written.track).collect(), levels);
    Reading { ladder, is_whole }
}

fn too_many(count: usize, most: usize, what: &str, faults: &mut Faults) {
    if count > most {
        let fault = Diagnostic::error(format!("the ladder has {count} {what}, at most {most} are read"));
        faults.push(fault.code(Code::TooLarge).help("split it into several ladders"));
    }
}

fn unique<'a>(what: &str, ids: impl Iterator<Item = (&'a str, Span)>, text: &str, faults: &mut Faults) {
    let mut first = HashMap::new();
    let mut lines = None;
    for (id, at) in ids.filter(|(id, _)| !id.is_empty()) {
        if let Some(earlier) = first.insert(id, at) {
            let (line, _) = lines.get_or_insert_with(|| Lines::of(text)).place(earlier.start);
            let fault = Diagnostic::error(format!("the {what} id `{id}` stands twice")).code(Code::DuplicateId).at(at);
            let fault = fault.label("the second").help("give one of the two another id");
            faults.push(fault.note(format!("the first is in line {line}")));
        }
    }
}

fn exists(what: &str, id: &Phrase, ids: &[&str], faults: &mut Faults) {
    // An empty id is one that was missing, and has been said.
    if id.text.is_empty() || ids.contains(&id.text.as_str()) {
        return;
    }
    let fault = Diagnostic::error(format!("there is no {what} `{}`", id.text)).code(Code::DanglingReference).at(id.at);
    // Looking for the nearest of thousands of ids is slow, and after so many faults it helps nobody.
    let near = if faults.len() < SUGGESTED { closest(&id.text, ids.iter().copied()) } else { None };
    let fault = match near {
        Some(known) => fault.label(format!("did you mean `{known}`?")),
        None => fault,
    };
    let mut known: Vec<&str> = ids.iter().copied().filter(|id| !id.is_empty()).collect();
    known.dedup();
    let more = if known.len() > SHOWN { format!(" and {} more", known.len() - SHOWN) } else { String::new() };
    known.truncate(SHOWN);
    faults.push(if known.is_empty() {
        fault.help(format!("the ladder has no {what}s yet"))
    } else {
        fault.help(format!("there are: {}{more}", known.join(", ")))
    });
}

/// Puts each level into its track with its rank: given, or one above the level before it; for the first level of a
/// track one above the lowest level it opens from, else 1.
fn with_levels(mut tracks: Vec<Track>, written: Vec<Written>) -> Vec<Track> {
    let unranked = |written: &Written| Unranked {
        level: written.level.id.clone(),
        track: written.track.text.clone(),
        rank: written.rank,
    };
    let ranks = ranks(&tracks, &written.iter().map(unranked).collect::<Vec<_>>());
    for Written { mut level, track: of, .. } in written {
        level.rank = ranks.get(&level.id).copied().unwrap_or(1);
        if let Some(track) = tracks.iter_mut().find(|track| track.id == of.text) {
            track.levels.push(level);
        }
    }
    for track in &mut tracks {
        track.levels.sort_by_key(|level| level.rank);
    }
    tracks
}
