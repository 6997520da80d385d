//! The JSON schemas of the results for scripts, derived from the structs that are the results.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

/// The kinds of results, each with its schema: the one list of them.
const KINDS: [(&str, fn() -> Value); 4] = [
    ("plan", of::<super::plan::PlanReport<'_>>),
    ("compare", of::<super::compare::ComparisonReport<'_>>),
    ("list", of::<super::list::List<'_>>),
    ("history", of::<super::history::History<'_>>),
];

/// The JSON schema, draft 7, of a kind of result, which is the word under `kind` in it. `None` if there is no such kind.
#[must_use]
pub(crate) fn schema(kind: &str) -> Option<String> {
    let (_, of) = KINDS.iter().find(|(known, _)| *known == kind)?;
    let mut schema = of();
    // The head is the same struct in all results, and only here it is known which word it holds.
    if let Some(word) = schema.pointer_mut("/properties/kind") {
        *word = json!({ "const": kind });
    }
    Some(format!("{schema:#}\n"))
}

/// What is written, not what would be read: a key with a default is always there.
fn of<T: JsonSchema>() -> Value {
    SchemaSettings::draft07().for_serialize().into_generator().into_root_schema_for::<T>().to_value()
}
