//! `duplicate-id`: one id for two things, which the reader refuses, and what `equals` names twice, which only says nothing.

use crate::check::rule::{Check, Found, Rule};
use crate::diagnostic::{Code, Diagnostic};
use crate::ladder::Ladder;

pub(super) static RULE: Rule =
    Rule { code: Code::DUPLICATE_ID, checks: &[Check::Whole(check)], explanation: include_str!("duplicate_id.md") };

/// Where `equals` names the level itself, or what it has named before.
fn check(ladder: &Ladder, found: &mut Found<'_>) {
    for level in ladder.places().map(|place| place.level) {
        if level.equal_to().count() == level.equals.len() {
            continue;
        }
        let itself = crate::model::names(&level.equals, &level.id);
        let what = if itself { "itself" } else { "a level twice" };
        let finding = Diagnostic::warning(format!("{} names {what} in `equals`", level.title)).at(level.at());
        found.push(finding.help("name each level of equal standing once, on another track"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::{found_by, only};
    use crate::ladder::sample::usual;

    #[test]
    fn a_level_that_is_equal_to_itself_or_to_one_twice_is_said() {
        let mut ladder = usual();
        ladder.tracks[1].levels[1].equals = vec!["g5".into(), "h4".into()];
        assert_eq!(found_by(&RULE, &ladder), []);
        ladder.tracks[1].levels[1].equals = vec!["g5".into(), "m5".into(), "g5".into()];
        assert_eq!(only(&RULE, &ladder).message, "M5 names itself in `equals`");
        ladder.tracks[1].levels[1].equals = vec!["g5".into(), "h4".into(), "g5".into()];
        assert_eq!(only(&RULE, &ladder).message, "M5 names a level twice in `equals`");
        assert_eq!(ladder.tracks[1].levels[1].equal_to().collect::<Vec<_>>(), ["g5", "h4"]);
    }
}
