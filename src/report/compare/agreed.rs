//! The end of a comparison: where both agree, and what only one of them answered. Usually only counts, with `--all` in
//! full.

use super::{Agreed, Answered, ComparisonReport, FirstOrSecond, Marked, sides::Sides};
use crate::advice::{How, Plan};
use crate::interview::Question;
use crate::report::doc::{Bullet, Doc, Item};
use crate::report::said::{answered, asked, said};
use crate::report::words::{count, list};

impl ComparisonReport<'_> {
    pub(super) fn agreement(&self, doc: &mut Doc, sides: &Sides) {
        let mut facts = Vec::new();
        let same = counts(self.same.questions, "", self.same.marks);
        facts.extend(same.map(|same| ("The same".to_owned(), same)));
        let near = counts(self.same.one_step, "", 0);
        facts.extend(near.map(|near| ("One step apart".to_owned(), near)));
        for side in [FirstOrSecond::First, FirstOrSecond::Second] {
            let (questions, marks) = (self.questions_of(side), self.marks_of(side).count());
            let not_sure = questions.iter().filter(|one| one.other_not_sure).count();
            let why = sides.not_sure(side == FirstOrSecond::Second, not_sure, questions.len());
            facts.extend(counts(questions.len(), &why, marks).map(|counted| (sides.only(side), counted)));
        }
        if facts.is_empty() {
            return;
        }
        let is_open = !self.only_one.questions.is_empty() || !self.only_one.marks.is_empty();
        let heading = match (self.how, is_open) {
            (How::SelfAndCoach, false) => "Where you agree",
            (How::SelfAndCoach, true) => "Where you agree, or only one answered",
            (How::ThenAndNow, false) => "What is the same",
            (How::ThenAndNow, true) => "What is the same, or answered once",
        };
        match &self.agreed {
            None => {
                doc.heading_with(heading, "in full with --all");
                doc.facts(facts);
            }
            Some(agreed) => {
                doc.heading(heading);
                doc.facts(facts);
                self.in_full(doc, sides, agreed);
            }
        }
    }

    /// The questions that only this side answered.
    fn questions_of(&self, side: FirstOrSecond) -> Vec<&Answered<'_>> {
        self.only_one.questions.iter().filter(|one| one.side == side).collect()
    }

    /// The expectations that only this side marked.
    fn marks_of(&self, side: FirstOrSecond) -> impl Iterator<Item = &Marked<'_>> {
        self.only_one.marks.iter().filter(move |one| one.first.is_some() == (side == FirstOrSecond::First))
    }

    fn in_full(&self, doc: &mut Doc, sides: &Sides, agreed: &Agreed<'_>) {
        let it = self.it;
        let say = |view: &Plan<'_>, question: &Question, step| said(it.bank, question, step, view.answers, view.ladder);
        let answer =
            |view: &Plan<'_>, question: &Question, step| answered(it.bank, question, step, view.answers, view.ladder);
        let mut part = |title: &str, items: Vec<Item>| {
            if !items.is_empty() {
                doc.heading(title);
                doc.items(items);
            }
        };
        let steps_apart = |steps: u8| agreed.questions.iter().filter(move |one| one.steps == steps);
        let same = steps_apart(0).map(|one| Item::new(Bullet::Point, say(&it.first, one.asked, one.first)));
        part("The same answer", same.collect());
        let marked = agreed.marks.iter().map(|one| {
            let notes = one.notes.map_or([None; 2], |notes| [notes.first, notes.second]);
            let below = sides.facts(one.states()).into_iter().zip(notes).filter(|(_, note)| note.is_some());
            let below = below.map(|((side, state), _)| format!("{side}: {state}")).collect();
            Item { below, ..Item::new(Bullet::Marked(one.first), one.text) }
        });
        part("The same mark", marked.collect());
        let near = steps_apart(1).map(|one| {
            let [first, second] = [(&it.first, one.first), (&it.second, one.second)];
            let facts = sides.facts([first, second].map(|(view, step)| answer(view, one.asked, step)));
            let below = facts.into_iter().map(|(side, answer)| format!("{side}: {answer}")).collect();
            Item { below, ..Item::new(Bullet::Point, asked(one.asked, it.first.answers, it.first.ladder)) }
        });
        part("One step apart", near.collect());
        for (side, view) in [(FirstOrSecond::First, &it.first), (FirstOrSecond::Second, &it.second)] {
            let questions = self.questions_of(side).into_iter();
            let questions = questions.map(|one| Item::new(Bullet::Point, say(view, one.asked, one.answer)));
            let marks = self.marks_of(side).map(|one| {
                let [first, second] = one.states();
                let state = if side == FirstOrSecond::First { first } else { second };
                Item::new(Bullet::Point, format!("{}: {state}", one.text))
            });
            part(&sides.only(side), questions.chain(marks).collect());
        }
    }
}

/// "12 questions and 4 expectations", with a remark about the questions. `None` if both counts are 0.
fn counts(questions: usize, why: &str, expectations: usize) -> Option<String> {
    let parts = [(questions, "question", why), (expectations, "expectation", "")].into_iter().filter(|(n, ..)| *n > 0);
    let parts: Vec<String> = parts.map(|(n, what, why)| format!("{}{why}", count(n, what))).collect();
    (!parts.is_empty()).then(|| list(&parts, "and"))
}
