//! Reads a sheet into rows of cells, each with its place, and the parts of a single cell. It follows RFC 4180 but
//! forgives common slips.

use csv_core::{ReadFieldResult, ReaderBuilder};

use crate::diagnostic::Span;
use crate::model::acts_on_screen;

/// One cell.
#[derive(Clone, Debug)]
pub(crate) struct SheetCell {
    /// Its text without the quotes around it. Line breaks are kept, control characters are not.
    pub(crate) text: String,
    /// Its place in the text, including its quotes.
    pub(crate) at: Span,
}

/// The cells of one row. A row spans several lines if a quoted cell does.
pub(crate) type Record = Vec<SheetCell>;

/// The non-empty rows of a text from a place on, at most `most` of them. The separator is ASCII.
///
/// # Errors
/// The place of a quotation mark that is not closed.
pub(crate) fn records(text: &str, from: usize, separator: u8, most: usize) -> Result<Vec<Record>, Span> {
    let mut reader = ReaderBuilder::new().delimiter(separator).build();
    // No cell is longer than the rest of the text, so this buffer is never full.
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
        // Skip spaces before a quotation mark, or the reader would not see the cell as quoted.
        if rest(at + indent).starts_with('"') {
            at += indent;
        }
        let (mut result, read, mut written) = reader.read_field(rest(at).as_bytes(), &mut value);
        let (mut end, mark) = (at + read.saturating_sub(1), start..at + 1);
        at += read;
        if result == ReadFieldResult::InputEmpty {
            // The text ends with this cell. If adding a line end does not finish the cell, its quotes are not closed.
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

/// Makes a text safe to show: control characters become spaces, and characters that change the direction of writing are
/// removed.
pub(crate) fn harmless(text: &str) -> String {
    let plain = |c: char| match c {
        '\n' | '\r' => Some(c),
        c if c.is_control() => Some(' '),
        c if acts_on_screen(c) => None,
        c => Some(c),
    };
    text.chars().filter_map(plain).collect()
}

/// Characters that people use as bullets. The first few count only before a space.
const BULLETS: [char; 16] = ['-', '*', '–', '—', '+', '•', '‣', '◦', '▪', '●', '·', '○', '■', '►', '➢', '✓'];
const ONLY_BEFORE_A_SPACE: usize = 5;

/// Prefixes of a line in the requirements that belongs to the line above it. This one gives another way to meet it.
pub(crate) const OR: &str = "or: ";
/// This one says how to keep it valid; see [`OR`].
pub(crate) const RENEW: &str = "renew: ";

/// The prefix of a suggestion that says who it is for: `for returning: `.
pub(crate) const FOR: &str = "for ";

/// One line of a cell.
#[derive(Debug)]
pub(crate) struct CellLine<'a> {
    pub(crate) text: String,
    /// Whether it began with a bullet.
    is_item: bool,
    /// The line as written in the cell.
    written: &'a str,
}

impl CellLine<'_> {
    /// The text after a prefix that ties the line to the one above it.
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

    /// Its non-empty lines, without bullets and without the apostrophe that protects them.
    pub(crate) fn lines(&self) -> Vec<CellLine<'_>> {
        self.text.split(['\n', '\r']).filter_map(line).collect()
    }

    /// The whole text on one line.
    pub(crate) fn one(&self) -> String {
        join(self.lines())
    }

    /// The whole text with its line breaks, without the apostrophe that protects it.
    pub(crate) fn prose(&self) -> String {
        let unprotected = self.text.strip_prefix('\'').filter(|protected| needs_protection(protected));
        unprotected.unwrap_or(&self.text).replace("\r\n", "\n")
    }

    /// Its lines as separate texts.
    pub(crate) fn list(&self) -> Vec<String> {
        self.lines().into_iter().map(|line| line.text).collect()
    }

    /// Its sentences. Bullets separate them. Without bullets the cell is one sentence, unless `by_line` says that each
    /// line is one, or every line looks like one.
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

/// Whether these lines look like a sentence each: all begin with a capital, and only the last may end in the middle of
/// something.
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

/// A ladder's text as it is written in a sheet. It gets an apostrophe in front if a spreadsheet would take it for a
/// formula, or if reading it back would change it.
#[must_use]
pub(crate) fn protected(text: &str) -> String {
    if needs_protection(text) { format!("'{text}") } else { text.to_owned() }
}

/// Whether a text needs a protecting apostrophe, judged without any that it begins with. Reading removes exactly the
/// apostrophes that writing added.
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
