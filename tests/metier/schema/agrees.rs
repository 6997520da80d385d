//! Schema and reader are of one mind: every key of every table is put to both with every kind of value.

use std::collections::BTreeSet;

use metier::diagnostic::{Code, Diagnostic};
use metier::format::{Schema, bundled_bank, read_answers, read_bank, read_ladder};
use metier::interview::Bank;
use serde_json::{Value, json};

use super::{Validator, json_of, value_of};

/// A ladder with every key there is.
const LADDER: &str = r#"
format = 1
id = "thatching"
version = "1"
name = "Thatching"
craft = "thatching"
summary = "From bundle to ridge."
language = "en"
status = "draft"
guide = "A map."
words = { level = "Level" }
license = "CC-BY-4.0"
cumulative = true
sources = [{ id = "guild", title = "The guild's rules", link = "https://example.org" }]
areas = [{ id = "ridge", name = "The ridge", about = "What is seen from below.", demands = "doing" }]
tracks = [{ id = "mastery", kind = "mastery", name = "Mastery", summary = "Straw.", opens_from = ["thatcher"], carries = true, prepare = [{ text = "A", for = "returning" }], trial = ["B"] }]

[[levels]]
id = "thatcher"
track = "mastery"
rank = 3
title = "Thatcher"
also_called = ["Roofer"]
formerly = ["old"]
summary = "Lays straw."
reach = "team"
supervision = "Little"
hands_on = [70, 90]
typical_years = [2, 5]
may_stay = true
origin = "sourced"
sources = ["guild"]
equals = ["thatcher"]
pay = { from = 1, to = 4294967295, currency = "EUR", per = "year", as_of = 2026 }
requires = [{ one_of = ["Guild test"], renew = "yearly" }, "Ladder test"]
deepen = ["Reed"]
recognition = ["Signs the ridge"]
expects = { ridge = [{ id = "pattern", text = "Cuts the pattern", examples = ["A scallop"] }, "Dresses the eaves"] }
"#;

/// Answers with every key there is.
const ANSWERS: &str = r#"
format = 1
ladder = "roofing"
ladder_version = "2026.1"
questions = 1
form = "full"
craft = "roofing"
by = "self"
made = 2026-11-20
name = "Maya"
level = "roofer"
growth = "deepen"
answers = { coordinate = 2, conflict = "not-sure" }
marks = [{ key = "a.b.1", text = "Diagnoses leaks", state = "partly", made = 2026-11-20, note = "In June", agreed = 2026-11-28, was = [{ state = "not-yet", made = 2026-03-01 }] }]
goals = [{ key = "a.b.1", what = "A", help = "B", seen_when = "C", due = 2026-11-20, done = 2026-11-20, dropped = 2026-11-20 }]
trials = [{ track = "management", text = "A", from = 2026-11-20, look_back = 2026-11-20 }]
meetings = [{ made = 2026-11-20, with = "Ana", next = 2026-11-20, start_with = "A" }]
"#;

/// A kind of file: one that has every key, and each of its tables, in the schema and in the file.
struct Kind {
    schema: Schema,
    file: Value,
    tables: &'static [(&'static str, &'static str)],
}

fn kinds() -> [Kind; 3] {
    let ladder = json_of(LADDER).expect("TOML");
    let answers = json_of(ANSWERS).expect("TOML");
    let mut questions = json_of(include_str!("../../../src/format/questions.toml")).expect("TOML");
    // One is enough, and it is a trade-off, since only they have every key. The balance of all is not looked at here.
    let trade_off = questions["questions"][2].clone();
    questions["questions"] = json!([trade_off]);
    [
        Kind {
            schema: Schema::Ladder,
            file: ladder,
            tables: &[
                ("", ""),
                ("/properties/sources/items", "/sources/0"),
                ("/properties/areas/items", "/areas/0"),
                ("/properties/tracks/items", "/tracks/0"),
                ("/properties/tracks/items/properties/prepare/items/anyOf/1", "/tracks/0/prepare/0"),
                ("/properties/levels/items", "/levels/0"),
                ("/properties/levels/items/properties/pay", "/levels/0/pay"),
                ("/properties/levels/items/properties/requires/items/anyOf/1", "/levels/0/requires/0"),
                (
                    "/properties/levels/items/properties/expects/additionalProperties/items/anyOf/1",
                    "/levels/0/expects/ridge/0",
                ),
            ],
        },
        Kind {
            schema: Schema::Answers,
            file: answers,
            tables: &[
                ("", ""),
                ("/properties/marks/items", "/marks/0"),
                ("/properties/marks/items/properties/was/items", "/marks/0/was/0"),
                ("/properties/goals/items", "/goals/0"),
                ("/properties/trials/items", "/trials/0"),
                ("/properties/meetings/items", "/meetings/0"),
            ],
        },
        Kind {
            schema: Schema::Questions,
            file: questions,
            tables: &[
                ("", ""),
                ("/properties/steps", "/steps"),
                ("/properties/growth", "/growth"),
                ("/properties/questions/items", "/questions/0"),
            ],
        },
    ]
}

/// The value as TOML: at the top a line a key, below it inline.
fn toml_of(file: &Value) -> String {
    let lines = file.as_object().expect("a table").iter().map(|(key, value)| format!("{key} = {}\n", inline(value)));
    lines.collect()
}

fn inline(value: &Value) -> String {
    match value {
        Value::Array(all) => format!("[{}]", all.iter().map(inline).collect::<Vec<_>>().join(", ")),
        Value::Object(table) => {
            let pairs: Vec<String> = table.iter().map(|(key, value)| format!("{key} = {}", inline(value))).collect();
            format!("{{ {} }}", pairs.join(", "))
        }
        // A day is written without quotes.
        Value::String(day) if metier::format::is_date(day) => day.clone(),
        other => other.to_string(),
    }
}

/// What the reader of the kind finds wrong.
fn findings(schema: Schema, file: &Value, bank: &Bank) -> Vec<Diagnostic> {
    let text = toml_of(file);
    let refused = match schema {
        Schema::Ladder => read_ladder("x.toml", "x", &text, None).err(),
        Schema::Answers => read_answers("x.toml", &text, bank).err(),
        Schema::Questions => read_bank("x.toml", &text).err(),
    };
    refused.map(|report| report.findings).unwrap_or_default()
}

/// A schema looks at one value at a time: not at two ids, two figures, or the balance of all questions.
fn can_be_seen(finding: &Diagnostic) -> bool {
    let code = finding.code.expect("a code");
    assert_ne!(code, Code::SYNTAX, "{finding:?}");
    let two_figures = finding.message.contains(" down to ") || finding.message.ends_with("is not from and to");
    let balance = code == Code::UNKNOWN_VALUE && finding.span.is_none();
    let one_side = finding.message.contains("one side without the other");
    !matches!(code, Code::DUPLICATE_ID | Code::DANGLING_REFERENCE) && !two_figures && !balance && !one_side
}

/// Values of every type, within and beyond every range.
fn values() -> Vec<Value> {
    let mut values = vec![
        json!(1.5),
        json!(true),
        json!(false),
        json!(""),
        json!(" "),
        json!("zzqx"),
        json!("Not An Id"),
        json!("-x"),
        json!("a\u{7}b"),
        json!("a\u{9b}b"),
        json!("a\u{202e}b"),
        json!("a\u{2066}b"),
        json!("a\tb\nc"),
        json!("ä 山"),
        json!([]),
        json!([1.5]),
        json!(["zzqx"]),
        json!(["a\u{7}"]),
        json!([1]),
        json!([1, 2]),
        json!([2, 1]),
        json!([-1, 2]),
        json!([1, 2, 3]),
        json!(["a", "b", "c", "d", "e"]),
        json!(["a", "b", "c", "d", ""]),
        json!([{}]),
        json!({}),
        json!({ "zzqx": 1 }),
        json!({ "zzqx": ["Cuts"] }),
        json!({ "ridge": [1] }),
        json!({ "ridge": [""] }),
    ];
    let edges: [i64; 16] =
        [-1, 0, 1, 2, 5, 6, 26, 999, 1000, 1899, 1900, 2200, 2201, 4_294_967_295, 4_294_967_296, i64::MAX];
    values.extend(edges.map(|edge| json!(edge)));
    values
}

/// Where a schema is a little stricter on purpose: what the reader takes to be left out, or overlooks.
fn is_stricter(key: &str, value: &Value) -> bool {
    let empty_list = key == "typical_years" && *value == json!([]);
    let no_version = key == "questions" && value.as_i64().is_some_and(|version| version < 1);
    let no_ladder = key == "ladder" && *value == json!("");
    empty_list || no_version || no_ladder
}

#[test]
fn every_value_under_every_key_is_taken_by_both_or_by_neither() {
    let bank = bundled_bank().expect("a bank");
    let (mut tried, mut different) = (0, Vec::new());
    for Kind { schema, file, tables } in kinds() {
        let validator = Validator::of(schema);
        assert_eq!(validator.refuses(&file), None, "{}", schema.name());
        for (at_schema, at) in tables {
            let whole = value_of(schema);
            let keys = whole.pointer(at_schema).and_then(|table| table["properties"].as_object()).expect("keys");
            for key in keys.keys() {
                for value in values() {
                    let mut changed = file.clone();
                    changed.pointer_mut(at).expect("a table")[key] = value.clone();
                    let read = findings(schema, &changed, &bank);
                    let (seen, said) = (read.iter().any(can_be_seen), validator.refuses(&changed));
                    tried += 1;
                    // What the reader refuses for a reason beyond a schema's sight, a schema may refuse for its own.
                    let strict = !read.is_empty() || is_stricter(key, &value);
                    if said.is_some() != seen && !(said.is_some() && strict) {
                        different.push(format!("{at}/{key} = {value}: {said:?}, {read:?}"));
                    }
                }
            }
        }
    }
    assert!(different.is_empty(), "{} differ\n{}", different.len(), different.join("\n"));
    assert!(tried > 2_500, "{tried} values");
}

#[test]
fn what_may_be_left_out_is_the_same_to_both() {
    let bank = bundled_bank().expect("a bank");
    for Kind { schema, file, tables } in kinds() {
        let validator = Validator::of(schema);
        let whole = value_of(schema);
        for (at_schema, at) in tables {
            let table = whole.pointer(at_schema).expect("a table");
            let keys = table["properties"].as_object().expect("keys");
            let in_file = file.pointer(at).and_then(Value::as_object).expect("a table");
            assert_eq!(
                keys.keys().collect::<BTreeSet<_>>(),
                in_file.keys().collect::<BTreeSet<_>>(),
                "the sample has every key of {at_schema}"
            );
            for key in keys.keys() {
                let mut without = file.clone();
                without.pointer_mut(at).and_then(Value::as_object_mut).expect("a table").remove(key);
                let read = findings(schema, &without, &bank);
                let what = format!("{}: without {at}/{key}: {read:?}", schema.name());
                // A bank without questions is out of balance, which a schema cannot see.
                let no_questions = schema == Schema::Questions && at.is_empty() && key == "questions";
                let missed = read.iter().any(can_be_seen) && !no_questions;
                assert_eq!(validator.refuses(&without).is_some(), missed, "{what}");
                let required = table["required"].as_array().is_some_and(|all| all.contains(&json!(key)));
                assert_eq!(required, missed, "{what}");
            }
        }
    }
}

#[test]
fn a_list_over_its_limit_is_refused() {
    let mut ladder = json_of(LADDER).expect("TOML");
    let validator = Validator::of(Schema::Ladder);
    let level = json!({ "id": "a", "track": "mastery", "title": "A" });
    for (count, fits) in [(2_000, true), (2_001, false)] {
        ladder["levels"] = Value::Array(vec![level.clone(); count]);
        assert_eq!(validator.refuses(&ladder).is_none(), fits, "{count} levels");
    }
}
