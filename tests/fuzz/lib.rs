//! What the fuzz targets share: the promises, which `cargo test` holds for the files of the house too, and a way to
//! change bytes that knows of lines.

#[path = "../metier/properties/mod.rs"]
mod properties;

pub mod lines;

use std::path::Path;

/// A target: how any bytes are tried, and what is changed in them line by line now and then.
#[macro_export]
macro_rules! target {
    ($name:literal, $separator:literal) => {
        libfuzzer_sys::fuzz_target!(|bytes: &[u8]| $crate::holds($name, bytes));
        libfuzzer_sys::fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| {
            match $crate::lines::changed(&data[..size], $separator, seed).filter(|new| new.len() <= most) {
                Some(new) => {
                    data[..new.len()].copy_from_slice(&new);
                    new.len()
                }
                None => libfuzzer_sys::fuzzer_mutate(data, size, most),
            }
        });
    };
}

/// Holds bytes to the promises of a target.
pub fn holds(target: &str, bytes: &[u8]) {
    let (_, holds) = properties::TARGETS.iter().find(|(name, _)| *name == target).expect("a target");
    holds(bytes);
}

/// A target and the files it begins with, each with a name.
pub type Seeds = (&'static str, Vec<(String, Vec<u8>)>);

/// Of every target. `root` is the folder of metier.
pub fn seeds(root: &Path) -> Vec<Seeds> {
    properties::TARGETS.iter().map(|(target, _)| (*target, properties::seeds::seeds(root, target))).collect()
}
