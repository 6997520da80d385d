//! Scores and means as results give them: rounded here, once, so that no two printers of a result differ.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;

use super::words::rounded;
use crate::advice::{self, Plan, Verdict};

/// A number within bounds, rounded to two decimals.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(transparent)]
pub(crate) struct Rounded<const LEAST: i8, const MOST: i8>(pub(crate) f64);

/// A score, or a mean of answers.
pub(crate) type Mean = Rounded<-2, 2>;
/// How far apart two scores are: above 0, more directing.
pub(crate) type Gap = Rounded<-4, 4>;
/// What a score is given or taken, or a gap has to reach to count.
pub(crate) type Margin = Rounded<0, 4>;

impl<const LEAST: i8, const MOST: i8> Rounded<LEAST, MOST> {
    pub(crate) fn of(value: f64) -> Self {
        Self(rounded(value, 2))
    }
}

impl<const LEAST: i8, const MOST: i8> JsonSchema for Rounded<LEAST, MOST> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "rounded".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "number", "minimum": LEAST, "maximum": MOST})
    }
}

/// How many questions were asked and answered.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(rename = "questions")]
pub(crate) struct Counted {
    version: u32,
    pub(crate) asked: usize,
    /// With a number.
    pub(crate) answered: usize,
    pub(crate) not_sure: usize,
}

impl Counted {
    pub(crate) fn of(plan: &Plan<'_>, version: u32) -> Self {
        Self { version, asked: plan.asked, answered: plan.given.len(), not_sure: plan.not_sure }
    }

    /// "26 of 28 questions, 2 not sure"; with " answered" after the questions.
    pub(crate) fn said(&self, answered: &str) -> String {
        let not_sure = if self.not_sure > 0 { format!(", {} not sure", self.not_sure) } else { String::new() };
        format!("{} of {} questions{answered}{not_sure}", self.answered, self.asked)
    }
}

/// The mean of each kind of question: from -2 (not at all) to 2 (very), or of `trade_off` from -2 (doing) to 2
/// (directing). Null if none of it was answered.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(rename = "lines")]
pub(crate) struct Means {
    like_directing: Option<Mean>,
    like_doing: Option<Mean>,
    trade_off: Option<Mean>,
    good_directing: Option<Mean>,
    good_doing: Option<Mean>,
}

impl Means {
    pub(crate) fn of(lines: &advice::ScaleMeans) -> Self {
        Self {
            like_directing: lines.like_directing.map(Mean::of),
            like_doing: lines.like_doing.map(Mean::of),
            trade_off: lines.trade_off.map(Mean::of),
            good_directing: lines.good_directing.map(Mean::of),
            good_doing: lines.good_doing.map(Mean::of),
        }
    }
}

/// What the answers come to, from -2 (doing) to 2 (directing).
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
#[schemars(rename = "score")]
pub(crate) struct Score {
    pub(crate) value: Mean,
    pub(crate) margin: Margin,
    /// The fewest changes of one answer by one step that lead to the other side. Null if no side is named.
    #[schemars(range(min = 1))]
    flip_steps: Option<u32>,
    lines: Means,
}

impl Score {
    /// `None` if there are too few answers for one.
    pub(crate) fn of(verdict: &Verdict) -> Option<Self> {
        verdict.score.map(|score| Self {
            value: Mean::of(score.value),
            margin: Margin::of(score.margin),
            flip_steps: verdict.flip_steps(),
            lines: Means::of(&verdict.lines),
        })
    }
}
