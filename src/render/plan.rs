//! A recommendation as a document: the answer, how sure, why, and then everything that follows from it.

use super::doc::{Bar, Block, Doc};
use super::level::headline;
use super::ways;
use super::words::{A_MAP, Voice, capital, count, rounded, titled, version_line};
use crate::advice::{Caution, Certainty, Contribution, Outcome, Plan, Score, Side};
use crate::interview::{Answer, Scale, with_craft};
use crate::ladder::{Kind, Step, StepKind};

/// The plan as a document.
pub(super) fn doc(plan: &Plan<'_>) -> Doc {
    let mut doc = Doc::about(plan.ladder);
    let voice = Voice::of(plan.sheet.by);
    doc.title(title(plan, voice));
    let Some(score) = &plan.verdict.score else {
        let open = plan.asked.saturating_sub(plan.given.len() + plan.not_sure);
        let parts = [("Left open", open), ("Not sure", plan.not_sure)].into_iter().filter(|(_, n)| *n > 0);
        doc.facts(parts.map(|(label, n)| (label.into(), count(n, "question"))).collect());
        doc.push(Block::Closing(vec![version_line(plan.ladder, Some(plan.bank.version), plan.sheet.made.as_deref())]));
        return doc;
    };
    if let Some(name) = &plan.sheet.name {
        doc.facts(vec![("Name".into(), name.clone())]);
    }
    doc.facts(vec![("How sure".into(), how_sure(plan, score, voice)), ("Why".into(), why(plan, score, voice))]);
    cautions(&mut doc, plan, voice);
    bars(&mut doc, score, voice);
    ways::steps(&mut doc, plan, voice);
    other_way(&mut doc, plan);
    ways::before_choosing(&mut doc, plan);
    weighs_most(&mut doc, plan);
    let made = plan.sheet.made.as_deref();
    doc.push(Block::Closing(vec![A_MAP.into(), version_line(plan.ladder, Some(plan.bank.version), made)]));
    doc
}

/// The track that is not advised, with equal care.
pub(super) fn other_way(doc: &mut Doc, plan: &Plan<'_>) {
    match (&plan.alternative, plan.track) {
        (Some(other), _) => ways::alternative(doc, plan, other),
        (None, Some(Kind::Mastery)) => doc.paragraph("This ladder has no management track yet."),
        (None, Some(Kind::Management)) => doc.paragraph("This ladder has no mastery track yet."),
        (None, _) => {}
    }
}

/// Line 1: the answer, which could stand alone.
pub(super) fn title(plan: &Plan<'_>, voice: Voice) -> String {
    let has = |kind: Kind| plan.ladder.tracks_of(kind).next().is_some();
    let has_both = has(Kind::Mastery) && has(Kind::Management);
    let onward = |answer: &str| match plan.steps.first() {
        _ if plan.track.is_some_and(|kind| !has(kind)) => format!("{answer}. This ladder has no such track yet"),
        Some(step) => format!("{answer}. {}", ahead(plan, *step, voice)),
        None => answer.to_owned(),
    };
    let answer = match (plan.verdict.outcome, plan.track) {
        (Outcome::NotEnough, _) => not_enough(plan),
        (Outcome::Neither, _) => "Neither, for now: reshape the work before climbing any ladder".into(),
        (Outcome::Both, Some(Kind::Hybrid)) => onward("Both, doing and directing at once"),
        (Outcome::Both, Some(kind)) => onward(&format!("Both, leaning to {}", kind.name())),
        (Outcome::Both, None) if has_both => format!("Both: {}, and both tracks stay open", likes_both(voice)),
        (Outcome::Both, None) => format!("Both: {}", likes_both(voice)),
        (_, Some(kind)) => onward(&capital(kind.name())),
        (_, None) if has_both => "Too close to call: mastery and management both stay open".into(),
        (_, None) => "Too close to call between doing and directing".into(),
    };
    match plan.steps.first().filter(|step| step.kind == StepKind::Stay && plan.track.is_none()) {
        Some(stay) if plan.verdict.score.is_some() => {
            format!("{answer}. Meanwhile stay as {} and go deeper", stay.to.level.title)
        }
        _ => answer,
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
            let title = &step.to.level.title;
            let onward = plan.onward().next().filter(|next| next.kind != StepKind::Summit);
            match onward {
                // Staying on the other kind of track is no answer to a liking for this one.
                Some(across) if across.kind == StepKind::Cross => {
                    format!("{}, when {} want it; meanwhile stay as {title}", headline(*across), voice.subject_within())
                }
                Some(next) => {
                    let then = format!("; when {} want it: {}", voice.subject_within(), titled(next.to));
                    format!("Stay as {title} and go deeper{then}")
                }
                None => format!("Stay as {title} and go deeper"),
            }
        }
        StepKind::Branch if plan.from.is_none() => format!("It begins with {}", titled(step.to)),
        _ => headline(step),
    }
}

pub(super) fn how_sure(plan: &Plan<'_>, score: &Score, voice: Voice) -> String {
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
            rounded(score.value.abs(), 2),
            side_word(side),
            rounded(score.margin, 2)
        ),
        None => format!("{answers} balance exactly, give or take {:.2}", rounded(score.margin, 2)),
    };
    let flip = score.side().filter(|_| plan.verdict.side.is_some()).map_or_else(String::new, |side| {
        let changes = count(score.flip_steps as usize, "one-step change");
        format!(" At least {changes} of answers would turn it to {}.", side_word(side.other()))
    });
    format!("{word}. {leans}. {answered}.{flip}")
}

fn side_word(side: Side) -> &'static str {
    match side {
        Side::Mastery => "mastery",
        Side::Management => "management",
    }
}

/// Text shows a line as 1 to 5, with one decimal.
fn shown(line: f64) -> f64 {
    rounded(line + 3.0, 1)
}

pub(super) fn why(plan: &Plan<'_>, score: &Score, voice: Voice) -> String {
    let doing = shown(score.lines.like_doing.unwrap_or(0.0));
    let directing = shown(score.lines.like_directing.unwrap_or(0.0));
    // What is printed is compared, so that "more" never stands between equal figures.
    let apart = doing - directing;
    let liking = if apart.abs() < 0.05 {
        format!("{} like doing and directing alike ({doing:.1} of 5)", voice.subject)
    } else {
        let [more, less] = if apart > 0.0 {
            [("doing", doing), ("directing", directing)]
        } else {
            [("directing", directing), ("doing", doing)]
        };
        let little = if apart.abs() < 0.45 { "a little " } else { "" };
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

pub(super) fn cautions(doc: &mut Doc, plan: &Plan<'_>, voice: Voice) {
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

pub(super) fn weighs_most(doc: &mut Doc, plan: &Plan<'_>) {
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
    let say = |text: &str| with_craft(text, craft, by);
    let Some((left, right)) = &wording.choices else {
        let label = plan.bank.label(one.question, Answer::Step(one.answer));
        return format!("“{}” {label} ({}).", say(&wording.text), one.answer);
    };
    let (chosen, other) = if one.answer > 3 { (right, left) } else { (left, right) };
    let firmly = if matches!(one.answer, 1 | 5) { "clearly over" } else { "rather than" };
    format!("{} “{}”, {firmly} “{}” ({}).", say(&wording.text), say(chosen), say(other), one.answer)
}
