//! Shell completion. Each argument says what it can be completed with. clap finds out which argument is being typed,
//! and writes the scripts for the shells.

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

/// The variable that the scripts set when they ask. clap's default, `COMPLETE`, may be set for another program.
pub(crate) const ASKS: &str = "METIER_COMPLETE";

/// What a shell can complete an argument with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Completion {
    /// Ladders by name or, if none matches, files that could be a ladder.
    Ladder,
    /// The levels of the ladder typed earlier on the line.
    Level,
    /// The tracks of that ladder, and their kinds.
    Track,
    /// Codes of findings.
    Code,
    /// Codes and groups of findings, of which a list separated by commas may have several.
    Findings,
    /// Topics and commands.
    Topic,
    /// TOML files, and ladders with saved answers.
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

impl ArgExt for Completion {}

/// A request from a shell to complete a line.
#[derive(Debug)]
pub(crate) struct Request {
    /// The shell that asks.
    pub(crate) shell: Shell,
    /// The words on the line, starting with metier.
    pub(crate) words: Vec<OsString>,
    /// The index of the word being typed, if the shell gives it. Otherwise it is the last word.
    pub(crate) at: Option<usize>,
}

/// Where to look for ladders and answers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Around {
    /// The folder for ladders that the environment names.
    pub(crate) given: Option<PathBuf>,
    /// The user's own folder for ladders.
    pub(crate) user: Option<PathBuf>,
    /// The saved answers.
    pub(crate) store: Option<Store>,
    /// The home folder. The shell does not expand `~` on a line that has not run yet.
    pub(crate) home: Option<PathBuf>,
}

/// The script that makes a shell ask metier for completions.
pub(crate) fn registration(shell: Shell) -> String {
    let mut script = Vec::new();
    let written = adapter(shell).write_registration(ASKS, "metier", "metier", "metier", &mut script);
    written.expect("a Vec takes whatever is written");
    let script = String::from_utf8(script).expect("what clap_complete writes is UTF-8");
    match shell {
        // bash would insert a completion unquoted and might run what is in a file's name. It only quotes file names, so
        // mark all completions as such.
        Shell::Bash => script.replace("complete -o nospace", "complete -o filenames -o nospace"),
        // If the script is a file `_metier` in a folder of $fpath, zsh runs it at the first request, so it must answer
        // at once.
        Shell::Zsh => script + "if [[ $funcstack[1] == _metier ]]; then _clap_dynamic_completer_metier \"$@\"; fi\n",
        Shell::Fish | Shell::PowerShell | Shell::Elvish => script,
    }
}

/// The completions in the form that the shell's script expects. Empty if we have none.
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
        // clap's own adapter would use the index from before the words were joined.
        Shell::Bash => complete(&mut command, words, at, None).map(|found| {
            let found: Vec<_> = found.iter().map(|candidate| candidate.get_value().to_string_lossy()).collect();
            said = found.join("\u{b}").into_bytes();
        }),
        _ => adapter(shell).write_complete(&mut command, words, None, &mut said),
    };
    // If writing fails, no one is listening in the middle of a typed line.
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

/// Joins the words that bash splits. It cuts `--format=json` into three words, but clap reads an option and its value
/// as two. Returns the new index of the word being typed.
fn joined(words: &mut Vec<OsString>, at: usize) -> usize {
    let is_option = |word: Option<&OsString>| word.is_some_and(|word| word.to_string_lossy().starts_with("--"));
    let is_sign = |n: usize| n > 0 && n != at && words.get(n).is_some_and(|word| word == "=");
    let signs: Vec<usize> = (0..words.len()).filter(|n| is_sign(*n) && is_option(words.get(n - 1))).collect();
    for sign in signs.iter().rev() {
        words.remove(*sign);
    }
    let at = at - signs.iter().filter(|sign| **sign < at).count();
    // Old versions of bash give the `=` itself if nothing of the value has been typed yet.
    if let Some(current) = words.get_mut(at).filter(|word| *word == "=") {
        current.clear();
    }
    at
}

/// The command, with a completer for each argument that has one.
fn offering(command: Command, scene: &Arc<Scene>) -> Command {
    let argument = |argument: Arg| {
        let Some(offer) = argument.get::<Completion>().copied() else { return argument };
        let scene = Arc::clone(scene);
        argument.add(ArgValueCompleter::new(move |current: &OsStr| scene.offer(offer, current)))
    };
    command.mut_args(argument).mut_subcommands(|below| offering(below, scene))
}

/// Words with a description of each.
type Words = Vec<(String, String)>;

/// What we know while completing one word.
struct Scene {
    shell: Shell,
    /// The words before it, starting with metier.
    before: Vec<OsString>,
    around: Around,
}

impl Scene {
    fn offer(&self, offer: Completion, current: &OsStr) -> Vec<CompletionCandidate> {
        let fits = |found: Words| -> Vec<CompletionCandidate> {
            let typed = current.to_string_lossy();
            let found = found.into_iter().filter(|(word, _)| word.starts_with(&*typed));
            found.map(|(word, what)| candidate(&word, &what)).collect()
        };
        let is_toml = |path: &Path| path.extension().is_some_and(|ending| ending == "toml");
        match offer {
            Completion::Ladder => {
                let names = fits(self.ladders());
                if names.is_empty() { self.paths(&PathCompleter::any().filter(is_toml), current) } else { names }
            }
            Completion::Level => fits(self.of_ladder(levels)),
            Completion::Track => fits(self.of_ladder(tracks)),
            Completion::Code => {
                fits(RULES.iter().map(|rule| (rule.code.name().to_owned(), rule.means().to_owned())).collect())
            }
            Completion::Findings => {
                let typed = current.to_string_lossy();
                // Everything before the last comma is already complete.
                let before = typed.rfind(',').and_then(|comma| typed.get(..=comma)).unwrap_or_default();
                let groups = Group::ALL.into_iter().filter(|group| *group != Group::Error);
                let groups = groups.map(|group| (group.name(), format!("Every code of {}", group.name())));
                let codes = RULES.iter().filter(|rule| rule.code.group() != Group::Error);
                let codes = codes.map(|rule| (rule.code.name(), rule.means().to_owned()));
                fits(groups.chain(codes).map(|(word, what)| (format!("{before}{word}"), what)).collect())
            }
            Completion::Topic => fits(self.topics()),
            Completion::Answers => {
                let files = self.paths(&PathCompleter::any().filter(is_toml), current);
                fits(self.saved()).into_iter().chain(files).collect()
            }
            Completion::LadderOrAnswers => {
                let files = self.paths(&PathCompleter::any().filter(is_toml), current);
                fits(self.ladders()).into_iter().chain(files).collect()
            }
            Completion::Toml => self.paths(&PathCompleter::any().filter(is_toml), current),
            Completion::File => self.paths(&PathCompleter::file(), current),
            Completion::Folder => self.paths(&PathCompleter::dir(), current),
        }
    }

    fn paths(&self, completer: &PathCompleter, current: &OsStr) -> Vec<CompletionCandidate> {
        self.plain(completer.complete(current))
    }

    /// Leaves out names that would break out of their line, or that a shell might run if it does not quote them.
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

    /// Words from the ladder on the line. Empty if it does not exist or cannot be read.
    fn of_ladder(&self, found: fn(&Ladder) -> Words) -> Words {
        let name = self.typed(names_a_ladder).into_iter().next();
        let name = name.map(|name| self.at_home(&name).to_string_lossy().into_owned());
        // With a base folder, `open` reads only regular files. Reading a pipe would wait forever.
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

    /// The ladders with saved answers.
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

    /// Topics and commands or, after a command, its subcommands.
    fn topics(&self) -> Words {
        let root = Cli::command();
        let about = |command: &Command| command.get_about().expect("every command says what it does").to_string();
        let commands = |command: &Command| -> Words {
            command.get_subcommands().map(|below| (below.get_name().to_owned(), about(below))).collect()
        };
        let topics = || Topic::ALL.map(|topic| (topic.name().to_owned(), topic.about().to_owned()));
        match self.typed(|argument| argument.get::<Completion>() == Some(&Completion::Topic)).as_slice() {
            [] => topics().into_iter().chain(commands(&root)).collect(),
            [word] => word.to_str().and_then(|word| root.find_subcommand(word)).map(commands).unwrap_or_default(),
            _ => Words::new(),
        }
    }

    /// The values typed so far for an argument. A completer gets only the word that it completes (clap#5784), so clap
    /// parses the words before it once more, ignoring what is still missing.
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
    matches!(argument.get::<Completion>(), Some(Completion::Ladder | Completion::LadderOrAnswers))
}

/// Cleans the description, which may come from a ladder that someone else wrote.
fn candidate(word: &str, what: &str) -> CompletionCandidate {
    let what = Some(visible(what).into_owned()).filter(|what| !what.is_empty());
    CompletionCandidate::new(word).help(what.map(Into::into))
}

fn levels(ladder: &Ladder) -> Words {
    let level = |place: Place<'_>| (place.level.id.to_string(), titled(place));
    ladder.places().map(level).collect()
}

/// Every track by its id, and the kinds, unless a track is called the same.
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
                let is_known = argument.get::<Completion>().is_some() || free.contains(&argument.get_id().as_str());
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
