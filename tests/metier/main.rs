//! metier from outside: the binary is run as people and scripts run it, and its house is kept in order.

mod bad_files;
mod files;
mod house;
mod interview;
mod ladders;
mod plan;
mod questions;
mod readme;
mod rule;
mod screens;
mod streams;
mod support;
