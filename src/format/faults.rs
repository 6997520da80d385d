//! The faults of one file. A file of the largest size may be wrong in half a million places; no one reads so many.

use crate::diagnostic::Diagnostic;

/// More findings of one file are not given.
pub(crate) const MOST_FINDINGS: usize = 10_000;

/// The faults found so far.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    /// At most one more than are given: it says that there are more.
    kept: Vec<Diagnostic>,
    count: usize,
}

impl Faults {
    pub(crate) fn push(&mut self, fault: Diagnostic) {
        self.count += 1;
        if !self.is_full() {
            self.kept.push(fault);
        }
    }

    /// How many were found, kept or not.
    pub(crate) fn len(&self) -> usize {
        self.count
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// No more are kept.
    pub(crate) fn is_full(&self) -> bool {
        self.kept.len() > MOST_FINDINGS
    }

    pub(crate) fn last(&self) -> Option<&Diagnostic> {
        self.kept.last()
    }

    /// Those that are kept, in the order of the file.
    pub(crate) fn in_order(mut self) -> Vec<Diagnostic> {
        self.kept.sort_by_key(|fault| fault.span.map_or(0, |span| span.start));
        self.kept
    }
}
