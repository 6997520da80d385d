//! One value of a TOML file of ours: as a text, as a whole number, or as what it should not be.

use super::faults::Faults;
use super::tree::{Data, Node};
use crate::diagnostic::{Code, Diagnostic};
use crate::ladder::Phrase;

/// How much of a text that is longer stays, in bytes: the file is refused anyway.
const SHOWN: usize = 100;

/// A text is not longer, in bytes: what stands once in a file may be shown a thousand times.
pub(super) const LONGEST_TEXT: usize = 10_000;

/// How texts are taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Texts {
    /// On one line and without characters that act on a screen: in ladders and questions, which many read.
    Strict,
    /// To the letter: in answers, where nothing a person wrote may be lost. They are made harmless where they are shown.
    Verbatim,
}

/// `[a-z0-9][a-z0-9-]*`
pub(super) fn is_id(text: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.bytes().next().is_some_and(letter) && text.bytes().all(|byte| letter(byte) || byte == b'-')
}

/// As much of a text as so many bytes hold.
pub(super) fn beginning(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    end.and_then(|end| text.get(..end)).unwrap_or_default()
}

/// A value as a strict text; `what` names it where it is not one.
pub(super) fn phrase(value: &Node<'_>, what: impl Fn() -> String, faults: &mut Faults) -> Option<Phrase> {
    let phrase = phrase_as(Texts::Strict, value, &what, faults)?;
    no_blank(&phrase, what, faults);
    Some(phrase)
}

/// Says so where a text has not a word.
pub(super) fn no_blank(text: &Phrase, what: impl Fn() -> String, faults: &mut Faults) {
    if text.text.trim().is_empty() {
        let fault = Diagnostic::error(format!("{} is empty", what())).code(Code::UnknownValue).at(text.at);
        faults.push(fault.label("write at least a word"));
    }
}

pub(super) fn phrase_as(
    texts: Texts,
    value: &Node<'_>,
    what: impl Fn() -> String,
    faults: &mut Faults,
) -> Option<Phrase> {
    let at = value.at;
    let Data::Text(text) = &value.is else {
        faults.push(wrong_type(value, &what(), "a text in quotes"));
        return None;
    };
    if texts == Texts::Strict && text.len() > LONGEST_TEXT {
        let fault = Diagnostic::error(format!("{} is longer than {LONGEST_TEXT} letters", what())).code(Code::TooLarge);
        faults.push(fault.at(at).help("shorten it"));
        return Some(Phrase { text: beginning(text, SHOWN).to_owned(), at });
    }
    if texts == Texts::Verbatim || text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Some(Phrase { text: text.to_string(), at });
    }
    if let Some(character) = text.chars().find(|c| acts_on_screen(*c)) {
        let message = format!("{} holds the control character U+{:04X}", what(), u32::from(character));
        faults.push(Diagnostic::error(message).code(Code::ControlCharacter).at(at).help("remove it"));
    }
    let text = if text.contains(['\n', '\r', '\t']) {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        text.to_string()
    };
    Some(Phrase { text, at })
}

/// A whole number, if the value is one that fits.
pub(super) fn whole(value: &Node<'_>) -> Option<i64> {
    if let Data::Whole(number) = value.is { number } else { None }
}

/// The finding that a value is of another type than `wanted`.
pub(super) fn wrong_type(value: &Node<'_>, what: &str, wanted: &str) -> Diagnostic {
    let is = match value.is {
        Data::Text(_) => "a text",
        Data::Whole(..) => "a number",
        Data::Float => "a number with a point",
        Data::Flag(_) => "true or false",
        Data::Time(_) => "a date or time",
        Data::List(_) => "a list",
        Data::Table(_) => "a table",
    };
    Diagnostic::error(format!("{what} is {is}")).code(Code::WrongType).at(value.at).label(format!("write {wanted}"))
}

/// Control characters but for white space, and those that turn the direction of the text around them.
pub(super) fn acts_on_screen(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
