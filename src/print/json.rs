//! Results for scripts: one object on one line. Nothing here depends on colour, width, locale or configuration.

use serde::Serialize;

use super::clean::acts;

/// One object on one line.
pub(super) fn line(value: &impl Serialize) -> String {
    text(value) + "\n"
}

/// A value, or a part of one, without an end of its line.
pub(super) fn text(value: &impl Serialize) -> String {
    // Longer than most plans: room is made once, not bit by bit.
    let mut json = Vec::with_capacity(8 * 1024);
    serde_json::to_writer(&mut json, value).expect("keys are texts and numbers are finite: all of it is JSON");
    harmless(String::from_utf8(json).expect("JSON is UTF-8"))
}

/// JSON may hold characters above ASCII as they are; those that would act on a screen are written as escapes.
fn harmless(json: String) -> String {
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
