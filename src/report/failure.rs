//! Stands in for the result of a file if none could be made.

use schemars::JsonSchema;
use serde::Serialize;

use super::doc::Doc;
use super::parts::Head;
use super::{Medium, Report};

/// Stands in for the result of a file if none could be made.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Failure<'a> {
    #[serde(flatten)]
    head: Head,
    /// The file as the user named it.
    file: &'a str,
    message: &'a str,
}

impl<'a> Failure<'a> {
    /// A failure for this file, with the reason.
    #[must_use]
    pub fn of(file: &'a str, message: &'a str) -> Self {
        Self { head: Head::of("error"), file, message }
    }
}

impl Report for Failure<'_> {
    fn doc(&self, _: Medium) -> Doc {
        let mut doc = Doc::default();
        doc.title(self.message);
        doc
    }
}
