//! Every folder and setting in use, and where each comes from.

use schemars::JsonSchema;
use serde::Serialize;

use super::doc::{Block, Doc};
use super::parts::Head;
use super::words::count;
use super::{Medium, Report};
use crate::store::Shelf;

/// How text is laid out and coloured.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// The width of the screen. Text uses one column less, and at most 100.
    pub columns: usize,
    /// Whether only ASCII characters may be used.
    pub ascii: bool,
    /// Whether to use bold, dim and colour. They never carry meaning on their own.
    pub colour: bool,
    /// Whether to write whole sentences, for a screen reader.
    pub spoken: bool,
}

/// The source of each setting in a [`Look`].
#[derive(Clone, Copy, Debug)]
pub struct Reasons {
    /// The source of the width.
    pub width: &'static str,
    /// The source of the setting for ASCII.
    pub ascii: &'static str,
    /// The source of the setting for whole sentences.
    pub spoken: &'static str,
    /// The source of the setting for colour.
    pub colour: &'static str,
}

/// Every folder and setting in use, and where each comes from.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Places {
    #[serde(flatten)]
    head: Head,
    /// The places where metier looks for ladders, in order.
    ladders: Vec<Searched>,
    /// The folder for unfinished interviews.
    drafts: Folder,
    /// The folder for finished answers.
    answers: Folder,
    settings: Settings,
}

/// A place where metier looks for ladders.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(inline)]
pub struct Searched {
    /// Which kind of place it is.
    pub source: Shelf,
    /// Its folder; null for the ladders built in.
    pub folder: Option<String>,
    /// How many ladders are there; null if the folder does not exist.
    pub ladders: Option<usize>,
    /// Why metier looks there.
    pub from: &'static str,
}

/// A folder of the store.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "folder")]
pub struct Folder {
    /// Its path; null if the user has no home.
    pub folder: Option<String>,
    /// Whether it exists.
    pub exists: bool,
    /// How many of metier's own files it contains.
    pub files: usize,
    /// What decided on this folder.
    pub from: &'static str,
    /// Why it cannot be read; null if it can.
    pub error: Option<String>,
    /// The kinds of files in it, and how many of each.
    #[serde(skip)]
    pub kinds: Vec<(&'static str, usize)>,
}

/// How metier works in this terminal.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(inline)]
pub struct Settings {
    /// The width of the screen.
    width: Setting<usize>,
    /// Whether only ASCII characters may be used.
    ascii: Setting<bool>,
    /// Whether bold and dim text are used.
    color: Setting<bool>,
    /// Whether whole sentences are written, for a screen reader.
    accessible: Setting<bool>,
    /// Whether metier can ask questions.
    input: Input,
    /// The time that replaces the clock's.
    source_date_epoch: Setting<Option<String>, Option<&'static str>>,
    /// The date that new answers get.
    today: String,
}

/// A setting and its source.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct Setting<T, F = &'static str> {
    value: T,
    from: F,
}

#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct Input {
    value: bool,
    from: &'static str,
    /// Whether people answer with whole lines rather than single keys.
    whole_lines: bool,
}

impl Settings {
    /// Collects the settings: the look and where it comes from, the reason if we cannot ask, whether whole lines are
    /// read, today's date, and the time that replaces the clock's.
    #[must_use]
    pub fn of(
        (look, reasons): (Look, Reasons),
        cannot_ask: Option<&'static str>,
        whole_lines: bool,
        today: String,
        source_date_epoch: Option<String>,
    ) -> Self {
        Self {
            width: Setting { value: look.columns, from: reasons.width },
            ascii: Setting { value: look.ascii, from: reasons.ascii },
            color: Setting { value: look.colour, from: reasons.colour },
            accessible: Setting { value: look.spoken, from: reasons.spoken },
            input: Input { value: cannot_ask.is_none(), from: cannot_ask.unwrap_or("the terminal"), whole_lines },
            source_date_epoch: Setting {
                from: source_date_epoch.as_ref().map(|_| "SOURCE_DATE_EPOCH"),
                value: source_date_epoch,
            },
            today,
        }
    }
}

impl Places {
    /// Collects everything that was looked up.
    #[must_use]
    pub fn of(ladders: Vec<Searched>, drafts: Folder, answers: Folder, settings: Settings) -> Self {
        Self { head: Head::of("where"), ladders, drafts, answers, settings }
    }
}

/// The source of a setting in brackets, unless it is the default.
fn set_by(from: &str) -> String {
    if from == "default" { String::new() } else { format!(" ({from})") }
}

impl Folder {
    fn in_words(&self) -> String {
        let Some(folder) = &self.folder else { return "nowhere: there is no home folder".into() };
        if let Some(why) = &self.error {
            return format!("{folder}: cannot be read, {why}{}", set_by(self.from));
        }
        let files = self.kinds.iter().map(|(what, n)| format!("{n} {what}")).collect::<Vec<_>>().join(", ");
        let there = match (self.exists, files.is_empty()) {
            (false, _) => "no such folder yet",
            (true, true) => "empty",
            (true, false) => &files,
        };
        format!("{folder}: {there}{}", set_by(self.from))
    }
}

impl Report for Places {
    fn doc(&self, _: Medium) -> Doc {
        let mut doc = Doc::default();
        let searched =
            self.ladders.iter().filter_map(|searched| searched.ladders).filter(|ladders| *ladders > 0).count();
        let kept = self.drafts.files + self.answers.files;
        let unread = [&self.drafts, &self.answers].into_iter().filter(|folder| folder.error.is_some()).count();
        doc.title(format!(
            "Ladders come from {}; {} {} kept{}",
            count(searched, "place"),
            count(kept, "file"),
            if kept == 1 { "is" } else { "are" },
            if unread > 0 { format!(", and {} cannot be read", count(unread, "folder")) } else { String::new() },
        ));
        doc.heading("Where ladders are looked for, in this order");
        let searched = |searched: &Searched| {
            let there = searched.ladders.map_or_else(|| "no such folder".into(), |n| count(n, "ladder"));
            match &searched.folder {
                Some(folder) => format!("{folder}: {there}{}", set_by(searched.from)),
                None => format!("Built in: {there}"),
            }
        };
        doc.push(Block::Steps(self.ladders.iter().map(searched).collect()));
        doc.heading("Answers");
        let folders = [("Unfinished", &self.drafts), ("Finished", &self.answers)];
        doc.facts(folders.map(|(name, folder)| (name.into(), folder.in_words())).to_vec());
        doc.heading("Settings");
        doc.facts(self.settings.in_words());
        let version = format!("metier {}.", env!("CARGO_PKG_VERSION"));
        let next = [("metier history", "what is saved, and how it moved"), ("metier forget", "delete it")];
        doc.push(Block::Commands(next.map(|(command, what)| (command.into(), what.into())).to_vec()));
        doc.push(Block::Closing(vec![version]));
        doc
    }
}

impl Settings {
    fn in_words(&self) -> Vec<(String, String)> {
        let Self { width, ascii, color, accessible, input, source_date_epoch, today } = self;
        let yes = |is_so| if is_so { "yes" } else { "no" };
        let questions = match (input.value, input.whole_lines) {
            (false, _) => format!("cannot be asked ({})", input.from),
            (true, true) => {
                format!("answered with whole lines ({})", if accessible.value { accessible.from } else { "TERM" })
            }
            (true, false) => format!("answered with single keys ({})", input.from),
        };
        let characters = if ascii.value { "ASCII only" } else { "any" };
        [
            ("Width", format!("{}{}", count(width.value, "column"), set_by(width.from))),
            ("Characters", format!("{characters}{}", set_by(ascii.from))),
            ("Bold and colour", format!("{}{}", yes(color.value), set_by(color.from))),
            ("Whole sentences", format!("{}{}", yes(accessible.value), set_by(accessible.from))),
            ("Questions", questions),
            ("Today", format!("{today}{}", set_by(source_date_epoch.from.unwrap_or("default")))),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .to_vec()
    }
}
