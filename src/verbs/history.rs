//! `history`: lists saved answers by ladder and date, and how the score moved.

use std::path::Path;
use std::rc::Rc;

use anyhow::Result;

use super::desk::{ANSWERS, Desk, spare};
use crate::cli;
use crate::exit::Exit;
use crate::print;
use crate::report::{History, Saved};
use crate::store::{Contents, Keeping, Kept, Loaded};

/// A file that cannot be read becomes a line of the result, as a broken ladder does in `list`. The others are still
/// shown.
pub(crate) fn run(desk: &mut Desk<'_>, args: &cli::History) -> Result<Exit> {
    let bank = desk.bank()?;
    let store = desk.store.clone();
    let contents = store.as_ref().map_or_else(|| Ok(Contents::default()), |store| store.contents(&bank))?;
    contents.own.iter().try_for_each(|kept| spare(&kept.file, &args.output.file, ANSWERS))?;
    let ladder = args.ladder.as_deref().map(|words| desk.library.id_of(words));
    let ladder = ladder.as_deref();
    let name = args.name.as_deref();
    let is_wanted = |kept: &&Kept| ladder.is_none_or(|ladder| kept.is_about(ladder)) && kept.is_of(name);
    let kept: Vec<&Kept> = contents.own.iter().filter(is_wanted).collect();
    let is_answers = |kept: &&&Kept| kept.keeping != Keeping::Leftover;
    let sheets = contents.own.iter().filter_map(|kept| kept.answers.as_ref().ok());
    let mut known: Vec<&str> = sheets.map(|answers| answers.ladder.as_str()).collect();
    known.sort_unstable();
    known.dedup();
    let ladders = ladders(desk, &kept);
    let saved = Saved {
        ladders: ladders.iter().map(|(name, craft, loaded)| (*name, *craft, &loaded.ladder)).collect(),
        bank: &bank,
        ladder,
        known,
        folder: store.as_ref().map(|store| store.folders()[1]),
        unreadable: kept.iter().filter(is_answers).copied().filter_map(unreadable).collect(),
        kept,
    };
    let text = print::report(&History::of(&saved), args.output.format, &desk.look_of(&args.output.file));
    desk.give(&text, &args.output)?;
    Ok(Exit::Done)
}

/// Each ladder that the answers are about, once. If a ladder no longer exists, we only lose its titles.
fn ladders<'k>(desk: &Desk<'_>, kept: &[&'k Kept]) -> Vec<(&'k str, Option<&'k str>, Rc<Loaded>)> {
    let mut known: Vec<(&str, Option<&str>, Rc<Loaded>)> = Vec::new();
    for (kept, answers) in kept.iter().filter_map(|kept| Some((kept, kept.answers.as_ref().ok()?))) {
        let (name, craft) = (answers.ladder.as_str(), answers.craft.as_deref());
        if !known.iter().any(|(other, word, _)| (*other, *word) == (name, craft))
            && let Ok(loaded) = desk.library.open(name, kept.file.parent(), craft)
        {
            known.push((name, craft, loaded));
        }
    }
    known
}

fn unreadable(kept: &Kept) -> Option<(&Path, String)> {
    let error = kept.answers.as_ref().err()?;
    Some((&kept.file, super::findings_of(error).to_string()))
}
