//! What `check` found, file by file as it goes: for people with the parity table, for logs, for pull requests, for scripts.

mod lines;
mod parity;

use super::findings;
use super::{Look, markdown, spoken, text};
use crate::check::{Checked, tally};
use crate::diagnostic::{Code, Diagnostic};
use crate::ladder::Ladder;
use crate::report::doc::{Doc, Item, Mark};
use crate::report::json::check as scripts;
use crate::report::words::{capital, count};
use lines::{Place, lines_of};
use parity::side_by_side;
use scripts::Outcome;

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
    /// In JSON for the list of files at the end: what each came to.
    files: Vec<String>,
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
        let before = (self.checked, self.errors + self.warnings);
        self.checked += 1;
        self.errors += errors;
        self.warnings += warnings;
        // Of a file that is half read the figures would be half true.
        let parity = || checked.ladder.as_ref().filter(|_| checked.is_whole).map(Ladder::parity);
        match self.format {
            CheckFormat::Text | CheckFormat::Markdown => {
                let mut doc = Doc::default();
                if self.format == CheckFormat::Markdown {
                    doc.section(checked.name.clone());
                    doc.items(listed(&checked));
                }
                if let Some(parity) = parity().filter(|parity| parity.mastery.is_some() || parity.management.is_some())
                {
                    side_by_side(&mut doc, &parity);
                }
                let name = if checked.name == "-" { "the standard input" } else { &checked.name };
                doc.paragraph(format!("{} in {name}.", capital(&problems(errors, warnings))));
                let gap = if before.0 > 0 { "\n" } else { "" };
                let findings = self.drawn(checked);
                format!("{gap}{findings}{}", self.print(&doc))
            }
            CheckFormat::Concise => lines::concise(&checked),
            CheckFormat::Github => lines::github(&checked),
            CheckFormat::Json => {
                let head = if before.0 == 0 { scripts::open() } else { String::new() };
                let mut is_first = before.1 == 0;
                let findings = lines_of(&checked, |place, finding| {
                    let comma = if std::mem::take(&mut is_first) { "" } else { "," };
                    format!(
                        "{comma}{}",
                        super::json::harmless(scripts::finding(place.file, place.line, place.column, finding))
                    )
                });
                let ladder = checked.ladder.as_ref().map(|ladder| ladder.id.clone());
                let parity = parity();
                self.files.push(super::json::harmless(scripts::file(&Outcome {
                    name: checked.name,
                    ladder,
                    errors,
                    warnings,
                    parity,
                    unread: None,
                })));
                format!("{head}{findings}")
            }
        }
    }

    /// A file that could not be read: scripts find it among the files, a pull request among the annotations, and people
    /// are told beside the result.
    #[must_use]
    pub fn could_not(&mut self, name: String, message: String) -> String {
        if self.format == CheckFormat::Json {
            let unread = Some(message);
            self.files.push(super::json::harmless(scripts::file(&Outcome {
                name,
                ladder: None,
                errors: 0,
                warnings: 0,
                parity: None,
                unread,
            })));
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
                let mut doc = Doc::default();
                doc.paragraph(format!(
                    "{} in {}.",
                    capital(&problems(self.errors, self.warnings)),
                    count(self.checked, "ladder")
                ));
                format!("\n{}", self.print(&doc))
            }
            CheckFormat::Json => {
                let head = if self.checked == 0 { scripts::open() } else { String::new() };
                format!("{head}{}", scripts::close(&self.files, self.errors, self.warnings))
            }
            _ => String::new(),
        }
    }

    fn drawn(&self, checked: Checked) -> String {
        if self.format == CheckFormat::Markdown || checked.findings.is_empty() {
            return String::new();
        }
        format!("{}\n", findings::all(&checked.into_report(), &self.look))
    }

    fn print(&self, doc: &Doc) -> String {
        match self.format {
            CheckFormat::Markdown => markdown::print(doc),
            _ if self.look.spoken => spoken::print(doc, &self.look),
            _ => text::print(doc, &self.look),
        }
    }
}

/// "no problems", "1 error, 3 warnings".
fn problems(errors: usize, warnings: usize) -> String {
    let parts = [(errors, "error"), (warnings, "warning")].into_iter().filter(|(n, _)| *n > 0);
    let parts: Vec<String> = parts.map(|(n, word)| count(n, word)).collect();
    if parts.is_empty() { "no problems".into() } else { parts.join(", ") }
}

/// Findings as lines of a list.
fn listed(checked: &Checked) -> Vec<Item> {
    let mut items = Vec::new();
    lines_of(checked, |Place { line, .. }, finding| {
        let code = finding.code.map_or("", Code::name);
        let said = format!("Line {line}, {} {code}: {}", finding.severity.name(), finding.message);
        let below = finding.label.iter().chain(&finding.helps).chain(&finding.notes).cloned().collect();
        items.push(Item { below, ..Item::new(Mark::Point, said) });
        String::new()
    });
    items
}
