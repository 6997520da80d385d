//! What a rule is: a code, what it means to people, and the checks that find it.

use super::passages::Passage;
use crate::diagnostic::{Code, Diagnostic};
use crate::ladder::Ladder;

/// One thing that can be wrong with a ladder.
pub struct Rule {
    /// Its name in findings, and what it is about.
    pub code: Code,
    /// What finds it. Empty if it is found elsewhere: while the file is read, or among its comments.
    pub(crate) checks: &'static [Check],
    /// Markdown: what it means in a line, then why it matters, what to write instead, and an example before and after.
    pub(crate) explanation: &'static str,
}

/// What a check looks at.
pub(crate) enum Check {
    /// A ladder whose tracks, ranks and levels could all be read.
    Whole(fn(&Ladder, &mut Found<'_>)),
    /// As much of a ladder as could be read.
    Read(fn(&Ladder, &mut Found<'_>)),
    /// Each expectation of an English ladder. The word lists know no other language.
    Expectation(fn(&Passage<'_>, &mut Found<'_>)),
    /// Each text of an English ladder, expectations among them.
    Passage(fn(&Passage<'_>, &mut Found<'_>)),
}

impl Rule {
    /// A rule that readers see to: the file is not read on, or not as far.
    pub(super) const fn of_readers(code: Code, explanation: &'static str) -> Self {
        Self { code, checks: &[], explanation }
    }

    /// What it means, in one sentence.
    ///
    /// # Panics
    ///
    /// If the explanation is empty, which the tests rule out.
    #[must_use]
    pub fn means(&self) -> &'static str {
        self.explanation.lines().next().expect("an explanation begins with what the code means")
    }

    /// Why it matters to the people on the ladder, in a few sentences.
    #[must_use]
    pub fn why(&self) -> String {
        unwrapped(self.section("Why"))
    }

    /// What to write instead, and what the rule leaves alone.
    #[must_use]
    pub fn instead(&self) -> String {
        unwrapped(self.section("Instead"))
    }

    /// A piece of a ladder that has the fault, in at most 12 lines of 68 columns.
    #[must_use]
    pub fn before(&self) -> String {
        within_fence(self.section("Before"))
    }

    /// The same piece once it is put right.
    #[must_use]
    pub fn after(&self) -> String {
        within_fence(self.section("After"))
    }

    fn section(&self, heading: &str) -> impl Iterator<Item = &'static str> {
        let lines = self.explanation.lines().skip_while(move |line| line.strip_prefix("## ") != Some(heading));
        lines.skip(1).take_while(|line| !line.starts_with("## "))
    }
}

fn unwrapped(lines: impl Iterator<Item = &'static str>) -> String {
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

fn within_fence(lines: impl Iterator<Item = &'static str>) -> String {
    let is_fence = |line: &&str| line.starts_with("```");
    lines.skip_while(|line| !is_fence(line)).skip(1).take_while(|line| !is_fence(line)).collect::<Vec<_>>().join("\n")
}

/// Where the findings of a rule go: each is given the rule's code.
pub(crate) struct Found<'a> {
    pub(super) code: Code,
    pub(super) findings: &'a mut Vec<Diagnostic>,
}

impl Found<'_> {
    /// Adds a finding.
    pub(crate) fn push(&mut self, finding: Diagnostic) {
        self.findings.push(finding.code(self.code));
    }
}
