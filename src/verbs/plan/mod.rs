//! `plan`: the main job. Answers from files here; the interview is next door.

mod after;
mod again;
mod interview;
mod keep;
mod marking;
mod session;
mod setup;

use std::path::Path;

use anyhow::{Result, bail};

use super::answers::{form_of_each, is_stdin, ladder_of, name_of, of_file, read, recommend};
use super::desk::{ANSWERS, Desk, spare};
use super::{coach, findings_of};
use crate::cli;
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::exit::Exit;
use crate::interview::{Answers, Bank};
use crate::print;
use crate::report::{self, Failure};

/// Where too few answers are there for a result.
const ANSWER_MORE: &str = "Answer more questions, or change a \"not sure\":";

pub(crate) fn run(desk: &mut Desk<'_>, args: &cli::Plan) -> Result<Exit> {
    coach::check_arguments(args)?;
    if args.brief && args.output.format != cli::Format::Text {
        bail!("--brief is five lines of text; leave out --format");
    }
    desk.ask_from(args.questions.as_deref())?;
    if args.files.is_empty() {
        return interview::begin(desk, args);
    }
    if args.short && !args.ask {
        bail!("--short is for the interview, or for --ask; a file says itself which form it is of");
    }
    if args.ask || args.mark {
        let (flag, what) = if args.ask { ("--ask", "answers") } else { ("--mark", "marks") };
        let [file] = args.files.as_slice() else { bail!("{flag} takes one file, the {what} are written back to it") };
        if is_stdin(file) {
            bail!("{flag} writes the {what} back, and the standard input cannot be written to; give a file");
        }
        return interview::go_on(desk, args, file);
    }
    args.files.iter().try_for_each(|file| spare(file, &args.output.file, ANSWERS))?;
    let mut exit = Exit::Done;
    let mut gathered = String::new();
    let mut printed = 0;
    let is_paged = desk.is_on_screen(&args.output) && desk.has_pager();
    for file in &args.files {
        let text = match one_file(desk, args, file) {
            Ok((text, ended)) => {
                exit = exit.worst(ended);
                text
            }
            Err(error) => {
                exit = exit.worst(Exit::CouldNotRun);
                let report = findings_of(&error);
                desk.report(&report)?;
                match args.output.format {
                    cli::Format::Json => {
                        let (file, why) = (name_of(file), report.to_string());
                        print::report(&Failure::of(&file, &why), print::Format::Json, &desk.look)
                    }
                    _ => continue,
                }
            }
        };
        let text = if args.files.len() > 1 { between(&text, printed, file, args.output.format) } else { text };
        printed += 1;
        if args.output.file.output.is_some() || is_paged {
            gathered.push_str(&text);
        } else {
            desk.print(&text)?;
        }
    }
    if is_paged {
        desk.show(&gathered)?;
        return Ok(exit);
    }
    if form_of_each(args) == print::Format::HtmlPart && printed > 0 {
        match args.output.file.output {
            Some(_) => gathered.push_str(print::END_OF_PAGE),
            None => desk.print(print::END_OF_PAGE)?,
        }
    }
    if args.output.file.output.is_some() && !gathered.is_empty() {
        desk.deliver(&gathered, &args.output.file)?;
    }
    Ok(exit)
}

/// Several results in a row: each says whose it is. `before` is how many there were already.
fn between(text: &str, before: usize, file: &Path, format: cli::Format) -> String {
    let gap = if before > 0 { "\n" } else { "" };
    let name = print::visible(&name_of(file)).into_owned();
    match format {
        cli::Format::Json => text.to_owned(),
        cli::Format::Text => format!("{gap}{name}:\n{text}"),
        cli::Format::Markdown | cli::Format::Csv => format!("{gap}{text}"),
        cli::Format::Html if before == 0 => print::page_of_several("Plans") + text,
        cli::Format::Html | cli::Format::HtmlPart => text.to_owned(),
    }
}

fn one_file(desk: &mut Desk<'_>, args: &cli::Plan, file: &Path) -> Result<(String, Exit)> {
    let (answers, text) = read(desk, file)?;
    are_to_these_questions(&answers, &*desk.bank()?).map_err(|error| of_file(error, file, text.clone()))?;
    let loaded = ladder_of(desk, args, &answers, file).map_err(|error| of_file(error, file, text.clone()))?;
    let coach = coach::answers(desk, args, (&answers, file), &loaded)?;
    let result = recommend(desk, args, &answers, &loaded, coach.as_ref(), Some(&name_of(file)));
    let (text, exit) = result.map_err(|error| of_file(error, file, text))?;
    if exit == Exit::Unfinished && args.output.format != cli::Format::Json && !is_stdin(file) {
        let (file, again) = (report::typed_file(file), desk.again().to_owned());
        desk.suggest(ANSWER_MORE, &format!("metier plan --ask {file}{again}"))?;
    }
    Ok((text, exit))
}

/// Answers to other questions say nothing of how these would have been answered.
fn are_to_these_questions(answers: &Answers, bank: &Bank) -> Result<()> {
    let (Some(theirs), ours) = (answers.questions, bank.version) else { return Ok(()) };
    if theirs == ours {
        return Ok(());
    }
    let message = format!("answers to version {theirs} of the questions; this metier asks version {ours}");
    let error = Diagnostic::error(message).code(Code::UNKNOWN_VALUE);
    Err(Findings::from(error.help(format!("start over: metier plan --ladder {}", report::typed(&answers.ladder))))
        .into())
}
