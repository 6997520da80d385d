//! Where answers are kept between and after interviews: drafts in the state folder, finished ones in the data folder.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, bail};

use super::atomic::{could_not, folder_of, sweep};
use super::claim::Claim;
use super::keeping::{slug, stem};
use super::reading::read_text_file;
use super::{Access, write_whole};
use crate::diagnostic::{Diagnostic, Findings};
use crate::format::{read_answers, write_answers};
use crate::interview::{Answers, Bank, By};

/// The folders of this user.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) state: PathBuf,
    pub(crate) data: PathBuf,
}

/// An interview that was begun and not ended.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its file.
    pub file: PathBuf,
    /// What was answered so far.
    pub answers: Answers,
    /// What is in the file.
    pub text: String,
}

impl Store {
    /// Drafts under `state`, finished answers under `data`, each in a folder `metier`.
    #[must_use]
    pub fn new(state: &Path, data: &Path) -> Self {
        Self { state: state.join("metier"), data: data.join("metier") }
    }

    /// Where the draft of these answers is: LADDER-BY[-NAME].toml.
    #[must_use]
    pub fn draft_file(&self, ladder_id: &str, by: By, name: Option<&str>) -> PathBuf {
        self.state.join(format!("{}.toml", stem(ladder_id, by, name)))
    }

    /// The draft in a file, or `None`.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn draft(&self, file: &Path, bank: &Bank) -> Result<Option<Draft>> {
        let text = match fs::metadata(file) {
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(None),
            // A pipe would be waited for.
            Ok(found) if !found.is_file() => Err(anyhow!("{} is not a file", file.display())),
            _ => read_text_file(file),
        };
        let text = text.map_err(|error| {
            let error = Diagnostic::error(format!("the unfinished interview cannot be read: {error:#}"));
            Findings::from(error.run("to start over, and leave it where it is", "metier plan --again"))
        })?;
        let (answers, _) = read_answers(&file.display().to_string(), &text, bank).map_err(|mut report| {
            if let Some(last) = report.findings.last_mut() {
                last.add_run("fix the file, or start over", "metier plan --again");
            }
            report
        })?;
        Ok(Some(Draft { file: file.to_owned(), answers, text }))
    }

    /// All drafts by one side, the newest first. One that cannot be read is left out here and said when it is opened.
    #[must_use]
    pub fn drafts(&self, by: By, bank: &Bank) -> Vec<Draft> {
        let Ok(entries) = fs::read_dir(&self.state) else { return Vec::new() };
        let mut found: Vec<_> = entries
            .flatten()
            .filter(|entry| is_draft(&entry.path()))
            .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())))
            .collect();
        found.sort();
        let drafts = found.into_iter().rev().filter_map(|(_, file)| self.draft(&file, bank).ok().flatten());
        drafts.filter(|draft| draft.answers.by == by).collect()
    }

    /// Moves a draft aside, to `….aside-N.toml`, so that a new one can begin. Returns its new place; `None` if there is no
    /// draft.
    ///
    /// # Errors
    /// If it cannot be renamed.
    pub fn set_aside(&self, file: &Path) -> Result<Option<PathBuf>> {
        let aside = self.beside(file);
        match fs::rename(file, &aside) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            moved => moved.map(|()| Some(aside)).with_context(|| format!("could not move {} aside", file.display())),
        }
    }

    /// Deletes a draft whose answers have moved to another, unless another window writes to it.
    ///
    /// # Errors
    /// If it cannot be deleted.
    pub fn discard(&self, draft: &mut Claim) -> Result<()> {
        if !draft.hold() {
            return Ok(());
        }
        match fs::remove_file(draft.path()) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(error).with_context(|| format!("could not remove {}", draft.path().display()))
            }
            _ => Ok(()),
        }
    }

    /// Takes away what writes that were cut short left behind.
    pub fn sweep(&self) {
        self.folders().into_iter().for_each(sweep);
    }

    /// Writes a draft. Returns what to tell the person: that something was set aside, or that this draft was, since another
    /// window has begun one in its place.
    ///
    /// # Errors
    /// If the folder or the file cannot be written.
    pub fn save_draft(&self, claim: &mut Claim, answers: &Answers) -> Result<Option<String>> {
        make_private(&self.state)?;
        // Answers are never written through a link, whoever put it there. What it leads to stays as it is.
        if claim.path().is_symlink() {
            let could_not = || format!("could not replace the link {}", claim.path().display());
            fs::remove_file(claim.path()).with_context(could_not)?;
        }
        if !claim.hold() {
            return self.save_beside(claim, answers).map(Some);
        }
        let (text, said) = self.merged(claim.path(), answers)?;
        match claim.write(&text) {
            // Between the two looks at it.
            Err(_) if !claim.hold() => self.save_beside(claim, answers).map(Some),
            written => written.map(|()| said),
        }
    }

    /// Neither window's answers go over those of the other.
    fn save_beside(&self, claim: &mut Claim, answers: &Answers) -> Result<String> {
        let taken = claim.path().display().to_string();
        claim.move_to(self.beside(claim.path()));
        claim.write(&write_answers(None, answers)?)?;
        let beside = claim.path().display();
        Ok(format!("Another window saves its answers in {taken}. Yours are saved beside them, in {beside}"))
    }

    /// Stores a finished interview under its date and ends its draft. Gives where it is.
    ///
    /// # Errors
    /// If it cannot be written; the draft stays then.
    pub fn finish(&self, draft: &mut Claim, ladder_id: &str, answers: &Answers) -> Result<PathBuf> {
        make_private(&self.data)?;
        let date = answers.made.as_deref().unwrap_or("undated");
        let name = format!("{}-{date}", stem(ladder_id, answers.by, answers.name.as_deref()));
        let is_ours = draft.hold();
        let text = if is_ours { self.merged(draft.path(), answers)?.0 } else { write_answers(None, answers)? };
        let mut places = [self.data.join(format!("{name}.toml"))].into_iter().chain(numbered(&self.data, &name));
        // Where the last run was ended between the two steps below, the first of them is done. The same answers given
        // anew have a draft that is younger than any such file.
        let written = |file: &Path| fs::metadata(file).and_then(|found| found.modified()).ok();
        let is_done =
            |file: &Path| written(file) >= written(draft.path()) && read_text_file(file).is_ok_and(|done| done == text);
        let is_it = |file: &PathBuf| is_free(file) || is_done(file);
        let Some(file) = places.find(is_it) else { bail!("no name is left for {name}.toml") };
        if is_free(&file) {
            write_whole(&file, &text, Access::Private, false)?;
        }
        if !is_ours {
            return Ok(file);
        }
        self.discard(draft).map(|()| file)
    }

    /// The answers in the file that is there already: what someone wrote into it by hand stays. What is none, damaged or
    /// a folder of that name, is set aside, and the person is told.
    fn merged(&self, file: &Path, answers: &Answers) -> Result<(String, Option<String>)> {
        let Ok(found) = fs::metadata(file) else { return Ok((write_answers(None, answers)?, None)) };
        // A pipe would be waited for.
        let merged = if found.is_file() {
            read_text_file(file).and_then(|text| write_answers(Some(&text), answers))
        } else {
            Err(anyhow!("not a file"))
        };
        if let Ok(text) = merged {
            return Ok((text, None));
        }
        let (text, aside) = (write_answers(None, answers)?, self.set_aside(file)?);
        let said =
            |aside: PathBuf| format!("{} could not be read; it was moved to {}", file.display(), aside.display());
        Ok((text, aside.map(said)))
    }

    /// `….aside-N.toml`.
    fn beside(&self, file: &Path) -> PathBuf {
        free(&self.state, &format!("{}.aside", file.file_stem().unwrap_or_default().to_string_lossy()))
    }
}

/// A name for a page about a ladder that nothing in the folder has: `metier-LADDER[-coach][-NAME].html`, or the same with
/// the first number that is free.
///
/// # Panics
/// If a folder holds 4,294,967,296 of them.
#[must_use]
pub fn free_page(folder: &Path, ladder_id: &str, by: By, name: Option<&str>) -> PathBuf {
    let coach = if by == By::Coach { "-coach" } else { "" };
    let name = name.map(slug).filter(|name| !name.is_empty()).map_or_else(String::new, |name| format!("-{name}"));
    let stem = format!("metier-{ladder_id}{coach}{name}");
    let numbered = (2..=u32::MAX).map(|n| folder.join(format!("{stem}-{n}.html")));
    let plain = folder.join(format!("{stem}.html"));
    // A folder that held them all would have no room for the page either, and says so when it is written.
    std::iter::once(plain.clone()).chain(numbered).find(|file| is_free(file)).unwrap_or(plain)
}

fn is_draft(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    name.ends_with(".toml") && !name.starts_with('.') && !is_aside(file)
}

/// A draft that was moved aside, or is kept beside that of another window.
#[must_use]
pub fn is_aside(file: &Path) -> bool {
    file.file_name().unwrap_or_default().to_string_lossy().contains(".aside-")
}

/// `NAME-1.toml`, or the first number that is free.
fn free(folder: &Path, name: &str) -> PathBuf {
    numbered(folder, name).find(|file| is_free(file)).unwrap_or_else(|| folder.join(name))
}

fn numbered(folder: &Path, name: &str) -> impl Iterator<Item = PathBuf> {
    (1..=u32::MAX).map(move |n| folder.join(format!("{name}-{n}.toml")))
}

/// Nothing is called so, not even a link to nothing.
fn is_free(file: &Path) -> bool {
    file.symlink_metadata().is_err()
}

/// The folder, made if need be, for its owner alone.
fn make_private(folder: &Path) -> Result<()> {
    let could_not = |error| could_not("make the folder", folder, folder_of(folder), error);
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(could_not)?;
    #[cfg(unix)]
    fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o700)).map_err(could_not)?;
    Ok(())
}
