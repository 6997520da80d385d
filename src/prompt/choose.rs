//! Choosing one of a list: with the arrow keys where keys are read, else by its number or its name.

use std::io::{self, Write as _};

use dialoguer::console::Key;

use super::terminal::{CTRL_Z, Held, Hold};
use super::{Line, Prompt, Way, keys, terminal};

/// A line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What may be typed for it.
    pub id: String,
    /// What stands first.
    pub title: String,
    /// What it is, in a sentence.
    pub summary: String,
}

/// What became of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// The line with this number, from 0.
    Line(usize),
    /// Save and stop.
    Stop,
    /// Ctrl-C.
    Interrupt,
}

impl Prompt {
    /// Asks to choose one of the lines.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn choose(&mut self, question: &str, choices: &[Choice]) -> io::Result<Chosen> {
        // One line of the list, the keys above it and the cursor below it.
        let has_room = self.term.size_checked().is_none_or(|(rows, _)| rows >= 3);
        match self.way {
            Way::Keys if has_room => self.choose_with_arrows(question, choices),
            Way::Keys | Way::Lines => self.choose_by_number(question, choices),
        }
    }

    fn choose_with_arrows(&mut self, question: &str, choices: &[Choice]) -> io::Result<Chosen> {
        self.say(question)?;
        let _held = Held::new(Hold::Keys);
        self.term.hide_cursor()?;
        let chosen = self.walk(choices);
        // Whatever happened, the cursor is to be seen again.
        self.term.show_cursor()?;
        let chosen = chosen?;
        if let Chosen::Line(line) = chosen {
            let title = choices.get(line).map_or("", |choice| choice.title.as_str());
            self.echo(&format!("> {title}"))?;
        }
        Ok(chosen)
    }

    /// Draws the list, and again after each key that moves in it. It is gone at the end.
    fn walk(&mut self, choices: &[Choice]) -> io::Result<Chosen> {
        let (mut at, mut top) = (0, 0);
        let last = choices.len().saturating_sub(1);
        loop {
            let drawn = self.draw(choices, at, &mut top)?;
            let key = keys::next(&self.term)?;
            self.measure();
            self.term.clear_last_lines(drawn)?;
            match key {
                Key::ArrowDown | Key::Tab | Key::Char('j') => at = if at == last { 0 } else { at + 1 },
                Key::ArrowUp | Key::BackTab | Key::Char('k') => at = if at == 0 { last } else { at - 1 },
                Key::PageDown | Key::ArrowRight | Key::Char('l') => at = (at + drawn - 1).min(last),
                Key::PageUp | Key::ArrowLeft | Key::Char('h') => at = at.saturating_sub(drawn - 1),
                Key::Home => at = 0,
                Key::End => at = last,
                Key::Enter | Key::Char(' ') => return Ok(Chosen::Line(at)),
                Key::Escape | Key::Char('q' | 'Q' | '\u{4}') => return Ok(Chosen::Stop),
                Key::CtrlC | Key::Char('\u{3}') => return Ok(Chosen::Interrupt),
                Key::Char(c) if c == char::from(CTRL_Z) => {
                    self.term.show_cursor()?;
                    terminal::suspend();
                    self.term.hide_cursor()?;
                }
                _ => {}
            }
        }
    }

    /// As much of the list as there are rows for, with the line that is chosen in it. Gives how many lines that is.
    fn draw(&mut self, choices: &[Choice], at: usize, top: &mut usize) -> io::Result<usize> {
        // Looked at each time: a window can change its size. A line that wraps would leave ghosts behind.
        self.measure();
        let (rows, columns) = self.term.size();
        let width = usize::from(columns).min(self.look.columns).saturating_sub(4);
        // The keys stand above the list, and the cursor below it.
        let rows = usize::from(rows).saturating_sub(2).max(1);
        *top = (*top).min(at).max((at + 1).saturating_sub(rows));
        let mut drawn = 1;
        let keys = if choices.len() > rows {
            format!("Arrow keys, Enter (q stops), {} of {}", at + 1, choices.len())
        } else {
            "Arrow keys, then Enter (q stops)".to_owned()
        };
        writeln!(self.term, "{}", self.look.cut(&keys, width + 2))?;
        for (n, choice) in choices.iter().enumerate().skip(*top).take(rows) {
            let mark = if n == at { '>' } else { ' ' };
            let line = self.look.cut(&format!("{}  {}", choice.title, choice.summary), width);
            writeln!(self.term, "{mark} {line}")?;
            drawn += 1;
        }
        self.term.flush()?;
        Ok(drawn)
    }

    fn choose_by_number(&mut self, question: &str, choices: &[Choice]) -> io::Result<Chosen> {
        self.say(question)?;
        for (n, choice) in choices.iter().enumerate() {
            let number = n + 1;
            self.say_after(&format!("{number:>3}  {}  {}", choice.title, choice.summary), "")?;
        }
        loop {
            let most = choices.len();
            let typed = match self.line(&format!("Your choice, 1 to {most}:"))? {
                Line::Interrupt => return Ok(Chosen::Interrupt),
                Line::Stop => return Ok(Chosen::Stop),
                Line::Text(typed) => typed,
            };
            if typed.eq_ignore_ascii_case("q") {
                return Ok(Chosen::Stop);
            }
            let by_number = typed.parse::<usize>().ok().filter(|n| (1..=most).contains(n)).map(|n| n - 1);
            let called = called(choices, &typed);
            if by_number.is_none() && called.len() > 1 {
                self.say(&format!("Several are called \"{typed}\". Type the number."))?;
                continue;
            }
            let Some(line) = by_number.or_else(|| called.first().copied()) else {
                self.say(&format!("\"{typed}\" is not in the list. Type a number from 1 to {most}, or q to stop."))?;
                continue;
            };
            let title = choices.get(line).map_or("", |choice| choice.title.as_str());
            self.echo(&format!("{} {title}", line + 1))?;
            return Ok(Chosen::Line(line));
        }
    }
}

/// The lines with this id or, where none has it, with this title, any case, with or without what stands in brackets
/// behind it.
fn called(choices: &[Choice], typed: &str) -> Vec<usize> {
    let typed = typed.to_lowercase();
    let is = |name: &str| name.to_lowercase() == typed;
    if let Some(line) = choices.iter().position(|choice| is(&choice.id)) {
        return vec![line];
    }
    let titled = |title: &str| is(title) || title.rsplit_once(" (").is_some_and(|(name, _)| is(name));
    choices.iter().enumerate().filter(|(_, choice)| titled(&choice.title)).map(|(line, _)| line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_chosen_by_its_id_or_its_title_with_or_without_its_kind() {
        let line = |id: &str, title: &str| Choice { id: id.into(), title: title.into(), summary: String::new() };
        let lines = [
            line("minarai", "見習い (trunk)"),
            line("lead", "Älterer (mastery)"),
            line("x", "Lead (management)"),
            line("y", "lead (hybrid)"),
        ];
        assert_eq!(called(&lines, "見習い"), [0]);
        assert_eq!(called(&lines, "älterer"), [1]);
        assert_eq!(called(&lines, "ÄLTERER (MASTERY)"), [1]);
        assert_eq!(called(&lines, "Lead"), [1], "an id before a title");
        assert_eq!(called(&lines[2..], "LEAD"), [0, 1]);
        assert_eq!(called(&lines, "nothing"), [0; 0]);
    }
}
