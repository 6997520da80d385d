//! Bytes to values and back: ladders, question banks, answers; where they lie; how they are written.

mod allowances;
mod atomic;
mod bank_file;
mod bundled;
mod checked;
mod claim;
mod csv;
mod document;
mod faults;
mod fields;
mod kept;
mod ladder_file;
mod ladder_text;
mod library;
mod lock;
mod own_bank;
mod ranks;
mod reading;
mod schemas;
mod sheet_file;
mod starter;
mod store;
mod tree;
mod values;

pub use atomic::{Access, can_be_written, is_same, make_folders, write_all_whole, write_whole};
pub use bank_file::{bundled_bank, read_bank};
pub use bundled::{LADDERS, bundled_ids, bundled_ladder};
pub use checked::{Checked, check_file, check_ladder, tally};
pub use claim::Claim;
pub use csv::{Column, Imported, import_csv, read_csv_file, read_csv_text};
pub(crate) use csv::{OR, RENEW, protected};
pub use kept::{Contents, Keeping, Kept};
pub use ladder_file::read_ladder;
pub use ladder_text::{Notes, write_ladder};
pub use library::{Entry, Found, Library, Loaded, Shelf};
pub use own_bank::{read_own_bank, starter_questions};
pub use reading::{at_most_the_largest, files_to_check, is_file, is_special, read_text_file, read_text_stream};
pub use schemas::Schema;
pub use sheet_file::{is_date, read_sheet, starter_sheet, write_sheet};
pub use starter::starter_ladder;
pub use store::{Draft, Store};

/// The most bytes a ladder, bank or answers file may have: 1 MiB.
pub const LARGEST_FILE: usize = 1024 * 1024;
