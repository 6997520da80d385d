//! The faults of one file, and how they name its tables. A file of the largest size may be wrong in half a million
//! places; nobody reads so many.

use std::fmt;

use crate::diagnostic::Diagnostic;

/// More findings of one file are not given.
pub(super) const MOST_FINDINGS: usize = 10_000;

/// The faults found so far.
#[derive(Debug, Default)]
pub(super) struct Faults {
    /// One more than are given, at most: it says that there are more.
    kept: Vec<Diagnostic>,
    count: usize,
}

impl Faults {
    pub(super) fn push(&mut self, fault: Diagnostic) {
        self.count += 1;
        if !self.is_full() {
            self.kept.push(fault);
        }
    }

    /// How many were found, kept or not.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    pub(super) fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// No more are kept.
    pub(super) fn is_full(&self) -> bool {
        self.kept.len() > MOST_FINDINGS
    }

    pub(super) fn last(&self) -> Option<&Diagnostic> {
        self.kept.last()
    }

    /// Those that are kept, in the order of the file.
    pub(super) fn in_order(mut self) -> Vec<Diagnostic> {
        self.kept.sort_by_key(|fault| fault.span.map_or(0, |span| span.start));
        self.kept
    }
}

/// How findings name a table: "level `staff`", "a level"; nothing for the top of the file.
#[derive(Clone, Copy)]
pub(super) struct Whom<'t> {
    pub(super) what: &'static str,
    pub(super) id: Option<&'t str>,
}

impl Whom<'_> {
    /// The top of the file.
    pub(super) const TOP: Self = Whom::the("");

    /// Something without an id, or not with it yet.
    pub(super) const fn the(what: &'static str) -> Self {
        Self { what, id: None }
    }
}

impl fmt::Display for Whom<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.id {
            None => f.write_str(self.what),
            Some(id) if self.what.is_empty() => write!(f, "`{id}`"),
            Some(id) => write!(f, "{} `{id}`", self.what),
        }
    }
}
