//! `diff`: what differs between two levels, across tracks too.

use anyhow::Result;

use super::desk::{Desk, level_called};
use crate::cli;
use crate::exit::Exit;
use crate::print;
use crate::report::LevelDiff;

pub(crate) fn run(desk: &mut Desk<'_>, args: &cli::Diff) -> Result<Exit> {
    let loaded = desk.ladder(&args.ladder, None)?;
    let from = level_called(&loaded.ladder, &args.from)?;
    let to = level_called(&loaded.ladder, &args.to)?;
    let diff = LevelDiff::of(&loaded, from, to, args.all);
    let text = print::report(&diff, args.output.format, &desk.look_of(&args.output.file));
    desk.give(&text, &args.output)?;
    Ok(Exit::Done)
}
