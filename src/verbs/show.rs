//! `show`: shows a ladder's tracks side by side, or one level in full.

use anyhow::Result;

use super::choosing::{ladder_named, level_named};
use super::desk::{Desk, tracks_called};
use crate::cli;
use crate::exit::Exit;
use crate::print;
use crate::report::Show;

const USAGE: &str = "metier show LADDER LEVEL";

pub(crate) fn run(desk: &mut Desk<'_>, args: &cli::Show) -> Result<Exit> {
    let name = ladder_named(desk, args.ladder.as_deref(), "metier show LADDER")?;
    let loaded = desk.ladder(&name, None)?;
    let tracks = match &args.track {
        Some(track) => tracks_called(&loaded.ladder, track)?,
        None => Vec::new(),
    };
    let show = match &args.level {
        Some(level) => {
            Show::level(&loaded, level_named(desk, &loaded.ladder, Some(level), ("Which level?", USAGE))?, args.all)
        }
        None => Show::ladder(&loaded, &tracks),
    };
    let text = print::report(&show, args.output.format, &desk.look_of(&args.output.file));
    desk.give(&text, &args.output)?;
    Ok(Exit::Done)
}
