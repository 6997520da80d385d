//! Choosing one of a list: with the arrow keys where keys are read, else by its number or its name.

use std::io;

use dialoguer::Select;
use dialoguer::theme::SimpleTheme;

use super::{Line, Prompt, Way, terminal};

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
        match self.way {
            Way::Keys => self.choose_with_arrows(question, choices),
            Way::Lines => self.choose_by_number(question, choices),
        }
    }

    fn choose_with_arrows(&mut self, question: &str, choices: &[Choice]) -> io::Result<Chosen> {
        self.say(question)?;
        // A line that wraps would leave ghosts when the list is drawn again.
        let columns = self.term.size_checked().map_or(self.look.columns, |(_, columns)| usize::from(columns));
        let width = columns.min(self.look.columns).saturating_sub(4);
        let line = |choice: &Choice| self.look.cut(&format!("{}  {}", choice.title, choice.summary), width);
        let theme = Plain;
        let chosen = Select::with_theme(&theme)
            .with_prompt("Arrow keys, then Enter (q stops)")
            .items(choices.iter().map(line))
            .default(0)
            .report(false)
            .interact_on_opt(&self.term);
        // Whatever happened, the cursor is to be seen again.
        self.term.show_cursor()?;
        let interrupted = terminal::interrupted();
        match chosen {
            Ok(Some(line)) => {
                let title = choices.get(line).map_or("", |choice| choice.title.as_str());
                self.echo(&format!("> {title}"))?;
                Ok(Chosen::Line(line))
            }
            Ok(None) => Ok(Chosen::Stop),
            Err(dialoguer::Error::IO(error)) if interrupted || error.kind() == io::ErrorKind::Interrupted => {
                Ok(Chosen::Interrupt)
            }
            Err(dialoguer::Error::IO(error)) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(Chosen::Stop),
            Err(dialoguer::Error::IO(error)) => Err(error),
        }
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

/// A list without marks that need more than ASCII.
struct Plain;

impl dialoguer::theme::Theme for Plain {
    fn format_select_prompt(&self, f: &mut dyn std::fmt::Write, prompt: &str) -> std::fmt::Result {
        f.write_str(prompt)
    }

    fn format_select_prompt_item(&self, f: &mut dyn std::fmt::Write, text: &str, active: bool) -> std::fmt::Result {
        SimpleTheme.format_select_prompt_item(f, text, active)
    }
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
