//! Every folder and setting in use, and where each came from.

use schemars::JsonSchema;
use serde::Serialize;

use super::doc::{Block, Doc};
use super::parts::Head;
use super::words::count;
use super::{Medium, Report};
use crate::store::Shelf;

/// How text is laid out and painted.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Columns of the screen. Text is laid out to one less, and to at most 100.
    pub columns: usize,
    /// No character outside ASCII.
    pub ascii: bool,
    /// With bold, dim and colour. Nothing is said by them alone.
    pub colour: bool,
    /// Whole sentences, for a screen reader.
    pub spoken: bool,
}

/// Where each setting of a [`Look`] came from.
#[derive(Clone, Copy, Debug)]
pub struct Reasons {
    /// Of the width.
    pub width: &'static str,
    /// Of ASCII alone, or not.
    pub ascii: &'static str,
    /// Of whole sentences, or not.
    pub spoken: &'static str,
    /// Of colour, or none.
    pub colour: &'static str,
}

/// Every folder and setting in use, and where each came from.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Places {
    #[serde(flatten)]
    head: Head,
    /// In the order looked.
    ladders: Vec<Searched>,
    /// Unfinished interviews.
    drafts: Folder,
    /// Finished answers.
    answers: Folder,
    settings: Settings,
}

/// A place where ladders are looked for.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(inline)]
pub struct Searched {
    /// Which.
    pub source: Shelf,
    /// Its folder; null for the ladders built in.
    pub folder: Option<String>,
    /// How many ladders are there; null if there is no such folder.
    pub ladders: Option<usize>,
    /// How it came to be looked through.
    pub from: &'static str,
}

/// A folder of the store.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "folder")]
pub struct Folder {
    /// The folder; null if the user has no home.
    pub folder: Option<String>,
    /// It is there.
    pub exists: bool,
    /// How many files of metier's own are in it.
    pub files: usize,
    /// How it was chosen.
    pub from: &'static str,
    /// Why no one can look into it; null if anyone can.
    pub error: Option<String>,
    /// Each kind of file in it, and how many there are.
    #[serde(skip)]
    pub kinds: Vec<(&'static str, usize)>,
}

/// How metier works here.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(inline)]
pub struct Settings {
    /// Columns of the screen.
    width: Setting<usize>,
    /// No character outside ASCII.
    ascii: Setting<bool>,
    /// With bold and dim.
    color: Setting<bool>,
    /// Whole sentences, for a screen reader.
    accessible: Setting<bool>,
    /// Whether questions can be asked.
    input: Input,
    /// The time in place of the clock's.
    source_date_epoch: Setting<Option<String>, Option<&'static str>>,
    /// The day that new answers get.
    today: String,
}

/// A setting, and what set it.
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
    /// Questions are answered with whole lines in place of single keys.
    whole_lines: bool,
}

impl Settings {
    /// Of a look and why it is so; why nothing can be asked, if that is so; whether whole lines are read; today; and
    /// the time in place of the clock's.
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
    /// Of all that was looked up.
    #[must_use]
    pub fn of(ladders: Vec<Searched>, drafts: Folder, answers: Folder, settings: Settings) -> Self {
        Self { head: Head::of("where"), ladders, drafts, answers, settings }
    }
}

/// What chose a thing, in brackets, unless it is as it is everywhere.
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
