//! One finding as plain data: what is wrong, where, and how to fix it. `print` prints it.

mod code;

use std::fmt;

pub use code::{Code, Group};

/// A stretch of a file's text, in bytes, the end excluded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl From<std::ops::Range<usize>> for Span {
    fn from(range: std::ops::Range<usize>) -> Self {
        Self { start: range.start, end: range.end }
    }
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file or the command cannot be used as it is.
    Error,
    /// It can be used; someone should look.
    Warning,
    /// Nothing is wrong; something could be added.
    Advice,
}

impl Severity {
    /// All of them, the worst first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Advice];

    /// The word in results.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How much it weighs.
    pub severity: Severity,
    /// Its code, for findings about a file.
    pub code: Option<Code>,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Where, in the file of the report it belongs to.
    pub span: Option<Span>,
    /// A few words beside the caret.
    pub label: Option<String>,
    /// What else there is to say.
    pub notes: Vec<String>,
    /// The mends.
    pub helps: Vec<String>,
}

impl Diagnostic {
    fn new(severity: Severity, message: impl Into<String>) -> Self {
        Self {
            severity,
            code: None,
            message: message.into(),
            span: None,
            label: None,
            notes: Vec::new(),
            helps: Vec::new(),
        }
    }

    /// An error.
    #[must_use]
    pub fn error(message: impl Into<String>) -> Self {
        Self::new(Severity::Error, message)
    }

    /// A warning.
    #[must_use]
    pub fn warning(message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, message)
    }

    /// Something that could be added.
    #[must_use]
    pub fn advice(message: impl Into<String>) -> Self {
        Self::new(Severity::Advice, message)
    }

    /// With its code.
    #[must_use]
    pub fn code(mut self, code: Code) -> Self {
        self.code = Some(code);
        self
    }

    /// With its place.
    #[must_use]
    pub fn at(mut self, span: impl Into<Span>) -> Self {
        self.span = Some(span.into());
        self
    }

    /// With words beside the caret.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// With a note.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// With a way to fix it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.helps.push(help.into());
        self
    }

    /// With a command that mends it, and what that does. Wherever there are lines, the command has one to itself.
    #[must_use]
    pub fn run(mut self, what: &str, command: &str) -> Self {
        self.add_run(what, command);
        self
    }

    /// The same, to a finding that is there.
    pub fn add_run(&mut self, what: &str, command: &str) {
        self.helps.push(format!("{what}:\n{command}"));
    }
}

/// The name and text of the file that findings are about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// As the user named it.
    pub name: String,
    /// Its text, to show the line a finding is about.
    pub text: String,
    /// It holds answers or notes: findings say where, but quote nothing, since errors end up in logs.
    pub is_private: bool,
}

/// Where the lines of a text begin, to look up many places in it.
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// The lines of a text.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// Line and column of a byte, both from 1, the column in characters.
    #[must_use]
    pub fn place(&self, byte: usize) -> (usize, usize) {
        let byte = byte.min(self.text.len());
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = line.checked_sub(1).and_then(|before| self.starts.get(before)).copied().unwrap_or(0);
        // Inside a character is its start.
        let end = (start..=byte).rev().find(|end| self.text.is_char_boundary(*end)).unwrap_or(start);
        (line, self.text.get(start..end).map_or(0, |before| before.chars().count()) + 1)
    }
}

/// More findings than these make no line that anyone reads.
const MOST_IN_A_LINE: usize = 100;

/// Findings that belong together: about one file, or about no file. As an error it ends a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Findings {
    /// The file they are about.
    pub source: Option<Source>,
    /// At least one finding, in the order of the file.
    pub findings: Vec<Diagnostic>,
}

impl From<Diagnostic> for Findings {
    fn from(finding: Diagnostic) -> Self {
        Self { source: None, findings: vec![finding] }
    }
}

impl fmt::Display for Findings {
    /// One line: every message with its place, for JSON and logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = self.source.as_ref().map(|source| Lines::of(&source.text));
        for (n, finding) in self.findings.iter().take(MOST_IN_A_LINE).enumerate() {
            if n > 0 {
                f.write_str("; ")?;
            }
            if let (Some(source), Some(lines), Some(span)) = (&self.source, &lines, finding.span) {
                let (line, column) = lines.place(span.start);
                write!(f, "{}:{line}:{column}: ", source.name)?;
            }
            if let (Some(source), None) = (&self.source, finding.span) {
                write!(f, "{}: ", source.name)?;
            }
            f.write_str(&finding.message)?;
            if let Some(label) = &finding.label {
                write!(f, " ({label})")?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for Findings {}

/// The candidate most like `word`, if any is near enough to be what was meant.
#[must_use]
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    /// What is longer is not a slip of the fingers, and takes long to be likened.
    const LONGEST: usize = 60;
    let word = word.to_lowercase();
    let is_short = |word: &str| word.len() <= LONGEST;
    candidates
        .into_iter()
        .filter(|candidate| is_short(&word) && is_short(candidate))
        .map(|candidate| (strsim::jaro_winkler(&word, &candidate.to_lowercase()), candidate))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_counted_in_lines_and_characters() {
        let lines = Lines::of("ä = 1\nb = 2\n");
        assert_eq!(lines.place(0), (1, 1));
        assert_eq!(lines.place(3), (1, 3), "ä is two bytes and one column");
        assert_eq!(lines.place(7), (2, 1));
        assert_eq!(lines.place(1), (1, 1), "inside a character is its start");
        assert_eq!(lines.place(999), (3, 1));
    }

    #[test]
    fn the_closest_word_is_found_and_a_far_one_is_not() {
        assert_eq!(closest("titel", ["title", "track"]), Some("title"));
        assert_eq!(closest("Sofware", ["software", "roofing"]), Some("software"));
        assert_eq!(closest("xyz", ["title", "track"]), None);
    }
}
