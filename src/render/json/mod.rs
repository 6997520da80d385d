//! Results for scripts: one object on one line. Within `format_version` 1 keys are only ever added. Nothing here
//! depends on colour, width, locale or configuration.

mod asks;
pub(super) mod check;
mod compare;
mod diff;
mod history;
mod ladder;
mod places;
mod plan;
mod schema;

pub use schema::schema;
use serde::Serialize;
use serde_json::json;

use super::Output;
use super::clean::acts;
use super::explanations::explanation;
use super::level::requirement;
use crate::diagnostic::Code;
use crate::files::Shelf;
use crate::ladder::{Ladder, Place, Requirement, Step, Text};
use crate::model::OrText;

const FORMAT_VERSION: u32 = 1;

#[derive(Serialize)]
struct Head {
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

/// A result as one line.
pub(super) fn result(output: Output<'_>) -> String {
    let mut text = match output {
        Output::Plan(given, loaded, file) => line(&plan::a_plan(given, loaded, file)),
        Output::Compare(it, with) => line(&compare::a_comparison(it, &with)),
        Output::Next(loaded, from, steps) => line(&ladder::next(loaded, from, steps)),
        Output::Show(loaded, tracks) => line(&ladder::show(loaded, tracks)),
        Output::Level(loaded, place, all) => line(&ladder::one_level(loaded, place, all)),
        Output::Diff(loaded, from, to, _) => line(&diff::diff(loaded, from, to)),
        Output::List(entries) => line(&ladder::list(entries)),
        Output::Explain(code) => line(&explain(code)),
        Output::History(past) => line(&history::history(past)),
        Output::Places(given) => line(&places::places(given)),
        Output::Welcome => line(&head("welcome")),
    };
    text.push('\n');
    text
}

fn line(value: &impl Serialize) -> String {
    // Longer than most plans: room is made once, not bit by bit.
    let mut json = Vec::with_capacity(8 * 1024);
    // Nothing here can fail to be JSON: keys are texts, and numbers are finite.
    let _ = serde_json::to_writer(&mut json, value);
    harmless(String::from_utf8(json).unwrap_or_default())
}

/// One code in full, or all of them in a line.
fn explain(code: Option<Code>) -> serde_json::Value {
    let mut value = json!(head("explain"));
    let one = |code: Code| {
        let said = explanation(code);
        json!({
            "code": code.name(), "group": code.group().name(), "means": code.means(),
            "why": said.why, "instead": said.instead, "before": said.before, "after": said.after,
        })
    };
    let codes: Vec<_> = code.map_or_else(|| Code::ALL.to_vec(), |code| vec![code]).into_iter().map(one).collect();
    if let Some(object) = value.as_object_mut() {
        object.insert("codes".into(), codes.into());
    }
    value
}

/// What stands in the place of a result that could not be made of a file.
#[must_use]
pub fn error(file: &str, message: &str) -> String {
    let error = json!({ "format_version": FORMAT_VERSION, "kind": "error", "file": file, "message": message });
    format!("{}\n", harmless(error.to_string()))
}

/// JSON may hold characters above ASCII as they are; those that would act on a screen are written as escapes.
fn harmless(json: String) -> String {
    // Below a space JSON has nothing but escapes.
    const DELETE: u8 = 0x7f;
    if (json.is_ascii() && !json.as_bytes().contains(&DELETE)) || !json.chars().any(acts) {
        return json;
    }
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        if acts(c) {
            text.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            text.push(c);
        }
    }
    text
}

fn head(kind: &'static str) -> Head {
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
