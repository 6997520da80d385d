//! Results of today beside those that are kept: whatever a script once read is still there, and still of the same kind.
//!
//! What is new is taken in with `METIER_UPDATE=1 cargo test --test metier golden`. What is gone is not: within
//! `format_version` 1 keys are only ever added.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use super::{CASES, fits, home, typed, validators};
use crate::support::root;

/// Every place in a value with what stands there. The entries of a list stand in one place.
fn places(value: &Value, at: &str, found: &mut BTreeSet<String>) {
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(all) => {
            for one in all {
                places(one, &format!("{at}[]"), found);
            }
            "a list"
        }
        Value::Object(keys) => {
            for (key, one) in keys {
                places(one, &format!("{at}.{key}"), found);
            }
            "an object"
        }
    };
    found.insert(format!("{at}: {kind}"));
}

fn places_of(value: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    places(value, "", &mut found);
    found
}

/// A key a line; a list of objects, an object a line.
fn laid_out(value: &Value) -> String {
    let line = |(key, value): (&String, &Value)| match value.as_array() {
        Some(all) if all.iter().any(Value::is_object) => {
            let all: Vec<String> = all.iter().map(|one| format!("    {one}")).collect();
            format!("  \"{key}\": [\n{}\n  ]", all.join(",\n"))
        }
        _ => format!("  \"{key}\": {value}"),
    };
    let lines: Vec<String> = value.as_object().expect("an object").iter().map(line).collect();
    format!("{{\n{}\n}}\n", lines.join(",\n"))
}

#[expect(clippy::disallowed_methods, reason = "the tests have no main; it is only ever set by hand")]
fn is_update() -> bool {
    std::env::var_os("METIER_UPDATE").is_some_and(|value| value == "1")
}

#[test]
fn every_key_that_was_ever_in_a_result_is_in_todays() {
    let home = home();
    for (name, words) in CASES {
        let stdout = typed(words, &home).run().stdout.replace(&home.path().display().to_string(), "HOME");
        let today: Value = serde_json::from_str(&stdout).unwrap_or_else(|error| panic!("{name}: {error}\n{stdout}"));
        let file = root().join(format!("tests/golden/{name}.json"));
        let now = places_of(&today);
        let before = fs::read_to_string(&file).map(|text| serde_json::from_str(&text).expect("JSON"));
        let before = before.map_or_else(|_| BTreeSet::new(), |golden| places_of(&golden));
        let gone: Vec<_> = before.difference(&now).collect();
        assert!(gone.is_empty(), "{name}: a script may rely on these, and they are gone: {gone:#?}");
        let new: Vec<_> = now.difference(&before).collect();
        if !new.is_empty() && is_update() {
            fs::write(&file, laid_out(&today)).expect("a golden file");
        } else {
            assert!(new.is_empty(), "{name}: new, take it in with METIER_UPDATE=1: {new:#?}");
        }
    }
}

#[test]
fn every_golden_file_belongs_to_a_case_and_still_fits_todays_schema() {
    let validators = validators();
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(root().join("tests/golden")).expect("a folder") {
        let file = entry.expect("an entry").path();
        if file.extension().is_some_and(|ending| ending == "json") {
            let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
            let golden: Value = serde_json::from_str(&fs::read_to_string(&file).expect("a file")).expect("JSON");
            assert!(name.starts_with(golden["kind"].as_str().expect("a kind")), "{name}");
            // A word that was once in a result is still one of today's words.
            fits(&validators, &golden, &name);
            names.insert(name);
        }
    }
    assert_eq!(names, CASES.iter().map(|(name, _)| (*name).to_owned()).collect());
}

#[test]
fn a_key_that_goes_and_one_that_changes_its_type_are_both_seen() {
    let before = places_of(&serde_json::json!({"steps": [{"rank": 1}, {"rank": 2, "title": "Two"}]}));
    let without = places_of(&serde_json::json!({"steps": [{"rank": 1}]}));
    let other = places_of(&serde_json::json!({"steps": [{"rank": "1", "title": "Two"}]}));
    assert_eq!(before.difference(&without).collect::<Vec<_>>(), [".steps[].title: a text"]);
    assert_eq!(before.difference(&other).collect::<Vec<_>>(), [".steps[].rank: a number"]);
}
