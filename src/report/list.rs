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
        if in_force.iter().all(|entry| entry.found.shelf == Shelf::Bundled) {
            doc.facts(in_force.iter().map(|entry| (entry.found.id.clone(), what(entry))).collect());
        } else {
            let header = ["Ladder", "What it is", "From"].map(String::from).to_vec();
            let rows = in_force.iter().map(|entry| row(entry)).collect();
            doc.push(Block::Table(Table { labels: header.clone(), header, rows, shares: vec![0, 3, 2] }));
        }
        if let Some(not_used) = not_used(self.entries) {
            doc.paragraph(not_used);
        }
        let next =
            [("metier show LADDER", "its tracks and levels"), ("metier plan LADDER", "find the track that fits you")];
        doc.push(Block::Commands(next.map(|(command, what)| (command.into(), what.into())).to_vec()));
        doc
    }
}

/// The name of the ladder, or why it cannot be read.
fn what(entry: &Entry) -> String {
    match &entry.ladder {
        Ok(ladder) if ladder.craft_is_open() => format!("{}, under the name you give it", ladder.name),
        Ok(ladder) => ladder.name.to_string(),
        Err(error) => format!("Cannot be read: {error:#}"),
    }
}

fn row(entry: &Entry) -> Row {
    let id = entry.found.id.clone();
    Row { name: id.clone(), cells: vec![Cell::of(id), Cell::of(what(entry)), Cell::of(place(entry))] }
}

/// "Not used, since one of the same name comes first: 2 built in".
fn not_used(entries: &[Entry]) -> Option<String> {
    let mut places: Vec<(String, usize)> = Vec::new();
    for at in entries.iter().filter(|entry| entry.shadowed).map(place) {
        match places.iter_mut().find(|(place, _)| *place == at) {
            Some((_, n)) => *n += 1,
            None => places.push((at, 1)),
        }
    }
    let each = |(place, n): &(String, usize)| {
        if place == BUILT_IN { format!("{n} {place}") } else { format!("{n} in {place}") }
    };
    let places: Vec<String> = places.iter().map(each).collect();
    (!places.is_empty()).then(|| format!("Not used, since one of the same name comes first: {}.", list(&places, "and")))
}

const BUILT_IN: &str = "built in";

/// The folder it is in; the file has the ladder's name.
fn place(entry: &Entry) -> String {
    match entry.found.file.as_deref().and_then(std::path::Path::parent) {
        Some(folder) => folder.display().to_string(),
        None => BUILT_IN.into(),
    }
}
