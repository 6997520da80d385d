//! A ladder and where it was found, as plain data.

use std::path::PathBuf;

use anyhow::Result;

use crate::ladder::Ladder;
use crate::model::words;

words! {
    /// Where a ladder was found, in the order we look.
    pub enum Shelf {
        /// At a path that the user gave.
        Path = "path",
        /// In the folder given with `--ladders` or `METIER_LADDERS`.
        Given = "given",
        /// In `./ladders`.
        Here = "here",
        /// In the user's configuration folder.
        User = "user",
        /// In the binary.
        Bundled = "bundled",
    }
}

/// A ladder and where it was found.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The ladder.
    pub ladder: Ladder,
    /// Where it was found.
    pub shelf: Shelf,
}

/// A ladder that was found by name but is not read yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its id, which is the name of the file.
    pub id: String,
    /// Where it was found.
    pub shelf: Shelf,
    /// Its file, or `None` for a bundled one.
    pub file: Option<PathBuf>,
}

/// One line of the list of all ladders.
#[derive(Debug)]
pub struct Entry {
    /// Where it was found.
    pub found: Found,
    /// The ladder, or what is wrong with it.
    pub ladder: Result<Ladder>,
    /// Whether an earlier shelf has a ladder with the same id, which is used instead.
    pub shadowed: bool,
}
