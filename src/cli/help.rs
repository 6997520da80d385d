//! What can be typed to be told something about metier itself, by a person and by a shell.

use clap::Args;

use super::{Format, Output, OutputFile, formats};

/// What a command does; and exit codes, environment, formats, privacy, method and accessibility, a page each
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier help plan         a command
  metier help method       how the advice is made
  metier help exit-codes   for scripts")]
pub struct Help {
    /// A topic, or a command's words; an overview if left out
    #[arg(value_name = "TOPIC")]
    pub topic: Vec<String>,
    /// Form of the page
    #[arg(long, value_name = "FORM", value_parser = formats(&[Format::Text, Format::Markdown]), default_value = "text")]
    pub format: Format,
    #[command(flatten)]
    pub output: OutputFile,
}

/// Every folder and setting in use, and where each came from
#[derive(Args, Debug)]
#[command(after_help = "Example:
  metier where")]
pub struct Where {
    #[command(flatten)]
    pub output: Output,
}

/// What could come next on an unfinished line: what the shells' completions ask
#[derive(Args, Debug)]
pub struct Complete {
    /// The last word is not the one that is being typed: a new one begins
    #[arg(long)]
    pub next: bool,
    /// The words behind `metier`, up to the cursor
    #[arg(value_name = "WORD", last = true)]
    pub words: Vec<String>,
}
