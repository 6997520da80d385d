//! Walks through what a next level expects, so that the person can mark where they stand: next, mark, note, back.

use super::{Answers, Mark, Standing};

/// One expectation to be marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToMark {
    /// The key that its mark has, or will have. If an earlier mark followed its sentence to another place, it keeps its
    /// old key.
    pub key: String,
    /// The sentence.
    pub text: String,
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
}

impl Marking {
    /// Starts at the first expectation without a mark, or at the first of all if every one is marked.
    #[must_use]
    pub fn new(all: Vec<ToMark>, answers: &Answers) -> Self {
        let first = all.iter().position(|one| answers.mark_on(one).is_none());
        Self { all, at: first.unwrap_or(0), walked: Vec::new(), again: first.is_none() }
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
        let is_next = |one: &ToMark| self.again || answers.mark_on(one).is_none();
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
        // If two marks are on one sentence, the later one counts, as it does in results.
        self.marks.iter().rposition(|mark| *mark.key == *one.key && mark.text == one.text)
    }

    /// The mark on an expectation.
    #[must_use]
    pub fn mark_on(&self, one: &ToMark) -> Option<&Mark> {
        self.marks.get(self.place_of(one)?)
    }

    /// Marks an expectation. The note of an earlier mark is kept.
    pub fn set_mark(&mut self, one: &ToMark, state: Standing) {
        match self.place_of(one).and_then(|at| self.marks.get_mut(at)) {
            Some(mark) => mark.state = state,
            None => self.marks.push(Mark::new(one.key.as_str(), one.text.as_str(), state)),
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn three() -> Vec<ToMark> {
        let one = |n: usize| ToMark {
            key: format!("level.area.{n}"),
            text: format!("Does {n}"),
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
        let mut marking = Marking::new(three(), &answers);
        let mut seen = Vec::new();
        while let Some((number, one)) = marking.current() {
            seen.push(number);
            if number != 2 {
                answers.set_mark(&one.clone(), Standing::Met);
            }
            marking.forward(&answers);
        }
        assert_eq!((seen, marking.marked(&answers)), (vec![1, 2, 3], 2));
        assert_eq!(number(&Marking::new(three(), &answers)), 2, "it goes on with the first open one");
    }

    #[test]
    fn back_returns_the_way_walked_and_stops_at_the_first() {
        let mut answers = Answers::default();
        let mut marking = Marking::new(three(), &answers);
        assert!(!marking.back());
        for one in three().iter().take(2) {
            answers.set_mark(one, Standing::Partly);
            marking.forward(&answers);
        }
        assert!(number(&marking) == 3 && marking.back() && number(&marking) == 2);
        marking.forward(&answers);
        assert_eq!(number(&marking), 3);
        let mut resumed = Marking::new(three(), &answers);
        assert!(resumed.back() && number(&resumed) == 2, "what was marked last time can be gone back to");
    }

    #[test]
    fn where_all_are_marked_each_is_shown_again() {
        let mut answers = Answers::default();
        for one in &three() {
            answers.set_mark(one, Standing::NotYet);
        }
        let mut marking = Marking::new(three(), &answers);
        for wanted in [1, 2, 3, 0] {
            assert_eq!(number(&marking), wanted);
            marking.forward(&answers);
        }
        assert_eq!(number(&Marking::new(Vec::new(), &answers)), 0);
    }

    #[test]
    fn a_mark_keeps_its_note_until_that_is_taken_away() {
        let (mut answers, all) = (Answers::default(), three());
        answers.set_note(&all[0], Some("nowhere".into()));
        assert!(answers.marks.is_empty(), "a note without a mark");
        answers.set_mark(&all[0], Standing::Partly);
        answers.set_note(&all[0], Some("In June".into()));
        answers.set_mark(&all[0], Standing::Met);
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
        answers.set_mark(&old, Standing::Met);
        answers.set_mark(&all[0], Standing::NotYet);
        answers.take_back(&all[0]);
        assert_eq!((answers.marks.len(), answers.mark_on(&old).map(|mark| mark.state)), (1, Some(Standing::Met)));
    }

    #[test]
    fn only_a_note_that_goes_is_taken_back() {
        let (mut answers, all) = (Answers::default(), three());
        answers.set_mark(&all[0], Standing::Partly);
        answers.set_note(&all[0], None);
        for note in ["In June", "In July"] {
            answers.set_note(&all[0], Some(note.into()));
        }
        assert_eq!(answers.taken_back, [], "there was none, and then another");
        answers.set_note(&all[0], None);
        assert_eq!(answers.taken_back.iter().map(|mark| mark.note.as_deref()).collect::<Vec<_>>(), [Some("In July")]);
        assert_eq!(Marking::new(three(), &answers).all(), all);
    }
}
