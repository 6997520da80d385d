//! Runs the commands: one file per verb. This file prepares the run and ends it.

mod answers;
mod check;
mod choosing;
mod coach;
mod compare;
mod completion;
mod desk;
mod diff;
mod explain;
mod forget;
mod generate;
mod help;
mod history;
mod import;
mod list;
mod mark;
mod new;
mod next;
mod pager;
mod plan;
mod progress;
mod saved;
mod show;
mod surroundings;
mod typed;
mod welcome;
mod r#where;

use std::any::Any;
use std::io::{self, Write};
use std::panic::{self, Location};

use crate::cli::{self, Cli, Verb};
use crate::diagnostic::{Diagnostic, Findings};
use crate::exit::Exit;
use crate::{print, prompt};
use anyhow::{Context as _, Result};
use choosing::Left;
use clap::error::ErrorKind;
use desk::Desk;
pub use surroundings::{Folders, Stream, Surroundings, Variables};

/// The start of the error for a result that could not be printed.
const NOT_WRITTEN: &str = "could not write to the standard output (-o FILE names another place)";

/// Runs a command and returns how it ended. Results go to `out`, everything else to `err`.
pub fn run(surroundings: &Surroundings, out: &mut dyn Write, err: &mut dyn Write) -> Exit {
    match carry_out(surroundings, out, err) {
        Ok(exit) => exit,
        Err(error) if error.is::<Left>() => error.downcast_ref::<Left>().map_or(Exit::Unfinished, |left| left.0),
        // The reader has closed the pipe, as `head` does. That is not an error.
        Err(error) if is_broken_pipe(&error) => Exit::Done,
        Err(error) => {
            // What was printed before the error is still a result.
            let _ = out.flush();
            let look = surroundings.look_before_parsing(surroundings.stderr);
            // If even this fails, we have no way left to report it.
            let _ = write!(err, "{}", print::findings(&findings_of(&error), &look));
            Exit::CouldNotRun
        }
    }
}

/// From now on, [`say_fault`] reports a bug in metier once and calmly. The stack is then unwound, which releases locks
/// and unfinished files, and the process ends with [`Exit::FAULT`], Rust's own code for a panic.
pub fn watch_for_faults() {
    panic::set_hook(Box::new(|it| say_fault(&fault(it.location(), it.payload()), &mut io::stderr())));
}

/// What to report about a bug in metier: its place in the code, and its message if that is fixed text. A message
/// composed at run time could contain answers, and reports end up in logs.
#[must_use]
pub fn fault(place: Option<&Location<'_>>, payload: &dyn Any) -> String {
    let place = place.map_or_else(|| "somewhere".into(), ToString::to_string);
    payload.downcast_ref::<&'static str>().map_or_else(|| place.clone(), |words| format!("{place}: {words}"))
}

/// Reports a bug in metier before it ends with 101. It restores the terminal first, so that the report can be read.
/// `fault` is for the developers. We never print a backtrace, even if the environment asks for one.
pub fn say_fault(fault: &str, err: &mut dyn Write) {
    prompt::give_back();
    let fault = print::visible(fault.trim());
    // If even this fails, we have no way left to report it.
    let _ = write!(
        err,
        "\nmetier has made a mistake of its own and has to stop. It is not your doing.\n\
         What was answered and confirmed is kept; `metier where` says in which folder.\n\
         If you report it, please include this line:\n  metier {}: {fault}\n",
        env!("CARGO_PKG_VERSION")
    );
}

fn carry_out(surroundings: &Surroundings, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit> {
    // A shell that asks for completions gets these and nothing else.
    if let Some(answer) = completion::asked_for(surroundings) {
        write!(out, "{answer}").and_then(|()| out.flush()).context(NOT_WRITTEN)?;
        return Ok(Exit::Done);
    }
    let look = surroundings.look_before_parsing(surroundings.stdout);
    let cli = match Cli::read(&surroundings.arguments, &look) {
        Ok(cli) => cli,
        // A command without its subcommand shows which ones it has.
        Err(asked) if asked.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let look = surroundings.look_before_parsing(surroundings.stderr);
            write!(err, "{}", cli::said(&asked.render(), &look))?;
            return Ok(Exit::CouldNotRun);
        }
        Err(error) if error.use_stderr() => {
            let library = desk::library(surroundings, None);
            let refused = cli::refused(&error, &surroundings.arguments, |word| library.has(word));
            return Err(Findings::from(refused).into());
        }
        // Help and version count as results.
        Err(asked) => {
            write!(out, "{}", cli::said(&asked.render(), &look)).and_then(|()| out.flush()).context(NOT_WRITTEN)?;
            return Ok(Exit::Done);
        }
    };
    let mut desk = Desk::new(surroundings, &cli.common, out, err);
    desk.check_given_folder()?;
    let exit = match &cli.verb {
        None => welcome::run(&mut desk),
        Some(verb) => run_verb(verb, &mut desk),
    }?;
    out.flush().context(NOT_WRITTEN)?;
    Ok(exit)
}

fn run_verb(verb: &Verb, desk: &mut Desk<'_>) -> Result<Exit> {
    match verb {
        Verb::Plan(args) => plan::run(desk, args),
        Verb::Mark(args) => mark::run(desk, args),
        Verb::Next(args) => next::run(desk, args),
        Verb::Compare(args) => compare::run(desk, args),
        Verb::History(args) => history::run(desk, args),
        Verb::Forget(args) => forget::run(desk, args),
        Verb::Show(args) => show::run(desk, args),
        Verb::Diff(args) => diff::run(desk, args),
        Verb::List(args) => list::run(desk, args),
        Verb::Check(args) => check::run(desk, args),
        Verb::Explain(args) => explain::run(desk, args),
        Verb::New(args) => new::run(desk, args),
        Verb::Import(args) => import::run(desk, args),
        Verb::Generate(args) => generate::run(desk, args),
        Verb::Where(args) => r#where::run(desk, args),
        Verb::Help(args) => help::run(desk, args),
    }
}

/// Turns any error into findings: those that are findings stay as they are, everything else becomes one error with its
/// causes.
fn findings_of(error: &anyhow::Error) -> Findings {
    match error.downcast_ref::<Findings>() {
        Some(report) => report.clone(),
        None => Diagnostic::error(format!("{error:#}")).into(),
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
