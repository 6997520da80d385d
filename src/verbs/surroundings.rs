//! What `main` read from outside: arguments, variables, folders, terminals. Here we work out the settings that follow
//! from it.

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;

use crate::cli::{Common, When, columns};
use crate::print::Look;
use crate::report::Reasons;

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

/// Where a stream goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// A file, a pipe or nothing at all.
    Elsewhere,
    /// A terminal, with its width if it knows that.
    Terminal(Option<usize>),
}

/// Looks up an environment variable.
pub type Variables = Box<dyn Fn(&str) -> Option<OsString>>;

/// Everything outside that a run depends on.
pub struct Surroundings {
    /// The program's name and the command-line arguments.
    pub arguments: Vec<OsString>,
    /// The environment variables.
    pub variables: Variables,
    /// The user's folders, or `None` if the user has no home.
    pub folders: Option<Folders>,
    /// Whether someone can type.
    pub stdin_is_terminal: bool,
    /// Where the results go.
    pub stdout: Stream,
    /// Where questions, hints and errors go.
    pub stderr: Stream,
}

impl fmt::Debug for Surroundings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Surroundings").field("arguments", &self.arguments).finish_non_exhaustive()
    }
}

/// The source of a setting that nobody has changed.
const DEFAULT: &str = "default";
/// The source of a width that nothing fixes, so that it can change with the window.
pub(crate) const TERMINAL: &str = "the terminal";

/// What the user asked for on the command line about looks. `None` and `false` mean that they did not ask.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Wishes {
    pub(crate) width: Option<usize>,
    pub(crate) ascii: bool,
    pub(crate) spoken: bool,
    pub(crate) colour: Option<When>,
}

impl Wishes {
    /// Takes them from the command line.
    pub(crate) fn of(common: &Common) -> Self {
        Self {
            width: common.width.map(usize::from),
            ascii: common.ascii,
            spoken: common.accessible,
            colour: Some(common.color),
        }
    }
}

impl Surroundings {
    /// The value of a variable, unless it is unset or empty.
    pub(crate) fn variable(&self, name: &str) -> Option<String> {
        self.raw_variable(name).map(|value| value.to_string_lossy().into_owned())
    }

    /// The same as raw bytes, because a folder's name need not be valid text.
    fn raw_variable(&self, name: &str) -> Option<OsString> {
        (self.variables)(name).filter(|value| !value.is_empty())
    }

    /// Whether the terminal cannot move its cursor.
    pub(crate) fn is_dumb(&self) -> bool {
        self.variable("TERM").is_some_and(|term| term == "dumb")
    }

    /// How text on a stream should look.
    pub(crate) fn look(&self, wishes: Wishes, stream: Stream) -> Look {
        self.look_and_why(wishes, stream).0
    }

    /// The same, with the source of each setting.
    pub(crate) fn look_and_why(&self, wishes: Wishes, stream: Stream) -> (Look, Reasons) {
        let (columns, width) = self.columns(wishes.width, stream);
        let (ascii, locale) = if wishes.ascii { (true, "--ascii") } else { self.locale_lacks_utf8() };
        let (spoken, accessible) = if wishes.spoken { (true, "--accessible") } else { self.wants_sentences() };
        let (colour, painted) = if spoken {
            // A screen reader would read escape codes aloud.
            (false, accessible)
        } else {
            self.colour(wishes.colour.unwrap_or(When::Auto), stream != Stream::Elsewhere)
        };
        (Look { columns, ascii, colour, spoken }, Reasons { width, ascii: locale, spoken: accessible, colour: painted })
    }

    /// The width: from `--width`, else `COLUMNS`, else the terminal, else 80.
    fn columns(&self, wish: Option<usize>, stream: Stream) -> (usize, &'static str) {
        let from_variable = || self.variable("COLUMNS").and_then(|columns| columns.parse().ok()).filter(|n| *n > 0);
        match (wish, stream) {
            (Some(wish), _) => (wish, "--width"),
            (None, stream) => match (from_variable(), stream) {
                (Some(columns), _) => (columns, "COLUMNS"),
                (None, Stream::Terminal(Some(columns))) => (columns, TERMINAL),
                (None, _) => (80, DEFAULT),
            },
        }
    }

    fn wants_sentences(&self) -> (bool, &'static str) {
        match self.variable("ACCESSIBLE") {
            Some(value) => (value != "0", "ACCESSIBLE"),
            None => (false, DEFAULT),
        }
    }

    /// How messages look before the command line is parsed. clap needs to know whether to use colour, and errors from
    /// parsing are printed without knowing the options.
    pub(crate) fn look_before_parsing(&self, stream: Stream) -> Look {
        let said: Vec<&str> = self.arguments.iter().filter_map(|argument| argument.to_str()).collect();
        let value_of = |name: &str| {
            let apart = said.iter().position(|argument| *argument == name).and_then(|at| said.get(at + 1).copied());
            let joined = || said.iter().find_map(|argument| argument.strip_prefix(name)?.strip_prefix('='));
            apart.or_else(joined)
        };
        let wishes = Wishes {
            width: value_of("--width").and_then(|width| columns(width).ok().map(usize::from)),
            ascii: said.contains(&"--ascii"),
            spoken: said.contains(&"--accessible"),
            colour: value_of("--color").and_then(|when| match when {
                "always" => Some(When::Always),
                "never" => Some(When::Never),
                _ => None,
            }),
        };
        self.look(wishes, stream)
    }

    /// Whether the locale only allows ASCII, and which variable says so.
    fn locale_lacks_utf8(&self) -> (bool, &'static str) {
        if cfg!(windows) {
            return (false, DEFAULT);
        }
        let set = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(|name| Some((self.variable(name)?, name)));
        let (locale, name) = set.unwrap_or((String::new(), "no locale is set"));
        let locale = locale.to_ascii_lowercase();
        (!locale.contains("utf-8") && !locale.contains("utf8"), name)
    }

    /// Whether to use colour: from `--color`, else `NO_COLOR`, else `CLICOLOR_FORCE`, else whether it is a terminal
    /// that is not dumb.
    fn colour(&self, wish: When, is_terminal: bool) -> (bool, &'static str) {
        match wish {
            When::Always => (true, "--color"),
            When::Never => (false, "--color"),
            When::Auto if self.variable("NO_COLOR").is_some() => (false, "NO_COLOR"),
            When::Auto if self.variable("CLICOLOR_FORCE").is_some_and(|value| value != "0") => (true, "CLICOLOR_FORCE"),
            When::Auto if !is_terminal => (false, "the output is no terminal"),
            When::Auto if self.is_dumb() => (false, "TERM"),
            When::Auto => (true, TERMINAL),
        }
    }

    /// The reason why prompting is impossible, or `None`.
    pub(crate) fn cannot_ask(&self, no_input: bool) -> Option<&'static str> {
        if no_input {
            Some("--no-input was given")
        } else if self.stdin_is_terminal && self.stderr != Stream::Elsewhere {
            None
        } else {
            Some("the standard input and the standard error must both be a terminal")
        }
    }

    /// The user's own folder for ladders.
    pub(crate) fn own_ladders(&self) -> Option<PathBuf> {
        self.folders.as_ref().map(|folders| folders.config.join("metier").join("ladders"))
    }

    /// The folder for ladders that the user gave, and how they gave it.
    pub(crate) fn given_ladders(&self, typed: Option<&PathBuf>) -> Option<(PathBuf, &'static str)> {
        let variable = || Some((PathBuf::from(self.raw_variable("METIER_LADDERS")?), "METIER_LADDERS"));
        typed.map(|folder| (folder.clone(), "--ladders")).or_else(variable)
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
    fn each_setting_knows_where_it_came_from() {
        let why = |variables, wishes, stream| with(variables, &[]).look_and_why(wishes, stream).1;
        let terminal = Stream::Terminal(Some(132));
        let plain = why(&[], Wishes::default(), terminal);
        assert_eq!((plain.width, plain.ascii), ("the terminal", "no locale is set"));
        assert_eq!((plain.spoken, plain.colour), ("default", "the terminal"));
        let said = Wishes { width: Some(40), ascii: true, spoken: true, colour: Some(When::Always) };
        let said = why(&[("COLUMNS", "55")], said, terminal);
        assert_eq!(
            (said.width, said.ascii, said.spoken, said.colour),
            ("--width", "--ascii", "--accessible", "--accessible")
        );
        let set = why(
            &[("COLUMNS", "55"), ("LANG", "C.UTF-8"), ("ACCESSIBLE", "0"), ("NO_COLOR", "1")],
            Wishes::default(),
            terminal,
        );
        assert_eq!((set.width, set.ascii, set.spoken, set.colour), ("COLUMNS", "LANG", "ACCESSIBLE", "NO_COLOR"));
        let piped = why(&[], Wishes::default(), Stream::Elsewhere);
        assert_eq!((piped.width, piped.colour), ("default", "the output is no terminal"));
    }

    #[test]
    fn wishes_are_seen_before_anything_is_parsed() {
        let typed = with(&[], &["metier", "plan", "--width=40", "--color", "always", "--accessible"]);
        let look = typed.look_before_parsing(typed.stderr);
        assert!(look.columns == 40 && look.spoken && !look.colour);
    }
}
