//! `diff`: shows what differs between two levels, across tracks too.

use anyhow::Result;

use super::choosing::{ladder_named, level_named};
use super::desk::Desk;
use crate::cli;
use crate::exit::Exit;
use crate::print;
use crate::report::LevelDiff;

const USAGE: &str = "metier diff LADDER LEVEL OTHER";

pub(crate) fn run(desk: &mut Desk<'_>, args: &cli::Diff) -> Result<Exit> {
    let name = ladder_named(desk, args.ladder.as_deref(), USAGE)?;
    let loaded = desk.ladder(&name, None)?;
    let from = level_named(desk, &loaded.ladder, args.from.as_deref(), ("From which level?", USAGE))?;
    let to = level_named(desk, &loaded.ladder, args.to.as_deref(), ("To which level?", USAGE))?;
    let diff = LevelDiff::of(&loaded, from, to, args.all);
    let text = print::report(&diff, args.output.format, &desk.look_of(&args.output.file));
    desk.give(&text, &args.output)?;
    Ok(Exit::Done)
}
