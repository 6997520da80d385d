//! Which of the saved answers are meant by a name.

use anyhow::Result;

use super::drafts::Store;
use super::keeping::{GENERAL, Kept, is_one_person};
use super::kept::order;
use crate::interview::{Answers, Bank, By};
use crate::ladder::sounds_alike;

/// The saved answers that are meant.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// About this ladder: its id, or the whole path of its file; or, under the general ladder, about the craft of this
    /// name. `None` for any.
    pub about: Option<&'a str>,
    /// A person's own, or a coach's.
    pub by: By,
    /// About the person of this name; `None` for the one who gave none, or for the only one there is.
    pub name: Option<&'a str>,
    /// Of this year, month or day, or else the newest before it; `None` for the newest of all.
    pub on: Option<&'a str>,
}

/// What is saved of what is wanted.
#[derive(Debug)]
pub enum Newest {
    /// Nothing.
    None,
    /// These answers.
    One(Box<Kept>),
    /// Answers of several people, who are called so.
    Several(Vec<String>),
}

impl Wanted<'_> {
    /// These answers are about what is wanted, by the side that is wanted.
    #[must_use]
    pub fn is_about(&self, answers: &Answers) -> bool {
        let is_craft = |about| answers.craft.as_deref().is_some_and(|craft| sounds_alike(craft, about));
        let is_it = |about| answers.ladder == about || (answers.ladder == GENERAL && is_craft(about));
        answers.by == self.by && self.about.is_none_or(is_it)
    }

    /// They are about the person who is wanted. Names that files cannot tell apart are one.
    fn is_of(&self, answers: &Answers) -> bool {
        self.name.is_none_or(|_| is_one_person(answers.name.as_deref(), self.name))
    }

    fn is_early_enough(&self, answers: &Answers) -> bool {
        let Some(on) = self.on else { return true };
        answers.made.as_deref().and_then(|made| made.get(..on.len())).is_some_and(|made| made <= on)
    }
}

impl Store {
    /// The newest finished answers of those that are wanted.
    ///
    /// # Errors
    /// If a folder cannot be read.
    pub fn newest(&self, wanted: &Wanted<'_>, bank: &Bank) -> Result<Newest> {
        let is_wanted = |answers: &Answers| wanted.is_about(answers) && wanted.is_of(answers);
        let mut found = self.finished(bank)?;
        found.retain(|kept| kept.answers.as_ref().is_ok_and(is_wanted));
        let name = |kept: &Kept| kept.answers.as_ref().ok().and_then(|answers| answers.name.clone());
        if wanted.name.is_none() && found.iter().any(|kept| name(kept).is_none()) {
            found.retain(|kept| name(kept).is_none());
        }
        let mut names: Vec<String> = found.iter().filter_map(name).collect();
        names.sort_unstable();
        names.dedup_by(|one, other| is_one_person(Some(one), Some(other)));
        if names.len() > 1 {
            return Ok(Newest::Several(names));
        }
        found.retain(|kept| kept.answers.as_ref().is_ok_and(|answers| wanted.is_early_enough(answers)));
        Ok(found.into_iter().max_by_key(age).map_or(Newest::None, |kept| Newest::One(Box::new(kept))))
    }

    /// The newest finished answers about each ladder of each person, by each side; those given last come first.
    ///
    /// # Errors
    /// If a folder cannot be read.
    pub fn newest_of_each(&self, bank: &Bank) -> Result<Vec<Kept>> {
        let mut found = self.finished(bank)?;
        found.sort_by_cached_key(|kept| std::cmp::Reverse(age(kept)));
        let mut seen = Vec::new();
        found.retain(|kept| {
            let whose = kept.answers.as_ref().ok().map(|answers| (kept.whose(), answers.craft.clone()));
            let is_new = whose.is_some() && !seen.contains(&whose);
            seen.push(whose);
            is_new
        });
        Ok(found)
    }
}

/// When answers were given: their day, and which of that day's they are.
fn age(kept: &Kept) -> (Option<String>, u32) {
    let made = kept.answers.as_ref().ok().and_then(|answers| answers.made.as_deref().map(str::to_owned));
    (made, order(&kept.file).2)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::format::bundled_bank;

    fn saved(files: &[(&str, &str)]) -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path(), folder.path());
        fs::create_dir(folder.path().join("metier")).unwrap();
        for (name, text) in files {
            let text = format!("format = 1\nquestions = 1\n{text}\n[answers]\nhands-on = 4\n");
            fs::write(folder.path().join("metier").join(name), text).unwrap();
        }
        (folder, store)
    }

    fn found(store: &Store, wanted: Wanted<'_>) -> String {
        match store.newest(&wanted, &bundled_bank().unwrap()).unwrap() {
            Newest::None => "none".into(),
            Newest::One(kept) => kept.file.file_name().unwrap().to_string_lossy().into_owned(),
            Newest::Several(names) => names.join(", "),
        }
    }

    const MINE: Wanted<'_> = Wanted { about: Some("roofing"), by: By::Oneself, name: None, on: None };

    #[test]
    fn the_newest_is_meant_unless_a_time_is_named() {
        let (_folder, store) = saved(&[
            ("roofing-self-2025-03-01.toml", "ladder = \"roofing\"\nmade = 2025-03-01"),
            ("roofing-self-2025-11-20.toml", "ladder = \"roofing\"\nmade = 2025-11-20"),
            ("roofing-self-2025-11-20-2.toml", "ladder = \"roofing\"\nmade = 2025-11-20"),
            ("roofing-coach-2026-01-01.toml", "ladder = \"roofing\"\nby = \"coach\"\nmade = 2026-01-01"),
            ("hvac-self-2026-01-01.toml", "ladder = \"hvac\"\nmade = 2026-01-01"),
        ]);
        assert_eq!(found(&store, MINE), "roofing-self-2025-11-20-2.toml");
        assert_eq!(found(&store, Wanted { on: Some("2025"), ..MINE }), "roofing-self-2025-11-20-2.toml");
        assert_eq!(found(&store, Wanted { on: Some("2025-10"), ..MINE }), "roofing-self-2025-03-01.toml");
        assert_eq!(found(&store, Wanted { on: Some("2024"), ..MINE }), "none");
        assert_eq!(found(&store, Wanted { by: By::Coach, ..MINE }), "roofing-coach-2026-01-01.toml");
        assert_eq!(found(&store, Wanted { about: None, ..MINE }), "hvac-self-2026-01-01.toml");
        assert_eq!(found(&store, Wanted { about: Some("nursing"), ..MINE }), "none");
        let each = store.newest_of_each(&bundled_bank().unwrap()).unwrap();
        assert_eq!(each.len(), 3);
    }

    #[test]
    fn of_several_people_one_has_to_be_named_unless_one_gave_no_name() {
        let maya = ("roofing-self-maya-2025-03-01.toml", "ladder = \"roofing\"\nname = \"Maya\"\nmade = 2025-03-01");
        let rico = ("roofing-self-rico-2025-04-01.toml", "ladder = \"roofing\"\nname = \"Rico\"\nmade = 2025-04-01");
        let me = ("roofing-self-2025-01-01.toml", "ladder = \"roofing\"\nmade = 2025-01-01");
        let (_folder, store) = saved(&[maya]);
        assert_eq!(found(&store, MINE), maya.0);
        let (_folder, store) = saved(&[maya, rico]);
        assert_eq!(found(&store, MINE), "Maya, Rico");
        assert_eq!(found(&store, Wanted { name: Some("maya"), ..MINE }), maya.0);
        let (_folder, store) = saved(&[maya, rico, me]);
        assert_eq!(found(&store, MINE), me.0);
    }

    #[test]
    fn a_craft_under_the_general_ladder_is_found_by_its_name() {
        let piano =
            ("general-self-2025-03-01.toml", "ladder = \"general\"\ncraft = \"Piano tuning\"\nmade = 2025-03-01");
        let (_folder, store) = saved(&[piano]);
        assert_eq!(found(&store, Wanted { about: Some("piano tuning"), ..MINE }), piano.0);
        assert_eq!(found(&store, Wanted { about: Some("general"), ..MINE }), piano.0);
        assert_eq!(found(&store, Wanted { about: Some("baking"), ..MINE }), "none");
    }
}
