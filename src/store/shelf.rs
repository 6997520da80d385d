//! A ladder and where it is from: plain data, however it was found.

use std::path::PathBuf;

use anyhow::Result;

use crate::ladder::Ladder;
use crate::model::words;

words! {
    /// Where a ladder was found, in the order looked.
    pub enum Shelf {
        /// Named by its path.
        Path = "path",
        /// The folder given with `--ladders` or `METIER_LADDERS`.
        Given = "given",
        /// `./ladders`.
        Here = "here",
        /// The user's configuration directory.
        User = "user",
        /// In the binary.
        Bundled = "bundled",
    }
}

/// A ladder and where it is from.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The ladder.
    pub ladder: Ladder,
    /// Where it was found.
    pub shelf: Shelf,
}

/// A ladder that was found by name, before it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its id: the name of the file.
    pub id: String,
    /// Where.
    pub shelf: Shelf,
    /// Its file; `None` for a bundled one.
    pub file: Option<PathBuf>,
}

/// A line of the list of all ladders.
#[derive(Debug)]
pub struct Entry {
    /// Where it is.
    pub found: Found,
    /// What it holds, or what is wrong with it.
    pub ladder: Result<Ladder>,
    /// The one looked at first has the name; the others are shadowed by it.
    pub shadowed: bool,
}
