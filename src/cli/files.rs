//! What can be typed to begin files and to make files for other programs.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, Subcommand, ValueEnum};

use super::{Offer, OutputFile, Who};
use crate::format::Schema;
use crate::report::json_kinds;

/// Begin a file: answers, a ladder or questions
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier new answers roofing -o me.toml
  metier new ladder piano-tuning -o piano-tuning.toml
  metier new questions -o de.toml")]
pub struct New {
    #[command(subcommand)]
    pub what: NewWhat,
}

/// Which file.
#[derive(Debug, Subcommand)]
pub enum NewWhat {
    Answers(NewAnswers),
    Ladder(NewLadder),
    Questions(NewQuestions),
}

/// Begin an answers file, with every question as a comment
#[derive(Args, Debug)]
#[command(after_help = "Example:
  metier new answers roofing -o me.toml")]
pub struct NewAnswers {
    /// Name a ladder from `metier list`, or a path
    #[arg(add = Offer::Ladder)]
    pub ladder: Option<String>,
    /// Call the craft this, such as "piano tuning"
    #[arg(long, value_name = "WORDS", value_parser = super::craft)]
    pub craft: Option<String>,
    /// Write the 16 questions of the short form
    #[arg(long)]
    pub short: bool,
    /// Word it for the person, or for a coach
    #[arg(long = "as", value_name = "WHO", value_enum, default_value_t = Who::Oneself)]
    pub by: Who,
    /// Take the questions from a file
    ///
    /// They may be in another language or in your own words.
    #[arg(long, value_name = "FILE", add = Offer::Toml)]
    pub questions: Option<PathBuf>,
    #[command(flatten)]
    pub output: OutputFile,
}

/// Begin a ladder that explains every key
///
/// It is a valid ladder as it is: change one line at a time, and check it as you go.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  metier new ladder piano-tuning -o piano-tuning.toml")]
pub struct NewLadder {
    /// Choose its id: lower-case letters, digits and hyphens
    pub id: String,
    #[command(flatten)]
    pub output: OutputFile,
}

/// Begin a file of questions, to translate or reword them
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier new questions -o de.toml
  metier plan me.toml --questions de.toml")]
pub struct NewQuestions {
    #[command(flatten)]
    pub output: OutputFile,
}

/// Generate files for editors, shells and man
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier generate schema ladder -o ladder.schema.json
  metier generate completions bash > metier.bash
  metier generate man man1")]
pub struct Generate {
    #[command(subcommand)]
    pub what: GenerateWhat,
}

/// Which one.
#[derive(Debug, Subcommand)]
pub enum GenerateWhat {
    Schema(GenerateSchema),
    Completions(GenerateCompletions),
    Man(GenerateMan),
}

/// Generate the script with which a shell completes lines
///
/// The script asks metier itself, so that your own ladders and their levels are completed too. Keep it and metier from
/// one version: have your shell read it anew whenever it starts, or generate it again after an update. In ~/.bashrc or
/// ~/.zshrc, behind `compinit`, write `source <(metier generate completions bash)`, or zsh; for fish, write it to
/// ~/.config/fish/completions/metier.fish; for PowerShell and elvish, append it to the file that they read at the start.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier generate completions bash > metier.bash
  metier generate completions zsh -o _metier")]
pub struct GenerateCompletions {
    /// Choose the shell
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

/// Generate the manual as man pages, one per command
///
/// The folder is made if there is none. Nothing is replaced without --force, and then only pages.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  metier generate man man1   then: man -l man1/metier.1")]
pub struct GenerateMan {
    /// Write the pages into this folder
    #[arg(value_name = "DIR", add = Offer::Folder)]
    pub folder: PathBuf,
    /// Replace pages that exist
    #[arg(long)]
    pub force: bool,
}

/// Generate the JSON schema of a kind of file or of result
///
/// It is of draft 7. With that of a file an editor completes, explains and checks while you type. A file says in its
/// first line where its schema is: `#:schema ladder.schema.json`. For answers and questions write such a line with the
/// name you give the schema. A result, as `--format json` prints it, says under `kind` which schema is its own.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier generate schema ladder -o ladder.schema.json
  metier generate schema plan -o plan.schema.json")]
pub struct GenerateSchema {
    /// Choose the kind of file or of result
    #[arg(value_parser = schemas())]
    pub kind: String,
    #[command(flatten)]
    pub output: OutputFile,
}

/// What has a schema: our files, and the results.
fn schemas() -> PossibleValuesParser {
    let files = Schema::ALL.map(|file| (file.name(), file.about()));
    let words = files.into_iter().chain(json_kinds()).map(|(word, about)| PossibleValue::new(word).help(about));
    PossibleValuesParser::new(words)
}

/// Turn a spreadsheet into a ladder
///
/// Its columns are named track, kind, rank, level, title, area, expectation, example, requirement and summary, or words
/// like them, in any order; or it is a matrix with one row per area and one column per level. Cells are separated by
/// commas, semicolons or tabs. What has no place in a ladder is reported, and kept as a comment where it belongs.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier import levels.csv --id carpentry -o ladders/carpentry.toml
  metier show roofing --format csv -o roofing.csv   a sheet to begin with")]
pub struct Import {
    /// Read this sheet, saved as CSV in UTF-8; `-` is the input
    #[arg(value_name = "FILE", add = Offer::File)]
    pub file: PathBuf,
    /// Choose its id: lower-case letters, digits and hyphens
    #[arg(long, value_name = "ID")]
    pub id: String,
    /// Choose its name; the id makes one otherwise
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    #[command(flatten)]
    pub output: OutputFile,
}
