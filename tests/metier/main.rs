//! metier from outside: the binary is run as people and scripts run it, and its house is kept in order.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails; clippy knows only #[test] functions as tests, not their helpers"
)]

mod any_ladder;
mod any_past;
mod bad_files;
mod check;
mod coach;
mod compare;
mod completions;
mod conformance;
mod diff;
mod environment;
mod explain;
mod extremes;
mod fault;
mod faults;
mod files;
mod first;
mod fuzzed;
mod going_on;
mod growth;
mod help;
mod hostile;
mod house;
mod import;
mod interview;
mod keeping;
mod ladders;
mod languages;
mod lists;
mod man;
mod marking;
mod meaning;
mod named_ladders;
mod names;
mod no_save;
mod nowhere;
mod own_questions;
mod page;
mod plan;
mod privacy;
mod properties;
mod questions;
mod readme;
mod recipes;
mod results;
mod rule;
mod said;
mod schema;
mod screens;
mod sources;
mod starter;
mod store;
mod streams;
mod suggested;
mod supply;
mod support;
mod talk;
mod terminal;
