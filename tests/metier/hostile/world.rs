//! metier run in this process, thousands of times, and what must hold of all that it says.

use std::ffi::OsString;
use std::path::Path;

use metier::exit::Exit;
use metier::verbs::{Folders, Stream, Surroundings};

pub(super) use crate::properties::screen::is_harmless;

/// What a run said, and how it ended.
pub(super) struct Said {
    pub(super) exit: Exit,
    pub(super) out: String,
    pub(super) err: String,
}

/// Runs a line with the store in a folder and no variable but the language.
pub(super) fn run(home: &Path, arguments: &[String]) -> Said {
    run_with(home, arguments, ("LANG", "C.UTF-8"))
}

/// Runs a line with a variable.
pub(super) fn run_with(home: &Path, arguments: &[String], (name, value): (&str, &str)) -> Said {
    let (name, value) = (name.to_owned(), value.to_owned());
    let folders = Folders { config: home.join("config"), state: home.join("state"), data: home.join("data") };
    let surroundings = Surroundings {
        arguments: std::iter::once("metier".into()).chain(arguments.iter().map(OsString::from)).collect(),
        variables: Box::new(move |asked| match asked {
            asked if asked == name => Some(value.clone().into()),
            "LANG" => Some("C.UTF-8".into()),
            // It acts only on a line that begins with `--`, as those of a shell that asks.
            "METIER_COMPLETE" => Some("fish".into()),
            _ => None,
        }),
        folders: Some(folders),
        stdin_is_terminal: false,
        stdout: Stream::Elsewhere,
        stderr: Stream::Elsewhere,
    };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = metier::verbs::run(&surroundings, &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Said { exit, out: text(out), err: text(err) }
}

/// The text without the codes for how it is painted, the only ones that are ours.
pub(super) fn unpainted(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
        match rest.strip_prefix('m') {
            Some(rest) => plain.push_str(rest),
            None => plain.extend(["\u{1b}[", part]),
        }
    }
    plain
}

/// Lines fit into the columns, but for places of findings and for commands, which stay whole to be copied.
#[track_caller]
pub(super) fn fits(what: &str, text: &str, columns: usize) {
    for line in text.lines().filter(|line| !crate::support::stays_whole(line)) {
        let width = unicode_width::UnicodeWidthStr::width(line);
        assert!(width < columns, "{what}: {width} columns: {line}");
    }
}
