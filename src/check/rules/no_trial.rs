//! `no-trial`: a management track names no way to try it first.

use crate::check::rule::{Check, Found, Rule};
use crate::diagnostic::{Code, Diagnostic, Group};
use crate::ladder::{Kind, Ladder};

pub(super) static RULE: Rule = Rule {
    code: Code::new("no-trial", Group::Fairness),
    checks: &[Check::Whole(check)],
    explanation: include_str!("no_trial.md"),
};

fn check(ladder: &Ladder, found: &mut Found<'_>) {
    for track in ladder.tracks_of(Kind::Management).filter(|track| track.trial.is_empty()) {
        let finding = Diagnostic::warning(format!("nothing is said of how to try {} first", track.name));
        found.push(
            finding
                .at(track.at)
                .label("the management track")
                .help("list in `trial` a small piece of it to try for some weeks, and the way back afterwards"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::{fair, found_by, only};

    #[test]
    fn managers_without_a_trial_are_said_and_masters_are_not() {
        let mut ladder = fair();
        ladder.tracks[1].trial.clear();
        assert_eq!(found_by(&RULE, &ladder), []);
        ladder.tracks[2].trial.clear();
        assert_eq!(only(&RULE, &ladder).message, "nothing is said of how to try management first");
    }
}
