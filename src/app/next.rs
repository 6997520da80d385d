//! `next`: what the next level asks for, without any questions.

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
        Some(track) => {
            let mut steps: Vec<Step<'_>> = Vec::new();
            for step in tracks_called(ladder, track)?.into_iter().filter_map(|track| ladder.step_onto(track, from)) {
                // Below the branch several tracks begin with the same next level.
                if !steps.contains(&step) {
                    steps.push(step);
                }
            }
            steps
        }
    };
    let result = render::Result::Next(&loaded, from, &steps);
    let text = render::result(result, form(args.output.format), &context.look_of(&args.output.file));
    context.deliver(&text, &args.output.file)?;
    Ok(Exit::Done)
}
