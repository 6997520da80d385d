//! The schemas say neither less nor more than the results hold: every key is described, every description has its key,
//! every word of a closed set is one that is really said.

use std::collections::{BTreeMap, BTreeSet};

use metier::check::rules;
use metier::diagnostic::Code;
use metier::interview::Scale;
use metier::ladder::{Kind, Turn};
use serde_json::{Map, Value, json};

use super::{CASES, home, kinds, schema, typed};

/// What is met of the schemas: keys by where they are described, and words by the closed set they are of. "null" is one
/// where a word of the set may be missing.
#[derive(Default)]
struct Met {
    keys: BTreeSet<String>,
    words: BTreeMap<String, BTreeSet<String>>,
}

/// The closed set that a value is of: its words, which are the same wherever it is used.
fn set_of(part: &Value) -> Option<String> {
    let words = part["enum"].as_array()?.iter().filter_map(Value::as_str);
    Some(words.collect::<Vec<_>>().join("|"))
}

/// Walks a value along its schema. What the schema does not describe is an error.
fn walk(value: &Value, part: &Value, at: &str, whole: &Value, met: &mut Met) -> Result<(), String> {
    if let Some(reference) = part["$ref"].as_str() {
        let name = reference.strip_prefix('#').expect("a reference within");
        return walk(value, whole.pointer(name).expect("a definition"), name, whole, met);
    }
    // A reference with a description beside it.
    if let Some([part]) = part["allOf"].as_array().map(Vec::as_slice) {
        return walk(value, part, &format!("{at}/allOf/0"), whole, met);
    }
    if let Some(ways) = part["anyOf"].as_array() {
        let mut failed = String::new();
        for (n, way) in ways.iter().enumerate() {
            if way["type"] == "null" {
                if value.is_null() {
                    return Ok(());
                }
                continue;
            }
            let mut here = Met::default();
            match walk(value, way, &format!("{at}/anyOf/{n}"), whole, &mut here) {
                Ok(()) => {
                    met.keys.extend(here.keys);
                    here.words.into_iter().for_each(|(set, words)| met.words.entry(set).or_default().extend(words));
                    return Ok(());
                }
                Err(why) => failed = why,
            }
        }
        return Err(failed);
    }
    if let Some(set) = set_of(part) {
        met.words.entry(set).or_default().insert(value.as_str().unwrap_or("null").to_owned());
    }
    match value {
        Value::Array(all) => {
            all.iter().try_for_each(|one| walk(one, &part["items"], &format!("{at}/items"), whole, met))
        }
        Value::Object(keys) => keys.iter().try_for_each(|(key, one)| {
            let to = format!("{at}/properties/{key}");
            met.keys.insert(to.clone());
            let named = part["properties"].get(key).or(part.get("additionalProperties"));
            let described = named.ok_or(format!("{to} is not described"))?;
            walk(one, described, &to, whole, met)
        }),
        _ => Ok(()),
    }
}

/// Every schema within a schema, with where it is.
fn each(value: &Value, at: &str, see: &mut impl FnMut(&str, &Map<String, Value>)) {
    match value {
        Value::Object(object) => {
            see(at, object);
            object.iter().for_each(|(key, one)| each(one, &format!("{at}/{key}"), see));
        }
        Value::Array(all) => all.iter().enumerate().for_each(|(n, one)| each(one, &format!("{at}/{n}"), see)),
        _ => {}
    }
}

/// Words that no golden result says, by the first word of their set, for want of a folder of one's own. The codes of
/// findings are held against the list of all of them below.
const UNSAID: [(&str, &[&str]); 5] = [
    ("draft|", &["draft"]),
    ("syntax|", &["*"]),
    ("path|", &["user", "path"]),
    ("hour|", &["day", "week", "month"]),
    // A suggestion that is for everyone is a text.
    ("returning", &["null"]),
];

#[test]
fn every_key_of_a_result_is_described_and_every_word_is_said() {
    let home = home();
    let mut met = Met::default();
    for (name, words) in CASES {
        let result = typed(words, &home).run().json();
        let whole = schema(result["kind"].as_str().expect("a kind"));
        let mut here = Met::default();
        walk(&result, &whole, "", &whole, &mut here).unwrap_or_else(|why| panic!("{name}: {why}"));
        // Parts are the same in every schema; the rest belongs to its kind.
        let kind =
            |at: &str| if at.starts_with("/definitions/") { at.to_owned() } else { format!("{}{at}", result["kind"]) };
        met.keys.extend(here.keys.iter().map(|at| kind(at)));
        here.words.into_iter().for_each(|(set, words)| met.words.entry(set).or_default().extend(words));
    }
    let mut missing = Vec::new();
    for of in kinds() {
        each(&schema(of), "", &mut |at, part| {
            let at = if at.starts_with("/definitions/") { at.to_owned() } else { format!("\"{of}\"{at}") };
            for key in part.get("properties").and_then(Value::as_object).into_iter().flat_map(Map::keys) {
                if !met.keys.contains(&format!("{at}/properties/{key}")) {
                    missing.push(format!("{at}: no result has {key}"));
                }
            }
            let set = set_of(&Value::Object(part.clone())).unwrap_or_default();
            let unsaid = UNSAID.iter().find(|(first, _)| set.starts_with(first)).map_or(&[][..], |(_, words)| words);
            for word in part.get("enum").and_then(Value::as_array).into_iter().flatten() {
                let word = word.as_str().unwrap_or("null");
                let is_said = met.words.get(&set).is_some_and(|said| said.contains(word));
                if !is_said && !unsaid.contains(&word) && !unsaid.contains(&"*") {
                    missing.push(format!("{at}: no result says {word}"));
                }
            }
        });
    }
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn the_words_of_a_closed_set_are_those_of_the_code() {
    let check = schema("check");
    assert_eq!(
        check["definitions"]["finding"]["properties"]["code"]["enum"],
        json!(rules::codes().map(Code::name).collect::<Vec<_>>())
    );
    let plan = schema("plan");
    assert_eq!(plan["definitions"]["place"]["properties"]["track_kind"]["enum"], json!(Kind::ALL.map(Kind::name)));
    let compare = schema("compare");
    assert_eq!(compare["definitions"]["item"]["properties"]["scale"]["enum"], json!(Scale::ALL.map(Scale::name)));
    let diff = schema("diff");
    assert_eq!(diff["definitions"]["change"]["properties"]["change"]["enum"], json!(Turn::ALL.map(Turn::name)));
}

#[test]
fn a_schema_is_plain_reads_on_any_screen_and_has_no_part_too_many() {
    for kind in kinds() {
        let text = crate::support::metier(["generate", "schema", kind, "--color", "always"]).run().succeeds().stdout;
        assert!(text.is_ascii() && text.ends_with("}\n"), "{kind}");
        let whole = schema(kind);
        let mut wanted = BTreeSet::new();
        each(&whole, "", &mut |at, part| {
            assert!(!part.contains_key("$ref") || part.len() == 1, "{kind}{at}: what stands beside a $ref is not read");
            wanted.extend(part.get("$ref").and_then(Value::as_str).map(str::to_owned));
            assert_ne!(part.get("additionalProperties"), Some(&Value::Bool(false)), "{kind}{at}: keys may be added");
        });
        let parts = whole["definitions"].as_object().expect("definitions").keys();
        assert_eq!(wanted, parts.map(|name| format!("#/definitions/{name}")).collect(), "{kind}");
    }
}

#[test]
fn closed_sets_are_in_words_with_hyphens() {
    for kind in kinds() {
        each(&schema(kind), "", &mut |at, part| {
            for word in part.get("enum").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
                // A scale's word is the key of its line.
                let is_key = at.ends_with("/scale");
                assert!(is_key || word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{kind}{at}: {word}");
            }
        });
    }
}
