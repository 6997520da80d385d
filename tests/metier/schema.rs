//! The JSON schemas: current, accepted by a validator that is not ours, and of one mind with the readers.

mod agrees;
mod faults;

use std::fs;
use std::path::{Path, PathBuf};

use metier::format::{Schema, bundled_bank};
use metier::interview::Wording;
use metier::store::LADDERS;
use serde_json::{Map, Value, json};
use toml_edit::{DocumentMut, Item, TomlError};

use crate::support::{folder, metier, root};

/// A schema as a validator that is not ours reads it.
pub(crate) struct Validator {
    schemas: boon::Schemas,
    index: boon::SchemaIndex,
}

impl Validator {
    pub(crate) fn of(schema: Schema) -> Self {
        Self::reading(value_of(schema))
    }

    pub(crate) fn reading(schema: Value) -> Self {
        let mut schemas = boon::Schemas::new();
        let mut compiler = boon::Compiler::new();
        compiler.add_resource("schema.json", schema).expect("a schema");
        let index = compiler.compile("schema.json", &mut schemas).expect("a schema of draft 7");
        Self { schemas, index }
    }

    /// What the schema has against a value, if anything.
    pub(crate) fn refuses(&self, value: &Value) -> Option<String> {
        self.schemas.validate(value, self.index).err().map(|error| error.to_string())
    }
}

pub(crate) fn value_of(schema: Schema) -> Value {
    serde_json::from_str(schema.text()).expect("JSON")
}

/// TOML as editors hand it to a schema: a date is a text.
pub(crate) fn json_of(toml: &str) -> Result<Value, TomlError> {
    Ok(of_item(toml.trim_start_matches('\u{feff}').parse::<DocumentMut>()?.as_item()))
}

fn of_item(item: &Item) -> Value {
    let object = |table: &dyn toml_edit::TableLike| {
        Value::Object(table.iter().map(|(key, item)| (key.to_owned(), of_item(item))).collect::<Map<_, _>>())
    };
    match item {
        Item::None => Value::Null,
        Item::Table(table) => object(table),
        Item::ArrayOfTables(tables) => Value::Array(tables.iter().map(|table| object(table)).collect()),
        Item::Value(value) => match value {
            toml_edit::Value::String(text) => json!(text.value()),
            toml_edit::Value::Integer(number) => json!(number.value()),
            toml_edit::Value::Float(number) => json!(number.value()),
            toml_edit::Value::Boolean(flag) => json!(flag.value()),
            toml_edit::Value::Datetime(time) => json!(time.value().to_string()),
            toml_edit::Value::Array(all) => {
                Value::Array(all.iter().map(|one| of_item(&Item::Value(one.clone()))).collect())
            }
            toml_edit::Value::InlineTable(table) => object(table),
        },
    }
}

pub(crate) fn toml_files(within: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(within).expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> =
        entries.filter(|file| file.extension().is_some_and(|ending| ending == "toml")).collect();
    files.sort();
    files
}

#[track_caller]
fn accepts(schema: Schema, files: impl IntoIterator<Item = (String, String)>) {
    let validator = Validator::of(schema);
    for (name, text) in files {
        let value = json_of(&text).expect("TOML");
        assert_eq!(validator.refuses(&value), None, "{name}");
    }
}

fn read(files: Vec<PathBuf>) -> impl Iterator<Item = (String, String)> {
    files.into_iter().map(|file| (file.display().to_string(), fs::read_to_string(&file).expect("a file")))
}

#[test]
fn the_command_prints_the_schemas_that_are_kept() {
    for (schema, file) in
        [(Schema::Ladder, Some("ladders/ladder.schema.json")), (Schema::Answers, None), (Schema::Questions, None)]
    {
        let printed = metier(["generate", "schema", schema.name()]).run().succeeds().stdout;
        assert!(printed == schema.text(), "{}", schema.name());
        let Some(file) = file else { continue };
        let kept = fs::read_to_string(root().join(file)).expect("a schema");
        assert!(printed == kept, "{file} is an older one: metier generate schema {} > {file}", schema.name());
    }
    let wrong = metier(["generate", "schema", "ladders"]).run().ends_with(2).says_nothing();
    wrong.complains("it can be ladder, answers, questions, plan, error,");
}

#[test]
fn a_schema_is_written_to_a_file_once() {
    let folder = folder();
    let run = |more: &[&str]| {
        let arguments = ["generate", "schema", "ladder", "-o", "ladder.schema.json"];
        metier(arguments.into_iter().chain(more.iter().copied())).within(&folder).run()
    };
    run(&[]).succeeds().says_nothing();
    assert_eq!(fs::read_to_string(folder.path().join("ladder.schema.json")).expect("a file"), Schema::Ladder.text());
    run(&[]).ends_with(2).complains("exists already");
    run(&["--force"]).succeeds();
}

#[test]
fn every_bundled_and_every_unusual_ladder_is_accepted() {
    let bundled = LADDERS.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned()));
    accepts(Schema::Ladder, bundled);
    accepts(Schema::Ladder, read(toml_files(&root().join("tests/bad/unusual"))));
}

#[test]
fn every_ladder_names_the_schema_beside_it() {
    for (id, text) in LADDERS {
        assert!(text.starts_with("#:schema ladder.schema.json\n"), "{id}");
    }
}

#[test]
fn every_persons_answers_and_an_empty_sheet_are_accepted() {
    accepts(Schema::Answers, read(toml_files(&root().join("tests/people"))));
    for (id, _) in LADDERS {
        let text = metier(["new", "answers", id]).run().succeeds().stdout;
        accepts(Schema::Answers, [(id.to_owned(), text)]);
    }
}

#[test]
fn the_day_may_be_a_date_or_a_time_and_nothing_else() {
    let validator = Validator::of(Schema::Answers);
    for (made, fits) in [
        ("2026-11-20", true),
        ("2026-11-20T08:30:00", true),
        ("2026-11-20 08:30:00+01:00", true),
        ("08:30:00", false),
        ("\"today\"", false),
    ] {
        let text = format!("format = 1\nladder = \"roofing\"\nmade = {made}\n[answers]\n");
        let refused = validator.refuses(&json_of(&text).expect("TOML"));
        assert_eq!(refused.is_none(), fits, "{made}: {refused:?}");
        let read = metier::format::read_answers("me.toml", &text, &bundled_bank().expect("a bank"));
        assert_eq!(read.is_ok(), fits, "{made}");
    }
}

#[test]
fn the_bundled_questions_are_accepted() {
    accepts(Schema::Questions, read(vec![root().join("src/format/questions.toml")]));
}

#[test]
fn each_answer_is_explained_by_its_question() {
    let bank = bundled_bank().expect("a bank");
    let schema = value_of(Schema::Answers);
    let answers = schema["properties"]["answers"]["properties"].as_object().expect("answers");
    assert_eq!(answers.len(), bank.questions.len());
    for question in &bank.questions {
        let Wording { text, choices } = &question.own;
        let sides = choices.as_ref().map(|(left, right)| format!(" 1: {left}. 5: {right}.")).unwrap_or_default();
        let said = format!("{text}{sides}").replace("{craft}", "the craft");
        assert_eq!(answers[question.id.as_str()]["description"], said, "{}", question.id);
    }
    assert_eq!(schema["properties"]["questions"]["maximum"], bank.version);
}

/// Every schema within a schema.
fn each_part(value: &Value, at: &str, check: &mut impl FnMut(&str, &Map<String, Value>)) {
    if let Some(object) = value.as_object() {
        check(at, object);
        object.iter().for_each(|(key, part)| each_part(part, &format!("{at}/{key}"), check));
    }
}

#[test]
fn every_key_has_an_explanation_of_its_own() {
    for schema in Schema::ALL {
        let mut seen = 0;
        each_part(&value_of(schema), "", &mut |at, part| {
            for (key, property) in part.get("properties").and_then(Value::as_object).into_iter().flatten() {
                let words = |name: &str| property[name].as_str().unwrap_or_default().to_owned();
                assert!(!words("description").is_empty(), "{}: {at}/{key}", schema.name());
                seen += 1;
            }
        });
        assert!(seen > 15, "{}: {seen} keys", schema.name());
    }
}

#[test]
fn nothing_is_in_a_schema_that_editors_stumble_over() {
    for schema in Schema::ALL {
        let value = value_of(schema);
        assert!(schema.text().is_ascii(), "{}: it is shown in any locale", schema.name());
        assert_eq!(value["$schema"], "http://json-schema.org/draft-07/schema#");
        each_part(&value, "", &mut |at, part| {
            let at = format!("{}: {at}", schema.name());
            assert!(!part.contains_key("allOf"), "{at}: the editors' language server runs out of stack on it");
            assert!(!part.contains_key("$ref") || part.len() == 1, "{at}: what stands beside a $ref is not read");
        });
    }
}

#[test]
fn every_default_and_example_is_one_that_fits() {
    for schema in Schema::ALL {
        let whole = value_of(schema);
        each_part(&whole, "", &mut |at, part| {
            let examples = part.get("examples").and_then(Value::as_array).into_iter().flatten();
            for example in part.get("default").into_iter().chain(examples) {
                let alone = part.clone();
                let mut schemas = boon::Schemas::new();
                let mut compiler = boon::Compiler::new();
                compiler.add_resource("part.json", Value::Object(alone)).expect("a schema");
                let index = compiler.compile("part.json", &mut schemas).expect("a schema");
                let valid = schemas.validate(example, index).map_err(|error| error.to_string());
                assert_eq!(valid, Ok(()), "{}: {at}", schema.name());
            }
        });
    }
}
