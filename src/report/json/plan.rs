//! The plan for scripts.

use serde::Serialize;

use super::asks::{Asks, Counts, Expected, asks};
use super::{AStep, AtLevel, Head, LadderName, a_step, at_level, gates, head, ladder_name, texts};
use crate::advice::{self, Caution, Given, Plan, Verdict};
use crate::ladder::StepKind;
use crate::report::words::rounded;
use crate::store::Loaded;

#[derive(Serialize)]
pub(crate) struct APlan<'a> {
    #[serde(flatten)]
    head: Head,
    file: Option<&'a str>,
    by: &'static str,
    name: Option<&'a str>,
    made: Option<&'a str>,
    ladder: LadderName<'a>,
    questions: QuestionCounts,
    track: Option<&'static str>,
    certainty: &'static str,
    outcome: &'static str,
    cautions: Vec<&'static str>,
    growth: Option<&'static str>,
    score: Option<AScore>,
    contributions: Vec<Answered<'a>>,
    from: Option<AtLevel<'a>>,
    steps: Vec<AStep<'a>>,
    expectations: Vec<Expected<'a>>,
    counts: Option<Counts>,
    requires: Vec<String>,
    prepare: Vec<&'a str>,
    trial: Vec<&'a str>,
    deepen: Vec<&'a str>,
    recognition: Vec<&'a str>,
    alternative: Option<OtherWay<'a>>,
    weighs_most: Vec<Answered<'a>>,
    coach: Option<ACoach<'a>>,
}

/// A coach's view of the strengths, and which cautions were judged by it.
#[derive(Serialize)]
struct ACoach<'a> {
    file: &'a str,
    lines: Strengths,
    used_for: Vec<&'static str>,
}

#[derive(Serialize)]
struct Strengths {
    good_directing: Option<f64>,
    good_doing: Option<f64>,
}

#[derive(Serialize)]
pub(crate) struct QuestionCounts {
    pub(crate) version: u32,
    pub(crate) asked: usize,
    pub(crate) answered: usize,
    pub(crate) not_sure: usize,
}

#[derive(Serialize)]
pub(crate) struct Lines {
    like_directing: Option<f64>,
    like_doing: Option<f64>,
    trade_off: Option<f64>,
    good_directing: Option<f64>,
    good_doing: Option<f64>,
}

#[derive(Serialize)]
pub(crate) struct AScore {
    value: f64,
    margin: f64,
    flip_steps: Option<u32>,
    lines: Lines,
}

#[derive(Serialize)]
struct Answered<'a> {
    question: &'a str,
    answer: u8,
    contribution: i8,
}

#[derive(Serialize)]
struct OtherWay<'a> {
    track: &'static str,
    steps: Vec<AStep<'a>>,
    expectations: usize,
}

pub(crate) fn a_plan<'a>(plan: &'a Plan<'a>, loaded: &'a Loaded, file: Option<&'a str>) -> APlan<'a> {
    let first = plan.onward().next();
    let on_track = first.filter(|_| plan.track.is_some());
    let deeper = plan.steps.first().filter(|step| plan.track.is_some() || step.kind == StepKind::Stay);
    let asked_for: Vec<Asks<'a>> =
        plan.asked_for().map(|step| asks(plan.ladder, plan.from, *step, Some(plan))).collect();
    let (asked_for, counts): (Vec<_>, Vec<_>) =
        asked_for.into_iter().map(|asks| (asks.expectations, asks.counts)).unzip();
    let counts = counts.into_iter().next().filter(|_| on_track.is_some());
    APlan {
        head: head("plan"),
        file,
        by: plan.sheet.by.name(),
        name: plan.sheet.name.as_deref(),
        made: plan.sheet.made.as_deref(),
        ladder: ladder_name(plan.ladder, loaded.shelf),
        questions: QuestionCounts {
            version: plan.bank.version,
            asked: plan.asked,
            answered: plan.given.len(),
            not_sure: plan.not_sure,
        },
        track: plan.track.map(crate::ladder::Kind::name),
        certainty: plan.verdict.certainty.name(),
        outcome: plan.verdict.outcome.name(),
        cautions: plan.cautions.iter().map(|caution| caution.name()).collect(),
        growth: plan.sheet.growth.map(crate::interview::Growth::name),
        score: score(&plan.verdict),
        contributions: answered(&plan.given),
        from: plan.from.map(at_level),
        steps: plan.steps.iter().map(|step| a_step(*step)).collect(),
        requires: on_track.map(|step| gates(&step.to.level.requires)).unwrap_or_default(),
        prepare: plan.learn_first().map(|track| texts(track.prepare_from(plan.from))).unwrap_or_default(),
        trial: plan.leads_to().map(|track| texts(track.trial_from(plan.from))).unwrap_or_default(),
        deepen: deeper.map(|step| texts(&step.to.level.deepen)).unwrap_or_default(),
        recognition: on_track.map(|step| texts(&step.to.level.recognition)).unwrap_or_default(),
        expectations: asked_for.into_iter().flatten().collect(),
        counts,
        alternative: plan.alternatives.first().map(other_way),
        weighs_most: answered(&plan.weighs_most.shown),
        coach: plan.coach.as_ref().map(|coach| ACoach {
            file: coach.file,
            lines: Strengths { good_directing: coach.good_directing.map(two), good_doing: coach.good_doing.map(two) },
            used_for: coach.used_for().into_iter().map(Caution::name).collect(),
        }),
    }
}

fn other_way<'a>(other: &advice::Alternative<'a>) -> OtherWay<'a> {
    OtherWay {
        track: other.track.name(),
        steps: other.steps.iter().map(|step| a_step(*step)).collect(),
        expectations: other.steps.first().map_or(0, |step| step.to.level.expects.len()),
    }
}

/// Those that count toward the score: strengths do not.
fn answered<'a>(given: &[Given<'a>]) -> Vec<Answered<'a>> {
    let counted = |one: &Given<'a>| {
        let contribution = one.contribution()?;
        Some(Answered { question: &one.question.id, answer: one.answer, contribution })
    };
    given.iter().filter_map(counted).collect()
}

pub(crate) fn score(verdict: &Verdict) -> Option<AScore> {
    verdict.score.map(|score| AScore {
        value: two(score.value),
        margin: two(score.margin),
        flip_steps: verdict.flip_steps(),
        lines: lines(&verdict.lines),
    })
}

pub(crate) fn lines(lines: &advice::Lines) -> Lines {
    Lines {
        like_directing: lines.like_directing.map(two),
        like_doing: lines.like_doing.map(two),
        trade_off: lines.trade_off.map(two),
        good_directing: lines.good_directing.map(two),
        good_doing: lines.good_doing.map(two),
    }
}

pub(crate) fn two(value: f64) -> f64 {
    rounded(value, 2)
}
