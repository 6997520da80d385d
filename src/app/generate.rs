//! `generate`: files for editors and packagers.

use anyhow::Result;

use super::context::Context;
use crate::cli;
use crate::exit::Exit;
use crate::files::Schema;

pub(super) fn schema(context: &mut Context<'_>, args: &cli::GenerateSchema) -> Result<Exit> {
    let schema = match args.kind {
        cli::SchemaKind::Ladder => Schema::Ladder,
        cli::SchemaKind::Answers => Schema::Answers,
        cli::SchemaKind::Questions => Schema::Questions,
    };
    context.deliver(schema.text(), &args.output)?;
    Ok(Exit::Done)
}
