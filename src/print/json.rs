//! Prints results for scripts, one object per line. The output does not depend on colour, width, locale or
//! configuration.

use serde::Serialize;

use super::clean::acts;

/// One object on one line.
pub(super) fn line(value: &impl Serialize) -> String {
    text(value) + "\n"
}

/// A value or part of one, without a line end.
pub(super) fn text(value: &impl Serialize) -> String {
    // Longer than most plans, so that the buffer rarely has to grow.
    let mut json = Vec::with_capacity(8 * 1024);
    serde_json::to_writer(&mut json, value).expect("keys are texts and numbers are finite: all of it is JSON");
    harmless(String::from_utf8(json).expect("JSON is UTF-8"))
}

/// Escapes characters that would act on a screen. JSON may contain all other characters above ASCII as they are.
fn harmless(json: String) -> String {
    // The serialiser already escapes everything below a space.
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
