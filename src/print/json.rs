//! Results for scripts: one object on one line. Nothing here depends on colour, width, locale or configuration.

use serde::Serialize;
use serde_json::json;

use super::Output;
use super::clean::acts;
use crate::report::json::{self, FORMAT_VERSION};

/// A result as one line.
pub(crate) fn result(output: Output<'_>) -> String {
    match output {
        Output::Explain(code) => line(&json::explain(code)),
        Output::Places(given) => line(&json::places::places(given)),
        Output::Welcome => line(&json::head("welcome")),
    }
}

pub(super) fn line(value: &impl Serialize) -> String {
    // Longer than most plans: room is made once, not bit by bit.
    let mut json = Vec::with_capacity(8 * 1024);
    serde_json::to_writer(&mut json, value).expect("keys are texts and numbers are finite: all of it is JSON");
    harmless(String::from_utf8(json).expect("JSON is UTF-8")) + "\n"
}

/// What stands in the place of a result that could not be made of a file.
#[must_use]
pub fn error(file: &str, message: &str) -> String {
    let error = json!({ "format_version": FORMAT_VERSION, "kind": "error", "file": file, "message": message });
    format!("{}\n", harmless(error.to_string()))
}

/// JSON may hold characters above ASCII as they are; those that would act on a screen are written as escapes.
pub(crate) fn harmless(json: String) -> String {
    // Below a space JSON has nothing but escapes.
    const DELETE: u8 = 0x7f;
    if (json.is_ascii() && !json.as_bytes().contains(&DELETE)) || !json.chars().any(acts) {
        return json;
    }
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        if acts(c) {
            text.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            text.push(c);
        }
    }
    text
}
