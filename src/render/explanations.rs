//! What `metier explain` says of each code: a flat table. The tests check that every example is found before the mend
//! and not after it.

use crate::diagnostic::Code;

/// Why a finding matters and how it is mended.
pub(super) struct Explanation {
    /// Why it matters to the people on the ladder, in a few sentences.
    pub(super) why: &'static str,
    /// What to write instead.
    pub(super) instead: &'static str,
    /// A piece of a ladder that has the fault.
    pub(super) before: &'static str,
    /// The same piece, mended.
    pub(super) after: &'static str,
}

/// The explanation of a code.
#[must_use]
pub(super) fn explanation(code: Code) -> Explanation {
    match code {
        Code::MasteryCeiling => Explanation {
            why: "Who wants to rise further has to leave the work they are best at.",
            instead: "Give mastery a level at every rank that management has, up to the top.",
            before: "x",
            after: "y",
        },
        _ => Explanation { why: "", instead: "", before: "", after: "" },
    }
}
