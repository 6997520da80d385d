//! `forget`: lists what is saved, asks, and deletes it.

use anyhow::Result;

use super::answers::name_of;
use super::desk::{Desk, local_day};
use crate::cli;
use crate::diagnostic::{Diagnostic, Findings};
use crate::exit::Exit;
use crate::format::is_date;
use crate::print::{self};
use crate::prompt::Confirmed;
use crate::report::Forgotten;
use crate::store::{Contents, Keeping, Kept, Store};

pub(crate) fn run(desk: &mut Desk<'_>, args: &cli::Forget) -> Result<Exit> {
    let before = args.before.as_deref().map(date).transpose()?;
    let bank = desk.bank()?;
    let Some(store) = desk.store.clone() else {
        return say(desk, &Forgotten { kept: 0, ..Forgotten::default() });
    };
    let Contents { own, foreign } = store.contents(&bank)?;
    let all = own.len();
    let ladder = args.ladder.as_deref().map(|words| desk.library.id_of(words));
    let is_meant = |kept: &Kept| {
        ladder.as_deref().is_none_or(|ladder| kept.is_about(ladder))
            && kept.is_of(args.name.as_deref())
            && before.is_none_or(|before| made(kept).is_some_and(|made| made.as_str() < before))
    };
    let meant: Vec<Kept> = own.into_iter().filter(is_meant).collect();
    let kept = all - meant.len();
    let foreign = foreign.iter().map(|file| name_of(file)).collect();
    if meant.is_empty() {
        return say(desk, &Forgotten { kept, foreign, ..Forgotten::default() });
    }
    if !args.yes {
        match ask(desk, &meant)? {
            Confirmed::Yes => {}
            Confirmed::No => return say(desk, &Forgotten { kept: all, is_refused: true, ..Forgotten::default() }),
            Confirmed::Stop => {
                say(desk, &Forgotten { kept: all, is_refused: true, ..Forgotten::default() })?;
                return Ok(Exit::Unfinished);
            }
            Confirmed::Interrupt => {
                say(desk, &Forgotten { kept: all, is_refused: true, ..Forgotten::default() })?;
                return Ok(Exit::Interrupted);
            }
        }
    }
    delete(desk, &store, &meant, kept, foreign)
}

/// Checks that the text is a day.
fn date(typed: &str) -> Result<&str> {
    if is_date(typed) {
        return Ok(typed);
    }
    let error = Diagnostic::error(format!("--before {typed} is not a date"));
    Err(Findings::from(error.help("write year, month and day, such as 2026-01-31")).into())
}

/// When the answers were given. If they do not say, or cannot be read, when the file was written.
fn made(kept: &Kept) -> Option<String> {
    let said = kept.answers.as_ref().ok().and_then(|answers| answers.made.as_deref().map(str::to_owned));
    said.or_else(|| kept.modified.and_then(local_day))
}

fn ask(desk: &mut Desk<'_>, meant: &[Kept]) -> Result<Confirmed> {
    let lines: Vec<String> = meant.iter().map(line).collect();
    if let Some(why) = desk.cannot_ask() {
        let error =
            Diagnostic::error(format!("deleting {} has to be agreed to, and nobody can be asked", files(meant.len())));
        let error = lines.iter().fold(error.note(why), |error, line| error.note(line.clone()));
        return Err(Findings::from(error.help("delete them without being asked: add --yes")).into());
    }
    let mut prompt = desk.prompt()?;
    prompt.say(&format!("This deletes {} for good:", files(meant.len())))?;
    for line in lines {
        prompt.say_after(&line, if prompt.look().spoken { "" } else { "  " })?;
    }
    Ok(prompt.confirm(if meant.len() == 1 { "Delete it?" } else { "Delete them?" })?)
}

/// One line about a file: its name and what it is.
fn line(kept: &Kept) -> String {
    let what = match (kept.keeping, &kept.answers) {
        (Keeping::Leftover, _) => "left over from a write that was cut short",
        (_, Err(_)) => "cannot be read",
        (Keeping::Finished, _) => "finished answers",
        (Keeping::Draft, _) => "an unfinished interview",
        (Keeping::Aside, _) => "an unfinished interview that was put aside",
    };
    format!("{}: {what}", name_of(&kept.file))
}

/// Deletes what it can. If something remains, the error says why.
fn delete(desk: &mut Desk<'_>, store: &Store, meant: &[Kept], kept: usize, foreign: Vec<String>) -> Result<Exit> {
    let mut forgotten = Forgotten { kept, foreign, ..Forgotten::default() };
    let mut remain = Vec::new();
    for one in meant {
        // If we deleted it while an interview is open, the next answer would write it again.
        let Ok(_claim) = store.claim(one) else {
            remain.push(format!("{}: open in another window; end it there first", name_of(&one.file)));
            continue;
        };
        match store.forget(one) {
            Ok(()) => forgotten.deleted.push(name_of(&one.file)),
            Err(why) => remain.push(format!("{}: {why:#}", name_of(&one.file))),
        }
    }
    store.remove_empty_folders();
    forgotten.kept += remain.len();
    say(desk, &forgotten)?;
    if remain.is_empty() {
        return Ok(Exit::Done);
    }
    let error = Diagnostic::error(format!(
        "{} could not be deleted and {}",
        files(remain.len()),
        if remain.len() == 1 { "remains" } else { "remain" }
    ));
    let error = remain.into_iter().fold(error, Diagnostic::note);
    Err(Findings::from(error.run("mend what stands in the way, then again", "metier forget")).into())
}

fn say(desk: &mut Desk<'_>, forgotten: &Forgotten) -> Result<Exit> {
    let text = print::report(forgotten, print::Format::Text, &desk.look);
    desk.print(&text)?;
    Ok(Exit::Done)
}

fn files(n: usize) -> String {
    if n == 1 { "1 file".into() } else { format!("{n} files") }
}
