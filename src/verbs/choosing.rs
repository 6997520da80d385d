//! Offers lists to choose from if a ladder or level is missing, unknown or ambiguous.

use std::fmt;

use anyhow::Result;

use super::desk::{Desk, level_called};
use super::findings_of;
use crate::diagnostic::{Diagnostic, Findings};
use crate::exit::Exit;
use crate::ladder::{Kind, Ladder, Place, plain};
use crate::prompt::{Choice, Chosen, Menu};
use crate::report::typed;
use crate::store::{Entry, GENERAL};

/// The person left a list without choosing. The command ends with this exit code and prints nothing more.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Left(pub(crate) Exit);

impl fmt::Display for Left {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("nothing was chosen")
    }
}

impl std::error::Error for Left {}

/// The crafts that have a ladder, as choices.
pub(crate) fn crafts(desk: &Desk<'_>) -> Vec<Choice> {
    let choice = |entry: Entry| {
        let ladder = entry.ladder.ok()?;
        let summary = ladder.summary.as_deref().unwrap_or_default().to_owned();
        Some(Choice { id: entry.found.id, title: ladder.name.to_string(), summary, ..Choice::default() })
    };
    let readable = desk.library.list().into_iter().filter(|entry| !entry.shadowed && entry.found.id != GENERAL);
    let mut crafts: Vec<Choice> = readable.filter_map(choice).collect();
    crafts.sort_by_cached_key(|craft| plain(&craft.title));
    crafts
}

/// The levels of a ladder, as choices.
pub(crate) fn levels(ladder: &Ladder) -> Vec<Choice> {
    let choice = |place: Place<'_>| Choice {
        id: place.level.id.to_string(),
        title: place.level.title.to_string(),
        also_called: place.level.also_called.iter().map(ToString::to_string).collect(),
        summary: place.level.summary.clone().unwrap_or_default().to_string(),
        group: match place.track.kind {
            Kind::Trunk => "Before the tracks split".into(),
            _ => place.track.name.to_string(),
        },
    };
    ladder.places().map(choice).collect()
}

/// The name of the ladder that the user means. If it is missing or unknown and we can ask, they choose from a list.
/// `usage` is the full command, shown if we cannot ask.
pub(crate) fn ladder_named(desk: &mut Desk<'_>, words: Option<&str>, usage: &str) -> Result<String> {
    let found = match words {
        Some(words) if desk.library.has(words) => return Ok(words.to_owned()),
        Some(words) => desk.ladder(words, None).map(|_| words.to_owned()),
        None => Err(missing("which ladder?", usage, crafts(desk).into_iter().map(|craft| craft.id))),
    };
    let Err(error) = found else { return found };
    if desk.cannot_ask().is_some() {
        return Err(error);
    }
    let choices = crafts(desk);
    let line = choose(desk, &error, "Which ladder?", words, &choices)?;
    Ok(choices.into_iter().nth(line).expect("a line of the list was chosen").id)
}

/// The level that the user means, chosen from a list as in [`ladder_named`].
pub(crate) fn level_named<'l>(
    desk: &mut Desk<'_>,
    ladder: &'l Ladder,
    words: Option<&str>,
    (question, usage): (&str, &str),
) -> Result<Place<'l>> {
    let found = if let Some(words) = words {
        level_called(ladder, words)
    } else {
        let ids = ladder.places().map(|place| place.level.id.to_string());
        let what = format!("which level of {}?", ladder.name);
        Err(missing(&what, &usage.replace("LADDER", &typed(&ladder.called)), ids))
    };
    let Err(error) = found else { return found };
    let choices = levels(ladder);
    if desk.cannot_ask().is_some() || choices.is_empty() {
        return Err(error);
    }
    let line = choose(desk, &error, question, words, &choices)?;
    Ok(ladder.places().nth(line).expect("a line of the list was chosen"))
}

fn missing(what: &str, usage: &str, known: impl Iterator<Item = String>) -> anyhow::Error {
    const MOST: usize = 40;
    let error = Diagnostic::error(what).run("to say it", usage);
    let known: Vec<String> = known.take(MOST).collect();
    Findings::from(if known.is_empty() { error } else { error.note(format!("there are: {}", known.join(", "))) }).into()
}

/// Asks the person to choose from a list. First it says which word is unknown, leaving out the part of the error that
/// the list shows anyway.
fn choose(
    desk: &mut Desk<'_>,
    error: &anyhow::Error,
    question: &str,
    words: Option<&str>,
    choices: &[Choice],
) -> Result<usize> {
    let mut prompt = desk.prompt()?;
    if words.is_some() {
        let said = findings_of(error);
        said.findings.iter().try_for_each(|finding| prompt.say(&format!("{}.", sentence(&finding.message))))?;
    }
    let menu = Menu { choices, typed: words.unwrap_or_default(), ..Menu::of(question) };
    let chosen = prompt.choose(menu)?;
    desk.keep_up_with(&prompt);
    match chosen {
        Chosen::Line(line) => Ok(line),
        Chosen::Interrupt => Err(Left(Exit::Interrupted).into()),
        Chosen::Stop | Chosen::Back | Chosen::Other(_) => Err(Left(Exit::Unfinished).into()),
    }
}

/// Makes a message a sentence, with a capital letter.
fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
