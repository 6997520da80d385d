//! The bad files: what a schema can see in them it refuses, and nothing else.

use std::fs;

use metier::format::Schema;

use super::{Validator, json_of, toml_files};
use crate::support::root;

/// Faults that one value, or the form of the whole, gives away. The others take a look across the file: an id that
/// stands twice or names nothing.
const SEEN: [&str; 6] =
    ["unknown-key", "missing-key", "wrong-type", "unknown-value", "newer-format", "control-character"];

/// The codes of the words beside a bad file.
fn codes(words: &str) -> Vec<&str> {
    words.lines().filter_map(|line| line.strip_prefix("error[")?.split(']').next()).collect()
}

#[test]
fn the_schema_refuses_the_bad_files_whose_faults_it_can_see_and_no_others() {
    let validators = [Validator::of(Schema::Ladder), Validator::of(Schema::Answers)];
    let (mut refused, mut accepted, mut unread) = (0, 0, 0);
    for file in toml_files(&root().join("tests/bad")) {
        let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
        let words = fs::read_to_string(file.with_extension("txt")).expect("the words beside it");
        let codes = codes(&words);
        let text = fs::read(&file).expect("a file");
        // Not every reader of TOML takes a number of any length; this one is out of range at any.
        let text = String::from_utf8(text).map(|text| text.replace("99999999999999999999", "99999999999"));
        let value = text.ok().and_then(|text| json_of(&text).ok());
        let Some(value) = value else {
            // No editor gets as far as the schema.
            let is_unreadable = words.contains("is not UTF-8 text");
            assert!(is_unreadable || codes.iter().all(|code| ["syntax", "control-character"].contains(code)), "{name}");
            unread += 1;
            continue;
        };
        let [ladder, answers] = &validators;
        let said = if name.starts_with("ladder-") { ladder } else { answers }.refuses(&value);
        // What is wrong with another file, which this one names, is not this one's fault.
        let seen = name != "answers-ladder-itself-bad" && codes.iter().any(|code| SEEN.contains(code));
        assert_eq!(said.is_some(), seen, "{name}: {codes:?}: {said:?}");
        if seen { refused += 1 } else { accepted += 1 }
    }
    assert!(refused > 30 && accepted > 5 && unread > 5, "{refused} refused, {accepted} accepted, {unread} unread");
}
