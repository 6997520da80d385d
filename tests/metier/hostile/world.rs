//! metier run in this process, thousands of times, and what must hold of all that it says.

use std::ffi::OsString;
use std::path::Path;

use metier::app::{Folders, Stream, Surroundings};
use metier::exit::Exit;

/// Signs that are not seen and act on nothing.
pub(super) const UNSEEN: [char; 14] = [
    '\u{200b}',
    '\u{2060}',
    '\u{feff}',
    '\u{206a}',
    '\u{206d}',
    '\u{206f}',
    '\u{e0001}',
    '\u{e0041}',
    '\u{e0062}',
    '\u{e0067}',
    '\u{e007f}',
    '\u{fff9}',
    '\u{fffa}',
    '\u{fffb}',
];

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
            _ => None,
        }),
        folders: Some(folders),
        stdin_is_terminal: false,
        stdout: Stream::Elsewhere,
        stderr: Stream::Elsewhere,
    };
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = metier::app::run(&surroundings, &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Said { exit, out: text(out), err: text(err) }
}

/// It acts on a screen, or turns or hides the text around it.
fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{200b}' | '\u{2060}'..='\u{2064}')
        || matches!(c, '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
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

/// Nothing in it acts on a screen but the ends of its lines.
#[track_caller]
pub(super) fn is_harmless(what: &str, text: &str) {
    let found = text.chars().find(|c| acts(*c) && *c != '\n');
    let near = found.and_then(|c| text.find(c)).map(|at| text[..at].chars().rev().take(60).collect::<Vec<_>>());
    let near: Option<String> = near.map(|near| near.into_iter().rev().collect());
    assert_eq!(found, None, "{what}: behind {near:?}");
}

/// Lines fit into the columns, but for places of findings, which stay whole to be copied.
#[track_caller]
pub(super) fn fits(what: &str, text: &str, columns: usize) {
    for line in text.lines().filter(|line| !line.trim_start().starts_with("--> ")) {
        let width = unicode_width::UnicodeWidthStr::width(line);
        assert!(width < columns, "{what}: {width} columns: {line}");
    }
}
