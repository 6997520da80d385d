//! metier: a career-path planner for the command line.
//!
//! The rooms of this house, each with what it may use:
//!
//! | room | what it is for | may use |
//! |---|---|---|
//! | [`diagnostic`] | one finding as plain data | nothing of ours |
//! | [`exit`] | the exit codes | nothing of ours |
//! | [`ladder`] | the model, the steps between levels, the difference of two levels, the audit | `diagnostic` |
//! | [`interview`] | questions, answers, marks, the cursors that walk through them | nothing of ours |
//! | [`advice`] | score, verdict, plan, comparison, what has moved | `ladder`, `interview` |
//! | [`files`] | bytes to the three above and back: TOML, CSV, schemas; the check of a file; the store | `diagnostic`, `ladder`, `interview` |
//! | [`render`] | results to text: screen, spoken, Markdown, page, JSON, CSV, man; findings | all above |
//! | [`prompt`] | the keyboard | `render` (layout) |
//! | [`cli`] | what can be typed | nothing of ours |
//! | [`app`] | one file a verb; the only room that sees all others | all |
//!
//! `ladder`, `interview` and `advice` are pure: no input or output, no clock, no environment.
//! Only `app` writes to the streams, only `main` reads the environment and the terminal's facts, only `files`
//! touches the disk, only `prompt` the keyboard.
//!
//! Deliberately absent: any network code, any ranking of people or totals over a team, any reading of names, hosts or
//! logins from the system, any trait where a `match` or a function will do.

pub mod advice;
pub mod app;
#[expect(
    missing_docs,
    clippy::struct_excessive_bools,
    clippy::doc_markdown,
    reason = "a flag is a bool, and clap prints the doc comments to users as they are"
)]
pub mod cli;
pub mod diagnostic;
pub mod exit;
pub mod files;
pub mod interview;
pub mod ladder;
pub mod prompt;
pub mod render;
