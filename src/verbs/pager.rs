//! Results that are taller than the window, in the program the reader likes to read long texts in.

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::process::{Child, Command, Stdio};

use dialoguer::console::Term;
use unicode_width::UnicodeWidthStr;

use super::surroundings::Surroundings;
use crate::prompt;

/// How pagers are told to leave early where all fits, to let colours through and to leave the text on the screen; and that
/// what was searched for is no one else's business. Git and gh do the same.
const UNLESS_SET: [(&str, &str); 3] = [("LESS", "FRX"), ("LV", "-c"), ("LESSHISTFILE", "-")];

/// What a shell says if it finds no such program, or may not run it.
const NOT_RUN: [Option<i32>; 2] = [Some(126), Some(127)];

/// A program that shows a text page by page.
pub(crate) struct Pager {
    line: String,
    set: Vec<(&'static str, &'static str)>,
}

impl Pager {
    /// The one that was chosen: `METIER_PAGER`, else `PAGER`, else `less`. `None` if none is wanted: it is empty, or `cat`.
    pub(crate) fn of(surroundings: &Surroundings) -> Option<Self> {
        let variable = |name: &str| (surroundings.variables)(name);
        let chosen = variable("METIER_PAGER").or_else(|| variable("PAGER"));
        let line = chosen.unwrap_or_else(|| OsString::from("less")).to_string_lossy().trim().to_owned();
        let set = UNLESS_SET.into_iter().filter(|(name, _)| variable(name).is_none()).collect();
        (!line.is_empty() && line != "cat").then_some(Self { line, set })
    }

    /// Shows the text if it is taller than the window. `false` if it is yet to be printed.
    pub(crate) fn shows(&self, text: &str) -> bool {
        Term::stdout().size_checked().is_some_and(|size| is_taller(text, size)) && prompt::lend(|| self.run(text))
    }

    fn run(&self, text: &str) -> bool {
        let Ok(mut child) = self.start() else { return false };
        if let Some(mut stdin) = child.stdin.take() {
            // Who quits early has read enough.
            let _ = stdin.write_all(text.as_bytes());
        }
        child.wait().is_ok_and(|ended| !NOT_RUN.contains(&ended.code()))
    }

    /// Only what holds more than words is given to a shell, which would complain of a program that is missing.
    fn start(&self) -> io::Result<Child> {
        let is_plain = self.line.chars().all(|c| c.is_alphanumeric() || " -_./+=:,".contains(c));
        let mut words = self.line.split_whitespace();
        let mut command = if let Some(program) = words.next().filter(|_| is_plain || !cfg!(unix)) {
            let mut command = Command::new(program);
            command.args(words);
            command
        } else {
            let mut command = Command::new("sh");
            command.arg("-c").arg(&self.line);
            command
        };
        command.envs(self.set.iter().copied()).stdin(Stdio::piped()).spawn()
    }
}

/// Whether it fills more rows than there are beside the one for the prompt. A line that is wider than the window, such as
/// a command, takes several.
fn is_taller(text: &str, (rows, columns): (u16, u16)) -> bool {
    let columns = usize::from(columns).max(1);
    // Colours take no room.
    let wide = |line: &str| {
        let mut parts = line.split('\u{1b}');
        let first = parts.next().map_or(0, UnicodeWidthStr::width);
        first + parts.filter_map(|part| part.split_once('m')).map(|(_, rest)| rest.width()).sum::<usize>()
    };
    let rows_of = |line: &str| wide(line).div_ceil(columns).max(1);
    text.lines().map(rows_of).sum::<usize>() >= usize::from(rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verbs::{Stream, Variables};

    fn of(variables: &'static [(&'static str, &'static str)]) -> Option<Pager> {
        let lookup: Variables =
            Box::new(|name| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).into()));
        Pager::of(&Surroundings {
            arguments: Vec::new(),
            variables: lookup,
            folders: None,
            stdin_is_terminal: true,
            stdout: Stream::Terminal(Some(80)),
            stderr: Stream::Terminal(Some(80)),
        })
    }

    #[test]
    fn the_one_that_was_chosen_is_taken_and_none_where_none_is_wanted() {
        let line = |variables| of(variables).map(|pager| pager.line);
        assert_eq!(line(&[]), Some("less".into()));
        assert_eq!(line(&[("PAGER", "most -s")]), Some("most -s".into()));
        assert_eq!(line(&[("METIER_PAGER", "bat"), ("PAGER", "most")]), Some("bat".into()));
        for none in [&[("PAGER", "")][..], &[("PAGER", "cat")], &[("METIER_PAGER", ""), ("PAGER", "less")]] {
            assert_eq!(line(none), None, "{none:?}");
        }
    }

    #[test]
    fn only_what_is_not_set_is_set() {
        assert_eq!(of(&[]).map(|pager| pager.set.len()), Some(3));
        let set = of(&[("LESS", ""), ("LESSHISTFILE", "/tmp/seen")]).map(|pager| pager.set);
        assert_eq!(set, Some(vec![("LV", "-c")]));
    }

    #[test]
    fn a_text_is_taller_than_the_window_where_a_row_for_the_prompt_is_missing() {
        assert!(!is_taller("one\ntwo\n", (3, 80)) && is_taller("one\ntwo\nthree\n", (3, 80)));
        assert!(!is_taller("\u{1b}[1ma line\u{1b}[0m\n", (3, 10)));
        assert!(is_taller("a line of twenty signs\n", (3, 10)), "it takes three rows");
    }
}
