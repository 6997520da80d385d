//! Keys of the format that have a column of their own name, because no column of [`super::columns`] holds them: they are
//! found in the schema, so that a new key of a level, a track or the ladder needs nothing here.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::cells::{SheetCell, protected};
use super::columns::keys;
use super::guess::{range, yes_or_no};
use super::shapes::{PartOfLadder, Shape, property, shape};

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
pub(crate) fn value<T: PartOfLadder>(key: &str, cell: &SheetCell) -> Option<String> {
    let quoted = |text: &str| toml_edit::Value::from(text).to_string();
    let value = match shape(property::<T>(key)?)? {
        Shape::Text => quoted(&cell.one()),
        Shape::Prose => quoted(&cell.prose()),
        Shape::Texts => format!("[{}]", cell.list().iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", ")),
        Shape::Flag => yes_or_no(&cell.one())?.to_string(),
        Shape::Range => {
            let range = range(&cell.one().to_lowercase())?;
            format!("[{}, {}]", range.0, range.1)
        }
    };
    let fits = toml::from_str::<T>(&format!("{}{key} = {value}\n", T::LEAST)).is_ok();
    fits.then_some(value)
}

/// A part with what cells said under these keys.
pub(crate) fn with<T: PartOfLadder + DeserializeOwned>(part: T, said: &[(&'static str, String)]) -> T {
    if said.is_empty() {
        return part;
    }
    let mut document = toml_edit::ser::to_document(&part).expect("a part of a ladder can be written as TOML");
    for (key, value) in said {
        document.insert(key, toml_edit::value(value.parse::<toml_edit::Value>().expect("it was TOML before")));
    }
    toml::from_str(&document.to_string()).expect("each of its keys could be read")
}
