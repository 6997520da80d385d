//! What can follow on a line that is being typed. Each argument says beside itself what it offers; clap finds out which
//! argument it is, and writes the scripts of the shells.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::builder::ArgExt;
use clap::{Arg, ArgMatches, Command, CommandFactory as _};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate, PathCompleter, ValueCompleter as _, complete};
use clap_complete::env::{Bash, Elvish, EnvCompleter, Fish, Powershell, Zsh};

use super::{Cli, Shell};
use crate::check::rules::RULES;
use crate::diagnostic::Group;
use crate::format::bundled_bank;
use crate::ladder::{Kind, Ladder, Place};
use crate::model::is_id;
use crate::print::visible;
use crate::report::Topic;
use crate::report::words::titled;
use crate::store::{Keeping, Library, Store};

/// The variable with which the scripts ask. `COMPLETE`, as clap has it, may be set for another program.
pub(crate) const ASKS: &str = "METIER_COMPLETE";

/// What a shell can offer for an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Offer {
    /// Ladders by name; where none fits, files that could be one.
    Ladder,
    /// The levels of the ladder that was typed before.
    Level,
    /// Its tracks, and their kinds.
    Track,
    /// Codes of findings.
    Code,
    /// Codes and groups of findings, the last of several with commas.
    Findings,
    /// Topics, and commands.
    Topic,
    /// TOML files, and ladders that answers are saved about.
    Answers,
    /// Ladders, and TOML files.
    LadderOrAnswers,
    /// TOML files.
    Toml,
    /// Any file.
    File,
    /// Folders.
    Folder,
}

impl ArgExt for Offer {}

/// A line that is being typed.
#[derive(Debug)]
pub(crate) struct Request {
    /// The shell that asks.
    pub(crate) shell: Shell,
    /// Its words, metier first.
    pub(crate) words: Vec<OsString>,
    /// Which of them is being typed, where the shell says so; else it is the last.
    pub(crate) at: Option<usize>,
}

/// Where to look.
#[derive(Clone, Debug, Default)]
pub(crate) struct Around {
    /// The folder for ladders that the environment names.
    pub(crate) given: Option<PathBuf>,
    /// That of the user.
    pub(crate) user: Option<PathBuf>,
    /// Saved answers.
    pub(crate) store: Option<Store>,
    /// What `~` stands for: the shell leaves it as it is on a line that is not run yet.
    pub(crate) home: Option<PathBuf>,
}

/// The script that makes a shell ask.
pub(crate) fn registration(shell: Shell) -> String {
    let mut script = Vec::new();
    let written = adapter(shell).write_registration(ASKS, "metier", "metier", "metier", &mut script);
    written.expect("a Vec takes whatever is written");
    let script = String::from_utf8(script).expect("what clap_complete writes is UTF-8");
    match shell {
        // bash puts a word on the line as it is, and would run what stands in the name of a file. It quotes file names.
        Shell::Bash => script.replace("complete -o nospace", "complete -o filenames -o nospace"),
        // As a file `_metier` in a folder of $fpath the script is run when it is first asked.
        Shell::Zsh => script + "if [[ $funcstack[1] == _metier ]]; then _clap_dynamic_completer_metier \"$@\"; fi\n",
        Shell::Fish | Shell::PowerShell | Shell::Elvish => script,
    }
}

/// What can follow, as the script of the shell wants it; empty if nothing is known.
pub(crate) fn answer(request: Request, around: Around) -> String {
    let Request { shell, mut words, at } = request;
    if words.is_empty() {
        return String::new();
    }
    let mut at = at.unwrap_or(words.len().saturating_sub(1)).min(words.len());
    if shell == Shell::Bash {
        at = joined(&mut words, at);
    }
    let before = words.iter().take(at).cloned().collect();
    let mut command = offering(Cli::command(), &Arc::new(Scene { shell, before, around }));
    let mut said = Vec::new();
    let written = match shell {
        // Its own adapter would count the words as they were.
        Shell::Bash => complete(&mut command, words, at, None).map(|found| {
            let found: Vec<_> = found.iter().map(|candidate| candidate.get_value().to_string_lossy()).collect();
            said = found.join("\u{b}").into_bytes();
        }),
        _ => adapter(shell).write_complete(&mut command, words, None, &mut said),
    };
    // In the middle of a line there is no one to tell.
    written.ok().and_then(|()| String::from_utf8(said).ok()).unwrap_or_default()
}

fn adapter(shell: Shell) -> &'static dyn EnvCompleter {
    match shell {
        Shell::Bash => &Bash,
        Shell::Zsh => &Zsh,
        Shell::Fish => &Fish,
        Shell::PowerShell => &Powershell,
        Shell::Elvish => &Elvish,
    }
}

/// bash cuts `--format=json` into three words; clap reads an option and its value as two. Gives the place of the word
/// that is being typed.
fn joined(words: &mut Vec<OsString>, at: usize) -> usize {
    let is_option = |word: Option<&OsString>| word.is_some_and(|word| word.to_string_lossy().starts_with("--"));
    let is_sign = |n: usize| n > 0 && n != at && words.get(n).is_some_and(|word| word == "=");
    let signs: Vec<usize> = (0..words.len()).filter(|n| is_sign(*n) && is_option(words.get(n - 1))).collect();
    for sign in signs.iter().rev() {
        words.remove(*sign);
    }
    let at = at - signs.iter().filter(|sign| **sign < at).count();
    // Old ones give the sign itself where nothing of the value is typed yet.
    if let Some(current) = words.get_mut(at).filter(|word| *word == "=") {
        current.clear();
    }
    at
}

/// The command with every offer made good.
fn offering(command: Command, scene: &Arc<Scene>) -> Command {
    let argument = |argument: Arg| {
        let Some(offer) = argument.get::<Offer>().copied() else { return argument };
        let scene = Arc::clone(scene);
        argument.add(ArgValueCompleter::new(move |current: &OsStr| scene.offer(offer, current)))
    };
    command.mut_args(argument).mut_subcommands(|below| offering(below, scene))
}

/// A word and what it is.
type Words = Vec<(String, String)>;

/// What is known while one word is completed.
struct Scene {
    shell: Shell,
    /// The words before it, metier first.
    before: Vec<OsString>,
    around: Around,
}

impl Scene {
    fn offer(&self, offer: Offer, current: &OsStr) -> Vec<CompletionCandidate> {
        let fits = |found: Words| -> Vec<CompletionCandidate> {
            let typed = current.to_string_lossy();
            let found = found.into_iter().filter(|(word, _)| word.starts_with(&*typed));
            found.map(|(word, what)| candidate(&word, &what)).collect()
        };
        let is_toml = |path: &Path| path.extension().is_some_and(|ending| ending == "toml");
        match offer {
            Offer::Ladder => {
                let names = fits(self.ladders());
                if names.is_empty() { self.paths(&PathCompleter::any().filter(is_toml), current) } else { names }
            }
            Offer::Level => fits(self.of_ladder(levels)),
            Offer::Track => fits(self.of_ladder(tracks)),
            Offer::Code => {
                fits(RULES.iter().map(|rule| (rule.code.name().to_owned(), rule.means().to_owned())).collect())
            }
            Offer::Findings => {
                let typed = current.to_string_lossy();
                // What stands before the last comma is finished.
                let before = typed.rfind(',').and_then(|comma| typed.get(..=comma)).unwrap_or_default();
                let groups = Group::ALL.into_iter().filter(|group| *group != Group::Error);
                let groups = groups.map(|group| (group.name(), format!("Every code of {}", group.name())));
                let codes = RULES.iter().filter(|rule| rule.code.group() != Group::Error);
                let codes = codes.map(|rule| (rule.code.name(), rule.means().to_owned()));
                fits(groups.chain(codes).map(|(word, what)| (format!("{before}{word}"), what)).collect())
            }
            Offer::Topic => fits(self.topics()),
            Offer::Answers => {
                let files = self.paths(&PathCompleter::any().filter(is_toml), current);
                fits(self.saved()).into_iter().chain(files).collect()
            }
            Offer::LadderOrAnswers => {
                let files = self.paths(&PathCompleter::any().filter(is_toml), current);
                fits(self.ladders()).into_iter().chain(files).collect()
            }
            Offer::Toml => self.paths(&PathCompleter::any().filter(is_toml), current),
            Offer::File => self.paths(&PathCompleter::file(), current),
            Offer::Folder => self.paths(&PathCompleter::dir(), current),
        }
    }

    fn paths(&self, completer: &PathCompleter, current: &OsStr) -> Vec<CompletionCandidate> {
        self.plain(completer.complete(current))
    }

    /// Without names that would break out of their line, or that would be run where the shell does not quote them.
    fn plain(&self, mut found: Vec<CompletionCandidate>) -> Vec<CompletionCandidate> {
        let is_plain = |name: &str| {
            let would_run = self.shell == Shell::PowerShell
                && name
                    .contains([' ', '$', '`', '\'', '"', '(', ')', '{', '}', ';', '&', '|', '<', '>', '#', ',', '@']);
            visible(name) == name && !would_run
        };
        found.retain(|candidate| candidate.get_value().to_str().is_some_and(is_plain));
        found
    }

    fn ladders(&self) -> Words {
        let in_force = self.library().list().into_iter().filter(|entry| !entry.shadowed);
        let name = |ladder: anyhow::Result<Ladder>| ladder.map(|ladder| ladder.name.to_string()).unwrap_or_default();
        in_force.map(|entry| (entry.found.id, name(entry.ladder))).collect()
    }

    /// From the ladder that stands on the line; none if there is no such ladder, or it cannot be read.
    fn of_ladder(&self, found: fn(&Ladder) -> Words) -> Words {
        let name = self.typed(names_a_ladder).into_iter().next();
        let name = name.map(|name| self.at_home(&name).to_string_lossy().into_owned());
        // With a folder to start from only a file is read: a pipe would be waited for.
        let loaded = name.and_then(|name| self.library().open(&name, Some(Path::new("")), None).ok());
        loaded.map(|loaded| found(&loaded.ladder)).unwrap_or_default()
    }

    fn library(&self) -> Library {
        let typed = self.typed(|argument| argument.get_id() == "ladders").into_iter().next();
        let given = typed.map(|folder| self.at_home(&folder)).or_else(|| self.around.given.clone());
        Library::new(given, self.around.user.clone())
    }

    fn at_home(&self, path: &OsStr) -> PathBuf {
        match (Path::new(path).strip_prefix("~"), &self.around.home) {
            (Ok(rest), Some(home)) => home.join(rest),
            _ => path.into(),
        }
    }

    /// The ladders that answers are saved about.
    fn saved(&self) -> Words {
        let Some(store) = &self.around.store else { return Words::new() };
        let contents = bundled_bank().ok().and_then(|bank| store.contents(&bank).ok()).unwrap_or_default();
        let finished = contents.own.into_iter().filter(|kept| kept.keeping == Keeping::Finished);
        let mut about: Vec<String> = finished.filter_map(|kept| Some(kept.answers.ok()?.ladder)).collect();
        about.sort_unstable();
        about.dedup();
        let named = about.into_iter().filter(|ladder| is_id(ladder));
        named.map(|ladder| (ladder, "saved answers".to_owned())).collect()
    }

    /// Topics and commands; behind a command, those that belong to it.
    fn topics(&self) -> Words {
        let root = Cli::command();
        let about = |command: &Command| command.get_about().expect("every command says what it does").to_string();
        let commands = |command: &Command| -> Words {
            command.get_subcommands().map(|below| (below.get_name().to_owned(), about(below))).collect()
        };
        let topics = || Topic::ALL.map(|topic| (topic.name().to_owned(), topic.about().to_owned()));
        match self.typed(|argument| argument.get::<Offer>() == Some(&Offer::Topic)).as_slice() {
            [] => topics().into_iter().chain(commands(&root)).collect(),
            [word] => word.to_str().and_then(|word| root.find_subcommand(word)).map(commands).unwrap_or_default(),
            _ => Words::new(),
        }
    }

    /// The values of an argument on the line so far. A completer is told only the word that it completes (clap#5784), so
    /// clap reads the words before it once more, and is not put off by what they lack.
    fn typed(&self, is_it: impl Fn(&Arg) -> bool) -> Vec<OsString> {
        let mut command = Cli::command().ignore_errors(true);
        let Ok(mut matches) = command.try_get_matches_from_mut(&self.before) else { return Vec::new() };
        let mut command = &command;
        while let Some((name, below)) = matches.remove_subcommand() {
            let Some(found) = command.find_subcommand(&name) else { break };
            (command, matches) = (found, below);
        }
        let values = |argument: &Arg, matches: &ArgMatches| -> Vec<OsString> {
            let values = matches.try_get_raw(argument.get_id().as_str()).ok().flatten();
            values.into_iter().flatten().map(OsStr::to_owned).collect()
        };
        let typed = command.get_arguments().filter(|argument| is_it(argument));
        typed.map(|argument| values(argument, &matches)).find(|values| !values.is_empty()).unwrap_or_default()
    }
}

fn names_a_ladder(argument: &Arg) -> bool {
    matches!(argument.get::<Offer>(), Some(Offer::Ladder | Offer::LadderOrAnswers))
}

/// What is said of a word can come from a ladder that someone else wrote.
fn candidate(word: &str, what: &str) -> CompletionCandidate {
    let what = Some(visible(what).into_owned()).filter(|what| !what.is_empty());
    CompletionCandidate::new(word).help(what.map(Into::into))
}

fn levels(ladder: &Ladder) -> Words {
    let level = |place: Place<'_>| (place.level.id.to_string(), titled(place));
    ladder.places().map(level).collect()
}

/// Every track by its id, and the kinds there are where no track is called so.
fn tracks(ladder: &Ladder) -> Words {
    let ids = ladder.tracks.iter().map(|track| (track.id.clone(), track.name.to_string()));
    let named = |kind: Kind| ladder.tracks.iter().any(|track| track.id == kind.name());
    let kinds = Kind::ALL.into_iter().filter(|kind| !named(*kind) && ladder.tracks_of(*kind).next().is_some());
    ids.chain(kinds.map(|kind| (kind.name().to_owned(), "every track of this kind".to_owned()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_value_of_every_argument_is_offered_or_known_to_be_free() {
        fn walk(command: &Command) {
            for argument in command.get_arguments().filter(|argument| argument.get_action().takes_values()) {
                let free = ["craft", "name", "before", "on", "width", "id"];
                let is_known = argument.get::<Offer>().is_some() || free.contains(&argument.get_id().as_str());
                let is_closed = !argument.get_possible_values().is_empty();
                assert!(is_known != is_closed, "{argument} of {}", command.get_name());
            }
            command.get_subcommands().for_each(walk);
        }
        walk(&Cli::whole());
    }

    #[test]
    fn an_option_and_its_value_are_two_words_whatever_bash_makes_of_them() {
        let is = |words: &[&str], at, expected: &[&str], place| {
            let mut words: Vec<OsString> = words.iter().map(OsString::from).collect();
            assert_eq!((joined(&mut words, at), words), (place, expected.iter().map(OsString::from).collect()));
        };
        is(&["metier", "list", "--format", "=", "js"], 4, &["metier", "list", "--format", "js"], 3);
        is(&["metier", "list", "--format", "="], 3, &["metier", "list", "--format", ""], 3);
        is(&["metier", "--width", "=", "40", "list", "-"], 5, &["metier", "--width", "40", "list", "-"], 4);
        is(&["metier", "show", "="], 2, &["metier", "show", ""], 2);
    }
}
