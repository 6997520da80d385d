//! Who answers in the tests of the rule.

use proptest::prelude::*;

use super::Given;
use super::reckoning::SCALES;
use crate::questions::TABLE;

/// Anyone: some answer by a leaning of their own for each scale, some at random, some in haste, some leave
/// much out.
pub(super) fn people() -> impl Strategy<Value = Given> {
    let at_random = proptest::collection::vec(0u8..=5, 28);
    let leaning = proptest::collection::vec(-2i8..=2, 5);
    let noise = proptest::collection::vec(-1i8..=1, 28);
    let of_a_kind = (leaning, noise).prop_map(|(leaning, noise)| {
        let step = |((_, scale, key, _), noise): (&(&str, &str, char, bool), i8)| {
            let line = leaning[SCALES.iter().position(|of| of == scale).expect("a scale")];
            let step = if *key == '+' { line + noise } else { -line + noise };
            u8::try_from(step.clamp(-2, 2) + 3).expect("1 to 5")
        };
        TABLE.iter().zip(noise).map(step).collect::<Vec<u8>>()
    });
    let in_haste = (1u8..=5, proptest::collection::vec(proptest::option::weighted(0.25, 1u8..=5), 28))
        .prop_map(|(always, but)| but.into_iter().map(|but| but.unwrap_or(always)).collect::<Vec<u8>>());
    let kept = prop_oneof![
        3 => Just(vec![true; 28]),
        1 => Just(TABLE.iter().map(|(.., short)| *short).collect::<Vec<bool>>()),
        2 => proptest::collection::vec(proptest::bool::weighted(0.8), 28),
        1 => proptest::collection::vec(proptest::bool::weighted(0.4), 28),
    ];
    (prop_oneof![1 => at_random, 4 => of_a_kind, 1 => in_haste], kept)
        .prop_map(|(steps, kept)| steps.into_iter().zip(kept).map(|(step, keep)| keep.then_some(step)).collect())
}
