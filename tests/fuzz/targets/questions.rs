//! See `tests/metier/properties/questions.rs`.
#![no_main]

metier_fuzz::target!("questions", '=');
