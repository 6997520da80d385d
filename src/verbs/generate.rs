//! `generate`: files for editors and packagers.

use std::path::Path;

use anyhow::Result;

use super::desk::Desk;
use super::help;
use crate::cli::{self, GenerateWhat};
use crate::exit::Exit;
use crate::format::Schema;
use crate::report;
use crate::store::{Access, make_folders, write_all_whole};

pub(crate) fn run(desk: &mut Desk<'_>, args: &cli::Generate) -> Result<Exit> {
    match &args.what {
        GenerateWhat::Schema(args) => schema(desk, args),
        GenerateWhat::Completions(args) => completions(desk, args),
        GenerateWhat::Man(args) => man(desk, args),
    }
}

fn schema(desk: &mut Desk<'_>, args: &cli::GenerateSchema) -> Result<Exit> {
    let schema = match Schema::ALL.into_iter().find(|file| file.name() == args.kind) {
        Some(file) => file.text().into(),
        None => report::json_schema(&args.kind).expect("clap has let no other word through"),
    };
    desk.deliver(&schema, &args.output)?;
    Ok(Exit::Done)
}

/// The scripts know nothing but how to ask metier, so that there is one truth, and a new ladder needs no new script.
fn completions(desk: &mut Desk<'_>, args: &cli::GenerateCompletions) -> Result<Exit> {
    if let Some(folder) = args.output.output.as_deref().and_then(Path::parent) {
        make_folders(folder)?;
    }
    desk.deliver(&cli::registration(args.shell), &args.output)?;
    Ok(Exit::Done)
}

fn man(desk: &mut Desk<'_>, args: &cli::GenerateMan) -> Result<Exit> {
    let pages = cli::pages(&help::told());
    let pages: Vec<_> = pages.into_iter().map(|(name, text)| (args.folder.join(name), text)).collect();
    make_folders(&args.folder)?;
    write_all_whole(&pages, Access::Shared, args.force)?;
    let pages = pages.len();
    desk.hint(&format!("{pages} pages are in {}", args.folder.display()))?;
    Ok(Exit::Done)
}
