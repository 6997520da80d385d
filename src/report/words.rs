//! The words that results are made of: who they speak to, and names for kinds, ranks and counts.

use crate::interview::Standing;
use crate::ladder::{Change, Kind, Ladder, Place, Reach};
use crate::model::acts_on_screen;

/// Who speaks in a result: metier to the person, or the person themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Voice {
    /// "You like doing more than directing."
    You,
    /// "I like doing more than directing", for a growth plan, which is the person's own.
    I,
}

impl Voice {
    /// "You like", "I like".
    pub(crate) fn does(self, what: &str) -> String {
        format!("{} {what}", capital(self.pronoun()))
    }

    /// "You are", "I am".
    pub(crate) fn am(self) -> &'static str {
        match self {
            Self::You => "You are",
            Self::I => "I am",
        }
    }

    /// "you" or "I".
    pub(crate) fn pronoun(self) -> &'static str {
        match self {
            Self::You => "you",
            Self::I => "I",
        }
    }

    /// "you" or "me".
    pub(crate) fn object(self) -> &'static str {
        match self {
            Self::You => "you",
            Self::I => "me",
        }
    }

    /// "your" or "my".
    pub(crate) fn possessive(self) -> &'static str {
        match self {
            Self::You => "your",
            Self::I => "my",
        }
    }
}

/// The word for a note beside a mark.
pub(crate) fn note_about(standing: Standing) -> &'static str {
    match standing {
        Standing::Met => "Evidence",
        Standing::Partly => "So far",
        Standing::NotYet => "Missing",
        Standing::NotApplicable => "Why not",
    }
}

/// "mastery, rank 4". It leaves out the track's top rank: ranks are compared across tracks, and their tops differ.
pub(crate) fn rank_of(place: Place<'_>) -> String {
    let kind = match place.track.kind {
        Kind::Trunk => "before the tracks split",
        kind => kind.name(),
    };
    format!("{kind}, rank {}", place.level.rank)
}

/// The remark after an expectation that replaces an easier one of a lower level.
pub(crate) fn raised(change: Change) -> &'static str {
    if change == Change::Raised { " (goes further than before)" } else { "" }
}

/// "Staff Engineer (mastery, rank 4)".
pub(crate) fn titled(place: Place<'_>) -> String {
    format!("{} ({})", place.level.title, rank_of(place))
}

/// "1 thing", "3 things".
pub(crate) fn count(n: usize, thing: &str) -> String {
    if n == 1 { format!("1 {thing}") } else { format!("{n} {thing}s") }
}

/// "a", "a and b", "a, b and c".
pub(crate) fn list(words: &[String], last: &str) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., end] => format!("{} {last} {end}", rest.join(", ")),
    }
}

/// The first of several texts, and how many more there are.
pub(crate) fn first_of(texts: &[&str]) -> Option<String> {
    let (first, rest) = texts.split_first()?;
    Some(if rest.is_empty() { (*first).to_owned() } else { format!("{first} (and {} more)", rest.len()) })
}

/// Rounds to this many decimals, half away from zero and never to a negative zero. All results use this function, so
/// that text and JSON always agree, and numbers that look equal also compare as equal.
pub(crate) fn rounded(value: f64, decimals: i32) -> f64 {
    let scale = 10f64.powi(decimals);
    (value * scale).round() / scale + 0.0
}

/// The text with a capital letter at the start.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let mut capital = String::with_capacity(text.len());
    capital.extend(first);
    capital.push_str(letters.as_str());
    capital
}

/// How far the effect of a level's work reaches, in words.
pub(crate) fn reach(reach: Reach) -> &'static str {
    match reach {
        Reach::Own => "one's own work",
        Reach::Team => "the team",
        Reach::Teams => "several teams",
        Reach::Company => "the whole company",
        Reach::Trade => "the trade beyond the company",
    }
}

/// What a user types in a command to name the ladder.
pub(crate) fn called(ladder: &Ladder) -> String {
    typed(&ladder.called)
}

/// A name or path as a shell takes it. It is quoted if it contains more than letters, digits and the usual signs, or
/// begins like a home folder.
#[must_use]
pub fn typed(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '~' | ':');
    if word.chars().any(|c| c.is_control() || acts_on_screen(c)) {
        in_escapes(word.as_bytes())
    } else if !word.is_empty() && !word.starts_with('~') && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// Bytes that no screen shows as they are, written as escapes that bash, zsh and ksh can read back.
fn in_escapes(word: &[u8]) -> String {
    let mut escaped = String::from("$'");
    for byte in word {
        match byte {
            b'\'' | b'\\' => escaped.extend(['\\', char::from(*byte)]),
            b' '..=b'~' => escaped.push(char::from(*byte)),
            byte => {
                let hex = |half: u8| char::from_digit(half.into(), 16).expect("half a byte is one digit");
                escaped.extend(['\\', 'x', hex(byte >> 4), hex(byte & 15)]);
            }
        }
    }
    escaped.push('\'');
    escaped
}

/// A file as a user would type it. If its name begins with a hyphen, it gets its folder in front, so that it is not
/// taken for an option.
#[must_use]
pub fn typed_file(file: &std::path::Path) -> String {
    let is_option = file.as_os_str().as_encoded_bytes().starts_with(b"-");
    let file = if is_option { &std::path::Path::new(".").join(file) } else { file };
    file.to_str().map_or_else(|| in_escapes(file.as_os_str().as_encoded_bytes()), typed)
}

/// "Ladder software 2026.1, questions 1, metier 0.1.0", leaving out what we do not know.
pub(crate) fn version_line(ladder: &Ladder, questions: Option<u32>, made: Option<&str>) -> String {
    let version = ladder.version.as_ref().map_or_else(String::new, |version| format!(" {version}"));
    let questions = questions.map_or_else(String::new, |version| format!(", questions {version}"));
    let made = made.map_or_else(String::new, |date| format!(", {date}"));
    format!("Ladder {}{version}{questions}, metier {}{made}.", ladder.id, env!("CARGO_PKG_VERSION"))
}

/// What every result says about itself.
pub(crate) const A_MAP: &str = "A map for a conversation, not a promotion checklist.";

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn a_word_is_typed_so_that_a_shell_reads_it_back() {
        for (word, wanted) in [
            ("roofing", "roofing"),
            ("Ødegård", "Ødegård"),
            ("answers/me~1.toml", "answers/me~1.toml"),
            ("", "''"),
            ("Maya O", "'Maya O'"),
            ("it's", r"'it'\''s'"),
            (r"a\b", r"'a\b'"),
            ("~", "'~'"),
            ("~root", "'~root'"),
            ("$HOME", "'$HOME'"),
            ("two\nlines", r"$'two\x0alines'"),
            ("a'\u{1b}\\", r"$'a\'\x1b\\'"),
            ("a\u{202e}b", r"$'a\xe2\x80\xaeb'"),
        ] {
            assert_eq!(typed(word), wanted);
        }
        assert_eq!(typed_file(Path::new("-o.toml")), "./-o.toml");
        assert_eq!(typed_file(Path::new("my plan.md")), "'my plan.md'");
    }

    #[test]
    #[cfg(unix)]
    fn a_file_whose_name_is_no_text_is_typed_byte_by_byte() {
        use std::os::unix::ffi::OsStrExt as _;
        assert_eq!(typed_file(Path::new(std::ffi::OsStr::from_bytes(b"caf\xe9.toml"))), r"$'caf\xe9.toml'");
    }
}
