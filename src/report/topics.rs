//! The topics of `metier help`: pages kept as Markdown beside this file, of which only a little is understood (a title,
//! headings, paragraphs, lists, labels, commands), so that they are printed like every other result.

use super::doc::{Block, Bullet, Doc, Item};

/// Labels and what belongs to them.
pub type Facts = Vec<(String, String)>;

/// Something to read about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// What every command understands.
    Options,
    /// How a command ended.
    ExitCodes,
    /// Variables, and what wins over what.
    Environment,
    /// Forms of results.
    Formats,
    /// What is kept, and where.
    Privacy,
    /// How the advice is made.
    Method,
    /// Screen readers, narrow screens, no colour.
    Accessibility,
}

/// What topics say that is known in other rooms.
#[derive(Clone, Debug)]
pub struct Told {
    /// The exit codes and what they mean.
    pub exit_codes: Facts,
    /// Commands and the forms of their results.
    pub formats: Facts,
    /// Forms and what they are for.
    pub meanings: Facts,
    /// Options that every command understands.
    pub options: Facts,
}

impl Topic {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Method,
        Self::Privacy,
        Self::Accessibility,
        Self::Options,
        Self::Formats,
        Self::ExitCodes,
        Self::Environment,
    ];

    /// The word in commands.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Options => "options",
            Self::ExitCodes => "exit-codes",
            Self::Environment => "environment",
            Self::Formats => "formats",
            Self::Privacy => "privacy",
            Self::Method => "method",
            Self::Accessibility => "accessibility",
        }
    }

    /// What it is about, in a line.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::Options => "What every command understands",
            Self::ExitCodes => "What each exit code means",
            Self::Environment => "The variables that are read, and what wins over what",
            Self::Formats => "Which command gives its result in which form",
            Self::Privacy => "What is kept, where, and who can read it",
            Self::Method => "What is asked, how it is counted, what it can say and what not",
            Self::Accessibility => "Screen readers, narrow screens, colour",
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::Options => include_str!("topics/options.md"),
            Self::ExitCodes => include_str!("topics/exit-codes.md"),
            Self::Environment => include_str!("topics/environment.md"),
            Self::Formats => include_str!("topics/formats.md"),
            Self::Privacy => include_str!("topics/privacy.md"),
            Self::Method => include_str!("topics/method.md"),
            Self::Accessibility => include_str!("topics/accessibility.md"),
        }
    }
}

/// A topic as a document.
pub(crate) fn doc(topic: Topic, told: &Told) -> Doc {
    let mut doc = Doc::default();
    for block in topic.text().split("\n\n") {
        let block = block.trim_end();
        if let Some(title) = block.strip_prefix("# ") {
            doc.title(title);
        } else if let Some(heading) = block.strip_prefix("## ") {
            doc.heading(heading);
        } else if block.starts_with("- **") {
            let fact = |line: &str| {
                let (label, text) = line.strip_prefix("- **")?.split_once(":** ")?;
                Some((label.to_owned(), text.to_owned()))
            };
            doc.facts(joined(block).iter().filter_map(|line| fact(line)).collect());
        } else if block.starts_with("- ") {
            let items = joined(block);
            let text = |line: &str| line.strip_prefix("- ").unwrap_or_default().to_owned();
            doc.items(items.iter().map(|line| Item::new(Bullet::Point, text(line))).collect());
        } else if block.starts_with("    ") {
            let commands = block.lines().map(|line| {
                let (command, what) = line.trim().split_once("   ").unwrap_or((line.trim(), ""));
                (command.to_owned(), what.trim().to_owned())
            });
            doc.push(Block::Commands(commands.collect()));
        } else {
            match block {
                "{exit-codes}" => doc.facts(told.exit_codes.clone()),
                "{formats}" => doc.facts(told.formats.clone()),
                "{options}" => doc.facts(told.options.clone()),
                "{meanings}" => doc.facts(told.meanings.clone()),
                _ => doc.paragraph(block.replace('\n', " ")),
            }
        }
    }
    doc
}

/// Lines of a list, each with the lines it goes on in.
fn joined(block: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in block.lines() {
        match lines.last_mut().filter(|_| line.starts_with("  ")) {
            Some(last) => last.extend([" ", line.trim()]),
            None => lines.push(line.to_owned()),
        }
    }
    lines
}
