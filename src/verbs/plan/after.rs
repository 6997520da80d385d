//! After the last answer: the offer to mark where a person stands on the next level, and the result with the marks.

use std::path::Path;

use anyhow::Result;

use super::keep::Keep;
use super::marking::{MarkTargets, NextLevel, chosen, is_wanted, mark, next_levels, steps_to_mark};
use super::stage::Ended;
use crate::advice::Outcome;
use crate::cli;
use crate::exit::Exit;
use crate::interview::{Answers, By};
use crate::print;
use crate::prompt::Prompt;
use crate::report::{standing, typed_file};
use crate::store::Loaded;
use crate::verbs::answers::{made, printed};
use crate::verbs::desk::Desk;

/// Whom the marks are asked of, what about, and where they go to.
type ToBeMarked<'s> = (&'s mut Prompt, &'s Loaded, &'s mut Answers);

/// What came of the offer.
enum Offer {
    /// None was made: nothing is there to be marked.
    None,
    /// Not now.
    Declined,
    /// This level was marked, to the end or not.
    Taken(Ended, String),
    /// Ctrl-C.
    Interrupted,
}

/// After an interview: the offer to mark, the marks, and the result where it waited for them.
pub(crate) fn offer(
    desk: &mut Desk<'_>,
    args: &cli::Plan,
    (prompt, loaded, answers): ToBeMarked<'_>,
    keeps: &mut [Keep],
    is_read: bool,
) -> Result<Exit> {
    let bank = desk.bank()?;
    let levels = match made(args, answers, &loaded.ladder, &bank)? {
        // Work that suits in no way is changed first; a list of what the next level expects does not help.
        plan if plan.verdict.outcome == Outcome::Neither && answers.by == By::Oneself => Vec::new(),
        _ if answers.level.is_none() => Vec::new(),
        plan => next_levels(&plan),
    };
    let offer = offered(prompt, answers, (keeps, &bank), desk.again(), levels);
    desk.keep_up_with(prompt);
    let plan = made(args, answers, &loaded.ladder, &bank)?;
    if !is_read {
        // Whatever went wrong with the offer, the result of an interview is there.
        let text = printed(desk, args, &plan, loaded, None);
        deliver(desk, args, &text)?;
    }
    let offer = offer?;
    let file = keeps.iter().find_map(Keep::file);
    match (&offer, file) {
        (Offer::Taken(Ended::Interrupted, _), _) => {}
        (Offer::Taken(_, level), file) => {
            if let Some(step) = steps_to_mark(&plan).iter().find(|step| step.to.level.id == *level).filter(|_| is_read)
            {
                prompt.say("")?;
                let text = print::on_screen(&standing(&plan, *step), &desk.look);
                desk.print(&text)?;
            }
            keeps.iter().try_for_each(Keep::check)?;
            file.map_or(Ok(()), |file| hint_at_use(desk, args, answers.by, file))?;
        }
        (Offer::Declined, Some(file)) => {
            let command = format!("metier plan {} --mark{}", typed_file(file), desk.again());
            desk.suggest("To mark later:", &command)?;
        }
        _ => {}
    }
    Ok(match offer {
        Offer::Interrupted | Offer::Taken(Ended::Interrupted, _) => Exit::Interrupted,
        Offer::None | Offer::Declined | Offer::Taken(..) => Exit::Done,
    })
}

fn offered(
    prompt: &mut Prompt,
    answers: &mut Answers,
    places: MarkTargets<'_>,
    again: &str,
    levels: Vec<NextLevel>,
) -> Result<Offer> {
    if levels.is_empty() {
        return Ok(Offer::None);
    }
    let wanted = match is_wanted(prompt, answers.by, &levels)? {
        Ok(true) => chosen(prompt, levels)?,
        Ok(false) => Ok(None),
        Err(ended) => Err(ended),
    };
    Ok(match wanted {
        Ok(Some(level)) => {
            let id = level.id.clone();
            Offer::Taken(mark(prompt, answers, places, again, level)?, id)
        }
        Err(Ended::Interrupted) => Offer::Interrupted,
        Ok(None) | Err(_) => Offer::Declined,
    })
}

/// `--mark`: the marks of a file, written back to it.
pub(crate) fn mark_file(
    desk: &Desk<'_>,
    args: &cli::Plan,
    (prompt, loaded, answers): ToBeMarked<'_>,
    keep: &mut Keep,
) -> Result<Ended> {
    let bank = desk.bank()?;
    let levels = next_levels(&made(args, answers, &loaded.ladder, &bank)?);
    if levels.is_empty() {
        prompt.say("Nothing to mark yet: no next level has expectations.")?;
    }
    match chosen(prompt, levels)? {
        Ok(Some(level)) => mark(prompt, answers, (std::slice::from_mut(keep), &bank), desk.again(), level),
        Ok(None) => Ok(Ended::Finished),
        Err(ended) => Ok(ended),
    }
}

/// What the marks are good for: a growth plan, or a conversation between the coach and the person.
pub(crate) fn hint_at_use(desk: &mut Desk<'_>, args: &cli::Plan, by: By, file: &Path) -> Result<()> {
    if args.output.format != cli::Format::Text {
        return Ok(());
    }
    let (file, again) = (typed_file(file), desk.again());
    let (what, command) = match by {
        By::Oneself => ("To get the growth plan as a file:", format!("metier plan {file} --format markdown{again}")),
        By::Coach => ("To see both views side by side:", format!("metier compare ME.toml {file}{again}")),
    };
    desk.hint("")?;
    desk.suggest(what, &command)
}

/// The result, to where it is wanted.
pub(crate) fn deliver(desk: &mut Desk<'_>, args: &cli::Plan, text: &str) -> Result<()> {
    let delivered = desk.deliver(text, &args.output.file);
    if delivered.is_err() && args.output.file.output.is_some() {
        // The result of an interview is not thrown away with the file it could not be written to.
        desk.print(text)?;
    }
    delivered
}
