//! The ladders there are, and where.

use schemars::JsonSchema;
use serde::Serialize;

use super::doc::{Block, Cell, Doc, Row, Table};
use super::parts::Head;
use super::words::{count, list};
use super::{Medium, Report};
use crate::store::{Entry, Shelf};

/// The ladders that were found, in the order looked.
#[derive(Debug, Serialize, JsonSchema)]
pub struct List<'a> {
    #[serde(flatten)]
    head: Head,
    ladders: Vec<Listed<'a>>,
    #[serde(skip)]
    entries: &'a [Entry],
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct Listed<'a> {
    id: &'a str,
    source: Shelf,
    file: Option<String>,
    /// One of the same id comes before it.
    shadowed: bool,
    name: Option<&'a str>,
    version: Option<&'a str>,
    summary: Option<&'a str>,
    tracks: Option<usize>,
    levels: Option<usize>,
    /// Why it cannot be read; then all that would come from it is null.
    error: Option<String>,
}

impl<'a> List<'a> {
    /// Of all that were found.
    #[must_use]
    pub fn of(entries: &'a [Entry]) -> Self {
        Self { head: Head::of("list"), ladders: entries.iter().map(Listed::of).collect(), entries }
    }
}

impl<'a> Listed<'a> {
    fn of(entry: &'a Entry) -> Self {
        let ladder = entry.ladder.as_ref().ok();
        Self {
            id: &entry.found.id,
            source: entry.found.shelf,
            file: entry.found.file.as_ref().map(|file| file.display().to_string()),
            shadowed: entry.shadowed,
            name: ladder.map(|ladder| ladder.name.as_str()),
            version: ladder.and_then(|ladder| ladder.version.as_deref()),
            summary: ladder.and_then(|ladder| ladder.summary.as_deref()),
            tracks: ladder.map(|ladder| ladder.tracks.len()),
            levels: ladder.map(|ladder| ladder.places().count()),
            error: entry.ladder.as_ref().err().map(|error| format!("{error:#}")),
        }
    }
}

impl Report for List<'_> {
    fn doc(&self, _: Medium) -> Doc {
        let mut doc = Doc::default();
        let in_force: Vec<&Entry> = self.entries.iter().filter(|entry| !entry.shadowed).collect();
        doc.title(count(in_force.len(), "ladder"));
        let header = ["Ladder", "What it is", "From"].map(String::from).to_vec();
        let rows = in_force.iter().map(|entry| row(entry, self.entries)).collect();
        doc.push(Block::Table(Table { labels: header.clone(), header, rows, shares: vec![0, 5, 2] }));
        doc.paragraph("Look at one: metier show LADDER");
        doc.paragraph("Find the track that fits: metier plan LADDER");
        doc
    }
}

fn row(entry: &Entry, all: &[Entry]) -> Row {
    let shadowed = all.iter().filter(|other| other.shadowed && other.found.id == entry.found.id);
    let shadowed: Vec<String> = shadowed.map(place).collect();
    let below = if shadowed.is_empty() { String::new() } else { format!("shadows {}", list(&shadowed, "and")) };
    let what = match &entry.ladder {
        Ok(ladder) => {
            Cell { title: ladder.name.to_string(), below: ladder.summary.clone().unwrap_or_default().to_string() }
        }
        Err(error) => Cell { title: "Cannot be read".into(), below: format!("{error:#}") },
    };
    Row {
        name: entry.found.id.clone(),
        cells: vec![Cell::of(entry.found.id.clone()), what, Cell { title: place(entry), below }],
    }
}

/// The folder it is in; the file has the ladder's name.
fn place(entry: &Entry) -> String {
    match entry.found.file.as_deref().and_then(std::path::Path::parent) {
        Some(folder) => folder.display().to_string(),
        None => "built in".into(),
    }
}
