//! How the parts of an interview end.

use anyhow::Result;

/// What is chosen before the questions, and can be changed at their review.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reconsidered {
    Craft,
    Level,
}

/// How a part of the interview ended.
pub(crate) enum Ended {
    Finished,
    /// Back from the first question.
    Back,
    /// To the craft or the level, and back to the review.
    Reconsider(Reconsidered),
    Stopped,
    Interrupted,
}

/// A step of the interview: what came of it, or how the interview ended at it.
pub(crate) type Stage<T> = Result<std::result::Result<T, Ended>>;
