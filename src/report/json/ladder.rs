//! The head of a result.

use serde_json::{Value, json};

use super::{head, ladder_name};
use crate::ladder::Ladder;
use crate::store::Shelf;

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
