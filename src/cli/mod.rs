//! The command line. These are only the clap types. What they do is decided in `verbs`. Every doc comment is help text.

mod answers;
mod complete;
mod files;
mod help;
mod ladders;
mod man;
mod refused;
mod screen;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, Args, Command, CommandFactory, FromArgMatches as _, Parser, Subcommand, ValueEnum};

pub use answers::*;
pub(crate) use complete::{ASKS, Around, Completion, Request, answer, registration};
pub use files::*;
pub use help::*;
pub use ladders::*;
pub(crate) use man::pages;
pub(crate) use refused::refused;
pub(crate) use screen::{laid_out, named, said};

use crate::format::is_date;
use crate::print::Look;
pub use crate::print::{CheckFormat, Format};

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
    /// The whole command line, each verb with its arguments, for printing it or looking something up in it.
    #[must_use]
    pub fn whole() -> Command {
        let mut whole = Self::command();
        whole.build();
        whole
    }

    /// Reads the command line.
    ///
    /// # Errors
    /// If the arguments are wrong, or ask for help or the version. The error is what clap prints, laid out for a
    /// screen.
    pub fn read(arguments: &[OsString], look: &Look) -> clap::error::Result<Self> {
        // Laying out the help costs more than a whole run, so only do it when it is needed.
        Self::try_parse_from(arguments).or_else(|_| {
            let is_whole = arguments.iter().any(|word| word == "--help");
            let mut command = screen::laid_out(look, !is_whole);
            let mut matches = command.try_get_matches_from_mut(arguments)?;
            Self::from_arg_matches_mut(&mut matches).map_err(|error| error.format(&mut command))
        })
    }
}

/// The options that every verb understands.
#[derive(Args, Debug)]
#[command(next_help_heading = "Common options")]
pub struct Common {
    /// Look for ladders in this folder first
    ///
    /// METIER_LADDERS names such a folder too.
    #[arg(long, value_name = "DIR", global = true, hide_short_help = true, add = Completion::Folder)]
    pub ladders: Option<PathBuf>,
    /// Never ask; end with exit code 2 instead
    #[arg(long, global = true, hide_short_help = true)]
    pub no_input: bool,
    /// Print whole sentences, for a screen reader
    ///
    /// Headings say that they are headings, nothing is drawn, and you type answers as lines. ACCESSIBLE=1 does the
    /// same.
    #[arg(long, global = true, hide_short_help = true)]
    pub accessible: bool,
    /// Use bold and dim text, and one colour
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = When::Auto, global = true, hide_short_help = true)]
    pub color: When,
    /// Print ASCII characters only
    #[arg(long, global = true, hide_short_help = true)]
    pub ascii: bool,
    /// Lay text out to N columns
    ///
    /// Without it the width comes from COLUMNS, or else from the terminal.
    #[arg(long, value_name = "N", value_parser = columns, global = true, hide_short_help = true)]
    pub width: Option<u16>,
    /// Never show long results page by page
    ///
    /// METIER_PAGER, or else PAGER, names the program that shows them. Without either it is `less`.
    #[arg(long, global = true, hide_short_help = true)]
    pub no_pager: bool,
    /// Leave out hints and warnings
    #[arg(short, long, global = true, hide_short_help = true)]
    pub quiet: bool,
    /// Show help: -h in short, --help in full
    #[arg(short, long, action = ArgAction::Help, global = true, hide_short_help = true)]
    pub help: Option<bool>,
}

/// Reads a width that text can be laid out to.
pub(crate) fn columns(typed: &str) -> Result<u16, String> {
    let columns = typed.parse().ok().filter(|columns| (20..=1000).contains(columns));
    columns.ok_or_else(|| "write a number from 20 to 1000".into())
}

/// Reads a word for the craft, with the same limits as in a file.
fn craft(typed: &str) -> Result<String, String> {
    let letters = if typed.trim().is_empty() { 0 } else { typed.chars().count() };
    if (1..=200).contains(&letters) { Ok(typed.to_owned()) } else { Err("write a word or a few".into()) }
}

/// Reads a year, a month or a day, written as dates in answers files begin.
fn time(typed: &str) -> Result<String, String> {
    let is_time = ["-01-01", "-01", ""].iter().any(|rest| is_date(&format!("{typed}{rest}")));
    if is_time { Ok(typed.to_owned()) } else { Err("write a year, a month or a day, such as 2025-11-20".into()) }
}

/// When to do something that depends on the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// If the terminal supports it
    Auto,
    /// Even into a pipe
    Always,
    /// Not even in a terminal
    Never,
}

// The verbs, in the order of the overview: see `READERS` in `screen`.
#[derive(Debug, Subcommand)]
pub enum Verb {
    #[command(mut_arg("format", as_all))]
    Plan(Plan),
    Mark(Mark),
    #[command(mut_arg("format", as_page_or_sheet))]
    Next(Next),
    #[command(mut_arg("format", as_page_or_sheet))]
    Show(Show),
    Diff(Diff),
    #[command(mut_arg("format", as_page_or_sheet))]
    Compare(Compare),
    History(History),
    Forget(Forget),
    List(List),
    New(New),
    Check(Check),
    Explain(Explain),
    Import(Import),
    Generate(Generate),
    Where(Where),
    Help(Help),
}

/// Where a result goes, and in which form.
#[derive(Args, Debug)]
pub struct Output {
    /// Choose the form of the result
    #[arg(long, value_name = "FORM", value_parser = formats(|form| !matches!(form, Format::Html | Format::Csv | Format::Ics)), default_value = "text")]
    pub format: Format,
    #[command(flatten)]
    pub file: OutputFile,
}

/// Where a result goes.
#[derive(Args, Debug)]
pub struct OutputFile {
    /// Write the result to a file
    ///
    /// The file is written completely or not at all.
    #[arg(short, long, value_name = "FILE", add = Completion::File)]
    pub output: Option<PathBuf>,
    /// Replace a file that exists
    #[arg(long, hide_short_help = true)]
    pub force: bool,
    /// Try to open the file that was written
    ///
    /// metier cannot tell whether a program really shows it, so it prints where the file is.
    #[arg(long, requires = "output", hide_short_help = true)]
    pub open: bool,
}

/// The parser for the forms that a verb offers.
fn formats(is_given: impl Fn(Format) -> bool) -> impl TypedValueParser<Value = Format> {
    let given = Format::value_variants().iter().filter(|form| is_given(**form));
    let words: Vec<PossibleValue> = given.filter_map(ValueEnum::to_possible_value).collect();
    PossibleValuesParser::new(words).try_map(|word| Format::from_str(&word, false))
}

/// Adds the page, the sheet and the calendar, for a verb that can print all of them.
fn as_all(format: Arg) -> Arg {
    format.value_parser(formats(|_| true))
}

/// Adds the page and the sheet, for a verb that can print both.
fn as_page_or_sheet(format: Arg) -> Arg {
    format.value_parser(formats(|form| form != Format::Ics))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn each(command: &Command, found: &mut dyn FnMut(&Command)) {
        found(command);
        command.get_subcommands().for_each(|below| each(below, found));
    }

    #[test]
    fn what_clap_is_told_holds_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn help_is_short_and_says_what_to_do() {
        each(&Cli::whole(), &mut |command| {
            let about = command.get_about().expect("every command says what it does").to_string();
            assert!(command.get_name() == "metier" || about.len() < 60, "{about}");
            assert!(command.get_after_help().is_some_and(|text| text.to_string().starts_with("Example")), "{about}");
            assert!(command.get_after_help().is_some_and(|text| text.to_string().lines().count() <= 4), "{about}");
            for argument in command.get_arguments() {
                let text = argument.get_help().unwrap_or_else(|| panic!("{argument} has no help")).to_string();
                assert!(text.len() < 60 && !text.ends_with('.'), "{argument}: {text}");
                assert!(text.starts_with(char::is_uppercase) || text.starts_with('`'), "{argument}: {text}");
            }
        });
    }
}
