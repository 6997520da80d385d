//! Saved answers and what became of them: plain data.

use std::path::PathBuf;
use std::time::SystemTime;

use anyhow::Result;

use crate::interview::Sheet;

/// What a file of the store is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// The answers of an interview that has ended.
    Finished,
    /// An interview that goes on.
    Draft,
    /// An interview that was put aside for a new one.
    Aside,
    /// What a write that was cut short left behind.
    Leftover,
}

/// A file of metier's own.
#[derive(Debug)]
pub struct Kept {
    /// The file.
    pub file: PathBuf,
    /// What it is.
    pub keeping: Keeping,
    /// The answers in it, or why they cannot be read.
    pub sheet: Result<Sheet>,
    /// When it was last written, where the system says so.
    pub modified: Option<SystemTime>,
}
