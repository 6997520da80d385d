//! What the store holds: which files are metier's own, what they hold, and their end.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::claim::Claim;
use super::drafts::Store;
use super::keeping::{GENERAL, Keeping, Kept, is_one_person};
use super::lock::{is_in_use, locked_name};
use super::reading::read_text_file;
use crate::format::{is_date, read_answers};
use crate::interview::{Answers, Bank};
use crate::ladder::sounds_alike;

/// The two folders of the store.
#[derive(Debug, Default)]
pub struct Contents {
    /// Metier's own: finished answers by ladder, date and number, then drafts, then the rest, each by name.
    pub own: Vec<Kept>,
    /// Whatever else is there, by name. It is never touched.
    pub foreign: Vec<PathBuf>,
}

impl Kept {
    /// It is about the ladder with this id, or the one at this path; under the general ladder, about the craft of this
    /// name. Answers that cannot be read go by their file's name.
    #[must_use]
    pub fn is_about(&self, ladder: &str) -> bool {
        let is_named_so = || {
            let rest = name_of(&self.file).strip_prefix(ladder).map(str::to_owned);
            rest.is_some_and(|rest| parts(&rest).next().is_some_and(is_side) && rest.starts_with('-'))
        };
        match &self.answers {
            Ok(answers) if answers.ladder == ladder => true,
            Ok(answers) if answers.ladder == GENERAL => {
                answers.craft.as_deref().is_some_and(|craft| sounds_alike(craft, ladder))
            }
            // Answers about a ladder that was named by its path say the path, and the file's name the id.
            Ok(answers) => answers.ladder.contains(['/', '\\']) && is_named_so(),
            Err(_) => is_named_so(),
        }
    }

    /// It is about the person of this name; where none is named, about anyone.
    #[must_use]
    pub fn is_of(&self, name: Option<&str>) -> bool {
        let whose = |answers: &Answers| is_one_person(answers.name.as_deref(), name);
        name.is_none() || self.answers.as_ref().is_ok_and(whose)
    }
}

impl Store {
    /// Where drafts are kept, then where finished answers are. On some systems it is one folder.
    #[must_use]
    pub fn folders(&self) -> [&Path; 2] {
        [&self.state, &self.data]
    }

    /// Everything in the store. A folder that is not there is empty.
    ///
    /// # Errors
    /// If a folder cannot be read.
    pub fn contents(&self, bank: &Bank) -> Result<Contents> {
        let mut contents = Contents::default();
        let is_one_folder = self.is_one_folder();
        for (folder, is_drafts) in [(&self.data, false), (&self.state, true)].into_iter().skip(is_one_folder.into()) {
            for file in entries(folder)? {
                match keeping(&file, is_drafts, is_one_folder) {
                    // The lock of a window that is open now is part of the draft there.
                    Some(Keeping::Leftover) if is_lock(&file) && is_in_use(&file) => {}
                    Some(keeping) => contents.own.push(kept(file, keeping, bank)),
                    None => contents.foreign.push(file),
                }
            }
        }
        contents.own.sort_by_cached_key(|kept| (kept.keeping as u8, order(&kept.file)));
        contents.foreign.sort();
        Ok(contents)
    }

    /// Finished answers that can be read. None, if there is a file where their folder should be.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub(crate) fn finished(&self, bank: &Bank) -> Result<Vec<Kept>> {
        if !self.data.is_dir() {
            return Ok(Vec::new());
        }
        let is_finished = |file: &PathBuf| keeping(file, false, self.is_one_folder()) == Some(Keeping::Finished);
        let files = entries(&self.data)?.into_iter().filter(is_finished);
        Ok(files.map(|file| kept(file, Keeping::Finished, bank)).filter(|kept| kept.answers.is_ok()).collect())
    }

    fn is_one_folder(&self) -> bool {
        self.state == self.data
    }

    /// Keeps others from writing a file of the store, until what this gives is dropped.
    ///
    /// # Errors
    /// If the file is open in another window.
    pub fn claim(&self, kept: &Kept) -> Result<Option<Claim>> {
        // What is left over is itself what a process would have locked.
        if kept.keeping != Keeping::Leftover {
            return Claim::on(&kept.file).map(Some);
        }
        if is_in_use(&kept.file) {
            bail!("another process is writing it");
        }
        Ok(None)
    }

    /// Deletes a file of the store; of a link, only the link. One that is gone already is well.
    ///
    /// # Errors
    /// If it cannot be deleted.
    pub fn forget(&self, kept: &Kept) -> Result<()> {
        match fs::remove_file(&kept.file) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                bail!("{}", error.kind())
            }
            _ => Ok(()),
        }
    }

    /// Removes the folders of the store that are empty.
    pub fn remove_empty_folders(&self) {
        for folder in self.folders() {
            // One that holds something is left, and that is as it should be.
            let _ = fs::remove_dir(folder);
        }
    }
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let could_not = || format!("could not look into the folder {}", folder.display());
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.with_context(could_not)?,
    };
    entries.map(|entry| Ok(entry.with_context(could_not)?.path())).collect()
}

fn kept(file: PathBuf, keeping: Keeping, bank: &Bank) -> Kept {
    let answers = answers(&file, bank);
    let modified = fs::symlink_metadata(&file).and_then(|found| found.modified()).ok();
    Kept { file, keeping, answers, modified }
}

fn answers(file: &Path, bank: &Bank) -> Result<Answers> {
    // A pipe of that name would be waited for.
    if fs::metadata(file).is_ok_and(|found| !found.is_file()) {
        bail!("{} is not a file", file.display());
    }
    let text = read_text_file(file)?;
    Ok(read_answers(&file.display().to_string(), &text, bank)?.0)
}

/// What a file is, by its name: only names that metier gives are metier's own.
fn keeping(file: &Path, is_drafts: bool, is_one_folder: bool) -> Option<Keeping> {
    let is_folder = fs::symlink_metadata(file).map_or(true, |found| found.is_dir());
    let name = file.file_name()?.to_str().filter(|_| !is_folder)?;
    if let Some(locked) = locked_name(name) {
        let is_ours = keeping_of(locked, true, true).is_some();
        return is_ours.then_some(Keeping::Leftover);
    }
    keeping_of(name, is_drafts, is_one_folder)
}

fn is_lock(file: &Path) -> bool {
    file.file_name().and_then(|name| name.to_str()).is_some_and(|name| locked_name(name).is_some())
}

fn keeping_of(name: &str, is_drafts: bool, is_one_folder: bool) -> Option<Keeping> {
    if name.starts_with(".metier-") {
        return Some(Keeping::Leftover);
    }
    let stem = name.strip_suffix(".toml")?;
    let (stem, aside) = stem.split_once(".aside-").map_or((stem, None), |(stem, number)| (stem, Some(number)));
    // LADDER-SIDE[-NAME]: the ladder has one part at least, and so has the side.
    if !parts(stem).skip(1).any(is_side) || stem.starts_with('.') {
        return None;
    }
    let finished = dated(stem).is_some_and(|(before, _, _)| parts(before).skip(1).any(is_side));
    match aside {
        Some(number) => (is_drafts && is_number(number)).then_some(Keeping::Aside),
        None if is_one_folder && finished => Some(Keeping::Finished),
        None if is_drafts => Some(Keeping::Draft),
        None => finished.then_some(Keeping::Finished),
    }
}

/// Sorts finished answers of one day in the order they were given: the first has no number.
pub(crate) fn order(file: &Path) -> (String, String, u32, String) {
    let name = name_of(file);
    let (before, date, number) = dated(&name).unwrap_or((&name, "", 0));
    (before.to_owned(), date.to_owned(), number, name.clone())
}

/// Splits a name into what comes before the date, the date, and the number after it.
fn dated(stem: &str) -> Option<(&str, &str, u32)> {
    let date = |stem: &str| {
        let (before, word) = match stem.strip_suffix("-undated") {
            Some(before) => (before, "undated"),
            None => stem.split_at_checked(stem.len().checked_sub(10)?)?,
        };
        let before = if word == "undated" { Some(before) } else { before.strip_suffix('-') };
        before.filter(|_| word == "undated" || is_date(word)).map(str::len)
    };
    let found = |stem: &str, number: u32| date(stem).map(|length| (length, stem.len(), number));
    let numbered = || {
        let (before, number) = stem.rsplit_once('-')?;
        found(before, number.parse().ok()?)
    };
    let (length, end, number) = found(stem, 0).or_else(numbered)?;
    Some((stem.get(..length)?, stem.get(length + 1..end)?, number))
}

fn name_of(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn parts(stem: &str) -> impl Iterator<Item = &str> {
    stem.split(['-', '.']).filter(|part| !part.is_empty())
}

fn is_side(part: &str) -> bool {
    matches!(part, "self" | "coach")
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_and_the_number_are_found_in_a_name() {
        assert_eq!(dated("roofing-self-2026-11-20"), Some(("roofing-self", "2026-11-20", 0)));
        assert_eq!(dated("roofing-self-maya-2026-11-20-12"), Some(("roofing-self-maya", "2026-11-20", 12)));
        assert_eq!(dated("roofing-self-undated-1"), Some(("roofing-self", "undated", 1)));
        assert_eq!(dated("roofing-self-2026-13-20"), None);
        assert_eq!(dated("roofing-self-山田"), None);
        assert_eq!(dated("2026-11-20"), None);
    }

    #[test]
    fn the_first_of_a_day_stands_before_its_second_and_its_tenth() {
        let mut files =
            ["b-10", "b-2", "b"].map(|name| PathBuf::from(format!("{}.toml", name.replace('b', "r-self-2026-11-20"))));
        files.sort_by_key(|file| order(file));
        let numbers: Vec<u32> = files.iter().map(|file| order(file).2).collect();
        assert_eq!(numbers, [0, 2, 10]);
    }

    #[test]
    fn only_names_that_metier_gives_are_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let of = |name: &str, is_drafts| {
            let file = folder.path().join(name);
            fs::write(&file, "").unwrap();
            keeping(&file, is_drafts, false)
        };
        assert_eq!(of("roofing-self.toml", true), Some(Keeping::Draft));
        assert_eq!(of("elevator-inspection-coach-sam.toml", true), Some(Keeping::Draft));
        assert_eq!(of("roofing-self.aside-2.toml", true), Some(Keeping::Aside));
        assert_eq!(of("roofing-self-2026-11-20.toml", false), Some(Keeping::Finished));
        assert_eq!(of(".metier-aB3xyz", false), Some(Keeping::Leftover));
        assert_eq!(of(".roofing-self.toml.lock", true), Some(Keeping::Leftover));
        assert_eq!(of(".notes.toml.lock", true), None);
        for (name, is_drafts) in [
            ("notes.toml", true),
            ("self.toml", true),
            ("roofing-self.txt", true),
            ("roofing-self.aside-old.toml", true),
            ("roofing-self.toml", false),
            ("myself-2026-11-20.toml", false),
            ("roofing-2026-11-20.toml", false),
            (".hidden-self.toml", true),
        ] {
            assert_eq!(of(name, is_drafts), None, "{name}");
        }
        fs::create_dir(folder.path().join("hvac-self.toml")).unwrap();
        assert_eq!(keeping(&folder.path().join("hvac-self.toml"), true, false), None, "a folder");
    }

    #[test]
    fn where_both_are_one_folder_a_date_tells_them_apart() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["roofing-self.toml", "roofing-self-2026-11-20.toml"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let of = |name: &str| keeping(&folder.path().join(name), true, true);
        assert_eq!(of("roofing-self.toml"), Some(Keeping::Draft));
        assert_eq!(of("roofing-self-2026-11-20.toml"), Some(Keeping::Finished));
    }
}
