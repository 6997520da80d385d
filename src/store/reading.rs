//! Bytes from the disk and from streams, never more of them than a file of ours may have.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::check::{Checked, check_ladder};
use crate::diagnostic::{Diagnostic, Findings};
use crate::format::LARGEST_FILE;
use crate::format::document::{is_utf16, too_large};

/// The text of a file of ours, read no further than the largest one allowed, so that a device cannot fill memory.
///
/// # Errors
/// If it cannot be read, is too large or is not UTF-8.
pub fn read_text_file(file: &Path) -> Result<String> {
    let name = file.display().to_string();
    let open = fs::File::open(file).with_context(|| format!("could not read {name}"))?;
    read_text_stream(open, &name)
}

/// More than the known findings of any company fill.
const LARGEST_BASELINE: u64 = 64 * 1024 * 1024;

/// The text of a file that metier wrote about many ladders, and that may be larger than one of them.
///
/// # Errors
/// If it cannot be read, is too large or is not UTF-8.
pub fn read_large_text_file(file: &Path) -> Result<String> {
    let name = file.display().to_string();
    let could_not = || format!("could not read {name}");
    let mut text = String::new();
    let open = fs::File::open(file).with_context(could_not)?;
    open.take(LARGEST_BASELINE + 1).read_to_string(&mut text).with_context(could_not)?;
    if u64::try_from(text.len()).is_ok_and(|length| length <= LARGEST_BASELINE) {
        return Ok(text);
    }
    anyhow::bail!("could not read {name}: it is larger than {LARGEST_BASELINE} bytes");
}

/// Something is there under this name.
#[must_use]
pub fn is_there(path: &Path) -> bool {
    path.exists()
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

/// The text of a sheet in a file; see [`read_csv_text`].
///
/// # Errors
/// As there.
pub fn read_csv_file(file: &Path) -> Result<String> {
    let name = file.display().to_string();
    let open = fs::File::open(file).with_context(|| format!("could not read {name}"))?;
    read_csv_text(open, &name)
}

/// The text of a sheet, no more of it than the largest file allowed. `name` is for errors.
///
/// # Errors
/// If it cannot be read, is too large or is not UTF-8 (a [`Findings`] that says how to save it so).
pub fn read_csv_text(stream: impl Read, name: &str) -> Result<String> {
    let bytes = at_most_the_largest(stream).with_context(|| format!("could not read {name}"))?;
    if bytes.len() > LARGEST_FILE {
        return Err(too_large(name).into());
    }
    let text = if is_utf16(&bytes) {
        Err("it is UTF-16 text".to_owned())
    } else {
        String::from_utf8(bytes)
            .map_err(|error| format!("byte {} is not UTF-8 text", error.utf8_error().valid_up_to() + 1))
    };
    text.map_err(|what| {
        let error = Diagnostic::error(format!("could not read {name}: {what}"));
        let error =
            error.help("save it as UTF-8: in Excel as \"CSV UTF-8\", in LibreOffice with the character set UTF-8");
        Findings::from(error).into()
    })
}

/// Checks a ladder file on the disk.
///
/// # Errors
/// If it cannot be read.
pub fn check_file(file: &Path) -> Result<Checked> {
    let name = file.display().to_string();
    let could_not = || format!("could not read {name}");
    let stem = file.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let bytes = fs::File::open(file).and_then(at_most_the_largest).with_context(could_not)?;
    Ok(check_ladder(&name, &stem, &bytes))
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

/// Every file of a folder that ends in `.toml`, by name. Folders below it are not looked at.
pub(crate) fn toml_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
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
