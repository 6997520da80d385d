//! Ladder files, format 1.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserializer, MapAccess, Visitor};
use serde::ser::{SerializeMap as _, Serializer};
use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::fill::filled;
use super::number::{Amount, FormatVersion, Rank, Share, Year, Years};
use super::or_text::{OrText, TextAlone};
use super::text::{Craft, Id, Key, Language, Prose, Text};
use super::word::words;

filled! {
    /// A career ladder for metier: the levels of one craft, on their tracks, and what you can see a person do at each.
    #[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
    #[serde(deny_unknown_fields)]
    #[schemars(title = "metier ladder, format 1")]
    pub struct Ladder {
        /// How the file is written, always 1. It says nothing about how often the ladder was changed.
        pub format: FormatVersion,
        /// What commands call the ladder. Left out: the name of the file without .toml.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub id: Option<Id>,
        /// Your own count of versions. Change it when sentences change.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub version: Option<Text>,
        /// The heading.
        pub name: Text,
        /// The craft in the middle of a sentence, as in "the actual work in roofing". Left out: the name in lower case.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub craft: Option<Craft>,
        /// The whole ladder in one sentence.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub summary: Option<Text>,
        /// The language of the sentences as a BCP 47 tag, such as en-GB. Wording is checked in English only. Left out: en.
        #[serde(default = "english")]
        pub language: Language,
        /// The terms on which others may use the text, such as CC-BY-4.0.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub license: Option<Text>,
        /// true: a level also expects what the levels below it in its track expect, so you write only what is new. Left out:
        /// true.
        #[serde(default = "yes", skip_serializing_if = "is_true")]
        #[schemars(extend("default" = true))]
        pub cumulative: bool,
        /// draft: still being written. in-use: an employer works by it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub status: Option<Status>,
        /// How to use the ladder and how promotion works, in Markdown. Shown on pages and in Markdown.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub guide: Option<Prose>,
        /// What the ladder was written from. Levels name these by id.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[schemars(length(max = 2_000))]
        pub sources: Vec<Reference>,
        /// Groups of expectations, in the order they are shown.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[schemars(length(max = 2_000))]
        pub areas: Vec<Area>,
        /// The ways up: a trunk that all share, then mastery, management or both at once.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[schemars(with = "Vec<Track>", length(max = 2_000))]
        pub tracks: Vec<Spanned<Track>>,
        /// The levels of all tracks, at most 2,000.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[schemars(length(max = 2_000))]
        pub levels: Vec<Level>,
        /// The words of a page in the ladder's own language.
        #[serde(default, skip_serializing_if = "Words::is_empty")]
        pub words: Words,
    }
}

pub(super) fn english() -> Language {
    "en".into()
}

fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_true(flag: &bool) -> bool {
    *flag
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_false(flag: &bool) -> bool {
    !*flag
}

words! {
    /// Whether an employer works with a ladder yet.
    pub enum Status {
        /// It is still being written.
        Draft = "draft",
        /// An employer works with it.
        InUse = "in-use",
    }
}

filled! {
    /// A standard, programme or book that the ladder was written from.
    #[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
    #[serde(deny_unknown_fields)]
    #[schemars(extend("x-whom" = "source"))]
    pub struct Reference {
        /// What levels call it.
        pub id: Id,
        /// Its title. Left out: the id.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub title: Option<Text>,
        /// Where you can read it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub link: Option<Text>,
    }
}

impl Reference {
    /// Its title, or its id if it has no title.
    #[must_use]
    pub fn title(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.id)
    }
}

filled! {
    /// A group of expectations.
    #[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
    #[serde(deny_unknown_fields)]
    #[schemars(extend("x-whom" = "area"))]
    pub struct Area {
        /// The key under [levels.expects].
        pub id: Id,
        /// The heading.
        pub name: Text,
        /// What belongs here, in one sentence.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub about: Option<Text>,
        /// doing: the craft itself. directing: other people's work. both: some of each. Left out: both.
        #[serde(default = "both")]
        pub demands: Demands,
    }
}

fn both() -> Demands {
    Demands::Both
}

words! {
    /// Which kind of work an area is about.
    pub enum Demands {
        /// The craft itself.
        Doing = "doing",
        /// Other people's work.
        Directing = "directing",
        /// Some of each.
        Both = "both",
    }
}

words! {
    /// What a track is for.
    pub enum Kind {
        /// Shared by everyone, before the tracks part.
        Trunk = "trunk",
        /// Getting better and better at the work itself.
        Mastery = "mastery",
        /// Leading other people's work.
        Management = "management",
        /// Doing the work and leading others at once.
        Hybrid = "hybrid",
    }
}

filled! {
    /// One way up: a sequence of levels.
    #[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
    #[serde(deny_unknown_fields)]
    #[schemars(extend("x-whom" = "track"))]
    pub struct Track {
        /// What levels call it. Left out: its kind.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub id: Option<Id>,
        /// trunk: shared by everyone, before the tracks part. mastery: getting better and better at the work itself.
        /// management: other people's work. hybrid: both at once.
        pub kind: Kind,
        /// The heading.
        pub name: Text,
        /// The track in one sentence.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub summary: Option<Text>,
        /// Ids of the levels from which you can take its first level. Left out: the top of the trunk.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub opens_from: Vec<Text>,
        /// true: its levels also expect what the level it opens from expects. Left out: true, but false for management.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub carries: Option<bool>,
        /// What to learn or do before the first level. Managing is a craft of its own, and people need to learn it like
        /// any other.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub prepare: Vec<OrText<Suggestion>>,
        /// How to try the track for a while and go back.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub trial: Vec<OrText<Suggestion>>,
    }
}

filled! {
    /// Something to do before you take a track's first level.
    #[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
    #[serde(deny_unknown_fields)]
    pub struct Suggestion {
        /// What to do.
        pub text: Text,
        /// returning: only for people who come back to the work from leading others. Left out: for everyone.
        #[serde(rename = "for", skip_serializing_if = "Option::is_none")]
        pub audience: Option<Audience>,
    }
}

words! {
    /// Who a suggestion is for.
    pub enum Audience {
        /// For people who come from a management or hybrid track.
        Returning = "returning",
    }
}

impl From<Text> for Suggestion {
    fn from(text: Text) -> Self {
        Self { text, audience: None }
    }
}

impl TextAlone for Suggestion {
    fn alone(&self) -> Option<&Text> {
        self.audience.is_none().then_some(&self.text)
    }
}

filled! {
    /// One level.
    #[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
    #[serde(deny_unknown_fields)]
    #[schemars(extend("x-whom" = "level"))]
    pub struct Level {
        /// What commands and other levels call it. No two levels of a ladder may have the same id.
        pub id: Id,
        /// The id of its track.
        pub track: Text,
        /// Levels of equal rank have equal standing, on any track. Left out: one above the level before it in its track.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub rank: Option<Rank>,
        /// The title, as it would appear on a business card.
        pub title: Text,
        /// Other titles for it. Commands understand these too.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub also_called: Vec<Text>,
        /// Ids that the level had before. Answers and commands that use one of them still find the level.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub formerly: Vec<Text>,
        /// The level in one sentence.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub summary: Option<Text>,
        /// How far the effect of the work reaches: self, team, teams, company, trade.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub reach: Option<Reach>,
        /// The share of the week spent on the craft itself, in percent: from and to, or one number.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schemars(extend("x-write" = "two whole numbers up to 100, as [70, 90], or one"))]
        pub hands_on: Option<Share>,
        /// How the work is supervised.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub supervision: Option<Text>,
        /// Years in the craft in total: from and to, or one number.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schemars(extend("x-write" = "two whole numbers, as [8, 15]"))]
        pub typical_years: Option<Years>,
        /// true: a good level to stay at for a whole working life. Left out: false.
        #[serde(default, skip_serializing_if = "is_false")]
        #[schemars(extend("default" = false))]
        pub may_stay: bool,
        /// sourced: a source has this level. common: many employers use it. proposed: no employer is known to use it yet.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub origin: Option<Origin>,
        /// Ids of sources.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub sources: Vec<Text>,
        /// Ids of levels of equal standing, if rank alone would give other ones.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub equals: Vec<Text>,
        /// What it pays, only from a dated source.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[schemars(with = "Option<Pay>")]
        pub pay: Option<Spanned<Pay>>,
        /// Licences, hours and examinations. You need all of them.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub requires: Vec<OrText<Requirement>>,
        /// Where someone who stays at this level can go deeper.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub deepen: Vec<Text>,
        /// The standing, say or freedom that comes with the level.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub recognition: Vec<Text>,
        /// What you can see a person do: one list per area.
        #[serde(default, skip_serializing_if = "Expects::is_empty")]
        pub expects: Expects,
    }
}

words! {
    /// How far the effect of a level's work reaches.
    pub enum Reach {
        /// Your own work.
        Own = "self",
        /// The team.
        Team = "team",
        /// Several teams.
        Teams = "teams",
        /// The company.
        Company = "company",
        /// The trade.
        Trade = "trade",
    }
}

words! {
    /// Where a level comes from.
    pub enum Origin {
        /// A named source has this level.
        Sourced = "sourced",
        /// Many employers use it.
        Common = "common",
        /// No employer is known to use it yet.
        Proposed = "proposed",
    }
}

filled! {
    /// What a level pays.
    #[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
    #[serde(deny_unknown_fields)]
    #[schemars(rename = "pay", extend("x-whom" = "the pay of"))]
    pub struct Pay {
        /// The lower end.
        pub from: Amount,
        /// The upper end.
        pub to: Amount,
        /// The currency, such as EUR.
        pub currency: Text,
        /// What it is paid for: an hour, a day, a week, a month or a year.
        pub per: Per,
        /// The year the amounts are from.
        pub as_of: Year,
    }
}

words! {
    /// The unit of time that an amount is paid for.
    pub enum Per {
        /// An hour.
        Hour = "hour",
        /// A day.
        Day = "day",
        /// A week.
        Week = "week",
        /// A month.
        Month = "month",
        /// A year.
        Year = "year",
    }
}

impl Per {
    /// The word with its article: "an hour", "a year".
    #[must_use]
    pub fn with_article(self) -> String {
        format!("{} {self}", if self == Self::Hour { "an" } else { "a" })
    }
}

filled! {
    /// A requirement that you can meet in several ways, or that has to be renewed.
    #[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
    #[serde(deny_unknown_fields)]
    #[schemars(extend("x-whom" = "a requirement in"))]
    pub struct Requirement {
        /// One of these is enough.
        #[serde(deserialize_with = "at_least_one")]
        #[schemars(length(min = 1))]
        pub one_of: Vec<Text>,
        /// How to keep it valid.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub renew: Option<Text>,
    }
}

impl Requirement {
    /// As one phrase, with its alternatives and its renewal.
    #[must_use]
    pub fn in_words(&self) -> String {
        let ways: Vec<&str> = self.one_of.iter().map(Text::as_str).collect();
        let renew = self.renew.as_ref().map_or_else(String::new, |renew| format!(" (renewed: {renew})"));
        if ways.len() > 1 {
            format!("One of: {}{renew}", ways.join("; or "))
        } else {
            format!("{}{renew}", ways.concat())
        }
    }
}

fn at_least_one<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Text>, D::Error> {
    let texts: Vec<Text> = Vec::deserialize(deserializer)?;
    if texts.is_empty() { Err(serde::de::Error::custom("at least one text")) } else { Ok(texts) }
}

impl From<Text> for Requirement {
    fn from(text: Text) -> Self {
        Self { one_of: vec![text], renew: None }
    }
}

impl TextAlone for Requirement {
    fn alone(&self) -> Option<&Text> {
        match (self.one_of.as_slice(), &self.renew) {
            ([only], None) => Some(only),
            _ => None,
        }
    }
}

filled! {
    /// Something you can see a person do, with examples or an id.
    #[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
    #[serde(deny_unknown_fields)]
    #[schemars(extend("x-whom" = "an expectation of"))]
    pub struct Expectation {
        /// An expectation with the same id at a higher level replaces this one. Marks stay with the id when the
        /// sentence is reworded.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub id: Option<Id>,
        /// The sentence.
        pub text: Text,
        /// What it can look like.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub examples: Vec<Text>,
    }
}

impl From<Text> for Expectation {
    fn from(text: Text) -> Self {
        Self { id: None, text, examples: Vec::new() }
    }
}

impl TextAlone for Expectation {
    fn alone(&self) -> Option<&Text> {
        (self.id.is_none() && self.examples.is_empty()).then_some(&self.text)
    }
}

/// Declares a table whose keys are chosen by the writer of the file. Each key remembers its place.
macro_rules! table {
    ($(#[$doc:meta])* $name:ident, $value:ty, $whom:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name(pub Vec<(Key, $value)>);

        impl $name {
            /// Whether it has no keys.
            #[must_use]
            pub fn is_empty(&self) -> bool {
                self.0.is_empty()
            }
        }

        impl $crate::model::Fill for $name {
            fn fill(&mut self, craft: &str) {
                self.0.fill(craft);
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Entries;
                impl<'de> Visitor<'de> for Entries {
                    type Value = $name;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("a table")
                    }
                    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<$name, A::Error> {
                        let mut entries = Vec::new();
                        while let Some(entry) = map.next_entry()? {
                            entries.push(entry);
                        }
                        // Sorting puts the entries back into the order of the file.
                        entries.sort_by_key(|(key, _): &(Key, _)| key.at);
                        Ok($name(entries))
                    }
                }
                deserializer.deserialize_map(Entries)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(Some(self.0.len()))?;
                for (key, value) in &self.0 {
                    map.serialize_entry(key.as_str(), value)?;
                }
                map.end()
            }
        }

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                let value = generator.subschema_for::<$value>();
                json_schema!({"type": "object", "additionalProperties": value, "x-whom": $whom})
            }
        }
    };
}

table!(
    /// The expectations of a level, listed under the ids of their areas, in the order of the file.
    Expects,
    Vec<OrText<Expectation>>,
    "the expectations of"
);

table!(
    /// The words on a page, listed under what they are for.
    Words,
    Text,
    "the words of"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_ladder_files_stay_as_they_are() {
        assert_eq!(Demands::ALL.map(Demands::name), ["doing", "directing", "both"]);
        assert_eq!(Kind::ALL.map(Kind::name), ["trunk", "mastery", "management", "hybrid"]);
        assert_eq!(Reach::ALL.map(Reach::name), ["self", "team", "teams", "company", "trade"]);
        assert_eq!(Origin::ALL.map(Origin::name), ["sourced", "common", "proposed"]);
        assert_eq!(Status::ALL.map(Status::name), ["draft", "in-use"]);
        assert_eq!(Per::ALL.map(Per::name), ["hour", "day", "week", "month", "year"]);
    }

    #[test]
    fn a_text_keeps_its_place_wherever_it_stands() {
        let file = "format = 1\nname = \"X\"\n[[levels]]\nid = \"a\"\ntrack = \"t\"\ntitle = \"A\"\nrequires = [\"G\", { one_of = [\"H\"] }]\n\
            [levels.expects]\nwork = [\"One\", { id = \"two\", text = \"Two\", examples = [\"E\"] }]\n";
        let ladder: Ladder = toml::from_str(file).expect("a ladder");
        let level = &ladder.levels[0];
        let (area, work) = &level.expects.0[0];
        let here = |text: &str, at: crate::diagnostic::Span| assert_eq!(&file[at.start..at.end], text);
        here("work", area.at);
        here("\"One\"", work[0].text.at);
        here("\"Two\"", work[1].text.at);
        here("\"E\"", work[1].examples[0].at);
        here("\"two\"", work[1].id.as_ref().expect("an id").at);
        here("\"G\"", level.requires[0].one_of[0].at);
        here("\"H\"", level.requires[1].one_of[0].at);
        here("\"a\"", level.id.at);
    }
}
