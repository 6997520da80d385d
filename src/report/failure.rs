//! What is in the place of a result that could not be made of a file.

use schemars::JsonSchema;
use serde::Serialize;

use super::doc::Doc;
use super::parts::Head;
use super::{Medium, Report};

/// In the place of a result that could not be made of a file.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Failure<'a> {
    #[serde(flatten)]
    head: Head,
    /// As it was given.
    file: &'a str,
    message: &'a str,
}

impl<'a> Failure<'a> {
    /// Of a file, and why.
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
