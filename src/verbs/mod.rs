//! What was typed becomes what is done: one file a verb, and this one, which sets the scene and ends it.

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

/// Before the reason why a result could not be printed.
const NOT_WRITTEN: &str = "could not write to the standard output (-o FILE names another place)";

/// Runs a command in its surroundings and says how it ended. Results go to `out`, all else to `err`.
pub fn run(surroundings: &Surroundings, out: &mut dyn Write, err: &mut dyn Write) -> Exit {
    match carry_out(surroundings, out, err) {
        Ok(exit) => exit,
        Err(error) if error.is::<Left>() => error.downcast_ref::<Left>().map_or(Exit::Unfinished, |left| left.0),
        // No one reads any more: that is the reader's right.
        Err(error) if is_broken_pipe(&error) => Exit::Done,
        Err(error) => {
            // What was printed before it is still a result.
            let _ = out.flush();
            let look = surroundings.look_before_parsing(surroundings.stderr);
            // If even this cannot be written there is no one left to tell.
            let _ = write!(err, "{}", print::findings(&findings_of(&error), &look));
            Exit::CouldNotRun
        }
    }
}

/// From here on a fault of metier's own is told by [`say_fault`], once and calmly. Then the stack is unwound, so that
/// files that are being written and locks are let go, and the process ends with [`Exit::FAULT`], as Rust has it.
pub fn watch_for_faults() {
    panic::set_hook(Box::new(|it| say_fault(&fault(it.location(), it.payload()), &mut io::stderr())));
}

/// What is told of a fault of metier's own: where it is in the code and, if they were written there, its words. Words
/// that were made as it ran could hold answers, and what is told ends up in logs and reports.
#[must_use]
pub fn fault(place: Option<&Location<'_>>, payload: &dyn Any) -> String {
    let place = place.map_or_else(|| "somewhere".into(), ToString::to_string);
    payload.downcast_ref::<&'static str>().map_or_else(|| place.clone(), |words| format!("{place}: {words}"))
}

/// What is said where metier itself is at fault, before it ends with 101. The terminal is given back first, so
/// that the words can be read. `fault` is for those who mend it; no trace is printed, whatever the environment asks for.
pub fn say_fault(fault: &str, err: &mut dyn Write) {
    prompt::give_back();
    let fault = print::visible(fault.trim());
    // If even this cannot be written there is no one left to tell.
    let _ = write!(
        err,
        "\nmetier has made a mistake of its own and has to stop. It is not your doing.\n\
         What was answered and confirmed is kept; `metier where` says in which folder.\n\
         If you report it, please include this line:\n  metier {}: {fault}\n",
        env!("CARGO_PKG_VERSION")
    );
}

fn carry_out(surroundings: &Surroundings, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit> {
    // A shell that asks for completions gets those and nothing else.
    if let Some(answer) = completion::asked_for(surroundings) {
        write!(out, "{answer}").and_then(|()| out.flush()).context(NOT_WRITTEN)?;
        return Ok(Exit::Done);
    }
    let look = surroundings.look_before_parsing(surroundings.stdout);
    let cli = match Cli::read(&surroundings.arguments, &look) {
        Ok(cli) => cli,
        // A command that has to be followed by another shows which there are.
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
        // Help and version are results.
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

/// Whatever went wrong, as findings: reports as they are, everything else as one error with its causes.
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
