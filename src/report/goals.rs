//! What a person works on, first in every form of a plan: goals, what is tried out, and the next conversation.

use super::doc::{Bullet, Doc, Item};
use crate::interview::{Answers, Goal};

/// What is open of it. Nothing is said where nothing was agreed on or chosen.
pub(super) fn add(doc: &mut Doc, answers: &Answers, heading: &str) {
    let goals: Vec<Item> = answers.goals.iter().filter(|goal| goal.is_open()).map(item).collect();
    let trial = answers.trials.last();
    let meeting = answers.meetings.last().filter(|meeting| meeting.next.is_some());
    if goals.is_empty() && trial.is_none() && meeting.is_none() {
        return;
    }
    doc.heading(heading);
    doc.items(goals);
    let trial = trial.map(|trial| {
        let days = [("from", &trial.from), ("look back on", &trial.look_back)];
        let days = days.into_iter().filter_map(|(word, day)| Some(format!(", {word} {}", day.as_ref()?)));
        ("Trying it".to_owned(), trial.text.clone() + &days.collect::<String>())
    });
    let meeting = meeting.and_then(|meeting| {
        let with = meeting.with.as_ref().map_or_else(String::new, |with| format!(" with {with}"));
        let start = meeting.start_with.as_ref().map_or_else(String::new, |start| format!(", starting with {start}"));
        Some(("Next conversation".to_owned(), format!("{}{with}{start}", meeting.next.as_ref()?)))
    });
    doc.facts(trial.into_iter().chain(meeting).collect());
}

/// "Take the leak calls, by 2027-04-01": the goals that are open, in one sentence; `None` if there are none.
pub(super) fn in_short(answers: &Answers) -> Option<String> {
    let goal = |goal: &Goal| {
        let due = goal.due.as_ref().map_or_else(String::new, |due| format!(", by {due}"));
        format!("{}{due}", goal.what())
    };
    let open: Vec<String> = answers.goals.iter().filter(|goal| goal.is_open()).map(goal).collect();
    (!open.is_empty()).then(|| open.join("; "))
}

/// A goal as a box, with what was written beside it.
pub(super) fn item(goal: &Goal) -> Item {
    let due = goal.due.as_ref().map(ToString::to_string);
    let facts = [("Help", &goal.help), ("Done when", &goal.seen_when), ("By", &due)];
    let below = facts.into_iter().filter_map(|(label, text)| Some(format!("{label}: {}", text.as_ref()?)));
    Item { below: below.collect(), ..Item::new(Bullet::Task, goal.what()) }
}
