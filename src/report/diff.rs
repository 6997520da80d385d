//! Two levels beside each other: what kind of change it is, what differs around the work, and what differs in it.

use super::doc::{Block, Cell, Doc, Item, Mark, Row, Table};
use super::level::{from_to, origin_word, phrases, requirement};
use super::words::{A_MAP, called, count, list, rank_of, reach, titled, version_line};
use crate::ladder::{Kind, Ladder, Level, Origin, Place, Step, StepKind, Turn, Turned};

/// The difference as a document; with `all`, what is asked at both is listed too.
pub(crate) fn doc(ladder: &Ladder, from: Place<'_>, to: Place<'_>, all: bool) -> Doc {
    let mut doc = Doc::default();
    let turned = ladder.contrast(from, to);
    doc.title(title(from, to, &turned));
    if !from.is(&to) {
        doc.paragraph(kind_of_change(ladder, from, to, &turned));
        doc.push(Block::Table(around(from, to)));
    }
    if to.track.id != from.track.id {
        phrases(&mut doc, "Learn first", None, to.track.prepare_from(Some(from)));
    }
    for place in [from, to].iter().filter(|place| place.level.expects.is_empty()).take(if from.is(&to) { 1 } else { 2 })
    {
        doc.paragraph(format!("Nothing is written for {} yet.", place.level.title));
    }
    for here in turned.chunk_by(|a, b| a.one.area == b.one.area) {
        area(&mut doc, ladder, from, to, here, all);
    }
    rest(&mut doc, ladder, from, to, &turned, all);
    needed(&mut doc, from, to);
    pointers(&mut doc, ladder, from, to);
    doc.push(Block::Closing(vec![A_MAP.into(), version_line(ladder, None, None)]));
    doc
}

/// Line 1: which way, how high, how much.
fn title(from: Place<'_>, to: Place<'_>, turned: &[Turned<'_>]) -> String {
    if from.is(&to) {
        return format!("{}: one and the same level, nothing differs", named(to));
    }
    let tally = tally(turned, "thing");
    let tally = if tally.is_empty() { "nothing is asked differently".into() } else { tally };
    format!("From {} to {}: {}, {tally}", named(from), named(to), standing(from, to))
}

/// "Staff Engineer (mastery, rank 4)".
fn named(place: Place<'_>) -> String {
    format!("{} ({}, rank {})", place.level.title, kind(place), place.level.rank)
}

fn kind(place: Place<'_>) -> &'static str {
    match place.track.kind {
        Kind::Trunk => "shared trunk",
        kind => kind.name(),
    }
}

/// How high the second level stands, seen from the first.
fn standing(from: Place<'_>, to: Place<'_>) -> String {
    let ranks = |n: u32| match n {
        1 => "one rank".into(),
        2 => "two ranks".into(),
        3 => "three ranks".into(),
        n => format!("{n} ranks"),
    };
    if from.stands_equal(&to) {
        "equal standing".into()
    } else if to.level.rank > from.level.rank {
        format!("{} above", ranks(to.level.rank - from.level.rank))
    } else {
        format!("{} below", ranks(from.level.rank - to.level.rank))
    }
}

/// The word for what becomes of an expectation.
fn word(turn: Turn) -> &'static str {
    match turn {
        Turn::New => "new",
        Turn::Raised => "raised",
        Turn::Changed => "put differently",
        Turn::Eased => "eased",
        Turn::Dropped => "left behind",
        Turn::CarriedOver => "carried over",
    }
}

/// "3 things new, 2 raised"; without a `thing`, "3 new, 2 raised". What is carried over is no difference.
fn tally(turned: &[Turned<'_>], thing: &str) -> String {
    let of = |turn| turned.iter().filter(|one| one.turn == turn).count();
    let parts = Turn::ALL.map(|turn| (of(turn), turn));
    let parts = parts.into_iter().filter(|(n, turn)| *n > 0 && *turn != Turn::CarriedOver).enumerate();
    let part = |(at, (n, turn)): (usize, (usize, Turn))| {
        let many = if at == 0 && !thing.is_empty() { count(n, thing) } else { n.to_string() };
        format!("{many} {}", word(turn))
    };
    parts.map(part).collect::<Vec<_>>().join(", ")
}

/// What kind of change it is, in words, and the way back.
fn kind_of_change(ladder: &Ladder, from: Place<'_>, to: Place<'_>, turned: &[Turned<'_>]) -> String {
    let mut said = vec![if from.track.id == to.track.id {
        same_track(ladder, from, to).into()
    } else if from.track.kind == to.track.kind {
        format!("To another track of the same kind: {}.", to.track.name)
    } else {
        other_track(from.track.kind, to.track.kind).into()
    }];
    if turned.iter().any(|one| one.turn == Turn::Dropped) {
        said.push("What is left behind is not lost; it is only no longer asked.".into());
    }
    let way = if from.track.kind == Kind::Trunk { "way over to mastery" } else { "way back" };
    said.extend(way_back(ladder, from, to).map(|back| match back.kind {
        StepKind::Cross if !back.inferred => format!("The {way} stays open, at equal standing: {}.", titled(back.to)),
        StepKind::Cross => format!("The {way} stays open, to the nearest level: {}.", titled(back.to)),
        _ => format!("The {way} begins with {}.", titled(back.to)),
    }));
    said.join(" ")
}

/// From one kind of track to another. Directing is said to be a craft of its own, never a reward; doing, never a retreat.
fn other_track(from: Kind, to: Kind) -> &'static str {
    match (from, to) {
        (Kind::Hybrid, Kind::Management) => {
            "From doing and directing at once to directing alone: a different craft, with a calling and a training of \
             its own."
        }
        (_, Kind::Management) => {
            "From doing to directing: a different craft, with a calling and a training of its own."
        }
        (Kind::Management, Kind::Hybrid) => {
            "From directing to doing and directing at once: part of the week goes back to the work itself."
        }
        (_, Kind::Hybrid) => {
            "From doing to doing and directing at once: part of the week stays with the work itself, part goes to \
             leading it."
        }
        (Kind::Management, _) => "From directing back to doing: the work itself again, with one's own hands.",
        (Kind::Hybrid, _) => "From doing and directing at once to doing alone: all of the week for the work itself.",
        (_, Kind::Mastery) => "From the shared trunk into mastery: the same craft, deeper.",
        (_, Kind::Trunk) => "Back to the shared trunk: the same craft, before the tracks part.",
    }
}

fn same_track(ladder: &Ladder, from: Place<'_>, to: Place<'_>) -> &'static str {
    let place = |of: Place<'_>| from.track.levels.iter().position(|level| level.id == of.level.id);
    match (place(to) > place(from), ladder.cumulative) {
        (true, true) => "Further up the same track: what was asked so far is still asked, and more comes to it.",
        (true, false) => "Further up the same track.",
        (false, _) => "Further down the same track.",
    }
}

/// How one gets back onto the track one comes from; from the trunk, onto the track of doing. Nothing within one track,
/// and nothing from the trunk into mastery, where there is nothing to go back from.
pub(crate) fn way_back<'a>(ladder: &'a Ladder, from: Place<'a>, to: Place<'a>) -> Option<Step<'a>> {
    if from.track.id == to.track.id {
        return None;
    }
    let back = match (from.track.kind, to.track.kind) {
        (Kind::Trunk, Kind::Mastery) => None,
        (Kind::Trunk, _) => ladder.steps_toward(Kind::Mastery, Some(to)).first().copied(),
        _ => ladder.step_onto(from.track, to),
    };
    back.filter(|back| !back.to.is(&to))
}

/// What is around the work: reach, supervision, time, pay.
fn around(from: Place<'_>, to: Place<'_>) -> Table {
    let both = [from, to];
    let rows: [(&str, [Option<String>; 2]); 8] = [
        ("In short", both.map(|place| place.level.summary.as_ref().map(ToString::to_string))),
        ("Track", both.map(|place| Some(rank_of(place)))),
        ("Reach", both.map(|place| place.level.reach.map(|far| reach(far).into()))),
        ("Supervision", both.map(|place| place.level.supervision.as_ref().map(ToString::to_string))),
        ("Usual time", both.map(|place| place.level.typical_years.map(|years| format!("{} years", from_to(years))))),
        ("Staying", staying(from.level, to.level)),
        ("Pay", both.map(|place| place.level.pay().map(super::level::pay))),
        ("Origin", origins(from.level, to.level)),
    ];
    let row = |(name, cells): (&str, [Option<String>; 2])| {
        let cells = cells.map(|cell| Cell::of(cell.unwrap_or_else(|| "not said".into())));
        Row { name: name.into(), cells: std::iter::once(Cell::of(name)).chain(cells).collect() }
    };
    let is_said = |(_, cells): &(&str, [Option<String>; 2])| cells.iter().any(Option::is_some);
    let is_ambiguous = from.level.title == to.level.title;
    let heads = both.map(|place| if is_ambiguous { named(place) } else { place.level.title.to_string() });
    let header: Vec<String> = std::iter::once(String::new()).chain(heads).collect();
    Table {
        labels: header.clone(),
        header,
        rows: rows.into_iter().filter(is_said).map(row).collect(),
        shares: vec![0, 1, 1],
    }
}

/// Said where one of the two is no post to apply for.
fn origins(from: &Level, to: &Level) -> [Option<String>; 2] {
    let both = [from, to].map(|level| level.origin);
    let is_said = both.contains(&Some(Origin::Proposed));
    both.map(|origin| origin.filter(|_| is_said).map(|origin| origin_word(origin).into()))
}

fn staying(from: &Level, to: &Level) -> [Option<String>; 2] {
    if !from.may_stay && !to.may_stay {
        return [None, None];
    }
    [from, to].map(|level| Some(if level.may_stay { "a place to stay for good" } else { "a step on the way" }.into()))
}

/// One area: what is new in it, raised, and so on.
fn area(doc: &mut Doc, ladder: &Ladder, from: Place<'_>, to: Place<'_>, here: &[Turned<'_>], all: bool) {
    let aside = tally(here, "");
    if aside.is_empty() && !all {
        return;
    }
    let area = here.first().and_then(|first| ladder.area(&first.one.area));
    let name = area.map_or_else(String::new, |area| area.name.to_string());
    doc.heading_with(name, if aside.is_empty() { "no difference".into() } else { aside });
    for alike in here.chunk_by(|a, b| a.turn == b.turn) {
        let Some(turn) = alike.first().map(|one| one.turn).filter(|turn| all || *turn != Turn::CarriedOver) else {
            continue;
        };
        doc.subheading(super::words::capital(word(turn)));
        doc.items(alike.iter().map(|one| item(ladder, from, to, one)).collect());
    }
}

fn item(ladder: &Ladder, from: Place<'_>, to: Place<'_>, turned: &Turned<'_>) -> Item {
    let mut item = Item::new(Mark::Point, turned.one.text.clone());
    if let Some(was) = turned.was {
        let title = if from.level.title == to.level.title { "before" } else { &from.level.title };
        item.below.push(format!("{title}: {}", was.text));
    }
    // A level in between asks it already.
    let since = turned.one.key.split('.').next().and_then(|id| ladder.level(id));
    if let Some(since) = since.filter(|since| turned.turn == Turn::New && !since.is(&to)) {
        item.below.push(format!("asked from {} on", since.level.title));
    }
    item
}

/// What does not differ, in a sentence or two.
fn rest(doc: &mut Doc, ladder: &Ladder, from: Place<'_>, to: Place<'_>, turned: &[Turned<'_>], all: bool) {
    let carried = turned.iter().filter(|one| one.turn == Turn::CarriedOver).count();
    if carried == 0 || all {
        return;
    }
    let same = turned.chunk_by(|a, b| a.one.area == b.one.area).filter(|here| tally(here, "").is_empty());
    let same = same.filter_map(|here| ladder.area(&here.first()?.one.area)).map(|area| area.name.to_string());
    let same: Vec<String> = same.collect();
    let asked = if from.is(&to) { "Asked here" } else { "Carried over, asked at both alike" };
    let command = format!("metier diff {} {} {} --all", called(ladder), from.level.id, to.level.id);
    let mut said = format!("{asked}: {}. To list them: {command}", count(carried, "thing"));
    if !same.is_empty() && !from.is(&to) {
        said = format!("No difference in {}. {said}", list(&same, "and"));
    }
    doc.paragraph(said);
}

/// The gates of two levels: only at the first, only at the second, at both.
pub(crate) fn gates_apart(from: &Level, to: &Level) -> [Vec<String>; 3] {
    let [from, to] = [from, to].map(|level| level.requires.iter().map(|gate| requirement(gate)).collect::<Vec<_>>());
    let apart = |these: &[String], those: &[String]| {
        these.iter().filter(|gate| !those.contains(gate)).cloned().collect::<Vec<_>>()
    };
    let both = from.iter().filter(|gate| to.contains(gate)).cloned().collect();
    [apart(&from, &to), apart(&to, &from), both]
}

fn needed(doc: &mut Doc, from: Place<'_>, to: Place<'_>) {
    let [only_from, only_to, both] = gates_apart(from.level, to.level);
    if from.is(&to) || (only_from.is_empty() && only_to.is_empty() && both.is_empty()) {
        return;
    }
    doc.heading("Needed");
    // Not "only for": a gate of a lower level is behind one on the way up, and is not named again.
    let only = |place: Place<'_>| format!("To become {}", named(place));
    for (for_whom, gates) in [(only(to), only_to), (only(from), only_from), ("To become either".into(), both)] {
        if !gates.is_empty() {
            doc.subheading(for_whom);
            doc.items(gates.iter().map(|gate| Item::new(Mark::Point, gate.clone())).collect());
        }
    }
}

fn pointers(doc: &mut Doc, ladder: &Ladder, from: Place<'_>, to: Place<'_>) {
    let (called, place) = (called(ladder), &to.level.id);
    doc.paragraph(format!("All that {} expects and brings: metier show {called} {place}", to.level.title));
    if from.track.id != to.track.id && !to.track.trial_from(Some(from)).is_empty() {
        let (from, track) = (&from.level.id, &to.track.id);
        doc.paragraph(format!("How to try the track first: metier next {called} {from} --track {track}"));
    }
}
