//! `untrained-managers`: a management track names nothing to learn first.

use crate::check::rule::{Check, Found, Rule};
use crate::diagnostic::{Code, Diagnostic, Group};
use crate::ladder::{Kind, Ladder};

pub(super) static RULE: Rule = Rule {
    code: Code::new("untrained-managers", Group::Fairness),
    checks: &[Check::Whole(check)],
    explanation: include_str!("untrained_managers.md"),
};

fn check(ladder: &Ladder, found: &mut Found<'_>) {
    for track in ladder.tracks_of(Kind::Management).filter(|track| track.prepare.is_empty()) {
        let finding = Diagnostic::warning(format!("nothing is said to learn before {}", track.name));
        found.push(
            finding
                .at(track.at)
                .label("the management track")
                .help("managing is a craft of its own: list in `prepare` what is learned before its first level"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::{fair, found_by, only};

    #[test]
    fn managers_without_training_are_said_and_masters_are_not() {
        let mut ladder = fair();
        ladder.tracks[1].prepare.clear();
        assert_eq!(found_by(&RULE, &ladder), []);
        ladder.tracks[2].prepare.clear();
        assert_eq!(only(&RULE, &ladder).message, "nothing is said to learn before management");
    }
}
