//! `costs-rank`: whoever takes a track up begins on it below the level it opens from.

use crate::check::rule::{Check, Found, Rule};
use crate::diagnostic::{Code, Diagnostic, Group};
use crate::ladder::{Kind, Ladder};

pub(super) static RULE: Rule = Rule {
    code: Code::new("costs-rank", Group::Fairness),
    checks: &[Check::Whole(check)],
    explanation: include_str!("costs_rank.md"),
};

/// From the lowest door: whoever comes from a higher one has a level of their own rank to go to, or pays more still.
fn check(ladder: &Ladder, found: &mut Found<'_>) {
    for track in ladder.tracks.iter().filter(|track| track.kind != Kind::Trunk) {
        let (Some(first), Some(door)) = (track.levels.first(), ladder.home_door(track)) else { continue };
        if first.rank >= door.level.rank || first.equal_to().any(|id| *door.level.id == *id) {
            continue;
        }
        let message = format!(
            "the track {} opens from {} at rank {} and begins at rank {}",
            track.name, door.level.title, door.level.rank, first.rank
        );
        let finding = Diagnostic::warning(message).at(first.at()).label("its first level");
        let lowest = first.rank;
        found.push(
            finding.help(format!("open it from a level of rank {lowest} or lower, or begin it at a higher rank")),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::{fair, found_by, only};

    #[test]
    fn a_track_that_begins_below_its_door_costs_a_rank() {
        let mut ladder = fair();
        assert_eq!(found_by(&RULE, &ladder), []);
        ladder.tracks[2].opens_from = vec!["m5".into()];
        let said = "the track management opens from M5 at rank 5 and begins at rank 4";
        assert_eq!(only(&RULE, &ladder).message, said);
        ladder.tracks[2].opens_from = vec!["m5".into(), "m4".into()];
        assert_eq!(found_by(&RULE, &ladder), [], "it opens from M4 as well");
        ladder.tracks[2].opens_from = vec!["m5".into()];
        ladder.tracks[2].levels[0].equals = vec!["m5".into()];
        assert_eq!(found_by(&RULE, &ladder), [], "the two are said to be equal");
    }
}
