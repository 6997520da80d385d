//! The JSON schemas of the structs, and the additions that only our own reader understands.

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform as _};
use schemars::{JsonSchema, Schema};
use serde_json::Value;

/// A rule that a value has to meet beyond its JSON type. Our own copy of the schema has it under [`ValueRule::KEY`], so
/// that the walk that lists every fault of a file checks a value with the same function that serde uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueRule {
    /// At least one word, on one line, without characters that act on a screen.
    Text,
    /// The same, over several lines.
    Prose,
    /// `[a-z0-9][a-z0-9-]*`
    Id,
    /// The word for the craft.
    Craft,
    /// A BCP 47 tag.
    Language,
    /// An amount of money.
    Amount,
    /// The version of the format.
    FormatVersion,
    /// Two whole numbers, the lower first, or one.
    Range,
    /// 1 to 5, or "not-sure".
    Answer,
    /// A day.
    Date,
}

impl ValueRule {
    /// The key in our copy of a schema.
    pub const KEY: &str = "x-rule";

    const ALL: [Self; 10] = [
        Self::Text,
        Self::Prose,
        Self::Id,
        Self::Craft,
        Self::Language,
        Self::Amount,
        Self::FormatVersion,
        Self::Range,
        Self::Answer,
        Self::Date,
    ];

    /// The name of the rule in our copy of a schema.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Prose => "prose",
            Self::Id => "id",
            Self::Craft => "craft",
            Self::Language => "language",
            Self::Amount => "amount",
            Self::FormatVersion => "format",
            Self::Range => "range",
            Self::Answer => "answer",
            Self::Date => "date",
        }
    }

    /// The rule in a value's schema, if it has one.
    #[must_use]
    pub fn of(schema: &Value) -> Option<Self> {
        let name = schema.get(Self::KEY)?.as_str()?;
        Self::ALL.into_iter().find(|rule| rule.name() == name)
    }
}

/// The schema of a file in draft 7, which editors understand. It uses no `$ref` and no `allOf`: `allOf` makes taplo
/// 0.9, the TOML language server in most editors, overflow its stack. With `ours` it also contains the keys for our own
/// reader, which begin with `x-`.
#[must_use]
pub fn schema_of<T: JsonSchema>(ours: bool) -> Value {
    let mut settings = SchemaSettings::draft07();
    settings.inline_subschemas = true;
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    RecursiveTransform(without_null).transform(&mut schema);
    RecursiveTransform(without_widths).transform(&mut schema);
    if !ours {
        RecursiveTransform(without_ours).transform(&mut schema);
    }
    schema.to_value()
}

/// The schema of a result in draft 7. It describes what we write: a key with a default is always there, and an empty
/// one is null. Results may gain keys, so the schema allows unknown ones.
#[must_use]
pub fn schema_of_result<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft07().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    for transform in [without_widths, without_ours, open] {
        RecursiveTransform(transform).transform(&mut schema);
    }
    schema.to_value()
}

/// Removes null from a schema, since TOML has none: an optional key is simply left out. Empty defaults go too, since an
/// editor does not need to know what the program assumes for a key that is left out.
fn without_null(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else { return };
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|one| one != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".into(), only);
        }
    }
    if let Some(Value::Array(words)) = object.get_mut("enum") {
        words.retain(|word| !word.is_null());
    }
    if let Some(Value::Array(choices)) = object.get_mut("anyOf") {
        choices.retain(|one| one.get("type").is_none_or(|one| one != "null"));
        if let [Value::Object(only)] = choices.as_slice() {
            let only = only.clone();
            object.remove("anyOf");
            for (key, value) in only {
                object.entry(key).or_insert(value);
            }
        }
    }
    if object.get("default").is_some_and(|default| default.is_null() || default.as_array().is_some_and(Vec::is_empty)) {
        object.remove("default");
    }
}

/// Removes the names that Rust has for number widths, since they mean nothing to other readers.
fn without_widths(schema: &mut Schema) {
    let is_width = |format: &str| ["int", "uint", "float", "double"].iter().any(|width| format.starts_with(width));
    if schema.get("format").and_then(Value::as_str).is_some_and(is_width) {
        schema.remove("format");
    }
}

fn open(schema: &mut Schema) {
    if schema.get("additionalProperties").is_some_and(Value::is_boolean) {
        schema.remove("additionalProperties");
    }
}

fn without_ours(schema: &mut Schema) {
    if let Some(object) = schema.as_object_mut() {
        object.retain(|key, _| !key.starts_with("x-"));
    }
}
