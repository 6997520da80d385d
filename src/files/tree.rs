//! What a TOML file says, as tables of values, each with its place. Read by [`super::plain`] where the file is written as
//! almost all are, by the toml crate where it is not.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use super::faults::MOST_FINDINGS;
use super::plain;
use super::values::beginning;
use crate::diagnostic::Span;

/// Keys and values. Those read by [`super::plain`] stand in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Table<'t>(pub(super) Vec<Entry<'t>>);

/// A key and its value.
#[derive(Debug, PartialEq)]
pub(super) struct Entry<'t> {
    pub(super) key: Cow<'t, str>,
    /// Where the key stands.
    pub(super) at: Span,
    pub(super) value: Node<'t>,
}

/// A value and where it stands; for a table with a header, where the header stands.
#[derive(Debug, PartialEq)]
pub(super) struct Node<'t> {
    pub(super) is: Data<'t>,
    pub(super) at: Span,
}

/// What a value is.
#[derive(Debug, PartialEq)]
pub(super) enum Data<'t> {
    Text(Cow<'t, str>),
    /// A whole number as it is written; nothing beside it where it does not fit.
    Whole(Cow<'t, str>, Option<i64>),
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

/// The same keys with the same values at the same places, in whatever order.
impl PartialEq for Table<'_> {
    fn eq(&self, other: &Self) -> bool {
        let has = |entry: &Entry<'_>| other.0.iter().find(|its| its.key == entry.key).is_some_and(|its| its == entry);
        self.0.len() == other.0.len() && self.0.iter().all(has)
    }
}

/// The top table of a file, or what is not TOML in it.
pub(super) fn read(text: &str) -> Result<Table<'_>, Vec<Error>> {
    let Some(plainly) = plain::read(text) else { return read_any(text) };
    // Two readers must not become two meanings: every test and every fuzzed input holds them to the same.
    debug_assert!(read_any(text).is_ok_and(|all| all == plainly), "read in two ways: {text:?}");
    Ok(plainly)
}

/// How much of a large file is looked at first: where nearly every line of that is wrong, all would take much memory.
const FIRST_PART: usize = 128 * 1024;

fn read_any(text: &str) -> Result<Table<'_>, Vec<Error>> {
    if text.len() > FIRST_PART {
        let first = beginning(text, FIRST_PART);
        let first = first.rfind('\n').and_then(|end| first.get(..=end)).unwrap_or_default();
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
        DeValue::Integer(number) => {
            let fits = i64::from_str_radix(number.as_str(), number.radix()).ok();
            Data::Whole(number.to_string().into(), fits)
        }
        DeValue::Float(_) => Data::Float,
        DeValue::Boolean(flag) => Data::Flag(flag),
        DeValue::Datetime(time) => Data::Time(time.date.map(|date| date.to_string().into())),
        DeValue::Array(values) => Data::List(values.into_iter().map(of_value).collect()),
        DeValue::Table(table) => Data::Table(of_table(table)),
    };
    Node { is, at }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// Every TOML file below a folder.
    fn texts(folder: &Path, found: &mut Vec<(String, String)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                texts(&path, found);
            } else if let Ok(text) = std::fs::read_to_string(&path)
                && path.extension().is_some_and(|ending| ending == "toml" || ending == "txt")
            {
                found.push((path.display().to_string(), text));
            }
        }
    }

    /// What is read plainly is what the toml crate reads, to the last place. Says whether it was read so.
    fn agrees(name: &str, text: &str) -> bool {
        let Some(plainly) = plain::read(text) else { return false };
        let all = read_any(text).unwrap_or_else(|errors| panic!("{name}: {errors:?}\n{text}"));
        assert!(plainly == all, "{name}:\n{text}\n{plainly:#?}\n{all:#?}");
        true
    }

    fn every_file() -> Vec<(String, String)> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut found = Vec::new();
        for folder in ["ladders", "tests", "src"] {
            texts(&root.join(folder), &mut found);
        }
        found
    }

    #[test]
    fn both_readers_read_the_same() {
        let files = every_file();
        assert!(files.len() > 40);
        for (name, text) in files {
            let is_ours = agrees(&name, &text);
            assert!(is_ours || !name.contains("/ladders/"), "{name} is not read plainly");
        }
    }

    #[test]
    fn whatever_is_changed_in_a_file_both_read_the_same_or_one_leaves_it() {
        const SIGNS: &[&str] = &[
            "\"",
            "'",
            "[",
            "]",
            "{",
            "}",
            ",",
            "=",
            "#",
            "\n",
            "\r\n",
            "\\",
            "\t",
            " ",
            ".",
            "-",
            "+",
            "0",
            "07",
            "1e3",
            "_",
            "true",
            "false",
            "inf",
            "[[levels]]",
            "[levels.expects]",
            "[expects]",
            "a = 1",
            "a.b = 1",
            "\u{7f}",
            "\u{0}",
            "é",
            "2026-02-31",
            "2026-11-20",
            "2026-11-20 07:00:00",
            "[]",
            "{}",
            "{ a = 1 }",
            "[1, 2,]",
            "format",
        ];
        let short = "format = 1\nname = \"N\" # c\nmade = 2026-11-20\nok = true\nlist = [1, \"two\", { a = 3, b = [] }]\n\
                     # comment\n[[tracks]]\nid = \"a\"\n[[levels]]\nid = \"l\"\n[levels.expects]\nx = [\n  \"one\", # c\n  \
                     { id = \"t\", text = \"two\" },\n]\n[[levels]]\nid = \"m\"\n\n[answers]\na = 1\nb = \"not-sure\"\n";
        let mut last = 7_u64;
        let mut next = |below: usize| {
            last = last.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(last >> 33).unwrap() % below
        };
        let mut plainly = 0;
        for _ in 0..60_000 {
            let mut text = short.to_owned();
            for _ in 0..=next(3) {
                let from = next(text.len());
                let to = (from + [0, 0, 1, 1, 2, 5, 20][next(7)]).min(text.len());
                if text.is_char_boundary(from) && text.is_char_boundary(to) {
                    text.replace_range(from..to, SIGNS[next(SIGNS.len())]);
                }
            }
            plainly += usize::from(agrees("changed", &text));
        }
        assert!(plainly > 5_000, "{plainly}");
    }
}
