//! What the verbs that read answers share: reading the file, finding its ladder, and making a plan of the two.

use std::io;
use std::path::Path;
use std::rc::Rc;

use anyhow::Result;

use super::desk::{Desk, level_called};
use super::saved::words_for;
use super::typed::is_stdin;
use crate::advice::{Certainty, Plan};
use crate::cli;
use crate::diagnostic::{Diagnostic, Findings, Source};
use crate::exit::Exit;
use crate::format::{Holds, read_answers};
use crate::interview::{Answers, Bank, By, Form};
use crate::ladder::Ladder;
use crate::print;
use crate::report::{PlanReport, brief, typed_file};
use crate::store::{Loaded, read_text_file, read_text_stream};

/// What a suggested command is for that starts an answers file.
const BEGIN: &str = "to begin a file of answers";
const NEW_ANSWERS: &str = "metier new answers LADDER -o me.toml";

/// Adds the file's name to an error about its content, such as an unknown ladder or level.
pub(crate) fn of_file(error: anyhow::Error, file: &Path, text: String) -> anyhow::Error {
    match error.downcast::<Findings>() {
        Ok(Findings { source: None, findings }) => {
            Findings { source: Some(Source { name: name_of(file), text, is_private: true }), findings }.into()
        }
        Ok(report) => report.into(),
        Err(error) => {
            let findings = vec![Diagnostic::error(format!("{error:#}"))];
            Findings { source: Some(Source { name: name_of(file), text, is_private: true }), findings }.into()
        }
    }
}

/// Reads the answers in a file and its text. Prints warnings about them.
pub(crate) fn read(desk: &mut Desk<'_>, file: &Path) -> Result<(Answers, String)> {
    let name = name_of(file);
    let text = if is_stdin(file) {
        read_text_stream(io::stdin().lock(), &name)?
    } else {
        read_text_file(file).map_err(|error| if is_missing(&error) { no_file(&error) } else { error })?
    };
    let bank = desk.bank()?;
    let (answers, warnings) = match read_answers(&name, &text, &bank) {
        Err(_) if Holds::of(&text) == Holds::Ladder => return Err(not_answers(file).into()),
        Err(_) if Holds::of(&text) == Holds::Neither => {
            let error = Diagnostic::error(format!("{name} holds neither answers nor a ladder"));
            let error = error.note("answers have [answers]; a ladder has [[tracks]] and [[levels]]");
            return Err(Findings::from(error.run(BEGIN, NEW_ANSWERS)).into());
        }
        read => read?,
    };
    if !warnings.is_empty() {
        // Places in findings do not count a byte order mark.
        let text = text.trim_start_matches('\u{feff}').to_owned();
        desk.report(&Findings { source: Some(Source { name, text, is_private: true }), findings: warnings })?;
    }
    Ok((answers, text))
}

fn is_missing(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::NotFound)
}

fn no_file(error: &anyhow::Error) -> anyhow::Error {
    let error = Diagnostic::error(format!("{error:#}"));
    Findings::from(error.run(BEGIN, NEW_ANSWERS)).into()
}

/// The error for a ladder given in place of answers.
fn not_answers(file: &Path) -> Findings {
    let error = Diagnostic::error(format!("{} is a ladder; answers are needed here", name_of(file)));
    if is_stdin(file) {
        return error.into();
    }
    error.run("to answer the questions about it", &format!("metier plan {}", typed_file(file))).into()
}

/// The ladder to read answers with: the one on the command line, or else their own.
pub(crate) fn ladder_for(desk: &mut Desk<'_>, args: &cli::Plan, answers: &Answers, file: &Path) -> Result<Rc<Loaded>> {
    let craft = args.craft.as_deref().or(answers.craft.as_deref());
    match &args.ladder {
        Some(name) => desk.library.open(name, None, craft),
        None => ladder_of(desk, answers, file, craft),
    }
}

/// The ladder that the answers are about. Prints a hint if the ladder is newer than the answers.
pub(crate) fn ladder_of(
    desk: &mut Desk<'_>,
    answers: &Answers,
    file: &Path,
    craft: Option<&str>,
) -> Result<Rc<Loaded>> {
    let loaded = desk.library.open(&answers.ladder, file.parent(), craft)?;
    let ladder = &loaded.ladder;
    if let (Some(then), Some(now)) = (&answers.ladder_version, &ladder.version)
        && **then != **now
    {
        let message =
            format!("{} was answered for {} {then}, this is {now}; nothing is lost", name_of(file), ladder.id);
        desk.report(&Diagnostic::warning(message).into())?;
    }
    Ok(loaded)
}

/// Prints the result of answers, and returns the exit code.
pub(crate) fn recommend(
    desk: &mut Desk<'_>,
    args: &cli::Plan,
    answers: &Answers,
    loaded: &Loaded,
    coach: Option<(&Answers, &str)>,
    file: Option<&str>,
) -> Result<(String, Exit)> {
    let bank = desk.bank()?;
    let mut plan = made(args, answers, &loaded.ladder, &bank)?;
    if let Some((coach, file)) = coach {
        plan = plan.with_coach(file, coach);
    }
    warn_of_marks(desk, &plan, file)?;
    Ok((printed(desk, args, &plan, loaded, file), exit_of(&plan)))
}

/// The exit code for this result. A coach may answer "not sure" to everything about likings: what the coach saw is a
/// result too.
pub(crate) fn exit_of(plan: &Plan<'_>) -> Exit {
    let is_enough = match plan.answers.by {
        By::Oneself => plan.verdict.certainty != Certainty::NotEnough,
        By::Coach => !plan.given.is_empty(),
    };
    if is_enough { Exit::Done } else { Exit::Unfinished }
}

fn warn_of_marks(desk: &mut Desk<'_>, plan: &Plan<'_>, file: Option<&str>) -> Result<()> {
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
    desk.report(&keys.into())
}

/// The form for one of several results: on a page, each becomes a part of it.
pub(crate) fn form_of_each(args: &cli::Plan) -> print::Format {
    match args.output.format {
        cli::Format::Html if args.words.len() > 1 => print::Format::HtmlPart,
        format => format,
    }
}

/// The result in the form that the user chose.
pub(crate) fn printed(
    desk: &Desk<'_>,
    args: &cli::Plan,
    plan: &Plan<'_>,
    loaded: &Loaded,
    file: Option<&str>,
) -> String {
    let look = desk.look_of(&args.output.file);
    let report = PlanReport::of(plan, loaded, file);
    let report = match file.filter(|file| !is_stdin(Path::new(file))) {
        Some(file) => report.typed_as(words_for(desk, Path::new(file))),
        None => report,
    };
    if args.brief {
        // This is for pasting into a message, where a line that we wrapped would stay wrapped.
        return print::whole_lines(&brief(&report), &look);
    }
    print::report(&report, form_of_each(args), &look)
}

/// Makes a plan from answers and a ladder.
pub(crate) fn made<'a>(args: &cli::Plan, answers: &'a Answers, ladder: &'a Ladder, bank: &'a Bank) -> Result<Plan<'a>> {
    let level = args.level.as_deref().or(answers.level.as_deref());
    let from = level.map(|level| level_called(ladder, level)).transpose()?;
    let mut plan = Plan::make(ladder, bank, answers, from);
    plan.marks.with_notes = args.with_notes;
    Ok(plan)
}

pub(crate) fn name_of(file: &Path) -> String {
    file.display().to_string()
}

/// Which form of the questions to ask, from the command line.
pub(crate) fn form_of(short: bool) -> Form {
    if short { Form::Short } else { Form::Full }
}

/// The error for comparing two people's answers. metier does not rank people.
pub(crate) fn two_people(a: &Answers, b: &Answers) -> Findings {
    let name = |answers: &Answers| print::visible(answers.name.as_deref().unwrap_or_default()).into_owned();
    let (a, b) = (name(a), name(b));
    let (one, other) = if a < b { (a, b) } else { (b, a) };
    let error = Diagnostic::error(format!("two people: the files are about {one} and about {other}"));
    let error = error.note("answers are compared for one person, never between people");
    error.help("if both are about one person, write the same `name` in both files, or leave it out").into()
}
