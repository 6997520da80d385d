//! Text to the model and back: ladders, questions, answers and spreadsheets, with every fault of a file at once.

pub(crate) mod answers_file;
pub(crate) mod bank_file;
pub(crate) mod csv;
pub(crate) mod document;
pub(crate) mod faults;
pub(crate) mod known;
pub(crate) mod ladder_file;
pub(crate) mod ladder_text;
pub(crate) mod own_bank;
pub(crate) mod schemas;
pub(crate) mod slips;
mod starter;
pub(crate) mod tables;
pub(crate) mod ticks;
pub(crate) mod walk;

pub use answers_file::{is_date, read_answers, starter_answers, write_answers};
pub use bank_file::{bundled_bank, read_bank};
pub use csv::{Column, Imported, import_csv};
pub(crate) use csv::{FOR, OR, RENEW, cells_by_key, protected};
pub use ladder_file::read_ladder;
pub use ladder_text::{Notes, write_ladder};
pub use own_bank::{read_own_bank, starter_questions};
pub use schemas::Schema;
pub use starter::starter_ladder;
pub use ticks::{Tick, ticks};

/// What a file of ours is for, by the headers of its tables. It says who is to read the file, and what is said if that
/// cannot be done; whether the file is right is found out then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// `[answers]`.
    Answers,
    /// Tracks, levels or areas.
    Ladder,
    /// None of them, and no `format` either.
    Neither,
    /// It could be meant for one or the other, or there is nothing in it.
    Unclear,
}

impl Holds {
    /// What this text is.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let lines = || text.trim_start_matches('\u{feff}').lines().map(str::trim_start);
        let has = |begins: &[&str]| lines().any(|line| begins.iter().any(|beginning| line.starts_with(beginning)));
        if has(&["[answers]"]) {
            Self::Answers
        } else if has(&["[[tracks]]", "[[levels]]", "[[areas]]"]) {
            Self::Ladder
        } else if has(&["format", "ladder"]) || lines().all(|line| line.is_empty() || line.starts_with('#')) {
            Self::Unclear
        } else {
            Self::Neither
        }
    }
}

/// The most bytes a ladder, bank or answers file may have: 1 MiB.
pub const LARGEST_FILE: usize = 1024 * 1024;
