//! Turns text into the model and back: ladders, questions, answers and spreadsheets. It reports every fault of a file
//! at once.

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

/// What one of our files seems to contain, judged by its table headers. This decides which reader takes the file and
/// which error to show if that reader refuses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// `[answers]`.
    Answers,
    /// Tracks, levels or areas.
    Ladder,
    /// Nothing of ours, not even a `format` key.
    Neither,
    /// It could be meant as either, or it is empty.
    Unclear,
}

impl Holds {
    /// What this text seems to contain.
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

/// The largest ladder, bank or answers file we read, in bytes: 1 MiB.
pub const LARGEST_FILE: usize = 1024 * 1024;
