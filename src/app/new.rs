//! `new`: the beginning of a file.

use anyhow::Result;

use super::context::{Context, name_for_answers};
use super::plan::{by, form_of};
use crate::cli;
use crate::exit::Exit;
use crate::files::{Shelf, starter_sheet};

pub(super) fn answers(context: &mut Context<'_>, args: &cli::NewAnswers) -> Result<Exit> {
    let craft = args.craft.as_deref();
    let loaded = context.ladder(&args.ladder, craft)?;
    // Relative to the file where that lies here; a path that is typed is relative to here.
    let is_here =
        args.output.output.as_ref().is_none_or(|file| file.parent().is_none_or(|folder| folder.as_os_str().is_empty()));
    let called = if is_here && loaded.shelf == Shelf::Path {
        args.ladder.clone()
    } else {
        name_for_answers(&args.ladder, &loaded)?
    };
    let bank = context.bank()?;
    let text = starter_sheet(&called, &loaded.ladder, craft, &bank, form_of(args.short), by(Some(args.by)));
    context.deliver(&text, &args.output)?;
    Ok(Exit::Done)
}
