//! What every bundled ladder must be: complete, fair to both ways up, in one dialect and plain words, and like no other.
//!
//! That `check --strict` finds nothing in them is in `check.rs`, so what it looks for is not looked for again here. Each
//! test gathers all that is wrong before it fails, with file and line, so that a ladder is put right in one go.

mod dialect;
mod fairness;
mod habits;
mod sentences;
mod shape;

use metier::format::read_ladder;
use metier::ladder::{Kind, Ladder, Level, Place};
use metier::store::LADDERS;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

fn all() -> Vec<Ladder> {
    let read = |(id, text): &(&str, &str)| {
        read_ladder(&format!("{id}.toml"), id, text, None).unwrap_or_else(|report| panic!("{report}"))
    };
    LADDERS.iter().map(read).collect()
}

fn ranks(ladder: &Ladder, kind: Kind) -> Vec<u32> {
    ladder.places_of(kind).map(|place| place.level.rank).collect()
}

/// The lowest rank at which a track opens from the trunk.
fn branch(ladder: &Ladder) -> u32 {
    let opens = |place: &Place<'_>| ladder.tracks.iter().any(|track| ladder.doors(track).iter().any(|it| it.is(place)));
    let doors = ladder.places_of(Kind::Trunk).filter(opens);
    doors.map(|place| place.level.rank).min().expect("a track that opens from the trunk")
}

/// All that is wrong, or the test passes.
#[derive(Default)]
struct Findings(Vec<String>);

impl Findings {
    fn add(&mut self, place: &str, what: impl std::fmt::Display) {
        self.0.push(format!("{place}: {what}"));
    }

    /// Unless this is so.
    fn unless(&mut self, so: bool, place: &str, what: impl std::fmt::Display) {
        if !so {
            self.add(place, what);
        }
    }

    #[track_caller]
    fn are_none(&self) {
        assert!(self.0.is_empty(), "{} found:\n{}", self.0.len(), self.0.join("\n"));
    }
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// Where a level is: `ladders/roofing.toml:210 roofer`.
fn where_is(ladder: &Ladder, level: &Level) -> String {
    let text = metier::store::bundled_ladder(&ladder.id).expect("a bundled ladder");
    format!("ladders/{}.toml:{} {}", ladder.id, line_of(text, level.at().start), level.id)
}

fn each_level(mut check: impl FnMut(&Ladder, Place<'_>, &str)) {
    for ladder in all() {
        for place in ladder.places() {
            check(&ladder, place, &where_is(&ladder, place.level));
        }
    }
}

/// A text of a file, in the words of the file.
struct Said {
    /// `ladders/roofing.toml:210`.
    place: String,
    /// The keys that lead to it, as in `levels.summary`. The text of an expectation is `levels.expects`, whatever its area.
    key: String,
    text: String,
}

/// What a file says to programs and not to people.
const NOT_SAID: [&str; 24] = [
    "id",
    "version",
    "language",
    "license",
    "status",
    "sources.id",
    "sources.link",
    "areas.id",
    "areas.demands",
    "tracks.id",
    "tracks.kind",
    "tracks.opens_from",
    "tracks.prepare.for",
    "tracks.trial.for",
    "levels.id",
    "levels.track",
    "levels.reach",
    "levels.origin",
    "levels.sources",
    "levels.equals",
    "levels.formerly",
    "questions.id",
    "questions.scale",
    "questions.key",
];

impl Said {
    /// Every text of a file that a person reads, whatever its key: a new key of the format needs nothing here.
    fn in_file(file: &str, text: &str) -> Vec<Self> {
        let mut found = Vec::new();
        let document = DeTable::parse(text).expect("TOML");
        gather_table(document.get_ref(), "", &mut |at, key, said| {
            let key = without_area(key);
            if !NOT_SAID.contains(&key.as_str()) && key != "levels.expects.id" {
                found.push(Self { place: format!("{file}:{}", line_of(text, at)), key, text: said.to_owned() });
            }
        });
        found
    }

    /// Those of one of the bundled ladders.
    fn in_ladder(id: &str) -> Vec<Self> {
        Self::in_file(&format!("ladders/{id}.toml"), metier::store::bundled_ladder(id).expect("a bundled ladder"))
    }

    /// What a finding shows of it: a guide is long.
    fn beginning(&self) -> String {
        self.text.chars().take(120).collect()
    }

    /// A proper name, or a title of another country: neither is ours to put into other words.
    fn is_a_name(&self) -> bool {
        ["sources.title", "levels.also_called"].contains(&self.key.as_str())
    }
}

fn gather_table(table: &DeTable<'_>, key: &str, found: &mut impl FnMut(usize, &str, &str)) {
    for (name, value) in table {
        let dot = if key.is_empty() { "" } else { "." };
        gather(value, &format!("{key}{dot}{}", name.get_ref()), found);
    }
}

fn gather(value: &Spanned<DeValue<'_>>, key: &str, found: &mut impl FnMut(usize, &str, &str)) {
    match value.get_ref() {
        DeValue::String(text) => found(value.span().start, key, text),
        DeValue::Array(items) => items.iter().for_each(|item| gather(item, key, found)),
        DeValue::Table(table) => gather_table(table, key, found),
        _ => {}
    }
}

/// `levels.expects.safety.text` is `levels.expects`, like a text without a table of its own.
fn without_area(key: &str) -> String {
    match key.strip_prefix("levels.expects.").map(|rest| rest.split_once('.')) {
        Some(None | Some((_, "text"))) => "levels.expects".into(),
        Some(Some((_, rest))) => format!("levels.expects.{rest}"),
        None => key.strip_suffix(".text").filter(|_| key.starts_with("tracks.")).unwrap_or(key).into(),
    }
}

#[test]
fn every_text_is_gathered_once_with_its_line() {
    let file = "name = \"A\"\n[[levels]]\nid = \"x\"\nrequires = [\"B\", { one_of = [\"C\",\n\"D\"] }]\n[levels.expects]\n\
        work = [\"E\", { id = \"y\", text = \"F\", examples = [\"G\"] }]\n[[tracks]]\nprepare = [{ text = \"H\", for = \"returning\" }]\n";
    let mut said: Vec<String> =
        Said::in_file("f", file).iter().map(|it| format!("{} {} {}", it.text, it.place, it.key)).collect();
    said.sort();
    assert_eq!(
        said,
        [
            "A f:1 name",
            "B f:4 levels.requires",
            "C f:4 levels.requires.one_of",
            "D f:5 levels.requires.one_of",
            "E f:7 levels.expects",
            "F f:7 levels.expects",
            "G f:7 levels.expects.examples",
            "H f:9 tracks.prepare",
        ]
    );
}
