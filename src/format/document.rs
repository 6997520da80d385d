//! A whole TOML file of ours: its size, its syntax, and then its fields, by serde.

use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;
use toml::Spanned;
use toml::de::{DeTable, Error};

use super::LARGEST_FILE;
use super::faults::{Faults, MOST_FINDINGS};
use super::slips::{self, Slips};
use super::walk::Walk;
use crate::diagnostic::{Code, Diagnostic, Findings, Lines, Source, Span};

/// In a file of this size nothing takes much memory.
const SMALL: usize = 128 * 1024;

/// No file of ours has a thousand.
const MOST_DOTS: usize = 50_000;

const BYTE_ORDER_MARK: char = '\u{feff}';

/// Reads a whole file as `T`, whose schema is made only for a file with faults, and has `check` find what serde cannot
/// see and make of it what is wanted. Any fault refuses the file.
pub(crate) fn read_file<T: for<'de> Deserialize<'de>, R>(
    name: &str,
    text: &str,
    schema: &LazyLock<Value>,
    is_private: bool,
    check: impl FnOnce(T, &mut Walk) -> R,
) -> Result<R, Findings> {
    let text = content(text);
    if text.len() > LARGEST_FILE {
        return Err(too_large(name));
    }
    match read_whole(text, schema, is_private, check) {
        (Some(value), faults) if faults.is_empty() => Ok(value),
        (_, findings) => {
            let source = Source { name: name.to_owned(), text: text.to_owned(), is_private };
            Err(Findings { source: Some(source), findings })
        }
    }
}

/// A file's text without its byte order mark, which is not content: places are counted without it.
pub(crate) fn content(text: &str) -> &str {
    text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text)
}

/// Reads the content of a file as far as it can be read, and gives all its faults in the order of the file. Nothing can
/// be read of a text that is not TOML or of a format of tomorrow.
pub(crate) fn read_whole<T: for<'de> Deserialize<'de>, R>(
    content: &str,
    schema: &LazyLock<Value>,
    is_private: bool,
    check: impl FnOnce(T, &mut Walk) -> R,
) -> (Option<R>, Vec<Diagnostic>) {
    if content.len() > SMALL
        && let Some(at) = too_many_dots(content)
    {
        let fault = Diagnostic::error(format!("more than {MOST_DOTS} points stand in keys and headers")).at(at);
        return (None, vec![fault.code(Code::TOO_LARGE).help("put fewer tables inside each other")]);
    }
    let document = match parse(content) {
        Ok(document) => document,
        Err(errors) => return (None, syntax(content, &errors, schema)),
    };
    if content.starts_with(BYTE_ORDER_MARK) {
        let fault = Diagnostic::error("two byte order marks stand at the beginning of the file").code(Code::SYNTAX);
        return (None, vec![fault.at(0..BYTE_ORDER_MARK.len_utf8()).help("save it as UTF-8 once more")]);
    }
    let mut walk = Walk { is_private, ..Walk::default() };
    let value = T::deserialize(toml::de::Deserializer::from(document)).or_else(|refused| {
        let mut document = DeTable::parse(content).expect("it was TOML before");
        walk.document(&mut document, schema);
        if walk.faults.is_empty() {
            // No file is known for which the walk finds nothing; if there is one, serde's own words are better than none.
            let fault = Diagnostic::error(refused.message()).code(Code::UNKNOWN_VALUE);
            walk.faults.push(refused.span().into_iter().fold(fault, Diagnostic::at));
        }
        if walk.is_newer { Err(refused) } else { T::deserialize(toml::de::Deserializer::from(document)) }
    });
    match value {
        Ok(value) => {
            let read = check(value, &mut walk);
            (Some(read), walk.faults.in_order())
        }
        Err(_) => (None, walk.faults.in_order()),
    }
}

/// How much of a large file is looked at first: where nearly every line of that is wrong, all would take much memory.
const FIRST_PART: usize = 128 * 1024;

/// The last boundary of characters up to a byte.
fn boundary(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The document, or everything in the text that is not TOML.
fn parse(text: &str) -> Result<Spanned<DeTable<'_>>, Vec<Error>> {
    DeTable::parse(text).map_err(|_| {
        if text.len() > FIRST_PART {
            let first = text.get(..boundary(text, FIRST_PART)).expect("it is cut between characters");
            let first = first.rfind('\n').and_then(|end| first.get(..=end)).unwrap_or_default();
            let (_, errors) = DeTable::parse_recoverable(first);
            if errors.len() > MOST_FINDINGS {
                return errors;
            }
        }
        DeTable::parse_recoverable(text).1
    })
}

/// The line in which keys such as `a.b.c` and headers such as `[a.b.c]` have had more points than a file may have: for
/// each a table is made. One that has a hundred by itself is too deep anyway.
fn too_many_dots(content: &str) -> Option<Span> {
    let in_key = |line: &str| {
        let end = if line.trim_start().starts_with('[') { ']' } else { '=' };
        line.split(end).next().map_or(0, |key| key.bytes().filter(|byte| *byte == b'.').take(100).count())
    };
    let (mut dots, mut start) = (0, 0);
    content.split_inclusive('\n').find_map(|line| {
        dots += in_key(line);
        let at = Span { start, end: start + line.trim_end().len() };
        start += line.len();
        (dots > MOST_DOTS).then_some(at)
    })
}

/// As some editors and exports save it: with its mark before it, or every second byte a zero.
pub(crate) fn is_utf16(bytes: &[u8]) -> bool {
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => true,
        [0, first, 0, second, ..] | [first, 0, second, 0, ..] => *first > 0 && *second > 0,
        _ => false,
    }
}

/// The finding that a file is over the limit.
pub(crate) fn too_large(name: &str) -> Findings {
    let finding = Diagnostic::error(format!("the file is larger than {LARGEST_FILE} bytes")).code(Code::TOO_LARGE);
    Findings {
        source: Some(Source { name: name.to_owned(), text: String::new(), is_private: false }),
        findings: vec![finding.help("split it into several files")],
    }
}

/// One finding a line: what follows the first on the same line is mostly its echo.
fn syntax(text: &str, errors: &[toml::de::Error], schema: &Value) -> Vec<Diagnostic> {
    let places = Lines::of(text);
    let mut said_line = 0;
    let mut list = LastList::default();
    let mut faults = Faults::default();
    let mut slips = Slips::of(text, schema);
    // Only what the parser trips over is a fault.
    if errors.iter().any(|error| slips.explain(error.span().map_or(0, |span| span.start), error.message())) {
        slips.faults.drain(..).for_each(|fault| faults.push(fault));
    } else {
        slips.explains_duplicates = false;
    }
    let mut in_order: Vec<(std::ops::Range<usize>, &str)> =
        errors.iter().map(|error| (error.span().unwrap_or(0..0), error.message())).collect();
    in_order.sort_by_key(|(span, _)| span.start);
    for (span, message) in in_order {
        let (line, _) = places.place(span.start);
        if line == said_line || slips.explain(span.start, message) {
            continue;
        }
        if faults.is_full() {
            break;
        }
        if let Some(fault) = slips::in_line(text, span.start, schema) {
            said_line = line;
            faults.push(fault);
            continue;
        }
        if let Some(fault) = open_list(text, &mut list, &places, span.start, faults.last()) {
            // All that follows is read as part of the list.
            faults.push(fault);
            break;
        }
        said_line = line;
        faults.push(syntax_error(text, message, span));
    }
    faults.in_order()
}

/// The last list that begins above a line, read on from error to error.
#[derive(Default)]
struct LastList {
    read_to: usize,
    begin: Option<usize>,
    /// How many brackets were opened since it begins, and how many closed.
    brackets: (usize, usize),
}

impl LastList {
    /// Where the last list above `end` begins, if it is not closed there.
    fn left_open(&mut self, text: &str, end: usize) -> Option<usize> {
        for (at, byte) in text.bytes().enumerate().take(end).skip(self.read_to) {
            match byte {
                b'[' if text.get(..at).is_some_and(|before| before.ends_with("= ")) => {
                    (self.begin, self.brackets) = (Some(at - 2), (1, 0));
                }
                b'[' => self.brackets.0 += 1,
                b']' => self.brackets.1 += 1,
                _ => {}
            }
        }
        self.read_to = self.read_to.max(end);
        self.begin.filter(|_| self.brackets.0 > self.brackets.1)
    }
}

/// A line that begins a table or a key is no element of a list: the list above it was left open. It is said in place of
/// what was found missing between its elements.
fn open_list(
    text: &str,
    list: &mut LastList,
    places: &Lines<'_>,
    at: usize,
    before: Option<&Diagnostic>,
) -> Option<Diagnostic> {
    let start = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
    let line = text.get(start..)?.lines().next()?.trim_start();
    let key = line.split('=').next().expect("a split has a first part").trim_end();
    let is_key = line.contains('=')
        && !key.is_empty()
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte));
    if !is_key && !line.starts_with("[[") {
        return None;
    }
    let begin = list.left_open(text, start)?;
    let (first, _) = places.place(begin);
    let is_said = before
        .and_then(|fault| fault.span)
        .is_some_and(|span| span.start > begin && places.place(span.start).0 > first);
    let fault = Diagnostic::error(format!("the list that begins in line {first} is not closed")).code(Code::SYNTAX);
    let sign = text.get(at..)?.chars().next().map_or(0, char::len_utf8);
    (!is_said).then(|| fault.at(at..at + sign).label("before this line").help("end the list with ]"))
}

/// The parser's words, with a way to fix it if they do not give one.
fn syntax_error(text: &str, message: &str, span: std::ops::Range<usize>) -> Diagnostic {
    let at = text.get(span.start..).and_then(|rest| rest.chars().next());
    if let Some(character) = at.filter(|c| c.is_control() && !c.is_whitespace()) {
        let message = format!("the control character U+{:04X} stands in the file", u32::from(character));
        return Diagnostic::error(message).code(Code::CONTROL_CHARACTER).at(span).help("remove it");
    }
    let line_before = text.get(..span.start).unwrap_or_default().lines().next_back().unwrap_or_default();
    if at.is_none_or(|c| c == '\n' || c == '\r') && line_before.trim_end().ends_with('=') {
        let error = Diagnostic::error("nothing stands behind the =").code(Code::SYNTAX).at(span);
        return error.help("write the value, or put a # before the line to leave it open");
    }
    let error = Diagnostic::error(message.replace('\n', ", ")).code(Code::SYNTAX).at(span);
    if message.contains("invalid boolean") || message.contains("must be quoted") {
        let error = Diagnostic { message: "a text without quotes".into(), ..error };
        return error.help("write it in quotes: key = \"text\"");
    }
    let (said, help) = match message {
        _ if message.contains("recurs") => {
            (Some("nested too deeply"), "use fewer brackets or braces inside each other")
        }
        _ if message.contains("duplicate key") => (None, "keep one of the two"),
        _ if message.contains("invalid date") => (None, "write the date as 2026-11-20, without quotes"),
        _ if message.contains("string") => (Some("a text is not closed"), "put the second quotation mark at its end"),
        _ if message.contains("missing comma") => (None, "put a comma between the two"),
        _ if message.contains("unclosed array table") => (None, "write the header with two brackets on each side"),
        _ if message.contains("unclosed table") => (None, "write the header with a bracket on each side"),
        _ if message.contains("leading zero") => (None, "write the number without the 0 before it"),
        _ => (None, "write it as `key = value`, texts in quotes, lists in [ ]"),
    };
    let message = said.map_or(error.message, str::to_owned);
    Diagnostic { message, ..error }.help(help)
}
