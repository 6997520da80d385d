//! Rewrites clap's errors in the voice of our own.

use std::error::Error as _;
use std::ffi::OsString;

use clap::Command;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use super::Cli;
use crate::diagnostic::{Diagnostic, closest};
use crate::report::typed;

/// What is wrong with a command line, and what to type instead. `is_ladder` says whether a word is the name of a
/// ladder.
pub(crate) fn refused(error: &Error, arguments: &[OsString], is_ladder: impl Fn(&str) -> bool) -> Diagnostic {
    let words = |kind| match error.get(kind) {
        Some(ContextValue::String(word)) => vec![word.clone()],
        Some(ContextValue::Strings(words)) => words.clone(),
        _ => Vec::new(),
    };
    let first = |kind| words(kind).into_iter().next().unwrap_or_default();
    let argument = name_of(&first(ContextKind::InvalidArg)).to_owned();
    let (command, called) = typed_command(arguments);
    let help = format!("{called} --help");
    let see_help = |error: Diagnostic| error.run("to see what it takes", &help);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let word = first(ContextKind::InvalidSubcommand);
            if called == "metier" && is_ladder(&word) {
                let word = typed(&word);
                let error = Diagnostic::error(format!("{word} is a ladder; a command goes before it"));
                let error = error.run("to find the track that fits you", &format!("metier plan {word}"));
                return error.run("to see its tracks and levels", &format!("metier show {word}"));
            }
            let known = command.get_subcommands().map(Command::get_name);
            let error = near(Diagnostic::error(format!("no command `{word}`")), &word, known);
            error.run("to see all of them", &help)
        }
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            let options = command.get_arguments().filter_map(|argument| argument.get_long());
            let options: Vec<String> = options.map(|long| format!("--{long}")).collect();
            let error = Diagnostic::error(format!("{called} has no option {argument}"));
            see_help(near(error, &argument, options.iter().map(String::as_str)))
        }
        ErrorKind::UnknownArgument => see_help(Diagnostic::error(format!("`{argument}` is one word too many"))),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::InvalidUtf8 => {
            let value = first(ContextKind::InvalidValue);
            let known = words(ContextKind::ValidValue);
            let error_is = if value.is_empty() {
                Diagnostic::error(format!("{argument} needs a value"))
            } else {
                near(
                    Diagnostic::error(format!("{argument} cannot be `{value}`")),
                    &value,
                    known.iter().map(String::as_str),
                )
            };
            match error.source() {
                Some(why) => error_is.help(why.to_string()),
                None if known.is_empty() => see_help(error_is),
                None => error_is.note(format!("it can be {}", known.join(", "))),
            }
        }
        ErrorKind::MissingRequiredArgument => {
            let missing: Vec<String> =
                words(ContextKind::InvalidArg).iter().map(|argument| name_of(argument).to_owned()).collect();
            see_help(Diagnostic::error(format!("{called} needs {}", missing.join(" and "))))
        }
        ErrorKind::ArgumentConflict => {
            let other = first(ContextKind::PriorArg);
            let other = name_of(&other);
            if other.is_empty() || other == argument {
                return see_help(Diagnostic::error(format!("{argument} is given twice")));
            }
            see_help(Diagnostic::error(format!("{argument} does not go with {other}")))
        }
        _ => {
            let said = error.to_string();
            let said = said.lines().next().unwrap_or_default();
            see_help(Diagnostic::error(said.strip_prefix("error: ").unwrap_or(said)))
        }
    }
}

/// Turns `--format <FORM>` into `--format`, and `<FILE>` into `FILE`.
fn name_of(argument: &str) -> &str {
    let argument = argument.split(" <").next().unwrap_or_default();
    argument.trim_end_matches('.').trim_matches(['<', '>', '[', ']'])
}

fn near<'a>(error: Diagnostic, word: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    match closest(word, known) {
        Some(close) => error.help(format!("did you mean `{close}`?")),
        None => error,
    }
}

/// The command that was typed and its name, as far as the words name one.
fn typed_command(arguments: &[OsString]) -> (Command, String) {
    let (mut command, mut called) = (Cli::whole(), "metier".to_owned());
    for word in arguments.iter().skip(1).filter_map(|word| word.to_str()) {
        let Some(found) = command.find_subcommand(word).cloned() else { continue };
        called.extend([" ", word]);
        command = found;
    }
    (command, called)
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;

    fn said(line: &str) -> String {
        let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        let error = Cli::try_parse_from(&arguments).expect_err("it is wrong");
        let found = refused(&error, &arguments, |word| word == "software");
        let rest = found.helps.iter().chain(&found.notes).map(|text| text.replace('\n', " "));
        [found.message.clone()].into_iter().chain(rest).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn what_is_wrong_is_said_in_one_voice() {
        for (line, wanted) in [
            (
                "metier software",
                "software is a ladder; a command goes before it | to find the track that fits you: metier plan software | \
                 to see its tracks and levels: metier show software",
            ),
            ("metier plna", "no command `plna` | did you mean `plan`? | to see all of them: metier --help"),
            (
                "metier plan --agian",
                "metier plan has no option --agian | did you mean `--again`? | to see what it takes: metier plan --help",
            ),
            ("metier list x", "`x` is one word too many | to see what it takes: metier list --help"),
            ("metier list --width 3", "--width cannot be `3` | write a number from 20 to 1000"),
            (
                "metier list --format txt",
                "--format cannot be `txt` | did you mean `text`? | it can be text, markdown, json",
            ),
            ("metier list --format", "--format needs a value | it can be text, markdown, json"),
            ("metier compare", "metier compare needs LADDER or FILE | to see what it takes: metier compare --help"),
            (
                "metier plan x --again --ask",
                "--again does not go with --ask | to see what it takes: metier plan --help",
            ),
            ("metier list --ascii --ascii", "--ascii is given twice | to see what it takes: metier list --help"),
        ] {
            assert_eq!(said(line), wanted, "{line}");
        }
    }
}
