//! One window at a time: a lock on the file that answers are written to. It lies on the file itself and goes over to
//! the new one with every write, so that no other file is needed for it; and the system lifts it with the end of the
//! process, however that ends.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::atomic::{Access, replace_file};
use super::{is_file, read_text_file, write_sheet};
use crate::diagnostic::{Diagnostic, Report};
use crate::interview::Sheet;

/// A file of answers that nobody else who runs metier writes to, or a place where such a file is still to be.
#[derive(Debug)]
pub struct Claim {
    path: PathBuf,
    held: Option<Held>,
}

/// The file with its lock. Only on Unix: elsewhere a file that is open cannot be replaced.
#[cfg(unix)]
type Held = File;
#[cfg(not(unix))]
type Held = ();

/// What became of a lock that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lock {
    /// It is ours.
    Held,
    /// Somebody else has it.
    Taken,
    /// Files cannot be locked here, as on some shared disks: it is as if nobody had it.
    Unsupported,
}

impl Claim {
    /// Claims a file. One that is not there yet is claimed with its first write.
    ///
    /// # Errors
    /// If it is claimed already.
    pub fn on(path: &Path) -> Result<Self> {
        let mut claim = Self { path: path.to_owned(), held: None };
        claim.hold_or_refuse()?;
        Ok(claim)
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Takes hold of the file as it lies there now, unless somebody else has. An editor, too, puts a new file in place
    /// of the old one: that one is claimed then.
    pub(super) fn hold(&mut self) -> bool {
        /// More often than this nothing is replaced between two looks at it.
        const TRIES: u32 = 8;
        for _ in 0..TRIES {
            if self.held.as_ref().is_some_and(|held| is_at(held, &self.path)) {
                return true;
            }
            // A pipe would be waited for; and where nothing lies, nobody else writes.
            let there = fs::metadata(&self.path).is_ok_and(|found| found.is_file());
            let Some(file) = there.then(|| open_to_lock(&self.path).ok()).flatten() else {
                self.held = None;
                return true;
            };
            if lock(&file) == Lock::Taken {
                return false;
            }
            self.held = Some(held(file));
        }
        false
    }

    /// Answers that another window writes to are not written to here as well.
    fn hold_or_refuse(&mut self) -> Result<()> {
        if self.hold() {
            return Ok(());
        }
        let error = Diagnostic::error(format!("these answers are open in another window: {}", self.path.display()));
        let error = error.note("two windows on one file would write over each other; nothing was changed here");
        Err(Report::from(error.help("go on in that window, or end it there first: q keeps the answers")).into())
    }

    /// Writes the file whole. One that appeared where nothing was claimed is left alone.
    ///
    /// # Errors
    /// If somebody else has claimed it meanwhile, the folder cannot be written to, or the disk is full.
    pub fn write(&mut self, text: &str) -> Result<()> {
        self.hold_or_refuse()?;
        let is_there = self.held.is_some();
        self.held = Some(held(replace_file(&self.path, text, Access::Private, is_there)?));
        Ok(())
    }

    /// Writes answers into the file as it is now, since an editor may have it open beside us; or into `before`, where it
    /// is gone.
    ///
    /// # Errors
    /// As [`write`](Self::write); and if what is there now cannot be read.
    pub fn write_into(&mut self, before: &str, sheet: &Sheet) -> Result<()> {
        self.hold_or_refuse()?;
        // A pipe would be waited for.
        let now = if is_file(&self.path) { read_text_file(&self.path)? } else { before.to_owned() };
        self.write(&write_sheet(Some(&now), sheet)?)
    }

    /// From here on it is about another file.
    pub(super) fn move_to(&mut self, path: PathBuf) {
        (self.path, self.held) = (path, None);
    }
}

/// Opens a file to be locked. A shared disk locks only what is open for writing; what may only be read can be locked
/// elsewhere all the same.
pub(super) fn open_to_lock(path: &Path) -> io::Result<File> {
    File::options().read(true).write(true).open(path).or_else(|_| File::open(path))
}

/// Takes the lock, unless somebody else has it.
#[cfg(unix)]
pub(super) fn lock(file: &File) -> Lock {
    use rustix::fs::{FlockOperation, flock};
    match flock(file, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => Lock::Held,
        Err(rustix::io::Errno::WOULDBLOCK) => Lock::Taken,
        Err(_) => Lock::Unsupported,
    }
}

#[cfg(not(unix))]
pub(super) fn lock(_: &File) -> Lock {
    Lock::Unsupported
}

#[cfg(unix)]
fn held(file: File) -> Held {
    file
}

#[cfg(not(unix))]
fn held(file: File) -> Held {
    drop(file);
}

/// It is this very file that lies there.
#[cfg(unix)]
fn is_at(held: &Held, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let (Ok(file), Ok(there)) = (held.metadata(), fs::metadata(path)) else { return false };
    (file.dev(), file.ino()) == (there.dev(), there.ino())
}

#[cfg(not(unix))]
fn is_at(_: &Held, _: &Path) -> bool {
    true
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_claimed_once_and_free_again_when_its_holder_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("me.toml");
        let mut first = Claim::on(&file).unwrap();
        assert!(Claim::on(&file).is_ok(), "nothing lies there yet");
        for text in ["one", "two", "three"] {
            first.write(text).unwrap();
            assert!(Claim::on(&file).is_err(), "the lock goes along with every write");
        }
        drop(first);
        assert!(Claim::on(&file).is_ok());
        assert_eq!(fs::read_to_string(&file).unwrap(), "three");
    }

    #[test]
    fn what_was_put_in_its_place_and_claimed_elsewhere_is_not_written_to() {
        let folder = tempfile::tempdir().unwrap();
        let [file, new] = ["me.toml", "new"].map(|name| folder.path().join(name));
        let mut first = Claim::on(&file).unwrap();
        first.write("first").unwrap();
        fs::write(&new, "format = 1\n").unwrap();
        fs::rename(&new, &file).unwrap();
        let mut second = Claim::on(&file).unwrap();
        let refused = [first.write("first again"), first.write_into("", &Sheet::default())];
        assert!(refused.into_iter().all(|it| it.unwrap_err().to_string().contains("open in another window")));
        assert_eq!(fs::read_to_string(&file).unwrap(), "format = 1\n");
        second.write("second").unwrap();
        drop(second);
        assert!(first.write("first again").is_ok(), "the other window is closed");
    }

    #[test]
    fn of_two_that_begin_at_once_one_writes() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("me.toml");
        let (mut first, mut second) = (Claim::on(&file).unwrap(), Claim::on(&file).unwrap());
        first.write("first").unwrap();
        assert!(second.write("second").is_err() && !second.hold());
        second.move_to(folder.path().join("other.toml"));
        assert!(second.hold() && second.write("second").is_ok());
        assert_eq!(fs::read_to_string(&file).unwrap(), "first");
    }

    #[test]
    fn what_an_editor_put_in_its_place_is_claimed_in_its_turn() {
        let folder = tempfile::tempdir().unwrap();
        let [file, new] = ["me.toml", "new"].map(|name| folder.path().join(name));
        let mut claim = Claim::on(&file).unwrap();
        claim.write("one").unwrap();
        fs::write(&new, "two").unwrap();
        fs::rename(&new, &file).unwrap();
        assert!(claim.hold() && Claim::on(&file).is_err());
        fs::remove_file(&file).unwrap();
        assert!(claim.hold() && claim.write("three").is_ok() && Claim::on(&file).is_err());
    }
}
