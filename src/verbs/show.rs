//! `show`: a ladder's tracks side by side, or one level in full.

use anyhow::Result;

use super::desk::{Desk, level_called, tracks_called};
use crate::cli;
use crate::exit::Exit;
use crate::print;
use crate::report::Show;

pub(crate) fn run(desk: &mut Desk<'_>, args: &cli::Show) -> Result<Exit> {
    let loaded = desk.ladder(&args.ladder, None)?;
    let tracks = match &args.track {
        Some(track) => tracks_called(&loaded.ladder, track)?,
        None => Vec::new(),
    };
    let show = match &args.level {
        Some(level) => Show::level(&loaded, level_called(&loaded.ladder, level)?, args.all),
        None => Show::ladder(&loaded, &tracks),
    };
    let text = print::report(&show, args.output.format, &desk.look_of(&args.output.file));
    desk.give(&text, &args.output)?;
    Ok(Exit::Done)
}
