//! See `tests/metier/properties/show.rs`.
#![no_main]

metier_fuzz::target!("show", '=');
