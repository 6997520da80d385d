//! What a command does, as a page: what it is for, examples, then everything that can be typed.

use super::doc::{Block, Doc};

/// Labels and what belongs to them.
pub type Facts = Vec<(String, String)>;

/// A command as its help and its man page tell it.
#[derive(Clone, Debug, Default)]
pub struct Manual {
    /// It is metier itself.
    pub is_top: bool,
    /// Its words, metier first.
    pub name: String,
    /// What it is for, in a sentence without its full stop.
    pub about: String,
    /// More of that, paragraph by paragraph.
    pub more: Vec<String>,
    /// What a line of it is made of.
    pub usage: String,
    /// Lines to try, each with what it does, or nothing.
    pub examples: Facts,
    /// Headings and what stands below each: arguments, options, other commands.
    pub parts: Vec<(String, Facts)>,
    /// How to learn more.
    pub closing: Option<String>,
}

/// It as a document.
pub(crate) fn doc(manual: &Manual) -> Doc {
    let mut doc = Doc::default();
    if manual.is_top {
        doc.title(manual.about.clone());
    } else {
        doc.title(format!("{}: {}", manual.name, lower(&manual.about)));
    }
    if !manual.examples.is_empty() {
        doc.heading(if manual.examples.len() == 1 { "Example" } else { "Examples" });
        doc.push(Block::Commands(manual.examples.clone()));
    }
    doc.heading("Usage");
    doc.push(Block::Commands(vec![(manual.usage.clone(), String::new())]));
    for text in &manual.more {
        doc.paragraph(text.clone());
    }
    for (heading, facts) in &manual.parts {
        doc.heading(heading.clone());
        doc.facts(facts.clone());
    }
    if let Some(closing) = &manual.closing {
        doc.push(Block::Closing(vec![closing.clone()]));
    }
    doc
}

/// The text with a small letter first, to stand inside a sentence.
#[must_use]
pub fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
