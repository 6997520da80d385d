//! A recommendation as a document: the answer, how sure, why, and then everything that follows from it.

use super::doc::{Bar, Block, Doc};
use super::level::{expectations, headline, parting, phrases, tally, whole_step};
use super::words::{A_MAP, Voice, called, capital, count, in_voice, list, rank_of, titled, version_line};
use crate::advice::{Alternative, Caution, Certainty, Contribution, Outcome, Plan, Score, Side};
use crate::interview::{Answer, Scale};
use crate::ladder::{Kind, Step, StepKind};

/// The plan as a document.
pub(super) fn doc(plan: &Plan<'_>) -> Doc {
    let mut doc = Doc::default();
    let voice = Voice::of(plan.sheet.by);
    doc.title(title(plan, voice));
    let Some(score) = &plan.verdict.score else {
        doc.facts(vec![("Left open".into(), format!("{} questions", plan.asked.saturating_sub(plan.given.len())))]);
        doc.push(Block::Closing(vec![version_line(plan.ladder, Some(plan.bank.version), plan.sheet.made.as_deref())]));
        return doc;
    };
    doc.facts(vec![("How sure".into(), how_sure(plan, score, voice)), ("Why".into(), why(plan, score, voice))]);
    cautions(&mut doc, plan, voice);
    bars(&mut doc, score, voice);
    steps(&mut doc, plan, voice);
    if let Some(other) = &plan.alternative {
        alternative(&mut doc, plan, other);
    }
    before_choosing(&mut doc, plan);
    weighs_most(&mut doc, plan);
    let made = plan.sheet.made.as_deref();
    doc.push(Block::Closing(vec![A_MAP.into(), version_line(plan.ladder, Some(plan.bank.version), made)]));
    doc
}

/// Line 1: the answer, which could stand alone.
fn title(plan: &Plan<'_>, voice: Voice) -> String {
    let has = |kind: Kind| plan.ladder.tracks_of(kind).next().is_some();
    let has_both = has(Kind::Mastery) && has(Kind::Management);
    let onward = |answer: &str| match plan.steps.first() {
        _ if plan.track.is_some_and(|kind| !has(kind)) => format!("{answer}. This ladder has no such track yet"),
        Some(step) => format!("{answer}. {}", ahead(plan, *step, voice)),
        None => answer.to_owned(),
    };
    match (plan.verdict.outcome, plan.track) {
        (Outcome::NotEnough, _) => not_enough(plan),
        (Outcome::Neither, _) => "Neither, for now: reshape the work before climbing any ladder".into(),
        (Outcome::Both, Some(Kind::Hybrid)) => onward("Both, doing and directing at once"),
        (Outcome::Both, Some(kind)) => onward(&format!("Both, leaning to {}", kind.name())),
        (Outcome::Both, None) if has_both => format!("Both: {}, and both tracks stay open", likes_both(voice)),
        (Outcome::Both, None) => format!("Both: {}", likes_both(voice)),
        (_, Some(kind)) => onward(&capital(kind.name())),
        (_, None) if has_both => "Too close to call: mastery and management both stay open".into(),
        (_, None) => "Too close to call between doing and directing".into(),
    }
}

fn likes_both(voice: Voice) -> String {
    format!("{} like doing and directing", voice.subject_within())
}

fn not_enough(plan: &Plan<'_>) -> String {
    let answered = plan.given.len();
    if answered < 12 {
        return format!(
            "No recommendation yet: {answered} of {} questions answered, at least 12 are needed",
            plan.asked
        );
    }
    "No recommendation yet: at least 2 answers each about directing, about doing and of the trade-offs are needed"
        .into()
}

/// The first step, in the words of a headline.
fn ahead(plan: &Plan<'_>, step: Step<'_>, voice: Voice) -> String {
    match step.kind {
        StepKind::Stay => {
            let onward = plan.onward().next().filter(|next| next.kind != StepKind::Summit);
            let then = onward.map_or_else(String::new, |next| {
                format!("; when {} want it: {}", voice.subject_within(), titled(next.to))
            });
            format!("Stay as {} and go deeper{then}", step.to.level.title)
        }
        StepKind::Branch if plan.from.is_none() => format!("It begins with {}", titled(step.to)),
        _ => headline(step),
    }
}

fn how_sure(plan: &Plan<'_>, score: &Score, voice: Voice) -> String {
    let word = match plan.verdict.certainty {
        Certainty::Clear => "Clear",
        Certainty::Leaning => "Leaning",
        Certainty::Undecided | Certainty::NotEnough => "Undecided",
    };
    let not_sure = if plan.not_sure > 0 { format!(", {} not sure", plan.not_sure) } else { String::new() };
    let answered = format!("{} of {} questions answered{not_sure}", score.answers, plan.asked);
    let answers = format!("{} answers", voice.possessive_first());
    let leans = match score.side() {
        Some(side) => format!(
            "{answers} point {:.2} of 2 steps toward {}, give or take {:.2}",
            score.value.abs(),
            side_word(side),
            score.margin
        ),
        None => format!("{answers} balance exactly, give or take {:.2}", score.margin),
    };
    let flip = score.side().filter(|_| plan.verdict.side.is_some()).map_or_else(String::new, |side| {
        let changes = count(score.flip_steps as usize, "one-step change");
        format!(" {changes} would turn it to {}.", side_word(side.other()))
    });
    format!("{word}. {leans}. {answered}.{flip}")
}

fn side_word(side: Side) -> &'static str {
    match side {
        Side::Mastery => "mastery",
        Side::Management => "management",
    }
}

/// Text shows a line as 1 to 5.
fn shown(line: f64) -> f64 {
    line + 3.0
}

fn why(plan: &Plan<'_>, score: &Score, voice: Voice) -> String {
    let doing = shown(score.lines.like_doing.unwrap_or(0.0));
    let directing = shown(score.lines.like_directing.unwrap_or(0.0));
    // What is printed is compared, so that "more" never stands between equal figures.
    let apart = (doing * 10.0).round() - (directing * 10.0).round();
    let liking = if apart == 0.0 {
        format!("{} like doing and directing alike ({doing:.1} of 5)", voice.subject)
    } else {
        let [more, less] = if apart > 0.0 {
            [("doing", doing), ("directing", directing)]
        } else {
            [("directing", directing), ("doing", doing)]
        };
        let little = if apart.abs() < 5.0 { "a little " } else { "" };
        format!("{} like {} {little}more ({:.1} of 5) than {} ({:.1})", voice.subject, more.0, more.1, less.0, less.1)
    };
    let trades: Vec<i8> =
        plan.given.iter().filter(|one| one.question.scale == Scale::TradeOff).map(|one| one.steps).collect();
    let (work, people) =
        (trades.iter().filter(|steps| **steps < 0).count(), trades.iter().filter(|steps| **steps > 0).count());
    let own = voice.possessive;
    let of = trades.len();
    let chose = match (work, people) {
        (0, 0) => format!("none of {own} {of} trade-offs chose a side"),
        (work, 0) if work == of => format!("all {of} of {own} trade-offs chose the work itself"),
        (0, people) if people == of => format!("all {of} of {own} trade-offs chose directing"),
        (work, 0) => format!("{work} of {own} {of} trade-offs chose the work itself, none directing"),
        (0, people) => format!("{people} of {own} {of} trade-offs chose directing, none the work itself"),
        (work, people) => format!("of {own} {of} trade-offs {work} chose the work itself and {people} directing"),
    };
    format!("{liking}; {chose}.")
}

fn cautions(doc: &mut Doc, plan: &Plan<'_>, voice: Voice) {
    if plan.cautions.is_empty() {
        return;
    }
    let (you, own) = (voice.subject_within(), voice.possessive);
    let caution = |caution: &Caution| match caution {
        Caution::TrainFirst => (
            "Train first",
            format!(
                "Directing is a craft of its own, and by {own} answers not yet a strength. That is no reason against it: it is learned, and best before the role, not in it."
            ),
        ),
        Caution::GildedCage => (
            "Gilded cage",
            format!(
                "{} direct well and do not like it. People will go on asking; being good at something is no duty to live there.",
                voice.subject
            ),
        ),
        Caution::DeepenFirst => (
            "Deepen first",
            format!(
                "The craft draws {}, and by {own} answers it is not yet a strength. Take the hard pieces with someone who checks them, before the title.",
                voice.object()
            ),
        ),
        Caution::Careless => (
            "Look again",
            format!(
                "Many answers in a row are the same, or most are the middle one. Fine if {you} meant it; worth a second look if not."
            ),
        ),
    };
    doc.heading("Before you go on");
    doc.facts(plan.cautions.iter().map(caution).map(|(label, text)| (label.to_owned(), text)).collect());
}

fn bars(doc: &mut Doc, score: &Score, voice: Voice) {
    doc.heading_with("Doing and directing", format!("mean of {} answers, 1 to 5", voice.possessive));
    let bar = |label: String, doing: Option<f64>, directing: Option<f64>| Bar {
        label,
        doing: doing.map(shown),
        directing: directing.map(shown),
    };
    let lines = &score.lines;
    doc.push(Block::Bars(vec![
        bar(format!("{} like", voice.subject), lines.like_doing, lines.like_directing),
        bar(format!("{} do well", voice.subject), lines.good_doing, lines.good_directing),
    ]));
}

fn steps(doc: &mut Doc, plan: &Plan<'_>, voice: Voice) {
    let (ladder, from) = (plan.ladder, plan.from);
    if let Some(stay) = plan.steps.first().filter(|step| step.kind == StepKind::Stay) {
        doc.heading_with(format!("Staying: {}", stay.to.level.title), rank_of(stay.to));
        doc.paragraph("More interesting work at the level one has is a step of its own.");
        whole_step(doc, ladder, from, *stay, &plan.marks);
    }
    let onward: Vec<Step<'_>> = plan.onward().copied().collect();
    if plan.track.is_none() {
        return several(doc, plan, &onward);
    }
    let Some((first, others)) = onward.split_first() else { return };
    if plan.steps.len() > onward.len() && first.kind != StepKind::Summit {
        doc.heading(format!("When {} want it: {}", voice.subject_within(), titled(first.to)));
    }
    if let Some(parting) = plan.track.and_then(|kind| parting(ladder, kind, *first)) {
        doc.paragraph(parting);
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
fn without_level(doc: &mut Doc, plan: &Plan<'_>, onward: &[Step<'_>], voice: Voice) {
    let ladder = plan.ladder;
    for step in onward {
        doc.heading(format!("{}: {}", step.to.track.name, titled(step.to)));
        let opens: Vec<String> =
            step.to.track.opens_from.iter().filter_map(|id| ladder.level(id)).map(titled).collect();
        let summary = step.to.level.summary.clone().unwrap_or_default();
        let opens = if opens.is_empty() { String::new() } else { format!("Opens from {}.", list(&opens, "or")) };
        doc.paragraph([summary, opens].join(" ").trim().to_owned());
    }
    doc.paragraph(format!(
        "{} present level is not in the answers. With it the next level is shown: `level = \"…\"` in the file, or metier plan --level LEVEL (metier show {} lists them).",
        voice.possessive_first(),
        called(ladder)
    ));
    if let Some(step) = onward.first() {
        phrases(doc, "Learn first", None, &step.to.track.prepare);
        phrases(doc, "Try it first", Some("small, and back again"), &step.to.track.trial);
        expectations(doc, ladder, step.to, &ladder.difference(None, step.to), &plan.marks);
    }
}

/// No single track is named: every open step with equal care.
fn several(doc: &mut Doc, plan: &Plan<'_>, onward: &[Step<'_>]) {
    if onward.is_empty() {
        return;
    }
    doc.heading("What is open from here");
    let ladder = plan.ladder;
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

fn alternative(doc: &mut Doc, plan: &Plan<'_>, other: &Alternative<'_>) {
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
    said.extend(step.to.level.summary.clone());
    said.push(format!("{}.", capital(&asks_for(plan, step))));
    said.push(match step.kind {
        StepKind::Climb => "It is on the track of the present level.".into(),
        _ => format!("It is open from here{}.", and_back(plan, step)),
    });
    let learn = step.to.track.prepare.len();
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

/// "asks for 9 things", or how they are marked.
fn asks_for(plan: &Plan<'_>, step: &Step<'_>) -> String {
    let own = plan.ladder.difference(plan.from, step.to).own;
    if own.is_empty() {
        "nothing is written for it yet".into()
    } else if own.iter().any(|(expectation, _)| plan.marks.on(expectation).is_some()) {
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

/// Where no side is named, or both are: a small experiment is worth more than another thought.
fn before_choosing(doc: &mut Doc, plan: &Plan<'_>) {
    let trial =
        |kind: Kind| plan.ladder.tracks_of(kind).flat_map(|track| &track.trial).next().map(|trial| trial.text.clone());
    let tried = |kind: Kind| trial(kind).map(|trial| format!("{}: {trial}", capital(kind.name())));
    let again = "Answer again afterwards: metier plan --fresh".to_owned();
    let steps: Vec<String> = match plan.verdict.outcome {
        Outcome::Undecided => {
            let head =
                "Two weeks on each side, small and with a way back; at full length the ladder suggests".to_owned();
            std::iter::once(head)
                .chain([Kind::Mastery, Kind::Management].into_iter().filter_map(tried))
                .chain([again])
                .collect()
        }
        Outcome::Both => {
            let head =
                "A lead player does both: agree on a trial of 3 to 6 months, with a date to look back".to_owned();
            let lead = tried(Kind::Hybrid).into_iter();
            std::iter::once(head)
                .chain(lead)
                .chain(["Count the hours at the end: who got them, the work or the people?".into(), again])
                .collect()
        }
        Outcome::Neither => vec![
            "Write down the last three days that went well, and what was in them".into(),
            "Ask to trade one standing task for one of those things, for a month".into(),
            "If nothing in this field is in them, look at another field before any ladder".into(),
            again,
        ],
        _ => return,
    };
    doc.heading("Before choosing");
    doc.push(Block::Steps(steps));
}

fn weighs_most(doc: &mut Doc, plan: &Plan<'_>) {
    if plan.weighs_most.is_empty() {
        return;
    }
    doc.heading("What weighs most");
    doc.facts(plan.weighs_most.iter().map(|one| (one.question.id.clone(), answer_in_words(plan, one))).collect());
}

/// The statement and how far it was agreed to; of a trade-off, what was chosen rather than what.
fn answer_in_words(plan: &Plan<'_>, one: &Contribution<'_>) -> String {
    let by = plan.sheet.by;
    let craft = plan.sheet.craft.as_deref().unwrap_or(&plan.ladder.craft);
    let wording = one.question.wording(by);
    let say = |text: &str| in_voice(text, craft, by);
    let Some((left, right)) = &wording.choices else {
        let label = plan.bank.label(one.question, Answer::Step(one.answer));
        return format!("“{}” {label} ({}).", say(&wording.text), one.answer);
    };
    let (chosen, other) = if one.answer > 3 { (right, left) } else { (left, right) };
    let firmly = if matches!(one.answer, 1 | 5) { "clearly over" } else { "rather than" };
    format!("{} “{}”, {firmly} “{}” ({}).", say(&wording.text), say(chosen), say(other), one.answer)
}
