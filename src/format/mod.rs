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

/// The most bytes a ladder, bank or answers file may have: 1 MiB.
pub const LARGEST_FILE: usize = 1024 * 1024;
