//! TOML as almost every file of ours is written, read in one pass: bare keys, texts in double quotes on one line and
//! without escapes, whole numbers, dates, lists, small tables in braces, headers such as `[answers]`, `[[levels]]` and
//! `[levels.expects]`. Whatever else a file holds, and every mistake, is left to the toml crate, which knows all of TOML
//! and takes five times as long.

use std::borrow::Cow;

use super::tree::{Data, Entry, Node, Table};
use crate::diagnostic::Span;

/// Lists in lists are left to the toml crate from here on, which stops at 80.
const DEEPEST: usize = 8;

/// Tables with more keys too: looking each up among the others would take long.
const MOST_KEYS: usize = 200;

/// Room for the keys of most tables: of those with a header, and of those in braces.
const USUAL_KEYS: usize = 16;
const FEW_KEYS: usize = 3;

/// More headers than a ladder of some size has.
const MANY: usize = 1_000;

/// The top table of a file, if all of it is plain.
pub(super) fn read(text: &str) -> Option<Table<'_>> {
    let mut reader = Reader { text, at: 0, headers: 0, begun: Vec::new() };
    let mut top = Table::default();
    let mut path = Path::Top;
    loop {
        reader.skip_lines()?;
        match reader.peek() {
            None => return Some(top),
            Some(b'[') => path = reader.header(&mut top)?,
            Some(_) => {
                let entry = reader.entry(0)?;
                reader.end_of_line()?;
                add(path.table(&mut top)?, entry)?;
            }
        }
    }
}

/// The table that the keys belong to which are read now.
#[derive(Clone, Copy)]
enum Path {
    /// The file's own.
    Top,
    /// The top table's value with this number: a table, or the last of a list of tables.
    In(usize),
    /// The last value of that.
    Below(usize),
}

impl Path {
    fn table<'a, 't>(self, top: &'a mut Table<'t>) -> Option<&'a mut Table<'t>> {
        match self {
            Self::Top => Some(top),
            Self::In(n) => table_in(top.0.get_mut(n)),
            Self::Below(n) => table_in(table_in(top.0.get_mut(n))?.0.last_mut()),
        }
    }
}

/// The table that a value is, or the last one of the list of tables that it is.
fn table_in<'a, 't>(entry: Option<&'a mut Entry<'t>>) -> Option<&'a mut Table<'t>> {
    match &mut entry?.value.is {
        Data::Table(table) => Some(table),
        Data::List(tables) => match &mut tables.last_mut()?.is {
            Data::Table(table) => Some(table),
            _ => None,
        },
        _ => None,
    }
}

/// Adds a key that is not there yet, and gives its number.
fn add<'t>(table: &mut Table<'t>, entry: Entry<'t>) -> Option<usize> {
    let is_new = table.0.len() < MOST_KEYS && table.get(&entry.key).is_none();
    is_new.then(|| table.0.push(entry))?;
    Some(table.0.len() - 1)
}

/// What no text and no comment may hold as it is, and what ends a text or has a meaning in it.
fn is_special(byte: u8) -> bool {
    byte < b' ' || matches!(byte, b'"' | b'\\' | 0x7f)
}

/// How many bytes stand before the first special one: eight at a time, since most of a file is looked at by this.
fn before_special(bytes: &[u8]) -> usize {
    let all = |byte: u8| u64::from_le_bytes([byte; 8]);
    let (eights, _) = bytes.as_chunks();
    let is_clear = |eight: &&[u8; 8]| {
        let eight = u64::from_le_bytes(**eight);
        // Taking one away from a byte that is 0 sets its highest bit, as taking a space's worth from a lesser one does.
        let is = |byte: u8| (eight ^ all(byte)).wrapping_sub(all(1));
        let special = is(b'"') | is(b'\\') | is(0x7f) | eight.wrapping_sub(all(b' '));
        special & !eight & all(0x80) == 0
    };
    let clear = 8 * eights.iter().take_while(is_clear).count();
    clear + bytes.iter().skip(clear).take_while(|byte| !is_special(**byte)).count()
}

/// A table for so many keys.
fn table_of(keys: usize) -> Table<'static> {
    Table(Vec::with_capacity(keys))
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    headers: usize,
    /// The numbers of the top table's values that headers have begun, and which of them are lists.
    begun: Vec<(usize, bool)>,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn takes(&mut self, wanted: &str) -> Option<()> {
        let wanted = wanted.as_bytes();
        (self.peek() == wanted.first().copied() && self.rest().starts_with(wanted)).then(|| self.at += wanted.len())
    }

    /// As many bytes as are such.
    fn take_while(&mut self, is: impl Fn(u8) -> bool) -> &'t str {
        let start = self.at;
        self.at += self.rest().iter().take_while(|byte| is(**byte)).count();
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn span_from(&self, start: usize) -> Span {
        Span { start, end: self.at }
    }

    fn skip_spaces(&mut self) {
        while let Some(b' ' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    fn skip_comment(&mut self) {
        if self.peek() == Some(b'#') {
            self.take_while(|byte| !is_special(byte) || matches!(byte, b'"' | b'\\' | b'\t'));
        }
    }

    /// Empty lines, comments and the spaces before what is next. What comes then is no line's end.
    fn skip_lines(&mut self) -> Option<()> {
        loop {
            self.skip_spaces();
            self.skip_comment();
            match self.peek() {
                Some(b'\n') => self.at += 1,
                // A comment that does not end where its line does.
                Some(byte) if byte < b' ' || byte == 0x7f => return None,
                _ => return Some(()),
            }
        }
    }

    fn end_of_line(&mut self) -> Option<()> {
        self.skip_spaces();
        self.skip_comment();
        matches!(self.peek(), None | Some(b'\n')).then_some(())
    }

    fn key(&mut self) -> Option<(Cow<'t, str>, Span)> {
        let start = self.at;
        let key = self.take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        (!key.is_empty()).then(|| (key.into(), self.span_from(start)))
    }

    fn header(&mut self, top: &mut Table<'t>) -> Option<Path> {
        let start = self.at;
        let is_list = self.takes("[[").is_some();
        if !is_list {
            self.takes("[")?;
        }
        let (key, at) = self.key()?;
        let below = if self.takes(".").is_some() { Some(self.key()?) } else { None };
        self.takes(if is_list { "]]" } else { "]" })?;
        let here = self.span_from(start);
        self.end_of_line()?;
        // Of thousands the room would be larger than the file.
        let room = if self.headers < MANY { USUAL_KEYS } else { 0 };
        self.headers += 1;
        let table = Node { is: Data::Table(table_of(room)), at: here };
        match (below, top.0.iter().position(|entry| entry.key == key)) {
            (None, None) => {
                let value = if is_list { Node { is: Data::List(vec![table]), at: here } } else { table };
                let n = add(top, Entry { key, at, value })?;
                self.begun.push((n, is_list));
                Some(Path::In(n))
            }
            (None, Some(n)) if self.begun.contains(&(n, true)) && is_list => {
                let Data::List(tables) = &mut top.0.get_mut(n)?.value.is else { return None };
                tables.push(table);
                Some(Path::In(n))
            }
            (Some((key, at)), Some(n)) if self.begun.iter().any(|(begun, _)| *begun == n) && !is_list => {
                add(Path::In(n).table(top)?, Entry { key, at, value: table }).map(|_| Path::Below(n))
            }
            _ => None,
        }
    }

    fn entry(&mut self, depth: usize) -> Option<Entry<'t>> {
        let (key, at) = self.key()?;
        self.skip_spaces();
        self.takes("=")?;
        self.skip_spaces();
        Some(Entry { key, at, value: self.value(depth)? })
    }

    fn value(&mut self, depth: usize) -> Option<Node<'t>> {
        let start = self.at;
        let is = match self.peek()? {
            b'"' => self.string()?,
            b'0'..=b'9' => self.number()?,
            b't' => self.takes("true").map(|()| Data::Flag(true))?,
            b'f' => self.takes("false").map(|()| Data::Flag(false))?,
            b'[' if depth < DEEPEST => self.list(depth + 1)?,
            b'{' if depth < DEEPEST => self.braces(depth + 1)?,
            _ => return None,
        };
        let ends = matches!(self.peek(), None | Some(b' ' | b'\t' | b'\n' | b'#' | b',' | b']' | b'}'));
        ends.then(|| Node { is, at: self.span_from(start) })
    }

    fn string(&mut self) -> Option<Data<'t>> {
        self.at += 1;
        let start = self.at;
        self.at += before_special(self.rest());
        let text = self.text.get(start..self.at)?;
        self.takes("\"")?;
        // Three quotation marks begin a text of several lines.
        (!text.is_empty() || self.peek() != Some(b'"')).then(|| Data::Text(text.into()))
    }

    fn number(&mut self) -> Option<Data<'t>> {
        let written = self.take_while(|byte| byte.is_ascii_digit() || byte == b'-');
        if written.contains('-') {
            let [year, month, day]: [&str; 3] = written.split('-').collect::<Vec<_>>().try_into().ok()?;
            let is_within = |part: &str, most: u8| {
                part.len() == 2 && part.parse::<u8>().is_ok_and(|number| (1..=most).contains(&number))
            };
            // Which months have more days is left to the toml crate, and so is a time behind the date.
            let is_date = year.len() == 4 && is_within(month, 12) && is_within(day, 28);
            let has_time = matches!(self.rest(), [b' ', b'0'..=b'9', ..]);
            return (is_date && !has_time).then(|| Data::Time(Some(written.into())));
        }
        let is_plain = written.len() == 1 || !written.starts_with('0');
        is_plain.then(|| Data::Whole(written.into(), written.parse().ok()))
    }

    fn list(&mut self, depth: usize) -> Option<Data<'t>> {
        self.at += 1;
        let mut values = Vec::new();
        loop {
            self.skip_lines()?;
            if self.takes("]").is_some() {
                return Some(Data::List(values));
            }
            values.push(self.value(depth)?);
            self.skip_lines()?;
            if self.peek()? != b']' {
                self.takes(",")?;
            }
        }
    }

    fn braces(&mut self, depth: usize) -> Option<Data<'t>> {
        self.at += 1;
        let mut table = table_of(FEW_KEYS);
        self.skip_spaces();
        while self.takes("}").is_none() {
            add(&mut table, self.entry(depth)?)?;
            self.skip_spaces();
            if self.peek()? == b',' {
                self.at += 1;
                self.skip_spaces();
                // A comma at the end is not of every TOML.
                if self.peek()? == b'}' {
                    return None;
                }
            } else if self.peek()? != b'}' {
                return None;
            }
        }
        Some(Data::Table(table))
    }
}
