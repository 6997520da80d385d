//! `unused-area`: an area without expectations.

use std::collections::HashSet;

use crate::check::rule::{Check, Found, Rule};
use crate::diagnostic::{Code, Diagnostic, Group};
use crate::ladder::Ladder;

pub(super) static RULE: Rule = Rule {
    code: Code::new("unused-area", Group::Wording),
    checks: &[Check::Whole(check)],
    explanation: include_str!("unused_area.md"),
};

fn check(ladder: &Ladder, found: &mut Found<'_>) {
    let expectations = ladder.places().flat_map(|place| &place.level.expects);
    let used: HashSet<&str> = expectations.map(|one| one.area.as_str()).collect();
    for area in ladder.areas.iter().filter(|area| !used.contains(area.id.as_str())) {
        let finding = Diagnostic::warning(format!("no level expects anything in {}", area.name)).at(area.id.at);
        found.push(finding.help("write expectations in it, or take it out"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::{found_by, only};
    use crate::ladder::sample::usual;

    #[test]
    fn an_area_that_no_level_uses_is_said() {
        let mut ladder = usual();
        assert_eq!(found_by(&RULE, &ladder), []);
        let mut area = ladder.areas[0].clone();
        area.id = "idle".into();
        area.name = "Idling".into();
        ladder.areas.push(area);
        assert_eq!(only(&RULE, &ladder).message, "no level expects anything in Idling");
    }
}
