//! Files written whole or not at all: a temporary file beside the target, synced, then renamed.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, bail};

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
    let could_not = || format!("could not write {}", path.display());
    // A device or a pipe (`-o /dev/stdout`) cannot be renamed over and has nothing to lose.
    let is_stream =
        ["/dev/stdout", "/dev/stderr", "/dev/fd", "/proc/self/fd"].iter().any(|name| path.starts_with(name));
    if is_stream || fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        let open = fs::OpenOptions::new().append(true).open(path);
        return open.and_then(|mut file| file.write_all(text.as_bytes())).with_context(could_not);
    }
    let target = behind_links(path);
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".metier-");
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
    let mut file = builder.tempfile_in(folder).map_err(|error| anyhow!("{}", error.kind())).with_context(could_not)?;
    file.write_all(text.as_bytes()).with_context(could_not)?;
    file.as_file().sync_all().with_context(could_not)?;
    if replace {
        file.persist(&target).map_err(|failure| failure.error).with_context(could_not)?;
    } else if let Err(failure) = file.persist_noclobber(&target) {
        if failure.error.kind() == std::io::ErrorKind::AlreadyExists {
            bail!("{} exists already and is left as it is (--force replaces it)", path.display());
        }
        return Err(failure.error).with_context(could_not);
    }
    // The new name is on the disk once its folder is. Where that cannot be asked for, the file is written all the same.
    #[cfg(unix)]
    let _ = fs::File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

/// Writes several files, each whole. Without `replace` none is written where one of them exists.
///
/// # Errors
/// As [`write_whole`].
pub fn write_all_whole(files: &[(PathBuf, String)], access: Access, replace: bool) -> Result<()> {
    if let Some((there, _)) = files.iter().find(|(file, _)| !replace && file.symlink_metadata().is_ok()) {
        bail!("{} exists already and is left as it is (--force replaces it)", there.display());
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
    fs::create_dir(folder).with_context(|| format!("could not make the folder {}", folder.display()))
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
