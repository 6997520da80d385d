//! `next`: shows what the next level expects, without any questions.

use std::path::Path;

use anyhow::Result;

use super::choosing::{ladder_named, level_named};
use super::desk::{Desk, tracks_called};
use super::saved::newest;
use crate::advice::Plan;
use crate::cli;
use crate::exit::Exit;
use crate::ladder::Step;
use crate::print;
use crate::report::NextLevels;

const USAGE: &str = "metier next LADDER LEVEL";

/// If the ladder, level or track is not given, it comes from the newest saved answers. If these do not say either, the
/// person chooses from lists.
pub(crate) fn run(desk: &mut Desk<'_>, args: &cli::Next) -> Result<Exit> {
    let saved = match &args.level {
        Some(_) => None,
        None => newest(desk, args.ladder.as_deref(), &args.which)?,
    };
    let yours = saved.and_then(|kept| kept.answers.ok());
    let loaded = if let Some(answers) = &yours {
        // Saved answers name a ladder by its absolute path.
        desk.library.open(&answers.ladder, Some(Path::new("")), answers.craft.as_deref())?
    } else {
        let name = ladder_named(desk, args.ladder.as_deref(), USAGE)?;
        desk.ladder(&name, None)?
    };
    let ladder = &loaded.ladder;
    let level = yours.as_ref().and_then(|answers| ladder.level(answers.level.as_deref()?));
    let from = match level {
        Some(place) => place,
        None => level_named(desk, ladder, args.level.as_deref(), ("Where are you now?", USAGE))?,
    };
    let bank = desk.bank()?;
    let steps: Vec<Step<'_>> = match (&args.track, &yours) {
        (Some(track), _) => ladder.steps_onto(tracks_called(ladder, track)?, from),
        (None, Some(answers)) => Plan::make(ladder, &bank, answers, Some(from)).steps,
        (None, None) => ladder.steps_open(Some(from)),
    };
    let next = NextLevels::of(&loaded, from, &steps);
    let text = print::report(&next, args.output.format, &desk.look_of(&args.output.file));
    desk.give(&text, &args.output)?;
    Ok(Exit::Done)
}
