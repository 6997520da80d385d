//! What `main` read of the world: arguments, variables, folders, terminals. What follows from it is worked out here.

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;

use crate::cli::When;
use crate::render::Look;

/// The user's folders.
#[derive(Clone, Debug)]
pub struct Folders {
    /// `$XDG_CONFIG_HOME`
    pub config: PathBuf,
    /// `$XDG_STATE_HOME`
    pub state: PathBuf,
    /// `$XDG_DATA_HOME`
    pub data: PathBuf,
}

/// What a stream leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// A file, a pipe, nothing.
    Elsewhere,
    /// A terminal, with its columns if it says them.
    Terminal(Option<usize>),
}

/// Looks up a variable of the environment.
pub type Variables = Box<dyn Fn(&str) -> Option<String>>;

/// The world around one run.
pub struct Surroundings {
    /// The program's name and what was typed.
    pub arguments: Vec<OsString>,
    /// The environment.
    pub variables: Variables,
    /// Nothing where the user has no home.
    pub folders: Option<Folders>,
    /// Someone can type.
    pub stdin_is_terminal: bool,
    /// Where results go.
    pub stdout: Stream,
    /// Where questions, hints and errors go.
    pub stderr: Stream,
}

impl fmt::Debug for Surroundings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Surroundings").field("arguments", &self.arguments).finish_non_exhaustive()
    }
}

/// What was asked for about looks; [`None`] and `false` where nothing was.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wishes {
    pub(super) width: Option<usize>,
    pub(super) ascii: bool,
    pub(super) spoken: bool,
    pub(super) colour: Option<When>,
}

impl Surroundings {
    /// A variable that is set and not empty.
    pub(super) fn variable(&self, name: &str) -> Option<String> {
        (self.variables)(name).filter(|value| !value.is_empty())
    }

    /// The terminal cannot move its cursor.
    pub(super) fn is_dumb(&self) -> bool {
        self.variable("TERM").is_some_and(|term| term == "dumb")
    }

    /// How text on a stream looks.
    pub(super) fn look(&self, wishes: Wishes, stream: Stream) -> Look {
        let columns = match stream {
            Stream::Terminal(columns) => columns,
            Stream::Elsewhere => None,
        };
        let from_variable = || self.variable("COLUMNS").and_then(|columns| columns.parse().ok()).filter(|n| *n > 0);
        let spoken = wishes.spoken || self.variable("ACCESSIBLE").is_some_and(|value| value != "0");
        Look {
            columns: wishes.width.or_else(from_variable).or(columns).unwrap_or(80),
            ascii: wishes.ascii || !self.locale_is_utf8(),
            // A voice would read the codes out.
            colour: !spoken && self.colour(wishes.colour.unwrap_or(When::Auto), stream != Stream::Elsewhere),
            spoken,
        }
    }

    /// How messages look before it is known what was typed: clap wants to know whether to use colour, and errors are
    /// printed, without its answer.
    pub(super) fn look_before_parsing(&self) -> Look {
        let said: Vec<&str> = self.arguments.iter().filter_map(|argument| argument.to_str()).collect();
        let value_of = |name: &str| {
            let apart = said.iter().position(|argument| *argument == name).and_then(|at| said.get(at + 1).copied());
            let joined = || said.iter().find_map(|argument| argument.strip_prefix(name)?.strip_prefix('='));
            apart.or_else(joined)
        };
        let wishes = Wishes {
            width: value_of("--width").and_then(|width| width.parse().ok()),
            ascii: said.contains(&"--ascii"),
            spoken: said.contains(&"--accessible"),
            colour: value_of("--color").and_then(|when| match when {
                "always" => Some(When::Always),
                "never" => Some(When::Never),
                _ => None,
            }),
        };
        self.look(wishes, self.stderr)
    }

    fn locale_is_utf8(&self) -> bool {
        if cfg!(windows) {
            return true;
        }
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| self.variable(name)).unwrap_or_default();
        let locale = locale.to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    }

    /// `--color`, else `NO_COLOR`, else `CLICOLOR_FORCE`, else a terminal that is not dumb.
    fn colour(&self, wish: When, is_terminal: bool) -> bool {
        match wish {
            When::Always => true,
            When::Never => false,
            When::Auto if self.variable("NO_COLOR").is_some() => false,
            When::Auto if self.variable("CLICOLOR_FORCE").is_some_and(|value| value != "0") => true,
            When::Auto => is_terminal && !self.is_dumb(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(variables: &'static [(&'static str, &'static str)], arguments: &[&str]) -> Surroundings {
        Surroundings {
            arguments: arguments.iter().map(OsString::from).collect(),
            variables: Box::new(|name| {
                variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).into())
            }),
            folders: None,
            stdin_is_terminal: true,
            stdout: Stream::Terminal(Some(132)),
            stderr: Stream::Elsewhere,
        }
    }

    #[test]
    fn the_width_is_the_wish_then_the_variable_then_the_terminal_then_80() {
        let wide = |s: &Surroundings, width, stream| s.look(Wishes { width, ..Wishes::default() }, stream).columns;
        let plain = with(&[], &[]);
        assert_eq!(wide(&plain, Some(40), plain.stdout), 40);
        assert_eq!(wide(&with(&[("COLUMNS", "55")], &[]), None, Stream::Terminal(Some(132))), 55);
        assert_eq!((wide(&plain, None, plain.stdout), wide(&plain, None, Stream::Elsewhere)), (132, 80));
        assert_eq!(wide(&with(&[("COLUMNS", "0")], &[]), None, Stream::Elsewhere), 80);
    }

    #[test]
    fn colour_follows_the_wish_then_the_variables_then_the_terminal() {
        let colour = |s: &Surroundings, colour, terminal: bool| {
            s.look(
                Wishes { colour, ..Wishes::default() },
                if terminal { Stream::Terminal(None) } else { Stream::Elsewhere },
            )
            .colour
        };
        let plain = with(&[], &[]);
        assert!(colour(&plain, None, true) && !colour(&plain, None, false));
        let no = with(&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], &[]);
        assert!(!colour(&no, None, true) && colour(&no, Some(When::Always), false));
        assert!(colour(&with(&[("NO_COLOR", ""), ("CLICOLOR_FORCE", "1")], &[]), None, false), "empty counts as unset");
        assert!(!colour(&with(&[("TERM", "dumb")], &[]), None, true));
    }

    #[test]
    fn without_a_utf8_locale_text_is_ascii() {
        let ascii = |variables| with(variables, &[]).look(Wishes::default(), Stream::Elsewhere).ascii;
        assert!(ascii(&[]) && ascii(&[("LANG", "C")]) && ascii(&[("LC_ALL", "C"), ("LANG", "en_GB.UTF-8")]));
        assert!(!ascii(&[("LANG", "en_GB.UTF-8")]) && !ascii(&[("LC_CTYPE", "C.utf8"), ("LANG", "C")]));
    }

    #[test]
    fn wishes_are_seen_before_anything_is_parsed() {
        let look =
            with(&[], &["metier", "plan", "--width=40", "--color", "always", "--accessible"]).look_before_parsing();
        assert!(look.columns == 40 && look.spoken && !look.colour);
    }
}
