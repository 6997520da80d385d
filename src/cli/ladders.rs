//! What can be typed about ladders: look at them, compare their levels, check them.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Output, OutputFile};

/// What the next level expects, without any questions
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

/// A ladder's tracks side by side, or one level in full
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
    /// With a level: everything that it carries over from the levels below
    #[arg(long, requires = "level")]
    pub all: bool,
    #[command(flatten)]
    pub output: Output,
}

/// The ladders there are, and where
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier list
  metier list --ladders ladders --format json   a folder of your own first, for scripts")]
pub struct List {
    #[command(flatten)]
    pub output: Output,
}

/// Where a ladder is broken, unfair or vague
///
/// Errors keep a file from being used. Fairness asks whether mastery and management are equals. Wording asks
/// whether a reader knows what is meant; it is looked at in English ladders. `# metier: allow CODE` on the line
/// above keeps a warning quiet.
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

/// Why a finding matters, and what to write instead
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

/// What differs between two levels, across tracks too
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier diff software senior-engineer staff-engineer
  metier diff software staff-engineer engineering-manager")]
pub struct Diff {
    /// A name from `metier list`, or a path
    pub ladder: String,
    /// The level one comes from: its id or its title
    #[arg(value_name = "LEVEL")]
    pub from: String,
    /// The level one goes to
    #[arg(value_name = "OTHER")]
    pub to: String,
    /// List what both ask for alike, too
    #[arg(long)]
    pub all: bool,
    #[command(flatten)]
    pub output: Output,
}
