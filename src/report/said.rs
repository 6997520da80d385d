//! Answers and scores in words, as plans and comparisons give them.

use super::score::{Margin, Mean};
use super::words::rounded;
use crate::interview::{Answer, Answers, Bank, Question, Scale};
use crate::ladder::Ladder;

/// "-0.81, give or take 0.17", for comparing scores. A single score is put into words instead.
pub(crate) fn points(value: Mean, margin: Margin) -> String {
    format!("{:.2}, give or take {:.2}", value.0, margin.0)
}

/// The explanation below scores that are compared.
pub(crate) const SCALE_OF_SCORES: &str = "Scores lie between -2 (doing) and 2 (directing).";

/// Text shows a line on the scale from 1 to 5, with one decimal.
pub(crate) fn shown(line: f64) -> f64 {
    rounded(line + 3.0, 1)
}

/// A question in the words that the person read: the statement, or the stem of a trade-off.
pub(crate) fn asked(question: &Question, answers: &Answers, ladder: &Ladder) -> String {
    answers.reader(&ladder.craft).question(question).text
}

/// The statement and how far the person agreed. For a trade-off, which side they chose over which.
pub(crate) fn said(bank: &Bank, question: &Question, step: u8, answers: &Answers, ladder: &Ladder) -> String {
    let (text, answer) = (asked(question, answers, ladder), answered(bank, question, step, answers, ladder));
    if question.scale == Scale::TradeOff { format!("{text} {answer}") } else { format!("“{text}” {answer}") }
}

/// The answer on its own: "Agree." For a trade-off, which side they chose over which.
pub(crate) fn answered(bank: &Bank, question: &Question, step: u8, answers: &Answers, ladder: &Ladder) -> String {
    let Some((left, right)) = answers.reader(&ladder.craft).question(question).choices else {
        return format!("{}.", bank.label(question, Answer::Step(step)));
    };
    let (chosen, other) = if step > 3 { (right, left) } else { (left, right) };
    match step {
        3 => format!("Either one: “{chosen}” or “{other}”."),
        1 | 5 => format!("Clearly “{chosen}”, not “{other}”."),
        _ => format!("Rather “{chosen}” than “{other}”."),
    }
}
