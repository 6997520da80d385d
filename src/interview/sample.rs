//! A bank with the ids, scales and keys of the instrument's first version, for unit tests.

use super::questions::{Bank, GrowthQuestion, Question, Scale, Steps, Wording};

/// (id, scale, reversed, short) of all 28, as the instrument fixes them; in a balanced order.
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

/// The bank of [`FIXED`] with ids for wording.
pub(crate) fn bank() -> Bank {
    let words = |id: &str, scale| Wording {
        text: id.into(),
        choices: (scale == Scale::TradeOff).then(|| ("left".into(), "right".into())),
    };
    let labels = || ["1", "2", "3", "4", "5"].map(String::from);
    Bank {
        version: 1,
        language: "en".into(),
        steps: Steps { agreement: labels(), trade_off: labels(), strength: labels() },
        growth: GrowthQuestion {
            own: "growth".into(),
            coach: "growth".into(),
            coach_named: None,
            coach_deepen: None,
            why: "why".into(),
            choices: ["next", "deepen", "unsure"].map(String::from),
        },
        questions: FIXED
            .into_iter()
            .map(|(id, scale, reversed, short)| Question {
                id: id.into(),
                scale,
                reversed,
                short,
                topic: id.into(),
                coach_named: None,
                own: words(id, scale),
                coach: words(id, scale),
                why: "why".into(),
            })
            .collect(),
    }
}
