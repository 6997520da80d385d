//! Where answers are kept between and after interviews: drafts in the state folder, finished ones in the data folder.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::reading::read_text_file;
use super::{Access, read_sheet, write_sheet, write_whole};
use crate::interview::{Bank, By, Sheet};

/// The folders of this user.
#[derive(Clone, Debug)]
pub struct Store {
    pub(super) state: PathBuf,
    pub(super) data: PathBuf,
}

/// An interview that was begun and not ended.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its file.
    pub file: PathBuf,
    /// What was answered so far.
    pub sheet: Sheet,
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

    /// The draft in a file; nothing where there is none.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn draft(&self, file: &Path, bank: &Bank) -> Result<Option<Draft>> {
        if !file.exists() {
            return Ok(None);
        }
        let mend = "the unfinished interview cannot be read; begin anew, and leave it aside: metier plan --fresh";
        let text = read_text_file(file).context(mend)?;
        let (sheet, _) = read_sheet(&file.display().to_string(), &text, bank).map_err(|mut report| {
            let mend = "mend the file, or leave it aside and begin anew: metier plan --fresh";
            report.findings.last_mut().into_iter().for_each(|finding| finding.helps.push(mend.into()));
            report
        })?;
        Ok(Some(Draft { file: file.to_owned(), sheet }))
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
        drafts.filter(|draft| draft.sheet.by == by).collect()
    }

    /// Moves a draft aside, to `….aside-N.toml`, so that a new one can begin. Gives its new place.
    ///
    /// # Errors
    /// If it cannot be renamed.
    pub fn set_aside(&self, file: &Path) -> Result<PathBuf> {
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        let aside = free(&self.state, &format!("{stem}.aside"));
        fs::rename(file, &aside).with_context(|| format!("could not move {} aside", file.display()))?;
        Ok(aside)
    }

    /// Writes a draft.
    ///
    /// # Errors
    /// If the folder or the file cannot be written.
    pub fn save_draft(&self, file: &Path, sheet: &Sheet) -> Result<()> {
        make_private(&self.state)?;
        write_whole(file, &write_sheet(earlier(file).as_deref(), sheet)?, Access::Private, true)
    }

    /// Stores a finished interview under its date and ends its draft. Gives where it is.
    ///
    /// # Errors
    /// If it cannot be written; the draft stays then.
    pub fn finish(&self, draft: &Path, ladder_id: &str, sheet: &Sheet) -> Result<PathBuf> {
        make_private(&self.data)?;
        let date = sheet.made.as_deref().unwrap_or("undated");
        let name = format!("{}-{date}", stem(ladder_id, sheet.by, sheet.name.as_deref()));
        let mut file = self.data.join(format!("{name}.toml"));
        if file.exists() {
            file = free(&self.data, &name);
        }
        write_whole(&file, &write_sheet(earlier(draft).as_deref(), sheet)?, Access::Private, false)?;
        match fs::remove_file(draft) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(error).with_context(|| format!("could not remove {}", draft.display()))
            }
            _ => Ok(file),
        }
    }
}

/// What a draft holds already: what someone wrote into it by hand stays.
fn earlier(draft: &Path) -> Option<String> {
    read_text_file(draft).ok()
}

fn is_draft(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    name.ends_with(".toml") && !name.starts_with('.') && !name.contains(".aside-")
}

/// `NAME-1.toml`, or the first number that is free.
fn free(folder: &Path, name: &str) -> PathBuf {
    let numbered = |n: u32| folder.join(format!("{name}-{n}.toml"));
    (1..=u32::MAX).map(numbered).find(|file| !file.exists()).unwrap_or_else(|| numbered(0))
}

/// LADDER-BY[-NAME]: what the files of one person are called, but for the date.
pub(super) fn stem(ladder_id: &str, by: By, name: Option<&str>) -> String {
    let name = name.map(slug).filter(|name| !name.is_empty()).map_or_else(String::new, |name| format!("-{name}"));
    format!("{ladder_id}-{}{name}", by.name())
}

/// A name as a part of a file's name: letters and digits of any script, everything else a hyphen. Where that says less
/// than the name does, a checksum tells apart what would look the same.
fn slug(name: &str) -> String {
    const LONGEST: usize = 40;
    let lower = name.to_lowercase();
    let letters: String = lower.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let words: Vec<&str> = letters.split('-').filter(|word| !word.is_empty()).collect();
    let slug: String = words.join("-").chars().take(LONGEST).collect();
    // A hyphen of the name's own would look like the space of another name.
    if slug == lower.replace(' ', "-") && !lower.contains('-') {
        return slug;
    }
    // FNV-1a, 32 bits.
    let sum = lower.bytes().fold(0x811c_9dc5_u32, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    if slug.is_empty() { format!("{sum:08x}") } else { format!("{slug}-{sum:08x}") }
}

/// The folder, made if need be, for its owner alone.
fn make_private(folder: &Path) -> Result<()> {
    let could_not = || format!("could not make the folder {}", folder.display());
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).with_context(could_not)?;
    #[cfg(unix)]
    fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o700)).with_context(could_not)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_a_part_of_a_file_name() {
        assert_eq!(slug("Maya Ödegaard"), "maya-ödegaard");
        assert_eq!(slug("../../etc/passwd").get(..11), Some("etc-passwd-"));
        assert_eq!(slug("山田 太郎"), "山田-太郎");
        assert_ne!(slug("!!!"), slug("???"));
        assert_ne!(slug("maya"), slug("maya!"));
        assert_ne!(slug("Anna Lena"), slug("Anna-Lena"));
        assert_eq!(slug("Maya"), slug("maya"));
        assert_eq!(stem("roofing", By::Coach, Some("Sam")), "roofing-coach-sam");
        assert_eq!(stem("roofing", By::Oneself, None), "roofing-self");
    }
}
