//! Finds saved answers by what people type for them: the name of a ladder or a craft.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::desk::Desk;
use super::typed::{by, is_stdin};
use crate::cli::{Which, Who};
use crate::diagnostic::{Diagnostic, Findings};
use crate::interview::{Answers, By};
use crate::report::{typed, typed_file};
use crate::store::{GENERAL, Kept, Newest, Wanted, is_file, is_path};

/// The word as a name of saved answers, or `None` if it is a file or standard input.
pub(crate) fn name_in(word: &Path) -> Option<&str> {
    word.to_str().filter(|word| !is_stdin(Path::new(word)) && !is_path(word))
}

/// The answers file that a word means: the file itself, or the newest saved answers with that name.
pub(crate) fn file_of(desk: &Desk<'_>, word: &Path, which: &Which) -> Result<PathBuf> {
    let Some(name) = name_in(word) else { return Ok(word.to_owned()) };
    let found = newest(desk, Some(name), which)?;
    found.map(|kept| kept.file).ok_or_else(|| nothing_saved(desk, name, which))
}

/// The newest saved answers with this name, or of all. `None` if nothing is saved.
pub(crate) fn newest(desk: &Desk<'_>, name: Option<&str>, which: &Which) -> Result<Option<Kept>> {
    let Some(store) = &desk.store else { return Ok(None) };
    let about = name.map(|name| desk.library.id_of(name));
    let wanted =
        Wanted { about: about.as_deref(), by: by(which.by), name: which.name.as_deref(), on: which.on.as_deref() };
    match store.newest(&wanted, &*desk.bank()?)? {
        Newest::None => Ok(None),
        Newest::One(kept) => Ok(Some(*kept)),
        Newest::Several(names) => {
            let about = name.map_or_else(String::new, |name| format!(" about {name}"));
            let error = Diagnostic::error(format!("answers of several people{about} are saved"));
            let options = names.iter().map(|name| format!("--name {}", typed(name)));
            Err(Findings::from(error.help(format!("say whose: {}", options.collect::<Vec<_>>().join(", ")))).into())
        }
    }
}

/// The error for a name without saved answers.
pub(crate) fn nothing_saved(desk: &Desk<'_>, name: &str, which: &Which) -> anyhow::Error {
    let whose = match (by(which.by), which.name.as_deref()) {
        (By::Coach, Some(person)) => format!(" by a coach of {person}"),
        (By::Coach, None) => " by a coach".into(),
        (By::Oneself, Some(person)) => format!(" of {person}"),
        (By::Oneself, None) => String::new(),
    };
    let on = which.on.as_deref().map_or_else(String::new, |on| format!(" from {on} or before"));
    let error = Diagnostic::error(format!("no answers{whose} about {name} are saved{on}"));
    let error = match desk.cannot_ask() {
        Some(why) => error.note(format!("the questions cannot be asked: {why}")),
        None => error.run("answer the questions", &format!("metier plan {}{}", typed(name), options(which))),
    };
    let error = if is_file(Path::new(name)) {
        error.help(format!("for the file of that name, give its path: ./{}", typed(name)))
    } else if desk.library.has(name) {
        error.run("write a file to fill in", &format!("metier new answers {} -o me.toml", typed(name)))
    } else {
        error.run("see which ladders there are", "metier list")
    };
    Findings::from(error).into()
}

/// What to type for the answers in a file: the name they are saved under or, if they are not in the store, the file.
pub(crate) fn words_for(desk: &Desk<'_>, file: &Path) -> String {
    named(desk, file).unwrap_or_else(|| typed_file(file))
}

fn named(desk: &Desk<'_>, file: &Path) -> Option<String> {
    let store = desk.store.as_ref().filter(|store| store.folders().iter().any(|folder| file.starts_with(folder)))?;
    let contents = store.contents(&*desk.bank().ok()?).ok()?;
    let answers = contents.own.into_iter().find(|kept| kept.file == file)?.answers.ok()?;
    let name = Some(name_of_answers(&answers)).filter(|name| !is_path(name))?;
    let newest_one = which_are(&answers);
    let of_that_day = Which { on: answers.made.as_deref().map(str::to_owned), ..newest_one.clone() };
    let is_it = |which: &&Which| newest(desk, Some(name), which).is_ok_and(|it| it.is_some_and(|it| it.file == file));
    let which = [&newest_one, &of_that_day].into_iter().find(is_it)?;
    Some(format!("{}{}", typed(name), options(which)))
}

/// What we call answers: the ladder, or the craft if they use the general ladder.
pub(crate) fn name_of_answers(answers: &Answers) -> &str {
    match &answers.craft {
        Some(craft) if answers.ladder == GENERAL => craft,
        _ => &answers.ladder,
    }
}

/// Whose answers these are, as options.
pub(crate) fn which_are(answers: &Answers) -> Which {
    let by = (answers.by == By::Coach).then_some(Who::Coach);
    Which { name: answers.name.clone(), by, on: None }
}

/// The options that select these answers, each with a space before it.
pub(crate) fn options(which: &Which) -> String {
    let coach = if by(which.by) == By::Coach { " --as coach" } else { "" };
    let option = |name: &str, value: Option<&str>| {
        // A value that begins with a hyphen would be taken for an option.
        let between = |value: &str| if value.starts_with('-') { "=" } else { " " };
        value.map_or_else(String::new, |value| format!(" --{name}{}{}", between(value), typed(value)))
    };
    format!("{coach}{}{}", option("name", which.name.as_deref()), option("on", which.on.as_deref()))
}
