//! A recommendation in the form that suits its reader.

use super::doc::Doc;
use super::parts::sheet;
use super::plan::PlanReport;
use super::{Day, Medium, Report, coached, growth};
use crate::format::protected;
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

    fn rows(&self) -> Option<Vec<Vec<String>>> {
        // Of several files each row says whose it is.
        let mut rows = sheet(self.expectations.iter());
        let file = self.file.map_or_else(String::new, protected);
        let first = std::iter::once("file".to_owned()).chain(std::iter::repeat(file));
        rows.iter_mut().zip(first).for_each(|(row, first)| row.insert(0, first));
        Some(rows)
    }

    fn days(&self) -> Vec<Day> {
        super::days(self.plan.answers, self.plan.ladder)
    }
}
