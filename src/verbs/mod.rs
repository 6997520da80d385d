//! What was typed becomes what is done: one file a verb, and this one, which sets the scene and ends it.

mod answers;
mod check;
mod coach;
mod compare;
mod complete;
mod desk;
mod diff;
mod explain;
mod forget;
mod generate;
mod help;
mod history;
mod import;
mod list;
mod new;
mod next;
mod plan;
mod show;
mod surroundings;
mod typed;
mod r#where;

use std::any::Any;
use std::ffi::OsString;
use std::io::{self, Write};
use std::panic::{self, Location};

use anyhow::{Context as _, Result};
use clap::Parser as _;

use crate::cli::{Cli, GenerateWhat, NewWhat, Verb};
use crate::diagnostic::{Diagnostic, Report};
use crate::exit::Exit;
use crate::report::Welcome;
use crate::{print, prompt};
use desk::Desk;
pub use surroundings::{Folders, Stream, Surroundings, Variables};

/// Before the reason why a result could not be printed.
const NOT_WRITTEN: &str = "could not write to the standard output (-o FILE names another place)";

/// Runs a command in its surroundings and says how it ended. Results go to `out`, all else to `err`.
pub fn run(surroundings: &Surroundings, out: &mut dyn Write, err: &mut dyn Write) -> Exit {
    match carry_out(surroundings, out, err) {
        Ok(exit) => exit,
        // Nobody reads any more: that is the reader's right.
        Err(error) if is_broken_pipe(&error) => Exit::Done,
        Err(error) => {
            // What was printed before it is still a result.
            let _ = out.flush();
            let look = surroundings.look_before_parsing(surroundings.stderr);
            // If even this cannot be written there is nobody left to tell.
            let _ = write!(err, "{}", print::findings(&report_of(&error), &look));
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
    // If even this cannot be written there is nobody left to tell.
    let _ = write!(
        err,
        "\nmetier has made a mistake of its own and has to stop. It is not your doing.\n\
         What was answered and confirmed is kept; `metier where` says in which folder.\n\
         If you report it, please include this line:\n  metier {}: {fault}\n",
        env!("CARGO_PKG_VERSION")
    );
}

fn carry_out(surroundings: &Surroundings, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit> {
    let cli = match Cli::try_parse_from(&surroundings.arguments) {
        Ok(cli) => cli,
        Err(message) => {
            // What was typed is said again as it is: typed harmlessly, it is refused in the same words.
            let plain = |word: &OsString| print::visible(&word.to_string_lossy()).into_owned().into();
            let plain: Vec<OsString> = surroundings.arguments.iter().map(plain).collect();
            return said_by_clap(&Cli::try_parse_from(&plain).err().unwrap_or(message), surroundings, out, err);
        }
    };
    let mut desk = Desk::new(surroundings, &cli.common, out, err);
    if !matches!(cli.verb, Some(Verb::Complete(_))) {
        desk.check_given_folder()?;
    }
    let exit = match &cli.verb {
        None => welcome(&mut desk),
        Some(Verb::Plan(args)) => plan::run(&mut desk, args),
        Some(Verb::Compare(args)) => compare::run(&mut desk, args),
        Some(Verb::Next(args)) => next::run(&mut desk, args),
        Some(Verb::Show(args)) => show::run(&mut desk, args),
        Some(Verb::Check(args)) => check::run(&mut desk, args),
        Some(Verb::Explain(args)) => explain::run(&mut desk, args),
        Some(Verb::Diff(args)) => diff::run(&mut desk, args),
        Some(Verb::List(args)) => list::run(&mut desk, &args.output),
        Some(Verb::New(args)) => match &args.what {
            NewWhat::Answers(args) => new::answers(&mut desk, args),
            NewWhat::Ladder(args) => new::ladder(&mut desk, args),
            NewWhat::Questions(args) => new::questions(&mut desk, args),
        },
        Some(Verb::Generate(args)) => match &args.what {
            GenerateWhat::Schema(args) => generate::schema(&mut desk, args),
            GenerateWhat::Completions(args) => generate::completions(&mut desk, args),
            GenerateWhat::Man(args) => generate::man(&mut desk, args),
        },
        Some(Verb::History(args)) => history::run(&mut desk, args),
        Some(Verb::Forget(args)) => forget::run(&mut desk, args),
        Some(Verb::Where(args)) => r#where::run(&mut desk, &args.output, surroundings, &cli.common),
        Some(Verb::Import(args)) => import::run(&mut desk, args),
        Some(Verb::Help(args)) => help::run(&mut desk, args),
        Some(Verb::Complete(args)) => complete::run(&mut desk, args, surroundings),
    }?;
    out.flush().context(NOT_WRITTEN)?;
    Ok(exit)
}

/// Help and version are results; everything else clap says is an error in what was typed.
fn said_by_clap(
    message: &clap::Error,
    surroundings: &Surroundings,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Exit> {
    use clap::error::ErrorKind::{DisplayHelp, DisplayHelpOnMissingArgumentOrSubcommand, MissingSubcommand};
    let stream = if message.use_stderr() { surroundings.stderr } else { surroundings.stdout };
    let look = surroundings.look_before_parsing(stream);
    let text = match message.kind() {
        DisplayHelp | DisplayHelpOnMissingArgumentOrSubcommand | MissingSubcommand => help::asked(surroundings, &look),
        _ if message.use_stderr() => painted(&message.to_string(), &look),
        _ => message.to_string(),
    };
    if message.use_stderr() {
        write!(err, "{text}")?;
        return Ok(Exit::CouldNotRun);
    }
    write!(out, "{text}").and_then(|()| out.flush()).context(NOT_WRITTEN)?;
    Ok(Exit::Done)
}

/// The first line stands out, as that of a finding does.
fn painted(message: &str, look: &print::Look) -> String {
    let (first, rest) = message.split_once('\n').unwrap_or((message, ""));
    format!("{}\n{rest}", print::Paint::new(look.colour).bold(first))
}

fn welcome(desk: &mut Desk<'_>) -> Result<Exit> {
    let text = print::report(&Welcome, print::Format::Text, &desk.look);
    desk.print(&text)?;
    Ok(Exit::Done)
}

/// Whatever went wrong, as findings: reports as they are, everything else as one error with its causes.
fn report_of(error: &anyhow::Error) -> Report {
    match error.downcast_ref::<Report>() {
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
