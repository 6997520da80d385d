//! Before the first question: which interview goes on, which craft, which level.

use std::path::Path;
use std::rc::Rc;

use anyhow::{Result, bail};

use super::again::from_the_start;
use super::interview::{Ended, Stage};
use super::keep::{Keep, Spot};
use super::session::Session;
use crate::cli;
use crate::interview::{Bank, By, Date, Form, Sheet};
use crate::ladder::{Place, not_a_craft};
use crate::prompt::{Choice, Chosen, Line, Prompt, Way};
use crate::report::typed;
use crate::store::{Claim, Draft, Loaded, Store};
use crate::verbs::answers::{by, form_of};
use crate::verbs::desk::{Desk, level_called, name_for_answers};
use crate::verbs::report_of;

/// The sheet to fill, its ladder and where it is kept: an unfinished interview that goes on, or a new one.
pub(crate) fn begun(
    desk: &Desk<'_>,
    prompt: &mut Prompt,
    args: &cli::Plan,
    store: Option<&Store>,
) -> Stage<(Sheet, Rc<Loaded>, Keep)> {
    let bank = desk.bank()?;
    prompt.say("There are no right answers, and nothing leaves this computer.")?;
    let (unfinished, anew) = match unfinished(prompt, args, store, &bank)? {
        Ok(Unfinished::GoOn(draft)) => (Some(*draft), false),
        Ok(Unfinished::Anew) => (None, true),
        Ok(Unfinished::Nothing) => (None, args.fresh),
        Err(ended) => return Ok(Err(ended)),
    };
    let ladder = match (&args.ladder, &unfinished) {
        (Some(name), _) => name.clone(),
        (None, Some(draft)) => draft.sheet.ladder.clone(),
        (None, None) => match choose_ladder(desk, prompt, by(args.by))? {
            Ok(name) => name,
            Err(ended) => return Ok(Err(ended)),
        },
    };
    let opened = open(desk, args, &ladder, args.craft.as_deref());
    let loaded = match &unfinished {
        Some(draft) => opened.map_err(|error| of_draft(&error, draft))?,
        None => opened?,
    };
    let Some(store) = store else {
        return Ok(Ok((new_sheet(desk, args, &loaded)?, loaded, Keep::at(Spot::Nothing))));
    };
    let file = match &unfinished {
        Some(draft) => draft.file.clone(),
        None => store.draft_file(&loaded.ladder.id, by(args.by), args.name.as_deref()),
    };
    let name = name_for_answers(&ladder, &loaded)?;
    let claim = Claim::on(&file).map_err(|error| with_other_ways(&error, &ladder, by(args.by)))?;
    store.sweep();
    if anew && let Some(aside) = store.set_aside(&file)? {
        prompt.say(&format!("The unfinished interview was put aside: {}", aside.display()))?;
    }
    // Read once more: until the claim another window may have gone on with it.
    let mut draft = store.draft(&file, &bank)?;
    if let Some(what) = draft.as_ref().and_then(|draft| another(&draft.sheet, &name, &bank)) {
        if let Some(aside) = store.set_aside(&file)? {
            prompt.say(&format!("An unfinished interview {what} was put aside: {}", aside.display()))?;
        }
        draft = None;
    }
    let mut sheet = match draft {
        Some(draft) => draft.sheet,
        None => new_sheet(desk, args, &loaded)?,
    };
    if args.short {
        sheet.form = Form::Short;
    }
    Ok(Ok((sheet, loaded, Keep::at(Spot::Draft(store.clone(), claim)))))
}

/// The ladder that was typed, else the one that was chosen or that a draft names.
fn open(desk: &Desk<'_>, args: &cli::Plan, ladder: &str, craft: Option<&str>) -> Result<Rc<Loaded>> {
    let base = args.ladder.is_none().then_some(Path::new(""));
    desk.library.open(ladder, base, craft)
}

/// Why this draft is not of the interview that is begun; nothing where it is.
fn another(sheet: &Sheet, ladder: &str, bank: &Bank) -> Option<&'static str> {
    // Two ladders can have one id: a draft belongs to the one it was begun on.
    if sheet.ladder != ladder {
        return Some("on another ladder");
    }
    // Answers to other questions are not scored with these.
    (sheet.questions.is_some_and(|version| version != bank.version)).then_some("with an older version of the questions")
}

/// The draft is being written to in another window: what can be done in this one.
fn with_other_ways(error: &anyhow::Error, ladder: &str, by: By) -> anyhow::Error {
    let coach = if by == By::Coach { " --as coach" } else { "" };
    let ladder = typed(ladder);
    let mut report = report_of(error);
    report.findings.last_mut().into_iter().for_each(|finding| {
        finding.helps.push(format!("for another person: metier plan --ladder {ladder}{coach} --name NAME"));
        finding.helps.push(format!("or without keeping anything: metier plan --ladder {ladder}{coach} --no-save"));
    });
    report.into()
}

/// What went wrong on the way to an unfinished interview, and the way round it.
fn of_draft(error: &anyhow::Error, draft: &Draft) -> anyhow::Error {
    let mut report = report_of(error);
    if let Some(finding) = report.findings.last_mut() {
        finding.notes.push(format!("an unfinished interview is about it: {}", draft.file.display()));
        let coach = if draft.sheet.by == By::Coach { " --as coach" } else { "" };
        finding.helps.push(format!("begin anew, and leave that aside: metier plan{coach} --fresh"));
    }
    report.into()
}

/// What there is of unfinished interviews.
enum Unfinished {
    /// This one goes on.
    GoOn(Box<Draft>),
    /// A new one was asked for; one on the same ladder is put aside.
    Anew,
    /// None was looked for or found.
    Nothing,
}

/// The unfinished interview to go on with: the only one there is, or the one chosen.
fn unfinished(prompt: &mut Prompt, args: &cli::Plan, store: Option<&Store>, bank: &Bank) -> Stage<Unfinished> {
    let Some(store) = store.filter(|_| !args.fresh && args.ladder.is_none()) else {
        return Ok(Ok(Unfinished::Nothing));
    };
    let mut drafts = store.drafts(by(args.by), bank);
    drafts.retain(|draft| args.name.is_none() || draft.sheet.name == args.name);
    if drafts.len() < 2 {
        return Ok(Ok(drafts.pop().map_or(Unfinished::Nothing, |draft| Unfinished::GoOn(Box::new(draft)))));
    }
    let choice = |draft: &Draft| {
        let whose = draft.sheet.name.as_ref().map_or_else(String::new, |name| format!(", {name}"));
        let title = format!("{}{whose}", draft.sheet.ladder);
        Choice { id: draft.sheet.ladder.clone(), title, summary: format!("{} answered", draft.sheet.answers.len()) }
    };
    let mut choices: Vec<Choice> = drafts.iter().map(choice).collect();
    choices.push(Choice { id: "new".into(), title: "Begin a new one".into(), summary: String::new() });
    Ok(match prompt.choose("Several interviews are unfinished. Which one goes on?", &choices)? {
        Chosen::Line(line) if line < drafts.len() => Ok(Unfinished::GoOn(Box::new(drafts.swap_remove(line)))),
        Chosen::Line(_) => Ok(Unfinished::Anew),
        Chosen::Stop => Err(Ended::Stopped),
        Chosen::Interrupt => Err(Ended::Interrupted),
    })
}

/// What is asked and said before the first question: how it goes, one's word for the craft, the present level.
pub(crate) fn ask_first(desk: &Desk<'_>, args: &cli::Plan, session: &mut Session) -> Stage<()> {
    introduce(desk, args, session)?;
    if let Err(ended) = ask_craft(args, session)? {
        return Ok(Err(ended));
    }
    if let Some(craft) = session.sheet.craft.clone()
        && craft != session.loaded.ladder.craft
    {
        session.loaded = match &session.keep.place {
            Spot::File(claim, _) if args.ladder.is_none() => {
                desk.library.open(&session.sheet.ladder, claim.path().parent(), Some(&craft))?
            }
            _ => open(desk, args, args.ladder.as_ref().unwrap_or(&session.sheet.ladder), Some(&craft))?,
        };
    }
    let before = session.sheet.level.clone();
    if let Err(ended) = ask_level(args, session)? {
        return Ok(Err(ended));
    }
    // A level said on going on is kept like an answer.
    if session.sheet.level != before && !session.sheet.answers.is_empty() {
        session.take_down(None)?;
    }
    Ok(Ok(()))
}

fn choose_ladder(desk: &Desk<'_>, prompt: &mut Prompt, by: By) -> Stage<String> {
    let mut choices = Vec::new();
    for entry in desk.library.list().into_iter().filter(|entry| !entry.shadowed) {
        if let Ok(ladder) = &entry.ladder {
            let summary = ladder.summary.as_deref().unwrap_or_default().to_owned();
            choices.push(Choice { id: entry.found.id.clone(), title: ladder.name.to_string(), summary });
        }
    }
    // The one for every other craft is what remains when none of the others is one's own.
    if let Some(at) = choices.iter().position(|choice| choice.id == "general") {
        let general = choices.remove(at);
        choices.push(general);
    }
    prompt.say("")?;
    let question = match by {
        By::Oneself => "What is your craft?",
        By::Coach => "What is their craft?",
    };
    Ok(match prompt.choose(question, &choices)? {
        Chosen::Line(line) => match choices.into_iter().nth(line) {
            Some(choice) => Ok(choice.id),
            None => bail!("there is no ladder to choose from"),
        },
        Chosen::Stop => Err(Ended::Stopped),
        Chosen::Interrupt => Err(Ended::Interrupted),
    })
}

fn new_sheet(desk: &Desk<'_>, args: &cli::Plan, loaded: &Loaded) -> Result<Sheet> {
    let ladder = &loaded.ladder;
    Ok(Sheet {
        ladder: name_for_answers(args.ladder.as_deref().unwrap_or(&ladder.id), loaded)?,
        ladder_version: ladder.version.as_deref().map(str::to_owned),
        questions: Some(desk.bank()?.version),
        form: form_of(args.short),
        craft: args.craft.clone(),
        by: by(args.by),
        made: Date::parse(&desk.today()?),
        name: args.name.clone(),
        ..Sheet::default()
    })
}

fn introduce(desk: &Desk<'_>, args: &cli::Plan, session: &mut Session) -> Result<()> {
    let Session { prompt, bank, loaded, sheet, keep } = session;
    let (answered, total) = sheet.progress(bank);
    prompt.say("")?;
    if answered > 0 || sheet.growth.is_some() {
        let whose = sheet.name.as_ref().map_or_else(String::new, |name| format!(", {name}"));
        let which = &loaded.ladder.name;
        let done = format!("{answered} of {total} questions answered");
        prompt.say(&format!("Going on where you stopped ({which}{whose}): {done}."))?;
        if matches!(keep.place, Spot::Draft(..)) {
            let anew = from_the_start(desk, args, sheet.by, args.name.as_deref());
            prompt.say(&format!("Not yours? Press q and begin anew with: {anew} --fresh"))?;
        }
    } else {
        let minutes = if sheet.form == Form::Full { 3 } else { 2 };
        prompt.say(&format!("{total} questions, about {minutes} minutes."))?;
    }
    if let Some(file) = &desk.bank_file {
        let language = &bank.language;
        let all_else = if bank.is_english() { "" } else { "; everything around them stays English" };
        prompt.say(&format!("The questions are those of {file} ({language}){all_else}."))?;
    }
    if sheet.by == By::Coach {
        let whom = sheet.name.as_deref().unwrap_or("the person you coach");
        prompt.say(&format!("Answer about {whom}, by what you have seen of their work."))?;
        let way = if prompt.way() == Way::Keys { "press" } else { "type" };
        prompt.say(&format!("\"Not sure\" is welcome wherever you have not seen it: {way} n."))?;
    }
    let kept = match &keep.place {
        Spot::Draft(_, claim) => {
            let file = claim.path().display();
            format!("Answers are kept as you go in {file}, for you alone, so that you can stop and go on later.")
        }
        Spot::File(claim, _) => format!("Answers are written to {} as you go.", claim.path().display()),
        Spot::Nothing => match &args.save {
            Some(file) => {
                let file = file.display();
                format!(
                    "Nothing is kept before the end: only then are the answers written to {file}. If you stop, they are gone."
                )
            }
            None => "Nothing is kept on this computer; if you stop, the answers are gone.".into(),
        },
    };
    Ok(prompt.say(&kept)?)
}

/// One's own word for the craft, where the ladder has none: asked once, before the first question.
fn ask_craft(args: &cli::Plan, session: &mut Session) -> Stage<()> {
    let Session { prompt, loaded, sheet, .. } = session;
    if args.craft.is_some() {
        sheet.craft.clone_from(&args.craft);
    }
    if sheet.craft.is_some() || !sheet.answers.is_empty() || !loaded.ladder.craft_is_open() {
        return Ok(Ok(()));
    }
    prompt.say("")?;
    let (whose, asked) = match sheet.by {
        By::Oneself => ("yours", "Your craft:"),
        By::Coach => ("theirs", "Their craft:"),
    };
    prompt.say(&format!(
        "This ladder is for any craft. What do you call {whose}? Such as \"piano tuning\"; Enter leaves it open."
    ))?;
    loop {
        match prompt.line(asked)? {
            Line::Text(craft) if craft.trim().is_empty() => return Ok(Ok(())),
            Line::Text(craft) => {
                let Some(why) = not_a_craft(&craft) else {
                    sheet.craft = Some(craft);
                    return Ok(Ok(()));
                };
                // A file with it could not be read again.
                prompt.say(&format!("That {why}. A word or a few are enough."))?;
            }
            Line::Stop => return Ok(Err(Ended::Stopped)),
            Line::Interrupt => return Ok(Err(Ended::Interrupted)),
        }
    }
}

/// The present level, from the command line or a list: asked once, before the first question.
fn ask_level(args: &cli::Plan, session: &mut Session) -> Stage<()> {
    let Session { prompt, loaded, sheet, .. } = session;
    let ladder = &loaded.ladder;
    if let Some(level) = &args.level {
        sheet.level = Some(level_called(ladder, level)?.level.id.to_string());
    }
    let mut is_gone = false;
    if let Some(level) = sheet.level.take_if(|level| level_called(ladder, level).is_err()) {
        is_gone = true;
        prompt.say("")?;
        prompt.say(&format!("The level `{level}` is not in this ladder, or not the only one of that name."))?;
    }
    if !is_gone && (sheet.level.is_some() || !sheet.answers.is_empty()) {
        return Ok(Ok(()));
    }
    let places: Vec<Place<'_>> = ladder.places().collect();
    let choice = |place: &Place<'_>| Choice {
        id: place.level.id.to_string(),
        title: format!("{} ({})", place.level.title, place.track.kind.name()),
        summary: place.level.summary.clone().unwrap_or_default().to_string(),
    };
    let mut choices: Vec<Choice> = places.iter().map(choice).collect();
    choices.push(Choice {
        id: "not-sure".into(),
        title: if sheet.by == By::Coach { "Not sure of their level" } else { "Not sure of my level" }.into(),
        summary: "the track is named, the next level is left open".into(),
    });
    prompt.say("")?;
    let question = match sheet.by {
        By::Oneself => "Where are you now?",
        By::Coach => "Where are they now?",
    };
    Ok(match prompt.choose(question, &choices)? {
        Chosen::Line(line) => {
            sheet.level = places.get(line).map(|place| place.level.id.to_string());
            Ok(())
        }
        Chosen::Stop => Err(Ended::Stopped),
        Chosen::Interrupt => Err(Ended::Interrupted),
    })
}
