//! Where a recommendation leads: the steps, the other track, and what to try before choosing.

use super::doc::{Block, Doc};
use super::level::{expectations, lessons, parting, phrases, tally, whole_step};
use super::words::{Voice, called, capital, count, list, rank_of, titled, typed};
use crate::advice::{Alternative, Marks, Outcome, Plan};
use crate::interview::Growth;
use crate::ladder::{Kind, Step, StepKind, Track};

pub(crate) fn steps(doc: &mut Doc, plan: &Plan<'_>, voice: Voice) {
    let (ladder, from) = (plan.ladder, plan.from);
    if let Some(stay) = plan.steps.first().filter(|step| step.kind == StepKind::Stay) {
        doc.heading_with(format!("Staying: {}", stay.to.level.title), rank_of(stay.to));
        if plan.learns_in_post() {
            learn_now(doc, stay.to.track, &plan.marks);
        } else {
            doc.paragraph("Work that takes you deeper at the level you have is a step of its own.");
        }
        if plan.answers.growth == Some(Growth::Deepen) {
            whole_step(doc, ladder, from, *stay, &plan.marks);
        }
    } else if plan.leads_to().is_none()
        && let Some(track) = plan.learn_first()
    {
        lessons(doc, "Learn first", Some("before you lead"), &track.lessons_from(from), &plan.marks);
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
        let when = if plan.learns_in_post() { "Then".to_owned() } else { format!("When {} want it", voice.pronoun()) };
        doc.heading(format!("{when}: {}", titled(first.to)));
    }
    if let Some(parting) = plan.track.and_then(|kind| parting(ladder, kind, *first)) {
        doc.paragraph(parting);
        if let Some(track) = plan.leads_to() {
            lessons(doc, "Learn on the way", None, &track.lessons_from(plan.from), &plan.marks);
        }
    }
    if from.is_some() {
        // If this is a summit, staying has already listed what it says.
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

/// What someone who already leads should learn before taking any next level.
pub(crate) fn learn_now(doc: &mut Doc, track: &Track, marks: &Marks<'_>) {
    if track.prepare.is_empty() {
        doc.paragraph(
            "This ladder doesn't say yet what to learn. Ask for training and a mentor before you take on more.",
        );
    } else {
        lessons(doc, "Learn now", Some("before the next level"), &track.lessons_from(None), marks);
    }
}

/// A track is advised, but the next level depends on the present level, which we do not know.
fn without_level(doc: &mut Doc, plan: &Plan<'_>, onward: &[Step<'_>], voice: Voice) {
    let ladder = plan.ladder;
    for step in onward {
        doc.heading(format!("{}: {}", step.to.track.name, titled(step.to)));
        let opens: Vec<String> =
            step.to.track.opens_from.iter().filter_map(|id| ladder.level(id)).map(titled).collect();
        let summary = step.to.level.summary.as_deref().unwrap_or_default().to_owned();
        let opens = if opens.is_empty() { String::new() } else { format!("Opens from {}.", list(&opens, "or")) };
        doc.paragraph([summary, opens].join(" ").trim().to_owned());
    }
    level_is_missing(doc, plan, voice);
    if let Some(step) = onward.first() {
        lessons(doc, "Learn first", None, &step.to.track.lessons_from(plan.from), &plan.marks);
        phrases(doc, "Try it first", Some("small and reversible"), step.to.track.trial_from(plan.from));
        expectations(doc, ladder, step.to, &ladder.difference(None, step.to), &plan.marks);
    }
}

pub(crate) fn level_is_missing(doc: &mut Doc, plan: &Plan<'_>, voice: Voice) {
    let ladder = called(plan.ladder);
    doc.paragraph(format!(
        "{} level is not in the answers, so the next one cannot be shown. Write `level = \"…\"` into the file, or type it with --level.",
        capital(voice.possessive())
    ));
    doc.suggest("To see the levels", format!("metier show {ladder}"));
}

/// No single track is advised, so every open step gets the same care.
pub(crate) fn several(doc: &mut Doc, plan: &Plan<'_>, onward: &[Step<'_>]) {
    if onward.is_empty() {
        return;
    }
    let is_neither = plan.verdict.outcome == Outcome::Neither;
    doc.heading(if is_neither { "Later, where you can go from here" } else { "Where you can go from here" });
    let ladder = plan.ladder;
    // If the ladder has only a trunk, its end leads nowhere. The one step is to the present level.
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
    let command = match plan.from {
        Some(from) => format!("metier next {} {}", called(ladder), from.level.id),
        None => format!("metier show {}", called(ladder)),
    };
    doc.suggest("All that these levels expect", command);
}

pub(crate) fn alternative(doc: &mut Doc, plan: &Plan<'_>, other: &Alternative<'_>) {
    let ladder = plan.ladder;
    doc.heading(format!("The other way: {}", other.track.name()));
    if other.steps.is_empty() {
        return doc.paragraph("It is not open from your level.");
    }
    let is_advised = |step: &Step<'_>| plan.onward().any(|advised| advised.to.is(&step.to));
    let Some(step) = other.steps.iter().find(|step| !is_advised(step)) else {
        return doc
            .paragraph("From here both ways begin with the same next level; the choice comes where the tracks split.");
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
    doc.suggest("All of it", format!("metier {from}"));
}

/// Whether the person has marked anything that the level expects.
pub(crate) fn is_marked(plan: &Plan<'_>, step: &Step<'_>) -> bool {
    step.to.level.expects.iter().any(|expectation| plan.marks.on(expectation).is_some())
}

/// "expects 9 things", or how they are marked.
fn asks_for(plan: &Plan<'_>, step: &Step<'_>) -> String {
    let own = plan.ladder.difference(plan.from, step.to).own;
    if own.is_empty() {
        "nothing is written for it yet".into()
    } else if is_marked(plan, step) {
        tally(&own, &plan.marks)
    } else {
        format!("expects {}", count(own.len(), "thing"))
    }
}

/// Says nothing if the way back is closed.
fn and_back(plan: &Plan<'_>, step: &Step<'_>) -> &'static str {
    if leads_back(plan, step) { ", and the way back stays open at equal rank" } else { "" }
}

/// Whether, once there, the way to the advised track is open at equal rank.
pub(super) fn leads_back(plan: &Plan<'_>, step: &Step<'_>) -> bool {
    let back = plan.track.map(|kind| plan.ladder.steps_toward(kind, Some(step.to)));
    let is_equal = |back: &Step<'_>| back.kind == StepKind::Cross && !back.inferred;
    back.is_some_and(|back| back.first().is_some_and(is_equal))
}

/// How to try each side if the ladder has no trial of its own for it.
const TWO_WEEKS: [&str; 2] =
    ["Mastery: two weeks on one hard piece of work", "Management: two weeks of planning and one-to-ones"];

/// What people can do if none of the work in this craft suits them.
pub(super) const TO_CHANGE: [&str; 4] = [
    "If you are worn out, rest first: a bad year looks like this too",
    "Write down your last three good days, and what made them good",
    "Ask to swap one regular task for one of those things, for a month",
    "If none of it comes from your field, look at other fields before you climb any ladder",
];

/// What to do before choosing a side, if none or both are advised, in small steps that can be undone.
pub(crate) fn before_choosing(doc: &mut Doc, plan: &Plan<'_>) {
    let trial = |kind: Kind| plan.ladder.tracks_of(kind).flat_map(|track| track.trial_from(plan.from)).next();
    let tried = |kind: Kind| trial(kind).map(|trial| format!("{}: {trial}", capital(kind.name())));
    let (heading, lead, steps): (_, &str, Vec<String>) = match plan.verdict.outcome {
        Outcome::Undecided => {
            let sides = [tried(Kind::Mastery), tried(Kind::Management)];
            let lead = if sides.iter().all(Option::is_some) {
                "Trying both tells you more than thinking it over. Two weeks of each are enough; these are the ladder's own trials, at full length:"
            } else {
                "Trying both tells you more than thinking it over. Two weeks of each are enough:"
            };
            let steps = sides.into_iter().zip(TWO_WEEKS).map(|(own, usual)| own.unwrap_or_else(|| usual.to_owned()));
            ("Before choosing", lead, steps.collect())
        }
        Outcome::Both => (
            "Before choosing",
            "Look for a job that is both, and agree on a trial of 3 to 6 months with a date to look back:",
            tried(Kind::Hybrid)
                .into_iter()
                .chain(["At the end, count the hours: did the work get them, or the people?".into()])
                .collect(),
        ),
        Outcome::Neither => (
            "What you can do now",
            "You can change the work, rest, or look elsewhere. No ladder helps with work that doesn't suit you.",
            TO_CHANGE.map(str::to_owned).to_vec(),
        ),
        Outcome::NotEnough | Outcome::Mastery | Outcome::Management => return,
    };
    doc.heading(heading);
    doc.paragraph(lead);
    doc.push(Block::Steps(steps));
    let name = plan.answers.name.as_ref().map_or_else(String::new, |name| format!(" --name {}", typed(name)));
    let again = format!("metier plan {}{name} --again", called(plan.ladder));
    doc.suggest("To answer again afterwards", again);
}
