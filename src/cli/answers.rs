//! What can be typed about answers: a plan from them, and what becomes of them.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Output;

/// Find the track that fits, and what its next level expects (the main job)
///
/// Without a file, metier asks 28 questions in the terminal (about 3 minutes), keeps the answers as you go, and then
/// prints the result. With files of answers it prints one result each and asks nothing.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier plan --ladder roofing --level roofer      28 questions, one key each
  metier plan me.toml --coach coach.toml           from answers in files
  metier plan me.toml --format html -o plan.html   one sheet to print")]
pub struct Plan {
    /// Answers files; `-` is the standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// With a file: ask what is still open in it, and write the answers back to it
    #[arg(long, requires = "files", conflicts_with = "ladder")]
    pub ask: bool,
    /// With a file: mark how you stand to what the next level expects, and write the marks back to it
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
    #[arg(long, value_name = "WORDS", value_parser = super::craft)]
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
    /// With one file: a coach's answers, whose view of the strengths decides what to look at first
    #[arg(long, value_name = "FILE", requires = "files")]
    pub coach: Option<PathBuf>,
    /// The questions in another language or in your own words (`metier new questions` begins such a file); all else
    /// stays English
    #[arg(long, value_name = "FILE")]
    pub questions: Option<PathBuf>,
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

/// Two answer files of one person: self and coach, or then and now
///
/// Shows what to talk about: the answers that are more than one step apart, the widest first, and the expectations
/// that are marked differently. Which is whose is told by the files (`by`, `made`), not by their order.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier compare me.toml coach.toml
  metier compare last-year.toml me.toml --all
  metier compare me.toml coach.toml --format html -o talk.html")]
pub struct Compare {
    /// An answers file; `-` is the standard input
    #[arg(value_name = "FILE")]
    pub first: PathBuf,
    /// Another one, of the same person
    #[arg(value_name = "FILE")]
    pub second: PathBuf,
    /// Show the notes beside the marks; they are left out otherwise
    #[arg(long)]
    pub with_notes: bool,
    /// The questions in another language or in your own words; all else stays English
    #[arg(long, value_name = "FILE")]
    pub questions: Option<PathBuf>,
    /// List what both agree on as well
    #[arg(long)]
    pub all: bool,
    #[command(flatten)]
    pub output: Output,
}

/// Saved answers, and how the score moved
///
/// A change is called one only where it is larger than the margins of both scores explain. A coach's answers and
/// one's own are never compared here. What is unfinished, or cannot be read, is listed as well.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier history
  metier history roofing --format json")]
pub struct History {
    /// Only answers about this ladder
    pub ladder: Option<String>,
    /// The same as LADDER
    #[arg(long = "ladder", value_name = "LADDER", conflicts_with = "ladder")]
    pub only: Option<String>,
    #[command(flatten)]
    pub output: Output,
}

/// Delete saved answers: lists them, asks, deletes
///
/// Finished answers, unfinished interviews, those that were put aside, and what a write that was cut short left
/// behind. Nothing else in the folders is touched, and no file that was saved elsewhere.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier forget
  metier forget --ladder roofing --before 2026-01-01")]
pub struct Forget {
    /// Only answers about this ladder
    #[arg(long, value_name = "LADDER")]
    pub ladder: Option<String>,
    /// Only answers made before this day, such as 2026-01-01
    #[arg(long, value_name = "DATE")]
    pub before: Option<String>,
    /// Delete without asking
    #[arg(short, long)]
    pub yes: bool,
}
