//! Ladder files, format 1: every field read, every fault found, references checked, ranks and keys worked out.

use std::collections::{HashMap, HashSet};

use toml::Spanned;
use toml::de::DeValue;

use super::document::read_file;
use super::fields::{Faults, Fields, Texts, phrase, whole, wrong_type};
use super::ranks::{Unranked, ranks};
use crate::diagnostic::{Code, Diagnostic, Report, Span, closest};
use crate::ladder::{
    Area, Demands, Expectation, Kind, Ladder, Level, Origin, Pay, Phrase, Reach, Reference, Requirement, Track,
};

/// The newest format this version reads.
const FORMAT: i64 = 1;

const MOST_LEVELS: usize = 2_000;
const MOST_EXPECTATIONS: usize = 20_000;

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
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut ladder = read_file(name, text, FORMAT, Texts::Strict, |fields, faults| ladder(fields, stem, text, faults))?;
    if let Some(craft) = craft {
        craft.clone_into(&mut ladder.craft);
    }
    if text.contains("{craft}") {
        ladder.fill_in_craft();
    }
    Ok(ladder)
}

/// A level as the file has it: its rank may be open, its track may not exist.
struct Written {
    level: Level,
    track: Phrase,
    rank: Option<u32>,
    equals: Vec<Phrase>,
    sources: Vec<Phrase>,
}

fn ladder(mut top: Fields<'_>, stem: &str, text: &str, faults: &mut Faults) -> Ladder {
    let name = top.required("name", faults).text;
    let id = top.id("id", faults).map_or_else(|| stem.to_owned(), |id| id.text);
    let craft = top.string("craft", faults).unwrap_or_else(|| name.to_lowercase());
    let sources: Vec<(Reference, Span)> =
        top.tables("sources", "a source", faults).into_iter().map(|f| reference(f, faults)).collect();
    let areas: Vec<Area> =
        top.tables("areas", "an area", faults).into_iter().map(|fields| area(fields, faults)).collect();
    let tracks: Vec<(Track, Vec<Phrase>)> =
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
    unique("track", tracks.iter().map(|(track, _)| (track.id.as_str(), track.at)), text, faults);
    unique("level", levels.iter().map(|written| (written.level.id.as_str(), written.level.at)), text, faults);

    let level_ids: Vec<&str> = levels.iter().map(|written| written.level.id.as_str()).collect();
    let track_ids: Vec<&str> = tracks.iter().map(|(track, _)| track.id.as_str()).collect();
    let source_ids: Vec<&str> = sources.iter().map(|(source, _)| source.id.as_str()).collect();
    let tracks_are_clear = !track_ids.contains(&"");
    for written in &levels {
        if tracks_are_clear {
            exists("track", &written.track, &track_ids, faults);
        }
        written.equals.iter().for_each(|id| exists("level", id, &level_ids, faults));
        written.sources.iter().for_each(|id| exists("source", id, &source_ids, faults));
    }
    tracks.iter().flat_map(|(_, opens_from)| opens_from).for_each(|id| exists("level", id, &level_ids, faults));

    ladder.sources = sources.into_iter().map(|(source, _)| source).collect();
    ladder.tracks = with_levels(tracks.into_iter().map(|(track, _)| track).collect(), levels);
    ladder
}

fn reference(mut fields: Fields<'_>, faults: &mut Faults) -> (Reference, Span) {
    let id = fields.required_id("id", faults);
    let source = Reference {
        title: fields.string("title", faults).unwrap_or_else(|| id.text.clone()),
        link: fields.string("link", faults),
        id: id.text,
    };
    fields.finish(faults);
    (source, id.at)
}

fn area(mut fields: Fields<'_>, faults: &mut Faults) -> Area {
    let id = fields.required_id("id", faults);
    fields.whom = format!("area `{}`", id.text);
    let area = Area {
        id: id.text,
        name: fields.required("name", faults).text,
        about: fields.string("about", faults),
        demands: fields.word("demands", Demands::ALL, Demands::name, faults).unwrap_or(Demands::Both),
        at: id.at,
    };
    fields.finish(faults);
    area
}

fn track(mut fields: Fields<'_>, faults: &mut Faults) -> (Track, Vec<Phrase>) {
    let id = fields.id("id", faults);
    if let Some(id) = &id {
        fields.whom = format!("track `{}`", id.text);
    }
    fields.require("kind", faults);
    let kind = fields.word("kind", Kind::ALL, Kind::name, faults);
    let is_clear = id.is_some() || kind.is_some();
    let kind = kind.unwrap_or(Kind::Trunk);
    let opens_from = fields.texts("opens_from", faults);
    let track = Track {
        at: id.as_ref().map_or(fields.at, |id| id.at),
        // Without an id or a kind that is known, nothing can be said of who refers to it.
        id: id.map_or_else(|| if is_clear { kind.name().to_owned() } else { String::new() }, |id| id.text),
        kind,
        name: fields.required("name", faults).text,
        summary: fields.string("summary", faults),
        opens_from: opens_from.iter().map(|id| id.text.clone()).collect(),
        prepare: fields.texts("prepare", faults),
        trial: fields.texts("trial", faults),
        levels: Vec::new(),
    };
    fields.finish(faults);
    (track, opens_from)
}

fn level(mut fields: Fields<'_>, areas: &HashMap<&str, usize>, faults: &mut Faults) -> Written {
    let id = fields.required_id("id", faults);
    fields.whom = format!("level `{}`", id.text);
    let track = fields.required("track", faults);
    let equals = fields.texts("equals", faults);
    let sources = fields.texts("sources", faults);
    let text_of = |list: &[Phrase]| list.iter().map(|phrase| phrase.text.clone()).collect();
    let reaches = [Reach::Own, Reach::Team, Reach::Teams, Reach::Company, Reach::Trade];
    let origins = [Origin::Sourced, Origin::Common, Origin::Proposed];
    let written = Written {
        rank: fields.number("rank", 0, 999, faults),
        level: Level {
            rank: 0,
            title: fields.required("title", faults).text,
            also_called: fields.strings("also_called", faults),
            summary: fields.string("summary", faults),
            reach: fields.word("reach", reaches, Reach::name, faults),
            supervision: fields.string("supervision", faults),
            typical_years: years(&mut fields, faults),
            may_stay: fields.flag("may_stay", faults).unwrap_or(false),
            origin: fields.word("origin", origins, Origin::name, faults),
            sources: text_of(&sources),
            equals: text_of(&equals),
            pay: fields
                .table("pay", &format!("the pay of level `{}`", id.text), faults)
                .map(|pay_of| pay(pay_of, faults)),
            requires: requirements(&mut fields, faults),
            deepen: fields.texts("deepen", faults),
            recognition: fields.texts("recognition", faults),
            expects: expectations(&mut fields, &id.text, areas, faults),
            at: id.at,
            id: id.text,
        },
        track,
        equals,
        sources,
    };
    fields.finish(faults);
    written
}

fn years(fields: &mut Fields<'_>, faults: &mut Faults) -> Option<(u32, u32)> {
    let values = fields.values("typical_years", faults);
    let year = |value: &Spanned<DeValue<'_>>| whole(value).and_then(|year| u32::try_from(year).ok());
    let (first, last) = (values.first()?, values.last()?);
    match (values.len(), year(first), year(last)) {
        (2, Some(from), Some(to)) if from <= to => Some((from, to)),
        _ => {
            let message = format!("`typical_years`{} is not from and to", fields.in_whom());
            let at = Span { start: first.span().start, end: last.span().end };
            faults.push(
                Diagnostic::error(message).code(Code::UnknownValue).at(at).label("write two whole numbers, as [8, 15]"),
            );
            None
        }
    }
}

fn pay(mut fields: Fields<'_>, faults: &mut Faults) -> Pay {
    for key in ["from", "to", "as_of"] {
        fields.require(key, faults);
    }
    let (from, to) = (fields.number("from", 0, u32::MAX, faults), fields.number("to", 0, u32::MAX, faults));
    let currency = fields.required("currency", faults).text;
    let per = fields.required("per", faults).text;
    let as_of = fields.number("as_of", 1900, 2200, faults).unwrap_or(0);
    if let (Some(from), Some(to)) = (from, to)
        && from > to
    {
        let message = format!("{} goes from {from} down to {to}", fields.whom);
        let fault = Diagnostic::error(message).code(Code::UnknownValue).at(fields.at);
        faults.push(fault.help("write the smaller figure as `from`"));
    }
    fields.finish(faults);
    Pay { from: from.unwrap_or(0), to: to.unwrap_or(0), currency, per, as_of }
}

fn requirements(fields: &mut Fields<'_>, faults: &mut Faults) -> Vec<Requirement> {
    let mut requirements = Vec::new();
    for value in fields.values("requires", faults) {
        let what = || format!("a requirement{}", fields.in_whom());
        let Some(mut gate) = Fields::of(value, "") else {
            requirements.extend(phrase(value, what, faults).map(|one| Requirement { one_of: vec![one], renew: None }));
            continue;
        };
        gate.whom = what();
        let requirement = Requirement { one_of: gate.texts("one_of", faults), renew: gate.string("renew", faults) };
        if requirement.one_of.is_empty() {
            let fault = Diagnostic::error(format!("{} names nothing", gate.whom)).code(Code::MissingKey).at(gate.at);
            faults.push(fault.label("write { one_of = [\"…\"] }"));
        }
        gate.finish(faults);
        requirements.push(requirement);
    }
    requirements
}

fn expectations(
    fields: &mut Fields<'_>,
    level: &str,
    areas: &HashMap<&str, usize>,
    faults: &mut Faults,
) -> Vec<Expectation> {
    let Some(by_area) = fields.table("expects", &format!("the expectations of level `{level}`"), faults) else {
        return Vec::new();
    };
    let mut groups = by_area.entries();
    for (area, _) in groups.iter().filter(|(area, _)| !areas.contains_key(area.text.as_str())) {
        let mut ids: Vec<&str> = areas.keys().copied().collect();
        ids.sort_by_key(|id| areas.get(id));
        exists("area", area, &ids, faults);
    }
    groups.sort_by_key(|(area, _)| areas.get(area.text.as_str()).copied());
    let mut all: Vec<Expectation> = Vec::new();
    let mut keys = HashSet::new();
    for (area, values) in groups {
        let DeValue::Array(values) = values.get_ref() else {
            let what = format!("the expectations of level `{level}` in `{}`", area.text);
            faults.push(wrong_type(values, &what, "a list of texts"));
            continue;
        };
        for (n, value) in values.iter().enumerate() {
            let Some(expectation) = expectation(value, level, &area.text, n + 1, faults) else { continue };
            if !keys.insert(expectation.key.clone()) {
                let fault =
                    Diagnostic::error(format!("the id of `{}` stands twice in level `{level}`", expectation.key));
                let fault = fault.code(Code::DuplicateId).at(expectation.at);
                faults.push(fault.help("give one of the two another id"));
            }
            all.push(expectation);
        }
    }
    all
}

fn expectation(
    value: &Spanned<DeValue<'_>>,
    level: &str,
    area: &str,
    number: usize,
    faults: &mut Faults,
) -> Option<Expectation> {
    let (id, text, examples) = match Fields::of(value, "") {
        Some(mut fields) => {
            fields.whom = format!("an expectation of level `{level}`");
            let id = fields.id("id", faults).map(|id| id.text);
            let (text, examples) = (fields.required("text", faults), fields.strings("examples", faults));
            fields.finish(faults);
            (id, text, examples)
        }
        None => (None, phrase(value, || format!("an expectation of level `{level}`"), faults)?, Vec::new()),
    };
    let key = id.as_ref().map_or_else(|| format!("{level}.{area}.{number}"), |id| format!("{level}.{id}"));
    Some(Expectation { key, id, area: area.to_owned(), text: text.text, examples, at: text.at })
}

fn too_many(count: usize, most: usize, what: &str, faults: &mut Faults) {
    if count > most {
        let fault = Diagnostic::error(format!("the ladder has {count} {what}, at most {most} are read"));
        faults.push(fault.code(Code::TooLarge).help("split it into several ladders"));
    }
}

fn unique<'a>(what: &str, ids: impl Iterator<Item = (&'a str, Span)>, text: &str, faults: &mut Faults) {
    let mut first = HashMap::new();
    for (id, at) in ids.filter(|(id, _)| !id.is_empty()) {
        if let Some(earlier) = first.insert(id, at) {
            let line = |span: Span| text.get(..span.start).unwrap_or_default().matches('\n').count() + 1;
            let fault = Diagnostic::error(format!("the {what} id `{id}` stands twice")).code(Code::DuplicateId).at(at);
            let fault = fault.label("the second").help("give one of the two another id");
            faults.push(fault.note(format!("the first is in line {}", line(earlier))));
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
