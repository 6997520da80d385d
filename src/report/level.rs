//! What a level expects, and the results made of it: the next levels from a place, and one level in full.

use super::doc::{Block, Doc, Item, Mark};
use super::words::{A_MAP, called, capital, count, list, note_about, rank_of, reach, titled, version_line};
use crate::advice::Marks;
use crate::interview::Standing;
use crate::ladder::{
    Change, Difference, Expectation, Kind, Ladder, Origin, Pay, Place, Requirement, Step, StepKind, Text,
};
use crate::model::{OrText, Range};

/// Said of a level wherever it is recommended: it is an offer to employers, not a post to apply for.
const PROPOSED: &str = "proposed: no known employer uses it yet";

/// The next levels from a place.
pub(crate) fn next(ladder: &Ladder, from: Place<'_>, steps: &[Step<'_>]) -> Doc {
    let mut doc = Doc::about(ladder);
    match steps {
        [] => doc.title(format!("No way on from {} in this ladder", titled(from))),
        [step] => doc.title(headline(*step)),
        several => {
            let is_trunk_left =
                from.track.kind == Kind::Trunk && several.iter().all(|step| step.to.track.id != from.track.id);
            let (here, open) = (titled(from), format!("{} ways are open", several.len()));
            doc.title(if is_trunk_left {
                format!("The tracks part at {here}: {open}")
            } else {
                format!("From {here}, {open}")
            });
            let way = |step: &Step<'_>| (how(step.kind).to_owned(), arrival(*step));
            doc.facts(several.iter().map(way).collect());
        }
    }
    for step in steps {
        if steps.len() > 1 {
            doc.section(headline(*step));
        }
        whole_step(&mut doc, ladder, Some(from), *step, &Marks::default());
    }
    closing(&mut doc, ladder);
    doc
}

/// One level in full.
pub(crate) fn whole(ladder: &Ladder, place: Place<'_>, all: bool) -> Doc {
    let mut doc = Doc::about(ladder);
    let level = place.level;
    doc.title(titled(place));
    doc.summary(level.summary.as_ref());
    doc.facts(all_circumstances(ladder, place));
    let difference = ladder.difference(None, place);
    if all {
        expectations(
            &mut doc,
            ladder,
            place,
            &Difference { carried: Vec::new(), ..difference.clone() },
            &Marks::default(),
        );
        carried(&mut doc, ladder, &difference.carried);
    } else {
        expectations(&mut doc, ladder, place, &difference, &Marks::default());
    }
    requirements(&mut doc, &level.requires);
    phrases(&mut doc, "Going deeper here", None, &level.deepen);
    phrases(&mut doc, "What it brings", None, &level.recognition);
    let ways: Vec<(String, String)> =
        ladder.steps_open(Some(place)).iter().map(|step| (how(step.kind).to_owned(), arrival(*step))).collect();
    doc.heading("From here");
    doc.facts(ways);
    closing(&mut doc, ladder);
    doc
}

/// What a level carries over, level by level, the lowest first.
fn carried(doc: &mut Doc, ladder: &Ladder, carried: &[&Expectation]) {
    if carried.is_empty() {
        return;
    }
    doc.heading_with("Carried over from the levels below", count(carried.len(), "thing"));
    let level_of = |one: &Expectation| one.key.split('.').next().unwrap_or_default().to_owned();
    for here in carried.chunk_by(|one, next| level_of(one) == level_of(next)) {
        let level = here.first().and_then(|one| ladder.level(&level_of(one)));
        doc.subheading(level.map_or_else(String::new, titled));
        doc.items(here.iter().map(|one| Item::new(Mark::Task, one.text.to_string())).collect());
    }
}

/// All that is known of a level beside what it expects and brings.
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
        facts.push(("Origin".into(), origin_in_words(ladder, place, origin)));
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

fn origin_in_words(ladder: &Ladder, place: Place<'_>, origin: Origin) -> String {
    let titles = place.level.sources.iter().filter_map(|id| ladder.sources.iter().find(|source| source.id == *id));
    let titles: Vec<String> = titles.map(|source| source.title().to_owned()).collect();
    let of = if titles.is_empty() { String::new() } else { format!("; after {}", titles.join("; ")) };
    format!("{}{of}", origin_word(origin))
}

/// Where a level comes from, in words.
pub(crate) fn origin_word(origin: Origin) -> &'static str {
    match origin {
        Origin::Sourced => "in a published standard",
        Origin::Common => "common among employers",
        Origin::Proposed => PROPOSED,
    }
}

/// "Next level: …", "Across at equal standing: …".
pub(crate) fn headline(step: Step<'_>) -> String {
    let place = titled(step.to);
    match step.kind {
        StepKind::Climb | StepKind::Branch => format!("Next level: {place}"),
        StepKind::Cross if step.inferred => format!("Across to the nearest level: {place}"),
        StepKind::Cross => format!("Across at equal standing: {place}"),
        StepKind::Summit => format!("At the top: {place}. Go deeper"),
        StepKind::Stay => format!("Stay and go deeper: {place}"),
    }
}

fn how(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Climb => "Climb",
        StepKind::Branch => "Branch off",
        StepKind::Cross => "Cross over",
        StepKind::Summit => "At the top",
        StepKind::Stay => "Stay",
    }
}

fn arrival(step: Step<'_>) -> String {
    let guess = if step.inferred { ", the nearest level (inferred)" } else { "" };
    match step.kind {
        StepKind::Summit => format!("{}: go deeper, there is always more craft", titled(step.to)),
        _ => format!("{}{guess}", titled(step.to)),
    }
}

/// All of a step: the level, what to learn and try first, what it expects, what it brings, the way back.
pub(crate) fn whole_step(doc: &mut Doc, ladder: &Ladder, from: Option<Place<'_>>, step: Step<'_>, marks: &Marks<'_>) {
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
        phrases(doc, "Learn first", None, step.to.track.prepare_from(from));
        phrases(doc, "Try it first", Some("small, and back again"), step.to.track.trial_from(from));
    }
    let difference = ladder.difference(from, step.to);
    expectations(doc, ladder, step.to, &difference, marks);
    if step.kind == StepKind::Summit {
        return;
    }
    requirements(doc, &level.requires);
    phrases(doc, "What it brings", None, &level.recognition);
    phrases(doc, "Room to go deeper there", None, &level.deepen);
}

/// What kind of level a step leads to: its circumstances, whether it is only proposed, and the way back from it.
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

/// How one gets back to the track one comes from, and to which level.
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

/// The level's own expectations by area, and a count of what else it expects.
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
    // The expectations stand in the order of the areas.
    for here in own.chunk_by(|(one, _), (next, _)| one.area == next.area) {
        let area = here.first().and_then(|(first, _)| ladder.area(&first.area));
        doc.subheading(area.map_or_else(String::new, |area| area.name.to_string()));
        let item = |(expectation, change): &(&Expectation, Change)| {
            let mark = marks.on(expectation);
            let raised = if *change == Change::Raised { " (raised)" } else { "" };
            let kind = if marked { Mark::Marked(mark.map(|mark| mark.state)) } else { Mark::Task };
            let below = expectation.examples.iter().map(|example| format!("such as: {example}"));
            let note = mark.zip(marks.note(expectation)).map(|(mark, note)| beside_mark(mark.state, note));
            Item { mark: kind, text: format!("{}{raised}", expectation.text), below: below.chain(note).collect() }
        };
        doc.items(here.iter().map(item).collect());
    }
    if let Some(rest) = beside(difference) {
        doc.paragraph(rest);
    }
    if !difference.below.is_empty() || !difference.carried.is_empty() {
        let command = format!("metier show {} {} --all", called(ladder), place.level.id);
        doc.push(Block::Commands(vec![(command, "everything that the level expects".into())]));
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
    let parts = kinds.map(|kind| (of(kind), super::doc::standing_word(kind))).filter(|(n, _)| *n > 0);
    parts.map(|(n, word)| format!("{n} {word}")).collect::<Vec<_>>().join(", ")
}

pub(crate) fn requirements(doc: &mut Doc, requires: &[OrText<Requirement>]) {
    if requires.is_empty() {
        return;
    }
    doc.heading("Needed");
    doc.items(requires.iter().map(|gate| Item::new(Mark::Task, requirement(gate))).collect());
}

/// A gate as one phrase.
pub(crate) fn requirement(gate: &Requirement) -> String {
    let ways: Vec<&str> = gate.one_of.iter().map(Text::as_str).collect();
    let renew = gate.renew.as_ref().map_or_else(String::new, |renew| format!(" (renewed: {renew})"));
    if ways.len() > 1 { format!("One of: {}{renew}", ways.join("; or ")) } else { format!("{}{renew}", ways.concat()) }
}

/// A part with one line a phrase; no part where there is none.
pub(crate) fn phrases<'a>(
    doc: &mut Doc,
    heading: &str,
    aside: Option<&str>,
    texts: impl IntoIterator<Item = &'a Text>,
) {
    let items: Vec<Item> = texts.into_iter().map(|text| Item::new(Mark::Point, capital(text))).collect();
    if items.is_empty() {
        return;
    }
    match aside {
        Some(aside) => doc.heading_with(heading, aside),
        None => doc.heading(heading),
    }
    doc.items(items);
}

fn closing(doc: &mut Doc, ladder: &Ladder) {
    doc.push(Block::Closing(vec![A_MAP.into(), version_line(ladder, None, None)]));
}

/// Where the tracks of a kind part from the trunk, in words; nothing where one is there already or beyond.
pub(crate) fn parting(ladder: &Ladder, kind: Kind, step: Step<'_>) -> Option<String> {
    if step.kind != StepKind::Climb || step.to.track.kind != Kind::Trunk {
        return None;
    }
    let at: Vec<String> =
        ladder.parting_of(kind).iter().map(|place| format!("{} ({})", place.level.title, rank_of(*place))).collect();
    (!at.is_empty() && ladder.tracks_of(kind).next().is_some())
        .then(|| format!("The tracks part at {}.", list(&at, "or")))
}
