//! What a level expects, in the words of the results about levels and steps.

use super::doc::{Block, Bullet, Doc, Item, standing_word};
use super::words::{A_MAP, called, capital, count, list, note_about, raised, rank_of, reach, titled, version_line};
use crate::advice::Marks;
use crate::interview::Standing;
use crate::ladder::{
    Change, Difference, Expectation, Kind, Ladder, Level, Origin, Pay, Place, Step, StepKind, Task, Text,
};
use crate::model::Range;

/// The remark on a level wherever it is recommended. It is a proposal to employers, not a job to apply for.
pub(crate) const PROPOSED: &str = "proposed: no known employer uses it yet";

/// Everything we know about a level except what it expects and what comes with it.
pub(crate) fn all_circumstances(ladder: &Ladder, place: Place<'_>) -> Vec<(String, String)> {
    let level = place.level;
    let mut facts = circumstances(place);
    if !level.also_called.is_empty() {
        facts.insert(
            0,
            ("Also called".into(), level.also_called.iter().map(Text::as_str).collect::<Vec<_>>().join(", ")),
        );
    }
    if let Some(given) = level.pay() {
        facts.push(("Pay".into(), pay(given)));
    }
    let equals: Vec<String> = level.equal_to().filter_map(|id| ladder.level(id)).map(titled).collect();
    if !equals.is_empty() {
        facts.push(("Equal to".into(), list(&equals, "and")));
    }
    if let Some(origin) = level.origin {
        facts.push(("Origin".into(), origin_word(origin).into()));
    }
    facts
}

/// "82000 to 110000 USD a year (2026)".
pub(crate) fn pay(pay: &Pay) -> String {
    format!("{} to {} {} {} ({})", pay.from, pay.to, pay.currency, pay.per.with_article(), pay.as_of.0)
}

/// "8 to 15", or "8".
pub(crate) fn from_to<const MOST: u32>(range: Range<MOST>) -> String {
    if range.from == range.to { range.from.to_string() } else { format!("{} to {}", range.from, range.to) }
}

/// Where a level comes from, in words.
pub(crate) fn origin_word(origin: Origin) -> &'static str {
    match origin {
        Origin::Sourced => "in a published standard",
        Origin::Common => "common among employers",
        Origin::Proposed => PROPOSED,
    }
}

/// "Next level: …" or "Across at equal standing: …". `place` is what to call the level.
pub(crate) fn headline(step: Step<'_>, place: &str) -> String {
    match step.kind {
        StepKind::Climb | StepKind::Branch => format!("Next level: {place}"),
        StepKind::Cross if step.inferred => format!("Across to the nearest level: {place}"),
        StepKind::Cross => format!("Across at equal standing: {place}"),
        StepKind::Summit => format!("At the top: {place}. Go deeper"),
        StepKind::Stay => format!("Stay and go deeper: {place}"),
    }
}

pub(crate) fn how(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Climb => "Climb",
        StepKind::Branch => "Branch off",
        StepKind::Cross => "Cross over",
        StepKind::Summit => "At the top",
        StepKind::Stay => "Stay",
    }
}

pub(crate) fn arrival(step: Step<'_>) -> String {
    let guess = if step.inferred { ", the nearest level (inferred)" } else { "" };
    match step.kind {
        StepKind::Summit => format!("{}: go deeper, there is always more craft", titled(step.to)),
        _ => format!("{}{guess}", titled(step.to)),
    }
}

/// Everything about a step: the level, what to learn and try first, what it expects, what comes with it, and the way
/// back.
pub(crate) fn whole_step(doc: &mut Doc, ladder: &Ladder, from: Option<Place<'_>>, step: Step<'_>, marks: &Marks<'_>) {
    step_with(doc, ladder, from, step, &ladder.difference(from, step.to), marks);
}

/// The same, if what it expects is already worked out.
pub(crate) fn step_with(
    doc: &mut Doc,
    ladder: &Ladder,
    from: Option<Place<'_>>,
    step: Step<'_>,
    difference: &Difference<'_>,
    marks: &Marks<'_>,
) {
    let level = step.to.level;
    if matches!(step.kind, StepKind::Summit | StepKind::Stay) {
        phrases(doc, "Going deeper", None, &level.deepen);
        phrases(doc, "What the level brings", None, &level.recognition);
        if step.kind == StepKind::Stay {
            return;
        }
    } else {
        doc.summary(level.summary.as_ref());
    }
    doc.facts(about(ladder, from, step));
    if step.kind.enters_a_track() {
        lessons(doc, "Learn first", None, &step.to.track.lessons_from(from), marks);
        phrases(doc, "Try it first", Some("small and reversible"), step.to.track.trial_from(from));
    }
    expectations(doc, ladder, step.to, difference, marks);
    if step.kind == StepKind::Summit {
        return;
    }
    requirements(doc, ladder, level, marks);
    phrases(doc, "What it brings", None, &level.recognition);
    phrases(doc, "Room to go deeper there", None, &level.deepen);
}

/// What kind of level a step leads to: the facts about it, whether it is only proposed, and the way back.
pub(crate) fn about(ladder: &Ladder, from: Option<Place<'_>>, step: Step<'_>) -> Vec<(String, String)> {
    let mut facts = circumstances(step.to);
    if step.to.level.origin == Some(Origin::Proposed) {
        facts.push(("Origin".into(), PROPOSED.into()));
    }
    if let Some(way) = way_back(ladder, from, step) {
        facts.push(("Way back".into(), way));
    }
    facts
}

/// How to get back to the track you come from, and to which level.
fn way_back(ladder: &Ladder, from: Option<Place<'_>>, step: Step<'_>) -> Option<String> {
    let from = from.filter(|_| step.kind == StepKind::Cross)?;
    let back = ladder.step_onto(from.track, step.to)?;
    let is_equal = back.kind == StepKind::Cross && !back.inferred;
    Some(format!("open{}: {}", if is_equal { ", at equal standing" } else { "" }, titled(back.to)))
}

fn circumstances(place: Place<'_>) -> Vec<(String, String)> {
    let level = place.level;
    let mut facts = Vec::new();
    if let Some(far) = level.reach {
        facts.push(("Reach".into(), reach(far).into()));
    }
    if let Some(share) = level.hands_on {
        facts.push(("The week".into(), format!("about {} % hands-on work", from_to(share))));
    }
    if let Some(supervision) = &level.supervision {
        facts.push(("Supervision".into(), supervision.to_string()));
    }
    if let Some(years) = level.typical_years {
        facts.push(("Usual time".into(), format!("{} years in the craft", from_to(years))));
    }
    if level.may_stay {
        facts.push(("Staying".into(), "a place to stay for good".into()));
    }
    facts
}

/// The level's own expectations by area, and how many others it has.
pub(crate) fn expectations(
    doc: &mut Doc,
    ladder: &Ladder,
    place: Place<'_>,
    difference: &Difference<'_>,
    marks: &Marks<'_>,
) {
    let title = &place.level.title;
    let own = &difference.own;
    if own.is_empty() {
        doc.heading(format!("{title} expects"));
        doc.paragraph("Nothing is written for this level yet.");
        return;
    }
    let marked = own.iter().any(|(expectation, _)| marks.on(expectation).is_some());
    let aside = if marked { tally(own, marks) } else { count(own.len(), "thing") };
    doc.heading_with(format!("{title} expects"), aside);
    let item = |(expectation, change): &(&Expectation, Change)| {
        let mark = marks.on(expectation);
        let kind = if marked { Bullet::Marked(mark.map(|mark| mark.state)) } else { Bullet::Task };
        let below = expectation.examples.iter().map(|example| format!("such as: {example}"));
        let note = mark.zip(marks.note(expectation)).map(|(mark, note)| beside_mark(mark.state, note));
        let coach = marks.by_coach(expectation).map(|state| format!("your coach: {}", standing_word(Some(state))));
        let item = Item::new(kind, format!("{}{}", expectation.text, raised(*change)));
        Item { below: below.chain(note).chain(coach).collect(), ..item }.tagged(ladder, &expectation.key)
    };
    // First what the two see differently, then the rest, sorted by area.
    let (differing, own): (Vec<_>, Vec<_>) = own.iter().copied().partition(|(one, _)| marks.differ_on(one));
    if !differing.is_empty() {
        doc.subheading("Where you and your coach differ");
        doc.items(differing.iter().map(item).collect());
    }
    for here in own.chunk_by(|(one, _), (next, _)| one.area == next.area) {
        let area = here.first().and_then(|(first, _)| ladder.area(&first.area));
        doc.subheading(area.map_or_else(String::new, |area| area.name.to_string()));
        doc.items(here.iter().map(item).collect());
    }
    if let Some(rest) = beside(difference) {
        doc.paragraph(rest);
    }
    if !difference.below.is_empty() || !difference.carried.is_empty() {
        doc.suggest(
            "Everything that the level expects",
            format!("metier show {} {} --all", called(ladder), place.level.id),
        );
    }
}

/// "evidence: Found the valley leak at the school in June".
pub(crate) fn beside_mark(standing: Standing, note: &str) -> String {
    format!("{}: {note}", note_about(standing).to_lowercase())
}

/// "New as well: 8 things from the levels below it on this track. Carried over from the levels below: 24 things."
pub(crate) fn beside(difference: &Difference<'_>) -> Option<String> {
    let mut parts = Vec::new();
    if !difference.below.is_empty() {
        let things = count(difference.below.len(), "thing");
        parts.push(format!("New as well: {things} from the levels below it on this track"));
    }
    if !difference.carried.is_empty() {
        parts.push(format!("Carried over from the levels below: {}", count(difference.carried.len(), "thing")));
    }
    if !difference.dropped.is_empty() {
        parts.push(format!("Left behind: {}", count(difference.dropped.len(), "thing")));
    }
    (!parts.is_empty()).then(|| format!("{}.", parts.join(". ")))
}

/// "4 met, 2 partly, 2 not yet, 1 no answer".
pub(crate) fn tally(own: &[(&Expectation, Change)], marks: &Marks<'_>) -> String {
    let of =
        |standing: Option<Standing>| own.iter().filter(|(e, _)| marks.on(e).map(|mark| mark.state) == standing).count();
    let kinds = Standing::ALL.map(Some).into_iter().chain([None]);
    let parts = kinds.map(|kind| (of(kind), standing_word(kind))).filter(|(n, _)| *n > 0);
    parts.map(|(n, word)| format!("{n} {word}")).collect::<Vec<_>>().join(", ")
}

/// What you need for a level: its requirements.
pub(crate) fn requirements(doc: &mut Doc, ladder: &Ladder, level: &Level, marks: &Marks<'_>) {
    let gates = level.gates().map(|gate| task(&gate, Bullet::Task, marks).tagged(ladder, &gate.key));
    doc.part("Needed", gates.collect());
}

/// What to learn before a track, with the marks on it.
pub(crate) fn lessons(doc: &mut Doc, heading: &str, aside: Option<&str>, lessons: &[Task<'_>], marks: &Marks<'_>) {
    if lessons.is_empty() {
        return;
    }
    match aside {
        Some(aside) => doc.heading_with(heading, aside),
        None => doc.heading(heading),
    }
    let is_marked = lessons.iter().any(|lesson| marks.on_task(lesson).is_some());
    let open = if is_marked { Bullet::Marked(None) } else { Bullet::Point };
    doc.items(lessons.iter().map(|lesson| task(lesson, open, marks)).collect());
}

/// Something to learn or to have: with its mark, or else as an open one is shown.
pub(crate) fn task(task: &Task<'_>, open: Bullet, marks: &Marks<'_>) -> Item {
    let mark = marks.on_task(task);
    let note = mark.filter(|_| marks.with_notes).and_then(|mark| Some(beside_mark(mark.state, mark.note.as_ref()?)));
    let item = Item::new(mark.map_or(open, |mark| Bullet::Marked(Some(mark.state))), capital(&task.text));
    Item { below: note.into_iter().collect(), ..item }
}

/// Adds a part with one line per phrase, or nothing if there are none.
pub(crate) fn phrases(
    doc: &mut Doc,
    heading: &str,
    aside: Option<&str>,
    texts: impl IntoIterator<Item = impl AsRef<str>>,
) {
    let items: Vec<Item> = texts.into_iter().map(|text| Item::new(Bullet::Point, capital(text.as_ref()))).collect();
    if items.is_empty() {
        return;
    }
    match aside {
        Some(aside) => doc.heading_with(heading, aside),
        None => doc.heading(heading),
    }
    doc.items(items);
}

pub(crate) fn closing(doc: &mut Doc, ladder: &Ladder) {
    doc.push(Block::Closing(vec![A_MAP.into(), version_line(ladder, None, None)]));
}

/// Where the tracks of a kind part from the trunk, in words. `None` for someone who is already there or beyond.
pub(crate) fn parting(ladder: &Ladder, kind: Kind, step: Step<'_>) -> Option<String> {
    if step.kind != StepKind::Climb || step.to.track.kind != Kind::Trunk {
        return None;
    }
    let at: Vec<String> =
        ladder.parting_of(kind).iter().map(|place| format!("{} ({})", place.level.title, rank_of(*place))).collect();
    (!at.is_empty() && ladder.tracks_of(kind).next().is_some())
        .then(|| format!("The tracks split after {}.", list(&at, "or")))
}
