//! metier: a career-path planner for the command line.
//!
//! The modules are rooms of a house, from the street to the cellar. Each uses only the rooms below it:
//!
//! | room | what it is for |
//! |---|---|
//! | [`verbs`] | one file per verb: runs the commands |
//! | [`cli`] | the command line: verbs, options, completions |
//! | [`prompt`] | the keyboard |
//! | [`print`] | results as text, spoken, Markdown, page, JSON and CSV; findings |
//! | [`report`] | one file per result: what it says |
//! | [`store`] | the disk: finds ladders and answers, and writes files completely or not at all |
//! | [`check`] | what is wrong, unfair or vague in a ladder |
//! | [`format`] | text to the model and back: TOML and spreadsheets, with every fault reported at once |
//! | [`advice`] | score, verdict, plan, comparison, what has changed |
//! | [`interview`] | questions, answers, marks, and the walk through them |
//! | [`ladder`] | a ladder ready for use: steps, and the difference between two levels |
//! | [`model`] | the structs that are our file formats, with their schemas |
//! | [`diagnostic`] | one finding as plain data |
//! | [`exit`] | the exit codes |
//!
//! The rooms from `report` down are pure, except for `store`: no input or output, no clock, no environment. Only
//! `verbs` writes to the streams, only `main` reads the environment and asks about the terminal, only `store` uses the
//! disk, and only `prompt` reads the keyboard. `clap_complete` is the one exception. When a shell asks for completions,
//! it lists file names and reads the two variables that its scripts set.
//!
//! The first three rooms, and the disk part of `store`, belong to the feature `cli`. Without it the library builds for
//! programs that have no terminal.
//!
//! Deliberately absent: network code, ranking people or adding up teams, reading names, hosts or logins from the
//! system, and traits where a `match` or a function will do.
//!
//! [`format`]: mod@format
//! [`print`]: mod@print

pub mod advice;
pub mod check;
#[cfg(feature = "cli")]
#[expect(
    missing_docs,
    clippy::struct_excessive_bools,
    clippy::doc_markdown,
    reason = "a flag is a bool, and clap prints the doc comments to users as they are"
)]
pub mod cli;
pub mod diagnostic;
pub mod exit;
pub mod format;
pub mod interview;
pub mod ladder;
pub mod model;
pub mod print;
#[cfg(feature = "cli")]
pub mod prompt;
pub mod report;
pub mod store;
#[cfg(feature = "cli")]
pub mod verbs;
