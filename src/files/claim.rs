//! One window at a time: a lock on the file that answers are written to. It lies on the file itself and goes over to
//! the new one with every write, so that no other file is needed for it; and the system lifts it with the end of the
//! process, however that ends.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::atomic::{Access, replace_file};

/// A file of answers that nobody else who runs metier writes to, or a place where such a file is still to be.
#[derive(Debug)]
pub struct Claim {
    path: PathBuf,
    held: Option<File>,
}

impl Claim {
    /// Claims a file; nothing where it is claimed already. A file that is not there yet is claimed with its first write.
    #[must_use]
    pub fn on(path: &Path) -> Option<Self> {
        let mut claim = Self { path: path.to_owned(), held: None };
        claim.holds().then_some(claim)
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the file as it lies there now is still free to be written. An editor, too, puts a new file in place of
    /// the old one: that one is claimed then.
    pub(super) fn holds(&mut self) -> bool {
        /// More often than this nothing is replaced between two looks at it.
        const TRIES: u32 = 8;
        for _ in 0..TRIES {
            if self.held.as_ref().is_some_and(|held| is_at(held, &self.path)) {
                return true;
            }
            // A pipe would be waited for; and where nothing lies, nobody else writes.
            let there = fs::metadata(&self.path).is_ok_and(|found| found.is_file());
            let Some(file) = there.then(|| File::open(&self.path).ok()).flatten() else {
                self.held = None;
                return true;
            };
            if !lock(&file) {
                return false;
            }
            self.held = Some(file);
        }
        false
    }

    /// Writes the file whole. One that appeared where nothing was claimed is left alone.
    ///
    /// # Errors
    /// If the folder cannot be written to, or the disk is full.
    pub fn write(&mut self, text: &str) -> Result<()> {
        let is_claimed = self.held.is_some();
        self.held = Some(replace_file(&self.path, text, Access::Private, is_claimed)?);
        Ok(())
    }

    /// From here on it is about another file.
    pub(super) fn move_to(&mut self, path: PathBuf) {
        (self.path, self.held) = (path, None);
    }
}

/// Takes the lock, unless somebody else has it. Where files cannot be locked, as on some shared disks, it is as if
/// nobody had it.
#[cfg(unix)]
pub(super) fn lock(file: &File) -> bool {
    use rustix::fs::{FlockOperation, flock};
    flock(file, FlockOperation::NonBlockingLockExclusive) != Err(rustix::io::Errno::WOULDBLOCK)
}

#[cfg(not(unix))]
pub(super) fn lock(_: &File) -> bool {
    true
}

/// It is this very file that lies there.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let (Ok(file), Ok(there)) = (file.metadata(), fs::metadata(path)) else { return false };
    (file.dev(), file.ino()) == (there.dev(), there.ino())
}

#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
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
        assert!(Claim::on(&file).is_some(), "nothing lies there yet");
        for text in ["one", "two", "three"] {
            first.write(text).unwrap();
            assert!(Claim::on(&file).is_none(), "the lock goes along with every write");
        }
        drop(first);
        assert!(Claim::on(&file).is_some());
        assert_eq!(fs::read_to_string(&file).unwrap(), "three");
    }

    #[test]
    fn of_two_that_begin_at_once_one_writes() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("me.toml");
        let (mut first, mut second) = (Claim::on(&file).unwrap(), Claim::on(&file).unwrap());
        first.write("first").unwrap();
        assert!(second.write("second").is_err() && !second.holds());
        second.move_to(folder.path().join("other.toml"));
        assert!(second.holds() && second.write("second").is_ok());
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
        assert!(claim.holds() && Claim::on(&file).is_none());
        fs::remove_file(&file).unwrap();
        assert!(claim.holds() && claim.write("three").is_ok() && Claim::on(&file).is_none());
    }
}
