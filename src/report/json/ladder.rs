//! Ladders for scripts: the next levels, tracks, one level, the list.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use super::asks::{Asks, asks};
use super::{AStep, AtLevel, Head, LadderName, a_step, at_level, gates, head, ladder_name};
use crate::ladder::{Expectation, Ladder, Pay, Place, Reference, Step, Track};
use crate::model::schema_of;
use crate::store::{Loaded, Shelf};

pub(crate) fn next<'a>(loaded: &'a Loaded, from: Place<'a>, steps: &[Step<'a>]) -> impl Serialize + use<'a> {
    #[derive(Serialize)]
    struct Way<'a> {
        #[serde(flatten)]
        step: AStep<'a>,
        #[serde(flatten)]
        asks: Asks<'a>,
    }
    #[derive(Serialize)]
    struct Next<'a> {
        #[serde(flatten)]
        head: Head,
        ladder: LadderName<'a>,
        from: AtLevel<'a>,
        steps: Vec<Way<'a>>,
    }
    let way = |step: &Step<'a>| Way { step: a_step(*step), asks: asks(&loaded.ladder, Some(from), *step, None) };
    Next {
        head: head("next"),
        ladder: ladder_name(&loaded.ladder, loaded.shelf),
        from: at_level(from),
        steps: steps.iter().map(way).collect(),
    }
}

pub(crate) fn show(loaded: &Loaded, tracks: &[&Track]) -> Value {
    let ladder = &loaded.ladder;
    let chosen = |track: &&Track| tracks.is_empty() || tracks.iter().any(|one| one.id == track.id);
    let tracks: Vec<Value> = ladder
        .tracks
        .iter()
        .filter(chosen)
        .map(|track| {
            let levels = track.levels.iter().map(|level| level_value(ladder, Place { track, level }));
            let more = json!({ "id": track.id, "levels": levels.collect::<Vec<_>>() });
            whole(&track.file, more)
        })
        .collect();
    let source = |one: &Reference| whole(one, json!({ "title": one.title() }));
    let more = json!({
        "craft": ladder.craft,
        "sources": ladder.sources.iter().map(source).collect::<Vec<_>>(),
        "areas": ladder.areas.iter().map(|area| whole(area, json!({}))).collect::<Vec<_>>(),
        "tracks": tracks,
    });
    let mut value = whole(&ladder.file, more);
    // They are in the head of a result, or in its tracks.
    without(&mut value, &["format", "id", "name", "version", "levels"]);
    with_head(&mut value, "show", Some((ladder, loaded.shelf)));
    value
}

pub(crate) fn one_level(loaded: &Loaded, place: Place<'_>, all: bool) -> Value {
    let ladder = &loaded.ladder;
    let carried = || ladder.difference(None, place).carried.into_iter().map(expectation).collect::<Vec<_>>();
    let mut value = json!({ "level": level_value(ladder, place), "carried": all.then(carried) });
    with_head(&mut value, "show", Some((&loaded.ladder, loaded.shelf)));
    value
}

fn level_value(ladder: &Ladder, place: Place<'_>) -> Value {
    let level = place.level;
    let more = json!({
        "track": place.track.id, "track_kind": place.track.kind, "rank": level.rank,
        "equals": level.equal_to().collect::<Vec<_>>(),
        "requires": gates(&level.requires),
        "gates": level.requires.iter().map(|gate| json!({"one_of": gate.one_of, "renew": gate.renew})).collect::<Vec<_>>(),
        "expectations": level.expects.iter().map(expectation).collect::<Vec<_>>(),
        "carried_over": ladder.difference(None, place).carried.len(),
        "steps": ladder.steps_open(Some(place)).iter().map(|step| a_step(*step)).collect::<Vec<_>>(),
    });
    let mut value = whole(&level.file, more);
    without(&mut value, &["expects"]);
    value
}

fn expectation(one: &Expectation) -> Value {
    json!({ "key": one.key, "id": one.id, "area": one.area, "text": one.text, "examples": one.examples })
}

/// Every key that the format has, null or an empty list if the file does not say it, with what is worked out.
fn whole<T: Serialize + JsonSchema>(file: &T, more: Value) -> Value {
    let schema = schema_of::<T>(false);
    let keys = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
    let nothing = |property: &Value| match property.get("type").and_then(Value::as_str) {
        Some("array") => json!([]),
        Some("object") if property.get("properties").is_none() => json!({}),
        Some("boolean") => property.get("default").cloned().unwrap_or(Value::Null),
        _ => Value::Null,
    };
    let mut value = Value::Object(keys.map(|(key, property)| (key.clone(), nothing(property))).collect());
    merge(&mut value, serde_json::to_value(file).expect("a part of a ladder is JSON"));
    merge(&mut value, more);
    value
}

fn without(value: &mut Value, keys: &[&str]) {
    if let Some(object) = value.as_object_mut() {
        object.retain(|key, _| !keys.contains(&key.as_str()));
    }
}

pub(crate) fn pay(pay: Option<&Pay>) -> Value {
    json!(pay)
}

pub(crate) fn with_head(value: &mut Value, kind: &'static str, ladder: Option<(&Ladder, Shelf)>) {
    merge(value, json!(head(kind)));
    if let Some((ladder, shelf)) = ladder {
        merge(value, json!({ "ladder": ladder_name(ladder, shelf) }));
    }
}

fn merge(value: &mut Value, more: Value) {
    if let (Value::Object(value), Value::Object(more)) = (value, more) {
        value.extend(more);
    }
}
