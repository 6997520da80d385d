//! Two answer files side by side as a document: first what to talk about, at the end where both agree.

mod agreed;
mod sides;

use super::doc::{Bar, Block, Doc, Item, Mark, standing_word};
use super::level::headline;
use super::said::{SCALE_OF_SCORES, answered, asked, points, said, shown};
use super::words::{A_MAP, capital, count, rounded, titled};
use crate::advice::{Certainty, Comparison, How, Outcome, Plan, Standings};
use crate::interview::{By, Growth, Mark as Marked, Scale};
use crate::ladder::Ladder;
use crate::store::Loaded;
use sides::Sides;

/// What belongs to a comparison beside it. The first of two is the one that stands first in the comparison.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    /// Where the answers are.
    pub files: [&'a str; 2],
    /// Their ladders.
    pub ladders: [&'a Loaded; 2],
    /// With the notes beside the marks, which are private otherwise.
    pub with_notes: bool,
    /// With everything that both agree on.
    pub all: bool,
    /// The result goes to a file.
    pub to_file: bool,
}

/// The comparison as a document.
pub(crate) fn doc(it: &Comparison<'_>, with: &Compared<'_>) -> Doc {
    let mut doc = Doc::default();
    let sides = Sides::of(it);
    doc.title(title(it));
    doc.facts(whose(it).into_iter().chain(sides.facts(outcome(&it.first), outcome(&it.second))).collect());
    for text in not_compared(it) {
        doc.paragraph(text);
    }
    lines(&mut doc, it, &sides);
    let mut number = 0;
    questions(&mut doc, it, &sides, &mut number);
    marks(&mut doc, it, &sides, with.with_notes, &mut number);
    besides(&mut doc, it, &sides, &mut number);
    agreed::part(&mut doc, it, &sides, with);
    numbers(&mut doc, it, &sides);
    doc.push(Block::Closing(closing(it, with)));
    doc
}

/// Line 1: how much there is to talk about, and whose answers these are. It could stand alone.
fn title(it: &Comparison<'_>) -> String {
    let things = it.things();
    let on = if it.same_ladder { format!(" on {}", it.first.ladder.name) } else { String::new() };
    if !it.is_possible() {
        return "Nothing to compare yet: the two files have no answers and no marks in common".into();
    }
    let subject = sides::both(it);
    if it.pair.how == How::SelfAndCoach {
        return match things {
            0 => format!("{subject}{on}: nothing more than one step apart"),
            things => format!("{subject}{on}: {} to talk about", count(things, "thing")),
        };
    }
    let (has, differ) = if it.pair.is_told { ("has changed", "have changed") } else { ("differs", "differ") };
    let differ = match things {
        1 => format!("1 thing {has}"),
        things => format!("{things} things {differ}"),
    };
    let score = it.moved.map(|moved| match (moved.beyond, toward(moved.gap)) {
        (true, side) => format!("the score moved toward {side}"),
        (false, _) => "no change of the score beyond the margin".to_owned(),
    });
    match (score, things) {
        (Some(_), 0) if it.moved.is_some_and(|moved| !moved.beyond) => {
            format!("{subject}{on}: no change beyond the margin")
        }
        (Some(score), _) => format!("{subject}{on}: {differ}, {score}"),
        (None, _) => format!("{subject}{on}: {differ}"),
    }
}

/// Which way a gap points, in the words of work rather than of tracks.
fn toward(gap: f64) -> &'static str {
    if gap < 0.0 { "doing" } else { "directing" }
}

fn whose(it: &Comparison<'_>) -> Vec<(String, String)> {
    let name = it.first.sheet.name.as_ref().or(it.second.sheet.name.as_ref());
    name.into_iter().map(|name| ("Name".to_owned(), name.clone())).collect()
}

/// What the answers of one side come to, and the level that follows from it. A coach only guesses at it.
fn outcome(plan: &Plan<'_>) -> String {
    let guess = if plan.sheet.by == By::Coach { ", as the coach guesses" } else { "" };
    let sure = if plan.verdict.certainty == Certainty::Clear { "clear" } else { "leaning" };
    let outcome = match plan.verdict.outcome {
        Outcome::NotEnough => return "Too few answers for a result.".into(),
        Outcome::Undecided => "Too close to call".to_owned(),
        Outcome::Both => "Both doing and directing".to_owned(),
        Outcome::Neither => "Neither, for now".to_owned(),
        named => format!("{}, {sure}", capital(named.name())),
    };
    let step = plan.onward().next().filter(|_| plan.track.is_some() && plan.from.is_some());
    let next = step.map_or_else(String::new, |step| format!(" {}.", headline(*step)));
    format!("{outcome}{guess}.{next}")
}

/// For those who want to check: both scores with their margins, and whether they differ.
fn numbers(doc: &mut Doc, it: &Comparison<'_>, sides: &Sides) {
    let score = |plan: &Plan<'_>| {
        let not_sure = if plan.not_sure > 0 { format!(", {} not sure", plan.not_sure) } else { String::new() };
        let answered = format!("{} of {} questions answered{not_sure}", plan.given.len(), plan.asked);
        match plan.verdict.score {
            None => format!("No score: {answered}."),
            Some(score) => format!("Score {}. {}.", points(&score), capital(&answered)),
        }
    };
    let mut facts = sides.facts(score(&it.first), score(&it.second));
    if let Some(moved) = it.moved {
        let (far, margin) = (rounded(moved.gap.abs(), 2), rounded(moved.threshold, 2));
        let side = toward(moved.gap);
        let is_change = it.pair.how == How::ThenAndNow && it.pair.is_told;
        let text = match (moved.beyond, it.pair.how) {
            (true, _) if is_change => {
                format!("Moved toward {side} by {far:.2}, more than the {margin:.2} that counts as a change.")
            }
            (false, _) if is_change => format!("No real change: {far:.2}, where less than {margin:.2} says nothing."),
            (true, How::SelfAndCoach) => {
                format!(
                    "{far:.2}, more than the margin of {margin:.2}: the coach's answers point further toward {side}."
                )
            }
            (true, How::ThenAndNow) => {
                format!("{far:.2}, more than the margin of {margin:.2}: the second points further toward {side}.")
            }
            (false, _) => format!("{far:.2}, within the margin of {margin:.2}: the scores do not differ."),
        };
        facts.push((if is_change { "Change" } else { "Difference" }.to_owned(), text));
    }
    doc.heading("The numbers");
    doc.facts(facts);
    if it.moved.is_some() {
        doc.paragraph(SCALE_OF_SCORES);
    }
}

/// What cannot be held against each other, and why.
fn not_compared(it: &Comparison<'_>) -> Vec<String> {
    let mut said = Vec::new();
    if !it.same_questions {
        let version = |view: &Plan<'_>| view.sheet.questions.unwrap_or(1);
        said.push(format!(
            "Answers and scores are not compared: one file answers version {} of the questions, the other version {}.",
            version(&it.first),
            version(&it.second)
        ));
    } else if it.moved.is_none() {
        said.push("The scores are not compared: it takes two for that.".into());
    }
    if !it.same_ladder {
        let (first, second) = (&it.first.ladder.name, &it.second.ladder.name);
        said.push(format!(
            "The two files are about different ladders, {first} and {second}: answers are compared, levels and expectations are not."
        ));
    }
    if it.pair.how == How::ThenAndNow && !it.pair.is_told {
        let why = if it.first.sheet.made.is_some() && it.first.sheet.made == it.second.sheet.made {
            "Both files are of one day"
        } else {
            "The files do not both say when they were made"
        };
        said.push(format!("{why}: they stand in the order they were given, and nothing is called earlier or later."));
    }
    said
}

/// Likings and strengths as bars, and what differs between them in words.
fn lines(doc: &mut Doc, it: &Comparison<'_>, sides: &Sides) {
    if !it.same_questions || it.both.is_empty() {
        return;
    }
    doc.heading_with("Doing and directing", "mean of the answers, 1 to 5");
    let bar = |what: &str, side: &str, doing: Option<f64>, directing: Option<f64>| Bar {
        label: format!("{what}, {}", side.to_lowercase()),
        doing: doing.map(shown),
        directing: directing.map(shown),
    };
    let pair = [(sides.first, &it.first.verdict.lines), (sides.second, &it.second.verdict.lines)];
    let likings = pair.map(|(side, lines)| bar("Liking", side, lines.like_doing, lines.like_directing));
    let strengths = pair.map(|(side, lines)| bar("Strength", side, lines.good_doing, lines.good_directing));
    doc.push(Block::Bars([likings, strengths].concat()));
    let apart: Vec<Item> = Scale::ALL
        .into_iter()
        .filter_map(|scale| {
            // What is printed is compared, so that the sentence and the bars agree.
            let line = |view: &Plan<'_>| view.verdict.lines.get(scale).map(shown);
            let gap = rounded(line(&it.second)? - line(&it.first)?, 1);
            (gap.abs() >= HALF_A_STEP).then(|| Item::new(Mark::Point, sides.line(scale, gap)))
        })
        .collect();
    if apart.is_empty() {
        doc.paragraph("No line differs by half a step or more.");
    } else {
        doc.items(apart);
    }
}

/// From where two lines are worth a sentence.
const HALF_A_STEP: f64 = 0.5;

/// Questions more than one step apart. Self and coach each in the words they read; what one side was asked twice is
/// said once.
fn questions(doc: &mut Doc, it: &Comparison<'_>, sides: &Sides, number: &mut usize) {
    let apart = it.apart().count();
    if apart == 0 {
        return;
    }
    doc.heading_with("Answered differently", format!("{}, more than one step apart", count(apart, "question")));
    for one in it.apart() {
        *number += 1;
        let [first, second] = [&it.first, &it.second].map(|view| asked(one.question, view.sheet, view.ladder));
        let is_one = first == second;
        let what = if is_one { first } else { one.question.topic.to_string() };
        doc.subheading(format!("{number}. {} steps apart: {what}", in_words(one.steps())));
        let in_words = if is_one { answered } else { said };
        let say = |view: &Plan<'_>, step| in_words(it.bank, one.question, step, view.sheet, view.ladder);
        doc.facts(sides.facts(say(&it.first, one.first), say(&it.second, one.second)));
    }
}

fn in_words(steps: u8) -> &'static str {
    match steps {
        2 => "Two",
        3 => "Three",
        _ => "Four",
    }
}

/// Expectations marked differently, level by level.
fn marks(doc: &mut Doc, it: &Comparison<'_>, sides: &Sides, with_notes: bool, number: &mut usize) {
    let same_level = |a: &Standings<'_>, b: &Standings<'_>| level_id(a) == level_id(b);
    for here in it.marks.chunk_by(same_level) {
        let apart = here.iter().filter(|one| one.differ()).count();
        if apart == 0 {
            continue;
        }
        let level = here.first().and_then(|one| one.level);
        let of =
            level.map_or(", and no longer in the ladder".to_owned(), |place| format!(" for {}", place.level.title));
        let both = here.iter().filter(|one| one.is_of_both()).count();
        doc.heading_with(format!("Marked differently{of}"), format!("{apart} of {}", count(both, "expectation")));
        for one in here.iter().filter(|one| one.differ()) {
            *number += 1;
            let far = match one.steps() {
                Some(2) => "Two steps apart",
                Some(_) => "One step apart",
                None => "Does it apply",
            };
            doc.subheading(format!("{number}. {far}: {}", one.text));
            let state = |mark: Option<&Marked>| standing_with_note(mark, with_notes);
            doc.facts(sides.facts(state(one.first), state(one.second)));
        }
    }
}

fn level_id<'a>(one: &Standings<'a>) -> Option<&'a str> {
    one.level.map(|place| place.level.id.as_str())
}

/// The mark, and the evidence for it where it is wanted.
fn standing_with_note(mark: Option<&Marked>, with_notes: bool) -> String {
    let word = standing_word(mark.map(|mark| mark.state));
    match mark.and_then(|mark| mark.note.as_deref()).filter(|_| with_notes) {
        Some(note) => format!("{word}. “{}”", note.trim()),
        None => word.to_owned(),
    }
}

/// What is not scored: the present level, and what comes next.
fn besides(doc: &mut Doc, it: &Comparison<'_>, sides: &Sides, number: &mut usize) {
    if !it.level_differs() && !it.growth_differs() {
        return;
    }
    doc.heading("Besides");
    if it.level_differs() {
        *number += 1;
        doc.subheading(format!("{number}. The present level"));
        let level = |view: &Plan<'_>| view.from.map_or_else(String::new, titled);
        doc.facts(sides.facts(level(&it.first), level(&it.second)));
    }
    if it.growth_differs() {
        *number += 1;
        doc.subheading(format!("{number}. What comes next"));
        let growth = |view: &Plan<'_>| view.sheet.growth.map_or("", |growth| wish(it, growth)).to_owned();
        doc.facts(sides.facts(growth(&it.first), growth(&it.second)));
    }
}

/// A wish in the words it was chosen by.
fn wish<'a>(it: &Comparison<'a>, wish: Growth) -> &'a str {
    let [next, deepen, unsure] = it.bank.growth.labels(By::Oneself);
    match wish {
        Growth::Next => next,
        Growth::Deepen => deepen,
        Growth::Unsure => unsure,
    }
}

fn closing(it: &Comparison<'_>, with: &Compared<'_>) -> Vec<String> {
    let mut lines = vec![A_MAP.to_owned()];
    let dates = (it.first.sheet.made.as_deref(), it.second.sheet.made.as_deref());
    if let (How::SelfAndCoach, (Some(own), Some(coach))) = (it.pair.how, dates) {
        lines.push(if own == coach {
            format!("You and the coach both answered on {own}.")
        } else {
            format!("You answered on {own}, the coach on {coach}.")
        });
    }
    let version = |ladder: &Ladder, answered: Option<&String>| {
        let version = answered
            .map(String::as_str)
            .or(ladder.version.as_deref())
            .map_or_else(String::new, |version| format!(" {version}"));
        format!("{}{version}", ladder.id)
    };
    let used = [&it.first, &it.second].map(|view| version(view.ladder, view.sheet.ladder_version.as_ref()));
    let [first, second] = &used;
    let used = if first == second {
        format!("Both files used ladder {first}.")
    } else {
        format!("The files used ladders {first} and {second}.")
    };
    let kept = if with.to_file { "Neither file of answers was changed." } else { "Nothing was written to disk." };
    lines.push(format!("{kept} {used}"));
    lines
}
