//! Saved answers and what became of them: plain data.

use std::path::PathBuf;
use std::time::SystemTime;

use anyhow::Result;

use crate::interview::{Answers, By};

/// The ladder for every craft that has none of its own.
pub const GENERAL: &str = "general";

/// What a file of the store is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// The answers of an interview that has ended.
    Finished,
    /// An interview that goes on.
    Draft,
    /// An interview that was set aside for a new one.
    Aside,
    /// What a write that was cut short left behind.
    Leftover,
}

/// A file of metier's own.
#[derive(Debug)]
pub struct Kept {
    /// The file.
    pub file: PathBuf,
    /// What it is.
    pub keeping: Keeping,
    /// The answers in it, or why they cannot be read.
    pub answers: Result<Answers>,
    /// When it was last written, where the system says so.
    pub modified: Option<SystemTime>,
}

impl Kept {
    /// Whose answers they are: ladder, side and name. Answers of one person agree in it, and in its order the person's own
    /// stand before a coach's.
    #[must_use]
    pub fn whose(&self) -> Option<String> {
        let answers = self.answers.as_ref().ok()?;
        let side = u8::from(answers.by == By::Coach);
        Some(format!("{} {side} {}", answers.ladder, stem("", answers.by, answers.name.as_deref())))
    }
}

/// LADDER-BY[-NAME]: what the files of one person are called, but for the date.
pub(crate) fn stem(ladder_id: &str, by: By, name: Option<&str>) -> String {
    let name = name.map(slug).filter(|name| !name.is_empty()).map_or_else(String::new, |name| format!("-{name}"));
    format!("{ladder_id}-{}{name}", by.name())
}

/// A name as a part of a file's name: letters and digits of any script, everything else a hyphen. Where that says less
/// than the name does, a checksum tells apart what would look the same.
pub(crate) fn slug(name: &str) -> String {
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

/// The answers of both are saved under one name.
#[must_use]
pub fn is_one_person(one: Option<&str>, other: Option<&str>) -> bool {
    stem("", By::Oneself, one) == stem("", By::Oneself, other)
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
