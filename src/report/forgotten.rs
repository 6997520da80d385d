//! What `forget` did.

use serde::Serialize;

use super::doc::{Bullet, Doc, Item};
use super::words::count;
use super::{Medium, Report};

/// What was deleted, and what was not. Scripts are told it by the exit code.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Forgotten {
    /// Files that are gone.
    pub deleted: Vec<String>,
    /// How many of metier's own remain.
    pub kept: usize,
    /// Files in the folders that are not metier's and were left alone.
    pub foreign: Vec<String>,
    /// The answer was no.
    pub is_refused: bool,
}

impl Report for Forgotten {
    fn doc(&self, _: Medium) -> Doc {
        let Self { deleted, kept, foreign, is_refused } = self;
        let mut doc = Doc::default();
        let left = if *kept == 0 {
            "metier keeps no answers any more".into()
        } else {
            format!("{} {} kept", count(*kept, "file"), if *kept == 1 { "is" } else { "are" })
        };
        doc.title(match (deleted.len(), is_refused) {
            (_, true) => "Nothing was deleted".into(),
            (0, _) if *kept == 0 => "Nothing to forget: metier keeps no answers here".into(),
            (0, _) => format!("Nothing to forget among what was asked for: {left}"),
            (n, _) => format!("{} deleted: {left}", count(n, "file")),
        });
        doc.items(deleted.iter().map(|file| Item::new(Bullet::Point, file.clone())).collect());
        // Elsewhere it would only be noise.
        if !foreign.is_empty() && (*kept == 0 || !deleted.is_empty()) {
            doc.heading("Left alone, since it is not metier's");
            doc.items(foreign.iter().map(|file| Item::new(Bullet::Point, file.clone())).collect());
        }
        if *kept == 0 && !deleted.is_empty() {
            doc.paragraph("Files that were saved elsewhere, with --save or -o, are not touched.");
        }
        doc
    }
}
