//! A coach's answers as a document: what the coach saw, and what to ask. What someone likes is for them to say, so a
//! coach's guesses at it recommend nothing.

use super::doc::{Bar, Block, Doc};
use super::level::expectations;
use super::plan::PlanReport;
use super::said::{answered, shown};
use super::ways::is_marked;
use super::words::{A_MAP, called, list, titled};
use crate::advice::{Given, Plan};
use crate::interview::{Answer, Growth, Question, Scale};
use crate::ladder::StepKind;

/// As many questions as a conversation has room for.
const MOST_TO_ASK: usize = 5;

/// From where a strength is one; below 0 it is not one yet.
const PRONOUNCED: f64 = 0.5;

/// How the person is spoken of: by name, if it is known.
#[derive(Clone, Copy)]
struct Someone<'a>(Option<&'a str>);

impl<'a> Someone<'a> {
    fn of(it: &PlanReport<'a>) -> Self {
        Self(it.name.map(str::trim).filter(|name| !name.is_empty()))
    }

    /// "Sam" or "them".
    fn object(&self) -> &str {
        self.0.unwrap_or("them")
    }

    /// "Sam" or "they", with what they do: "likes" or "like".
    fn does(&self, one: &str, many: &str) -> String {
        self.0.map_or_else(|| format!("they {many}"), |name| format!("{name} {one}"))
    }
}

/// The coach's view.
pub(super) fn doc(it: &PlanReport<'_>) -> Doc {
    let plan = it.plan;
    let mut doc = Doc::about(plan.ladder);
    let someone = Someone::of(it);
    let name = someone.0;
    doc.title(title(it));
    let level = plan.from.map(|from| ("Level".to_owned(), titled(from)));
    let about = name.map(|name| ("About".to_owned(), name.to_owned()));
    doc.facts([("Answered by".to_owned(), "a coach".to_owned())].into_iter().chain(about).chain(level).collect());
    seen(&mut doc, plan);
    to_ask(&mut doc, plan, someone);
    for step in plan.ladder.steps_open(plan.from) {
        if step.kind != StepKind::Summit && is_marked(plan, &step) {
            let difference = plan.ladder.difference(plan.from, step.to);
            expectations(&mut doc, plan.ladder, step.to, &difference, &plan.marks);
        }
    }
    next(&mut doc, plan, someone, it.words.as_deref());
    doc.push(Block::Closing(vec![A_MAP.into(), it.version()]));
    doc
}

/// Line 1: the two strengths in words.
pub(super) fn title(it: &PlanReport<'_>) -> String {
    let (someone, lines) = (Someone::of(it), &it.plan.verdict.lines);
    let rated = |what: &str, line: Option<f64>| {
        line.map(|line| match line {
            line if line >= PRONOUNCED => format!("good at {what}"),
            line if line < 0.0 => format!("not yet good at {what}"),
            _ => format!("fair at {what}"),
        })
    };
    let both = [rated("the craft", lines.good_doing), rated("directing", lines.good_directing)];
    let rated: Vec<String> = both.into_iter().flatten().collect();
    if rated.is_empty() {
        return format!("You have not rated yet what {} good at", someone.does("is", "are"));
    }
    format!("You see {} as {}", someone.object(), list(&rated, "and"))
}

/// What the coach rated: strengths, which a coach can see.
fn seen(doc: &mut Doc, plan: &Plan<'_>) {
    let lines = &plan.verdict.lines;
    let is_strength = |one: &&Given<'_>| !one.question.scale.is_preference();
    let rated: Vec<&Given<'_>> = plan.given.iter().filter(is_strength).collect();
    if rated.is_empty() {
        return;
    }
    doc.heading_with("What you saw", "average of your answers, 1 to 5");
    doc.push(Block::Bars(vec![Bar {
        label: "Does well".into(),
        doing: lines.good_doing.map(shown),
        directing: lines.good_directing.map(shown),
    }]));
    let fact = |one: &&Given<'_>| {
        let text = plan.answers.reader(&plan.ladder.craft).question(one.question).text;
        let answer = answered(plan.bank, one.question, one.answer, plan.answers, plan.ladder);
        (one.question.topic.to_string(), format!("“{text}” {answer}"))
    };
    doc.facts(rated.iter().map(fact).collect());
    doc.paragraph("Have an example of each ready: what happened, and when.");
}

/// What to ask: what the coach could not say, and the guesses made with most conviction.
pub(super) fn questions(plan: &Plan<'_>) -> Vec<(String, String)> {
    let is_preference = |question: &&Question| question.scale.is_preference();
    let unsure = |question: &&Question| plan.answers.answer(&question.id) == Some(Answer::NotSure);
    let unsure = plan.bank.questions.iter().filter(is_preference).filter(unsure);
    let mut open: Vec<(String, String)> = unsure
        .map(|question| (question.topic.to_string(), format!("You were not sure. {}", stem(plan, question))))
        .collect();
    open.truncate(2);
    let mut guesses: Vec<&Given<'_>> =
        plan.given.iter().filter(|one| one.contribution().is_some_and(|c| c != 0)).collect();
    guesses.sort_by_key(|one| std::cmp::Reverse(one.contribution().map(i8::unsigned_abs)));
    let guess = |one: &&Given<'_>| {
        let answer = answered(plan.bank, one.question, one.answer, plan.answers, plan.ladder);
        let text = match one.question.scale {
            Scale::TradeOff => format!("You guessed: {answer}"),
            _ => format!("You guessed: “{}” {answer}", stem(plan, one.question)),
        };
        (one.question.topic.to_string(), text)
    };
    let left = MOST_TO_ASK - open.len();
    open.extend(guesses.iter().take(left).map(guess));
    if let Some(growth) = plan.answers.growth.filter(|growth| *growth != Growth::Unsure) {
        let labels = Growth::ALL.iter().zip(plan.bank.growth.labels(plan.answers.by));
        let label = labels
            .filter(|(known, _)| **known == growth)
            .map(|(_, label)| label)
            .next()
            .expect("every wish has its label");
        open.push(("What comes next".into(), format!("You guessed: “{label}”.")));
    }
    open
}

fn to_ask(doc: &mut Doc, plan: &Plan<'_>, someone: Someone<'_>) {
    let open = questions(plan);
    if open.is_empty() {
        return;
    }
    doc.heading(format!("What to ask {}", someone.object()));
    doc.paragraph(format!(
        "Only {} say what they like. Your answers about it are guesses: ask first, then say what you guessed.",
        someone.does("can", "can"),
    ));
    doc.facts(open);
}

fn stem(plan: &Plan<'_>, question: &Question) -> String {
    plan.answers.reader(&plan.ladder.craft).question(question).text
}

/// The conversation: both views side by side.
fn next(doc: &mut Doc, plan: &Plan<'_>, someone: Someone<'_>, words: Option<&str>) {
    doc.heading("Next");
    doc.paragraph(format!(
        "When {} the questions as well, lay both views side by side and talk about where they differ.",
        someone.does("has answered", "have answered")
    ));
    let answer = format!("metier plan {} --save ME.toml", called(plan.ladder));
    doc.suggest(&format!("For {} to answer", someone.object()), answer);
    doc.suggest("Both views side by side", format!("metier compare ME.toml {}", words.unwrap_or("COACH.toml")));
}
