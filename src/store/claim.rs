//! One window at a time: answers that are open in one window are not written to by another.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::atomic::{Access, behind_links, replace_file};
use super::lock::Held;
use super::{is_file, read_text_file};
use crate::diagnostic::{Diagnostic, Findings};
use crate::format::write_answers;
use crate::interview::Answers;

/// A file of answers that no other metier writes to, or a place for such a file.
#[derive(Debug)]
pub struct Claim {
    path: PathBuf,
    /// `None` as long as the file is not there.
    held: Option<Held>,
    /// What was in the file when it was last read or written here.
    known: Option<String>,
}

impl Claim {
    /// Claims a file. One that is not there yet is claimed with its first write.
    ///
    /// # Errors
    /// If it is claimed already.
    pub fn on(path: &Path) -> Result<Self> {
        let mut claim = Self { path: path.to_owned(), held: None, known: None };
        claim.hold_or_refuse()?;
        Ok(claim)
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What was in the file when it was last read or written here.
    #[must_use]
    pub fn known(&self) -> Option<&str> {
        self.known.as_deref()
    }

    /// This was in the file when it was read.
    pub fn knows(&mut self, text: String) {
        self.known = Some(text);
    }

    /// Takes hold of the file, if it is there and no one else has it. Where there is no file, no one else writes.
    pub(crate) fn hold(&mut self) -> bool {
        let target = behind_links(&self.path);
        if !is_file(&target) {
            self.held = None;
            return true;
        }
        self.lock(&target)
    }

    fn lock(&mut self, target: &Path) -> bool {
        if self.held.as_ref().is_some_and(|held| held.is_for(target)) {
            return true;
        }
        // One lock at a time: what is left of the last one goes first.
        self.held = None;
        self.held = Held::beside(target);
        self.held.is_some()
    }

    /// Answers that another window writes to are not written to here as well.
    fn hold_or_refuse(&mut self) -> Result<()> {
        if self.hold() { Ok(()) } else { Err(self.refused()) }
    }

    fn refused(&self) -> anyhow::Error {
        let error = Diagnostic::error(format!("these answers are open in another window: {}", self.path.display()));
        let error = error.note("two windows on one file would write over each other; nothing was changed here");
        Findings::from(error.help("finish there first: q saves the answers")).into()
    }

    /// Writes the file whole. One that appeared where nothing was claimed is left alone.
    ///
    /// # Errors
    /// If someone else has claimed it meanwhile, the folder cannot be written to, or the disk is full.
    pub fn write(&mut self, text: &str) -> Result<()> {
        self.hold_or_refuse()?;
        let is_there = self.held.is_some();
        if !is_there && !self.lock(&behind_links(&self.path)) {
            return Err(self.refused());
        }
        replace_file(&self.path, text, Access::Private, is_there)?;
        self.known = Some(text.to_owned());
        Ok(())
    }

    /// Writes answers into the file as it is now, since an editor may have it open beside us; or into `before`, where it
    /// is gone.
    ///
    /// # Errors
    /// As [`write`](Self::write); and if what is there now cannot be read.
    pub fn write_into(&mut self, before: &str, answers: &Answers) -> Result<()> {
        self.hold_or_refuse()?;
        // A pipe would be waited for.
        let now = if is_file(&self.path) { read_text_file(&self.path)? } else { before.to_owned() };
        self.write(&write_answers(Some(&now), answers)?)
    }

    /// From here on it is about another file.
    pub(crate) fn move_to(&mut self, path: PathBuf) {
        (self.path, self.held, self.known) = (path, None, None);
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;

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
    fn what_an_editor_put_in_its_place_is_still_claimed_and_so_is_a_link_to_it() {
        let folder = tempfile::tempdir().unwrap();
        let [file, new, link] = ["me.toml", "new", "link.toml"].map(|name| folder.path().join(name));
        let mut first = Claim::on(&file).unwrap();
        first.write("first").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        fs::write(&new, "format = 1\n").unwrap();
        fs::rename(&new, &file).unwrap();
        let refused = [Claim::on(&file), Claim::on(&link)];
        assert!(refused.into_iter().all(|it| it.unwrap_err().to_string().contains("open in another window")));
        first.write("first again").unwrap();
        drop(first);
        assert!(Claim::on(&file).is_ok() && Claim::on(&link).is_ok(), "the other window is closed");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
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
