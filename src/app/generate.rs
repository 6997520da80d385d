//! `generate`: files for editors and packagers.

use anyhow::Result;
use clap::ValueEnum as _;

use super::context::Context;
use crate::cli;
use crate::exit::Exit;
use crate::files::Schema;
use crate::render;

pub(super) fn schema(context: &mut Context<'_>, args: &cli::GenerateSchema) -> Result<Exit> {
    let schema = match args.kind {
        cli::SchemaKind::Ladder => Schema::Ladder.text().into(),
        cli::SchemaKind::Answers => Schema::Answers.text().into(),
        cli::SchemaKind::Questions => Schema::Questions.text().into(),
        // Every other word is a kind of result, as the tests hold.
        result => result.to_possible_value().and_then(|word| render::json_schema(word.get_name())).unwrap_or_default(),
    };
    context.deliver(&schema, &args.output)?;
    Ok(Exit::Done)
}
