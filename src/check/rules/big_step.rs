//! `big-step`: a level with three times the new expectations of its neighbours.

use std::collections::HashSet;

use crate::check::rule::{Check, Found, Rule};
use crate::diagnostic::{Code, Diagnostic, Group};
use crate::ladder::{Expectation, Kind, Ladder, Level, Track};

pub(super) static RULE: Rule = Rule {
    code: Code::new("big-step", Group::Wording),
    checks: &[Check::Whole(check)],
    explanation: include_str!("big_step.md"),
};

/// Fewer new expectations than these are no big step, whatever the neighbours ask for.
const FEW: usize = 6;

/// So many times the new expectations of its neighbours.
const TIMES: usize = 3;

fn check(ladder: &Ladder, found: &mut Found<'_>) {
    ladder.tracks.iter().for_each(|track| big_steps(ladder, track, found));
}

/// Of the levels that have one below them: the first level of a career is no step.
fn big_steps(ladder: &Ladder, track: &Track, found: &mut Found<'_>) {
    let below_first = track.opens_from.iter().filter_map(|id| ladder.level(id)).max_by_key(|place| place.level.rank);
    let below_first = match below_first {
        None if track.kind != Kind::Trunk => ladder.places_of(Kind::Trunk).last(),
        below => below,
    };
    let levels: Vec<&Level> = below_first.map(|place| place.level).into_iter().chain(&track.levels).collect();
    let before = std::iter::once(None).chain(levels.iter().copied().map(Some));
    let new: Vec<usize> = levels.iter().zip(before).map(|(level, before)| new_at(ladder, before, level)).collect();
    let new = |at: usize| new.get(at).copied();
    // An empty level says nothing of how big a step is.
    let neighbour = |at: Option<usize>| at.and_then(new).filter(|count| *count > 0);
    for (at, level) in levels.iter().enumerate().skip(1) {
        let Some(own) = new(at) else { continue };
        let neighbours = [neighbour(at.checked_sub(1)), neighbour(Some(at + 1))];
        let Some(largest) = neighbours.into_iter().flatten().max() else { continue };
        if own >= FEW && own >= TIMES * largest {
            let message = format!("{} expects {own} new things, the levels next to it {largest} at most", level.title);
            let finding = Diagnostic::warning(message).at(level.at());
            found.push(finding.help("spread them over the levels next to it, or add a level between"));
        }
    }
}

/// What a level expects and the level before it does not.
fn new_at(ladder: &Ladder, before: Option<&Level>, level: &Level) -> usize {
    let Some(before) = before else { return level.expects.len() };
    // A cumulative ladder repeats nothing, but what it raises.
    let may_be_known = || level.expects.iter().filter(|one| !ladder.cumulative || one.id.is_some());
    if may_be_known().next().is_none() {
        return level.expects.len();
    }
    let ids: HashSet<&str> = before.expects.iter().filter_map(|one| one.id.as_deref()).collect();
    let texts: HashSet<&str> = before.expects.iter().map(|one| one.text.as_str()).collect();
    let is_known =
        |one: &&Expectation| one.id.as_deref().is_some_and(|id| ids.contains(id)) || texts.contains(one.text.as_str());
    level.expects.len() - may_be_known().filter(is_known).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::found_by;
    use crate::ladder::sample::{level, usual};

    #[test]
    fn three_times_the_neighbours_and_six_at_least_is_a_big_step() {
        let mut ladder = usual();
        ladder.tracks[1].levels[1] = level("m5", 5, 9);
        assert_eq!(found_by(&RULE, &ladder).len(), 1);
        ladder.tracks[1].levels[1] = level("m5", 5, 8);
        assert_eq!(found_by(&RULE, &ladder), []);
        ladder.tracks[1].levels[2] = level("m6", 6, 1);
        ladder.tracks[1].levels[0] = level("m4", 4, 1);
        ladder.tracks[1].levels[1] = level("m5", 5, 5);
        assert_eq!(found_by(&RULE, &ladder), [], "five things are few, whatever stands next to them");
    }

    #[test]
    fn the_first_level_of_all_is_no_step_but_the_first_of_a_track_is_one() {
        let mut ladder = usual();
        ladder.tracks[0].levels[0] = level("a", 1, 12);
        assert_eq!(found_by(&RULE, &ladder), []);
        let mut ladder = usual();
        ladder.tracks[2].levels[0] = level("g4", 4, 9);
        assert_eq!(found_by(&RULE, &ladder).len(), 1, "the trunk's last level expects two");
    }

    #[test]
    fn where_a_level_says_again_what_held_before_only_the_new_counts() {
        let mut ladder = usual();
        ladder.cumulative = false;
        let mut again = level("m5", 5, 0);
        again.expects = level("m4", 4, 9).expects;
        ladder.tracks[1].levels[0] = level("m4", 4, 3);
        ladder.tracks[1].levels[1] = again;
        assert_eq!(found_by(&RULE, &ladder), [], "three of the nine stood below: six new against three");
    }

    #[test]
    fn new_is_what_neither_its_id_nor_a_ladder_that_repeats_has_named_before() {
        let mut ladder = usual();
        let (mut before, mut now) = (level("m4", 4, 2), level("m5", 5, 5));
        before.expects[0].id = Some("x".into());
        now.expects[0].id = Some("x".into());
        now.expects[1].id = Some("y".into());
        now.expects[4].id = Some("w".into());
        now.expects[2].id = Some("z".into());
        now.expects[2].text.clone_from(&before.expects[0].text);
        now.expects[3].text.clone_from(&before.expects[1].text);
        assert_eq!(
            new_at(&ladder, Some(&before), &now),
            3,
            "y, w, and the sentence that says without an id how much more is asked"
        );
        ladder.cumulative = false;
        assert_eq!(new_at(&ladder, Some(&before), &now), 2, "y and w");
        assert_eq!(new_at(&ladder, None, &now), 5);
    }

    #[test]
    fn a_track_that_names_no_door_is_entered_from_the_trunks_end() {
        let mut ladder = usual();
        ladder.tracks[2].opens_from.clear();
        ladder.tracks[2].levels[0] = level("g4", 4, 9);
        assert_eq!(found_by(&RULE, &ladder).len(), 1);
    }

    #[test]
    fn both_neighbours_count_and_an_empty_one_does_not() {
        let mut ladder = usual();
        ladder.tracks[1].levels[0] = level("m4", 4, 9);
        ladder.tracks[1].levels[1] = level("m5", 5, 5);
        assert_eq!(found_by(&RULE, &ladder), [], "nine after two, and then five");
        let mut ladder = usual();
        ladder.tracks[0].levels = vec![level("a", 1, 0), level("b", 2, 8), level("c", 3, 0)];
        assert_eq!(found_by(&RULE, &ladder), [], "eight between two empty ones");
    }
}
