//! What can be typed about answers: a plan from them, and what becomes of them.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Offer, Output};

/// Find your track, and what its next level expects of you
///
/// Without a file, metier asks 28 questions in the terminal, which takes about three minutes. It saves your answers as
/// you go, and then prints the result. With answers files it prints one result per file and asks nothing.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier plan --ladder roofing --level roofer      28 questions, one key each
  metier plan me.toml --coach coach.toml           from answers in files
  metier plan me.toml --format html -o plan.html   one page to print")]
pub struct Plan {
    /// Read answers from these files; `-` is the standard input
    #[arg(value_name = "FILE", add = Offer::Answers)]
    pub files: Vec<PathBuf>,
    /// Ask what a file leaves open, and write it there
    #[arg(long, requires = "files", conflicts_with = "ladder")]
    pub ask: bool,
    /// Mark where you stand on the next level
    ///
    /// The marks are written into the file.
    #[arg(long, requires = "files", conflicts_with = "ladder")]
    pub mark: bool,
    /// Print five lines to send to someone
    ///
    /// They say what fits you, how sure that is, what the next level is, and what to learn and to try first.
    #[arg(long)]
    pub brief: bool,
    /// Show the notes beside your marks
    ///
    /// Without it a result leaves them out, since it may be shared.
    #[arg(long, hide_short_help = true)]
    pub with_notes: bool,
    /// Use this ladder: a name from `metier list`, or a path
    #[arg(long, value_name = "LADDER", add = Offer::Ladder)]
    pub ladder: Option<String>,
    /// Start from this level: its id or its title
    #[arg(long, value_name = "LEVEL", add = Offer::Level)]
    pub level: Option<String>,
    /// Call the craft this, such as "piano tuning"
    #[arg(long, value_name = "WORDS", value_parser = super::craft, hide_short_help = true)]
    pub craft: Option<String>,
    /// Ask the 16 questions of the short form
    #[arg(long, hide_short_help = true)]
    pub short: bool,
    /// Answer for yourself, or as a coach about someone
    #[arg(long = "as", value_name = "WHO", value_enum, conflicts_with = "files")]
    pub by: Option<Who>,
    /// Say whose answers these are
    ///
    /// The name becomes a part of the names of the files they are saved in.
    #[arg(long, value_name = "NAME", conflicts_with = "files")]
    pub name: Option<String>,
    /// Set a coach's answers beside those of one file
    ///
    /// The coach's view of your strengths decides what to look at first.
    #[arg(long, value_name = "FILE", requires = "files", add = Offer::Answers)]
    pub coach: Option<PathBuf>,
    /// Take the questions from a file
    ///
    /// They may be in another language or in your own words; everything else stays English. `metier new questions` begins
    /// such a file.
    #[arg(long, value_name = "FILE", add = Offer::Toml, hide_short_help = true)]
    pub questions: Option<PathBuf>,
    /// Start over, and set an unfinished interview aside
    #[arg(long, conflicts_with = "files")]
    pub fresh: bool,
    /// Write the answers to this file as well
    #[arg(long, value_name = "FILE", conflicts_with = "files", add = Offer::File, hide_short_help = true)]
    pub save: Option<PathBuf>,
    /// Save nothing on this computer
    #[arg(long, conflicts_with_all = ["files", "fresh"], hide_short_help = true)]
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

/// Compare two answers files of one person
///
/// They can be your own and a coach's, or then and now. You see what to talk about: the answers that are more than one
/// step apart, the widest first, and the expectations that are marked differently. Whose answers they are and when they
/// were given is read from the files (`by`, `made`), not from their order.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier compare me.toml coach.toml
  metier compare last-year.toml me.toml --all
  metier compare me.toml coach.toml --format html -o talk.html")]
pub struct Compare {
    /// Read this answers file; `-` is the standard input
    #[arg(value_name = "FILE", add = Offer::Answers)]
    pub first: PathBuf,
    /// Read this one as well, of the same person
    #[arg(value_name = "FILE", add = Offer::Answers)]
    pub second: PathBuf,
    /// Show the notes beside the marks
    ///
    /// Without it a result leaves them out, since it may be shared.
    #[arg(long)]
    pub with_notes: bool,
    /// Take the questions from a file
    ///
    /// They may be in another language or in your own words; everything else stays English.
    #[arg(long, value_name = "FILE", add = Offer::Toml)]
    pub questions: Option<PathBuf>,
    /// List what both agree on as well
    #[arg(long)]
    pub all: bool,
    #[command(flatten)]
    pub output: Output,
}

/// List saved answers, and show how your score moved
///
/// It is called a change only if it is larger than the margins of both scores explain. Your own answers are never
/// compared with a coach's here. Interviews that are unfinished or cannot be read are listed as well.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier history
  metier history roofing --format json")]
pub struct History {
    /// Show only answers about this ladder
    #[arg(add = Offer::Ladder)]
    pub ladder: Option<String>,
    /// Show only answers about this ladder, the same as LADDER
    #[arg(long = "ladder", value_name = "LADDER", conflicts_with = "ladder", add = Offer::Ladder)]
    pub only: Option<String>,
    #[command(flatten)]
    pub output: Output,
}

/// Delete saved answers, after listing them and asking
///
/// That is finished answers, unfinished interviews, interviews that were set aside, and whatever an interrupted write
/// left behind. Other files in the folders stay, and so does every file that you saved elsewhere.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier forget
  metier forget --ladder roofing --before 2026-01-01")]
pub struct Forget {
    /// Delete only answers about this ladder
    #[arg(long, value_name = "LADDER", add = Offer::Ladder)]
    pub ladder: Option<String>,
    /// Delete only answers from before this day (2026-01-01)
    #[arg(long, value_name = "DATE")]
    pub before: Option<String>,
    /// Delete without asking
    #[arg(short, long)]
    pub yes: bool,
}
