//! The JSON schemas of our files, for editors and other checkers: those of the structs that read them.

use std::sync::LazyLock;

use serde_json::{Value, json};

use super::bundled_bank;
use crate::interview::{Bank, Wording};
use crate::model::{self, schema_of};

static LADDER: LazyLock<String> = LazyLock::new(|| printed(&schema_of::<model::Ladder>(false)));
static ANSWERS: LazyLock<String> = LazyLock::new(|| printed(&answers()));
static QUESTIONS: LazyLock<String> = LazyLock::new(|| printed(&schema_of::<model::BankFile>(false)));

/// A kind of file that has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schema {
    /// Ladder files.
    Ladder,
    /// Answers files.
    Answers,
    /// Question banks.
    Questions,
}

impl Schema {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Ladder, Self::Answers, Self::Questions];

    /// The word in commands.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ladder => "ladder",
            Self::Answers => "answers",
            Self::Questions => "questions",
        }
    }

    /// The schema itself: JSON Schema, draft 7, which is what editors read. The one of ladders is also kept beside the
    /// bundled ones, which name it in their first line.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::Ladder => &LADDER,
            Self::Answers => &ANSWERS,
            Self::Questions => &QUESTIONS,
        }
    }
}

fn printed(schema: &Value) -> String {
    format!("{schema:#}\n")
}

/// The schema of answers, in which each answer is explained by its question.
fn answers() -> Value {
    let bank = bundled_bank().expect("the questions in the binary can be read");
    let mut schema = schema_of::<model::Sheet>(false);
    schema["properties"]["questions"]["maximum"] = bank.version.into();
    let answer = schema["properties"]["answers"]["additionalProperties"].clone();
    schema["properties"]["answers"]["properties"] = explained(&bank, &answer);
    schema
}

fn explained(bank: &Bank, answer: &Value) -> Value {
    let one = |question: &crate::interview::Question| {
        let Wording { text, choices } = &question.own;
        let sides = choices.as_ref().map(|(left, right)| format!(" 1: {left}. 5: {right}.")).unwrap_or_default();
        let mut answer = answer.clone();
        answer["description"] = json!(format!("{text}{sides}").replace("{craft}", "the craft"));
        (question.id.to_string(), answer)
    };
    Value::Object(bank.questions.iter().map(one).collect())
}
