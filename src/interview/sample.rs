//! A bank with the ids, scales and keys of the instrument's first version, for unit tests.

use super::questions::{Bank, Scale};
use super::{Answer, Answers};
use crate::model::{BankFile, FormatVersion, GrowthLabels, Polarity, QuestionEntry, StepLabels, Text};

/// The id, scale, reversal and short form of all 28 questions, as the instrument fixes them, in a balanced order.
pub(crate) const FIXED: [(&str, Scale, bool, bool); 28] = [
    ("coordinate", Scale::LikeDirecting, false, true),
    ("best-hours", Scale::LikeDoing, false, true),
    ("afternoon", Scale::TradeOff, false, true),
    ("organised", Scale::GoodDirecting, false, true),
    ("could-stop", Scale::LikeDoing, true, true),
    ("conflict", Scale::LikeDirecting, true, true),
    ("brought-to-me", Scale::GoodDoing, false, true),
    ("known-for", Scale::TradeOff, true, true),
    ("group-goals", Scale::LikeDirecting, false, true),
    ("hardest-piece", Scale::LikeDoing, false, true),
    ("redo", Scale::GoodDirecting, true, true),
    ("next-step", Scale::TradeOff, false, true),
    ("chores", Scale::LikeDirecting, true, true),
    ("still-checked", Scale::GoodDoing, true, true),
    ("which-decision", Scale::TradeOff, true, true),
    ("grow-out-of", Scale::LikeDoing, true, true),
    ("bring-on-people", Scale::LikeDirecting, false, false),
    ("own-practice", Scale::LikeDoing, false, false),
    ("same-pay", Scale::TradeOff, false, false),
    ("helped-others", Scale::GoodDirecting, false, false),
    ("ten-more-years", Scale::LikeDoing, true, false),
    ("not-responsible", Scale::LikeDirecting, true, false),
    ("the-standard", Scale::GoodDoing, false, false),
    ("which-week", Scale::TradeOff, true, false),
    ("difficult-talks", Scale::GoodDirecting, true, false),
    ("fault-this-week", Scale::TradeOff, false, false),
    ("fallen-behind", Scale::GoodDoing, true, false),
    ("depends-on", Scale::TradeOff, true, false),
];

/// The bank of [`FIXED`], with ids in place of wording.
pub(crate) fn bank() -> Bank {
    let labels = || ["1", "2", "3", "4", "5"].map(Text::from);
    let question = |(id, scale, reversed, short): (&str, Scale, bool, bool)| {
        let side = |text: &str| (scale == Scale::TradeOff).then(|| Text::from(text));
        QuestionEntry {
            id: id.into(),
            scale,
            key: if reversed { Polarity::Against } else { Polarity::For },
            short,
            topic: id.into(),
            text: id.into(),
            left: side("left"),
            right: side("right"),
            coach: id.into(),
            coach_named: None,
            coach_left: side("left"),
            coach_right: side("right"),
            why: "why".into(),
        }
    };
    let [next, deepen, unsure] = ["next", "deepen", "unsure"].map(Text::from);
    let file = BankFile {
        format: FormatVersion,
        version: 1,
        language: "en".into(),
        steps: StepLabels { agreement: labels(), trade_off: labels(), strength: labels() },
        growth: GrowthLabels {
            text: "growth".into(),
            coach: "growth".into(),
            coach_named: None,
            why: "why".into(),
            next,
            deepen,
            coach_deepen: None,
            unsure,
        },
        questions: FIXED.into_iter().map(|one| toml::Spanned::new(0..0, question(one))).collect(),
    };
    file.into()
}

/// Answers every question this many steps, −2 to +2, in its scale's own direction.
pub(crate) fn answers(of: impl Fn(Scale) -> i8) -> Answers {
    let mut answers = Answers::default();
    for question in &bank().questions {
        let steps = of(question.scale) * if question.is_reversed() { -1 } else { 1 };
        answers.set_answer(&question.id, Answer::Step((3 + steps).cast_unsigned()));
    }
    answers
}
