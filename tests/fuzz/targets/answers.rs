//! See `tests/metier/properties/answers.rs`.
#![no_main]

metier_fuzz::target!("answers", '=');
