//! Locks, so that only one window at a time writes to a file. We lock a second file beside it, `.NAME.lock`, because
//! every write replaces the file itself and Windows does not replace a locked file. The system releases a lock when the
//! process ends, however it ends. The lock file is removed by its holder, or the next time its folder is swept.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// The end of a lock file's name. The name begins with a dot.
const ENDING: &str = ".lock";

/// How often we try before we believe that another window has the lock. A process that only checks whether it is free
/// also holds it for a moment.
const TRIES: u32 = 5;
const PAUSE: Duration = Duration::from_millis(5);

/// The result of trying to take a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lock {
    /// We have it.
    Held,
    /// Another process has it.
    Taken,
    /// Files cannot be locked here, as on some network disks. We carry on as if we were alone.
    Unsupported,
}

/// Tries to lock an open file.
pub(crate) fn lock(file: &File) -> Lock {
    match file.try_lock() {
        Ok(()) => Lock::Held,
        Err(TryLockError::WouldBlock) => Lock::Taken,
        Err(TryLockError::Error(_)) => Lock::Unsupported,
    }
}

/// A lock that we hold. Dropping it removes the lock file and releases the lock.
#[derive(Debug)]
pub(crate) struct Held {
    path: PathBuf,
    /// `None` if the lock file cannot be created. In a folder that we may not write to, no other window of ours can
    /// write either.
    file: Option<File>,
}

impl Held {
    /// Locks the file beside `path`. Returns `None` if another process has the lock.
    pub(crate) fn beside(path: &Path) -> Option<Self> {
        let path = name_beside(path);
        for n in 0..TRIES {
            if n > 0 {
                thread::sleep(PAUSE);
            }
            let Ok(file) = open_beside(&path) else { return Some(Self { path, file: None }) };
            match lock(&file) {
                Lock::Taken => {}
                // The holder removed the file after we opened it. The name is now free, or belongs to a new file, so
                // try again.
                Lock::Held if !is_at(&file, &path) => {}
                Lock::Held | Lock::Unsupported => return Some(Self { path, file: Some(file) }),
            }
        }
        None
    }

    /// Whether this is the lock for `path` and its file still exists.
    pub(crate) fn is_for(&self, path: &Path) -> bool {
        self.path == name_beside(path) && self.file.as_ref().is_none_or(|file| is_at(file, &self.path))
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let Some(file) = self.file.take() else { return };
        // A lock file that cannot be removed does no harm, since nothing locks it any more.
        if cfg!(unix) {
            // Remove it while we still hold the lock, so that a process that has opened it sees that it is gone.
            if is_at(&file, &self.path) {
                let _ = fs::remove_file(&self.path);
            }
        } else {
            // Windows does not remove a file that anyone has open, including us.
            drop(file);
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// The name of the file that a lock file locks, or `None` if this is not the name of a lock file.
pub(crate) fn locked_name(name: &str) -> Option<&str> {
    name.strip_prefix('.')?.strip_suffix(ENDING).filter(|name| !name.is_empty())
}

/// Whether another process holds this file, as far as we can tell.
pub(crate) fn is_in_use(path: &Path) -> bool {
    open_to_lock(path).is_ok_and(|file| lock(&file) == Lock::Taken)
}

/// Removes one of our files, a lock file or a half-written file, if no process holds it. If files cannot be locked
/// here, we cannot tell, and leave it.
pub(crate) fn sweep_away(path: &Path) -> io::Result<()> {
    let file = open_to_lock(path)?;
    if lock(&file) != Lock::Held {
        return Ok(());
    }
    if cfg!(not(unix)) {
        drop(file);
        return fs::remove_file(path);
    }
    // Keep the lock until the file is gone. A process that gets the lock only now checks whether the file still exists.
    fs::remove_file(path)
}

/// Opens a file for locking. A network disk only locks files that are open for writing. Elsewhere we can lock a file
/// that we may only read.
fn open_to_lock(path: &Path) -> io::Result<File> {
    File::options().read(true).write(true).open(path).or_else(|_| File::open(path))
}

/// The path of `.NAME.lock` in the same folder.
fn name_beside(path: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(ENDING);
    path.with_file_name(name)
}

fn open_beside(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    #[cfg(windows)]
    {
        // Others may open the file too, but not remove it while anyone has it open.
        const READ_AND_WRITE: u32 = 1 | 2;
        std::os::windows::fs::OpenOptionsExt::share_mode(&mut options, READ_AND_WRITE);
    }
    options.open(path)
}

/// Whether the path still leads to this very file.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let (Ok(file), Ok(there)) = (file.metadata(), fs::metadata(path)) else { return false };
    (file.dev(), file.ino()) == (there.dev(), there.ino())
}

/// On other systems an open file keeps its name.
#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_held_once_and_its_file_goes_with_its_holder() {
        let folder = tempfile::tempdir().unwrap();
        let [file, lock] = ["me.toml", ".me.toml.lock"].map(|name| folder.path().join(name));
        let held = Held::beside(&file).expect("free");
        assert!(lock.exists() && held.is_for(&file) && Held::beside(&file).is_none() && is_in_use(&lock));
        sweep_away(&lock).unwrap();
        assert!(lock.exists());
        drop(held);
        assert!(!lock.exists());
        // This is what a killed process leaves: a lock file that nobody holds.
        fs::write(&lock, "").unwrap();
        assert!(!is_in_use(&lock));
        let held = Held::beside(&file).expect("free");
        fs::remove_file(&lock).unwrap();
        assert!(!held.is_for(&file), "someone removed it");
        let other = Held::beside(&file).expect("free");
        drop(held);
        assert!(lock.exists() && other.is_for(&file), "the lock of someone else is left alone");
        drop(other);
        fs::write(&lock, "").unwrap();
        sweep_away(&lock).unwrap();
        assert!(!lock.exists());
    }

    #[test]
    fn of_many_that_want_one_lock_one_at_a_time_has_it() {
        use std::sync::atomic::{AtomicU32, Ordering};
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("me.toml");
        let (inside, had) = (AtomicU32::new(0), AtomicU32::new(0));
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..200 {
                        let Some(held) = Held::beside(&file) else { continue };
                        assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0, "two hold it");
                        had.fetch_add(1, Ordering::SeqCst);
                        inside.fetch_sub(1, Ordering::SeqCst);
                        drop(held);
                    }
                });
            }
        });
        assert!(had.into_inner() > 200);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn lock_files_are_known_by_their_names() {
        assert_eq!(locked_name(".me.toml.lock"), Some("me.toml"));
        for name in ["me.toml.lock", ".lock", ".me.toml", "me.toml"] {
            assert_eq!(locked_name(name), None, "{name}");
        }
    }
}
