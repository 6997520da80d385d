//! A question that a whole word answers, for what cannot be taken back.

use std::io;

use super::{Line, Prompt};

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// Do it.
    Yes,
    /// Leave it.
    No,
    /// Ctrl-D, or the terminal has no more to say.
    Stop,
    /// Ctrl-C.
    Interrupt,
}

impl Prompt {
    /// Asks until the answer is "yes" or "no". Nothing is preselected: Enter alone is no answer.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn confirm(&mut self, question: &str) -> io::Result<Confirmed> {
        loop {
            let typed = match self.line(question)? {
                Line::Interrupt => return Ok(Confirmed::Interrupt),
                Line::Stop => return Ok(Confirmed::Stop),
                Line::Text(typed) => typed,
            };
            match typed.to_lowercase().as_str() {
                "yes" | "y" => return Ok(Confirmed::Yes),
                "no" | "n" | "q" => return Ok(Confirmed::No),
                "" => self.say("Type yes or no, then Enter.")?,
                _ => self.say(&format!("\"{typed}\" is neither. Type yes or no, then Enter."))?,
            }
        }
    }
}
