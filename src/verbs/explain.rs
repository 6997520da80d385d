//! `explain`: says why a finding matters, and what to write instead.

use anyhow::Result;

use super::desk::Desk;
use crate::check::rules;
use crate::cli;
use crate::diagnostic::{Code, Diagnostic, Findings, closest};
use crate::exit::Exit;
use crate::print;
use crate::report::Explained;

pub(crate) fn run(desk: &mut Desk<'_>, args: &cli::Explain) -> Result<Exit> {
    let code = args.code.as_deref().map(code_named).transpose()?;
    let look = desk.look_of(&args.output.file);
    let text = print::report(&Explained::of(code), args.output.format, &look);
    desk.give(&text, &args.output)?;
    Ok(Exit::Done)
}

/// Reads a code as people copy it: with its brackets, or with the capital letter that spoken output gives it.
fn code_named(words: &str) -> Result<Code> {
    let name = words.trim().to_lowercase();
    let name = name.trim_start_matches("error").trim_start_matches("warning").trim_matches(['[', ']']);
    rules::named(name).map(|rule| rule.code).ok_or_else(|| {
        let error = Diagnostic::error(format!("no finding is called `{words}`"));
        Findings::from(match closest(name, rules::codes().map(Code::name)) {
            Some(close) => error.help(format!("did you mean `{close}`?")),
            None => error.run("every code there is", "metier explain"),
        })
        .into()
    })
}
