//! Chooses one line of a list. Where single keys are read, typing filters the list. Otherwise the person types a number
//! or name.

use std::io::{self, Write as _};

use dialoguer::console::Key;

use super::terminal::{CTRL_Z, HeldTerminal, Hold};
use super::{Prompt, TypedLine, Way, keys, terminal};
use crate::diagnostic::closest;
use crate::ladder::plain;
use crate::print::Paint;

/// A line of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What a person can type for it.
    pub id: String,
    /// The first column.
    pub title: String,
    /// Other names for it.
    pub also_called: Vec<String>,
    /// What it is, in one sentence. Shown below the list while the line is highlighted.
    pub summary: String,
    /// The group it belongs to. A heading is shown whenever this changes. Empty for no group.
    pub group: String,
}

/// A list and the question about it.
#[derive(Clone, Copy, Debug)]
pub struct Menu<'a> {
    /// The question above it.
    pub question: &'a str,
    /// At least one choice.
    pub choices: &'a [Choice],
    /// What a text that matches no line can be used for, or `None` if the person has to choose a line.
    pub other: Option<&'a str>,
    /// Where going back leads, or `None` if this is the first list.
    pub back: Option<&'a str>,
    /// The index of the line that is highlighted at first.
    pub at: usize,
    /// What the person has already typed. It filters the list from the start, if a line matches it.
    pub typed: &'a str,
}

impl<'a> Menu<'a> {
    /// A first list that takes only its own lines, which the caller still has to add.
    #[must_use]
    pub fn of(question: &'a str) -> Self {
        Self { question, choices: &[], other: None, back: None, at: 0, typed: "" }
    }
}

/// What the person chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// The line with this index.
    Line(usize),
    /// Not a line but this text. Empty if the person has not typed it yet.
    Other(String),
    /// Go back to the list before.
    Back,
    /// Save and stop.
    Stop,
    /// Ctrl-C.
    Interrupt,
}

/// The list on the screen: what has been typed so far, and which of the matching lines is highlighted.
#[derive(Debug, Default)]
struct Filtered {
    typed: String,
    at: usize,
    /// The first row of the list that is visible.
    top: usize,
    /// The widths of the lines that were drawn, for erasing them.
    drawn: Vec<usize>,
}

/// One row of the list on the screen.
enum ListRow {
    Heading(String),
    /// The line with this index.
    Line(usize),
    Other,
}

impl Prompt {
    /// Asks the person to choose a line.
    ///
    /// # Errors
    /// If the terminal is gone.
    pub fn choose(&mut self, menu: Menu<'_>) -> io::Result<Chosen> {
        // Three rows: the question, one line of the list, and the cursor below it.
        let has_room = self.term.size_checked().is_none_or(|(rows, _)| rows >= 3);
        match self.way {
            Way::Keys if has_room => self.choose_by_keys(menu),
            Way::Keys | Way::Lines => self.choose_by_line(menu),
        }
    }

    fn choose_by_keys(&mut self, menu: Menu<'_>) -> io::Result<Chosen> {
        let _held = HeldTerminal::new(Hold::Keys);
        self.term.hide_cursor()?;
        let chosen = self.walk(menu);
        // Show the cursor again, even after an error.
        self.term.show_cursor()?;
        let chosen = chosen?;
        let said = match &chosen {
            Chosen::Line(line) => menu.choices.get(*line).map(|choice| choice.title.clone()),
            Chosen::Other(typed) => Some(typed.clone()).filter(|typed| !typed.is_empty()),
            Chosen::Back => Some("Back".into()),
            Chosen::Stop | Chosen::Interrupt => None,
        };
        self.say(menu.question)?;
        if let Some(said) = said {
            self.echo(&format!("> {said}"))?;
        }
        Ok(chosen)
    }

    /// Draws the list, redraws it after every key, and erases it at the end.
    fn walk(&mut self, menu: Menu<'_>) -> io::Result<Chosen> {
        let mut list = Filtered { at: menu.at, ..Filtered::default() };
        if !menu.typed.is_empty() && (menu.other.is_some() || !matching(menu.choices, menu.typed).is_empty()) {
            list.filter(menu.choices, menu.typed.to_owned());
        }
        loop {
            let rows = list.rows(menu);
            let lines: Vec<usize> = rows
                .iter()
                .enumerate()
                .filter(|(_, row)| !matches!(row, ListRow::Heading(_)))
                .map(|(n, _)| n)
                .collect();
            list.at = list.at.min(lines.len().saturating_sub(1));
            let highlighted = lines.get(list.at).copied();
            self.draw(menu, &mut list, &rows, highlighted)?;
            let size = self.term.size();
            let stopped = keys::drain_after_escape()?;
            let key = {
                let _held = HeldTerminal::new(Hold::Key);
                while stopped.is_none() && self.term.size() == size && !terminal::has_input()? {}
                match stopped {
                    Some(key) => key,
                    None if self.term.size() == size => keys::next(&self.term)?,
                    // If the window changes its size, redraw without waiting for a key.
                    None => Key::Unknown,
                }
            };
            self.measure();
            self.take_away(&list.drawn)?;
            let bottom = lines.len().saturating_sub(1);
            let page = usize::from(self.term.size().0).saturating_sub(3).max(1);
            match key {
                Key::ArrowDown | Key::Tab => list.at = if list.at == bottom { 0 } else { list.at + 1 },
                Key::ArrowUp | Key::BackTab => list.at = if list.at == 0 { bottom } else { list.at - 1 },
                Key::PageDown => list.at = (list.at + page).min(bottom),
                Key::PageUp => list.at = list.at.saturating_sub(page),
                Key::Home => list.at = 0,
                Key::End => list.at = bottom,
                Key::Enter => match highlighted.and_then(|row| rows.get(row)) {
                    Some(ListRow::Line(line)) => return Ok(Chosen::Line(*line)),
                    Some(ListRow::Other) => return Ok(Chosen::Other(list.typed.trim().to_owned())),
                    Some(ListRow::Heading(_)) | None => {}
                },
                Key::Escape if !list.typed.is_empty() => list.filter(menu.choices, String::new()),
                Key::Escape => return Ok(if menu.back.is_some() { Chosen::Back } else { Chosen::Stop }),
                Key::Backspace | Key::ArrowLeft if list.typed.is_empty() && menu.back.is_some() => {
                    return Ok(Chosen::Back);
                }
                Key::Backspace if !list.typed.is_empty() => {
                    let mut shorter = list.typed.clone();
                    shorter.pop();
                    list.filter(menu.choices, shorter);
                }
                Key::Char('\u{4}') => return Ok(Chosen::Stop),
                Key::CtrlC | Key::Char('\u{3}') => return Ok(Chosen::Interrupt),
                Key::Char(c) if c == char::from(CTRL_Z) => {
                    self.term.show_cursor()?;
                    terminal::suspend();
                    self.term.hide_cursor()?;
                }
                // Ctrl-U clears the line, as in a shell.
                Key::Char('\u{15}') => list.filter(menu.choices, String::new()),
                // A space before the first letter means nothing.
                Key::Char(' ') if list.typed.is_empty() => {}
                Key::Char(c) if !c.is_control() => list.filter(menu.choices, format!("{}{c}", list.typed)),
                _ => {}
            }
        }
    }

    /// Draws the question with what has been typed, as many rows of the list as fit, always with the highlighted one,
    /// and below that what the highlighted line is.
    fn draw(
        &mut self,
        menu: Menu<'_>,
        list: &mut Filtered,
        rows: &[ListRow],
        highlighted: Option<usize>,
    ) -> io::Result<()> {
        // Measure before every drawing, because the window may have changed its size. A wrapped line would leave traces
        // behind.
        self.measure();
        let (height, columns) = self.term.size();
        let width = usize::from(columns).min(self.look.columns).saturating_sub(1).max(4);
        let paint = Paint::new(self.look.colour);
        // Leave a row for the cursor, which is below everything else.
        let room = usize::from(height).saturating_sub(1).max(2);
        let below = self.summary_of(menu, rows, highlighted, width);
        // The summary comes after a blank line. If that leaves less than two lines for the list, the list goes first.
        let below = if room >= below.len() + 4 { below } else { Vec::new() };
        let for_list = room - 1 - if below.is_empty() { 0 } else { below.len() + 1 };
        let at = highlighted.unwrap_or_default();
        list.top = list.top.min(at).max((at + 1).saturating_sub(for_list));
        // At the top of the list, show the heading too.
        if at == 1 && matches!(rows.first(), Some(ListRow::Heading(_))) && for_list > 1 {
            list.top = 0;
        }
        list.drawn.clear();
        let (question, aside) = (self.look.cut(menu.question, width), list.aside(menu, rows, for_list));
        let mut first = paint.bold(&question);
        let mut filled = self.look.columns_of(&question);
        if !list.typed.is_empty() {
            let typed = self.look.cut(&format!("  {}_", list.typed), width.saturating_sub(filled));
            filled += self.look.columns_of(&typed);
            first.push_str(&typed);
        }
        // Take as many parts as fit.
        let mut fitting = String::new();
        for (n, part) in aside.iter().enumerate() {
            let longer = if n == 0 { format!("   {part}") } else { format!("{fitting}, {part}") };
            if filled + self.look.columns_of(&longer) > width {
                break;
            }
            fitting = longer;
        }
        filled += self.look.columns_of(&fitting);
        first.push_str(&paint.dim(&self.look.clean(&fitting)));
        let mut drawn = vec![(filled, first)];
        for (n, row) in rows.iter().enumerate().skip(list.top).take(for_list) {
            let text = self.look.cut(&list.words(menu, row, Some(n) == highlighted), width);
            let painted = match row {
                _ if Some(n) == highlighted => paint.bold(&text),
                ListRow::Heading(_) => paint.dim(&text),
                ListRow::Line(_) | ListRow::Other => text.clone(),
            };
            drawn.push((self.look.columns_of(&text), painted));
        }
        if !below.is_empty() {
            drawn.push((0, String::new()));
            drawn.extend(below.into_iter().map(|line| (self.look.columns_of(&line), line)));
        }
        for (filled, line) in drawn {
            writeln!(self.term, "{line}")?;
            list.drawn.push(filled);
        }
        self.term.flush()
    }

    /// The summary of the highlighted line, wrapped.
    fn summary_of(&self, menu: Menu<'_>, rows: &[ListRow], highlighted: Option<usize>, width: usize) -> Vec<String> {
        const MOST_LINES: usize = 3;
        let Some(ListRow::Line(line)) = highlighted.and_then(|row| rows.get(row)) else { return Vec::new() };
        let summary = menu.choices.get(*line).map_or("", |choice| choice.summary.as_str());
        let mut lines = self.look.wrap(summary, "  ", "  ");
        if lines.len() > MOST_LINES {
            lines.truncate(MOST_LINES);
            if let Some(last) = lines.last_mut() {
                *last = self.look.cut(&format!("{last} ..."), width);
            }
        }
        lines.into_iter().filter(|line| !line.trim().is_empty()).map(|line| self.look.cut(&line, width)).collect()
    }

    /// Erases what was drawn. A terminal that has become narrower has wrapped the lines that no longer fit.
    fn take_away(&mut self, drawn: &[usize]) -> io::Result<()> {
        let columns = usize::from(self.term.size().1).max(1);
        let rows = drawn.iter().map(|filled| filled.div_ceil(columns).max(1)).sum();
        self.term.clear_last_lines(rows)
    }

    fn choose_by_line(&mut self, menu: Menu<'_>) -> io::Result<Chosen> {
        self.say(menu.question)?;
        let mut group = "";
        let matching = matching(menu.choices, menu.typed);
        // The text typed so far matches no line but can be taken as it is, so the person is not looking for a line.
        let is_other = matching.is_empty() && menu.other.is_some();
        let is_shown = |n: &usize| !is_other && (matching.is_empty() || matching.contains(n));
        for (n, choice) in menu.choices.iter().enumerate().filter(|(n, _)| is_shown(n)) {
            if choice.group != group {
                group = &choice.group;
                self.say_after(group, "  ")?;
            }
            let number = format!("{:>3}  ", n + 1);
            let summary = if choice.summary.is_empty() { String::new() } else { format!(": {}", choice.summary) };
            self.say_hanging(&format!("{}{summary}", choice.title), &number, "     ")?;
        }
        let most = menu.choices.len();
        let mut hint = format!("Type a number from 1 to {most}, or a name");
        if menu.other.is_some() {
            hint.push_str("; any other name will do too");
        }
        if let Some(back) = menu.back {
            hint.extend(["; b goes back to ", back]);
        }
        self.say(&format!("{hint}; q stops."))?;
        // The choice that Enter accepts after an unknown name, and that name.
        let (mut offered, mut unknown) = (None, String::new());
        if let Some(what) = menu.other.filter(|_| is_other) {
            self.say(&format!("\"{}\" is not in the list. Press Enter to {what}.", menu.typed))?;
            menu.typed.clone_into(&mut unknown);
            offered = Some(Chosen::Other(unknown.clone()));
        }
        loop {
            let typed = match self.line("Your choice:")? {
                TypedLine::Interrupt => return Ok(Chosen::Interrupt),
                TypedLine::Stop => return Ok(Chosen::Stop),
                TypedLine::Text(typed) => typed,
            };
            let number = typed.parse::<usize>().ok().filter(|n| (1..=most).contains(n)).map(|n| n - 1);
            let found = number.map_or_else(|| called(menu.choices, &typed), |line| vec![line]);
            match (typed.as_str(), found.as_slice()) {
                ("", _) => match offered.take() {
                    Some(chosen) => {
                        let title = |line: &usize| menu.choices.get(*line).map_or("", |choice| choice.title.as_str());
                        match &chosen {
                            Chosen::Line(line) => self.echo(&format!("{} {}", line + 1, title(line)))?,
                            _ => self.echo(&unknown)?,
                        }
                        return Ok(chosen);
                    }
                    None => self.say(&format!("{hint}; q stops."))?,
                },
                ("q" | "Q", _) => return Ok(Chosen::Stop),
                ("b" | "B", _) if menu.back.is_some() => return Ok(Chosen::Back),
                (_, [line]) => {
                    let title = menu.choices.get(*line).map_or("", |choice| choice.title.as_str());
                    self.echo(&format!("{} {title}", line + 1))?;
                    return Ok(Chosen::Line(*line));
                }
                (_, []) if menu.other.is_some() && typed == unknown => {
                    self.echo(&typed)?;
                    return Ok(Chosen::Other(typed));
                }
                (_, []) => {
                    let near = closest(&typed, menu.choices.iter().map(|choice| choice.title.as_str()));
                    let line = near.and_then(|near| menu.choices.iter().position(|choice| choice.title == near));
                    let how = match (near, line, menu.other) {
                        (Some(near), Some(line), other) => {
                            offered = Some(Chosen::Line(line));
                            let again = other.map_or_else(String::new, |what| format!(", or type it again to {what}"));
                            format!(" Press Enter for {near}{again}.")
                        }
                        (_, _, Some(what)) => {
                            offered = Some(Chosen::Other(typed.clone()));
                            format!(" Press Enter to {what}.")
                        }
                        _ => {
                            offered = None;
                            String::new()
                        }
                    };
                    self.say(&format!("\"{typed}\" is not in the list.{how}"))?;
                    unknown = typed;
                }
                (_, several) => {
                    let titles = several.iter().filter_map(|line| menu.choices.get(*line));
                    let titles: Vec<String> = titles.map(|choice| choice.title.clone()).collect();
                    self.say(&format!(
                        "\"{typed}\" could be {}. Type more of it, or the number.",
                        titles.join(" or ")
                    ))?;
                }
            }
        }
    }
}

impl Filtered {
    /// Sets the filter, and highlights the line with exactly this name or else the first that matches.
    fn filter(&mut self, choices: &[Choice], typed: String) {
        let wanted = plain(&typed);
        let is_it = |line: &usize| {
            let names =
                choices.get(*line).map(|choice| [&choice.id, &choice.title].into_iter().chain(&choice.also_called));
            names.is_some_and(|mut names| names.any(|name| plain(name) == wanted))
        };
        self.at = matching(choices, &typed).iter().position(is_it).unwrap_or_default();
        self.typed = typed;
        self.top = 0;
    }

    /// The matching lines under their headings, followed by the other text that can be taken.
    fn rows(&self, menu: Menu<'_>) -> Vec<ListRow> {
        let mut rows = Vec::new();
        let mut group = "";
        for line in matching(menu.choices, &self.typed) {
            let of = menu.choices.get(line).map_or("", |choice| choice.group.as_str());
            if of != group {
                group = of;
                if !group.is_empty() {
                    rows.push(ListRow::Heading(group.to_owned()));
                }
            }
            rows.push(ListRow::Line(line));
        }
        if menu.other.is_some() {
            rows.push(ListRow::Other);
        }
        rows
    }

    /// What we show after the question: how to filter, or how many lines match.
    fn aside(&self, menu: Menu<'_>, rows: &[ListRow], room: usize) -> Vec<String> {
        let back = menu.back.map_or_else(|| "Esc stops".to_owned(), |back| format!("Esc goes back to {back}"));
        if self.typed.is_empty() {
            let lines = rows.iter().filter(|row| !matches!(row, ListRow::Heading(_))).count();
            let place = (rows.len() > room).then(|| format!("{} of {lines}", self.at + 1));
            return ["type to filter".to_owned()].into_iter().chain(place).chain([back]).collect();
        }
        let found = rows.iter().filter(|row| matches!(row, ListRow::Line(_))).count();
        vec![format!("{found} of {}", menu.choices.len()), "Esc clears".to_owned()]
    }

    fn words(&self, menu: Menu<'_>, row: &ListRow, is_highlighted: bool) -> String {
        let mark = if is_highlighted { '>' } else { ' ' };
        match row {
            ListRow::Heading(group) => format!("  {group}"),
            ListRow::Line(line) => {
                let choice = menu.choices.get(*line);
                let indent = if choice.is_some_and(|choice| !choice.group.is_empty()) { "  " } else { "" };
                format!("{mark} {indent}{}", choice.map_or("", |choice| choice.title.as_str()))
            }
            ListRow::Other if self.typed.is_empty() => format!("{mark} Something else: type its name"),
            ListRow::Other => format!("{mark} Something else: {}", self.typed.trim()),
        }
    }
}

/// The lines in which every typed word is the start of some word.
fn matching(choices: &[Choice], typed: &str) -> Vec<usize> {
    let wanted = words(typed);
    let begins = |choice: &Choice| {
        let names = [&choice.id, &choice.title].into_iter().chain(&choice.also_called);
        let known: Vec<String> = names.flat_map(|name| words(name)).collect();
        wanted.iter().all(|word| known.iter().any(|known| known.starts_with(word.as_str())))
    };
    choices.iter().enumerate().filter(|(_, choice)| begins(choice)).map(|(line, _)| line).collect()
}

/// The words of a name, in lower case and without accents.
fn words(name: &str) -> Vec<String> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(plain).collect()
}

/// The lines with this id or name, or else those that start with it.
fn called(choices: &[Choice], typed: &str) -> Vec<usize> {
    let wanted = words(typed);
    if wanted.is_empty() {
        return Vec::new();
    }
    if let Some(line) = choices.iter().position(|choice| words(&choice.id) == wanted) {
        return vec![line];
    }
    let is = |choice: &Choice| [&choice.title].into_iter().chain(&choice.also_called).any(|name| words(name) == wanted);
    let named: Vec<usize> = choices.iter().enumerate().filter(|(_, choice)| is(choice)).map(|(line, _)| line).collect();
    if named.is_empty() { matching(choices, typed) } else { named }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(id: &str, title: &str, also_called: &[&str]) -> Choice {
        let also_called = also_called.iter().map(ToString::to_string).collect();
        Choice { id: id.into(), title: title.into(), also_called, ..Choice::default() }
    }

    fn levels() -> [Choice; 5] {
        [
            line("minarai", "見習い", &[]),
            line("lead", "Älterer", &["Head of Shop"]),
            line("x", "Lead", &[]),
            line("y", "lead", &[]),
            line("senior-lead", "Senior Lead", &["Crew chief"]),
        ]
    }

    #[test]
    fn every_word_that_is_typed_begins_a_word_of_the_line() {
        let lines = levels();
        assert_eq!(matching(&lines, ""), [0, 1, 2, 3, 4]);
        assert_eq!(matching(&lines, "le"), [1, 2, 3, 4], "an id counts");
        assert_eq!(matching(&lines, "se le"), [4]);
        assert_eq!(matching(&lines, "LE se"), [4], "in any order and case");
        assert_eq!(matching(&lines, "alt"), [1], "without accents");
        assert_eq!(matching(&lines, "ält"), [1]);
        assert_eq!(matching(&lines, "chief"), [4], "other names count");
        assert_eq!(matching(&lines, "見"), [0]);
        assert_eq!(matching(&lines, "ead"), [0; 0], "in the middle of a word");
    }

    #[test]
    fn a_typed_name_is_an_id_or_a_title_or_the_beginning_of_one() {
        let lines = levels();
        assert_eq!(called(&lines, "見習い"), [0]);
        assert_eq!(called(&lines, "älterer"), [1]);
        assert_eq!(called(&lines, "Lead"), [1], "an id before a title");
        assert_eq!(called(&lines[2..], "LEAD"), [0, 1]);
        assert_eq!(called(&lines, "crew chief"), [4]);
        assert_eq!(called(&lines, "sen"), [4]);
        assert_eq!(called(&lines, "nothing"), [0; 0]);
        assert_eq!(called(&lines, " "), [0; 0]);
    }
}
