//! A command line that need not be finished, read along the commands and options there are.

use clap::{Arg, ArgAction, Command};

/// What a line says so far.
#[derive(Debug)]
pub(crate) struct Typed<'a> {
    /// The command, and before it those it belongs to; metier itself is the first.
    pub(crate) path: Vec<&'a Command>,
    /// The option whose value comes next.
    pub(crate) open: Option<&'a Arg>,
    /// Behind `--` nothing is an option.
    pub(crate) no_more_options: bool,
    values: Vec<(&'a Arg, String)>,
    positionals: usize,
}

impl<'a> Typed<'a> {
    /// Reads the words behind `metier`. `root` is built already, so that every command knows the common options.
    pub(crate) fn read<'w>(root: &'a Command, words: impl IntoIterator<Item = &'w str>) -> Self {
        let mut typed =
            Self { path: vec![root], open: None, no_more_options: false, values: Vec::new(), positionals: 0 };
        for word in words {
            typed.word(word);
        }
        typed
    }

    fn word(&mut self, word: &str) {
        // bash cuts `--format=json` into three words.
        if word == "=" && self.open.is_some() {
            return;
        }
        if let Some(option) = self.open.take() {
            self.values.push((option, word.to_owned()));
        } else if word == "--" && !self.no_more_options {
            self.no_more_options = true;
        } else if let Some(long) = word.strip_prefix("--").filter(|_| !self.no_more_options) {
            let (name, value) = long.split_once('=').map_or((long, None), |(name, value)| (name, Some(value)));
            self.option(self.option_named(name), value);
        } else if let Some(letters) = word.strip_prefix('-').filter(|rest| !self.no_more_options && !rest.is_empty()) {
            let mut left = letters.chars();
            while let Some(letter) = left.next() {
                let option = self
                    .command()
                    .and_then(|command| command.get_arguments().find(|option| option.get_short() == Some(letter)));
                if option.is_some_and(takes_value) {
                    self.option(option, Some(left.as_str()).filter(|rest| !rest.is_empty()));
                    break;
                }
            }
        } else if let Some(below) = self.command().and_then(|command| command.find_subcommand(word)) {
            self.path.push(below);
            self.positionals = 0;
        } else {
            self.values.extend(self.positional().map(|argument| (argument, word.to_owned())));
            self.positionals += 1;
        }
    }

    fn option(&mut self, option: Option<&'a Arg>, value: Option<&str>) {
        let Some(option) = option.filter(|option| takes_value(option)) else { return };
        match value {
            Some(value) => self.values.push((option, value.to_owned())),
            None => self.open = Some(option),
        }
    }

    /// The command that was typed.
    pub(crate) fn command(&self) -> Option<&'a Command> {
        self.path.last().copied()
    }

    /// The option of the command with this long name.
    pub(crate) fn option_named(&self, name: &str) -> Option<&'a Arg> {
        self.command()?.get_arguments().find(|option| option.get_long() == Some(name))
    }

    /// What a word means that is no option and stands next; nothing where none may.
    pub(crate) fn positional(&self) -> Option<&'a Arg> {
        let all: Vec<&Arg> = self.command()?.get_positionals().collect();
        let last = all.last().copied().filter(|last| matches!(last.get_action(), ArgAction::Append));
        all.get(self.positionals).copied().or(last)
    }

    /// The first value of an argument with this id, or that help texts call by this name.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        let is_it = |argument: &Arg| argument.get_id() == name || value_name(argument) == name;
        self.values.iter().find(|(argument, _)| is_it(argument)).map(|(_, value)| value.as_str())
    }
}

/// It stands before a value.
pub(crate) fn takes_value(argument: &Arg) -> bool {
    argument.get_action().takes_values()
}

/// What help texts call the value of an argument.
pub(crate) fn value_name(argument: &Arg) -> String {
    let name = argument.get_value_names().and_then(|names| names.first());
    name.map_or_else(|| argument.get_id().as_str().to_uppercase(), ToString::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Cli;

    fn read(line: &str) -> (String, Option<String>, Option<String>, Option<String>) {
        let root = Cli::whole();
        let typed = Typed::read(&root, line.split_whitespace());
        let name = |argument: &Arg| argument.get_id().to_string();
        let path: Vec<&str> = typed.path.iter().map(|command| command.get_name()).collect();
        let ladder = typed.value("LADDER").map(str::to_owned);
        (path.join(" "), typed.open.map(name), typed.positional().map(name), ladder)
    }

    #[test]
    fn a_line_is_read_as_far_as_it_goes() {
        let is = |line, path: &str, open: Option<&str>, next: Option<&str>, ladder: Option<&str>| {
            let own = |word: Option<&str>| word.map(str::to_owned);
            assert_eq!(read(line), (path.to_owned(), own(open), own(next), own(ladder)), "{line}");
        };
        is("", "metier", None, None, None);
        is("next", "metier next", None, Some("ladder"), None);
        is("next roofing", "metier next", None, Some("level"), Some("roofing"));
        is("next roofing roofer", "metier next", None, None, Some("roofing"));
        is("next --format json roofing", "metier next", None, Some("level"), Some("roofing"));
        is("next --format = json roofing", "metier next", None, Some("level"), Some("roofing"));
        is("next --format=json -qo out.txt roofing", "metier next", None, Some("level"), Some("roofing"));
        is("next roofing --track", "metier next", Some("track"), Some("level"), Some("roofing"));
        is("next roofing -qo", "metier next", Some("output"), Some("level"), Some("roofing"));
        is("plan a.toml b.toml", "metier plan", None, Some("files"), None);
        is("plan --ladder roofing --level", "metier plan", Some("level"), Some("files"), Some("roofing"));
        is("new answers --short", "metier new answers", None, Some("ladder"), None);
        is("next -- --odd", "metier next", None, Some("level"), Some("--odd"));
        is("nonsense --what -x", "metier", None, None, None);
    }
}
