//! A ladder as a file to read and edit: TOML 1.0, in the order and the manner of the bundled ones.

use toml_edit::{DocumentMut, InlineTable, Item, Value};

use crate::model::Ladder;

/// Lists are written on one line up to so many columns.
const WIDTH: usize = 100;

/// Comments, by the id of what they belong to.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// At the top of the file.
    pub top: Vec<String>,
    /// At areas.
    pub areas: Vec<(String, Vec<String>)>,
    /// At tracks.
    pub tracks: Vec<(String, Vec<String>)>,
    /// At levels.
    pub levels: Vec<(String, Vec<String>)>,
}

/// The ladder as a ladder file, format 1. Reading it gives the same ladder.
///
/// # Panics
/// Never: whatever a ladder holds can be written as TOML.
#[must_use]
pub fn write_ladder(ladder: &Ladder, notes: &Notes) -> String {
    let document = toml_edit::ser::to_document(ladder).expect("all of a ladder can be written as TOML");
    let mut file = File { text: String::new() };
    file.notes(&notes.top);
    for (key, value) in document.iter().filter(|(_, item)| !is_tables(item)) {
        file.value(key, value.as_value());
    }
    for (key, notes) in [("sources", &Vec::new()), ("areas", &notes.areas), ("tracks", &notes.tracks)] {
        for table in tables(&document, key) {
            file.header(&format!("[[{key}]]"));
            file.notes(at(notes, text_of(table, "id")));
            table.iter().for_each(|(key, value)| file.value(key, Some(value)));
        }
    }
    let mut track = None;
    for level in tables(&document, "levels") {
        let of = text_of(level, "track");
        if track != Some(of) {
            track = Some(of);
            let mut tracks = ladder.tracks.iter().map(toml::Spanned::get_ref);
            let named = tracks.find(|track| track.id.as_deref() == Some(of)).map_or(of, |track| &track.name);
            file.header(&format!("# {}", super::csv::harmless(named)));
        }
        file.header("[[levels]]");
        file.notes(at(&notes.levels, text_of(level, "id")));
        file.level(level);
    }
    if let Some(words) = document.get("words").and_then(Item::as_table_like) {
        file.header("[words]");
        words.iter().for_each(|(key, value)| file.value(key, value.as_value()));
    }
    file.text
}

fn at<'a>(notes: &'a [(String, Vec<String>)], id: &str) -> &'a [String] {
    notes.iter().find(|(at, _)| at == id).map_or(&[], |(_, notes)| notes)
}

/// It is written with a header.
fn is_tables(item: &Item) -> bool {
    let is_table = |value: &Value| value.is_inline_table();
    item.is_table_like() || item.as_array().is_some_and(|list| !list.is_empty() && list.iter().all(is_table))
}

fn tables<'a>(document: &'a DocumentMut, key: &str) -> impl Iterator<Item = &'a InlineTable> {
    document.get(key).and_then(Item::as_array).into_iter().flatten().filter_map(Value::as_inline_table)
}

fn text_of<'a>(table: &'a InlineTable, key: &str) -> &'a str {
    table.get(key).and_then(Value::as_str).unwrap_or_default()
}

struct File {
    text: String,
}

impl File {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A line with an empty one before it.
    fn header(&mut self, line: &str) {
        self.text.push('\n');
        self.line(line);
    }

    fn notes(&mut self, notes: &[String]) {
        for note in notes {
            self.line(&format!("# {note}"));
        }
    }

    /// A key and its value; a list on one line if it fits there.
    fn value(&mut self, key: &str, value: Option<&Value>) {
        let Some(value) = value else { return };
        let key = key_as_written(key);
        let line = format!("{key} = {}", written(value));
        match value {
            Value::Array(list) if columns(&line) > WIDTH || line.contains('\n') => self.lines(&key, list.iter()),
            _ => self.line(&line),
        }
    }

    /// A list with a line for each.
    fn lines<'a>(&mut self, key: &str, items: impl Iterator<Item = &'a Value>) {
        self.line(&format!("{key} = ["));
        for item in items {
            self.line(&format!("  {},", written(item)));
        }
        self.line("]");
    }

    fn level(&mut self, level: &InlineTable) {
        for (key, value) in level.iter().filter(|(key, _)| *key != "expects") {
            self.value(key, Some(value));
        }
        let Some(expects) = level.get("expects").and_then(Value::as_inline_table) else { return };
        self.header("[levels.expects]");
        for (area, list) in expects {
            self.lines(&key_as_written(area), list.as_array().into_iter().flatten());
        }
    }
}

fn key_as_written(key: &str) -> String {
    toml_edit::Key::new(key).to_string()
}

/// A value on one line; a table with a list in it that does not fit has its list over several: no other line break may
/// stand in it.
fn written(value: &Value) -> String {
    match value {
        Value::Array(list) => format!("[{}]", list.iter().map(written).collect::<Vec<_>>().join(", ")),
        Value::InlineTable(table) => {
            let all = |list: &dyn Fn(&Value) -> String| {
                let entry = |(key, value): (&str, &Value)| {
                    format!("{} = {}", key_as_written(key), if value.is_array() { list(value) } else { written(value) })
                };
                format!("{{ {} }}", table.iter().map(entry).collect::<Vec<_>>().join(", "))
            };
            let line = all(&written);
            if columns(&line) + 3 <= WIDTH {
                return line;
            }
            all(&|list| {
                let items = list.as_array().into_iter().flatten().map(written).collect::<Vec<_>>();
                format!("[\n    {},\n  ]", items.join(",\n    "))
            })
        }
        Value::String(text) => Value::from(text.value().as_str()).to_string(),
        other => other.to_string().trim().to_owned(),
    }
}

fn columns(line: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(line)
}
