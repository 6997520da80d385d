//! Merges what an editor changed in an answers file while an interview was running.

use super::{Answers, Mark};

impl Answers {
    /// The answers as they are in the file now (`theirs`), plus what was changed here since the file was last read or
    /// written. `before` is what it said at that time.
    #[must_use]
    pub fn with_changes(&self, before: &Self, theirs: Self) -> Self {
        let mut all = Self { taken_back: self.taken_back.clone(), ..theirs };
        take_over(&mut all.ladder, &before.ladder, &self.ladder);
        take_over(&mut all.ladder_version, &before.ladder_version, &self.ladder_version);
        take_over(&mut all.questions, &before.questions, &self.questions);
        take_over(&mut all.form, &before.form, &self.form);
        take_over(&mut all.craft, &before.craft, &self.craft);
        take_over(&mut all.by, &before.by, &self.by);
        take_over(&mut all.made, &before.made, &self.made);
        take_over(&mut all.name, &before.name, &self.name);
        take_over(&mut all.level, &before.level, &self.level);
        take_over(&mut all.growth, &before.growth, &self.growth);
        take_over(&mut all.goals, &before.goals, &self.goals);
        take_over(&mut all.trials, &before.trials, &self.trials);
        take_over(&mut all.meetings, &before.meetings, &self.meetings);
        for (id, answer) in &self.answers {
            if before.answer(id) != Some(*answer) {
                all.set_answer(id, *answer);
            }
        }
        let is_of = |one: &Mark, other: &Mark| one.key == other.key && one.text == other.text;
        all.marks.retain(|mark| {
            let is_here = self.marks.iter().any(|ours| is_of(ours, mark));
            is_here || !before.marks.iter().any(|known| is_of(known, mark))
        });
        for mark in self.marks.iter().filter(|mark| !before.marks.contains(mark)) {
            match all.marks.iter_mut().find(|theirs| is_of(theirs, mark)) {
                Some(theirs) => theirs.clone_from(mark),
                None => all.marks.push(mark.clone()),
            }
        }
        all
    }
}

fn take_over<T: Clone + PartialEq>(theirs: &mut T, before: &T, ours: &T) {
    if ours != before {
        theirs.clone_from(ours);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Answer, Growth, Standing};
    use super::*;

    fn answers(steps: &[(&str, u8)], marks: &[(&str, Standing)]) -> Answers {
        let mut answers = Answers { level: Some("roofer".into()), ..Answers::default() };
        for (id, step) in steps {
            answers.set_answer(id, Answer::Step(*step));
        }
        answers.marks = marks.iter().map(|(key, state)| Mark::new(*key, "Does it", *state)).collect();
        answers
    }

    #[test]
    fn the_file_wins_but_for_what_was_set_here() {
        let before = answers(&[("a", 4), ("b", 4)], &[]);
        let mut ours = answers(&[("a", 4), ("b", 4), ("c", 2)], &[]);
        ours.growth = Some(Growth::Deepen);
        let mut theirs = answers(&[("a", 1)], &[]);
        theirs.level = Some("foreman".into());
        let all = ours.with_changes(&before, theirs);
        assert_eq!(all.answers, answers(&[("a", 1), ("c", 2)], &[]).answers, "one changed, one deleted, one new");
        assert_eq!((all.level.as_deref(), all.growth), (Some("foreman"), Some(Growth::Deepen)));
    }

    #[test]
    fn marks_are_taken_over_one_by_one() {
        use Standing::{Met, NotYet, Partly};
        let before = answers(&[], &[("x", Met), ("y", Met), ("z", Met), ("gone", Met)]);
        let ours = answers(&[], &[("x", Partly), ("y", Met), ("z", Met), ("new", Met)]);
        let theirs = answers(&[], &[("x", NotYet), ("y", NotYet), ("gone", Met), ("theirs", Met)]);
        let all = ours.with_changes(&before, theirs);
        let wanted = answers(&[], &[("x", Partly), ("y", NotYet), ("theirs", Met), ("new", Met)]);
        assert_eq!(all.marks, wanted.marks);
    }
}
