//! The parts of a ladder file: sources, areas, tracks and levels, each table read to its last key.

use super::super::faults::{Faults, Whom};
use super::super::fields::Fields;
use super::super::ranks::MOST_RANK;
use super::super::tree::{Data, Entry, Node};
use super::super::values::{phrase, whole, wrong_type};
use super::known::Known;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::ladder::{
    Area, Demands, Expectation, Kind, Level, Origin, Pay, Phrase, Reach, Reference, Requirement, Track,
};

/// A track as the file has it.
pub(super) struct WrittenTrack {
    pub(super) track: Track,
    pub(super) opens_from: Vec<Phrase>,
    /// What it says of its kind could be read.
    pub(super) kind_is_clear: bool,
}

/// A level as the file has it: its rank may be open, its track may not exist.
pub(super) struct Written {
    pub(super) level: Level,
    pub(super) track: Phrase,
    pub(super) rank: Option<u32>,
    /// What it says of its rank could be read.
    pub(super) rank_is_clear: bool,
    pub(super) equals: Vec<Phrase>,
    pub(super) sources: Vec<Phrase>,
}

pub(super) fn reference(mut fields: Fields<'_>, faults: &mut Faults) -> (Reference, Span) {
    let id = fields.required_id("id", faults);
    let source = Reference {
        title: fields.string("title", faults).unwrap_or_else(|| id.text.clone()),
        link: fields.string("link", faults),
        id: id.text,
    };
    fields.finish(faults);
    (source, id.at)
}

pub(super) fn area(mut fields: Fields<'_>, faults: &mut Faults) -> Area {
    let id = fields.required_id("id", faults);
    fields.is("area");
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

pub(super) fn track(mut fields: Fields<'_>, faults: &mut Faults) -> WrittenTrack {
    let id = fields.id("id", faults);
    if id.is_some() {
        fields.is("track");
    }
    fields.require("kind", faults);
    let kind = fields.word("kind", Kind::ALL, Kind::name, faults);
    let (is_clear, kind_is_clear) = (id.is_some() || kind.is_some(), kind.is_some());
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
    WrittenTrack { track, opens_from, kind_is_clear }
}

pub(super) fn level(mut fields: Fields<'_>, areas: &Known<'_>, faults: &mut Faults) -> Written {
    let id = fields.required_id("id", faults);
    fields.is("level");
    let track = fields.required("track", faults);
    let equals = fields.texts("equals", faults);
    let sources = fields.texts("sources", faults);
    let text_of = |list: &[Phrase]| list.iter().map(|phrase| phrase.text.clone()).collect();
    let reaches = [Reach::Own, Reach::Team, Reach::Teams, Reach::Company, Reach::Trade];
    let origins = [Origin::Sourced, Origin::Common, Origin::Proposed];
    let before = faults.len();
    let rank = fields.number("rank", 0, MOST_RANK, faults);
    let written = Written {
        rank,
        rank_is_clear: faults.len() == before,
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
                .table("pay", Whom { what: "the pay of level", ..fields.whom }, faults)
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
    let year = |value: &Node<'_>| whole(value).and_then(|year| u32::try_from(year).ok());
    let (first, last) = (values.first()?, values.last()?);
    match (values.len(), year(first), year(last)) {
        (2, Some(from), Some(to)) if from <= to => Some((from, to)),
        _ => {
            let message = format!("`typical_years`{} is not from and to", fields.in_whom());
            let at = Span { start: first.at.start, end: last.at.end };
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
        let whom = Whom { what: "a requirement in level", ..fields.whom };
        let Some(mut gate) = Fields::of(value, whom) else {
            let what = || whom.to_string();
            requirements.extend(phrase(value, what, faults).map(|one| Requirement { one_of: vec![one], renew: None }));
            continue;
        };
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

fn expectations(fields: &mut Fields<'_>, level: &str, areas: &Known<'_>, faults: &mut Faults) -> Vec<Expectation> {
    let Some(by_area) = fields.table("expects", Whom { what: "the expectations of level", ..fields.whom }, faults)
    else {
        return Vec::new();
    };
    let mut groups = by_area.entries();
    for area in &groups {
        areas.expect(&area.key, area.at, faults);
    }
    groups.sort_by_key(|group| areas.place(&group.key));
    let mut all: Vec<Expectation> = Vec::new();
    for Entry { key: area, value: values, .. } in groups {
        let Data::List(list) = &values.is else {
            let what = format!("the expectations of level `{level}` in `{area}`");
            faults.push(wrong_type(values, &what, "a list of texts"));
            continue;
        };
        for (n, value) in list.iter().enumerate() {
            let Some(expectation) = expectation(value, level, area, n + 1, faults) else { continue };
            all.push(expectation);
        }
    }
    let ids = all.iter().filter_map(|one| Some((one.id.as_deref()?, one.at)));
    for (id, _, at) in Known::of("expectation", ids.collect()).twice() {
        let fault = Diagnostic::error(format!("the id of `{level}.{id}` stands twice in level `{level}`"));
        faults.push(fault.code(Code::DuplicateId).at(at).help("give one of the two another id"));
    }
    all
}

fn expectation(value: &Node<'_>, level: &str, area: &str, number: usize, faults: &mut Faults) -> Option<Expectation> {
    let whom = Whom { what: "an expectation of level", id: Some(level) };
    let (id, text, examples) = match Fields::of(value, whom) {
        Some(mut fields) => {
            let id = fields.id("id", faults).map(|id| id.text);
            let (text, examples) = (fields.required("text", faults), fields.strings("examples", faults));
            fields.finish(faults);
            (id, text, examples)
        }
        None => (None, phrase(value, || whom.to_string(), faults)?, Vec::new()),
    };
    let key = match &id {
        Some(id) => [level, ".", id].concat(),
        None => [level, ".", area, ".", &number.to_string()].concat(),
    };
    Some(Expectation { key, id, area: area.to_owned(), text: text.text, examples, at: text.at })
}
