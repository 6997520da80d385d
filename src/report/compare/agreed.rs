//! The end of a comparison: where both agree, and what only one of them answered. Counts; in full where it is wanted.

use super::{sides::Sides, standing_with_note};
use crate::advice::{Comparison, How, OnlyOne, Plan, Standings};
use crate::report::Compared;
use crate::report::doc::{Doc, Item, Mark};
use crate::report::said::{answered, asked, said};
use crate::report::words::{count, list};

pub(crate) fn part(doc: &mut Doc, it: &Comparison<'_>, sides: &Sides, with: &Compared<'_>) {
    let mut facts = Vec::new();
    let same_marks = || it.marks.iter().filter(|one| one.is_of_both() && !one.differ());
    let same = counts(it.steps_apart(0).count(), "", same_marks().count());
    facts.extend(same.map(|same| ("The same".to_owned(), same)));
    let near = counts(it.steps_apart(1).count(), "", 0);
    facts.extend(near.map(|near| ("One step apart".to_owned(), near)));
    for is_first in [true, false] {
        let questions: Vec<&OnlyOne<'_>> = it.only_one.iter().filter(|one| one.is_first == is_first).collect();
        let marks = it.marks.iter().filter(|one| marked_by_one(one, is_first)).count();
        let not_sure = questions.iter().filter(|one| one.other_not_sure).count();
        let why = sides.not_sure(!is_first, not_sure, questions.len());
        facts.extend(counts(questions.len(), &why, marks).map(|counted| (sides.only(is_first), counted)));
    }
    if facts.is_empty() {
        return;
    }
    let is_open = !it.only_one.is_empty() || it.marks.iter().any(|one| !one.is_of_both());
    let heading = match (it.pair.how, is_open) {
        (How::SelfAndCoach, false) => "Where you agree",
        (How::SelfAndCoach, true) => "Where you agree, or only one answered",
        (How::ThenAndNow, false) => "What is the same",
        (How::ThenAndNow, true) => "What is the same, or answered once",
    };
    if with.all {
        doc.heading(heading);
    } else {
        doc.heading_with(heading, "in full with --all");
    }
    doc.facts(facts);
    if with.all {
        in_full(doc, it, sides, with.with_notes);
    }
}

/// "12 questions and 4 expectations", with a word on the questions; nothing where there is neither.
fn counts(questions: usize, why: &str, expectations: usize) -> Option<String> {
    let parts = [(questions, "question", why), (expectations, "expectation", "")].into_iter().filter(|(n, ..)| *n > 0);
    let parts: Vec<String> = parts.map(|(n, what, why)| format!("{}{why}", count(n, what))).collect();
    (!parts.is_empty()).then(|| list(&parts, "and"))
}

fn marked_by_one(one: &Standings<'_>, is_first: bool) -> bool {
    !one.is_of_both() && one.first.is_some() == is_first
}

fn in_full(doc: &mut Doc, it: &Comparison<'_>, sides: &Sides, with_notes: bool) {
    let of_first = |question, step| said(it.bank, question, step, it.first.sheet, it.first.ladder);
    let mut part = |title: &str, items: Vec<Item>| {
        if !items.is_empty() {
            doc.heading(title);
            doc.items(items);
        }
    };
    let same = it.steps_apart(0).map(|one| Item::new(Mark::Point, of_first(one.question, one.first)));
    let marked = it.marks.iter().filter(|one| one.is_of_both() && !one.differ()).map(|one| {
        let notes = [(sides.first, one.first), (sides.second, one.second)].into_iter();
        let notes = notes.filter(|(_, mark)| with_notes && mark.is_some_and(|mark| mark.note.is_some()));
        let below = notes.map(|(side, mark)| format!("{side}: {}", standing_with_note(mark, true)));
        Item { mark: Mark::Marked(one.first.map(|mark| mark.state)), text: one.text.to_owned(), below: below.collect() }
    });
    part("The same answer", same.collect());
    part("The same mark", marked.collect());
    let near = it.steps_apart(1).map(|one| {
        let answer = |view: &Plan<'_>, step| answered(it.bank, one.question, step, view.sheet, view.ladder);
        let facts = sides.facts(answer(&it.first, one.first), answer(&it.second, one.second));
        Item {
            mark: Mark::Point,
            text: asked(one.question, it.first.sheet, it.first.ladder),
            below: facts.into_iter().map(|(side, answer)| format!("{side}: {answer}")).collect(),
        }
    });
    part("One step apart", near.collect());
    for is_first in [true, false] {
        let view = if is_first { &it.first } else { &it.second };
        let questions = it.only_one.iter().filter(|one| one.is_first == is_first);
        let questions = questions
            .map(|one| Item::new(Mark::Point, said(it.bank, one.question, one.answer, view.sheet, view.ladder)));
        let marks = it.marks.iter().filter(|one| marked_by_one(one, is_first)).map(|one| {
            let mark = if is_first { one.first } else { one.second };
            Item::new(Mark::Point, format!("{}: {}", one.text, standing_with_note(mark, with_notes)))
        });
        part(&sides.only(is_first), questions.chain(marks).collect());
    }
}
