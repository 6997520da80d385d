//! Bytes from the disk and from streams, never more of them than a file of ours may have.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::LARGEST_FILE;
use super::document::too_large;

/// The text of a file of ours, read no further than the largest one allowed, so that a device cannot fill memory.
///
/// # Errors
/// If it cannot be read, is too large or is not UTF-8.
pub fn read_text_file(file: &Path) -> Result<String> {
    let name = file.display().to_string();
    let open = fs::File::open(file).with_context(|| format!("could not read {name}"))?;
    read_text_stream(open, &name)
}

/// All of a stream as text, but no more than the largest file allowed. `name` is for errors.
///
/// # Errors
/// If it cannot be read, is too large or is not UTF-8.
pub fn read_text_stream(stream: impl Read, name: &str) -> Result<String> {
    let bytes = at_most_the_largest(stream).with_context(|| format!("could not read {name}"))?;
    if bytes.len() > LARGEST_FILE {
        return Err(too_large(name).into());
    }
    if is_utf16(&bytes) {
        anyhow::bail!("could not read {name}: it is UTF-16 text; save the file as UTF-8");
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to() + 1;
        anyhow::anyhow!("could not read {name}: byte {at} is not UTF-8 text; save the file as UTF-8")
    })
}

/// As some editors and exports save it: with its mark before it, or every second byte a zero.
pub(super) fn is_utf16(bytes: &[u8]) -> bool {
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => true,
        [0, first, 0, second, ..] | [first, 0, second, 0, ..] => *first > 0 && *second > 0,
        _ => false,
    }
}

/// The bytes of a stream, and no more than are needed to see that it is too large.
///
/// # Errors
/// If it cannot be read.
pub fn at_most_the_largest(stream: impl Read) -> io::Result<Vec<u8>> {
    // Room for most files of ours, so that they are read at once.
    let mut bytes = Vec::with_capacity(64 * 1024);
    stream.take(u64::try_from(LARGEST_FILE + 1).unwrap_or(u64::MAX)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A file that can be read again: no folder, no device, no pipe.
#[must_use]
pub fn is_file(path: &Path) -> bool {
    path.is_file()
}

/// A device or a pipe: it is there, and what is written to it cannot be read again.
#[must_use]
pub fn is_special(path: &Path) -> bool {
    path.exists() && !path.is_file() && !path.is_dir()
}

/// What a path is meant for: the file, or every one of the folder that ends in `.toml`.
///
/// # Errors
/// If the folder cannot be read.
pub fn files_to_check(path: &Path) -> io::Result<Vec<PathBuf>> {
    if path.is_dir() { toml_files(path) } else { Ok(vec![path.to_owned()]) }
}

/// Every file of a folder that ends in `.toml`, by name. What lies in folders below is not looked at.
pub(super) fn toml_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let file = entry?.path();
        if file.extension().is_some_and(|ending| ending == "toml") && file.is_file() {
            files.push(file);
        }
    }
    files.sort();
    Ok(files)
}
