//! What can be typed. Only clap types stand here; what they mean is decided in `app`. Every doc comment is help text.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

/// Find the track in your craft that fits you, doing or directing, and see what the next level asks for.
#[derive(Debug, Parser)]
#[command(name = "metier", version, disable_help_subcommand = true, max_term_width = 100)]
#[command(after_help = "Examples:
  metier plan                  answer 28 questions, see your track
  metier plan me.toml          the same, from a file of answers
  metier next roofing roofer   what every next level asks for")]
pub struct Cli {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub verb: Option<Verb>,
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
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(20..=1000), global = true)]
    pub width: Option<u16>,
    /// No hints and no warnings
    #[arg(short, long, global = true)]
    pub quiet: bool,
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

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Find the track that fits, and what its next level asks for (the main job)
    Plan(Plan),
    /// What the next level asks for, without any questions
    Next(Next),
    /// A ladder's tracks side by side, or one level in full
    Show(Show),
    /// Where a ladder is broken, unfair or vague
    Check(Check),
    /// Why a finding matters, and what to write instead
    #[command(mut_arg("format", |arg| arg.value_parser(formats(&[Format::Text, Format::Markdown, Format::Json]))))]
    Explain(Explain),
    /// The ladders there are, and where
    #[command(mut_arg("format", |arg| arg.value_parser(formats(&[Format::Text, Format::Markdown, Format::Json]))))]
    List(Output),
    /// Begin a file
    New(New),
    /// Files for editors
    Generate(Generate),
}

/// Where a result goes and in which form.
#[derive(Args, Debug)]
pub struct Output {
    /// Form of the result
    #[arg(long, value_name = "FORM", value_enum, default_value_t = Format::Text)]
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
    /// GitHub-flavoured, with boxes to tick
    Markdown,
    /// A page for a browser and for paper, complete in itself
    Html,
    /// For scripts, one object a line
    Json,
}

/// Of all forms, those that a verb gives.
fn formats(given: &[Format]) -> impl TypedValueParser<Value = Format> + use<> {
    let words = given.iter().filter_map(ValueEnum::to_possible_value);
    PossibleValuesParser::new(words).try_map(|word| Format::from_str(&word, false))
}

/// Find the track that fits, and what its next level asks for.
///
/// Without a file, metier asks 28 questions in the terminal (about 3 minutes), keeps the answers as you go, and then
/// prints the result. With files of answers it prints one result each and asks nothing.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier plan --ladder roofing --level roofer
  metier plan me.toml --mark
  metier plan me.toml --format html -o plan.html    one sheet to print
  metier plan team/*.toml --format json")]
pub struct Plan {
    /// Answers files; `-` is the standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// With a file: ask what is still open in it, and write the answers back to it
    #[arg(long, requires = "files", conflicts_with = "ladder")]
    pub ask: bool,
    /// With a file: mark how you stand to what the next level asks for, and write the marks back to it
    #[arg(long, requires = "files", conflicts_with = "ladder")]
    pub mark: bool,
    /// Show what is written beside marks; without it a result keeps such notes to itself, since it may be shared
    #[arg(long)]
    pub with_notes: bool,
    /// The ladder: a name from `metier list`, or a path
    #[arg(long, value_name = "LADDER")]
    pub ladder: Option<String>,
    /// The present level: its id or its title
    #[arg(long, value_name = "LEVEL")]
    pub level: Option<String>,
    /// Your own word for the craft, such as "piano tuning"
    #[arg(long, value_name = "WORDS")]
    pub craft: Option<String>,
    /// Ask the 16 questions of the short form
    #[arg(long)]
    pub short: bool,
    /// Who answers: the person, or a coach about the person
    #[arg(long = "as", value_name = "WHO", value_enum, conflicts_with = "files")]
    pub by: Option<Who>,
    /// Whose answers these are; part of the names of the files they are kept in
    #[arg(long, value_name = "NAME", conflicts_with = "files")]
    pub name: Option<String>,
    /// Begin anew and leave an unfinished interview aside
    #[arg(long, conflicts_with = "files")]
    pub fresh: bool,
    /// Write the answers to this file as well
    #[arg(long, value_name = "FILE", conflicts_with = "files")]
    pub save: Option<PathBuf>,
    /// Keep nothing on this computer
    #[arg(long, conflicts_with_all = ["files", "fresh"])]
    pub no_save: bool,
    #[command(flatten)]
    pub output: Output,
}

/// Who answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Who {
    /// The person
    #[value(name = "self")]
    Oneself,
    /// A coach, about the person
    Coach,
}

/// What the next level asks for, without any questions.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier next roofing roofer --track mastery
  metier next software senior-engineer --format markdown")]
pub struct Next {
    /// A name from `metier list`, or a path
    pub ladder: String,
    /// The present level: its id or its title
    pub level: String,
    /// mastery, management, hybrid or a track's id; every track open from there if left out
    #[arg(long, value_name = "TRACK")]
    pub track: Option<String>,
    #[command(flatten)]
    pub output: Output,
}

/// A ladder's tracks side by side, or one level in full.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier show software
  metier show software --format html -o software.html   the whole ladder
  metier show roofing master-roofer")]
pub struct Show {
    /// A name from `metier list`, or a path
    pub ladder: String,
    /// One level, in full: its id or its title
    pub level: Option<String>,
    /// Only these tracks: mastery, management, hybrid, trunk or a track's id
    #[arg(long, value_name = "TRACK", conflicts_with = "level")]
    pub track: Option<String>,
    #[command(flatten)]
    pub output: Output,
}

/// Where a ladder is broken, unfair or vague.
///
/// Errors keep a file from being used. Fairness asks whether mastery and management are equals. Wording asks whether a
/// reader knows what is meant; it is looked at in English ladders. `# metier: allow CODE` on the line above keeps a
/// warning quiet.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier check                            every ladder in ./ladders
  metier check ladder.toml --strict       exit code 1 for warnings too
  metier check ladders --format github    annotations on a pull request")]
pub struct Check {
    /// Ladder files, folders of them (those ending in .toml, not the folders below), names from `metier list`, or `-`
    #[arg(value_name = "PATH", default_value = "ladders")]
    pub paths: Vec<PathBuf>,
    /// End with exit code 1 for any finding, not only for errors
    #[arg(long)]
    pub strict: bool,
    /// Form of the findings
    #[arg(long, value_name = "FORM", value_enum, default_value_t = CheckFormat::Text)]
    pub format: CheckFormat,
    #[command(flatten)]
    pub output: OutputFile,
}

/// Form of the findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// With the line, a mend and the parity table
    Text,
    /// The same as a page
    Markdown,
    /// One line each
    Concise,
    /// Annotations of a GitHub workflow
    Github,
    /// For scripts, one object
    Json,
}

/// Why a finding matters, and what to write instead.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier explain                    every code in a line
  metier explain mastery-ceiling")]
pub struct Explain {
    /// A finding's code, as in `warning[vague]`; all of them if left out
    pub code: Option<String>,
    #[command(flatten)]
    pub output: Output,
}

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
    /// The JSON schema of a kind of file, with which an editor completes, explains and checks while you type
    ///
    /// It is of draft 7. A file says in its first line where its schema is: `#:schema ladder.schema.json`. For answers
    /// and questions write such a line with the name you give the schema.
    Schema(GenerateSchema),
}

/// The JSON schema of a kind of file, with which an editor completes, explains and checks while you type.
#[derive(Args, Debug)]
#[command(after_help = "Example:
  metier generate schema ladder -o ladder.schema.json")]
pub struct GenerateSchema {
    /// The kind of file
    #[arg(value_enum)]
    pub kind: SchemaKind,
    #[command(flatten)]
    pub output: OutputFile,
}

/// A kind of file that has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaKind {
    /// Ladders
    Ladder,
    /// Answers
    Answers,
    /// Questions
    Questions,
}
