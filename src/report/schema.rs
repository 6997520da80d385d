//! The JSON schemas of the results for scripts. They are derived from the structs that are the results.

use serde_json::{Map, Value, json};

use crate::model::schema_of_result as of;

/// A kind of result, what it is in a few words, and the function that makes its schema.
type Described = (&'static str, &'static str, fn() -> Value);

/// The only list of the kinds of results, with their schemas.
const KINDS: &[Described] = &[
    ("plan", "Result of `plan`", of::<super::PlanReport<'_>>),
    ("error", "In place of a plan, for a file that has none", of::<super::Failure<'_>>),
    ("mark", "Result of `mark`", of::<super::Marked<'_>>),
    ("next", "Result of `next`", of::<super::NextLevels<'_>>),
    ("show", "Result of `show`", of::<super::Show<'_>>),
    ("diff", "Result of `diff`", of::<super::LevelDiff<'_>>),
    ("compare", "Result of `compare`", of::<super::ComparisonReport<'_>>),
    ("check", "Result of `check`", of::<super::check::AllChecked<'_>>),
    ("explain", "Result of `explain`", of::<super::Explained>),
    ("list", "Result of `list`", of::<super::List<'_>>),
    ("history", "Result of `history`", of::<super::History<'_>>),
    ("where", "Result of `where`", of::<super::Places>),
];

/// The kinds of results, with what each is in a few words.
pub fn kinds() -> impl Iterator<Item = (&'static str, &'static str)> {
    KINDS.iter().map(|(kind, about, _)| (*kind, *about))
}

/// The JSON schema (draft 7) of a kind of result. The kind is the word under `kind` in the result. `None` if no result
/// is of this kind.
#[must_use]
pub fn schema(kind: &str) -> Option<String> {
    let (.., of) = KINDS.iter().find(|(known, ..)| *known == kind)?;
    let mut schema = of();
    // All results share the struct of the head, so the schema gets the word for `kind` only here.
    say_kind(&mut schema, kind);
    let parts = schema.get_mut("definitions").and_then(Value::as_object_mut);
    parts.into_iter().flat_map(Map::values_mut).for_each(|part| say_kind(part, kind));
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("title".into(), format!("metier {kind}").into());
    }
    Some(format!("{schema:#}\n"))
}

fn say_kind(part: &mut Value, kind: &str) {
    let keys = part.get_mut("properties").filter(|keys| keys.get("format_version").is_some());
    if let Some(word) = keys.and_then(|keys| keys.get_mut("kind")) {
        *word = json!({ "const": kind });
    }
}
