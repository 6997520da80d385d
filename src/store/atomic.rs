//! Files written whole or not at all: a temporary file beside the target, synced, then renamed.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};

use super::lock::{Lock, lock, locked_name, sweep_away};

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
    replace_file(path, text, access, replace)
}

/// The same for what is a file or nothing yet.
pub(crate) fn replace_file(path: &Path, text: &str, access: Access, replace: bool) -> Result<()> {
    let target = behind_links(path);
    let folder = folder_of(&target);
    let could_not = |error| could_not("write", path, folder, error);
    let replaced = if access == Access::Shared { fs::metadata(&target).ok() } else { None };
    let mut options = File::options();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    {
        let mode = if access == Access::Private || replaced.is_some() { 0o600 } else { 0o666 };
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode);
    }
    let made = tempfile::Builder::new().prefix(BEGINNING).rand_bytes(RANDOM).make_in(folder, |name| {
        let file = options.open(name)?;
        // So that another metier does not take it for a leftover. Another one may have swept it before we locked it; then
        // we take another name. Windows renames no file that is locked.
        if cfg!(unix) && (lock(&file) == Lock::Taken || !name.exists()) {
            return Err(ErrorKind::AlreadyExists.into());
        }
        Ok(file)
    });
    let mut file = made.map_err(could_not)?;
    if let Some(replaced) = replaced.filter(|_| cfg!(unix)) {
        // It stays as open or as closed as it was, whatever the umask. A disk that knows of no such thing has none to keep.
        let _ = file.as_file().set_permissions(replaced.permissions());
    }
    let written = file.as_file_mut().write_all(text.as_bytes());
    written.and_then(|()| file.as_file().sync_all()).map_err(could_not)?;
    if replace {
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
    Ok(())
}

/// Removes what processes that were killed left in a folder: half-written files and lock files of ours that no process
/// holds. Without locks a write that goes on now would look the same: there nothing is removed.
pub(crate) fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_str().unwrap_or_default();
        let is_half_written = name
            .strip_prefix(BEGINNING)
            .is_some_and(|random| random.len() == RANDOM && random.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        // Only on Unix is a file locked while it is written.
        let is_ours = (cfg!(unix) && is_half_written)
            || locked_name(name).is_some_and(|name| Path::new(name).extension().is_some_and(|ending| ending == "toml"));
        if is_ours && entry.file_type().is_ok_and(|what| what.is_file()) {
            // One that cannot be removed is in no one's way.
            let _ = sweep_away(&entry.path());
        }
    }
}

/// Why a file or folder could not be written, and how to fix that. `within` is the folder it was to be in.
pub(crate) fn could_not(verb: &str, path: &Path, within: &Path, error: io::Error) -> anyhow::Error {
    let folder = within.display();
    let why = match error.kind() {
        ErrorKind::NotFound if !within.exists() => {
            format!("there is no folder {folder}; make it first, or name another place")
        }
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

/// The reason why a file could not be written, for before a person answers many questions.
///
/// # Errors
/// As [`write_whole`], as far as can be seen now.
pub fn can_be_written(path: &Path, replace: bool) -> Result<()> {
    let folder = folder_of(path);
    let why = match (fs::metadata(path), fs::metadata(folder)) {
        (Ok(there), _) if there.is_dir() => ErrorKind::IsADirectory.into(),
        (Ok(there), _) if there.is_file() && !replace => return Err(there_already(path)),
        (_, Err(error)) => error,
        (_, Ok(folder)) if !folder.is_dir() => ErrorKind::NotADirectory.into(),
        _ => return Ok(()),
    };
    Err(could_not("write", path, folder, why))
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

/// Makes a folder, with those above it that are missing.
///
/// # Errors
/// If one cannot be made, or a file has its name.
pub fn make_folders(folder: &Path) -> Result<()> {
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    folder.parent().map_or(Ok(()), make_folders)?;
    fs::create_dir(folder).map_err(|error| could_not("make the folder", folder, folder_of(folder), error))
}

/// Two names of one file that is there. A device can be read and written at once.
#[must_use]
pub fn is_same(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b && a.is_file())
}

/// The folder a file is in.
pub(crate) fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A link stays a link: what it points to is written, whether that exists yet or not.
pub(crate) fn behind_links(path: &Path) -> PathBuf {
    const MOST: usize = 40;
    let mut target = path.to_owned();
    for _ in 0..MOST {
        let Ok(next) = fs::read_link(&target) else { break };
        target = target.parent().map_or_else(|| next.clone(), |folder| folder.join(&next));
    }
    target
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::thread;

    use super::*;

    #[test]
    fn what_a_living_process_writes_is_swept_away_by_nobody() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(".metier-aB3xyz");
        fs::write(&file, "half").unwrap();
        let held = File::open(&file).unwrap();
        assert_eq!(lock(&held), Lock::Held);
        sweep(folder.path());
        assert!(file.exists());
        drop(held);
        for name in [".metier-aB3xy", ".metier-aB3.yz", "metier-aB3xyz"] {
            fs::write(folder.path().join(name), "mine").unwrap();
        }
        sweep(folder.path());
        assert!(!file.exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3, "only what metier makes");
    }

    #[test]
    fn two_that_write_and_one_that_sweeps_are_not_in_each_others_way() {
        let folder = tempfile::tempdir().unwrap();
        let is_over = AtomicBool::new(false);
        let write = |name: &str| {
            (0..300).try_for_each(|n| {
                let file = folder.path().join(format!("{name}-{n}"));
                replace_file(&file, name, Access::Private, false)
            })
        };
        let written = thread::scope(|scope| {
            scope.spawn(|| {
                while !is_over.load(Ordering::SeqCst) {
                    sweep(folder.path());
                }
            });
            let other = scope.spawn(|| write("a"));
            let written = [write("b"), other.join().unwrap()];
            is_over.store(true, Ordering::SeqCst);
            written
        });
        assert!(written.iter().all(Result::is_ok), "{written:?}");
        let names = fs::read_dir(folder.path()).unwrap().flatten().map(|entry| entry.file_name());
        let names: Vec<_> = names.filter(|name| !name.to_string_lossy().starts_with(BEGINNING)).collect();
        assert_eq!(names.len(), 600);
        sweep(folder.path());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 600, "nothing is left behind");
    }

    #[test]
    fn a_folder_is_said_to_be_missing_only_where_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let why = |within: &Path| could_not("write", Path::new("x"), within, ErrorKind::NotFound.into());
        assert!(format!("{:#}", why(&folder.path().join("none"))).contains("there is no folder"));
        assert!(!format!("{:#}", why(folder.path())).contains("there is no folder"));
    }

    #[test]
    fn answers_are_for_their_owner_whoever_could_read_what_they_replace() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("me.toml");
        for (access, before, after) in [
            (Access::Private, 0o666, 0o600),
            (Access::Shared, 0o666, 0o666),
            (Access::Shared, 0o640, 0o640),
            (Access::Shared, 0o444, 0o444),
        ] {
            fs::write(&file, "").unwrap();
            fs::set_permissions(&file, PermissionsExt::from_mode(before)).unwrap();
            write_whole(&file, "text", access, true).unwrap();
            assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, after, "{access:?} {before:o}");
            fs::remove_file(&file).unwrap();
        }
    }
}
