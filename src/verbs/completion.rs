//! Completion. It is not a verb: the shell's script calls it. It writes no files, asks nothing and reports no errors.

use clap::ValueEnum as _;

use super::surroundings::Surroundings;
use crate::cli::{ASKS, Around, Request, Shell, answer};
use crate::store::Store;

/// The completions, if a shell asks for them: the variable is set, and the line comes after `--`. Whatever the
/// environment says, a line that a person typed is run normally.
pub(super) fn asked_for(surroundings: &Surroundings) -> Option<String> {
    let shell = Shell::from_str(&surroundings.variable(ASKS)?, false).ok()?;
    let mut words = surroundings.arguments.iter().skip(1).cloned();
    words.next().filter(|first| first == "--")?;
    let at = surroundings.variable("_CLAP_COMPLETE_INDEX").and_then(|at| at.parse().ok());
    let request = Request { shell, words: words.collect(), at };
    let around = Around {
        given: surroundings.given_ladders(None).map(|(folder, _)| folder),
        user: surroundings.own_ladders(),
        store: surroundings.folders.as_ref().map(|folders| Store::new(&folders.state, &folders.data)),
        home: surroundings.variable("HOME").map(Into::into),
    };
    Some(answer(request, around))
}
