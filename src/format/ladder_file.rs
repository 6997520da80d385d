//! Ladder files, format 1: what serde and the schema cannot see. References, ids that two things share, limits.

use std::sync::LazyLock;

use serde_json::Value;

use super::document::{content, read_file, read_whole};
use super::faults::Faults;
use super::known::Known;
use super::walk::{Walk, below_expects, is_key_of_a_level};
use crate::diagnostic::{Code, Diagnostic, Findings, Span};
use crate::ladder::Ladder;
use crate::model::{self, schema_of};

pub(crate) const MOST_LEVELS: usize = 2_000;
/// Levels times tracks: from every level a step is shown into every track.
pub(crate) const MOST_WAYS: usize = 64_000;
pub(crate) const MOST_EXPECTATIONS: usize = 20_000;

static SCHEMA: LazyLock<Value> = LazyLock::new(|| schema_of::<model::Ladder>(true));

/// Reads a ladder. `stem` is the file's name without its ending, the id of a ladder that names none. `craft` stands in
/// place of the ladder's own word for its craft.
///
/// # Errors
/// All faults of the file, with their places.
pub fn read_ladder(name: &str, stem: &str, text: &str, craft: Option<&str>) -> Result<Ladder, Findings> {
    let text = content(text);
    let mut ladder = read_file(name, text, &SCHEMA, false, |mut file, walk| {
        check(&mut file, text, walk);
        Ladder::of(file, stem)
    })?;
    if let Some(craft) = craft {
        craft.clone_into(&mut ladder.craft);
    }
    if text.contains("{craft}") {
        ladder.fill_in_craft();
    }
    Ok(ladder)
}

/// A ladder as far as its file could be read.
pub(crate) struct Reading {
    pub(crate) ladder: Ladder,
    /// Every track, rank and level of the file is in it.
    pub(crate) is_whole: bool,
}

/// Reads a ladder as far as it can be read, its `{craft}` left as it is written, and gives all its faults.
pub(crate) fn read_with_faults(stem: &str, content: &str) -> (Option<Reading>, Vec<Diagnostic>) {
    read_whole(content, &SCHEMA, false, |mut file, walk| {
        let is_whole = check(&mut file, content, walk);
        Reading { ladder: Ladder::of(file, stem), is_whole }
    })
}

/// Checks what a file refers to. Whether every track, rank and level of it could be read.
fn check(file: &mut model::Ladder, text: &str, walk: &mut Walk) -> bool {
    let is_unclear = |key: &str| walk.unclear.iter().any(|unclear| unclear == key);
    // Without an id or a kind that is known, nothing can be said of who refers to it.
    let tracks_are_clear = file.tracks.iter().all(|track| track.get_ref().id.is_some())
        || (!is_unclear("kind") && walk.refused_ids.is_empty());
    let tracks_are_clear = tracks_are_clear && !is_unclear("tracks");
    let is_whole = tracks_are_clear && !["kind", "rank", "track", "tracks", "levels"].into_iter().any(is_unclear);
    let faults = &mut walk.faults;
    limits(file, faults);

    let sources = Known::of("source", file.sources.iter().map(|source| (source.id.as_str(), source.id.at)).collect());
    let areas = Known::of("area", file.areas.iter().map(|area| (area.id.as_str(), area.id.at)).collect());
    let track = |track: &'_ toml::Spanned<model::Track>| -> Span {
        track.get_ref().id.as_ref().map_or_else(|| track.span().into(), |id| id.at)
    };
    let name = |track: &model::Track| track.kind.name();
    let tracks = file.tracks.iter().map(|one| (one.get_ref().id.as_deref().unwrap_or(name(one.get_ref())), track(one)));
    let tracks = Known::of("track", tracks.collect());
    let levels = Known::of("level", file.levels.iter().map(|level| (level.id.as_str(), level.id.at)).collect());
    for known in [&sources, &areas, &levels] {
        known.unique(text, faults);
    }
    if tracks_are_clear {
        tracks.unique(text, faults);
    }
    let mut expect = |known: &Known<'_>, id: &str, at: Span| {
        if !walk.refused_ids.iter().any(|refused| refused == id) {
            known.expect(id, at, faults);
        }
    };
    let mut misplaced = Vec::new();
    for level in &file.levels {
        if tracks_are_clear {
            expect(&tracks, &level.track, level.track.at);
        }
        level.equals.iter().for_each(|id| expect(&levels, id, id.at));
        level.sources.iter().for_each(|id| expect(&sources, id, id.at));
        for (area, _) in &level.expects.0 {
            if areas.place(area).is_none() && is_key_of_a_level(area) {
                misplaced.push(below_expects(area, area.at).code(Code::DANGLING_REFERENCE));
            } else {
                expect(&areas, area, area.at);
            }
        }
    }
    for track in &file.tracks {
        track.get_ref().opens_from.iter().for_each(|id| expect(&levels, id, id.at));
    }
    for fault in misplaced {
        faults.push(fault);
    }
    for level in &file.levels {
        own_ids(level, faults);
        if let Some(pay) = &level.pay
            && pay.get_ref().from > pay.get_ref().to
        {
            let (from, to) = (pay.get_ref().from, pay.get_ref().to);
            let message = format!("the pay of level `{}` goes from {from} down to {to}", level.id);
            let fault = Diagnostic::error(message).code(Code::UNKNOWN_VALUE).at(pay.span());
            faults.push(fault.help("write the smaller amount as `from`"));
        }
    }
    is_whole && file.levels.iter().all(|level| tracks.place(&level.track).is_some())
}

/// Refuses what would take long to show, and leaves it out.
fn limits(file: &mut model::Ladder, faults: &mut Faults) {
    fn at_most<T>(list: &mut Vec<T>, what: &str, at: impl Fn(&T) -> Span, faults: &mut Faults) {
        if let Some(first) = list.get(MOST_LEVELS) {
            let fault = Diagnostic::error(format!("there are {} {what}, at most {MOST_LEVELS} are read", list.len()));
            faults.push(fault.code(Code::TOO_LARGE).at(at(first)).help("split the file into several"));
            list.truncate(MOST_LEVELS);
        }
    }
    at_most(&mut file.sources, "sources", |source| source.id.at, faults);
    at_most(&mut file.areas, "areas", |area| area.id.at, faults);
    at_most(&mut file.tracks, "tracks", |track| track.span().into(), faults);
    at_most(&mut file.levels, "levels", |level| level.id.at, faults);
    let asked = |level: &model::Level| level.expects.0.iter().map(|(_, list)| list.len()).sum::<usize>();
    let expectations = file.levels.iter().map(asked).sum();
    let ways = file.levels.len() * file.tracks.len();
    for (count, most, what) in
        [(expectations, MOST_EXPECTATIONS, "expectations"), (ways, MOST_WAYS, "ways from a level into a track")]
    {
        if count > most {
            let fault = Diagnostic::error(format!("there are {count} {what}, at most {most} are read"));
            faults.push(fault.code(Code::TOO_LARGE).help("split the file into several"));
        }
    }
}

/// Says so where two expectations of a level have one id.
fn own_ids(level: &model::Level, faults: &mut Faults) {
    let all = level.expects.0.iter().flat_map(|(_, list)| list);
    let ids = all.filter_map(|one| Some((one.id.as_deref()?, one.text.at)));
    let ids: Vec<(&str, Span)> = ids.collect();
    if ids.len() < 2 {
        return;
    }
    for (id, _, at) in Known::of("expectation", ids).twice() {
        let message = format!("the id of `{0}.{id}` is used twice in level `{0}`", level.id);
        let fault = Diagnostic::error(message).code(Code::DUPLICATE_ID).at(at);
        faults.push(fault.help("give one of the two another id"));
    }
}
