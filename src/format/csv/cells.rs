//! A sheet as rows of cells: RFC 4180, read with patience, every cell with its place; and what one cell holds.

use csv_core::{ReadFieldResult, ReaderBuilder};

use crate::diagnostic::Span;
use crate::model::acts_on_screen;

/// One cell.
#[derive(Clone, Debug)]
pub(crate) struct SheetCell {
    /// Its text without the quotes around it; line breaks are still in it, control characters are not.
    pub(crate) text: String,
    /// Its place in the text, with its quotes.
    pub(crate) at: Span,
}

/// The cells of one row. A row can go over several lines, if a quoted cell does.
pub(crate) type Record = Vec<SheetCell>;

/// The rows of a text from a place on, but for empty ones; no more than `most` of them. The separator is ASCII.
///
/// # Errors
/// The place of a quotation mark that is never closed.
pub(crate) fn records(text: &str, from: usize, separator: u8, most: usize) -> Result<Vec<Record>, Span> {
    let mut reader = ReaderBuilder::new().delimiter(separator).build();
    // No cell is longer than what is left of the text, and it is never filled up.
    let mut value = vec![0; text.len() - from + 2];
    let (mut records, mut record) = (Vec::new(), Record::new());
    let mut at = from;
    while records.len() < most {
        let rest = |at: usize| text.get(at..).expect("a place in the text");
        if record.is_empty() {
            at = text.len() - rest(at).trim_start_matches(['\r', '\n']).len();
        }
        let start = at;
        let indent = rest(at).len() - rest(at).trim_start_matches(' ').len();
        // A careless space before a quotation mark would make the mark a sign like any other.
        if rest(at + indent).starts_with('"') {
            at += indent;
        }
        let (mut result, read, mut written) = reader.read_field(rest(at).as_bytes(), &mut value);
        let (mut end, mark) = (at + read.saturating_sub(1), start..at + 1);
        at += read;
        if result == ReadFieldResult::InputEmpty {
            // The last cell has nothing behind it. If a line's end does not end it, it is still between its quotes.
            end = at;
            let (last, _, more) =
                reader.read_field(b"\n", value.get_mut(written..).expect("no more is written than there is room for"));
            (result, written) = (last, written + more);
        }
        let is_last = match result {
            ReadFieldResult::Field { record_end } => record_end,
            ReadFieldResult::End => break,
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => return Err(mark.into()),
        };
        let value = str::from_utf8(value.get(..written).expect("no more is written than there is room for"))
            .expect("it was parted at ASCII");
        record.push(SheetCell { text: harmless(value), at: (start..end).into() });
        if is_last {
            let record = std::mem::take(&mut record);
            records.extend(record.iter().any(|cell| !cell.is_empty()).then_some(record));
        }
    }
    Ok(records)
}

/// Without what would act on a screen: control characters become spaces, signs that turn the direction of writing go.
pub(crate) fn harmless(text: &str) -> String {
    let plain = |c: char| match c {
        '\n' | '\r' => Some(c),
        c if c.is_control() => Some(' '),
        c if acts_on_screen(c) => None,
        c => Some(c),
    };
    text.chars().filter_map(plain).collect()
}

/// Signs that lists are made with. The first few are so only before a space.
const BULLETS: [char; 16] = ['-', '*', '–', '—', '+', '•', '‣', '◦', '▪', '●', '·', '○', '■', '►', '➢', '✓'];
const ONLY_BEFORE_A_SPACE: usize = 5;

/// Words that tie a line of the requirements to the one above it: another way to meet it, and how it is kept valid.
pub(crate) const OR: &str = "or: ";
/// See [`OR`].
pub(crate) const RENEW: &str = "renew: ";

/// Words that say before a suggestion for whom it is: `for returning: `.
pub(crate) const FOR: &str = "for ";

/// One line of a cell.
#[derive(Debug)]
pub(crate) struct CellLine<'a> {
    pub(crate) text: String,
    /// It began with a bullet.
    is_item: bool,
    /// As it is written in the cell.
    written: &'a str,
}

impl CellLine<'_> {
    /// What follows one of the words that tie a line to the one above it.
    pub(crate) fn after(&self, word: &str) -> Option<String> {
        let written = self.written.trim_start();
        let ties = written.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        if ties { line(written.get(word.len()..)?).map(|line| line.text) } else { None }
    }
}

impl SheetCell {
    pub(crate) fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Its lines that say something, without bullets and without the sign that protects them.
    pub(crate) fn lines(&self) -> Vec<CellLine<'_>> {
        self.text.split(['\n', '\r']).filter_map(line).collect()
    }

    /// All it says on one line.
    pub(crate) fn one(&self) -> String {
        join(self.lines())
    }

    /// All it says, line breaks and all, without the sign that protects it.
    pub(crate) fn prose(&self) -> String {
        let unprotected = self.text.strip_prefix('\'').filter(|protected| needs_protection(protected));
        unprotected.unwrap_or(&self.text).replace("\r\n", "\n")
    }

    /// Its lines, each for itself.
    pub(crate) fn list(&self) -> Vec<String> {
        self.lines().into_iter().map(|line| line.text).collect()
    }

    /// Its sentences: one, unless it holds a list. With `by_line`, each line is one, unless there are bullets; without,
    /// where every line looks like a sentence of its own.
    pub(crate) fn sentences(&self, by_line: bool) -> Vec<String> {
        let lines = self.lines();
        let by_line = by_line || are_sentences(&lines);
        let has_items = lines.iter().any(|line| line.is_item);
        let mut groups: Vec<Vec<CellLine<'_>>> = Vec::new();
        for line in lines {
            let begins = groups.is_empty() || if has_items { line.is_item } else { by_line };
            match groups.last_mut() {
                Some(group) if !begins => group.push(line),
                _ => groups.push(vec![line]),
            }
        }
        groups.into_iter().map(join).collect()
    }
}

/// Lines that someone broke to begin another sentence: each begins with a capital, and none leaves off in the middle.
fn are_sentences(lines: &[CellLine<'_>]) -> bool {
    let begins = |line: &CellLine<'_>| line.text.chars().next().is_some_and(char::is_uppercase);
    let goes_on = |line: &CellLine<'_>| line.text.ends_with([',', '-', '–', '&', '(']);
    let before_last = lines.split_last().map_or(lines, |(_, before)| before);
    lines.len() > 1 && lines.iter().all(begins) && !before_last.iter().any(goes_on)
}

fn join(mut lines: Vec<CellLine<'_>>) -> String {
    if lines.len() > 1 {
        lines.retain(|line| !line.text.is_empty());
    }
    lines.into_iter().map(|line| line.text).collect::<Vec<_>>().join(" ")
}

fn line(written: &str) -> Option<CellLine<'_>> {
    if let Some(protected) = written.strip_prefix('\'').filter(|protected| needs_protection(protected)) {
        return Some(CellLine { text: protected.to_owned(), is_item: false, written });
    }
    let item = after_bullet(written.trim());
    let text = item.unwrap_or(written.trim());
    (!text.is_empty()).then(|| CellLine { text: text.to_owned(), is_item: item.is_some(), written })
}

fn after_bullet(line: &str) -> Option<&str> {
    let sign = BULLETS.iter().position(|sign| line.starts_with(*sign))?;
    let rest = line.trim_start_matches(BULLETS.get(sign).copied()?);
    let is_bullet = sign >= ONLY_BEFORE_A_SPACE || rest.starts_with(char::is_whitespace);
    is_bullet.then(|| rest.trim_start())
}

/// A ladder's text as it stands in a sheet: with a `'` before it where a spreadsheet would take it for a formula, or
/// where reading it back would take something from it.
#[must_use]
pub(crate) fn protected(text: &str) -> String {
    if needs_protection(text) { format!("'{text}") } else { text.to_owned() }
}

/// Whether a text without the `'`s before it is one to be protected. Reading takes one `'` from just those that
/// writing gave one.
fn needs_protection(text: &str) -> bool {
    let text = text.trim_start_matches('\'');
    let begins = |word: &str| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    text.is_empty()
        || text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
        || text.starts_with(BULLETS)
        || text.starts_with(char::is_whitespace)
        || text.ends_with(char::is_whitespace)
        || begins(OR)
        || begins(RENEW)
        || crate::model::Audience::ALL.iter().any(|audience| begins(&format!("{FOR}{audience}: ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str, separator: u8) -> Vec<Vec<String>> {
        let records = records(text, 0, separator, usize::MAX).expect("rows");
        records.into_iter().map(|record| record.into_iter().map(|cell| cell.text).collect()).collect()
    }

    fn cell(text: &str) -> SheetCell {
        SheetCell { text: text.into(), at: Span::default() }
    }

    #[test]
    fn quotes_hold_separators_line_breaks_and_quotes() {
        assert_eq!(texts("a;\"b;\"\"c\"\"\r\nd\"\r\n\r\n;\r\ne", b';'), [vec!["a", "b;\"c\"\r\nd"], vec!["e"]]);
        assert_eq!(
            texts("a,b\rc,  \"d, e\"", b','),
            [["a", "b"], ["c", "d, e"]],
            "lines of an old Mac; a careless space"
        );
        assert_eq!(texts("6\" nails,\"a\"b", b','), [["6\" nails", "ab"]]);
        assert_eq!(texts("a\u{7}b,c\u{202e}d", b','), [["a b", "cd"]]);
        assert_eq!(records("a,\"b\nc", 0, b',', usize::MAX).err(), Some(Span { start: 2, end: 3 }));
    }

    #[test]
    fn lists_in_a_cell_come_apart_and_sentences_do_not() {
        assert_eq!(cell("- a\n- b\n  goes on\n\n• c").sentences(false), ["a", "b goes on", "c"]);
        assert_eq!(cell("Owns:\n* a").sentences(false), ["Owns:", "a"]);
        assert_eq!(cell("one sentence\nover two lines").sentences(false), ["one sentence over two lines"]);
        assert_eq!(cell("one\ntwo").sentences(true), ["one", "two"]);
        assert_eq!(cell("-5 degrees").sentences(false), ["-5 degrees"]);
        assert_eq!(cell(" \n ").sentences(true), Vec::<String>::new());
    }

    #[test]
    fn what_is_protected_is_read_back_to_the_letter() {
        for text in ["=1+1", "'=x", "''", "'", "", " a ", "- a", "•", "'tis", "or: b", "Renew: c", "a", "@x", "\u{a0}"]
        {
            let cell = cell(&protected(text));
            let read = cell.lines();
            assert_eq!(read.len(), 1, "{text:?}");
            assert_eq!(read[0].text, text);
        }
        assert_eq!(protected("plain"), "plain");
        assert_eq!(protected("'tis"), "'tis");
    }
}
