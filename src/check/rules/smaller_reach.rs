//! `smaller-reach`: a mastery level is felt less far than its equal in management.

use crate::check::rule::{Check, Found, Rule};
use crate::diagnostic::{Code, Diagnostic, Group};
use crate::ladder::{Kind, Ladder};

pub(super) static RULE: Rule = Rule {
    code: Code::new("smaller-reach", Group::Fairness),
    checks: &[Check::Whole(check)],
    explanation: include_str!("smaller_reach.md"),
};

/// Of several equals the one that reaches least is what mastery is measured against.
fn check(ladder: &Ladder, found: &mut Found<'_>) {
    for (place, equals) in ladder.equals_between(Kind::Mastery, Kind::Management) {
        let known = equals.iter().filter_map(|equal| Some((equal.level.reach?, equal)));
        let Some((other, equal)) = known.min_by_key(|(reach, _)| *reach) else { continue };
        let Some(own) = place.level.reach.filter(|own| *own < other) else { continue };
        let message = format!(
            "{} has the reach \"{own}\", its equal {} in management \"{other}\"",
            place.level.title, equal.level.title,
        );
        let finding = Diagnostic::warning(message).at(place.level.at());
        found.push(finding.help("give mastery work that is felt as far, and write it as `reach`"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::{fair, found_by, only};
    use crate::ladder::Reach;
    use crate::ladder::sample::level;

    #[test]
    fn mastery_reaches_at_least_as_far_as_its_equals() {
        let mut ladder = fair();
        ladder.tracks[2].levels[1].reach = Some(Reach::Company);
        assert_eq!(found_by(&RULE, &ladder), [], "nothing is said of mastery");
        for (reach, count) in [(Reach::Team, 1), (Reach::Company, 0), (Reach::Trade, 0)] {
            ladder.tracks[1].levels[1].reach = Some(reach);
            assert_eq!(found_by(&RULE, &ladder).len(), count, "{reach}");
        }
        ladder.tracks[1].levels[1].reach = Some(Reach::Team);
        let said = "M5 has the reach \"team\", its equal G5 in management \"company\"";
        assert_eq!(only(&RULE, &ladder).message, said);
        ladder.tracks[2].levels.push(level("g5b", 5, 3));
        ladder.tracks[2].levels[2].reach = Some(Reach::Team);
        assert_eq!(found_by(&RULE, &ladder), [], "one of its equals reaches no further");
    }
}
