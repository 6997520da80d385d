//! What to do with what is on the screen: one key of several, or one letter where whole lines are read.

use std::io::{self, Write as _};

use super::terminal::{HeldTerminal, Hold};
use super::{Prompt, TypedLine, Way, keys};
use crate::print::Paint;

/// What was picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picked {
    /// What this key does.
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
        let letters: Vec<char> = keys.iter().map(|(key, _)| *key).collect();
        if self.way == Way::Lines {
            let question = self.named(keys).join(" ");
            loop {
                let typed = match self.line(&question)? {
                    TypedLine::Interrupt => return Ok(Picked::Interrupt),
                    TypedLine::Stop => return Ok(Picked::Done),
                    TypedLine::Text(typed) => typed.to_lowercase(),
                };
                let mut signs = typed.chars();
                match (signs.next(), signs.next()) {
                    (None, _) | (Some('q'), None) => return Ok(Picked::Done),
                    (Some(key), None) if letters.contains(&key) => return Ok(Picked::Key(key)),
                    _ => self.say(&format!("\"{typed}\" isn't one of them."))?,
                }
            }
        }
        loop {
            let _held = HeldTerminal::new(Hold::Keys);
            let paint = Paint::new(self.look.colour);
            let lines: Vec<String> = self.named(keys).iter().map(|line| paint.dim(line)).collect();
            write!(self.term, "{} ", lines.join("\n"))?;
            self.term.flush()?;
            let picked = keys::one_of(&self.term, &letters);
            self.measure();
            match picked? {
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
        if self.way == Way::Lines {
            let named: Vec<String> = keys.iter().map(|(key, what)| format!("{key} to {what}")).collect();
            let question = format!("Type {}, or just press Enter when you are done:", named.join(", "));
            return self.look.wrap(&question, "", "");
        }
        // A key stays beside what it does.
        let named = keys.iter().map(|(key, what)| format!("{key} {what}")).chain(["Enter done >".to_owned()]);
        let mut rows: Vec<String> = Vec::new();
        for one in named {
            match rows.last_mut().filter(|row| row.len() + 2 + one.len() <= self.look.width()) {
                Some(row) => row.extend(["  ", &one]),
                None => rows.push(one),
            }
        }
        rows
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
