//! `next`: what the next level expects, without any questions.

use anyhow::Result;

use super::desk::{Desk, level_called, tracks_called};
use crate::cli;
use crate::exit::Exit;
use crate::ladder::Step;
use crate::print;
use crate::report::NextLevels;

pub(crate) fn run(desk: &mut Desk<'_>, args: &cli::Next) -> Result<Exit> {
    let loaded = desk.ladder(&args.ladder, None)?;
    let ladder = &loaded.ladder;
    let from = level_called(ladder, &args.level)?;
    let steps: Vec<Step<'_>> = match &args.track {
        None => ladder.steps_open(Some(from)),
        Some(track) => ladder.steps_onto(tracks_called(ladder, track)?, from),
    };
    let next = NextLevels::of(&loaded, from, &steps);
    let text = print::report(&next, args.output.format, &desk.look_of(&args.output.file));
    desk.give(&text, &args.output)?;
    Ok(Exit::Done)
}
