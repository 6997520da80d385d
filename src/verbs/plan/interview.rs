//! Runs the interview: the ladder, the level, the questions, the review, the result, and then the marks. Every answer
//! is saved before it is confirmed on the screen.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::Asked;
use super::after::deliver;
use super::again::{bare, from_the_start, way_on};
use super::keep::{Destination, Keep};
use super::session::Session;
use super::stage::{Ended, Reconsidered};
use super::{after, setup};
use crate::cli;
use crate::diagnostic::{Diagnostic, Findings};
use crate::exit::Exit;
use crate::format::write_answers;
use crate::interview::{Answers, Bank, Date, Form};
use crate::prompt::Prompt;
use crate::report::typed;
use crate::store::{Access, Loaded, can_be_written, is_same, is_special, read_text_file, write_whole};
use crate::verbs::answers::{exit_of, ladder_for, made, read, recommend};
use crate::verbs::coach;
use crate::verbs::desk::Desk;
use crate::verbs::findings_of;
use crate::verbs::saved::{name_of_answers, options, which_are};
use crate::verbs::typed::{by, is_stdin};

/// Runs a whole interview, or continues an unfinished one.
pub(crate) fn begin(desk: &mut Desk<'_>, asked: &Asked<'_>) -> Result<Exit> {
    let mut prompt = desk.prompt()?;
    // Report this before 28 questions rather than after them.
    asked.args.save.as_deref().map_or(Ok(()), can_be_saved)?;
    for file in [&asked.args.save, &asked.args.output.file.output].into_iter().flatten() {
        can_be_written(file, asked.args.output.file.force)?;
    }
    if let (Some(answers), Some(result)) = (&asked.args.save, &asked.args.output.file.output) {
        are_apart(answers, result)?;
    }
    let store = if asked.args.no_save { None } else { desk.store.clone() };
    let begun = match setup::begun(desk, &mut prompt, asked, store.as_ref())? {
        Ok(begun) => begun,
        Err(ended) => return left(desk, asked, (&mut prompt, &ended), None, &mut Keep::at(Destination::Nothing)),
    };
    let (answers, loaded, keep) = begun;
    for file in [&asked.args.save, &asked.args.output.file.output].into_iter().flatten() {
        desk.spare_sources(file)?;
    }
    let session = Session::new(prompt, desk.bank()?, loaded, answers, keep);
    let (mut prompt, loaded, mut answers, mut keep) = match conduct(session, desk, asked)? {
        Ok(session) => session.into_parts(),
        Err(exit) => return Ok(exit),
    };
    let bank = desk.bank()?;
    keep.catch_up(&mut answers, &bank);
    let exit = exit_of(&made(asked.args, &answers, &loaded.ladder, &bank)?);
    // Save before printing, so that a closed pipe does not cost the answers.
    let (mut files, ended) = keep_finished(asked, &answers, &loaded, &mut keep, exit);
    let file = files.first().map(|file| file.display().to_string());
    let (text, exit) = recommend(desk, asked.args, &answers, &loaded, None, file.as_deref())?;
    // If the answers are not saved anywhere, ask about that first. Once they have a file, we can offer more.
    let is_homeless = files.is_empty() && keep.is_behind();
    // On a screen, the person gets the first part and the rest on request. A file or a pipe gets the whole result once,
    // at the end.
    let is_read = desk.is_on_screen(&asked.args.output);
    let is_due = exit != Exit::Done || (ended.is_err() && !is_homeless);
    let mut delivered = Ok(());
    if is_due {
        delivered = deliver(desk, asked.args, &text).and_then(|()| desk.flush());
    }
    if !is_read || is_due {
        prompt.say("")?;
        for file in &files {
            desk.hint(&format!("Saved: {}", file.display()))?;
        }
    }
    if is_homeless {
        let rescued = keep.rescue(&mut prompt, &answers, ("plan --ask", desk.again()), true);
        if !is_due && keep.is_behind() {
            deliver(desk, asked.args, &text)?;
        }
        rescued?;
        keep.check()?;
        files.extend(keep.file().map(Path::to_owned));
    } else {
        ended.map_err(|error| still_kept(desk, error, &answers, files.first().map(PathBuf::as_path), &keep))?;
    }
    // Report this last: where the answers are is more important than where the result could not go.
    delivered?;
    if exit != Exit::Done {
        hint_at_more(desk, asked, &answers, &keep)?;
        return Ok(exit);
    }
    drop(keep);
    let mut keeps =
        files.iter().map(|file| Keep::of_file(file, read_text_file(file)?)).collect::<Result<Vec<Keep>>>()?;
    let whose = (&mut prompt, &*loaded, &mut answers);
    if is_read {
        after::first_screen(desk, asked.args, whose, &mut keeps)
    } else {
        after::offer(desk, asked.args, whose, &mut keeps)
    }
}

/// Saves the answers of a finished interview. Returns the files, and whether everything went well.
fn keep_finished(
    asked: &Asked<'_>,
    answers: &Answers,
    loaded: &Loaded,
    keep: &mut Keep,
    exit: Exit,
) -> (Vec<PathBuf>, Result<()>) {
    let mut kept = Vec::new();
    let mut store = || {
        if let Some(file) = &asked.args.save {
            write_whole(file, &write_answers(None, answers)?, Access::Private, asked.args.output.file.force)?;
            kept.push(file.clone());
        }
        // An interview with too few answers is not finished. The draft stays, so that it can be continued.
        if exit == Exit::Done
            && let Destination::Draft(store, draft) = &mut keep.place
        {
            kept.push(store.finish(draft, &loaded.ladder.id, answers)?);
            keep.set_kept();
        }
        Ok(())
    };
    let ended = store();
    (kept, ended)
}

/// Says that the draft is still there if the finished answers could not be written.
fn still_kept(
    desk: &Desk<'_>,
    error: anyhow::Error,
    answers: &Answers,
    saved: Option<&Path>,
    keep: &Keep,
) -> anyhow::Error {
    let Some(file) = saved.or(keep.file()) else { return error };
    let mut report = findings_of(&error);
    if let Some(last) = report.findings.pop() {
        let last = last.run("to end it with another --save, or without one", &bare(desk, answers));
        report.findings.push(last.note(format!("nothing is lost: the answers are in {}", file.display())));
    }
    report.into()
}

fn hint_at_more(desk: &mut Desk<'_>, asked: &Asked<'_>, answers: &Answers, keep: &Keep) -> Result<()> {
    if asked.args.output.format == cli::Format::Json {
        return Ok(());
    }
    let bank = desk.bank()?;
    match way_on(desk, asked, answers, keep, &bank) {
        Some(command) => desk.suggest(super::ANSWER_MORE, &command),
        None => Ok(()),
    }
}

/// Asks what is still open in a file, and saves it there.
pub(crate) fn go_on(desk: &mut Desk<'_>, asked: &Asked<'_>, file: &Path, coach: Option<&Path>) -> Result<Exit> {
    let prompt = desk.prompt()?;
    if let Some(result) = &asked.args.output.file.output {
        can_be_written(result, asked.args.output.file.force)?;
        are_apart(file, result)?;
    }
    let (mut answers, text) = read(desk, file)?;
    let loaded = ladder_for(desk, asked.args, &answers, file)?;
    asked.args.output.file.output.as_deref().map_or(Ok(()), |result| desk.spare_sources(result))?;
    are_of_this_version(&answers, &*desk.bank()?, file)?;
    let coach = coach::answers(desk, coach, (&answers, file), &loaded)?;
    if asked.args.short {
        answers.form = Form::Short;
    }
    if answers.made.is_none() {
        answers.made = Date::parse(&desk.today()?);
    }
    if asked.args.craft.is_some() {
        // The marks are about sentences that contain this word.
        answers.craft.clone_from(&asked.args.craft);
    }
    let keep = Keep::of_file(file, text)?;
    let session = Session::new(prompt, desk.bank()?, loaded, answers, keep);
    let session = match conduct(session, desk, asked)? {
        Ok(session) => session,
        Err(exit) => return Ok(exit),
    };
    let (mut prompt, loaded, mut answers, mut keep) = session.into_parts();
    keep.catch_up(&mut answers, &*desk.bank()?);
    keep.rescue(&mut prompt, &answers, ("plan --ask", desk.again()), true)?;
    let coach = coach.as_ref().map(|(coach, file)| (coach, &**file));
    let (text, exit) = recommend(desk, asked.args, &answers, &loaded, coach, Some(&file.display().to_string()))?;
    deliver(desk, asked.args, &text)?;
    keep.check()?;
    if exit != Exit::Done {
        hint_at_more(desk, asked, &answers, &keep)?;
    }
    Ok(exit)
}

/// Asks everything up to the end of the review. If the interview ends before that, returns the exit code.
fn conduct(mut session: Session, desk: &mut Desk<'_>, asked: &Asked<'_>) -> Result<std::result::Result<Session, Exit>> {
    let mut begun = setup::ask_first(desk, asked, &mut session)?;
    session.may_change_craft = setup::may_change_craft(asked, &session);
    let mut is_checked = false;
    let ended = loop {
        if let Err(ended) = begun {
            break ended;
        }
        match session.ask_all(is_checked)? {
            Ended::Back => {
                is_checked = false;
                begun = setup::reconsider(desk, asked, &mut session, Reconsidered::Level, None)?;
            }
            Ended::Reconsider(which) => {
                is_checked = true;
                begun = setup::reconsider(desk, asked, &mut session, which, Some("your answers"))?;
            }
            ended => break ended,
        }
    };
    desk.keep_up_with(&session.prompt);
    if matches!(ended, Ended::Finished) {
        return Ok(Ok(session));
    }
    let bank = desk.bank()?;
    let Session { prompt, answers, keep, .. } = &mut session;
    left(desk, asked, (prompt, &ended), Some((answers, &bank)), keep).map(Err)
}

/// Checks that the result would not overwrite the answers.
pub(crate) fn are_apart(answers: &Path, result: &Path) -> Result<()> {
    let whole = |file: &Path| std::path::absolute(file).ok();
    if is_same(answers, result) || whole(answers) == whole(result) {
        bail!("{} holds the answers; the result would replace them", answers.display());
    }
    Ok(())
}

/// Checks that the answers are to this version of the questions.
fn are_of_this_version(answers: &Answers, bank: &Bank, file: &Path) -> Result<()> {
    let (Some(theirs), ours) = (answers.questions, bank.version) else { return Ok(()) };
    if theirs == ours || answers.answers.is_empty() {
        return Ok(());
    }
    let message =
        format!("{} answers version {theirs} of the questions; this metier asks version {ours}", file.display());
    let error = Diagnostic::error(message).note("answers to the two do not mix; nothing was changed");
    let (name, which) = (typed(name_of_answers(answers)), options(&which_are(answers)));
    Err(Findings::from(error.run("start a new one", &format!("metier plan {name}{which} --again"))).into())
}

/// Checks that answers can be saved to a file that can be read again.
fn can_be_saved(file: &Path) -> Result<()> {
    let refused = if is_stdin(file) {
        Diagnostic::error("--save writes the answers to a file, and `-` is none: the standard output is for the result")
    } else if is_special(file) {
        Diagnostic::error(format!("could not write {}: it is no file that answers could be kept in", file.display()))
    } else {
        return Ok(());
    };
    Err(Findings::from(refused.run("name a file", "metier plan --save me.toml")).into())
}

/// Ends an interview early: says what is saved and how to continue or, if nothing was to be saved yet, how to start
/// over.
fn left(
    desk: &Desk<'_>,
    asked: &Asked<'_>,
    (prompt, ended): (&mut Prompt, &Ended),
    given: Option<(&Answers, &Bank)>,
    keep: &mut Keep,
) -> Result<Exit> {
    if let Some((answers, _)) = given {
        // Do not ask someone anything more after Ctrl-C.
        keep.rescue(prompt, answers, ("plan --ask", desk.again()), !matches!(ended, Ended::Interrupted))?;
    }
    prompt.say("")?;
    let (said, command) = match given {
        None => {
            let again = from_the_start(desk, asked, by(asked.args.which.by), asked.args.which.name.as_deref());
            ("Stopped. Start again with:".into(), Some(again))
        }
        Some(_) if keep.is_behind() => ("Stopped. Your answers are printed above.".into(), None),
        Some((answers, bank)) => match (way_on(desk, asked, answers, keep, bank), answers.progress(bank)) {
            (None, _) => ("Stopped. Nothing was saved.".into(), None),
            (again, (0, _)) if answers.growth.is_none() => {
                ("Stopped before the first answer. Start with:".into(), again)
            }
            (again, (answered, total)) => (format!("Saved {answered} of {total} answers. Continue with:"), again),
        },
    };
    prompt.say(&said)?;
    command.map_or(Ok(()), |command| prompt.command(&command))?;
    Ok(match ended {
        Ended::Interrupted => Exit::Interrupted,
        Ended::Finished | Ended::Back | Ended::Reconsider(_) | Ended::Stopped => Exit::Unfinished,
    })
}
