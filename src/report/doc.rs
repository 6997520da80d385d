//! A result as headings, facts, lists and tables. It is the content, independent of how it is printed.

use std::fmt;

use crate::interview::Standing;
use crate::ladder::{Ladder, Text};

/// A result, block by block.
#[derive(Clone, Default)]
pub struct Doc {
    pub(crate) blocks: Vec<Block>,
    /// The BCP 47 language of the ladder's texts, or `None` for English, in which everything else is written.
    pub(crate) language: Option<String>,
    /// What distinguishes it from other results on the same page: the file of its answers.
    pub(crate) label: Option<String>,
    /// Whether it is a ladder to read. Then its headings are in the ladder's words, and a page gets a table of
    /// contents.
    pub(crate) is_handbook: bool,
}

/// One block.
#[derive(Clone)]
pub(crate) enum Block {
    /// The answer, in a line that makes sense on its own.
    Title(String),
    /// Starts one of several results in a document. The blocks that follow belong to it.
    Section(String),
    /// Starts a part. The second text is a count or remark beside the heading.
    Heading(String, Option<String>),
    /// Starts a smaller part.
    Subheading(String),
    /// Labels, each with its text.
    Facts(Vec<(String, String)>),
    /// One or more sentences.
    Paragraph(String),
    /// What a ladder says about itself, a track or a level.
    Summary(String),
    /// A list.
    Items(Vec<Item>),
    /// A numbered list.
    Steps(Vec<String>),
    /// Lines of a file, shown as they are.
    Sample(String),
    /// Lines to type, each with what it does. That may be empty.
    Commands(Vec<(String, String)>),
    /// Bars for doing against directing.
    Bars(Vec<Bar>),
    /// A table with columns.
    Table(Table),
    /// The last lines of a result.
    Closing(Vec<String>),
}

/// One item of a list.
#[derive(Clone)]
pub(crate) struct Item {
    pub(crate) mark: Bullet,
    pub(crate) text: String,
    /// Examples and notes, shown below it.
    pub(crate) below: Vec<String>,
    /// The ladder and the key that it can be told by where it was ticked; `None` for what cannot be marked.
    pub(crate) tag: Option<String>,
}

/// What comes before an item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bullet {
    /// A plain bullet.
    Point,
    /// A box to tick, on paper or in an issue tracker.
    Task,
    /// The person's mark, or none yet.
    Marked(Option<Standing>),
}

/// A pair of bars with values from 1 to 5, or `None` without an answer.
#[derive(Clone)]
pub(crate) struct Bar {
    pub(crate) label: String,
    pub(crate) doing: Option<f64>,
    pub(crate) directing: Option<f64>,
}

/// A table. In narrow and spoken form each row becomes lines with labels.
#[derive(Clone)]
pub(crate) struct Table {
    pub(crate) header: Vec<String>,
    /// Short names of the columns, for lines with labels.
    pub(crate) labels: Vec<String>,
    pub(crate) rows: Vec<Row>,
    /// The share of the remaining width that each column takes. 0 means as wide as its content.
    pub(crate) shares: Vec<usize>,
}

/// A row: its name, for lines with labels, and one cell per column.
#[derive(Clone)]
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) cells: Vec<Cell>,
}

/// A cell with a title and a text below it. Both may be empty.
#[derive(Clone, Default)]
pub(crate) struct Cell {
    pub(crate) title: String,
    pub(crate) below: String,
}

impl Cell {
    pub(crate) fn of(title: impl Into<String>) -> Self {
        Self { title: title.into(), below: String::new() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.title.is_empty() && self.below.is_empty()
    }
}

impl Item {
    /// With a tag that says what it is.
    pub(crate) fn tagged(self, ladder: &Ladder, key: &str) -> Self {
        Self { tag: Some(format!("{} {key}", ladder.id)), ..self }
    }

    pub(crate) fn new(mark: Bullet, text: impl Into<String>) -> Self {
        Self { mark, text: text.into(), below: Vec::new(), tag: None }
    }
}

impl Doc {
    /// A document about a ladder.
    pub(crate) fn about(ladder: &Ladder) -> Self {
        let language = Some(ladder.language.to_string()).filter(|language| language != "en");
        Self { language, ..Self::default() }
    }

    pub(crate) fn title(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Title(text.into()));
    }

    pub(crate) fn section(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Section(text.into()));
    }

    pub(crate) fn heading(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Heading(text.into(), None));
    }

    pub(crate) fn heading_with(&mut self, text: impl Into<String>, aside: impl Into<String>) {
        self.blocks.push(Block::Heading(text.into(), Some(aside.into())));
    }

    pub(crate) fn subheading(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Subheading(text.into()));
    }

    pub(crate) fn facts(&mut self, facts: Vec<(String, String)>) {
        if !facts.is_empty() {
            self.blocks.push(Block::Facts(facts));
        }
    }

    pub(crate) fn paragraph(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Paragraph(text.into()));
    }

    pub(crate) fn summary(&mut self, text: Option<&Text>) {
        self.blocks.extend(text.map(|text| Block::Summary(text.to_string())));
    }

    pub(crate) fn items(&mut self, items: Vec<Item>) {
        if !items.is_empty() {
            self.blocks.push(Block::Items(items));
        }
    }

    /// Adds a heading and a list below it, or nothing if the list is empty.
    pub(crate) fn part(&mut self, heading: &str, items: Vec<Item>) {
        if !items.is_empty() {
            self.heading(heading);
            self.items(items);
        }
    }

    /// Adds a command to run next, on its own line.
    pub(crate) fn command(&mut self, command: impl Into<String>) {
        self.blocks.push(Block::Commands(vec![(command.into(), String::new())]));
    }

    /// The same, preceded by what the command is for.
    pub(crate) fn suggest(&mut self, what: &str, command: impl Into<String>) {
        self.paragraph(format!("{what}:"));
        self.command(command);
    }

    pub(crate) fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }
}

/// Lists the content, one line per thing, without layout. The tests snapshot each result in this form.
impl fmt::Debug for Doc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.blocks.iter().try_for_each(|block| said(block, f))
    }
}

fn said(block: &Block, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match block {
        Block::Title(text) => writeln!(f, "title: {text}"),
        Block::Section(text) => writeln!(f, "section: {text}"),
        Block::Heading(text, None) => writeln!(f, "heading: {text}"),
        Block::Heading(text, Some(aside)) => writeln!(f, "heading: {text} ({aside})"),
        Block::Subheading(text) => writeln!(f, "subheading: {text}"),
        Block::Facts(facts) => facts.iter().try_for_each(|(label, fact)| writeln!(f, "fact: {label}: {fact}")),
        Block::Paragraph(text) => writeln!(f, "paragraph: {text}"),
        Block::Summary(text) => writeln!(f, "summary: {text}"),
        Block::Items(items) => items.iter().try_for_each(|item| {
            let mark = match item.mark {
                Bullet::Point => "point",
                Bullet::Task => "task",
                Bullet::Marked(standing) => standing_word(standing),
            };
            writeln!(f, "{mark}: {}", item.text)?;
            item.below.iter().try_for_each(|below| writeln!(f, "  below: {below}"))
        }),
        Block::Steps(steps) => steps.iter().try_for_each(|step| writeln!(f, "step: {step}")),
        Block::Sample(text) => text.lines().try_for_each(|line| writeln!(f, "sample: {line}")),
        Block::Commands(commands) => {
            commands.iter().try_for_each(|(command, what)| writeln!(f, "command: {command} ({what})"))
        }
        Block::Bars(bars) => bars.iter().try_for_each(|bar| {
            let value = |value: Option<f64>| value.map_or_else(|| "not answered".into(), |value| format!("{value:.1}"));
            writeln!(f, "bar: {}: doing {}, directing {}", bar.label, value(bar.doing), value(bar.directing))
        }),
        Block::Table(table) => {
            writeln!(f, "table: {}", table.header.join(" | "))?;
            table.rows.iter().try_for_each(|row| {
                let cells = row.cells.iter().map(|cell| match (cell.title.as_str(), cell.below.as_str()) {
                    (title, "") => title.to_owned(),
                    ("", below) => below.to_owned(),
                    (title, below) => format!("{title}: {below}"),
                });
                writeln!(f, "row: {}: {}", row.name, cells.collect::<Vec<_>>().join(" | "))
            })
        }
        Block::Closing(lines) => lines.iter().try_for_each(|line| writeln!(f, "closing: {line}")),
    }
}

/// The word for a mark. `None` means that no mark was made.
pub(crate) fn standing_word(standing: Option<Standing>) -> &'static str {
    match standing {
        Some(Standing::Met) => "met",
        Some(Standing::Partly) => "partly",
        Some(Standing::NotYet) => "not yet",
        Some(Standing::NotApplicable) => "not applicable",
        None => "no answer",
    }
}
