//! Files written whole or not at all: a temporary file beside the target, synced, then renamed.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};

use super::claim::lock;

/// What the name of a file begins with while it is being written, and how many letters and digits follow.
const BEGINNING: &str = ".metier-";
const RANDOM: usize = 6;

/// Who may read a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Its owner alone (0600): answers.
    Private,
    /// As the user's umask says: results and ladders.
    Shared,
}

/// Writes a file whole, or leaves what was there. Without `replace` a file that exists is left alone.
///
/// # Errors
/// If the folder cannot be written to, the disk is full, or the file exists and may not be replaced.
pub fn write_whole(path: &Path, text: &str, access: Access, replace: bool) -> Result<()> {
    // A device or a pipe (`-o /dev/stdout`) cannot be renamed over and has nothing to lose.
    let is_stream =
        ["/dev/stdout", "/dev/stderr", "/dev/fd", "/proc/self/fd"].iter().any(|name| path.starts_with(name));
    if is_stream || fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        let open = fs::OpenOptions::new().append(true).open(path);
        return open
            .and_then(|mut file| file.write_all(text.as_bytes()))
            .map_err(|error| could_not("write", path, path, error));
    }
    replace_file(path, text, access, replace).map(|_| ())
}

/// The same for what is a file or nothing yet. Gives the file, locked for this process.
pub(super) fn replace_file(path: &Path, text: &str, access: Access, replace: bool) -> Result<File> {
    let target = behind_links(path);
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let could_not = |error| could_not("write", path, folder, error);
    sweep(folder);
    let mut builder = tempfile::Builder::new();
    builder.prefix(BEGINNING).rand_bytes(RANDOM);
    #[cfg(unix)]
    builder.permissions(match (access, fs::metadata(&target)) {
        (Access::Private, _) => std::os::unix::fs::PermissionsExt::from_mode(0o600),
        // A file that is replaced stays as open or as closed as it was.
        (Access::Shared, Ok(replaced)) => replaced.permissions(),
        (Access::Shared, Err(_)) => std::os::unix::fs::PermissionsExt::from_mode(0o666),
    });
    #[cfg(not(unix))]
    let _ = access;
    // Only the kind: the temporary file's name means nothing to anyone.
    let mut file = builder.tempfile_in(folder).map_err(|error| could_not(error.kind().into()))?;
    // So that another metier does not take it for a leftover.
    lock(file.as_file());
    file.write_all(text.as_bytes()).and_then(|()| file.as_file().sync_all()).map_err(could_not)?;
    let written = if replace {
        file.persist(&target).map_err(|failure| could_not(failure.error))?
    } else {
        file.persist_noclobber(&target).map_err(|failure| match failure.error.kind() {
            ErrorKind::AlreadyExists => there_already(path),
            _ => could_not(failure.error),
        })?
    };
    // The new name is on the disk once its folder is. Where that cannot be asked for, the file is written all the same.
    #[cfg(unix)]
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(written)
}

/// Takes away what writes that were cut short left in a folder: files of metier's making that no process holds.
pub(super) fn sweep(folder: &Path) {
    // Without locks a write that goes on now would look the same.
    if cfg!(not(unix)) {
        return;
    }
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let random = name.to_str().and_then(|name| name.strip_prefix(BEGINNING));
        let is_ours = random
            .is_some_and(|random| random.len() == RANDOM && random.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        if is_ours
            && entry.file_type().is_ok_and(|what| what.is_file())
            && File::open(entry.path()).is_ok_and(|file| lock(&file))
        {
            // One that cannot be taken away is in nobody's way.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Why a file or folder could not be written or made, and the mend. `within` is the folder that was to hold it.
pub(super) fn could_not(verb: &str, path: &Path, within: &Path, error: io::Error) -> anyhow::Error {
    let folder = within.display();
    let why = match error.kind() {
        ErrorKind::NotFound => format!("there is no folder {folder}; make it first, or name another place"),
        ErrorKind::NotADirectory => format!("{folder} is no folder; name another place"),
        ErrorKind::IsADirectory => "it is a folder; give it another name".into(),
        ErrorKind::PermissionDenied => {
            format!("{folder} may not be written to; change its permissions, or name another place")
        }
        ErrorKind::ReadOnlyFilesystem => format!("the disk of {folder} can only be read; name another place"),
        ErrorKind::StorageFull => "the disk is full; make room on it, or name a place on another one".into(),
        ErrorKind::QuotaExceeded => {
            "your share of the disk is used up; make room, or name a place on another one".into()
        }
        _ => return anyhow::Error::new(error).context(format!("could not {verb} {}", path.display())),
    };
    anyhow!("could not {verb} {}: {why}", path.display())
}

fn there_already(path: &Path) -> anyhow::Error {
    anyhow!("{} exists already and is left as it is (--force replaces it)", path.display())
}

/// Writes several files, each whole. Without `replace` none is written where one of them exists.
///
/// # Errors
/// As [`write_whole`].
pub fn write_all_whole(files: &[(PathBuf, String)], access: Access, replace: bool) -> Result<()> {
    if let Some((there, _)) = files.iter().find(|(file, _)| !replace && file.symlink_metadata().is_ok()) {
        return Err(there_already(there));
    }
    files.iter().try_for_each(|(file, text)| write_whole(file, text, access, replace))
}

/// Makes a folder where there is none; the one it stands in has to be there.
///
/// # Errors
/// If it cannot be made, or a file has its name.
pub fn make_folder(folder: &Path) -> Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir(folder)
        .map_err(|error| could_not("make the folder", folder, folder.parent().unwrap_or(folder), error))
}

/// A link stays a link: what it points to is written, whether that exists yet or not.
fn behind_links(path: &Path) -> PathBuf {
    const MOST: usize = 40;
    let mut target = path.to_owned();
    for _ in 0..MOST {
        let Ok(next) = fs::read_link(&target) else { break };
        target = target.parent().map_or_else(|| next.clone(), |folder| folder.join(&next));
    }
    target
}
