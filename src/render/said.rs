//! Answers and scores in words, as plans and comparisons say them.

use super::words::rounded;
use crate::advice::{Score, Side};
use crate::interview::{Answer, Bank, Question, Sheet, with_craft};
use crate::ladder::Ladder;

/// The track a side leads to.
pub(super) fn side_word(side: Side) -> &'static str {
    match side {
        Side::Mastery => "mastery",
        Side::Management => "management",
    }
}

/// "point 0.81 of 2 steps toward mastery, give or take 0.17".
pub(super) fn leans(score: &Score) -> String {
    let margin = rounded(score.margin, 2);
    match score.side() {
        Some(side) => {
            let far = rounded(score.value.abs(), 2);
            format!("point {far:.2} of 2 steps toward {}, give or take {margin:.2}", side_word(side))
        }
        None => format!("balance exactly, give or take {margin:.2}"),
    }
}

/// Text shows a line as 1 to 5, with one decimal.
pub(super) fn shown(line: f64) -> f64 {
    rounded(line + 3.0, 1)
}

/// A question's own words, as the one who answered read them: the statement, or of a trade-off what was asked.
pub(super) fn asked(question: &Question, sheet: &Sheet, ladder: &Ladder) -> String {
    in_craft(&question.wording(sheet.by).text, sheet, ladder)
}

/// The statement and how far it was agreed to; of a trade-off, what was chosen rather than what.
pub(super) fn said(bank: &Bank, question: &Question, step: u8, sheet: &Sheet, ladder: &Ladder) -> String {
    let (text, answer) = (asked(question, sheet, ladder), answered(bank, question, step, sheet, ladder));
    if question.wording(sheet.by).choices.is_some() {
        format!("{text} {answer}")
    } else {
        format!("“{text}” {answer}")
    }
}

/// The answer alone: "Agree (4)."; of a trade-off, what was chosen rather than what.
pub(super) fn answered(bank: &Bank, question: &Question, step: u8, sheet: &Sheet, ladder: &Ladder) -> String {
    let Some((left, right)) = &question.wording(sheet.by).choices else {
        return format!("{} ({step}).", bank.label(question, Answer::Step(step)));
    };
    let (chosen, other) = if step > 3 { (right, left) } else { (left, right) };
    let (chosen, other) = (in_craft(chosen, sheet, ladder), in_craft(other, sheet, ladder));
    match step {
        3 => format!("Either one: “{chosen}” or “{other}” (3)."),
        1 | 5 => format!("“{chosen}”, clearly over “{other}” ({step})."),
        _ => format!("“{chosen}”, rather than “{other}” ({step})."),
    }
}

fn in_craft(text: &str, sheet: &Sheet, ladder: &Ladder) -> String {
    with_craft(text, sheet.craft.as_deref().unwrap_or(&ladder.craft), sheet.by)
}
