//! The ladders there are, and where.

use super::doc::{Block, Cell, Doc, Row, Table};
use super::words::{count, list};
use crate::store::Entry;

/// The list as a document.
pub(crate) fn doc(entries: &[Entry]) -> Doc {
    let mut doc = Doc::default();
    let in_force: Vec<&Entry> = entries.iter().filter(|entry| !entry.shadowed).collect();
    doc.title(count(in_force.len(), "ladder"));
    let header = ["Ladder", "What it is", "From"].map(String::from).to_vec();
    let rows = in_force.iter().map(|entry| row(entry, entries)).collect();
    doc.push(Block::Table(Table { labels: header.clone(), header, rows, shares: vec![0, 5, 2] }));
    doc.paragraph("Look at one: metier show LADDER");
    doc.paragraph("Find the track that fits: metier plan --ladder LADDER");
    doc
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

/// The folder it lies in; the file has the ladder's name.
fn place(entry: &Entry) -> String {
    match entry.found.file.as_deref().and_then(std::path::Path::parent) {
        Some(folder) => folder.display().to_string(),
        None => "built in".into(),
    }
}
