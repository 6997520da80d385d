//! What to do with what is on the screen: one key of several, or one letter where whole lines are read.

use std::io::{self, Write as _};

use super::terminal::{Held, Hold};
use super::{Line, Prompt, Way, keys};
use crate::print::Paint;

/// What was picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picked {
    /// What this key stands for.
    Key(char),
    /// Enter: nothing more.
    Done,
    /// Ctrl-C.
    Interrupt,
}

impl Prompt {
    /// Names the keys, each with what it does, and waits for one of them or Enter.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn pick(&mut self, keys: &[(char, &str)]) -> io::Result<Picked> {
        let what = |key: char| keys.iter().find(|(known, _)| *known == key).map(|(_, what)| *what);
        if self.way == Way::Lines {
            let question = self.named(keys).join(" ");
            loop {
                let typed = match self.line(&question)? {
                    Line::Interrupt => return Ok(Picked::Interrupt),
                    Line::Stop => return Ok(Picked::Done),
                    Line::Text(typed) => typed.to_lowercase(),
                };
                let mut letters = typed.chars();
                match (letters.next(), letters.next()) {
                    (None, _) | (Some('q'), None) => return Ok(Picked::Done),
                    (Some(key), None) if what(key).is_some() => return Ok(Picked::Key(key)),
                    _ => self.say(&format!("\"{typed}\" isn't one of them."))?,
                }
            }
        }
        let letters: Vec<char> = keys.iter().map(|(key, _)| *key).collect();
        loop {
            let _held = Held::new(Hold::Keys);
            let paint = Paint::new(self.look.colour);
            let lines: Vec<String> = self.named(keys).iter().map(|line| paint.dim(line)).collect();
            write!(self.term, "{} > ", lines.join("\n"))?;
            self.term.flush()?;
            let picked = keys::one_of(&self.term, &letters);
            self.measure();
            match picked? {
                Some(Picked::Key(key)) => {
                    writeln!(self.term, "{}", what(key).unwrap_or_default())?;
                    return Ok(Picked::Key(key));
                }
                Some(picked) => {
                    writeln!(self.term)?;
                    return Ok(picked);
                }
                // A key that means nothing, or they were away.
                None => writeln!(self.term)?,
            }
        }
    }

    /// The keys, as they are asked for.
    fn named(&self, keys: &[(char, &str)]) -> Vec<String> {
        let (between, after) = if self.way == Way::Lines { (" for ", ", ") } else { (" ", "  ") };
        let named: Vec<String> = keys.iter().map(|(key, what)| format!("{key}{between}{what}")).collect();
        let named = named.join(after);
        let text = match self.way {
            Way::Lines => format!("Type {named}, or just press Enter when you are done:"),
            Way::Keys => format!("{named}  Enter done"),
        };
        self.look.wrap(&text, "", "")
    }

    /// Rows that the keys take.
    #[must_use]
    pub fn rows_of(&self, keys: &[(char, &str)]) -> usize {
        self.named(keys).len()
    }

    /// Rows of the window, if it says so.
    #[must_use]
    pub fn rows(&self) -> Option<usize> {
        self.term.size_checked().map(|(rows, _)| rows.into())
    }
}
