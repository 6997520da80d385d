//! The disk: where ladders and answers are found, and how they are written whole or not at all. What is found is plain
//! data, which results are made of without a disk too; the rest is part of the feature `cli`.

#[cfg(feature = "cli")]
pub(crate) mod atomic;
pub(crate) mod bundled;
#[cfg(feature = "cli")]
pub(crate) mod claim;
#[cfg(feature = "cli")]
pub(crate) mod drafts;
pub(crate) mod keeping;
#[cfg(feature = "cli")]
pub(crate) mod kept;
#[cfg(feature = "cli")]
pub(crate) mod library;
#[cfg(feature = "cli")]
pub(crate) mod lock;
#[cfg(feature = "cli")]
pub(crate) mod reading;
#[cfg(feature = "cli")]
pub(crate) mod saved;
pub(crate) mod shelf;

pub use bundled::{LADDERS, bundled_ids, bundled_ladder};
pub use keeping::{GENERAL, Keeping, Kept, is_one_person};
pub use shelf::{Entry, Found, Loaded, Shelf};

#[cfg(feature = "cli")]
pub use {
    atomic::{Access, can_be_written, is_same, make_folders, write_all_whole, write_whole},
    claim::Claim,
    drafts::{Draft, Store, free_page, is_aside},
    kept::Contents,
    library::{Library, is_path},
    reading::{
        at_most_the_largest, check_file, files_to_check, is_file, is_special, is_there, read_csv_file, read_csv_text,
        read_large_text_file, read_text_file, read_text_stream,
    },
    saved::{Newest, Wanted},
};
