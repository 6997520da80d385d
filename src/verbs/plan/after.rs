//! After the last answer: the first screen of the result, and what the person can do next with one key. If the result
//! goes elsewhere, we offer to mark where they stand on the next level, and then print the result with the marks.

use std::path::Path;

use anyhow::Result;

use super::keep::Keep;
use super::marking::{Around, LevelToMark, MarkTargets, chosen, is_wanted, mark, next_levels, steps_to_mark};
use super::stage::Ended;
use crate::advice::{Outcome, Plan};
use crate::cli;
use crate::exit::Exit;
use crate::interview::{Answers, By, Date};
use crate::print;
use crate::prompt::{Picked, Prompt, Way};
use crate::report::{Again, FirstScreen, PlanReport, standing, typed, typed_file};
use crate::store::{Access, Loaded, free_page, write_whole};
use crate::verbs::answers::{made, printed};
use crate::verbs::desk::Desk;
use crate::verbs::findings_of;
use crate::verbs::saved::{name_of_answers, options, which_are, words_for};

/// Who is asked for marks, on which ladder, and where the marks go.
type ToBeMarked<'s> = (&'s mut Prompt, &'s Loaded, &'s mut Answers);

/// The most rows of the first screen, in a window of any height.
const MOST_ROWS: usize = 22;

/// The end of an interview on a screen: the result and what to do first, then one key for anything else.
pub(crate) fn first_screen(
    desk: &mut Desk<'_>,
    args: &cli::Plan,
    (prompt, loaded, answers): ToBeMarked<'_>,
    keeps: &mut [Keep],
) -> Result<Exit> {
    let bank = desk.bank()?;
    let again = again(desk, args, answers, keeps);
    let mut is_shown = false;
    loop {
        let plan = made(args, answers, &loaded.ladder, &bank)?;
        let levels = to_offer(&plan);
        let keys = keys(prompt.way(), answers.by, !levels.is_empty());
        if !is_shown {
            prompt.say("")?;
            let rows = prompt.rows().unwrap_or(MOST_ROWS + 2).saturating_sub(2).min(MOST_ROWS);
            let room = rows.saturating_sub(prompt.rows_of(&keys));
            let report = PlanReport::of(&plan, loaded, None);
            let text = fitting(&FirstScreen::of(&report, &again), desk, room);
            desk.print(&text)?;
            is_shown = true;
        }
        desk.flush()?;
        let picked = prompt.pick(&keys)?;
        desk.keep_up_with(prompt);
        match picked {
            Picked::Done => return Ok(Exit::Done),
            Picked::Interrupt => return Ok(Exit::Interrupted),
            Picked::Key('a') => {
                let text = print::report(&PlanReport::of(&plan, loaded, None), print::Format::Text, &desk.look);
                desk.show(&text)?;
            }
            Picked::Key('w') => write_page(desk, prompt, &plan, loaded)?,
            Picked::Key(_) => {
                let ended = mark_one(desk, args, (prompt, loaded, answers), keeps, levels)?;
                match ended {
                    Ended::Interrupted => return Ok(Exit::Interrupted),
                    // The person wanted to leave.
                    Ended::Stopped => return Ok(Exit::Done),
                    _ => {}
                }
            }
        }
    }
}

/// The keys on the first screen, besides Enter.
fn keys(way: Way, by: By, can_mark: bool) -> Vec<(char, &'static str)> {
    let mark = match by {
        By::Oneself => "mark where you stand",
        By::Coach => "mark where they stand",
    };
    let all = if way == Way::Lines { "see all of it" } else { "all of it" };
    let keys = [('a', all), ('m', mark), ('w', "write a page")];
    keys.into_iter().filter(|(key, _)| can_mark || *key != 'm').collect()
}

/// As much of the screen as fits into the window.
fn fitting(screen: &FirstScreen<'_>, desk: &Desk<'_>, rows: usize) -> String {
    let mut text = String::new();
    for cuts in 0..=FirstScreen::CUTS {
        text = print::on_screen(&screen.doc(cuts), &desk.look);
        if text.lines().count() <= rows {
            break;
        }
    }
    text
}

/// Where the answers are, and the commands that lead back to them.
fn again(desk: &Desk<'_>, args: &cli::Plan, answers: &Answers, keeps: &[Keep]) -> Again {
    let Some(file) = keeps.iter().find_map(Keep::file) else { return Again::default() };
    let whose = format!("{}{}", typed(name_of_answers(answers)), options(&which_are(answers)));
    Again {
        file: args.save.as_ref().map(|_| file.display().to_string()),
        show: Some(format!("metier plan {}{}", words_for(desk, file), desk.again())),
        answer: Some(format!("metier plan {whose} --again{}", desk.again())),
    }
}

/// Writes the whole result as a page into the current folder, under a free name. If that fails, the command goes on.
fn write_page(desk: &mut Desk<'_>, prompt: &mut Prompt, plan: &Plan<'_>, loaded: &Loaded) -> Result<()> {
    let (answers, id) = (plan.answers, &loaded.ladder.id);
    let file = free_page(Path::new(""), id, answers.by, answers.name.as_deref());
    let page = print::report(&PlanReport::of(plan, loaded, None), print::Format::Html, &desk.look);
    match write_whole(&file, &page, Access::Private, false) {
        Ok(()) => {
            prompt.say("Written, for you alone to read:")?;
            let whole = std::path::absolute(&file).unwrap_or(file);
            Ok(prompt.verbatim(&format!("  {}", whole.display()))?)
        }
        Err(error) => desk.report(&findings_of(&error)),
    }
}

/// Marks one level, the only one or the one the person chose, and shows where they stand now.
fn mark_one(
    desk: &mut Desk<'_>,
    args: &cli::Plan,
    (prompt, loaded, answers): ToBeMarked<'_>,
    keeps: &mut [Keep],
    levels: Vec<LevelToMark>,
) -> Result<Ended> {
    let bank = desk.bank()?;
    let level = match chosen(prompt, levels)? {
        Ok(Some(level)) => level,
        Ok(None) | Err(Ended::Stopped) => return Ok(Ended::Back),
        Err(ended) => return Ok(ended),
    };
    let id = level.id.clone();
    let around = around(desk, keeps)?;
    let ended = mark(prompt, answers, (&mut *keeps, &bank), &around, level)?;
    desk.keep_up_with(prompt);
    if matches!(ended, Ended::Interrupted) {
        return Ok(ended);
    }
    let plan = made(args, answers, &loaded.ladder, &bank)?;
    if let Some(step) = steps_to_mark(&plan).iter().find(|step| step.to.level.id == *id) {
        prompt.say("")?;
        let text = print::on_screen(&standing(&plan, *step), &desk.look);
        desk.print(&text)?;
    }
    keeps.iter().try_for_each(Keep::check)?;
    // A mark that could not be saved may have been saved elsewhere by now.
    if answers.by == By::Oneself
        && let Some(show) = again(desk, args, answers, keeps).show
    {
        desk.hint("")?;
        desk.suggest("To get the growth plan as a file:", &format!("{show} --format markdown -o plan.md"))?;
    }
    desk.hint("")?;
    Ok(ended)
}

/// What is around a marking after an interview: files in the store go by their names.
fn around<'a>(desk: &'a Desk<'_>, keeps: &[Keep]) -> Result<Around<'a>> {
    let called = keeps.iter().filter_map(Keep::file).map(|file| (file.to_owned(), words_for(desk, file)));
    Ok(Around {
        again: desk.again(),
        options: String::new(),
        called: called.collect(),
        today: Date::parse(&desk.today()?),
    })
}

/// The levels to offer for marking. None if no kind of work suits the person: then the work has to change first, and a
/// list of what the next level expects would not help.
fn to_offer(plan: &Plan<'_>) -> Vec<LevelToMark> {
    let is_neither = plan.verdict.outcome == Outcome::Neither && plan.answers.by == By::Oneself;
    if is_neither || plan.answers.level.is_none() { Vec::new() } else { next_levels(plan, false) }
}

/// What came of the offer.
enum Offer {
    /// We made no offer, because the levels have nothing to mark.
    None,
    /// The person said no.
    Declined,
    /// A level was marked, completely or in part.
    Taken(Ended),
    /// Ctrl-C.
    Interrupted,
}

/// The end of an interview whose result goes to a file or another program: the offer to mark, the marks, and then the
/// result.
pub(crate) fn offer(
    desk: &mut Desk<'_>,
    args: &cli::Plan,
    (prompt, loaded, answers): ToBeMarked<'_>,
    keeps: &mut [Keep],
) -> Result<Exit> {
    let bank = desk.bank()?;
    let levels = to_offer(&made(args, answers, &loaded.ladder, &bank)?);
    let around = around(desk, keeps)?;
    let offer = offered(prompt, answers, (keeps, &bank), &around, levels);
    desk.keep_up_with(prompt);
    let plan = made(args, answers, &loaded.ladder, &bank)?;
    // Print the result even if the offer failed.
    let text = printed(desk, args, &plan, loaded, None);
    deliver(desk, args, &text)?;
    let offer = offer?;
    let file = keeps.iter().find_map(Keep::file);
    match (&offer, file) {
        (Offer::Taken(Ended::Interrupted), _) => {}
        (Offer::Taken(_), file) => {
            keeps.iter().try_for_each(Keep::check)?;
            file.map_or(Ok(()), |file| hint_at_use(desk, args, answers.by, file))?;
        }
        (Offer::Declined, Some(file)) => {
            let command = format!("metier mark {}{}", words_for(desk, file), desk.again());
            desk.suggest("To mark later:", &command)?;
        }
        _ => {}
    }
    Ok(match offer {
        Offer::Interrupted | Offer::Taken(Ended::Interrupted) => Exit::Interrupted,
        Offer::None | Offer::Declined | Offer::Taken(_) => Exit::Done,
    })
}

fn offered(
    prompt: &mut Prompt,
    answers: &mut Answers,
    places: MarkTargets<'_>,
    around: &Around<'_>,
    levels: Vec<LevelToMark>,
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
        Ok(Some(level)) => Offer::Taken(mark(prompt, answers, places, around, level)?),
        Err(Ended::Interrupted) => Offer::Interrupted,
        Ok(None) | Err(_) => Offer::Declined,
    })
}

/// Hints at what the marks are good for: a growth plan, or a conversation between coach and person.
pub(crate) fn hint_at_use(desk: &mut Desk<'_>, args: &cli::Plan, by: By, file: &Path) -> Result<()> {
    if args.output.format != cli::Format::Text {
        return Ok(());
    }
    let (words, again) = (words_for(desk, file), desk.again());
    let (what, command) = match by {
        By::Oneself => {
            ("To get the growth plan as a file:", format!("metier plan {words} --format markdown -o plan.md{again}"))
        }
        By::Coach => ("To see both views side by side:", format!("metier compare ME.toml {}{again}", typed_file(file))),
    };
    desk.hint("")?;
    desk.suggest(what, &command)
}

/// Writes the result where the user wants it.
pub(crate) fn deliver(desk: &mut Desk<'_>, args: &cli::Plan, text: &str) -> Result<()> {
    let delivered = desk.give(text, &args.output);
    if delivered.is_err() && args.output.file.output.is_some() {
        // If the file cannot be written, print the result, so that it is not lost.
        desk.print(text)?;
    }
    delivered
}
