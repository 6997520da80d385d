//! The ways on from a recommendation: the steps, the other way, and what to try before choosing.

use super::doc::{Block, Doc};
use super::level::{expectations, parting, phrases, tally, whole_step};
use super::words::{Voice, called, capital, count, list, rank_of, titled, typed};
use crate::advice::{Alternative, Outcome, Plan};
use crate::ladder::{Kind, Step, StepKind};

pub(super) fn steps(doc: &mut Doc, plan: &Plan<'_>, voice: Voice<'_>) {
    let (ladder, from) = (plan.ladder, plan.from);
    if let Some(stay) = plan.steps.first().filter(|step| step.kind == StepKind::Stay) {
        doc.heading_with(format!("Staying: {}", stay.to.level.title), rank_of(stay.to));
        doc.paragraph("More interesting work at the level one has is a step of its own.");
        whole_step(doc, ladder, from, *stay, &plan.marks);
    }
    let onward: Vec<Step<'_>> = plan.onward().copied().collect();
    if plan.track.is_none() {
        several(doc, plan, &onward);
        for step in onward.iter().filter(|step| is_marked(plan, step)) {
            expectations(doc, ladder, step.to, &ladder.difference(from, step.to), &plan.marks);
        }
        return;
    }
    let Some((first, others)) = onward.split_first() else { return };
    if plan.steps.len() > onward.len() && first.kind != StepKind::Summit {
        doc.heading(format!("When {} want it: {}", voice.pronoun(), titled(first.to)));
    }
    if let Some(parting) = plan.track.and_then(|kind| parting(ladder, kind, *first)) {
        doc.paragraph(parting);
        if let Some(track) = plan.leads_to() {
            phrases(doc, "Learn on the way", None, track.prepare_from(plan.from));
        }
    }
    if from.is_some() {
        // A summit's own list was said by staying there.
        if !(first.kind == StepKind::Summit && plan.steps.len() > onward.len()) {
            if plan.steps.len() == onward.len() {
                doc.heading_with(first.to.level.title.clone(), rank_of(first.to));
            }
            whole_step(doc, ladder, from, *first, &plan.marks);
        }
        if !others.is_empty() {
            let titles: Vec<String> = others.iter().map(|step| titled(step.to)).collect();
            doc.paragraph(format!("Open as well: {}.", list(&titles, "and")));
        }
    } else {
        without_level(doc, plan, &onward, voice);
    }
}

/// The track is named; what the next level is depends on a level nobody has said.
fn without_level(doc: &mut Doc, plan: &Plan<'_>, onward: &[Step<'_>], voice: Voice<'_>) {
    let ladder = plan.ladder;
    for step in onward {
        doc.heading(format!("{}: {}", step.to.track.name, titled(step.to)));
        let opens: Vec<String> =
            step.to.track.opens_from.iter().filter_map(|id| ladder.level(id)).map(titled).collect();
        let summary = step.to.level.summary.as_deref().unwrap_or_default().to_owned();
        let opens = if opens.is_empty() { String::new() } else { format!("Opens from {}.", list(&opens, "or")) };
        doc.paragraph([summary, opens].join(" ").trim().to_owned());
    }
    doc.paragraph(level_is_missing(plan, voice));
    if let Some(step) = onward.first() {
        phrases(doc, "Learn first", None, step.to.track.prepare_from(plan.from));
        phrases(doc, "Try it first", Some("small, and back again"), step.to.track.trial_from(plan.from));
        expectations(doc, ladder, step.to, &ladder.difference(None, step.to), &plan.marks);
    }
}

pub(super) fn level_is_missing(plan: &Plan<'_>, voice: Voice) -> String {
    format!(
        "{} present level is not in the answers. With it the next level is shown: `level = \"…\"` in the file, or metier plan --level LEVEL (metier show {} lists them).",
        voice.possessive_first(),
        called(plan.ladder)
    )
}

/// No single track is named: every open step with equal care.
pub(super) fn several(doc: &mut Doc, plan: &Plan<'_>, onward: &[Step<'_>]) {
    if onward.is_empty() {
        return;
    }
    doc.heading("What is open from here");
    let ladder = plan.ladder;
    // Where there is only a trunk, its end leads nowhere: the one step is to where one is.
    if let [end] = onward
        && end.kind == StepKind::Summit
    {
        return doc.paragraph(format!("{} is where this ladder ends: no level is above it yet.", titled(end.to)));
    }
    let fact = |step: &Step<'_>| {
        let asks = asks_for(plan, step);
        let summary = step.to.level.summary.as_ref().map_or_else(String::new, |summary| format!(" {summary}"));
        (capital(step.to.track.kind.name()), format!("{}, {asks}.{summary}", titled(step.to)))
    };
    doc.facts(onward.iter().map(fact).collect());
    match plan.from {
        Some(from) => doc.paragraph(format!("All they ask for: metier next {} {}", called(ladder), from.level.id)),
        None => doc.paragraph(format!("All they ask for: metier show {}", called(ladder))),
    }
}

pub(super) fn alternative(doc: &mut Doc, plan: &Plan<'_>, other: &Alternative<'_>) {
    let ladder = plan.ladder;
    doc.heading(format!("The other way: {}", other.track.name()));
    let is_advised = |step: &Step<'_>| plan.onward().any(|advised| advised.to.is(&step.to));
    let Some(step) = other.steps.iter().find(|step| !is_advised(step)) else {
        return doc
            .paragraph("From here both ways begin with the same next level; the choice comes where the tracks part.");
    };
    let mut said = vec![format!("{}.", titled(step.to))];
    if step.kind == StepKind::Summit {
        said.push("It is the present level, and the top of its track.".into());
        return doc.paragraph(said.join(" "));
    }
    said.extend(step.to.level.summary.as_ref().map(ToString::to_string));
    said.push(format!("{}.", capital(&asks_for(plan, step))));
    said.push(match step.kind {
        StepKind::Climb => "It is on the track of the present level.".into(),
        _ => format!("It is open from here{}.", and_back(plan, step)),
    });
    let learn = step.to.track.prepare_from(plan.from).len();
    if learn > 0 && step.kind != StepKind::Climb {
        said.push(format!("Before it, {} to learn.", count(learn, "thing")));
    }
    doc.paragraph(said.join(" "));
    let from = plan.from.map_or_else(
        || format!("show {} {}", called(ladder), step.to.level.id),
        |from| format!("next {} {} --track {}", called(ladder), from.level.id, step.to.track.id),
    );
    doc.paragraph(format!("All of it: metier {from}"));
}

/// Something of what the level asks for is marked.
pub(super) fn is_marked(plan: &Plan<'_>, step: &Step<'_>) -> bool {
    step.to.level.expects.iter().any(|expectation| plan.marks.on(expectation).is_some())
}

/// "asks for 9 things", or how they are marked.
fn asks_for(plan: &Plan<'_>, step: &Step<'_>) -> String {
    let own = plan.ladder.difference(plan.from, step.to).own;
    if own.is_empty() {
        "nothing is written for it yet".into()
    } else if is_marked(plan, step) {
        tally(&own, &plan.marks)
    } else {
        format!("asks for {}", count(own.len(), "thing"))
    }
}

/// Whether, once there, the way to the advised track is open at equal rank; nothing is said where it is not.
fn and_back(plan: &Plan<'_>, step: &Step<'_>) -> &'static str {
    let back = plan.track.map(|kind| plan.ladder.steps_toward(kind, Some(step.to)));
    let is_equal = |back: &Step<'_>| back.kind == StepKind::Cross && !back.inferred;
    if back.is_some_and(|back| back.first().is_some_and(is_equal)) {
        ", and the way back stays open at equal rank"
    } else {
        ""
    }
}

/// What to do first about work that suits in neither way.
const YOU_RESHAPE: [&str; 3] = [
    "Write down the last three days that went well, and what was in them",
    "Ask to trade one standing task for one of those things, for a month",
    "If nothing in this field is in them, look at another field before any ladder",
];

/// The same, to a coach.
const THEY_RESHAPE: [&str; 3] = [
    "Hear from them which three days went well lately, and what was in them",
    "Help them trade one standing task for one of those things, for a month",
    "If nothing in this field is in them, another field comes before any ladder",
];

/// How each side is tried, where the ladder names no trial of its own for it.
const TWO_WEEKS: [&str; 2] =
    ["Mastery: two weeks on one hard piece of work", "Management: two weeks of planning and talks"];

/// Where no side is named, or both are: a small experiment is worth more than another thought.
pub(super) fn before_choosing(doc: &mut Doc, plan: &Plan<'_>, voice: Voice<'_>) {
    let trial = |kind: Kind| plan.ladder.tracks_of(kind).flat_map(|track| track.trial_from(plan.from)).next();
    let tried = |kind: Kind| trial(kind).map(|trial| format!("{}: {}", capital(kind.name()), trial));
    let coach = if voice.is_coach() { " --as coach" } else { "" };
    let name = plan.sheet.name.as_ref().map_or_else(String::new, |name| format!(" --name {}", typed(name)));
    let again = format!("Answer again afterwards: metier plan{coach}{name} --fresh");
    let (lead, mut steps): (&str, Vec<String>) = match plan.verdict.outcome {
        Outcome::Undecided => {
            let sides = [tried(Kind::Mastery), tried(Kind::Management)];
            let lead = if sides.iter().all(Option::is_some) {
                "Two weeks on each side say more than another thought: small, and with a way back. The ladder's own trials, at full length:"
            } else {
                "Two weeks on each side say more than another thought: small, and with a way back:"
            };
            let steps = sides.into_iter().zip(TWO_WEEKS).map(|(own, usual)| own.unwrap_or_else(|| usual.to_owned()));
            (lead, steps.collect())
        }
        Outcome::Both => (
            "A lead player does both. Agree on a trial of 3 to 6 months, with a date to look back:",
            tried(Kind::Hybrid)
                .into_iter()
                .chain(["Count the hours at the end: who got them, the work or the people?".into()])
                .collect(),
        ),
        Outcome::Neither => (
            "No ladder mends work that does not suit. First reshape the work:",
            if voice.is_coach() { THEY_RESHAPE } else { YOU_RESHAPE }.map(String::from).to_vec(),
        ),
        _ => return,
    };
    steps.push(again);
    doc.heading("Before choosing");
    doc.paragraph(lead);
    doc.push(Block::Steps(steps));
}
