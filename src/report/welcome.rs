//! What metier is and how to start; where something is saved, where its person is.

use serde::Serialize;

use super::doc::Doc;
use super::words::{count, list};
use super::{Medium, Report};
use crate::advice::Plan;
use crate::interview::By;

/// What metier says if nothing more is typed. No script asks for it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Welcome {
    /// Of each ladder of each person the newest saved answers, those given last first.
    pub saved: Vec<Here>,
    /// Interviews that were begun.
    pub unfinished: Vec<Begun>,
}

/// Where one person is on one ladder.
#[derive(Clone, Debug, Serialize)]
pub struct Here {
    /// The craft, and whose answers they are.
    about: String,
    /// What is ahead, in a sentence.
    ahead: String,
    /// Shows the plan.
    command: String,
}

/// An unfinished interview.
#[derive(Clone, Debug, Serialize)]
pub struct Begun {
    /// The craft, and whose answers they are.
    pub about: String,
    /// Questions answered.
    pub answered: usize,
    /// Questions asked in all.
    pub asked: usize,
    /// Goes on with it.
    pub command: String,
}

impl Here {
    /// Of a plan. `command` shows it.
    #[must_use]
    pub fn of(plan: &Plan<'_>, command: String) -> Self {
        let answers = plan.answers;
        let craft = answers.craft.as_deref().unwrap_or(&plan.ladder.name);
        let whose = match (answers.by, &answers.name) {
            (By::Coach, Some(name)) => format!(", a coach about {name}"),
            (By::Coach, None) => ", as a coach".into(),
            (By::Oneself, Some(name)) => format!(", {name}"),
            (By::Oneself, None) => String::new(),
        };
        let level = plan.from.map_or_else(String::new, |from| format!(": {}", from.level.title));
        Self { about: format!("{craft}{whose}{level}"), ahead: ahead(plan), command }
    }
}

/// "Next: Staff Engineer, 4 of 10 met.".
fn ahead(plan: &Plan<'_>) -> String {
    let goal = |step: &crate::ladder::Step<'_>| {
        let expected = &step.to.level.expects;
        let marks: Vec<_> = expected.iter().filter_map(|one| plan.marks.on(one)).collect();
        let met = marks.iter().filter(|mark| mark.state == crate::interview::Standing::Met).count();
        let marked = if marks.is_empty() { String::new() } else { format!(", {met} of {} met", expected.len()) };
        format!("{}{marked}", step.to.level.title)
    };
    let goals: Vec<String> = plan.asked_for().map(goal).collect();
    let track = plan.track.map_or_else(String::new, |track| format!(" ({})", track.name()));
    match goals.as_slice() {
        [] => format!("{}{track}.", super::words::capital(plan.verdict.outcome.name())),
        [goal] => format!("Next{track}: {goal}."),
        goals => format!("Next, whichever you choose: {}.", list(goals, "or")),
    }
}

impl Report for Welcome {
    fn doc(&self, _: Medium) -> Doc {
        let mut doc = Doc::default();
        let starts: &[(&str, &str)] = if self.saved.is_empty() && self.unfinished.is_empty() {
            doc.title(
                "Find the track in your craft that fits you, doing or directing, and see what the next level expects. \
                 Nothing leaves this computer.",
            );
            doc.heading("Start here");
            &[
                ("metier plan", "answer 28 questions, about 3 minutes"),
                ("metier show software", "look at a ladder first"),
                ("metier list", "the ladders on this computer"),
                ("metier --help", "all commands"),
            ]
        } else {
            self.where_you_are(&mut doc);
            doc.heading("More");
            &[("metier plan", "answer again, or for another craft"), ("metier --help", "all commands")]
        };
        doc.facts(starts.iter().map(|(command, what)| ((*command).into(), (*what).into())).collect());
        doc
    }
}

impl Welcome {
    fn where_you_are(&self, doc: &mut Doc) {
        if !self.saved.is_empty() {
            doc.title("Where you are");
        }
        for here in &self.saved {
            doc.heading(&here.about);
            doc.paragraph(&here.ahead);
            doc.command(&here.command);
        }
        if !self.unfinished.is_empty() {
            doc.heading("Not finished yet");
        }
        for begun in &self.unfinished {
            doc.paragraph(format!(
                "{}: {} of {} answered.",
                begun.about,
                begun.answered,
                count(begun.asked, "question")
            ));
            doc.command(&begun.command);
        }
    }
}
