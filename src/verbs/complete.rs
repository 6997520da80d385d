//! `complete`: what could come next on an unfinished line, for the completions of the shells. One candidate a line, a
//! tab, what it is; a line with a colon asks the shell for its own files or folders. It is silent about errors.

use clap::{Arg, Command};

use super::desk::Desk;
use super::surroundings::Surroundings;
use super::typed::{Typed, takes_value, value_name};
use crate::check::rules::RULES;
use crate::cli::{self, Cli};
use crate::exit::Exit;
use crate::ladder::{Kind, Ladder};
use crate::print::visible;
use crate::report::Topic;

/// Candidates: a word and what it is.
type Found = Vec<(String, String)>;

pub(crate) fn run(desk: &mut Desk<'_>, args: &cli::Complete, surroundings: &Surroundings) -> anyhow::Result<Exit> {
    let root = Cli::whole();
    let (before, current) = match args.words.split_last() {
        Some((last, before)) if !args.next => (before, last.as_str()),
        _ => (args.words.as_slice(), ""),
    };
    let typed = Typed::read(&root, before.iter().map(String::as_str));
    if let Some(folder) = typed.value("ladders") {
        desk.look_for_ladders_in(surroundings, &at_home(surroundings, folder));
    }
    let scene = Scene { desk, surroundings, typed: &typed };
    let (found, files) = scene.candidates(current);
    let mut text = String::new();
    for (word, what) in found {
        text.extend([&visible(&word), "\t", &visible(&what), "\n"]);
    }
    text += files;
    desk.print(&text)?;
    Ok(Exit::Done)
}

/// The shell leaves `~/` to the program where a word is not run yet.
fn at_home(surroundings: &Surroundings, path: &str) -> String {
    match (path.strip_prefix("~/"), surroundings.variable("HOME")) {
        (Some(rest), Some(home)) => format!("{home}/{rest}"),
        _ => path.to_owned(),
    }
}

struct Scene<'a, 'c> {
    desk: &'a Desk<'c>,
    surroundings: &'a Surroundings,
    typed: &'a Typed<'a>,
}

impl Scene<'_, '_> {
    /// Candidates for a word of which this much is typed, and what the shell is to add.
    fn candidates(&self, current: &str) -> (Found, &'static str) {
        if let Some(option) = self.typed.open {
            return self.values(option, if current == "=" { "" } else { current });
        }
        let is_option = current.starts_with('-') && !self.typed.no_more_options;
        if let Some((name, value)) = current.split_once('=').filter(|_| is_option) {
            let option = name.strip_prefix("--").and_then(|name| self.typed.option_named(name));
            let (found, files) = option.map_or((Vec::new(), ""), |option| self.values(option, value));
            return (found.into_iter().map(|(word, what)| (format!("{name}={word}"), what)).collect(), files);
        }
        let Some(command) = self.typed.command() else { return (Vec::new(), "") };
        if is_option {
            return (options(command), "");
        }
        let (mut found, files) = self.typed.positional().map_or((Vec::new(), ""), |next| self.values(next, current));
        found.extend(commands(command));
        (found, files)
    }

    /// Candidates for the value of an argument: by its closed set, else by what help texts call it.
    fn values(&self, argument: &Arg, current: &str) -> (Found, &'static str) {
        if !takes_value(argument) {
            return (Vec::new(), "");
        }
        let closed = argument.get_possible_values();
        if !closed.is_empty() {
            let visible = closed.iter().filter(|value| !value.is_hide_set());
            let what = |value: &clap::builder::PossibleValue| value.get_help().map(ToString::to_string);
            let found = visible.map(|value| (value.get_name().to_owned(), what(value).unwrap_or_default()));
            return (found.collect(), "");
        }
        match value_name(argument).as_str() {
            "LADDER" | "PATH" => {
                let ladders = self.ladders();
                // Paths come where no ladder's name fits what is typed.
                let is_name = ladders.iter().any(|(id, _)| id.starts_with(current));
                (ladders, if is_name { "" } else { ":toml\n" })
            }
            "LEVEL" | "OTHER" => (self.of_ladder(levels), ""),
            "TRACK" => (self.of_ladder(tracks), ""),
            "CODE" => (RULES.iter().map(|rule| (rule.code.name().to_owned(), rule.means().to_owned())).collect(), ""),
            "TOPIC" => (self.topics(), ""),
            "DIR" => (Vec::new(), ":folders\n"),
            // What is written, and sheets, may be called anything; all other files of ours end alike.
            "FILE" if argument.get_id() == "output" || self.typed.path.iter().any(|c| c.get_name() == "import") => {
                (Vec::new(), ":files\n")
            }
            "FILE" => (Vec::new(), ":toml\n"),
            _ => (Vec::new(), ""),
        }
    }

    fn ladders(&self) -> Found {
        let entries = self.desk.library.list();
        let in_force = entries.into_iter().filter(|entry| !entry.shadowed);
        in_force
            .map(|entry| (entry.found.id, entry.ladder.map(|ladder| ladder.name.to_string()).unwrap_or_default()))
            .collect()
    }

    /// From the ladder that stands on the line; nothing where there is none, or it cannot be read.
    fn of_ladder(&self, found: fn(&Ladder) -> Found) -> Found {
        let ladder = self.typed.value("LADDER").map(|name| at_home(self.surroundings, name));
        let loaded = ladder.and_then(|name| self.desk.ladder(&name, None).ok());
        loaded.map(|loaded| found(&loaded.ladder)).unwrap_or_default()
    }

    /// Topics and commands; behind a command, those that belong to it.
    fn topics(&self) -> Found {
        let Some(root) = self.typed.path.first() else { return Vec::new() };
        match self.typed.value("TOPIC") {
            None => {
                let topics = Topic::ALL.map(|topic| (topic.name().to_owned(), topic.about().to_owned()));
                topics.into_iter().chain(commands(root)).collect()
            }
            Some(word) => root.find_subcommand(word).map(|command| commands(command).collect()).unwrap_or_default(),
        }
    }
}

fn levels(ladder: &Ladder) -> Found {
    let what = |kind: Kind| if kind == Kind::Trunk { "shared trunk" } else { kind.name() };
    let level = |place: crate::ladder::Place<'_>| {
        let level = place.level;
        (level.id.to_string(), format!("{} ({}, rank {})", level.title, what(place.track.kind), level.rank))
    };
    ladder.places().map(level).collect()
}

/// Every track by its id, and the kinds there are where no track is called so.
fn tracks(ladder: &Ladder) -> Found {
    let ids = ladder.tracks.iter().map(|track| (track.id.clone(), track.name.to_string()));
    let named = |kind: Kind| ladder.tracks.iter().any(|track| track.id == kind.name());
    let kinds = Kind::ALL.into_iter().filter(|kind| !named(*kind) && ladder.tracks_of(*kind).next().is_some());
    ids.chain(kinds.map(|kind| (kind.name().to_owned(), "every track of this kind".to_owned()))).collect()
}

fn commands(command: &Command) -> impl Iterator<Item = (String, String)> {
    let visible = command.get_subcommands().filter(|below| !below.is_hide_set());
    visible.map(|below| (below.get_name().to_owned(), below.get_about().map(ToString::to_string).unwrap_or_default()))
}

fn options(command: &Command) -> Found {
    let visible = command.get_arguments().filter(|option| !option.is_hide_set());
    let named = visible.filter_map(|option| {
        let what = option.get_help().map(ToString::to_string).unwrap_or_default();
        Some((format!("--{}", option.get_long()?), what))
    });
    named.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_value_of_every_argument_is_completed_or_known_to_be_free() {
        fn walk(command: &Command) {
            for argument in command.get_arguments().filter(|argument| takes_value(argument)) {
                let name = value_name(argument);
                let completed = ["LADDER", "PATH", "LEVEL", "OTHER", "TRACK", "CODE", "TOPIC", "DIR", "FILE"];
                let free = ["WORDS", "NAME", "DATE", "N", "ID", "WORD"];
                let is_known = completed.contains(&name.as_str()) || free.contains(&name.as_str());
                assert!(is_known || !argument.get_possible_values().is_empty(), "{name} of {}", command.get_name());
            }
            command.get_subcommands().for_each(walk);
        }
        walk(&Cli::whole());
    }
}
