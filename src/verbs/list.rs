//! `list`: shows the ladders and where each is.

use anyhow::Result;

use super::desk::Desk;
use crate::cli;
use crate::exit::Exit;
use crate::print;
use crate::report::List;

pub(crate) fn run(desk: &mut Desk<'_>, args: &cli::List) -> Result<Exit> {
    let entries = desk.library.list();
    let text = print::report(&List::of(&entries), args.output.format, &desk.look_of(&args.output.file));
    desk.give(&text, &args.output)?;
    Ok(Exit::Done)
}
