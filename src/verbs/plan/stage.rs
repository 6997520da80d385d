//! The ways that a part of an interview can end.

use anyhow::Result;

/// A choice made before the questions that the review can change.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reconsidered {
    Craft,
    Level,
}

/// How a part of an interview ended.
pub(crate) enum Ended {
    Finished,
    /// The person went back from the first question.
    Back,
    /// The person wants to change the craft or the level, and then return to the review.
    Reconsider(Reconsidered),
    Stopped,
    Interrupted,
}

/// One step of an interview: its result, or how the interview ended there.
pub(crate) type Stage<T> = Result<std::result::Result<T, Ended>>;
