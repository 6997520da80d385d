//! Every folder and setting in use, and where each came from.

use super::doc::{Block, Doc};
use super::words::count;
use crate::store::Shelf;

/// How text is laid out and painted.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Columns of the screen. Text is laid out to one less, and to at most 100.
    pub columns: usize,
    /// No character outside ASCII.
    pub ascii: bool,
    /// With bold and dim. Nothing is said by them alone.
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

/// A place where ladders are looked for.
#[derive(Clone, Debug)]
pub struct Searched {
    /// Which.
    pub shelf: Shelf,
    /// Its folder; nothing for the ladders built in.
    pub folder: Option<String>,
    /// How many ladders are there; nothing where there is no such folder.
    pub ladders: Option<usize>,
    /// How it came to be looked through.
    pub from: &'static str,
}

/// A folder of the store.
#[derive(Clone, Debug)]
pub struct Folder {
    /// The folder; nothing where the user has no home.
    pub folder: Option<String>,
    /// It is there.
    pub exists: bool,
    /// Why nobody can look into it, where that is so.
    pub unreadable: Option<String>,
    /// How many files of metier's own are in it, each with what they are.
    pub files: Vec<(&'static str, usize)>,
    /// How it was chosen.
    pub from: &'static str,
}

/// Everything in use.
#[derive(Clone, Debug)]
pub struct Places {
    /// In the order looked.
    pub ladders: Vec<Searched>,
    /// Unfinished interviews.
    pub drafts: Folder,
    /// Finished answers.
    pub answers: Folder,
    /// How results look here.
    pub look: Look,
    /// Why they look so.
    pub reasons: Reasons,
    /// Why nothing can be asked; nothing where it can.
    pub cannot_ask: Option<&'static str>,
    /// Questions are answered with whole lines in place of single keys.
    pub reads_lines: bool,
    /// The day that new answers get.
    pub today: String,
    /// The time in place of the clock's.
    pub source_date_epoch: Option<String>,
}

impl Folder {
    fn total(&self) -> usize {
        self.files.iter().map(|(_, n)| n).sum()
    }

    fn in_words(&self) -> String {
        let Some(folder) = &self.folder else { return "nowhere: there is no home folder".into() };
        if let Some(why) = &self.unreadable {
            return format!("{folder}: cannot be read, {why} ({})", self.from);
        }
        let files = self.files.iter().map(|(what, n)| format!("{n} {what}")).collect::<Vec<_>>().join(", ");
        let there = match (self.exists, files.is_empty()) {
            (false, _) => "not there yet",
            (true, true) => "nothing in it",
            (true, false) => &files,
        };
        format!("{folder}: {there} ({})", self.from)
    }
}

/// It as a document.
pub(crate) fn doc(places: &Places) -> Doc {
    let mut doc = Doc::default();
    let searched = places.ladders.iter().filter_map(|searched| searched.ladders).filter(|ladders| *ladders > 0).count();
    let kept = places.drafts.total() + places.answers.total();
    let unread = [&places.drafts, &places.answers].into_iter().filter(|folder| folder.unreadable.is_some()).count();
    doc.title(format!(
        "Ladders come from {}; {} {} kept{}",
        count(searched, "place"),
        count(kept, "file"),
        if kept == 1 { "is" } else { "are" },
        if unread > 0 { format!(", and {} cannot be read", count(unread, "folder")) } else { String::new() },
    ));
    doc.heading("Ladders, in the order they are looked for");
    let searched = |searched: &Searched| {
        let there = searched.ladders.map_or_else(|| "not there".into(), |n| count(n, "ladder"));
        match &searched.folder {
            Some(folder) => format!("{folder}: {there} ({})", searched.from),
            None => format!("Built in: {there}"),
        }
    };
    doc.push(Block::Steps(places.ladders.iter().map(searched).collect()));
    doc.heading("Answers");
    let folders = [("Unfinished", &places.drafts), ("Finished", &places.answers)];
    doc.facts(folders.map(|(name, folder)| (name.into(), folder.in_words())).to_vec());
    doc.heading("Settings");
    doc.facts(settings(places));
    let version = format!("metier {}.", env!("CARGO_PKG_VERSION"));
    doc.push(Block::Closing(vec![
        "Look at saved answers: metier history. Delete them: metier forget.".into(),
        version,
    ]));
    doc
}

fn settings(places: &Places) -> Vec<(String, String)> {
    let Places { look, reasons, .. } = places;
    let yes = |is_so| if is_so { "yes" } else { "no" };
    let columns = count(look.columns, "column");
    let questions = match (places.cannot_ask, places.reads_lines) {
        (Some(why), _) => format!("cannot be asked ({why})"),
        (None, true) => format!("answered with whole lines ({})", if look.spoken { reasons.spoken } else { "TERM" }),
        (None, false) => "answered with single keys (the terminal)".into(),
    };
    let clock = if places.source_date_epoch.is_some() { "SOURCE_DATE_EPOCH" } else { "the clock" };
    let ascii = if look.ascii { "ASCII only" } else { "all" };
    [
        ("Width", format!("{columns} ({})", reasons.width)),
        ("Characters", format!("{ascii} ({})", reasons.ascii)),
        ("Bold and dim", format!("{} ({})", yes(look.colour), reasons.colour)),
        ("Whole sentences", format!("{} ({})", yes(look.spoken), reasons.spoken)),
        ("Questions", questions),
        ("Today", format!("{} ({clock})", places.today)),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .to_vec()
}
