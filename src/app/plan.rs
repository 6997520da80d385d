//! `plan`: the main job. Answers from files here; the interview is next door.

use std::io;
use std::path::Path;

use anyhow::{Result, bail};

use super::context::{ANSWERS, Context, form, level_called, spare};
use super::{coach, interview, report_of};
use crate::advice::{Certainty, Plan};
use crate::cli::{self, Who};
use crate::diagnostic::{Code, Diagnostic, Report, Source};
use crate::exit::Exit;
use crate::files::{Loaded, read_sheet, read_text_file, read_text_stream};
use crate::interview::{Bank, By, Form, Sheet};
use crate::ladder::Ladder;
use crate::render;

pub(super) fn run(context: &mut Context<'_>, args: &cli::Plan) -> Result<Exit> {
    coach::check_arguments(args)?;
    context.ask_from(args.questions.as_deref())?;
    if args.files.is_empty() {
        return interview::begin(context, args);
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
        return interview::go_on(context, args, file);
    }
    args.files.iter().try_for_each(|file| spare(file, &args.output.file, ANSWERS))?;
    let mut exit = Exit::Done;
    let mut gathered = String::new();
    let mut printed = 0;
    for file in &args.files {
        let text = match one_file(context, args, file) {
            Ok((text, ended)) => {
                exit = exit.worst(ended);
                text
            }
            Err(error) => {
                exit = exit.worst(Exit::CouldNotRun);
                let report = report_of(&error);
                context.report(&report)?;
                match args.output.format {
                    cli::Format::Json => render::json_error(&name_of(file), &report.to_string()),
                    _ => continue,
                }
            }
        };
        let text = if args.files.len() > 1 { between(&text, printed, file, args.output.format) } else { text };
        printed += 1;
        match args.output.file.output {
            Some(_) => gathered.push_str(&text),
            None => context.print(&text)?,
        }
    }
    if form_of_each(args) == render::Format::HtmlPart && printed > 0 {
        match args.output.file.output {
            Some(_) => gathered.push_str(render::END_OF_PAGE),
            None => context.print(render::END_OF_PAGE)?,
        }
    }
    if args.output.file.output.is_some() && !gathered.is_empty() {
        context.deliver(&gathered, &args.output.file)?;
    }
    Ok(exit)
}

/// Several results make one page, of which each is a part.
fn form_of_each(args: &cli::Plan) -> render::Format {
    match args.output.format {
        cli::Format::Html if args.files.len() > 1 => render::Format::HtmlPart,
        format => form(format),
    }
}

/// Several results in a row: each says whose it is. `before` is how many there were already.
fn between(text: &str, before: usize, file: &Path, format: cli::Format) -> String {
    let gap = if before > 0 { "\n" } else { "" };
    let name = render::visible(&name_of(file)).into_owned();
    match format {
        cli::Format::Json => text.to_owned(),
        cli::Format::Text => format!("{gap}{name}:\n{text}"),
        cli::Format::Markdown | cli::Format::Csv => format!("{gap}{text}"),
        cli::Format::Html if before == 0 => render::page_of_several("Plans") + text,
        cli::Format::Html => text.to_owned(),
    }
}

fn one_file(context: &mut Context<'_>, args: &cli::Plan, file: &Path) -> Result<(String, Exit)> {
    let (sheet, text) = read(context, file)?;
    are_to_these_questions(&sheet, &*context.bank()?).map_err(|error| of_file(error, file, text.clone()))?;
    let loaded = ladder_of(context, args, &sheet, file).map_err(|error| of_file(error, file, text.clone()))?;
    let coach = coach::answers(context, args, (&sheet, file), &loaded)?;
    let result = recommend(context, args, &sheet, &loaded, coach.as_ref(), Some(&name_of(file)));
    let (text, exit) = result.map_err(|error| of_file(error, file, text))?;
    if exit == Exit::Unfinished && args.output.format != cli::Format::Json && !is_stdin(file) {
        let (file, again) = (render::typed_file(file), context.again());
        let hint = format!("Answer more questions, or change a \"not sure\": metier plan --ask {file}{again}");
        context.hint(&hint)?;
    }
    Ok((text, exit))
}

/// Answers to other questions say nothing of how these would have been answered.
fn are_to_these_questions(sheet: &Sheet, bank: &Bank) -> Result<()> {
    let (Some(theirs), ours) = (sheet.questions, bank.version) else { return Ok(()) };
    if theirs == ours {
        return Ok(());
    }
    let message = format!("answers to version {theirs} of the questions; this metier asks version {ours}");
    let error = Diagnostic::error(message).code(Code::UnknownValue);
    Err(Report::from(error.help(format!("begin anew: metier plan --ladder {}", render::typed(&sheet.ladder)))).into())
}

/// What is wrong with what a file says, with the file's name: an unknown ladder, an unknown level.
pub(super) fn of_file(error: anyhow::Error, file: &Path, text: String) -> anyhow::Error {
    match error.downcast::<Report>() {
        Ok(Report { source: None, findings }) => {
            Report { source: Some(Source { name: name_of(file), text, is_private: true }), findings }.into()
        }
        Ok(report) => report.into(),
        Err(error) => {
            let findings = vec![Diagnostic::error(format!("{error:#}"))];
            Report { source: Some(Source { name: name_of(file), text, is_private: true }), findings }.into()
        }
    }
}

/// The answers of a file and its text. What is odd in it is said.
pub(super) fn read(context: &mut Context<'_>, file: &Path) -> Result<(Sheet, String)> {
    let name = name_of(file);
    let text = if is_stdin(file) { read_text_stream(io::stdin().lock(), &name)? } else { read_text_file(file)? };
    let bank = context.bank()?;
    let (sheet, warnings) = read_sheet(&name, &text, &bank)?;
    if !warnings.is_empty() {
        // Places are counted without a byte order mark.
        let text = text.trim_start_matches('\u{feff}').to_owned();
        context.report(&Report { source: Some(Source { name, text, is_private: true }), findings: warnings })?;
    }
    Ok((sheet, text))
}

/// The ladder the answers are about: the one named on the command line, else the one the file names.
pub(super) fn ladder_of(
    context: &mut Context<'_>,
    args: &cli::Plan,
    sheet: &Sheet,
    file: &Path,
) -> Result<std::rc::Rc<Loaded>> {
    let craft = args.craft.as_deref().or(sheet.craft.as_deref());
    match &args.ladder {
        Some(name) => context.library.open(name, None, craft),
        None => ladder_named(context, sheet, file, craft),
    }
}

/// The ladder that a file names. A newer one than it was answered for is said.
pub(super) fn ladder_named(
    context: &mut Context<'_>,
    sheet: &Sheet,
    file: &Path,
    craft: Option<&str>,
) -> Result<std::rc::Rc<Loaded>> {
    let loaded = context.library.open(&sheet.ladder, file.parent(), craft)?;
    let ladder = &loaded.ladder;
    if let (Some(then), Some(now)) = (&sheet.ladder_version, &ladder.version)
        && then != now
    {
        let message =
            format!("{} was answered for {} {then}, this is {now}; nothing is lost", name_of(file), ladder.id);
        context.report(&Diagnostic::warning(message).into())?;
    }
    Ok(loaded)
}

/// The result of answers, and how a command that gives it ends.
pub(super) fn recommend(
    context: &mut Context<'_>,
    args: &cli::Plan,
    sheet: &Sheet,
    loaded: &Loaded,
    coach: Option<&Sheet>,
    file: Option<&str>,
) -> Result<(String, Exit)> {
    let bank = context.bank()?;
    let mut plan = made(args, sheet, &loaded.ladder, &bank)?;
    let coach_file = args.coach.as_deref().map(name_of);
    if let (Some(coach), Some(file)) = (coach, &coach_file) {
        plan = plan.with_coach(file, coach);
    }
    warn_of_marks(context, &plan, file)?;
    Ok((printed(context, args, &plan, loaded, file), exit_of(&plan)))
}

/// How a command ends that gives this result. A coach may be unsure of every liking: what was seen is a result as well.
pub(super) fn exit_of(plan: &Plan<'_>) -> Exit {
    let is_enough = match plan.sheet.by {
        By::Oneself => plan.verdict.certainty != Certainty::NotEnough,
        By::Coach => !plan.given.is_empty(),
    };
    if is_enough { Exit::Done } else { Exit::Unfinished }
}

/// The result in the form that is wanted.
pub(super) fn printed(
    context: &Context<'_>,
    args: &cli::Plan,
    plan: &Plan<'_>,
    loaded: &Loaded,
    file: Option<&str>,
) -> String {
    let look = context.look_of(&args.output.file);
    render::result(render::Output::Plan(plan, loaded, file), form_of_each(args), &look)
}

/// What answers and a ladder say together.
pub(super) fn made<'a>(args: &cli::Plan, sheet: &'a Sheet, ladder: &'a Ladder, bank: &'a Bank) -> Result<Plan<'a>> {
    let level = args.level.as_deref().or(sheet.level.as_deref());
    let from = level.map(|level| level_called(ladder, level)).transpose()?;
    let mut plan = Plan::make(ladder, bank, sheet, from);
    plan.marks.with_notes = args.with_notes;
    Ok(plan)
}

fn warn_of_marks(context: &mut Context<'_>, plan: &Plan<'_>, file: Option<&str>) -> Result<()> {
    let lost = plan.marks.lost.len();
    if lost == 0 {
        return Ok(());
    }
    let file = file.unwrap_or("the answers");
    let (marks, sentences) =
        if lost == 1 { ("1 mark", "a sentence that is") } else { (&*format!("{lost} marks"), "sentences that are") };
    let warning =
        Diagnostic::warning(format!("{file}: {marks} of {sentences} no longer in the ladder, kept and not shown"));
    let keys =
        plan.marks.lost.iter().fold(warning, |warning, mark| warning.note(format!("{}: {}", mark.key, mark.text)));
    context.report(&keys.into())
}

pub(super) fn is_stdin(file: &Path) -> bool {
    file.as_os_str() == "-"
}

pub(super) fn name_of(file: &Path) -> String {
    file.display().to_string()
}

/// Who answers, as typed.
pub(super) fn by(who: Option<Who>) -> By {
    match who {
        Some(Who::Coach) => By::Coach,
        Some(Who::Oneself) | None => By::Oneself,
    }
}

/// Which questions are asked, as typed.
pub(super) fn form_of(short: bool) -> Form {
    if short { Form::Short } else { Form::Full }
}
