//! A ladder file checked: all its errors, what the rules find in it, and what its comments allow.

use super::allowances::allow;
use super::passages::{self, Role};
use super::rule::{Check, Found, Rule};
use super::rules::{AGAINST_EQUALS, RULES, place_in_list};
use super::selection::Selection;
use super::words::is_english;
use crate::diagnostic::{Code, Diagnostic, Findings, Group, Lines, Severity, Source, Span};
use crate::format::LARGEST_FILE;
use crate::format::document::{content, is_utf16, too_large};
use crate::format::faults::MOST_FINDINGS;
use crate::format::ladder_file::read_with_faults;
use crate::ladder::Ladder;

/// What was found in one file.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The file, and its findings, the worst first. There may be none.
    pub name: String,
    /// Its text, to show the lines findings are about. What was not UTF-8 is replaced.
    pub text: String,
    /// Errors first, then fairness, wording and advice; each in the order of the file.
    pub findings: Vec<Diagnostic>,
    /// The ladder as far as it could be read.
    pub ladder: Option<Ladder>,
    /// All that the parity table counts could be read.
    pub is_whole: bool,
}

impl Checked {
    /// Leaves the findings that someone wants to see.
    pub fn keep(&mut self, selection: &Selection) {
        self.findings.retain(|finding| finding.code.is_none_or(|code| selection.has(code)));
    }

    /// The findings as a report about the file.
    #[must_use]
    pub fn into_findings(self) -> Findings {
        let source = Source { name: self.name, text: self.text, is_private: false };
        Findings { source: Some(source), findings: self.findings }
    }
}

/// Checks a ladder file. `stem` is its name without the ending; no more than one byte over the largest size is needed
/// of it.
#[must_use]
pub fn check_ladder(name: &str, stem: &str, bytes: &[u8]) -> Checked {
    let unread =
        |text: String, findings| Checked { name: name.to_owned(), text, findings, ladder: None, is_whole: false };
    if bytes.len() > LARGEST_FILE {
        let findings = too_large(name).findings.into_iter().map(|finding| finding.at(Span::default())).collect();
        return unread(String::new(), findings);
    }
    if is_utf16(bytes) {
        let finding = Diagnostic::error("the file is UTF-16 text").code(Code::SYNTAX).at(Span::default());
        return unread(String::new(), vec![finding.help("save it as UTF-8")]);
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => content(text),
        Err(error) => {
            let text = String::from_utf8_lossy(bytes).into_owned();
            // Up to the fault both texts are the same.
            let at = error.valid_up_to();
            let finding = Diagnostic::error("the file is not UTF-8 text from here on").code(Code::SYNTAX);
            let shown = char::REPLACEMENT_CHARACTER.len_utf8();
            return unread(text, vec![finding.at(at..at + shown).help("save it as UTF-8")]);
        }
    };
    let (reading, mut findings) = read_with_faults(stem, text);
    // What concerns the whole file is said of its first line.
    for finding in &mut findings {
        finding.span = finding.span.or(Some(Span::default()));
    }
    if let (None, Some(last)) = (&reading, findings.last_mut()) {
        last.notes.push("the rest is looked at once the file can be read".into());
    }
    // What is of another type than it should be is left out of the ladder.
    let is_whole = reading.as_ref().is_some_and(|reading| reading.is_whole)
        && findings.iter().all(|finding| finding.code != Some(Code::WRONG_TYPE));
    let ladder = reading.map(|reading| {
        let warnings = audit(&reading.ladder, reading.is_whole);
        findings.extend(warnings);
        reading.ladder
    });
    let lines = Lines::of(text);
    allow(text, &lines, &mut findings);
    worst_first(&mut findings);
    if findings.len() > MOST_FINDINGS {
        findings.truncate(MOST_FINDINGS);
        let message = format!("more is found in this file than the {MOST_FINDINGS} findings that are given");
        let finding = Diagnostic::error(message).code(Code::TOO_LARGE).at(Span::default());
        findings.insert(0, finding.help("mend these first, then check it again"));
    }
    Checked { name: name.to_owned(), text: text.to_owned(), findings, ladder, is_whole }
}

/// Everything there is to say about a ladder. With `whole` false, tracks, ranks or levels of the file could not be read,
/// and what would follow from that alone is not said.
#[must_use]
pub fn audit(ladder: &Ladder, whole: bool) -> Vec<Diagnostic> {
    audit_by(RULES, ladder, whole)
}

/// What these rules find in a ladder.
pub(super) fn audit_by(rules: &[&Rule], ladder: &Ladder, whole: bool) -> Vec<Diagnostic> {
    let checks = || rules.iter().flat_map(|rule| rule.checks.iter().map(|check| (rule.code, check)));
    let mut findings = Vec::new();
    for (code, check) in checks() {
        let mut found = Found { code, findings: &mut findings };
        match check {
            Check::Whole(check) if whole => check(ladder, &mut found),
            Check::Read(check) => check(ladder, &mut found),
            _ => {}
        }
    }
    if is_english(&ladder.language) {
        let of_texts: Vec<_> =
            checks().filter(|(_, check)| matches!(check, Check::Expectation(_) | Check::Passage(_))).collect();
        passages::each(ladder, |passage| {
            for (code, check) in &of_texts {
                let mut found = Found { code: *code, findings: &mut findings };
                match check {
                    Check::Expectation(check) if passage.role == Role::Expectation => check(passage, &mut found),
                    Check::Passage(check) => check(passage, &mut found),
                    _ => {}
                }
            }
        });
    }
    findings
}

/// Errors, then fairness, wording and advice; within each as they stand in the file, one code at one place once.
fn worst_first(findings: &mut Vec<Diagnostic>) {
    let group = |finding: &Diagnostic| finding.code.map_or(Group::Error, Code::group);
    findings.sort_by_cached_key(|finding| (group(finding), finding.span, finding.code.map(place_in_list)));
    findings.dedup_by(|later, earlier| {
        later.span == earlier.span && later.code == earlier.code && later.message == earlier.message
    });
}

/// How many findings there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// They keep a ladder from being used.
    pub errors: usize,
    /// Someone should look.
    pub warnings: usize,
    /// What could be added; it counts for nothing.
    pub advice: usize,
}

impl Tally {
    /// Of these findings.
    #[must_use]
    pub fn of(findings: &[Diagnostic]) -> Self {
        let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
        Self { errors: count(Severity::Error), warnings: count(Severity::Warning), advice: count(Severity::Advice) }
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, more: Self) {
        self.errors += more.errors;
        self.warnings += more.warnings;
        self.advice += more.advice;
    }
}
/// Whether the ladder itself says nothing against equal standing at equal rank: the same pay, reach and way up, and as
/// many words.
pub(crate) fn are_equals_alike(ladder: &Ladder) -> bool {
    audit_by(&AGAINST_EQUALS, ladder, true).is_empty()
}
