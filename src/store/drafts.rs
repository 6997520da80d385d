//! Stores answers: drafts in the state folder during an interview, finished ones in the data folder.

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

/// The folders of the current user.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) state: PathBuf,
    pub(crate) data: PathBuf,
}

/// An unfinished interview.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The path of its file.
    pub file: PathBuf,
    /// The answers so far.
    pub answers: Answers,
    /// The content of the file.
    pub text: String,
}

impl Store {
    /// Drafts go under `state` and finished answers under `data`, each into a folder `metier`.
    #[must_use]
    pub fn new(state: &Path, data: &Path) -> Self {
        Self { state: state.join("metier"), data: data.join("metier") }
    }

    /// The path of the draft for these answers: LADDER-BY[-NAME].toml.
    #[must_use]
    pub fn draft_file(&self, ladder_id: &str, by: By, name: Option<&str>) -> PathBuf {
        self.state.join(format!("{}.toml", stem(ladder_id, by, name)))
    }

    /// The draft in a file, or `None` if the file does not exist.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn draft(&self, file: &Path, bank: &Bank) -> Result<Option<Draft>> {
        let text = match fs::metadata(file) {
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(None),
            // Reading a pipe would wait forever.
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

    /// All drafts by the person or by a coach, newest first. A draft that cannot be read is left out, and reported when
    /// it is opened.
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

    /// Renames a draft to `….aside-N.toml`, so that a new one can begin. Returns the new path, or `None` if the draft
    /// does not exist.
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

    /// Deletes a draft whose answers are now in another file, unless another window is writing to it.
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

    /// Removes what interrupted writes left behind.
    pub fn sweep(&self) {
        self.folders().into_iter().for_each(sweep);
    }

    /// Writes a draft. Returns a message for the person if something was set aside, or if this draft was, because
    /// another window has started one in its place.
    ///
    /// # Errors
    /// If the folder or the file cannot be written.
    pub fn save_draft(&self, claim: &mut Claim, answers: &Answers) -> Result<Option<String>> {
        make_private(&self.state)?;
        // We never write answers through a link, whoever made it. The link's target stays as it is.
        if claim.path().is_symlink() {
            let could_not = || format!("could not replace the link {}", claim.path().display());
            fs::remove_file(claim.path()).with_context(could_not)?;
        }
        if !claim.hold() {
            return self.save_beside(claim, answers).map(Some);
        }
        let (text, said) = self.merged(claim.path(), answers)?;
        match claim.write(&text) {
            // Another window claimed it between our two checks.
            Err(_) if !claim.hold() => self.save_beside(claim, answers).map(Some),
            written => written.map(|()| said),
        }
    }

    /// Saves these answers under another name, so that neither window overwrites the other's.
    fn save_beside(&self, claim: &mut Claim, answers: &Answers) -> Result<String> {
        let taken = claim.path().display().to_string();
        claim.move_to(self.beside(claim.path()));
        claim.write(&write_answers(None, answers)?)?;
        let beside = claim.path().display();
        Ok(format!("Another window saves its answers in {taken}. Yours are saved beside them, in {beside}"))
    }

    /// Stores a finished interview under its date and deletes its draft. Returns the path.
    ///
    /// # Errors
    /// If it cannot be written. The draft is kept in that case.
    pub fn finish(&self, draft: &mut Claim, ladder_id: &str, answers: &Answers) -> Result<PathBuf> {
        make_private(&self.data)?;
        let date = answers.made.as_deref().unwrap_or("undated");
        let name = format!("{}-{date}", stem(ladder_id, answers.by, answers.name.as_deref()));
        let is_ours = draft.hold();
        let text = if is_ours { self.merged(draft.path(), answers)?.0 } else { write_answers(None, answers)? };
        let mut places = [self.data.join(format!("{name}.toml"))].into_iter().chain(numbered(&self.data, &name));
        // If the last run was killed between the two steps below, the first is already done. Had the person given the
        // same answers again, the draft would be newer than any such file.
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

    /// Merges the answers into an existing file, so that what someone wrote by hand is kept. If it is damaged, or is
    /// not an answers file, it is set aside, and the person is told.
    fn merged(&self, file: &Path, answers: &Answers) -> Result<(String, Option<String>)> {
        let Ok(found) = fs::metadata(file) else { return Ok((write_answers(None, answers)?, None)) };
        // Reading a pipe would wait forever.
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

    /// The first free path `….aside-N.toml` beside this file.
    fn beside(&self, file: &Path) -> PathBuf {
        free(&self.state, &format!("{}.aside", file.file_stem().unwrap_or_default().to_string_lossy()))
    }
}

/// A free name for a page about a ladder: `metier-LADDER[-coach][-NAME].html`, or that with the first free number.
///
/// # Panics
/// If a folder contains 4,294,967,296 of them.
#[must_use]
pub fn free_page(folder: &Path, ladder_id: &str, by: By, name: Option<&str>) -> PathBuf {
    let coach = if by == By::Coach { "-coach" } else { "" };
    let name = name.map(slug).filter(|name| !name.is_empty()).map_or_else(String::new, |name| format!("-{name}"));
    let stem = format!("metier-{ladder_id}{coach}{name}");
    let numbered = (2..=u32::MAX).map(|n| folder.join(format!("{stem}-{n}.html")));
    let plain = folder.join(format!("{stem}.html"));
    // A folder with all these names would have no room for the page either, and writing it will say so.
    std::iter::once(plain.clone()).chain(numbered).find(|file| is_free(file)).unwrap_or(plain)
}

fn is_draft(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    name.ends_with(".toml") && !name.starts_with('.') && !is_aside(file)
}

/// Whether a draft was set aside, or saved beside that of another window.
#[must_use]
pub fn is_aside(file: &Path) -> bool {
    file.file_name().unwrap_or_default().to_string_lossy().contains(".aside-")
}

/// The path `NAME-1.toml`, or with the first free number.
fn free(folder: &Path, name: &str) -> PathBuf {
    numbered(folder, name).find(|file| is_free(file)).unwrap_or_else(|| folder.join(name))
}

fn numbered(folder: &Path, name: &str) -> impl Iterator<Item = PathBuf> {
    (1..=u32::MAX).map(move |n| folder.join(format!("{name}-{n}.toml")))
}

/// Whether nothing has this name, not even a broken link.
fn is_free(file: &Path) -> bool {
    file.symlink_metadata().is_err()
}

/// The folder, created if necessary, for its owner only.
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
