//! Keys of the format that have a column of their own name, because no column of [`super::columns`] holds them: they are
//! found in the schema, so that a new key of a level, a track or the ladder needs nothing here.

use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::cells::{Cell, protected};
use super::columns::KNOWN;
use crate::model::{Ladder, Level, Rule, Track, schema_of};

/// Keys that are in a sheet in another way, or do not fit into a cell.
const ELSEWHERE: [&str; 10] =
    ["format", "id", "name", "guide", "words", "track", "levels", "pay", "requires", "expects"];

/// A part of a ladder whose keys may have columns.
pub(super) trait Part: Serialize + for<'de> Deserialize<'de> + JsonSchema {
    /// The least that such a part has to say.
    const LEAST: &str;
    fn schema() -> &'static Value;
}

macro_rules! part {
    ($type:ty, $least:literal) => {
        impl Part for $type {
            const LEAST: &str = $least;
            fn schema() -> &'static Value {
                static SCHEMA: LazyLock<Value> = LazyLock::new(|| schema_of::<$type>(true));
                &SCHEMA
            }
        }
    };
}

part!(Level, "id = \"x\"\ntrack = \"x\"\ntitle = \"x\"\n");
part!(Track, "kind = \"trunk\"\nname = \"x\"\n");
part!(Ladder, "format = 1\nname = \"x\"\n");

fn property<T: Part>(key: &str) -> Option<&'static Value> {
    T::schema().get("properties")?.get(key)
}

/// What a cell under a key holds.
enum Shape {
    Text,
    Texts,
    Flag,
    Range,
}

fn shape(property: &Value) -> Option<Shape> {
    if Rule::of(property) == Some(Rule::Range) {
        return Some(Shape::Range);
    }
    match property.get("type")?.as_str()? {
        "string" => Some(Shape::Text),
        "boolean" => Some(Shape::Flag),
        "array" if property.pointer("/items/type")? == "string" => Some(Shape::Texts),
        _ => None,
    }
}

/// The keys with a column, each once.
pub(super) fn keys() -> impl Iterator<Item = &'static str> {
    static KEYS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
        let parts = [Ladder::schema(), Track::schema(), Level::schema()];
        let all = parts.into_iter().filter_map(|schema| schema.get("properties")?.as_object()).flatten();
        let has_none = |key: &str| !ELSEWHERE.contains(&key) && !KNOWN.iter().any(|(_, name, ..)| *name == key);
        let mut keys: Vec<&'static str> = all
            .filter(|(key, property)| has_none(key) && shape(property).is_some())
            .map(|(key, _)| key.as_str())
            .collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    });
    KEYS.iter().copied()
}

/// What a part says under these keys, as cells.
pub(crate) fn cells<T: Serialize>(part: &T) -> Vec<(&'static str, String)> {
    let part = serde_json::to_value(part).expect("a part of a ladder is JSON");
    let cell = |key: &'static str| {
        let text = match part.get(key)? {
            Value::String(text) => protected(text),
            Value::Bool(flag) => if *flag { "yes" } else { "no" }.to_owned(),
            // Not "70-90", which spreadsheets take for a date.
            Value::Array(range) if range.iter().all(Value::is_number) => {
                range.iter().map(ToString::to_string).collect::<Vec<_>>().join(" to ")
            }
            Value::Array(texts) => texts.iter().filter_map(Value::as_str).map(protected).collect::<Vec<_>>().join("\n"),
            _ => return None,
        };
        Some((key, text))
    };
    keys().filter_map(cell).collect()
}

/// A cell as TOML, if it is something that the key can say.
pub(super) fn value<T: Part>(key: &str, cell: &Cell) -> Option<String> {
    let quoted = |text: &str| toml_edit::Value::from(text).to_string();
    let value = match shape(property::<T>(key)?)? {
        Shape::Text => quoted(&cell.one()),
        Shape::Texts => format!("[{}]", cell.list().iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", ")),
        Shape::Flag => super::rows::yes_or_no(&cell.one())?.to_string(),
        Shape::Range => {
            let range = super::rows::range(&cell.one().to_lowercase())?;
            format!("[{}, {}]", range.0, range.1)
        }
    };
    let fits = toml::from_str::<T>(&format!("{}{key} = {value}\n", T::LEAST)).is_ok();
    fits.then_some(value)
}

/// A part with what cells said under these keys.
pub(super) fn with<T: Part + DeserializeOwned>(part: T, said: &[(&'static str, String)]) -> T {
    if said.is_empty() {
        return part;
    }
    let mut document = toml_edit::ser::to_document(&part).expect("a part of a ladder can be written as TOML");
    for (key, value) in said {
        document.insert(key, toml_edit::value(value.parse::<toml_edit::Value>().expect("it was TOML before")));
    }
    toml::from_str(&document.to_string()).expect("each of its keys could be read")
}
