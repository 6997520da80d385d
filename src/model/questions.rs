//! Question files, format 1.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};
use toml::Spanned;

use super::ladder::english;
use super::number::FormatVersion;
use super::text::{Id, Language, Text};
use super::word::words;

/// The questions of the interview, in one language.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "metier questions, format 1")]
pub struct BankFile {
    /// The version of the file format, always 1.
    pub format: FormatVersion,
    /// The version of the questions. It changes when ids, scales or keys do. Left out: 1.
    #[serde(default = "first", deserialize_with = "at_least_one")]
    #[schemars(range(min = 1, max = 4_294_967_295_u32))]
    pub version: u32,
    /// The language of the questions as a BCP 47 tag. Left out: en.
    #[serde(default = "english")]
    pub language: Language,
    /// The labels of the five answers.
    pub steps: StepLabels,
    /// The labels for the question about what comes next, which is not scored.
    pub growth: GrowthLabels,
    /// The questions, in the order they are asked.
    #[serde(default)]
    #[schemars(with = "Vec<QuestionEntry>")]
    pub questions: Vec<Spanned<QuestionEntry>>,
}

fn first() -> u32 {
    1
}

fn at_least_one<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    std::num::NonZeroU32::deserialize(deserializer).map(std::num::NonZeroU32::get)
}

/// Five labels for each kind of question, starting with the one for answer 1.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StepLabels {
    /// For questions about what someone likes.
    pub agreement: [Text; 5],
    /// For trade-offs between two things.
    pub trade_off: [Text; 5],
    /// For questions about what someone is good at.
    pub strength: [Text; 5],
}

/// The question whether the person wants the next level or more interesting work at this one.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GrowthLabels {
    /// The question to the person.
    pub text: Text,
    /// The question to a coach.
    pub coach: Text,
    /// The question to a coach, with {name} for the person's name. It is used if the name is known.
    pub coach_named: Option<Text>,
    /// Why it is asked.
    pub why: Text,
    /// The answer for taking the next level.
    pub next: Text,
    /// The answer for going deeper.
    pub deepen: Text,
    /// The answer for going deeper, as a coach reads it.
    pub coach_deepen: Option<Text>,
    /// The answer for not being sure yet.
    pub unsure: Text,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("x-whom" = "question"))]
pub struct QuestionEntry {
    /// What answers files call it.
    pub id: Id,
    /// What it measures.
    pub scale: Scale,
    /// +: agreeing, or the right side, speaks for the scale. -: it speaks against it.
    pub key: Polarity,
    /// true: the question is in the short form too. Left out: false.
    #[serde(default)]
    pub short: bool,
    /// What it is about, in two or three words.
    pub topic: Text,
    /// The statement, or the beginning of a trade-off. {craft} is replaced with the word for the craft.
    pub text: Text,
    /// What answer 1 of a trade-off chooses.
    pub left: Option<Text>,
    /// What answer 5 of a trade-off chooses.
    pub right: Option<Text>,
    /// The question as a coach reads it, about the person.
    pub coach: Text,
    /// The same with {name} for the person's name. It is used if the name is known.
    pub coach_named: Option<Text>,
    /// What answer 1 of a trade-off chooses, as a coach reads it.
    pub coach_left: Option<Text>,
    /// What answer 5 of a trade-off chooses, as a coach reads it.
    pub coach_right: Option<Text>,
    /// Why it is asked, in one line.
    pub why: Text,
}

words! {
    /// What a question measures.
    pub enum Scale {
        /// Liking to direct other people's work.
        LikeDirecting = "like_directing",
        /// Liking to do the work yourself.
        LikeDoing = "like_doing",
        /// A choice between doing the work and directing it.
        TradeOff = "trade_off",
        /// Being good at directing.
        GoodDirecting = "good_directing",
        /// Being good at the craft.
        GoodDoing = "good_doing",
    }
}

words! {
    /// Whether agreeing counts for the scale or against it.
    #[derive(Default)]
    pub enum Polarity {
        /// Agreeing counts for the scale.
        #[default]
        For = "+",
        /// Agreeing counts against the scale.
        Against = "-",
    }
}
