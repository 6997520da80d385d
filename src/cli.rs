//! What can be typed. Only clap types stand here; what they mean is decided in `verbs`. Every doc comment is help text.

mod answers;
mod files;
mod help;
mod ladders;

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, Args, Command, CommandFactory, Parser, Subcommand, ValueEnum};

pub use answers::{Compare, Forget, History, Plan, Who};
pub use files::{
    Generate, GenerateCompletions, GenerateMan, GenerateSchema, GenerateWhat, Import, New, NewAnswers, NewLadder,
    NewQuestions, NewWhat, SchemaKind, Shell,
};
pub use help::{Complete, Help, Where};
pub use ladders::{Check, CheckFormat, Diff, Explain, List, Next, Show};

/// Find the track in your craft that fits you, doing or directing, and see what the next level expects.
#[derive(Debug, Parser)]
#[command(name = "metier", version, disable_help_flag = true, disable_help_subcommand = true)]
#[command(after_help = "Examples:
  metier plan                  answer 28 questions, see your track
  metier plan me.toml          the same, from a file of answers
  metier next roofing roofer   what every next level expects")]
pub struct Cli {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

impl Cli {
    /// All that can be typed, each verb with its arguments: to print it, or to look something up in it.
    #[must_use]
    pub fn whole() -> Command {
        let mut whole = Self::command();
        whole.build();
        whole
    }
}

/// Understood by every verb.
#[derive(Args, Debug)]
#[command(next_help_heading = "Common options")]
pub struct Common {
    /// A folder to look for ladders in first (or METIER_LADDERS)
    #[arg(long, value_name = "DIR", global = true)]
    pub ladders: Option<PathBuf>,
    /// Never ask anything; end with exit code 2 where something would have to be asked
    #[arg(long, global = true)]
    pub no_input: bool,
    /// Whole sentences and whole lines, for a screen reader (or ACCESSIBLE=1)
    #[arg(long, global = true)]
    pub accessible: bool,
    /// Bold and dim text
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = When::Auto, global = true)]
    pub color: When,
    /// Only ASCII characters in text
    #[arg(long, global = true)]
    pub ascii: bool,
    /// Columns of the screen, in place of COLUMNS or the terminal's own
    #[arg(long, value_name = "N", value_parser = columns, global = true)]
    pub width: Option<u16>,
    /// No hints and no warnings
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// What a command does, with examples
    #[arg(short, long, action = ArgAction::Help, global = true)]
    pub help: Option<bool>,
}

/// A number of columns that text can be laid out to.
fn columns(typed: &str) -> Result<u16, String> {
    let columns = typed.parse().ok().filter(|columns| (20..=1000).contains(columns));
    columns.ok_or_else(|| "write a number from 20 to 1000".into())
}

/// A word for the craft: something, and no more than a file may hold.
fn craft(typed: &str) -> Result<String, String> {
    let letters = if typed.trim().is_empty() { 0 } else { typed.chars().count() };
    if (1..=200).contains(&letters) { Ok(typed.to_owned()) } else { Err("write a word or a few".into()) }
}

/// When to do something that depends on the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// If the output is a terminal that can
    Auto,
    /// Even into a pipe
    Always,
    /// Not even in a terminal
    Never,
}

// The verbs, in the order of those who use them: people and coaches, those who write ladders, scripts and packagers.
#[derive(Debug, Subcommand)]
pub enum Verb {
    #[command(mut_arg("format", as_page))]
    Plan(Plan),
    #[command(mut_arg("format", as_page))]
    Next(Next),
    #[command(mut_arg("format", as_page))]
    Compare(Compare),
    History(History),
    Forget(Forget),
    #[command(mut_arg("format", as_page_or_sheet))]
    Show(Show),
    Diff(Diff),
    List(List),
    Check(Check),
    Explain(Explain),
    New(New),
    Import(Import),
    Generate(Generate),
    Where(Where),
    Help(Help),
    #[command(hide = true)]
    Complete(Complete),
}

/// Where a result goes and in which form.
#[derive(Args, Debug)]
pub struct Output {
    /// Form of the result
    #[arg(long, value_name = "FORM", value_parser = formats(&[Format::Text, Format::Markdown, Format::Json]), default_value = "text")]
    pub format: Format,
    #[command(flatten)]
    pub file: OutputFile,
}

/// Where a result goes.
#[derive(Args, Debug)]
pub struct OutputFile {
    /// Write the result to a file, whole or not at all
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace a file that exists
    #[arg(long)]
    pub force: bool,
}

/// Form of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a screen
    Text,
    /// As GitHub reads it, with boxes to tick
    Markdown,
    /// A page for a browser and for paper, complete in itself
    Html,
    /// For scripts, one object a line
    Json,
    /// For a spreadsheet, one row an expectation
    Csv,
}

/// Of all forms, those that a verb gives.
fn formats(given: &[Format]) -> impl TypedValueParser<Value = Format> + use<> {
    let words = given.iter().filter_map(ValueEnum::to_possible_value);
    PossibleValuesParser::new(words).try_map(|word| Format::from_str(&word, false))
}

/// A verb that also prints a page.
fn as_page(format: Arg) -> Arg {
    format.value_parser(formats(&[Format::Text, Format::Markdown, Format::Html, Format::Json]))
}

/// A verb that also prints a page and a sheet.
fn as_page_or_sheet(format: Arg) -> Arg {
    format.value_parser(formats(&[Format::Text, Format::Markdown, Format::Html, Format::Json, Format::Csv]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_clap_is_told_holds_together() {
        Cli::command().debug_assert();
    }
}
