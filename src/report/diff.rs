//! Two levels beside each other: what kind of change it is, what differs around the work, and what differs in it.

use schemars::JsonSchema;
use serde::Serialize;

use super::doc::{Block, Bullet, Cell, Doc, Item, Row, Table};
use super::level::{from_to, origin_word, phrases};
use super::parts::{AStep, AtLevel, Head, LadderName, gates, texts};
use super::words::{A_MAP, called, capital, count, list, rank_of, reach, titled, version_line};
use super::{Medium, Report};
use crate::ladder::{
    Expectation, Height, Kind, Ladder, Level, Origin, Pay, Place, Reach, Step, StepKind, Text, Turn, Turned,
};
use crate::model::Years;
use crate::store::Loaded;

/// What differs between two levels.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LevelDiff<'a> {
    #[serde(flatten)]
    head: Head,
    ladder: LadderName<'a>,
    from: AtLevel<'a>,
    to: AtLevel<'a>,
    /// Of `to`, seen from `from`.
    standing: Height,
    /// The rank of `to`, less that of `from`.
    ranks: i64,
    same_track: bool,
    counts: Turns,
    areas: Vec<AnArea<'a>>,
    /// The gates, in words.
    requires: Gates,
    reach: FromTo<Option<Reach>>,
    supervision: FromTo<Option<&'a Text>>,
    /// In the craft in total, from and to.
    typical_years: FromTo<Option<Years>>,
    may_stay: FromTo<bool>,
    pay: FromTo<Option<&'a Pay>>,
    /// To learn first, on another track.
    prepare: Vec<&'a str>,
    /// To try first, on another track.
    trial: Vec<&'a str>,
    way_back: Option<AStep<'a>>,
    /// What is expected at both is listed too.
    #[serde(skip)]
    all: bool,
    #[serde(skip)]
    of: &'a Ladder,
    #[serde(skip)]
    places: (Place<'a>, Place<'a>),
}

/// How many expectations there are of each change, over all areas.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct Turns {
    new: usize,
    raised: usize,
    changed: usize,
    eased: usize,
    dropped: usize,
    carried_over: usize,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct AnArea<'a> {
    area: &'a str,
    name: &'a str,
    changes: Vec<AChange<'a>>,
    carried_over: Vec<AChange<'a>>,
}

/// An expectation, and what becomes of it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "change")]
struct AChange<'a> {
    #[serde(flatten)]
    one: ComparedSentence<'a>,
    area: &'a str,
    /// raised, eased, changed: the same id, expected at a level that is higher, lower or of equal rank.
    change: Turn,
    /// As the first level has it, if that is not the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    was: Option<ComparedSentence<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "sentence")]
struct ComparedSentence<'a> {
    /// `LEVEL.AREA.N`, or `LEVEL.ID` if it has an id.
    key: &'a str,
    text: &'a str,
    #[serde(skip_serializing_if = "<[Text]>::is_empty")]
    examples: &'a [Text],
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct Gates {
    only_from: Vec<String>,
    only_to: Vec<String>,
    both: Vec<String>,
}

/// The same of both levels.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(inline)]
struct FromTo<T> {
    from: T,
    to: T,
}

impl<T: Copy> FromTo<T> {
    fn each<U>(&self, say: impl Fn(T) -> U) -> [U; 2] {
        [say(self.from), say(self.to)]
    }
}

impl<'a> LevelDiff<'a> {
    /// Of two levels of a ladder; with `all`, what both expect is listed for people too.
    #[must_use]
    pub fn of(loaded: &'a Loaded, from: Place<'a>, to: Place<'a>, all: bool) -> Self {
        let ladder = &loaded.ladder;
        let turned = ladder.contrast(from, to);
        let how_many = |turn| turned.iter().filter(|one| one.turn == turn).count();
        let enters = from.track.id != to.track.id;
        Self {
            head: Head::of("diff"),
            ladder: LadderName::of(ladder, loaded.shelf),
            from: AtLevel::of(from),
            to: AtLevel::of(to),
            standing: to.height(&from),
            ranks: i64::from(to.level.rank) - i64::from(from.level.rank),
            same_track: !enters,
            counts: Turns {
                new: how_many(Turn::New),
                raised: how_many(Turn::Raised),
                changed: how_many(Turn::Changed),
                eased: how_many(Turn::Eased),
                dropped: how_many(Turn::Dropped),
                carried_over: how_many(Turn::CarriedOver),
            },
            areas: turned
                .chunk_by(|a, b| a.one.area == b.one.area)
                .filter_map(|here| AnArea::of(ladder, here))
                .collect(),
            requires: Gates::of(gates(&from.level.requires), gates(&to.level.requires)),
            reach: both(from, to, |level| level.reach),
            supervision: both(from, to, |level| level.supervision.as_ref()),
            typical_years: both(from, to, |level| level.typical_years),
            may_stay: both(from, to, |level| level.may_stay),
            pay: both(from, to, Level::pay),
            prepare: if enters { texts(to.track.prepare_from(Some(from))) } else { Vec::new() },
            trial: if enters { texts(to.track.trial_from(Some(from))) } else { Vec::new() },
            way_back: way_back(ladder, from, to).map(AStep::of),
            all,
            of: ladder,
            places: (from, to),
        }
    }
}

fn both<'a, T>(from: Place<'a>, to: Place<'a>, say: impl Fn(&'a Level) -> T) -> FromTo<T> {
    FromTo { from: say(from.level), to: say(to.level) }
}

impl Turns {
    fn each(&self) -> [(usize, Turn); 6] {
        [
            (self.new, Turn::New),
            (self.raised, Turn::Raised),
            (self.changed, Turn::Changed),
            (self.eased, Turn::Eased),
            (self.dropped, Turn::Dropped),
            (self.carried_over, Turn::CarriedOver),
        ]
    }
}

impl<'a> AnArea<'a> {
    fn of(ladder: &'a Ladder, here: &[Turned<'a>]) -> Option<Self> {
        let area = here.first()?.one.area.as_str();
        let change = |turned: &Turned<'a>| AChange {
            one: ComparedSentence::of(turned.one),
            area,
            change: turned.turn,
            was: turned.was.map(ComparedSentence::of),
        };
        let is_carried = |turned: &&Turned<'a>| turned.turn == Turn::CarriedOver;
        Some(Self {
            area,
            name: ladder.area(area).map_or("", |area| area.name.as_str()),
            changes: here.iter().filter(|turned| !is_carried(turned)).map(change).collect(),
            carried_over: here.iter().filter(is_carried).map(change).collect(),
        })
    }

    /// "3 new, 2 going further".
    fn tally(&self) -> String {
        let of = |turn| self.changes.iter().filter(|one| one.change == turn).count();
        tally(&Turn::ALL.map(|turn| (of(turn), turn)), "")
    }
}

impl<'a> ComparedSentence<'a> {
    fn of(one: &'a Expectation) -> Self {
        Self { key: &one.key, text: &one.text, examples: &one.examples }
    }
}

impl Gates {
    fn of(from: Vec<String>, to: Vec<String>) -> Self {
        let (both, only_from): (Vec<_>, Vec<_>) = from.into_iter().partition(|gate| to.contains(gate));
        let only_to = to.into_iter().filter(|gate| !both.contains(gate)).collect();
        Self { only_from, only_to, both }
    }
}

impl Report for LevelDiff<'_> {
    fn doc(&self, _: Medium) -> Doc {
        let mut doc = Doc::default();
        let (from, to) = self.places;
        doc.title(self.title());
        if !from.is(&to) {
            doc.paragraph(self.kind_of_change());
            doc.push(Block::Table(self.around()));
        }
        phrases(&mut doc, "Learn first", None, &self.prepare);
        let is_one = from.is(&to);
        let places = [from, to].into_iter().take(if is_one { 1 } else { 2 });
        for place in places.filter(|place| place.level.expects.is_empty()) {
            doc.paragraph(format!("Nothing is written for {} yet.", place.level.title));
        }
        for area in &self.areas {
            self.area(&mut doc, area);
        }
        self.rest(&mut doc);
        self.needed(&mut doc);
        self.pointers(&mut doc);
        doc.push(Block::Closing(vec![A_MAP.into(), version_line(self.of, None, None)]));
        doc
    }
}

/// "two ranks above", "equal standing".
fn standing(height: Height, ranks: i64) -> String {
    let ranks = match ranks.unsigned_abs() {
        1 => "one rank".into(),
        2 => "two ranks".into(),
        3 => "three ranks".into(),
        n => format!("{n} ranks"),
    };
    match height {
        Height::Equal => "equal standing".into(),
        Height::Above | Height::Below => format!("{ranks} {height}"),
    }
}

/// The word for what becomes of an expectation.
fn word(turn: Turn) -> &'static str {
    match turn {
        Turn::New => "new",
        Turn::Raised => "going further",
        Turn::Changed => "put differently",
        Turn::Eased => "eased",
        Turn::Dropped => "left behind",
        Turn::CarriedOver => "carried over",
    }
}

/// "3 things new, 2 going further"; without a `thing`, "3 new, 2 going further". What is carried over is no difference.
fn tally(turns: &[(usize, Turn)], thing: &str) -> String {
    let differs = turns.iter().filter(|(n, turn)| *n > 0 && *turn != Turn::CarriedOver);
    let part = |(at, (n, turn)): (usize, &(usize, Turn))| {
        let many = if at == 0 && !thing.is_empty() { count(*n, thing) } else { n.to_string() };
        format!("{many} {}", word(*turn))
    };
    differs.enumerate().map(part).collect::<Vec<_>>().join(", ")
}

impl LevelDiff<'_> {
    /// Line 1: which way, how high, how much.
    fn title(&self) -> String {
        let (from, to) = self.places;
        if from.is(&to) {
            return format!("{}: one and the same level, nothing differs", titled(to));
        }
        let tally = tally(&self.counts.each(), "thing");
        let tally = if tally.is_empty() { "nothing is asked differently".into() } else { tally };
        format!("From {} to {}: {}, {tally}", titled(from), titled(to), standing(self.standing, self.ranks))
    }

    /// What kind of change it is, in words, and the way back.
    fn kind_of_change(&self) -> String {
        let (from, to) = self.places;
        let mut said = vec![if self.same_track {
            same_track(self.of, from, to).into()
        } else if from.track.kind == to.track.kind {
            format!("To another track of the same kind: {}.", to.track.name)
        } else {
            other_track(from.track.kind, to.track.kind).into()
        }];
        if self.counts.dropped > 0 {
            said.push("What is left behind is not lost; it is only no longer asked.".into());
        }
        let way = if from.track.kind == Kind::Trunk { "way over to mastery" } else { "way back" };
        said.extend(self.way_back.as_ref().map(|back| match back.step {
            Step { kind: StepKind::Cross, inferred: false, to } => {
                format!("The {way} stays open, at equal standing: {}.", titled(to))
            }
            Step { kind: StepKind::Cross, to, .. } => {
                format!("The {way} stays open, to the nearest level: {}.", titled(to))
            }
            Step { to, .. } => format!("The {way} begins with {}.", titled(to)),
        }));
        said.join(" ")
    }

    /// What is around the work: reach, supervision, time, pay.
    fn around(&self) -> Table {
        let (from, to) = self.places;
        let both = [from, to];
        let years = |years: Option<Years>| years.map(|years| format!("{} years", from_to(years)));
        let rows: [(&str, [Option<String>; 2]); 8] = [
            ("In short", both.map(|place| place.level.summary.as_ref().map(ToString::to_string))),
            ("Track", both.map(|place| Some(rank_of(place)))),
            ("Reach", self.reach.each(|far| far.map(|far| reach(far).into()))),
            ("Supervision", self.supervision.each(|supervision| supervision.map(ToString::to_string))),
            ("Usual time", self.typical_years.each(years)),
            ("Staying", self.staying()),
            ("Pay", self.pay.each(|pay| pay.map(super::level::pay))),
            ("Origin", origins(from.level, to.level)),
        ];
        let row = |(name, cells): (&str, [Option<String>; 2])| {
            let cells = cells.map(|cell| Cell::of(cell.unwrap_or_else(|| "not said".into())));
            Row { name: name.into(), cells: std::iter::once(Cell::of(name)).chain(cells).collect() }
        };
        let is_said = |(_, cells): &(&str, [Option<String>; 2])| cells.iter().any(Option::is_some);
        let is_ambiguous = from.level.title == to.level.title;
        let heads = both.map(|place| if is_ambiguous { titled(place) } else { place.level.title.to_string() });
        let header: Vec<String> = std::iter::once(String::new()).chain(heads).collect();
        Table {
            labels: header.clone(),
            header,
            rows: rows.into_iter().filter(is_said).map(row).collect(),
            shares: vec![0, 1, 1],
        }
    }

    fn staying(&self) -> [Option<String>; 2] {
        if !self.may_stay.from && !self.may_stay.to {
            return [None, None];
        }
        self.may_stay.each(|may| Some(if may { "a place to stay for good" } else { "a step on the way" }.into()))
    }

    /// One area: what is new in it, raised, and so on.
    fn area(&self, doc: &mut Doc, area: &AnArea<'_>) {
        let aside = area.tally();
        if aside.is_empty() && !self.all {
            return;
        }
        doc.heading_with(area.name, if aside.is_empty() { "no difference".into() } else { aside });
        let carried = if self.all { area.carried_over.as_slice() } else { &[] };
        for alike in area.changes.chunk_by(|a, b| a.change == b.change).chain([carried]) {
            let Some(first) = alike.first() else { continue };
            doc.subheading(capital(word(first.change)));
            doc.items(alike.iter().map(|one| self.item(one)).collect());
        }
    }

    fn item(&self, change: &AChange<'_>) -> Item {
        let (from, to) = self.places;
        let mut item = Item::new(Bullet::Point, change.one.text);
        if let Some(was) = &change.was {
            let title = if from.level.title == to.level.title { "before" } else { &from.level.title };
            item.below.push(format!("{title}: {}", was.text));
        }
        // A level in between asks it already.
        let since = change.one.key.split('.').next().and_then(|id| self.of.level(id));
        if let Some(since) = since.filter(|since| change.change == Turn::New && !since.is(&to)) {
            item.below.push(format!("asked from {} on", since.level.title));
        }
        item
    }

    /// What does not differ, in a sentence or two.
    fn rest(&self, doc: &mut Doc) {
        let (from, to) = self.places;
        let carried = self.counts.carried_over;
        if carried == 0 || self.all {
            return;
        }
        let same = self.areas.iter().filter(|area| area.changes.is_empty());
        let same: Vec<String> = same.map(|area| area.name.to_owned()).collect();
        let asked = if from.is(&to) { "Asked here" } else { "Carried over, asked at both alike" };
        let command = format!("metier diff {} {} {} --all", called(self.of), from.level.id, to.level.id);
        let mut said = format!("{asked}: {}. To list them: {command}", count(carried, "thing"));
        if !same.is_empty() && !from.is(&to) {
            said = format!("No difference in {}. {said}", list(&same, "and"));
        }
        doc.paragraph(said);
    }

    fn needed(&self, doc: &mut Doc) {
        let (from, to) = self.places;
        let Gates { only_from, only_to, both } = &self.requires;
        if from.is(&to) || (only_from.is_empty() && only_to.is_empty() && both.is_empty()) {
            return;
        }
        doc.heading("Needed");
        // Not "only for": a gate of a lower level is behind one on the way up, and is not named again.
        let only = |place: Place<'_>| format!("To become {}", titled(place));
        for (for_whom, gates) in [(only(to), only_to), (only(from), only_from), ("To become either".into(), both)] {
            if !gates.is_empty() {
                doc.subheading(for_whom);
                doc.items(gates.iter().map(|gate| Item::new(Bullet::Point, gate.clone())).collect());
            }
        }
    }

    fn pointers(&self, doc: &mut Doc) {
        let ((from, to), called) = (self.places, called(self.of));
        doc.paragraph(format!("All that {} expects and brings: metier show {called} {}", to.level.title, to.level.id));
        if !self.trial.is_empty() {
            let (from, track) = (&from.level.id, &to.track.id);
            doc.paragraph(format!("How to try the track first: metier next {called} {from} --track {track}"));
        }
    }
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
        (_, Kind::Mastery) => "From the levels that all share into mastery: the same craft, deeper.",
        (_, Kind::Trunk) => "Back to the levels that all share: the same craft, before the tracks split.",
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
fn way_back<'a>(ladder: &'a Ladder, from: Place<'a>, to: Place<'a>) -> Option<Step<'a>> {
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

/// Said where one of the two is no post to apply for.
fn origins(from: &Level, to: &Level) -> [Option<String>; 2] {
    let both = [from, to].map(|level| level.origin);
    let is_said = both.contains(&Some(Origin::Proposed));
    both.map(|origin| origin.filter(|_| is_said).map(|origin| origin_word(origin).into()))
}
