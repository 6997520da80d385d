//! Slips that the parser's words do not name, though anyone who looks at the line sees them: curly quotes, a comma in a
//! number, a merge conflict left in. Each is said once, with the mend.

use std::ops::Range;

use serde_json::Value as Json;

use crate::diagnostic::{Code, Diagnostic, Span, closest};

/// What is wrong in the lines of a text that is not TOML, and the errors of the parser that it explains.
pub(super) struct Slips {
    pub(super) faults: Vec<Diagnostic>,
    /// What the parser says of these stretches is the echo of a slip.
    explained: Vec<Range<usize>>,
    /// All that it says of keys that stand twice is.
    pub(super) explains_duplicates: bool,
}

impl Slips {
    /// What is seen of the file as a whole: conflicts, and headers that begin another table than was meant. `schema` is
    /// that of the file.
    pub(super) fn of(text: &str, schema: &Json) -> Self {
        let mut slips = Self { faults: Vec::new(), explained: Vec::new(), explains_duplicates: false };
        slips.conflicts(text);
        slips.headers(text, schema);
        slips
    }

    /// An error of the parser is only the echo of a slip.
    pub(super) fn explain(&self, at: usize, message: &str) -> bool {
        self.explained.iter().any(|stretch| stretch.contains(&at))
            || (self.explains_duplicates && message.contains("duplicate key"))
    }

    fn conflicts(&mut self, text: &str) {
        let mut begun: Option<usize> = None;
        for (start, line) in lines(text) {
            if line.starts_with("<<<<<<< ") {
                begun = Some(start);
            } else if line.starts_with(">>>>>>> ")
                && let Some(begin) = begun.take()
            {
                let first = text.get(begin..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
                let fault = Diagnostic::error("a merge conflict is left in the file").code(Code::SYNTAX);
                self.faults.push(
                    fault
                        .at(begin..begin + first)
                        .help("keep one of the two versions, and delete the lines that begin with <, = and >"),
                );
                self.explained.push(begin..start + line.len() + 1);
                // Both versions have the same keys.
                self.explains_duplicates = true;
            }
        }
    }

    /// `[levels]` for `[[levels]]`, and `[[level]]`.
    fn headers(&mut self, text: &str, schema: &Json) {
        let Some(properties) = schema.get("properties").and_then(Json::as_object) else { return };
        let is_list =
            |name: &str| properties.get(name).and_then(|one| one.get("type")).and_then(Json::as_str) == Some("array");
        let mut seen: Vec<String> = Vec::new();
        for (start, line) in lines(text) {
            let header = line.trim();
            let at = start + (line.len() - line.trim_start().len());
            let at = at..at + header.len();
            let Some(inner) = header.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else { continue };
            let (name, is_double) = match inner.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                Some(name) => (name.trim(), true),
                None => (inner.trim(), false),
            };
            if seen.iter().any(|one| one == name) || !is_key(name) {
                continue;
            }
            let fault = if !is_double && is_list(name) {
                let fault =
                    Diagnostic::error(format!("`[{name}]` begins a single table, and there are several {name}"));
                fault
                    .code(Code::SYNTAX)
                    .help(format!("write `[[{name}]]`, with two brackets on each side, for each of them"))
            } else if is_double && !properties.contains_key(name) {
                let fault = Diagnostic::error(format!("unknown table `{name}`")).code(Code::SYNTAX);
                match closest(name, properties.keys().map(String::as_str).filter(|key| is_list(key))) {
                    Some(near) => fault.label(format!("did you mean `[[{near}]]`?")),
                    None => continue,
                }
            } else {
                continue;
            };
            seen.push(name.to_owned());
            self.faults.push(fault.at(at));
            self.explains_duplicates = true;
        }
    }
}

fn is_key(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
}

fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line.trim_end_matches(['\n', '\r']))
    })
}

/// What someone sees who looks at the line of an error. `at` is where the parser stopped.
pub(super) fn in_line(text: &str, at: usize, schema: &Json) -> Option<Diagnostic> {
    let start = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
    let line = text.get(start..)?.lines().next()?;
    let error = |message: &str, range: Range<usize>| {
        let at = Span { start: start + range.start, end: start + range.end };
        Diagnostic::error(message).code(Code::SYNTAX).at(at)
    };
    let outside = outside_of_texts(line);
    let is_outside = |byte: usize| outside.iter().any(|stretch| stretch.contains(&byte));
    let find = |wanted: &dyn Fn(char) -> bool| {
        line.char_indices()
            .find(|(byte, c)| wanted(*c) && is_outside(*byte))
            .map(|(byte, c)| (byte, c, byte + c.len_utf8()))
    };
    if let Some((byte, _, end)) = find(&|c| matches!(c, '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '’' | '‚'))
    {
        let fault = error("these are curly quotes, as a word processor makes them", byte..end);
        return Some(fault.help("write straight quotes: \"text\""));
    }
    if let Some((byte, c, end)) =
        find(&|c| matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{3000}' | '\u{2009}' | '\u{200b}'))
    {
        let name = if c == '\u{200b}' { "space without a width" } else { "space that is not an ordinary one" };
        let fault = error(&format!("a {name} (U+{:04X}) stands outside a text", u32::from(c)), byte..end);
        return Some(fault.help("delete it and type a space"));
    }
    if let Some(range) = comma_in_a_number(line).filter(|range| is_outside(range.start)) {
        let fault = error("a number has no comma and no space in it", range);
        return Some(fault.help("write its digits alone, as in 34000, or with _ between them, as in 34_000"));
    }
    if let Some(range) = apostrophe(line, at - start) {
        let fault = error("an apostrophe ends a text in single quotes", range);
        return Some(fault.help("write the text in double quotes"));
    }
    let word = word_without_quotes(line, schema).filter(|(range, _)| range.contains(&(at - start)));
    word.map(|(range, label)| error(label.0, range).help(label.1))
}

/// The stretches of a line that are in no text and no comment.
fn outside_of_texts(line: &str) -> Vec<Range<usize>> {
    let mut outside = Vec::new();
    let (mut begun, mut quote, mut escaped) = (0, None, false);
    for (byte, c) in line.char_indices() {
        match quote {
            Some('"') if escaped => escaped = false,
            Some('"') if c == '\\' => escaped = true,
            Some(open) if c == open => (quote, begun) = (None, byte),
            Some(_) => {}
            None if c == '"' || c == '\'' => {
                outside.push(begun..byte + 1);
                quote = Some(c);
            }
            None if c == '#' => {
                outside.push(begun..byte);
                return outside;
            }
            None => {}
        }
    }
    if quote.is_none() {
        outside.push(begun..line.len());
    }
    outside
}

/// "= 34,000", "= 34 000": digits behind a sign, and three more behind a comma or a space.
fn comma_in_a_number(line: &str) -> Option<Range<usize>> {
    let bytes = line.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    (0..bytes.len()).filter(|at| matches!(bytes.get(*at), Some(b',' | b' '))).find_map(|comma| {
        let digits = (0..comma).rev().take_while(|at| is_digit(*at)).count();
        let behind = (comma + 1..comma + 4).all(is_digit) && !is_digit(comma + 4);
        let start = comma - digits;
        let is_value = line.get(..start)?.trim_end().ends_with('=');
        ((1..=3).contains(&digits) && behind && is_value).then_some(start..comma + 4)
    })
}

/// `'Master's'`: the second quote ends the text, and a letter follows.
fn apostrophe(line: &str, at: usize) -> Option<Range<usize>> {
    let before = line.get(..at)?;
    let quote = before.rfind('\'')?;
    let is_right_before = before.get(quote + 1..)?.trim().is_empty();
    let opened = before.get(..quote)?.rfind('\'')?;
    let begins_value = before.get(..opened)?.trim_end().ends_with(['=', '[', ',']);
    let letter = line.get(quote + 1..)?.chars().next()?.is_alphabetic();
    (is_right_before && begins_value && letter).then_some(quote..quote + 1)
}

/// `may_stay = yes` and `rank = L3`: not every word without quotes wants them.
fn word_without_quotes(line: &str, schema: &Json) -> Option<(Range<usize>, (&'static str, &'static str))> {
    let (key, value) = line.split_once('=')?;
    let word = value.split('#').next()?.trim();
    if !is_key(word) || !word.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let start = line.len() - value.len() + (value.len() - value.trim_start().len());
    let range = start..start + word.len();
    let types = types_of(schema, key.trim().rsplit('.').next()?.trim());
    let is = |wanted: &str| types.iter().any(|one| one == wanted);
    if is("boolean") {
        return Some((
            range,
            ("this is neither true nor false", "write true or false, in small letters and without quotes"),
        ));
    }
    let is_number = is("integer") || is("number") || types.iter().any(|one| one == "from and to");
    is_number.then_some((range, ("this is not a number", "write a whole number, without letters and without quotes")))
}

/// What types a key has, wherever it stands in the schema.
fn types_of(schema: &Json, key: &str) -> Vec<String> {
    let mut types = Vec::new();
    let mut waiting = vec![schema];
    while let Some(one) = waiting.pop() {
        if let Some(property) = one.get("properties").and_then(|all| all.get(key)) {
            let alternatives = property.get("anyOf").and_then(Json::as_array).into_iter().flatten();
            for one in alternatives.chain([property]) {
                types.extend(one.get("type").and_then(Json::as_str).map(str::to_owned));
            }
            if property.get("x-most").is_some() {
                types.push("from and to".to_owned());
            }
        }
        match one {
            Json::Object(map) => waiting.extend(map.values()),
            Json::Array(list) => waiting.extend(list),
            _ => {}
        }
    }
    types
}
