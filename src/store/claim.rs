//! Makes sure that only one window writes to an answers file at a time.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::atomic::{Access, behind_links, replace_file};
use super::lock::Held;
use super::{is_file, read_text_file};
use crate::diagnostic::{Diagnostic, Findings};
use crate::format::write_answers;
use crate::interview::Answers;

/// An answers file, or a path for one, that no other metier process writes to.
#[derive(Debug)]
pub struct Claim {
    path: PathBuf,
    /// `None` until the file exists.
    held: Option<Held>,
    /// The content of the file when it was last read or written here.
    known: Option<String>,
}

impl Claim {
    /// Claims a file. If it does not exist yet, the first write claims it.
    ///
    /// # Errors
    /// If another process has claimed it.
    pub fn on(path: &Path) -> Result<Self> {
        let mut claim = Self { path: path.to_owned(), held: None, known: None };
        claim.hold_or_refuse()?;
        Ok(claim)
    }

    /// The path of the file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The content of the file when it was last read or written here.
    #[must_use]
    pub fn known(&self) -> Option<&str> {
        self.known.as_deref()
    }

    /// Records the content that was just read from the file.
    pub fn knows(&mut self, text: String) {
        self.known = Some(text);
    }

    /// Takes the lock, if the file exists and nobody else has it. Without a file, nobody else is writing to it.
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
        // One lock at a time: release the last one first.
        self.held = None;
        self.held = Held::beside(target);
        self.held.is_some()
    }

    /// Takes the lock, or refuses if another window is writing to these answers.
    fn hold_or_refuse(&mut self) -> Result<()> {
        if self.hold() { Ok(()) } else { Err(self.refused()) }
    }

    fn refused(&self) -> anyhow::Error {
        let error = Diagnostic::error(format!("these answers are open in another window: {}", self.path.display()));
        let error = error.note("two windows on one file would write over each other; nothing was changed here");
        Findings::from(error.help("finish there first: q saves the answers")).into()
    }

    /// Writes the whole file. If a file appeared since we claimed the free path, it is not replaced.
    ///
    /// # Errors
    /// If another process has claimed it in the meantime, the folder cannot be written to, or the disk is full.
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

    /// Writes answers into the file's current text, since an editor may have it open beside us. If the file is gone, it
    /// starts from `before`.
    ///
    /// # Errors
    /// As for [`write`](Self::write), and if the file's current text cannot be read.
    pub fn write_into(&mut self, before: &str, answers: &Answers) -> Result<()> {
        self.hold_or_refuse()?;
        // Reading a pipe would wait forever.
        let now = if is_file(&self.path) { read_text_file(&self.path)? } else { before.to_owned() };
        self.write(&write_answers(Some(&now), answers)?)
    }

    /// From now on the claim is about another file.
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
