//! `list`: the ladders there are, and where.

use anyhow::Result;

use super::context::{Context, form};
use crate::cli;
use crate::exit::Exit;
use crate::render;

pub(super) fn run(context: &mut Context<'_>, args: &cli::Output) -> Result<Exit> {
    let entries = context.library.list();
    let text = render::result(render::Output::List(&entries), form(args.format), &context.look_of(&args.file));
    context.deliver(&text, &args.file)?;
    Ok(Exit::Done)
}
