//! What a TOML file says, as tables of values, each with its place.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use super::faults::MOST_FINDINGS;
use crate::diagnostic::Span;

/// Keys and values.
#[derive(Debug)]
pub(super) struct Table<'t>(pub(super) Vec<Entry<'t>>);

/// A key and its value.
#[derive(Debug)]
pub(super) struct Entry<'t> {
    pub(super) key: Cow<'t, str>,
    /// Where the key stands.
    pub(super) at: Span,
    pub(super) value: Node<'t>,
}

/// A value and where it stands; for a table with a header, where the header stands.
#[derive(Debug)]
pub(super) struct Node<'t> {
    pub(super) is: Data<'t>,
    pub(super) at: Span,
}

/// What a value is.
#[derive(Debug)]
pub(super) enum Data<'t> {
    Text(Cow<'t, str>),
    /// A whole number, or `None` if it does not fit.
    Whole(Option<i64>),
    /// A number with a point.
    Float,
    Flag(bool),
    /// A date or time; with the day, `YYYY-MM-DD`, if it has one.
    Time(Option<Cow<'t, str>>),
    List(Vec<Node<'t>>),
    Table(Table<'t>),
}

impl<'t> Table<'t> {
    pub(super) fn get(&self, key: &str) -> Option<&Node<'t>> {
        self.0.iter().find(|entry| entry.key == key).map(|entry| &entry.value)
    }
}

/// How much of a large file is looked at first: where nearly every line of that is wrong, all would take much memory.
const FIRST_PART: usize = 128 * 1024;

/// The top table of a file, or what is not TOML in it.
pub(super) fn read(text: &str) -> Result<Table<'_>, Vec<Error>> {
    if text.len() > FIRST_PART {
        let end = text.bytes().take(FIRST_PART).rposition(|byte| byte == b'\n');
        let first = end.and_then(|end| text.get(..=end)).unwrap_or_default();
        let (_, errors) = DeTable::parse_recoverable(first);
        if errors.len() > MOST_FINDINGS {
            return Err(errors);
        }
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() { Ok(of_table(table.into_inner())) } else { Err(errors) }
}

fn of_table(table: DeTable<'_>) -> Table<'_> {
    let entries = table.into_iter().map(|(key, value)| {
        let at = key.span().into();
        Entry { key: key.into_inner(), at, value: of_value(value) }
    });
    Table(entries.collect())
}

fn of_value(value: Spanned<DeValue<'_>>) -> Node<'_> {
    let at = value.span().into();
    let is = match value.into_inner() {
        DeValue::String(text) => Data::Text(text),
        DeValue::Integer(number) => Data::Whole(i64::from_str_radix(number.as_str(), number.radix()).ok()),
        DeValue::Float(_) => Data::Float,
        DeValue::Boolean(flag) => Data::Flag(flag),
        DeValue::Datetime(time) => Data::Time(time.date.map(|date| date.to_string().into())),
        DeValue::Array(values) => Data::List(values.into_iter().map(of_value).collect()),
        DeValue::Table(table) => Data::Table(of_table(table)),
    };
    Node { is, at }
}
