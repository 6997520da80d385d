//! See `tests/metier/properties/csv.rs`.
#![no_main]

metier_fuzz::target!("csv", ',');
