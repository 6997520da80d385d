//! Walks through what a level expects, so that the person can mark where they stand: next, mark, note, back.

use super::{Answers, Date, Mark, Standing};
use crate::model::Earlier;

/// What kind of thing is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markable {
    /// Something you can see a person do.
    Expectation,
    /// A licence, hours, an examination.
    Gate,
    /// Something to learn before a track.
    Lesson,
}

/// One thing to be marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToMark {
    /// What it is.
    pub kind: Markable,
    /// The key that its mark has, or will have. A mark that followed its sentence to another place keeps its old key.
    pub key: String,
    /// The sentence.
    pub text: String,
    /// The sentence of its mark, if there is one and it reads otherwise: reworded since, or without the sentence.
    pub marked_as: Option<String>,
    /// The name of the area it belongs to.
    pub area: String,
    /// What it can look like.
    pub examples: Vec<String>,
}

/// How far the marking has got. It remembers which expectations were shown. The marks themselves are in the
/// [`Answers`].
#[derive(Clone, Debug)]
pub struct Marking {
    all: Vec<ToMark>,
    at: usize,
    /// The expectations shown so far, for going back several steps.
    walked: Vec<usize>,
    /// Everything was marked already, so every mark is shown again, to be kept or changed.
    again: bool,
    today: Option<Date>,
}

impl Marking {
    /// Starts at the first one that has no mark or was marked on an earlier day, or at the first of all if there is none.
    #[must_use]
    pub fn new(all: Vec<ToMark>, answers: &Answers, today: Option<Date>) -> Self {
        let mut marking = Self { all, at: 0, walked: Vec::new(), again: false, today };
        let first = marking.all.iter().position(|one| marking.is_due(one, answers));
        marking.again = first.is_none();
        marking.at = first.unwrap_or(0);
        marking
    }

    /// It is not marked yet, or was on an earlier day and may have changed since.
    fn is_due(&self, one: &ToMark, answers: &Answers) -> bool {
        answers.mark_on(one).is_none_or(|mark| self.is_of_before(mark))
    }

    /// A mark of an earlier day. One without a day was written by hand, and is asked about no more than one of today.
    #[must_use]
    pub fn is_of_before(&self, mark: &Mark) -> bool {
        self.today.is_some() && mark.made.is_some() && mark.made < self.today
    }

    /// All of them, in the ladder's order.
    #[must_use]
    pub fn all(&self) -> &[ToMark] {
        &self.all
    }

    /// The number of the current expectation, counted from 1, and the expectation. `None` after the last.
    #[must_use]
    pub fn current(&self) -> Option<(usize, &ToMark)> {
        self.all.get(self.at).map(|one| (self.at + 1, one))
    }

    /// Goes to the next expectation without a mark, and finally past the last one. Those that were skipped are not
    /// asked again.
    pub fn forward(&mut self, answers: &Answers) {
        self.walked.push(self.at);
        let is_next = |one: &ToMark| self.again || self.is_due(one, answers);
        let next = self.all.iter().enumerate().skip(self.at + 1).find(|(_, one)| is_next(one));
        self.at = next.map_or(self.all.len(), |(at, _)| at);
    }

    /// Goes back to the expectation shown before, or to the one before it in the list. Returns false at the first.
    pub fn back(&mut self) -> bool {
        let before = self.walked.pop().or_else(|| self.at.checked_sub(1));
        self.at = before.unwrap_or(self.at);
        before.is_some()
    }

    /// Goes to the expectation with this number, counted from 1. Returns false if it does not exist.
    pub fn go_to(&mut self, number: usize) -> bool {
        let exists = (1..=self.all.len()).contains(&number);
        if exists {
            self.walked.push(self.at);
            self.at = number - 1;
        }
        exists
    }

    /// How many expectations are marked.
    #[must_use]
    pub fn marked(&self, answers: &Answers) -> usize {
        self.all.iter().filter(|one| answers.mark_on(one).is_some()).count()
    }
}

impl Answers {
    fn place_of(&self, one: &ToMark) -> Option<usize> {
        let is_it = |mark: &Mark| {
            *mark.key == *one.key && (mark.text == one.text || Some(&mark.text) == one.marked_as.as_ref())
        };
        // If two marks are on one sentence, the later one counts, as it does in results.
        self.marks.iter().rposition(is_it)
    }

    /// The mark on an expectation.
    #[must_use]
    pub fn mark_on(&self, one: &ToMark) -> Option<&Mark> {
        self.marks.get(self.place_of(one)?)
    }

    /// Marks an expectation. The note of an earlier mark is kept, and its state goes into the mark's past. A second change
    /// on one day replaces the first.
    pub fn set_mark(&mut self, one: &ToMark, state: Standing, today: Option<&Date>) {
        let Some(mark) = self.place_of(one).and_then(|at| self.marks.get_mut(at)) else {
            let mark = Mark::new(one.key.as_str(), one.text.as_str(), state);
            return self.marks.push(Mark { made: today.cloned(), ..mark });
        };
        mark.text.clone_from(&one.text);
        if mark.state == state {
            return;
        }
        if today.is_some() && mark.made.as_ref() != today {
            mark.was.push(Earlier { state: mark.state, made: mark.made.take() });
            mark.made = today.cloned();
        } else if let Some(before) = mark.was.pop_if(|before| before.state == state) {
            mark.made = before.made;
        }
        mark.state = state;
        // The agreement was about the state it had.
        mark.agreed = None;
    }

    /// Writes a note beside a mark, or removes it. Does nothing without a mark.
    pub fn set_note(&mut self, one: &ToMark, note: Option<String>) {
        let Some(mark) = self.place_of(one).and_then(|at| self.marks.get_mut(at)) else { return };
        if note.is_none() && mark.note.is_some() {
            self.taken_back.push(mark.clone());
        }
        mark.note = note;
    }

    /// Takes a mark back, with its note, so that the expectation is unmarked again.
    pub fn take_back(&mut self, one: &ToMark) {
        while let Some(at) = self.place_of(one) {
            self.taken_back.push(self.marks.remove(at));
        }
    }
}

/// A mark that has become another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The mark as it is now; one that was taken back, as it was.
    pub mark: Mark,
    /// Its state before; `None` if there was no mark.
    pub before: Option<Standing>,
    /// Its state now; `None` if there is no mark any more.
    pub after: Option<Standing>,
}

/// The marks that differ between two times, in the order they have now; those that are gone come last.
#[must_use]
pub fn changes(before: &Answers, after: &Answers) -> Vec<Changed> {
    let same = |one: &Mark, other: &Mark| one.key == other.key && one.text == other.text;
    let is_here = |all: &Answers, mark: &Mark| all.marks.iter().any(|other| same(other, mark));
    // A mark that was made again on a sentence that was reworded has its key still.
    let earlier = |mark: &Mark| {
        let exact = before.marks.iter().rfind(|other| same(other, mark));
        exact.or_else(|| before.marks.iter().rfind(|other| other.key == mark.key && !is_here(after, other)))
    };
    let mut changed = Vec::new();
    for mark in &after.marks {
        let was = earlier(mark).map(|earlier| earlier.state);
        if was != Some(mark.state) {
            changed.push(Changed { mark: mark.clone(), before: was, after: Some(mark.state) });
        }
    }
    let has_followed = |mark: &Mark| after.marks.iter().any(|now| now.key == mark.key && !is_here(before, now));
    let gone = before.marks.iter().filter(|mark| !is_here(after, mark) && !has_followed(mark));
    changed.extend(gone.map(|mark| Changed { mark: mark.clone(), before: Some(mark.state), after: None }));
    changed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn three() -> Vec<ToMark> {
        let one = |n: usize| ToMark {
            kind: Markable::Expectation,
            key: format!("level.area.{n}"),
            text: format!("Does {n}"),
            marked_as: None,
            area: "Area".into(),
            examples: Vec::new(),
        };
        (1..=3).map(one).collect()
    }

    fn number(marking: &Marking) -> usize {
        marking.current().map_or(0, |(number, _)| number)
    }

    #[test]
    fn it_walks_through_all_and_what_is_left_open_is_not_asked_twice() {
        let mut answers = Answers::default();
        let mut marking = Marking::new(three(), &answers, None);
        let mut seen = Vec::new();
        while let Some((number, one)) = marking.current() {
            seen.push(number);
            if number != 2 {
                answers.set_mark(&one.clone(), Standing::Met, None);
            }
            marking.forward(&answers);
        }
        assert_eq!((seen, marking.marked(&answers)), (vec![1, 2, 3], 2));
        assert_eq!(number(&Marking::new(three(), &answers, None)), 2, "it goes on with the first open one");
    }

    #[test]
    fn back_returns_the_way_walked_and_stops_at_the_first() {
        let mut answers = Answers::default();
        let mut marking = Marking::new(three(), &answers, None);
        assert!(!marking.back());
        for one in three().iter().take(2) {
            answers.set_mark(one, Standing::Partly, None);
            marking.forward(&answers);
        }
        assert!(number(&marking) == 3 && marking.back() && number(&marking) == 2);
        marking.forward(&answers);
        assert_eq!(number(&marking), 3);
        let mut resumed = Marking::new(three(), &answers, None);
        assert!(resumed.back() && number(&resumed) == 2, "what was marked last time can be gone back to");
    }

    #[test]
    fn where_all_are_marked_each_is_shown_again() {
        let mut answers = Answers::default();
        for one in &three() {
            answers.set_mark(one, Standing::NotYet, None);
        }
        let mut marking = Marking::new(three(), &answers, None);
        for wanted in [1, 2, 3, 0] {
            assert_eq!(number(&marking), wanted);
            marking.forward(&answers);
        }
        assert_eq!(number(&Marking::new(Vec::new(), &answers, None)), 0);
    }

    #[test]
    fn a_mark_keeps_its_note_until_that_is_taken_away() {
        let (mut answers, all) = (Answers::default(), three());
        answers.set_note(&all[0], Some("nowhere".into()));
        assert!(answers.marks.is_empty(), "a note without a mark");
        answers.set_mark(&all[0], Standing::Partly, None);
        answers.set_note(&all[0], Some("In June".into()));
        answers.set_mark(&all[0], Standing::Met, None);
        assert_eq!(answers.mark_on(&all[0]).and_then(|mark| mark.note.as_deref()), Some("In June"));
        answers.set_note(&all[0], None);
        assert_eq!(answers.mark_on(&all[0]).map(|mark| (mark.state, mark.note.clone())), Some((Standing::Met, None)));
        answers.take_back(&all[0]);
        assert!(answers.marks.is_empty() && answers.taken_back.len() == 2);
    }

    #[test]
    fn the_mark_of_another_sentence_at_the_same_key_is_left_alone() {
        let (mut answers, all) = (Answers::default(), three());
        let old = ToMark { text: "Did it last year".into(), ..all[0].clone() };
        answers.set_mark(&old, Standing::Met, None);
        answers.set_mark(&all[0], Standing::NotYet, None);
        answers.take_back(&all[0]);
        assert_eq!((answers.marks.len(), answers.mark_on(&old).map(|mark| mark.state)), (1, Some(Standing::Met)));
    }

    #[test]
    fn only_a_note_that_goes_is_taken_back() {
        let (mut answers, all) = (Answers::default(), three());
        answers.set_mark(&all[0], Standing::Partly, None);
        answers.set_note(&all[0], None);
        for note in ["In June", "In July"] {
            answers.set_note(&all[0], Some(note.into()));
        }
        assert_eq!(answers.taken_back, [], "there was none, and then another");
        answers.set_note(&all[0], None);
        assert_eq!(answers.taken_back.iter().map(|mark| mark.note.as_deref()).collect::<Vec<_>>(), [Some("In July")]);
        assert_eq!(Marking::new(three(), &answers, None).all(), all);
    }

    fn day(text: &str) -> Date {
        Date::parse(text).expect("a day")
    }

    #[test]
    fn a_mark_that_changes_keeps_what_it_was_and_loses_what_was_agreed() {
        let (mut answers, all) = (Answers::default(), three());
        let (spring, summer) = (day("2026-03-01"), day("2026-06-01"));
        answers.set_mark(&all[0], Standing::NotYet, Some(&spring));
        answers.marks[0].agreed = Some(spring.clone());
        answers.set_mark(&all[0], Standing::NotYet, Some(&summer));
        assert_eq!(
            (&answers.marks[0].made, answers.marks[0].agreed.is_some()),
            (&Some(spring.clone()), true),
            "the same"
        );
        answers.set_mark(&all[0], Standing::Met, Some(&summer));
        answers.set_mark(&all[0], Standing::Partly, Some(&summer));
        let mark = answers.mark_on(&all[0]).expect("a mark");
        let was = [Earlier { state: Standing::NotYet, made: Some(spring.clone()) }];
        assert_eq!(
            (mark.state, &mark.made, &*mark.was, &mark.agreed),
            (Standing::Partly, &Some(summer.clone()), &was[..], &None)
        );
        answers.set_mark(&all[0], Standing::NotYet, Some(&summer));
        let mark = answers.mark_on(&all[0]).expect("a mark");
        assert_eq!(
            (mark.state, &mark.made, mark.was.len()),
            (Standing::NotYet, &Some(spring), 0),
            "nothing has changed"
        );
    }

    #[test]
    fn a_mark_without_a_day_keeps_its_state_among_the_earlier_ones() {
        let (mut answers, all) = (Answers::default(), three());
        answers.marks.push(Mark::new("level.area.1", "Does 1", Standing::Partly));
        answers.set_mark(&all[0], Standing::Met, Some(&day("2026-06-01")));
        assert_eq!(answers.marks[0].was, [Earlier { state: Standing::Partly, made: None }]);
    }

    #[test]
    fn marks_of_an_earlier_day_are_shown_again_and_those_of_today_are_not() {
        let (mut answers, all) = (Answers::default(), three());
        answers.set_mark(&all[0], Standing::Met, Some(&day("2026-06-01")));
        answers.set_mark(&all[1], Standing::Partly, Some(&day("2026-03-01")));
        let mut marking = Marking::new(three(), &answers, Some(day("2026-06-01")));
        assert_eq!(number(&marking), 2);
        marking.forward(&answers);
        assert_eq!(number(&marking), 3);
    }

    #[test]
    fn a_mark_on_a_sentence_that_was_reworded_is_the_same_mark() {
        let (mut answers, all) = (Answers::default(), three());
        answers.marks.push(Mark::new("level.area.1", "Did 1", Standing::Partly));
        let one = ToMark { marked_as: Some("Did 1".into()), ..all[0].clone() };
        answers.set_mark(&one, Standing::Met, None);
        assert_eq!(
            (answers.marks.len(), &*answers.marks[0].text, answers.marks[0].state),
            (1, "Does 1", Standing::Met)
        );
    }

    #[test]
    fn what_changed_is_told_by_what_it_was_and_is() {
        let (mut answers, all) = (Answers::default(), three());
        answers.set_mark(&all[0], Standing::NotYet, None);
        answers.set_mark(&all[1], Standing::Met, None);
        let before = answers.clone();
        answers.set_mark(&all[0], Standing::Met, None);
        answers.set_mark(&all[2], Standing::Partly, None);
        answers.take_back(&all[1]);
        let told: Vec<_> = changes(&before, &answers).iter().map(|one| (one.before, one.after)).collect();
        let wanted = [
            (Some(Standing::NotYet), Some(Standing::Met)),
            (None, Some(Standing::Partly)),
            (Some(Standing::Met), None),
        ];
        assert_eq!(told, wanted);
        let reworded = Answers { marks: vec![Mark::new("level.area.1", "Did 1", Standing::Met)], ..Answers::default() };
        let now = Answers { marks: vec![Mark::new("level.area.1", "Does 1", Standing::Met)], ..Answers::default() };
        assert_eq!(changes(&reworded, &now), []);
    }
}
