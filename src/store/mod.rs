//! The disk: where ladders and answers are found, and how they are written whole or not at all.

pub(crate) mod atomic;
pub(crate) mod bundled;
pub(crate) mod claim;
pub(crate) mod drafts;
pub(crate) mod kept;
pub(crate) mod library;
pub(crate) mod lock;
pub(crate) mod reading;

pub use atomic::{Access, can_be_written, is_same, make_folders, write_all_whole, write_whole};
pub use bundled::{LADDERS, bundled_ids, bundled_ladder};
pub use claim::Claim;
pub use drafts::{Draft, Store, is_aside};
pub use kept::{Contents, Keeping, Kept};
pub use library::{Entry, Found, Library, Loaded, Shelf};
pub use reading::{
    at_most_the_largest, check_file, files_to_check, is_file, is_special, read_csv_file, read_csv_text, read_text_file,
    read_text_stream,
};
