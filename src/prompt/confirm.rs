//! Asks a yes-or-no question, answered with one key or, when whole lines are read, with one word.

use std::io::{self, Write as _};

use super::terminal::{HeldTerminal, Hold};
use super::{Prompt, TypedLine, Way, keys};

/// The answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// Go ahead.
    Yes,
    /// Do not.
    No,
    /// Ctrl-D, or the end of the input.
    Stop,
    /// Ctrl-C.
    Interrupt,
}

impl Prompt {
    /// Asks until the answer is yes or no. Enter alone means no.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn confirm(&mut self, question: &str) -> io::Result<Confirmed> {
        let question = format!("{question} [y/N]");
        loop {
            if self.way == Way::Keys {
                let _held = HeldTerminal::new(Hold::Keys);
                self.write_question(&question)?;
                if let Some(confirmed) = keys::yes_or_no(&self.term)? {
                    let said = if confirmed == Confirmed::Yes { "yes" } else { "no" };
                    writeln!(self.term, "{said}")?;
                    return Ok(confirmed);
                }
                writeln!(self.term)?;
                continue;
            }
            let typed = match self.line(&question)? {
                TypedLine::Interrupt => return Ok(Confirmed::Interrupt),
                TypedLine::Stop => return Ok(Confirmed::Stop),
                TypedLine::Text(typed) => typed,
            };
            match typed.to_lowercase().as_str() {
                "yes" | "y" => return Ok(Confirmed::Yes),
                "" | "no" | "n" | "q" => return Ok(Confirmed::No),
                _ => self.say(&format!("\"{typed}\" is neither. Type y for yes or n for no, then Enter."))?,
            }
        }
    }
}
