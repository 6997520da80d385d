//! A comparison for scripts.

use serde::Serialize;

use super::plan::{AScore, Lines, QuestionCounts, lines, score, two};
use super::{AStep, Head, LadderName, a_step, head, ladder_name};
use crate::advice::{Both, Comparison, How, OnlyOne, Plan, Standings};
use crate::interview::{Growth, Mark, Standing};
use crate::report::Compared;
use crate::store::Loaded;

#[derive(Serialize)]
pub(crate) struct AComparison<'a> {
    #[serde(flatten)]
    head: Head,
    how: &'static str,
    /// Told by who answered or by the dates; otherwise as given.
    order: &'static str,
    things: usize,
    first: ASide<'a>,
    second: ASide<'a>,
    difference: Option<Difference>,
    not_compared: Vec<NotCompared>,
    items: Vec<AnItem<'a>>,
    marks: Vec<AMark<'a>>,
    growth: Pair<Option<&'static str>>,
    level: Pair<Option<&'a str>>,
    same: Same,
    only_one: OnlyOnes<'a>,
    agreed: Option<Agreed<'a>>,
}

#[derive(Serialize)]
struct ASide<'a> {
    role: &'static str,
    file: &'a str,
    by: &'static str,
    name: Option<&'a str>,
    made: Option<&'a str>,
    ladder: LadderName<'a>,
    ladder_version: Option<&'a str>,
    questions: QuestionCounts,
    certainty: &'static str,
    outcome: &'static str,
    track: Option<&'static str>,
    next: Option<AStep<'a>>,
    score: Option<AScore>,
    lines: Lines,
}

#[derive(Serialize)]
struct Difference {
    gap: f64,
    threshold: f64,
    beyond: bool,
    toward: Option<&'static str>,
}

#[derive(Serialize)]
struct NotCompared {
    what: &'static str,
    why: &'static str,
}

/// What each side says.
#[derive(Serialize)]
struct Pair<T> {
    first: T,
    second: T,
    differs: bool,
}

#[derive(Serialize)]
struct AnItem<'a> {
    question: &'a str,
    scale: &'static str,
    first: u8,
    second: u8,
    steps: u8,
    toward: Option<&'static str>,
}

#[derive(Serialize)]
struct AMark<'a> {
    key: &'a str,
    level: Option<&'a str>,
    text: &'a str,
    first: Option<&'static str>,
    second: Option<&'static str>,
    steps: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    notes: Option<Notes<'a>>,
}

#[derive(Serialize)]
struct Notes<'a> {
    first: Option<&'a str>,
    second: Option<&'a str>,
}

#[derive(Serialize)]
struct Same {
    questions: usize,
    one_step: usize,
    marks: usize,
}

#[derive(Serialize)]
struct OnlyOnes<'a> {
    questions: Vec<Answered<'a>>,
    marks: Vec<AMark<'a>>,
}

#[derive(Serialize)]
struct Answered<'a> {
    question: &'a str,
    side: &'static str,
    answer: u8,
    other_not_sure: bool,
}

/// With `--all`: what both agree on.
#[derive(Serialize)]
struct Agreed<'a> {
    questions: Vec<AnItem<'a>>,
    marks: Vec<AMark<'a>>,
}

pub(crate) fn a_comparison<'a>(it: &'a Comparison<'a>, with: &Compared<'a>) -> AComparison<'a> {
    let [first, second] = with.files;
    let [of_first, of_second] = with.ladders;
    let (own, other) = match (it.pair.how, it.pair.is_told) {
        (How::SelfAndCoach, _) => ("self", "coach"),
        (How::ThenAndNow, true) => ("then", "now"),
        (How::ThenAndNow, false) => ("first", "second"),
    };
    let a_mark = |one: &Standings<'a>| a_mark(one, with.with_notes);
    let is_same = |one: &&Standings<'_>| one.is_of_both() && !one.differ();
    let level = |plan: &Plan<'a>| plan.from.map(|place| place.level.id.as_str());
    AComparison {
        head: head("compare"),
        how: it.pair.how.name(),
        order: if it.pair.is_told { "told" } else { "given" },
        things: it.things(),
        first: a_side(&it.first, own, first, of_first),
        second: a_side(&it.second, other, second, of_second),
        difference: it.moved.map(|moved| Difference {
            gap: two(moved.gap),
            threshold: two(moved.threshold),
            beyond: moved.beyond,
            toward: toward(moved.gap),
        }),
        not_compared: not_compared(it),
        items: it.apart().map(an_item).collect(),
        marks: it.marks_apart().map(a_mark).collect(),
        growth: Pair {
            first: it.first.sheet.growth.map(Growth::name),
            second: it.second.sheet.growth.map(Growth::name),
            differs: it.growth_differs(),
        },
        level: Pair { first: level(&it.first), second: level(&it.second), differs: it.level_differs() },
        same: Same {
            questions: it.steps_apart(0).count(),
            one_step: it.steps_apart(1).count(),
            marks: it.marks.iter().filter(is_same).count(),
        },
        only_one: OnlyOnes {
            questions: it.only_one.iter().map(answered).collect(),
            marks: it.marks.iter().filter(|one| !one.is_of_both()).map(a_mark).collect(),
        },
        agreed: with.all.then(|| Agreed {
            questions: it.both.iter().filter(|one| one.steps() < 2).map(an_item).collect(),
            marks: it.marks.iter().filter(is_same).map(a_mark).collect(),
        }),
    }
}

fn a_side<'a>(view: &'a Plan<'a>, role: &'static str, file: &'a str, loaded: &'a Loaded) -> ASide<'a> {
    ASide {
        role,
        file,
        by: view.sheet.by.name(),
        name: view.sheet.name.as_deref(),
        made: view.sheet.made.as_deref(),
        ladder: ladder_name(view.ladder, loaded.shelf),
        ladder_version: view.sheet.ladder_version.as_deref(),
        questions: QuestionCounts {
            version: view.sheet.questions.unwrap_or(1),
            asked: view.asked,
            answered: view.given.len(),
            not_sure: view.not_sure,
        },
        certainty: view.verdict.certainty.name(),
        outcome: view.verdict.outcome.name(),
        track: view.track.map(crate::ladder::Kind::name),
        next: view.onward().next().filter(|_| view.track.is_some()).map(|step| a_step(*step)),
        score: score(&view.verdict),
        lines: lines(&view.verdict.lines),
    }
}

fn not_compared(it: &Comparison<'_>) -> Vec<NotCompared> {
    let mut all = Vec::new();
    if !it.same_questions {
        all.extend(["score", "questions"].map(|what| NotCompared { what, why: "question-versions-differ" }));
    } else if it.moved.is_none() {
        all.push(NotCompared { what: "score", why: "too-few-answers" });
    }
    if !it.same_ladder {
        all.extend(["marks", "level"].map(|what| NotCompared { what, why: "ladders-differ" }));
    }
    all
}

fn an_item<'a>(one: &Both<'a>) -> AnItem<'a> {
    AnItem {
        question: &one.question.id,
        scale: one.question.scale.name(),
        first: one.first,
        second: one.second,
        steps: one.steps(),
        toward: toward(f64::from(one.shift())),
    }
}

fn a_mark<'a>(one: &Standings<'a>, with_notes: bool) -> AMark<'a> {
    let note = |mark: Option<&'a Mark>| mark.and_then(|mark| mark.note.as_deref());
    let state = |mark: Option<&Mark>| mark.map(|mark| Standing::name(mark.state));
    AMark {
        key: one.key,
        level: one.level.map(|place| place.level.id.as_str()),
        text: one.text,
        first: state(one.first),
        second: state(one.second),
        steps: one.steps(),
        notes: with_notes.then(|| Notes { first: note(one.first), second: note(one.second) }),
    }
}

fn answered<'a>(one: &OnlyOne<'a>) -> Answered<'a> {
    Answered {
        question: &one.question.id,
        side: if one.is_first { "first" } else { "second" },
        answer: one.answer,
        other_not_sure: one.other_not_sure,
    }
}

fn toward(gap: f64) -> Option<&'static str> {
    if gap > 0.0 {
        Some("directing")
    } else if gap < 0.0 {
        Some("doing")
    } else {
        None
    }
}
