//! `next`: what the next level expects, without any questions.

use anyhow::Result;

use super::context::{Context, form, level_called, tracks_called};
use crate::cli;
use crate::exit::Exit;
use crate::ladder::Step;
use crate::render;

pub(super) fn run(context: &mut Context<'_>, args: &cli::Next) -> Result<Exit> {
    let loaded = context.ladder(&args.ladder, None)?;
    let ladder = &loaded.ladder;
    let from = level_called(ladder, &args.level)?;
    let steps: Vec<Step<'_>> = match &args.track {
        None => ladder.steps_open(Some(from)),
        Some(track) => ladder.steps_onto(tracks_called(ladder, track)?, from),
    };
    let result = render::Output::Next(&loaded, from, &steps);
    let text = render::result(result, form(args.output.format), &context.look_of(&args.output.file));
    context.deliver(&text, &args.output.file)?;
    Ok(Exit::Done)
}
