//! The question bank: the one in the binary, and files of the same form. What a file may differ in from that one is
//! looked at in [`super::own_bank`].

use std::sync::LazyLock;

use serde_json::Value;

use super::document::read_file;
use super::faults::Faults;
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::interview::Bank;
use crate::model::{BankFile, schema_of};

static SCHEMA: LazyLock<Value> = LazyLock::new(|| schema_of::<BankFile>(true));

/// Many more than there are, so that each that is too much is named.
const MOST_QUESTIONS: usize = 1_000;

/// How to fix an order of questions that would colour the answers.
const ORDER: &str = "move this question; those of `metier new questions` stand in a good order";

/// The bank in the binary.
///
/// # Errors
/// None but by a mistake in the source, which the tests find.
pub fn bundled_bank() -> Result<Bank, Findings> {
    read_bank("questions.toml", BUNDLED)
}

/// The text of the bank in the binary, to begin a translation with.
pub(crate) const BUNDLED: &str = include_str!("questions.toml");

/// Reads a bank and holds it to its balance.
///
/// # Errors
/// All faults of the file, with their places; every imbalance.
pub fn read_bank(name: &str, text: &str) -> Result<Bank, Findings> {
    read_bank_and(name, text, |_, _| {})
}

/// Reads a bank, and has `check` look at it where all of it can be read.
pub(crate) fn read_bank_and(name: &str, text: &str, check: impl FnOnce(&Bank, &mut Faults)) -> Result<Bank, Findings> {
    read_file(name, text, &SCHEMA, false, |mut file: BankFile, walk| {
        let faults = &mut walk.faults;
        if let Some(first) = file.questions.get(MOST_QUESTIONS) {
            let count = file.questions.len();
            let fault = Diagnostic::error(format!("there are {count} questions, at most {MOST_QUESTIONS} are read"));
            faults.push(fault.code(Code::TOO_LARGE).at(first.span()).help("split the file into several"));
            file.questions.truncate(MOST_QUESTIONS);
        }
        one_sided(&file, faults);
        let bank = Bank::from(file);
        if !faults.is_empty() {
            return bank;
        }
        check(&bank, faults);
        // A question that is missing or on another scale puts the balance out too: one fault is said once.
        let imbalances = if faults.is_empty() { bank.imbalances() } else { Vec::new() };
        let mistakes = bank.mistakes().into_iter().map(|(n, why)| (Some(n), why, None));
        let imbalances = imbalances.into_iter().map(|(n, why)| (n, why, n.map(|_| ORDER)));
        for (n, why, help) in mistakes.chain(imbalances) {
            let fault = Diagnostic::error(why).code(Code::UNKNOWN_VALUE);
            let fault = help.into_iter().fold(fault, Diagnostic::help);
            faults.push(match n.and_then(|n| bank.questions.get(n)) {
                Some(question) => fault.at(question.id.at),
                None => fault,
            });
        }
        bank
    })
}

/// Says so where a question has one side without the other.
fn one_sided(file: &BankFile, faults: &mut Faults) {
    for question in &file.questions {
        let one = question.get_ref();
        let pairs = [
            ("left", &one.left, "right", &one.right),
            ("coach_left", &one.coach_left, "coach_right", &one.coach_right),
        ];
        for (left, is, right, other) in pairs {
            if is.is_some() != other.is_some() {
                let message = format!("question `{}` has one side without the other", one.id);
                let fault = Diagnostic::error(message).code(Code::MISSING_KEY).at(question.span());
                faults.push(fault.label(format!("write both `{left}` and `{right}`")));
            }
        }
    }
}
