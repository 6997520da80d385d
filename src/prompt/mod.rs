//! The keyboard. What is asked is printed as plain lines that are never redrawn, so that one text serves a wide
//! screen, a narrow one, a dumb terminal, a log and a screen reader. With [`Way::Keys`] one key answers; with
//! [`Way::Lines`] a whole line does.

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

/// Columns between two columns.
const COLUMN_GAP: usize = 2;

/// How answers are typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// One key.
    Keys,
    /// Whole lines.
    Lines,
}

/// What a person typed at a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// One of the numbered answers, from 1.
    Number(u8),
    /// "Not sure".
    NotSure,
    /// Keep the earlier answer.
    Keep,
    /// To the question before.
    Back,
    /// Why is this asked?
    Why,
    /// See all answers.
    Review,
    /// Say more about the last answer.
    Evidence,
    /// Save and stop.
    Stop,
    /// Ctrl-C.
    Interrupt,
    /// They were away: show the question again.
    Again,
}

/// What may be typed at a question, beside the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowed {
    /// The highest number.
    pub numbers: u8,
    /// "Not sure" is an answer.
    pub not_sure: bool,
    /// There is an earlier answer that Enter keeps.
    pub keep: bool,
    /// There is a last answer, and more can be said about it.
    pub evidence: bool,
}

/// What a person typed at the review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Review {
    /// Done.
    Finish,
    /// On with what is open.
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

/// The bytes of one line with what ended it: Enter, Ctrl-C or Ctrl-Z; nothing after Ctrl-D, or where there is no more.
/// Unlike `read_line`, which would wait for the end of the line after any of these, and go on after a signal.
fn typed_line() -> io::Result<Vec<u8>> {
    let mut stdin = io::stdin().lock();
    terminal::wait_for_input()?;
    let there = stdin.fill_buf()?;
    let end = there.iter().position(|byte| matches!(*byte, b'\n' | CTRL_C | CTRL_Z)).map(|at| at + 1);
    // A terminal gives whole lines: one without an end was ended by Ctrl-D.
    let line = there.get(..end.unwrap_or(0)).expect("the end was found in it").to_vec();
    let read = end.unwrap_or(there.len());
    stdin.consume(read);
    Ok(line)
}

/// A line as the terminal gave it.
enum RawLine {
    Bytes(Vec<u8>),
    Stop,
    Interrupt,
}

/// A whole line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypedLine {
    /// What was typed, trimmed.
    Text(String),
    /// Ctrl-D.
    Stop,
    /// Ctrl-C.
    Interrupt,
}

/// The terminal a person is asked in: lines go out on the standard error, keys come in.
#[derive(Debug)]
pub struct Prompt {
    term: Term,
    look: Look,
    way: Way,
    /// The width is the window's, which can change.
    follows: bool,
}

impl Drop for Prompt {
    fn drop(&mut self) {
        terminal::yield_to_interrupts();
    }
}

impl Prompt {
    /// Asks in this terminal. Where the width of `look` is the terminal's own, text `follows` it as it changes.
    #[must_use]
    pub fn new(look: Look, way: Way, follows: bool) -> Self {
        terminal::outlive_interrupts();
        Self { term: Term::stderr(), look, way, follows }
    }

    /// Looked at behind every wait for a person, who may have changed the window meanwhile.
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

    /// Keeps the terminal quiet between two keys, until what is given back is dropped.
    #[must_use]
    pub fn hold(&self) -> Option<HeldTerminal> {
        (self.way == Way::Keys).then(|| HeldTerminal::new(Hold::Keys))
    }

    /// How text is laid out.
    #[must_use]
    pub fn look(&self) -> &Look {
        &self.look
    }

    /// A paragraph; an empty line for an empty text.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn say(&mut self, text: &str) -> io::Result<()> {
        self.say_after(text, "")
    }

    /// A paragraph whose lines begin with `indent`.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn say_after(&mut self, text: &str, indent: &str) -> io::Result<()> {
        if text.is_empty() {
            return self.term.write_all(b"\n");
        }
        self.look.wrap(text, indent, indent).iter().try_for_each(|line| writeln!(self.term, "{line}"))
    }

    /// A paragraph with its own beginning, such as a number.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn say_hanging(&mut self, text: &str, first: &str, rest: &str) -> io::Result<()> {
        self.look.wrap(text, first, rest).iter().try_for_each(|line| writeln!(self.term, "{line}"))
    }

    /// What may be passed over: the keys, and how far one is.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn aside(&mut self, text: &str, indent: &str) -> io::Result<()> {
        let paint = Paint::new(self.look.colour);
        let lines = self.look.wrap(text, indent, indent);
        lines.iter().try_for_each(|line| writeln!(self.term, "{}", paint.dim(line)))
    }

    /// Lines as they are, to be copied: an ASCII form of a name would be another name.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn verbatim(&mut self, text: &str) -> io::Result<()> {
        text.lines().try_for_each(|line| writeln!(self.term, "{}", visible(line)))
    }

    /// A command that can be run next: alone on its line and never broken, so that it can be copied.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn command(&mut self, command: &str) -> io::Result<()> {
        writeln!(self.term, "{}", print::command(command, &self.look))
    }

    /// Short lines in two columns, read down the first and then the second; all below each other where there is no room.
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

    /// How wide each of two columns may be; `None` where there is only room for one.
    #[must_use]
    pub fn column(&self) -> Option<usize> {
        (self.look.is_wide() && self.way == Way::Keys).then(|| (self.look.width() - COLUMN_GAP) / 2)
    }

    /// An answer in the list of all: cut to one line where the screen is wide, whole where it is narrow or read aloud.
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

    /// A heading, or a question.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn head(&mut self, text: &str) -> io::Result<()> {
        let paint = Paint::new(self.look.colour);
        let lines = self.look.wrap(text, "", "");
        lines.iter().try_for_each(|line| writeln!(self.term, "{}", paint.bold(line)))
    }

    /// Waits for the answer to a question that was just printed. `hint` is what stands before a line that is typed, and
    /// `keys` names the keys: said once more after one that means nothing.
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

    /// Shows what was understood: beside the `> ` where keys are read, on a line of its own else.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn echo(&mut self, text: &str) -> io::Result<()> {
        // It follows the `> `, and the lines after the first are below it.
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

    /// Reads a note: one line, or all the lines of a paste, joined. What the terminal had no room for is said.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn note(&mut self, question: &str) -> io::Result<TypedLine> {
        // A terminal marks what is pasted, so that its end is known however slowly it comes.
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
        /// The most bytes that Linux keeps of one line; what is typed beyond is thrown away without a word.
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

    /// A question. Its last line has no newline, so that the answer follows it.
    fn write_question(&mut self, question: &str) -> io::Result<()> {
        write!(self.term, "{} ", self.look.wrap(question, "", "").join("\n"))?;
        self.term.flush()
    }

    /// The same; `None` if Ctrl-Z was pressed, and the person is back now.
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

    /// What to do at the review of all answers, which was just printed. While something is open Enter goes on with it:
    /// the key that keeps an answer everywhere else must not end an interview half-way.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn review(&mut self, numbers: usize, is_open: bool, may_change_craft: bool) -> io::Result<Review> {
        // An Enter behind the last key would end the interview before anything could be checked.
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

/// What was written in a line. Keys that are no text leave their codes in it, such as Escape and the arrows: none of
/// them belongs into an answer.
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
