//! The interview without a terminal: the questions, the answers, and the cursor that walks through them.

mod answers;
mod cursor;
mod questions;

pub use answers::{Answer, By, Form, Growth, Mark, Sheet, Standing};
pub use cursor::{Cursor, Item};
pub use questions::{Bank, GrowthQuestion, Question, Scale, Steps, Wording, with_craft};

#[cfg(test)]
pub(crate) use questions::sample;
