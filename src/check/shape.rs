//! What can be seen without reading a sentence: empty levels, big steps, areas nobody uses, one sentence twice.

use std::collections::{HashMap, HashSet};

use super::{and, warning};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::ladder::{Expectation, Kind, Ladder, Level, Track};

/// Fewer new expectations than these are no big step, whatever the neighbours ask for.
const FEW: usize = 6;

/// So many times the new expectations of its neighbours.
const TIMES: usize = 3;

pub(crate) fn audit(ladder: &Ladder, findings: &mut Vec<Diagnostic>) {
    let nothing = |what: &str| warning(Code::EmptyLevel, format!("{what} has no levels yet"));
    let help = "add a level: [[levels]] with `id`, `track` and `title`";
    if ladder.tracks.is_empty() {
        findings.push(nothing("the ladder").at(Span::default()).help(help));
    }
    for track in ladder.tracks.iter().filter(|track| track.levels.is_empty()) {
        findings.push(nothing(&track.name).at(track.at).help(help));
    }
    for level in ladder.places().map(|place| place.level).filter(|level| level.expects.is_empty()) {
        let finding = warning(Code::EmptyLevel, format!("nothing is written for {} yet", level.title)).at(level.at());
        findings.push(finding.help("write what one sees a person do here; three sentences are a beginning"));
    }
    for level in ladder.places().map(|place| place.level) {
        idle_equals(level, findings);
    }
    ladder.tracks.iter().for_each(|track| big_steps(ladder, track, findings));
    let used: HashSet<&str> =
        ladder.places().flat_map(|place| &place.level.expects).map(|one| one.area.as_str()).collect();
    for area in ladder.areas.iter().filter(|area| !used.contains(area.id.as_str())) {
        let finding = warning(Code::UnusedArea, format!("no level expects anything in {}", area.name)).at(area.id.at);
        findings.push(finding.help("write expectations in it, or take it out"));
    }
    same_texts(ladder, findings);
}

/// Where `equals` says nothing: of the level itself, or what it has said before.
fn idle_equals(level: &Level, findings: &mut Vec<Diagnostic>) {
    if level.equal_to().count() == level.equals.len() {
        return;
    }
    let itself = crate::model::names(&level.equals, &level.id);
    let what = if itself { "itself" } else { "a level twice" };
    let finding = warning(Code::DuplicateId, format!("{} names {what} in `equals`", level.title)).at(level.at());
    findings.push(finding.help("name each level of equal standing once, on another track"));
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

/// Of the levels that have one below them: the first level of a career is no step.
fn big_steps(ladder: &Ladder, track: &Track, findings: &mut Vec<Diagnostic>) {
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
            let finding = warning(Code::BigStep, message).at(level.at());
            findings.push(finding.help("spread them over the levels next to it, or add a level between"));
        }
    }
}

/// One finding a sentence, where it stands for the second time. A ladder that is not cumulative says at every level again
/// what holds there.
fn same_texts(ladder: &Ladder, findings: &mut Vec<Diagnostic>) {
    let mut order: Vec<(&str, String)> = Vec::new();
    let mut places: HashMap<(&str, String), Vec<(&Level, &Expectation)>> = HashMap::new();
    for level in ladder.places().map(|place| place.level) {
        for one in &level.expects {
            let scope = if ladder.cumulative { "" } else { level.id.as_str() };
            let key = (scope, one.text.trim_end_matches('.').trim().to_lowercase());
            let known = places.entry(key.clone()).or_default();
            known.push((level, one));
            if known.len() == 2 {
                order.push(key);
            }
        }
    }
    for found in order.iter().filter_map(|key| places.get(key)) {
        let Some((_, second)) = found.get(1) else { continue };
        let mut titles: Vec<String> = found.iter().map(|(level, _)| level.title.to_string()).collect();
        titles.dedup();
        let message = match titles.as_slice() {
            [first, rest @ ..] if !rest.is_empty() => {
                format!("one sentence stands at {first} and again at {}", and(rest))
            }
            _ => format!("one sentence stands at {} {} times", and(&titles), found.len()),
        };
        let finding = warning(Code::SameText, message);
        let finding = finding.at(second.at()).label("here again");
        findings.push(finding.help("keep it where it is first expected; higher up say how much more is expected"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ladder::sample::{level, usual};

    fn found(ladder: &Ladder) -> Vec<(Code, String)> {
        let mut findings = Vec::new();
        audit(ladder, &mut findings);
        findings.into_iter().filter_map(|finding| Some((finding.code?, finding.message))).collect()
    }

    fn codes(ladder: &Ladder) -> Vec<Code> {
        found(ladder).into_iter().map(|(code, _)| code).collect()
    }

    #[test]
    fn an_even_ladder_has_no_findings() {
        assert_eq!(found(&usual()), []);
    }

    #[test]
    fn a_level_without_a_sentence_is_empty() {
        let mut ladder = usual();
        ladder.tracks[0].levels[1].expects.clear();
        assert_eq!(codes(&ladder), [Code::EmptyLevel]);
    }

    #[test]
    fn a_level_that_is_equal_to_itself_or_to_one_twice_is_said() {
        let mut ladder = usual();
        ladder.tracks[1].levels[1].equals = vec!["g5".into(), "h4".into()];
        assert_eq!(codes(&ladder), []);
        ladder.tracks[1].levels[1].equals = vec!["g5".into(), "m5".into(), "g5".into()];
        assert_eq!(found(&ladder), [(Code::DuplicateId, "M5 names itself in `equals`".into())]);
        ladder.tracks[1].levels[1].equals = vec!["g5".into(), "h4".into(), "g5".into()];
        assert_eq!(found(&ladder), [(Code::DuplicateId, "M5 names a level twice in `equals`".into())]);
        assert_eq!(ladder.tracks[1].levels[1].equal_to().collect::<Vec<_>>(), ["g5", "h4"]);
    }

    #[test]
    fn three_times_the_neighbours_and_six_at_least_is_a_big_step() {
        let mut ladder = usual();
        ladder.tracks[1].levels[1] = level("m5", 5, 9);
        assert_eq!(codes(&ladder), [Code::BigStep]);
        ladder.tracks[1].levels[1] = level("m5", 5, 8);
        assert_eq!(codes(&ladder), []);
        ladder.tracks[1].levels[2] = level("m6", 6, 1);
        ladder.tracks[1].levels[0] = level("m4", 4, 1);
        ladder.tracks[1].levels[1] = level("m5", 5, 5);
        assert_eq!(codes(&ladder), [], "five things are few, whatever stands next to them");
    }

    #[test]
    fn the_first_level_of_all_is_no_step_but_the_first_of_a_track_is_one() {
        let mut ladder = usual();
        ladder.tracks[0].levels[0] = level("a", 1, 12);
        assert_eq!(codes(&ladder), []);
        let mut ladder = usual();
        ladder.tracks[2].levels[0] = level("g4", 4, 9);
        assert_eq!(codes(&ladder), [Code::BigStep], "the trunk's last level expects two");
    }

    #[test]
    fn where_a_level_says_again_what_held_before_only_the_new_counts() {
        let mut ladder = usual();
        ladder.cumulative = false;
        let mut again = level("m5", 5, 0);
        again.expects = level("m4", 4, 9).expects;
        ladder.tracks[1].levels[0] = level("m4", 4, 3);
        ladder.tracks[1].levels[1] = again;
        assert_eq!(codes(&ladder), [], "three of the nine stood below: six new against three");
    }

    #[test]
    fn an_area_nobody_uses_is_said() {
        let mut ladder = usual();
        let mut area = ladder.areas[0].clone();
        area.id = "idle".into();
        ladder.areas.push(area);
        assert_eq!(codes(&ladder), [Code::UnusedArea]);
    }

    #[test]
    fn one_sentence_twice_is_said_where_it_stands_again() {
        let mut ladder = usual();
        ladder.tracks[1].levels[0].expects[0].text = "Does thing 1 of A.".into();
        assert_eq!(found(&ladder), [(Code::SameText, "one sentence stands at A and again at M4".into())]);
        ladder.cumulative = false;
        assert_eq!(found(&ladder), [], "a ladder that is not cumulative has to repeat");
        ladder.tracks[1].levels[0].expects[1].text = "does thing 1 of a".into();
        assert_eq!(found(&ladder), [(Code::SameText, "one sentence stands at M4 2 times".into())]);
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
        assert_eq!(codes(&ladder), [Code::BigStep]);
    }

    #[test]
    fn both_neighbours_count_and_an_empty_one_does_not() {
        let mut ladder = usual();
        ladder.tracks[1].levels[0] = level("m4", 4, 9);
        ladder.tracks[1].levels[1] = level("m5", 5, 5);
        assert_eq!(codes(&ladder), [], "nine after two, and then five");
        let mut ladder = usual();
        ladder.tracks[0].levels = vec![level("a", 1, 0), level("b", 2, 8), level("c", 3, 0)];
        assert_eq!(codes(&ladder), [Code::EmptyLevel, Code::EmptyLevel]);
    }

    #[test]
    fn one_sentence_at_three_levels_is_one_finding() {
        let mut ladder = usual();
        for track in [1, 2] {
            ladder.tracks[track].levels[0].expects[0].text = "Does thing 1 of A".into();
        }
        assert_eq!(found(&ladder), [(Code::SameText, "one sentence stands at A and again at M4 and G4".into())]);
    }
}
