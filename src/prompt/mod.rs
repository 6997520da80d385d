//! The keyboard. Questions are printed as plain lines that are never redrawn, so that the same text works on wide and
//! narrow screens, on dumb terminals, in logs and with screen readers. With [`Way::Keys`] the person answers with one
//! key, with [`Way::Lines`] with a whole line.

mod choose;
mod confirm;
mod keys;
mod pick;
mod terminal;

use std::io::{self, BufRead as _, Write as _};

use dialoguer::console::Term;

pub use choose::{Choice, Chosen, Menu};
pub use confirm::Confirmed;
pub use pick::Picked;
pub use terminal::{HeldTerminal, give_back, lend};

use crate::print::{self, Look, Paint, visible};
use terminal::{CTRL_C, CTRL_Z, Hold};

/// The gap between two columns of text.
const COLUMN_GAP: usize = 2;

/// How answers are typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// With a single key.
    Keys,
    /// With whole lines.
    Lines,
}

/// What a person typed at a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// One of the numbered answers, from 1.
    Number(u8),
    /// "Not sure" is the answer.
    NotSure,
    /// Keep the earlier answer.
    Keep,
    /// Go to the previous question.
    Back,
    /// Explain why this is asked.
    Why,
    /// Show all answers.
    Review,
    /// Say more about the last answer.
    Evidence,
    /// Save and stop.
    Stop,
    /// Ctrl-C.
    Interrupt,
    /// The person was away, so show the question again.
    Again,
}

/// What a person may type at a question besides a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowed {
    /// The highest number that is an answer.
    pub numbers: u8,
    /// Whether "not sure" is an answer.
    pub not_sure: bool,
    /// Whether Enter keeps an earlier answer.
    pub keep: bool,
    /// Whether the person can say more about their last answer.
    pub evidence: bool,
}

/// What a person typed at the review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Review {
    /// Finish.
    Finish,
    /// Continue with the questions still open.
    GoOn,
    /// Change the answer with this number.
    Change(usize),
    /// Change the craft.
    Craft,
    /// Change the level.
    Level,
    /// Save and stop.
    Stop,
    /// Ctrl-C.
    Interrupt,
}

/// The bytes of one line, with what ended it: Enter, Ctrl-C or Ctrl-Z. No ending means Ctrl-D or the end of the input.
/// `read_line` would wait for the end of the line after any of these, and would carry on after a signal.
fn typed_line() -> io::Result<Vec<u8>> {
    let mut stdin = io::stdin().lock();
    terminal::wait_for_input()?;
    let there = stdin.fill_buf()?;
    let end = there.iter().position(|byte| matches!(*byte, b'\n' | CTRL_C | CTRL_Z)).map(|at| at + 1);
    // A terminal delivers whole lines, so one without an ending was ended with Ctrl-D.
    let line = there.get(..end.unwrap_or(0)).expect("the end was found in it").to_vec();
    let read = end.unwrap_or(there.len());
    stdin.consume(read);
    Ok(line)
}

/// A line as the terminal delivered it.
enum RawLine {
    Bytes(Vec<u8>),
    Stop,
    Interrupt,
}

/// One line from the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypedLine {
    /// The text, trimmed.
    Text(String),
    /// Ctrl-D.
    Stop,
    /// Ctrl-C.
    Interrupt,
}

/// The terminal we ask in. Questions go to standard error, and keys come in.
#[derive(Debug)]
pub struct Prompt {
    term: Term,
    look: Look,
    way: Way,
    /// Whether the width follows the window, which can change.
    follows: bool,
}

impl Drop for Prompt {
    fn drop(&mut self) {
        terminal::yield_to_interrupts();
    }
}

impl Prompt {
    /// Asks in this terminal. If the width in `look` is the terminal's own, set `follows` so that the text adapts when
    /// it changes.
    #[must_use]
    pub fn new(look: Look, way: Way, follows: bool) -> Self {
        terminal::outlive_interrupts();
        Self { term: Term::stderr(), look, way, follows }
    }

    /// Measures the window again. Called after every wait, because the person may have changed its size.
    fn measure(&mut self) {
        if let Some((_, columns)) = self.term.size_checked().filter(|_| self.follows) {
            self.look.columns = columns.into();
        }
    }

    /// How answers are typed.
    #[must_use]
    pub fn way(&self) -> Way {
        self.way
    }

    /// Switches off the terminal's echo between keys, until the result is dropped.
    #[must_use]
    pub fn hold(&self) -> Option<HeldTerminal> {
        (self.way == Way::Keys).then(|| HeldTerminal::new(Hold::Keys))
    }

    /// How text is laid out.
    #[must_use]
    pub fn look(&self) -> &Look {
        &self.look
    }

    /// Prints a paragraph, or an empty line for an empty text.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn say(&mut self, text: &str) -> io::Result<()> {
        self.say_after(text, "")
    }

    /// Prints a paragraph with every line indented by `indent`.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn say_after(&mut self, text: &str, indent: &str) -> io::Result<()> {
        if text.is_empty() {
            return self.term.write_all(b"\n");
        }
        self.look.wrap(text, indent, indent).iter().try_for_each(|line| writeln!(self.term, "{line}"))
    }

    /// Prints a paragraph whose first line begins with something else, such as a number.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn say_hanging(&mut self, text: &str, first: &str, rest: &str) -> io::Result<()> {
        self.look.wrap(text, first, rest).iter().try_for_each(|line| writeln!(self.term, "{line}"))
    }

    /// Prints something the person may skip, such as the keys or the progress.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn aside(&mut self, text: &str, indent: &str) -> io::Result<()> {
        let paint = Paint::new(self.look.colour);
        let lines = self.look.wrap(text, indent, indent);
        lines.iter().try_for_each(|line| writeln!(self.term, "{}", paint.dim(line)))
    }

    /// Prints lines unchanged, for copying. An ASCII form of a name would be a different name.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn verbatim(&mut self, text: &str) -> io::Result<()> {
        text.lines().try_for_each(|line| writeln!(self.term, "{}", visible(line)))
    }

    /// Prints a command to run next. It gets its own line and is never wrapped, so that it can be copied.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn command(&mut self, command: &str) -> io::Result<()> {
        writeln!(self.term, "{}", print::command(command, &self.look))
    }

    /// Prints short lines in two columns, filling the first column before the second, or in one if they do not fit.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn in_two_columns(&mut self, lines: &[String]) -> io::Result<()> {
        let (left, right) = lines.split_at(lines.len().div_ceil(2));
        let width = left.iter().map(|line| self.look.columns_of(line)).max().unwrap_or_default();
        for (n, line) in left.iter().enumerate() {
            let gap = " ".repeat(width - self.look.columns_of(line) + COLUMN_GAP);
            let row = right.get(n).map_or_else(|| line.clone(), |other| format!("{line}{gap}{other}"));
            writeln!(self.term, "{row}")?;
        }
        Ok(())
    }

    /// How wide each of two columns may be, or `None` if only one fits.
    #[must_use]
    pub fn column(&self) -> Option<usize> {
        (self.look.is_wide() && self.way == Way::Keys).then(|| (self.look.width() - COLUMN_GAP) / 2)
    }

    /// Prints an answer in the list of all answers. On a wide screen it is cut to one line. On a narrow one, or read
    /// aloud, it is complete.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn answered(&mut self, number: usize, answer: &str, text: &str) -> io::Result<()> {
        if self.look.is_wide() && self.way == Way::Keys {
            let gap = " ".repeat(21_usize.saturating_sub(self.look.columns_of(answer)));
            let row = self.look.cut(&format!("{number:>2}  {answer}{gap}  {text}"), self.look.width());
            return writeln!(self.term, "{row}");
        }
        let first = format!("{number:>2}. ");
        self.look
            .wrap(&format!("{answer}: {text}"), &first, "    ")
            .iter()
            .try_for_each(|line| writeln!(self.term, "{line}"))
    }

    /// Prints a heading or a question.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn head(&mut self, text: &str) -> io::Result<()> {
        let paint = Paint::new(self.look.colour);
        let lines = self.look.wrap(text, "", "");
        lines.iter().try_for_each(|line| writeln!(self.term, "{}", paint.bold(line)))
    }

    /// Waits for the answer to the question just printed. `hint` comes before a typed line. `keys` lists the keys, and
    /// is repeated after a key that means nothing.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn reply(&mut self, hint: &str, keys: &str, allowed: Allowed) -> io::Result<Reply> {
        if self.way == Way::Lines {
            return self.reply_in_lines(hint, allowed);
        }
        loop {
            let reply = keys::reply(&mut self.term, allowed);
            self.measure();
            if let Some(reply) = reply? {
                return Ok(reply);
            }
            writeln!(self.term)?;
            self.aside(keys, "  ")?;
        }
    }

    /// Shows what was understood: after the `> ` if single keys are read, otherwise on its own line.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn echo(&mut self, text: &str) -> io::Result<()> {
        // The text follows the `> `, with its other lines below.
        let lines = self.look.wrap(text, "  ", "  ").join("\n");
        writeln!(self.term, "{}", lines.trim_start())
    }

    /// Reads one line.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn line(&mut self, question: &str) -> io::Result<TypedLine> {
        loop {
            if let Some(line) = self.line_unless_away(question)? {
                return Ok(line);
            }
        }
    }

    /// Reads a note: one line, or all the lines of a paste joined into one. Says so if the terminal lost the end of a
    /// long line.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn note(&mut self, question: &str) -> io::Result<TypedLine> {
        // A terminal can mark the start and end of a paste, so that we know where it ends however slowly it arrives.
        let marks_pastes = self.way == Way::Keys;
        let _held = HeldTerminal::new(Hold::Lines);
        if marks_pastes {
            write!(self.term, "\x1b[?2004h")?;
        }
        let note = self.lines_of_a_note(question);
        if marks_pastes {
            write!(self.term, "\x1b[?2004l")?;
            self.term.flush()?;
        }
        note
    }

    fn lines_of_a_note(&mut self, question: &str) -> io::Result<TypedLine> {
        /// The most bytes of a line that Linux keeps. It silently drops the rest.
        const LONGEST_LINE: usize = 4095;
        let (mut note, mut is_cut, mut is_in_paste) = (String::new(), false, false);
        loop {
            let typed = match self.raw_line_unless_away(if note.is_empty() { question } else { "" })? {
                None => continue,
                Some(RawLine::Interrupt) => return Ok(TypedLine::Interrupt),
                Some(RawLine::Stop) if note.is_empty() => return Ok(TypedLine::Stop),
                Some(RawLine::Stop) => break,
                Some(RawLine::Bytes(typed)) => typed,
            };
            is_cut |= typed.len() >= LONGEST_LINE;
            let text = String::from_utf8_lossy(&typed);
            let (begins, ends) = (text.rfind("\x1b[200~"), text.rfind("\x1b[201~"));
            is_in_paste = if begins == ends { is_in_paste } else { begins > ends };
            let line = written(&text);
            let line = line.trim();
            if !note.is_empty() && !line.is_empty() {
                note.push(' ');
            }
            note.push_str(line);
            if !is_in_paste && !terminal::more_comes_at_once() {
                break;
            }
        }
        if is_cut {
            self.say("The terminal takes no more than 4,095 bytes in a line; the rest of it is lost.")?;
        }
        Ok(TypedLine::Text(note))
    }

    /// Prints a question. Its last line has no newline, so that the answer follows it.
    fn write_question(&mut self, question: &str) -> io::Result<()> {
        write!(self.term, "{} ", self.look.wrap(question, "", "").join("\n"))?;
        self.term.flush()
    }

    /// Reads one line like [`Self::line`]. Returns `None` if the person pressed Ctrl-Z and is back now.
    fn line_unless_away(&mut self, question: &str) -> io::Result<Option<TypedLine>> {
        Ok(self.raw_line_unless_away(question)?.map(|line| match line {
            RawLine::Bytes(line) => TypedLine::Text(written(&String::from_utf8_lossy(&line)).trim().to_owned()),
            RawLine::Stop => TypedLine::Stop,
            RawLine::Interrupt => TypedLine::Interrupt,
        }))
    }

    fn raw_line_unless_away(&mut self, question: &str) -> io::Result<Option<RawLine>> {
        let _held = HeldTerminal::new(Hold::Lines);
        if !question.is_empty() {
            self.write_question(question)?;
        }
        let line = match typed_line() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => None,
            line => Some(line?),
        };
        self.measure();
        let Some(line) = line.filter(|line| !line.contains(&CTRL_C) && !terminal::interrupted()) else {
            writeln!(self.term)?;
            return Ok(Some(RawLine::Interrupt));
        };
        if line.contains(&CTRL_Z) {
            writeln!(self.term)?;
            terminal::suspend();
            return Ok(None);
        }
        if line.is_empty() {
            writeln!(self.term)?;
            return Ok(Some(RawLine::Stop));
        }
        Ok(Some(RawLine::Bytes(line)))
    }

    /// Asks what to do at the review, after all answers have been printed. If questions are still open, Enter continues
    /// with them: everywhere else Enter keeps an answer, so it must not end an interview half-way.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn review(&mut self, numbers: usize, is_open: bool, may_change_craft: bool) -> io::Result<Review> {
        // Throw away an Enter typed after the last key. It would end the interview before the person could check
        // anything.
        if self.way == Way::Keys {
            let _held = HeldTerminal::new(Hold::Keys);
            match keys::drain()? {
                Some(Reply::Interrupt) => return Ok(Review::Interrupt),
                Some(_) => return Ok(Review::Stop),
                None => {}
            }
        }
        loop {
            match self.line(">")? {
                TypedLine::Interrupt => return Ok(Review::Interrupt),
                TypedLine::Stop => return Ok(Review::Stop),
                TypedLine::Text(typed) => match (typed.to_lowercase().as_str(), typed.parse()) {
                    ("", _) if is_open => return Ok(Review::GoOn),
                    ("" | "f", _) => return Ok(Review::Finish),
                    ("q", _) => return Ok(Review::Stop),
                    ("c", _) if may_change_craft => return Ok(Review::Craft),
                    ("l", _) => return Ok(Review::Level),
                    (_, Ok(number)) if (1..=numbers).contains(&number) => return Ok(Review::Change(number)),
                    _ => {
                        let finish = if is_open { "f, " } else { "" };
                        let craft = if may_change_craft { "c, " } else { "" };
                        self.say(&format!(
                            "\"{typed}\" isn't an option. Press Enter, or type a number from 1 to {numbers}, {finish}{craft}l or q."
                        ))?;
                    }
                },
            }
        }
    }

    fn reply_in_lines(&mut self, hint: &str, allowed: Allowed) -> io::Result<Reply> {
        loop {
            let typed = match self.line_unless_away(hint)? {
                None => return Ok(Reply::Again),
                Some(TypedLine::Interrupt) => return Ok(Reply::Interrupt),
                Some(TypedLine::Stop) => return Ok(Reply::Stop),
                Some(TypedLine::Text(typed)) => typed,
            };
            match (typed.to_lowercase().as_str(), typed.parse::<u8>()) {
                ("", _) if allowed.keep => return Ok(Reply::Keep),
                ("n", _) if allowed.not_sure => return Ok(Reply::NotSure),
                ("b", _) => return Ok(Reply::Back),
                ("?", _) => return Ok(Reply::Why),
                ("r", _) => return Ok(Reply::Review),
                ("e", _) if allowed.evidence => return Ok(Reply::Evidence),
                ("q", _) => return Ok(Reply::Stop),
                (_, Ok(number)) if (1..=allowed.numbers).contains(&number) => return Ok(Reply::Number(number)),
                _ => {
                    let not_sure = if allowed.not_sure { "n, " } else { "" };
                    let evidence = if allowed.evidence { "e, " } else { "" };
                    let letters = format!("{not_sure}{evidence}b, r, ? or q");
                    let most = allowed.numbers;
                    let wrong =
                        if typed.is_empty() { String::new() } else { format!("\"{typed}\" is not an answer. ") };
                    let number =
                        if most > 0 { format!("Type a number from 1 to {most}") } else { "Press Enter".into() };
                    self.say(&format!("{wrong}{number}, or {letters}."))?;
                }
            }
        }
    }
}

/// The text in a line. Keys such as Escape and the arrows leave their codes in it, which do not belong in an answer.
fn written(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut signs = line.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\u{1b}' => {
                if let Some(rest) = signs.as_str().strip_prefix('[') {
                    signs = rest.chars();
                    signs.find(|sign| matches!(sign, '@'..='~'));
                }
            }
            '\t' => text.push(' '),
            sign if sign.is_control() => {}
            sign => text.push(sign),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn a_line_is_what_was_written_and_no_key() {
        for (line, wanted) in [
            ("School, June", "School, June"),
            ("\u{1b}[Aschool\u{1b}[1;5D\tJune\u{1b}", "school June"),
            ("\u{1b}Often [x]\u{7f}\u{9b}", "Often [x]"),
            ("\u{1b}[", ""),
        ] {
            assert_eq!(written(line), wanted);
        }
    }
}
