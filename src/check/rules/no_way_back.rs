//! `no-way-back`: no management level has a mastery level of equal standing.

use crate::check::rule::{Check, Found, Rule};
use crate::diagnostic::{Code, Diagnostic, Group};
use crate::ladder::{Kind, Ladder, Place, Track};

pub(super) static RULE: Rule = Rule {
    code: Code::new("no-way-back", Group::Fairness),
    checks: &[Check::Whole(check)],
    explanation: include_str!("no_way_back.md"),
};

/// Every crossing would only be guessed from the nearest rank.
fn check(ladder: &Ladder, found: &mut Found<'_>) {
    if ladder.tracks_of(Kind::Mastery).next().is_none() {
        return;
    }
    let Some(track) = ladder.tracks_of(Kind::Management).next() else { return };
    let leads_back = |(place, equals): &(Place<'_>, Vec<Place<'_>>)| {
        let opens = |track: &Track| crate::model::names(&track.opens_from, &place.level.id);
        !equals.is_empty() || ladder.tracks_of(Kind::Mastery).any(opens)
    };
    if ladder.equals_between(Kind::Management, Kind::Mastery).iter().any(leads_back) {
        return;
    }
    let finding = Diagnostic::warning("whoever tries management has no level of mastery to come back to");
    found.push(finding.at(track.at).label("the management track").help(
        "give a mastery level the same rank, or name the two in `equals`, so that managing can be tried and left again",
    ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::{fair, found_by};

    #[test]
    fn a_way_back_is_an_equal_level_or_a_door_named() {
        let mut ladder = fair();
        assert_eq!(found_by(&RULE, &ladder), []);
        for (n, rank) in [(0, 7), (1, 8)] {
            ladder.tracks[2].levels[n].rank = rank;
        }
        assert_eq!(found_by(&RULE, &ladder).len(), 1);
        ladder.tracks[1].opens_from.push("g4".into());
        assert_eq!(found_by(&RULE, &ladder), []);
        ladder.tracks[1].opens_from.clear();
        ladder.tracks.remove(1);
        assert_eq!(found_by(&RULE, &ladder), [], "without mastery there is only one track, and that is said");
    }
}
