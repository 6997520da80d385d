//! `help`, and `--help` of every command: clap's own texts, told in an order that serves a reader.

use anyhow::Result;
use clap::{Arg, Command};

use super::desk::{Desk, form};
use super::surroundings::Surroundings;
use super::typed::{Typed, takes_value, value_name};
use crate::cli::{self, Cli};
use crate::diagnostic::{Diagnostic, Report, closest};
use crate::exit::Exit;
use crate::print::{self, Look};
use crate::report::{Facts, Manual, Told, Topic};

/// The commands, by who uses them.
const READERS: [(&str, &[&str]); 3] = [
    ("For you, and for those you coach", &["plan", "next", "show", "diff", "compare", "history", "forget", "list"]),
    ("For those who write ladders", &["new", "check", "explain", "import"]),
    ("For scripts and packagers", &["generate", "where", "help"]),
];

pub(crate) fn run(desk: &mut Desk<'_>, args: &cli::Help) -> Result<Exit> {
    let root = Cli::whole();
    let look = desk.look_of(&args.output);
    let words: Vec<String> = args.topic.iter().map(|word| word.to_lowercase()).collect();
    let topic = Topic::ALL.into_iter().find(|topic| words.join("-") == topic.name());
    let text = match topic {
        Some(topic) => print::topic(topic, &told(&root), form(args.format), &look),
        None => print::help(&manual(&path_of(&root, &words)?), form(args.format), &look),
    };
    desk.deliver(&text, &args.output)?;
    Ok(Exit::Done)
}

/// The help of the command that a line with `--help`, or one without the command it needs, asks for.
pub(crate) fn asked(surroundings: &Surroundings, look: &Look) -> String {
    let root = Cli::whole();
    let words = surroundings.arguments.iter().skip(1).filter_map(|word| word.to_str());
    let typed = Typed::read(&root, words.take_while(|word| !matches!(*word, "--help" | "-h")));
    print::help(&manual(&typed.path), print::Format::Text, look)
}

/// The command that these words lead to, and those it belongs to.
fn path_of<'a>(root: &'a Command, words: &[String]) -> Result<Vec<&'a Command>> {
    let mut path = vec![root];
    let mut command = root;
    for word in words {
        let Some(below) = visible(command).find(|below| below.get_name() == *word) else {
            return Err(nothing_called(word, command, path.len() == 1).into());
        };
        path.push(below);
        command = below;
    }
    Ok(path)
}

fn nothing_called(word: &str, command: &Command, is_first: bool) -> Report {
    let topics = if is_first { &Topic::ALL[..] } else { &[] };
    let topics: Vec<&str> = topics.iter().map(|topic| topic.name()).collect();
    let commands: Vec<&str> = visible(command).map(Command::get_name).collect();
    if Topic::ALL.iter().any(|topic| topic.name() == word) {
        let error = Diagnostic::error(format!("`{word}` is a topic, which stands alone"));
        return error.help(format!("metier help {word}")).into();
    }
    let error = Diagnostic::error(format!("there is no help on `{word}`"));
    let error = match closest(word, topics.iter().chain(&commands).copied()) {
        Some(close) => error.help(format!("did you mean `{close}`?")),
        None => error.help("the commands and topics there are: metier help"),
    };
    if topics.is_empty() { error } else { error.note(format!("topics: {}", topics.join(", "))) }.into()
}

/// What the topics say that is known elsewhere: the exit codes, and which command gives a result in which form.
pub(crate) fn told(root: &Command) -> Told {
    let exit_codes = Exit::ALL.map(|exit| (exit.code().to_string(), exit.meaning().to_owned())).to_vec();
    let (mut formats, mut meanings): (Facts, Facts) = (Vec::new(), Vec::new());
    for path in paths(vec![root]) {
        let format = path.last().and_then(|command| command.get_arguments().find(|it| it.get_id() == "format"));
        let Some(format) = format else { continue };
        let values = format.get_possible_values();
        let names: Vec<&str> = values.iter().map(clap::builder::PossibleValue::get_name).collect();
        formats.push((name_of(path.get(1..).unwrap_or_default()), names.join(", ")));
        for value in &values {
            if !meanings.iter().any(|(name, _)| name == value.get_name()) {
                meanings.push((value.get_name().into(), value.get_help().map(ToString::to_string).unwrap_or_default()));
            }
        }
    }
    Told { exit_codes, formats, meanings }
}

/// The manual of every command, metier's own first.
pub(crate) fn manuals(root: &Command) -> Vec<Manual> {
    paths(vec![root]).iter().map(|path| manual(path)).collect()
}

/// A command and all below it, each with those it belongs to.
fn paths(path: Vec<&Command>) -> Vec<Vec<&Command>> {
    let below = path.last().into_iter().flat_map(|command| visible(command));
    let below = below.flat_map(|command| paths(path.iter().copied().chain([command]).collect())).collect::<Vec<_>>();
    std::iter::once(path).chain(below).collect()
}

fn visible(command: &Command) -> impl Iterator<Item = &Command> {
    command.get_subcommands().filter(|below| !below.is_hide_set())
}

fn name_of(path: &[&Command]) -> String {
    path.iter().map(|command| command.get_name()).collect::<Vec<_>>().join(" ")
}

fn manual(path: &[&Command]) -> Manual {
    let name = name_of(path);
    let Some(command) = path.last() else { return Manual::default() };
    let is_top = path.len() == 1;
    let mut parts: Vec<(String, Facts)> = Vec::new();
    if is_top {
        parts.extend(READERS.map(|(heading, names)| {
            let named = visible(command).filter(|below| names.contains(&below.get_name()));
            (heading.to_owned(), named.map(in_a_line).collect())
        }));
        let topics = Topic::ALL.map(|topic| (topic.name().to_owned(), topic.about().to_owned()));
        parts.push(("Topics, each with metier help TOPIC".into(), topics.to_vec()));
    } else {
        parts.push(("Commands".into(), visible(command).map(in_a_line).collect()));
    }
    for argument in command.get_arguments().filter(|argument| !argument.is_hide_set()) {
        let heading = match argument.get_help_heading() {
            Some(heading) => heading,
            None if argument.is_positional() => "Arguments",
            None => "Options",
        };
        let fact = (label(argument), meaning(argument));
        match parts.iter_mut().find(|(known, _)| known == heading) {
            Some((_, facts)) => facts.push(fact),
            None => parts.push((heading.to_owned(), vec![fact])),
        }
    }
    // What is its own stands before what every command has.
    let (common, own): (Vec<_>, Vec<_>) = parts.into_iter().partition(|(heading, _)| heading == "Common options");
    parts = own.into_iter().chain(common).collect();
    parts.retain(|(_, facts)| !facts.is_empty());
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let long = command.get_long_about().map(ToString::to_string).unwrap_or_default();
    let more = long.split("\n\n").skip(1).map(str::to_owned).collect();
    let more_help = match (is_top, command.has_subcommands()) {
        (true, _) => Some("One command in full: metier help COMMAND.".to_owned()),
        (false, true) => Some(format!("One of them in full: metier help {} COMMAND.", command.get_name())),
        (false, false) => None,
    };
    let usage = usage(&name, command);
    Manual { is_top, name, about, more, usage, examples: examples(command), parts, closing: more_help }
}

fn in_a_line(command: &Command) -> (String, String) {
    (command.get_name().to_owned(), command.get_about().map(ToString::to_string).unwrap_or_default())
}

fn usage(name: &str, command: &Command) -> String {
    let mut words = vec![name.to_owned()];
    for argument in command.get_positionals() {
        let many = if matches!(argument.get_action(), clap::ArgAction::Append) { "..." } else { "" };
        let word = format!("{}{many}", value_name(argument));
        words.push(if argument.is_required_set() { word } else { format!("[{word}]") });
    }
    words.extend(command.has_subcommands().then(|| "COMMAND".to_owned()));
    words.push("[options]".into());
    words.join(" ")
}

/// The lines of `after_help` that are set in: a command, and after three spaces what it does.
fn examples(command: &Command) -> Facts {
    let text = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let lines = text.lines().filter_map(|line| line.strip_prefix("  "));
    let example = |line: &str| {
        let (command, what) = line.split_once("   ").unwrap_or((line, ""));
        (command.trim().to_owned(), what.trim().to_owned())
    };
    lines.map(example).collect()
}

fn label(argument: &Arg) -> String {
    if argument.is_positional() {
        return value_name(argument);
    }
    let short = argument.get_short().map(|letter| format!("-{letter}"));
    let long = argument.get_long().map(|name| format!("--{name}"));
    let names: Vec<String> = [short, long].into_iter().flatten().collect();
    let value = if takes_value(argument) { format!(" {}", value_name(argument)) } else { String::new() };
    format!("{}{value}", names.join(", "))
}

/// What it is, its words if there are only so many, and what is meant where it is left out.
fn meaning(argument: &Arg) -> String {
    let mut text = argument.get_help().map(ToString::to_string).unwrap_or_default();
    if !takes_value(argument) {
        return text;
    }
    let value = |value: &clap::builder::PossibleValue| match value.get_help() {
        Some(help) => format!("{} ({})", value.get_name(), crate::report::lower(&help.to_string())),
        None => value.get_name().to_owned(),
    };
    let values: Vec<String> = argument.get_possible_values().iter().map(value).collect();
    if !values.is_empty() {
        text.extend([": ", &values.join(", ")]);
    }
    let defaults: Vec<_> = argument.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    if !defaults.is_empty() {
        text.extend(["; ", &defaults.join(" "), " if left out"]);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_stands_in_one_group() {
        let root = Cli::whole();
        let mut grouped: Vec<&str> = READERS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        let mut known: Vec<&str> = visible(&root).map(Command::get_name).collect();
        grouped.sort_unstable();
        known.sort_unstable();
        assert_eq!(grouped, known);
    }

    #[test]
    fn no_command_has_more_than_three_examples() {
        let root = Cli::whole();
        for manual in manuals(&root) {
            assert!(manual.examples.len() <= 3, "{}", manual.name);
        }
    }
}
