//! The lists of tables in answers files: `[[marks]]`, or `marks = [{ … }]` on one line or several. Writing keeps the
//! form that the file uses and loses no comment.

use std::collections::HashSet;
use std::sync::LazyLock;

use anyhow::{Context as _, Result};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value as Json;
use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, Value};

use crate::model::{Answers, Date, Goal, Mark, Meeting, Trial, ValueRule, schema_of};

/// Keys whose value is a day, anywhere in answers. JSON has no dates, so serde writes them as strings.
static DAYS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    fn collect(schema: &Json, days: &mut HashSet<String>) {
        for (key, property) in schema.get("properties").and_then(Json::as_object).into_iter().flatten() {
            if ValueRule::of(property) == Some(ValueRule::Date) {
                days.insert(key.clone());
            }
            collect(property, days);
        }
        schema.get("items").into_iter().for_each(|items| collect(items, days));
    }
    let mut days = HashSet::new();
    collect(&schema_of::<Answers>(true), &mut days);
    days
});

/// A day as a TOML value.
pub(crate) fn day(date: &Date) -> Value {
    let date: toml_edit::Datetime = date.parse().expect("a day is written as TOML writes days");
    date.into()
}

/// Sets a value if it differs, and keeps the comment beside it.
pub(crate) fn put(table: &mut dyn TableLike, key: &str, mut value: Value) {
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(known) if same(known, &value) => {}
        Some(known) => {
            *value.decor_mut() = known.decor().clone();
            *known = value;
        }
        None => {
            table.insert(key, Item::Value(value));
        }
    }
}

fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::String(a), Value::String(b)) => a.value() == b.value(),
        (Value::Integer(a), Value::Integer(b)) => a.value() == b.value(),
        (Value::Datetime(a), Value::Datetime(b)) => a.value().date == b.value().date,
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::InlineTable(a), Value::InlineTable(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        _ => false,
    }
}

/// The keys of an entry, with days as TOML dates.
fn fields(entry: &impl Serialize) -> Vec<(String, Value)> {
    fn with_days(key: &str, value: &Value) -> Value {
        match value {
            Value::String(text) if DAYS.contains(key) => {
                Date::parse(text.value()).map_or_else(|| value.clone(), |date| day(&date))
            }
            Value::Array(list) => Value::Array(list.iter().map(|one| with_days(key, one)).collect()),
            Value::InlineTable(table) => {
                Value::InlineTable(table.iter().map(|(key, value)| (key, with_days(key, value))).collect())
            }
            other => other.clone(),
        }
    }
    let document = toml_edit::ser::to_document(entry).expect("an entry of answers can be written as TOML");
    let values = document.iter().filter_map(|(key, item)| Some((key.to_owned(), with_days(key, item.as_value()?))));
    values.collect()
}

/// A list of tables in either form.
enum TableList<'f> {
    Headers(&'f mut ArrayOfTables),
    Inline(&'f mut Array),
}

impl<'f> TableList<'f> {
    fn in_file(file: &'f mut DocumentMut, key: &str) -> Result<Self> {
        let item = file.entry(key).or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
        match item {
            Item::ArrayOfTables(tables) => Ok(Self::Headers(tables)),
            Item::Value(Value::Array(list)) => Ok(Self::Inline(list)),
            _ => Err(anyhow::anyhow!("`{key}` is not a list of tables")),
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Headers(tables) => tables.len(),
            Self::Inline(list) => list.len(),
        }
    }

    fn text(&self, at: usize, key: &str) -> Option<&str> {
        match self {
            Self::Headers(tables) => tables.get(at)?.get(key)?.as_str(),
            Self::Inline(list) => list.get(at)?.as_inline_table()?.get(key)?.as_str(),
        }
    }

    fn table(&mut self, at: usize) -> Option<&mut dyn TableLike> {
        match self {
            Self::Headers(tables) => tables.get_mut(at).map(|table| table as &mut dyn TableLike),
            Self::Inline(list) => list.get_mut(at)?.as_inline_table_mut().map(|table| table as &mut dyn TableLike),
        }
    }

    fn push(&mut self) {
        match self {
            Self::Headers(tables) => tables.push(Table::new()),
            Self::Inline(list) => {
                // Indent it like the last entry, but without that entry's comment.
                let before = list.iter().last().and_then(|last| last.decor().prefix()?.as_str());
                let indent =
                    before.and_then(|before| before.rfind('\n').and_then(|at| before.get(at..))).map(str::to_owned);
                let mut table = Value::InlineTable(InlineTable::new());
                let indent = indent.unwrap_or_else(|| if list.is_empty() { "" } else { " " }.to_owned());
                table.decor_mut().set_prefix(indent);
                list.push_formatted(table);
            }
        }
    }
}

fn comment_before(decor: &toml_edit::Decor) -> String {
    let before = decor.prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default();
    if before.contains('#') { before.to_owned() } else { String::new() }
}

/// Removes an entry. A comment above it, or after the entry before it, is kept.
fn take_out(file: &mut DocumentMut, key: &str, at: usize) -> Result<()> {
    match TableList::in_file(file, key)? {
        TableList::Headers(tables) => {
            let above = tables.get(at).map(|table| comment_before(table.decor())).unwrap_or_default();
            tables.remove(at);
            if above.is_empty() {
                return Ok(());
            }
            if let Some(next) = tables.get_mut(at) {
                let own = next.decor().prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default();
                let both = format!("{}\n{own}", above.trim_end_matches('\n'));
                next.decor_mut().set_prefix(both);
            } else {
                let both = format!("{above}{}", file.trailing().as_str().unwrap_or_default());
                file.set_trailing(both);
            }
        }
        TableList::Inline(list) => {
            let above = list.get(at).map(|value| comment_before(value.decor())).unwrap_or_default();
            list.remove(at);
            if above.is_empty() {
                return Ok(());
            }
            if let Some(next) = list.get_mut(at) {
                let own = next.decor().prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default();
                let both = format!("{above}{own}");
                next.decor_mut().set_prefix(both);
            } else {
                let own = list.trailing().as_str().unwrap_or_default();
                let both = format!("{above}{}{own}", if own.starts_with('\n') { "" } else { "\n" });
                list.set_trailing(both);
            }
        }
    }
    Ok(())
}

/// Writes every mark into its own table, adds new ones at the end, and removes those that were taken back.
///
/// # Errors
/// If `marks` is something else in this file.
pub(crate) fn put_marks(file: &mut DocumentMut, marks: &[Mark], taken_back: &[Mark]) -> Result<()> {
    if marks.is_empty() && taken_back.is_empty() {
        return Ok(());
    }
    // This comes first, so that a table to be removed is not taken for one with the same key that is kept.
    take_back(file, taken_back, marks)?;
    let mut list = TableList::in_file(file, "marks")?;
    let mut written: Vec<usize> = Vec::new();
    for mark in marks {
        // Once a sentence has moved, two marks can have the same key. Each has its own table.
        let is = |at: &usize| !written.contains(at) && list.text(*at, "key") == Some(mark.key.as_str());
        let known = (0..list.len()).find(is);
        let at = known.unwrap_or_else(|| {
            list.push();
            list.len() - 1
        });
        written.push(at);
        let state_before = list.text(at, "state").map(str::to_owned);
        let table = list.table(at).context("an entry of `marks` is not a table")?;
        for (key, value) in fields(mark) {
            put(table, &key, value);
        }
        if mark.was.is_empty() {
            table.remove("was");
        }
        // An agreement is about the state the mark had then.
        if mark.agreed.is_none() && state_before.is_some_and(|before| before != mark.state.name()) {
            table.remove("agreed");
        }
    }
    Ok(())
}

/// Removes what was taken back: a mark that is no longer among `marks`, or the note of one, unless an editor changed
/// that note.
fn take_back(file: &mut DocumentMut, taken_back: &[Mark], marks: &[Mark]) -> Result<()> {
    for old in taken_back {
        if file.get("marks").is_none() {
            return Ok(());
        }
        let is_old = |mark: &&Mark| mark.key == old.key && mark.text == old.text;
        let still: Vec<&Mark> = marks.iter().filter(is_old).collect();
        let mut list = TableList::in_file(file, "marks")?;
        let is_it = |at: &usize| {
            list.text(*at, "key") == Some(old.key.as_str()) && list.text(*at, "text").unwrap_or_default() == old.text
        };
        let here: Vec<usize> = (0..list.len()).filter(is_it).collect();
        if still.is_empty() {
            if let Some(at) = here.first() {
                take_out(file, "marks", *at)?;
            }
            continue;
        }
        // Two marks can be about one sentence. Their tables come in the same order.
        for (at, mark) in here.into_iter().zip(still) {
            if mark.note.is_none()
                && list.text(at, "note") == old.note.as_deref()
                && let Some(table) = list.table(at)
            {
                table.remove("note");
            }
        }
    }
    Ok(())
}

/// An entry of which answers can have several, kept in the order of the file.
trait Repeated: Serialize + JsonSchema {
    const KEY: &str;
}

impl Repeated for Goal {
    const KEY: &str = "goals";
}

impl Repeated for Trial {
    const KEY: &str = "trials";
}

impl Repeated for Meeting {
    const KEY: &str = "meetings";
}

/// Writes each goal, trial and meeting into the table at the same position.
///
/// # Errors
/// If one of them is something else in this file.
pub(crate) fn put_plans(file: &mut DocumentMut, answers: &Answers) -> Result<()> {
    put_all(file, &answers.goals)?;
    put_all(file, &answers.trials)?;
    put_all(file, &answers.meetings)
}

fn put_all<T: Repeated>(file: &mut DocumentMut, entries: &[T]) -> Result<()> {
    if entries.is_empty() {
        return Ok(());
    }
    let mut list = TableList::in_file(file, T::KEY)?;
    for (at, entry) in entries.iter().enumerate() {
        if at >= list.len() {
            list.push();
        }
        let table = list.table(at).with_context(|| format!("an entry of `{}` is not a table", T::KEY))?;
        for (key, value) in fields(entry) {
            put(table, &key, value);
        }
    }
    Ok(())
}
