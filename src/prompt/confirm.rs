//! A question that is answered with yes or no: one key, or one word where whole lines are read.

use std::io::{self, Write as _};

use super::terminal::{HeldTerminal, Hold};
use super::{Prompt, TypedLine, Way, keys};

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
    /// Asks until the answer is yes or no. Enter alone is no.
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
