//! `unreachable`: a track or a level that no way leads to.

use std::collections::HashSet;

use crate::check::rule::{Check, Found, Rule};
use crate::check::words::and;
use crate::diagnostic::{Code, Diagnostic, Group};
use crate::ladder::{Kind, Ladder, Level, Text, Track};

pub(super) static RULE: Rule = Rule {
    code: Code::new("unreachable", Group::Fairness),
    checks: &[Check::Whole(opens_from_itself), Check::Whole(no_way_in)],
    explanation: include_str!("unreachable.md"),
};

/// Whoever is on it already needs no door, and no one else has one.
fn opens_from_itself(ladder: &Ladder, found: &mut Found<'_>) {
    for track in &ladder.tracks {
        let is_own = |id: &&Text| track.levels.iter().any(|level| *level.id == ***id);
        let own: Vec<_> = track.opens_from.iter().filter(is_own).collect();
        let Some(first) = own.first() else { continue };
        let titles = track.levels.iter().filter(|level| own.iter().any(|id| **id == level.id));
        let titles: Vec<String> = titles.map(|level| level.title.to_string()).collect();
        let only = if own.len() == track.opens_from.len() { "only " } else { "" };
        let message = format!("the track {} opens {only}from its own level {}", track.name, and(&titles));
        let finding = Diagnostic::warning(message).at(first.at);
        found.push(finding.help("name the level of another track from which people come"));
    }
}

/// Followed from where people begin: the trunk, or without one every track that opens from nowhere.
fn no_way_in(ladder: &Ladder, found: &mut Found<'_>) {
    let tracks = ladder.tracks.iter().filter(|track| !track.levels.is_empty());
    let (mut waiting, mut open): (Vec<&Track>, Vec<&Track>) =
        tracks.partition(|track| track.kind != Kind::Trunk && !ladder.doors(track).is_empty());
    let (mut reached, mut ranks): (HashSet<&str>, HashSet<u32>) = (HashSet::new(), HashSet::new());
    while !open.is_empty() {
        for level in open.iter().flat_map(|track| &track.levels) {
            reached.insert(&level.id);
            ranks.insert(level.rank);
        }
        // Whoever stands as high may go across, whatever the track opens from.
        let stands_as_high =
            |level: &Level| ranks.contains(&level.rank) || level.equal_to().any(|id| reached.contains(id));
        (open, waiting) = waiting.into_iter().partition(|track| {
            ladder.doors(track).iter().any(|door| reached.contains(door.level.id.as_str()))
                || track.levels.iter().any(stands_as_high)
        });
    }
    for track in waiting {
        let doors: Vec<String> = ladder.doors(track).iter().map(|door| door.level.title.to_string()).collect();
        let message = format!("no way leads to the track {}: it opens from {} alone", track.name, and(&doors));
        let finding = Diagnostic::warning(message).at(track.at);
        found.push(finding.help("let it open from a level that people can reach from where they begin"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::{fair, found_by, only};
    use crate::ladder::sample::{level, track};

    #[test]
    fn a_track_does_not_open_from_itself() {
        let mut ladder = fair();
        ladder.tracks[1].opens_from = vec!["m6".into()];
        assert_eq!(only(&RULE, &ladder).message, "the track mastery opens only from its own level M6");
        ladder.tracks[1].opens_from = vec!["c".into(), "m6".into()];
        assert_eq!(only(&RULE, &ladder).message, "the track mastery opens from its own level M6");
    }

    #[test]
    fn two_tracks_that_open_from_each_other_are_open_to_no_one() {
        let mut ladder = fair();
        ladder.tracks.push(track("x", Kind::Mastery, &["y9"], vec![level("x9", 9, 3)]));
        ladder.tracks.push(track("y", Kind::Management, &["x9"], vec![level("y9", 9, 3)]));
        let said: Vec<String> = found_by(&RULE, &ladder).into_iter().map(|finding| finding.message).collect();
        assert_eq!(
            said,
            [
                "no way leads to the track x: it opens from Y9 alone",
                "no way leads to the track y: it opens from X9 alone"
            ]
        );
        ladder.tracks[5].opens_from = vec!["g5".into()];
        assert_eq!(found_by(&RULE, &ladder), [], "an executive track leads to the other");
        ladder.tracks[5].opens_from = vec!["x9".into()];
        ladder.tracks[4].levels[0].rank = 5;
        assert_eq!(found_by(&RULE, &ladder), [], "at rank 5 one may go across");
    }
}
