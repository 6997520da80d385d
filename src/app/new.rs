//! `new`: the beginning of a file.

use anyhow::Result;

use super::context::{Context, name_for_answers};
use super::plan::{by, form_of};
use crate::cli;
use crate::exit::Exit;
use crate::files::starter_sheet;

pub(super) fn answers(context: &mut Context<'_>, args: &cli::NewAnswers) -> Result<Exit> {
    let craft = args.craft.as_deref();
    let loaded = context.ladder(&args.ladder, craft)?;
    let called = name_for_answers(&args.ladder, &loaded)?;
    let bank = context.bank()?;
    let text = starter_sheet(&called, &loaded.ladder, craft, &bank, form_of(args.short), by(Some(args.by)));
    context.deliver(&text, &args.output)?;
    Ok(Exit::Done)
}
