//! Before the first question: which interview to continue, which craft, which level.

use std::path::Path;
use std::rc::Rc;

use anyhow::{Result, bail};

use super::Asked;
use super::again::from_the_start;
use super::keep::{Destination, Keep};
use super::session::Session;
use super::stage::{Ended, Reconsidered, Stage};
use crate::interview::{Answers, Bank, By, Date, Form};
use crate::ladder::not_a_craft;
use crate::prompt::{Choice, Chosen, Menu, Prompt, TypedLine, Way};
use crate::report::typed;
use crate::store::{Claim, Draft, GENERAL, Loaded, Store, is_one_person};
use crate::verbs::answers::form_of;
use crate::verbs::choosing::{crafts, levels};
use crate::verbs::desk::{Desk, level_called, name_for_answers};
use crate::verbs::findings_of;
use crate::verbs::typed::by;

/// The answers to fill in, their ladder and where they are saved: an unfinished interview to continue, or a new one.
pub(crate) fn begun(
    desk: &Desk<'_>,
    prompt: &mut Prompt,
    asked: &Asked<'_>,
    store: Option<&Store>,
) -> Stage<(Answers, Rc<Loaded>, Keep)> {
    let bank = desk.bank()?;
    // Report this before we ask anything.
    let named = asked.ladder.as_deref().map(|name| open(desk, asked, name, None)).transpose()?;
    if let (Some(loaded), Some(level)) = (&named, &asked.args.level) {
        level_called(&loaded.ladder, level)?;
    }
    prompt.say("There are no right answers. Nothing leaves this computer.")?;
    let (unfinished, anew) = match unfinished(prompt, asked, store, &bank)? {
        Ok(Resumed::GoOn(draft)) => (Some(*draft), false),
        Ok(Resumed::Anew) => (None, true),
        Ok(Resumed::Nothing) => (None, asked.args.again),
        Err(ended) => return Ok(Err(ended)),
    };
    let (ladder, craft) = match (&asked.ladder, &unfinished) {
        (Some(name), _) => (name.clone(), None),
        (None, Some(draft)) => (draft.answers.ladder.clone(), None),
        (None, None) => match choose_craft(desk, prompt, by(asked.args.which.by), None, &asked.looked_for)? {
            Ok(Some(chosen)) => chosen,
            Ok(None) => return Ok(Err(Ended::Stopped)),
            Err(ended) => return Ok(Err(ended)),
        },
    };
    let craft = asked.craft().or(craft);
    let opened = open(desk, asked, &ladder, craft.as_deref());
    let loaded = match &unfinished {
        Some(draft) => opened.map_err(|error| of_draft(&error, draft))?,
        None => opened?,
    };
    let Some(store) = store else {
        let answers = Answers { craft, ..new_answers(desk, asked, &loaded)? };
        return Ok(Ok((answers, loaded, Keep::at(Destination::Nothing))));
    };
    let file = match &unfinished {
        Some(draft) => draft.file.clone(),
        None => store.draft_file(&loaded.ladder.id, by(asked.args.which.by), asked.args.which.name.as_deref()),
    };
    let name = name_for_answers(&ladder, &loaded)?;
    let mut claim = Claim::on(&file).map_err(|error| with_other_ways(&error, &ladder, by(asked.args.which.by)))?;
    store.sweep();
    if anew && let Some(aside) = store.set_aside(&file)? {
        prompt.say(&format!("Your unfinished interview was moved to {}", aside.display()))?;
    }
    // Read the draft again, because another window may have changed it before we claimed it.
    let mut draft = store.draft(&file, &bank)?;
    if let Some(what) = draft.as_ref().and_then(|draft| another(&draft.answers, &name, &bank)) {
        if let Some(aside) = store.set_aside(&file)? {
            prompt.say(&format!("An unfinished interview {what} was moved to {}", aside.display()))?;
        }
        draft = None;
    }
    let mut answers = match draft {
        Some(draft) => {
            claim.knows(draft.text);
            draft.answers
        }
        None => Answers { craft, ..new_answers(desk, asked, &loaded)? },
    };
    if asked.args.short {
        answers.form = Form::Short;
    }
    Ok(Ok((answers, loaded, Keep::at(Destination::Draft(store.clone(), claim)))))
}

/// Opens the ladder from the command line, or else the one that was chosen or that a draft names.
fn open(desk: &Desk<'_>, asked: &Asked<'_>, ladder: &str, craft: Option<&str>) -> Result<Rc<Loaded>> {
    let base = asked.ladder.is_none().then_some(Path::new(""));
    desk.library.open(ladder, base, craft)
}

/// Why this draft belongs to another interview, or `None` if it belongs to this one.
fn another(answers: &Answers, ladder: &str, bank: &Bank) -> Option<&'static str> {
    // Two ladders can have the same id. A draft belongs to the one it was started with.
    if answers.ladder != ladder {
        return Some("on another ladder");
    }
    // Answers to another version of the questions cannot be scored with these.
    (answers.questions.is_some_and(|version| version != bank.version))
        .then_some("with an older version of the questions")
}

/// Another window has the draft open. Adds to the error what the person can do in this one.
fn with_other_ways(error: &anyhow::Error, ladder: &str, by: By) -> anyhow::Error {
    let coach = if by == By::Coach { " --as coach" } else { "" };
    let ladder = typed(ladder);
    let mut report = findings_of(error);
    report.findings.last_mut().into_iter().for_each(|finding| {
        finding.add_run("for another person", &format!("metier plan {ladder}{coach} --name NAME"));
        finding.add_run("or without saving anything", &format!("metier plan {ladder}{coach} --no-save"));
    });
    report.into()
}

/// Adds to an error about an unfinished interview how to get around it.
fn of_draft(error: &anyhow::Error, draft: &Draft) -> anyhow::Error {
    let mut report = findings_of(error);
    if let Some(finding) = report.findings.last_mut() {
        finding.notes.push(format!("an unfinished interview is about it: {}", draft.file.display()));
        let coach = if draft.answers.by == By::Coach { " --as coach" } else { "" };
        finding.add_run("to start over", &format!("metier plan{coach} --again"));
    }
    report.into()
}

/// The result of looking for an unfinished interview.
enum Resumed {
    /// Continue this one.
    GoOn(Box<Draft>),
    /// Start a new one. An unfinished one about the same ladder is set aside.
    Anew,
    /// None was wanted or found.
    Nothing,
}

/// The unfinished interview to continue: the only one, or the one that the person chooses.
fn unfinished(prompt: &mut Prompt, asked: &Asked<'_>, store: Option<&Store>, bank: &Bank) -> Stage<Resumed> {
    let Some(store) = store.filter(|_| !asked.args.again && asked.ladder.is_none()) else {
        return Ok(Ok(Resumed::Nothing));
    };
    let mut drafts = store.drafts(by(asked.args.which.by), bank);
    drafts.retain(|draft| asked.args.which.name.is_none() || draft.answers.name == asked.args.which.name);
    if drafts.len() < 2 {
        return Ok(Ok(drafts.pop().map_or(Resumed::Nothing, |draft| Resumed::GoOn(Box::new(draft)))));
    }
    let choice = |draft: &Draft| {
        let whose = draft.answers.name.as_ref().map_or_else(String::new, |name| format!(", {name}"));
        let title = format!("{}{whose}", draft.answers.ladder);
        let title = format!("{title}, {} answered", draft.answers.answers.len());
        Choice { id: draft.answers.ladder.clone(), title, ..Choice::default() }
    };
    let mut choices: Vec<Choice> = drafts.iter().map(choice).collect();
    choices.push(Choice { id: "new".into(), title: "Start a new one".into(), ..Choice::default() });
    let question = "You have several unfinished interviews. Which one do you want to continue?";
    Ok(match prompt.choose(Menu { choices: &choices, ..Menu::of(question) })? {
        Chosen::Line(line) if line < drafts.len() => Ok(Resumed::GoOn(Box::new(drafts.swap_remove(line)))),
        Chosen::Line(_) | Chosen::Other(_) | Chosen::Back => Ok(Resumed::Anew),
        Chosen::Stop => Err(Ended::Stopped),
        Chosen::Interrupt => Err(Ended::Interrupted),
    })
}

/// Everything before the first question: how it works, the person's word for the craft, and their present level.
pub(crate) fn ask_first(desk: &Desk<'_>, asked: &Asked<'_>, session: &mut Session) -> Stage<()> {
    introduce(desk, asked, session)?;
    if let Err(ended) = ask_craft(asked, session)? {
        return Ok(Err(ended));
    }
    fill_in_craft(desk, asked, session)?;
    let before = session.answers.level.clone();
    if let Err(ended) = ask_level(desk, asked, session)? {
        return Ok(Err(ended));
    }
    // If the person changed the level while continuing, save it like an answer.
    if session.answers.level != before && !session.answers.answers.is_empty() {
        session.take_down(None)?;
    }
    Ok(Ok(()))
}

/// Opens the ladder with the person's own word for the craft filled in.
fn fill_in_craft(desk: &Desk<'_>, asked: &Asked<'_>, session: &mut Session) -> Result<()> {
    let Some(craft) = session.answers.craft.clone().filter(|craft| *craft != session.loaded.ladder.craft) else {
        return Ok(());
    };
    session.loaded = match &session.keep.place {
        Destination::File(claim, _) if asked.ladder.is_none() => {
            desk.library.open(&session.answers.ladder, claim.path().parent(), Some(&craft))?
        }
        _ => open(desk, asked, asked.ladder.as_ref().unwrap_or(&session.answers.ladder), Some(&craft))?,
    };
    Ok(())
}

/// The ladder of the craft that the person chose. With the general ladder, also the name of the craft if they gave it.
/// `None` if they went back.
fn choose_craft(
    desk: &Desk<'_>,
    prompt: &mut Prompt,
    by: By,
    back: Option<&str>,
    typed: &str,
) -> Stage<Option<(String, Option<String>)>> {
    let choices = crafts(desk);
    prompt.say("")?;
    let question = match by {
        By::Oneself => "What is your craft?",
        By::Coach => "What is their craft?",
    };
    let other = Some("use the general ladder under that name");
    loop {
        return Ok(match prompt.choose(Menu { choices: &choices, other, back, typed, ..Menu::of(question) })? {
            Chosen::Line(line) => match choices.get(line) {
                Some(choice) => Ok(Some((choice.id.clone(), None))),
                None => bail!("there is no ladder to choose from"),
            },
            Chosen::Other(craft) if craft.is_empty() => Ok(Some((GENERAL.into(), None))),
            Chosen::Other(craft) => {
                if let Some(why) = not_a_craft(&craft) {
                    prompt.say(&format!("That {why}. One to three words will do."))?;
                    continue;
                }
                Ok(Some((GENERAL.into(), Some(craft))))
            }
            Chosen::Back => Ok(None),
            Chosen::Stop => Err(Ended::Stopped),
            Chosen::Interrupt => Err(Ended::Interrupted),
        });
    }
}

fn new_answers(desk: &Desk<'_>, asked: &Asked<'_>, loaded: &Loaded) -> Result<Answers> {
    let ladder = &loaded.ladder;
    let about = name_for_answers(asked.ladder.as_deref().unwrap_or(&ladder.id), loaded)?;
    let last = last_round(desk, asked, &about)?;
    Ok(Answers {
        marks: last.marks,
        goals: last.goals,
        trials: last.trials,
        meetings: last.meetings,
        ladder: about,
        ladder_version: ladder.version.as_deref().map(str::to_owned),
        questions: Some(desk.bank()?.version),
        form: form_of(asked.args.short),
        craft: asked.craft(),
        by: by(asked.args.which.by),
        made: Date::parse(&desk.today()?),
        name: asked.args.which.name.clone(),
        ..Answers::default()
    })
}

/// The newest saved answers of this person about this: what was marked and agreed on goes along into the next round.
fn last_round(desk: &Desk<'_>, asked: &Asked<'_>, about: &str) -> Result<Answers> {
    let Some(store) = desk.store.as_ref().filter(|_| !asked.args.no_save) else { return Ok(Answers::default()) };
    let (by, name, craft) = (by(asked.args.which.by), asked.args.which.name.as_deref(), asked.craft());
    let is_of_before = |answers: &Answers| {
        let is_same_craft = about != GENERAL || answers.craft == craft;
        answers.by == by && answers.ladder == about && is_same_craft && is_one_person(answers.name.as_deref(), name)
    };
    let saved = store.newest_of_each(&*desk.bank()?)?.into_iter().filter_map(|kept| kept.answers.ok());
    Ok(saved.into_iter().find(is_of_before).unwrap_or_default())
}

fn introduce(desk: &Desk<'_>, asked: &Asked<'_>, session: &mut Session) -> Result<()> {
    let Session { prompt, bank, loaded, answers, keep, .. } = session;
    let (answered, total) = answers.progress(bank);
    prompt.say("")?;
    if answered > 0 || answers.growth.is_some() {
        let whose = answers.name.as_ref().map_or_else(String::new, |name| format!(", {name}"));
        let which = &loaded.ladder.name;
        let level = answers.level.as_deref().and_then(|level| loaded.ladder.level(level));
        let level = level.map_or_else(String::new, |place| format!(", {}", place.level.title));
        let done = format!("{answered} of {total} questions answered");
        prompt.say(&format!("Welcome back: {which}{whose}{level}, {done}."))?;
        if matches!(keep.place, Destination::Draft(..)) {
            let anew = from_the_start(desk, asked, answers.by, asked.args.which.name.as_deref());
            prompt.say("Someone else's? Press q, then run:")?;
            prompt.command(&format!("{anew} --again"))?;
        }
    } else {
        let minutes = if answers.form == Form::Full { 3 } else { 2 };
        prompt.say(&format!("{total} questions, about {minutes} minutes."))?;
    }
    if let Some(file) = &desk.bank_file {
        let language = &bank.language;
        let all_else = if bank.is_english() { "" } else { "; everything around them stays English" };
        prompt.say(&format!("The questions are those of {file} ({language}){all_else}."))?;
    }
    if answers.by == By::Coach {
        let whom = answers.name.as_deref().unwrap_or("the person you coach");
        prompt.say(&format!("Answer for {whom}, based on what you have seen."))?;
        let way = if prompt.way() == Way::Keys { "press" } else { "type" };
        prompt.say(&format!("\"Not sure\" is welcome wherever you have not seen it: {way} n."))?;
    }
    let kept = match &keep.place {
        Destination::Draft(..) => {
            "Your answers are saved as you go, for you alone. Stop when you like, and continue later.".into()
        }
        Destination::File(claim, _) => format!("Your answers are saved to {} as you go.", claim.path().display()),
        Destination::Nothing => match &asked.args.save {
            Some(file) => {
                let file = file.display();
                format!("Your answers are written to {file} only at the end. If you stop early, they are lost.")
            }
            None => "Nothing is saved. If you stop, your answers are lost.".into(),
        },
    };
    Ok(prompt.say(&kept)?)
}

/// Asks for the person's own word for the craft if the ladder has none, once, before the first question.
fn ask_craft(asked: &Asked<'_>, session: &mut Session) -> Stage<()> {
    let Session { prompt, loaded, answers, .. } = session;
    if asked.args.craft.is_some() {
        answers.craft.clone_from(&asked.args.craft);
    }
    if answers.craft.is_some() || !answers.answers.is_empty() || !loaded.ladder.craft_is_open() {
        return Ok(Ok(()));
    }
    prompt.say("")?;
    let (whose, asked) = match answers.by {
        By::Oneself => ("your", "Your craft:"),
        By::Coach => ("their", "Their craft:"),
    };
    prompt.say(&format!("What is {whose} craft called? For example: piano tuning. Enter to skip."))?;
    loop {
        match prompt.line(asked)? {
            TypedLine::Text(craft) if craft.trim().is_empty() => return Ok(Ok(())),
            TypedLine::Text(craft) => {
                let Some(why) = not_a_craft(&craft) else {
                    answers.craft = Some(craft);
                    return Ok(Ok(()));
                };
                // A file with this word could not be read again.
                prompt.say(&format!("That {why}. One to three words will do."))?;
            }
            TypedLine::Stop => return Ok(Err(Ended::Stopped)),
            TypedLine::Interrupt => return Ok(Err(Ended::Interrupted)),
        }
    }
}

/// Takes the present level from the command line or a list, once, before the first question.
fn ask_level(desk: &Desk<'_>, asked: &Asked<'_>, session: &mut Session) -> Stage<()> {
    let Session { prompt, loaded, answers, .. } = session;
    let ladder = &loaded.ladder;
    if let Some(level) = &asked.args.level {
        answers.level = Some(level_called(ladder, level)?.level.id.to_string());
    }
    let mut is_gone = false;
    if let Some(level) = answers.level.take_if(|level| level_called(ladder, level).is_err()) {
        is_gone = true;
        prompt.say("")?;
        prompt.say(&format!("The level `{level}` is not in this ladder, or not the only one of that name."))?;
    }
    if !is_gone && (answers.level.is_some() || !answers.answers.is_empty()) {
        return Ok(Ok(()));
    }
    reconsider(desk, asked, session, Reconsidered::Level, None)
}

/// Whether the craft was chosen from a list. A file, or a ladder on the command line, fixes it.
pub(crate) fn may_change_craft(asked: &Asked<'_>, session: &Session) -> bool {
    asked.ladder.is_none() && !matches!(session.keep.place, Destination::File(..))
}

/// Asks for the craft or the present level again, from their lists. `came_from` is what the person can go back to, if
/// that is before these lists. Otherwise going back leads from the level to the crafts, if the craft can be changed.
pub(crate) fn reconsider(
    desk: &Desk<'_>,
    asked: &Asked<'_>,
    session: &mut Session,
    which: Reconsidered,
    came_from: Option<&str>,
) -> Stage<()> {
    let mut which = which;
    loop {
        let is_free = may_change_craft(asked, session);
        if which == Reconsidered::Level {
            let back = came_from.or(is_free.then_some("the crafts"));
            match choose_level(session, back)? {
                Ok(Present::Level(level)) => {
                    session.keep.catch_up(&mut session.answers, &session.bank);
                    let is_new = session.answers.level != level;
                    session.answers.level = level;
                    if is_new && !session.answers.answers.is_empty() {
                        session.take_down(None)?;
                    }
                    return Ok(Ok(()));
                }
                Ok(Present::Back) if came_from.is_some() => return Ok(Ok(())),
                Ok(Present::Back) => {}
                Err(ended) => return Ok(Err(ended)),
            }
        }
        let (ladder, craft) = match choose_craft(desk, &mut session.prompt, session.answers.by, came_from, "")? {
            Ok(Some(chosen)) => chosen,
            Ok(None) => return Ok(Ok(())),
            Err(ended) => return Ok(Err(ended)),
        };
        which = Reconsidered::Level;
        move_to(desk, asked, session, &ladder, craft)?;
        if let Err(ended) = ask_craft(asked, session)? {
            return Ok(Err(ended));
        }
        fill_in_craft(desk, asked, session)?;
    }
}

/// The choice from the list of levels.
enum Present {
    /// The id of the level, or `None` if the person is not sure.
    Level(Option<String>),
    Back,
}

fn choose_level(session: &mut Session, back: Option<&str>) -> Stage<Present> {
    let Session { prompt, loaded, answers, .. } = session;
    let ladder = &loaded.ladder;
    let mut choices = levels(ladder);
    let (question, unsure, summary) = match answers.by {
        By::Oneself => ("Where are you now?", "I'm not sure", "You will get a track, but no next level."),
        By::Coach => ("Where are they now?", "Not sure", "They will get a track, but no next level."),
    };
    let (id, title) = ("not-sure".into(), unsure.into());
    choices.push(Choice { id, title, summary: summary.into(), ..Choice::default() });
    prompt.say("")?;
    let at = choices.iter().position(|choice| Some(&choice.id) == answers.level.as_ref()).unwrap_or_default();
    Ok(match prompt.choose(Menu { choices: &choices, back, at, ..Menu::of(question) })? {
        Chosen::Line(line) => Ok(Present::Level(ladder.places().nth(line).map(|place| place.level.id.to_string()))),
        Chosen::Other(_) | Chosen::Back => Ok(Present::Back),
        Chosen::Stop => Err(Ended::Stopped),
        Chosen::Interrupt => Err(Ended::Interrupted),
    })
}

/// Continues the interview about another craft, keeping the answers so far.
fn move_to(
    desk: &Desk<'_>,
    asked: &Asked<'_>,
    session: &mut Session,
    ladder: &str,
    craft: Option<String>,
) -> Result<()> {
    let loaded = open(desk, asked, ladder, craft.as_deref())?;
    let name = name_for_answers(ladder, &loaded)?;
    let version = loaded.ladder.version.as_deref().map(str::to_owned);
    // If it is the same craft again, keep the level.
    let level = session.answers.level.take().filter(|_| session.answers.ladder == name);
    let mut answers = Answers { ladder: name, ladder_version: version, craft, level, ..session.answers.clone() };
    if answers.ladder != session.answers.ladder {
        // What was marked and agreed on before was about another craft.
        let Answers { marks, goals, trials, meetings, .. } = last_round(desk, asked, &answers.ladder)?;
        answers = Answers { marks, goals, trials, meetings, ..answers };
    }
    if let Destination::Draft(store, before) = &mut session.keep.place {
        let file = store.draft_file(&loaded.ladder.id, answers.by, answers.name.as_deref());
        if file != before.path() {
            let mut claim = Claim::on(&file).map_err(|error| with_other_ways(&error, ladder, answers.by))?;
            if let Some(aside) = store.set_aside(&file)? {
                session.prompt.say(&format!("An unfinished interview about it was moved to {}", aside.display()))?;
            }
            if !answers.answers.is_empty() {
                // Save in the new place before removing from the old one.
                store.save_draft(&mut claim, &answers)?;
            }
            store.discard(before)?;
            session.keep.place = Destination::Draft(store.clone(), claim);
        }
    }
    session.loaded = loaded;
    session.answers = answers;
    Ok(())
}
