//! What can be typed about ladders: look at them, compare their levels, check them.

use std::path::PathBuf;

use clap::Args;

use super::{CheckFormat, Offer, Output, OutputFile, Which};

/// Show what the next level expects, without any questions
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier next                                   yours, from your saved answers
  metier next roofing roofer --track mastery
  metier next software senior-engineer --format markdown")]
pub struct Next {
    /// Name a ladder from `metier list`, or a path
    ///
    /// Without it the newest saved answers say which.
    #[arg(add = Offer::Ladder)]
    pub ladder: Option<String>,
    /// Name the present level by its id or its title
    ///
    /// Without it the newest saved answers about the ladder say which.
    #[arg(add = Offer::Level)]
    pub level: Option<String>,
    /// Show only this track: its id or its kind
    ///
    /// The kinds are mastery, management and hybrid. Without it you see every track open from there; of saved answers, the
    /// one that fits.
    #[arg(long, value_name = "TRACK", add = Offer::Track)]
    pub track: Option<String>,
    #[command(flatten)]
    pub which: Which,
    #[command(flatten)]
    pub output: Output,
}

/// Show a ladder's tracks side by side, or one level in full
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier show software
  metier show software --format html -o software.html   the whole ladder
  metier show roofing master-roofer")]
pub struct Show {
    /// Name a ladder from `metier list`, or a path
    #[arg(add = Offer::Ladder)]
    pub ladder: Option<String>,
    /// Show only this level, in full: its id or its title
    #[arg(add = Offer::Level)]
    pub level: Option<String>,
    /// Show only this track: its id or its kind
    ///
    /// The kinds are trunk, mastery, management and hybrid.
    #[arg(long, value_name = "TRACK", conflicts_with = "level", add = Offer::Track)]
    pub track: Option<String>,
    /// Add everything that a level carries over from below
    #[arg(long, requires = "level")]
    pub all: bool,
    #[command(flatten)]
    pub output: Output,
}

/// List the ladders, and where each of them is
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier list
  metier list --ladders ladders --format json   a folder of your own first, for scripts")]
pub struct List {
    #[command(flatten)]
    pub output: Output,
}

/// Check whether a ladder is broken, unfair or vague
///
/// Errors keep a file from being used. Fairness warnings ask whether mastery and management are equals. Wording warnings
/// ask whether a reader knows what is meant; only English ladders are looked at. Advice names what hardly any ladder says
/// yet, once, and never fails.
///
/// To silence a warning, write `# metier: allow CODE` on the line above, or `# metier: allow-file CODE` above the first
/// key. A ladder with many findings is taken up with --statistics, --select fairness and --baseline.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier check                        every ladder in ./ladders
  metier check ladders --statistics   how many findings of each code
  metier check --baseline known.toml --write-baseline")]
pub struct Check {
    /// Check these files, folders or ladders; `-` is the input
    ///
    /// Of a folder the files ending in .toml are checked, not the folders below it. A ladder is named as in `metier list`.
    #[arg(value_name = "PATH", default_value = "ladders", add = Offer::Ladder)]
    pub paths: Vec<PathBuf>,
    /// End with exit code 1 for warnings too
    #[arg(long)]
    pub strict: bool,
    /// Show only these codes or groups, and errors
    ///
    /// The groups are fairness, wording and advice. Several have commas between them.
    #[arg(long, value_name = "CODES", value_delimiter = ',', add = Offer::Findings)]
    pub select: Vec<String>,
    /// Leave out these codes or groups
    ///
    /// Errors cannot be left out.
    #[arg(long, value_name = "CODES", value_delimiter = ',', add = Offer::Findings)]
    pub ignore: Vec<String>,
    /// Count the findings by code instead of showing them
    #[arg(long)]
    pub statistics: bool,
    /// Leave out what FILE knows, and say what of it is gone
    ///
    /// A finding is known by its code, level, area and sentence, so lines may move. Errors are never known.
    #[arg(long, value_name = "FILE", add = Offer::Toml)]
    pub baseline: Option<PathBuf>,
    /// Write what is found into the baseline FILE as known
    #[arg(long, requires = "baseline")]
    pub write_baseline: bool,
    /// Choose the form of the findings
    #[arg(long, value_name = "FORM", value_enum, default_value_t = CheckFormat::Text)]
    pub format: CheckFormat,
    #[command(flatten)]
    pub output: OutputFile,
}

/// Explain why a finding matters, and what to write instead
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier explain                    every code in a line
  metier explain mastery-ceiling")]
pub struct Explain {
    /// Name a finding's code, as in `warning[vague]`
    ///
    /// Without it every code is listed.
    #[arg(add = Offer::Code)]
    pub code: Option<String>,
    #[command(flatten)]
    pub output: Output,
}

/// Show what differs between two levels, across tracks too
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier diff software senior-engineer staff-engineer
  metier diff software staff-engineer engineering-manager")]
pub struct Diff {
    /// Name a ladder from `metier list`, or a path
    #[arg(add = Offer::Ladder)]
    pub ladder: Option<String>,
    /// Name the level you come from by its id or its title
    #[arg(value_name = "LEVEL", add = Offer::Level)]
    pub from: Option<String>,
    /// Name the level you go to
    #[arg(value_name = "OTHER", add = Offer::Level)]
    pub to: Option<String>,
    /// List what both expect alike as well
    #[arg(long)]
    pub all: bool,
    #[command(flatten)]
    pub output: Output,
}
