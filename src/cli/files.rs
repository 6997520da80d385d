//! What can be typed to begin files and to make files for other programs.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::{OutputFile, Who};

/// Begin a file
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
    /// The questions, to translate them or to put them in your own words
    Questions(NewQuestions),
}

/// An empty answers file with every question as a comment.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  metier new answers roofing -o me.toml")]
pub struct NewAnswers {
    /// A name from `metier list`, or a path
    pub ladder: String,
    /// Your own word for the craft, such as "piano tuning"
    #[arg(long, value_name = "WORDS", value_parser = super::craft)]
    pub craft: Option<String>,
    /// The 16 questions of the short form
    #[arg(long)]
    pub short: bool,
    /// Worded for the person, or for a coach about the person
    #[arg(long = "as", value_name = "WHO", value_enum, default_value_t = Who::Oneself)]
    pub by: Who,
    /// The questions in another language or in your own words
    #[arg(long, value_name = "FILE")]
    pub questions: Option<PathBuf>,
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

/// The questions, to translate them or to put them in your own words.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier new questions -o de.toml
  metier plan me.toml --questions de.toml")]
pub struct NewQuestions {
    #[command(flatten)]
    pub output: OutputFile,
}

/// Files for editors, shells and man
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
    /// A script with which a shell completes what you type: commands, options, ladders and their levels
    ///
    /// It asks metier itself, so that ladders of your own are completed too. It goes where your shell looks for
    /// completions: for fish `~/.config/fish/completions/metier.fish`, for zsh a file `_metier` in a folder of
    /// `$fpath`, for bash `~/.local/share/bash-completion/completions/metier`; for PowerShell and elvish it is added to
    /// the file that is read at the start.
    Completions(GenerateCompletions),
    /// The manual as man pages, one a command, in a folder
    ///
    /// The folder is made where there is none. Nothing is replaced without --force, and then only pages.
    Man(GenerateMan),
}

/// A script with which a shell completes what you type: commands, options, ladders and their levels.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier generate completions bash > metier.bash
  metier generate completions zsh -o _metier")]
pub struct GenerateCompletions {
    /// The shell
    #[arg(value_enum)]
    pub shell: Shell,
    #[command(flatten)]
    pub output: OutputFile,
}

/// A shell that has completions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    Bash,
    Zsh,
    Fish,
    #[value(name = "powershell")]
    PowerShell,
    Elvish,
}

/// The manual as man pages, one a command, in a folder.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  metier generate man man1   then: man -l man1/metier.1")]
pub struct GenerateMan {
    /// The folder
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// Replace pages that exist
    #[arg(long)]
    pub force: bool,
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

/// A spreadsheet to a ladder
///
/// Columns named track, kind, rank, level, title, area, expectation, example, requirement and summary, or words like
/// them, in any order; or a matrix with one row an area and one column a level. Separated by commas, semicolons or
/// tabs. What has no place in a ladder is said, and kept as a comment where it belongs.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier import levels.csv --id carpentry -o ladders/carpentry.toml
  metier show roofing --format csv -o roofing.csv   a sheet to begin with")]
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
