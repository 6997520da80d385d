//! The days of a plan, for a calendar: by when goals are due, when something is tried and looked back on, and the next
//! conversation.

use crate::interview::{Answers, Date};
use crate::ladder::Ladder;

/// Something that is on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// What it is known by: the same for the same thing in every result, so that a calendar replaces it.
    pub uid: String,
    /// The day.
    pub on: Date,
    /// When it was written down, as far as the answers say. No clock is asked: the same answers give the same bytes.
    pub written: Date,
    /// What it is.
    pub title: String,
    /// What was written beside it; empty for nothing.
    pub about: String,
}

/// Every day that is still ahead in a plan, whatever day it is now.
#[must_use]
pub fn days(answers: &Answers, ladder: &Ladder) -> Vec<Day> {
    let whose = answers.name.as_deref().map_or_else(String::new, |name| format!("{name}."));
    let day = |what: &str, on: &Date, written: Option<&Date>, title: String, about: String| Day {
        uid: format!("{}.{whose}{what}@metier", ladder.id),
        on: on.clone(),
        written: written.or(answers.made.as_ref()).unwrap_or(on).clone(),
        title,
        about,
    };
    let mut days = Vec::new();
    for (n, goal) in answers.goals.iter().enumerate().filter(|(_, goal)| goal.is_open()) {
        if let Some(due) = &goal.due {
            let which = goal.key.as_deref().map_or_else(|| (n + 1).to_string(), str::to_owned);
            let facts = [("Help", &goal.help), ("Done when", &goal.seen_when)];
            let about = facts.into_iter().filter_map(|(label, text)| Some(format!("{label}: {}", text.as_ref()?)));
            let about = about.collect::<Vec<_>>().join("\n");
            days.push(day(&format!("goal.{which}"), due, None, format!("Goal: {}", goal.what()), about));
        }
    }
    if let Some(trial) = answers.trials.last() {
        let which = trial.track.as_deref().unwrap_or("own");
        for (what, title, on) in [("begins", "Try it", &trial.from), ("ends", "Look back on", &trial.look_back)] {
            if let Some(on) = on {
                let what = format!("trial.{which}.{what}");
                days.push(day(&what, on, None, format!("{title}: {}", trial.text), String::new()));
            }
        }
    }
    if let Some((meeting, next)) = answers.meetings.last().and_then(|meeting| Some((meeting, meeting.next.as_ref()?))) {
        let with = meeting.with.as_ref().map_or_else(String::new, |with| format!(" with {with}"));
        let about = meeting.start_with.as_ref().map_or_else(String::new, |start| format!("Start with {start}"));
        let title = format!("Conversation about my plan{with}");
        days.push(day("conversation", next, Some(&meeting.made), title, about));
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interview::{Goal, Meeting, Trial};
    use crate::ladder::sample::usual;

    #[test]
    fn what_is_open_and_has_a_day_is_in_it_under_a_name_that_stays() {
        let date = |text: &str| Date::parse(text);
        let goal = |key: Option<&str>, due: Option<&str>| Goal {
            key: key.map(Into::into),
            what: Some("Go".into()),
            due: due.and_then(date),
            ..Goal::default()
        };
        let done = Goal { done: date("2027-01-02"), ..goal(None, Some("2027-01-01")) };
        let answers = Answers {
            made: date("2026-11-28"),
            name: Some("Maya".into()),
            goals: vec![
                done,
                goal(Some("m4.work.1"), Some("2027-04-01")),
                goal(None, None),
                goal(None, Some("2027-05-01")),
            ],
            trials: vec![Trial { track: None, text: "Lead".into(), from: date("2027-01-11"), look_back: None }],
            meetings: vec![Meeting {
                made: date("2026-12-01").expect("a day"),
                with: Some("Ana".into()),
                next: date("2027-02-26"),
                start_with: None,
            }],
            ..Answers::default()
        };
        let ladder = usual();
        let days = days(&answers, &ladder);
        let told: Vec<(&str, &str, &str)> =
            days.iter().map(|day| (day.uid.rsplit_once("Maya.").expect("a name").1, &*day.on, &*day.written)).collect();
        let wanted = [
            ("goal.m4.work.1@metier", "2027-04-01", "2026-11-28"),
            ("goal.4@metier", "2027-05-01", "2026-11-28"),
            ("trial.own.begins@metier", "2027-01-11", "2026-11-28"),
            ("conversation@metier", "2027-02-26", "2026-12-01"),
        ];
        assert_eq!(told, wanted);
    }
}
