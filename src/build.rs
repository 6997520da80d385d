//! Run by Cargo before metier is built: packs the long texts in it, the ladders first of all, which are a sixth of the
//! binary otherwise. They repeat their own words and each other's, so that each is written as stretches of what stands
//! before it, or in the general ladder, which stays as it is. `files/packed.rs` says how, and unpacks them.
#![expect(clippy::indexing_slicing, reason = "what fails here fails the build, before there is a metier to fail")]

use std::collections::HashMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// What all others are packed against.
const GENERAL: &str = "ladders/general.toml";

/// What is packed beside all that lies with the ladders.
const OTHERS: [&str; 15] = [
    "src/app/shells/metier.bash",
    "src/app/shells/metier.elv",
    "src/app/shells/metier.fish",
    "src/app/shells/metier.ps1",
    "src/app/shells/metier.zsh",
    "src/files/questions.toml",
    "src/files/starter.toml",
    "src/render/html/style.css",
    "src/render/json/results.txt",
    "src/render/topics/accessibility.md",
    "src/render/topics/environment.md",
    "src/render/topics/exit-codes.md",
    "src/render/topics/formats.md",
    "src/render/topics/method.md",
    "src/render/topics/privacy.md",
];

/// A stretch that is shorter would not be shorter when it is packed.
const SHORTEST: usize = 4;

/// What a stretch costs, in bytes: the three it takes, and one for the time it takes to unpack.
const COST: usize = 4;

/// How many earlier places with the same beginning are looked at: more takes long and gains little.
const TRIED: usize = 100;

#[expect(clippy::disallowed_methods, reason = "Cargo tells a build script in the environment where to write")]
fn main() -> io::Result<()> {
    writeln!(io::stdout(), "cargo::rerun-if-changed=ladders")?;
    let is = |name, value: &str| env::var(name).is_ok_and(|it| it == value);
    if is("PROFILE", "release") && is("CARGO_CFG_TARGET_OS", "linux") {
        // A release ends at a fault and unwinds nothing (see `panic` in Cargo.toml): nobody looks anything up in this
        // table of 23 KB.
        writeln!(io::stdout(), "cargo::rustc-link-arg-bins=-Wl,--no-eh-frame-hdr")?;
    }
    let out = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    let general = fs::read(GENERAL)?;
    let ladders = fs::read_dir("ladders")?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    for file in ladders.into_iter().chain(OTHERS.map(PathBuf::from)) {
        writeln!(io::stdout(), "cargo::rerun-if-changed={}", file.display())?;
        let mut name = file.file_name().unwrap_or_default().to_owned();
        name.push(".packed");
        fs::write(Path::new(&out).join(name), packed(&general, &fs::read(&file)?))?;
    }
    Ok(())
}

fn packed(before: &[u8], text: &[u8]) -> Vec<u8> {
    let all = [before, text].concat();
    let matches = matches(&all);
    // The fewest bytes that the text from each place on can be written with, and the stretch to begin with for that.
    let mut least = vec![(0, 0); all.len() + 1];
    for at in (before.len()..all.len()).rev() {
        least[at] = (least[at + 1].0 + 1, 1);
        for length in SHORTEST..=matches[at].0 {
            let bytes = least[at + length].0 + COST;
            if bytes < least[at].0 {
                least[at] = (bytes, length);
            }
        }
    }
    let mut packed = Vec::new();
    let (mut plain, mut at) = (before.len(), before.len());
    while at < all.len() {
        let length = least[at].1;
        if length > 1 {
            write(&mut packed, &all[plain..at], Some((length, matches[at].1)));
            plain = at + length;
        }
        at += length;
    }
    write(&mut packed, &all[plain..], None);
    packed
}

/// For each place the longest stretch that stands before it as well, and how far back.
fn matches(all: &[u8]) -> Vec<(usize, usize)> {
    let mut known: HashMap<&[u8], Vec<usize>> = HashMap::new();
    let mut longest = vec![(0, 0); all.len()];
    for at in 0..all.len().saturating_sub(SHORTEST) {
        let earlier = known.entry(&all[at..at + SHORTEST]).or_default();
        for &start in earlier.iter().rev().take(TRIED) {
            let alike = all[start..at].iter().zip(&all[at..]).take_while(|(a, b)| a == b).count();
            if alike > longest[at].0 && u16::try_from(at - start).is_ok() {
                longest[at] = (alike, at - start);
            }
        }
        earlier.push(at);
    }
    longest
}

fn write(packed: &mut Vec<u8>, plain: &[u8], stretch: Option<(usize, usize)>) {
    let length = stretch.map_or(0, |(length, _)| length - SHORTEST);
    let small = |number: usize| u8::try_from(number.min(15)).unwrap_or(15);
    packed.push(small(plain.len()) << 4 | small(length));
    more(packed, plain.len());
    packed.extend(plain);
    if let Some((_, back)) = stretch {
        packed.extend(u16::try_from(back).unwrap_or(0).to_le_bytes());
        more(packed, length);
    }
}

/// What a number has above the 15 that half a byte can say.
fn more(packed: &mut Vec<u8>, number: usize) {
    let Some(mut left) = number.checked_sub(15) else { return };
    while left >= 255 {
        packed.push(255);
        left -= 255;
    }
    packed.push(u8::try_from(left).unwrap_or(0));
}
