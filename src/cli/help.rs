//! The command-line arguments of the verbs that tell you about metier itself.

use clap::Args;

use super::{Completion, Format, Output, OutputFile, formats};

/// Explain a command, or a topic such as method or privacy
///
/// Without a word it lists all commands and topics.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier help plan         a command
  metier help method       how the advice is made
  metier help exit-codes   for scripts")]
pub struct Help {
    /// Name a topic or a command
    #[arg(value_name = "TOPIC", add = Completion::Topic)]
    pub topic: Vec<String>,
    /// Choose the form of a topic
    #[arg(long, value_name = "FORM", value_parser = formats(|form| !matches!(form, Format::Html | Format::Csv | Format::Ics | Format::Json)), default_value = "text")]
    pub format: Format,
    #[command(flatten)]
    pub output: OutputFile,
}

/// Show every folder and setting in use, and who set it
#[derive(Args, Debug)]
#[command(after_help = "Example:
  metier where")]
pub struct Where {
    #[command(flatten)]
    pub output: Output,
}
