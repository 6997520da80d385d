//! What `check` found, file by file as it goes: for people with the parity table, for logs, for pull requests, for scripts.

mod lines;

use super::{Look, findings, json, markdown, on_screen};
use crate::check::{Checked, tally};
use crate::diagnostic::Diagnostic;
use crate::report::check::{AllChecked, FileChecked, Finding, spots, total};
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
    /// In JSON they are listed at the end.
    files: Vec<FileChecked>,
    checked: usize,
    errors: usize,
    warnings: usize,
}

impl CheckPrinter {
    /// A printer that has printed nothing yet.
    #[must_use]
    pub fn new(format: CheckFormat, look: Look) -> Self {
        Self { format, look, files: Vec::new(), checked: 0, errors: 0, warnings: 0 }
    }

    /// What is printed are annotations on a pull request.
    #[must_use]
    pub fn annotates(&self) -> bool {
        self.format == CheckFormat::Github
    }

    /// What is printed of one file. Findings go in, and are printed, in the order they have.
    #[must_use]
    pub fn file(&mut self, checked: Checked) -> String {
        let (errors, warnings) = tally(&checked.findings);
        let (is_first, found_before) = (self.checked == 0, self.errors + self.warnings > 0);
        self.checked += 1;
        self.errors += errors;
        self.warnings += warnings;
        let came_to = || FileChecked::of(&checked, errors, warnings);
        let gap = if is_first { "" } else { "\n" };
        match self.format {
            CheckFormat::Text => {
                let doc = came_to().doc(None);
                format!("{gap}{}{}", self.drawn(checked), self.print(&doc))
            }
            CheckFormat::Markdown => format!("{gap}{}", self.print(&came_to().doc(Some(&checked)))),
            CheckFormat::Concise => lines::concise(&checked),
            CheckFormat::Github => lines::github(&checked),
            CheckFormat::Json => {
                let mut text = if is_first { opening() } else { String::new() };
                for (n, (spot, finding)) in spots(&checked).enumerate() {
                    if n > 0 || found_before {
                        text.push(',');
                    }
                    text.push_str(&json::text(&Finding::of(spot, finding)));
                }
                self.files.push(came_to());
                text
            }
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

    /// What is printed at the end.
    #[must_use]
    pub fn end(&mut self) -> String {
        match self.format {
            CheckFormat::Text | CheckFormat::Markdown if self.checked > 1 => {
                format!("\n{}", self.print(&total(self.checked, self.errors, self.warnings)))
            }
            CheckFormat::Json => {
                let head = if self.checked == 0 { opening() } else { String::new() };
                let files = std::mem::take(&mut self.files);
                let (_, rest) = around_findings(&AllChecked::around_findings(files, self.errors, self.warnings));
                format!("{head}{rest}\n")
            }
            _ => String::new(),
        }
    }

    fn drawn(&self, checked: Checked) -> String {
        if checked.findings.is_empty() {
            return String::new();
        }
        format!("{}\n", findings::all(&checked.into_findings(), &self.look))
    }

    fn print(&self, doc: &Doc) -> String {
        if self.format == CheckFormat::Markdown { markdown::print(doc) } else { on_screen(doc, &self.look) }
    }
}

/// The object's beginning, up to its findings.
fn opening() -> String {
    around_findings(&AllChecked::around_findings(Vec::new(), 0, 0)).0
}

/// What comes before the findings and what comes after them, in an object that has none.
fn around_findings(it: &AllChecked<'_>) -> (String, String) {
    const FINDINGS: &str = "\"findings\":[";
    let text = json::text(it);
    let (before, after) = text.split_once(FINDINGS).expect("its findings are in it");
    (format!("{before}{FINDINGS}"), after.to_owned())
}
