//! `list`: the ladders there are, and where.

use anyhow::Result;

use super::desk::{Desk, form};
use crate::cli;
use crate::exit::Exit;
use crate::print;
use crate::report::List;

pub(crate) fn run(desk: &mut Desk<'_>, args: &cli::Output) -> Result<Exit> {
    let entries = desk.library.list();
    let text = print::report(&List::of(&entries), form(args.format), &desk.look_of(&args.file));
    desk.deliver(&text, &args.file)?;
    Ok(Exit::Done)
}
