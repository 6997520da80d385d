//! A recommendation to the one it is for.

use super::doc::Doc;
use super::plan::PlanReport;
use super::{Medium, Report, coached, growth};
use crate::interview::By;

impl Report for PlanReport<'_> {
    /// To the person on a screen or a page; in Markdown a growth plan of their own; to a coach something else.
    fn doc(&self, medium: Medium) -> Doc {
        let mut doc = match medium {
            _ if self.by == By::Coach => coached::doc(self),
            Medium::Markdown if self.score.is_some() => growth::doc(self),
            _ => self.recommendation(),
        };
        doc.label = self.file.map(str::to_owned);
        doc
    }
}
