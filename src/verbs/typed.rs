//! What words on the command line mean by themselves.

use std::path::Path;

use crate::cli::Who;
use crate::interview::By;

/// The file is the standard input.
pub(crate) fn is_stdin(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// Who answers, from the command line.
pub(crate) fn by(who: Option<Who>) -> By {
    match who {
        Some(Who::Coach) => By::Coach,
        Some(Who::Oneself) | None => By::Oneself,
    }
}
