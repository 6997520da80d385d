//! What was typed becomes what is done: one file a verb, and this one, which sets the scene and ends it.

mod check;
mod coach;
mod compare;
mod complete;
mod context;
mod diff;
mod explain;
mod forget;
mod generate;
mod help;
mod history;
mod import;
mod interview;
mod list;
mod new;
mod next;
mod plan;
mod show;
mod surroundings;
mod typed;
mod r#where;

use std::io::{self, Write};

use anyhow::{Context as _, Result};
use clap::{CommandFactory as _, FromArgMatches as _};

use crate::cli::{Cli, GenerateWhat, NewWhat, Verb};
use crate::diagnostic::{Diagnostic, Report};
use crate::exit::Exit;
use crate::render;
use context::Context;
pub use surroundings::{Folders, Stream, Surroundings, Variables};

/// Before the reason why a result could not be printed.
const NOT_WRITTEN: &str = "could not write to the standard output";

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
            let _ = write!(err, "{}", render::findings(&report_of(&error), &look));
            Exit::CouldNotRun
        }
    }
}

/// What is said where metier itself is at fault, before it ends with 101. What the terminal was set to is undone on the
/// way out. `fault` is for those who mend it; no trace is printed, whatever the environment asks for.
pub fn say_fault(fault: &str, err: &mut dyn Write) {
    let fault = render::visible(fault.trim());
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
    let look = surroundings.look_before_parsing(surroundings.stderr);
    let colour = if look.colour { clap::ColorChoice::Always } else { clap::ColorChoice::Never };
    let command = Cli::command().color(colour);
    let typed =
        command.try_get_matches_from(&surroundings.arguments).and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match typed {
        Ok(cli) => cli,
        Err(message) => return said_by_clap(&message, surroundings, out, err),
    };
    let mut context = Context::new(surroundings, &cli.common, out, err);
    if !matches!(cli.verb, Some(Verb::Complete(_))) {
        context.check_given_folder()?;
    }
    let exit = match &cli.verb {
        None => welcome(&mut context),
        Some(Verb::Plan(args)) => plan::run(&mut context, args),
        Some(Verb::Compare(args)) => compare::run(&mut context, args),
        Some(Verb::Next(args)) => next::run(&mut context, args),
        Some(Verb::Show(args)) => show::run(&mut context, args),
        Some(Verb::Check(args)) => check::run(&mut context, args),
        Some(Verb::Explain(args)) => explain::run(&mut context, args),
        Some(Verb::Diff(args)) => diff::run(&mut context, args),
        Some(Verb::List(args)) => list::run(&mut context, args),
        Some(Verb::New(args)) => match &args.what {
            NewWhat::Answers(args) => new::answers(&mut context, args),
            NewWhat::Ladder(args) => new::ladder(&mut context, args),
            NewWhat::Questions(args) => new::questions(&mut context, args),
        },
        Some(Verb::Generate(args)) => match &args.what {
            GenerateWhat::Schema(args) => generate::schema(&mut context, args),
            GenerateWhat::Completions(args) => generate::completions(&mut context, args),
            GenerateWhat::Man(args) => generate::man(&mut context, args),
        },
        Some(Verb::History(args)) => history::run(&mut context, args),
        Some(Verb::Forget(args)) => forget::run(&mut context, args),
        Some(Verb::Where(args)) => r#where::run(&mut context, args, surroundings, &cli.common),
        Some(Verb::Import(args)) => import::run(&mut context, args),
        Some(Verb::Help(args)) => help::run(&mut context, args),
        Some(Verb::Complete(args)) => complete::run(&mut context, args, surroundings),
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
        _ if look.colour => message.render().ansi().to_string(),
        _ => message.render().to_string(),
    };
    if message.use_stderr() {
        write!(err, "{text}")?;
        return Ok(Exit::CouldNotRun);
    }
    write!(out, "{text}")?;
    out.flush()?;
    Ok(Exit::Done)
}

fn welcome(context: &mut Context<'_>) -> Result<Exit> {
    let text = render::result(render::Output::Welcome, render::Format::Text, &context.look);
    context.print(&text)?;
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
