//! What can be typed to begin files and to make files for other programs.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::{OutputFile, Who};

/// Begin a file.
#[derive(Args, Debug)]
pub struct New {
    #[command(subcommand)]
    pub what: NewWhat,
}

/// Which file.
#[derive(Debug, Subcommand)]
pub enum NewWhat {
    /// An empty answers file with every question as a comment
    Answers(NewAnswers),
    /// A ladder to fill in: it explains every key, and works as it stands
    Ladder(NewLadder),
}

/// An empty answers file with every question as a comment.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  metier new answers roofing -o me.toml")]
pub struct NewAnswers {
    /// A name from `metier list`, or a path
    pub ladder: String,
    /// Your own word for the craft, such as "piano tuning"
    #[arg(long, value_name = "WORDS")]
    pub craft: Option<String>,
    /// The 16 questions of the short form
    #[arg(long)]
    pub short: bool,
    /// Worded for the person, or for a coach about the person
    #[arg(long = "as", value_name = "WHO", value_enum, default_value_t = Who::Oneself)]
    pub by: Who,
    #[command(flatten)]
    pub output: OutputFile,
}

/// A ladder to fill in: it explains every key, and works as it stands.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  metier new ladder piano-tuning -o piano-tuning.toml")]
pub struct NewLadder {
    /// What to call it: lower-case letters, digits and hyphens, such as piano-tuning
    pub id: String,
    #[command(flatten)]
    pub output: OutputFile,
}

/// Files for editors.
#[derive(Args, Debug)]
pub struct Generate {
    #[command(subcommand)]
    pub what: GenerateWhat,
}

/// Which one.
#[derive(Debug, Subcommand)]
pub enum GenerateWhat {
    /// The JSON schema of a kind of file, for editors, or of a kind of result, for scripts
    ///
    /// It is of draft 7. With that of a file an editor completes, explains and checks while you type. A file says in its
    /// first line where its schema is: `#:schema ladder.schema.json`. For answers and questions write such a line with
    /// the name you give the schema. A result, as `--format json` prints it, says under `kind` which schema is its own.
    Schema(GenerateSchema),
}

/// The JSON schema of a kind of file, for editors, or of a kind of result, for scripts.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier generate schema ladder -o ladder.schema.json
  metier generate schema plan -o plan.schema.json")]
pub struct GenerateSchema {
    /// The kind of file or of result
    #[arg(value_enum)]
    pub kind: SchemaKind,
    #[command(flatten)]
    pub output: OutputFile,
}

/// A kind of file or of result that has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaKind {
    /// Ladder files
    Ladder,
    /// Answers files
    Answers,
    /// Question files
    Questions,
    /// Result of `plan`
    Plan,
    /// Stands in a plan's place where a file has none
    Error,
    /// Result of `next`
    Next,
    /// Result of `show`
    Show,
    /// Result of `diff`
    Diff,
    /// Result of `compare`
    Compare,
    /// Result of `check`
    Check,
    /// Result of `explain`
    Explain,
    /// Result of `list`
    List,
    /// Result of `history`
    History,
    /// Result of `where`
    Where,
}

/// A spreadsheet to a ladder.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier import levels.csv --id carpentry -o ladders/carpentry.toml
  metier show roofing --format csv -o roofing.csv")]
pub struct Import {
    /// The sheet, saved as CSV in UTF-8; `-` is the standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The ladder's id: lower-case letters, digits and hyphens
    #[arg(long, value_name = "ID")]
    pub id: String,
    /// The ladder's name; made from the id if left out
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    #[command(flatten)]
    pub output: OutputFile,
}
