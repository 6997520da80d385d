//! `untrained-managers`: a management track names nothing to learn first.

use crate::check::rule::{Check, Found, Rule};
use crate::check::words::and;
use crate::diagnostic::{Code, Diagnostic, Group};
use crate::ladder::{Kind, Ladder, Track};

pub(super) static RULE: Rule = Rule {
    code: Code::new("untrained-managers", Group::Advice),
    checks: &[Check::Whole(check)],
    explanation: include_str!("untrained_managers.md"),
};

/// Once a ladder: whoever fills in one track sees to the others.
fn check(ladder: &Ladder, found: &mut Found<'_>) {
    let without: Vec<&Track> = ladder.tracks_of(Kind::Management).filter(|track| track.prepare.is_empty()).collect();
    let Some(first) = without.first() else { return };
    let names: Vec<String> = without.iter().map(|track| track.name.to_string()).collect();
    let finding = Diagnostic::advice(format!("nothing is said to learn before {}", and(&names))).at(first.at);
    found.push(
        finding
            .label("the management track")
            .help("managing is a craft of its own: list in `prepare` what is learned before its first level"),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::{fair, found_by, only};

    #[test]
    fn managers_without_training_are_said_once_and_masters_are_not() {
        let mut ladder = fair();
        ladder.tracks[1].prepare.clear();
        assert_eq!(found_by(&RULE, &ladder), []);
        ladder.tracks[2].prepare.clear();
        assert_eq!(only(&RULE, &ladder).message, "nothing is said to learn before management");
        let mut second = ladder.tracks[2].clone();
        second.name = "the works".into();
        ladder.tracks.push(second);
        assert_eq!(only(&RULE, &ladder).message, "nothing is said to learn before management and the works");
    }
}
