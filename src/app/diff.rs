//! `diff`: what differs between two levels, across tracks too.

use anyhow::Result;

use super::context::{Context, form, level_called};
use crate::cli;
use crate::exit::Exit;
use crate::render;

pub(super) fn run(context: &mut Context<'_>, args: &cli::Diff) -> Result<Exit> {
    let loaded = context.ladder(&args.ladder, None)?;
    let from = level_called(&loaded.ladder, &args.from)?;
    let to = level_called(&loaded.ladder, &args.to)?;
    let result = render::Output::Diff(&loaded, from, to, args.all);
    let text = render::result(result, form(args.output.format), &context.look_of(&args.output.file));
    context.deliver(&text, &args.output.file)?;
    Ok(Exit::Done)
}
