//! What the keys of a ladder file hold, as far as it fits into a cell: found in the schema.

use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::model::{Ladder, Level, Track, ValueRule, schema_of};

/// A part of a ladder whose keys may have columns.
pub(crate) trait PartOfLadder: Serialize + for<'de> Deserialize<'de> + JsonSchema {
    /// The least that such a part has to say.
    const LEAST: &str;
    fn schema() -> &'static Value;
}

macro_rules! part {
    ($type:ty, $least:literal) => {
        impl PartOfLadder for $type {
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

pub(crate) fn property<T: PartOfLadder>(key: &str) -> Option<&'static Value> {
    T::schema().get("properties")?.get(key)
}

/// What a cell under a key holds.
pub(crate) enum Shape {
    Text,
    /// Several lines, which stay as they are.
    Prose,
    Texts,
    Flag,
    Range,
}

pub(crate) fn shape(property: &Value) -> Option<Shape> {
    match ValueRule::of(property) {
        Some(ValueRule::Range) => return Some(Shape::Range),
        Some(ValueRule::Prose) => return Some(Shape::Prose),
        _ => {}
    }
    match property.get("type")?.as_str()? {
        "string" => Some(Shape::Text),
        "boolean" => Some(Shape::Flag),
        "array" if property.pointer("/items/type")? == "string" => Some(Shape::Texts),
        _ => None,
    }
}
