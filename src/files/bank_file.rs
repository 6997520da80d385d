//! The question bank: the one in the binary, and files of the same form. What a file may differ in from that one is
//! looked at in [`super::own_bank`].

use super::document::read_file;
use super::faults::Faults;
use super::fields::Fields;
use super::values::Texts;
use crate::diagnostic::{Code, Diagnostic, Report, Span};
use crate::interview::{Bank, GrowthQuestion, Question, Scale, Steps, Wording};
use crate::ladder::Phrase;

const FORMAT: i64 = 1;

/// Many more than there are, so that each that is too much is named.
const MOST_QUESTIONS: usize = 1_000;

/// The mend where questions stand in an order that would colour the answers.
const ORDER: &str = "move this question; those of `metier new questions` stand in a good order";

/// The bank in the binary.
///
/// # Errors
/// None but by a mistake in the source, which the tests find.
pub fn bundled_bank() -> Result<Bank, Report> {
    read_bank("questions.toml", BUNDLED)
}

/// The text of the bank in the binary, to begin a translation with.
pub(super) const BUNDLED: &str = include_str!("questions.toml");

/// Where the parts of a question stand in its file.
pub(super) struct Spot {
    pub(super) id: Span,
    pub(super) scale: Span,
    pub(super) key: Span,
    pub(super) short: Span,
}

/// Reads a bank and holds it to its balance.
///
/// # Errors
/// All faults of the file, with their places; every imbalance.
pub fn read_bank(name: &str, text: &str) -> Result<Bank, Report> {
    read_bank_and(name, text, |_, _, _| {})
}

/// Reads a bank, and has `check` look at it and at the places of its questions where all of it can be read.
pub(super) fn read_bank_and(
    name: &str,
    text: &str,
    check: impl FnOnce(&Bank, &[Spot], &mut Faults),
) -> Result<Bank, Report> {
    read_file(name, text, FORMAT, Texts::Strict, |top, faults| {
        let (bank, spots) = bank(top, faults);
        if faults.is_empty() {
            check(&bank, &spots, faults);
            // A question that is missing or on another scale puts the balance out too: one fault is said once.
            let imbalances = if faults.is_empty() { bank.imbalances() } else { Vec::new() };
            let mistakes = bank.mistakes().into_iter().map(|(n, why)| (Some(n), why, None));
            let imbalances = imbalances.into_iter().map(|(n, why)| (n, why, n.map(|_| ORDER)));
            for (n, why, help) in mistakes.chain(imbalances) {
                let fault = Diagnostic::error(why).code(Code::UnknownValue);
                let fault = help.into_iter().fold(fault, Diagnostic::help);
                faults.push(match n.and_then(|n| spots.get(n)) {
                    Some(spot) => fault.at(spot.id),
                    None => fault,
                });
            }
        }
        bank
    })
}

fn bank(mut top: Fields<'_>, faults: &mut Faults) -> (Bank, Vec<Spot>) {
    let mut steps = top.required_table("steps", faults);
    let mut growth = top.required_table("growth", faults);
    let bank = Bank {
        version: top.number("version", 1, u32::MAX, faults).unwrap_or(1),
        language: top.string("language", faults).unwrap_or_else(|| "en".into()),
        steps: Steps {
            agreement: labels(&mut steps, "agreement", faults),
            trade_off: labels(&mut steps, "trade_off", faults),
            strength: labels(&mut steps, "strength", faults),
        },
        growth: GrowthQuestion {
            own: growth.required("text", faults).text,
            coach: growth.required("coach", faults).text,
            coach_named: growth.string("coach_named", faults),
            coach_deepen: growth.string("coach_deepen", faults),
            why: growth.required("why", faults).text,
            choices: ["next", "deepen", "unsure"].map(|key| growth.required(key, faults).text),
        },
        questions: Vec::new(),
    };
    let (questions, spots) =
        top.tables("questions", "a question", MOST_QUESTIONS, faults).into_iter().map(|f| question(f, faults)).unzip();
    steps.finish(faults);
    growth.finish(faults);
    top.finish(faults);
    (Bank { questions, ..bank }, spots)
}

fn labels(fields: &mut Fields<'_>, key: &'static str, faults: &mut Faults) -> [String; 5] {
    let found = fields.strings(key, faults);
    let count = found.len();
    found.try_into().unwrap_or_else(|_| {
        let fault = Diagnostic::error(format!("`{key}` has {count} labels, an answer has 5 steps"));
        faults.push(fault.code(Code::UnknownValue).at(fields.at));
        Default::default()
    })
}

fn question(mut fields: Fields<'_>, faults: &mut Faults) -> (Question, Spot) {
    let Phrase { text: id, at } = fields.required_id("id", faults);
    let [scale, key, short] = ["scale", "key", "short"].map(|key| fields.place(key).unwrap_or(at));
    fields.is("question");
    let keys = [("+", false), ("-", true)];
    fields.require("scale", faults);
    fields.require("key", faults);
    let question = Question {
        id,
        scale: fields.word("scale", Scale::ALL, Scale::name, faults).unwrap_or(Scale::TradeOff),
        reversed: fields.word("key", keys, |key| key.0, faults).is_some_and(|key| key.1),
        short: fields.flag("short", faults).unwrap_or(false),
        topic: fields.required("topic", faults).text,
        coach_named: fields.string("coach_named", faults),
        own: wording(&mut fields, ["text", "left", "right"], faults),
        coach: wording(&mut fields, ["coach", "coach_left", "coach_right"], faults),
        why: fields.required("why", faults).text,
    };
    fields.finish(faults);
    (question, Spot { id: at, scale, key, short })
}

fn wording(fields: &mut Fields<'_>, [text, left, right]: [&'static str; 3], faults: &mut Faults) -> Wording {
    let text = fields.required(text, faults).text;
    let sides = (fields.string(left, faults), fields.string(right, faults));
    let choices = match sides {
        (Some(left), Some(right)) => Some((left, right)),
        (None, None) => None,
        _ => {
            let fault = Diagnostic::error(format!("{} has one side without the other", fields.whom));
            faults.push(fault.code(Code::MissingKey).at(fields.at).label(format!("write both `{left}` and `{right}`")));
            None
        }
    };
    Wording { text, choices }
}
