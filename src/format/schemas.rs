//! The JSON schemas of our files, for editors and other checkers: those of the structs that read them.

use std::sync::LazyLock;

use serde_json::Value;

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

    /// The files, in a few words.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::Ladder => "Ladder files",
            Self::Answers => "Answers files",
            Self::Questions => "Question files",
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
    let mut schema = schema_of::<model::Answers>(false);
    let mut part =
        |at: &str| schema.pointer_mut(at).and_then(Value::as_object_mut).map(std::mem::take).expect("a key of answers");
    let mut questions = part("/properties/questions");
    questions.insert("maximum".into(), bank.version.into());
    let mut answers = part("/properties/answers");
    let answer = answers.get("additionalProperties").cloned().expect("the schema says what an answer is");
    answers.insert("properties".into(), explained(&bank, &answer));
    let keys = schema.get_mut("properties").and_then(Value::as_object_mut).expect("answers have keys");
    keys.insert("questions".into(), questions.into());
    keys.insert("answers".into(), answers.into());
    schema
}

fn explained(bank: &Bank, answer: &Value) -> Value {
    let one = |question: &crate::interview::Question| {
        let Wording { text, choices } = &question.own;
        let sides = choices.as_ref().map(|(left, right)| format!(" 1: {left}. 5: {right}.")).unwrap_or_default();
        let mut answer = answer.as_object().cloned().expect("a schema is an object");
        answer.insert("description".into(), format!("{text}{sides}").replace("{craft}", "the craft").into());
        (question.id.to_string(), Value::Object(answer))
    };
    Value::Object(bank.questions.iter().map(one).collect())
}
