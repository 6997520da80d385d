//! The command-line arguments of the verbs for answers: making a plan, comparing, looking back, deleting.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Completion, Output};

/// Find your track, and what its next level expects of you
///
/// On its own or with a ladder, metier asks 28 questions in the terminal, which takes about three minutes. It saves
/// your answers as you go, and then prints the result. With a ladder that you have answered for, it prints that result
/// again. With answers files it prints one result per file and asks nothing.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier plan roofing --level roofer               28 questions, one key each
  metier plan me.toml --coach coach.toml           from answers in files
  metier plan roofing --format html -o plan.html   your saved result, to print")]
pub struct Plan {
    /// Name a ladder or answers files; `-` is standard input
    ///
    /// Ladders have the names in `metier list`. A word with a slash, or one that ends in .toml, is a file.
    #[arg(value_name = "LADDER or FILE", add = Completion::LadderOrAnswers)]
    pub words: Vec<PathBuf>,
    #[command(flatten)]
    pub which: Which,
    /// Answer again, from the first question
    ///
    /// An unfinished interview is set aside. Earlier results stay saved.
    #[arg(long, conflicts_with_all = ["ask", "coach"])]
    pub again: bool,
    /// Ask the questions still open in saved answers, and save
    #[arg(long, requires = "words", conflicts_with = "ladder")]
    pub ask: bool,
    /// Print five lines to send to someone
    ///
    /// They say what fits you, how sure that is, what the next level is, and what to learn and try first.
    #[arg(long)]
    pub brief: bool,
    /// Show the notes beside your marks
    ///
    /// Results leave them out unless you ask, because you may want to share a result.
    #[arg(long, hide_short_help = true)]
    pub with_notes: bool,
    /// Read answers files with this ladder rather than theirs
    #[arg(long, value_name = "LADDER", requires = "words", add = Completion::Ladder, hide_short_help = true)]
    pub ladder: Option<String>,
    /// Start from this level: its id or its title
    #[arg(long, value_name = "LEVEL", add = Completion::Level)]
    pub level: Option<String>,
    /// Call the craft this, such as "piano tuning"
    #[arg(long, value_name = "WORDS", value_parser = super::craft, hide_short_help = true)]
    pub craft: Option<String>,
    /// Ask the 16 questions of the short form
    #[arg(long, hide_short_help = true)]
    pub short: bool,
    /// Show a coach's answers beside those of one person
    ///
    /// The coach's view of your strengths decides what to look at first. Name a file, or a ladder that the coach has
    /// saved answers about.
    #[arg(long, value_name = "FILE", requires = "words", add = Completion::Answers)]
    pub coach: Option<PathBuf>,
    /// Take the questions from a file
    ///
    /// They may be in another language or in your own words. Everything else stays English. `metier new questions`
    /// writes a file to start from.
    #[arg(long, value_name = "FILE", add = Completion::Toml, hide_short_help = true)]
    pub questions: Option<PathBuf>,
    /// Write the answers to this file as well
    #[arg(long, value_name = "FILE", add = Completion::File, hide_short_help = true)]
    pub save: Option<PathBuf>,
    /// Save nothing on this computer
    #[arg(long, hide_short_help = true)]
    pub no_save: bool,
    #[command(flatten)]
    pub output: Output,
}

/// Which of the saved answers to use.
#[derive(Args, Clone, Debug, Default)]
pub struct Which {
    /// Say whose answers these are
    ///
    /// The name becomes part of the names of the saved files.
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// Answer for yourself, or as a coach about someone
    #[arg(long = "as", value_name = "WHO", value_enum)]
    pub by: Option<Who>,
    /// Take the saved answers of this year, month or day
    ///
    /// Write it as 2025, 2025-11 or 2025-11-20. metier takes the newest answers of that time. If it has none, it takes
    /// the newest from before.
    #[arg(long, value_name = "DATE", value_parser = super::time, hide_short_help = true)]
    pub on: Option<String>,
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

/// Mark where you stand on what a level expects
///
/// One key each: met, partly, not yet, or it does not apply; `e` adds evidence, which stays private. The marks are written
/// into the file as you go, each with its day, and what a mark said before stays beside it. Then you can choose one or two
/// goals. Without --level, --here or --all it is about the next level. Alone, your newest saved answers are meant.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier mark roofing            what your next level expects
  metier mark me.toml --here     your own level
  metier mark me.toml --from issue.md --dry-run")]
pub struct Mark {
    /// Name a ladder that you have answered for, or a file
    #[arg(value_name = "LADDER or FILE", add = Completion::LadderOrAnswers)]
    pub word: Option<PathBuf>,
    #[command(flatten)]
    pub which: Which,
    /// Mark this level: its id or its title
    #[arg(long, value_name = "LEVEL", add = Completion::Level)]
    pub level: Option<String>,
    /// Mark the level you have
    #[arg(long, conflicts_with = "level")]
    pub here: bool,
    /// Go through what carries over from lower levels as well
    #[arg(long)]
    pub all: bool,
    /// Read the boxes that are ticked in a Markdown file
    ///
    /// That is a result as Markdown, ticked in an editor or an issue: what is ticked is met. The sentence of a box counts,
    /// not its number. A box that is open changes nothing. `-` is the input.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["level", "here", "all"], add = Completion::File)]
    pub from: Option<PathBuf>,
    /// Say what would change, and write nothing
    #[arg(long, requires = "from")]
    pub dry_run: bool,
    /// Take the questions from a file
    ///
    /// That is for answers to questions in another language or in your own words.
    #[arg(long, value_name = "FILE", add = Completion::Toml, hide_short_help = true)]
    pub questions: Option<PathBuf>,
    #[command(flatten)]
    pub output: Output,
}

/// Compare two sets of answers of one person
///
/// They can be yours and a coach's, or your earlier and your current ones. You see what to talk about: the answers that
/// are more than one step apart, with the widest gap first, and the expectations that you marked differently. The files
/// say whose answers they are and when they were given (`by`, `made`), so their order does not matter. With a ladder,
/// metier compares your newest saved answers about it with the coach's. With --on as well, it compares them with your
/// own from that time.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier compare me.toml coach.toml
  metier compare software --on 2025        then and now, as saved
  metier compare me.toml coach.toml --format html -o talk.html")]
pub struct Compare {
    /// Name a ladder or an answers file; `-` is standard input
    #[arg(value_name = "LADDER or FILE", add = Completion::LadderOrAnswers)]
    pub first: PathBuf,
    /// Name a second answers file about the same person
    #[arg(value_name = "FILE", add = Completion::Answers)]
    pub second: Option<PathBuf>,
    /// Say whose saved answers to compare
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// Compare yours from this year, month or day with now
    #[arg(long, value_name = "DATE", value_parser = super::time, conflicts_with = "second")]
    pub on: Option<String>,
    /// Show the notes beside the marks
    ///
    /// Results leave them out unless you ask, because you may want to share a result.
    #[arg(long)]
    pub with_notes: bool,
    /// Take the questions from a file
    ///
    /// They may be in another language or in your own words. Everything else stays English.
    #[arg(long, value_name = "FILE", add = Completion::Toml)]
    pub questions: Option<PathBuf>,
    /// List what both agree on, too
    #[arg(long)]
    pub all: bool,
    #[command(flatten)]
    pub output: Output,
}

/// List saved answers, and show how your score moved
///
/// metier calls it a change only if it is larger than the margins of both scores explain. It never compares your own
/// answers with a coach's here. It also lists interviews that are unfinished or cannot be read.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier history
  metier history roofing --format json")]
pub struct History {
    /// Show only answers about this ladder
    #[arg(add = Completion::Ladder)]
    pub ladder: Option<String>,
    /// Show only this person's answers, and a coach's of them
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    #[command(flatten)]
    pub output: Output,
}

/// Delete saved answers, after listing them and asking
///
/// This covers finished answers, unfinished interviews, interviews that were set aside, and whatever an interrupted
/// write left behind. Other files in the folders stay, and so does every file that you saved elsewhere.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  metier forget
  metier forget --ladder roofing --before 2026-01-01
  metier forget --name Maya")]
pub struct Forget {
    /// Delete only answers about this ladder
    #[arg(long, value_name = "LADDER", add = Completion::Ladder)]
    pub ladder: Option<String>,
    /// Delete only this person's answers, and a coach's of them
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// Delete only answers from before this day (2026-01-01)
    #[arg(long, value_name = "DATE")]
    pub before: Option<String>,
    /// Delete without asking
    #[arg(short, long)]
    pub yes: bool,
}
