//! The faults of one file. A file of the largest size can have half a million, more than anyone would read.

use crate::diagnostic::Diagnostic;

/// The most findings we report about one file.
pub(crate) const MOST_FINDINGS: usize = 10_000;

/// The faults found so far.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    /// At most one more than we report, which shows that there are more.
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

    /// How many were found, including those that were not kept.
    pub(crate) fn len(&self) -> usize {
        self.count
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Whether no more are kept.
    pub(crate) fn is_full(&self) -> bool {
        self.kept.len() > MOST_FINDINGS
    }

    pub(crate) fn last(&self) -> Option<&Diagnostic> {
        self.kept.last()
    }

    /// The faults that were kept, in the order of the file.
    pub(crate) fn in_order(mut self) -> Vec<Diagnostic> {
        self.kept.sort_by_key(|fault| fault.span.map_or(0, |span| span.start));
        self.kept
    }
}
