//! The interview without a terminal: the questions, the answers, the marks, and the cursors that walk through them.

mod answers;
mod cursor;
mod marking;
mod questions;
#[cfg(test)]
pub(crate) mod sample;

pub use answers::{Answer, By, Form, Growth, Mark, Sheet, Standing};
pub use cursor::{Cursor, Item};
pub use marking::{Marking, ToMark};
pub use questions::{Bank, GrowthQuestion, Question, Reader, Scale, Steps, Wording};
