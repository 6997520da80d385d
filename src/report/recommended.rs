//! A recommendation in the form that suits its reader.

use super::doc::Doc;
use super::plan::PlanReport;
use super::{Medium, Report, coached, growth};
use crate::interview::By;

impl Report for PlanReport<'_> {
    /// On a screen or page it speaks to the person. In Markdown it is the person's own growth plan. A coach gets a
    /// different document.
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
