//! `show`: a ladder's tracks side by side, or one level in full.

use anyhow::Result;

use super::context::{Context, form, level_called, tracks_called};
use crate::cli;
use crate::exit::Exit;
use crate::render;

pub(super) fn run(context: &mut Context<'_>, args: &cli::Show) -> Result<Exit> {
    let loaded = context.ladder(&args.ladder, None)?;
    let tracks = match &args.track {
        Some(track) => tracks_called(&loaded.ladder, track)?,
        None => Vec::new(),
    };
    let result = match &args.level {
        Some(level) => render::Output::Level(&loaded, level_called(&loaded.ladder, level)?, args.all),
        None => render::Output::Show(&loaded, &tracks),
    };
    let text = render::result(result, form(args.output.format), &context.look_of(&args.output.file));
    context.deliver(&text, &args.output.file)?;
    Ok(Exit::Done)
}
