//! A person's marks, laid on a ladder. A mark belongs to its expectation, wherever that is now.

use std::collections::HashMap;

use crate::interview::{Answers, Mark, Standing};
use crate::ladder::{Expectation, Ladder, Level, Task};

/// The marks of some answers, laid on a ladder.
#[derive(Clone, Debug, Default)]
pub struct Marks<'a> {
    by_key: HashMap<&'a str, &'a Mark>,
    on_tasks: HashMap<String, &'a Mark>,
    /// How a coach marked it, where a coach's answers are beside these.
    by_coach: HashMap<&'a str, Standing>,
    /// Marks whose expectation the ladder no longer has. They are kept in the file.
    pub lost: Vec<&'a Mark>,
    /// Whether results show the notes beside marks: only with `--with-notes`, since notes are private.
    pub with_notes: bool,
}

impl<'a> Marks<'a> {
    /// Each mark goes to the expectation with its id in its level; else with its id, if only one level has that; else with
    /// its sentence in its level; else with its sentence, if that occurs once in the ladder. Only a mark without a
    /// sentence goes by the number in its key. Of two marks that belong to one expectation the first counts. What is to be
    /// learned before a track and what a level requires is marked as well.
    #[must_use]
    pub fn of(ladder: &'a Ladder, answers: &'a Answers) -> Self {
        let mut marks = Self::default();
        for mark in &answers.marks {
            let is_new = if let Some(expectation) = home(ladder, mark) {
                let key = expectation.key.as_str();
                !marks.by_key.contains_key(key) && marks.by_key.insert(key, mark).is_none()
            } else if let Some(task) = ladder.task(&mark.key, &mark.text) {
                !marks.on_tasks.contains_key(&task.key) && marks.on_tasks.insert(task.key, mark).is_none()
            } else {
                false
            };
            if !is_new {
                marks.lost.push(mark);
            }
        }
        marks
    }

    /// The mark on an expectation.
    #[must_use]
    pub fn on(&self, expectation: &Expectation) -> Option<&'a Mark> {
        self.by_key.get(expectation.key.as_str()).copied()
    }

    /// With a coach's marks beside them. What the coach wrote down stays the coach's.
    pub(super) fn take_in(&mut self, ladder: &'a Ladder, coach: &Answers) {
        let theirs = Marks::of(ladder, coach);
        let expectations = ladder.places().flat_map(|place| &place.level.expects);
        self.by_coach = expectations.filter_map(|one| Some((one.key.as_str(), theirs.on(one)?.state))).collect();
    }

    /// How a coach marked it; `None` if no coach did.
    #[must_use]
    pub fn by_coach(&self, expectation: &Expectation) -> Option<Standing> {
        self.by_coach.get(expectation.key.as_str()).copied()
    }

    /// Both have marked it, and not alike.
    #[must_use]
    pub fn differ_on(&self, expectation: &Expectation) -> bool {
        let both = self.on(expectation).zip(self.by_coach(expectation));
        both.is_some_and(|(own, coach)| own.state != coach)
    }

    /// The mark on something to learn or to have.
    #[must_use]
    pub fn on_task(&self, task: &Task<'_>) -> Option<&'a Mark> {
        self.on_tasks.get(&task.key).copied()
    }

    /// What is written beside the mark, if results may show it and there is something.
    #[must_use]
    pub fn note(&self, expectation: &Expectation) -> Option<&'a str> {
        let note = self.on(expectation).filter(|_| self.with_notes)?.note.as_deref()?;
        (!note.trim().is_empty()).then_some(note)
    }
}

/// The expectation that a mark belongs to.
fn home<'a>(ladder: &'a Ladder, mark: &Mark) -> Option<&'a Expectation> {
    // No id holds a point: a key is LEVEL.ID, or LEVEL.AREA.N.
    let (level_id, rest) = mark.key.split_once('.')?;
    let here = level(ladder, level_id);
    let at_key =
        |level: &'a Level| level.expects.iter().find(|one| one.key.split_once('.').is_some_and(|(_, it)| it == rest));
    if !rest.contains('.') {
        if let Some(same) = here.and_then(at_key) {
            return Some(same);
        }
        let mut others =
            ladder.places().flat_map(|place| &place.level.expects).filter(|one| one.id.as_deref() == Some(rest));
        if let (Some(only), None) = (others.next(), others.next()) {
            return Some(only);
        }
    }
    if mark.text.trim().is_empty() {
        return here.and_then(at_key);
    }
    let says_so = |one: &&'a Expectation| is_of(one, &mark.text);
    if let Some(level) = here {
        // A level may say one sentence twice: then the key tells them apart.
        let in_level = at_key(level).filter(says_so).or_else(|| level.expects.iter().find(says_so));
        if in_level.is_some() {
            return in_level;
        }
    }
    let mut anywhere = ladder.places().flat_map(|place| &place.level.expects).filter(says_so);
    match (anywhere.next(), anywhere.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}

/// The level with this id, or the one that had it before.
fn level<'a>(ladder: &'a Ladder, id: &str) -> Option<&'a Level> {
    let had_it = || ladder.places().find(|place| crate::model::names(&place.level.formerly, id));
    ladder.level(id).or_else(had_it).map(|place| place.level)
}

/// Whether a mark's sentence is that of this expectation, whatever the word for the craft was when it was marked.
fn is_of(expectation: &Expectation, marked: &str) -> bool {
    let marked = folded(marked);
    if folded(&expectation.text) == marked {
        return true;
    }
    let Some(unfilled) = expectation.unfilled.as_deref().map(folded) else { return false };
    let Some((before, after)) = unfilled.split_once("{craft}") else { return false };
    // The word that was filled in is what remains, shared by all its places.
    let places = unfilled.matches("{craft}").count();
    let fixed = unfilled.len() - places * "{craft}".len();
    let Some(length) = marked.len().checked_sub(fixed).map(|left| left / places).filter(|length| *length > 0) else {
        return false;
    };
    let word = marked.get(before.len()..before.len() + length);
    word.is_some_and(|word| format!("{before}{word}{}", after.replace("{craft}", word)) == marked)
}

/// Line ends and indents do not make another sentence.
pub(super) fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ladder::sample::usual;

    fn mark(key: &str, text: &str) -> Mark {
        Mark::new(key, text, Standing::Met)
    }

    /// Where each mark has gone: the key of its expectation, or "lost".
    fn homes(ladder: &Ladder, marks: Vec<Mark>) -> Vec<String> {
        let answers = Answers { marks, ..Answers::default() };
        let found = Marks::of(ladder, &answers);
        let all = || ladder.places().flat_map(|place| &place.level.expects);
        let home = |mark: &Mark| {
            let at = all().find(|one| found.on(one).is_some_and(|it| std::ptr::eq(it, mark)));
            assert_eq!(at.is_none(), found.lost.iter().any(|lost| std::ptr::eq(*lost, mark)), "one or the other");
            at.map_or_else(|| "lost".to_owned(), |one| one.key.clone())
        };
        answers.marks.iter().map(home).collect()
    }

    #[test]
    fn a_mark_keeps_to_its_sentence_and_never_moves_to_a_strangers_place() {
        let mut ladder = usual();
        let twice = "Says the same at two places";
        ladder.tracks[1].levels[0].expects[0].text = twice.into();
        ladder.tracks[1].levels[0].expects[1].text = twice.into();
        ladder.tracks[1].levels[1].expects[2].text = "Has moved here".into();
        let marks = vec![
            mark("m4.work.1", twice),
            mark("m4.work.2", twice),
            mark("m4.work.3", "Has moved here"),
            mark("g4.work.1", "Is gone"),
            mark("g4.work.2", "Does thing 3 of g4"),
            mark("g5.work.9", ""),
            mark("g5.work.1", ""),
            mark("no-key", "Does thing 1 of g5"),
        ];
        let homes = homes(&ladder, marks);
        assert_eq!(homes, ["m4.work.1", "m4.work.2", "m5.work.3", "lost", "g4.work.3", "lost", "g5.work.1", "lost"]);
    }

    #[test]
    fn a_sentence_that_occurs_twice_elsewhere_is_no_ones() {
        let mut ladder = usual();
        for level in [0, 1] {
            ladder.tracks[1].levels[level].expects[0].text = "Stands at two levels".into();
        }
        assert_eq!(homes(&ladder, vec![mark("c.work.1", "Stands at two levels")]), ["lost"]);
        assert_eq!(homes(&ladder, vec![mark("m5.work.7", "Stands at two levels")]), ["m5.work.1"]);
    }

    #[test]
    fn a_reworded_sentence_with_its_id_keeps_its_mark_and_so_does_a_renamed_level() {
        let mut ladder = usual();
        let expectation = &mut ladder.tracks[1].levels[0].expects[1];
        expectation.id = Some("teaching".into());
        expectation.key = "m4.teaching".into();
        expectation.text = "Worded quite differently now".into();
        assert_eq!(homes(&ladder, vec![mark("m4.teaching", "As it was")]), ["m4.teaching"]);
        assert_eq!(homes(&ladder, vec![mark("gone.teaching", "As it was")]), ["m4.teaching"], "only one level has it");
        ladder.tracks[1].levels[0].formerly = vec!["expert".into()];
        assert_eq!(homes(&ladder, vec![mark("expert.work.1", "Does thing 1 of m4")]), ["m4.work.1"]);
        assert_eq!(homes(&ladder, vec![mark("expert.work.1", "")]), ["m4.work.1"]);
        let raised = &mut ladder.tracks[1].levels[1].expects[0];
        (raised.id, raised.key) = (Some("teaching".into()), "m5.teaching".into());
        assert_eq!(homes(&ladder, vec![mark("gone.teaching", "As it was")]), ["lost"], "two levels have it");
        assert_eq!(homes(&ladder, vec![mark("m5.teaching", "As it was")]), ["m5.teaching"]);
    }

    #[test]
    fn another_word_for_the_craft_loses_no_mark() {
        let mut ladder = usual();
        ladder.craft = "tuning of pianos".into();
        ladder.tracks[1].levels[0].expects[0].text = "Teaches {craft} to those who need {craft}".into();
        ladder.tracks[1].levels[0].expects[1].text = "{craft}".into();
        ladder.fill_in_craft();
        let at = |text: &str| homes(&ladder, vec![mark("m4.work.9", text)]).remove(0);
        assert_eq!(at("Teaches piano tuning to those who need piano tuning"), "m4.work.1");
        assert_eq!(at("Teaches tuning of pianos\n  to those who need tuning of pianos"), "m4.work.1");
        assert_eq!(at("Teaches {craft} to those who need {craft}"), "m4.work.1");
        assert_eq!(at("Teaches piano tuning to those who need law"), "m4.work.2", "it is but the craft to that one");
        assert_eq!(at("Teaches to those who need"), "m4.work.2");
    }

    #[test]
    fn white_space_does_not_make_another_sentence() {
        assert_eq!(homes(&usual(), vec![mark("m4.work.2", "Does thing 2\n\tof m4 ")]), ["m4.work.2"]);
    }

    #[test]
    fn what_to_learn_and_what_is_required_is_marked_by_its_sentence() {
        let mut ladder = usual();
        ladder.tracks[1].levels[0].requires = vec![crate::model::OrText(crate::model::Text::from("A licence").into())];
        let answers = Answers {
            marks: vec![mark("m4.requires.7", "A licence"), mark("m4.requires.1", "A degree")],
            ..Answers::default()
        };
        let found = Marks::of(&ladder, &answers);
        let gate = ladder.tracks[1].levels[0].gates().next().expect("a gate");
        assert_eq!((found.on_task(&gate).map(|mark| &*mark.text), found.lost.len()), (Some("A licence"), 1));
    }

    #[test]
    fn of_two_marks_on_one_expectation_the_first_counts() {
        let marks = vec![mark("m4.work.2", "Does thing 2 of m4"), mark("m5.work.9", "Does thing 2 of m4")];
        assert_eq!(homes(&usual(), marks), ["m4.work.2", "lost"]);
    }

    #[test]
    fn a_note_is_shown_only_if_it_was_asked_for_and_says_something() {
        let ladder = usual();
        let mark = |n: usize, note: Option<&str>| Mark {
            note: note.map(Into::into),
            ..Mark::new(format!("m4.work.{n}"), format!("Does thing {n} of m4"), Standing::Partly)
        };
        let marks = vec![mark(1, Some("In June")), mark(2, Some(" \n")), mark(3, None)];
        let answers = Answers { marks, ..Answers::default() };
        let mut found = Marks::of(&ladder, &answers);
        let all = &ladder.level("m4").unwrap().level.expects;
        assert_eq!(all.iter().filter_map(|one| found.note(one)).count(), 0);
        found.with_notes = true;
        assert_eq!(all.iter().map(|one| found.note(one)).collect::<Vec<_>>(), [Some("In June"), None, None]);
    }
}
