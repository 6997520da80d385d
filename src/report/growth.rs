//! A recommendation as a growth plan to print, to send or to fill in together. It is in the person's own words, with
//! room for what they will do, the help they need, how they will know it is done, and by when.

use super::doc::{Block, Bullet, Doc, Item, standing_word};
use super::level::{about, beside, beside_mark, expectations, parting, requirements, tally, task};
use super::plan::{PlanReport, other_ways, title};
use super::words::{A_MAP, Voice, capital, count, list, note_about, raised, titled};
use super::{goals, ways};
use crate::advice::{Outcome, Plan};
use crate::interview::{Growth, Standing};
use crate::ladder::{Change, Expectation, Step, StepKind, Task, Track};

/// A person can only keep this many things in mind at a time.
const AT_A_TIME: usize = 3;

type ChangedExpectation<'a> = (&'a Expectation, Change);

/// The plan as a growth plan.
pub(super) fn doc(it: &PlanReport<'_>) -> Doc {
    let (plan, voice) = (it.plan, Voice::I);
    let mut doc = Doc::default();
    doc.title(title(plan, voice));
    goals::add(&mut doc, plan.answers, "What I am working on");
    it.reasons(&mut doc, voice);
    wish(&mut doc, plan, voice);
    if plan.track.is_some() {
        one_way(&mut doc, it, voice);
        other_ways(&mut doc, plan);
        ways::before_choosing(&mut doc, plan);
    } else {
        several_ways(&mut doc, it, voice);
    }
    it.numbers(&mut doc);
    doc.heading("Next conversation");
    doc.items(["Date:", "Start with:"].map(|line| Item::new(Bullet::Point, line)).to_vec());
    doc.push(Block::Closing(vec![A_MAP.into(), it.version()]));
    doc
}

/// What the person wants, and which level is next.
fn wish(doc: &mut Doc, plan: &Plan<'_>, voice: Voice) {
    let i = capital(voice.pronoun());
    let here = plan.from.map_or_else(String::new, |from| format!(", as {}", from.level.title));
    let step = plan.onward().next().filter(|_| plan.track.is_some());
    let ahead = step.filter(|step| step.kind != StepKind::Summit && plan.from.is_some());
    let is_top = step.is_some_and(|step| step.kind == StepKind::Summit);
    let wish = match (plan.answers.growth, ahead) {
        (Some(Growth::Next), Some(ahead)) => {
            let how = match ahead.kind {
                StepKind::Cross if ahead.inferred => "to go across, to the nearest level",
                StepKind::Cross => "to go across at equal standing",
                _ => "to take the next level",
            };
            format!("{i} want {how}: {}.", titled(ahead.to))
        }
        (Some(Growth::Next), None) if is_top => {
            format!("{i} want to go on. This track goes no higher; the way on is deeper.")
        }
        (Some(Growth::Next), None) => format!("{i} want to take the next level; which one is still open."),
        (Some(Growth::Deepen), ahead) => {
            let later = ahead.map_or_else(String::new, |ahead| {
                format!(" When {} want to go on: {}.", voice.pronoun(), titled(ahead.to))
            });
            format!("{i} want more interesting work at the present level{here}.{later}")
        }
        (growth, ahead) => {
            let state = if growth.is_some() { "Not sure" } else { "Not decided" };
            let ahead = ahead.map_or_else(|| "the next level".to_owned(), |ahead| titled(ahead.to));
            format!("{state} yet: on to {ahead}, or deeper at the present level{here}.")
        }
    };
    doc.heading(format!("What {} want", voice.pronoun()));
    doc.paragraph(wish);
    if let Some(step) = step.filter(|step| step.kind != StepKind::Summit) {
        let summary =
            step.to.level.summary.iter().map(|summary| (step.to.level.title.to_string(), summary.to_string()));
        doc.facts(summary.chain(about(plan.ladder, plan.from, *step)).collect());
    }
    doc.paragraph(format!("In {} own words:", voice.possessive()));
}

/// A track is advised: going deeper, if the person wants that or nothing else is left, and then the next step.
fn one_way(doc: &mut Doc, it: &PlanReport<'_>, voice: Voice) {
    let plan = it.plan;
    let Some(first) = plan.onward().next() else { return };
    let is_top = |step: &&Step<'_>| step.kind == StepKind::Summit;
    let deeper = staying(plan).or_else(|| plan.steps.first().filter(is_top));
    if plan.learns_in_post() {
        learn_now(doc, it);
    }
    if let Some(here) = deeper {
        deepen(doc, it, here, voice);
    }
    to_do(doc, it, first, voice, deeper.is_some());
    let others: Vec<String> = plan.onward().skip(1).map(|step| titled(step.to)).collect();
    if !others.is_empty() {
        doc.paragraph(format!("Open as well: {}.", list(&others, "and")));
    }
    if plan.from.is_none() {
        ways::level_is_missing(doc, plan, voice);
    }
    if let Some(parting) = plan.track.and_then(|kind| parting(plan.ladder, kind, *first)) {
        doc.paragraph(parting);
    }
    if let Some(track) = plan.leads_to() {
        let enters = first.kind.enters_a_track();
        let learn = if enters { "Learn first" } else { "Learn on the way" };
        self::learn(doc, plan, track, learn);
        boxes(doc, "Try it first, small and reversible", if enters { &it.trial } else { &[] });
    }
    if first.kind != StepKind::Summit {
        requirements(doc, plan.ladder, first.to.level, &plan.marks);
    }
}

/// No track is advised: what is open, what to try before choosing, and the work on any of those levels that is marked.
fn several_ways(doc: &mut Doc, it: &PlanReport<'_>, voice: Voice) {
    let plan = it.plan;
    let is_neither = plan.verdict.outcome == Outcome::Neither;
    if is_neither {
        ways::before_choosing(doc, plan);
    }
    let stay = staying(plan);
    if let Some(stay) = stay {
        deepen(doc, it, stay, voice);
    }
    if plan.learn_first().is_some() {
        learn_now(doc, it);
    }
    let onward: Vec<Step<'_>> = plan.onward().copied().collect();
    ways::several(doc, plan, &onward);
    if is_neither {
        return;
    }
    ways::before_choosing(doc, plan);
    let marked: Vec<&Step<'_>> = onward.iter().filter(|step| ways::is_marked(plan, step)).collect();
    for step in &marked {
        to_do(doc, it, step, voice, marked.len() > 1 || stay.is_some());
    }
    if marked.is_empty() && stay.is_none() {
        doc.heading(format!("What {} will work on", voice.pronoun()));
        doc.paragraph("One of these to begin with:");
        doc.items(frame(voice).into_iter().map(|line| Item::new(Bullet::Point, line)).collect());
    }
}

/// The present level, if the person wants to stay there and go deeper.
fn staying<'p, 'a>(plan: &'p Plan<'a>) -> Option<&'p Step<'a>> {
    let wished = plan.answers.growth == Some(Growth::Deepen);
    plan.steps.first().filter(|step| wished && step.kind == StepKind::Stay)
}

/// What to learn about leading before anything else, with boxes.
fn learn_now(doc: &mut Doc, it: &PlanReport<'_>) {
    match it.plan.learn_first() {
        Some(track) if !track.prepare.is_empty() => learn(doc, it.plan, track, "Learn first"),
        Some(track) => ways::learn_now(doc, track, &it.plan.marks),
        None => {}
    }
}

/// Work that goes deeper at the level the person has.
fn deepen(doc: &mut Doc, it: &PlanReport<'_>, here: &Step<'_>, voice: Voice) {
    doc.heading(format!("What {} will work on", voice.pronoun()));
    doc.paragraph(format!("Going deeper as {}, one or two things at a time.", here.to.level.title));
    doc.items(it.deepen.iter().map(|phrase| Item::new(Bullet::Task, *phrase)).collect());
    doc.paragraph("For the first of them:");
    doc.items(frame(voice).into_iter().map(|line| Item::new(Bullet::Point, line)).collect());
}

/// What a level expects: two or three things to work on, what comes after these, and what the person can already show.
/// `is_later` means that they do not work on this level now.
fn to_do(doc: &mut Doc, it: &PlanReport<'_>, step: &Step<'_>, voice: Voice, is_later: bool) {
    let (plan, words) = (it.plan, it.words.as_deref());
    let difference = plan.ladder.difference(plan.from, step.to);
    let own = &difference.own;
    let stands = |wanted: Option<Standing>| -> Vec<ChangedExpectation<'_>> {
        own.iter().filter(|(one, _)| plan.marks.on(one).map(|mark| mark.state) == wanted).copied().collect()
    };
    let i = voice.pronoun();
    let title = &step.to.level.title;
    let open = stands(None);
    if open.len() == own.len() {
        if !is_later {
            doc.heading(format!("What {i} will work on"));
            if !own.is_empty() {
                doc.paragraph(format!("Two or three things at a time, of what {title} expects."));
            }
            let frames =
                ["First:", "Second:"].map(|text| Item { below: frame(voice), ..Item::new(Bullet::Task, text) });
            doc.items(frames.to_vec());
        }
        expectations(doc, plan.ladder, step.to, &difference, &plan.marks);
        if !own.is_empty() {
            how_to_mark(doc, words, "Nothing is marked yet");
        }
        return;
    }
    // What is partly met is the closest to being met. The rest keeps the ladder's order.
    let mut unmet = [stands(Some(Standing::Partly)), stands(Some(Standing::NotYet))].concat();
    // But first what the two see differently, and then what the coach has marked at all.
    unmet.sort_by_key(|(one, _)| (!plan.marks.differ_on(one), plan.marks.by_coach(one).is_none()));
    let (now, later) = unmet.split_at(if is_later { 0 } else { unmet.len().min(AT_A_TIME) });
    let heading = if is_later { format!("What {title} expects") } else { format!("What {i} will work on") };
    doc.heading_with(heading, format!("{title} expects {}: {}", count(own.len(), "thing"), tally(own, &plan.marks)));
    if now.iter().any(|(one, _)| plan.marks.differ_on(one)) {
        doc.paragraph("What my coach and I see differently comes first. Another choice is as good.");
    } else if now.len() > 1 {
        doc.paragraph("What is begun comes first, then the ladder's order. Another choice is as good.");
    } else if unmet.is_empty() {
        doc.paragraph("Nothing marked is left to work on. Talk about the level itself.");
    }
    let with_frame = |one: &ChangedExpectation<'_>| {
        let mut item = item(plan, one);
        item.below.extend(frame(voice));
        item
    };
    doc.items(now.iter().map(with_frame).collect());
    if !later.is_empty() && !is_later {
        doc.subheading("After that");
    }
    doc.items(later.iter().map(|one| item(plan, one)).collect());
    if !open.is_empty() {
        doc.subheading("Not marked yet");
        doc.items(open.iter().map(|one| item(plan, one)).collect());
        how_to_mark(doc, words, &format!("{} not marked yet", count(open.len(), "thing")));
    }
    if let Some(rest) = beside(&difference) {
        doc.paragraph(rest);
    }
    let met = stands(Some(Standing::Met));
    if !met.is_empty() {
        doc.heading(format!("What {i} can show already"));
        let evidence = |one: &ChangedExpectation<'_>| {
            let mut item = item(plan, one);
            // If no evidence is shown, leave a line to write it on.
            if plan.marks.note(one.0).is_none() {
                item.below.push(format!("{}:", note_about(Standing::Met)));
            }
            item
        };
        doc.items(met.iter().map(evidence).collect());
    }
    let elsewhere = stands(Some(Standing::NotApplicable));
    if !elsewhere.is_empty() {
        doc.heading(format!("What does not arise where {i} work"));
        let point = |one: &ChangedExpectation<'_>| Item { mark: Bullet::Point, ..item(plan, one) };
        doc.items(elsewhere.iter().map(point).collect());
    }
}

/// An expectation as a box with its mark and the note beside it.
fn item(plan: &Plan<'_>, (one, change): &ChangedExpectation<'_>) -> Item {
    let mark = plan.marks.on(one);
    let note = mark.zip(plan.marks.note(one)).map(|(mark, note)| super::words::capital(&beside_mark(mark.state, note)));
    let item = Item::new(Bullet::Marked(mark.map(|mark| mark.state)), format!("{}{}", one.text, raised(*change)));
    let coach = plan.marks.by_coach(one).map(|state| format!("My coach: {}", standing_word(Some(state))));
    Item { below: note.into_iter().chain(coach).collect(), ..item }.tagged(plan.ladder, &one.key)
}

/// The lines to fill in.
fn frame(voice: Voice) -> Vec<String> {
    let i = voice.pronoun();
    vec![format!("What {i} will do:"), format!("Help {i} need:"), "We will see it when:".into(), "By:".into()]
}

fn how_to_mark(doc: &mut Doc, words: Option<&str>, state: &str) {
    let words = words.unwrap_or("FILE");
    doc.suggest(&format!("{state}. To go through them"), format!("metier mark {words}"));
}

fn learn(doc: &mut Doc, plan: &Plan<'_>, track: &Track, heading: &str) {
    let lesson = |lesson: &Task<'_>| task(lesson, Bullet::Task, &plan.marks).tagged(plan.ladder, &lesson.key);
    doc.part(heading, track.lessons_from(plan.from).iter().map(lesson).collect());
}

fn boxes(doc: &mut Doc, heading: &str, texts: &[&str]) {
    if !texts.is_empty() {
        doc.heading(heading);
        doc.items(texts.iter().map(|text| Item::new(Bullet::Task, *text)).collect());
    }
}
