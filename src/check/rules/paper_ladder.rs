//! `paper-ladder`: a ladder in use whose upper mastery levels no one is known to hold.

use super::no_recognition::upper_half;
use crate::check::rule::{Check, Found, Rule};
use crate::check::words::and;
use crate::diagnostic::{Code, Diagnostic, Group};
use crate::ladder::{Kind, Ladder, Level, Origin};
use crate::model::Status;

pub(super) static RULE: Rule = Rule {
    code: Code::new("paper-ladder", Group::Fairness),
    checks: &[Check::Whole(check)],
    explanation: include_str!("paper_ladder.md"),
};

fn check(ladder: &Ladder, found: &mut Found<'_>) {
    if ladder.status != Some(Status::InUse) {
        return;
    }
    for track in ladder.tracks_of(Kind::Mastery) {
        let upper: Vec<&Level> = upper_half(track).iter().collect();
        let Some(first) = upper.first() else { continue };
        if upper.iter().any(|level| level.origin != Some(Origin::Proposed)) {
            continue;
        }
        let titles: Vec<String> = upper.iter().map(|level| level.title.to_string()).collect();
        let verb = if upper.len() == 1 { "is" } else { "are" };
        let message = format!("the ladder is in use, and {} {verb} only proposed", and(&titles));
        let finding = Diagnostic::warning(message).at(first.at());
        found.push(finding.help("give someone the level, or write `status = \"draft\"` until someone has it"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::{fair, found_by, only};

    #[test]
    fn in_use_means_that_upper_mastery_is_more_than_proposed() {
        let mut ladder = fair();
        for level in [1, 2] {
            ladder.tracks[1].levels[level].origin = Some(Origin::Proposed);
        }
        assert_eq!(found_by(&RULE, &ladder), [], "no one works by it");
        ladder.status = Some(Status::InUse);
        assert_eq!(only(&RULE, &ladder).message, "the ladder is in use, and M5 and M6 are only proposed");
        ladder.tracks[1].levels[2].origin = Some(Origin::Common);
        assert_eq!(found_by(&RULE, &ladder), []);
    }
}
