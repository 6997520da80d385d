//! `history`: saved answers by ladder and date, and how the score moved.

use anyhow::Result;

use super::desk::{ANSWERS, Desk, spare};
use crate::advice::{Past, lines};
use crate::cli;
use crate::exit::Exit;
use crate::interview::Sheet;
use crate::print::{self};
use crate::report::History;
use crate::store::{Contents, Keeping, Kept};

fn sheet(kept: &Kept) -> Option<&Sheet> {
    kept.sheet.as_ref().ok()
}

/// A file that cannot be read is a line of the result, as a ladder is in `list`: it takes nothing from the others.
pub(crate) fn run(desk: &mut Desk<'_>, args: &cli::History) -> Result<Exit> {
    let bank = desk.bank()?;
    let store = desk.store.clone();
    let contents = store.as_ref().map_or_else(|| Ok(Contents::default()), |store| store.contents(&bank))?;
    contents.own.iter().try_for_each(|kept| spare(&kept.file, &args.output.file, ANSWERS))?;
    let ladder = args.ladder.as_deref().or(args.only.as_deref()).map(|words| desk.library.id_of(words));
    let ladder = ladder.as_deref();
    let is_wanted = |kept: &&Kept| ladder.is_none_or(|ladder| kept.is_about(ladder));
    let wanted: Vec<&Kept> = contents.own.iter().filter(is_wanted).collect();
    let finished: Vec<(&Kept, String)> = wanted
        .iter()
        .filter(|kept| kept.keeping == Keeping::Finished)
        .filter_map(|kept| Some((*kept, kept.whose()?)))
        .collect();
    let past: Vec<Past<'_>> =
        finished.iter().filter_map(|(kept, whose)| Some(Past { whose, sheet: sheet(kept)? })).collect();
    let is_unfinished = |kept: &&&Kept| matches!(kept.keeping, Keeping::Draft | Keeping::Aside);
    let mut known: Vec<&str> = contents.own.iter().filter_map(sheet).map(|sheet| sheet.ladder.as_str()).collect();
    known.sort_unstable();
    known.dedup();
    let history = History {
        bank: &bank,
        ladder,
        known,
        folder: store.as_ref().map(|store| store.folders()[1]),
        lines: lines(&bank, &past),
        finished: finished.iter().filter_map(|(kept, _)| Some((kept.file.as_path(), sheet(kept)?))).collect(),
        unfinished: wanted.iter().filter(is_unfinished).filter_map(|kept| Some((*kept, sheet(kept)?))).collect(),
        unreadable: wanted
            .iter()
            .filter(|kept| kept.keeping != Keeping::Leftover)
            .filter_map(|kept| Some((kept.file.as_path(), super::report_of(kept.sheet.as_ref().err()?).to_string())))
            .collect(),
    };
    let text = print::result(print::Output::History(&history), args.output.format, &desk.look_of(&args.output.file));
    desk.deliver(&text, &args.output.file)?;
    Ok(Exit::Done)
}
