//! The first screen after an interview: the answer, why, what to do first, what else is open, and how to see it again.
//! The whole result is one key away. `--brief` gives the same few sentences for sending to someone.

use super::doc::{Bar, Block, Doc};
use super::level::{PROPOSED, from_to, tally};
use super::plan::{PlanReport, bars, firm, in_short as in_a_sentence, title, why};
use super::said::shown;
use super::ways::{self, TO_CHANGE};
use super::words::{Voice, capital, count, first_of, list};
use super::{coached, goals};
use crate::advice::{Certainty, Outcome, Plan};
use crate::interview::By;
use crate::ladder::{Origin, Place, Step, StepKind};

/// Where the answers are saved, and the commands that lead back to them.
#[derive(Clone, Debug, Default)]
pub struct Again {
    /// The file for the answers, if the user named one.
    pub file: Option<String>,
    /// The command that shows the result, or `None` if the answers are not saved.
    pub show: Option<String>,
    /// The command that asks the questions again.
    pub answer: Option<String>,
}

/// The first screen of a plan.
#[derive(Clone, Copy, Debug)]
pub struct FirstScreen<'a> {
    report: &'a PlanReport<'a>,
    again: &'a Again,
}

/// How much to leave out on a screen that is too small for everything.
#[derive(Clone, Copy, Debug)]
struct Room(usize);

impl Room {
    fn has_asides(self) -> bool {
        self.0 < 1
    }

    fn has_open_tracks(self) -> bool {
        self.0 < 2
    }

    fn has_bars(self) -> bool {
        self.0 < 3
    }

    fn has_trial(self) -> bool {
        self.0 < 4
    }

    fn has_lesson(self) -> bool {
        self.0 < 5
    }
}

impl<'a> FirstScreen<'a> {
    /// How many times the screen can be shortened.
    pub const CUTS: usize = 5;

    /// The first screen of a plan, with where its answers are.
    #[must_use]
    pub fn of(report: &'a PlanReport<'a>, again: &'a Again) -> Self {
        Self { report, again }
    }

    /// The screen, shortened this many times. First the asides go, then the open tracks, the bars, the trial, and what
    /// to learn.
    #[must_use]
    pub fn doc(&self, cuts: usize) -> Doc {
        let (plan, room) = (self.report.plan, Room(cuts));
        let mut doc = Doc::about(plan.ladder);
        if plan.answers.by == By::Coach {
            of_coach(&mut doc, self.report, room);
        } else if plan.verdict.outcome == Outcome::Neither {
            doc.title(title(plan, Voice::You));
            doc.paragraph(why(plan, Voice::You));
            let steps = TO_CHANGE.len().saturating_sub(cuts.saturating_sub(2)).max(1);
            doc.push(Block::Steps(TO_CHANGE.iter().take(steps).map(|step| (*step).to_owned()).collect()));
            if let Some(answer) = self.again.answer.as_ref().filter(|_| room.has_open_tracks()) {
                doc.suggest("To answer again in a few weeks", answer);
            }
        } else {
            doc.title(title(plan, Voice::You));
            if let Some(goals) = goals::in_short(plan.answers) {
                doc.paragraph(format!("You are working on: {goals}."));
            }
            doc.paragraph(reasons(plan, Voice::You));
            if room.has_bars() {
                doc.push(bars(plan));
            }
            doc.facts(self.facts(room));
        }
        self.where_it_is(&mut doc);
        doc
    }

    /// What to do, and what else is possible.
    fn facts(&self, room: Room) -> Vec<(String, String)> {
        let (report, plan) = (self.report, self.report.plan);
        let asides = room.has_asides();
        let mut facts = ahead(report, asides);
        facts.extend(first_lesson(report, asides).filter(|_| room.has_lesson()));
        facts.extend(first_trial(report, asides).filter(|_| room.has_trial()));
        let cautions: Vec<String> = plan.cautions.iter().map(|caution| in_a_sentence(*caution).to_owned()).collect();
        if !cautions.is_empty() {
            facts.push(("Keep in mind".into(), cautions.join(" ")));
        }
        facts.extend(also_open(plan).filter(|_| room.has_open_tracks()));
        facts
    }

    fn where_it_is(&self, doc: &mut Doc) {
        let Some(show) = &self.again.show else {
            return doc.paragraph("Nothing is saved: this is gone when you leave it.");
        };
        let saved = self.again.file.as_ref().map_or_else(|| "Saved".to_owned(), |file| format!("Saved in {file}"));
        doc.paragraph(format!("{saved}. To see this again:"));
        doc.command(show);
    }
}

/// The answer in five lines, in the person's own words: how sure it is, the next level, what to learn and try first.
#[must_use]
pub fn brief(report: &PlanReport<'_>) -> Vec<String> {
    let (plan, voice) = (report.plan, Voice::I);
    let line = |(label, text): (String, String)| format!("{label}: {text}");
    let mut lines = vec![format!("{}.", title(plan, voice))];
    lines.extend(goals::in_short(plan.answers).map(|goals| format!("I am working on: {goals}.")));
    lines.push(reasons(plan, voice));
    if plan.verdict.outcome == Outcome::Neither {
        lines.extend(TO_CHANGE.iter().take(3).map(|step| format!("{step}.")));
        return lines;
    }
    if plan.track.is_none() {
        let open = plan.onward().filter(|step| step.kind != StepKind::Summit);
        let open: Vec<String> =
            open.map(|step| format!("{} ({})", step.to.level.title, step.to.track.kind.name())).collect();
        lines.extend((!open.is_empty()).then(|| format!("Open from here: {}", list(&open, "and"))));
    } else {
        lines.extend(ahead(report, true).into_iter().map(line));
    }
    lines.extend(first_lesson(report, false).map(line));
    lines.extend(first_trial(report, false).map(line));
    lines
}

/// How sure the answer is, and why.
fn reasons(plan: &Plan<'_>, voice: Voice) -> String {
    let (firm, why) = (firm(plan), why(plan, voice));
    match plan.verdict.certainty {
        Certainty::Clear => format!("Clear. {why}"),
        Certainty::Leaning => format!("Leaning: {firm}. {why}"),
        // Neither side suits the person, so the answers cannot be on one.
        _ if plan.verdict.outcome == Outcome::Neither => why,
        _ => format!("{why} {}.", capital(firm)),
    }
}

/// The next level in a sentence or two or, if no track is advised, all that are open. Also what to go deeper in.
fn ahead(report: &PlanReport<'_>, asides: bool) -> Vec<(String, String)> {
    let plan = report.plan;
    if plan.track.is_none() {
        let open = plan.onward().filter(|step| step.kind != StepKind::Summit);
        let fact = |step: &Step<'_>| {
            let summary = step.to.level.summary.as_deref().map_or_else(String::new, |summary| format!(". {summary}"));
            (capital(step.to.track.kind.name()), format!("{}{summary}", step.to.level.title))
        };
        return open.map(fact).collect();
    }
    let mut facts = Vec::new();
    if plan.steps.first().is_some_and(|step| matches!(step.kind, StepKind::Stay | StepKind::Summit)) {
        facts.extend(
            one_of(&report.deepen, asides).filter(|_| !plan.learns_in_post()).map(|text| ("Go deeper".into(), text)),
        );
    }
    let next = plan.onward().next().filter(|step| step.kind != StepKind::Summit);
    facts.extend(next.map(|step| ("The level".to_owned(), in_short(plan, step, asides))));
    facts
}

/// "Takes on problems that no team owns. Expects 10 things, usually after 7 to 18 years. So far: 2 met, 8 no answer."
fn in_short(plan: &Plan<'_>, step: &Step<'_>, asides: bool) -> String {
    let Place { level, .. } = step.to;
    let years = level
        .typical_years
        .filter(|_| asides)
        .map_or_else(String::new, |years| format!(", usually after {} years", from_to(years)));
    let summary = level.summary.as_deref().map_or_else(String::new, |summary| format!("{summary} "));
    let expects = match level.expects.len() {
        0 => "Nothing is written for it yet".to_owned(),
        n => format!("Expects {}", count(n, "thing")),
    };
    let so_far = if ways::is_marked(plan, step) {
        format!(" So far: {}.", tally(&plan.ladder.difference(plan.from, step.to).own, &plan.marks))
    } else {
        String::new()
    };
    let proposed =
        if level.origin == Some(Origin::Proposed) { format!(" {}.", capital(PROPOSED)) } else { String::new() };
    format!("{summary}{expects}{years}.{so_far}{proposed}")
}

/// The first thing to learn or, if the level needs no preparation, the first thing it expects.
fn first_lesson(report: &PlanReport<'_>, asides: bool) -> Option<(String, String)> {
    let plan = report.plan;
    let label = match plan.onward().next() {
        _ if plan.learns_in_post() => "Learn now",
        Some(step) if step.kind.enters_a_track() => "Learn first",
        _ => "Learn on the way",
    };
    let lesson = one_of(&report.prepare, asides).map(|text| (label.to_owned(), text));
    let expected = || {
        let one = report.expected_first().filter(|_| plan.track.is_some() && !is_top(plan))?;
        Some(("It expects".to_owned(), one.to_owned()))
    };
    lesson.or_else(expected)
}

/// The first of several texts, with an aside on how many more follow.
fn one_of(texts: &[&str], asides: bool) -> Option<String> {
    if asides { first_of(texts) } else { texts.first().map(|text| (*text).to_owned()) }
}

fn is_top(plan: &Plan<'_>) -> bool {
    plan.onward().next().is_some_and(|step| step.kind == StepKind::Summit)
}

fn first_trial(report: &PlanReport<'_>, asides: bool) -> Option<(String, String)> {
    let choosing = match (report.plan.verdict.outcome, report.plan.track) {
        (Outcome::Undecided, _) => Some("Try both for two weeks each. It tells you more than thinking it over."),
        (Outcome::Both, None) => Some("Look for a job that is both, and agree on a trial of 3 to 6 months."),
        _ => None,
    };
    one_of(&report.trial, asides).or_else(|| choosing.map(str::to_owned)).map(|text| ("Try it first".into(), text))
}

/// The other levels that the person can take, and whether they could come back.
fn also_open(plan: &Plan<'_>) -> Option<(String, String)> {
    plan.track?;
    let is_advised = |step: &Step<'_>| plan.steps.iter().any(|advised| advised.to.is(&step.to));
    let open: Vec<Step<'_>> = plan
        .ladder
        .steps_open(plan.from)
        .into_iter()
        .filter(|step| !matches!(step.kind, StepKind::Summit | StepKind::Stay) && !is_advised(step))
        .collect();
    if open.is_empty() {
        let missing = plan.alternatives.iter().find(|other| other.steps.is_empty())?;
        return Some(("Also open".into(), format!("Nothing else: {} is not open from here", missing.track.name())));
    }
    let back =
        if open.iter().all(|step| ways::leads_back(plan, step)) { ", with a way back at the same rank" } else { "" };
    let titles: Vec<String> =
        open.iter().map(|step| format!("{} ({})", step.to.level.title, step.to.track.kind.name())).collect();
    Some(("Also open".into(), format!("{}{back}", list(&titles, "and"))))
}

/// What a coach saw, and what to ask the person first.
fn of_coach(doc: &mut Doc, report: &PlanReport<'_>, room: Room) {
    let plan = report.plan;
    doc.title(coached::title(report));
    let lines = &plan.verdict.lines;
    if room.has_bars() && (lines.good_doing.is_some() || lines.good_directing.is_some()) {
        doc.push(Block::Bars(vec![Bar {
            label: "Does well".into(),
            doing: lines.good_doing.map(shown),
            directing: lines.good_directing.map(shown),
        }]));
    }
    let mut questions = coached::questions(plan);
    let more = questions.len().saturating_sub(2);
    questions.truncate(2);
    if room.has_lesson() && !questions.is_empty() {
        doc.paragraph("What they like is for them to say. Ask first, then say what you guessed:");
        doc.facts(questions);
        if more > 0 && room.has_open_tracks() {
            doc.paragraph(format!("{} to ask in the whole result.", capital(&count(more, "more question"))));
        }
    }
}
