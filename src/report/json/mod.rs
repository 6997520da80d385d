//! Results for scripts: one object on one line. Within `format_version` 1 keys are only ever added. Nothing here
//! depends on colour, width, locale or configuration.

pub(crate) mod check;
pub(crate) mod ladder;
pub(crate) mod places;
pub(crate) mod schema;

pub(crate) use schema::schema;
use serde::Serialize;
use serde_json::json;

use super::explanations::explanation;
use crate::diagnostic::Code;
use crate::ladder::Ladder;
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

/// One code in full, or all of them in a line.
pub(crate) fn explain(code: Option<Code>) -> serde_json::Value {
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
