//! Walking through the questions: next, answer, back, go to one, done.

use super::{Answer, Answers, Bank, Form, Growth, Question};

/// What is asked at a place of the interview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToAsk<'b> {
    /// A scored question.
    Question(&'b Question),
    /// The last one, which is not scored: the next level, or deeper here.
    Growth,
}

/// How far an interview has got. It remembers the way, not the answers: those are in the [`Answers`].
#[derive(Clone, Debug)]
pub struct Cursor<'b> {
    items: Vec<ToAsk<'b>>,
    at: usize,
    /// Items shown before this one, for going back; several steps back walk the same way.
    walked: Vec<usize>,
}

impl<'b> Cursor<'b> {
    /// At the first open item of the form.
    #[must_use]
    pub fn new(bank: &'b Bank, form: Form, answers: &Answers) -> Self {
        let items: Vec<ToAsk<'b>> = bank.asked(form).map(ToAsk::Question).chain([ToAsk::Growth]).collect();
        let at = items.iter().position(|item| is_open(*item, answers)).unwrap_or(items.len());
        Self { items, at, walked: Vec::new() }
    }

    /// All items in the order asked.
    #[must_use]
    pub fn items(&self) -> &[ToAsk<'b>] {
        &self.items
    }

    /// Number of the present item, from 1, and the item; `None` once all are answered.
    #[must_use]
    pub fn current(&self) -> Option<(usize, ToAsk<'b>)> {
        self.items.get(self.at).map(|item| (self.at + 1, *item))
    }

    /// On to the next open item.
    pub fn forward(&mut self, answers: &Answers) {
        self.walked.push(self.at);
        let open_from = |start: usize| {
            self.items.iter().enumerate().skip(start).find(|(_, item)| is_open(**item, answers)).map(|(at, _)| at)
        };
        self.at = open_from(self.at + 1).or_else(|| open_from(0)).unwrap_or(self.items.len());
    }

    /// Goes back to the item shown before, or to the one before it, to answer it again. False at the first.
    pub fn back(&mut self) -> bool {
        match self.walked.pop().or_else(|| self.at.min(self.items.len()).checked_sub(1)) {
            Some(before) => {
                self.at = before;
                true
            }
            None => false,
        }
    }

    /// Goes to the item with this number, counted from 1. False if there is none.
    pub fn go_to(&mut self, number: usize) -> bool {
        let exists = (1..=self.items.len()).contains(&number);
        if exists {
            self.walked.push(self.at);
            self.at = number - 1;
        }
        exists
    }

    /// To the review, whatever is open.
    pub fn finish(&mut self) {
        self.at = self.items.len();
    }
}

impl Answers {
    /// How many questions of its form are answered ("not sure" among them), and how many there are.
    #[must_use]
    pub fn progress(&self, bank: &Bank) -> (usize, usize) {
        let answered = bank.asked(self.form).filter(|question| self.answer(&question.id).is_some()).count();
        (answered, bank.asked(self.form).count())
    }

    /// Number of the answer given to an item: 1 to 5, or for growth 1 to 3; `None` if it is open or not sure.
    #[must_use]
    pub fn chosen(&self, item: ToAsk<'_>) -> Option<u8> {
        match item {
            ToAsk::Question(question) => match self.answer(&question.id)? {
                Answer::Step(step) => Some(step),
                Answer::NotSure => None,
            },
            ToAsk::Growth => self.growth.map(|growth| match growth {
                Growth::Next => 1,
                Growth::Deepen => 2,
                Growth::Unsure => 3,
            }),
        }
    }
}

fn is_open(item: ToAsk<'_>, answers: &Answers) -> bool {
    match item {
        ToAsk::Question(question) => answers.answer(&question.id).is_none(),
        ToAsk::Growth => answers.growth.is_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::bank;
    use super::*;

    fn id(cursor: &Cursor<'_>) -> String {
        match cursor.current() {
            Some((_, ToAsk::Question(question))) => question.id.to_string(),
            Some((_, ToAsk::Growth)) => "growth".into(),
            None => "end".into(),
        }
    }

    #[test]
    fn it_walks_through_all_28_and_growth() {
        let bank = bank();
        let mut answers = Answers::default();
        let mut cursor = Cursor::new(&bank, Form::Full, &answers);
        let mut seen = Vec::new();
        while let Some((_, item)) = cursor.current() {
            seen.push(id(&cursor));
            match item {
                ToAsk::Question(question) => answers.set_answer(&question.id, Answer::Step(3)),
                ToAsk::Growth => answers.growth = Some(Growth::Next),
            }
            cursor.forward(&answers);
        }
        assert_eq!((seen.len(), seen.last().map(String::as_str)), (29, Some("growth")));
        assert_eq!(answers.progress(&bank), (28, 28));
        assert_eq!(Cursor::new(&bank, Form::Short, &Answers::default()).items().len(), 17);
    }

    #[test]
    fn back_returns_the_way_walked_and_stops_at_the_first() {
        let bank = bank();
        let mut answers = Answers::default();
        let mut cursor = Cursor::new(&bank, Form::Full, &answers);
        assert!(!cursor.back());
        for _ in 0..2 {
            answers.set_answer(&id(&cursor), Answer::Step(4));
            cursor.forward(&answers);
        }
        assert_eq!(id(&cursor), "afternoon");
        assert!(cursor.back());
        assert_eq!(id(&cursor), "best-hours");
        cursor.forward(&answers);
        assert_eq!(id(&cursor), "afternoon", "an answer that was kept is not asked again");
        assert!(cursor.back() && cursor.back() && !cursor.back());
    }

    #[test]
    fn it_goes_on_where_it_stopped_and_can_go_back_from_there() {
        let bank = bank();
        let mut answers = Answers::default();
        answers.set_answer("coordinate", Answer::NotSure);
        answers.set_answer("best-hours", Answer::Step(1));
        let mut cursor = Cursor::new(&bank, Form::Full, &answers);
        assert_eq!(id(&cursor), "afternoon");
        assert!(cursor.back());
        assert_eq!(id(&cursor), "best-hours");
    }

    #[test]
    fn a_hole_left_behind_is_asked_before_the_end() {
        let bank = bank();
        let mut answers = Answers::default();
        for question in &bank.questions[1..] {
            answers.set_answer(&question.id, Answer::Step(2));
        }
        answers.growth = Some(Growth::Unsure);
        let mut cursor = Cursor::new(&bank, Form::Full, &answers);
        assert_eq!(id(&cursor), "coordinate");
        assert!(cursor.go_to(28) && !cursor.go_to(0) && !cursor.go_to(30));
        cursor.forward(&answers);
        assert_eq!(id(&cursor), "coordinate");
        cursor.finish();
        assert_eq!((id(&cursor).as_str(), answers.progress(&bank)), ("end", (27, 28)));
    }

    #[test]
    fn an_item_left_open_is_passed_and_asked_again_before_the_end() {
        let bank = bank();
        let mut answers = Answers::default();
        let mut cursor = Cursor::new(&bank, Form::Short, &answers);
        assert!(cursor.go_to(2));
        assert_eq!((cursor.current().map(|(number, _)| number), id(&cursor).as_str()), (Some(2), "best-hours"));
        cursor.forward(&answers);
        assert_eq!(id(&cursor), "afternoon");
        for question in bank.asked(Form::Short).filter(|question| question.id != "best-hours") {
            answers.set_answer(&question.id, Answer::Step(3));
        }
        answers.growth = Some(Growth::Next);
        cursor.forward(&answers);
        assert_eq!(id(&cursor), "best-hours");
    }

    #[test]
    fn what_was_chosen_has_a_number_unless_it_is_open_or_not_sure() {
        let bank = bank();
        let mut answers = Answers::default();
        let item = ToAsk::Question(&bank.questions[0]);
        assert_eq!((answers.chosen(item), answers.chosen(ToAsk::Growth)), (None, None));
        for step in 1..=5 {
            answers.set_answer("coordinate", Answer::Step(step));
            assert_eq!(answers.chosen(item), Some(step));
        }
        answers.set_answer("coordinate", Answer::NotSure);
        assert_eq!(answers.chosen(item), None);
        for (growth, number) in Growth::ALL.into_iter().zip(1..) {
            answers.growth = Some(growth);
            assert_eq!(answers.chosen(ToAsk::Growth), Some(number));
        }
    }
}
