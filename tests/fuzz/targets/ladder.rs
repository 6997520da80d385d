//! See `tests/metier/properties/ladder.rs`.
#![no_main]

metier_fuzz::target!("ladder", '=');
