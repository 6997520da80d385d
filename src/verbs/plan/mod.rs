//! `plan`: the main command. This file works out what the user wants and prints results from files. [`interview`] asks
//! the questions.

mod after;
mod again;
mod goals;
pub(crate) mod interview;
pub(crate) mod keep;
pub(crate) mod marking;
mod session;
mod setup;
pub(crate) mod stage;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::answers::{form_of_each, ladder_for, name_of, of_file, read, recommend};
use super::choosing::{Left, crafts};
use super::desk::{ANSWERS, Desk, name_for_answers, spare};
use super::saved::{self, name_in, name_of_answers, newest, nothing_saved, options, which_are, words_for};
use super::typed::{by, is_stdin};
use super::{coach, findings_of};
use crate::cli;
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::exit::Exit;
use crate::format::Holds;
use crate::interview::{Answers, Bank};
use crate::print;
use crate::prompt::{Choice, Chosen, Menu};
use crate::report::{self, Failure};
use crate::store::{GENERAL, is_file, is_one_person, read_text_file};

/// What to do if a result has too few answers.
const ANSWER_MORE: &str = "Answer more questions, or change a \"not sure\":";

/// An interview as requested on the command line.
pub(crate) struct Asked<'a> {
    pub(crate) args: &'a cli::Plan,
    /// The ladder that was named, if any.
    pub(crate) ladder: Option<String>,
    /// The craft, if it was named and uses the general ladder.
    craft: Option<String>,
    /// What the user typed for a ladder, if no ladder has that name. The list of crafts is filtered by it.
    looked_for: String,
}

impl<'a> Asked<'a> {
    fn on(args: &'a cli::Plan, ladder: Option<String>) -> Self {
        Self { args, ladder, craft: None, looked_for: String::new() }
    }

    /// The person's own word for the craft, if the command line says it.
    fn craft(&self) -> Option<String> {
        self.args.craft.clone().or_else(|| self.craft.clone())
    }
}

/// What `plan` has to do.
enum Task<'a> {
    Interview(Asked<'a>),
    /// Print a result for each of these files.
    Results(Vec<PathBuf>),
}

pub(crate) fn run(desk: &mut Desk<'_>, args: &cli::Plan) -> Result<Exit> {
    if args.brief && args.output.format != cli::Format::Text {
        bail!("--brief is five lines of text; leave out --format");
    }
    desk.ask_from(args.questions.as_deref())?;
    let coach = coach::file(desk, args)?;
    let files = match task(desk, args)? {
        Task::Interview(_) if args.ladder.is_some() => {
            let error = Diagnostic::error("--ladder is for answers that are given already");
            return Err(
                Findings::from(error.run("to answer the questions about a ladder", "metier plan LADDER")).into()
            );
        }
        Task::Interview(asked) => return interview::begin(desk, &asked),
        Task::Results(files) => files,
    };
    let of_interviews = [("--short", args.short && !args.ask), ("--no-save", args.no_save), ("--again", args.again)];
    let of_interviews = of_interviews.into_iter().chain([("--save", args.save.is_some())]);
    if let Some((flag, _)) = of_interviews.into_iter().find(|(_, is_typed)| *is_typed) {
        let error = Diagnostic::error(format!("{flag} is for an interview, and these answers are given already"));
        return Err(Findings::from(match args.words.as_slice() {
            [word] if name_in(word).is_some() => error.help("to answer once more, add --again"),
            _ => error.run("an interview is about a ladder", "metier plan LADDER"),
        })
        .into());
    }
    if args.ask {
        let [file] = files.as_slice() else { bail!("--ask takes one file, the answers are written back to it") };
        if is_stdin(file) {
            bail!("--ask writes the answers back, and the standard input cannot be written to; give a file");
        }
        return interview::go_on(desk, &Asked::on(args, None), file, coach.as_deref());
    }
    results(desk, args, &files, coach.as_deref())
}

/// Works out what the words on the command line mean: a ladder, the name of saved answers, or files.
fn task<'a>(desk: &mut Desk<'_>, args: &'a cli::Plan) -> Result<Task<'a>> {
    match args.words.as_slice() {
        [] => alone(desk, args),
        [word] => match name_in(word) {
            Some(name) => called(desk, args, name),
            None if is_stdin(word) => Ok(Task::Results(vec![word.clone()])),
            None => at_path(desk, args, word),
        },
        words => {
            let files = words.iter().map(|word| saved::file_of(desk, word, &args.which));
            Ok(Task::Results(files.collect::<Result<_>>()?))
        }
    }
}

/// Whether the user asked for a new interview, whatever is saved.
fn is_anew(args: &cli::Plan) -> bool {
    args.again || args.no_save || args.save.is_some()
}

/// No words were given: continue an unfinished interview, or else offer what is saved, or else start an interview.
fn alone<'a>(desk: &mut Desk<'_>, args: &'a cli::Plan) -> Result<Task<'a>> {
    let interview = Task::Interview(Asked::on(args, None));
    let is_new = is_anew(args) || args.short || args.craft.is_some() || args.level.is_some();
    let (false, None, Some(store)) = (is_new, desk.cannot_ask(), &desk.store) else { return Ok(interview) };
    let bank = desk.bank()?;
    let is_meant = |answers: &Answers| {
        let name = args.which.name.as_deref();
        answers.by == by(args.which.by) && (name.is_none() || is_one_person(answers.name.as_deref(), name))
    };
    if store.drafts(by(args.which.by), &bank).iter().any(|draft| is_meant(&draft.answers)) {
        return Ok(interview);
    }
    let mut kept = store.newest_of_each(&bank)?;
    kept.retain(|kept| kept.answers.as_ref().is_ok_and(is_meant));
    let answered: Vec<(PathBuf, Answers)> =
        kept.into_iter().filter_map(|kept| Some((kept.file, kept.answers.ok()?))).collect();
    if answered.is_empty() { Ok(interview) } else { offer_saved(desk, args, answered) }
}

/// Offers what can be done with saved results: see one, answer again, or start with another craft.
fn offer_saved<'a>(desk: &mut Desk<'_>, args: &'a cli::Plan, answered: Vec<(PathBuf, Answers)>) -> Result<Task<'a>> {
    let named = crafts(desk);
    let line = |title: &str, answers: &Answers| {
        let name = name_of_answers(answers);
        let craft = named.iter().find(|craft| craft.id == name).map_or(name, |craft| &craft.title);
        let whose = answers.name.as_ref().map_or_else(String::new, |name| format!(", {name}"));
        let made = answers.made.as_deref().map_or_else(String::new, |made| format!(", {made}"));
        let (id, also_called) = (name.to_owned(), vec![craft.to_owned()]);
        let group = format!("{craft}{whose}{made}");
        Choice { id, title: title.into(), also_called, group, ..Choice::default() }
    };
    let lines =
        answered.iter().flat_map(|(_, answers)| [line("See your plan", answers), line("Answer again", answers)]);
    let another = Choice { id: "another".into(), title: "Another craft".into(), ..Choice::default() };
    let choices: Vec<Choice> = lines.chain([another]).collect();
    let mut prompt = desk.prompt()?;
    let chosen = prompt.choose(Menu { choices: &choices, ..Menu::of("What would you like to do?") })?;
    desk.keep_up_with(&prompt);
    let line = match chosen {
        Chosen::Line(line) => line,
        Chosen::Interrupt => return Err(Left(Exit::Interrupted).into()),
        Chosen::Stop | Chosen::Back | Chosen::Other(_) => return Err(Left(Exit::Unfinished).into()),
    };
    Ok(match answered.into_iter().nth(line / 2) {
        Some((file, _)) if line % 2 == 0 => Task::Results(vec![file]),
        Some((_, answers)) => {
            let craft = answers.craft.filter(|_| answers.ladder == GENERAL);
            Task::Interview(Asked { craft, ..Asked::on(args, Some(answers.ladder)) })
        }
        None => Task::Interview(Asked::on(args, None)),
    })
}

/// A name was given, of a ladder or of a craft with saved answers. If we can ask, continue its unfinished interview, or
/// else show its newest result, or else start an interview. If we cannot ask, only a result is possible.
fn called<'a>(desk: &Desk<'_>, args: &'a cli::Plan, name: &str) -> Result<Task<'a>> {
    let saved = if args.no_save { None } else { newest(desk, Some(name), &args.which)? };
    if args.ask || args.coach.is_some() || args.which.on.is_some() {
        let saved = saved.ok_or_else(|| nothing_saved(desk, name, &args.which))?;
        return Ok(Task::Results(vec![saved.file]));
    }
    let craft = saved.as_ref().and_then(|kept| kept.answers.as_ref().ok()).and_then(|answers| answers.craft.clone());
    let asked = if desk.library.has(name) {
        Asked::on(args, Some(name.to_owned()))
    } else if saved.is_some() {
        Asked { craft, ..Asked::on(args, Some(GENERAL.into())) }
    } else if desk.cannot_ask().is_none() {
        Asked { looked_for: name.to_owned(), ..Asked::on(args, None) }
    } else {
        // The error lists the ladders.
        desk.ladder(name, None)?;
        Asked::on(args, None)
    };
    interview_or_result(desk, asked, saved.map(|kept| kept.file), name)
}

/// A file was given, and its content decides. A ladder file counts as a ladder that was named.
fn at_path<'a>(desk: &Desk<'_>, args: &'a cli::Plan, file: &Path) -> Result<Task<'a>> {
    // Anything else is refused where answers are read, with the place of the fault.
    let text = if is_file(file) { read_text_file(file).ok() } else { None };
    if text.is_none_or(|text| Holds::of(&text) != Holds::Ladder) {
        return Ok(Task::Results(vec![file.to_owned()]));
    }
    let typed = file.display().to_string();
    let loaded = desk.ladder(&typed, None)?;
    let about = name_for_answers(&typed, &loaded)?;
    let saved = if args.no_save { None } else { newest(desk, Some(&about), &args.which)? };
    interview_or_result(desk, Asked::on(args, Some(typed.clone())), saved.map(|kept| kept.file), &typed)
}

fn interview_or_result<'a>(desk: &Desk<'_>, asked: Asked<'a>, saved: Option<PathBuf>, name: &str) -> Result<Task<'a>> {
    let args = asked.args;
    let is_unfinished = || -> Result<bool> {
        let (Some(store), Some(ladder)) = (&desk.store, &asked.ladder) else { return Ok(false) };
        let loaded = desk.ladder(ladder, None)?;
        Ok(is_file(&store.draft_file(&loaded.ladder.id, by(args.which.by), args.which.name.as_deref())))
    };
    let can_ask = desk.cannot_ask().is_none();
    match saved {
        Some(file) if !is_anew(args) && (!can_ask || !is_unfinished()?) => Ok(Task::Results(vec![file])),
        None if !can_ask => Err(nothing_saved(desk, name, &args.which)),
        _ => Ok(Task::Interview(asked)),
    }
}

fn results(desk: &mut Desk<'_>, args: &cli::Plan, files: &[PathBuf], coach: Option<&Path>) -> Result<Exit> {
    files.iter().try_for_each(|file| spare(file, &args.output.file, ANSWERS))?;
    let mut exit = Exit::Done;
    let mut gathered = String::new();
    let mut printed = 0;
    let is_paged = desk.is_on_screen(&args.output) && desk.has_pager();
    for file in files {
        let text = match one_file(desk, args, file, coach) {
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
        let text = if files.len() > 1 { between(&text, printed, file, args.output.format) } else { text };
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

/// The heading between several results, which says whose each is. `before` counts the results already printed.
fn between(text: &str, before: usize, file: &Path, format: cli::Format) -> String {
    let gap = if before > 0 { "\n" } else { "" };
    let name = print::visible(&name_of(file)).into_owned();
    match format {
        cli::Format::Json | cli::Format::Ics => text.to_owned(),
        cli::Format::Text => format!("{gap}{name}:\n{text}"),
        cli::Format::Html if before == 0 => print::page_of_several("Plans") + text,
        cli::Format::Html | cli::Format::HtmlPart => text.to_owned(),
        // The headings are there already.
        cli::Format::Csv if before > 0 => text.split_inclusive('\n').skip(1).collect(),
        cli::Format::Csv => text.to_owned(),
        cli::Format::Markdown => format!("{gap}{text}"),
    }
}

fn one_file(desk: &mut Desk<'_>, args: &cli::Plan, file: &Path, coach: Option<&Path>) -> Result<(String, Exit)> {
    let (answers, text) = read(desk, file)?;
    are_to_these_questions(&answers, &*desk.bank()?).map_err(|error| of_file(error, file, text.clone()))?;
    let loaded = ladder_for(desk, args, &answers, file).map_err(|error| of_file(error, file, text.clone()))?;
    if args.output.format == cli::Format::Ics && report::days(&answers, &loaded.ladder).is_empty() {
        let error = Diagnostic::error(format!("{} has no goal, trial or conversation with a day ahead", name_of(file)));
        let error = error.run("choose a goal, and by when", &format!("metier mark {}", words_for(desk, file)));
        return Err(Findings::from(error).into());
    }
    let coach = coach::answers(desk, coach, (&answers, file), &loaded)?;
    let coach = coach.as_ref().map(|(coach, file)| (coach, &**file));
    let result = recommend(desk, args, &answers, &loaded, coach, Some(&name_of(file)));
    let (text, exit) = result.map_err(|error| of_file(error, file, text))?;
    if exit == Exit::Unfinished && args.output.format != cli::Format::Json && !is_stdin(file) {
        let (words, again) = (words_for(desk, file), desk.again().to_owned());
        desk.suggest(ANSWER_MORE, &format!("metier plan {words} --ask{again}"))?;
    }
    Ok((text, exit))
}

/// Checks that the answers are to these questions. Answers to others say nothing about how the person would have
/// answered these.
fn are_to_these_questions(answers: &Answers, bank: &Bank) -> Result<()> {
    let (Some(theirs), ours) = (answers.questions, bank.version) else { return Ok(()) };
    if theirs == ours {
        return Ok(());
    }
    let message = format!("answers to version {theirs} of the questions; this metier asks version {ours}");
    let error = Diagnostic::error(message).code(Code::UNKNOWN_VALUE);
    Err(Findings::from(error.help(format!(
        "start over: metier plan {}{} --again",
        report::typed(name_of_answers(answers)),
        options(&which_are(answers))
    )))
    .into())
}
