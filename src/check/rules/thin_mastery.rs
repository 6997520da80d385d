//! `thin-mastery`: a mastery level has under half of the expectations of its management equal.

use crate::check::rule::{Check, Found, Rule};
use crate::diagnostic::{Code, Diagnostic, Group};
use crate::ladder::{Kind, Ladder};

pub(super) static RULE: Rule = Rule {
    code: Code::new("thin-mastery", Group::Fairness),
    checks: &[Check::Whole(check)],
    explanation: include_str!("thin_mastery.md"),
};

/// Fewer expectations than these on a management level compare with nothing.
const ENOUGH_TO_COMPARE: usize = 4;

/// A level without any expectation is `empty-level`, not thin.
fn check(ladder: &Ladder, found: &mut Found<'_>) {
    for (place, equals) in ladder.equals_between(Kind::Mastery, Kind::Management) {
        let own = place.level.expects.len();
        let smallest = equals.iter().min_by_key(|equal| equal.level.expects.len());
        let Some(equal) = smallest.filter(|equal| equal.level.expects.len() >= ENOUGH_TO_COMPARE) else { continue };
        let other = equal.level.expects.len();
        if own > 0 && own * 2 < other {
            let things = if own == 1 { "expectation" } else { "expectations" };
            let message = format!(
                "{} has {own} {things}, its equal {} in management has {other}",
                place.level.title, equal.level.title
            );
            let finding = Diagnostic::warning(message).at(place.level.at());
            found.push(finding.help("write mastery at this rank as fully as managing"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::{fair, found_by, only};
    use crate::ladder::sample::level;

    #[test]
    fn under_half_is_thin_and_half_is_not() {
        let mut ladder = fair();
        ladder.tracks[2].levels[0] = level("g4", 4, 6);
        assert_eq!(found_by(&RULE, &ladder), []);
        ladder.tracks[1].levels[0].expects.truncate(2);
        assert_eq!(found_by(&RULE, &ladder).len(), 1);
        ladder.tracks[1].levels[0].expects.clear();
        assert_eq!(found_by(&RULE, &ladder), [], "an empty level is said to be empty");
        ladder.tracks[1].levels[0] = level("m4", 4, 1);
        ladder.tracks[2].levels[0].expects.truncate(3);
        assert_eq!(found_by(&RULE, &ladder), [], "one against three is too little to compare");
    }

    #[test]
    fn a_thin_level_is_said_in_figures() {
        let mut ladder = fair();
        for (own, said) in
            [(1, "M4 has 1 expectation, its equal G4 in management has 6"), (2, "M4 has 2 expectations,")]
        {
            ladder.tracks[1].levels[0].expects = level("m4", 4, own).expects;
            ladder.tracks[2].levels[0].expects = level("g4", 4, 6).expects;
            assert!(only(&RULE, &ladder).message.starts_with(said));
        }
    }
}
