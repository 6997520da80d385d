//! Locks: one window at a time writes to a file. What is locked is a file beside it, `.NAME.lock`, since the file itself is
//! replaced with every write, and Windows replaces no file that is locked. The system releases a lock when the process
//! ends, however it ends. The lock file is removed by its holder, or by the next sweep of its folder.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// How the name of a lock file ends. It begins with a dot.
const ENDING: &str = ".lock";

/// Someone who only looks whether a lock is free holds it for a moment. So we try this often before we believe that
/// another window holds it.
const TRIES: u32 = 5;
const PAUSE: Duration = Duration::from_millis(5);

/// What became of a lock that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lock {
    /// It is ours.
    Held,
    /// Another process holds it.
    Taken,
    /// Files cannot be locked here, as on some network disks. We go on as if no one else were there.
    Unsupported,
}

/// Takes the lock on an open file, unless another process holds it.
pub(crate) fn lock(file: &File) -> Lock {
    match file.try_lock() {
        Ok(()) => Lock::Held,
        Err(TryLockError::WouldBlock) => Lock::Taken,
        Err(TryLockError::Error(_)) => Lock::Unsupported,
    }
}

/// A lock file that we hold. Dropping it removes the file and releases the lock.
#[derive(Debug)]
pub(crate) struct Held {
    path: PathBuf,
    /// `None` if no lock file can be made: in a folder that we may not write to, no one else of us writes either.
    file: Option<File>,
}

impl Held {
    /// Locks the file beside `path`. `None` if another process holds it.
    pub(crate) fn beside(path: &Path) -> Option<Self> {
        let path = name_beside(path);
        for n in 0..TRIES {
            if n > 0 {
                thread::sleep(PAUSE);
            }
            let Ok(file) = open_beside(&path) else { return Some(Self { path, file: None }) };
            match lock(&file) {
                Lock::Taken => {}
                // Its holder removed it after we opened it: then the name is free, or is another file by now.
                Lock::Held if !is_at(&file, &path) => {}
                Lock::Held | Lock::Unsupported => return Some(Self { path, file: Some(file) }),
            }
        }
        None
    }

    /// This is the lock for `path`, and its file is still there.
    pub(crate) fn is_for(&self, path: &Path) -> bool {
        self.path == name_beside(path) && self.file.as_ref().is_none_or(|file| is_at(file, &self.path))
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let Some(file) = self.file.take() else { return };
        // A file that cannot be removed is in no one's way: it is not locked.
        if cfg!(unix) {
            // While we still hold it, so that a process that opened it meanwhile sees that it is gone.
            if is_at(&file, &self.path) {
                let _ = fs::remove_file(&self.path);
            }
        } else {
            // Here no file is removed that anyone has open, ourselves included.
            drop(file);
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Whether a file has the name of a lock file, and if so, of which file it is the lock.
pub(crate) fn locked_name(name: &str) -> Option<&str> {
    name.strip_prefix('.')?.strip_suffix(ENDING).filter(|name| !name.is_empty())
}

/// Another process holds this file, as far as can be known.
pub(crate) fn is_in_use(path: &Path) -> bool {
    open_to_lock(path).is_ok_and(|file| lock(&file) == Lock::Taken)
}

/// Removes a file of ours, a lock file or one that was being written, if no process holds it. Where files cannot be
/// locked we cannot know, and leave it.
pub(crate) fn sweep_away(path: &Path) -> io::Result<()> {
    let file = open_to_lock(path)?;
    if lock(&file) != Lock::Held {
        return Ok(());
    }
    if cfg!(not(unix)) {
        drop(file);
        return fs::remove_file(path);
    }
    // Held until it is gone: a process that locks it only now checks whether it is still there.
    fs::remove_file(path)
}

/// Opens a file to be locked. A network disk locks only what is open for writing; elsewhere a file that we may only read
/// can be locked all the same.
fn open_to_lock(path: &Path) -> io::Result<File> {
    File::options().read(true).write(true).open(path).or_else(|_| File::open(path))
}

/// `.NAME.lock` in the same folder.
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
        // Others may open it too, but not remove it while anyone has it open.
        const READ_AND_WRITE: u32 = 1 | 2;
        std::os::windows::fs::OpenOptionsExt::share_mode(&mut options, READ_AND_WRITE);
    }
    options.open(path)
}

/// It is this very file that is at the path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let (Ok(file), Ok(there)) = (file.metadata(), fs::metadata(path)) else { return false };
    (file.dev(), file.ino()) == (there.dev(), there.ino())
}

/// Elsewhere a file that is open keeps its name.
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
        // What a process that was killed leaves: a file that no one holds.
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
