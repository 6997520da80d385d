//! Results for scripts: one object on one line. Within `format_version` 1 keys are only ever added. Nothing here
//! depends on colour, width, locale or configuration.

pub(crate) mod asks;
pub(crate) mod check;
pub(crate) mod compare;
pub(crate) mod diff;
pub(crate) mod history;
pub(crate) mod ladder;
pub(crate) mod places;
pub(crate) mod plan;
pub(crate) mod schema;

pub use schema::schema;
use serde::Serialize;
use serde_json::json;

use super::level::requirement;
use crate::check::rules;
use crate::diagnostic::Code;
use crate::ladder::{Ladder, Place, Requirement, Step, Text};
use crate::model::OrText;
use crate::store::Shelf;

pub(crate) const FORMAT_VERSION: u32 = 1;

#[derive(Serialize)]
pub(crate) struct Head {
    format_version: u32,
    kind: &'static str,
    tool: Tool,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct LadderName<'a> {
    id: &'a str,
    name: &'a str,
    version: Option<&'a str>,
    source: &'static str,
}

/// A place or a step: the fields of a place, and how it is reached.
#[derive(Serialize)]
struct AtLevel<'a> {
    level: &'a str,
    title: &'a str,
    track: &'a str,
    track_kind: &'static str,
    rank: u32,
    origin: Option<&'static str>,
}

#[derive(Serialize)]
struct AStep<'a> {
    kind: &'static str,
    #[serde(flatten)]
    to: AtLevel<'a>,
    inferred: bool,
}

/// One code in full, or all of them in a line.
pub(crate) fn explain(code: Option<Code>) -> serde_json::Value {
    let mut value = json!(head("explain"));
    let one = |code: Code| {
        let rule = rules::of(code);
        json!({
            "code": code.name(), "group": code.group().name(), "means": rule.means(),
            "why": rule.why(), "instead": rule.instead(), "before": rule.before(), "after": rule.after(),
        })
    };
    let codes: Vec<_> = code.map_or_else(|| rules::codes().collect(), |code| vec![code]).into_iter().map(one).collect();
    if let Some(object) = value.as_object_mut() {
        object.insert("codes".into(), codes.into());
    }
    value
}

pub(crate) fn head(kind: &'static str) -> Head {
    Head {
        format_version: FORMAT_VERSION,
        kind,
        tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
    }
}

fn ladder_name(ladder: &Ladder, shelf: Shelf) -> LadderName<'_> {
    LadderName { id: &ladder.id, name: &ladder.name, version: ladder.version.as_deref(), source: shelf.name() }
}

fn at_level(place: Place<'_>) -> AtLevel<'_> {
    AtLevel {
        level: &place.level.id,
        title: &place.level.title,
        track: &place.track.id,
        track_kind: place.track.kind.name(),
        rank: place.level.rank,
        origin: place.level.origin.map(crate::ladder::Origin::name),
    }
}

fn a_step(step: Step<'_>) -> AStep<'_> {
    AStep { kind: step.kind.name(), to: at_level(step.to), inferred: step.inferred }
}

fn texts<'a>(texts: impl IntoIterator<Item = &'a Text>) -> Vec<&'a str> {
    texts.into_iter().map(Text::as_str).collect()
}

/// A gate is one text, its alternatives and renewal in words.
fn gates(requires: &[OrText<Requirement>]) -> Vec<String> {
    requires.iter().map(|gate| requirement(gate)).collect()
}
