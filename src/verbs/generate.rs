//! `generate`: files for editors and packagers.

use std::path::Path;

use anyhow::Result;
use clap::ValueEnum as _;

use super::desk::Desk;
use super::help;
use crate::cli::{self, Cli};
use crate::exit::Exit;
use crate::format::Schema;
use crate::print;
use crate::report;
use crate::store::{Access, make_folders, write_all_whole};

pub(crate) fn schema(desk: &mut Desk<'_>, args: &cli::GenerateSchema) -> Result<Exit> {
    let schema = match args.kind {
        cli::SchemaKind::Ladder => Schema::Ladder.text().into(),
        cli::SchemaKind::Answers => Schema::Answers.text().into(),
        cli::SchemaKind::Questions => Schema::Questions.text().into(),
        result => {
            let word = result.to_possible_value().expect("no kind is hidden");
            report::json_schema(word.get_name()).expect("every other word is a kind of result")
        }
    };
    desk.deliver(&schema, &args.output)?;
    Ok(Exit::Done)
}

/// The scripts know nothing but how to ask metier, so that there is one truth, and a new ladder needs no new script.
pub(crate) fn completions(desk: &mut Desk<'_>, args: &cli::GenerateCompletions) -> Result<Exit> {
    let script = match args.shell {
        cli::Shell::Bash => include_str!("shells/metier.bash"),
        cli::Shell::Zsh => include_str!("shells/metier.zsh"),
        cli::Shell::Fish => include_str!("shells/metier.fish"),
        cli::Shell::PowerShell => include_str!("shells/metier.ps1"),
        cli::Shell::Elvish => include_str!("shells/metier.elv"),
    };
    if let Some(folder) = args.output.output.as_deref().and_then(Path::parent) {
        make_folders(folder)?;
    }
    desk.deliver(script, &args.output)?;
    Ok(Exit::Done)
}

pub(crate) fn man(desk: &mut Desk<'_>, args: &cli::GenerateMan) -> Result<Exit> {
    let root = Cli::whole();
    let manuals = help::manuals(&root);
    let pages: Vec<_> = manuals
        .iter()
        .map(|manual| {
            let name = manual.name.replace(' ', "-");
            (args.folder.join(format!("{name}.1")), print::man(manual, &manuals, &help::told(&root)))
        })
        .collect();
    make_folders(&args.folder)?;
    write_all_whole(&pages, Access::Shared, args.force)?;
    let pages = pages.len();
    desk.hint(&format!("{pages} pages are in {}", args.folder.display()))?;
    Ok(Exit::Done)
}
