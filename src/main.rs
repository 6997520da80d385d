//! The edge of the program. It reads the arguments, the environment and the facts about the terminal once, and returns
//! the exit code.

use std::env;
use std::io::{self, IsTerminal as _};
use std::path::Path;
use std::process::ExitCode;

use dialoguer::console::Term;
use etcetera::BaseStrategy as _;
use metier::verbs::{self, Folders, Stream, Surroundings};

#[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
fn main() -> ExitCode {
    verbs::watch_for_faults();
    let stream = |is_terminal: bool, term: Term| {
        let columns = || term.size_checked().map(|(_, columns)| usize::from(columns));
        if is_terminal { Stream::Terminal(columns()) } else { Stream::Elsewhere }
    };
    let is_at_home = cfg!(windows) || env::var_os("HOME").is_some_and(|home| Path::new(&home).is_absolute());
    let surroundings = Surroundings {
        arguments: env::args_os().collect(),
        variables: Box::new(|name| env::var_os(name)),
        // Without a home folder, etcetera would look the user up in the system, possibly over the network.
        folders: is_at_home.then(etcetera::choose_base_strategy).and_then(Result::ok).map(|base| Folders {
            config: base.config_dir(),
            state: base.state_dir().unwrap_or_else(|| base.data_dir()),
            data: base.data_dir(),
        }),
        stdin_is_terminal: io::stdin().is_terminal(),
        stdout: stream(io::stdout().is_terminal(), Term::stdout()),
        stderr: stream(io::stderr().is_terminal(), Term::stderr()),
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    let exit = verbs::run(&surroundings, &mut out, &mut io::stderr());
    // `run` has already flushed what it could. Do not write to a closed pipe again.
    let _ = out.into_parts();
    ExitCode::from(exit.code())
}
