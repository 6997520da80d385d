//! metier: a career-path planner for the command line.
//!
//! The rooms of this house, from the street to the cellar. Each uses only those below it:
//!
//! | room | what it is for |
//! |---|---|
//! | [`verbs`] | one file per verb: what was typed becomes what is done |
//! | [`cli`] | what can be typed |
//! | [`prompt`] | the keyboard |
//! | [`print`] | results as text, spoken, Markdown, page, JSON and CSV; findings |
//! | [`report`] | one file per result: what it says |
//! | [`store`] | the disk: ladders and answers found, and written whole or not at all |
//! | [`check`] | what is wrong with a ladder, unfair in it or vague |
//! | [`format`] | text to the model and back: TOML and spreadsheets, with every fault at once |
//! | [`advice`] | score, verdict, plan, comparison, what has moved |
//! | [`interview`] | questions, answers, marks, and the walk through them |
//! | [`ladder`] | a ladder as it is used: steps, and the difference between two levels |
//! | [`model`] | what our files say: the structs that are the formats, with their schemas |
//! | [`diagnostic`] | one finding as plain data |
//! | [`exit`] | the exit codes |
//!
//! The rooms from `report` down are pure, but for `store`: no input or output, no clock, no environment. Only `verbs`
//! writes to the streams, only `main` reads the environment and the terminal's facts, only `store` touches the disk, only
//! `prompt` the keyboard. One thing is left to `clap_complete`: for a shell that asks what can follow, it lists the names
//! of files, and reads the two variables that its scripts set.
//!
//! The first three, and the disk, are the feature `cli`. Without it the library builds where there is no terminal.
//!
//! Deliberately absent: any network code, any ranking of people or totals over a team, any reading of names, hosts or
//! logins from the system, any trait where a `match` or a function will do.
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
