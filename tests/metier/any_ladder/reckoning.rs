//! The second reckoning of doors, ranks, steps and of what a level expects. It knows the ladder's data and none of its
//! functions.

use std::collections::BTreeMap;

use metier::ladder::{Kind, Ladder, Level, Place, Track};
use metier::model::names;

/// The levels a track opens from, each with the number of its track.
fn doors<'a>(ladder: &'a Ladder, track: &Track) -> Vec<(usize, &'a Level)> {
    if track.kind == Kind::Trunk {
        return Vec::new();
    }
    let all = || ladder.tracks.iter().enumerate().flat_map(|(n, one)| one.levels.iter().map(move |level| (n, level)));
    let named: Vec<_> =
        all().filter(|(n, level)| ladder.tracks[*n].id != track.id && names(&track.opens_from, &level.id)).collect();
    if !named.is_empty() {
        // In the order they are named.
        let place = |level: &Level| track.opens_from.iter().position(|id| **id == *level.id);
        let mut named = named;
        named.sort_by_key(|(_, level)| place(level));
        return named;
    }
    let trunk = ladder.tracks.iter().position(|one| one.kind == Kind::Trunk);
    trunk.and_then(|n| Some((n, ladder.tracks[n].levels.last()?))).into_iter().collect()
}

/// The step onto a track, in words; `None` if the track is not open from there, or has no level.
pub(super) fn step_onto(ladder: &Ladder, track: &Track, from: Place<'_>) -> Option<String> {
    let here = from.level;
    let first = track.levels.first()?;
    let place = from.track.levels.iter().position(|level| level.id == here.id).expect("its place");
    let climb = from.track.levels.get(place + 1).map(|level| format!("climb {}", level.id));
    if track.id == from.track.id {
        return Some(climb.unwrap_or_else(|| format!("summit {}", here.id)));
    }
    let doors = doors(ladder, track);
    let is_door = |level: &Level| doors.iter().any(|(_, door)| door.id == level.id);
    let is_open = from.track.levels[..=place].iter().any(is_door);
    let equal =
        here.equals.iter().find(|id| track.levels.iter().any(|level| level.id == **id)).map(ToString::to_string);
    let says_so = || track.levels.iter().find(|level| names(&level.equals, &here.id)).map(|level| level.id.to_string());
    let of_rank = || track.levels.iter().find(|level| level.rank == here.rank).map(|level| level.id.to_string());
    let across = equal.or_else(says_so).or_else(of_rank).map(|equal| format!("cross {equal}"));
    let above = track.levels.iter().find(|level| level.rank > here.rank).map(|level| format!("branch {}", level.id));
    assert!(ladder.tracks.iter().all(|track| track.levels.is_sorted_by_key(|level| level.rank)));
    let below = track.levels.iter().take_while(|level| level.rank < here.rank).last();
    let near = Some(format!("cross {} inferred", below.unwrap_or(first).id));
    let opens_only_elsewhere = !doors.is_empty() && doors.iter().all(|(n, _)| ladder.tracks[*n].kind != Kind::Trunk);
    let is_up_from_the_trunk = from.track.kind == Kind::Trunk && track.kind != Kind::Trunk;
    match () {
        () if opens_only_elsewhere && is_open => across.or(above),
        () if opens_only_elsewhere => across,
        () if is_up_from_the_trunk && !is_open && climb.is_some() => climb,
        () if is_up_from_the_trunk => above.or(across).or(near),
        () if is_door(here) => across.or(above).or(near),
        () => across.or(near),
    }
}

/// At the top of a track, a track of the same kind that leads on takes the place of the summit and comes first.
pub(super) fn led_on(ladder: &Ladder, from: Place<'_>, steps: Vec<String>) -> Vec<String> {
    let kind_of = |step: &str| {
        let level = step.split(' ').nth(1).expect("a level");
        ladder.tracks.iter().find(|track| track.levels.iter().any(|one| *one.id == *level)).expect("its track").kind
    };
    let is_on = |step: &String| step.starts_with("branch") && kind_of(step) == from.track.kind;
    if !steps.iter().any(is_on) {
        return steps;
    }
    let (first, rest): (Vec<String>, Vec<String>) = steps
        .into_iter()
        .filter(|step| !step.starts_with("summit"))
        .partition(|step| is_on(step) || step.starts_with("climb"));
    [first, rest].concat()
}

/// The keys of all that a level expects: what it carries, the lowest first, then its own; of one id the highest.
pub(super) fn asked<'a>(ladder: &'a Ladder, place: Place<'a>) -> Vec<&'a str> {
    let mut levels: Vec<&Level> = vec![place.level];
    let (mut track, mut at) = (place.track, place.level);
    let mut passed = vec![place.track.id.as_str()];
    loop {
        if ladder.cumulative {
            let below = track.levels.iter().take_while(|level| level.id != at.id);
            levels.splice(0..0, below);
        }
        let home = doors(ladder, track).into_iter().min_by_key(|(_, door)| door.rank);
        let Some((n, door)) = home else { break };
        let next = &ladder.tracks[n];
        let usual = ladder.cumulative && (track.kind != Kind::Management || next.kind == Kind::Management);
        if !track.carries.unwrap_or(usual) || passed.contains(&next.id.as_str()) {
            break;
        }
        passed.push(next.id.as_str());
        levels.insert(0, door);
        (track, at) = (next, door);
    }
    let all: Vec<_> = levels.iter().flat_map(|level| &level.expects).collect();
    let is_highest = |at: usize| all[at].id.is_none() || !all[at + 1..].iter().any(|higher| higher.id == all[at].id);
    (0..all.len()).filter(|at| is_highest(*at)).map(|at| all[at].key.as_str()).collect()
}

/// A level as a file gives it: its track, and its rank if it is written.
pub(super) type Written = (usize, Option<u32>);

/// The ranks of levels in the order of the file, worked out again and again until nothing changes. Level `n` is called
/// `ln`. `None` if tracks open from each other in a circle.
pub(super) fn ranks(kinds: &[Kind], opens_from: &[Vec<usize>], levels: &[Written]) -> Option<Vec<u32>> {
    let mut known: BTreeMap<usize, u32> = BTreeMap::new();
    let of = |track: usize| (0..levels.len()).filter(move |n| levels[*n].0 == track);
    let trunk = kinds.iter().position(|kind| *kind == Kind::Trunk);
    for _ in 0..=kinds.len() {
        for (track, kind) in kinds.iter().enumerate() {
            let named: Vec<usize> = opens_from[track].iter().copied().filter(|n| levels[*n].0 != track).collect();
            let home = match (named.is_empty(), trunk) {
                (false, _) => {
                    let ranks: Option<Vec<u32>> = named.iter().map(|n| known.get(n).copied()).collect();
                    let Some(ranks) = ranks else { continue };
                    ranks.into_iter().min()
                }
                (true, Some(trunk)) if *kind != Kind::Trunk => {
                    let ranks: Option<Vec<u32>> = of(trunk).map(|n| known.get(&n).copied()).collect();
                    let Some(ranks) = ranks else { continue };
                    ranks.into_iter().max()
                }
                _ => None,
            };
            let mut rank = home.unwrap_or(0);
            for n in of(track) {
                rank = levels[n].1.unwrap_or((rank + 1).min(999));
                known.insert(n, rank);
            }
        }
    }
    (0..levels.len()).map(|n| known.get(&n).copied()).collect()
}
