//! What `check` found, file by file as it goes: for people with the parity table, for logs, for pull requests, for scripts.

mod lines;

use super::{Look, findings, json, markdown, on_screen};
use std::collections::HashMap;

use crate::check::{Checked, Known, Subjects, Tally};
use crate::diagnostic::{Code, Diagnostic, Findings, Source};
use crate::report;
use crate::report::check::{AllChecked, FileChecked, Finding, Frequency, apart, one_by_one, spots, statistics, total};
use crate::report::doc::Doc;

/// How findings are printed. What is said of each is help text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum CheckFormat {
    /// With the line, a fix and the parity table.
    Text,
    /// The same as a page.
    Markdown,
    /// One line per finding.
    Concise,
    /// Annotations of a GitHub workflow.
    Github,
    /// For scripts, one object.
    Json,
}

/// The printer of one run. It keeps no more of a file than what it came to.
pub struct CheckPrinter {
    format: CheckFormat,
    look: Look,
    /// Findings are counted, and not given.
    counts: bool,
    /// The command that found everything there is, to go on with where that is too much.
    again: Option<String>,
    /// In JSON they are listed at the end.
    files: Vec<FileChecked>,
    checked: usize,
    tally: Tally,
    known: usize,
    /// How often each code was found.
    frequencies: HashMap<Code, usize>,
}

impl CheckPrinter {
    /// A printer that has printed nothing yet. One that `counts` gives how often each code was found, and no findings.
    /// `again` is the command that was typed, if it leaves nothing out.
    #[must_use]
    pub fn new(format: CheckFormat, look: Look, counts: bool, again: Option<String>) -> Self {
        Self {
            format,
            look,
            counts,
            again,
            files: Vec::new(),
            checked: 0,
            tally: Tally::default(),
            known: 0,
            frequencies: HashMap::new(),
        }
    }

    /// What is printed are annotations on a pull request.
    #[must_use]
    pub fn annotates(&self) -> bool {
        self.format == CheckFormat::Github
    }

    /// What is printed of one file. Findings go in, and are printed, in the order they have. Beside them there are so
    /// many that are `known`.
    #[must_use]
    pub fn file(&mut self, checked: Checked, known: usize) -> String {
        let tally = Tally::of(&checked.findings);
        let is_first = self.checked == 0;
        let found_before = self.tally != Tally::default();
        self.checked += 1;
        self.tally += tally;
        self.known += known;
        for code in checked.findings.iter().filter_map(|finding| finding.code) {
            *self.frequencies.entry(code).or_default() += 1;
        }
        let came_to = FileChecked::of(&checked, tally, known);
        let gap = if is_first { "" } else { "\n" };
        match self.format {
            CheckFormat::Json => {
                let mut text = if is_first { opening() } else { String::new() };
                self.files.push(came_to);
                if self.counts {
                    return text;
                }
                let subjects = Subjects::of(&checked);
                for (n, (spot, finding)) in spots(&checked).enumerate() {
                    if n > 0 || found_before {
                        text.push(',');
                    }
                    text.push_str(&json::text(&Finding::of(spot, finding, subjects.of_finding(finding))));
                }
                text
            }
            _ if self.counts => String::new(),
            CheckFormat::Text => format!("{gap}{}", self.in_full(checked, &came_to)),
            CheckFormat::Markdown => format!("{gap}{}", self.print(&came_to.whole(&checked))),
            CheckFormat::Concise => lines::concise(&checked),
            CheckFormat::Github => lines::github(&checked),
        }
    }

    /// A file that could not be read: scripts find it among the files, a pull request among the annotations, and people
    /// are told beside the result.
    #[must_use]
    pub fn could_not(&mut self, name: String, message: String) -> String {
        if self.format == CheckFormat::Json {
            self.files.push(FileChecked::unread(name, message));
            return String::new();
        }
        let findings = vec![Diagnostic::error(message)];
        let checked = Checked { name, text: String::new(), findings, ladder: None, is_whole: false };
        match self.format {
            CheckFormat::Concise => lines::concise(&checked),
            CheckFormat::Github => lines::github(&checked),
            _ => String::new(),
        }
    }

    /// What is printed at the end. `gone` is what the baseline knows and no one finds any more.
    #[must_use]
    pub fn end(&mut self, gone: Vec<Known>) -> String {
        let frequencies = self.frequencies();
        match self.format {
            CheckFormat::Text | CheckFormat::Markdown => {
                let mut parts: Vec<Doc> = Vec::new();
                if self.counts && self.checked > 0 {
                    parts.push(statistics(&frequencies, self.checked, self.tally, self.known));
                } else if self.checked > 1 {
                    parts.push(total(self.checked, self.tally, self.known));
                }
                let again = self.again.as_deref().filter(|_| !self.counts && self.known == 0);
                parts.extend(again.and_then(|again| one_by_one(again, self.tally)));
                parts.extend(report::check::gone(&gone));
                let parts: Vec<String> = parts.iter().map(|doc| self.print(doc)).collect();
                let gap = if self.counts || parts.is_empty() { "" } else { "\n" };
                format!("{gap}{}", parts.join("\n"))
            }
            CheckFormat::Json => {
                let head = if self.checked == 0 { opening() } else { String::new() };
                let files = std::mem::take(&mut self.files);
                let whole = AllChecked::around_findings(files, self.tally, frequencies, gone);
                let (_, rest) = around_findings(&whole);
                format!("{head}{rest}\n")
            }
            _ if self.counts => lines::counts(&frequencies),
            _ => String::new(),
        }
    }

    /// The most frequent first.
    fn frequencies(&self) -> Vec<Frequency> {
        let mut all: Vec<(Code, usize)> = self.frequencies.iter().map(|(code, count)| (*code, *count)).collect();
        all.sort_by_key(|(code, count)| (std::cmp::Reverse(*count), *code));
        all.into_iter().map(|(code, count)| Frequency::of(code, count)).collect()
    }

    /// What weighs most, the parity table, the rest, and what it came to.
    fn in_full(&self, mut checked: Checked, came_to: &FileChecked) -> String {
        let first = apart(&checked.findings).0.len();
        let rest = checked.findings.split_off(first);
        let Checked { name, text, findings: first, .. } = checked;
        let source = Source { name, text, is_private: false };
        let mut report = Findings { source: Some(source), findings: first };
        let mut parts = Vec::new();
        let draw = |report: &Findings| (!report.findings.is_empty()).then(|| findings::all(report, &self.look));
        parts.extend(draw(&report));
        parts.extend(came_to.table().map(|doc| self.print(&doc)));
        report.findings = rest;
        parts.extend(draw(&report));
        parts.push(self.print(&came_to.sum()));
        parts.join("\n")
    }

    fn print(&self, doc: &Doc) -> String {
        if self.format == CheckFormat::Markdown { markdown::print(doc) } else { on_screen(doc, &self.look) }
    }
}

/// The object's beginning, up to its findings.
fn opening() -> String {
    around_findings(&AllChecked::around_findings(Vec::new(), Tally::default(), Vec::new(), Vec::new())).0
}

/// What comes before the findings and what comes after them, in an object that has none.
fn around_findings(it: &AllChecked<'_>) -> (String, String) {
    const FINDINGS: &str = "\"findings\":[";
    let text = json::text(it);
    let (before, after) = text.split_once(FINDINGS).expect("its findings are in it");
    (format!("{before}{FINDINGS}"), after.to_owned())
}
