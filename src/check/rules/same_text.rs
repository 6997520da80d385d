//! `same-text`: one sentence twice in one ladder.

use std::collections::{HashMap, HashSet};

use crate::check::rule::{Check, Found, Rule};
use crate::check::words::and;
use crate::diagnostic::{Code, Diagnostic, Group};
use crate::ladder::{Expectation, Ladder, Level, Place, Track};

pub(super) static RULE: Rule = Rule {
    code: Code::new("same-text", Group::Wording),
    checks: &[Check::Whole(check)],
    explanation: include_str!("same_text.md"),
};

/// From so many sentences on that stand twice, a fifth of all at least, each level says in full what holds there.
const A_HABIT: usize = 5;
const PART: usize = 5;

/// One finding a sentence, where it stands for the second time on one way up. On ways beside each other, one sentence for
/// both is as it should be; in a ladder that is not cumulative every level says again what holds there.
fn check(ladder: &Ladder, found: &mut Found<'_>) {
    let mut known: HashMap<(&str, String), usize> = HashMap::new();
    let mut sentences: Vec<Vec<Said<'_>>> = Vec::new();
    let mut all = 0;
    for (track, levels) in ladder.tracks.iter().enumerate() {
        for (step, level) in levels.levels.iter().enumerate() {
            for one in &level.expects {
                all += 1;
                let scope = if ladder.cumulative { "" } else { level.id.as_str() };
                let key = (scope, one.text.trim_end_matches('.').trim().to_lowercase());
                let sentence = *known.entry(key).or_insert(sentences.len());
                let said = Said { track, step, level, one };
                match sentences.get_mut(sentence) {
                    Some(same) => same.push(said),
                    None => sentences.push(vec![said]),
                }
            }
        }
    }
    let doors: Vec<Vec<(usize, usize)>> = ladder.tracks.iter().map(|track| carried_from(ladder, track)).collect();
    let again: Vec<Again<'_>> = sentences.iter().filter_map(|same| again(same, &doors)).collect();
    let Some(first) = again.first() else { return };
    if again.len() >= A_HABIT && again.len() * PART >= all {
        let message =
            format!("{} of {all} sentences stand at several levels of one way up, this one first", again.len());
        let finding = Diagnostic::warning(message).at(first.second.at()).label("here again");
        found.push(finding.help(
            "if each level is meant to say in full what holds there, write `cumulative = false` at the top of the file",
        ));
        return;
    }
    for Again { titles, second, times } in &again {
        let message = match titles.as_slice() {
            [first, rest @ ..] if !rest.is_empty() => {
                format!("one sentence stands at {first} and again at {}", and(rest))
            }
            _ => format!("one sentence stands at {} {times} times", and(titles)),
        };
        let finding = Diagnostic::warning(message).at(second.at()).label("here again");
        found.push(finding.help("keep it where it is first expected; higher up say how much more is expected"));
    }
}

/// A sentence where it stands.
#[derive(Clone, Copy)]
struct Said<'a> {
    /// The number of the track.
    track: usize,
    /// The number of the level in it.
    step: usize,
    level: &'a Level,
    one: &'a Expectation,
}

/// A sentence that stands again on one way up.
struct Again<'a> {
    /// Where it does, each level once.
    titles: Vec<String>,
    /// Where it does for the second time.
    second: &'a Expectation,
    times: usize,
}

/// The levels of other tracks that a track builds on: the track, and how far up it.
fn carried_from(ladder: &Ladder, track: &Track) -> Vec<(usize, usize)> {
    let place = |door: Place<'_>| {
        let number = ladder.tracks.iter().position(|track| track.id == door.track.id)?;
        Some((number, door.track.levels.iter().position(|level| level.id == door.level.id)?))
    };
    ladder.doors_carried(track).into_iter().filter_map(place).collect()
}

/// Levels of one track build on each other, and a track on those its door is above.
fn again<'a>(same: &[Said<'a>], doors: &[Vec<(usize, usize)>]) -> Option<Again<'a>> {
    if same.len() < 2 {
        return None;
    }
    // How often it stands on each track, and how low.
    let mut tracks: HashMap<usize, (usize, usize)> = HashMap::new();
    for said in same {
        let (count, lowest) = tracks.entry(said.track).or_insert((0, said.step));
        (*count, *lowest) = (*count + 1, said.step.min(*lowest));
    }
    // Up to which level of a track something above builds on it.
    let mut built_on: HashMap<usize, usize> = HashMap::new();
    let mut builds: HashSet<usize> = HashSet::new();
    for track in tracks.keys() {
        for (below, door) in doors.get(*track).into_iter().flatten() {
            if tracks.get(below).is_some_and(|(_, lowest)| lowest <= door) {
                builds.insert(*track);
                let highest = built_on.entry(*below).or_insert(*door);
                *highest = (*highest).max(*door);
            }
        }
    }
    let is_on_a_way = |said: &&Said<'_>| {
        tracks.get(&said.track).is_some_and(|(count, _)| *count > 1)
            || builds.contains(&said.track)
            || built_on.get(&said.track).is_some_and(|highest| said.step <= *highest)
    };
    let on_a_way: Vec<&Said<'_>> = same.iter().filter(is_on_a_way).collect();
    let second = on_a_way.get(1)?.one;
    let mut titles: Vec<String> = on_a_way.iter().map(|said| said.level.title.to_string()).collect();
    titles.dedup();
    Some(Again { titles, second, times: on_a_way.len() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tried::{found_by, only};
    use crate::ladder::sample::usual;

    #[test]
    fn one_sentence_twice_is_said_where_it_stands_again() {
        let mut ladder = usual();
        ladder.tracks[1].levels[0].expects[0].text = "Does thing 1 of A.".into();
        assert_eq!(only(&RULE, &ladder).message, "one sentence stands at A and again at M4");
        ladder.cumulative = false;
        assert_eq!(found_by(&RULE, &ladder), [], "a ladder that is not cumulative has to repeat");
        ladder.tracks[1].levels[0].expects[1].text = "does thing 1 of a".into();
        assert_eq!(only(&RULE, &ladder).message, "one sentence stands at M4 2 times");
    }

    #[test]
    fn one_sentence_at_three_levels_is_one_finding() {
        let mut ladder = usual();
        for level in [0, 2] {
            ladder.tracks[1].levels[level].expects[0].text = "Does thing 1 of A".into();
        }
        assert_eq!(only(&RULE, &ladder).message, "one sentence stands at A and again at M4 and M6");
    }

    #[test]
    fn on_ways_beside_each_other_one_sentence_may_stand_on_both() {
        let mut ladder = usual();
        ladder.tracks[1].levels[0].expects[0].text = "Does what both do".into();
        ladder.tracks[2].levels[0].expects[0].text = "Does what both do".into();
        assert_eq!(found_by(&RULE, &ladder), []);
        ladder.tracks[0].levels[0].expects[0].text = "Does what both do".into();
        let said = "one sentence stands at A and again at M4";
        assert_eq!(only(&RULE, &ladder).message, said, "management does not build on the trunk");
    }

    #[test]
    fn a_ladder_that_repeats_itself_is_told_once_of_the_key_for_it() {
        let mut ladder = usual();
        for at in [1, 2] {
            let below = ladder.tracks[1].levels[0].expects.clone();
            ladder.tracks[1].levels[at].expects = below;
        }
        let copied = ladder.tracks[2].levels[0].expects.clone();
        ladder.tracks[2].levels[1].expects = copied;
        let finding = only(&RULE, &ladder);
        assert_eq!(finding.message, "6 of 24 sentences stand at several levels of one way up, this one first");
        assert!(finding.helps.concat().contains("cumulative = false"));
    }
}
