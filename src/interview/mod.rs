//! The interview without a terminal: the questions, the answers, the marks, and the cursors that walk through them.

mod cursor;
mod marking;
mod meanwhile;
mod questions;
#[cfg(test)]
pub(crate) mod sample;

pub use cursor::{Cursor, ToAsk};
pub use marking::{Changed, Markable, Marking, ToMark, changes};
pub use questions::{Bank, Question, Reader, Scale, Wording};

pub use crate::model::{Answer, Answers, By, Date, Form, Goal, Growth, Mark, Meeting, Standing, Trial};
