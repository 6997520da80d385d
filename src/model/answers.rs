//! Answers files, format 1: what one person, or a coach about that person, answered about one ladder. Texts are kept
//! exactly as they were written, so that nothing a person wrote is lost. They are made harmless when they are shown.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize, Serializer};

use super::number::FormatVersion;
use super::text::{Craft, Key};
use super::word::words;
use super::{ValueRule, text};

/// The answers that one person, or a coach about that person, gave about one ladder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "metier answers, format 1")]
pub struct Answers {
    /// The version of the file format, always 1.
    pub format: FormatVersion,
    /// The id of the ladder, or its path.
    pub ladder: String,
    /// The version of the ladder when it was answered.
    pub ladder_version: Option<String>,
    /// The version of the questions. Left out: 1.
    #[schemars(range(min = 0))]
    pub questions: Option<u32>,
    /// full: all questions. short: the short form. Left out: full.
    #[serde(default)]
    pub form: Form,
    /// Your own word for the craft, if it differs from the ladder's.
    #[schemars(with = "Option<OwnCraft>")]
    #[serde(default, deserialize_with = "craft")]
    pub craft: Option<String>,
    /// self: you answered about yourself. coach: a coach answered about you. Left out: self.
    #[serde(default)]
    pub by: By,
    /// The day the answers were given.
    pub made: Option<Date>,
    /// The name of the person the answers are about. metier never takes it from the system.
    pub name: Option<String>,
    /// The id of the level you are at now.
    pub level: Option<String>,
    /// next: take the next level. deepen: more interesting work at this one. unsure: not decided yet.
    pub growth: Option<Growth>,
    /// 1 to 5, or "not-sure", for each question you answered.
    #[schemars(with = "AnswerTable")]
    #[serde(deserialize_with = "answers")]
    pub answers: Vec<(Key, Answer)>,
    /// Where you stand on each expectation of the next level, or of your own.
    #[serde(default)]
    pub marks: Vec<Mark>,
    /// What you are working on. Two goals are plenty.
    #[serde(default)]
    pub goals: Vec<Goal>,
    /// What you are trying out before you decide. The last one is the current one.
    #[serde(default)]
    pub trials: Vec<Trial>,
    /// One-to-ones about this plan. The last one is the current one.
    #[serde(default)]
    pub meetings: Vec<Meeting>,
    /// Marks that were taken back, or whose note was, as they were before. A file has no such key: writing removes
    /// these from it.
    #[serde(skip)]
    pub taken_back: Vec<Mark>,
}

/// The schema of a person's own word for the craft, which is kept exactly as it was written.
struct OwnCraft;

impl JsonSchema for OwnCraft {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "OwnCraft".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = Craft::json_schema(generator);
        schema.remove("not");
        schema
    }
}

fn craft<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let craft = String::deserialize(deserializer)?;
    match text::not_a_craft(&craft) {
        Some(why) => Err(serde::de::Error::custom(why)),
        None => Ok(Some(craft)),
    }
}

impl Answers {
    /// The answer to a question.
    #[must_use]
    pub fn answer(&self, id: &str) -> Option<Answer> {
        self.answers.iter().find(|(known, _)| known == id).map(|(_, answer)| *answer)
    }

    /// Answers a question, replacing any earlier answer.
    pub fn set_answer(&mut self, id: &str, answer: Answer) {
        match self.answers.iter_mut().find(|(known, _)| known == id) {
            Some((_, earlier)) => *earlier = answer,
            None => self.answers.push((id.into(), answer)),
        }
    }
}

/// The answer to one scored question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// 1 to 5.
    Step(u8),
    /// Stored as it is, never as a 3, and left out of every mean.
    NotSure,
}

impl Answer {
    /// The word for [`Answer::NotSure`] in files.
    pub const NOT_SURE: &str = "not-sure";

    /// The answer for a number in a file, or `None` if no answer has that number.
    pub(crate) fn step(number: i64) -> Option<Self> {
        u8::try_from(number).ok().filter(|step| (1..=5).contains(step)).map(Self::Step)
    }
}

impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct StepOrNot;
        impl Visitor<'_> for StepOrNot {
            type Value = Answer;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number from 1 to 5, or \"not-sure\"")
            }
            fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Answer, E> {
                Answer::step(number).ok_or_else(|| E::custom("out of range"))
            }
            fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<Answer, E> {
                if word == Answer::NOT_SURE { Ok(Answer::NotSure) } else { Err(E::custom("out of range")) }
            }
        }
        deserializer.deserialize_any(StepOrNot)
    }
}

impl JsonSchema for Answer {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Answer".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let mut schema =
            json_schema!({"anyOf": [{"type": "integer", "minimum": 1, "maximum": 5}, {"const": Self::NOT_SURE}]});
        schema.insert(ValueRule::KEY.into(), ValueRule::Answer.name().into());
        schema
    }
}

/// The schema of `[answers]`.
struct AnswerTable;

impl JsonSchema for AnswerTable {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Answers".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let answer = generator.subschema_for::<Answer>();
        json_schema!({"type": "object", "additionalProperties": answer})
    }
}

fn answers<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<(Key, Answer)>, D::Error> {
    struct Entries;
    impl<'de> Visitor<'de> for Entries {
        type Value = Vec<(Key, Answer)>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a table")
        }
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut entries: Self::Value = Vec::new();
            while let Some(entry) = map.next_entry()? {
                entries.push(entry);
            }
            // Sorting puts them back into the order of the file.
            entries.sort_by_key(|(key, _)| key.at);
            Ok(entries)
        }
    }
    deserializer.deserialize_map(Entries)
}

words! {
    /// Who answered.
    #[derive(Default)]
    pub enum By {
        /// The person themselves.
        #[default]
        Oneself = "self",
        /// A coach, about the person.
        Coach = "coach",
    }
}

words! {
    /// Which of the questions are asked.
    #[derive(Default)]
    pub enum Form {
        /// All of them.
        #[default]
        Full = "full",
        /// Only those of the short form.
        Short = "short",
    }
}

words! {
    /// What the person wants from the next year. It changes what is shown first, never the track.
    pub enum Growth {
        /// Take the next level.
        Next = "next",
        /// More interesting work at the present level.
        Deepen = "deepen",
        /// Not decided yet.
        Unsure = "unsure",
    }
}

words! {
    /// Where you stand on an expectation.
    pub enum Standing {
        /// You do it, and others have seen it.
        Met = "met",
        /// You do some of it.
        Partly = "partly",
        /// Not yet.
        NotYet = "not-yet",
        /// It does not come up where you work.
        NotApplicable = "not-applicable",
    }
}

/// A calendar day, written as `2026-11-20`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(String);

impl Date {
    /// Reads a day written as `2026-11-20`, or returns `None` if the text is not one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let date = text.parse::<toml::value::Datetime>().ok()?;
        let is_day = date.time.is_none() && date.date.is_some_and(|date| date.to_string() == text);
        is_day.then(|| Self(text.to_owned()))
    }
}

impl Deref for Date {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl PartialEq<str> for Date {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // If the value has a time as well, only the day counts.
        let date = toml::value::Datetime::deserialize(deserializer)?.date;
        date.map(|date| Self(date.to_string())).ok_or_else(|| serde::de::Error::custom("a time without a day"))
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl JsonSchema for Date {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        // Editors check a TOML date against the schema as if it were a string.
        let mut schema = json_schema!({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}"});
        schema.insert(ValueRule::KEY.into(), ValueRule::Date.name().into());
        schema
    }
}

/// Where you stand on one expectation, with the wording it had when you marked it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-whom" = "a mark"))]
pub struct Mark {
    /// The key of the expectation, such as master-roofer.workmanship.1.
    pub key: Key,
    /// The sentence as it read when you marked it. Left out: only the key says which expectation it is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// met, partly, not-yet or not-applicable.
    pub state: Standing,
    /// The day it was marked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub made: Option<Date>,
    /// What you can show for it. Private: it is shared only if you ask for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The day you agreed on it with your coach.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreed: Option<Date>,
    /// Earlier states, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub was: Vec<Earlier>,
}

impl Mark {
    /// A mark with nothing but its key, text and state.
    #[must_use]
    pub fn new(key: impl Into<Key>, text: impl Into<String>, state: Standing) -> Self {
        Self { key: key.into(), text: text.into(), state, made: None, note: None, agreed: None, was: Vec::new() }
    }
}

/// An earlier state of a mark.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-whom" = "an earlier state of"))]
pub struct Earlier {
    /// met, partly, not-yet or not-applicable.
    pub state: Standing,
    /// The day it was marked that way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub made: Option<Date>,
}

/// Something you are working on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-whom" = "a goal"))]
pub struct Goal {
    /// The key of the expectation the goal is about, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<Key>,
    /// What you will do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what: Option<String>,
    /// Who or what can help.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// How you will know that it is done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seen_when: Option<String>,
    /// The day it should be done by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// The day it was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<Date>,
    /// The day you gave it up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dropped: Option<Date>,
}

impl Goal {
    /// It is neither done nor dropped.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.done.is_none() && self.dropped.is_none()
    }

    /// It is about the expectation with this key.
    #[must_use]
    pub fn is_about(&self, key: &str) -> bool {
        self.key.as_ref().is_some_and(|own| **own == *key)
    }

    /// What it is, or the key of what it is about.
    #[must_use]
    pub fn what(&self) -> &str {
        self.what.as_deref().or(self.key.as_deref()).unwrap_or("not written yet")
    }
}

/// Something you try out before you decide.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-whom" = "a trial"))]
pub struct Trial {
    /// The id of the track you are trying.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub track: Option<Key>,
    /// What you do.
    pub text: String,
    /// The day it starts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The day you look back on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub look_back: Option<Date>,
}

/// A one-to-one about this plan.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-whom" = "a meeting"))]
pub struct Meeting {
    /// The day of the meeting.
    pub made: Date,
    /// Who you met.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with: Option<String>,
    /// The day of the next meeting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<Date>,
    /// What the next meeting starts with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_with: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_answers_files_stay_as_they_are() {
        assert_eq!([By::Oneself, By::Coach].map(By::name), ["self", "coach"]);
        assert_eq!([Form::Full, Form::Short].map(Form::name), ["full", "short"]);
        assert_eq!(Growth::ALL.map(Growth::name), ["next", "deepen", "unsure"]);
        assert_eq!(Standing::ALL.map(Standing::name), ["met", "partly", "not-yet", "not-applicable"]);
    }

    #[test]
    fn a_date_is_a_day_of_the_calendar() {
        assert_eq!(Date::parse("2026-11-20").as_deref(), Some("2026-11-20"));
        for none in ["2026-02-30", "2026-1-2", "2026-11-20T10:00:00", "today", ""] {
            assert_eq!(Date::parse(none), None, "{none}");
        }
    }
}
