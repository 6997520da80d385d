//! `craft-carried-over`: managers are held to everything that the craft expects.

use crate::check::rule::{Check, Found, Rule};
use crate::diagnostic::{Code, Diagnostic, Group};
use crate::ladder::{Kind, Ladder};

pub(super) static RULE: Rule = Rule {
    code: Code::new("craft-carried-over", Group::Fairness),
    checks: &[Check::Whole(check)],
    explanation: include_str!("craft_carried_over.md"),
};

fn check(ladder: &Ladder, found: &mut Found<'_>) {
    for track in ladder.tracks_of(Kind::Management).filter(|track| track.carries == Some(true)) {
        let Some(door) = ladder.home_door(track).filter(|door| door.track.kind != Kind::Management) else { continue };
        let message = format!("the track {} also expects everything that {} does", track.name, door.level.title);
        let finding = Diagnostic::warning(message).at(track.at).label("`carries = true`");
        found.push(finding.help("leave `carries` out, and write down what of the craft a manager still needs"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::{fair, found_by, only};

    #[test]
    fn management_that_carries_the_craft_is_said_and_nothing_else_is() {
        let mut ladder = fair();
        ladder.tracks[1].carries = Some(true);
        assert_eq!(found_by(&RULE, &ladder), [], "mastery builds on the trunk");
        ladder.tracks[2].carries = Some(true);
        assert_eq!(only(&RULE, &ladder).message, "the track management also expects everything that C does");
        let mut executive = ladder.tracks[2].clone();
        executive.id = "executive".into();
        executive.opens_from = vec!["g5".into()];
        executive.levels.clear();
        executive.levels.push(crate::ladder::sample::level("x6", 6, 3));
        ladder.tracks[2].carries = None;
        ladder.tracks.push(executive);
        assert_eq!(found_by(&RULE, &ladder), [], "an executive builds on the director");
    }
}
