//! Answers and scores in words, as plans and comparisons say them.

use super::score::{Margin, Mean};
use super::words::rounded;
use crate::interview::{Answer, Answers, Bank, Question, Scale};
use crate::ladder::Ladder;

/// "-0.81, give or take 0.17": for comparing scores. What one score says is said in words.
pub(crate) fn points(value: Mean, margin: Margin) -> String {
    format!("{:.2}, give or take {:.2}", value.0, margin.0)
}

/// What belongs below scores that are compared.
pub(crate) const SCALE_OF_SCORES: &str = "Scores lie between -2 (doing) and 2 (directing).";

/// Text shows a line as 1 to 5, with one decimal.
pub(crate) fn shown(line: f64) -> f64 {
    rounded(line + 3.0, 1)
}

/// A question's own words, as the person who answered read them: the statement, or the stem of a trade-off.
pub(crate) fn asked(question: &Question, answers: &Answers, ladder: &Ladder) -> String {
    answers.reader(&ladder.craft).question(question).text
}

/// The statement and how far it was agreed to; of a trade-off, what was chosen rather than what.
pub(crate) fn said(bank: &Bank, question: &Question, step: u8, answers: &Answers, ladder: &Ladder) -> String {
    let (text, answer) = (asked(question, answers, ladder), answered(bank, question, step, answers, ladder));
    if question.scale == Scale::TradeOff { format!("{text} {answer}") } else { format!("“{text}” {answer}") }
}

/// The answer alone: "Agree."; of a trade-off, what was chosen rather than what.
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
