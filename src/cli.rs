//! What can be typed. Only clap types stand here; what they mean is decided in `app`. Every doc comment is help text.

mod answers;
mod files;
mod help;
mod ladders;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::error::{Error, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Args, Command, CommandFactory, FromArgMatches, Parser, ValueEnum};

pub use answers::{Compare, Forget, History, Plan, Who};
pub use files::{
    Generate, GenerateCompletions, GenerateMan, GenerateSchema, GenerateWhat, Import, New, NewAnswers, NewLadder,
    NewQuestions, NewWhat, SchemaKind, Shell,
};
pub use help::{Complete, Help, Where};
pub use ladders::{Check, CheckFormat, Diff, Explain, List, Next, Show};

/// Find the track in your craft that fits you, doing or directing, and see what the next level asks for.
#[derive(Debug, Parser)]
#[command(name = "metier", version, disable_help_flag = true, disable_help_subcommand = true)]
#[command(after_help = "Examples:
  metier plan                  answer 28 questions, see your track
  metier plan me.toml          the same, from a file of answers
  metier next roofing roofer   what every next level asks for")]
pub struct Cli {
    #[command(flatten)]
    pub common: Common,
    #[arg(skip)]
    pub verb: Option<Verb>,
}

impl Cli {
    /// What these words say, the program's name before them.
    ///
    /// # Errors
    /// What clap says is wrong with them, or was asked for in place of a verb.
    pub fn typed(words: &[OsString]) -> Result<Self, Error> {
        // Only the verb that is typed matters, and it is one of the words. Where clap has something to say, it is asked
        // once more with all of them at hand.
        let is_named = |verb: &str| words.iter().any(|word| word == verb);
        let parse = |command: Command| command.try_get_matches_from(words);
        let matches = parse(Self::with(is_named)).or_else(|_| parse(Self::with(|_| true)))?;
        Ok(Self { verb: Verb::typed(&matches)?, ..Self::from_arg_matches(&matches)? })
    }

    /// All that can be typed, each verb with its arguments: to print it, or to look something up in it.
    #[must_use]
    pub fn whole() -> Command {
        let mut whole = Self::with(|_| true);
        whole.build();
        whole
    }

    fn with(is_wanted: impl Fn(&str) -> bool) -> Command {
        let verbs = VERBS.into_iter().filter(|(name, _)| is_wanted(name));
        Self::command().subcommands(verbs.map(|(name, arguments)| Command::new(name).defer(arguments)))
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

/// The verbs, in the order of those who use them: people and coaches, those who write ladders, scripts and packagers.
#[derive(Debug)]
pub enum Verb {
    Plan(Plan),
    Next(Next),
    Compare(Compare),
    History(History),
    Forget(Forget),
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
    Complete(Complete),
}

/// Tells clap what can be typed behind a verb.
type Arguments = fn(Command) -> Command;

/// Every verb's name, and what can be typed behind it: told to clap for the verb that is typed, and for all only where
/// all are printed. Nothing else that happens before a verb begins takes as long.
const VERBS: [(&str, Arguments); 16] = [
    ("plan", |verb| Plan::augment_args(verb).mut_arg("format", as_page)),
    ("next", |verb| Next::augment_args(verb).mut_arg("format", as_page)),
    ("compare", |verb| Compare::augment_args(verb).mut_arg("format", as_page)),
    ("history", History::augment_args),
    ("forget", Forget::augment_args),
    ("show", |verb| Show::augment_args(verb).mut_arg("format", as_page_or_sheet)),
    ("diff", Diff::augment_args),
    ("list", List::augment_args),
    ("check", Check::augment_args),
    ("explain", Explain::augment_args),
    ("new", New::augment_args),
    ("import", Import::augment_args),
    ("generate", Generate::augment_args),
    ("where", Where::augment_args),
    ("help", Help::augment_args),
    ("complete", |verb| Complete::augment_args(verb).hide(true)),
];

impl Verb {
    fn typed(matches: &ArgMatches) -> Result<Option<Self>, Error> {
        let Some((name, typed)) = matches.subcommand() else { return Ok(None) };
        Ok(Some(match name {
            "plan" => Self::Plan(Plan::from_arg_matches(typed)?),
            "next" => Self::Next(Next::from_arg_matches(typed)?),
            "compare" => Self::Compare(Compare::from_arg_matches(typed)?),
            "history" => Self::History(History::from_arg_matches(typed)?),
            "forget" => Self::Forget(Forget::from_arg_matches(typed)?),
            "show" => Self::Show(Show::from_arg_matches(typed)?),
            "diff" => Self::Diff(Diff::from_arg_matches(typed)?),
            "list" => Self::List(List::from_arg_matches(typed)?),
            "check" => Self::Check(Check::from_arg_matches(typed)?),
            "explain" => Self::Explain(Explain::from_arg_matches(typed)?),
            "new" => Self::New(New::from_arg_matches(typed)?),
            "import" => Self::Import(Import::from_arg_matches(typed)?),
            "generate" => Self::Generate(Generate::from_arg_matches(typed)?),
            "where" => Self::Where(Where::from_arg_matches(typed)?),
            "help" => Self::Help(Help::from_arg_matches(typed)?),
            "complete" => Self::Complete(Complete::from_arg_matches(typed)?),
            _ => return Err(Error::new(ErrorKind::InvalidSubcommand)),
        }))
    }
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

    fn wrong(line: &str) -> String {
        let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        Cli::typed(&words).map_or_else(|error| error.to_string(), |_| String::new())
    }

    #[test]
    fn what_is_typed_wrong_is_told_with_every_verb_in_mind() {
        assert!(wrong("metier shwo plan").contains("'show'"), "{}", wrong("metier shwo plan"));
        assert!(wrong("metier plan --formt json").contains("'--format'"));
        assert!(wrong("metier next roofing").contains("<LEVEL>"));
        assert_eq!(wrong("metier --ladders plan list"), "");
    }

    #[test]
    fn every_verb_can_be_typed_and_is_read() {
        for (name, _) in VERBS {
            let behind = match name {
                "next" => " roofing roofer",
                "compare" => " a.toml b.toml",
                "show" => " roofing",
                "diff" => " roofing roofer foreman",
                "new" => " ladder thatching",
                "import" => " a.csv --id a",
                "generate" => " completions bash",
                _ => "",
            };
            let line = format!("metier {name}{behind}");
            let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            let verb = Cli::typed(&words).unwrap_or_else(|error| panic!("{line}: {error}")).verb;
            let read = format!("{:?}", verb.expect("a verb"));
            assert!(read.to_lowercase().starts_with(&format!("{name}(")), "{line} is read as {read}");
        }
    }
}
