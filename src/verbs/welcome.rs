//! `metier` alone: how to start, or where you are.

use std::path::Path;

use anyhow::Result;

use super::desk::Desk;
use super::saved::{name_of_answers, options, which_are, words_for};
use crate::advice::Plan;
use crate::exit::Exit;
use crate::interview::{Answers, By};
use crate::print;
use crate::report::{Begun, Here, Welcome, typed};
use crate::store::Store;

/// What is saved longest ago is left to `history`.
const MOST: usize = 5;

pub(crate) fn run(desk: &mut Desk<'_>) -> Result<Exit> {
    let welcome = match desk.store.clone() {
        Some(store) => known(desk, &store)?,
        None => Welcome::default(),
    };
    let text = print::report(&welcome, print::Format::Text, &desk.look);
    desk.print(&text)?;
    Ok(Exit::Done)
}

fn known(desk: &Desk<'_>, store: &Store) -> Result<Welcome> {
    let bank = desk.bank()?;
    let here = |file: &Path, answers: &Answers| {
        // A ladder that is gone is for `plan` to say.
        let loaded = desk.library.open(&answers.ladder, Some(Path::new("")), answers.craft.as_deref()).ok()?;
        let from = answers.level.as_deref().and_then(|level| loaded.ladder.level(level));
        let plan = Plan::make(&loaded.ladder, &bank, answers, from);
        Some(Here::of(&plan, format!("metier plan {}", words_for(desk, file))))
    };
    let newest = store.newest_of_each(&bank)?;
    let saved = newest.iter().filter_map(|kept| here(&kept.file, kept.answers.as_ref().ok()?)).take(MOST).collect();
    let drafts = [By::Oneself, By::Coach].into_iter().flat_map(|by| store.drafts(by, &bank));
    let begun = drafts.take(MOST).map(|draft| {
        let (answered, asked) = draft.answers.progress(&bank);
        let name = name_of_answers(&draft.answers);
        let loaded = desk.library.open(&draft.answers.ladder, Some(Path::new("")), None).ok();
        let craft = draft.answers.craft.clone().or(loaded.map(|loaded| loaded.ladder.name.to_string()));
        let whose = draft.answers.name.as_ref().map_or_else(String::new, |name| format!(", {name}"));
        let about = format!("{}{whose}", craft.unwrap_or_else(|| name.to_owned()));
        let command = format!("metier plan {}{}", typed(&draft.answers.ladder), options(&which_are(&draft.answers)));
        Begun { about, answered, asked, command }
    });
    Ok(Welcome { saved, unfinished: begun.collect() })
}
