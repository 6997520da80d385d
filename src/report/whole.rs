//! Parts of a ladder's file as a result shows them: with every key of the format, even if the file leaves it out. A new
//! key of the format appears in the results and in their schema without any change here.

use std::borrow::Cow;
use std::sync::LazyLock;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::ser::{Error as _, SerializeMap as _};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use crate::model;

/// A part of a file, flattened into a result beside what we work out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Whole<'a, T>(pub(crate) &'a T);

/// A part of a file that results show in full.
pub(crate) trait Part: Serialize + JsonSchema {
    /// Keys that the result leaves out or has in another form.
    const APART: &'static [&'static str];

    /// Every other key, with its value if the file does not have it.
    fn unsaid() -> &'static Map<String, Value>;
}

macro_rules! parts {
    ($($part:ident without $apart:expr;)+) => { $(
        impl Part for model::$part {
            const APART: &'static [&'static str] = &$apart;

            fn unsaid() -> &'static Map<String, Value> {
                static UNSAID: LazyLock<Map<String, Value>> = LazyLock::new(unsaid::<model::$part>);
                &UNSAID
            }
        }
    )+ };
}

parts! {
    Ladder without ["format", "id", "name", "version", "craft", "sources", "areas", "tracks", "levels"];
    Reference without ["title"];
    Area without [];
    Track without ["id"];
    Level without ["track", "rank", "equals", "requires", "expects"];
    Requirement without [];
    Expectation without [];
}

/// A complete schema without references. If it had some, flattening would keep the definitions of the keys that we
/// leave out.
fn schema<T: Part>() -> Schema {
    let mut settings = SchemaSettings::draft07().for_serialize();
    settings.inline_subschemas = true;
    settings.into_generator().into_root_schema_for::<T>()
}

fn unsaid<T: Part>() -> Map<String, Value> {
    let schema = schema::<T>();
    let keys = schema.get("properties").and_then(Value::as_object).expect("a part of a file has keys");
    let nothing = |key: &Value| match key.get("type").and_then(Value::as_str) {
        Some("array") => json!([]),
        Some("object") => json!({}),
        _ => key.get("default").cloned().unwrap_or_default(),
    };
    let shown = keys.iter().filter(|(key, _)| !T::APART.contains(&key.as_str()));
    shown.map(|(key, schema)| (key.clone(), nothing(schema))).collect()
}

impl<T: Part> Serialize for Whole<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let said = serde_json::to_value(self.0).map_err(S::Error::custom)?;
        let mut map = serializer.serialize_map(None)?;
        for (key, unsaid) in T::unsaid() {
            map.serialize_entry(key, said.get(key).unwrap_or(unsaid))?;
        }
        map.end()
    }
}

impl<T: Part> JsonSchema for Whole<'_, T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let mut schema = schema::<T>();
        schema.remove("title");
        schema.remove("$schema");
        let keys = schema.get_mut("properties").and_then(Value::as_object_mut).expect("a part of a file has keys");
        keys.retain(|key, _| !T::APART.contains(&key.as_str()));
        let all: Value = keys.keys().map(String::as_str).collect();
        schema.insert("required".into(), all);
        schema
    }
}
