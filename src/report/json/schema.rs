//! The JSON schemas of the results for scripts, written out from an outline that is a third as long. What they say is
//! held against every result by the tests.

use serde_json::{Map, Value, json};

use crate::check::rules;
use crate::diagnostic::{Code, Group};
use crate::model::{self, schema_of};

/// How it is written stands in its first lines.
const OUTLINE: &str = include_str!("results.txt");

/// A key, or a part that keys refer to.
#[derive(Clone, Copy)]
struct Line {
    depth: usize,
    key: &'static str,
    shape: &'static str,
    said: &'static str,
}

/// The JSON schema, draft 7, of a kind of result: the word under `kind` in it. It needs no other file. Nothing where
/// there is no such kind.
#[must_use]
pub fn schema(kind: &str) -> Option<String> {
    let outline: Vec<Line> = OUTLINE.lines().filter_map(line).collect();
    let part = |name: &str| each(&outline).find(|(line, _)| line.key == name);
    let mut page = Page::default();
    page.put(&["{\n \"$schema\": \"http://json-schema.org/draft-07/schema#\",\n "]);
    let (result, below) = part(kind)?;
    page.shape(result.shape, result.said, below, 1);
    page.put(&[",\n \"definitions\": {"]);
    let mut written = 0;
    // Each part may want more of them.
    while let Some(name) = page.wanted.get(written).copied() {
        let (line, below) = part(name)?;
        page.put(&[if written > 0 { ",\n  \"" } else { "\n  \"" }, name, "\": {"]);
        page.shape(line.shape, line.said, below, 2);
        page.put(&["}"]);
        written += 1;
    }
    page.put(&["\n }\n}\n"]);
    Some(if kind == "show" { with_keys_of_files(&page.text) } else { page.text })
}

/// The schema of `show`, with all the keys that a ladder file can have: a new one needs no line in the outline.
fn with_keys_of_files(text: &str) -> String {
    let mut schema: Value = serde_json::from_str(text).expect("what is written here is JSON");
    let mut part = |at: &str, file: &Value, without: &[&str]| {
        let part = schema.pointer_mut(at).and_then(Value::as_object_mut).expect("a part of the outline");
        extend(part, file, without);
    };
    let whole = "/definitions/whole-ladder";
    part(whole, &schema_of::<model::Ladder>(false), &["format", "id", "name", "version", "levels"]);
    part(&format!("{whole}/properties/tracks/items"), &schema_of::<model::Track>(false), &[]);
    part("/definitions/level", &schema_of::<model::Level>(false), &["expects"]);
    format!("{schema:#}\n")
}

/// Adds the keys of a file to a part of a result, which says of each that is left out that it is.
fn extend(part: &mut Map<String, Value>, file: &Value, without: &[&str]) {
    let properties = file.get("properties").and_then(Value::as_object).into_iter().flatten();
    for (key, property) in properties.filter(|(key, _)| !without.contains(&key.as_str())) {
        let known = part.get_mut("properties").and_then(Value::as_object_mut).expect("a part has keys");
        if known.contains_key(key) {
            continue;
        }
        let kind = property.get("type").and_then(Value::as_str);
        let is_always_there = matches!(kind, Some("array" | "object"));
        let described = if is_always_there { property.clone() } else { json!({"anyOf": [property, {"type": "null"}]}) };
        known.insert(key.clone(), open(described));
        let required = part.get_mut("required").and_then(Value::as_array_mut).expect("it says what is always in it");
        if !required.iter().any(|known| known == key) {
            required.push(key.as_str().into());
        }
    }
}

/// Keys may be added to a result.
fn open(mut schema: Value) -> Value {
    match &mut schema {
        Value::Object(object) => {
            object.retain(|key, value| key != "additionalProperties" || value.is_object());
            object.values_mut().for_each(|value| *value = open(value.take()));
        }
        Value::Array(all) => all.iter_mut().for_each(|value| *value = open(value.take())),
        _ => {}
    }
    schema
}

fn line(text: &'static str) -> Option<Line> {
    let inner = text.trim_start();
    let (key, rest) = inner.split_once(' ').filter(|_| !text.starts_with('#'))?;
    let (shape, said) = rest.split_once("  ").unwrap_or((rest, ""));
    Some(Line { depth: text.len() - inner.len(), key, shape, said })
}

/// The lines of the first one's depth, each with what stands below it.
fn each(lines: &[Line]) -> impl Iterator<Item = (Line, &[Line])> {
    let depth = lines.first().map_or(0, |line| line.depth);
    lines.chunk_by(move |_, next| next.depth > depth).filter_map(|chunk| Some((*chunk.first()?, chunk.get(1..)?)))
}

/// A schema as far as it is written. Only ASCII without quotes stands in the outline: nothing has to be escaped.
#[derive(Default)]
struct Page {
    text: String,
    /// Parts that were named.
    wanted: Vec<&'static str>,
}

impl Page {
    fn put(&mut self, texts: &[&str]) {
        for text in texts {
            self.text.push_str(text);
        }
    }

    /// What stands between the braces of a shape's schema.
    fn shape(&mut self, shape: &'static str, said: &str, below: &[Line], indent: usize) {
        if !said.is_empty() {
            self.put(&["\"description\": \"", said, "\", "]);
        }
        let (shape, or_null) = shape.strip_prefix('?').map_or((shape, false), |shape| (shape, true));
        if let Some(word) = shape.strip_prefix('=') {
            let quote = if word == "1" { "" } else { "\"" };
            self.put(&["\"const\": ", quote, word, quote]);
        } else if shape == "{}" {
            self.of_type("object", or_null);
            self.keys(below, indent);
        } else if let Some(item) = shape.strip_prefix('[') {
            self.of_type("array", or_null);
            self.put(&[", \"items\": {"]);
            self.shape(item.trim_end_matches(']'), "", below, indent);
            self.put(&["}"]);
        } else if shape == "@groups" || shape == "@codes" {
            self.put(&["\"enum\": ["]);
            match shape {
                "@groups" => self.list(Group::ALL.into_iter().map(Group::name)),
                _ => self.list(rules::codes().map(Code::name)),
            }
            self.put(&["]"]);
        } else if shape.contains('|') {
            self.put(&["\"enum\": ["]);
            self.list(shape.split('|'));
            self.put(&[if or_null { ", null]" } else { "]" }]);
        } else if let Some((least, most)) = shape.split_once("..") {
            self.of_type(if least.contains('.') { "number" } else { "integer" }, or_null);
            self.put(&[", \"minimum\": ", least, if most.is_empty() { "" } else { ", \"maximum\": " }, most]);
        } else if ["string", "integer", "number", "boolean"].contains(&shape) {
            self.of_type(shape, or_null);
        } else if or_null || !said.is_empty() || shape.contains('/') {
            // What stands beside a reference is not read.
            self.put(&["\"anyOf\": ["]);
            for (n, name) in shape.split('/').enumerate() {
                self.put(&[if n > 0 { ", {" } else { "{" }]);
                self.reference(name);
                self.put(&["}"]);
            }
            self.put(&[if or_null { ", {\"type\": \"null\"}]" } else { "]" }]);
        } else {
            self.reference(shape);
        }
    }

    fn of_type(&mut self, name: &str, or_null: bool) {
        let (open, close) = if or_null { ("[\"", "\", \"null\"]") } else { ("\"", "\"") };
        self.put(&["\"type\": ", open, name, close]);
    }

    fn reference(&mut self, name: &'static str) {
        if !self.wanted.contains(&name) {
            self.wanted.push(name);
        }
        self.put(&["\"$ref\": \"#/definitions/", name, "\""]);
    }

    fn list<'a>(&mut self, words: impl Iterator<Item = &'a str>) {
        for (n, word) in words.enumerate() {
            self.put(&[if n > 0 { ", \"" } else { "\"" }, word, "\""]);
        }
    }

    /// A key a line, and all required but those that may be left out.
    fn keys(&mut self, below: &[Line], indent: usize) {
        let margin = " ".repeat(indent);
        self.put(&[", \"required\": ["]);
        self.list(each(below).map(|(line, _)| line.key).filter(|key| !key.ends_with('?')));
        self.put(&["], \"properties\": {"]);
        for (n, (line, below)) in each(below).enumerate() {
            self.put(&[if n > 0 { ",\n " } else { "\n " }, &margin, "\"", line.key.trim_end_matches('?'), "\": {"]);
            self.shape(line.shape, line.said, below, indent + 1);
            self.put(&["}"]);
        }
        self.put(&["\n", &margin, "}"]);
    }
}
