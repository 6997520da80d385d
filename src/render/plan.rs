//! A recommendation as a document: the answer, how sure, why, and then everything that follows from it.

use super::doc::{Bar, Block, Doc};
use super::level::headline;
use super::said::{leans, said, shown, side_word};
use super::ways;
use super::words::{A_MAP, Voice, capital, count, list, titled, version_line};
use crate::advice::{Caution, Certainty, Coached, Contribution, Outcome, Plan, Score};
use crate::interview::Scale;
use crate::ladder::{Kind, Step, StepKind};

/// The plan as a document.
pub(super) fn doc(plan: &Plan<'_>) -> Doc {
    let mut doc = Doc::about(plan.ladder);
    let voice = Voice::of(plan.sheet);
    doc.title(title(plan, voice));
    let Some(score) = &plan.verdict.score else {
        not_enough_yet(&mut doc, plan, voice);
        doc.push(Block::Closing(vec![version_line(plan.ladder, Some(plan.bank.version), plan.sheet.made.as_deref())]));
        return doc;
    };
    doc.facts(whose(plan, voice));
    doc.facts(vec![("How sure".into(), how_sure(plan, score, voice)), ("Why".into(), why(plan, score, voice))]);
    cautions(&mut doc, plan, voice);
    bars(&mut doc, plan, score, voice);
    ways::steps(&mut doc, plan, voice);
    other_way(&mut doc, plan);
    ways::before_choosing(&mut doc, plan, voice);
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

/// Whose answers these are; of a coach's, whom they are about.
pub(super) fn whose(plan: &Plan<'_>, voice: Voice<'_>) -> Vec<(String, String)> {
    let named = plan.sheet.name.as_ref().map(|name| ("Name".to_owned(), name.clone()));
    let coach = voice.name().map_or_else(|| "a coach".to_owned(), |name| format!("a coach, about {name}"));
    if voice.is_coach() { vec![("Answered by".into(), coach)] } else { named.into_iter().collect() }
}

/// Why there is no recommendation yet. "Not sure" is no failing, and where it is why, that is said.
fn not_enough_yet(doc: &mut Doc, plan: &Plan<'_>, voice: Voice<'_>) {
    let open = plan.asked.saturating_sub(plan.given.len() + plan.not_sure);
    let parts = [("Left open", open), ("Not sure", plan.not_sure)].into_iter().filter(|(_, n)| *n > 0);
    let parts = parts.map(|(label, n)| (label.to_owned(), count(n, "question")));
    let whose = whose(plan, voice).into_iter().filter(|_| voice.is_coach());
    doc.facts(whose.chain(parts).collect());
    if plan.not_sure == 0 || plan.not_sure < open {
        return;
    }
    doc.paragraph(if voice.is_coach() {
        let (them, own) = (voice.object(), voice.name().map_or("Their".to_owned(), |name| format!("{name}'s")));
        format!(
            "“Not sure” is an honest answer, and it says where to look: watch for these things in the coming weeks, or ask {them} about them. {own} own answers to the same questions help as well; metier compare shows both side by side."
        )
    } else {
        "“Not sure” is an honest answer. A week or two of noticing which hours go well often settles a few of them; \
         nothing that is answered already is lost."
            .to_owned()
    });
}

/// Line 1: the answer, which could stand alone.
pub(super) fn title(plan: &Plan<'_>, voice: Voice<'_>) -> String {
    let has = |kind: Kind| plan.ladder.tracks_of(kind).next().is_some();
    let has_both = has(Kind::Mastery) && has(Kind::Management);
    let who = voice.for_name();
    let onward = |answer: &str| match plan.steps.first() {
        _ if plan.track.is_some_and(|kind| !has(kind)) => format!("{answer}. This ladder has no such track yet"),
        Some(step) => format!("{answer}. {}", ahead(plan, *step, voice)),
        None => answer.to_owned(),
    };
    let answer = match (plan.verdict.outcome, plan.track) {
        (Outcome::NotEnough, _) => not_enough(plan, voice),
        (Outcome::Neither, _) => {
            format!("Neither{who}, for now: reshape the work before climbing any ladder")
        }
        (Outcome::Both, Some(Kind::Hybrid)) => onward(&format!("Both{who}, doing and directing at once")),
        (Outcome::Both, Some(kind)) => onward(&format!("Both{who}, leaning to {}", kind.name())),
        (Outcome::Both, None) if has_both => format!("Both: {}, and both tracks stay open", likes_both(voice)),
        (Outcome::Both, None) => format!("Both: {}", likes_both(voice)),
        (_, Some(kind)) => onward(&format!("{}{who}", capital(kind.name()))),
        (_, None) if has_both => format!("Too close to call{who}: mastery and management both stay open"),
        (_, None) => format!("Too close to call{who} between doing and directing"),
    };
    match plan.steps.first().filter(|step| step.kind == StepKind::Stay && plan.track.is_none()) {
        Some(stay) if plan.verdict.score.is_some() => {
            format!("{answer}. Meanwhile {} as {} and {}", voice.stay(), stay.to.level.title, voice.go_deeper())
        }
        _ => answer,
    }
}

fn likes_both(voice: Voice<'_>) -> String {
    let likes = voice.does("like", "likes");
    let likes = if voice.name().is_some() { likes } else { likes.to_lowercase() };
    format!("{likes} doing and directing")
}

fn not_enough(plan: &Plan<'_>, voice: Voice<'_>) -> String {
    let answered = plan.given.len();
    let who = voice.for_name();
    if answered < 12 {
        return format!(
            "No recommendation{who} yet: {answered} of {} questions answered, at least 12 are needed",
            plan.asked
        );
    }
    format!(
        "No recommendation{who} yet: at least 2 answers each about directing, about doing and of the trade-offs are needed"
    )
}

/// The first step, in the words of a headline.
fn ahead(plan: &Plan<'_>, step: Step<'_>, voice: Voice<'_>) -> String {
    match step.kind {
        StepKind::Stay => {
            let title = &step.to.level.title;
            let onward = plan.onward().next().filter(|next| next.kind != StepKind::Summit);
            match onward {
                // Staying on the other kind of track is no answer to a liking for this one.
                Some(across) if across.kind == StepKind::Cross => {
                    let (they, stay) = (voice.pronoun(), voice.stay());
                    format!("{}, when {they} want it; meanwhile {stay} as {title}", headline(*across))
                }
                Some(next) => {
                    let then = format!("; when {} want it: {}", voice.pronoun(), titled(next.to));
                    format!("{} as {title} and {}{then}", capital(voice.stay()), voice.go_deeper())
                }
                None => format!("{} as {title} and {}", capital(voice.stay()), voice.go_deeper()),
            }
        }
        StepKind::Branch if plan.from.is_none() => format!("It begins with {}", titled(step.to)),
        _ => headline(step),
    }
}

pub(super) fn how_sure(plan: &Plan<'_>, score: &Score, voice: Voice<'_>) -> String {
    let word = match plan.verdict.certainty {
        Certainty::Clear => "Clear",
        Certainty::Leaning => "Leaning",
        Certainty::Undecided | Certainty::NotEnough => "Undecided",
    };
    let not_sure = if plan.not_sure > 0 { format!(", {} not sure", plan.not_sure) } else { String::new() };
    let answered = format!("{} of {} questions answered{not_sure}", score.answers, plan.asked);
    let answers = match (voice.is_coach(), voice.name()) {
        (false, _) => format!("{} answers", voice.possessive_first()),
        (true, None) => "The coach's answers".to_owned(),
        (true, Some(name)) => format!("The answers about {name}"),
    };
    let leans = format!("{answers} {}", leans(score));
    let flip = score.side().filter(|_| plan.verdict.side.is_some()).map_or_else(String::new, |side| {
        let changes = count(score.flip_steps as usize, "one-step change");
        format!(" At least {changes} of answers would turn it to {}.", side_word(side.other()))
    });
    format!("{word}. {leans}. {answered}.{flip}")
}

pub(super) fn why(plan: &Plan<'_>, score: &Score, voice: Voice<'_>) -> String {
    let doing = shown(score.lines.like_doing.unwrap_or(0.0));
    let directing = shown(score.lines.like_directing.unwrap_or(0.0));
    // What is printed is compared, so that "more" never stands between equal figures.
    let apart = doing - directing;
    let liking = if apart.abs() < 0.05 {
        format!("{} doing and directing alike ({doing:.1} of 5)", voice.does("like", "likes"))
    } else {
        let [more, less] = if apart > 0.0 {
            [("doing", doing), ("directing", directing)]
        } else {
            [("directing", directing), ("doing", doing)]
        };
        let little = if apart.abs() < 0.45 { "a little " } else { "" };
        let likes = voice.does("like", "likes");
        format!("{likes} {} {little}more ({:.1} of 5) than {} ({:.1})", more.0, more.1, less.0, less.1)
    };
    let trades: Vec<i8> =
        plan.given.iter().filter(|one| one.question.scale == Scale::TradeOff).map(|one| one.steps).collect();
    let (work, people) =
        (trades.iter().filter(|steps| **steps < 0).count(), trades.iter().filter(|steps| **steps > 0).count());
    let own = if voice.is_coach() { "the" } else { voice.possessive() };
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

pub(super) fn cautions(doc: &mut Doc, plan: &Plan<'_>, voice: Voice<'_>) {
    if plan.cautions.is_empty() {
        return;
    }
    // Who says how good the person is at it.
    let by = |scale| match plan.coach.as_ref().and_then(|coach| coach.strength(scale)) {
        Some(_) => format!("as {} coach sees it", voice.possessive()),
        None if voice.is_coach() => "as the coach sees it".to_owned(),
        None => format!("by {} answers", voice.possessive()),
    };
    let caution = |caution: &Caution| match caution {
        Caution::TrainFirst => (
            "Train first",
            format!(
                "Directing is a craft of its own, and {} not yet a strength. That is no reason against it: it is learned, and best before the role, not in it.",
                by(Scale::GoodDirecting)
            ),
        ),
        Caution::GildedCage => {
            let seen = match plan.coach.as_ref().and_then(|coach| coach.strength(Scale::GoodDirecting)) {
                Some(_) => format!(
                    "{}, {}, and do not like it",
                    voice.does("direct well", "directs well"),
                    by(Scale::GoodDirecting)
                ),
                None => format!("{} like it", voice.does("direct well and do not", "directs well and does not")),
            };
            let more = "People will go on asking; being good at something is no duty to live there.";
            ("Gilded cage", format!("{seen}. {more}"))
        }
        Caution::DeepenFirst => (
            "Deepen first",
            format!(
                "The craft draws {}, and {}, it is not yet a strength. {} hard pieces with someone who checks them, before the title.",
                voice.object(),
                by(Scale::GoodDoing),
                if voice.is_coach() { "First the" } else { "Take the" },
            ),
        ),
        Caution::Careless => (
            "Look again",
            format!(
                "Many answers in a row are the same, or most are the middle one. Fine if {}; worth a second look if not.",
                if voice.is_coach() { "meant".to_owned() } else { format!("{} meant it", voice.pronoun()) },
            ),
        ),
    };
    doc.heading(if voice.is_coach() { "Before going on".into() } else { format!("Before {} go on", voice.pronoun()) });
    doc.facts(plan.cautions.iter().map(caution).map(|(label, text)| (label.to_owned(), text)).collect());
}

fn bars(doc: &mut Doc, plan: &Plan<'_>, score: &Score, voice: Voice<'_>) {
    let whose = if voice.is_coach() { "the" } else { "your" };
    doc.heading_with("Doing and directing", format!("mean of {whose} answers, 1 to 5"));
    let bar = |label: String, doing: Option<f64>, directing: Option<f64>| Bar {
        label,
        doing: doing.map(shown),
        directing: directing.map(shown),
    };
    let lines = &score.lines;
    let voice = voice.short();
    let mut bars = vec![
        bar(voice.does("like", "likes"), lines.like_doing, lines.like_directing),
        bar(voice.does("do well", "does well"), lines.good_doing, lines.good_directing),
    ];
    if let Some(coach) = &plan.coach {
        bars.push(bar("Your coach sees".into(), coach.good_doing, coach.good_directing));
    }
    doc.push(Block::Bars(bars));
    if let Some(coach) = &plan.coach {
        doc.paragraph(as_coach_sees(coach));
    }
}

/// The strengths in a coach's eyes, and what they were used for.
fn as_coach_sees(coach: &Coached<'_>) -> String {
    let rated = |what: &str, line: Option<f64>| line.map(|line| format!("{what} {:.1} of 5", shown(line)));
    let seen: Vec<String> = [rated("the craft", coach.good_doing), rated("directing", coach.good_directing)]
        .into_iter()
        .flatten()
        .collect();
    let missing = match (coach.good_doing, coach.good_directing) {
        (None, None) => return "Your coach rated neither strength, so your own ratings stand.".into(),
        (None, _) => " Your coach rated nothing about the craft; there your own rating stands.",
        (_, None) => " Your coach rated nothing about directing; there your own rating stands.",
        _ => "",
    };
    format!(
        "Strengths as your coach sees them: {}. What to look at before you go on is judged by these; what you like, by your answers alone.{missing}",
        list(&seen, "and")
    )
}

pub(super) fn weighs_most(doc: &mut Doc, plan: &Plan<'_>) {
    if plan.weighs_most.is_empty() {
        return;
    }
    doc.heading("What weighs most");
    doc.facts(plan.weighs_most.iter().map(|one| (one.question.id.to_string(), answer_in_words(plan, one))).collect());
}

fn answer_in_words(plan: &Plan<'_>, one: &Contribution<'_>) -> String {
    said(plan.bank, one.question, one.answer, plan.sheet, plan.ladder)
}
