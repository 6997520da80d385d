//! Every result for scripts is what the schema of its kind says.

use std::collections::BTreeSet;
use std::path::Path;

use metier::ladder::Place;
use metier::store::LADDERS;
use serde_json::Value;

use super::{CASES, fits, home, kinds, objects, typed, validators};
use crate::schema::{Validator, toml_files};
use crate::support::{chosen, metier, root};

fn name_of(file: &Path) -> String {
    file.file_name().expect("a name").to_string_lossy().into_owned()
}

fn people() -> Vec<String> {
    let files = toml_files(&root().join("tests/people"));
    files.iter().map(|file| format!("tests/people/{}", name_of(file))).collect()
}

fn ladders() -> Vec<metier::ladder::Ladder> {
    let read = |(id, text): &(&str, &str)| metier::format::read_ladder(&format!("{id}.toml"), id, text, None);
    LADDERS.iter().map(|ladder| read(ladder).expect("a ladder")).collect()
}

#[test]
fn every_kind_has_a_schema_of_draft_7_that_takes_its_own_kind_alone() {
    let home = home();
    let results: Vec<(&str, Value)> =
        CASES.iter().map(|(name, words)| (*name, typed(words, &home).run().json())).collect();
    for kind in kinds() {
        let schema = super::schema(kind);
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
        let validator = Validator::reading(schema);
        for (name, result) in &results {
            assert_eq!(validator.refuses(result).is_none(), result["kind"] == kind, "{name} by the schema of {kind}");
        }
    }
}

#[test]
fn everyones_plan_on_every_ladder_from_every_level_fits() {
    let validators = validators();
    let people = people();
    for (n, ladder) in ladders().iter().enumerate() {
        let levels = ladder.places().map(|place| place.level.id.as_str()).step_by(3).enumerate();
        for level in levels.filter(|(at, _)| chosen(n + at, 3)).map(|(_, level)| level) {
            let words = ["--ladder", &ladder.id, "--level", level, "--format", "json", "-q"];
            let ran =
                metier(["plan"].into_iter().chain(people.iter().map(String::as_str)).chain(words)).run().ends_with(3);
            let plans = objects(&ran.stdout);
            assert_eq!(plans.len(), people.len());
            for (plan, person) in plans.iter().zip(&people) {
                assert_eq!(plan["file"], person.as_str());
                fits(&validators, plan, &format!("{person} at {level} of {}", ladder.id));
            }
        }
    }
}

#[test]
fn every_ladder_and_what_can_be_asked_of_it_fits() {
    let validators = validators();
    let fits = |words: &[&str]| {
        let ran = metier(words.iter().copied().chain(["--format", "json"])).run().ends_with(0);
        fits(&validators, &ran.json(), &words.join(" "));
    };
    fits(&["list"]);
    fits(&["explain"]);
    for ladder in ladders() {
        let id = ladder.id.as_str();
        fits(&["show", id]);
        fits(&["check", id]);
        let places: Vec<Place<'_>> = ladder.places().collect();
        for (n, place) in places.iter().enumerate().filter(|(n, _)| chosen(*n, 3)) {
            let level = place.level.id.as_str();
            fits(&["show", id, level]);
            fits(&["next", id, level]);
            // Beside one that stands elsewhere in the file: other tracks, up and down.
            fits(&["diff", id, level, &places[(n + 4) % places.len()].level.id]);
        }
    }
}

#[test]
fn whatever_is_wrong_with_a_ladder_fits() {
    let validators = validators();
    let mut codes = BTreeSet::new();
    for words in ["check tests/bad", "check tests/bad/unusual tests/check", "check ladders/none.toml tests"] {
        let ran = metier(words.split(' ').chain(["--format", "json", "-q"])).run();
        let found = ran.json();
        fits(&validators, &found, words);
        for one in found["findings"].as_array().expect("findings") {
            codes.insert(one["code"].as_str().expect("a code").to_owned());
        }
        let read = found["files"].as_array().expect("files").iter().filter(|file| file["error"].is_null()).count();
        assert_eq!(read == 0, ran.code == Some(2), "{words}");
    }
    assert!(codes.len() > 25, "{codes:?}");
}

#[test]
fn every_two_of_one_person_fit() {
    let validators = validators();
    let people = people();
    let mut compared = 0;
    for (n, one) in people.iter().enumerate() {
        for other in people.iter().skip(n + 1) {
            let ran = metier(["compare", one, other, "--all", "--with-notes", "--format", "json", "-q"]).run();
            // Answers of two people are not held against each other, and nothing is printed.
            if ran.code == Some(2) {
                assert_eq!(ran.stdout, "", "{one} {other}");
            } else {
                fits(&validators, &ran.json(), &format!("{one} {other}"));
                compared += 1;
            }
        }
    }
    assert!(compared > 20, "{compared}");
}

#[test]
fn of_several_answers_each_line_fits_and_a_bad_one_stands_in_its_place() {
    let validators = validators();
    let bad = toml_files(&root().join("tests/bad")).into_iter().map(|file| name_of(&file));
    let bad = bad.filter(|name| name.starts_with("answers-"));
    let good = people();
    // One of each in turn, and at the end one that is not there.
    let mut files: Vec<String> = Vec::new();
    for (n, name) in bad.enumerate() {
        files.extend([format!("tests/bad/{name}"), good[n % good.len()].clone()]);
    }
    files.push("nobody.toml".into());
    let words = ["plan"].into_iter().chain(files.iter().map(String::as_str)).chain(["--format", "json", "-q"]);
    let ran = metier(words).run().ends_with(2);
    let all = objects(&ran.stdout);
    assert_eq!(all.iter().map(|one| one["file"].as_str().expect("a file")).collect::<Vec<_>>(), files);
    for (one, file) in all.iter().zip(&files) {
        fits(&validators, one, file);
        let is_person = file.starts_with("tests/people/");
        // Some of the bad ones are only odd: a warning, and a plan all the same.
        assert!(one["kind"] == "plan" || !is_person, "{file}: {one}");
        let alone = metier(["plan", file, "--format", "json", "-q"]).run();
        assert_eq!(alone.json(), *one, "{file}");
        assert_eq!(alone.code == Some(2), one["kind"] == "error", "{file}");
    }
    assert!(all.iter().filter(|one| one["kind"] == "error").count() > 10);
}

#[test]
fn a_fault_in_a_result_is_seen_by_its_schema() {
    let home = home();
    let plan = typed(CASES[0].1, &home).run().json();
    let validator = Validator::reading(super::schema("plan"));
    assert_eq!(validator.refuses(&plan), None);
    for (at, wrong) in [
        ("/format_version", Value::from(2)),
        ("/kind", "next".into()),
        ("/track", "trunk".into()),
        ("/certainty", "sure".into()),
        ("/score/value", Value::from(2.01)),
        ("/score/margin", Value::from(-0.1)),
        ("/contributions/0/answer", Value::from(6)),
        ("/contributions/0/contribution", Value::from(-3)),
        ("/expectations/0/state", "done".into()),
        ("/expectations/0", "text".into()),
        ("/steps/0/kind", "jump".into()),
        ("/steps/0/rank", Value::Null),
        ("/ladder/source", Value::Null),
        ("/deepen", Value::Null),
        ("/counts/own", Value::from(1.5)),
    ] {
        let mut faulty = plan.clone();
        *faulty.pointer_mut(at).unwrap_or_else(|| panic!("{at}")) = wrong;
        assert!(validator.refuses(&faulty).is_some(), "{at}");
    }
    for key in plan.as_object().expect("an object").keys() {
        let mut faulty = plan.clone();
        faulty.as_object_mut().expect("an object").remove(key);
        assert!(validator.refuses(&faulty).is_some(), "without {key}");
    }
    let mut later = plan;
    later["of_tomorrow"] = true.into();
    assert_eq!(validator.refuses(&later), None, "keys may be added");
}

#[test]
fn a_ladder_that_is_shown_needs_all_of_its_keys() {
    let home = home();
    let validator = Validator::reading(super::schema("show"));
    for words in ["show pottery", "show pottery master-potter"] {
        let shown = typed(words, &home).run().succeeds().json();
        assert_eq!(validator.refuses(&shown), None);
        for key in shown.as_object().expect("an object").keys() {
            let mut faulty = shown.clone();
            faulty.as_object_mut().expect("an object").remove(key);
            assert!(validator.refuses(&faulty).is_some(), "{words} without {key}");
        }
    }
}
